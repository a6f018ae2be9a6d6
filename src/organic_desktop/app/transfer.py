"""Data in and out as files: what the window's dialog and the command line's ``export`` and ``import`` do.

Formats, mappings and plans are ``transfer/``'s; here they meet the open profile. Every call may come from any thread,
and may take long: ``progress`` is called often, and raises Cancelled to stop it.
"""

from __future__ import annotations

from collections.abc import Mapping as Dictionary
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from organic_desktop.transfer.found import Found, Progress, no_progress

if TYPE_CHECKING:
    from organic_desktop.transfer.found import Skipped
    from organic_desktop.transfer.mapping import Mapping
    from organic_desktop.transfer.plan import Choice, Plan


@dataclass(frozen=True)
class Exported:
    """What was written to ``file``, counted."""

    file: Path
    entries: int
    modules: int = 0
    conversations: int = 0
    messages: int = 0


@dataclass(frozen=True)
class Imported:
    """What an import changed, counted; ``edit_id`` undoes it as one step, None if nothing changed.

    ``new`` and ``changed`` are days. ``settings`` says whether settings and reminders were taken over, which undo
    doesn't take back.
    """

    edit_id: str | None
    new: int
    changed: int
    days_off: int = 0
    modules: int = 0
    conversations: int = 0
    messages: int = 0
    settings: bool = False
    skipped: tuple[Skipped, ...] = ()
    skipped_count: int = 0


class Transfer:
    """``app.transfer``. Files are read without changing anything; ``bring_in`` is all or nothing, and one undo step."""

    def read(
        self,
        path: Path,
        *,
        format: str = "",
        answers: Dictionary[str, str] | None = None,
        progress: Progress = no_progress,
    ) -> Found:
        """Read a file; its format is recognised by its content if none is named (formats.py).

        ``progress`` counts bytes. A question of the file (``Found.questions``) is answered by reading it again with
        ``answers``. Raises FileNotUnderstood, NewerFile, InvalidInput for an unknown format, Cancelled.
        """
        raise NotImplementedError

    def mapping_for(self, found: Found) -> Mapping:
        """Return the mapping that was last used for such files, else the suggested one.

        If its ``answers`` aren't those that the file was read by, the file is to be read again with them.
        """
        raise NotImplementedError

    def plan(self, found: Found, mapping: Mapping) -> Plan:
        """Return what an import would do, without doing it."""
        raise NotImplementedError

    def bring_in(
        self, plan: Plan, existing: Choice, *, settings: bool = False, progress: Progress = no_progress
    ) -> Imported:
        """Import: one transaction, one undo step; the mapping is remembered. ``progress`` counts rows.

        ``settings``: take over the file's settings and reminders, too (our own file; ``plan.found.content``).
        Raises InvalidInput if the data here changed since the plan was made, Cancelled, a StoreError: nothing changed.
        """
        raise NotImplementedError

    def export(
        self,
        target: Path,
        *,
        format: str = "organic",
        first: date | None = None,
        last: date | None = None,
        progress: Progress = no_progress,
    ) -> Exported:
        """Write the user's data to a file that only they can read: ``organic``, ``csv`` or ``pdf``.

        With ``first`` or ``last`` it is only these days, both included. An existing file is replaced once all is
        written. ``progress`` counts rows. Raises InvalidInput, DatabaseUnwritable, Cancelled: the file is as before.
        """
        raise NotImplementedError
