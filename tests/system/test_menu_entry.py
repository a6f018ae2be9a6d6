"""The entry in the user's own menu: written, read and removed by the real verb, and run as a launcher runs it."""

from __future__ import annotations

import json
import os
import pwd
import re
import subprocess
import sys
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

import pytest

from organic_desktop.app.facade import App
from organic_desktop.core.errors import DatabaseUnwritable, InvalidInput
from organic_desktop.core.links import is_file, path_of
from organic_desktop.core.paths import resource
from organic_desktop.system.autostart import XdgEntry, starts
from organic_desktop.system.desktop_entries import FILE, FILE_TYPES, MenuEntry, MenuEntryState, menu_entry
from organic_desktop.system.installation import own_command
from tests.cli.conftest import Shell, shell
from tests.system.bus import PATIENCE_SECONDS, Bus, needs
from tests.system.screen import wait_until
from tests.system.test_autostart import STRANGE, validate

__all__ = ["shell"]
PACKAGED = resource(f"desktop/{FILE}")
LINK = "organic-desktop://connect?url=https%3A%2F%2Fabc.supabase.co&key=sb_publishable_a%20b"


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of the test's own, on a computer without packages of ours."""
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home" / "data"))
    monkeypatch.setenv("XDG_DATA_DIRS", str(tmp_path / "share"))
    return tmp_path / "home" / "data"


def program_in(folder: Path) -> Path:
    """A program that writes down the words of its call."""
    folder.mkdir(parents=True, exist_ok=True)
    made = folder / "organic-desktop"
    said = str(folder.parent / "said.json")
    part = f"import json, os, sys; open({said!r} + '.part', 'w').write(json.dumps(sys.argv[1:]));"
    made.write_text(f"#!{sys.executable}\n{part} os.rename({said!r} + '.part', {said!r})\n")
    made.chmod(0o700)
    return made


def files(data: Path) -> Mapping[str, bytes]:
    """Everything below a folder, but what tools of the system made of it."""
    found = {str(file.relative_to(data)): file for file in data.rglob("*") if file.is_file()}
    made = re.compile(r"applications/mimeinfo\.cache|mime/(?!packages/).*")
    return {name: file.read_bytes() for name, file in found.items() if not made.fullmatch(name)}


def package(share: Path, program: str) -> Path:
    """The entry that a package would give to everybody."""
    made = share / "applications" / FILE
    made.parent.mkdir(parents=True)
    made.write_text(PACKAGED.read_text().replace("Exec=organic-desktop", f"Exec={program}"))
    return made


def test_added_twice_and_removed_twice(shell: Shell, data: Path) -> None:
    assert shell.json("menu-entry", "status")["state"] == "absent"
    facts = shell.json("menu-entry", "add")
    entry = data / "applications" / FILE
    assert facts == {
        "state": "current",
        "entry": str(entry),
        "program": own_command()[0],
        "packaged": None,
        "packaged_starts_this": False,
    }
    validate(entry)
    before = files(data)
    assert set(before) == {
        f"applications/{FILE}",
        "icons/hicolor/scalable/apps/organic-desktop.svg",
        "icons/hicolor/scalable/mimetypes/org.organicos.desktop.document.svg",
        f"mime/packages/{FILE_TYPES}",
    }
    assert shell("menu-entry", "add") == (0, f"Organic is in your menu: {entry}\n", "")
    assert files(data) == before
    assert shell("menu-entry", "remove") == (0, "Removed from your menu.\n", "")
    assert files(data) == {}
    assert shell("menu-entry", "remove") == (0, "There was no entry in your menu.\n", "")
    assert not shell.folder.exists(), "the data are none of its business"


