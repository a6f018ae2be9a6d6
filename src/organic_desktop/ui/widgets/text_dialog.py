"""A dialog with a page of Markdown to read, such as the help of ``resources/help``."""

from __future__ import annotations

import re
from collections.abc import Callable

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QTextCursor, QTextDocument, QTextLength, QTextTable
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QTextBrowser, QVBoxLayout, QWidget

from organic_desktop.core.paths import resource_text
from organic_desktop.core.plain_text import one_line
from organic_desktop.ui.text.locales import language
from organic_desktop.ui.theme.theme import HUGE, LARGE, SMALL, TINY
from organic_desktop.ui.widgets.plain_text import in_a_line, set_title

SIZE_IN_CHARACTERS = (84, 34)
_DIALECT = QTextDocument.MarkdownFeature.MarkdownDialectGitHub | QTextDocument.MarkdownFeature.MarkdownNoHTML
_MARKDOWN = re.compile(r"[!-/:-@\[-`{-~]")


class TextDialog(QDialog):
    """A Markdown page with a Close button, and perhaps one that does something: its words, and what it does.

    ``close`` are the words of the Close button, if it means more.
    """

    def __init__(
        self,
        parent: QWidget,
        title: str,
        markdown: str,
        go: tuple[str, Callable[[], object]] | None = None,
        close: str = "",
    ) -> None:
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
        _set_spacing(browser.document())
        foot = QHBoxLayout()
        foot.addStretch(1)
        leave = self._button(close or self.tr("Close"), self.reject if go else self.accept, first=not go)
        foot.addWidget(leave)
        if go:
            words, act = go
            foot.addWidget(self._button(words, self.accept, first=True))
            self.accepted.connect(lambda: act())
        column = QVBoxLayout(self)
        column.setContentsMargins(HUGE, HUGE, HUGE, HUGE)
        column.setSpacing(LARGE)
        column.addWidget(browser, 1)
        column.addLayout(foot)
        browser.setFocus(Qt.FocusReason.OtherFocusReason)  # by Tab it would begin at its first link
        browser.moveCursor(QTextCursor.MoveOperation.Start)

    @staticmethod
    def _button(words: str, act: Callable[[], object], *, first: bool) -> QPushButton:
        button = QPushButton(words)
        button.setAutoDefault(False)
        button.setProperty("look", "primary" if first else "")
        button.clicked.connect(lambda: act())
        return button


class _Browser(QTextBrowser):
    """A text browser that loads no pictures, stylesheets or other resources."""

    def loadResource(self, kind: int, name: QUrl | str) -> None:
        return None


def _open_link(address: QUrl) -> None:
    """Open an https link in the web browser, and no other link."""
    if address.scheme() == "https" and address.isValid():
        QDesktopServices.openUrl(address)


def in_markdown(text: str, *, whole: bool = False) -> str:
    """Escape user data for Markdown, in one line; cut to what a list has room for unless the ``whole`` is wanted."""
    line = one_line(" ".join(text.split())) if whole else in_a_line(text)
    return _MARKDOWN.sub(r"\\\g<0>", line)


def _set_spacing(document: QTextDocument) -> None:
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


def help_text(name: str) -> str:
    """Return a help page in the interface language, else in English."""
    try:
        return resource_text(f"help/{name.format(language())}")
    except FileNotFoundError:
        return resource_text(f"help/{name.format('en')}")
