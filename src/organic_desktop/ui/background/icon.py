"""Which of its shapes the tray's icon has, and the icon itself: drawn in its own colours, for nobody knows the panel's.

Each is a tile that brings its ground and an outline along, so that it is seen on a light, a dark and a grey panel.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap

from organic_desktop.core.paths import resource_text
from organic_desktop.sync.status import SyncState

if TYPE_CHECKING:
    from organic_desktop.sync.status import Status

SIZES = (16, 22, 24, 32, 44, 48, 64, 96)  # what panels ask for, at one and at two pixels a point


class Shape(StrEnum):
    """What the icon says; the values name the drawings."""

    FINE = "fine"
    WAITING = "waiting"
    OFFLINE = "offline"
    ATTENTION = "attention"
    RISK = "risk"


def shape_of(status: Status, *, unseen: int, at_risk: bool) -> Shape:
    """The shape for a Status, ``unseen`` things that want to be looked at, and a row of days about to end.

    What only the user can mend goes before what mends itself.
    """
    if status.state == SyncState.NEEDS_ATTENTION or unseen:
        return Shape.ATTENTION
    if at_risk:
        return Shape.RISK
    if status.state == SyncState.OFFLINE:
        return Shape.OFFLINE
    return Shape.WAITING if status.state == SyncState.WAITING or (status.pending and status.account) else Shape.FINE


@cache
def tray_icon(shape: Shape) -> QIcon:
    """The icon of a shape, drawn at every size that a panel may ask for."""
    from PySide6.QtSvg import QSvgRenderer

    renderer = QSvgRenderer(QByteArray(resource_text(f"icons/tray-{shape}.svg").encode()))
    icon = QIcon()
    for size in SIZES:
        pixmap = QPixmap(size, size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        renderer.render(painter, QRectF(0, 0, size, size))
        painter.end()
        icon.addPixmap(pixmap)
    return icon