def test_a_link_reaches_the_desktops_list_of_schemes(shell: Shell, data: Path) -> None:
    needs("update-desktop-database")
    assert shell("menu-entry", "add")[0] == 0
    line = "x-scheme-handler/organic-desktop=organic-desktop.desktop;"
    assert line in (data / "applications" / "mimeinfo.cache").read_text()
    assert shell("menu-entry", "remove")[0] == 0
    assert line not in (data / "applications" / "mimeinfo.cache").read_text()


def test_all_but_the_program_is_the_packages_entry(data: Path) -> None:
    entry = MenuEntry(data, ["/opt/o/organic-desktop"])
    entry.add()
    text = entry.path.read_text().replace('"/opt/o/organic-desktop"', "organic-desktop")
    text = text.replace("/opt/o/organic-desktop", "organic-desktop").replace("X-Organic-Desktop=menu-entry\n", "")
    assert text == PACKAGED.read_text()


@pytest.mark.parametrize("content", ["[Desktop Entry]\nType=Application\nName=Mine\nExec=mine\n", "", "\xff", "link"])
def test_an_entry_of_somebody_elses_is_left_alone(shell: Shell, data: Path, content: str) -> None:
    entry = data / "applications" / FILE
    entry.parent.mkdir(parents=True)
    if content == "link":
        entry.symlink_to(PACKAGED)
    else:
        entry.write_text(content, encoding="latin-1")
    before = files(data)
    assert shell.json("menu-entry", "status")["state"] == "foreign"
    for verb in ("add", "remove"):
        code, out, err = shell("menu-entry", verb)
        assert (code, out) == (1, "")
        assert "wasn't created by Organic" in err
    assert files(data) == before
    assert entry.is_symlink() == (content == "link")


@pytest.mark.parametrize("place", ["apps/organic-desktop.svg", "mimetypes/org.organicos.desktop.document.svg"])
def test_an_icon_of_the_users_own_is_left_alone(data: Path, place: str) -> None:
    icon = data / "icons" / "hicolor" / "scalable" / place
    icon.parent.mkdir(parents=True)
    icon.write_text("<svg/>")
    entry = MenuEntry(data, own_command())
    entry.add()
    assert entry.found().state is MenuEntryState.CURRENT
    entry.remove()
    assert files(data) == {str(icon.relative_to(data)): b"<svg/>"}


def test_an_entry_of_another_installation(shell: Shell, data: Path, tmp_path: Path) -> None:
    """Taken over by `add`, which says so; left by `remove`, unless its program is gone."""
    other = program_in(tmp_path / "other")
    MenuEntry(data, [str(other)]).add()
    assert shell.json("menu-entry", "status")["state"] == "outdated"
    code, _, err = shell("menu-entry", "remove")
    assert (code, "starts another program" in err, str(other) in err) == (1, True, True)
    assert "started another program before" in shell("menu-entry", "add")[2]
    assert shell.json("menu-entry", "status")["state"] == "current"
    MenuEntry(data, [str(other)]).add()
    other.unlink()
    assert shell.json("menu-entry", "status")["state"] == "broken"
    assert shell("menu-entry", "remove")[0] == 0
    assert files(data) == {}


def test_an_entry_of_another_environments_python_is_another_programs(data: Path, tmp_path: Path) -> None:
    """Behind both is the same Python, but what `-m` finds is another installation."""
    pythons = [tmp_path / name / "bin" / "python" for name in ("one", "other")]
    for python in pythons:
        python.parent.mkdir(parents=True)
        python.symlink_to(sys.executable)
    one, other = ([str(python), "-m", "organic_desktop"] for python in pythons)
    MenuEntry(data, one).add()
    with pytest.raises(InvalidInput, match="starts another program"):
        MenuEntry(data, other).remove()
    autostart = XdgEntry(tmp_path / "autostart")
    autostart.turn_on(one)
    assert starts(autostart, one)
    assert not starts(autostart, other)


