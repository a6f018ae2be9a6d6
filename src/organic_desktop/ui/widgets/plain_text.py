"""Plain text in labels, tooltips, titles, buttons and message boxes: nothing is ever interpreted as HTML.

Qt guesses: a label, tooltip or message box whose text looks like HTML is shown as HTML, and loads what that names; "&"
marks a shortcut letter, "[*]" in a title an unsaved document. Only this module calls what guesses
(tests/test_layers.py). Long texts are cut; invisible characters are escaped (core/plain_text.py).
"""

from __future__ import annotations

import re
import textwrap
from typing import Protocol

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAction, QIcon, QPainter, QPaintEvent
from PySide6.QtWidgets import QInputDialog, QLabel, QMessageBox, QSystemTrayIcon, QToolTip, QWidget

from organic_desktop.core.plain_text import lines_of, one_line

MOST_OF_A_LINE = 240
MOST_OF_A_TEXT = 4_000
MOST_LINES = 60
TIP_WIDTH, TIP_LINES = 80, 12
ELLIPSIS = "…"
LONG = 60
"""Longest text, in characters, that a label asks the full width for; a longer one may be cut."""
LONGEST_WORD = 28
JOINER = "\u2060"  # invisible
BREAK = "\u200b"  # invisible, and a line may break there
_LONG_WORD = re.compile(rf"(\S{{{LONGEST_WORD}}})(?=\w)")

ITEM_TEXT, ITEM_TIP = Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole
ITEM_ROLES = frozenset({ITEM_TEXT, ITEM_TIP})


class _Tipped(Protocol):
    def setToolTip(self, text: str, /) -> None: ...


def in_a_line(text: str) -> str:
    """Return a text in one line, as lists, titles and buttons show it; line breaks become spaces."""
    return _cut(one_line(" ".join(_cut(text.lstrip(), MOST_OF_A_LINE).split())), MOST_OF_A_LINE)


def in_lines(text: str) -> str:
    """Return a text with its line breaks, cut to what a page has room for."""
    lines = lines_of(_cut(text, MOST_OF_A_TEXT))
    if len(lines) > MOST_LINES:
        lines = [*lines[:MOST_LINES], ELLIPSIS]
    return _cut("\n".join(lines), MOST_OF_A_TEXT)


def on_a_button(text: str) -> str:
    """Return user data in one line for buttons, menus and tabs, where "&" would mark a shortcut letter."""
    return in_a_line(text).replace("&", "&&")


def as_tip(text: str) -> str:
    """Return a tooltip's text, wrapped to fit the screen and not mistakable for HTML."""
    wrapper = textwrap.TextWrapper(TIP_WIDTH, break_on_hyphens=False)
    lines = [part for line in in_lines(text).split("\n") for part in wrapper.wrap(line) or [""]]
    if len(lines) > TIP_LINES:
        lines = [*lines[:TIP_LINES], ELLIPSIS]
    return _unlike_html("\n".join(lines))


def item_text(role: int, text: str) -> str:
    """Return an item's text for one of ``ITEM_ROLES``: its line, or its tooltip."""
    return as_tip(text) if role == ITEM_TIP else in_a_line(text)


class Label(QLabel):
    """A label of plain text, in one line if ``line``; a long text takes no more width than there is."""

    def __init__(self, text: str = "", *, line: bool = False) -> None:
        super().__init__()
        self._shorten = in_a_line if line else in_lines
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)

    def setText(self, text: str) -> None:
        super().setText(_breakable(self._shorten(text)))

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        endless = self._may_be_cut() or BREAK in self.text()
        return QSize(min(hint.width(), self._least()), hint.height()) if endless else hint

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._may_be_cut() or super().sizeHint().width() <= self.width():
            super().paintEvent(event)
            return
        painter, room = QPainter(self), self.contentsRect()
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        from PySide6.QtWidgets import QStyle  # 16 ms, which the window's first frame needn't wait for

        side = QStyle.visualAlignment(self.layoutDirection(), self.alignment())
        self.drawFrame(painter)
        self.style().drawItemText(
            painter, room, int(side), self.palette(), self.isEnabled(), shown, self.foregroundRole()
        )

    def _may_be_cut(self) -> bool:
        return not self.wordWrap() and len(self.text()) > LONG and "\n" not in self.text()

    def _least(self) -> int:
        return self.fontMetrics().averageCharWidth() * LONG // 4


