"""A page on paper: laid out in points from the top down, painted in small steps, made into a PDF or a picture.

The steps let who draws do something else in between: the window answers meanwhile (ui/services/drawing.py), and the
command line takes them at once (``at_once``). No widgets here, so that nothing needs a screen (decision 0093).
"""

from __future__ import annotations

from collections.abc import Generator, Sequence
from functools import cache, lru_cache
from itertools import islice
from typing import Any, TypeVar

from PySide6.QtCore import QBuffer, QIODevice, QLocale, QMarginsF, QObject, QPointF, QRectF, Qt, QUuid
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QFontMetricsF,
    QGuiApplication,
    QImage,
    QPageSize,
    QPainter,
    QPdfWriter,
    QPen,
)

from organic_desktop.core.paths import resource

T = TypeVar("T")
Steps = Generator[None, None, T]
"""Small pieces of work, a millisecond or few each, and then a result; closing it before that is harmless."""

POINTS = 72.0  # in an inch
RESOLUTION = 600  # dots in an inch of a PDF: the grid that its places are rounded to
LINE_GAP = 3.0  # from here on in points
INK, SOFT, RULE, GAP = "#1F2421", "#5F6762", "#D9D7D0", "#E9E8E4"
COLOURS = {
    "sleep_hours": "#2F7D5B",
    "water_intake_ml": "#3C82C4",
    "exercise_minutes": "#B7791F",
    "meditation_minutes": "#7A5FB0",
    "mood_score": "#B3403A",
    "energy_level": "#1F2421",
}
# Countries that print on Letter (CLDR); all others print on A4.
LETTER = frozenset({"BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE"})


def paper_of(locale: QLocale) -> QPageSize:
    """Return A4, or Letter in the countries that use it."""
    letter = locale.name().partition("_")[2] in LETTER
    return QPageSize(QPageSize.PageSizeId.Letter if letter else QPageSize.PageSizeId.A4)