@pytest.mark.parametrize("line", ["NoDisplay=true", "Hidden=true", "OnlyShowIn=KDE;", "NotShowIn=GNOME;"])
def test_what_the_user_hid_stays_hidden(shell: Shell, data: Path, line: str) -> None:
    """By a menu editor, which writes into this file; the .run adds the entry with each update."""
    MenuEntry(data, ["/gone/organic-desktop"]).add()
    entry = data / "applications" / FILE
    entry.write_text(entry.read_text().replace("Terminal=false\n", f"Terminal=false\n{line}\n"))
    for _ in range(2):
        code, _, err = shell("menu-entry", "add")
        assert (code, line in err, "menu-entry remove" in err) == (0, True, True)
        assert entry.read_text().splitlines().count(line) == 1
        assert entry.read_text().index(line) < entry.read_text().index("[Desktop Action")
        assert shell.json("menu-entry", "status")["state"] == "current"
        validate(entry)
    assert shell("menu-entry", "remove")[0] == 0
    assert shell("menu-entry", "add") == (0, f"Organic is in your menu: {entry}\n", "")
    assert line not in entry.read_text()


def test_an_entry_of_an_older_version_is_removed(data: Path) -> None:
    entry = MenuEntry(data, own_command())
    entry.add()
    entry.path.write_text(entry.path.read_text().replace("Categories=Utility;\n", ""))
    assert entry.found().state is MenuEntryState.OUTDATED
    assert entry.remove()
    assert files(data) == {}


def test_a_packages_entry_is_enough_and_is_said(shell: Shell, data: Path, tmp_path: Path) -> None:
    packaged = package(tmp_path / "share", own_command()[0])
    packaged.write_text(packaged.read_text().replace("TryExec=organic-desktop", f"TryExec={own_command()[0]}"))
    assert shell("menu-entry", "add") == (0, "", f"A package installed an entry for all users: {packaged}\n")
    assert files(data) == {}
    packaged.write_text(packaged.read_text().replace(own_command()[0], "/usr/bin/env"))
    code, _, err = shell("menu-entry", "add")
    assert (code, err) == (
        0,
        f"Yours is shown instead of the one that a package installed for all users: {packaged}\n",
    )
    assert shell.json("menu-entry", "status")["packaged"] == str(packaged)


