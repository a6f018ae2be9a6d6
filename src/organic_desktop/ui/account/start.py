"""Which step the account dialog begins with, by what is known of the account; and the step after a sign-in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organic_desktop.core.errors import AccountGone, SignInNeeded
from organic_desktop.ui.account.delete import GoneStep
from organic_desktop.ui.account.fields import link
from organic_desktop.ui.account.leave import SignOutStep
from organic_desktop.ui.account.overview import OverviewStep
from organic_desktop.ui.account.server import ServerStep
from organic_desktop.ui.account.sign_in import SignInStep
from organic_desktop.ui.account.step import Room, Step

if TYPE_CHECKING:
    from organic_desktop.app.facade import App


def may_be_offered(app: App) -> bool:
    """True if a link's project can be filled in: nobody is signed in, or their session has ended."""
    return app.settings.signed_in is None or _session_ended(app)


def first_step(room: Room) -> Step:
    """Return the account, or the first step to one that is missing."""
    app = room.app
    if not may_be_offered(app):
        return GoneStep(room) if app.status().problem_class is AccountGone else OverviewStep(room)
    before = app.settings.signed_in
    if app.settings.project is None:
        return ServerStep(room, before.email if before else "")
    return EndedStep(room, before.email) if before else SignInStep(room)


def _session_ended(app: App) -> bool:
    return app.status().problem_class is SignInNeeded or app.settings.project is None


class EndedStep(SignInStep):
    """Sign in again, or out."""

    def __init__(self, room: Room, email: str) -> None:
        lead = self.tr("Your session has ended. Everything you logged is safe on this computer.")
        super().__init__(room, email, lead=lead)
        out = link(self.tr("Sign out instead"))
        out.clicked.connect(lambda: room.show_step(SignOutStep(room)))
        self.add_buttons(out)


class SignedInStep(Step):
    """Says that the user is signed in, and for how long, where no keyring keeps the session."""

    closes = True

    def __init__(self, room: Room, sentence: str) -> None:
        super().__init__(room, self.tr("You are signed in"))
        self.show_lead(sentence)

    def begin(self) -> None:
        """Focus the only button."""
        self.room.close_button.setFocus()
