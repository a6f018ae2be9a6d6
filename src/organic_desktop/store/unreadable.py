"""Server rows that can't be shown as they are: kept beside the mirror, listed, and never sent back.

A column that can't be read is empty in the mirror, and named here; a row of which nothing can be shown, or that the
mirror's constraints refuse, is kept aside whole. Works inside a transaction of reconciliation.py's.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy import RowMapping, select

from organic_desktop.sentences import Sentence
from organic_desktop.store.bookkeeping import UNREADABLE
from organic_desktop.store.database import Database
from organic_desktop.store.decisions import readable_lines
from organic_desktop.store.types import kept_json


@dataclass(frozen=True)
class Unreadable:
    """A row with ``columns`` that can't be shown here; none are named if the whole row can't.

    ``key`` is its day or its module's name, ``values`` what the server holds in the columns, or the row, as text. Of
    another person's row that a wrong policy of the server let through, nothing is kept but the reason.
    """

    table: str
    row_id: str
    key: str
    columns: tuple[str, ...]
    reason: Sentence
    values: Mapping[str, str] = field(default_factory=dict)


def unreadable(database: Database) -> list[Unreadable]:
    """Every row that can't be shown as it is on the server."""
    with database.looking() as connection:
        lines = connection.execute(select(UNREADABLE).order_by(UNREADABLE.c.table_name, UNREADABLE.c.row_id))
        return readable_lines(lines.mappings().all(), _unreadable)


def _unreadable(line: RowMapping) -> Unreadable:
    row, columns = kept_json(line["row_json"], dict), tuple(kept_json(line["columns_json"], list))
    return Unreadable(
        table=line["table_name"],
        row_id=line["row_id"],
        key=str(row.get("date") or row.get("module_name") or ""),
        columns=columns,
        reason=Sentence.from_text(line["reason"]),
        values={name: str(row[name]) for name in columns or row if row.get(name) is not None},
    )
