"""Fixtures of the tests on built packages: the packages, clean roots of each suite, and a screen to see and click."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Protocol

import pytest

from tests.packages.people import Person
from tests.packages.roots import Ground, Root, new_ground
from tests.packages.screens import Eyes, new_screen
from tests.packages.wheels import desktop_packages, prepare

DIST = Path(__file__).parents[2] / "dist"
SUITES = ("bookworm", "trixie")


class Boot(Protocol):
    """Boots one more root of the suite, on layers that were prepared, with the test's screen."""

    def __call__(self, *layers: str) -> Root: ...


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--roots", default=" ".join(SUITES), help="Debian's suites to install in, with spaces between")
    parser.addoption("--packages", type=Path, default=DIST, help="the folder of the packages to test")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    named = [mark.args[0] for mark in metafunc.definition.iter_markers("parametrize")]
    if "suite" in metafunc.fixturenames and "suite" not in named:  # a test may be about one of them
        metafunc.parametrize("suite", metafunc.config.getoption("roots").split(), scope="session")


@pytest.fixture(scope="session")
def dist(pytestconfig: pytest.Config) -> Path:
    """The folder of the packages."""
    return Path(pytestconfig.getoption("packages")).absolute()


@pytest.fixture(scope="session")
def deb(dist: Path) -> Path:
    """The package for Debian."""
    return only(dist, "organic-desktop_*_amd64.deb")


@pytest.fixture(scope="session")
def wheel(dist: Path) -> Path:
    """What pip, pipx and uv install."""
    return only(dist, "organic_desktop-*.whl")


@pytest.fixture(scope="session")
def sdist(dist: Path) -> Path:
    """What they build that from."""
    return only(dist, "organic_desktop-*.tar.gz")


def only(folder: Path, pattern: str) -> Path:
    """Return the one file of this name."""
    found = list(folder.glob(pattern))
    assert len(found) == 1, f"{folder} should hold one {pattern}, and holds {len(found)}: make packages"
    return found[0]


@pytest.fixture(scope="session")
def ground() -> Iterator[Ground]:
    """Where roots and their layers lie."""
    with new_ground() as ground:
        yield ground


@pytest.fixture
def screen() -> Iterator[Eyes]:
    """A screen of the test's own."""
    with new_screen() as eyes:
        yield eyes


@pytest.fixture
def boot(ground: Ground, suite: str, screen: Eyes, tmp_path: Path) -> Iterator[Boot]:
    """Boots roots, ended with the test; what programs printed there is shown if the test fails.

    What was to be seen at the end stays in the test's folder, as ``screen.png``.
    """
    booted: list[Root] = []

    def boot_one(*layers: str) -> Root:
        booted.append(roots.enter_context(ground.boot(suite, *layers, shown=screen.shown)))
        return booted[-1]

    with ExitStack() as roots:
        yield boot_one
        screen.picture().save(str(tmp_path / "screen.png"))
        for root in booted:
            print(root.printed())


@pytest.fixture
def root(boot: Boot) -> Root:
    """A Debian with nothing but what every Debian has."""
    return boot()


@pytest.fixture
def anna(boot: Boot, installed: str, screen: Eyes) -> Person:
    """An ordinary user of a Debian with the package, who has never started the program."""
    return Person(boot(installed), screen)


@pytest.fixture
def installed(ground: Ground, suite: str, deb: Path) -> str:
    """The layer with the package, by apt from its file, and with nothing else but what it can't do without."""
    return ground.layer("deb", suite, prepare=lambda root: root.install(deb, recommended=False))


@pytest.fixture
def clients(ground: Ground, suite: str) -> str:
    """The layer with Python's clients, and no library of a desktop."""
    return ground.layer("clients", suite, prepare=lambda root: prepare(root, suite))


@pytest.fixture
def libraries(ground: Ground, suite: str, clients: str) -> str:
    """The layer with the libraries that desktops have, above the clients'."""
    packages = desktop_packages()
    return ground.layer(
        "libraries", suite, clients, prepare=lambda root: root.apt_get("install", "--no-install-recommends", *packages)
    )
