"""The part of the export dialog for a page for a doctor: what is on it, whose it is, and how it looks.

The preview is read in a thread, shortly after the last change, and drawn bit by bit (ui/services/drawing.py).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QTimer
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from organic_desktop.app.doctor_page import options_for, read_report
from organic_desktop.core.errors import OrganicError
from organic_desktop.ui.services.drawing import Drawing
from organic_desktop.ui.text.measures import column_name
from organic_desktop.ui.text.messages import problem_of
from organic_desktop.ui.theme.theme import LARGE, SMALL, Theme
from organic_desktop.ui.transfer.doctor_page import DoctorPage, PageLook
from organic_desktop.ui.widgets.cards import label
from organic_desktop.ui.widgets.layouts import Flow
from organic_desktop.ui.widgets.paper import Steps, pdf_steps, picture_steps
from organic_desktop.ui.widgets.paper_preview import PagePreview
from organic_desktop.ui.widgets.plain_text import Label
from organic_desktop.wellness.metrics import COLUMNS, NOTES
from organic_desktop.wellness.report import LONGEST_NAME

if TYPE_CHECKING:
    from organic_desktop.app.facade import App
    from organic_desktop.transfer.found import Progress
    from organic_desktop.ui.services.bridge import Bridge
    from organic_desktop.wellness.report import Report

SETTLE_MS = 150
WIDEST, OF_THE_SCREEN = 240, 0.22  # the preview's width, and the share of the screen's height that it is at most


class PagePart(QWidget):
    """Checkboxes of the columns, a name, and a preview of the period that ``period`` returns."""

    def __init__(
        self, app: App, bridge: Bridge, theme: Theme, period: Callable[[], tuple[date | None, date | None]]
    ) -> None:
        super().__init__()
        self._app, self._bridge, self._period = app, bridge, period
        self._asked = 0
        self._columns = {column: QCheckBox(column_name(column)) for column in COLUMNS}
        self._name = QLineEdit()
        self._name.setMaxLength(LONGEST_NAME)
        self._name.setAccessibleName(self.tr("Name on the page"))
        self._name.setPlaceholderText(self.tr("Optional"))
        self._name.textEdited.connect(self.show_page)
        self._problem = Label()
        self._problem.setProperty("look", "error")
        self._problem.setWordWrap(True)
        self.preview = PagePreview(theme, WIDEST, OF_THE_SCREEN)
        self._drawing = Drawing(self)
        self._settled = QTimer(self, interval=SETTLE_MS, singleShot=True)
        self._settled.timeout.connect(self._read)
        for column, box in self._columns.items():
            box.setChecked(column != NOTES)
            box.toggled.connect(self.show_page)
        self._build()

    def show_page(self) -> None:
        """Draw the preview anew, soon."""
        self._settled.start()

    def reader(self) -> Callable[[Progress], Report]:
        """Return what reads the page that is chosen now, for a thread; it raises InvalidInput."""
        chosen = self._chosen()
        return lambda _: read_report(self._app, options_for(self._app, *chosen))

    def pdf(self, report: Report) -> Steps[bytes]:
        """Return the steps that draw a page's file."""
        return pdf_steps(DoctorPage(report, self._look()))

    def stop(self) -> None:
        """Draw no preview any more."""
        self._settled.stop()
        self._drawing.cancel()

    # -- details ------------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        boxes = Flow()
        for box in self._columns.values():
            boxes.addWidget(box)
        name = label(self.tr("Name on the page"), "strong")
        name.setBuddy(self._name)
        column = QVBoxLayout()
        column.setSpacing(SMALL)
        column.addWidget(label(self.tr("On the page"), "strong"))
        column.addLayout(boxes)
        column.addWidget(name)
        column.addWidget(self._name)
        column.addWidget(self._problem)
        column.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(LARGE)
        row.addLayout(column, 1)
        row.addWidget(self.preview)

    def _chosen(self) -> tuple[date | None, date | None, tuple[str, ...], str]:
        """Return the period, the columns and the name, as they are chosen."""
        first, last = self._period()
        if last is None:
            first = self._app.days.history.first_day()
        columns = tuple(column for column, box in self._columns.items() if box.isChecked())
        return first, last, columns, self._name.text().strip()

    def _read(self) -> None:
        """Read what is chosen in a thread, and draw it; what was asked for earlier and comes later is dropped."""
        self._asked += 1
        asked = self._asked
        try:
            options = options_for(self._app, *self._chosen())
        except OrganicError as error:
            self._problem.setText(problem_of(error))
            self._drawing.cancel()
            self.preview.show_picture(None)
            return
        self._problem.setText("")
        self._bridge.run(
            lambda: read_report(self._app, options),
            lambda report: self._draw(report) if asked == self._asked else None,
            lambda error: self._problem.setText(problem_of(error)),
            owner=self,
        )

    def _draw(self, report: Report) -> None:
        steps = picture_steps(DoctorPage(report, self._look()), self.preview.dots)
        self._drawing.draw(steps, self.preview.show_picture)

    def _look(self) -> PageLook:
        return PageLook(self._app.today(), QLocale(), self._app.units())
