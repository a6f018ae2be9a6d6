"""The formats that can be imported, in the order in which a file is offered to them: ours first, any CSV last."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

from organic_desktop.core.errors import BackupFile, FileNotUnderstood, InvalidInput
from organic_desktop.core.messages import Sentence
from organic_desktop.store.backups import is_backup
from organic_desktop.transfer import apple_health, daylio, health_connect, loop, nomie, organic, organic_csv, takeout
from organic_desktop.transfer.found import Format, no_progress
from organic_desktop.transfer.opened import is_zip, open_told, zip_members
from organic_desktop.transfer.presets import ANY_CSV, PRESETS
from organic_desktop.transfer.tables import HEAD_ROWS, open_rows

FORMATS: tuple[Format, ...] = (
    organic,
    organic_csv,
    daylio,
    loop,
    nomie,
    apple_health,
    health_connect,
    takeout,
    *PRESETS,
    ANY_CSV,
)


def recognised(path: Path) -> Format:
    """Return the format of a file by its content.

    Raises FileNotUnderstood if it is of none, or can't be read; BackupFile for a backup of ours.
    """
    with open_told(path, no_progress) as file:
        if not file.read(1):
            raise FileNotUnderstood(Sentence("{name} is empty.", name=path.name))
    if is_backup(path):
        raise BackupFile(Sentence("{name} is a backup of Organic, not an export. Restore it instead.", name=path.name))
    if is_zip(path):
        zip_members(path)  # says what is wrong with it: a password, damage
    for each in FORMATS:
        if each.recognises(path):
            return each
    _say_what_is_wrong(path)
    raise FileNotUnderstood(
        Sentence("{name} isn't a file that Organic can import: it is of no known format.", name=path.name)
    )


def _say_what_is_wrong(path: Path) -> None:
    """Raise FileNotUnderstood with the line in which a table of text breaks off; of another file, nothing is known."""
    begun = False
    try:
        with open_rows(path) as rows:
            for _ in islice(rows, HEAD_ROWS):
                begun = True
    except FileNotUnderstood:
        if begun:
            raise


def named(name: str) -> Format:
    """Return the format that ``--format`` calls by this name. Raises InvalidInput."""
    for each in FORMATS:
        if name == each.NAME:
            return each
    known = ", ".join(each.NAME for each in FORMATS)
    raise InvalidInput(Sentence("There is no format “{name}”. Choose one of: {known}.", name=name[:40], known=known))