class ElidedLabel(Label):
    """One line as wide as there is room, cut with an ellipsis."""

    def __init__(self) -> None:
        super().__init__(line=True)

    def _may_be_cut(self) -> bool:
        return True

    def _least(self) -> int:
        return 0


def set_tip(on: _Tipped, text: str) -> None:
    """Set the tooltip of a widget, an item or an action."""
    on.setToolTip(as_tip(text))


def show_tip(at: QPoint, text: str, widget: QWidget, of: QRect | None = None) -> None:
    """Show a tooltip now, until the pointer leaves ``of``; an empty text hides it."""
    QToolTip.showText(at, as_tip(text), widget, of or QRect())


def set_accessible_name(widget: QWidget, text: str) -> None:
    """Set a widget's accessible name if it contains user data."""
    widget.setAccessibleName(in_lines(text))


def set_title(window: QWidget, text: str) -> None:
    """Set a window's title; Qt would replace "[*]" in it."""
    window.setWindowTitle(in_a_line(text).replace("[*]", f"[{JOINER}*]"))


def name_command(action: QAction, text: str) -> None:
    """Set an action's text, in which "&" marks a shortcut letter; user data in it must pass ``on_a_button``."""
    action.setText(text)
    set_tip(action, without_mark(text).rstrip(ELLIPSIS))


def without_mark(text: str) -> str:
    """Return an action's text as it is read, without the "&" of its shortcut letter."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")


def plain_name(text: str) -> str:
    """The words of a command without the mark of its letter and without the dots of one that opens a dialog."""
    return without_mark(text).rstrip("…")


def message_box(parent: QWidget, text: str, more: str) -> QMessageBox:
    """Return a message box with a question and an explanation; the caller adds the buttons."""
    box = QMessageBox(parent)
    box.setTextFormat(Qt.TextFormat.PlainText)  # of both texts, if set before them
    box.setText(_breakable(in_lines(text)))
    box.setInformativeText(_breakable(in_lines(more)))
    return box


def text_dialog(parent: QWidget, title: str, words: str, *, line: bool = False) -> QInputDialog:
    """Return a dialog that asks for a text of several lines, or of one."""
    dialog = QInputDialog(parent)
    dialog.setOption(QInputDialog.InputDialogOption.UsePlainTextEditForTextInput, not line)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    set_title(dialog, title)
    dialog.setLabelText(in_lines(words))
    for each in dialog.findChildren(QLabel):
        each.setTextFormat(Qt.TextFormat.PlainText)
    return dialog


def balloon(icon: QSystemTrayIcon, title: str, text: str, picture: QIcon) -> None:
    """Show a message at the tray icon; Qt or the notification daemon that draws it may look for HTML."""
    icon.showMessage(_unlike_html(in_a_line(title)), _unlike_html(in_lines(text)), picture)


def utf16_length(text: str) -> int:
    """Return a text's length as Qt counts it, in UTF-16 units."""
    return len(text.encode("utf-16-le")) // 2


def _breakable(text: str) -> str:
    """Add invisible break points to very long words, which would be cut off otherwise."""
    return _LONG_WORD.sub(rf"\1{BREAK}", text)


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1] + ELLIPSIS


def _unlike_html(text: str) -> str:
    """Interrupt tags and entities with an invisible character, so that they aren't HTML any more."""
    return text.replace("<", f"<{JOINER}").replace("&", f"&{JOINER}") if "<" in text or "&" in text else text
