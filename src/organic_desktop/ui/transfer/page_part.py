"""The part of the export dialog for a page for a doctor: what is on it, whose it is, and how it looks.

The preview is read in a thread, shortly after the last change, and drawn on the window's (0.1 s for a year): PySide
crashes if two threads paint at once.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QSize, QTimer
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from organic_desktop.app.doctor_page import options_for, read_report, save_report
from organic_desktop.core.errors import OrganicError
from organic_desktop.ui.text.measures import column_name
from organic_desktop.ui.text.messages import problem_of
from organic_desktop.ui.theme.theme import LARGE, SMALL, TINY, Theme
from organic_desktop.ui.transfer.doctor_page import PageLook, picture_of
from organic_desktop.ui.transfer.offscreen import draw_page
from organic_desktop.ui.widgets.cards import label
from organic_desktop.ui.widgets.layouts import Flow
from organic_desktop.ui.widgets.plain_text import Label
from organic_desktop.wellness.metrics import COLUMNS, NOTES
from organic_desktop.wellness.report import LONGEST_NAME

if TYPE_CHECKING:
    from pathlib import Path

    from organic_desktop.app.facade import App
    from organic_desktop.app.transfer import Exported
    from organic_desktop.transfer.found import Progress
    from organic_desktop.ui.services.bridge import Bridge
    from organic_desktop.wellness.report import Report

SETTLE_MS = 150
WIDEST, OF_THE_SCREEN = 240, 0.22  # the preview's width, and the share of the screen's height that it is at most
A4 = 297 / 210


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
        self.preview = PagePreview(theme)
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

    def save(self, target: Path, report: Report) -> Exported:
        """Draw a page and write it, on the window's thread. Raises InvalidInput: the file is as before."""
        return save_report(self._app, target, report, draw_page)

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
            self.preview.show_picture(None)
            return
        self._problem.setText("")
        look = PageLook(self._app.today(), QLocale(), self._app.units())
        width = round(self.preview.wide * self.devicePixelRatioF())
        self._bridge.run(
            lambda: read_report(self._app, options),
            lambda report: self.preview.show_picture(picture_of(report, look, width)) if asked == self._asked else None,
            lambda error: self._problem.setText(problem_of(error)),
            owner=self,
        )


class PagePreview(QWidget):
    """The page as it will be, on white in dark mode, too: it is paper."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._picture: QImage | None = None
        self.wide = min(WIDEST, round(self.screen().availableSize().height() * OF_THE_SCREEN))
        self.setAccessibleName(self.tr("Preview of the page"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    @property
    def is_shown(self) -> bool:
        """True once there is a picture."""
        return self._picture is not None

    def show_picture(self, picture: QImage | None) -> None:
        """Show a picture of the page, None for an empty sheet."""
        self._picture = picture
        if picture:
            picture.setDevicePixelRatio(picture.width() / self.wide)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        shape = self._picture.height() / self._picture.width() if self._picture else A4
        return QSize(self.wide + 2 * TINY, round(self.wide * shape) + 2 * TINY)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        sheet = self.rect().adjusted(TINY, TINY, -TINY, -TINY)
        painter.fillRect(sheet, "white")
        if self._picture:
            painter.drawImage(sheet.topLeft(), self._picture)
        painter.setPen(QPen(self._theme.colour("line"), 1))
        painter.drawRect(sheet)
