"""Files that a double click opens: each kind that may come, several at once, and by the events of macOS."""

from __future__ import annotations

import io
import shutil
import zipfile
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from organic_desktop.app.facade import App
from organic_desktop.core.errors import BackupFile
from organic_desktop.core.links import LONGEST_LINK, LONGEST_PATH
from organic_desktop.store.backups import lock_beside
from organic_desktop.system.single_instance import Answer, Request
from organic_desktop.transfer.export import DATA, MANIFEST
from organic_desktop.transfer.formats import recognised
from organic_desktop.ui.account.dialog import AccountDialog
from organic_desktop.ui.activity.restore_dialog import RestoreDialog
from organic_desktop.ui.help.dialogs import HelpDialog
from organic_desktop.ui.shell.application import MOST_KEPT, Application
from organic_desktop.ui.shell.start_requests import MOST_FILES, StartRequests
from organic_desktop.ui.shell.startup import answer, show_opened
from organic_desktop.ui.shell.window import MainWindow
from organic_desktop.ui.transfer.dialog import ImportDialog
from organic_desktop.ui.transfer.effect_step import EffectStep
from organic_desktop.ui.transfer.file_step import FileStep
from organic_desktop.ui.transfer.found_step import FoundStep
from tests.passcodes import PASSCODE, fill, make_lock
from tests.ui.conftest import start_requests
from tests.ui.finding import words
from tests.ui.transfer.importing import at_rest, daylio_file, go_on, in_front

LINK = "organic-desktop://connect?url=https%3A%2F%2Fabc.supabase.co&key=sb_publishable_abc"
FIVE_GIGABYTES = 5 << 30


@pytest.fixture
def wanted(window: MainWindow) -> StartRequests:
    return start_requests(window)


@pytest.fixture
def export(tmp_path: Path) -> Path:
    """Everything of another computer: one day."""
    file = tmp_path / "my days.organic"
    with closing(App(tmp_path / "other computer")) as other:
        other.days.log(other.today() - timedelta(days=3), {"sleep_hours": "7.5"})
        other.transfer.export(file)
    return file


def open_(wanted: StartRequests, *files: Path) -> None:
    """As each double click does, one start of the program for each file."""
    for file in files:
        wanted.take(Request(file=str(file)))
        wanted.look()


# -- each kind of file ------------------------------------------------------------------------------------------------


def locked_by_a_password(content: bytes) -> bytes:
    changed = bytearray(content)
    for signature, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        changed[content.index(signature) + place] |= 1
    return bytes(changed)


