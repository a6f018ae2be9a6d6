"""The ``.run`` as a person without an administrator meets it: installed, used, brought up to date, removed, refused.

The root has what every desktop has (the libraries that the .deb asks for), and xz.
"""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from tests.packages import bases
from tests.packages.conftest import Boot, only
from tests.packages.people import Person
from tests.packages.roots import Ground, Root
from tests.packages.screens import Eyes
from tests.system.screen import wait_until

HOME = bases.HOMES["anna"]
LIB = f"{HOME}/.local/lib/organic-desktop"
ENTRY = ".local/share/applications/organic-desktop.desktop"
AUTOSTART = ".config/autostart/organic-desktop.desktop"
FOREIGN = "#!/bin/sh\necho somebody else's\n"
PATH = "/usr/local/bin:/usr/bin:/bin"


@pytest.fixture(scope="session")
def runfile(dist: Path) -> Path:
    return only(dist, "organic-desktop-*-x86_64.run")


@pytest.fixture
def desktop(ground: Ground, suite: str, deb: Path) -> str:
    """The layer with what a desktop brings."""
    needed = subprocess.run(["dpkg-deb", "--field", deb, "Depends"], check=True, capture_output=True, text=True).stdout
    return ground.layer("desktop", suite, prepare=lambda root: root.apt_get("satisfy", needed, "xz-utils"))


@pytest.fixture
def there(boot: Boot, desktop: str) -> Root:
    """A desktop on which nobody has installed the program."""
    return boot(desktop)


def install(
    root: Root, runfile: Path, *words: str, user: str = "anna", env: dict[str, str | None] | None = None
) -> subprocess.CompletedProcess[str]:
    return root.run("sh", root.put(runfile, user), *words, user=user, check=False, environment=env)


def made(root: Root, home: str = HOME) -> set[str]:
    """What lies below a home that wasn't there before, without the file that was downloaded."""
    usual = {".bash_logout", ".bashrc", ".profile", "Downloads"}
    return {name for name in os.listdir(root.path(home)) if name not in usual}


def stub(root: Root, name: str, answer: str) -> dict[str, str | None]:
    """An environment in which a program of the system answers as on another one."""
    script = root.path(f"/opt/stubs/{name}")
    script.parent.mkdir(parents=True, exist_ok=True)
    script.write_text(f"#!/bin/sh\n{answer}\n")
    script.chmod(0o755)
    return {"PATH": f"/opt/stubs:{PATH}"}


def write(root: Root, inside: str, text: str) -> Path:
    """A file of the user's own, in folders of their own."""
    file = root.path(inside)
    root.run("mkdir", "-p", str(Path(inside).parent), user="anna")
    file.write_text(text)
    os.chown(file, root.uid("anna"), root.uid("anna"))
    return file


def folders(root: Root) -> list[str]:
    """The program's own, one for each installation that is still there."""
    names = [each.name for each in root.path(LIB).iterdir() if each.is_dir() and not each.is_symlink()]
    return sorted(names)


def test_what_is_logged_by_clicks_is_in_the_database_and_stays_when_the_program_is_removed(
    there: Root, runfile: Path, screen: Eyes
) -> None:
    done = install(there, runfile)
    assert done.returncode == 0, done.stderr
    assert f"installed in {LIB}" in done.stdout
    assert f"Remove: {HOME}/.local/bin/organic-desktop-uninstall" in done.stdout
    assert "isn't in your PATH" in done.stdout
    anna = Person(there, screen, entry=f"{HOME}/{ENTRY}")
    program = anna.begin()
    anna.log_by_clicks()
    refused = there.run(f"{HOME}/.local/bin/organic-desktop-uninstall", user="anna", check=False)
    assert refused.returncode == 1
    assert "Organic is running: quit it first" in refused.stderr
    assert program.quit() == 0
    there.run(f"{HOME}/.local/bin/organic-desktop-uninstall", user="anna")
    left = {path for path in there.files(f"{HOME}/.local") if "organic" in path}
    data = {f"{HOME}/.local/share/organic-desktop", f"{HOME}/.local/state/organic-desktop"}
    assert not {path for path in left if not any(path.startswith(folder) for folder in data)}
    assert anna.logged(mood_score=4, water_intake_ml=250)


