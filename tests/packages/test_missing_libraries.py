"""Systems that lack what the window needs: each library is named with the package that has it there, and no abort."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from organic_desktop.system.display_check import PACKAGES
from tests.packages.conftest import Boot
from tests.packages.roots import Ground, Root
from tests.packages.screens import Eyes
from tests.packages.wheels import Owner, said_by

FOLDER = "/usr/lib/x86_64-linux-gnu"
# What a session on Wayland has besides; there is no compositor, and need be none to miss a library.
WAYLAND = "libwayland-client0", "libwayland-cursor0", "libwayland-egl1"
ON_WAYLAND: dict[str, str | None] = {"DISPLAY": None, "WAYLAND_DISPLAY": "wayland-0"}


@pytest.fixture
def installed(ground: Ground, suite: str, clients: str, wheel: Path) -> str:
    """The layer with the wheel that anna installed by pip."""
    return ground.layer("wheel", suite, clients, prepare=lambda root: Owner(root, "pip").install(wheel))


def refusal(owner: Owner, environment: dict[str, str | None]) -> str:
    """The one line with which a start ends."""
    done = owner.run(check=False, environment=environment)
    assert (done.returncode, done.stdout) == (1, ""), done
    (line,) = done.stderr.splitlines()
    return line


def test_a_bare_system_is_told_of_all_at_once_and_the_window_opens_with_what_it_was_told_of(
    boot: Boot, clients: str, installed: str, screen: Eyes
) -> None:
    owner = Owner(boot(clients, installed), "pip")
    line = refusal(owner, {})
    assert owner.run("log", "--water-ml", "250").stdout.endswith("water-ml 250\n")  # needs none of them
    command = re.search(r"To install them: sudo (apt install .*)$", line)
    assert command
    owner.root.apt_get("install", "--no-install-recommends", *command[1].split()[2:])
    program = owner.root.start(owner.program(), user=owner.name)
    screen.find("Mood 4 of 5")
    assert program.quit() == 0
    assert said_by(program) == []


def test_each_library_alone_is_named_with_the_package_that_has_it(
    boot: Boot, clients: str, installed: str, libraries: str
) -> None:
    root = boot(clients, installed, libraries)
    root.apt_get("install", "--no-install-recommends", *WAYLAND)
    owner = Owner(root, "pip")
    for library, (when, _) in PACKAGES.items():
        file = root.path(f"{FOLDER}/{library}")
        package = root.run("dpkg", "-S", f"*/{library}").stdout.split(":")[0]
        away = file.rename(file.with_name(f"away-{library}"))
        line = refusal(owner, ON_WAYLAND if when == "wayland" else {})
        away.rename(file)
        assert (
            line
            == f"Libraries that the window needs are missing: {library}. To install them: sudo apt install {package}"
        )


def test_a_library_that_only_a_library_needs_is_named_too(
    boot: Boot, clients: str, installed: str, libraries: str
) -> None:
    root = boot(clients, installed, libraries)
    root.path(f"{FOLDER}/libXau.so.6").unlink()
    assert refusal(Owner(root, "pip"), {}).endswith("libXau.so.6. To install them: apt-file search libXau.so.6")


def test_a_start_that_only_logs_needs_none(boot: Boot, clients: str, installed: str) -> None:
    root: Root = boot(clients, installed)
    owner = Owner(root, "pip")
    assert owner.run("--log", "water=+250", name="organic-desktop-window").stderr == ""
    assert "water-ml 250" in owner.run("entries", environment={"DISPLAY": None}).stdout
