"""Drawing a page without a screen, for the command line: Qt's platform "offscreen", in the user's language and formats.

A running window has its own QApplication, and is in its language already.
"""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from organic_desktop.core.settings import Settings
from organic_desktop.ui.text.locales import Formats, install_language
from organic_desktop.ui.transfer.doctor_page import PageLook, pdf_of
from organic_desktop.wellness.report import Report
from organic_desktop.wellness.units import Units


def draw_page(report: Report, settings: Settings, today: date) -> bytes:
    """Return a report as a PDF (``Draw`` of app/doctor_page.py)."""
    if QApplication.instance() is None:
        application = QApplication(["organic-desktop", "-platform", "offscreen"])
        install_language(application, settings.language, Formats.of(settings))
    return pdf_of(report, PageLook(today, QLocale(), Units(settings.volume, settings.hours)))
