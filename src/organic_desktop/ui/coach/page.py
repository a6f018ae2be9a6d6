"""The Coach page: conversations by module, the open one, and beside it what the next question would send."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPoint, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QScrollArea, QVBoxLayout, QWidget

from organic_desktop.app.coach_drafts import NEW
from organic_desktop.app.coach_providers import ProviderInfo
from organic_desktop.app.modules import WELLNESS, known_modules
from organic_desktop.core.errors import OrganicError
from organic_desktop.ui.coach.beginning import Beginning
from organic_desktop.ui.coach.context_panel import ContextPanel
from organic_desktop.ui.coach.conversation import ConversationCard
from organic_desktop.ui.coach.new_conversation import NewConversation
from organic_desktop.ui.coach.thread_list import ThreadList
from organic_desktop.ui.services.page import Page, ShowsProviders
from organic_desktop.ui.text.locales import language
from organic_desktop.ui.text.messages import problem_of
from organic_desktop.ui.text.module_texts import in_own_words
from organic_desktop.ui.theme.theme import CARD_GAP, PAGE_MARGIN, SMALL, Theme
from organic_desktop.ui.widgets.cards import label, paragraph
from organic_desktop.ui.widgets.help_lines import HelpLinesDialog
from organic_desktop.ui.widgets.plain_text import name_command, text_dialog
from organic_desktop.ui.widgets.request_text import RequestDialog

if TYPE_CHECKING:
    from organic_desktop.app.coach_reading import Preview
    from organic_desktop.app.facade import App
    from organic_desktop.store.coach import Answer
    from organic_desktop.store.conversations import ListedThread
    from organic_desktop.ui.services.bridge import Bridge
    from organic_desktop.ui.services.page import Navigator
    from organic_desktop.ui.widgets.toast import Toast

LONGEST_TOPIC = 60
ROOM_FOR_PANEL = 118  # characters of the page


class Reading(NamedTuple):
    """What the page shows beside the open conversation."""

    threads: list[ListedThread]
    hidden: frozenset[str]  # ids of conversations that are hidden on this computer
    providers: list[ProviderInfo]
    chosen: str
    open_answers: list[Answer]
    signed_in: bool
    owner: str  # the user id of the account that is open, "" for none
    drafts: dict[str, str]


class CoachPage(QWidget, Page):
    """A list of conversations, the open one, and what would be sent."""

    tables = frozenset({"conversations", "messages", "wellness_entries", "module_progress"})

    def __init__(self, app: App, bridge: Bridge, theme: Theme, toast: Toast, navigator: Navigator) -> None:
        super().__init__()
        self._app, self._bridge, self._theme, self._toast, self._navigator = app, bridge, theme, toast, navigator
        self._reading = self._outdated = False
        self._asked_first = False  # a question, before there was a conversation
        self._wanted = ""  # the conversation to open once it is listed
        self._owner = ""  # the user id of the account whose conversations these are
        self._hidden: frozenset[str] = frozenset()
        self._previewed = 0
        self._preview: Preview | None = None
        self.list = ThreadList(theme)
        self.card = ConversationCard(app, bridge, theme, navigator)
        self.panel, self._beside = ContextPanel(theme), QScrollArea()
        self._beside.setWidget(self.panel)
        self._beside.setWidgetResizable(True)
        self._beside.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        bar = self._beside.verticalScrollBar().sizeHint().width()
        self._beside.setMinimumWidth(self.panel.minimumWidth() + bar)
        self.beginning = Beginning(app)
        self.problem = paragraph("", "error")
        self.problem.hide()
        self.show_panel = self._button(self.tr("What will be sent"), self._toggle_panel)
        self.show_panel.setCheckable(True)
        self.show_panel.setProperty("look", "segment")
        self.show_panel.setChecked(app.settings.coach_panel)
        self.show_hidden = self._button(self.tr("Show hidden conversations"), self._read_again)
        self.show_hidden.setCheckable(True)
        self.show_hidden.setProperty("look", "segment")
        self.show_hidden.hide()
        self._both = QWidget()
        self._build()
        self._connect()
        self._reading = True
        # Making the coach takes some 50 ms of imports.
        bridge.run(self._begin_coach, self._follow_coach, self._show_no_threads, owner=self)

    def _connect(self) -> None:
        self.list.chosen.connect(self._open_chosen)
        self.list.counts_wanted.connect(self._count_messages)
        self.list.menu_wanted.connect(self._open_menu)
        self.card.question_changed.connect(self._ask_preview)
        self.card.answered.connect(self._show_answered)
        self.card.settings_wanted.connect(self._open_settings)
        self.card.discarded.connect(self._show_discarded)
        self.panel.provider_chosen.connect(self._choose_provider)
        self.panel.columns_chosen.connect(self._choose_columns)
        self.panel.request_wanted.connect(self._show_request)
        self.panel.providers_wanted.connect(self._open_settings)
        self.beginning.asked.connect(self._ask_first)

    def refresh(self) -> None:
        """Show what may have changed: conversations, and what the days say to the numbers of answers."""
        self.card.outdate_numbers()
        self._read_again()

    def flush(self) -> bool:
        """Keep the question that is being typed."""
        self.card.keep_draft()
        self.beginning.keep_draft()
        return True

    def _read_again(self) -> None:
        """Read the database and show it; during a reading, note that one more is needed."""
        self._outdated = self._reading
        if not self._reading:
            self._reading = True
            self._bridge.run(self._read, self._show, self._show_no_threads, owner=self)

    def open_conversation(self, conversation_id: str) -> None:
        """Open a conversation, also one that was just begun."""
        self._wanted = conversation_id
        self._read_again()

    def ask_about(self, module: str, topic: str, question: str) -> None:
        """Begin a conversation about something on another page, with a question that can still be changed."""

        def begun(conversation_id: str) -> None:
            self.open_conversation(conversation_id)
            self.card.prepare(conversation_id, question)

        self._begin(module, topic, begun)

    def begin_conversation(self) -> None:
        """Ask which module and topic a new conversation is about."""
        open_now = self.list.current()
        module = open_now.module_name if open_now else WELLNESS
        dialog = NewConversation(self, self._theme, list(known_modules().values()), module)
        dialog.begun.connect(lambda module, topic: self._begin(module, topic, self._open_and_focus))
        dialog.open()

    def show_help(self) -> None:
        """Show the help lines of the user's country."""
        HelpLinesDialog(self, self._app.coach.help_lines()).open()

    # -- conversations ------------------------------------------------------------------------------------------------

    def _begin_coach(self) -> Reading:
        self._app.coach.speak(language, in_own_words, self._app.units)
        self._app.coach.start()
        return self._read()

    def _follow_coach(self, reading: Reading) -> None:
        self.card.follow(self._app.coach)
        self._owner = reading.owner
        self.card.remember_drafts(reading.drafts)
        self.beginning.composer.suggest(reading.drafts.get(NEW, ""))
        self._show(reading)

    def _read(self) -> Reading:
        coach = self._app.coach
        listed = self._app.conversations.listed()
        hidden = coach.hidden() & {thread.id for thread in listed}
        signed_in = self._app.settings.signed_in is not None
        answers = [*coach.writing(), *coach.waiting()]
        owner, drafts = coach.drafts.owner, coach.drafts.all()
        return Reading(listed, hidden, coach.providers.all(), coach.providers.chosen, answers, signed_in, owner, drafts)

    def _show(self, reading: Reading) -> None:
        self._reading = False
        if self._outdated:
            self._read_again()
        self._show_problem(None)
        if reading.owner != self._owner:
            self._owner = reading.owner
            self.card.change_account(reading.drafts)
            self.beginning.change_account(reading.drafts.get(NEW, ""))
        self.panel.show_providers(reading.providers, reading.chosen)
        self._hidden = reading.hidden
        self.show_hidden.setVisible(bool(reading.hidden))
        with_hidden = self.show_hidden.isChecked()
        listed = [thread for thread in reading.threads if with_hidden or thread.id not in reading.hidden]
        self.beginning.show_account(reading.signed_in)
        self.beginning.setVisible(not listed)
        self._both.setVisible(bool(listed))
        if listed and self._asked_first:  # the field that had the keyboard is gone
            self._asked_first = False
            self.card.take_focus()
        self.show_panel.setVisible(bool(listed))
        self.list.show_threads(self._app, listed, {each.conversation_id: each for each in reading.open_answers})
        now = {thread.id: thread for thread in listed}
        if self._wanted in now:
            self.list.select(now[self._wanted])
            self._wanted = ""
        if chosen := self.list.current():
            self.card.open(now.get(chosen.id, chosen))
        else:
            self.card.leave()

    def _show_answered(self) -> None:
        """Show in the list which conversations have an answer coming, and what the next question would send now."""
        self._read_again()
        self._ask_preview()

    @Slot(object)
    def _show_discarded(self, before: Answer) -> None:
        undo = partial(self.card.bring_back, before)
        self._toast.say(self.tr("The answer was discarded."), self.tr("Undo"), undo)

    def _show_no_threads(self, error: OrganicError) -> None:
        self._reading = False
        self._show_problem(error)

    def _open_chosen(self) -> None:
        if thread := self.list.current():
            self.card.open(thread)
            self._show_about()
            self._ask_preview()

    def _count_messages(self, conversation_ids: Collection[str]) -> None:
        read = partial(self._app.conversations.message_counts, conversation_ids)
        self._bridge.run(read, self._show_counts, self._show_problem, owner=self)

    def _show_counts(self, counts: dict[str, int]) -> None:
        self.list.show_counts(counts)
        self._show_about()

    def _show_about(self) -> None:
        thread = self.list.current()
        self.card.about.setText(self.list.about(thread) if thread else "")

    def _begin(self, module: str, topic: str, done: Callable[[str], None]) -> None:
        begin = partial(self._app.conversations.start, module, topic or None)
        self._bridge.run(begin, lambda thread: done(thread.id), self._show_problem, owner=self)

    def _open_and_focus(self, conversation_id: str) -> None:
        self.open_conversation(conversation_id)
        self.card.take_focus()

    def _ask_first(self, question: str) -> None:
        """Begin a conversation with its first question; the question is the topic."""
        topic = question if len(question) <= LONGEST_TOPIC else question[: LONGEST_TOPIC - 1].rstrip() + "…"

        def asked(conversation_id: str) -> None:
            self._asked_first = True
            self.beginning.composer.type("")  # it is kept in the conversation from here on
            ask = partial(self._app.coach.ask, conversation_id, question)
            refused = partial(self._keep_question, conversation_id, question)
            self._bridge.run(ask, lambda _: self.open_conversation(conversation_id), refused, owner=self)

        self._begin(WELLNESS, topic, asked)

    def _keep_question(self, conversation_id: str, question: str, error: OrganicError) -> None:
        """Open a conversation whose first question was refused, with the question typed."""
        self.card.prepare(conversation_id, question, problem_of(error))
        self.open_conversation(conversation_id)

    @Slot(object, QPoint)
    def _open_menu(self, thread: ListedThread, at: QPoint) -> None:
        menu = QMenu(self)
        is_hidden = thread.id in self._hidden
        hide = self.tr("Don't hide any more") if is_hidden else self.tr("Hide on this computer")
        for words, act in (
            (self.tr("Rename…"), partial(self._rename, thread)),
            (hide, partial(self._hide, thread, not is_hidden)),
        ):
            action = menu.addAction("")
            name_command(action, words)
            action.triggered.connect(lambda _=False, act=act: act())
        menu.popup(at)

    def _rename(self, thread: ListedThread) -> None:
        asked = text_dialog(self, self.tr("Rename the conversation"), self.tr("Topic"), line=True)
        asked.setOkButtonText(self.tr("Rename"))
        asked.setCancelButtonText(self.tr("Cancel"))
        asked.setTextValue(thread.topic or "")
        asked.textValueSelected.connect(lambda topic: self._change(partial(self._app.coach.rename, thread.id, topic)))
        asked.open()

    def _hide(self, thread: ListedThread, hidden: bool) -> None:
        """Hide a conversation, or list it again; what was hidden can be taken back."""

        def undo() -> None:
            self._wanted = thread.id
            self._hide(thread, False)

        def done(_: object) -> None:
            self._read_again()
            if hidden:
                self._toast.say(self.tr("The conversation is hidden on this computer."), self.tr("Undo"), undo)

        hide = partial(self._app.coach.hide, thread.id, hidden)
        self._bridge.run(hide, done, self._show_problem, owner=self)

    def _change(self, work: Callable[[], object]) -> None:
        self._bridge.run(work, lambda _: self._read_again(), self._show_problem, owner=self)

    # -- what will be sent --------------------------------------------------------------------------------------------

    def _choose_provider(self, name: str) -> None:
        self._change_consent(partial(self._app.coach.providers.choose, name))

    def _choose_columns(self, columns: Collection[str]) -> None:
        name = self.panel.provider.currentData()
        self._change_consent(partial(self._app.coach.providers.allow, name, columns))

    def _change_consent(self, work: Callable[[], object]) -> None:
        def changed(_: object) -> None:
            self.card.show_problem("")  # it was about what isn't so any more
            self._read_again()
            self._ask_preview()

        self._bridge.run(work, changed, self._show_problem, owner=self)

    def _open_settings(self) -> None:
        page = self._navigator.turn_to("settings")
        if isinstance(page, ShowsProviders):
            page.show_providers()

    def _ask_preview(self) -> None:
        """Work out in a thread what the question, as it is typed, would send; an older answer is dropped."""
        self._previewed += 1
        asked, conversation_id = self._previewed, self.card.conversation_id
        question = self.card.composer.text.strip()
        if conversation_id is None or not question or not self.panel.isVisible():
            self._show_preview(asked, None)
            return
        self.panel.show_pending()
        preview = partial(self._app.coach.preview, conversation_id, question)
        self._bridge.run(preview, partial(self._show_preview, asked), self._show_problem, owner=self)

    def _show_preview(self, asked: int, preview: Preview | None) -> None:
        if asked == self._previewed:
            self._preview = preview
            self.panel.show_preview(preview)

    def _show_request(self) -> None:
        if self._preview:
            RequestDialog(self, self._preview.body).open()

    def _toggle_panel(self) -> None:
        self._app.change_settings(coach_panel=self.show_panel.isChecked())
        self._fit_panel()
        self._ask_preview()

    # -- layout -------------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_panel()

    def _fit_panel(self) -> None:
        """Show the panel if there is room, and if there isn't in place of the list."""
        wide = self.width() >= self.fontMetrics().horizontalAdvance("n") * ROOM_FOR_PANEL
        wanted = self.show_panel.isChecked()
        self._beside.setVisible(wanted)
        self.list.setVisible(wide or not wanted)

    def _show_problem(self, error: OrganicError | None) -> None:
        self.problem.setText(problem_of(error) if error else "")
        self.problem.setVisible(error is not None)

    def _button(self, words: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(words)
        button.clicked.connect(lambda: act())
        return button

    def _build(self) -> None:
        beside = QHBoxLayout(self._both)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(CARD_GAP)
        beside.addWidget(self.list, 2)
        beside.addWidget(self.card, 5)
        beside.addWidget(self._beside, 3)
        begin = self._button(self.tr("New conversation"), self.begin_conversation)
        begin.setProperty("look", "primary")
        head = QHBoxLayout()
        head.setSpacing(SMALL)
        head.addWidget(label(self.tr("Coach"), "title"), 1)
        for button in (self.show_panel, self._button(self.tr("Help now"), self.show_help), begin):
            head.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE_MARGIN[0], PAGE_MARGIN[1], PAGE_MARGIN[0], PAGE_MARGIN[1])
        column.setSpacing(CARD_GAP)
        column.addLayout(head)
        column.addWidget(self.problem)
        column.addWidget(self.beginning, 1)
        column.addWidget(self._both, 1)
        column.addWidget(self.show_hidden, 0, Qt.AlignmentFlag.AlignLeft)
        for widget in (self._both, self.beginning, self.show_panel):
            widget.hide()
