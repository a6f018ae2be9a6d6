"""Bulk updates: edited rows sent a hundred at a time, if the project has the extra ``bulk_update`` (docs/server.md).

Each row is updated only if it still has its base's version, and acknowledged only by the row that came back, exactly as
by a conditional update of its own. A row that the function can't settle is left to such an update (push.py), which says
what its refusal means; so is every row of a project that doesn't have the function.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from typing import NamedTuple

from organic_desktop.core.errors import Offline, OrganicError, RequestRefused
from organic_desktop.core.messages import Sentence
from organic_desktop.remote.rest import MOST_EDITS, MOST_EDITS_BYTES, RowAnswer, RowEdit, unexpected_format
from organic_desktop.store.codec import Plain
from organic_desktop.store.row_state import Pending
from organic_desktop.store.types import same_version
from organic_desktop.sync.context import SyncContext
from organic_desktop.sync.probe import BULK_UPDATE, MissingFeatures
from organic_desktop.sync.push_failures import Failure, PushFailures, Verdict, verdict
from organic_desktop.sync.tables import SyncedTable

FEWEST = 5  # fewer are as quick by themselves, and needn't find out what the project has
NOT_ALLOWED = Sentence("The server doesn't allow this entry to be changed.")


class _Send(NamedTuple):
    """A pending change, and how it is sent."""

    change: Pending
    edit: RowEdit


class Left(NamedTuple):
    """What a bulk leaves to single requests: changes to send, and changes whose row matched nothing, to read."""

    to_send: Sequence[Pending] = ()
    to_read: Sequence[Pending] = ()

    def and_also(self, other: Left) -> Left:
        return Left([*self.to_send, *other.to_send], [*self.to_read, *other.to_read])


class BulkUpdates:
    """The bulk updates of one push. ``count_sent`` is called with the rows that the server acknowledged."""

    def __init__(
        self,
        context: SyncContext,
        failures: PushFailures,
        missing_features: MissingFeatures,
        count_sent: Callable[[SyncedTable, Collection[str]], None],
    ) -> None:
        self._context, self._failures, self._missing_features = context, failures, missing_features
        self._count_sent = count_sent

    def send(self, table: SyncedTable, changes: Sequence[Pending]) -> Left:
        """Send the changes that can go together; return what is left."""
        if len(changes) < FEWEST or BULK_UPDATE in self._missing_features:
            return Left(changes)
        single, sends = list[Pending](), list[_Send]()
        for change in changes:
            values = changed_values(table, change)
            if values and change.base and self._failures.should_send(table, change.row_id):
                sends.append(_Send(change, RowEdit(change.row_id, change.base.version, values)))
            else:
                single.append(change)
        left = Left(single)
        for group in _groups(sends):
            left = left.and_also(self._send_group(table, group))
        return left

    def _send_group(self, table: SyncedTable, group: Sequence[_Send]) -> Left:
        if len(group) < FEWEST or BULK_UPDATE in self._missing_features:
            return Left([send.change for send in group])
        # In the order of their ids two devices never wait for each other's rows in a circle.
        group = sorted(group, key=lambda send: send.edit.row_id)
        ids = [send.edit.row_id for send in group]
        self._context.check_cancelled()
        attempts = {edit.row_id: self._context.new_attempt(edit.changes, edit.version) for _, edit in group}
        self._context.outbox.record_attempts(table.mirrored, attempts)
        began = self._context.clock.monotonic()
        try:
            edits = [send.edit for send in group]
            answers = self._context.rest.update_many(table.name, edits, columns=table.mirrored.columns)
        except OrganicError as error:
            self._context.end_attempts(table, ids, began, error)
            if not isinstance(error, RequestRefused | Offline):
                raise
            return self._failed(table, group, error)
        if answers is None or not _are_of_these(table, answers, group):
            self._missing_features.add(BULK_UPDATE)  # another function of this name
            self._context.end_attempts(table, ids, began, unexpected_format())
            return Left([send.change for send in group])
        return self._receive(table, list(zip(group, answers, strict=True)))

    def _failed(self, table: SyncedTable, group: Sequence[_Send], error: Failure) -> Left:
        """Leave the changes to requests of their own; after a failure whose cause may be one of them, halve first.

        A refusal of the whole request is about the function: it isn't there, or not for this caller.
        """
        changes = [send.change for send in group]
        if isinstance(error, RequestRefused):
            if verdict(error) in {Verdict.REFUSED, Verdict.UNCLEAR}:
                self._missing_features.add(BULK_UPDATE)
            return Left(changes)
        if len(changes) == 1:
            self._failures.row_failed(table, changes[0], error)
            return Left()
        if not self._failures.bulk_failed(table, [change.row_id for change in changes], error):
            return Left()
        middle = len(group) // 2
        return self._send_group(table, group[:middle]).and_also(self._send_group(table, group[middle:]))

    def _receive(self, table: SyncedTable, results: Sequence[tuple[_Send, RowAnswer]]) -> Left:
        """Acknowledge the updated rows, and merge those that have another version."""
        outbox, mirrored = self._context.outbox, table.mirrored
        updated = [(send, answer.row) for send, answer in results if answer.updated and answer.row]
        sent = {send.edit.row_id: send.edit.changes for send, _ in updated}
        outbox.acknowledge(mirrored, sent, [row for _, row in updated])
        if sent:
            self._count_sent(table, sent.keys())
        refused = [send.change for send, answer in results if answer.code]
        outbox.withdraw_attempts(mirrored, [change.row_id for change in refused])
        unmatched = [(send, answer) for send, answer in results if not (answer.updated or answer.code)]
        self._context.note_no_match(table, [send.edit.row_id for send, _ in unmatched])
        found = [(send.change, answer.row) for send, answer in unmatched if answer.row]
        gone = [send.change for send, answer in unmatched if not answer.row]
        return Left(refused, [*gone, *self._merge(table, found)])

    def _merge(self, table: SyncedTable, found: Sequence[tuple[Pending, Plain]]) -> list[Pending]:
        """Apply the rows as they are now; one with the very version that was sent may not be changed.

        Returns the changes whose row has to be read again.
        """
        changes = [change for change, _ in found]
        try:
            self._context.apply(table, [row for _, row in found])
        except (RequestRefused, Offline):
            return changes
        for change, row in found:
            if change.base and same_version(row["updated_at"], change.base.version):
                self._context.outbox.withdraw_attempts(table.mirrored, [change.row_id])
                self._failures.set_aside(table, change, NOT_ALLOWED, "")
        self._failures.answered(table, [change.row_id for change in changes])
        return []


def changed_values(table: SyncedTable, change: Pending) -> Plain:
    """Return the columns in which an edited row differs from its base."""
    row, base = change.row or {}, change.base
    return {name: row[name] for name in table.mirrored.editable if base and row and row[name] != base.values.get(name)}


def _groups(sends: Sequence[_Send]) -> Iterator[list[_Send]]:
    """Yield the sends in groups that the function accepts; what is too large for it is a group of its own."""
    group, size = list[_Send](), 0
    for send in sends:
        if group and (len(group) == MOST_EDITS or size + send.edit.size > MOST_EDITS_BYTES):
            yield group
            group, size = [], 0
        group.append(send)
        size += send.edit.size
    if group:
        yield group


def _are_of_these(table: SyncedTable, answers: Sequence[RowAnswer], group: Sequence[_Send]) -> bool:
    """True if each updated row still has the date or module that its change has."""
    return all(
        table.has_key_of(answer.row, send.change.row)
        for answer, send in zip(answers, group, strict=True)
        if answer.updated and answer.row and send.change.row
    )
