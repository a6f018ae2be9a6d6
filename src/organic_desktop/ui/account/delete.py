"""Delete the account for good, after its address was typed; and decide about data here once it is gone elsewhere."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QCheckBox, QLineEdit

from organic_desktop.core.messages import Sentence
from organic_desktop.ui.account.step import Room, Step
from organic_desktop.ui.text.messages import translate_message
from organic_desktop.ui.widgets.choices import Choices


class DataStep(Step):
    """The base of steps that ask what happens to the data on this computer."""

    def add_choice(self) -> None:
        """Add the question, which is about the account that is open now."""
        signed_in = self.app.settings.signed_in
        self.whose = signed_in.user_id if signed_in else None
        self.paragraph(self.tr("What is on this computer"), "strong")
        self.keep = Choices(
            {
                True: (
                    self.tr("Keep it, without an account"),
                    self.tr("Everything stays usable on this computer only."),
                ),
                False: (
                    self.tr("Delete it, too"),
                    self.tr("The account's file and its backups on this computer are deleted."),
                ),
            }
        )
        self.column.addWidget(self.keep)
        folder = self.app.backups.chosen_folder
        self.elsewhere = QCheckBox(self.tr("Also delete its backups in the folder for copies"))
        self.elsewhere.setVisible(folder is not None)
        self.elsewhere.setEnabled(False)
        self.keep.chosen.connect(lambda *_: self.elsewhere.setEnabled(not self.keep.value()))
        self.column.addWidget(self.elsewhere)
        if folder:
            self.paragraph(self.tr("The copies are in {0}. Otherwise they stay there.").format(folder), "caption")

    def end(self, work: Callable[[], object]) -> None:
        """Run what ends the account; then delete the copies elsewhere if that is wanted, and leave."""
        kept, backups, whose = self.keep.value(), self.app.backups, self.whose
        wanted = not kept and self.elsewhere.isChecked() and whose is not None

        def run() -> Sentence | None:
            owners = backups.owners_elsewhere(whose) if wanted and whose else frozenset()
            work()
            return backups.delete_elsewhere(owners)

        self.room.run(run, lambda problem: self.ended(kept, problem))

    def ended(self, kept: bool, problem: Sentence | None) -> None:
        """Leave, and say what became of the data."""
        here = (
            self.tr("What is on this computer stays, without an account.")
            if kept
            else self.tr("It was deleted on this computer, too.")
        )
        more = f" {translate_message(problem)}" if problem else ""
        self.room.close_room(f"{self.tr('The account was deleted.')} {here}{more}")


class DeleteStep(DataStep):
    """Delete the account on the server."""

    destroys = True

    def __init__(self, room: Room) -> None:
        super().__init__(room, self.tr("Delete account"))
        self.primary = self.tr("Delete for good")
        self._email = self.app.status().account or ""
        self.show_lead(
            self.tr(
                "Your account and everything stored with it are deleted on the server: days, modules, conversations "
                "and profile. It can't be undone, and your other computers can't sync any more."
            )
        )
        self.paragraph(self.tr("The server's owner may still have backups."), "caption")
        self.add_choice()
        self.typed = QLineEdit()
        self.add_field(self.tr("To confirm, type {0}").format(self._email), self.typed)

    def begin(self) -> None:
        """Focus the confirmation."""
        self.typed.setFocus()

    def advance(self) -> None:
        """Delete it, if the address was typed."""
        if self.typed.text().strip().casefold() != self._email.casefold():
            self.room.say(self.tr("Type your e-mail address to confirm. Nothing was deleted."), problem=True)
            self.typed.setFocus()
            return
        keep, whose, account = self.keep.value(), self.whose, self.app.account
        self.end(lambda: account.delete(keep_data=keep, of=whose))


class GoneStep(DataStep):
    """The account was deleted elsewhere: decide about what is here."""

    def __init__(self, room: Room) -> None:
        super().__init__(room, self.tr("This account was deleted"))
        self.primary = self.tr("Continue")
        self.show_lead(
            self.tr(
                "{0} is no longer on the server: it was deleted on another computer, or by whoever runs the server. "
                "Nothing was changed on this computer."
            ).format(self.app.status().account or "")
        )
        self.add_choice()

    def begin(self) -> None:
        """Focus the choice."""
        self.keep.setFocus()

    def advance(self) -> None:
        """End the account here."""
        keep, whose, account = self.keep.value(), self.whose, self.app.account
        self.end(lambda: account.leave(keep_data=keep, of=whose))
