"""Says in the window's language what the layers below write in English: errors, and what was kept of them.

Which sentences there are `make translations` reads in their sources (``packaging/words.py``); what isn't ours, such as
the server's own words inside a sentence, stays as it is.
"""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication, QLocale

from organic_desktop.core.errors import OrganicError
from organic_desktop.core.messages import Part, Sentence
from organic_desktop.ui.text.dates import DAY_OF_YEAR, date_text
from organic_desktop.ui.text.numbers import number


def translate_message(text: str) -> str:
    """A sentence, or a part of one, in the window's language."""
    if not isinstance(text, Sentence):
        return text
    words = QCoreApplication.translate("Sentences", text.template) if text else ""
    return words.format(**{name: _part(part) for name, part in text.parts.items()}) if text.parts else words


def title_of(error: OrganicError) -> str:
    """What happened, in a few words."""
    return QCoreApplication.translate("Sentences", error.title)


def message_of(error: OrganicError) -> str:
    """What happened, in a sentence."""
    return translate_message(error.message)


def advice_of(error: OrganicError) -> str:
    """What is safe and what to do; "" where there is nothing to say."""
    return QCoreApplication.translate("Sentences", error.advice) if error.advice else ""


def problem_of(error: OrganicError) -> str:
    """All of it: what a page shows beside what didn't work."""
    return f"{message_of(error)} {advice_of(error)}".strip()


def _part(part: Part) -> str:
    if isinstance(part, date):
        return date_text(part, DAY_OF_YEAR, QLocale())
    return translate_message(part) if isinstance(part, str) else number(part, QLocale())
