"""Push: send what waits. An insert never overwrites, an update or delete names the version it was made on.

"Nothing matched" is never taken for success: the row is read, merged and sent again in the next round. What the server
refuses for good is set aside with its words, and the rest goes on.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from organic_desktop.errors import RequestRefused, SchemaChanged
from organic_desktop.remote.rest import RestClient, equals
from organic_desktop.store.reconciliation import Pending, Reconciliation
from organic_desktop.store.rows import Values, plain
from organic_desktop.sync.pull import fetch
from organic_desktop.sync.tables import SyncedTable

BULK = 500


class Push:
    """One round of sending; ``sent`` counts the rows the server has acknowledged.

    ``check`` is called before each request and raises to cancel.
    """

    def __init__(self, rest: RestClient, mirror: Reconciliation, check: Callable[[], None]) -> None:
        self._rest = rest
        self._mirror = mirror
        self._check = check
        self.sent = 0

    def table(self, table: SyncedTable) -> None:
        """Send every waiting change of a table, oldest first."""
        waiting = self._mirror.pending(table.mirrored)
        new = [change for change in waiting if change.row is not None and change.base is None]
        for first in range(0, len(new), BULK):
            self._insert(table, new[first : first + BULK])
        for change in waiting:
            if change.row is None:
                self._one(table, change, self._delete)
            elif change.base is not None:
                self._one(table, change, self._update)

    def _insert(self, table: SyncedTable, changes: Sequence[Pending]) -> None:
        """Insert rows together; where the server refuses, halve until the row it means stands alone."""
        if not table.may_insert or not changes:
            return
        rows = {change.row_id: _columns(change.row or {}, table.inserted) for change in changes}
        self._mirror.record_attempts(table.mirrored, rows)
        self._check()
        try:
            answer = self._rest.insert(
                table.name, [_wire(row) for row in rows.values()], on_conflict=table.conflict_key
            )
        except SchemaChanged:
            raise
        except RequestRefused as refused:
            if len(changes) == 1:
                self._refused(table, changes[0], refused)
                return
            middle = len(changes) // 2
            self._insert(table, changes[:middle])
            self._insert(table, changes[middle:])
            return
        self._mirror.acknowledge(table.mirrored, rows, answer)
        self.sent += len(answer)
        for row_id in rows.keys() - {row["id"] for row in answer}:
            self._resolve_insert(table, rows[row_id])

    def _resolve_insert(self, table: SyncedTable, row: Values) -> None:
        """A row with this id (ours, its answer lost) or key (another device's) is there already: merge with it."""
        self._check()
        key = table.conflict_key.split(",")
        fetch(self._rest, self._mirror, table, [equals(name, plain(row[name])) for name in key])

    def _update(self, table: SyncedTable, change: Pending) -> None:
        row, base = change.row or {}, change.base or {}
        changes = {name: row[name] for name in table.mirrored.editable if row[name] != base.get(name)}
        if not changes:  # an edit that was taken back, with a send of it unresolved: only reading can tell
            fetch(self._rest, self._mirror, table, [equals("id", change.row_id)])
            self._mirror.forget_attempts(table.mirrored, change.row_id)
            return
        self._mirror.record_attempts(table.mirrored, {change.row_id: changes})
        columns = table.mirrored.columns
        server_row = self._rest.update(table.name, change.row_id, change.version, _wire(changes), columns=columns)
        if server_row is not None:
            self._mirror.acknowledge(table.mirrored, {change.row_id: changes}, [server_row])
            self.sent += 1
        elif not fetch(self._rest, self._mirror, table, [equals("id", change.row_id)]):
            self._mirror.vanished(table.mirrored, change.row_id)

    def _delete(self, table: SyncedTable, change: Pending) -> None:
        if not table.may_delete:
            return
        this = [equals("id", change.row_id)]
        version = change.version
        if change.base is None:  # an insert of it may have arrived: what is there then is ours
            seen = self._rest.select(table.name, columns=["id", "updated_at"], filters=this, order="id.asc", limit=1)
            version = seen[0]["updated_at"] if seen else None
        if self._rest.delete(table.name, change.row_id, version) or not fetch(self._rest, self._mirror, table, this):
            self._mirror.acknowledge_deletion(table.mirrored, change.row_id)
            self.sent += 1

    def _one(self, table: SyncedTable, change: Pending, send: Callable[[SyncedTable, Pending], None]) -> None:
        self._check()
        try:
            send(table, change)
        except SchemaChanged:
            raise
        except RequestRefused as refused:
            self._refused(table, change, refused)

    def _refused(self, table: SyncedTable, change: Pending, refused: RequestRefused) -> None:
        self._mirror.refuse(table.mirrored, change.row_id, refused.message)


def _columns(row: Values, names: Sequence[str]) -> Values:
    return {name: row[name] for name in names}


def _wire(row: Values) -> Values:
    """The row as JSON carries it; decimals as text, which PostgreSQL reads exactly."""
    return {name: plain(value) for name, value in row.items()}
