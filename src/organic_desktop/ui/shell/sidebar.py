"""The sidebar: a button for every page, and the sync chip below. Narrow windows get its icons only."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QPushButton, QScrollArea, QVBoxLayout, QWidget

from organic_desktop.sync.status import SyncState
from organic_desktop.ui.shell.navigation import Place
from organic_desktop.ui.text.dates import format_moment
from organic_desktop.ui.text.messages import translate_message
from organic_desktop.ui.text.numbers import format_number
from organic_desktop.ui.text.sync_status import is_shown_paused
from organic_desktop.ui.theme.theme import FOCUS_WIDTH, HEADING, LARGE, MEDIUM, SMALL, TINY, Theme
from organic_desktop.ui.widgets.controls import CountedButton
from organic_desktop.ui.widgets.plain_text import Label, set_accessible_name, set_tip

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from organic_desktop.sync.status import Status

WIDTH_IN_CHARACTERS = 22
BUTTONS_IN_SIGHT = 2  # at least
ICON_GAP = 4  # Qt's own, between an icon and its words
WIDEST_SHARE = 0.2  # of the window; beyond it the words make way for the page


class SyncChip(QPushButton):
    """One of six sync states, by shape and by word, with the whole sentence in its tooltip."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._icon_name, self._colour = "local_only", "text_soft"
        self._words, self._compact = "", False
        self.setProperty("look", "state")
        theme.changed.connect(self._draw)

    def show_status(self, status: Status, zone: ZoneInfo) -> None:
        """Show the sync state; times are in the user's ``zone``."""
        words = self._states()[status.state]
        if status.state == SyncState.WAITING and status.pending:
            words = self.tr("{0} to send").format(format_number(status.pending, self.locale()))
        self._icon_name = status.state.value
        if is_shown_paused(status):
            words, self._icon_name = self.tr("Paused"), "paused"
        self._colour = {"up_to_date": "accent", "needs_attention": "error"}.get(self._icon_name, "text_soft")
        self._words = words
        self._write()
        sentence = self._sentence(status, zone)
        set_tip(self, sentence)
        set_accessible_name(self, f"{words}. {sentence}")
        self._draw()

    def full_width(self) -> int:
        """Return the width that the longest words need."""
        return max(map(self.fontMetrics().horizontalAdvance, self._states().values())) + self._around()

    def set_compact(self, compact: bool) -> None:
        """Show the icon alone, with the words in the tooltip, or both."""
        self._compact = compact
        set_compact(self, compact)
        self._write()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._write()

    def _write(self) -> None:
        """Show the words, shortened to the width there is: the sidebar doesn't grow for them."""
        room = max(0, self.width() - self._around())
        elided = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        self.setText("" if self._compact else elided)

    def _around(self) -> int:
        return self.iconSize().width() + 3 * SMALL

    def _states(self) -> dict[str, str]:
        """Return each sync state in a word or two."""
        return {
            "local_only": self.tr("On this computer"),
            "up_to_date": self.tr("Up to date"),
            "waiting": self.tr("Waiting"),
            "syncing": self.tr("Syncing…"),
            "offline": self.tr("Offline"),
            "needs_attention": self.tr("Needs attention"),
        }

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def _sentence(self, status: Status, zone: ZoneInfo) -> str:
        if status.state == SyncState.LOCAL_ONLY:
            return self.tr("Everything is saved on this computer only. Click to connect an account.")
        parts = [translate_message(status.problem)] if status.problem else []
        if status.pending:
            parts.append(self.tr("%n edit(s) saved here, not sent yet.", "", status.pending))
        if status.last_synced_at:
            at = format_moment(status.last_synced_at, zone, self.locale())
            parts.append(self.tr("Last synced {0}.").format(at))
        else:
            parts.append(self.tr("Not synced yet."))
        return " ".join([*parts, self.tr("Click for details.")])

    def _draw(self) -> None:
        self._theme.set_icon(self, self._icon_name, self._colour)


def set_compact(button: QPushButton, compact: bool) -> None:
    """Give a button of the sidebar the look of an icon alone."""
    button.setProperty("compact", "true" if compact else "false")
    button.style().polish(button)


