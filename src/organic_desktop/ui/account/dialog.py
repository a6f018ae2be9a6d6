"""The account dialog: connect to a project, sign in, create an account, sign out.

Requests run in a thread; closing the dialog never waits for them. A password is read once and never stored. The
clipboard is read only when *Paste* is pressed, and its contents are shown before they are used.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from organic_desktop.core.errors import OrganicError, SignInNeeded, UnsafeProject
from organic_desktop.core.project import advice_on_key, checked_key, read_connect_line, refuse_secrets
from organic_desktop.ui.account.form import AccountForm, LinkOffer
from organic_desktop.ui.services.bridge import Bridge
from organic_desktop.ui.text.messages import problem_of, translate_message
from organic_desktop.ui.theme.theme import HUGE, LARGE, SMALL
from organic_desktop.ui.widgets.cards import label
from organic_desktop.ui.widgets.plain_text import set_title
from organic_desktop.ui.widgets.text_dialog import SIZE_IN_CHARACTERS, TextDialog, help_text

if TYPE_CHECKING:
    from organic_desktop.app.facade import App
    from organic_desktop.core.project import Project

KEY_SHOWN = 50


class AccountGuide(TextDialog):
    """A guide to accounts: what one is, and how to get one."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, self.tr("About accounts"), help_text("account.{0}.md"))
        screen = self.screen().availableSize()
        wanted = self.fontMetrics().horizontalAdvance("n") * SIZE_IN_CHARACTERS[0], self.fontMetrics().height() * 28
        self.resize(min(wanted[0], screen.width() * 9 // 10), min(wanted[1], screen.height() * 8 // 10))


class AccountDialog(QDialog):
    """Shows the account, or the form to sign in; ``offer_answered``: the next link may be offered."""

    offer_answered = Signal()

    def __init__(self, app: App, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._app, self._bridge = app, bridge
        set_title(self, self.tr("Account"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(self.fontMetrics().horizontalAdvance("n") * 56)
        self._message = label("", "soft")
        self._message.setWordWrap(True)
        self._message.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._message.hide()
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(SMALL)
        self._form: AccountForm | None = None
        self._offered: LinkOffer | None = None
        self._pressed: list[QPushButton] = []
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(HUGE, HUGE, HUGE, HUGE)
        column.setSpacing(LARGE)
        session_ended = app.status().problem_class is SignInNeeded or app.settings.project is None
        if app.settings.signed_in and not session_ended:
            self._build_signed_in(column)
        else:
            self._build_form(column)
        column.addWidget(self._message)
        column.addLayout(self._buttons)

    def _build_form(self, column: QVBoxLayout) -> None:
        form = self._form = AccountForm(self._app.settings)
        form.guide.clicked.connect(self._open_guide)
        form.paste.clicked.connect(self._paste)
        form.invited.connect(self._read)
        form.key.editingFinished.connect(self._look_at_key)
        form.forgot.clicked.connect(self._ask_for_mail)
        column.addWidget(form)
        if self._app.settings.signed_in:
            self._sign_out_button()
        self._create = self._button(self.tr("Create account"), lambda: self._enter(self._app.account.sign_up))
        self._buttons.addStretch(1)
        self._close = self._button(self.tr("Cancel"), self.reject, waits=False)
        self._sign_in = self._button(self.tr("Sign in"), lambda: self._enter(self._app.account.sign_in), primary=True)
        form.begin()

    def _build_signed_in(self, column: QVBoxLayout) -> None:
        status, lines = self._app.status(), []
        column.addWidget(label(self.tr("Signed in as {0}").format(status.account), ""))
        column.addWidget(label(status.server or "", "soft"))
        if status.pending:
            kept = self.tr("%n unsent edit(s).", "", status.pending)
            lines += [kept, self.tr("They stay on this computer and are sent the next time you sign in.")]
        if note := self._app.account.session_note:
            lines.append(translate_message(note))
        self._show_message(" ".join(lines))
        self._sign_out_button()
        self._buttons.addStretch(1)
        self._button(self.tr("Close"), self.accept, primary=True, waits=False)

    def _sign_out_button(self) -> None:
        self._button(self.tr("Sign out"), lambda: self._work(self._app.account.sign_out, lambda _: self.accept()))

    def _button(
        self, text: str, action: Callable[[], object], *, primary: bool = False, waits: bool = True
    ) -> QPushButton:
        """Add a button at the bottom; one that ``waits`` is disabled during a request."""
        button = QPushButton(text)
        button.setAutoDefault(primary)
        button.setDefault(primary)
        if primary:
            button.setProperty("look", "primary")
        button.clicked.connect(lambda: action())
        self._buttons.addWidget(button)
        if waits:
            self._pressed.append(button)
        return button

    # -- a project's address and key ----------------------------------------------------------------------------------

    def _open_guide(self) -> None:
        AccountGuide(self).open()

    def _paste(self) -> None:
        self._read(QGuiApplication.clipboard().text())

    def _read(self, text: str) -> None:
        """Fill in the address and key of a connect line or link, without connecting."""
        if self._form is None:
            return
        try:
            address, key = read_connect_line(text)
            key = checked_key(key)
        except OrganicError as error:
            self._form.clear_secrets(self._is_secret)
            self._show_message(problem_of(error), problem=True)
            return
        self._form.show_project(address, key)
        sentence = self.tr("This is the server in the line. If it is the one you expect, enter your e-mail address.")
        advice = advice_on_key(key)
        self._show_message(f"{sentence} {translate_message(advice)}" if advice else sentence)

    def _look_at_key(self) -> None:
        """Say at once what is wrong with a key, and clear a secret one."""
        if self._form is None or not self._form.key.text().strip():
            return
        try:
            advice = advice_on_key(checked_key(self._form.key.text()))
        except UnsafeProject as error:
            self._form.clear_secrets(self._is_secret)
            self._show_message(problem_of(error), problem=True)
            return
        self._show_message(translate_message(advice) if advice else "")

    @staticmethod
    def _is_secret(text: str) -> bool:
        try:
            refuse_secrets(text)
        except UnsafeProject:
            return True
        return "://" in text and not text.strip().casefold().startswith(("http://", "https://"))

    # -- a link -------------------------------------------------------------------------------------------------------

    def show_linked(self, project: Project) -> None:
        """Fill in the project of a link, and say so, without connecting."""
        if self._form is None:
            self._show_message(self.tr("You are already signed in to the server in this link."))
            return
        before = self._app.settings.project
        self._form.show_project(project.url, project.publishable_key)
        self._form.password.clear()  # typed for another server
        lines = [
            self.tr(
                "The link is for this server:\n{0}\nNothing has been sent to it yet. If it is the one you "
                "expect, enter your e-mail address."
            ).format(project.url)
        ]
        if before and before.url != project.url:
            lines.append(self.tr("This computer was connected to {0} until now.").format(before.url))
        if advice := advice_on_key(project.publishable_key):
            lines.append(translate_message(advice))
        self._show_message(" ".join(lines))

    def offer(self, project: Project) -> bool:
        """Offer to fill in the project of a link that was opened meanwhile; False if that isn't possible now.

        The fields and the focus stay as they are until the user agrees.
        """
        if self._form is None or not self._form.isEnabled():
            return False
        if self._offered:
            return self._offered.project == project
        if self._form.typed()[:2] != (project.url, project.publishable_key):
            self._ask_to_fill_in(project)
        return True

    def _ask_to_fill_in(self, project: Project) -> None:
        more = self.tr(
            "The link is for this server:\n{0}\n\nwith this key:\n{1}\n\nThey would replace what you typed here."
        )
        self._offered = LinkOffer(
            project,
            (
                self.tr("Use the server from the link?"),
                more.format(project.url, _beginning(project.publishable_key)),
            ),
            self.tr("Keep as is"),
            (self.tr("Use it"), lambda: self.show_linked(project)),
        )
        self._offered.answered.connect(self._end_offer)
        self._column.insertWidget(0, self._offered)
        self._offered.show()  # at once, so that its height counts
        self._fit()

    def _end_offer(self) -> None:
        if self._offered:
            self._offered.hide()
            self._offered.deleteLater()
            self._offered = None
            self.offer_answered.emit()

    # -- requests -----------------------------------------------------------------------------------------------------

    def _enter(self, enter: Callable[[str, str], object]) -> None:
        if self._form is None:
            return
        url, key, email, password = self._form.typed()
        if not email or not password:
            self._show_message(self.tr("Enter your e-mail address and a password."), problem=True)
            return

        def work() -> Any:
            self._app.account.connect(url, key)
            return enter(email, password)

        self._work(work, self._entered)

    def _entered(self, confirmed: object) -> None:
        if self._form is None:
            return
        self._form.password.clear()
        if confirmed is False:
            self._set_enabled(True)
            self._show_message(self.tr("Open the link in the e-mail we asked the server to send, then sign in."))
        elif note := self._app.account.session_note:
            self._form.hide()
            for button in self._pressed:
                button.hide()
            self._close.setText(self.tr("Close"))
            self._close.clicked.connect(self.accept)
            who = self.tr("Signed in as {0}").format(self._app.status().account)
            self._show_message(f"{who}. {translate_message(note)}")
            self.adjustSize()
        else:
            self.accept()

    def _ask_for_mail(self) -> None:
        if self._form is None:
            return
        url, key, email, _ = self._form.typed()
        if not email:
            self._show_message(self.tr("Enter your account's e-mail address first."), problem=True)
            self._form.email.setFocus()
            return

        def work() -> None:
            self._app.account.connect(url, key)
            self._app.account.recover(email)

        self._work(work, lambda _: self._sent())

    def _sent(self) -> None:
        self._set_enabled(True)
        self._show_message(
            self.tr(
                "If this address has an account, the server sends it an e-mail with a link. Choose a new "
                "password on the page the link opens, then sign in here."
            )
        )

    def _work(self, work: Callable[[], Any], done: Callable[[Any], None]) -> None:
        """Run a request in a thread; if the dialog is closed meanwhile, the answer is ignored."""
        self._show_message(self.tr("One moment…"))
        self._set_enabled(False)
        alive = [True]
        self.destroyed.connect(lambda: alive.clear())

        def failed(error: OrganicError) -> None:
            if alive:
                self._set_enabled(True)
                if self._form and isinstance(error, UnsafeProject):
                    self._form.clear_secrets(self._is_secret)
                self._show_message(problem_of(error), problem=True)

        self._bridge.run(work, lambda result: done(result) if alive else None, failed)

    def _set_enabled(self, enabled: bool) -> None:
        for button in self._pressed:
            button.setEnabled(enabled)
        for each in filter(None, (self._form, self._offered)):
            each.setEnabled(enabled)

    def _show_message(self, sentence: str, *, problem: bool = False) -> None:
        self._message.setText(sentence)
        self._message.setVisible(bool(sentence))
        self._message.setProperty("look", "error" if problem else "soft")
        self._message.style().polish(self._message)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Grow with the message: wrapped text knows its height only once its width is known."""
        if layout := self.layout():
            layout.activate()
            self.resize(self.width(), max(self.height(), layout.totalHeightForWidth(self.width())))


def _beginning(key: str) -> str:
    """Return the beginning of a key, enough to recognise it."""
    return key if len(key) <= KEY_SHOWN else f"{key[:KEY_SHOWN]}…"
