"""Translate errors and messages of the layers below, which are written in English.

``packaging/words.py`` collects these sentences from the sources for ``make translations``. Text from elsewhere, such as
the server's, stays as it is.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

from organic_desktop.core.errors import OrganicError
from organic_desktop.core.messages import Sentence
from organic_desktop.ui.text.dates import DATE_YEAR, format_date
from organic_desktop.ui.text.numbers import format_number

if TYPE_CHECKING:
    from organic_desktop.core.messages import Part


def translate_message(text: str) -> str:
    """Translate a ``Sentence`` with its parts; other text is returned as it is."""
    if not isinstance(text, Sentence):
        return text
    words = QCoreApplication.translate("Sentences", text.template) if text else ""
    return words.format(**{name: _part(part) for name, part in text.parts.items()}) if text.parts else words


def title_of(error: OrganicError) -> str:
    """Return an error's title, translated."""
    return QCoreApplication.translate("Sentences", error.title)


def message_of(error: OrganicError) -> str:
    """Return an error's message, translated."""
    return translate_message(error.message)


def advice_of(error: OrganicError) -> str:
    """Return what is safe and what to do, translated; "" if the error says nothing of it."""
    return QCoreApplication.translate("Sentences", error.advice) if error.advice else ""


def problem_of(error: OrganicError) -> str:
    """Return an error's message and advice, as a page shows them."""
    return f"{message_of(error)} {advice_of(error)}".strip()


def _part(part: Part) -> str:
    if isinstance(part, date):
        return format_date(part, DATE_YEAR, QLocale())
    return translate_message(part) if isinstance(part, str) else format_number(part, QLocale())
