"""Starting with the session: the real entry, read as the desktop reads it, and run as the desktop runs it."""

from __future__ import annotations

import json
import os
import plistlib
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from organic_desktop.core.errors import DatabaseUnwritable
from organic_desktop.core.paths import resource
from organic_desktop.system.autostart import (
    LaunchAgent,
    State,
    XdgEntry,
    command,
    repair,
    starts,
)
from organic_desktop.system.desktop_entries import exec_line, exec_words
from tests.system.bus import PATIENCE_SECONDS, Bus, needs
from tests.system.screen import wait_until

ENTRY = "organic-desktop.desktop"
PACKAGED = resource(f"desktop/{ENTRY}")
WORDS = st.text(st.characters(exclude_categories=["Cc", "Cs"]) | st.sampled_from("\n\t\r"), min_size=1)
STRANGE = [
    'a b "c" $d `e` 100%u \\ ü',
    "a\nHidden=true\n[Desktop Action x]\nExec=evil",
    "tab\tand return\r",
    "ends with a backslash\\",
    "\\n no newline, \\s no space, %% %f %n",
    " spaces at both ends ",
    "next\x85line and line\u2028separator, \u202eturned",
    "q\"'`$%\\;#=~&|<>*?()",
]


@pytest.fixture
def entry(tmp_path: Path) -> XdgEntry:
    return XdgEntry(tmp_path / "autostart")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "autostart" / ENTRY


def validate(file: Path) -> None:
    needs("desktop-file-validate")
    done = subprocess.run(["desktop-file-validate", file], capture_output=True, text=True)
    assert (done.stdout, done.returncode) == ("", 0)


def test_on_and_off(entry: XdgEntry, file: Path, tmp_path: Path) -> None:
    assert entry.state() is State.OFF
    entry.turn_on(command(tmp_path / "data"))
    assert entry.state() is State.ON
    validate(file)
    entry.turn_off()
    assert (entry.state(), file.exists()) == (State.OFF, False)
    entry.turn_off()


OFF_ELSEWHERE = [
    "Hidden=true",
    "Hidden=1",
    "  Hidden = true",
    "X-GNOME-Autostart-enabled=false",
    "X-GNOME-Autostart-enabled=0",
    "X-MATE-Autostart-enabled=false",
    "OnlyShowIn=KDE;XFCE;",
    "NotShowIn=MATE;GNOME;",
]


@pytest.mark.parametrize("line", OFF_ELSEWHERE)
def test_what_was_turned_off_elsewhere_is_off(
    entry: XdgEntry, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: str
) -> None:
    monkeypatch.setenv("XDG_CURRENT_DESKTOP", "ubuntu:GNOME")
    entry.turn_on(command(tmp_path))
    file.write_text(file.read_text() + line + "\n")
    assert entry.state() is State.OFF
    entry.turn_on(command(tmp_path))
    assert entry.state() is State.ON


@pytest.mark.parametrize(
    "text",
    [
        "[Desktop Entry]\nType=Application\nName=Organic\nExec=/gone/python -m organic_desktop\n",
        "[Desktop Entry]\nName=Organic\n",
        '[Desktop Entry]\nExec="no end\n',
        "no entry at all",
        "",
    ],
)
def test_a_broken_entry_is_told_and_mended(entry: XdgEntry, file: Path, tmp_path: Path, text: str) -> None:
    file.parent.mkdir()
    file.write_text(text)
    assert entry.state() is State.BROKEN
    entry.turn_on(command(tmp_path))
    assert entry.state() is State.ON


def test_a_folder_that_cannot_be_written(entry: XdgEntry, file: Path, tmp_path: Path) -> None:
    file.parent.write_text("a file in its place")
    with pytest.raises(DatabaseUnwritable):
        entry.turn_on(command(tmp_path))


@given(st.lists(WORDS, min_size=1))
@example(["/a b/python", "100%", 'a"b', "a\\b", "$HOME", "`x`", "%f", "ü"])
def test_every_word_survives_the_entry(words: list[str]) -> None:
    assert exec_words(exec_line(words)) == words


@pytest.mark.parametrize("name", STRANGE)
def test_the_desktop_runs_what_was_meant(
    entry: XdgEntry, file: Path, tmp_path: Path, home: dict[str, str], session_bus: Bus, name: str
) -> None:
    """By GLib's own reader of such entries, from a folder with every strange sign."""
    needs("gio")
    strange = tmp_path / name
    said = tmp_path / "said.json"
    program = f"import json, sys; open({str(said)!r}, 'w').write(json.dumps(sys.argv[1:]))"
    entry.turn_on([sys.executable, "-c", program, "--data-dir", str(strange)])
    validate(file)
    assert len(file.read_text().split("\n")) == 7
    assert entry.state() is State.ON
    subprocess.run(["gio", "launch", file], check=True, timeout=PATIENCE_SECONDS, env=home)
    wait_until(lambda: said.exists() and said.read_text())
    assert json.loads(said.read_text()) == ["--data-dir", str(strange)]