def test_an_upgrade_leaves_the_running_program_its_files(there: Root, runfile: Path, screen: Eyes) -> None:
    install(there, runfile)
    first = folders(there)
    anna = Person(there, screen, entry=f"{HOME}/{ENTRY}")
    program = anna.begin()
    done = install(there, runfile)
    assert "Organic is running: quit it (Ctrl+Q) and open it again" in done.stdout
    assert len(folders(there)) == 2
    screen.click("Insights")
    anna.screen.click("Today")
    anna.log_by_clicks()
    assert program.quit() == 0
    install(there, runfile)
    assert len(folders(there)) == 1
    assert folders(there) != first
    anna.click_icon()
    screen.find("Water: 250 ml. Click to enter a value.")


@pytest.mark.parametrize("how", ["by its command", "by the file"])
def test_removing_it_takes_its_start_with_the_session_along(there: Root, runfile: Path, how: str) -> None:
    install(there, runfile)
    text = f"[Desktop Entry]\nType=Application\nTryExec={HOME}/.local/bin/organic-desktop\n"
    entry = write(there, f"{HOME}/{AUTOSTART}", text)
    if how == "by the file":
        install(there, runfile, "--uninstall")
    else:
        there.run(f"{HOME}/.local/bin/organic-desktop-uninstall", user="anna")
    assert not entry.exists()
    assert not there.path(f"{HOME}/{ENTRY}").exists()


def test_a_start_of_another_installation_stays(there: Root, runfile: Path) -> None:
    install(there, runfile)
    text = "[Desktop Entry]\nType=Application\nTryExec=/usr/bin/organic-desktop\n"
    entry = write(there, f"{HOME}/{AUTOSTART}", text)
    install(there, runfile, "--uninstall")
    assert entry.exists()


def test_root_is_refused_unless_it_is_meant(there: Root, runfile: Path) -> None:
    file = there.put(runfile)
    refused = there.run("sh", file, check=False)
    assert refused.returncode == 1
    assert "run this as that user, without sudo" in refused.stderr
    assert not there.path("/root/.local").exists()
    there.run("sh", file, "--as-root")
    there.run("/root/.local/bin/organic-desktop", "--help")
    there.run("/root/.local/bin/organic-desktop-uninstall", "--as-root")
    assert not there.path("/root/.local/lib").exists()


@pytest.mark.parametrize(
    ("program", "answer", "sentence"),
    [
        ("uname", 'case $1 in -m) echo aarch64 ;; *) echo Linux ;; esac', "and this is Linux aarch64"),
        ("uname", 'case $1 in -m) echo x86_64 ;; *) echo FreeBSD ;; esac', "and this is FreeBSD x86_64"),
        ("getconf", "echo glibc 2.31", "and here is glibc 2.31"),
        ("getconf", "exit 1", "and here is no glibc"),
        ("df", "echo Filesystem; echo none 9 9 9000 9% /", "8 MB are free"),
    ],
)  # fmt: skip
def test_another_system_is_refused_in_a_sentence(
    there: Root, runfile: Path, program: str, answer: str, sentence: str
) -> None:
    environment = stub(there, program, answer)
    done = install(there, runfile, "--nodiskspace", env=environment)
    assert done.returncode == 1
    assert sentence in done.stderr
    assert not made(there)


def test_a_disk_that_fills_up_leaves_nothing(there: Root, runfile: Path) -> None:
    home = f"{HOME}/small"
    there.path(home).mkdir()
    there.run("mount", "-t", "tmpfs", "-o", "size=60m,mode=777", "tmpfs", home)
    environment = stub(there, "df", "echo Filesystem; echo none 9 9 999999999 9% /") | {"HOME": home}
    done = install(there, runfile, env=environment)
    assert done.returncode == 1
    assert "Nothing was changed." in done.stderr
    assert not list(there.path(home).iterdir())


