"""The import dialog: the frame of its four steps, their work in a thread, and the way back.

What each step shows and asks is its own (file_step, found_step, mapping_step, effect_step). Nothing is changed before
the last one's button; closing the dialog before stops what is being read.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QDragEnterEvent,
    QDropEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QBoxLayout,
    QDialog,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from organic_desktop.core.errors import BackupFile, OrganicError
from organic_desktop.transfer.plan import outlook
from organic_desktop.ui.services.work import Work
from organic_desktop.ui.text.messages import problem_of
from organic_desktop.ui.theme.theme import HUGE, MEDIUM, SMALL, Theme
from organic_desktop.ui.transfer.effect_step import EffectStep
from organic_desktop.ui.transfer.file_step import FileStep
from organic_desktop.ui.transfer.found_step import FoundStep
from organic_desktop.ui.transfer.mapping_step import MappingStep
from organic_desktop.ui.transfer.reading import Content, read
from organic_desktop.ui.transfer.step import Step
from organic_desktop.ui.transfer.words import ImportWords
from organic_desktop.ui.widgets.cards import MessageLine, label, paragraph
from organic_desktop.ui.widgets.dropping import file_in
from organic_desktop.ui.widgets.enter_key import press_by_enter
from organic_desktop.ui.widgets.layouts import Flow, bring_into_sight
from organic_desktop.ui.widgets.plain_text import set_title

if TYPE_CHECKING:
    from organic_desktop.app.facade import App
    from organic_desktop.transfer.found import Progress
    from organic_desktop.transfer.plan import Outlook, Plan
    from organic_desktop.ui.services.bridge import Bridge

SIZE_IN_CHARACTERS = (124, 43)
MOST_OF_SCREEN = 0.9
BESIDE = 96  # characters


class ImportDialog(QDialog):
    """Shows one step at a time. ``imported`` carries what was imported, just before the dialog closes.

    ``backup_opened`` carries the path of a backup that was opened in here, once the dialog is closed.
    """

    imported = Signal(object)
    backup_opened = Signal(object)

    def __init__(self, app: App, bridge: Bridge, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._app, self._bridge, self._theme = app, bridge, theme
        self._work = Work(bridge, self)
        self._path: Path | None = None
        self._content: Content | None = None
        self._is_leaving = False
        self._is_writing = False
        set_title(self, self.tr("Import"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAcceptDrops(True)
        self._words = ImportWords(self.locale())
        self._file, self._found = FileStep(self), FoundStep(self)
        self._mapping, self._effect = MappingStep(self), EffectStep(self)
        self._steps: tuple[Step, ...] = (self._file, self._found, self._mapping, self._effect)
        self._way: list[Step] = []
        self._build()
        self._connect()
        self._show(self._file)

    def _build(self) -> None:
        self._title = label("", "heading")
        self._marks = [label("", "soft") for _ in self._steps]
        marks = QWidget()
        row = Flow(marks)
        row.setSpacing(MEDIUM)
        for mark in self._marks:
            row.addWidget(mark)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.setSpacing(SMALL)
        self._head.addWidget(self._title, 1)
        self._head.addWidget(marks, 0, Qt.AlignmentFlag.AlignVCenter)
        self._stack = QStackedWidget()
        for step in self._steps:
            self._stack.addWidget(step)
        self._summary = paragraph("", "soft")
        self._message = MessageLine()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(HUGE, HUGE, HUGE, HUGE)
        column.setSpacing(MEDIUM)
        column.addLayout(self._head)
        column.addWidget(self._summary)
        column.addWidget(self._stack, 1)
        column.addWidget(self._message)
        column.addWidget(self._bar)
        column.addLayout(self._build_foot())
        metrics, room = self.fontMetrics(), self.screen().availableSize() * MOST_OF_SCREEN
        wide, tall = SIZE_IN_CHARACTERS
        self.resize(
            min(metrics.horizontalAdvance("n") * wide, room.width()), min(metrics.height() * tall, room.height())
        )

    def _build_foot(self) -> QHBoxLayout:
        self._back, self._close, self._primary = QPushButton(self.tr("Back")), QPushButton(), QPushButton()
        self._primary.setProperty("look", "primary")
        for button, act in (
            (self._back, self.go_back),
            (self._close, self.cancel),
            (self._primary, lambda: self.step.advance()),
        ):
            button.setAutoDefault(False)
            button.clicked.connect(act)
        self._primary.setDefault(True)
        foot = QHBoxLayout()
        foot.setSpacing(SMALL)
        foot.addWidget(self._back)
        foot.addStretch(1)
        foot.addWidget(self._close)
        foot.addWidget(self._primary)
        return foot

    def _connect(self) -> None:
        self._file.chosen.connect(self.open_file)
        self._found.reread.connect(self._read_again)
        self._found.read_as.connect(lambda name: self._read({}, name))
        self._found.done.connect(self._ask_what_is_what)
        self._mapping.done.connect(self._plan)
        self._effect.done.connect(self._bring_in)
        self._work.progressed.connect(self._show_progress)
        self._work.ended.connect(self._show_idle)

    # -- the room of the steps ----------------------------------------------------------------------------------------

    @property
    def app(self) -> App:
        """The open App."""
        return self._app

    @property
    def theme(self) -> Theme:
        """Colours and sizes."""
        return self._theme

    @property
    def bridge(self) -> Bridge:
        """What runs work in threads."""
        return self._bridge

    @property
    def step(self) -> Step:
        """The step in sight."""
        return self._way[-1]

    @property
    def is_busy(self) -> bool:
        """True while a file is read, or written to the database."""
        return self._work.is_busy

    def run(
        self,
        sentence: str,
        work: Callable[[Progress], Any],
        done: Callable[[Any], None],
        failed: Callable[[OrganicError], None] | None = None,
    ) -> None:
        """Work in a thread, saying ``sentence`` with its progress; an error is shown unless ``failed`` takes it."""
        self._work.run(work, done, failed or self.show_error)
        self.say(sentence)
        self._bar.setAccessibleName(sentence)
        self._bar.show()
        self.update_buttons()

    def show_error(self, error: OrganicError) -> None:
        """Say what went wrong, at the foot of the dialog."""
        self.say(problem_of(error), problem=True)

    def say(self, sentence: str, *, problem: bool = False) -> None:
        """Show a sentence at the foot of the dialog, and let screen readers say it."""
        self._message.say(sentence, problem=problem)

    def focus_main(self) -> None:
        """Focus the main button, or the one that closes while there is nothing to go on with."""
        (self._primary if self._primary.isEnabled() else self._close).setFocus()

    def update_buttons(self) -> None:
        """Show what the step in sight can do now."""
        step, busy = self.step, self.is_busy
        self._back.setVisible(len(self._way) > 1)
        self._back.setEnabled(not busy)
        self._primary.setText(step.primary)
        self._primary.setVisible(bool(step.primary))
        self._primary.setEnabled(not busy and step.can_advance())
        self._close.setText(self.tr("Stop") if busy else self.tr("Cancel"))
        step.setEnabled(not busy)

    # -- the way through the steps ------------------------------------------------------------------------------------

    def open_file(self, path: Path) -> None:
        """Read a file, from the first step anew."""
        self._path = path
        self._way = self._way[:1]
        self._show_last()
        self._read({})

    def offer(self, path: Path) -> bool:
        """Take another file that the user opened, unless there is one in sight: the next waits for its end."""
        if self.is_busy or self.step is not self._file:
            self.say(self.tr("{0} is opened next.").format(path.name))
            return False
        self.open_file(path)
        return True

    def go_back(self) -> None:
        """Return to the step before, as it was left."""
        if len(self._way) > 1 and not self.is_busy:
            self._way.pop()
            self._show_last()

    def cancel(self) -> None:
        """Stop what is under way; else close."""
        if self._is_writing:
            self._work.stop()  # its end says whether that was in time
        elif self.is_busy:
            self._work.cancel()
            self.say(self.tr("Stopped. Nothing was changed."))
        else:
            self.reject()

    def _read_again(self, answers: Mapping[str, str]) -> None:
        """Read the file with answers to what it leaves open, as the same format."""
        self._read(answers, self._content.found.format if self._content else "")

    def _read(self, answers: Mapping[str, str], format: str = "") -> None:
        """Read the file, as a format if one is named."""
        path, app = self._path, self._app
        if path is None:
            return
        self.run(
            self.tr("Reading {0}…").format(path.name),
            lambda progress: read(app, path, answers, progress, format=format),
            self._show_found,
            self._show_unreadable,
        )

    def _show_unreadable(self, error: OrganicError) -> None:
        """Say why the file can't be imported; one to restore closes the dialog, for that one is another."""
        if isinstance(error, BackupFile):
            self.reject()
            self.backup_opened.emit(self._path)
        else:
            self.show_error(error)

    def _show_found(self, content: Content) -> None:
        self._content = content
        self._found.show_content(content)
        if self.step is self._found:
            self._show_last()
        else:
            self._show(self._found)

    def _ask_what_is_what(self) -> None:
        if self._content is None:
            return
        if self._content.has_mapping:
            self._mapping.show_content(self._content)
            self._show(self._mapping)
        else:
            self._plan()

    def _plan(self) -> None:
        content, app = self._content, self._app
        if content is None:
            return
        mapping = self._mapping.mapping() if content.has_mapping else content.mapping

        wishes = self._effect.wishes()

        def show(seen: Outlook) -> None:
            self._effect.show_outlook(content, seen)
            self._show(self._effect)

        self.run(
            self.tr("Comparing with your days…"),
            lambda _: outlook(app.transfer.plan(content.found, mapping), wishes),
            show,
        )

    def _bring_in(self) -> None:
        app, existing, plan = self._app, self._effect.existing(), cast("Plan", self._effect.plan)
        with_settings = self._effect.with_settings()
        self._is_writing, self._is_leaving = True, False
        self.run(
            self.tr("Importing…"),
            lambda progress: app.transfer.bring_in(plan, existing, settings=with_settings, progress=progress),
            self._finish,
            self._show_not_done,
        )

    def _show_not_done(self, error: OrganicError) -> None:
        """Say why nothing was imported; who stopped it by closing the dialog has it closed."""
        self.show_error(error)
        if self._is_leaving:
            self.reject()

    def _finish(self, done: Any) -> None:
        self.imported.emit(done)
        self.accept()

    def _show(self, step: Step) -> None:
        self._way.append(step)
        self._show_last()

    def _show_last(self) -> None:
        """Show the last step of the way, its buttons, and no sentence of another."""
        step, content = self.step, self._content
        self._stack.setCurrentWidget(step)
        title = self.tr("Import")
        if content and step is not self._file:
            title = self.tr("Import from {0}").format(content.label)
        self._title.setText(title)
        for number, (mark, each) in enumerate(zip(self._marks, self._steps, strict=True), start=1):
            mark.setText(f"{number} {each.name}")
            mark.setProperty("look", "current" if each is step else "soft")
            mark.style().polish(mark)
        shows_summary = content is not None and step in (self._mapping, self._effect)
        self._summary.setText(self._words.summary(content) if content and shows_summary else "")
        self._summary.setVisible(shows_summary)
        self.say("")
        self.update_buttons()
        self._order_keys()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, f"{title}. {step.name}"))
        step.begin()

    def _order_keys(self) -> None:
        """Let Tab reach the step first: Qt goes by when a widget was made."""
        before: QWidget = self.step
        for each in self.step.findChildren(QWidget):
            # The list that a choice opens is a window of its own.
            if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.window() is self:
                before = each
        for button in (self._back, self._close, self._primary):
            QWidget.setTabOrder(before, button)
            before = button

    # -- progress -----------------------------------------------------------------------------------------------------

    def _show_progress(self, done: int, total: int) -> None:
        self._bar.setRange(0, 1000 if total else 0)
        self._bar.setValue(done * 1000 // total if total else 0)

    def _show_idle(self) -> None:
        self._is_writing = False
        self._bar.hide()
        self.say("")
        self.update_buttons()
        if self.isVisible():
            self.step.begin()  # only *Stop* could have the focus meanwhile, which is *Cancel* now

    # -- the window ---------------------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._takes_files() and file_in(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = file_in(event.mimeData())
        if path and self._takes_files():
            event.acceptProposedAction()
            self.open_file(path)

    def _takes_files(self) -> bool:
        """True until something was chosen for the file in sight, which another one would throw away."""
        return not self.is_busy and self.step in (self._file, self._found)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the focused button, else the main one; Escape stops, goes back, or closes."""
        if press_by_enter(self.focusWidget(), event):
            return
        if not event.matches(QKeySequence.StandardKey.Cancel):
            super().keyPressEvent(event)
        elif not self.is_busy and len(self._way) > 1:
            self.go_back()
        else:
            self.cancel()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Name the steps beside the title, or below it if there is no room."""
        super().resizeEvent(event)
        wide = self.fontMetrics().horizontalAdvance("n") * BESIDE < event.size().width()
        directions = QBoxLayout.Direction
        self._head.setDirection(directions.LeftToRight if wide else directions.TopToBottom)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Scroll to what Tab leads to."""
        moved = super().focusNextPrevChild(forward)
        if moved and (reached := self.focusWidget()):
            bring_into_sight(reached)
        return moved

    def reject(self) -> None:
        """Close, unless an import is being written: that is asked to stop, and its end closes the dialog."""
        if self._is_writing:
            self._is_leaving = True
            self._work.stop()
        else:
            super().reject()

    def done(self, result: int) -> None:
        """Close; what is being read stops."""
        self._work.cancel()
        super().done(result)
