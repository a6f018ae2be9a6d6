"""The page of one experiment: its result or how far it is, the plan as it was written down, what changed, its limits.

It can be saved as PDF, picture or text: all three hold the lines that the window shows.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, QSizeF, Qt, QUuid, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QGuiApplication,
    QImage,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from organic_desktop.core.drafts import draft
from organic_desktop.core.errors import OrganicError
from organic_desktop.core.paths import resource
from organic_desktop.core.plain_text import one_line
from organic_desktop.ui.text.experiments import ExperimentWords, Line, Look
from organic_desktop.ui.text.measures import Measures
from organic_desktop.ui.text.messages import problem_of
from organic_desktop.ui.theme.theme import MEDIUM, PAGE_MARGIN, SMALL
from organic_desktop.ui.widgets.cards import label, paragraph
from organic_desktop.ui.widgets.day_strip import DayStrip, paint_days
from organic_desktop.ui.widgets.layouts import Flow, Scrolled
from organic_desktop.ui.widgets.plain_text import set_title
from organic_desktop.wellness.experiments import LONGEST_QUESTION, State

if TYPE_CHECKING:
    from organic_desktop.app.experiments import Counted
    from organic_desktop.app.facade import App
    from organic_desktop.ui.theme.theme import Theme
    from organic_desktop.wellness.experiments import Experiment, Plan

LOOKS = {Look.TITLE: "soft", Look.HERO: "heading", Look.HEADING: "strong", Look.TEXT: "", Look.SOFT: "caption"}
SIZES = {Look.TITLE: 11.0, Look.HERO: 18.0, Look.HEADING: 12.0, Look.TEXT: 10.5, Look.SOFT: 9.0}
STRONG = frozenset({Look.HERO, Look.HEADING})
INK, SOFT, ACCENT = "#1F2421", "#5F6762", "#2F7D5B"
RESOLUTION, MARGIN_MM = 600, 18
PICTURE_WIDTH, PICTURE_SCALE, PICTURE_MARGIN = 560, 2.5, 36
STRIP_HEIGHT = 26
WIDTH_IN_CHARACTERS, HEIGHT_IN_LINES = 78, 34


class ExperimentPage(QDialog):
    """Shows an experiment; ``changed`` after a change to it was recorded here."""

    changed = Signal()

    def __init__(self, parent: QWidget, app: App, theme: Theme, experiment: Experiment) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        set_title(self, self.tr("Experiment"))
        self._app, self._theme, self._experiment = app, theme, experiment
        self._problem = paragraph("", "error")
        self._problem.hide()
        self.amendment = QLineEdit()
        self.amendment.setMaxLength(LONGEST_QUESTION)
        self.amendment.setPlaceholderText(self.tr("What is done otherwise than it was written down?"))
        self.amendment.setAccessibleName(self.tr("Change to record"))
        self.record = QPushButton(self.tr("Record the change"))
        self.record.clicked.connect(self._record)
        self.save = QPushButton(self.tr("Save as…"))
        self.save.clicked.connect(self._choose_file)
        self._scrolled = Scrolled(MEDIUM)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(SMALL)
        self._build()
        self._show()

    @property
    def lines(self) -> list[Line]:
        """The lines of the page, as they are now."""
        words = ExperimentWords(Measures(self.locale(), self._app.units()))
        return words.page(self._experiment, self._counted(), self._app.today())

    def save_to(self, target: Path) -> None:
        """Write the page into a file only the user can read: by its name a PDF, a picture, or text. InvalidInput."""
        plan, today, kind = self._experiment.plan, self._app.today(), target.suffix.lower()
        if kind == ".png":
            content = as_picture(self.lines, plan, today)
        elif kind == ".txt":
            content = as_text(self.lines).encode()
        else:
            content = as_pdf(self.lines, plan, today)
        with draft(target, overwrite=True) as file:
            file.write(content)

    # -- details ------------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        column = self._scrolled.parts
        column.addLayout(self._lines)
        self._change = QWidget()
        row = QHBoxLayout(self._change)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.amendment, 1)
        row.addWidget(self.record)
        column.addWidget(self._change)
        column.addWidget(self._problem)
        column.addStretch(1)
        close = QPushButton(self.tr("Close"))
        close.clicked.connect(self.accept)
        buttons = Flow()
        buttons.addWidget(self.save)
        buttons.addWidget(close)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, MEDIUM)
        outer.addWidget(self._scrolled, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(PAGE_MARGIN[0], 0, PAGE_MARGIN[0], 0)
        foot.addLayout(buttons)
        outer.addLayout(foot)
        metrics = self.fontMetrics()
        wide, tall = metrics.horizontalAdvance("n") * WIDTH_IN_CHARACTERS, metrics.height() * HEIGHT_IN_LINES
        room = self.screen().availableSize()
        self.resize(min(wide, round(room.width() * 0.9)), min(tall, round(room.height() * 0.9)))
        self.record.setAutoDefault(False)
        close.setDefault(True)
        close.setFocus()

    def _show(self) -> None:
        while item := self._lines.takeAt(0):
            if old := item.widget():
                old.hide()
                old.deleteLater()
        today = self._app.today()
        for line in self.lines:
            if line.look is Look.STRIP:
                strip = DayStrip(self._theme)
                strip.show_plan(self._experiment.plan, today, line.words)
                self._lines.addWidget(strip)
                continue
            words = label(line.words, LOOKS[line.look])
            words.setWordWrap(True)
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._lines.addWidget(words)
        self._change.setVisible(self._experiment.state(today) in (State.PLANNED, State.RUNNING))

    def _counted(self) -> Counted | None:
        if self._experiment.state(self._app.today()) is not State.OVER:
            return None
        return self._app.experiments.count(self._experiment)

    def _record(self) -> None:
        try:
            self._app.experiments.amend(self._experiment.id, self.amendment.text())
            self._experiment = self._app.experiments.get(self._experiment.id)
        except OrganicError as error:
            self._say(problem_of(error))
            return
        self._say("")
        self.amendment.clear()
        self._show()
        self.changed.emit()

    def _choose_file(self) -> None:
        kinds = {".pdf": self.tr("PDF"), ".png": self.tr("Picture"), ".txt": self.tr("Text")}
        dialog = QFileDialog(self, self.tr("Save the experiment"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([f"{words} (*{suffix})" for suffix, words in kinds.items()])
        dialog.setDefaultSuffix("pdf")
        suffixes = [*kinds]
        names = [f"{words} (*{suffix})" for suffix, words in kinds.items()]
        dialog.filterSelected.connect(lambda chosen: dialog.setDefaultSuffix(suffixes[names.index(chosen)][1:]))
        dialog.selectFile(f"organic-experiment-{self._experiment.plan.first.isoformat()}")
        dialog.fileSelected.connect(lambda chosen: self._save(Path(chosen)))
        dialog.open()

    def _save(self, target: Path) -> None:
        try:
            self.save_to(target)
        except OrganicError as error:
            self._say(problem_of(error))
        else:
            self._say("")

    def _say(self, problem: str) -> None:
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))


# -- files ------------------------------------------------------------------------------------------------------------


def as_text(lines: Sequence[Line]) -> str:
    """Return the page as text; a heading has an empty line before it."""
    found: list[str] = []
    for line in lines:
        if line.look is Look.HEADING:
            found.append("")
        found.append(one_line(line.words))
    return "\n".join(found) + "\n"


def as_pdf(lines: Sequence[Line], plan: Plan, today: date) -> bytes:
    """Return the page as a PDF, on A4 sheets."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(lines[0].words)
    writer.setCreator("Organic")
    writer.setDocumentId(QUuid())  # the same page has the same id
    writer.setResolution(RESOLUTION)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    margins = QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM)
    writer.setPageMargins(margins, QPageLayout.Unit.Millimeter)
    unit = RESOLUTION / 72
    sheet = QSizeF(writer.width() / unit, writer.height() / unit)
    document = _document(lines, plan, today, sheet.width())
    document.setPageSize(sheet)
    painter = QPainter(writer)
    painter.scale(unit, unit)
    for page in range(document.pageCount()):
        if page:
            writer.newPage()
        painter.save()
        painter.translate(0, -page * sheet.height())
        document.drawContents(painter, QRectF(0, page * sheet.height(), sheet.width(), sheet.height()))
        painter.restore()
    painter.end()
    return bytes(buffer.data().data())


