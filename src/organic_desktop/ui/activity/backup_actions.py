"""What the tab of backups asks for: backing up, restoring, choosing a folder, showing one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from organic_desktop.core.errors import OrganicError
from organic_desktop.ui.activity.backups_view import BackupsShown, BackupsView
from organic_desktop.ui.activity.restore_dialog import RestoreDialog
from organic_desktop.ui.text.backups import BackupWords
from organic_desktop.ui.text.messages import problem_of, translate_message

if TYPE_CHECKING:
    from organic_desktop.app.backups import Restored
    from organic_desktop.app.facade import App
    from organic_desktop.ui.services.bridge import Bridge
    from organic_desktop.ui.services.page import Actions
    from organic_desktop.ui.widgets.toast import Toast


class BackupActions(QObject):
    """Carries out what a ``BackupsView`` asks for; ``words`` returns the present ones."""

    def __init__(
        self,
        app: App,
        bridge: Bridge,
        toast: Toast,
        actions: Actions,
        view: BackupsView,
        words: Callable[[], BackupWords],
    ) -> None:
        super().__init__(view)
        self._app, self._bridge, self._toast, self._actions = app, bridge, toast, actions
        self._view, self._words = view, words
        view.make_wanted.connect(self._make)
        view.restore_wanted.connect(self.restore)
        view.open_wanted.connect(self._open)
        view.show_wanted.connect(self._show_in_folder)
        view.folder_wanted.connect(self._choose)
        view.no_folder_wanted.connect(lambda: self._choose_folder(None))

    def read(self) -> None:
        """Read the list in a thread, and show it."""
        self._bridge.run(
            self._shown, lambda shown: self._view.show_backups(shown, self._words()), self._fail, owner=self
        )

    def restore(self, path: Path) -> None:
        """Open the dialog that shows what a restore of this file would change."""
        dialog = RestoreDialog(self._app, self._bridge, path, self._words(), self._view.window())
        dialog.restored.connect(self._say_restored)
        dialog.open()

    def _shown(self) -> BackupsShown:
        backups = self._app.backups
        problems = [translate_message(each) for each in (backups.problem, backups.folder_problem) if each]
        return BackupsShown(backups.list(), backups.chosen_folder, problems)

    def _make(self) -> None:
        self._work(self._app.backups.make, lambda _: self._toast.say(self.tr("Backed up.")))

    def _say_restored(self, done: Restored) -> None:
        if done.edit_id:
            self._actions.offer_undo(self.tr("Restored."), [done.edit_id])
        self._bridge.settings_changed.emit()
        self._bridge.status_changed.emit(self._app.status())
        self.read()

    def _open(self) -> None:
        chooser = self._chooser(self.tr("Restore a backup"), QFileDialog.FileMode.ExistingFile)
        chooser.setNameFilters([self.tr("Backups (*.db)"), self.tr("All files (*)")])
        chooser.fileSelected.connect(lambda name: self.restore(Path(name)))
        chooser.open()

    def _choose(self) -> None:
        chooser = self._chooser(self.tr("Copy backups to"), QFileDialog.FileMode.Directory)
        chooser.setOption(QFileDialog.Option.ShowDirsOnly)
        chooser.fileSelected.connect(lambda name: self._choose_folder(Path(name)))
        chooser.open()

    def _choose_folder(self, chosen: Path | None) -> None:
        self._work(lambda: self._app.backups.choose_folder(chosen), lambda _: None)

    def _show_in_folder(self, path: Path) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))

    def _chooser(self, title: str, mode: QFileDialog.FileMode) -> QFileDialog:
        parent: QWidget = self._view.window()
        chooser = QFileDialog(parent, title)
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.setFileMode(mode)
        return chooser

    def _work(self, work: Callable[[], Any], done: Callable[[Any], object]) -> None:
        self._view.show_busy(True)

        def ended(result: Any) -> None:
            self._view.show_busy(False)
            done(result)
            self.read()

        self._bridge.run(work, ended, self._fail, owner=self)

    def _fail(self, error: OrganicError) -> None:
        self._view.show_busy(False)
        self._view.problem.setText(problem_of(error))
        self._view.problem.show()
