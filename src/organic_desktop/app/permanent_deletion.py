"""Permanent deletion of earlier texts, from the open profile and from its copies on this computer.

Current texts stay. The server and other devices aren't reached, which the result says.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from pathlib import Path

from organic_desktop.app.profiles import Profiles
from organic_desktop.core.messages import Sentence
from organic_desktop.store.copies import DRAFT
from organic_desktop.store.purge import Purged

OUT_OF_REACH = Sentence("Not affected: the server's backups, your other devices, and copies you made yourself.")
WAITS = Sentence("An edit isn't sent yet, so the server's version is kept to compare with. Sync, then delete again.")
IN_USE = Sentence("Another program has the file open. Close it, then delete again.")


class PermanentDeletion:
    """``app.permanent_deletion``; a second at most on a large file. Raises a StoreError, with nothing changed."""

    def __init__(self, folder: Path, profiles: Profiles) -> None:
        self._folder, self._profiles = folder, profiles

    def day(self, day: date) -> Purged:
        """Delete the earlier notes of a day; all of them if its entry is deleted."""
        return self._purge("wellness_entries", day.isoformat())

    def module(self, name: str) -> Purged:
        """Delete the earlier focus and notes of a module."""
        return self._purge("module_progress", name)

    def conversation(self, conversation_id: str) -> Purged:
        """Delete the earlier topics of a conversation."""
        return self._purge("conversations", conversation_id)

    def message(self, message_id: str) -> Purged:
        """Delete the earlier texts of a message; all of them if the message is deleted."""
        return self._purge("messages", message_id)

    def _purge(self, table: str, key: str) -> Purged:
        with self._profiles.edit() as profile:
            return profile.database.purge(self._copies(profile.database.path), table, key)

    def _copies(self, path: Path) -> list[Path]:
        """The copies that the program made: before migrations, before deletions, of merged files."""
        ends = ("db", f"db{DRAFT}")  # a program that was killed may have left half a copy
        found = [each for end in ends for each in path.parent.glob(f"{path.stem}.*.{end}")]
        found += (self._folder / "backups").glob("*.db")
        return sorted(each for each in found if not _is_same(each, path))


def _is_same(copy: Path, path: Path) -> bool:
    """True if a path is another name of the open file: SQLite must not open it twice under two names."""
    with suppress(OSError):
        return copy.samefile(path)
    return False


def result_messages(purged: Purged) -> list[Sentence]:
    """Return sentences about what was deleted, and what couldn't be."""
    said = [_done(purged)]
    if purged.waits:
        said.append(WAITS)
    if not purged.complete:
        said.append(IN_USE)
    if purged.unreached:
        said.append(Sentence("These copies couldn't be opened: {names}.", names=", ".join(purged.unreached)))
    return [*said, OUT_OF_REACH]


def _done(purged: Purged) -> Sentence:
    if not purged.texts:
        return Sentence("No earlier texts were found.")
    return Sentence(
        "Permanently deleted earlier texts: {texts}; backups on this computer that held them: {copies}.",
        texts=purged.texts,
        copies=purged.copies,
    )
