"""The palette: a few letters find any command, page or day. It shows the commands of menus.py and runs the chosen one.

How well letters fit a name, and which days they may mean, are functions of plain values at the end.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from PySide6.QtCore import QEvent, QLocale, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from organic_desktop.ui.shell.menus import Commands
from organic_desktop.ui.text.dates import LONG_WEEKDAY_DATE_YEAR, format_date, month_name, weekday_name
from organic_desktop.ui.text.locales import language
from organic_desktop.ui.theme.theme import CAPTION, CONTROL_RADIUS, LARGE, MEDIUM, SMALL, TINY, Theme
from organic_desktop.ui.widgets.cards import label
from organic_desktop.ui.widgets.plain_text import plain_name

ROWS = 9
WIDTH_IN_CHARACTERS = 62
WEEK = range(1, 8)
HINT = Qt.ItemDataRole.UserRole
BEGINS, WORD_BEGINS, WITHIN, INITIALS, SCATTERED = 5, 4, 3, 2, 1
_LONGEST = 1000
_NUMBERS = re.compile(r"[0-9]{1,4}")
_WORDS = re.compile(r"[^\W\d_]+")


class Offer(NamedTuple):
    """One line: its words, what stands small at its end, and what it does."""

    words: str
    hint: str
    act: Callable[[], object]


class Palette(QFrame):
    """A field with a list of matches, over the upper part of ``parent``."""

    def __init__(
        self,
        parent: QWidget,
        theme: Theme,
        commands: Commands,
        today: Callable[[], date],
        show_day: Callable[[date], object],
    ) -> None:
        super().__init__(parent)
        self._over, self._commands = parent, commands
        self._today, self._show_day = today, show_day
        self._offers: list[Offer] = []
        self._before: QWidget | None = None
        self.setProperty("look", "floating")
        self._field = QLineEdit()
        self._field.setProperty("look", "search")
        self._field.setPlaceholderText(self.tr("Command, page or day: “water”, “yesterday”, “12 March”"))
        self._field.setAccessibleName(self.tr("Find a command or day"))
        self._field.textChanged.connect(self._filter)
        self._field.installEventFilter(self)
        self._list = QListWidget()
        self._list.setProperty("look", "rows")
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setAccessibleName(self.tr("Matches"))
        self._list.setItemDelegate(_Line(theme, self._list))
        self._list.itemClicked.connect(lambda item: self._choose(self._list.row(item)))
        self._nothing = label(self.tr("No matches. Try a command or a past date."), "soft")
        self._nothing.setContentsMargins(MEDIUM, SMALL, MEDIUM, SMALL)
        self._nothing.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(SMALL, SMALL, SMALL, SMALL)
        column.setSpacing(SMALL)
        column.addWidget(self._field)
        column.addWidget(self._list)
        column.addWidget(self._nothing)
        self.hide()

    def open(self) -> None:
        """Show it, empty, with the keyboard in it."""
        self._before = self.window().focusWidget()
        self._field.clear()
        self._filter("")
        self.show()
        self.raise_()
        self._field.setFocus()

    def _place(self) -> None:
        """Resize to the matches, and move to the upper middle of the parent."""
        width = self.fontMetrics().horizontalAdvance("n") * WIDTH_IN_CHARACTERS
        self.resize(min(width, self._over.width() - 2 * LARGE), self.height())
        self.resize(self.width(), self._height())  # of words that wrap at this width
        self.move((self._over.width() - self.width()) // 2, self._over.height() // 10)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.hide()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._take_key(Qt.Key(event.key()))
        return super().eventFilter(watched, event)

    def _take_key(self, key: Qt.Key) -> bool:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}
        if key in steps and self._offers:
            self._list.setCurrentRow((self._list.currentRow() + steps[key]) % len(self._offers))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self._list.currentRow())
        elif key == Qt.Key.Key_Escape:
            self._close()
        else:
            return key in steps
        return True

    def _choose(self, row: int) -> None:
        if 0 <= row < len(self._offers):
            offer = self._offers[row]
            self._close()
            offer.act()

    def _close(self) -> None:
        """Hide, and focus again what was focused before."""
        if self._before:
            self._before.setFocus()
        self.hide()

    def _filter(self, typed: str) -> None:
        commands = sorted(self._matches(typed), key=lambda match: -match[0])  # the menus' order among equals
        days = [self._day(day) for day in days_meant(typed, self._today(), self._day_words(), self._months())]
        self._offers = [*days, *(offer for _, offer in commands)]
        self._list.clear()
        for offer in self._offers:
            item = QListWidgetItem(offer.words)
            item.setData(HINT, offer.hint)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{offer.words} {offer.hint}".strip())
            self._list.addItem(item)
        self._list.setCurrentRow(0)
        self._list.setVisible(bool(self._offers))
        self._nothing.setVisible(not self._offers)
        self._place()

    def _matches(self, typed: str) -> Iterator[tuple[int, Offer]]:
        for group, action in self._commands.all():
            words = plain_name(action.text())
            how_well = max(fit(typed, words), fit(typed, f"{group.title} {words}") // 2)
            if how_well and action.isEnabled():
                keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
                yield how_well, Offer(words, keys or group.title, action.trigger)

    def _day(self, day: date) -> Offer:
        written = format_date(day, LONG_WEEKDAY_DATE_YEAR, QLocale())
        return Offer(written, self.tr("Go to this day"), lambda: self._show_day(day))

    def _day_words(self) -> dict[str, int]:
        """Return how many days ago each word is: yesterday, the day before, and the last seven days by their names."""
        words = {self.tr("today"): 0, self.tr("yesterday"): 1, self.tr("the day before yesterday"): 2}
        weekday = self._today().isoweekday()
        named = [(weekday_name((weekday - back - 1) % 7 + 1, each), back) for each in self._locales() for back in WEEK]
        return words | dict(named)

    @staticmethod
    def _months() -> list[str]:
        return [month_name(month, each, full=True) for each in Palette._locales() for month in range(1, 13)]

    @staticmethod
    def _locales() -> tuple[QLocale, QLocale]:
        """Return the locales in which a day may be typed: that of dates, and that of the interface's language."""
        return QLocale(), QLocale(language())

    def _height(self) -> int:
        shown = min(len(self._offers), ROWS)
        nothing = self._nothing.heightForWidth(self.width() - 2 * SMALL)
        below = self._list.sizeHintForRow(0) * shown if shown else nothing
        return min(self._over.height() * 8 // 10, self._field.sizeHint().height() + below + 3 * SMALL + TINY)


class _Line(QStyledItemDelegate):
    """A line with its words at the beginning and its key at the end."""

    def __init__(self, theme: Theme, parent: QListWidget) -> None:
        super().__init__(parent)
        self._theme, self._list = theme, parent

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, option.fontMetrics.height() + 2 * SMALL)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place: QRect = option.rect
        if index.row() == self._list.currentRow():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("accent_soft"))
            painter.drawRoundedRect(place, CONTROL_RADIUS, CONTROL_RADIUS)
        inside = place.adjusted(MEDIUM, 0, -MEDIUM, 0)
        begin, end = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        if self._list.isRightToLeft():
            begin, end = end, begin
        painter.setPen(self._theme.colour("text_soft"))
        painter.setFont(self._theme.font(CAPTION))
        painter.drawText(inside, end | Qt.AlignmentFlag.AlignVCenter, str(index.data(HINT)))
        painter.setPen(self._theme.colour("text"))
        painter.setFont(self._theme.font())
        painter.drawText(inside, begin | Qt.AlignmentFlag.AlignVCenter, str(index.data()))
        painter.restore()


