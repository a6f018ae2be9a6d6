"""The export dialog: what, which days, and where to; written in a thread, with progress.

Data behind a passcode are exported once it is given again: the file that leaves isn't encrypted, and it says so.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QDate, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QDateEdit,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from organic_desktop.app.doctor_page import write_report
from organic_desktop.core.errors import OrganicError
from organic_desktop.ui.services.drawing import Drawing
from organic_desktop.ui.services.work import Work
from organic_desktop.ui.text.dates import typed_pattern
from organic_desktop.ui.text.messages import problem_of
from organic_desktop.ui.theme.theme import HUGE, LARGE, SMALL, Theme
from organic_desktop.ui.transfer.page_part import PagePart
from organic_desktop.ui.widgets.cards import MessageLine, label, paragraph
from organic_desktop.ui.widgets.choices import Choices
from organic_desktop.ui.widgets.controls import Choice
from organic_desktop.ui.widgets.enter_key import press_by_enter
from organic_desktop.ui.widgets.fields import PasscodeField
from organic_desktop.ui.widgets.layouts import Flow
from organic_desktop.ui.widgets.plain_text import set_title

if TYPE_CHECKING:
    from organic_desktop.app.facade import App
    from organic_desktop.app.transfer import Exported
    from organic_desktop.transfer.found import Progress
    from organic_desktop.ui.services.bridge import Bridge
    from organic_desktop.wellness.report import Report

WIDTH_IN_CHARACTERS = 66
ENDINGS = {"organic": "organic", "csv": "csv", "pdf": "pdf"}
EVERY, OWN = "all", "own"
LAST_DAYS = {"30": 30, "90": 90, "365": 365}


@dataclass(frozen=True)
class Wish:
    """What is to be written: a format, and the days, None for all before or after."""

    format: str
    first: date | None
    last: date | None


class ExportDialog(QDialog):
    """``exported`` carries the file, just before the dialog closes."""

    exported = Signal(object)

    def __init__(self, app: App, bridge: Bridge, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._app, self._theme = app, theme
        self._work, self._drawing = Work(bridge, self), Drawing(self)
        set_title(self, self.tr("Export"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.format = Choices(
            {
                "organic": (
                    self.tr("Everything (.organic)"),
                    self.tr("All days, modules, conversations and settings: to keep, or for another computer."),
                ),
                "csv": (self.tr("Days as a table (.csv)"), self.tr("For spreadsheets and other programs.")),
                "pdf": (
                    self.tr("A page for your doctor (.pdf)"),
                    self.tr("One page: plain numbers, gaps and a small chart for each metric."),
                ),
            }
        )
        self.days = Choice(theme)
        self.first, self.last = self._day_field(self.tr("First day")), self._day_field(self.tr("Last day"))
        self.page = PagePart(app, bridge, theme, lambda: (self.wish().first, self.wish().last))
        self.format.chosen.connect(lambda _, on: self._show_format() if on else None)
        for field in (self.first, self.last):
            field.dateChanged.connect(self.page.show_page)
        self.passcode = PasscodeField(self.tr("Passcode")) if app.lock.is_set else None
        self._build()
        self._work.progressed.connect(self._show_progress)
        self._work.ended.connect(self._show_idle)
        self._show_range()
        self._show_format()
        self._show_idle()
        self.format.setFocus()

    # -- building -----------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(HUGE, HUGE, HUGE, HUGE)
        column.setSpacing(LARGE)
        column.addWidget(label(self.tr("Export"), "heading"))
        column.addWidget(self.format)
        column.addLayout(self._build_days())
        column.addWidget(self.page)
        column.addWidget(paragraph(self._warning(), "soft"))
        if self.passcode:
            name = label(self.tr("Passcode"), "strong")
            name.setBuddy(self.passcode)
            column.addWidget(name)
            column.addWidget(self.passcode)
        self.message = MessageLine()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        column.addWidget(self.message)
        column.addWidget(self._bar)
        column.addStretch(1)
        column.addLayout(self._build_foot())
        room = self.screen().availableSize().width()
        self.setMinimumWidth(min(self.fontMetrics().horizontalAdvance("n") * WIDTH_IN_CHARACTERS, room))

    def _build_days(self) -> QVBoxLayout:
        self.days.setAccessibleName(self.tr("Days"))
        self.days.addItem(self.tr("All days"), EVERY)
        for value, days in LAST_DAYS.items():
            self.days.addItem(self.tr("The last %Ln days", "", days), value)
        self.days.addItem(self.tr("From … to …"), OWN)
        self.days.activated.connect(lambda _: self._show_range())
        name = label(self.tr("Days"), "strong")
        name.setBuddy(self.days)
        row = Flow()
        for each in (self.days, self.first, self.last):
            row.addWidget(each)
        column = QVBoxLayout()
        column.setSpacing(SMALL)
        column.addWidget(name)
        column.addLayout(row)
        return column

    def _day_field(self, name: str) -> QDateEdit:
        field, today = QDateEdit(), self._app.today()
        field.setAccessibleName(name)
        field.setCalendarPopup(True)
        field.setDisplayFormat(typed_pattern(self.locale()))
        field.setMaximumDate(QDate(today.year, today.month, today.day))
        field.setDate(QDate(today.year, today.month, today.day))
        return field

    def _build_foot(self) -> QHBoxLayout:
        self._close, self.go = QPushButton(), QPushButton(self.tr("Export…"))
        self.go.setProperty("look", "primary")
        self.go.setDefault(True)
        foot = QHBoxLayout()
        foot.setSpacing(SMALL)
        foot.addStretch(1)
        for button, act in ((self._close, self.cancel), (self.go, self._begin)):
            button.setAutoDefault(False)
            button.clicked.connect(act)
            foot.addWidget(button)
        return foot

    def _warning(self) -> str:
        if self.passcode:
            return self.tr("The exported file isn't encrypted: anyone who gets it can read it without the passcode.")
        return self.tr("The file isn't encrypted: keep it where only you can read it.")

    @property
    def is_busy(self) -> bool:
        """True while a file is written, or the passcode checked."""
        return self._work.is_busy or self._drawing.is_busy

    # -- what is chosen -----------------------------------------------------------------------------------------------

    def wish(self) -> Wish:
        """Return what is chosen."""
        chosen, today = str(self.days.currentData()), self._app.today()
        if chosen == EVERY:
            return Wish(self.format.value(), None, None)
        if chosen == OWN:
            ends = sorted(_date(field.date()) for field in (self.first, self.last))
            return Wish(self.format.value(), *ends)
        return Wish(self.format.value(), today - timedelta(days=LAST_DAYS[chosen] - 1), today)

    def _show_range(self) -> None:
        own = self.days.currentData() == OWN
        if own and self.first.isHidden():
            first = self._app.days.history.first_day() or self._app.today()
            self.first.setDate(QDate(first.year, first.month, first.day))
        for field in (self.first, self.last):
            field.setVisible(own)
        if not self.page.isHidden():
            self.page.show_page()

    def _show_format(self) -> None:
        """Show what a page has on it; of a page, the last month is the usual period."""
        is_page = self.format.value() == "pdf"
        if is_page and self.days.currentData() == EVERY:
            self.days.setCurrentIndex(self.days.findData("30"))
        self.page.setVisible(is_page)
        self._show_range()

    # -- the export ---------------------------------------------------------------------------------------------------

    def _begin(self) -> None:
        """Ask for the target, once the passcode is right."""
        if self.passcode is None:
            self._ask_for_target()
            return
        passcode = self.passcode.text()
        if not passcode:
            self.passcode.setFocus()
            return
        self.passcode.clear()
        self._run(
            self.tr("Checking the passcode…"),
            lambda _: self._app.lock.unlock(passcode),
            lambda _: QTimer.singleShot(0, self, self._ask_for_target),
        )

    def _ask_for_target(self) -> None:
        """Ask where to, in the desktop's own dialog."""
        ending = ENDINGS[self.format.value()]
        dialog = QFileDialog(self, self.tr("Export to"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(ending)
        dialog.setNameFilter(f"*.{ending}")
        dialog.selectFile(f"organic-{self._app.today().isoformat()}.{ending}")
        dialog.fileSelected.connect(lambda name: self.export_to(Path(name)))
        dialog.open()

    def export_to(self, target: Path) -> None:
        """Write the file."""
        wish, transfer = self.wish(), self._app.transfer
        if wish.format == "pdf":
            self._run(self.tr("Exporting…"), self.page.reader(), lambda report: self._draw_page(target, report))
            return
        self._run(
            self.tr("Exporting…"),
            lambda progress: transfer.export(
                target, format=wish.format, first=wish.first, last=wish.last, progress=progress
            ),
            self._finish,
        )

    def _draw_page(self, target: Path, report: Report) -> None:
        """Draw the page bit by bit, then write it in a thread."""
        self.message.say(self.tr("Exporting…"))
        self._set_busy(True)
        self._show_progress(0, 0)
        self._drawing.draw(
            self.page.pdf(report),
            lambda pdf: self._run(self.tr("Exporting…"), lambda _: write_report(target, report, pdf), self._finish),
        )

    def _run(self, sentence: str, work: Callable[[Progress], Any], done: Callable[[Any], object]) -> None:
        self._work.run(work, done, self._show_error)
        self.message.say(sentence)
        self._bar.setAccessibleName(sentence)
        self._set_busy(True)

    def _finish(self, done: Exported) -> None:
        self.exported.emit(done.file)
        self.accept()

    def cancel(self) -> None:
        """Stop what is under way; else close."""
        if self.is_busy:
            self._drawing.cancel()
            self._work.cancel()
            self._show_idle()
            self.message.say(self.tr("Stopped. Nothing was written."))
        else:
            self.reject()

    def _show_error(self, error: OrganicError) -> None:
        self.message.say(problem_of(error), problem=True)
        (self.passcode or self.go).setFocus()  # only *Stop* could have it meanwhile, which is *Cancel* now

    def _show_progress(self, done: int, total: int) -> None:
        self._bar.setRange(0, 1000 if total else 0)
        self._bar.setValue(done * 1000 // total if total else 0)

    def _show_idle(self) -> None:
        self.message.say("")
        self._set_busy(False)

    def _set_busy(self, busy: bool) -> None:
        self._bar.setVisible(busy)
        for part in (self.format, self.days, self.first, self.last, self.page, self.passcode, self.go):
            if part:
                part.setEnabled(not busy)
        self._close.setText(self.tr("Stop") if busy else self.tr("Cancel"))

    # -- the window ---------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the focused button, else the main one; Escape stops, or closes."""
        if press_by_enter(self.focusWidget(), event):
            return
        if event.matches(QKeySequence.StandardKey.Cancel):
            self.cancel()
        else:
            super().keyPressEvent(event)

    def done(self, result: int) -> None:
        """Close; what is being written stops, and leaves no file."""
        self.page.stop()
        self._drawing.cancel()
        self._work.cancel()
        super().done(result)


def _date(day: QDate) -> date:
    return date(day.year(), day.month(), day.day())
