"""The account dialog: the room that shows one step at a time, runs their requests and keeps the way back.

What each step asks and does is its own (server, sign_in, codes, overview, change, leave). Requests run in a thread;
closing the dialog never waits for them. Passwords and codes are cleared once they were used and never stored.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from organic_desktop.core.errors import OrganicError, ServerBusy
from organic_desktop.ui.account.fields import WaitingButton, plain_button
from organic_desktop.ui.account.offer import LinkOffer
from organic_desktop.ui.account.server import ServerStep
from organic_desktop.ui.account.start import SignedInStep, first_step, may_be_offered
from organic_desktop.ui.account.step import Step
from organic_desktop.ui.account.switch import SwitchStep
from organic_desktop.ui.services.bridge import Bridge
from organic_desktop.ui.text.messages import problem_of, translate_message
from organic_desktop.ui.theme.theme import HUGE, LARGE, SMALL
from organic_desktop.ui.widgets.cards import MessageLine
from organic_desktop.ui.widgets.enter_key import press_by_enter
from organic_desktop.ui.widgets.plain_text import set_title

if TYPE_CHECKING:
    from organic_desktop.app.facade import App
    from organic_desktop.core.project import Project

WIDTH_IN_CHARACTERS = 58
MOST_OF_SCREEN = 0.85
KEY_SHOWN = 50


class AccountDialog(QDialog):
    """Shows the account, or the steps to one. ``export`` opens the export over a dialog; None where there is none.

    ``offer_answered``: the next link may be offered. ``succeeded`` carries a sentence about what was done, when the
    dialog closes.
    """

    offer_answered = Signal()
    succeeded = Signal(str)

    def __init__(
        self, app: App, bridge: Bridge, parent: QWidget | None = None, export: Callable[[QWidget], object] | None = None
    ) -> None:
        super().__init__(parent)
        self._app, self._bridge, self._export = app, bridge, export
        self._steps: list[Step] = []
        self._offered: LinkOffer | None = None
        self._request: object | None = None
        self._whose: str | None = None  # the account that the steps are about
        self._focused: QWidget | None = None
        self._one_at_a_time = threading.Lock()
        set_title(self, self.tr("Account"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._build()
        self.show_start()

    def _build(self) -> None:
        self._message = MessageLine()
        page = QWidget()
        page.setObjectName("page")
        page.installEventFilter(self)
        self._place = QVBoxLayout(page)
        self._place.setContentsMargins(0, 0, 0, 0)
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._scroll.setWidget(page)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(HUGE, HUGE, HUGE, HUGE)
        column.setSpacing(LARGE)
        column.addWidget(self._scroll, 1)
        column.addWidget(self._message)
        column.addLayout(self._build_foot())
        wanted = self.fontMetrics().horizontalAdvance("n") * WIDTH_IN_CHARACTERS + 2 * HUGE
        self.setFixedWidth(min(wanted, round(self.screen().availableSize().width() * MOST_OF_SCREEN)))

    def _build_foot(self) -> QHBoxLayout:
        self._back = plain_button(self.tr("Back"))
        self._back.clicked.connect(self.go_back)
        self._close = plain_button("")
        self._close.clicked.connect(self._cancel_or_close)
        self._primary = WaitingButton("", "")
        self._primary.setProperty("look", "primary")
        self._primary.setDefault(True)
        self._primary.clicked.connect(lambda: self._steps[-1].advance())
        foot = QHBoxLayout()
        foot.setSpacing(SMALL)
        foot.addWidget(self._back)
        foot.addStretch(1)
        foot.addWidget(self._close)
        foot.addWidget(self._primary)
        return foot

    # -- the room of the steps ----------------------------------------------------------------------------------------

    @property
    def app(self) -> App:
        """The open App."""
        return self._app

    @property
    def main_button(self) -> WaitingButton:
        """The button that advances the step in sight."""
        return self._primary

    @property
    def close_button(self) -> QPushButton:
        """The button that cancels or closes."""
        return self._close

    @property
    def export(self) -> Callable[[], object] | None:
        """Open the export dialog; None where there is none."""
        open_export = self._export
        return (lambda: open_export(self)) if open_export else None

    @property
    def is_busy(self) -> bool:
        """True while a request is under way."""
        return self._request is not None

    @property
    def step(self) -> Step:
        """The step in sight."""
        return self._steps[-1]

    def show_start(self, sentence: str = "") -> None:
        """Show what fits the account as it is now: the account, or the first step to one."""
        self.start_with(first_step(self), sentence)

    def start_with(self, step: Step, sentence: str = "") -> None:
        """Show a step from which there is no way back, and say a sentence there."""
        self._whose = self._app.account.open_now()
        before, self._steps = self._steps, []
        for each in before:
            self._drop(each)
        self.show_step(step)
        self.say(sentence)

    def show_step(self, step: Step) -> None:
        """Show another step; *Back* returns to the one in sight."""
        if self._steps:
            self._steps[-1].hide()
        self._steps.append(step)
        self._place.addWidget(step)
        self._show()

    def go_back(self) -> None:
        """Return to the step before, as it was left."""
        if len(self._steps) > 1:
            self._drop(self._steps.pop())
            self._show()

    def enter(self) -> None:
        """Close, for the user is signed in; a session that won't be kept is said first."""
        for each in self._steps:
            each.clear_secrets()
        who = self.tr("Signed in as {0}").format(self._app.status().account)
        if note := self._app.account.session_note:
            self.start_with(SignedInStep(self, f"{who}. {translate_message(note)}"))
        else:
            self.close_room(f"{who}.")

    def close_room(self, sentence: str = "") -> None:
        """Close the dialog; the window says the sentence."""
        if sentence:
            self.succeeded.emit(sentence)
        self.accept()

    def ask_for_server(self, *, adding: bool = False) -> None:
        """Show the step that asks for a server; ``adding`` another account keeps the one in use signed in."""
        self.show_step(ServerStep(self, adding=adding))

    def ask_for_account(self) -> None:
        """Show the accounts of this computer."""
        self.show_step(SwitchStep(self))

    def say(self, sentence: str, *, problem: bool = False) -> None:
        """Show a sentence below the step, and let screen readers say it."""
        self._message.say(sentence, problem=problem)
        self.fit()

    def _show(self) -> None:
        """Show the last step, its buttons, and no sentence of another."""
        step = self._steps[-1]
        step.show()
        self._back.setVisible(len(self._steps) > 1)
        self._close.setText(self.tr("Close") if step.closes else self.tr("Cancel"))
        self._primary.wait(0)
        self._primary.rename(step.primary, f"{step.primary} ({{0}})")
        self._primary.setVisible(bool(step.primary))
        self._primary.setProperty("look", "danger" if step.destroys else "primary")
        self._primary.style().polish(self._primary)
        self._order_keys(step)
        self.say("")
        words = f"{step.title}. {step.lead.text()}"
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
        step.begin()

    def _order_keys(self, step: Step) -> None:
        """Let Tab reach the step first: Qt goes by when a widget was made."""
        before: QWidget = step
        for each in step.findChildren(QWidget):
            if each.focusPolicy() & Qt.FocusPolicy.TabFocus:
                before = each
        for button in (self._back, self._close, self._primary):
            QWidget.setTabOrder(before, button)
            before = button

    def _drop(self, step: Step) -> None:
        step.clear_secrets()
        step.hide()
        self._place.removeWidget(step)
        step.deleteLater()

    # -- requests -----------------------------------------------------------------------------------------------------

    def run(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[OrganicError], bool] | None = None,
    ) -> None:
        """Run a request in a thread; a cancelled one is waited for by nobody, but what it changed is shown."""
        if not self.is_still_theirs():
            return
        request = self._request = object()
        self._focused = self.focusWidget()
        user = self._app.settings.signed_in
        self.say(self.tr("One moment…"))
        self._set_busy(True)

        def carry() -> Any:
            with self._one_at_a_time:  # a cancelled one may still be under way
                try:
                    return work()
                except OrganicError:
                    if request is not self._request:
                        self._app.account.cancel_sign_in()  # nobody goes on with what it began
                    raise

        def succeed(result: Any) -> None:
            if request is self._request:
                self._end_request()
                done(result)
            elif self._request is None and self._app.settings.signed_in != user:
                self.show_start(self.tr("The server had answered already."))

        def fail(error: OrganicError) -> None:
            if request is self._request:
                self._end_request()
                if not (failed and failed(error)):
                    self.show_error(error)

        self._bridge.run(carry, succeed, fail, owner=self)

    def show_error(self, error: OrganicError, *, waits: bool = True) -> None:
        """Say what went wrong; if the server says when to try again, the main button waits until then."""
        if waits and isinstance(error, ServerBusy) and error.retry_after:
            self._primary.wait(error.retry_after)
        self.say(problem_of(error), problem=True)

    def is_still_theirs(self) -> bool:
        """Return False, and begin anew, if another process has opened another account since the steps were begun."""
        if self._app.account.open_now() == self._whose:
            return True
        try:
            self._app.profiles.follow()
        except OrganicError as error:
            self.show_error(error)
        else:
            self.show_start(self.tr("Another account was opened meanwhile. Nothing was changed."))
        return False

    def _end_request(self) -> None:
        self._request = None
        self._whose = self._app.account.open_now()
        self._set_busy(False)
        self.say("")
        if self._focused and self._focused.isVisible():
            self._focused.setFocus()

    def _cancel_or_close(self) -> None:
        if self._request is None:
            (self.accept if self.step.closes else self.reject)()
            return
        self._end_request()
        self.say(self.tr("Cancelled. If the server was quicker, this dialog says so."))

    def _set_busy(self, busy: bool) -> None:
        for each in filter(None, (self._steps[-1], self._offered, self._back, self._primary)):
            each.setEnabled(not busy)
        self._close.setText(self.tr("Close") if self.step.closes and not busy else self.tr("Cancel"))

    # -- links --------------------------------------------------------------------------------------------------------

    def show_linked(self, project: Project) -> None:
        """Fill in the project of a link, and say so, without connecting."""
        if not may_be_offered(self._app):
            self.say(self.tr("You are already signed in to the server in this link."))
            return
        step = ServerStep(self)
        self.start_with(step)
        step.show_link(project)

    def offer(self, project: Project) -> bool:
        """Offer to fill in the project of a link that was opened meanwhile; False if that isn't possible now.

        The steps and the focus stay as they are until the user agrees.
        """
        if not may_be_offered(self._app) or self._request is not None:
            return False
        if self._offered:
            return self._offered.project == project
        if self._named() != project:
            self._ask_to_fill_in(project)
        return True

    def _named(self) -> Project | None:
        """Return the project that the steps are about."""
        return self.step.named() if isinstance(self.step, ServerStep) else self._app.settings.project

    def _ask_to_fill_in(self, project: Project) -> None:
        key = project.publishable_key
        shown = key if len(key) <= KEY_SHOWN else f"{key[:KEY_SHOWN]}…"
        more = self.tr(
            "The link is for this server:\n{0}\n\nwith this key:\n{1}\n\nThey would replace what you typed here."
        ).format(project.url, shown)
        self._offered = LinkOffer(
            project,
            (self.tr("Use the server from the link?"), more),
            self.tr("Keep as is"),
            (self.tr("Use it"), lambda: self.show_linked(project)),
        )
        self._offered.answered.connect(self._end_offer)
        self._column.insertWidget(0, self._offered)
        self._offered.show()  # at once, so that its height counts
        self.fit()

    def _end_offer(self) -> None:
        if self._offered:
            self._offered.hide()
            self._offered.deleteLater()
            self._offered = None
            self.fit()
            self.offer_answered.emit()

    # -- the window ---------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the focused button, else the main one; Escape cancels, goes back, or closes."""
        if press_by_enter(self.focusWidget(), event):
            return
        if not event.matches(QKeySequence.StandardKey.Cancel):
            super().keyPressEvent(event)
        elif self._request is None and len(self._steps) > 1:
            self.go_back()
        else:
            self._cancel_or_close()

    def done(self, result: int) -> None:
        """Close; what is typed is forgotten at once, not only once the dialog is deleted."""
        self._request = object()  # a late answer changes nothing any more
        for step in self._steps:
            step.clear_secrets()
        super().done(result)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fit again once a text of the step has become longer, or a part of it is shown."""
        if event.type() is QEvent.Type.LayoutRequest:
            QTimer.singleShot(0, self, self.fit)
        return False

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.fit()

    def fit(self) -> None:
        """Take the height that the step and the sentence need at this width, or scroll."""
        if not self._steps:
            return
        inside = self.width() - 2 * HUGE
        self._place.activate()
        needed = self._place.totalHeightForWidth(inside)
        items = (self._column.itemAt(index) for index in range(self._column.count()))
        others = [each for each in items if each and not each.isEmpty() and each.widget() is not self._scroll]
        heights = [
            each.heightForWidth(inside) if each.hasHeightForWidth() else each.sizeHint().height() for each in others
        ]
        rest = sum(heights) + LARGE * len(heights) + 2 * HUGE
        most = round(self.screen().availableSize().height() * MOST_OF_SCREEN)
        self._scroll.setMinimumHeight(max(0, min(needed, most - rest)))
        self._column.activate()
        self.resize(self.width(), self._scroll.minimumHeight() + rest)
