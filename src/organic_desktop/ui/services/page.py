"""The interfaces between a page and the window: ``Page`` for the window, ``Navigator`` and ``Actions`` for a page."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Protocol, runtime_checkable

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from organic_desktop.app.lock import Progress


@dataclass(frozen=True)
class Conversion:
    """Work on the files of a folder that needs every App closed; ``title`` and ``about`` are shown meanwhile.

    ``done`` is said once the next App is open.
    """

    work: Callable[[Progress], None]
    title: str
    about: str
    done: str


class Page:
    """Mixed into the widget of each page. Its constructor takes what the page uses and shows the data at once."""

    tables: ClassVar[frozenset[str]] = frozenset()
    """The tables whose rows the page shows: it is refreshed when one of them changes."""

    def refresh(self) -> None:
        """Read the database again and show it."""

    def flush(self) -> bool:
        """Save what is being typed; return False if some of it can't be saved."""
        return True

    def invalid_input(self) -> Mapping[str, str]:
        """Return what was typed and can't be read as a value, by column."""
        return {}


class Navigator(Protocol):
    """Turns the window to another page."""

    def turn_to(self, name: str) -> object:
        """Show a page by its name, unless what is typed on the current one can't be saved."""

    def show_day(self, day: date) -> None:
        """Show a day on the Today page."""

    def show_module(self, name: str) -> None:
        """Show a module on the Modules page."""

    def ask_coach(self, module: str, topic: str, question: str) -> None:
        """Begin a conversation on the Coach page, with a question that is typed but not asked yet."""


@runtime_checkable
class ShowsBackups(Protocol):
    """The page that lists the backups."""

    def show_backups(self, restored: Path | None = None) -> None:
        """Turn to the backups, and show what a restore of one of them would change."""


@runtime_checkable
class ShowsProviders(Protocol):
    """The page that lists whom the coach may ask."""

    def show_providers(self) -> None:
        """Scroll to them, with the keyboard there."""


class Actions(Protocol):
    """The window's commands that a page has buttons for."""

    def sync_now(self) -> None:
        """Save what is being typed and sync; say so if syncing is paused."""

    def pause_sync(self, paused: bool) -> None:
        """Pause or resume syncing."""

    def cancel_sync(self) -> None:
        """Stop the sync cycle that is running."""

    def open_account(self) -> None:
        """Open the account dialog."""

    def copy_diagnostics(self) -> None:
        """Copy the diagnostics report to the clipboard."""

    def customise(self, page: str) -> None:
        """Open the dialog that hides and orders the cards of a page (app/cards.py)."""

    def review_year(self) -> None:
        """Open the dialog of the year in review."""

    def offer_undo(self, sentence: str, edit_ids: Sequence[str]) -> None:
        """Say what was done, with an Undo button; these edits are undone and redone as one step."""

    def lock_now(self) -> None:
        """Lock the data, if they have a passcode."""

    def convert(self, conversion: Conversion) -> None:
        """Close the App for some work on its files, and open it again."""
