"""PostgREST: keyset pages, inserts that never overwrite, updates and deletes of a known version.

``sync/`` decides which rows are requested, and what a response without rows means: by itself it proves nothing
(``docs/sync.md``, facts 5 and 6).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Protocol

from organic_desktop.core.errors import AnswerTooLarge, Offline, RequestRefused, ServerBusy, SignInNeeded
from organic_desktop.core.validation import are_identifiers, are_utc_instants, digits, identifier, instant, stamp
from organic_desktop.remote.auth import AuthClient
from organic_desktop.remote.client import Client, encoded
from organic_desktop.remote.responses import NOT_SUPABASE, SMALL, Answer

Row = dict[str, Any]
Filter = tuple[str, str]
Condition = str
"""One or several conditions with commas between, as written inside ``or=()``."""

INSERT_IF_ABSENT = "resolution=ignore-duplicates,return=representation"
RETURNING = "return=representation"
AT_MOST_ONE_ROW = f"{RETURNING},handling=strict,max-affected=1"
UNKNOWN_PREFERENCE = "PGRST122"
STAMPS = ("created_at", "updated_at", "deleted_at")
MOST_EDITS, MOST_EDITS_BYTES = 100, 1_000_000  # of one call of the extra bulk_update, which accepts a little more
FEWER = 8  # a page that was too large is requested again with an eighth of its rows


@dataclass(frozen=True)
class RowEdit:
    """An update of one row on condition of its version: only the columns that changed."""

    row_id: str
    version: str | None
    changes: Row

    @cached_property
    def size(self) -> int:
        """Bytes of it in a request."""
        return len(encoded(self.json))

    @property
    def json(self) -> dict[str, Any]:
        """As the function ``bulk_update`` reads it."""
        return {"id": self.row_id, "version": self.version, "changes": self.changes}


@dataclass(frozen=True)
class RowAnswer:
    """What became of an edit: ``row`` is what is there now, None if nothing is shown; ``code`` is that of a refusal."""

    updated: bool
    row: Row | None = None
    code: str = ""


class Bearer(Protocol):
    """The source of access tokens; both methods raise SignInNeeded if there is no session."""

    def token(self) -> str:
        """The access token to send now."""
        ...

    def renew(self, stale: str) -> str:
        """Return a token other than ``stale``, which the server just refused."""
        ...


class RestClient:
    """One project's tables, seen by one signed-in account.

    Every method raises Offline (ServerBusy), SignInNeeded, RequestRefused or SchemaChanged; a 401 renews the
    session and sends the same request once more (``docs/sync.md``, rule 45).

    ``max_affected``: the server knows the preference ``max-affected`` (PostgREST since 12.2); False once it refused it.
    It is only a second safeguard, because every change names a row by its id.
    """

    def __init__(self, client: Client, bearer: Bearer, *, max_affected: bool = True) -> None:
        self._client = client
        self._bearer = bearer
        self.max_affected = max_affected
        self._limits: dict[str, int] = {}  # of tables whose rows are so long that a page of them was too large
        self._longest: dict[str, int] = {}  # page of each table so far: the server's own limit isn't less

    def select(
        self, table: str, *, columns: Sequence[str], filters: Sequence[Filter] = (), order: str, limit: int
    ) -> list[Row]:
        """Return up to ``limit`` rows in ``order``; any page may be shorter, so only an empty one is the last.

        No two filters may have the same name: @supabase/lite silently ignores all but one ``or``.
        """
        return _rows(self._read(table, columns, filters, order, limit), columns)

    def select_page(
        self, table: str, *, columns: Sequence[str], filters: Sequence[Filter] = (), order: str, limit: int
    ) -> tuple[list[Row], bool]:
        """Return the same, and True if no more rows meet the filters: the server sent a longer page of this table."""
        answer = self._read(table, columns, filters, order, limit)
        rows = _rows(answer, columns)
        length, longest = len(answer.body), self._longest.get(table, 0)
        self._longest[table] = max(length, longest)
        return rows, length < min(longest, self._limits.get(table, limit))

    def select_counted(
        self, table: str, *, columns: Sequence[str], filters: Sequence[Filter] = (), order: str, limit: int
    ) -> tuple[list[Row], int | None]:
        """Return the same, and the total number of rows; None if the server doesn't say."""
        answer = self._read(table, columns, filters, order, limit, {"prefer": "count=exact"})
        return _rows(answer, columns), digits(answer.headers.get("content-range", "").rpartition("/")[2])

    def insert(self, table: str, rows: Sequence[Mapping[str, Any]], *, on_conflict: str) -> list[Row]:
        """Insert the rows whose ``on_conflict`` values are new, and return those; after an error none is inserted.

        Rows must have the same keys: PostgREST would write NULL over defaults (``docs/sync.md``, rule 24).
        """
        columns = _uniform_columns(rows)
        answer = self._send(
            "POST",
            table,
            params=[("on_conflict", on_conflict)],
            json=[dict(row) for row in rows],
            headers={"prefer": INSERT_IF_ABSENT},
            accept={200, 201},
        )
        return self._written(answer, columns, {str(row["id"]) for row in rows if "id" in row})

    def update(
        self,
        table: str,
        row_id: str,
        version: str | None,
        changes: Mapping[str, Any],
        *,
        columns: Sequence[str],
    ) -> Row | None:
        """Update one row if its ``updated_at`` is still ``version``; return its new ``columns``, else None."""
        if not changes:
            raise ValueError("an update without changes looks like a refused one (docs/sync.md, fact 5)")
        answer = self._change(
            "PATCH",
            table,
            params=[*_exactly(row_id, version), ("select", ",".join(columns))],
            json=dict(changes),
        )
        return next(iter(self._written(answer, columns, {row_id})), None)

    def update_many(self, table: str, edits: Sequence[RowEdit], *, columns: Sequence[str]) -> list[RowAnswer] | None:
        """Make many conditional updates by one request, and return what became of each, in their order.

        The project must have the function (``resources/supabase/extras/bulk_update.sql``), or RequestRefused is raised.
        None: something else answered, and the updates may have been made.
        """
        answer = self._send(
            "POST",
            "rpc/bulk_update",
            json={"table_name": table, "edits": [edit.json for edit in edits]},
            accept={200},
        )
        try:
            answers = [_row_answer(each, edit, columns) for each, edit in zip(answer.body, edits, strict=True)]
        except (ValueError, TypeError, KeyError, AttributeError):
            return None
        self._note_write([answered.row for answered in answers if answered.updated and answered.row], answer)
        return answers

    def delete(self, table: str, row_id: str, version: str | None) -> bool:
        """Delete one row if its ``updated_at`` is still ``version``; return whether it matched."""
        answer = self._change(
            "DELETE",
            table,
            params=[*_exactly(row_id, version), ("select", "id")],
        )
        return bool(_of_these(_rows(answer, ["id"]), {row_id}))

    def rpc(self, function: str, arguments: Mapping[str, Any], *, timezone: str | None = None) -> Any:
        """Call a server function and return its result, None of one that returns nothing.

        ``timezone`` (IANA) is that of its CURRENT_DATE, else UTC.
        Raises RequestRefused (PGRST122 or 22023) for an unknown zone. @supabase/lite checks the zone, but uses UTC all
        the same.
        """
        headers = {"prefer": f"handling=strict,timezone={timezone}"} if timezone else None
        answer = self._send(
            "POST", f"rpc/{function}", json=dict(arguments), headers=headers, accept={200, 204}, most_bytes=SMALL
        )
        return answer.body

    def _change(self, method: str, table: str, **parts: Any) -> Answer:
        """Send an update or delete, without ``max-affected`` if the server doesn't know it (PGRST122)."""
        if self.max_affected:
            try:
                return self._send(method, table, headers={"prefer": AT_MOST_ONE_ROW}, accept={200}, **parts)
            except RequestRefused as refused:
                if refused.code != UNKNOWN_PREFERENCE:
                    raise
                self.max_affected = False
        return self._send(method, table, headers={"prefer": RETURNING}, accept={200}, **parts)

    def factors(self) -> list[str] | None:
        """Return the status of each second factor of the session's user; None if the user no longer exists."""
        return AuthClient(self._client).factors_of(self._bearer.token())

    def _read(
        self,
        table: str,
        columns: Sequence[str],
        filters: Sequence[Filter],
        order: str,
        limit: int,
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        if len({name for name, _ in filters}) < len(filters):
            raise ValueError("a name occurs in two filters; join them in one and=()")
        params = [("select", ",".join(columns)), *filters, ("order", order)]
        limit = min(limit, self._limits.get(table, limit))
        while True:
            page = [*params, ("limit", str(limit))]
            try:
                return self._send("GET", table, params=page, headers=headers, accept={200, 206})
            except AnswerTooLarge:
                if limit <= 1:
                    raise
            limit = self._limits[table] = max(limit // FEWER, 1)

    def _written(self, answer: Answer, columns: Sequence[str], ids: Collection[str]) -> list[Row]:
        """Return the rows that a request wrote; their stamp narrows the server's time."""
        rows = _of_these(_rows(answer, columns), ids)
        self._note_write(rows, answer)
        return rows

    def _note_write(self, rows: Sequence[Row], answer: Answer) -> None:
        with suppress(ValueError, KeyError, IndexError):  # none written, or without a stamp
            self._client.server_clock.note_write(instant(rows[0]["updated_at"]), answer.sent, answer.received)

    def _send(self, method: str, path: str, **parts: Any) -> Answer:
        with _nothing_sent():
            token = self._bearer.token()
        try:
            return self._client.request(method, f"rest/v1/{path}", bearer=token, **parts)
        except SignInNeeded:
            with _nothing_sent():
                fresh = self._bearer.renew(token)
            return self._send_renewed(method, path, fresh, **parts)

    def _send_renewed(self, method: str, path: str, token: str, **parts: Any) -> Answer:
        """Send with a renewed token; a 401 is then ServerBusy, as only a refused renewal ends a session."""
        try:
            return self._client.request(method, f"rest/v1/{path}", bearer=token, **parts)
        except SignInNeeded as refused:
            raise ServerBusy("The server doesn't accept the session it just renewed.") from refused


def from_stamp(column: str, value: str) -> Condition:
    """Return the condition for rows at or after ``value``."""
    return f"{column}.gte.{quoted(value)}"


def behind(column: str, value: str, row_id: str) -> Condition:
    """Return the condition for rows behind (``value``, ``row_id``) in the order ``column.asc,id.asc``.

    See ``docs/sync.md``, rule 1. In this form PostgreSQL can use an index on the column: a pull of 100,000 rows took
    twice as long without.
    """
    here = quoted(value)
    return f"and({column}.gte.{here},or({column}.gt.{here},id.gt.{quoted(row_id)}))"


def unset(column: str, *, behind_id: str = "") -> Condition:
    """Return the condition for rows without a value (``docs/sync.md``, rule 4), behind an id if one is given."""
    return f"and({column}.is.null,id.gt.{quoted(behind_id)})" if behind_id else f"{column}.is.null"


def any_of(*conditions: Condition, of: str = "") -> Filter:
    """Return the filter for rows that meet one of the conditions; ``of`` names an embedded table."""
    return f"{of}.or" if of else "or", f"({','.join(conditions)})"


def equals(column: str, value: str | None) -> Filter:
    """Return the filter for rows whose ``column`` is ``value``; None is NULL."""
    return column, "is.null" if value is None else f"eq.{value}"


def one_of(column: str, values: Iterable[str]) -> Filter:
    """Return the filter for rows whose ``column`` is among ``values``, at most 100 (``docs/sync.md``, rule 10)."""
    return column, f"in.({','.join(map(quoted, values))})"


def quoted(value: str) -> str:
    """Return ``value`` quoted for PostgREST's ``or=()`` and ``in.()``."""
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _exactly(row_id: str, version: str | None) -> list[Filter]:
    return [equals("id", row_id), equals("updated_at", version)]


def _uniform_columns(rows: Sequence[Mapping[str, Any]]) -> list[str]:
    if not rows:
        raise ValueError("nothing to insert")
    columns = set(rows[0])
    if any(set(row) != columns for row in rows):
        raise ValueError("rows of one request must have the same keys (PGRST102)")
    return sorted(columns)


def _rows(answer: Answer, columns: Sequence[str]) -> list[Row]:
    """Return the response's rows, each once. Raises Offline if it has other columns (``docs/sync.md``, rule 40).

    Ids and stamps are checked here, because sync depends on them; an unreadable value in another column only costs the
    column or the row (``store/unreadable.py``).
    """
    names = {re.split(r"[:(!]", column, maxsplit=1)[0] for column in columns}
    if isinstance(answer.body, list) and all(isinstance(row, dict) and names <= row.keys() for row in answer.body):
        with suppress(ValueError):
            return _once(answer.body if _are_keyed(answer.body) else list(map(keyed, answer.body)))
    raise unexpected_format()


def _are_keyed(rows: list[Row]) -> bool:
    """True if ``keyed`` would return all of these rows as they are, as it mostly does."""
    if not rows or "id" not in rows[0]:
        return False
    stamps = [value for name in STAMPS if name in rows[0] for row in rows if (value := row.get(name)) is not None]
    return are_identifiers([row.get("id") for row in rows]) and are_utc_instants(stamps)


def keyed(row: Row) -> Row:
    """Return a row with its id in one spelling. Raises ValueError for another id, or stamps that aren't."""
    if "id" in row:
        row["id"] = identifier(row["id"])
    for name in STAMPS:
        if row.get(name) is not None:
            stamp(row[name])
    return row


def _once(rows: list[Row]) -> list[Row]:
    if len({row.get("id") for row in rows}) == len(rows):
        return rows
    return list({row["id"]: row for row in rows}.values()) if all("id" in row for row in rows) else rows


def _of_these(rows: list[Row], ids: Collection[str]) -> list[Row]:
    """Return the rows of a response to a write. Raises Offline if it names a row that wasn't sent."""
    if not all(row.get("id") in {None, *ids} for row in rows):
        raise unexpected_format()
    return rows


def _row_answer(answer: Any, edit: RowEdit, columns: Sequence[str]) -> RowAnswer:
    """Read what ``bulk_update`` says of one edit. Raises ValueError and the like if it says something else."""
    row, code = answer.get("row"), answer.get("code")
    if row is not None:
        row = keyed({name: row[name] for name in columns})
    if not isinstance(answer["updated"], bool) or (row and row["id"] != edit.row_id):
        raise ValueError("not an answer to this edit")
    if answer["updated"] and row is None:  # nothing would acknowledge it, and nothing send it again
        raise ValueError("an update that doesn't show its row")
    if code is not None and (answer["updated"] or row or not isinstance(code, str)):
        raise ValueError("not an answer of bulk_update")
    return RowAnswer(answer["updated"], row, code or "")


def unexpected_format() -> Offline:
    """Return the error for a response in an unexpected format; the request may have been carried out."""
    error = Offline(NOT_SUPABASE)
    error.unanswered = True
    return error


@contextmanager
def _nothing_sent() -> Iterator[None]:
    """Mark errors of the session as harmless: the request wasn't sent, or was refused with 401."""
    try:
        yield
    except Offline as error:
        error.unanswered = False
        raise