class Sidebar(QWidget):
    """``chosen`` carries the name of the page asked for."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, places: Sequence[Place], last: str, chip: SyncChip) -> None:
        super().__init__()
        self.setObjectName("sidebar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self._chip = chip
        self._compact = False
        self._widest = 0  # the width that the window has for it
        self._name = Label("Organic")
        self._name.setFont(theme.font(HEADING, strong=True))
        self._name.setContentsMargins(SMALL, 0, 0, SMALL)
        self._group = QButtonGroup(self)
        self._buttons = {place.name: self._button(place) for place in places}
        column = QVBoxLayout(self)
        column.setContentsMargins(MEDIUM, LARGE, MEDIUM, LARGE)
        column.setSpacing(2 * TINY)
        self._area = self._scrolled(last)
        self._area.verticalScrollBar().rangeChanged.connect(self._widen)
        column.addWidget(self._area, 1)
        column.addWidget(chip)
        theme.changed.connect(self._draw)
        self._arrange()

    def mark(self, name: str) -> None:
        """Show which page is in sight."""
        self._buttons[name].setChecked(True)
        self._draw()

    def show_count(self, name: str, count: int) -> None:
        """Show how many things on a page need a look; no number for 0."""
        self._buttons[name].show_count(count)

    def show_dot(self, name: str, meaning: str) -> None:
        """Show that something goes on on a page; "" is nothing."""
        self._buttons[name].show_dot(meaning)

    def fit(self, window_width: int) -> None:
        """Show words beside the icons if the window has room for them."""
        self._widest = int(window_width * WIDEST_SHARE)
        compact = self._words_width() > self._widest
        if compact != self._compact:
            self._compact = compact
            self._arrange()
        self._widen()

    def _scrolled(self, last: str) -> QScrollArea:
        """Return the buttons in a scroll area: on a low screen they scroll, and the chip stays visible."""
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TINY)
        column.addWidget(self._name)
        for name, button in self._buttons.items():
            if name == last:
                column.addStretch(1)
            column.addWidget(button)
        if last not in self._buttons:
            column.addStretch(1)
        area = QScrollArea()
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setMinimumHeight(BUTTONS_IN_SIGHT * self.fontMetrics().height() * 2)
        inside.setAutoFillBackground(False)
        return area

    def _button(self, place: Place) -> CountedButton:
        button = CountedButton(self._theme)
        button.setProperty("look", "nav")
        button.setProperty("icon_name", place.name)
        button.setProperty("words", place.words)
        button.setAccessibleName(place.words)
        button.setCheckable(True)
        button.clicked.connect(lambda: self.chosen.emit(place.name))
        self._group.addButton(button)
        return button

    def _arrange(self) -> None:
        self._name.setVisible(not self._compact)
        for button in self._buttons.values():
            words = button.property("words")
            button.setText("" if self._compact else words)
            set_tip(button, words if self._compact else "")
            set_compact(button, self._compact)
        self._chip.set_compact(self._compact)
        self._draw()
        self._widen()

    @Slot()
    def _widen(self) -> None:
        """Set the width; with icons alone, it grows by the scroll bar, for which they leave no room."""
        bar = self._area.verticalScrollBar()
        beside = bar.sizeHint().width() if bar.maximum() else 0
        self.setFixedWidth(self._icons_width() + beside if self._compact else self._full_width())

    def _icons_width(self) -> int:
        return self._icon_size() + 2 * (MEDIUM + SMALL)

    def _icon_size(self) -> int:
        return next(iter(self._buttons.values())).iconSize().width()

    def _full_width(self) -> int:
        """Return the width of the words, and of the chip's as far as there is room: it can shorten its own."""
        words = self._words_width()
        return max(words, min(self._chip.full_width() + 2 * MEDIUM, self._widest))

    def _words_width(self) -> int:
        """Return the width of the longest page name, which is bold while its page is shown."""
        strong = QFontMetrics(self._theme.font(strong=True))
        widest = max(strong.horizontalAdvance(button.property("words")) for button in self._buttons.values())
        around = self._icon_size() + ICON_GAP + 2 * (FOCUS_WIDTH + MEDIUM) + 2 * MEDIUM
        return max(self.fontMetrics().horizontalAdvance("n") * WIDTH_IN_CHARACTERS, widest + around)

    def _draw(self) -> None:
        for button in self._buttons.values():
            colour = "accent" if button.isChecked() else "text_soft"
            self._theme.set_icon(button, button.property("icon_name"), colour)
