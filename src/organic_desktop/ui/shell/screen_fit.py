"""Keep a window on its screen: no larger than what the panels leave of it, and nowhere beyond its edges.

The size that is asked for, or restored, may be of a larger screen, of one that was unplugged, or of another scaling.
A window that the user has moved since stays there: it is fitted when it is first shown and when screens change.
"""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QEvent, QMargins, QObject, QPoint, QRect, Qt, QTimer, Slot
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

SETTLE_MS = 300  # after the last move or resize by a window manager of a window that was just shown
TITLE_BAR = 24  # as Fusion draws it; to ask QStyle takes 16 ms before the first frame
LOOKS = 4  # at a window whose frame is unknown: there may be none, and a tiling window manager ignores requests


def fitted(wanted: QRect, frame: QMargins, room: QRect) -> QRect:
    """Return the place nearest to ``wanted`` whose frame lies in ``room``; smaller if ``wanted`` is too large."""
    inside = room.marginsRemoved(frame)
    size = wanted.size().boundedTo(inside.size())
    left = max(inside.left(), min(wanted.left(), inside.left() + inside.width() - size.width()))
    top = max(inside.top(), min(wanted.top(), inside.top() + inside.height() - size.height()))
    return QRect(QPoint(left, top), size)


def screen_of(place: QRect) -> QScreen:
    """Return the screen that shows most of ``place``; the primary one if none shows any of it."""

    def shown(screen: QScreen) -> int:
        part = screen.geometry().intersected(place)
        return part.width() * part.height()

    best = max(QGuiApplication.screens(), key=shown)
    return best if shown(best) else QGuiApplication.primaryScreen()


class Fitting(QObject):
    """Fits ``window``: once its frame is known, and whenever a screen goes, shrinks or gets a panel."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._looks_left = 0
        self._was_large = False
        self._settling = QTimer(self, interval=SETTLE_MS, singleShot=True)
        self._settling.timeout.connect(self.fit)
        application = cast(QGuiApplication, QGuiApplication.instance())
        application.screenAdded.connect(self._follow)
        application.screenRemoved.connect(self._look_again)
        for screen in application.screens():
            self._follow(screen)
        window.installEventFilter(self)

    def begin(self) -> None:
        """Fit before the window is shown, with the frame that most desktops give it."""
        frame = QMargins(0, TITLE_BAR, 0, 0)
        if self._window.testAttribute(Qt.WidgetAttribute.WA_Moved):  # to where it was the last time
            self._place(frame, screen_of(self._window.geometry()))
        else:
            room = QGuiApplication.primaryScreen().availableGeometry().marginsRemoved(frame)
            self._window.resize(self._window.size().boundedTo(room.size()))

    @Slot()
    def fit(self) -> None:
        """Fit the window into the room of its screen, unless it is maximized, full screen, minimized or hidden."""
        window, handle = self._window, self._window.windowHandle()
        if handle and window.isVisible() and not (window.isMinimized() or _is_large(window)):
            frame = handle.frameMargins()
            self._looks_left = 0 if not frame.isNull() else self._looks_left - 1
            self._place(frame, screen_of(window.geometry()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.Show:
            self._look_again()
        elif kind in (QEvent.Type.Move, QEvent.Type.Resize):
            if self._looks_left > 0:  # not settled yet
                self._settling.start()
        elif kind == QEvent.Type.WindowStateChange:
            was_large, self._was_large = self._was_large, _is_large(self._window)
            if was_large and not self._was_large:  # back to a size that may be another screen's
                self._look_again()
        return super().eventFilter(watched, event)

    def _place(self, frame: QMargins, screen: QScreen) -> None:
        place = self._window.geometry()
        fits = fitted(place, frame, screen.availableGeometry())
        if fits.size() != place.size():
            self._window.resize(fits.size())
        if fits.topLeft() != place.topLeft() and QGuiApplication.platformName() != "wayland":  # places by itself
            self._window.move(fits.topLeft() - QPoint(frame.left(), frame.top()))

    @Slot(QScreen)
    def _follow(self, screen: QScreen) -> None:
        screen.availableGeometryChanged.connect(self._look_again)

    @Slot()
    def _look_again(self) -> None:
        self._looks_left = LOOKS
        self._settling.start()


def _is_large(window: QWidget) -> bool:
    return window.isMaximized() or window.isFullScreen()
