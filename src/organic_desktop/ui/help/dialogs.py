"""Dialogs to read: the help pages of ``resources/help``, and the keyboard shortcuts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QAction, QDesktopServices, QKeySequence, QTextCursor, QTextDocument, QTextLength, QTextTable
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QTextBrowser, QVBoxLayout, QWidget

from organic_desktop.core.paths import resource_text
from organic_desktop.ui.text.locales import language
from organic_desktop.ui.theme.theme import HUGE, LARGE, SMALL, TINY
from organic_desktop.ui.widgets.plain_text import in_a_line, plain_name, set_title

SIZE_IN_CHARACTERS = (84, 34)
_DIALECT = QTextDocument.MarkdownFeature.MarkdownDialectGitHub | QTextDocument.MarkdownFeature.MarkdownNoHTML
_MARKDOWN = re.compile(r"[!-/:-@\[-`{-~]")


class TextDialog(QDialog):
    """A Markdown page with a Close button."""

    def __init__(self, parent: QWidget, title: str, markdown: str) -> None:
        super().__init__(parent)
        set_title(self, title)
        metrics = self.fontMetrics()
        wanted = metrics.horizontalAdvance("n") * SIZE_IN_CHARACTERS[0], metrics.height() * SIZE_IN_CHARACTERS[1]
        self.resize(min(wanted[0], parent.width()), min(wanted[1], parent.height()))
        browser = _Browser()
        browser.setAccessibleName(title)
        browser.setOpenLinks(False)
        browser.anchorClicked.connect(_open_link)
        browser.document().setDocumentMargin(LARGE)
        browser.document().setMarkdown(markdown, _DIALECT)
        _give_air(browser.document())
        close = QPushButton(self.tr("Close"))
        close.setProperty("look", "primary")
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(HUGE, HUGE, HUGE, HUGE)
        column.setSpacing(LARGE)
        column.addWidget(browser, 1)
        column.addLayout(foot)
        browser.setFocus(Qt.FocusReason.OtherFocusReason)  # by Tab it would begin at its first link
        browser.moveCursor(QTextCursor.MoveOperation.Start)


class _Browser(QTextBrowser):
    """A text browser that loads no pictures, stylesheets or other resources."""

    def loadResource(self, kind: int, name: QUrl | str) -> None:
        return None


def _open_link(address: QUrl) -> None:
    """Open an https link in the web browser, and no other link."""
    if address.scheme() == "https" and address.isValid():
        QDesktopServices.openUrl(address)


def in_markdown(text: str) -> str:
    """Escape user data for Markdown."""
    return _MARKDOWN.sub(r"\\\g<0>", in_a_line(text))


def _give_air(document: QTextDocument) -> None:
    """Set what Markdown can't: space above headings, and tables without lines."""
    block = document.begin()
    while block.isValid():
        form = block.blockFormat()
        if form.headingLevel() > 1:
            form.setTopMargin(LARGE)
            QTextCursor(block).setBlockFormat(form)
        block = block.next()
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            share = QTextLength(QTextLength.Type.PercentageLength, 100 // frame.columns())
            look = frame.format()
            look.setBorder(0)
            look.setCellPadding(TINY)
            look.setTopMargin(SMALL)
            look.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
            look.setColumnWidthConstraints([share] * frame.columns())
            frame.setFormat(look)


class HelpDialog(TextDialog):
    """The help, in the interface language if it is written in it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, self.tr("Help"), _written("{0}.md"))


class AccountGuide(TextDialog):
    """A guide to accounts: what one is, and how to get one."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, self.tr("About accounts"), _written("account.{0}.md"))
        screen = self.screen().availableSize()
        wanted = self.fontMetrics().horizontalAdvance("n") * SIZE_IN_CHARACTERS[0], self.fontMetrics().height() * 28
        self.resize(min(wanted[0], screen.width() * 9 // 10), min(wanted[1], screen.height() * 8 // 10))


def _written(name: str) -> str:
    """Return a help page in the interface language, else in English."""
    try:
        return resource_text(f"help/{name.format(language())}")
    except FileNotFoundError:
        return resource_text(f"help/{name.format('en')}")


class ShortcutsDialog(TextDialog):
    """All keyboard shortcuts by menu; ``menus`` are the menus' titles and their commands."""

    def __init__(self, parent: QWidget, menus: Iterable[tuple[str, Sequence[QAction]]]) -> None:
        super().__init__(parent, self.tr("Keyboard shortcuts"), self._table(menus))

    def _table(self, menus: Iterable[tuple[str, Sequence[QAction]]]) -> str:
        native = QKeySequence.SequenceFormat.NativeText
        lines = []
        for title, actions in menus:
            keys = [(plain_name(each.text()), each.shortcuts()) for each in actions if each.shortcuts()]
            if keys:
                lines += _table_head(title)
                lines += [
                    f"| {in_markdown(words)} | {', '.join(s.toString(native) for s in found)} |"
                    for words, found in keys
                ]
                lines.append("")
        return "\n".join([*lines, *self._on_a_day()])

    def _on_a_day(self) -> list[str]:
        """Return the keys that depend on the focused widget and belong to no command."""
        keys = (
            (self.tr("Mood"), "1 – 5"),
            (self.tr("Energy"), self.tr("Shift and 1 – 5")),
            (self.tr("Half a step more or less, on a face"), "+ −"),
            (self.tr("Clear mood or energy, on a face"), self.tr("Delete")),
            (self.tr("Take a step away instead of adding it"), self.tr("Shift with its button")),
            (self.tr("Leave a number as it was"), self.tr("Escape")),
        )
        head = _table_head(self.tr("On the page of a day"))
        return [*head, *(f"| {words} | {key} |" for words, key in keys)]


def _table_head(title: str) -> list[str]:
    return [f"| {title} | |", "|---|---|"]
