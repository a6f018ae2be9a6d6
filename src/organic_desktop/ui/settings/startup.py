"""Whether the program starts with the computer, as the system's own entry has it now."""

from __future__ import annotations

from collections.abc import Callable

from organic_desktop.core.errors import OrganicError
from organic_desktop.system.autostart import Autostart, State, autostart, starts
from organic_desktop.ui.settings.yourday import row_of
from organic_desktop.ui.text.messages import problem_of
from organic_desktop.ui.theme.theme import SMALL, Theme
from organic_desktop.ui.widgets.cards import Card, label
from organic_desktop.ui.widgets.controls import Segments, Switch


class StartupCard(Card):
    """``command`` is asked for the words that start the program when the switch is turned on."""

    def __init__(self, theme: Theme, entry: Callable[[], Autostart] = autostart) -> None:
        super().__init__(self.tr("Start-up"))
        self._entry = entry
        self._command: list[str] = []
        self.body.setSpacing(SMALL)
        name = self.tr("Start with the computer")
        self.switch = Switch(theme, name)
        self.switch.clicked.connect(self._turn)
        row_of(self, label(name, ""), self.switch)
        words = label(self.tr("Out of sight, in the tray: it reminds and syncs from there."), "caption")
        words.setWordWrap(True)
        self.body.addWidget(words)
        name = self.tr("Closed without a tray")
        choices = {"ask": self.tr("Ask"), "keep": self.tr("Keep running"), "quit": self.tr("Quit")}
        self.without_tray = Segments(name, choices)
        row_of(self, label(name, ""), self.without_tray)
        words = label(
            self.tr("If the desktop has no tray and reminders are set; without reminders it quits."), "caption"
        )
        words.setWordWrap(True)
        self.body.addWidget(words)
        self.finish()

    def show_entry(self, command: list[str]) -> None:
        """Show what the system will do; ``command`` is what it would start from now on."""
        self._command = command
        entry = self._entry()
        state = entry.state()
        self.switch.setChecked(state is State.ON)
        self.switch.setEnabled(state is not State.UNAVAILABLE)
        self.show_problem(self._problem(entry, state))

    def _problem(self, entry: Autostart, state: State) -> str:
        if state is State.BROKEN:
            return self.tr("The entry names a program that isn't there any more. Turn it on again to mend it.")
        if state is State.ON and not starts(entry, self._command):
            return self.tr("What starts is another Organic: {0}. Turn it off and on again to start this one.").format(
                " ".join(entry.words())
            )
        if state is State.UNAVAILABLE:
            return self.tr(
                "A Flatpak can't turn this on itself. To start Organic with the computer, add it to the start-up"
                " programs in your system settings."
            )
        return ""

    def _turn(self, on: bool) -> None:
        try:
            if on:
                self._entry().turn_on(self._command)
            else:
                self._entry().turn_off()
        except OrganicError as error:
            self.switch.setChecked(not on)
            self.show_problem(problem_of(error))
        else:
            self.show_entry(self._command)
