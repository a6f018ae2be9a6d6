"""The overview of the modules: a card for each, in as many columns as fit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QGridLayout,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from organic_desktop.ui.text.module_texts import module_facts, translate_module_text
from organic_desktop.ui.text.numbers import format_percent
from organic_desktop.ui.theme.theme import (
    CARD_GAP,
    CARD_RADIUS,
    FOCUS_WIDTH,
    LARGE,
    MEDIUM,
    SMALL,
    TINY,
    Theme,
)
from organic_desktop.ui.widgets.cards import elided, label, paragraph
from organic_desktop.ui.widgets.layouts import Scrolled
from organic_desktop.ui.widgets.painted import IconTile, Ring
from organic_desktop.ui.widgets.plain_text import set_accessible_name

if TYPE_CHECKING:
    from organic_desktop.app.facade import App
    from organic_desktop.app.modules import ModuleState

CARD_WIDTH_IN_CHARACTERS = 30
MOST_COLUMNS = 3


class ModuleOverview(Scrolled):
    """Cards of all modules; ``chosen`` carries the name of the one to open."""

    chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.cards: dict[str, ModuleCard] = {}
        self._columns = 0
        column = self.parts
        column.setSpacing(0)
        column.addWidget(label(self.tr("Modules"), "title"))
        self._words = paragraph("", "soft")
        column.addWidget(self._words)
        column.addSpacing(CARD_GAP)
        self._grid = QGridLayout()
        self._grid.setSpacing(CARD_GAP)
        column.addLayout(self._grid)
        column.addStretch(1)

    def show_modules(self, app: App, states: Sequence[ModuleState]) -> None:
        """Show the progress of each module."""
        if list(self.cards) != [state.module.name for state in states]:
            self._make_cards(states)
        for state in states:
            self.cards[state.module.name].show_state(app, state)
        begun = sum(state.row is not None for state in states)
        words = self.tr("%n of {0} started. Choose any that interests you today.", "", begun).format(len(states))
        self._words.setText(words if begun else self.tr("Ten areas to grow in. Open any that interests you today."))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _make_cards(self, states: Sequence[ModuleState]) -> None:
        """Make a card for each module; existing cards stay, and with them the focus."""
        before, self.cards = self.cards, {}
        for state in states:
            name = state.module.name
            self.cards[name] = before.pop(name) if name in before else self._make_card(state)
        for gone in before.values():
            gone.deleteLater()
        self._columns = 0
        self._arrange()

    def _make_card(self, state: ModuleState) -> ModuleCard:
        card = ModuleCard(self._theme, state)
        card.clicked.connect(lambda _=False, name=state.module.name: self.chosen.emit(name))
        return card

    def _arrange(self) -> None:
        room = self.room
        needed = self.fontMetrics().horizontalAdvance("n") * CARD_WIDTH_IN_CHARACTERS + CARD_GAP
        columns = max(1, min(MOST_COLUMNS, (room + CARD_GAP) // needed))
        if columns == self._columns:
            return
        self._columns = columns
        for number, card in enumerate(self.cards.values()):
            self._grid.addWidget(card, number // columns, number % columns)
        for number in range(MOST_COLUMNS):
            self._grid.setColumnStretch(number, 1 if number < columns else 0)


class ModuleCard(QAbstractButton):
    """A module's icon, name, summary, progress and focus."""

    def __init__(self, theme: Theme, state: ModuleState) -> None:
        super().__init__()
        self._theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.title = paragraph(translate_module_text(state.module.title), "strong")
        self._summary = paragraph(translate_module_text(state.module.summary), "caption")
        self._ring = Ring(theme, "accent")
        self._facts, self._focus = label("", "caption"), elided()
        self._facts.setWordWrap(True)
        self._build(IconTile(theme, state.module.icon))
        theme.changed.connect(self.update)

    def show_state(self, app: App, state: ModuleState) -> None:
        """Show the module's progress and focus."""
        begun = state.row is not None
        self._ring.show_share(float(state.progress) / 100 if begun else None)
        facts = module_facts(app, state, self.locale())
        self._facts.setText(facts)
        focus = (state.row and state.row.current_focus) or ""
        words = self.tr("Focus: {0}").format(focus) if focus else ""
        self._focus.setText(words)
        self._focus.setVisible(bool(focus))
        spoken = [self.title.text(), facts]
        if begun:
            spoken.insert(1, format_percent(state.progress, self.locale()))
        if focus:
            spoken.append(words)
        set_accessible_name(self, ", ".join(spoken))
        self.setAccessibleDescription(self._summary.text())

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        marked = self.hasFocus() or self.underMouse()
        width = FOCUS_WIDTH if self.hasFocus() else 1
        painter.setPen(QPen(self._theme.colour("accent" if marked else "line"), width))
        painter.setBrush(self._theme.colour("accent_soft" if self.isDown() else "surface"))
        inset = width / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), CARD_RADIUS, CARD_RADIUS)

    def _build(self, tile: QWidget) -> None:
        top = QHBoxLayout()
        top.setSpacing(MEDIUM)
        top.addWidget(tile)
        top.addWidget(self.title, 1)
        top.addWidget(self._ring)
        column = QVBoxLayout(self)
        column.setContentsMargins(LARGE, MEDIUM, LARGE, MEDIUM)
        column.setSpacing(TINY)
        column.addLayout(top)
        column.addWidget(self._summary)
        column.addStretch(1)
        column.addSpacing(SMALL)
        column.addWidget(self._focus)
        column.addWidget(self._facts)