@pytest.mark.parametrize("name", [os.fsdecode(b"latin-1: \xe4"), "\x1b[31m", "\x7f", "\x01"])
def test_what_no_entry_can_hold_is_said_and_changes_nothing(
    entry: XdgEntry, file: Path, tmp_path: Path, name: str
) -> None:
    for before in (None, [sys.executable, "before"]):
        if before:
            entry.turn_on(before)
        for place in (entry, LaunchAgent(tmp_path / "agents"))[: 1 if name == "\x7f" else 2]:  # XML holds that one
            with pytest.raises(DatabaseUnwritable, match="a path contains invalid characters"):
                place.turn_on([sys.executable, "--data-dir", str(tmp_path / name)])
        assert file.exists() is bool(before)
    assert exec_words(file.read_text().split("\nExec=")[1].splitlines()[0]) == [sys.executable, "before"]
    assert [each.name for each in file.parent.iterdir()] == [ENTRY]


@pytest.mark.parametrize("content", ["pipe", "folder", "large", "bytes"])
def test_an_entry_that_is_none_is_broken_and_not_waited_for(
    entry: XdgEntry, file: Path, tmp_path: Path, content: str
) -> None:
    file.parent.mkdir()
    agents = tmp_path / "agents"
    agents.mkdir()
    for place in (file, agents / "org.organicos.desktop.plist"):
        if content == "pipe":
            os.mkfifo(place)
        elif content == "folder":
            place.mkdir()
        else:
            place.write_bytes(b"x" * 100_000 if content == "large" else b"\xff\xfe\x00")
    assert entry.state() is State.BROKEN
    assert LaunchAgent(agents).state() is State.BROKEN


def test_the_command_starts_this_program(tmp_path: Path, home: dict[str, str]) -> None:
    words = command(tmp_path)
    assert Path(words[0]).is_absolute()
    assert words[-3:] == ["--minimized", "--data-dir", str(tmp_path)]
    done = subprocess.run([*words[:-3], "--help"], capture_output=True, text=True, env=home, timeout=PATIENCE_SECONDS)
    assert "organic-desktop" in done.stdout, done.stderr


def test_the_packaged_entry_is_valid() -> None:
    validate(PACKAGED)


def test_a_launch_agent(tmp_path: Path) -> None:
    agent, file = LaunchAgent(tmp_path / "LaunchAgents"), tmp_path / "LaunchAgents" / "org.organicos.desktop.plist"
    assert agent.state() is State.OFF
    agent.turn_on(command(tmp_path))
    assert agent.state() is State.ON
    written = plistlib.loads(file.read_bytes())
    assert (written["ProgramArguments"], written["RunAtLoad"]) == (command(tmp_path), True)
    assert (written["KeepAlive"], written["AssociatedBundleIdentifiers"]) == (False, ["org.organicos.desktop"])
    file.write_bytes(plistlib.dumps(written | {"Disabled": True}))
    assert agent.state() is State.OFF
    file.write_bytes(plistlib.dumps(written | {"ProgramArguments": ["/gone/organic"]}))
    assert agent.state() is State.BROKEN
    file.write_text("no list at all")
    assert agent.state() is State.BROKEN
    agent.turn_off()
    assert agent.state() is State.OFF


@pytest.mark.parametrize("name", STRANGE)
def test_the_session_starts_a_program_wherever_it_lies(
    entry: XdgEntry, file: Path, tmp_path: Path, home: dict[str, str], session_bus: Bus, name: str
) -> None:
    needs("gio")
    said = tmp_path / "said"
    program = tmp_path / name / "organic-desktop"
    program.parent.mkdir()
    program.write_text(f"#!{sys.executable}\nimport sys\nopen({str(said)!r}, 'w').write(sys.argv[1])\n")
    program.chmod(0o700)
    entry.turn_on([str(program), "--minimized"])
    validate(file)
    assert entry.state() is State.ON
    subprocess.run(["gio", "launch", file], check=True, timeout=PATIENCE_SECONDS, env=home)
    wait_until(lambda: said.exists() and said.read_text() == "--minimized")
    program.unlink()
    assert entry.state() is State.BROKEN


