"""Sign out: here, elsewhere or everywhere, and what happens to edits that aren't sent yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organic_desktop.app.session import SignOutScope
from organic_desktop.core.errors import OrganicError
from organic_desktop.ui.account.fields import link
from organic_desktop.ui.account.step import Room, Step
from organic_desktop.ui.text.messages import problem_of
from organic_desktop.ui.widgets.choices import Choices

if TYPE_CHECKING:
    from organic_desktop.app.known_accounts import SignOutPreview


class SignOutStep(Step):
    """Choose where to sign out."""

    def __init__(self, room: Room) -> None:
        super().__init__(room, self.tr("Sign out"))
        self.primary = self.tr("Sign out")
        self.where = Choices(
            {
                SignOutScope.HERE: (
                    self.tr("On this computer"),
                    self.tr("What you logged stays here, in the account's own file, and comes back when you sign in."),
                ),
                SignOutScope.OTHERS: (
                    self.tr("On all other computers"),
                    self.tr("You stay signed in here. Choose this if a computer was lost or sold."),
                ),
                SignOutScope.EVERYWHERE: (
                    self.tr("On all computers, this one too"),
                    self.tr("Every computer asks for the password again. What is stored on them stays there."),
                ),
            }
        )
        self.where.chosen.connect(lambda *_: self._show_unsent())
        self.column.addWidget(self.where)
        self._pending = 0
        self._unsent = self.paragraph("", "strong")
        self.unsent = Choices(
            {
                True: (self.tr("Send them first"), self.tr("You are signed out once the server has them.")),
                False: (self.tr("Keep them here"), self.tr("They are sent the next time you sign in here.")),
            }
        )
        self.column.addWidget(self.unsent)
        self.export = link(self.tr("Export everything to a file…"))
        self.export.clicked.connect(lambda: room.export and room.export())
        self.add_buttons(self.export)
        self._refused = self.paragraph("", "caption")
        self._show_unsent()

    def begin(self) -> None:
        """Find out what isn't sent yet."""
        self.where.setFocus()
        self.room.run(self.app.account.sign_out_preview, self._show)

    def advance(self) -> None:
        """Sign out."""
        scope, app = self.where.value(), self.app
        first = not self.unsent.isHidden() and self.unsent.value()

        def work() -> None:
            if first:
                app.sync()
            app.account.sign_out(scope)

        self.room.run(work, lambda _: self._signed_out(scope), self._look_at if first else None)

    def _show(self, preview: SignOutPreview) -> None:
        self._pending = preview.pending
        self._unsent.setText(self.tr("%n unsent edit(s)", "", preview.pending))
        refused = self.tr("The server rejected %n of them. They stay here; see Activity.", "", preview.refused)
        self._refused.setText(refused if preview.refused else "")
        self._show_unsent()
        self.where.setFocus()

    def _show_unsent(self) -> None:
        """Ask about unsent edits, if there are any and they would have to wait."""
        asked = self._pending > 0 and self.where.value() is not SignOutScope.OTHERS
        for each in (self._unsent, self.unsent):
            each.setVisible(asked)
        self.export.setVisible(asked and self.room.export is not None)
        self._refused.setVisible(asked and bool(self._refused.text()))
        self.room.fit()

    def _look_at(self, error: OrganicError) -> bool:
        """Offer to keep the edits here if they can't be sent: nobody was signed out."""
        self.unsent.choose(False)
        said = self.tr("The edits couldn't be sent, and you are still signed in.")
        keep = self.tr("You can sign out all the same: they are kept here.")
        self.room.say(f"{said} {problem_of(error)} {keep}", problem=True)
        return True

    def _signed_out(self, scope: SignOutScope) -> None:
        if scope is SignOutScope.OTHERS:
            self.room.show_start(self.tr("Your other computers are signed out within an hour."))
        else:
            self.room.close_room(self.tr("Signed out. What you logged is still on this computer."))
