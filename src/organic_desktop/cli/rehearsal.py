"""What ``sync --rehearse`` and ``verify`` print; neither changes anything, here or on the server."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from organic_desktop.cli.call import Call, counted
from organic_desktop.core.errors import FaultsFound
from organic_desktop.store.outbox import Trying
from organic_desktop.sync.rehearsal import How, RehearsedColumn, RehearsedRow
from organic_desktop.sync.status import Missing
from organic_desktop.sync.verify import MonthVerified, Verified, Where

LONGEST_VALUE = 40
MOST_LINES = 200  # of each list; --json has all
NOTHING = "A sync would change nothing."
ASKS = "A sync would ask before these are removed or replaced here: sync --accept-deletions, or sync --keep-copies."


def rehearse(call: Call, missing: Missing, trying: Trying) -> None:
    """Print what a sync would do; raise the error with which it would end."""
    found = call.app.rehearse(missing=missing, trying=trying)
    lists = {"send": found.send, "receive": found.receive, "merge": found.merge, "remove": found.remove}
    facts = {name: [_facts(name, row) for row in rows] for name, rows in lists.items()}
    lines = [line for name, rows in lists.items() for line in _listed(name, rows)]
    call.answer(facts, lines or ([] if found.problem else [NOTHING]))
    if found.asks:
        call.say(ASKS)
    if found.problem:
        raise found.problem


def verify(call: Call) -> None:
    """Print every month of every table; raise FaultsFound if one differs."""
    found = call.app.verify()
    call.answer([_month_facts(month) for month in found.months], _verified(found))
    if found.waiting:
        call.say(f"Not sent yet, and so not compared: {counted(found.waiting, 'edit')}.")
    if found.unreadable:
        call.say(f"On the server, but can't be shown here: {counted(found.unreadable, 'row')}.")
    if not found.equal:
        more = "A sync may bring what is new there." if found.not_received else "A sync compares every row, too."
        raise FaultsFound(f"This computer and the server differ. {more}")


# -- a rehearsal ------------------------------------------------------------------------------------------------------


def _facts(kind: str, row: RehearsedRow) -> Mapping[str, Any]:
    facts: dict[str, Any] = {"table": row.table, "row_id": row.row_id, "what": _what(row)}
    if kind in {"send", "receive"}:
        facts["how"] = row.how
    if kind != "remove":
        facts["columns"] = [_column_facts(kind, column) for column in row.columns]
    else:
        facts["asks"] = row.asks
    return facts


def _column_facts(kind: str, column: RehearsedColumn) -> Mapping[str, Any]:
    facts = {"column": column.column, "mine": column.mine, "theirs": column.theirs, "result": column.result}
    return facts | {"rule": column.rule or None} if kind == "merge" else facts


def _listed(kind: str, rows: tuple[RehearsedRow, ...]) -> Iterator[str]:
    if not rows:
        return
    yield f"{kind}: {counted(len(rows), 'row')}"
    for row in rows[:MOST_LINES]:
        how = "" if kind in {"merge", "remove"} and not row.asks else f" ({'asks first' if row.asks else row.how})"
        yield f"  {row.table}  {_what(row)}{how}"
        for column in row.columns:
            yield f"      {column.column}: {_column(kind, row, column)}"
    if len(rows) > MOST_LINES:
        yield f"  … and {counted(len(rows) - MOST_LINES, 'row')} more; --json lists all"


def _column(kind: str, row: RehearsedRow, column: RehearsedColumn) -> str:
    mine, theirs, result = map(_short, (column.mine, column.theirs, column.result))
    if kind == "merge":
        return f"here {mine}, there {theirs}, then {result}" + (f" ({column.rule})" if column.rule else "")
    if row.how is How.NEW:
        return result
    return f"{theirs if kind == 'send' else mine} → {result}"


def _what(row: RehearsedRow) -> str:
    """What the user calls it: a day, a module, the words of a message."""
    words = [row.key, _short(row.text) if row.text else ""]
    return ": ".join(filter(None, words)) or row.table


def _short(value: object) -> str:
    text = "nothing" if value is None else " ".join(str(value).split())
    return text if len(text) <= LONGEST_VALUE else f"{text[:LONGEST_VALUE]}…"


# -- a comparison -----------------------------------------------------------------------------------------------------


def _month_facts(month: MonthVerified) -> Mapping[str, Any]:
    facts: dict[str, Any] = {
        "table": month.table,
        "month": month.month or None,
        "here": month.here,
        "there": month.there,
        "equal": month.equal,
    }
    if (first := month.first) is not None:
        columns = [{"column": name, "mine": mine, "theirs": theirs} for name, (mine, theirs) in first.columns.items()]
        facts["first_difference"] = {
            "row_id": first.row_id,
            "what": first.key or month.table,
            "where": first.where,
            "not_received": first.not_received,
            "columns": columns,
        }
    return facts


def _verified(found: Verified) -> Iterator[str]:
    for month in found.months:
        counts = f"{month.here}" if month.here == month.there else f"{month.here} here, {month.there} there"
        said = "equal" if month.equal else f"{counted(month.different, 'row')} differ"
        yield f"{month.table:17} {month.month or '–':8} {counts:24} {said}"
        if first := month.first:
            yield f"    first: {first.key or month.table} {first.row_id} {_WHERE[first.where]}"
            if first.where is Where.BOTH:
                for name, (mine, theirs) in first.columns.items():
                    yield f"      {name}: here {_short(mine)}, there {_short(theirs)}"


_WHERE = {Where.HERE: "(only here)", Where.THERE: "(only on the server)", Where.BOTH: "(both, with other values)"}
