"""Where a person is on a page, so that they are there again once it was made anew in another language."""

from __future__ import annotations

from typing import NamedTuple, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget


class Whereabouts(NamedTuple):
    """How far a page is scrolled, and which of its widgets has the keyboard, by number; -1 for none of them."""

    scrolled: int
    focused: int

    @classmethod
    def on(cls, page: object) -> Whereabouts:
        """Where the person is on this page."""
        widget, focused = cast(QWidget, page), QApplication.focusWidget()
        inside = widget.findChildren(QWidget)
        scrolled = widget.verticalScrollBar().value() if isinstance(widget, QScrollArea) else 0
        return cls(scrolled, inside.index(focused) if focused in inside else -1)

    def find_again(self, page: object) -> None:
        """The same place on the same page, made anew."""
        widget = cast(QWidget, page)
        inside = widget.findChildren(QWidget)
        if 0 <= self.focused < len(inside) and inside[self.focused].focusPolicy() != Qt.FocusPolicy.NoFocus:
            inside[self.focused].setFocus()
        if isinstance(widget, QScrollArea):
            bar = widget.verticalScrollBar()
            bar.setValue(self.scrolled)
            laid_out = Qt.ConnectionType.SingleShotConnection
            bar.rangeChanged.connect(lambda: bar.setValue(self.scrolled), laid_out)
