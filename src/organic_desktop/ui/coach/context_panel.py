"""What will be sent: to whom, which columns, exactly the rows, how much of the context it fills, and the request.

Nothing is worked out here: a Preview (``app/coach.py``) is what ``ask`` would send, to the byte.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from organic_desktop.coach.evidence import AGREEABLE, DATES, MODULES
from organic_desktop.ui.text.measures import column_name
from organic_desktop.ui.text.messages import translate_message
from organic_desktop.ui.text.numbers import format_number
from organic_desktop.ui.theme.theme import SMALL, TINY, Theme
from organic_desktop.ui.widgets.cards import Card, paragraph
from organic_desktop.ui.widgets.controls import Choice
from organic_desktop.ui.widgets.layouts import Flow
from organic_desktop.ui.widgets.plain_text import Label, on_a_button
from organic_desktop.ui.widgets.text_lines import TextLines

if TYPE_CHECKING:
    from organic_desktop.app.coach_providers import ProviderInfo
    from organic_desktop.app.coach_reading import Preview

WIDTH_IN_CHARACTERS = 34
NEARLY_FULL = 0.9


class ContextPanel(Card):
    """``provider_chosen`` carries a provider's name, ``columns_chosen`` a set of names of AGREEABLE."""

    provider_chosen = Signal(str)
    columns_chosen = Signal(object)
    request_wanted = Signal()
    providers_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(self.tr("What will be sent"))
        self.title.setProperty("look", "strong")
        self.body.setSpacing(SMALL)
        self._info: ProviderInfo | None = None
        self._listed: list[tuple[str, str]] = []
        self.provider = Choice(theme)
        self.provider.setAccessibleName(self.tr("Who is asked"))
        self.provider.activated.connect(self._choose_provider)
        self.host, self.about = self._caption(), self._caption()
        self._columns: dict[str, QPushButton] = {}
        self._chips = QWidget()
        self._fill_chips()
        self.heading = self._caption()
        self.rows = TextLines(
            self.tr("The rows that are sent"), self.tr("Type a question to see what would go with it.")
        )
        self.rows.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # as CSV is read
        self.left_out, self.count, self.refusal = self._caption(), self._caption(), paragraph("", "error")
        self.gauge = Gauge(theme)
        self.request = QPushButton(self.tr("Show the exact request"))
        self.request.clicked.connect(self.request_wanted)
        self.manage = QPushButton(self.tr("Providers…"))
        self.manage.clicked.connect(self.providers_wanted)
        for widget in (self.provider, self.host, self._chips, self.heading, self.rows, self.about):
            self.body.addWidget(widget, 1 if widget is self.rows else 0)
        for below in (self.left_out, self.gauge, self.count, self.refusal, self.request, self.manage):
            self.body.addWidget(below)
        self.body.addStretch(0)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * WIDTH_IN_CHARACTERS)

    def show_providers(self, infos: Sequence[ProviderInfo], chosen: str) -> None:
        """Show who can be asked, and what the chosen one may see."""
        listed = [(on_a_button(self._name(each)), each.name) for each in infos]
        if listed != self._listed:  # an open list is left alone
            self._listed = listed
            self.provider.clear()
            for words, name in listed:
                self.provider.addItem(words, name)
        self.provider.setCurrentIndex(max(0, self.provider.findData(chosen)))
        self._info = next((each for each in infos if each.name == chosen), infos[0])
        self.host.setText(self._where(self._info))
        leaves = self._info.host is not None
        for column, chip in self._columns.items():
            chip.setChecked(column in self._info.columns)
        shown = [self._words(name) for name in AGREEABLE if name in self._info.columns]
        self.heading.setText(self.tr("Each row: {0}").format(", ".join([self.tr("day"), *shown])))
        for widget in (self._chips, self.heading, self.rows, self.gauge, self.count, self.request):
            widget.setVisible(leaves)
        self.about.setText(
            "" if leaves else self.tr("Its rules read your days on this computer. Nothing is sent to anybody.")
        )
        self.about.setVisible(not leaves)
        if not leaves:
            self.left_out.hide()
            self.refusal.hide()

    def show_preview(self, preview: Preview | None) -> None:
        """Show what would be sent; None while nothing is typed."""
        if self._info is None or self._info.host is None:
            return
        self.rows.show_lines((*preview.facts, *preview.rows) if preview else ())
        self.request.setEnabled(preview is not None)
        self.left_out.setVisible(bool(preview and (preview.left_out or preview.rows_left_out)))
        self.refusal.setVisible(bool(preview and preview.refusal))
        if preview is None:
            self.gauge.show_share(0)
            self.count.setText("")
            return
        self.left_out.setText(" ".join(self._left_out(preview)))
        if preview.refusal:
            self.refusal.setText(translate_message(preview.refusal))
        self.gauge.show_share(preview.estimated / preview.context if preview.context else 0)
        self.count.setText(self._count(preview))

    def show_pending(self) -> None:
        """Say that it is being worked out what a question would send, unless an earlier form of it is shown."""
        if not self.request.isEnabled():
            self.count.setText(self.tr("Working out what would be sent…"))

    # -- details ------------------------------------------------------------------------------------------------------

    def _left_out(self, preview: Preview) -> list[str]:
        said = []
        if preview.left_out:
            said.append(self.tr("%n earlier message(s) aren't sent: they don't fit.", "", preview.left_out))
        if preview.rows_left_out:
            said.append(self.tr("%n row(s) aren't sent: they don't fit.", "", preview.rows_left_out))
        return said

    def _count(self, preview: Preview) -> str:
        estimated, context, used = (
            format_number(each, self.locale()) for each in (preview.estimated, preview.context, preview.used)
        )
        if not preview.context:
            return self.tr("About {0} tokens · this month {1}").format(estimated, used)
        return self.tr("About {0} of {1} tokens · this month {2}").format(estimated, context, used)

    def _name(self, info: ProviderInfo) -> str:
        if info.host is None:
            return self.tr("Built-in rules")
        model = info.model.replace("\\", "/").rstrip("/").rpartition("/")[2]  # llama.cpp names it by its path
        return f"{info.name} · {model}" if model else info.name

    def _where(self, info: ProviderInfo) -> str:
        if info.host is None:
            return self.tr("On this computer, no language model")
        if info.is_remote:
            return self.tr("To {0}: leaves this computer").format(info.host)
        return self.tr("To {0}: stays on this computer or in your own network").format(info.host)

    def _choose_provider(self) -> None:
        self.provider_chosen.emit(self.provider.currentData())

    def _choose_columns(self) -> None:
        self.columns_chosen.emit({name for name, chip in self._columns.items() if chip.isChecked()})

    def _fill_chips(self) -> None:
        row = Flow(self._chips)
        row.setSpacing(TINY)
        for name in AGREEABLE:
            words = self._words(name)
            chip = QPushButton(words)
            chip.setCheckable(True)
            chip.setProperty("look", "option")
            chip.setAccessibleName(self.tr("May be sent: {0}").format(words))
            chip.clicked.connect(self._choose_columns)
            self._columns[name] = chip
            row.addWidget(chip)

    def _words(self, name: str) -> str:
        return {DATES: self.tr("Days with an entry"), MODULES: self.tr("Modules")}.get(name) or column_name(name)

    def _caption(self) -> Label:
        return paragraph("", "caption")


class Gauge(QWidget):
    """How full the context is, as a bar; the numbers stand beside it in words."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._share = theme, 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_share(self, share: float) -> None:
        """Show a share from 0 to 1; more is full."""
        self._share = max(0.0, min(1.0, share))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(SMALL, SMALL)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        track = self.rect()
        painter.setBrush(self._theme.colour("line"))
        painter.drawRoundedRect(track, TINY, TINY)
        full = track.adjusted(0, 0, 0, 0)
        full.setWidth(round(track.width() * self._share))
        if self.isRightToLeft():
            full.moveRight(track.right())
        painter.setBrush(self._theme.colour("error" if self._share > NEARLY_FULL else "accent"))
        painter.drawRoundedRect(full, TINY, TINY)
