"""One step of the import, and the room around it: what a step may ask of the dialog.

A step is one page of the dialog: its main button says what follows. Steps stay as they are while later ones are shown,
so that *Back* loses nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from organic_desktop.ui.theme.theme import CARD_GAP
from organic_desktop.ui.widgets.cards import paragraph
from organic_desktop.ui.widgets.plain_text import Label

if TYPE_CHECKING:
    from organic_desktop.app.facade import App
    from organic_desktop.core.errors import OrganicError
    from organic_desktop.transfer.found import Progress
    from organic_desktop.ui.services.bridge import Bridge
    from organic_desktop.ui.theme.theme import Theme


class Room(Protocol):
    """What the dialog does for its steps."""

    @property
    def app(self) -> App:
        """The open App."""
        ...

    @property
    def theme(self) -> Theme:
        """Colours and sizes."""
        ...

    @property
    def bridge(self) -> Bridge:
        """What runs work in threads."""
        ...

    def run(
        self,
        sentence: str,
        work: Callable[[Progress], Any],
        done: Callable[[Any], None],
        failed: Callable[[OrganicError], None] | None = None,
    ) -> None:
        """Work in a thread, saying ``sentence`` with its progress; an error is shown unless ``failed`` takes it."""
        ...

    def show_error(self, error: OrganicError) -> None:
        """Say what went wrong, at the foot of the dialog."""
        ...

    def say(self, sentence: str, *, problem: bool = False) -> None:
        """Show a sentence at the foot of the dialog, and let screen readers say it."""
        ...

    def focus_main(self) -> None:
        """Focus the main button, or the one that closes while there is nothing to go on with."""
        ...

    def update_buttons(self) -> None:
        """Show what the step in sight can do now."""
        ...


class Step(QScrollArea):
    """The base of all steps; ``column`` is what scrolls.

    ``name`` is its name among the four, ``primary`` the main button's text.
    """

    name = ""
    primary = ""

    def __init__(self, room: Room) -> None:
        super().__init__()
        self.room = room
        page = QWidget()
        page.setObjectName("page")
        self.column = QVBoxLayout(page)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(CARD_GAP)
        self.setWidget(page)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    @property
    def app(self) -> App:
        """The open App."""
        return self.room.app

    def begin(self) -> None:
        """Focus what is used first."""
        self.room.focus_main()

    def advance(self) -> None:
        """Do what the main button says."""

    def can_advance(self) -> bool:
        """True if the main button may be pressed."""
        return True

    def paragraph(self, text: str, look: str = "soft") -> Label:
        """Add a wrapped text."""
        words = paragraph(text, look)
        self.column.addWidget(words)
        return words