def packed_again(content: bytes, member: str, old: bytes, new: bytes) -> bytes:
    """The zip with another content of a member, and the sums that zips have of their own."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(made, "w") as after:
        for name in before.namelist():
            inside = before.read(name)
            assert name != member or old in inside
            after.writestr(name, inside.replace(old, new) if name == member else inside)
    return made.getvalue()


CHANGED: dict[str, Callable[[bytes], bytes]] = {
    "is empty": lambda content: b"",
    "is of no known format": lambda content: b"\x89PNG\r\n\x1a\n" + bytes(100),
    "is damaged, or only a part of a zip": lambda content: content[:300],
    "was changed since the file was exported": lambda content: packed_again(content, DATA, b"7.5", b"9.5"),
    "from a newer version of Organic": lambda content: packed_again(content, MANIFEST, b'version": 1', b'version": 9'),
    "protected by a password": locked_by_a_password,
}


@pytest.mark.parametrize("said", CHANGED)
def test_what_cant_be_read_is_said_and_another_can_be_chosen(
    qtbot: QtBot, window: MainWindow, wanted: StartRequests, app: App, export: Path, said: str
) -> None:
    export.write_bytes(CHANGED[said](export.read_bytes()))
    open_(wanted, export)
    dialog = in_front(qtbot, ImportDialog)
    at_rest(qtbot, dialog)
    assert isinstance(dialog.step, FileStep)
    assert said in words(dialog)


@pytest.mark.parametrize("begins_as_ours", [True, False])
def test_a_file_of_gigabytes_is_refused_without_being_read(
    qtbot: QtBot, window: MainWindow, wanted: StartRequests, export: Path, begins_as_ours: bool
) -> None:
    """Sparse: it costs no room on the disk."""
    with export.open("r+b") as file:
        if not begins_as_ours:
            file.write(bytes(1000))
        file.truncate(FIVE_GIGABYTES)
    open_(wanted, export)
    dialog = in_front(qtbot, ImportDialog)
    at_rest(qtbot, dialog)
    assert isinstance(dialog.step, FileStep)
    assert export.name in words(dialog)


def test_a_file_that_vanished_and_a_folder(
    qtbot: QtBot, window: MainWindow, wanted: StartRequests, export: Path
) -> None:
    """The one between the double click and the window, the other by an event; a start refuses both itself."""
    export.unlink()
    open_(wanted, export)
    dialog = in_front(qtbot, ImportDialog)
    at_rest(qtbot, dialog)
    assert "can't be read" in words(dialog)
    open_(wanted, export.parent)
    at_rest(qtbot, dialog)
    assert "isn't a file" in words(dialog)


def test_without_its_ending_it_is_the_same_file(
    qtbot: QtBot, window: MainWindow, wanted: StartRequests, export: Path
) -> None:
    open_(wanted, export.rename(export.with_name("no ending")))
    dialog = in_front(qtbot, ImportDialog)
    at_rest(qtbot, dialog)
    assert isinstance(dialog.step, FoundStep)
    assert "Import from Organic" in words(dialog)
    go_on(qtbot, dialog, "Continue")
    at_rest(qtbot, dialog)
    assert isinstance(dialog.step, EffectStep)


# -- backups ----------------------------------------------------------------------------------------------------------


def test_a_backup_opens_what_a_restore_would_change(
    qtbot: QtBot, window: MainWindow, wanted: StartRequests, app: App, export: Path, tmp_path: Path
) -> None:
    """Also renamed, and also one that was made before the latest version; what waits comes after it."""
    app.days.log(app.today(), {"mood_score": 4})
    backup = Path(shutil.copy(app.backups.make().path, tmp_path / "renamed.organic"))
    before = backup.read_bytes()
    app.days.log(app.today(), {"mood_score": 1})
    open_(wanted, backup, export)
    dialog = in_front(qtbot, RestoreDialog)
    qtbot.waitUntil(lambda: "This changes" in dialog.about.text())
    assert window.workspace.pages.current == "activity"
    assert (backup.read_bytes(), sorted(tmp_path.glob("renamed*"))) == (before, [backup]), "nothing is written to it"
    dialog.close()
    at_rest(qtbot, in_front(qtbot, ImportDialog))


def test_an_encrypted_backup_asks_for_its_passcode(
    qtbot: QtBot, window: MainWindow, wanted: StartRequests, tmp_path: Path, test_keyring: None
) -> None:
    folder, elsewhere = tmp_path / "locked", tmp_path / "disk"
    for each in (folder, elsewhere):
        each.mkdir(mode=0o700)
    fill(folder)
    with closing(make_lock(folder)) as lock:
        lock.set(PASSCODE)
        with closing(App(folder, lock=lock)) as locked:
            locked.backups.choose_folder(elsewhere)
            locked.backups.make()
    (backup,) = elsewhere.rglob("*.db")
    open_(wanted, backup)
    dialog = in_front(qtbot, RestoreDialog)
    qtbot.waitUntil(dialog.passcode.isVisible)
    dialog.close()
    lock_beside(backup).unlink()
    open_(wanted, backup)
    refused = in_front(qtbot, ImportDialog)
    at_rest(qtbot, refused)
    assert "is of no known format" in words(refused), "what is encrypted looks like anything"


def test_whoever_imports_a_backup_elsewhere_is_told_to_restore_it(app: App) -> None:
    app.days.log(app.today(), {"mood_score": 4})
    with pytest.raises(BackupFile, match="Restore it instead"):
        recognised(app.backups.make().path)


# -- several at once --------------------------------------------------------------------------------------------------


def test_several_files_are_opened_one_after_another(
    qtbot: QtBot, window: MainWindow, wanted: StartRequests, app: App, export: Path, tmp_path: Path
) -> None:
    """None of them takes the place of one that nobody has looked at; the same one twice is one."""
    names = ["first.organic", "second.organic", "third.organic"]
    files = [Path(shutil.copy(export, tmp_path / name)) for name in names]
    open_(wanted, files[0])
    dialog = in_front(qtbot, ImportDialog)
    at_rest(qtbot, dialog)
    open_(wanted, *files[1:], files[1])
    assert "first.organic" in words(dialog)
    assert "second.organic is opened next." in words(dialog)
    for name in names[1:]:
        dialog.close()
        qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
        dialog = in_front(qtbot, ImportDialog)
        at_rest(qtbot, dialog)
        assert name in words(dialog)
    dialog.close()
    qtbot.wait(1)
    assert QApplication.activeModalWidget() is None


def test_a_script_that_opens_files_without_end_is_told(
    window: MainWindow, wanted: StartRequests, capsys: pytest.CaptureFixture[str]
) -> None:
    window.open_help()
    for number in range(MOST_FILES):
        assert answer(window, wanted, Request(file=f"/{number}.organic")) == Answer()
    refused = answer(window, wanted, Request(file="/one more.organic"))
    assert refused is not None
    assert (refused.exit_code, "Too many files" in refused.sentence) == (1, True)
    wanted.take_file(Path("/dropped.organic"))  # on a window that can't show the others yet: no fault of the program
    assert "Too many files" in capsys.readouterr().err
    wanted._files.clear()


# -- events of macOS --------------------------------------------------------------------------------------------------


def events(*opened: Path | str) -> list[QFileOpenEvent]:
    return [QFileOpenEvent(QUrl.fromLocalFile(str(each)) if isinstance(each, Path) else QUrl(each)) for each in opened]


@pytest.fixture
def application(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Application:
    """As it is when the program begins."""
    assert isinstance(qapp, Application)
    monkeypatch.setattr(qapp, "_open", None)
    monkeypatch.setattr(qapp, "_kept", [])
    return qapp


def test_what_is_opened_before_there_is_a_window_is_kept_in_its_order(application: Application) -> None:
    strange = Path("/ein Tag's 100 % ü #1?.organic")
    for event in events(strange, LINK, Path("/b.organic")):
        assert QCoreApplication.sendEvent(application, event)
    taken: list[Request] = []
    application.serve(taken.append)
    assert taken == [Request(file=str(strange)), Request(link=LINK), Request(file="/b.organic")]
    QCoreApplication.sendEvent(application, events(Path("/later.organic"))[0])
    assert taken[3:] == [Request(file="/later.organic")]


def test_what_is_no_file_and_no_link_of_ours_is_left_to_qt(application: Application) -> None:
    strangers = ["https://example.org", "mailto:a@example.org", f"{LINK}{'x' * LONGEST_LINK}", "relative.organic", ""]
    for event in events(*strangers, Path("/" + "x" * LONGEST_PATH)):
        assert not QCoreApplication.sendEvent(application, event)
    for number in range(2 * MOST_KEPT):
        QCoreApplication.sendEvent(application, events(Path(f"/{number}"))[0])
    taken: list[Request] = []
    application.serve(taken.append)
    assert len(taken) == MOST_KEPT


def test_an_event_shows_the_file_over_a_hidden_window_and_after_another_dialog(
    qtbot: QtBot, window: MainWindow, wanted: StartRequests, application: Application, app: App, export: Path
) -> None:
    window.open_help()
    help_page = in_front(qtbot, HelpDialog)
    application.serve(lambda request: show_opened(window, wanted, request))
    QCoreApplication.sendEvent(application, events(export)[0])
    assert QApplication.activeModalWidget() is help_page
    help_page.close()
    dialog = in_front(qtbot, ImportDialog)
    at_rest(qtbot, dialog)
    dialog.close()
    window.hide()
    QCoreApplication.sendEvent(application, events(daylio_file(export.parent, app.today(), ["meh"]))[0])
    qtbot.waitUntil(window.isVisible)
    at_rest(qtbot, in_front(qtbot, ImportDialog))


def test_a_link_by_an_event_opens_the_account_and_a_wrong_one_is_said(
    qtbot: QtBot, window: MainWindow, wanted: StartRequests, application: Application
) -> None:
    application.serve(lambda request: show_opened(window, wanted, request))
    QCoreApplication.sendEvent(application, events(LINK.replace("sb_publishable", "sb_secret"))[0])
    assert "secret" in words(window.workspace.toast)
    assert QApplication.activeModalWidget() is None
    QCoreApplication.sendEvent(application, events(LINK)[0])
    in_front(qtbot, AccountDialog)
