"""Deleting a day's earlier notes for good: the question, and what is said afterwards. It can't be undone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox, QWidget

from organic_desktop.app.permanent_deletion import OUT_OF_REACH, words
from organic_desktop.core.errors import OrganicError
from organic_desktop.ui.text.messages import problem_of, translate_message
from organic_desktop.ui.widgets.plain_text import message_box

if TYPE_CHECKING:
    from organic_desktop.app.facade import App


def ask_to_forget(parent: QWidget, app: App, day: date, said: Callable[[str], None]) -> None:
    """Ask, and delete if the answer is to; ``said`` gets what became of it."""
    reach = translate_message(OUT_OF_REACH)
    question = message_box(
        parent,
        QCoreApplication.translate("Forgetting", "Delete this day's earlier notes for good?"),
        "\n\n".join(
            (
                QCoreApplication.translate(
                    "Forgetting", "The notes as they are now stay; what they were before can't be brought back."
                ),
                reach,
            )
        ),
    )
    question.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    keep = question.addButton(QCoreApplication.translate("Forgetting", "Keep them"), QMessageBox.ButtonRole.RejectRole)
    delete = question.addButton(
        QCoreApplication.translate("Forgetting", "Delete for good"), QMessageBox.ButtonRole.DestructiveRole
    )
    question.setDefaultButton(keep)
    question.setEscapeButton(keep)
    delete.clicked.connect(lambda: said(_forget(app, day)))
    question.open()


def _forget(app: App, day: date) -> str:
    """A second at most, on a large file."""
    QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        return " ".join(translate_message(sentence) for sentence in words(app.purging.day(day))[:-1])
    except OrganicError as error:
        return problem_of(error)
    finally:
        QGuiApplication.restoreOverrideCursor()
