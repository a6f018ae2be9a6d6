"""The real program, started as a launcher and a browser do: by its entry, its actions and links, through GLib."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from organic_desktop.app.facade import App
from organic_desktop.core.settings import Settings
from organic_desktop.system.autostart import XdgEntry, command
from organic_desktop.system.desktop_entries import MenuEntry, keys_of
from organic_desktop.system.installation import own_command
from organic_desktop.system.startup_notification import activate, end_launch
from tests.devices import logged
from tests.system.bus import PATIENCE_SECONDS, needs
from tests.system.screen import Desktop, wait_until
from tests.system.test_the_whole_way import active_window
from tests.system.wayland import WaylandDesktop
from tests.system.windows import Windows

LINK = "organic-desktop://connect?url=https%3A%2F%2Fabc.supabase.co&key=sb_publishable_abc"
ORGANIC, ACCOUNT, IMPORT = "Organic", "Account", "Import"


@pytest.fixture
def entry(home: dict[str, str], folder: Path) -> MenuEntry:
    """The user's entry; what it starts works on the folder, by the environment."""
    needs("gio")
    home["ORGANIC_DATA_DIR"] = str(folder)
    home["ORGANIC_STATE_DIR"] = str(folder.with_name("state"))
    made = MenuEntry(Path(home["XDG_DATA_HOME"]), own_command())
    made.add()
    return made


def launch(entry: MenuEntry, home: dict[str, str], *words: str, action: str = "") -> None:
    """Start it as a launcher does; an action by an entry whose only command is that one's."""
    file = entry.path
    if action:
        text = file.read_text()
        (line,) = (each for each in text.split(f"[Desktop Action {action}]")[1].splitlines()[:5] if "Exec=" in each)
        file = file.with_name(f"{action}.desktop")
        file.write_text(text.replace(f"Exec={keys_of(text)['Exec']}", line))
    subprocess.run(["gio", "launch", file, *words], check=True, timeout=PATIENCE_SECONDS, env=home)


def settings(folder: Path) -> Settings:
    with closing(App(folder)) as app:
        return app.settings


def today(folder: Path, column: str) -> object:
    with closing(App(folder)) as app:
        return logged(app, app.today()).get(column)


def test_by_its_icon_and_its_actions(virtual_desktop: Desktop, entry: MenuEntry, folder: Path) -> None:
    home = virtual_desktop.environment
    launch(entry, home, action="water")
    wait_until(lambda: today(folder, "water_intake_ml") == 250, "the water, without a window")
    assert active_window(virtual_desktop) == ""
    launch(entry, home)
    wait_until(lambda: active_window(virtual_desktop) == ORGANIC, "the window")
    launch(entry, home, action="mood")
    wait_until(lambda: today(folder, "mood_score") == 4, "the mood")
    virtual_desktop.start("xdotool", "getactivewindow", "windowminimize")
    wait_until(lambda: active_window(virtual_desktop) != ORGANIC, "the window's going")
    launch(entry, home, action="today")
    wait_until(lambda: active_window(virtual_desktop) == ORGANIC, "the window again")


def test_a_link_opens_the_window_and_asks(virtual_desktop: Desktop, entry: MenuEntry, folder: Path) -> None:
    before = settings(folder)
    launch(entry, virtual_desktop.environment, LINK)
    wait_until(lambda: active_window(virtual_desktop) == ACCOUNT, "the dialog")
    assert settings(folder) == before


def test_a_double_click_on_a_file_opens_the_import(
    virtual_desktop: Desktop, entry: MenuEntry, folder: Path, tmp_path: Path
) -> None:
    """By the file manager's own way: its type, who opens that, the entry's command; again for one that runs.

    The second has no ending by which its type could be known.
    """
    needs("update-desktop-database", "update-mime-database")
    files = exported(folder, tmp_path / "a day's ü.organic", tmp_path / "without ending")
    for file in files:
        open_by_click(virtual_desktop, file)
        wait_until(lambda: active_window(virtual_desktop) == IMPORT, "the import")
        virtual_desktop.start("xdotool", "key", "Escape", "Escape", "Escape")
        wait_until(lambda: active_window(virtual_desktop) == ORGANIC, "the window")


def test_files_that_are_clicked_together_are_shown_one_after_another_also_out_of_the_tray(
    virtual_desktop: Desktop, entry: MenuEntry, folder: Path, tmp_path: Path
) -> None:
    needs("update-desktop-database", "update-mime-database")
    files = exported(folder, tmp_path / "first.organic", tmp_path / "second.organic")
    windows = Windows(virtual_desktop.environment)
    virtual_desktop.start_organic(folder, "--minimized")
    wait_until(lambda: (folder / "instance.socket").exists(), "the program")
    assert not windows.managed(ORGANIC)
    open_by_click(virtual_desktop, *files)
    shown: list[str] = []

    def next_is_active() -> bool:
        """Keep the window that was seen: asked once more, the window manager may be between two of them."""
        window = windows.active(IMPORT)
        if window not in ("", *shown):
            shown.append(window)
            return True
        return False

    for file in files:
        wait_until(next_is_active, file.name)
        windows.close(shown[-1])
    wait_until(lambda: active_window(virtual_desktop) == ORGANIC, "the window")


