"""Segmented buttons, a switch, a combo box, an arrow, a button that works for a while, and one with a count."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QComboBox, QPushButton, QToolButton, QWidget

from organic_desktop.ui.text.numbers import format_number
from organic_desktop.ui.theme.theme import CAPTION, FOCUS_WIDTH, MEDIUM, SMALL, TINY, Theme
from organic_desktop.ui.widgets.layouts import Flow
from organic_desktop.ui.widgets.plain_text import set_tip

OUT_OF_REACH = 0.4
"""Opacity of a disabled switch."""
MOST = 99
TINY_FIGURES = 0.65  # on an icon, which has to stay visible


class Segments(QWidget):
    """Buttons of which one is checked; ``chosen`` carries its value. They wrap if there is no room in one line."""

    chosen = Signal(str)

    def __init__(self, name: str, choices: Mapping[str, str]) -> None:
        super().__init__()
        self._name = name
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QPushButton] = {}
        row = Flow(self)
        row.setSpacing(TINY)
        for value, words in choices.items():
            button = QPushButton(words)
            button.setProperty("look", "segment")
            button.setAccessibleName(f"{name}: {words}")
            button.setCheckable(True)
            button.clicked.connect(lambda _, value=value: self.chosen.emit(value))
            self._group.addButton(button)
            self._buttons[value] = button
            row.addWidget(button)

    def name_choice(self, value: str, words: str) -> None:
        """Change the text of a choice, such as the count in it."""
        button = self._buttons[value]
        button.setText(words)
        button.setAccessibleName(f"{self._name}: {words}")

    def set_offered(self, value: str, offered: bool) -> None:
        """Show or hide a choice."""
        self._buttons[value].setVisible(offered)

    def show_choice(self, value: str) -> None:
        """Check the current choice."""
        if value in self._buttons:
            self._buttons[value].setChecked(True)


class Switch(QAbstractButton):
    """An on/off switch, painted in the theme's colours."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self.setCheckable(True)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        line = self.fontMetrics().height()
        return QSize(round(line * 3.2), round(line * 2.0))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(1.0 if self.isEnabled() else OUT_OF_REACH)
        on = self.isChecked()
        around = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self.hasFocus():
            painter.setPen(QPen(self._theme.colour("accent"), FOCUS_WIDTH))
            painter.drawRoundedRect(around, around.height() / 2, around.height() / 2)
        track = around.adjusted(TINY, TINY, -TINY, -TINY)
        painter.setPen(QPen(self._theme.colour("accent" if on else "text_soft"), 1))
        painter.setBrush(self._theme.colour("accent" if on else "surface"))
        painter.drawRoundedRect(track, track.height() / 2, track.height() / 2)
        side = track.height() - TINY
        at_end = on != self.isRightToLeft()
        left = track.right() - side - TINY / 2 if at_end else track.left() + TINY / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("on_accent" if on else "text_soft"))
        painter.drawEllipse(QRectF(left, track.top() + TINY / 2, side, side))


class Choice(QComboBox):
    """A combo box whose arrow has the theme's colours, which a stylesheet can't do.

    The mouse wheel scrolls the page instead of changing the value.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        side = self.fontMetrics().height()
        place = QRect(0, (self.height() - side) // 2, side, side)
        place.moveLeft(SMALL if self.isRightToLeft() else self.width() - side - SMALL)
        self._theme.icon("down").paint(QPainter(self), place, Qt.AlignmentFlag.AlignCenter)


class ArrowButton(QToolButton):
    """An arrow to what is before or after, mirrored in right-to-left languages; its name is its tooltip, too."""

    def __init__(self, theme: Theme, icon: str, name: str) -> None:
        super().__init__()
        self._theme, self._icon_name = theme, icon
        self.setAccessibleName(name)
        set_tip(self, name)
        theme.changed.connect(self._draw)
        self._draw()

    def _draw(self) -> None:
        self._theme.set_icon(self, self._icon_name, "text")


class WorkButton(QPushButton):
    """A button that is disabled while what it began runs; then it has the focus again, which Qt moved on meanwhile."""

    _moved_to: QWidget | None = None

    def set_busy(self, busy: bool) -> None:
        """Disable or enable the button; the focus stays where the user has put it since."""
        if not busy:
            self.setEnabled(True)
            if self._moved_to is not None and self.window().focusWidget() is self._moved_to:
                self.setFocus()
            self._moved_to = None
        elif self.isEnabled():
            had_focus = self.hasFocus()
            self.setEnabled(False)
            self._moved_to = self.window().focusWidget() if had_focus else None


class CountedButton(QPushButton):
    """A button with a number or a dot at its end; what they mean is its accessible description."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.count = 0
        self.has_dot = False

    def show_count(self, count: int) -> None:
        """Show a count; 0 hides it."""
        if count != self.count:
            self.count = count
            self.setAccessibleDescription(self.tr("%n to review", "", count) if count else "")
            self.update()

    def show_dot(self, meaning: str) -> None:
        """Show that something goes on there, and what; "" hides it."""
        if bool(meaning) != self.has_dot:
            self.has_dot = bool(meaning)
            self.setAccessibleDescription(meaning)
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.count and not self.has_dot:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.count:
            self._paint_count(painter)
        else:
            self._paint_dot(painter)

    def _paint_dot(self, painter: QPainter) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("accent"))
        end = TINY if not self.text() else MEDIUM
        left = end if self.isRightToLeft() else self.width() - SMALL - end
        painter.drawEllipse(QRect(left, TINY if not self.text() else (self.height() - SMALL) // 2, SMALL, SMALL))

    def _paint_count(self, painter: QPainter) -> None:
        painter.setFont(self._theme.font(CAPTION if self.text() else TINY_FIGURES, strong=True))
        words = format_number(min(self.count, MOST), self.locale()) + ("+" if self.count > MOST else "")
        pill = self._pill(painter.fontMetrics(), words)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("accent"))
        painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
        painter.setPen(self._theme.colour("on_accent"))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, words)

    def _pill(self, metrics: QFontMetrics, words: str) -> QRect:
        """Return the number's place: at the end of the text, or on the corner of an icon without text."""
        tall = metrics.height()
        pill = QRect(0, 0, max(tall, metrics.horizontalAdvance(words) + SMALL), tall)
        pill.moveTop(1 if not self.text() else (self.height() - tall) // 2)
        end = TINY if not self.text() else SMALL
        pill.moveLeft(end if self.isRightToLeft() else self.width() - pill.width() - end)
        return pill
