"""One step of the account dialog, and the room around it: what a step may ask of the dialog.

A step is one small screen: a title, a sentence, a few fields, one main button. It stays as it is while later steps are
shown and while a request fails, so that nothing typed is lost; its secrets are cleared once they were used.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtWidgets import QHBoxLayout, QLabel, QLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from organic_desktop.app.known_accounts import known_files
from organic_desktop.ui.account.fields import CodeField, PasswordField, WaitingButton, link
from organic_desktop.ui.theme.theme import LARGE, SMALL, TINY
from organic_desktop.ui.widgets.cards import label, paragraph
from organic_desktop.ui.widgets.layouts import Flow
from organic_desktop.ui.widgets.plain_text import Label

if TYPE_CHECKING:
    from organic_desktop.app.facade import App
    from organic_desktop.core.errors import OrganicError


class Room(Protocol):
    """What the dialog does for its steps."""

    @property
    def app(self) -> App:
        """The open App."""
        ...

    @property
    def main_button(self) -> WaitingButton:
        """The button that advances the step in sight."""
        ...

    @property
    def close_button(self) -> QPushButton:
        """The button that cancels or closes."""
        ...

    @property
    def export(self) -> Callable[[], object] | None:
        """Open the export dialog; None where there is none."""
        ...

    def show_step(self, step: Step) -> None:
        """Show another step; *Back* returns to this one."""
        ...

    def start_with(self, step: Step, sentence: str = "") -> None:
        """Show a step from which there is no way back, and say a sentence there."""
        ...

    def go_back(self) -> None:
        """Return to the step before, as it was left."""
        ...

    def run(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[OrganicError], bool] | None = None,
    ) -> None:
        """Run a request in a thread, with *Cancel*. ``failed`` returns True if it dealt with the error itself."""
        ...

    def is_still_theirs(self) -> bool:
        """Return False, and begin anew, if another process has opened another account since the steps were begun."""
        ...

    def say(self, sentence: str, *, problem: bool = False) -> None:
        """Show a sentence below the step, and let screen readers say it."""
        ...

    def enter(self) -> None:
        """Leave the steps: the user is signed in."""
        ...

    def show_start(self, sentence: str = "") -> None:
        """Show what fits the account as it is now, with a sentence about what was done."""
        ...

    def ask_for_server(self, *, adding: bool = False) -> None:
        """Show the step that asks for a server; ``adding`` another account keeps the one in use signed in."""
        ...

    def ask_for_account(self) -> None:
        """Show the accounts of this computer."""
        ...

    def show_error(self, error: OrganicError, *, waits: bool = True) -> None:
        """Say what went wrong; if the server says when to try again, the main button waits until then."""
        ...

    def fit(self) -> None:
        """Take the height that the step needs now."""
        ...

    def close_room(self, sentence: str = "") -> None:
        """Close the dialog; the window says the sentence."""
        ...


class Step(QWidget):
    """The base of all steps.

    ``primary`` is the main button's text, "" for a step without one; ``destroys``: what it does can't be undone.
    ``closes``: the step is read rather than done, so the dialog's other button says *Close*.
    """

    primary = ""
    destroys = False
    closes = False

    def __init__(self, room: Room, title: str) -> None:
        super().__init__()
        self.room = room
        self.title = title
        self.column = self._outside = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(LARGE)
        heading = paragraph(title, "heading")
        self.column.addWidget(heading)
        self.lead = self.paragraph("")
        self.lead.hide()

    @property
    def app(self) -> App:
        """The open App."""
        return self.room.app

    def begin(self) -> None:
        """Focus the first field that has to be filled in."""

    def advance(self) -> None:
        """Do what the main button says."""

    def clear_secrets(self) -> None:
        """Forget every password and code that was typed."""
        fields: list[PasswordField | CodeField] = [*self.findChildren(PasswordField), *self.findChildren(CodeField)]
        for field in fields:
            field.clear()

    def show_lead(self, text: str) -> None:
        """Show the sentence below the title: what this step is about."""
        self.lead.setText(text)
        self.lead.show()

    # -- building -----------------------------------------------------------------------------------------------------

    def paragraph(self, text: str, look: str = "soft") -> Label:
        """Add a wrapped text."""
        words = paragraph(text, look)
        self.column.addWidget(words)
        return words

    def add_section(self, name: str, text: str) -> None:
        """Add a text below its name."""
        part = QVBoxLayout()
        part.setSpacing(TINY)
        for words in (label(name, "strong"), label(text, "soft")):
            words.setWordWrap(True)
            part.addWidget(words)
        self.column.addLayout(part)

    def begin_part(self) -> QWidget:
        """Let what is added now go into a part of its own, which can be hidden; until ``end_part``."""
        part = QWidget()
        self._outside = self.column
        self.column.addWidget(part)
        self.column = QVBoxLayout(part)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(LARGE)
        return part

    def end_part(self) -> None:
        """Go on outside of the part."""
        self.column = self._outside

    def way_to_known(self) -> list[QPushButton]:
        """Return the link to the accounts that have a file here, if there are any to switch to."""
        if not any(known_files(self.app.folder)):
            return []
        known = link(self.tr("Accounts on this computer"))
        known.clicked.connect(self.room.ask_for_account)
        return [known]

    def add_field(self, name: str, field: QWidget, hint: str = "", row: QLayout | None = None) -> QLabel:
        """Add a field, or the ``row`` that holds it, below its name; return the hint below it."""
        if isinstance(field, QLineEdit):
            field.setAccessibleName(name)
        part, above, below = QVBoxLayout(), label(name, "strong"), label(hint, "caption")
        part.setSpacing(TINY)
        above.setBuddy(field)
        part.addWidget(above)
        if row:
            part.addLayout(row)
        else:
            part.addWidget(field)
        below.setWordWrap(True)
        below.setVisible(bool(hint))
        part.addWidget(below)
        self.column.addLayout(part)
        return below

    def add_buttons(self, *buttons: QPushButton) -> None:
        """Add a row of buttons or links, which wraps."""
        row = Flow()
        for button in buttons:
            row.addWidget(button)
        self.column.addLayout(row)

    def add_server(self) -> None:
        """Add the server that the step is about, to its end, and the way to another."""
        project = self.app.settings.project
        server = paragraph(self.tr("Server: {0}").format(project.url if project else ""), "soft")
        change = link(self.tr("Change"))
        change.setAccessibleName(self.tr("Change server"))
        change.clicked.connect(lambda: self.room.ask_for_server())
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        row.addWidget(server, 1)
        row.addWidget(change)
        self.column.addLayout(row)