# -- matching ---------------------------------------------------------------------------------------------------------


def fit(typed: str, text: str) -> int:
    """Return how well the letters fit, more for a better match; 0 if the text doesn't have them in their order.

    A beginning beats a word's beginning, that beats being within, and that the initials; shorter texts come first.
    """
    letters, there = folded(typed).strip(), folded(text)
    if not letters:
        return 1
    words = there.split()
    if there.startswith(letters):
        kind = BEGINS
    elif _begin(letters.split(), words):
        kind = WORD_BEGINS
    elif letters in there:
        kind = WITHIN
    elif "".join(word[0] for word in words).startswith(letters):
        kind = INITIALS
    elif _scattered(letters.replace(" ", ""), there):
        kind = SCATTERED
    else:
        return 0
    return kind * _LONGEST - len(there)


def folded(text: str) -> str:
    """Return a text without case and accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))


def days_meant(typed: str, today: date, words: Mapping[str, int], months: Sequence[str]) -> list[date]:
    """Return the days that a text may mean, the likeliest first; never one in the future.

    ``words`` are days by name, as how many lie between: {"yesterday": 1}; ``months`` the names of the twelve, and of
    the same in other languages after them.
    Understood besides: 2026-03-12, 12.3.2026, 3/12, 12 March, March 12.
    """
    text = folded(typed).strip()
    if not text:
        return []
    named = [today - timedelta(days=back) for word, back in words.items() if folded(word).startswith(text)]
    return list(dict.fromkeys(day for day in (*named, *_dates(text, today, months)) if day <= today))


def _begin(typed: list[str], words: list[str]) -> bool:
    """True if every word typed begins one of the words, in their order."""
    left = iter(words)
    return all(any(word.startswith(part) for word in left) for part in typed)


def _scattered(letters: str, text: str) -> bool:
    left = iter(text)
    return all(letter in left for letter in letters)


def _dates(text: str, today: date, months: Sequence[str]) -> Iterator[date]:
    numbers = [int(number) for number in _NUMBERS.findall(text)]
    names = _WORDS.findall(text)
    if len(names) == 1 and len(numbers) in {1, 2}:
        year = next((number for number in numbers if number > 31), None)
        for number, name in enumerate(months):
            if folded(name).startswith(names[0]):
                yield from _latest(year, number % 12 + 1, numbers[0] if numbers[0] != year else numbers[-1], today)
    elif not names and len(numbers) == 3 and numbers[0] > 31:
        yield from _latest(numbers[0], numbers[1], numbers[2], today)
    elif not names and len(numbers) in {2, 3}:
        year = numbers[2] if len(numbers) == 3 else None
        yield from _latest(year, numbers[1], numbers[0], today)
        yield from _latest(year, numbers[0], numbers[1], today)


def _latest(year: int | None, month: int, day: int, today: date) -> Iterator[date]:
    """Yield the date; without a year, in the latest year in which it isn't in the future."""
    for candidate in (year + 2000 if year < 100 else year,) if year else (today.year, today.year - 1):
        try:
            found = date(candidate, month, day)
        except ValueError:
            continue
        if found <= today:
            yield found
            return
