"""The dialog in which a passcode is set, changed or given to remove it. What is done with it is the owner's."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QFormLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from organic_desktop.core.errors import InvalidInput, OrganicError
from organic_desktop.core.passcode import check_new
from organic_desktop.ui.text.messages import message_of, problem_of
from organic_desktop.ui.theme.theme import HUGE, LARGE, SMALL, Theme
from organic_desktop.ui.widgets.cards import MessageLine, label, paragraph
from organic_desktop.ui.widgets.controls import Switch
from organic_desktop.ui.widgets.fields import PasscodeField
from organic_desktop.ui.widgets.plain_text import set_title

WIDTH_IN_CHARACTERS = 64


class PasscodeDialog(QDialog):
    """``entered`` carries the old passcode and the new one, "" where one isn't asked for.

    ``sentences`` stand above the fields. It stays open, busy, until ``refuse`` or ``accept`` is called.
    """

    entered = Signal(str, str)

    def __init__(
        self, parent: QWidget, theme: Theme, title: str, sentences: Sequence[str], button: str, *, old: bool, new: bool
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        set_title(self, title)
        self.old = PasscodeField(self.tr("Current passcode") if new else self.tr("Passcode")) if old else None
        self.new = PasscodeField(self.tr("New passcode") if old else self.tr("Passcode")) if new else None
        self.again = PasscodeField(self.tr("Repeat it")) if new else None
        self.remember = Switch(theme, self.tr("Remember it in this computer's keyring"))
        self.problem = MessageLine()
        self.caps_lock = label(self.tr("Caps Lock is on."), "soft")
        self.enter = QPushButton(button)
        self.enter.setProperty("look", "primary")
        self.enter.setDefault(True)
        self.enter.clicked.connect(self._enter)
        self._cancel = QPushButton(self.tr("Cancel"))
        self._cancel.clicked.connect(self.reject)
        self._build(sentences, explain_keyring=new and not old)
        self._fields[0].setFocus()

    def refuse(self, error: OrganicError) -> None:
        """Say why it wasn't done, and take another try."""
        self._set_usable(True)
        self._say(problem_of(error))
        for each in self._fields:
            each.clear()
        self._fields[0].setFocus()

    @property
    def _fields(self) -> list[PasscodeField]:
        return [each for each in (self.old, self.new, self.again) if each]

    def _build(self, sentences: Sequence[str], *, explain_keyring: bool) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(HUGE, HUGE, HUGE, HUGE)
        column.setSpacing(LARGE)
        for sentence in sentences:
            column.addWidget(paragraph(sentence, "soft"))
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setVerticalSpacing(SMALL)
        for each in self._fields:
            each.caps_lock_seen.connect(self.caps_lock.setVisible)
            form.addRow(label(each.accessibleName(), ""), each)
        column.addLayout(form)
        if explain_keyring:
            row = QHBoxLayout()
            row.addWidget(label(self.remember.accessibleName(), ""), 1)
            row.addWidget(self.remember)
            column.addLayout(row)
            explained = self.tr(
                "Organic then opens without the passcode whenever you are signed in to this computer. The files stay "
                "encrypted, but whoever can use your session can open them."
            )
            column.addWidget(paragraph(explained, "caption"))
        self.caps_lock.setWordWrap(True)
        self.caps_lock.hide()
        column.addWidget(self.caps_lock)
        column.addWidget(self.problem)
        foot = QHBoxLayout()
        foot.setSpacing(SMALL)
        foot.addStretch(1)
        for button in (self._cancel, self.enter):
            foot.addWidget(button)
        column.addLayout(foot)
        self.setMinimumWidth(min(self.fontMetrics().horizontalAdvance("n") * WIDTH_IN_CHARACTERS, self._room()))

    def _room(self) -> int:
        parent = self.parentWidget()
        return parent.width() if parent else 0

    @Slot()
    def _enter(self) -> None:
        if empty := next((each for each in self._fields if not each.text()), None):
            empty.setFocus()
        elif not (problem := self._problem_of_new()):
            self.problem.hide()
            self._set_usable(False)
            self.entered.emit(self.old.text() if self.old else "", self.new.text() if self.new else "")
        else:
            self._say(problem)

    def _problem_of_new(self) -> str:
        """Return what is wrong with the new passcode, as far as that is known before it is tried; "" if nothing is."""
        if self.new is None or self.again is None:
            return ""
        try:
            check_new(self.new.text())
        except InvalidInput as error:
            self.new.setFocus()
            return message_of(error)
        if self.new.text() == self.again.text():
            return ""
        self.again.clear()
        self.again.setFocus()
        return self.tr("The two passcodes differ. Type the new one again.")

    def _say(self, sentence: str) -> None:
        self.problem.say(sentence, problem=True)
        self.resize(self.width(), max(self.height(), self.heightForWidth(self.width())))

    def _set_usable(self, usable: bool) -> None:
        for each in (*self._fields, self.remember, self.enter):
            each.setEnabled(usable)