def as_picture(lines: Sequence[Line], plan: Plan, today: date) -> bytes:
    """Return the page as a PNG."""
    document = _document(lines, plan, today, PICTURE_WIDTH)
    tall = document.size().height() + 2 * PICTURE_MARGIN
    wide = PICTURE_WIDTH + 2 * PICTURE_MARGIN
    size = QSizeF(wide * PICTURE_SCALE, tall * PICTURE_SCALE).toSize()
    picture = QImage(size, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(PICTURE_SCALE, PICTURE_SCALE)
    painter.translate(PICTURE_MARGIN, PICTURE_MARGIN)
    document.drawContents(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")  # type: ignore[call-overload]  # the stub wants bytes, which it refuses
    return bytes(buffer.data().data())


def _document(lines: Sequence[Line], plan: Plan, today: date, width: float) -> QTextDocument:
    """Return the page set in plain text, so many points wide; nothing in it is read as HTML."""
    document = QTextDocument()
    document.setDocumentMargin(0)
    document.setTextWidth(width)
    cursor = QTextCursor(document)
    for number, line in enumerate(lines):
        block = QTextBlockFormat()
        block.setTopMargin(14 if line.look is Look.HEADING else 5)
        if number:
            cursor.insertBlock(block)
        if line.look is Look.STRIP:
            cursor.insertImage(_strip_picture(plan, today, width))
            continue
        form = QTextCharFormat()
        form.setFont(_font(SIZES[line.look], strong=line.look in STRONG))
        form.setForeground(QColor(SOFT if line.look in (Look.SOFT, Look.TITLE) else INK))
        cursor.insertText(one_line(line.words), form)
    return document


def _strip_picture(plan: Plan, today: date, width: float) -> QImage:
    scale = 4
    picture = QImage(round(width) * scale, STRIP_HEIGHT * scale, QImage.Format.Format_ARGB32_Premultiplied)
    picture.setDevicePixelRatio(scale)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_days(painter, QRectF(0, 0, round(width), STRIP_HEIGHT), plan, today, (QColor(ACCENT), QColor(SOFT)))
    painter.end()
    return picture


def _font(size: float, *, strong: bool) -> QFont:
    """Return the page's font, the same on every computer, in points of the page: a dot of the device is one."""
    for weight in ("Regular", "SemiBold"):
        QFontDatabase.addApplicationFont(str(resource(f"fonts/Inter-{weight}.ttf")))
    font = QFont(["Inter", *QGuiApplication.font().families()])
    font.setPixelSize(max(1, round(size)))
    font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font