class PaperPage(QObject):
    """A page whose parts take what they need of the room that is left; ``steps`` paints it."""

    title = ""

    def __init__(self, paper: QPageSize, margin: float) -> None:
        super().__init__()
        self.size = paper
        self.paper = QRectF(paper.rect(QPageSize.Unit.Point))
        self._margin = margin
        self._room = QRectF()
        self._unit = 1.0
        self._measured: dict[tuple[float, bool], QFontMetricsF] = {}

    def begin(self, painter: QPainter, unit: float) -> Steps[None]:
        """Paint the page step by step; ``unit`` is how many of the device's dots are a point."""
        self._painter, self._unit = painter, unit
        self._measured.clear()
        self._room = self.paper.adjusted(self._margin, self._margin, -self._margin, -self._margin)
        load_fonts()
        yield
        yield from self.steps()

    def steps(self) -> Steps[None]:
        """Paint the page's parts."""
        raise NotImplementedError

    def paint(self, painter: QPainter, unit: float) -> None:
        """Paint the page at once."""
        at_once(self.begin(painter, unit))

    # -- in points ----------------------------------------------------------------------------------------------------

    def _take(self, height: float) -> QRectF:
        """Return the top of the room that is left, which is gone then."""
        taken = QRectF(self._room.left(), self._room.top(), self._room.width(), height)
        self._room.setTop(self._room.top() + height)
        return taken

    def _line(self, words: str, size: float, *, strong: bool = False) -> None:
        """Take a line, and write what fits into it."""
        self._write_fitting(self._take(self._height(size) + LINE_GAP), words, size, INK, strong=strong)

    def _paragraph(self, words: str, size: float, colour: str) -> None:
        """Take as many lines as the words need."""
        flags = Qt.TextFlag.TextWordWrap
        self._write(self._take(self._wrapped_height(words, size, self._room.width())), words, size, colour, flags)

    def _wrapped_height(self, words: str, size: float, width: float) -> float:
        """Return the height that the words need in a width."""
        box = QRectF(0, 0, width, self.paper.height())
        wide = self._metrics(size).boundingRect(self._dots(box), int(Qt.TextFlag.TextWordWrap), words)
        return wide.height() / self._unit

    def _write_fitting(
        self,
        box: QRectF,
        words: str,
        size: float,
        colour: str,
        flags: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        *,
        strong: bool = False,
    ) -> None:
        """Write a line, which ends in "…" if it doesn't fit."""
        fitting = self._metrics(size, strong).elidedText(words, Qt.TextElideMode.ElideRight, box.width() * self._unit)
        self._write(box, fitting, size, colour, flags, strong=strong)

    def _write(
        self,
        box: QRectF,
        words: str,
        size: float,
        colour: str,
        flags: Qt.AlignmentFlag | Qt.TextFlag = Qt.AlignmentFlag.AlignLeft,
        *,
        strong: bool = False,
    ) -> None:
        self._painter.setFont(page_font(size, strong=strong))
        self._painter.setPen(QColor(colour))
        self._painter.drawText(self._dots(box), int(flags), words)

    def _stroke(self, colour: str, width: float, begin: QPointF, end: QPointF) -> None:
        self._pen(colour, width)
        self._painter.drawLine(begin * self._unit, end * self._unit)

    def _fill(self, box: QRectF, colour: QColor | str, radius: float = 0.0) -> None:
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(QColor(colour))
        self._painter.drawRoundedRect(self._dots(box), radius * self._unit, radius * self._unit)

    def _pen(self, colour: str, width: float, cap: Qt.PenCapStyle = Qt.PenCapStyle.SquareCap) -> None:
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        pen = QPen(QColor(colour), width * self._unit, c=cap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        self._painter.setPen(pen)

    def _dots(self, box: QRectF) -> QRectF:
        return QRectF(box.topLeft() * self._unit, box.size() * self._unit)

    def _metrics(self, size: float, strong: bool = False) -> QFontMetricsF:
        if (size, strong) not in self._measured:
            self._measured[size, strong] = QFontMetricsF(page_font(size, strong=strong), self._painter.device())
        return self._measured[size, strong]

    def _width(self, words: str, size: float, *, strong: bool = False) -> float:
        return self._metrics(size, strong).horizontalAdvance(words) / self._unit

    def _height(self, size: float) -> float:
        return self._metrics(size).height() / self._unit


# -- files and pictures -----------------------------------------------------------------------------------------------


def pdf_steps(page: PaperPage) -> Steps[bytes]:
    """Make a PDF with its fonts embedded and its text as text. Needs a QGuiApplication."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(page.title)
    writer.setCreator("Organic")
    writer.setDocumentId(QUuid())  # the same page has the same id
    writer.setResolution(RESOLUTION)
    writer.setPageSize(page.size)
    writer.setPageMargins(QMarginsF())
    painter = QPainter(writer)
    try:
        yield from page.begin(painter, RESOLUTION / POINTS)
    finally:
        painter.end()
    return bytes(buffer.data().data())


def picture_steps(page: PaperPage, width: int) -> Steps[QImage]:
    """Make a picture of the page, so many pixels wide."""
    unit = width / page.paper.width()
    picture = QImage(width, round(page.paper.height() * unit), QImage.Format.Format_RGB32)
    dots = round(unit * POINTS / 0.0254)
    picture.setDotsPerMeterX(dots)
    picture.setDotsPerMeterY(dots)
    picture.fill(Qt.GlobalColor.white)
    yield
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    try:
        yield from page.begin(painter, unit)
    finally:
        painter.end()
    return picture


def at_once(steps: Steps[T]) -> T:
    """Return the result of all steps, taken one after the other."""
    while True:
        try:
            next(steps)
        except StopIteration as ended:
            found: T = ended.value
            return found


def in_pieces(things: Sequence[Any], size: int) -> Generator[list[Any], None, None]:
    """Return the things in lists of ``size``, for a step each."""
    rest = iter(things)
    while piece := list(islice(rest, size)):
        yield piece


def png_of(picture: QImage) -> bytes:
    """Return a picture as a PNG; it may be called in a thread, for it paints nothing."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


# -- fonts ------------------------------------------------------------------------------------------------------------


def page_font(size: float, *, strong: bool = False) -> QFont:
    """Return the page's font, the same on every computer; letters that Inter lacks come from the system's."""
    return _font(size, strong, tuple(QGuiApplication.font().families()))


@lru_cache(maxsize=64)
def _font(size: float, strong: bool, of_the_system: tuple[str, ...]) -> QFont:
    font = QFont([load_fonts(), *of_the_system])
    font.setPointSizeF(size)
    font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    # A letter that is replaced by another form couldn't be copied from the PDF.
    for feature in ("calt", "liga", "ccmp"):
        font.setFeature(QFont.Tag(feature), 0)
    return font


@cache
def load_fonts() -> str:
    """Return the family of the page's font, loaded once."""
    for weight in ("Regular", "SemiBold"):
        QFontDatabase.addApplicationFont(str(resource(f"fonts/Inter-{weight}.ttf")))
    return "Inter"
