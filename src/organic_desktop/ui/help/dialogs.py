"""The help, and the list of keyboard shortcuts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from organic_desktop.ui.widgets.plain_text import plain_name
from organic_desktop.ui.widgets.text_dialog import TextDialog, help_text, in_markdown


class HelpDialog(TextDialog):
    """The help, in the interface language if it is written in it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, self.tr("Help"), help_text("{0}.md"))


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
            (self.tr("Half a step up or down (on a face)"), "+ −"),
            (self.tr("Clear mood or energy (on a face)"), self.tr("Delete")),
            (self.tr("Subtract a step instead of adding it"), self.tr("Shift and click the button")),
            (self.tr("Cancel editing a number"), self.tr("Escape")),
        )
        head = _table_head(self.tr("On the Today page"))
        return [*head, *(f"| {words} | {key} |" for words, key in keys)]


def _table_head(title: str) -> list[str]:
    return [f"| {title} | |", "|---|---|"]
