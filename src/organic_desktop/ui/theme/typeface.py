"""The typeface: the system's own, or Inter, which ships with the program, if the system has none made for interfaces.

resources/fonts holds Inter in the two weights that the theme uses, with its licence (SIL Open Font License).
"""

from __future__ import annotations

from PySide6.QtGui import QFontDatabase, QFontInfo
from PySide6.QtWidgets import QApplication

from organic_desktop.core.paths import resource

OURS = "Inter"
WEIGHTS = ("Regular", "SemiBold")
LAST_RESORTS = ("dejavu", "bitstream")  # what a system falls back on if nobody chose a font


def choose_typeface(application: QApplication) -> None:
    """Put Inter before the system's font if that is only a last resort; letters that Inter lacks still come from it."""
    font = application.font()
    found = QFontInfo(font).family()
    if found and not found.casefold().startswith(LAST_RESORTS):
        return
    loaded = [QFontDatabase.addApplicationFont(str(resource(f"fonts/Inter-{weight}.ttf"))) for weight in WEIGHTS]
    if all(number >= 0 for number in loaded):
        font.setFamilies([OURS, *font.families()])
        application.setFont(font)
