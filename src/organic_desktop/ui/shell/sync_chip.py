"""The sync chip: one of six states, by shape and by word, with the whole sentence in its tooltip."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton

from organic_desktop.sync.status import SyncState
from organic_desktop.ui.text.dates import format_moment
from organic_desktop.ui.text.messages import translate_message
from organic_desktop.ui.text.numbers import format_number
from organic_desktop.ui.text.sync_status import is_resting
from organic_desktop.ui.theme.theme import SMALL, Theme
from organic_desktop.ui.widgets.plain_text import set_accessible_name, set_tip

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from organic_desktop.sync.status import Status


class SyncChip(QPushButton):
    """Shows a Status; what a click does is sync_actions.py's."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._icon_name, self._colour = "local_only", "text_soft"
        self._words, self._compact = "", False
        self.setProperty("look", "state")
        theme.changed.connect(self._draw)

    def show_status(self, status: Status, zone: ZoneInfo) -> None:
        """Show where the data stand; moments are the user's ``zone``'s."""
        words = self._states()[status.state]
        if status.state == SyncState.WAITING and status.pending:
            words = self.tr("{0} to send").format(format_number(status.pending, self.locale()))
        self._icon_name = status.state.value
        if is_resting(status):
            words, self._icon_name = self.tr("Paused"), "paused"
        self._colour = {"up_to_date": "accent", "needs_attention": "error"}.get(self._icon_name, "text_soft")
        self._words = words
        self._write()
        sentence = self._sentence(status, zone)
        set_tip(self, sentence)
        set_accessible_name(self, f"{words}. {sentence}")
        self._draw()

    def full_width(self) -> int:
        """What the longest words need."""
        return max(map(self.fontMetrics().horizontalAdvance, self._states().values())) + self._around()

    def set_compact(self, compact: bool) -> None:
        """Whether the icon alone is shown; the words are in the tooltip."""
        self._compact = compact
        set_compact(self, compact)
        self._write()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._write()

    def _write(self) -> None:
        """The words, as far as there is room: the sidebar doesn't move for them."""
        room = max(0, self.width() - self._around())
        elided = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        self.setText("" if self._compact else elided)

    def _around(self) -> int:
        return self.iconSize().width() + 3 * SMALL

    def _states(self) -> dict[str, str]:
        """Where the data stand, in a word or two."""
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
            return self.tr("Everything is saved on this computer only. Press to connect an account.")
        parts = [translate_message(status.problem)] if status.problem else []
        if status.pending:
            parts.append(self.tr("%n edit(s) are saved here and wait to be sent.", "", status.pending))
        if status.last_synced_at:
            at = format_moment(status.last_synced_at, zone, self.locale())
            parts.append(self.tr("Last synced {0}.").format(at))
        else:
            parts.append(self.tr("Not synced yet."))
        return " ".join([*parts, self.tr("Press to see what waits and what was done.")])

    def _draw(self) -> None:
        self._theme.set_icon(self, self._icon_name, self._colour)


def set_compact(button: QPushButton, compact: bool) -> None:
    """Give a button of the sidebar the look of an icon alone."""
    button.setProperty("compact", "true" if compact else "false")
    button.style().polish(button)
