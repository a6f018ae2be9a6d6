"""Requests of a start, a link or a double click: a page, a project, files to import; kept until they can be shown.

A link may come from anybody: nothing is done before the user has seen what it names and agreed. Another dialog, what
is being typed and being signed in go first. A web page may open links without end; only a few are shown. Several files
are opened one after another, as each one's import ends.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from organic_desktop.core.errors import InvalidInput
from organic_desktop.core.messages import Sentence
from organic_desktop.core.terminal import print_error
from organic_desktop.ui.widgets.questions import ask

if TYPE_CHECKING:
    from collections.abc import Callable

    from organic_desktop.core.clock import Clock
    from organic_desktop.core.errors import OrganicError
    from organic_desktop.core.project import Project
    from organic_desktop.system.single_instance import Request
    from organic_desktop.ui.services.bridge import Bridge
    from organic_desktop.ui.shell.shell import Shell

MOST_LINKS, LINKS_SECONDS = 5, 600
MOST_FILES = 20
ONCE = Qt.ConnectionType.SingleShotConnection


class StartRequests(QObject):
    """Serves one window; ``opened`` returns what serves the open App, None while a request has to wait for it."""

    def __init__(
        self,
        window: QWidget,
        bridge: Bridge,
        opened: Callable[[], Shell | None],
        clock: Clock | None = None,
    ) -> None:
        super().__init__(window)
        self._window, self._bridge, self._opened, self._clock = window, bridge, opened, clock
        self._links: list[float] = []
        self._page = ""
        self._project: Project | None = None
        self._files: list[str] = []
        self._awaited: QDialog | None = None
        self._working_in: Shell | None = None  # the one that is gone is no longer waited for

    @Slot(object)
    def take_file(self, file: Path) -> None:
        """Import a file that was dropped on the window, as soon as that is possible."""
        try:
            self._keep(str(file))
        except InvalidInput as error:  # dropped on a window that is locked, or not open yet: there is nobody to tell
            print_error(error.explanation)
        self.look()

    def take(self, request: Request) -> None:
        """Keep a request; a link replaces an earlier one, a file waits behind it.

        Raises UnsafeProject, InvalidInput (or too many of them).
        """
        if request.link:
            from organic_desktop.core.project import project_from_link  # as the clock below

            project = project_from_link(request.link)
            self._count_link()
            self._project = project
        self._page = request.page
        if request.file:
            self._keep(request.file)

    def _keep(self, file: str) -> None:
        if file in self._files:
            return
        if len(self._files) >= MOST_FILES:
            raise InvalidInput(Sentence("Too many files were opened at once. Open the others later."))
        self._files.append(file)

    def _count_link(self) -> None:
        """Raise InvalidInput for more links than a person clicks: a page's script sends them."""
        if self._clock is None:
            from organic_desktop.core.clock import SystemClock  # few starts need it before the first frame

            self._clock = SystemClock()
        now = self._clock.monotonic()
        self._links = [when for when in self._links if now - when < LINKS_SECONDS]
        if len(self._links) >= MOST_LINKS:
            raise InvalidInput(Sentence("Too many links were opened. Wait ten minutes, then try again."))
        self._links.append(now)

    @Slot()
    def look(self) -> None:
        """Show what was asked for, as far as it can be shown now."""
        self._awaited = None
        shell = self._opened()
        if shell is None or shell is self._working_in:
            return
        page, self._page = self._page, ""
        if page and shell.workspace.is_on_a_page() and QApplication.activeModalWidget() is None:
            if page == "today":
                shell.show_day(shell.app.today())
            else:
                shell.workspace.pages.turn_to(page)
        if self._project:
            self._offer(shell, self._project)
        elif self._files:
            self._import(shell, Path(self._files[0]))

    def _import(self, shell: Shell, file: Path) -> None:
        """Open the import on the first file; another dialog goes first, and so does another file's import."""
        from organic_desktop.ui.transfer.dialog import ImportDialog

        modal = QApplication.activeModalWidget()
        if isinstance(modal, QDialog) and not (isinstance(modal, ImportDialog) and modal.offer(file)):
            self._look_after(modal)
            return
        del self._files[0]
        if not isinstance(modal, QDialog):
            modal = shell.actions.import_file(file)
            modal.finished.connect(shell.workspace.leave_first_page)
        if self._files:
            self._look_after(modal)

    def _look_after(self, modal: QDialog) -> None:
        """Look again once another dialog has ended; not from within its end: whoever opened it goes first."""
        if modal is self._awaited:
            return
        self._awaited = modal
        modal.finished.connect(lambda: QTimer.singleShot(0, self, self.look), ONCE)

    def _offer(self, shell: Shell, project: Project) -> None:
        from organic_desktop.ui.account.dialog import AccountDialog

        modal = QApplication.activeModalWidget()
        if isinstance(modal, QDialog) and not (isinstance(modal, AccountDialog) and modal.offer(project)):
            self._look_after(modal)
            if isinstance(modal, AccountDialog):
                modal.offer_answered.connect(lambda: QTimer.singleShot(0, self, self.look), ONCE)
            return
        self._project = None
        if modal is None:
            self._begin(shell, project)

    def _begin(self, shell: Shell, project: Project) -> None:
        chosen = shell.app.settings
        if chosen.signed_in is None or chosen.project is None or chosen.project == project:
            self._open_dialog(shell, project)
        elif chosen.project.url == project.url:
            self._ask_for_key(shell, project)
        else:
            self._ask_to_sign_out(shell, project)

    def _ask_for_key(self, shell: Shell, project: Project) -> None:
        app = shell.app
        status = app.status()
        more = self.tr(
            "The link is for the server where you are signed in as {0}, with a different key:\n{1}\n\nNothing "
            "else would change. Use it if the owner of {2} told you about a new key."
        ).format(status.account, project.publishable_key, project.url)
        ask(
            self._window,
            self.tr("A link was opened"),
            (self.tr("Use the key from the link?"), more),
            self.tr("Keep as is"),
            (
                self.tr("Use this key"),
                lambda: self._work(
                    shell, lambda: app.account.connect(project.url, project.publishable_key), app.sync_now
                ),
            ),
        )

    def _ask_to_sign_out(self, shell: Shell, project: Project) -> None:
        app = shell.app
        status = app.status()
        said = [
            self.tr("The link is for this server:\n{0}\n\nYou are signed in as {1} at\n{2}\n\n").format(
                project.url, status.account, status.server
            ),
            self.tr("To use the other server, you need to sign out here first."),
        ]
        if status.pending:
            said.append(self.tr("%n unsent edit(s).", "", status.pending))
            said.append(self.tr("They stay on this computer and are sent the next time you sign in."))
        ask(
            self._window,
            self.tr("A link was opened"),
            (self.tr("Switch to another server?"), said[0] + " ".join(said[1:])),
            self.tr("Stay signed in"),
            (
                self.tr("Sign out and continue"),
                lambda: self._work(shell, app.account.sign_out, lambda: self._open_dialog(shell, project)),
            ),
        )

    def _work(self, shell: Shell, work: Callable[[], object], then: Callable[[], None]) -> None:
        """Work in a thread, then call ``then``; other requests wait until it has ended."""

        def failed(error: OrganicError) -> None:
            from organic_desktop.ui.text.messages import problem_of

            shell.messenger.notify(self._window.windowTitle(), problem_of(error))

        def end(act: Callable[[], None]) -> None:
            self._working_in = None
            act()
            self.look()

        self._working_in = shell
        self._bridge.run(work, lambda _: end(then), lambda error: end(lambda: failed(error)), owner=self)

    def _open_dialog(self, shell: Shell, project: Project) -> None:
        from organic_desktop.ui.account.dialog import AccountDialog

        dialog = AccountDialog(shell.app, self._bridge, self._window, shell.actions.export)
        dialog.show_linked(project)
        dialog.succeeded.connect(lambda said: shell.messenger.notify(self._window.windowTitle(), said))
        dialog.finished.connect(shell.workspace.leave_first_page)
        dialog.open()