def exported(folder: Path, *files: Path) -> tuple[Path, ...]:
    """Everything of a folder with one day, written as these files."""
    with closing(App(folder)) as app:
        app.days.log(app.today(), {"sleep_hours": "7.5"})
        for file in files:
            app.transfer.export(file)
    return files


def open_by_click(desktop: Desktop, *files: Path) -> None:
    subprocess.run(["gio", "open", *files], check=True, timeout=PATIENCE_SECONDS, env=desktop.environment)


def test_a_link_raises_the_window_from_the_tray(virtual_desktop: Desktop, entry: MenuEntry, folder: Path) -> None:
    before = settings(folder)
    program = virtual_desktop.start_organic(folder, "--minimized")
    wait_until(lambda: (folder / "instance.socket").exists(), "the program")
    launch(entry, virtual_desktop.environment, LINK)
    wait_until(lambda: active_window(virtual_desktop) == ACCOUNT, "the dialog")
    assert settings(folder) == before
    assert program.poll() is None


def test_a_second_link_leaves_the_keyboard_to_the_dialog(
    virtual_desktop: Desktop, entry: MenuEntry, folder: Path
) -> None:
    """Or gives it back, if another window had it; the window behind has none while the dialog is open."""
    home = virtual_desktop.environment
    second = [*own_command(), LINK.replace("abc", "other")]
    launch(entry, home, LINK)
    wait_until(lambda: active_window(virtual_desktop) == ACCOUNT, "the dialog")
    subprocess.run(second, env=home, timeout=PATIENCE_SECONDS, check=True)
    assert active_window(virtual_desktop) == ACCOUNT
    virtual_desktop.start("xev", "-name", "another")
    wait_until(lambda: active_window(virtual_desktop) == "another", "another window")
    clicked = home | {"DESKTOP_STARTUP_ID": "launcher-2-host_TIME4000000000"}
    subprocess.run(second, env=clicked, timeout=PATIENCE_SECONDS, check=True)
    wait_until(lambda: active_window(virtual_desktop) == ACCOUNT, "the dialog in front")


def test_a_page_that_sends_wrong_links_without_end_is_told_once(
    virtual_desktop: Desktop, entry: MenuEntry, folder: Path
) -> None:
    home = virtual_desktop.environment
    for link in ("organic-desktop://nonsense", LINK.replace("publishable", "secret"), LINK.replace("https", "http")):
        done = subprocess.run([*own_command(), link], env=home, timeout=PATIENCE_SECONDS, stderr=subprocess.PIPE)
        assert done.returncode in (1, 2)
        assert done.stderr, "who has a terminal reads each"
    assert virtual_desktop.notifications() == 1
    stamp = Path(home["ORGANIC_STATE_DIR"]) / "refused-link"
    assert stamp.read_bytes() == b"", "nothing is kept of what it said"
    os.utime(stamp, (0, 0))
    subprocess.run([*own_command(), link], env=home, timeout=PATIENCE_SECONDS, stderr=subprocess.PIPE)
    wait_until(lambda: virtual_desktop.notifications() == 2, "the sentence, a while later")


def test_a_wrong_link_is_said_on_the_desktop(virtual_desktop: Desktop, entry: MenuEntry, folder: Path) -> None:
    launch(entry, virtual_desktop.environment, LINK.replace("sb_publishable", "sb_secret"))
    wait_until(lambda: virtual_desktop.notifications() == 1, "the sentence")
    assert active_window(virtual_desktop) == ""
    assert "sb_secret" not in virtual_desktop.printed("dunst")


def test_a_link_on_wayland(wayland: WaylandDesktop, entry: MenuEntry, folder: Path) -> None:
    wayland.start_organic(folder, "--minimized")
    wait_until(wayland.icons, "the icon")
    launch(entry, wayland.environment | {"XDG_ACTIVATION_TOKEN": "of-a-launcher"}, LINK)
    wait_until(lambda: wayland.focused() == ACCOUNT, "the dialog with the keyboard")
    assert ORGANIC in wayland.windows()