@pytest.fixture(params=["entry", "agent"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> XdgEntry | LaunchAgent:
    return XdgEntry(tmp_path / "autostart") if request.param == "entry" else LaunchAgent(tmp_path / "agents")


def test_an_entry_whose_program_moved_is_mended(place: XdgEntry | LaunchAgent, tmp_path: Path) -> None:
    """As after an upgrade into a folder of another version, or from a checkout to a package."""
    wanted = command(tmp_path)
    for before in (["/gone/1.0/organic-desktop"], [sys.executable, "-m", "organic_desktop"]):
        place.turn_on([*before, *wanted[-3:]])
        assert repair(place, tmp_path)
        assert (place.stored_command(), place.state()) == (wanted, State.ON)
        assert not repair(place, tmp_path), "once"


def test_another_path_of_this_program_gives_way_to_the_one_that_stays(
    place: XdgEntry | LaunchAgent, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The folder behind the link, where the link is what an upgrade keeps."""
    monkeypatch.setenv("HOME", str(tmp_path))
    before = command(tmp_path)
    place.turn_on(before)
    link = tmp_path / ".local" / "bin" / "organic-desktop"
    link.parent.mkdir(parents=True)
    link.symlink_to(before[0])
    assert starts(place, command(tmp_path))
    assert repair(place, tmp_path)
    assert place.stored_command()[0] == str(link)


@pytest.mark.parametrize("what", ["other program", "other folder", "other flags", "off", "none"])
def test_what_is_not_ours_to_mend_is_left(place: XdgEntry | LaunchAgent, tmp_path: Path, what: str) -> None:
    gone, flags = "/gone/organic-desktop", command(tmp_path)[-3:]
    if what == "other program":
        gone = "/bin/true"
    elif what == "other folder":
        flags = command(tmp_path / "other")[-3:]
    elif what == "other flags":
        flags = ["--verbose", *flags[1:]]
    if what != "none":
        place.turn_on([gone, *flags])
        if what == "off":
            place.turn_off()
    before = place.stored_command()
    assert not repair(place, tmp_path)
    assert place.stored_command() == before
    assert not starts(place, command(tmp_path))


@pytest.mark.parametrize("line", OFF_ELSEWHERE)
def test_what_was_turned_off_elsewhere_is_not_mended(
    entry: XdgEntry, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: str
) -> None:
    monkeypatch.setenv("XDG_CURRENT_DESKTOP", "ubuntu:GNOME")
    entry.turn_on(["/gone/organic-desktop", *command(tmp_path)[-3:]])
    file.write_text(before := file.read_text() + f"{line}\n")
    assert not repair(entry, tmp_path)
    assert (entry.state(), file.read_text()) == (State.OFF, before)


def test_mending_keeps_what_the_user_wrote(
    entry: XdgEntry, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where it starts, and when: an upgrade that moves the program changes the program's path, and nothing else."""
    monkeypatch.setenv("XDG_CURRENT_DESKTOP", "KDE")
    entry.turn_on(["/gone/organic-desktop", *(wanted := command(tmp_path))[-3:]])
    own = "# mine\nOnlyShowIn=KDE;\n X-GNOME-Autostart-Delay = 30\n\n[Desktop Action x]\nExec=/gone/organic-desktop\n"
    file.write_text(file.read_text().replace("Name=Organic", "Name = My diary") + own)
    assert repair(entry, tmp_path)
    assert (entry.stored_command(), entry.state()) == (wanted, State.ON)
    assert file.read_text().endswith(own)
    assert "Name = My diary\n" in file.read_text()
    of_before = [line for line in file.read_text().splitlines() if "/gone/" in line]
    assert of_before == ["Exec=/gone/organic-desktop"], "the action is the user's"


def test_mending_keeps_the_other_keys_of_an_agent(tmp_path: Path) -> None:
    agent, file = LaunchAgent(tmp_path / "agents"), tmp_path / "agents" / "org.organicos.desktop.plist"
    agent.turn_on(["/gone/organic-desktop", *command(tmp_path)[-3:]])
    file.write_bytes(plistlib.dumps(plistlib.loads(file.read_bytes()) | {"Nice": 5}))
    assert repair(agent, tmp_path)
    assert plistlib.loads(file.read_bytes())["Nice"] == 5


@pytest.mark.parametrize("how", ["link", "read-only", "wrapper", "flag", "by env", "gone wrapper"])
def test_an_entry_of_the_users_own_making_is_left(entry: XdgEntry, file: Path, tmp_path: Path, how: str) -> None:
    """Though the program that it was made for is gone."""
    flags = command(tmp_path)[-3:]
    entry.turn_on(["/gone/organic-desktop", *flags])
    text = file.read_text()
    exec_of = {
        "wrapper": ["/bin/true", *flags],
        "flag": ["/gone/organic-desktop", "--verbose", *flags],
        "by env": ["env", "QT_SCALE_FACTOR=2", "/gone/organic-desktop", *flags],
        "gone wrapper": ["/media/disk/start-my-diary", *flags],
    }
    if how in exec_of:
        lines = [f"Exec={exec_line(exec_of[how])}" if each.startswith("Exec=") else each for each in text.splitlines()]
        file.write_text("\n".join([*lines, ""]))
    elif how == "link":
        file.rename(tmp_path / "kept elsewhere")
        file.symlink_to(tmp_path / "kept elsewhere")
    else:
        file.chmod(0o400)
    before = file.read_text()
    assert not repair(entry, tmp_path)
    assert (file.read_text(), file.is_symlink()) == (before, how == "link")


def test_a_removed_program_is_silent(entry: XdgEntry, file: Path, tmp_path: Path, home: dict[str, str]) -> None:
    """By TryExec, which desktops look at before they start anything, and complain of nothing."""
    entry.turn_on(["/gone/100% organic-desktop", "--minimized"])
    validate(file)
    assert "TryExec=/gone/100% organic-desktop\n" in file.read_text()
