"""The dialog of the year in review: which year, what is on the page, how it looks, and where it is saved or copied.

Mood and energy are on the page if the user says so, notes never. The facts are read in a thread, the page is drawn
bit by bit (ui/services/drawing.py), and written in a thread.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, QTimer, Signal
from PySide6.QtGui import (
    QGuiApplication,
    QImage,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QBoxLayout,
    QCheckBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from organic_desktop.app.year import read_year, write_page, years_with_entries
from organic_desktop.core.errors import Cancelled, OrganicError
from organic_desktop.ui.insights.year_page import PICTURE_WIDTH, YearPage
from organic_desktop.ui.insights.year_words import YearLook
from organic_desktop.ui.services.drawing import Drawing
from organic_desktop.ui.services.work import Work
from organic_desktop.ui.text.measures import column_name
from organic_desktop.ui.text.messages import problem_of
from organic_desktop.ui.text.numbers import format_number
from organic_desktop.ui.theme.theme import HUGE, LARGE, MEDIUM, PAGE_MARGIN, SMALL, Theme
from organic_desktop.ui.widgets.cards import MessageLine, label, paragraph
from organic_desktop.ui.widgets.choices import Choices
from organic_desktop.ui.widgets.controls import Choice
from organic_desktop.ui.widgets.enter_key import press_by_enter
from organic_desktop.ui.widgets.layouts import Flow, Scrolled
from organic_desktop.ui.widgets.paper import Steps, T, pdf_steps, picture_steps, png_of
from organic_desktop.ui.widgets.paper_preview import PagePreview
from organic_desktop.ui.widgets.plain_text import set_title
from organic_desktop.wellness.metrics import METRICS

if TYPE_CHECKING:
    from organic_desktop.app.facade import App
    from organic_desktop.transfer.found import Progress
    from organic_desktop.ui.services.bridge import Bridge
    from organic_desktop.wellness.year import YearFacts

PDF, PNG = "pdf", "png"
SETTLE_MS = 150
WIDEST, OF_THE_SCREEN = 460, 0.46  # the preview's width, and the share of the screen's height that it is at most
WIDE_IN_CHARACTERS, TALL_IN_LINES, MOST_OF_SCREEN = 126, 55, 0.9
BESIDE = 84  # characters, from which on the preview has room beside the choices
JANUARY = 1


class YearDialog(QDialog):
    """``saved`` carries the file, just before the dialog closes."""

    saved = Signal(object)

    def __init__(self, app: App, bridge: Bridge, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._app, self._bridge, self._theme = app, bridge, theme
        self._work, self._drawing, self._previewing = Work(bridge, self), Drawing(self), Drawing(self)
        self._facts: YearFacts | None = None
        self._asked = 0
        set_title(self, self.tr("Year in review"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.year = Choice(theme)
        self.columns = {each.column: QCheckBox(column_name(each.column)) for each in METRICS}
        self.beside = QCheckBox(self.tr("Modules and conversations (how many)"))
        self.format = Choices(
            {
                PDF: (self.tr("A page (.pdf)"), self.tr("To print or to keep.")),
                PNG: (self.tr("A picture (.png)"), self.tr("To look at or to send, 2160 × 2700.")),
            }
        )
        self.preview = PagePreview(theme, WIDEST, OF_THE_SCREEN)
        self.message = MessageLine()
        self._settled = QTimer(self, interval=SETTLE_MS, singleShot=True)
        self._settled.timeout.connect(self._read)
        for each in METRICS:
            self.columns[each.column].setChecked(each.scale is None)
        self.beside.setChecked(True)
        self._build()
        self._connect()
        self._show_idle()
        self._set_possible(False)
        bridge.run(lambda: years_with_entries(app), self._offer, self._show_error, owner=self)

    @property
    def is_busy(self) -> bool:
        """True while a page is drawn to be saved or copied, or written."""
        return self._work.is_busy or self._drawing.is_busy

    # -- building -----------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, HUGE, 0, HUGE)
        column.setSpacing(LARGE)
        self._scrolled = Scrolled(0)
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._body.setSpacing(HUGE)
        self._body.addLayout(self._build_choices(), 1)
        self._body.addWidget(self.preview, 0, Qt.AlignmentFlag.AlignTop)
        self._scrolled.parts.addLayout(self._body)
        self._scrolled.parts.addStretch(1)
        column.addWidget(self._scrolled, 1)
        column.addLayout(self._build_foot())
        metrics, room = self.fontMetrics(), self.screen().availableSize()
        self.resize(
            min(metrics.horizontalAdvance("n") * WIDE_IN_CHARACTERS, round(room.width() * MOST_OF_SCREEN)),
            min(metrics.height() * TALL_IN_LINES, round(room.height() * MOST_OF_SCREEN)),
        )

    def _build_choices(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(SMALL)
        column.addWidget(label(self.tr("Year in review"), "heading"))
        column.addWidget(paragraph(self.tr("One page about your year, made on this computer."), "soft"))
        column.addSpacing(MEDIUM)
        name = label(self.tr("Year"), "strong")
        name.setBuddy(self.year)
        self.year.setAccessibleName(self.tr("Year"))
        column.addWidget(name)
        column.addWidget(self.year, 0, Qt.AlignmentFlag.AlignLeading)
        column.addSpacing(MEDIUM)
        column.addWidget(label(self.tr("On the page"), "strong"))
        boxes = Flow()
        for box in self.columns.values():
            boxes.addWidget(box)
        column.addLayout(boxes)
        column.addWidget(self.beside)
        column.addWidget(paragraph(self.tr("Notes and what was said in conversations are never on it."), "caption"))
        column.addSpacing(MEDIUM)
        column.addWidget(label(self.tr("Save as"), "strong"))
        column.addWidget(self.format)
        column.addStretch(1)
        return column

    def _build_foot(self) -> QVBoxLayout:
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName(self.tr("Drawing the page"))
        self.copy, self._close = QPushButton(self.tr("Copy as picture")), QPushButton()
        self.save = QPushButton(self.tr("Save…"))
        self.save.setProperty("look", "primary")
        self.save.setDefault(True)
        buttons = QHBoxLayout()
        buttons.setSpacing(SMALL)
        for button, act in (
            (self.copy, self.copy_picture),
            (self._close, self.cancel),
            (self.save, self._ask_for_target),
        ):
            button.setAutoDefault(False)
            button.clicked.connect(act)
            buttons.addWidget(button)
        buttons.insertStretch(1, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(PAGE_MARGIN[0], 0, PAGE_MARGIN[0], 0)
        foot.setSpacing(SMALL)
        foot.addWidget(paragraph(self._warning(), "caption"))
        foot.addWidget(self.message)
        foot.addWidget(self._bar)
        foot.addLayout(buttons)
        return foot

    def _warning(self) -> str:
        if self._app.lock.is_set:
            return self.tr("The file isn't encrypted: anyone who gets it can read it without the passcode.")
        return self.tr("The file isn't encrypted: keep it where only you can read it.")

    def _connect(self) -> None:
        self.year.activated.connect(lambda _: self._show_soon())
        for box in (*self.columns.values(), self.beside):
            box.toggled.connect(self._show_soon)
        self.format.chosen.connect(lambda _, on: self._draw_preview() if on else None)

    # -- what is on the page ------------------------------------------------------------------------------------------

    def _offer(self, years: list[int]) -> None:
        """Offer the years that have entries; in January it is last year that is looked back on."""
        self.year.clear()
        for year in years:
            self.year.addItem(format_number(year, self.locale(), grouped=False), year)
        today = self._app.today()
        if years[:2] == [today.year, today.year - 1] and today.month == JANUARY:
            self.year.setCurrentIndex(1)
        self._set_possible(bool(years))
        self.preview.setVisible(bool(years))
        if years:
            self.message.say("")
            self.year.setFocus()  # which it lost while nothing could be chosen
            self._read()
        else:
            self.message.say(self.tr("Once you have logged a day, your year appears here."))

    def _show_soon(self) -> None:
        """Read and draw again shortly after the last change."""
        self._settled.start()

    def _read(self) -> None:
        """Read the facts in a thread and draw them; what was asked for earlier and comes later is dropped."""
        year = self.year.currentData()
        if year is None:
            return
        self._asked += 1
        asked = self._asked
        columns = [column for column, box in self.columns.items() if box.isChecked()]
        beside = self.beside.isChecked()
        self._bridge.run(
            lambda: read_year(self._app, year, columns, beside=beside),
            lambda facts: self._show_facts(facts) if asked == self._asked else None,
            self._show_error,
            owner=self,
        )

    def _show_facts(self, facts: YearFacts) -> None:
        self._facts = facts
        self._draw_preview()

    def _draw_preview(self) -> None:
        if page := self._page(as_picture=self.format.value() == PNG):
            self.preview.setAccessibleDescription(page.words.aloud())
            self._previewing.draw(picture_steps(page, self.preview.dots), self.preview.show_picture)

    def _page(self, *, as_picture: bool) -> YearPage | None:
        if self._facts is None:
            return None
        look = YearLook(self._app.today(), QLocale(), self._app.units())
        return YearPage(self._facts, look, as_picture=as_picture)

    # -- save and copy ------------------------------------------------------------------------------------------------

    def _ask_for_target(self) -> None:
        """Ask where to, in the desktop's own dialog."""
        if self._facts is None or self.is_busy:
            return
        ending = self.format.value()
        dialog = QFileDialog(self, self.tr("Save the year as"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(ending)
        dialog.setNameFilter(f"*.{ending}")
        dialog.selectFile(f"organic-{self._facts.year}.{ending}")
        dialog.fileSelected.connect(lambda name: self.save_to(Path(name)))
        dialog.open()

    def save_to(self, target: Path) -> None:
        """Draw the page of the preview, and write it to a file."""
        if self.format.value() == PDF:
            if page := self._page(as_picture=False):
                self._draw(pdf_steps(page), lambda pdf: self._write(target, lambda: pdf))
        else:
            self._draw_picture(lambda picture: self._write(target, lambda: png_of(picture)))

    def copy_picture(self) -> None:
        """Put the page on the clipboard, as the picture that is saved."""
        if not self.is_busy:
            self._draw_picture(self._copied)

    def _draw_picture(self, done: Callable[[QImage], object]) -> None:
        if page := self._page(as_picture=True):
            self._draw(picture_steps(page, PICTURE_WIDTH), done)

    def _draw(self, steps: Steps[T], done: Callable[[T], object]) -> None:
        self.message.say(self.tr("Drawing the page…"))
        self._set_busy(True)
        self._drawing.draw(steps, done)

    def _copied(self, picture: QImage) -> None:
        QGuiApplication.clipboard().setImage(picture)
        self._show_idle()
        self.copy.setFocus()
        self.message.say(self.tr("Copied."))

    def _write(self, target: Path, content: Callable[[], bytes]) -> None:
        def work(progress: Progress) -> Path:
            page = content()
            progress(0, 0)  # the last moment to stop: then it is written, whole
            return write_page(target, page)

        self._work.run(work, self._finish, self._fail)
        self._set_busy(True)

    def _finish(self, file: Path) -> None:
        self.saved.emit(file)
        self.accept()

    def _fail(self, error: OrganicError) -> None:
        self._show_idle()
        self.save.setFocus()
        if isinstance(error, Cancelled):
            self._say_stopped()
        else:
            self._show_error(error)

    def cancel(self) -> None:
        """Stop what is under way; else close."""
        if self._drawing.is_busy:
            self._drawing.cancel()
            self._show_idle()
            self._say_stopped()
        elif self._work.is_busy:
            self._work.stop()
        else:
            self.reject()

    # -- showing ------------------------------------------------------------------------------------------------------

    def _say_stopped(self) -> None:
        self.message.say(self.tr("Stopped. Nothing was written."))

    def _show_error(self, error: OrganicError) -> None:
        self.message.say(problem_of(error), problem=True)

    def _show_idle(self) -> None:
        self.message.say("")
        self._set_busy(False)

    def _set_busy(self, busy: bool) -> None:
        self._bar.setVisible(busy)
        self._close.setText(self.tr("Stop") if busy else self.tr("Close"))
        self._set_possible(not busy and self.year.count() > 0)

    def _set_possible(self, possible: bool) -> None:
        for part in (self.year, *self.columns.values(), self.beside, self.format, self.save, self.copy):
            part.setEnabled(possible)

    # -- the window ---------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the preview below the choices if there is no room beside them."""
        super().resizeEvent(event)
        needed = self.preview.sizeHint().width() + self.fontMetrics().horizontalAdvance("n") * (BESIDE // 2)
        directions = QBoxLayout.Direction
        self._body.setDirection(directions.LeftToRight if needed <= self.width() else directions.TopToBottom)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the focused button, else the main one; Escape stops, or closes."""
        if press_by_enter(self.focusWidget(), event):
            return
        if event.matches(QKeySequence.StandardKey.Cancel):
            self.cancel()
        else:
            super().keyPressEvent(event)

    def done(self, result: int) -> None:
        """Close; what is drawn or written stops, and leaves no file."""
        self._settled.stop()
        for each in (self._previewing, self._drawing, self._work):
            each.cancel()
        super().done(result)