@pytest.fixture
def overheard(virtual_desktop: Desktop) -> Callable[[], str]:
    """What is said at the root of the screen, from now on: xev prints it."""
    needs("xev", "stdbuf", "xprop")
    virtual_desktop.start("stdbuf", "-oL", "xev", "-root", "-event", "property", "-event", "substructure")
    any_word = ["xprop", "-root", "-f", "_ORGANIC_TEST", "8s", "-set", "_ORGANIC_TEST", "x"]

    def listens() -> bool:
        subprocess.run(any_word, env=virtual_desktop.environment, check=True, timeout=PATIENCE_SECONDS)
        return "_ORGANIC_TEST" in virtual_desktop.printed("stdbuf")

    wait_until(listens, "xev")
    return lambda: virtual_desktop.printed("stdbuf")


@pytest.mark.parametrize("words", [[], ["--log", "water=+250"], ["organic-desktop://nonsense"]])
def test_the_launcher_hears_that_no_window_will_come(
    virtual_desktop: Desktop, entry: MenuEntry, folder: Path, overheard: Callable[[], str], words: list[str]
) -> None:
    """Else it would show for twenty seconds that something starts."""
    virtual_desktop.start_organic(folder)
    wait_until(lambda: active_window(virtual_desktop) == ORGANIC, "the window")
    before = overheard().count("_NET_STARTUP_INFO_BEGIN")
    home = virtual_desktop.environment | {"DESKTOP_STARTUP_ID": 'launcher/"odd id"\\-1-host_TIME1000'}
    subprocess.run([*own_command(), *words], env=home, timeout=PATIENCE_SECONDS, stderr=subprocess.DEVNULL)
    wait_until(lambda: overheard().count("_NET_STARTUP_INFO_BEGIN") == before + 1, "the word")
    wait_until(lambda: "(_NET_STARTUP_INFO)" in overheard(), "its end")


def test_the_window_manager_hears_when_the_user_clicked(
    virtual_desktop: Desktop, overheard: Callable[[], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """One that guards the keyboard gives it to who shows a click that is newer than the last key."""
    monkeypatch.setenv("DISPLAY", virtual_desktop.environment["DISPLAY"])
    for startup_id in ("", "no time", "launcher_TIME", "launcher_TIMEx1", "\ud800", "launcher-1-host_TIME123456"):
        activate(0x200001, startup_id)
    wait_until(lambda: "_NET_ACTIVE_WINDOW), format 32" in overheard(), "the message")
    assert overheard().count("window 0x200001,\n    message_type") == 1


def test_a_click_on_the_icon_raises_the_window_over_what_was_typed_in_since(
    virtual_desktop: Desktop, entry: MenuEntry, folder: Path
) -> None:
    needs("xdotool")
    virtual_desktop.start_organic(folder)
    wait_until(lambda: active_window(virtual_desktop) == ORGANIC, "the window")
    virtual_desktop.start("xev", "-name", "another")
    wait_until(lambda: active_window(virtual_desktop) == "another", "another window")
    subprocess.run(["xdotool", "key", "a"], env=virtual_desktop.environment, check=True)
    clicked = int(time.monotonic() * 1000) % 2**32  # as the X server counts
    launch(entry, virtual_desktop.environment | {"DESKTOP_STARTUP_ID": f"launcher-2-host_TIME{clicked}"})
    wait_until(lambda: active_window(virtual_desktop) == ORGANIC, "the window in front")


@pytest.mark.parametrize("display", ["", ":4711", "nonsense"])
def test_without_x11_nothing_is_said(monkeypatch: pytest.MonkeyPatch, display: str) -> None:
    monkeypatch.setenv("DISPLAY", display)
    end_launch("launcher_TIME1")
    activate(1, "launcher_TIME1")


def test_with_the_session_before_there_is_a_tray_or_anything_else(virtual_desktop: Desktop, folder: Path) -> None:
    """By the entry that the settings write, as the session starts it: first of all, and out of sight once it can be."""
    needs("gio")
    virtual_desktop.end_tray()
    virtual_desktop.end_notifications()
    windows = Windows(virtual_desktop.environment)
    autostart = Path(virtual_desktop.environment["XDG_CONFIG_HOME"]) / "autostart"
    XdgEntry(autostart).turn_on(command(folder))
    subprocess.run(
        ["gio", "launch", autostart / "organic-desktop.desktop"],
        check=True, timeout=PATIENCE_SECONDS, env=virtual_desktop.environment,
    )  # fmt: skip
    wait_until(lambda: windows.managed(ORGANIC), "the window in the task bar")
    virtual_desktop.start_notifications()
    virtual_desktop.start_tray()
    wait_until(lambda: not windows.managed(ORGANIC), "the window's hiding")
    subprocess.run([*own_command(), "--data-dir", folder], env=virtual_desktop.environment, check=True)
    wait_until(lambda: active_window(virtual_desktop) == ORGANIC, "the window")
