"""Help lines of one's country, by a menu entry that is always there, and instead of an answer to words of crisis."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QWidget

from organic_desktop.coach.care import ANSWER, NO_MONITOR
from organic_desktop.ui.text.dates import LONG_DATE_YEAR, format_date
from organic_desktop.ui.text.messages import translate_message
from organic_desktop.ui.widgets.text_dialog import TextDialog, in_markdown

if TYPE_CHECKING:
    from organic_desktop.coach.care import HelpLines


class HelpLinesDialog(TextDialog):
    """Names, numbers and hours, to read and to copy."""

    def __init__(self, parent: QWidget, lines: HelpLines) -> None:
        super().__init__(parent, self.tr("Help now"), self._text(lines))

    def _text(self, lines: HelpLines) -> str:
        parts = [f"**{in_markdown(translate_message(sentence))}**" for sentence in lines.sentences]
        for each in lines.lines:
            parts.append(f"### {in_markdown(each.number)}")
            parts.append(" · ".join(in_markdown(words) for words in (each.name, each.hours) if words))
        checked = format_date(lines.checked, LONG_DATE_YEAR, QLocale())
        parts.append(in_markdown(self.tr("Numbers last checked on {0}.").format(checked)))
        return "\n\n".join(parts)


def help_text(lines: HelpLines) -> str:
    """Return what the coach says instead of an answer, with the same lines, as plain text."""
    said = [translate_message(ANSWER), *(translate_message(sentence) for sentence in lines.sentences)]
    numbers = [" · ".join(filter(None, (each.number, each.name, each.hours))) for each in lines.lines]
    return "\n\n".join([*said, *numbers, translate_message(NO_MONITOR)])
