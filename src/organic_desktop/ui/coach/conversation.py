"""One conversation: its texts, what there is to say of the last answer, and where the next question is typed.

``app.coach`` writes answers in threads of their own and stores them; here they are only shown, whatever page or
conversation is in sight. Everything is keyed by the answer's id, so that no text comes into another conversation.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from shiboken6 import isValid

from organic_desktop.app.coach_queue import Needs
from organic_desktop.core.errors import OrganicError
from organic_desktop.store.coach import Answer, AnswerState
from organic_desktop.ui.coach.answer_bar import AnswerBar
from organic_desktop.ui.coach.bubble_menu import BubbleMenu
from organic_desktop.ui.coach.composer import Composer
from organic_desktop.ui.coach.days_behind import DaysBehind
from organic_desktop.ui.coach.difference import DifferenceDialog
from organic_desktop.ui.coach.number_marks import NumberMarks
from organic_desktop.ui.coach.texts import Texts, last_answer
from organic_desktop.ui.coach.thread_view import ThreadView
from organic_desktop.ui.coach.words import Act, AnswerWords
from organic_desktop.ui.text.messages import problem_of, translate_message
from organic_desktop.ui.theme.theme import SMALL, Theme
from organic_desktop.ui.widgets.cards import Card, label, paragraph
from organic_desktop.ui.widgets.plain_text import text_dialog

if TYPE_CHECKING:
    from organic_desktop.app.coach import Coach
    from organic_desktop.app.coach_queue import Difference
    from organic_desktop.app.coach_reading import CoachThread
    from organic_desktop.app.coach_writing import Progress
    from organic_desktop.app.facade import App
    from organic_desktop.coach.checker import Mark
    from organic_desktop.store.conversations import ListedThread
    from organic_desktop.ui.coach.bubbles import Bubble
    from organic_desktop.ui.services.bridge import Bridge
    from organic_desktop.ui.services.page import Navigator

PAGE_OF_MESSAGES = 30  # several screens; more at once would block the window


class ConversationCard(Card):
    """``settings_wanted``: what may be sent is to be decided anew; ``question_changed``: the typing rests.

    ``answered``: an answer began or ended, in this conversation or another one. ``discarded`` carries one that was.
    """

    settings_wanted = Signal()
    question_changed = Signal()
    answered = Signal()
    discarded = Signal(object)

    def __init__(self, app: App, bridge: Bridge, theme: Theme, navigator: Navigator) -> None:
        super().__init__("")
        self._app, self._bridge, self._navigator = app, bridge, navigator
        self._open: ListedThread | None = None
        self._last: Answer | None = None
        self._loading = self._all_loaded = False
        self._loads = 0  # each reading has a thread of its own: one that was overtaken is dropped
        self._asking: set[str] = set()  # conversations with a question on its way
        self._drafts: dict[str, str] = {}
        self._refusals: dict[str, str] = {}  # of questions typed into a conversation that isn't open yet
        self._marks = NumberMarks(app, bridge, self)
        self._marks.found.connect(self._show_marks)
        self._marks.failed.connect(self._show_error)
        self.topic, self.about = paragraph("", "strong"), label("", "caption")
        self.view = ThreadView(theme)
        self.view.wants_earlier.connect(self._load_earlier)
        self.view.mark_opened.connect(self._show_days)
        self.view.menu_wanted.connect(self._open_menu)
        self.bar = AnswerBar()
        self.bar.wanted.connect(self._act)
        self.bar.left.connect(self.take_focus)
        self.composer = Composer()
        self.composer.asked.connect(self._ask)
        self.composer.stopped.connect(self._stop)
        self.composer.paused.connect(self._rest)
        self.title.hide()
        self.body.setSpacing(SMALL)
        for widget in (self.topic, self.about, self.view, self.bar, self.composer):
            self.body.addWidget(widget, 1 if widget is self.view else 0)
        self.body.addWidget(self.problem)  # without the stretch of other cards: the texts take all room

    def follow(self, coach: Coach) -> None:
        """Show the progress of answers from now on; they are written on threads of their own.

        By the bridge, which outlives this page: a signal of a page that is being destroyed would end the process.
        """
        bridge = self._bridge

        def show(progress: Progress) -> None:
            if isValid(self):
                self._show_progress(progress)

        def told(progress: Progress) -> None:
            bridge.call_soon(partial(show, progress))

        coach.progressed.add(told)
        self.destroyed.connect(lambda: coach.progressed.remove(told))

    @property
    def conversation_id(self) -> str | None:
        """The id of the open conversation."""
        return self._open.id if self._open else None

    def remember_drafts(self, drafts: Mapping[str, str]) -> None:
        """Begin with what was typed earlier, before the program or this page was closed."""
        self._drafts = {**drafts, **self._drafts}

    def change_account(self, drafts: Mapping[str, str]) -> None:
        """Show nothing of the account that was open before, and begin with what was typed in this one."""
        self.leave()
        self.composer.type("")
        self._drafts, self._refusals = dict(drafts), {}

    def keep_draft(self) -> None:
        """Store what is typed, so that it survives a restart; a millisecond or two."""
        if self._open:
            try:
                self._app.coach.drafts.keep(self._open.id, self.composer.text)
            except OrganicError as error:
                self._show_error(error)

    def outdate_numbers(self) -> None:
        """Recompute the numbers of answers when they are shown next: the days may have changed."""
        self._marks.outdate()

    def open(self, thread: ListedThread) -> None:
        """Show a conversation from its end, or what is new in the one that is open."""
        known = self._open
        if known is None or known.id != thread.id:
            if known:
                self.keep_draft()
                self._drafts[known.id] = self.composer.text
            self._open, self._last = thread, None
            self.view.show_bubbles([])  # never one conversation's texts under another one's name
            self._show_last()
            self.composer.type(self._drafts.get(thread.id, ""))
            self.show_problem(self._refusals.pop(thread.id, ""))
            self._load(PAGE_OF_MESSAGES, stay=False)
        else:
            self._open = thread
            more = PAGE_OF_MESSAGES if known != thread else 0
            self._load(max(len(self.view.shown) + more, PAGE_OF_MESSAGES), stay=True)
        self.topic.setText(thread.topic or self.tr("Untitled"))

    def leave(self) -> None:
        """Show no conversation: the open one is gone or hidden."""
        self._open, self._last = None, None
        self.view.show_bubbles([])
        self.bar.show_answer("", [])

    def prepare(self, conversation_id: str, question: str, problem: str = "") -> None:
        """Type a question into a conversation, to be changed or sent; ``problem`` says why it couldn't be."""
        if conversation_id == self.conversation_id:
            self.composer.type(question)
            self.show_problem(problem)
        else:
            self._drafts[conversation_id], self._refusals[conversation_id] = question, problem
        self.take_focus()

    def take_focus(self) -> None:
        """Put the keyboard where a question is typed."""
        self.composer.field.setFocus()

    # -- reading ------------------------------------------------------------------------------------------------------

    def _load(self, most: int, *, stay: bool) -> None:
        if self._open is None:
            return
        conversation_id = self._open.id
        self._loads += 1
        read = partial(self._app.coach.thread, conversation_id, most=most)
        show = partial(self._show_thread, self._loads, stay, most)
        self._bridge.run(read, show, self._show_error, owner=self)

    def _show_thread(self, number: int, stay: bool, most: int, thread: CoachThread) -> None:
        if self._open is None or number != self._loads:
            return
        self._loading, self._all_loaded = False, len(thread.messages) < most
        thread = replace(thread, open=tuple(map(self._with_what_came, thread.open)))
        self.view.show_bubbles(self._texts().of_thread(thread), stay=stay)
        self._last = last_answer(thread)
        self._show_last()
        self._check_numbers()

    def _with_what_came(self, answer: Answer) -> Answer:
        """Return an answer with the words that came while it was read: a reading takes longer than the next word."""
        shown = self._last
        is_older = shown is not None and shown.id == answer.id and len(shown.text) > len(answer.text)
        return shown if shown and is_older and answer.state is AnswerState.STREAMING else answer

    def _load_earlier(self) -> None:
        """Load one more page, unless all messages are loaded or a page is being read."""
        first = next((each.message for each in self.view.shown if each.message), None)
        if self._open is None or self._loading or self._all_loaded or first is None:
            return
        self._loading = True
        read = partial(self._app.coach.thread, self._open.id, most=PAGE_OF_MESSAGES, before=first)
        self._bridge.run(read, partial(self._show_earlier, first.id), self._show_error, owner=self)

    def _show_earlier(self, before: str, thread: CoachThread) -> None:
        self._loading = False
        first = next((each.message for each in self.view.shown if each.message), None)
        if first and first.id == before:
            self._all_loaded = len(thread.messages) < PAGE_OF_MESSAGES
            self.view.add_earlier(self._texts().of_messages(thread))
            self._check_numbers()

    def _words(self) -> AnswerWords:
        return AnswerWords(self.locale(), self._app.settings.zone())

    def _texts(self) -> Texts:
        return Texts(self._words(), self._marks.of, self._app.coach.help_lines)

    # -- an answer that is written ------------------------------------------------------------------------------------

    def _show_progress(self, progress: Progress) -> None:
        answer = progress.answer
        if answer.conversation_id != self.conversation_id:
            if answer.state is not AnswerState.STREAMING or not answer.text:
                self.answered.emit()
            return
        is_known = self._last is not None and self._last.id == answer.id
        if answer.state is AnswerState.STREAMING and is_known:
            self._last = answer
            if not self.view.grow(self._texts().of_answer(answer)):
                self._reload()
            self._show_last(translate_message(progress.note) if progress.note else "")
        else:
            self._reload()

    def _reload(self, *, to_end: bool = False) -> None:
        """Read the conversation again, and show its end, unless the user reads further up.

        At the end a page is enough, however long they have talked: every text in the list costs time with each piece
        of an answer.
        """
        at_end = to_end or self.view.is_at_end
        self._load(PAGE_OF_MESSAGES if at_end else len(self.view.shown) + 2, stay=not at_end)
        self.answered.emit()

    def _show_last(self, note: str = "") -> None:
        answer = self._last
        self.composer.show_busy(answer is not None and answer.state is AnswerState.STREAMING)
        if answer is None:
            self.bar.show_answer("", [])
            return
        words, needs = self._words(), Needs.NOTHING
        if answer.state is AnswerState.WAITING:
            needs = self._app.coach.needs(answer)
        said = "" if answer.state is AnswerState.CARE else words.state(answer, needs, note)  # it stands in its bubble
        has_message = any(each.message is not None and each.id == answer.id for each in self.view.shown)
        acts = words.acts(answer, needs, has_message=has_message)
        self.bar.show_answer(said, acts, lambda: self._app.coach.retry_in(answer.id))

    def _check_numbers(self) -> None:
        """Have the numbers of the answers in the list recomputed."""
        if self._open:
            answers = [each.message for each in self.view.shown if each.message and not each.is_mine]
            self._marks.check(self._open.id, answers)

    def _show_marks(self, marks: Mapping[str, tuple[Mark, ...]]) -> None:
        for bubble in self.view.shown:
            found = marks.get(bubble.id)
            if found is not None and found != bubble.marks:
                self.view.grow(replace(bubble, marks=found))

    # -- Qt -----------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._last and self._last.state is AnswerState.STREAMING:
            self._stop()
        else:
            super().keyPressEvent(event)

    # -- what the user does -------------------------------------------------------------------------------------------

    def _rest(self) -> None:
        self.keep_draft()
        self.question_changed.emit()

    def _ask(self, question: str) -> None:
        if self._open is None or self._open.id in self._asking:
            return
        conversation_id = self._open.id
        self._asking.add(conversation_id)
        self.composer.type("")
        self.show_problem("")
        self._bridge.run(
            lambda: self._app.coach.ask(conversation_id, question),
            self._asked,
            partial(self._refused, conversation_id, question),
            owner=self,
        )

    def _asked(self, answer: Answer) -> None:
        self._asking.discard(answer.conversation_id)
        self._began(answer)

    def _refused(self, conversation_id: str, question: str, error: OrganicError) -> None:
        """Give the question back to where it was typed, before what was typed since."""
        self._asking.discard(conversation_id)
        if self.conversation_id == conversation_id:
            self.composer.type(_joined(question, self.composer.text))
            self._show_error(error)
        else:
            self._drafts[conversation_id] = _joined(question, self._drafts.get(conversation_id, ""))

    def _began(self, answer: Answer) -> None:
        if answer.conversation_id == self.conversation_id:
            self._last = answer
        self._reload(to_end=True)

    def _stop(self) -> None:
        if self._last and self._last.state is AnswerState.STREAMING:
            self._app.coach.stop(self._last.id)

    @Slot(object)
    def _act(self, act: Act) -> None:
        answer = self._last
        if answer is None:
            return
        coach, done = self._app.coach, lambda _: self._reload()
        match act:
            case Act.SEND:
                self._do(partial(coach.send_waiting, answer.id), self._began)
            case Act.CONTINUE:
                self._do(partial(coach.continue_answer, answer.id), self._began)
            case Act.RETRY:
                self._retry(answer)
            case Act.EDIT:
                self.edit_question(answer)
            case Act.CANCEL:
                self._do(partial(coach.cancel_waiting, answer.id), lambda _: self._give_back(answer))
            case Act.DIFFERENCE:
                self._bridge.run(
                    partial(coach.difference, answer.id), self._show_difference, self._show_error, owner=self
                )
            case Act.KEEP:
                self._do(partial(coach.keep, answer.id), done)
            case Act.DISCARD:
                self._do(partial(coach.discard, answer.id), self._show_discarded)
            case Act.USE_AGAIN:
                self._do(partial(coach.leave_out, answer.id, False), done)
            case Act.CHANGE_CONSENT:
                self.settings_wanted.emit()

    def _show_discarded(self, before: Answer) -> None:
        self._reload()
        self.discarded.emit(before)

    def bring_back(self, before: Answer) -> None:
        """Undo the discarding of an answer."""
        self._do(partial(self._app.coach.undo_discard, before), lambda _: self._reload())

    def _give_back(self, answer: Answer) -> None:
        """Type a question that was taken back, so that it isn't lost, unless another one is typed."""
        if answer.conversation_id == self.conversation_id and not self.composer.text.strip():
            self.composer.type(answer.question)
        self._reload()

    def edit_question(self, answer: Answer) -> None:
        """Let the question of an answer be edited; the edited one is asked."""
        coach, words = self._app.coach, self.tr("The edited question is asked again.")
        asked = text_dialog(self, self.tr("Edit the question"), words)
        asked.setOkButtonText(self.tr("Ask"))
        asked.setCancelButtonText(self.tr("Cancel"))
        asked.setTextValue(answer.question)
        asked.textValueSelected.connect(
            lambda text: self._do(lambda: coach.edit_and_resend(answer.id, text, coach.providers.chosen), self._began)
        )
        asked.open()

    def _retry(self, answer: Answer) -> None:
        """Ask the same question again, of the provider that the panel names: no other one gets anything."""
        coach = self._app.coach
        self._do(lambda: coach.retry(answer.id, coach.providers.chosen), self._began)

    def _do(self, work: Callable[[], Any], done: Callable[[Any], object]) -> None:
        """Do something that may wait for the keyring, in a thread; an error is shown, and nothing is changed."""
        self.show_problem("")

        def show(result: Any) -> None:
            done(result)

        self._bridge.run(work, show, self._show_error, owner=self)

    def _show_error(self, error: OrganicError) -> None:
        self._loading = False
        self.show_problem(problem_of(error))

    def _show_difference(self, difference: Difference) -> None:
        DifferenceDialog(self, difference).open()

    def _show_days(self, mark: Mark) -> None:
        DaysBehind(self, self._app, mark, self._navigator).open()

    def _open_menu(self, bubble: Bubble, at: QPoint) -> None:
        busy = self._last is not None and self._last.state is AnswerState.STREAMING
        menu = BubbleMenu(self, bubble, can_ask=not busy)
        menu.copy_wanted.connect(self.view.copy_selected)
        menu.days_wanted.connect(self._show_days)
        menu.edit_wanted.connect(self.edit_question)
        menu.retry_wanted.connect(self._retry)
        menu.left_out.connect(self._leave_out)
        menu.popup(at)

    @Slot(object, bool)
    def _leave_out(self, answer: Answer, left_out: bool) -> None:
        self._do(partial(self._app.coach.leave_out, answer.id, left_out), lambda _: self._reload())


def _joined(question: str, typed: str) -> str:
    return f"{question}\n{typed}" if typed.strip() else question