def test_a_packages_bare_name_is_the_packages_program(
    shell: Shell, data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever the terminal's PATH finds first, which the desktop's may not have: the .deb beside an install by pip."""
    package(tmp_path / "share", "organic-desktop")
    monkeypatch.setenv("PATH", f"{Path(own_command()[0]).parent}:{os.environ['PATH']}")
    assert shell.json("menu-entry", "status")["packaged_starts_this"] is True, "there is no other"
    program_in(tmp_path / "bin")
    assert shell.json("menu-entry", "status")["packaged_starts_this"] is False
    assert shell.json("menu-entry", "add")["state"] == "current"


def test_the_users_own_folder_by_another_name_is_no_package(
    shell: Shell, data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Some sessions name it among the folders for all users, and it may be a link."""
    assert shell("menu-entry", "add")[0] == 0
    (tmp_path / "other name").symlink_to(data)
    for name in ("other name", "other name/", "home/../home/data"):
        monkeypatch.setenv("XDG_DATA_DIRS", f"{tmp_path}/{name}")
        assert shell.json("menu-entry", "status")["packaged"] is None


@pytest.mark.parametrize("place", ["applications", "icons"])
@pytest.mark.parametrize("before", [False, True])
def test_what_cannot_be_written_is_said_and_nothing_is_half_done(data: Path, place: str, before: bool) -> None:
    """By a file in the place of a folder, which stops root, too; or, of an entry that is there, of its draft."""
    entry = MenuEntry(data, ["/usr/bin/env"])
    if before:
        entry.add()
        draft = entry.path if place == "applications" else next(data.rglob("*.svg"))
        draft.with_name(draft.name + ".new").mkdir()
    else:
        data.mkdir(parents=True)
        (data / place).write_text("a file in its place")
    there = files(data)
    with pytest.raises(DatabaseUnwritable, match="can't be changed"):
        MenuEntry(data, own_command()).add()
    assert files(data) == there


def test_a_path_that_no_entry_can_hold(data: Path) -> None:
    with pytest.raises(DatabaseUnwritable, match="invalid characters"):
        MenuEntry(data, ["/opt/\x01/organic-desktop"]).add()
    assert files(data) == {}


def test_without_a_home(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", "not/absolute")
    monkeypatch.delenv("HOME")
    monkeypatch.setattr(pwd, "getpwuid", lambda _: (_ for _ in ()).throw(KeyError("no such user")))
    code, _, err = shell("menu-entry", "add")
    assert (code, "can't be changed" in err) == (1, True)


@pytest.mark.parametrize("name", STRANGE)
def test_the_launcher_starts_a_program_wherever_it_lies(
    data: Path, tmp_path: Path, home: dict[str, str], session_bus: Bus, name: str
) -> None:
    needs("gio")
    program = program_in(tmp_path / name)
    entry = MenuEntry(data, [str(program)])
    entry.add()
    assert (entry.found().state, entry.found().program) == (MenuEntryState.CURRENT, str(program))
    validate(entry.path)
    for words in ([], [LINK]):
        subprocess.run(["gio", "launch", entry.path, *words], check=True, timeout=PATIENCE_SECONDS, env=home)
        said = tmp_path / "said.json"
        wait_until(said.exists)
        assert json.loads(said.read_text()) == words
        said.unlink()


def test_a_browser_hands_a_link_to_the_program(
    data: Path, tmp_path: Path, home: dict[str, str], session_bus: Bus
) -> None:
    """By GLib's own look-up of who opens links of this scheme, as `xdg-open` does on most desktops."""
    needs("gio", "update-desktop-database")
    entry = MenuEntry(data, [str(program_in(tmp_path / "a program's 100 %"))])
    entry.add()
    own = home | {"XDG_DATA_HOME": str(data), "XDG_DATA_DIRS": str(tmp_path / "share")}
    subprocess.run(["gio", "open", LINK], check=True, timeout=PATIENCE_SECONDS, env=own)
    wait_until((tmp_path / "said.json").exists)
    assert json.loads((tmp_path / "said.json").read_text()) == [LINK]
    entry.remove()
    refused = subprocess.run(["gio", "open", LINK], check=False, timeout=PATIENCE_SECONDS, env=own, capture_output=True)
    assert refused.returncode != 0, "nothing is left that would open it"


@pytest.mark.parametrize("name", ["a day's 100 % ü.organic", "backup.daylio"])
def test_a_double_click_on_a_file_starts_the_program_with_it(
    data: Path, tmp_path: Path, home: dict[str, str], session_bus: Bus, name: str
) -> None:
    """By GLib's own look-up of a file's type and of who opens it, as file managers do."""
    needs("gio", "update-desktop-database", "update-mime-database")
    entry = MenuEntry(data, [str(program_in(tmp_path / "program"))])
    entry.add()
    file = tmp_path / name
    file.write_bytes(b"PK\x03\x04")
    own = home | {"XDG_DATA_HOME": str(data), "XDG_DATA_DIRS": str(tmp_path / "share")}
    subprocess.run(["gio", "open", file], check=True, timeout=PATIENCE_SECONDS, env=own)
    wait_until((tmp_path / "said.json").exists)
    (word,) = json.loads((tmp_path / "said.json").read_text())
    assert is_file(word)
    assert path_of(word) == str(file)


def test_a_file_of_ours_is_known_by_its_beginning_and_no_other_is(
    data: Path, home: dict[str, str], tmp_path: Path
) -> None:
    """An export that lost its name's ending, and what has only a part of its marks."""
    needs("gio", "update-mime-database")
    MenuEntry(data, own_command()).add()
    folder = data.parent
    with closing(App(tmp_path / "folder")) as app:
        app.days.log(app.today(), {"sleep_hours": "7.5"})
        app.transfer.export(folder / "day.organic")
    whole = (folder / "day.organic").read_bytes()
    contents = {
        "day.organic": whole,
        "no-ending": whole,
        "newer": whole.replace(b'"schema_version": 1', b'"schema_version": 9'),
        "other-member": whole.replace(b"data.json", b"tada.json"),
        "other-content": whole.replace(b'"schema_version"', b'"schema_nothing"'),
        "data.json": whole[whole.index(b"{") : 400],
        "zip": b"PK\x05\x06" + bytes(18),
    }
    for name, content in contents.items():
        (folder / name).write_bytes(content)
    own = home | {"XDG_DATA_HOME": str(data), "XDG_DATA_DIRS": "/usr/share"}
    ours = "application/vnd.organic-desktop+zip"
    assert [name for name in contents if type_of(folder / name, own) == ours] == [*contents][:3]
    icon = "standard::icon:"
    described = subprocess.run(
        ["gio", "info", folder / "no-ending"], check=True, capture_output=True, text=True, env=own
    ).stdout
    (names,) = (line for line in described.splitlines() if icon in line)
    assert "org.organicos.desktop.document" in names


def type_of(file: Path, environment: dict[str, str]) -> str:
    """The MIME type that the desktop takes a file for."""
    query = ["gio", "info", "--attributes=standard::content-type", str(file)]
    said: str = subprocess.run(query, check=True, capture_output=True, text=True, env=environment).stdout
    return said.rpartition("content-type: ")[2].strip()


def test_the_command_is_the_path_that_an_upgrade_keeps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As pipx, uv and the packages link it; the usual folders go before the PATH of a terminal."""
    monkeypatch.setenv("HOME", str(tmp_path))
    script = Path(own_command()[0])
    links = [tmp_path / folder / "organic-desktop" for folder in ("on path", ".local/bin")]
    monkeypatch.setenv("PATH", f":.:{links[0].parent}:{os.environ['PATH']}")
    for link in links:
        link.parent.mkdir(parents=True)
        link.symlink_to(script)
        assert own_command() == [str(link)]
    for link in links:
        link.unlink()
        program_in(link.parent)
    assert own_command() == [str(script)], "another program of our name is none of ours"


def test_the_command_of_the_frozen_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = program_in(tmp_path / "lib" / "organic-desktop")
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(program))
    monkeypatch.setenv("HOME", str(tmp_path))
    assert own_command() == [str(program)]
    link = tmp_path / ".local" / "bin" / "organic-desktop"
    link.parent.mkdir(parents=True)
    link.symlink_to("../../lib/organic-desktop/organic-desktop")
    assert own_command() == [str(link)]


def test_the_command_of_a_version_that_is_no_longer_the_newest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The .run's folders: an upgrade comes while the program runs, and its own folder goes with the next."""
    versions = tmp_path / "lib" / "organic-desktop"
    old = program_in(versions / "1.0.abc")
    program_in(versions / "1.1.def")
    (versions / "current").symlink_to("1.0.abc")
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(old))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("PATH", "/usr/bin")
    assert own_command() == [str(versions / "current" / "organic-desktop")], (
        "there is no command, as without a ~/.local"
    )
    link = tmp_path / ".local" / "bin" / "organic-desktop"
    link.parent.mkdir(parents=True)
    link.symlink_to(versions / "current" / "organic-desktop")
    for newest in ("1.0.abc", "1.1.def"):
        (versions / "current").unlink()
        (versions / "current").symlink_to(newest)
        assert own_command() == [str(link)]
    link.unlink()
    link.symlink_to(program_in(tmp_path / "other"))
    assert own_command() == [str(versions / "current" / "organic-desktop")]


def test_elsewhere_than_on_linux(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    with pytest.raises(InvalidInput, match="Linux"):
        menu_entry()
