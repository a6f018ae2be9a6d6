"""The popup beside the tray: today's numbers and scores, a row for each metric, with buttons that log them.

Every edit is to the day shown, and of the same kind as the Today page's.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFontMetrics,
    QGuiApplication,
    QHideEvent,
    QKeyEvent,
)
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from organic_desktop.app.cards import shown_metrics
from organic_desktop.core.errors import OrganicError
from organic_desktop.ui.text.dates import LONG_WEEKDAY_DATE, format_date
from organic_desktop.ui.text.measures import Measures, metric_name
from organic_desktop.ui.text.messages import problem_of
from organic_desktop.ui.theme.theme import LARGE, MEDIUM, SMALL, TINY, Theme
from organic_desktop.ui.widgets.cards import COLOURS, SIGNS, label, paragraph
from organic_desktop.ui.widgets.enter_key import press_by_enter
from organic_desktop.ui.widgets.fields import ValueField
from organic_desktop.ui.widgets.metric_card import StepButtons, UsualButton
from organic_desktop.ui.widgets.painted import Sign
from organic_desktop.ui.widgets.plain_text import set_title
from organic_desktop.ui.widgets.scores import ENERGY, MOOD, Faces, ScoreKeys
from organic_desktop.wellness.metrics import SET_AT_ONCE, Metric
from organic_desktop.wellness.metrics import metric as metric_of
from organic_desktop.wellness.units import Units

if TYPE_CHECKING:
    from organic_desktop.app.facade import App
    from organic_desktop.core.goals import DayGoal
    from organic_desktop.store.reads import Entry

BORDER = 1
DIGITS = 9  # of a field: 7 h 30, or 12.25, and the sign that it can't be read
COMPOSED = ("wayland", "windows", "cocoa")  # where a window's corners can be seen through for sure


class QuickLogPopup(QWidget):
    """Shows today's values of ``app``. ``window_wanted``: the user wants the window; ``left``: it lost the focus and
    was hidden.

    Its size is fixed: by that a tiling compositor on Wayland recognizes a dialog; it would stretch any other window
    over the whole screen.
    """

    window_wanted = Signal()
    undo_wanted = Signal()
    left = Signal()

    def __init__(self, theme: Theme, app: App) -> None:
        flags = Qt.WindowType.Tool | Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint
        super().__init__(None, flags)
        self._app = app
        self._day = date.min
        set_title(self, self.tr("Log today"))
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self._composed = QGuiApplication.platformName() in COMPOSED
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground, self._composed)
        self._date = label("", "caption")
        self._rows = {metric.column: self._row(theme, metric) for metric in shown_metrics(app.settings)}
        self._keys, self._hint = ScoreKeys(self), label("", "caption")
        self._keys.chosen.connect(self._choose)
        self._keys.awaiting.connect(self._show_hint)
        self._undo = QPushButton(self.tr("Undo"))
        self._undo.setProperty("look", "link")
        self._undo.clicked.connect(self._undo_last)
        policy = self._undo.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # nothing moves away from who presses it
        self._undo.setSizePolicy(policy)
        self._show_hint(False)
        self._problem = paragraph("", "error")
        self._problem.hide()
        self._open = QPushButton(self.tr("Open Organic"))
        self._open.clicked.connect(self._ask_for_window)
        self._inside = self._build()
        self._prepare()

    def refresh(self) -> None:
        """Read today's entry and show it."""
        if (today := self._app.today()) != self._day:
            for row in self._rows.values():
                row.leave_day()
        self._day = today
        entry = self._app.days.entry(self._day)
        measures = Measures(self.locale(), self._app.units())
        for metric in map(metric_of, self._rows):
            value = getattr(entry, metric.column) if entry else None
            self._rows[metric.column].show_value(value, self._app.goal_on(metric, self._day), measures)
            self._rows[metric.column].show_usual(self._app.days.usual(metric, self._day), measures)
        self._date.setText(format_date(self._day, LONG_WEEKDAY_DATE, self.locale()))

    def open_near(self, icon: QRect) -> None:
        """Show it, with today's numbers, beside the icon; in the middle of the screen if ``icon`` is empty."""
        self.refresh()
        self._say(next((row.problem for row in self._rows.values() if row.problem), ""))
        room = _room_around(icon)
        self.setFixedSize(self._size_in(room.size()))
        self.move(place_near(icon, self.size(), room))
        self.show()
        self.raise_()
        self.activateWindow()
        self._show_hint(False)
        self._focus_first_button()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._keys.take(event):
            return
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        elif not press_by_enter(self.focusWidget(), event):
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._keys.reset()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and not self.isActiveWindow() and not self.isHidden():
            self.left.emit()
            self.hide()

    # -- edits --------------------------------------------------------------------------------------------------------

    def _step(self, metric: Metric, step: Decimal) -> None:
        self._edit(metric.column, lambda: self._app.days.step(self._day, metric, step, source="tray"))

    def _choose(self, column: str, value: Decimal | None) -> None:
        if column in self._rows:  # a score that isn't shown has no keys either
            self._edit(column, lambda: self._app.days.log(self._day, {column: value}, source="tray"))

    def _edit(self, column: str, edit: Callable[[], Entry | None]) -> None:
        """Carry out an edit and offer Undo, or show why it was refused."""
        before = self._value(column)
        try:
            edit()
        except OrganicError as error:
            self._say(problem_of(error))
            return
        self._say("")
        self.refresh()
        if self._value(column) != before:
            self._hint.setText(self._rows[column].words)
            self._undo.setAccessibleName(self.tr("Undo: {0}").format(self._rows[column].words))
            self._undo.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self._rows[column].words))

    def _value(self, column: str) -> Decimal | int | None:
        entry = self._app.days.entry(self._day)
        return getattr(entry, column) if entry else None

    def _focus_first_button(self) -> None:
        """Focus a button, the usual value's if there is one: in a field, digits would be typed, not scored."""
        buttons = (each for row in self._rows.values() for each in row.buttons)
        next(each for each in buttons if not each.isHidden()).setFocus()

    def _undo_last(self) -> None:
        """Undo the last edit by the window's own command, so that its undo stack stays in order."""
        self._show_hint(False)
        self._focus_first_button()
        self.undo_wanted.emit()

    def _show_hint(self, awaits: bool) -> None:
        """Show the score keys; after E, that the next digit is for energy."""
        self._undo.hide()
        mood, energy = (metric_name(metric_of(column)) for column in (MOOD, ENERGY))
        if not {MOOD, ENERGY} <= self._rows.keys():
            self._hint.setText("")
        elif awaits:
            self._hint.setText(self.tr("{0}: now 1–5").format(energy))
        else:
            self._hint.setText(self.tr("{0}: keys 1–5 · {1}: key E, then 1–5").format(mood, energy))

    def _say(self, problem: str) -> None:
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
        if self.isVisible():
            self.setFixedSize(self._size_in(_room_around(self.geometry()).size()))

    def _ask_for_window(self) -> None:
        self.hide()
        self.window_wanted.emit()

    # -- layout -------------------------------------------------------------------------------------------------------

    def _prepare(self) -> None:
        """Style and lay it out before it is first shown, which would wait for that and be measured wrongly."""
        self.refresh()
        self.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        self.show()  # styled and laid out, for nobody to see
        self.hide()
        self.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen, False)

    def _size_in(self, room: QSize) -> QSize:
        """Return the size that it needs, at most that of the screen: then it scrolls."""
        self._parts.activate()  # texts have just changed, and nobody else looks after what isn't shown
        self._inside.setMaximumSize(self._inside.sizeHint())
        wanted = self._inside.sizeHint() + QSize(2 * BORDER, 2 * BORDER)
        if wanted.height() > room.height():
            wanted += QSize(self._scroll.verticalScrollBar().sizeHint().width(), 0)
        return wanted.boundedTo(room)

    def _build(self) -> QWidget:
        inside = QWidget()
        self._parts = column = QVBoxLayout(inside)
        column.setContentsMargins(LARGE, MEDIUM, LARGE, LARGE)
        column.setSpacing(MEDIUM)
        head = QHBoxLayout()
        head.addWidget(label(self.tr("Today"), "heading"))
        head.addStretch(1)
        head.addWidget(self._date, 0, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(head)
        grid = QGridLayout()
        grid.setHorizontalSpacing(MEDIUM)
        grid.setVerticalSpacing(SMALL)
        grid.setColumnStretch(1, 1)
        for number, row in enumerate(self._rows.values()):
            row.add_to(grid, number)
        column.addLayout(grid)
        said = QHBoxLayout()
        said.addWidget(self._hint, 1)
        said.addWidget(self._undo)
        column.addLayout(said)
        column.addWidget(self._problem)
        column.addSpacing(TINY)
        column.addWidget(self._open)
        self._frame(inside)
        return inside

    def _frame(self, inside: QWidget) -> None:
        """Put a border around everything, with round corners if the window can be transparent beyond them."""
        self._scroll = QScrollArea()
        self._scroll.setWidget(inside)
        self._scroll.setWidgetResizable(True)
        self._scroll.setAlignment(Qt.AlignmentFlag.AlignCenter)  # who makes the window larger finds it in the middle
        inside.setAutoFillBackground(False)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        frame = QFrame()
        frame.setProperty("look", "floating")
        frame.setProperty("corners", "round" if self._composed else "square")
        for holder, held in ((self, frame), (frame, self._scroll)):
            around = QVBoxLayout(holder)
            around.setContentsMargins(0, 0, 0, 0)
            around.addWidget(held)

    def _row(self, theme: Theme, metric: Metric) -> QuickRow:
        row = QuickRow(self, theme, metric)
        row.stepped.connect(lambda step: self._step(metric, step))
        row.chosen.connect(lambda value: self._choose(metric.column, value))
        row.problem_changed.connect(self._say)
        return row


def place_near(icon: QRect, size: QSize, room: QRect) -> QPoint:
    """Return a position beside the icon, on the side with room; in the middle if the icon's place is unknown."""
    if icon.isEmpty():
        return room.center() - QRect(QPoint(), size).center()
    below = icon.bottom() + TINY
    above = icon.top() - TINY - size.height()
    top = below if below + size.height() <= room.bottom() else above
    left = icon.center().x() - size.width() // 2
    return QPoint(
        max(room.left() + TINY, min(left, room.right() - TINY - size.width())),
        max(room.top() + TINY, min(top, room.bottom() - TINY - size.height())),
    )


def _room_around(icon: QRect) -> QRect:
    """Return what the panels leave of the screen that the icon is on."""
    screen = QGuiApplication.screenAt(icon.center()) or QGuiApplication.primaryScreen()
    return screen.availableGeometry()


class QuickRow(QObject):
    """A row of the popup: the name and value of a metric, and what logs it.

    ``stepped`` carries what to add, ``chosen`` a value, or None to clear it, ``problem_changed`` why the typed text
    can't be used. What is logged once a day has a field and the usual value beside its steps.
    """

    stepped = Signal(object)
    chosen = Signal(object)
    problem_changed = Signal(str)

    def __init__(self, popup: QWidget, theme: Theme, metric: Metric) -> None:
        super().__init__(popup)
        self._theme, self._metric = theme, metric
        self._sign = Sign(theme, SIGNS[metric.column], COLOURS.get(metric.column, "accent"))
        self._name, self._value = label(metric_name(metric), "caption"), label("", "soft")
        self.controls: StepButtons | Faces
        if metric.column in COLOURS:
            self.controls = StepButtons(metric)
        else:
            self.controls = Faces(theme, metric)
            self.controls.chosen.connect(self.chosen)
        self.controls.stepped.connect(self.stepped)
        self.field: ValueField | None = None
        self._usual = UsualButton(metric)
        if metric.column in SET_AT_ONCE:
            self.field = ValueField(theme, metric, Measures(popup.locale(), Units()))
            self.field.setAccessibleName(metric_name(metric))
            self.field.setFixedWidth(popup.fontMetrics().horizontalAdvance("0") * DIGITS)
            self.field.entered.connect(self.chosen)
            self.field.problem_changed.connect(self.problem_changed)
            self._usual.chosen.connect(self.chosen)

    @property
    def words(self) -> str:
        """The name and the value as one text, for undo and screen readers."""
        return f"{self._name.text()}: {self._value.text()}"

    def leave_day(self) -> None:
        """Log what was typed on the day that ended, and drop invalid input."""
        if self.field and not self.field.commit():
            self.field.revert()

    @property
    def problem(self) -> str:
        """Why the typed text can't be used, or "" if it can."""
        return self.field.problem if self.field else ""

    def show_value(self, value: Decimal | int | None, goal: DayGoal | None, measures: Measures) -> None:
        """Show today's value, and the goal if there is one."""
        if self.field:
            self.field.measure(self._metric, measures)
            self.field.show_value(value)
        if isinstance(self.controls, StepButtons):
            self.controls.measure_in(measures)
        else:
            self.controls.show_value(value)
        self._value.setText(self._written(value, goal, measures))
        # Room for a whole day, so that no button moves away from who presses it.
        whole = QFontMetrics(self._theme.font(strong=True)).horizontalAdvance(
            self._written(goal.amount if goal else None, goal, measures)
        )
        self._value.setMinimumWidth(whole)
        look = "soft" if value is None else "strong"
        if look != self._value.property("look"):
            self._value.setProperty("look", look)
            self._value.style().polish(self._value)

    @property
    def buttons(self) -> list[QPushButton]:
        """The usual value's button, and the steps."""
        return [self._usual, *self.controls.findChildren(QPushButton)]

    def show_usual(self, value: Decimal | None, measures: Measures) -> None:
        """Offer the user's usual value, if there is one."""
        self._usual.show_usual(value, measures)

    def add_to(self, grid: QGridLayout, number: int) -> None:
        """Add this row's widgets to the popup's grid."""
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._name)
        words.addWidget(self._value)
        grid.addWidget(self._sign, number, 0)
        grid.addLayout(words, number, 1, Qt.AlignmentFlag.AlignVCenter)
        grid.addLayout(self._beside_each_other(), number, 2)

    def _beside_each_other(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        if self.field:
            row.addWidget(self.field)
            row.addWidget(self._usual)
        row.addWidget(self.controls, 1)
        return row

    def _written(self, value: Decimal | int | None, goal: DayGoal | None, measures: Measures) -> str:
        if value is None:
            return self.tr("Not logged")
        amount = measures.amount(self._metric, value)
        if not goal:
            return amount
        there, amount = measures.number(self._metric, value), measures.amount(self._metric, goal.amount)
        if goal.at_most:
            return self.tr("{0} of at most {1}", "a value and its limit").format(there, amount)
        return self.tr("{0} of {1}", "a value and its goal").format(there, amount)
