"""The dialog that adds or changes a server of a language model; servers on this computer are found on a click."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QFormLayout, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from organic_desktop.ui.text.messages import problem_of
from organic_desktop.ui.theme.theme import HUGE, LARGE, SMALL, Theme
from organic_desktop.ui.widgets.cards import MessageLine, label, paragraph
from organic_desktop.ui.widgets.layouts import Flow
from organic_desktop.ui.widgets.plain_text import on_a_button, set_title

if TYPE_CHECKING:
    from organic_desktop.app.coach_providers import ProviderInfo
    from organic_desktop.app.facade import App
    from organic_desktop.coach.discovery import Found
    from organic_desktop.core.errors import OrganicError
    from organic_desktop.ui.services.bridge import Bridge

WIDTH_IN_CHARACTERS = 56
LONGEST = 500


class ProviderDialog(QDialog):
    """``accepted`` once the server is saved; an error is shown, and nothing was changed."""

    def __init__(self, parent: QWidget, app: App, bridge: Bridge, theme: Theme, info: ProviderInfo | None) -> None:
        super().__init__(parent)
        self._app, self._bridge, self._info = app, bridge, info
        self._kind = info.kind if info else ""
        set_title(self, self.tr("Language model") if info is None else info.name)
        self.setMinimumWidth(self.fontMetrics().horizontalAdvance("n") * WIDTH_IN_CHARACTERS)
        self.name = self._field(self.tr("Name"), info.name if info else "")
        self.name.setReadOnly(info is not None)
        self.url = self._field(self.tr("Address"), info.url if info else "", "http://127.0.0.1:11434")
        self.url.textEdited.connect(self._forget_kind)
        self.model = self._field(self.tr("Model"), info.model if info else "", self.tr("the server's first"))
        kept = self.tr("unchanged") if info and info.has_key else self.tr("none")
        self.key = self._field(self.tr("Key"), "", kept)
        self.key.setEchoMode(QLineEdit.EchoMode.Password)
        self.context = self._field(
            self.tr("Context"),
            str(info.context) if info and info.context else "",
            self.tr("tokens; found out if empty"),
        )
        self.problem = MessageLine()
        self.look = QPushButton(self.tr("Look on this computer"))
        self.look.setAutoDefault(False)
        self.look.clicked.connect(self._find)
        self._found = Flow()
        self._buttons: list[QPushButton] = []
        self.save = QPushButton(self.tr("Save"))
        self.save.setProperty("look", "primary")
        self.save.setDefault(True)
        self.save.clicked.connect(self._save)
        self._lay_out()

    def _find(self) -> None:
        self.look.setEnabled(False)
        self._bridge.run(self._app.coach.providers.discover, self._show_found, self._fail, owner=self)

    def _show_found(self, found: list[Found]) -> None:
        self.look.setEnabled(True)
        for button in self._buttons:
            self._found.removeWidget(button)
            button.deleteLater()
        self._buttons = []
        self.problem.say("" if found else self.tr("No server answers on the usual ports of this computer."))
        for each in found:
            button = QPushButton(on_a_button(each.kind.program or each.address.url))
            button.setAutoDefault(False)
            button.clicked.connect(partial(self._take, each))
            self._found.addWidget(button)
            self._buttons.append(button)

    def _take(self, found: Found, _: bool = False) -> None:
        """Fill the fields with a server that was found."""
        self._kind = str(found.kind)
        self.url.setText(found.address.url)
        if not self.name.text():
            self.name.setText(found.kind.program or found.address.host)
        if found.models:
            self.model.setText(found.models[0].name)

    def _forget_kind(self) -> None:
        self._kind = ""

    def _save(self) -> None:
        typed = self.context.text().strip()
        if typed and not typed.isdecimal():
            self._say(self.tr("Enter the context as a whole number of tokens, or nothing."))
            return
        self.save.setEnabled(False)
        add = partial(
            self._app.coach.providers.add,
            self.name.text().strip(),
            self.url.text().strip(),
            kind=self._kind,
            model=self.model.text().strip(),
            context=int(typed) if typed else None,
            key=self.key.text().strip(),
        )
        self._bridge.run(add, lambda _: self.accept(), self._fail, owner=self)

    def _fail(self, error: OrganicError) -> None:
        self.look.setEnabled(True)
        self.save.setEnabled(True)
        self._say(problem_of(error))

    def _say(self, sentence: str) -> None:
        self.problem.say(sentence, problem=True)

    def _field(self, name: str, text: str, hint: str = "") -> QLineEdit:
        field = QLineEdit(text)
        field.setAccessibleName(name)
        field.setPlaceholderText(hint)
        field.setMaxLength(LONGEST)
        return field

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setSpacing(SMALL)
        for field in (self.name, self.url, self.model, self.key, self.context):
            form.addRow(label(field.accessibleName(), ""), field)
        leave = QPushButton(self.tr("Cancel"))
        leave.setAutoDefault(False)
        leave.clicked.connect(self.reject)
        about = paragraph(
            self.tr(
                "The key is kept in this computer's keyring. Which columns are sent is chosen beside the conversation."
            ),
            "caption",
        )
        foot = QHBoxLayout()
        foot.addWidget(self.look)
        foot.addStretch(1)
        foot.addWidget(leave)
        foot.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(HUGE, HUGE, HUGE, HUGE)
        column.setSpacing(LARGE)
        column.addLayout(self._found)
        column.addLayout(form)
        column.addWidget(about)
        column.addWidget(self.problem)
        column.addLayout(foot)
