"""Today in the window before the App is imported: the page that stays, beside the place of the sidebar.

What is edited meanwhile is shown at once and marked as not saved yet; the App saves it as soon as it is open, and when
the program is quit before.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from organic_desktop.ui.theme.theme import PAGE_MARGIN, SMALL, Theme
from organic_desktop.ui.today.page import TodayPage
from organic_desktop.ui.widgets.cards import label

if TYPE_CHECKING:
    from organic_desktop.app.facade import App
    from organic_desktop.app.first_look import FirstLook
    from organic_desktop.core.errors import OrganicError

log = logging.getLogger(__name__)


class FirstToday(QWidget):
    """The window's central widget until there is a workspace, which takes the ``page``. ``painted``: it can be seen.

    ``corner`` is where the page's top left corner will be then: it shouldn't move.
    """

    painted = Signal()

    def __init__(self, look: FirstLook, theme: Theme, corner: QPoint) -> None:
        super().__init__()
        self.setObjectName("page")
        self._days, self._corner = look.days, corner
        self._sidebar = QWidget(self)
        self._sidebar.setObjectName("sidebar")
        self._sidebar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.page = TodayPage(look, theme)
        self.page.setParent(self)  # without a layout, whose items the page would lose to it
        self._unsaved = label(self.tr("Not saved yet: Organic is still starting."), "caption")
        self._unsaved.setParent(self)
        self._unsaved.hide()
        self._days.edited.add(self._show_edit)

    def hand_over(self, app: App) -> list[OrganicError]:
        """Let the App make the edits that were made here, and the page show the App's days.

        Returns why some of them weren't possible. Notes that couldn't be saved stay in their field.
        """
        refused = self._days.hand_over(app)
        self.page.hand_over(app)
        if self._days.unsaved_notes is not None:
            self.page.notes.retype(self._days.unsaved_notes)
        return refused

    def has_input(self) -> bool:
        """True if something was entered that the App doesn't have yet; what is still being typed becomes that."""
        self.page.flush()
        return self._days.is_waiting

    def save(self, app: App) -> None:
        """Let the App save what was entered: the program ends before the App was shown."""
        for error in self._days.hand_over(app):
            log.warning("an edit of the start isn't saved: %s", error)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        inside = self.rect().adjusted(self._corner.x(), self._corner.y(), 0, 0)
        line = self._unsaved.sizeHint() + QSize(SMALL, SMALL)
        self.page.setGeometry(inside)
        self._unsaved.setGeometry(
            QRect(inside.left() + PAGE_MARGIN[0], inside.bottom() - line.height(), *line.toTuple())
        )
        self._sidebar.setGeometry(0, self._corner.y(), self._corner.x(), inside.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self.painted.emit()

    def _show_edit(self) -> None:
        self.page.refresh()
        self._unsaved.setVisible(self._days.is_waiting)
        self._unsaved.raise_()
