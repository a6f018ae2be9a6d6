"""Fields and buttons of the account dialog: a password that can be shown, a code from a mail, a button that waits."""

from __future__ import annotations

import math
import re

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from organic_desktop.ui.text.numbers import format_number
from organic_desktop.ui.theme.theme import SMALL

SHORTEST_CODE, LONGEST_CODE = 6, 10  # Supabase's codes have six digits, unless a project asks for more
LONGEST_PASTED = 2_000  # a whole mail may be pasted
_CODE = re.compile(rf"(?<!\d)\d(?:[ \u00a0-]?\d){{{SHORTEST_CODE - 1},{LONGEST_CODE - 1}}}(?!\d)")


def link(words: str) -> QPushButton:
    """Return a button that looks like a link: a way to another step."""
    button = QPushButton(words)
    button.setProperty("look", "link")
    button.setAutoDefault(False)
    return button


def plain_button(words: str) -> QPushButton:
    """Return a button that Enter doesn't press unless it has the focus."""
    button = QPushButton(words)
    button.setAutoDefault(False)
    return button


class PasswordField(QWidget):
    """A password, hidden unless *Show* is pressed; hidden again once it is cleared."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.field = QLineEdit()
        self.field.setAccessibleName(name)
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self._toggle = plain_button(self.tr("Show"))
        self._toggle.setCheckable(True)
        self._toggle.toggled.connect(self._show)
        self._show(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SMALL)
        row.addWidget(self.field, 1)
        row.addWidget(self._toggle)
        self.setFocusProxy(self.field)

    def text(self) -> str:
        """Return the password as typed: spaces count."""
        return self.field.text()

    def clear(self) -> None:
        """Forget the password, and hide what is typed next."""
        self.field.clear()
        self._toggle.setChecked(False)

    def _show(self, shown: bool) -> None:
        modes = QLineEdit.EchoMode
        self.field.setEchoMode(modes.Normal if shown else modes.Password)
        self._toggle.setText(self.tr("Hide") if shown else self.tr("Show"))
        self._toggle.setAccessibleName(self.tr("Hide password") if shown else self.tr("Show password"))


class CodeField(QLineEdit):
    """The digits of a code; of a pasted text, the code in it is kept."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly | Qt.InputMethodHint.ImhNoPredictiveText)
        self.setProperty("look", "code")
        self.setPlaceholderText("123456")
        self.setMaxLength(LONGEST_PASTED)
        self.textEdited.connect(self._keep_digits)

    def code(self) -> str:
        """Return the code; "" unless it is as long as one."""
        return self.text() if SHORTEST_CODE <= len(self.text()) <= LONGEST_CODE else ""

    def _keep_digits(self, text: str) -> None:
        found = _CODE.search(text)
        digits = "".join(str(int(each)) for each in (found[0] if found else text) if each.isdecimal())[:LONGEST_CODE]
        if digits != text:
            self.setText(digits)


class WaitingButton(QPushButton):
    """A button that can be made to wait: it counts the seconds down and is disabled until they are over.

    ``words`` are its text; ``waiting`` is the text meanwhile, with the seconds as {0}.
    """

    def __init__(self, words: str, waiting: str) -> None:
        super().__init__(words)
        self.setAutoDefault(False)
        self._words, self._waiting, self._left, self._allowed = words, waiting, 0, True
        self._timer = QTimer(self, interval=1_000)
        self._timer.timeout.connect(self._count)

    def rename(self, words: str, waiting: str) -> None:
        """Change both texts."""
        self._words, self._waiting = words, waiting
        self._show()

    def wait(self, seconds: float) -> None:
        """Disable the button for so many seconds; a wait under way is replaced."""
        self._left = max(0, math.ceil(seconds))
        self._show()
        (self._timer.start if self._left else self._timer.stop)()

    @property
    def waits(self) -> bool:
        """True while it counts."""
        return self._left > 0

    def _count(self) -> None:
        self._left -= 1
        self._show()
        if not self._left:
            self._timer.stop()

    def _show(self) -> None:
        super().setEnabled(self._allowed and not self.waits)
        self.setText(self._waiting.format(format_number(self._left, self.locale())) if self.waits else self._words)

    def setEnabled(self, enabled: bool) -> None:
        """Allow it to be pressed, or not: a request that is over doesn't end a wait, nor a wait's end a request."""
        self._allowed = enabled
        self._show()
