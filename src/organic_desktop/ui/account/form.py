"""The account form: project, e-mail address and password; and the offer to fill in a link's project."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QShowEvent
from PySide6.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from organic_desktop.core.project import Project
from organic_desktop.core.settings import Settings
from organic_desktop.ui.theme.theme import LARGE, SMALL
from organic_desktop.ui.widgets.cards import Card, label
from organic_desktop.ui.widgets.questions import EnableDelay

LINES = ("organic-desktop", "$ organic-desktop")


class AccountForm(QWidget):
    """The fields; ``invited`` carries a connect line that was typed or pasted into the address field."""

    invited = Signal(str)

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        project, signed_in = settings.project, settings.signed_in
        self.url = QLineEdit(project.url if project else "")
        self.url.setPlaceholderText("https://abc.supabase.co")
        self.url.textChanged.connect(self._look_at_address)
        self.key = QLineEdit(project.publishable_key if project else "")
        self.key.setPlaceholderText("sb_publishable_…")
        self.email, self.password = QLineEdit(signed_in.email if signed_in else ""), QLineEdit()
        self.email.setPlaceholderText("name@example.com")
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.guide = _link(self.tr("What is this, and where do I get it?"))
        self.paste = QPushButton(self.tr("Paste connect line"))
        self.paste.setAutoDefault(False)
        self.forgot = _link(self.tr("Forgot password?"))
        self._build()

    def begin(self) -> None:
        """Focus the first field that is missing."""
        known = self._settings.signed_in, self._settings.project
        (self.password if known[0] else self.email if known[1] else self.paste).setFocus()

    def typed(self) -> tuple[str, str, str, str]:
        """Return address, key, e-mail address and password."""
        return self.url.text(), self.key.text(), self.email.text().strip(), self.password.text()

    def show_project(self, address: str, key: str) -> None:
        """Fill in the project, and focus the e-mail address."""
        self.url.setText(address)
        self.key.setText(key)
        self.url.setCursorPosition(0)
        self.key.setCursorPosition(0)
        self.email.setFocus()

    def clear_secrets(self, is_secret: Callable[[str], bool]) -> None:
        """Clear fields that hold a secret."""
        for field in (self.url, self.key):
            if is_secret(field.text()):
                field.clear()

    def _look_at_address(self, text: str) -> None:
        if text.strip().casefold().startswith(LINES) or "#key=" in text:
            self.invited.emit(text)

    def _build(self) -> None:
        intro = label(
            self.tr(
                "An account syncs your data between computers, through a Supabase project: your own, or one "
                "run by someone you trust. Ask them for the connect line."
            ),
            "soft",
        )
        intro.setWordWrap(True)
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setVerticalSpacing(SMALL)
        for name, field in (
            (self.tr("Project address"), self.url),
            (self.tr("Publishable key"), self.key),
            (self.tr("E-mail"), self.email),
            (self.tr("Password"), self.password),
        ):
            field.setAccessibleName(name)
            form.addRow(_beside(name), field)
        below = QHBoxLayout()
        below.addWidget(self.forgot)
        below.addStretch(1)
        form.addRow("", below)
        way = QHBoxLayout()
        way.setSpacing(SMALL)
        way.addWidget(self.paste)
        way.addWidget(self.guide)
        way.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(LARGE)
        column.addWidget(intro)
        column.addLayout(way)
        column.addLayout(form)


def _link(words: str) -> QPushButton:
    button = QPushButton(words)
    button.setProperty("look", "link")
    button.setAutoDefault(False)
    return button


def _beside(name: str) -> QLabel:
    """Return a field's label at the height of its text."""
    words = label(name, "")
    words.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
    return words


class LinkOffer(Card):
    """A link's project, offered above the form while it is open; either button emits ``answered``.

    It takes no focus: the user may be typing a password for the project in the form. ``go`` is the text and action of
    the button that fills the project in.
    """

    answered = Signal()

    def __init__(
        self, project: Project, question: tuple[str, str], stay: str, go: tuple[str, Callable[[], object]]
    ) -> None:
        super().__init__(question[0])
        self.project = project
        self._said = " ".join(question)
        self.body.setSpacing(SMALL)
        more = label(question[1], "")
        more.setWordWrap(True)
        more.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.body.addWidget(more)
        words, act = go
        self._row = QHBoxLayout()
        self._row.setSpacing(SMALL)
        self._row.addStretch(1)
        self._add(stay)
        take = self._add(words)
        take.clicked.connect(lambda: act())
        EnableDelay(take, self)
        self.body.addLayout(self._row)
        self.finish()

    def _add(self, words: str) -> QPushButton:
        button = QPushButton(words)
        button.setAutoDefault(False)
        button.clicked.connect(self.answered)
        self._row.addWidget(button)
        return button

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self._said))  # as it takes no keyboard
