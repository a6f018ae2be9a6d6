"""Connect, sign in, create an account, sign out: one dialog, because to a person it is one thing.

The work is done in a thread; closing the dialog never waits for it. A password is read once and kept nowhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from organic_desktop.errors import OrganicError
from organic_desktop.ui.bridge import Bridge
from organic_desktop.ui.spoken import problem_of
from organic_desktop.ui.theme import HUGE, LARGE, SMALL
from organic_desktop.ui.widgets.cards import label
from organic_desktop.ui.widgets.text import set_title

if TYPE_CHECKING:
    from organic_desktop.app import App


class AccountDialog(QDialog):
    """Shows who is signed in, or the way to be."""

    def __init__(self, app: App, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._app, self._bridge = app, bridge
        set_title(self, self.tr("Account"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(self.fontMetrics().horizontalAdvance("n") * 56)
        self._message = label("", "soft")
        self._message.setWordWrap(True)
        self._message.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(SMALL)
        column = QVBoxLayout(self)
        column.setContentsMargins(HUGE, HUGE, HUGE, HUGE)
        column.setSpacing(LARGE)
        session_ended = app.status().problem_class == "SignInNeeded" or app.settings.project is None
        if app.settings.signed_in and not session_ended:
            self._build_signed_in(column)
        else:
            self._build_form(column)
        column.addWidget(self._message)
        column.addLayout(self._buttons)

    def _build_form(self, column: QVBoxLayout) -> None:
        intro = label(
            self.tr("Sync with a Supabase project of yours. What you logged so far joins the account."), "soft"
        )
        intro.setWordWrap(True)
        project = self._app.settings.project
        self.url = QLineEdit(project.url if project else "")
        self.url.setPlaceholderText("https://abc.supabase.co")
        self.key = QLineEdit(project.publishable_key if project else "")
        self.key.setPlaceholderText("sb_publishable_…")
        signed_in = self._app.settings.signed_in
        self.email, self.password = QLineEdit(signed_in.email if signed_in else ""), QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
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
        column.addWidget(intro)
        column.addLayout(form)
        self.create_account = self._button(self.tr("Create account"), lambda: self._enter(self._app.sign_up))
        self._buttons.addStretch(1)
        self._button(self.tr("Cancel"), self.reject)
        self.sign_in = self._button(self.tr("Sign in"), lambda: self._enter(self._app.sign_in), primary=True)
        (self.password if signed_in else self.email if project else self.url).setFocus()

    def _build_signed_in(self, column: QVBoxLayout) -> None:
        status = self._app.status()
        column.addWidget(label(self.tr("Signed in as {0}").format(status.account), ""))
        column.addWidget(label(status.server or "", "soft"))
        if status.pending:
            kept = self.tr("%n edit(s) wait to be sent.", "", status.pending)
            stay = self.tr("They stay in this account's file and go on at the next sign-in.")
            self._message.setText(f"{kept} {stay}")
        self.sign_out = self._button(
            self.tr("Sign out"), lambda: self._work(self._app.sign_out, lambda _: self.accept())
        )
        self._buttons.addStretch(1)
        self._button(self.tr("Close"), self.accept, primary=True)

    def _button(self, text: str, action: Any, *, primary: bool = False) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(primary)
        button.setDefault(primary)
        if primary:
            button.setProperty("look", "primary")
        button.clicked.connect(lambda: action())
        self._buttons.addWidget(button)
        return button

    def _enter(self, enter: Any) -> None:
        url, key = self.url.text(), self.key.text()
        email, password = self.email.text().strip(), self.password.text()
        if not email or not password:
            self._say(self.tr("Please type your e-mail address and a password."), problem=True)
            return

        def work() -> Any:
            self._app.connect(url, key)
            return enter(email, password)

        self._work(work, self._entered)

    def _entered(self, confirmed: object) -> None:
        self.password.clear()
        if confirmed is False:
            self._say(self.tr("Open the link that was sent to you, then sign in."))
            return
        self.accept()

    def _work(self, work: Any, done: Any) -> None:
        """Do it in a thread; the dialog may be closed meanwhile and then simply misses the answer."""
        self._say(self.tr("One moment…"))
        self._set_enabled(False)
        alive = [True]
        self.destroyed.connect(lambda: alive.clear())

        def failed(error: OrganicError) -> None:
            if alive:
                self._set_enabled(True)
                self._say(problem_of(error), problem=True)

        self._bridge.run(work, lambda result: done(result) if alive else None, failed)

    def _set_enabled(self, enabled: bool) -> None:
        for name in ("sign_in", "create_account", "sign_out"):
            button = getattr(self, name, None)
            if button is not None:
                button.setEnabled(enabled)

    def _say(self, sentence: str, *, problem: bool = False) -> None:
        self._message.setText(sentence)
        self._message.setProperty("look", "error" if problem else "soft")
        self._message.style().polish(self._message)


def _beside(name: str) -> QLabel:
    """A field's name at the height of what is typed in it."""
    words = label(name, "")
    words.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
    return words
