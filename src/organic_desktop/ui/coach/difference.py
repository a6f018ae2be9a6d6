"""What a question that waits would show now and wouldn't have when it was asked: whole lines, nothing interpreted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from organic_desktop.ui.widgets.text_dialog import TextDialog, in_markdown

if TYPE_CHECKING:
    from organic_desktop.app.coach_queue import Difference


class DifferenceDialog(TextDialog):
    """The lines that are new, and those that are gone. A line may be a day's notes, and is shown to its end."""

    def __init__(self, parent: QWidget, difference: Difference) -> None:
        translate = QCoreApplication.translate
        parts = []
        for title, lines in (
            (translate("DifferenceDialog", "Would be sent in addition"), difference.new),
            (translate("DifferenceDialog", "Would not be sent any more"), difference.gone),
        ):
            if lines:
                parts += [f"### {in_markdown(title)}", *(f"* {in_markdown(line, whole=True)}" for line in lines), ""]
        super().__init__(parent, translate("DifferenceDialog", "What changed since you asked"), "\n".join(parts))