def test_a_full_disk_leaves_the_earlier_installation(there: Root, runfile: Path) -> None:
    install(there, runfile)
    before = there.files(LIB)
    done = install(there, runfile, env=stub(there, "df", "echo Filesystem; echo none 9 9 9 9% /"))
    assert done.returncode == 1
    assert there.files(LIB) == before
    there.run(f"{HOME}/.local/bin/organic-desktop", "status", user="anna")


def test_an_interrupted_installation_is_made_good_by_the_next(there: Root, runfile: Path) -> None:
    """Killed while it unpacks, it can't clean up."""
    begun = there.start("sh", there.put(runfile))
    wait_until(lambda: there.path(LIB).is_dir() and folders(there), "the folder of the program")
    there.run("sh", "-c", "kill -KILL -1", user="anna", check=False)  # all of anna's, its own shell as well
    begun.ended()
    assert not there.path(f"{LIB}/current").exists()
    assert install(there, runfile).returncode == 0
    assert len(folders(there)) == 1
    there.run(f"{HOME}/.local/bin/organic-desktop", "status", user="anna")


def test_a_home_with_any_signs_and_folders_of_ones_own(there: Root, runfile: Path) -> None:
    home = there.path(f'{HOME}/A 100% "ho\'me" $x `y` ä')
    home.mkdir()
    os.chown(home, there.uid("anna"), there.uid("anna"))
    inside = f"{HOME}/{home.name}"
    own: dict[str, str | None] = {
        "HOME": inside,
        "XDG_BIN_HOME": f"{inside}/my bin",
        "XDG_DATA_HOME": f"{inside}/my data",
        "XDG_CONFIG_HOME": "not absolute",
    }
    assert install(there, runfile, env=own).returncode == 0
    entry = home / "my data/applications/organic-desktop.desktop"
    assert f"TryExec={inside}/my bin/organic-desktop\n" in entry.read_text()
    there.run(f"{inside}/my bin/organic-desktop", "log", "--mood", "4", user="anna", environment=own)
    assert (home / "my data/organic-desktop/local.db").exists()
    there.run(f"{inside}/my bin/organic-desktop-uninstall", user="anna", environment=own)
    assert not entry.exists()
    assert not list((home / "my bin").iterdir())
    assert (home / "my data/organic-desktop/local.db").exists()


def test_a_folder_of_commands_that_cant_be_written_to(there: Root, runfile: Path) -> None:
    closed = there.path(f"{HOME}/.local/bin")
    closed.mkdir(parents=True)
    os.chown(closed.parent, there.uid("anna"), there.uid("anna"))
    done = install(there, runfile)
    assert done.returncode == 0
    assert f"nothing can be written to {HOME}/.local/bin" in done.stderr
    assert f"Start: from your menu, or {LIB}/current/organic-desktop" in done.stdout
    entry = there.path(f"{HOME}/{ENTRY}").read_text()
    assert f"TryExec={LIB}/current/organic-desktop\n" in entry  # a path that an upgrade keeps
    there.run(f"{LIB}/current/uninstall", user="anna")
    assert not there.path(f"{HOME}/{ENTRY}").exists()
    assert not there.path(LIB).exists()


def test_a_command_of_another_installation_is_left_alone(there: Root, runfile: Path) -> None:
    foreign = write(there, f"{HOME}/.local/bin/organic-desktop", FOREIGN)
    done = install(there, runfile)
    assert done.returncode == 1
    assert "remove that first" in done.stderr
    assert foreign.read_text() == FOREIGN
    assert not there.path(LIB).exists()


def test_without_a_home_nothing_is_tried(there: Root, runfile: Path) -> None:
    for home in (None, "", "relative", f"{HOME}/absent"):
        done = install(there, runfile, env={"HOME": home})
        assert done.returncode == 1
        assert "Organic can't be installed" in done.stderr


def test_help_says_how_and_a_wrong_word_changes_nothing(there: Root, runfile: Path) -> None:
    assert "--uninstall   remove it again" in install(there, runfile, "--help").stderr
    assert install(there, runfile, "--wrong").returncode != 0
    assert not made(there)
