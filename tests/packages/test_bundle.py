"""The frozen program itself: what is in its folder, what it is linked to, and that all of it works from there."""

from __future__ import annotations

import datetime
import http.server
import json
import os
import signal
import ssl
import subprocess
import threading
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from elf import elf_files

from organic_desktop.cli import build_parser
from organic_desktop.system.installation import SUMS
from organic_desktop.ui.shell.navigation import PAGES
from tests.packages.screens import Eyes
from tests.packaging.test_bundle_contents import CONTENTS, is_below, seen
from tests.server.fixtures import Account
from tests.server.lite import Server
from tests.system.bus import PATIENCE_SECONDS, needs, new_home, private_bus, running
from tests.system.screen import wait_until

__all__ = ["seen"]  # a fixture

ROOT = Path(__file__).parents[2]
MOST_INSTALLED = 165_000_000  # bytes
NO_REGISTRY = "qt.accessibility.atspi: Error in contacting registry"  # the screen of these tests has none
MADE_AT_RUN = (
    "organic_desktop.__main__",  # the program itself, no file of its own
    "_argon2_cffi_bindings._ffi.",
    "PySide6.support",
    "__main__",
    "os.path",
    "tests",
    "typing.",
    "xml.parsers.expat.",
    "zipp.compat.overlay.",
)
GERMAN = ("Heute", "Verlauf", "Einblicke", "Module", "Coach", "Abgleich", "Einstellungen")
ENGLISH = tuple(str(place.title) for place in PAGES)


@pytest.fixture(scope="session")
def bundle() -> Path:
    folder = ROOT / "build" / "bundle" / "organic-desktop"
    assert folder.is_dir(), "there is no bundle: make bundle"
    return folder


class Frozen:
    """The program's command line, in a home of its own."""

    def __init__(self, bundle: Path, home: dict[str, str]) -> None:
        self.program, self.home = bundle / "organic-desktop", home

    def __call__(self, *words: str, stdin: str = "", **variables: str) -> tuple[int, str, str]:
        """Exit code, standard output, standard error."""
        done = subprocess.run(
            [self.program, *words],
            env=self.home | variables, input=stdin.encode(), capture_output=True, timeout=PATIENCE_SECONDS, check=False,
        )  # fmt: skip
        return done.returncode, done.stdout.decode(), done.stderr.decode()


@pytest.fixture
def frozen(bundle: Path, home: dict[str, str]) -> Frozen:
    return Frozen(bundle, home)


# -- what is in the folder --------------------------------------------------------------------------------------------


def files(bundle: Path) -> list[Path]:
    return [path for path in bundle.rglob("*") if path.is_file() and not path.is_symlink()]


def test_it_is_no_larger_than_promised(bundle: Path) -> None:
    assert sum(path.stat().st_size for path in files(bundle)) <= MOST_INSTALLED


def test_each_file_is_there_once(bundle: Path) -> None:
    """Libraries of Qt are easily taken twice, beside the program and in Qt's folder."""
    names = [path.name for path in elf_files(bundle) if path.name.startswith("lib")]
    assert len(set(names)) == len(names)


def test_its_plugins_are_those_of_the_list(bundle: Path) -> None:
    plugins = bundle / "_internal" / "PySide6" / "Qt" / "plugins"
    found = {str(path.relative_to(plugins).with_suffix("")) for path in plugins.rglob("*.so")}
    assert found == set(CONTENTS.PLUGINS)


def test_all_that_the_sources_import_is_in_it_and_nothing_that_was_left_out(
    bundle: Path, seen: dict[str, list[str]]
) -> None:
    inside = bundle / "_internal"
    files = [path.relative_to(inside).with_suffix("") for path in inside.rglob("*.pyc")]
    places = {path.parent if path.name == "__init__" else path for path in files}
    modules = {".".join(place.parts) for path in places for place in (path, *path.parents) if place.parts}
    packages = {name.partition(".")[0] for name in modules}
    extensions = {path.name.partition(".")[0] for path in elf_files(bundle)}
    assert [name for name in modules if is_below(name, CONTENTS.LEFT_OUT)] == []
    missing = {
        name
        for name in seen["loaded"]
        if name not in modules and name.partition(".")[0] in packages and name.rpartition(".")[2] not in extensions
    }
    left_out = (*CONTENTS.LEFT_OUT, *CONTENTS.DONE_WITHOUT)  # test_bundle_contents.py does without them
    done_without = {name for name in missing if is_below(name, left_out)}
    assert not {name for name in missing - done_without if not name.startswith(MADE_AT_RUN)}


def test_every_library_finds_those_it_is_linked_to(bundle: Path) -> None:
    """Each plugin too, so that Qt can open it."""
    environment = {"PATH": os.environ["PATH"], "LD_LIBRARY_PATH": str(bundle / "_internal"), "LC_ALL": "C"}
    for file in elf_files(bundle):
        said = subprocess.run(["ldd", file], env=environment, capture_output=True, text=True, check=False).stdout
        assert "not found" not in said, (file, said)


# -- what works from there --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("language", "titles"), [("en_GB.UTF-8", ENGLISH), ("de_DE.UTF-8", GERMAN)])
def test_every_page_opens_by_its_key(
    bundle: Path, screen: Eyes, tmp_path: Path, language: str, titles: tuple[str, ...]
) -> None:
    home = new_home(tmp_path) | {"LC_ALL": language, "QT_QPA_PLATFORM": "xcb", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
    for shown in screen.shown:
        home[shown.variable] = f"unix:path={shown.there}" if shown.variable.startswith("AT_SPI") else shown.value
    log = tmp_path / "said"
    Frozen(bundle, home)("--data-dir", str(tmp_path / "data"), "log", "--water-ml", "+250")
    command = [str(bundle / "organic-desktop"), "--data-dir", str(tmp_path / "data")]
    with running(command, home, log) as program:
        for number, title in enumerate(titles, 1):
            wait_until(lambda: screen.windows.has_keyboard("Organic"), "the keyboard")
            screen.windows.do("key", "--clearmodifiers", f"ctrl+{number}")
            wait_until(lambda: screen.names().count(title) > 1, f"{title}, in the sidebar and as a page")  # noqa: B023
        program.send_signal(signal.SIGTERM)
        assert program.wait(PATIENCE_SECONDS) == 0
    said = log.read_text().splitlines()
    assert [line for line in said if not line.startswith(NO_REGISTRY)] == []


@pytest.mark.parametrize("locale", [{}, {"LANG": "C"}, {"LC_ALL": "POSIX"}, {"LANG": "de_DE.ISO-8859-1"}], ids=str)
def test_words_are_utf_8_whatever_the_locale(frozen: Frozen, locale: dict[str, str]) -> None:
    code, said, complained = frozen("log", "--water-ml", "+250", "--notes", "café → 😀", **locale)
    assert (code, complained) == (0, "")
    assert "café → 😀" in said


def test_every_verb_explains_itself(frozen: Frozen) -> None:
    (verbs,) = (action.choices for action in build_parser()._actions if action.choices)
    assert verbs
    for verb in verbs:
        code, said, complained = frozen(verb, "--help")
        assert (code, complained) == (0, ""), verb
        assert said.startswith("usage: organic-desktop"), verb


def test_it_computes_in_a_child_of_itself(frozen: Frozen) -> None:
    """The window starts the program once more for its sums: there is no other Python to start."""
    child = [str(frozen.program), SUMS]
    with subprocess.Popen(child, env=frozen.home, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as computing:
        assert computing.stdin
        assert computing.stdout
        computing.stdin.write(b'{"work": "links", "metrics": {}}\n')  # and stays open, or the child ends with it
        computing.stdin.flush()
        answer = json.loads(computing.stdout.readline())
    assert (computing.returncode, answer["result"]["links"]["tests"]) == (0, 0)


def test_its_data_are_the_users_alone(frozen: Frozen) -> None:
    assert frozen("log", "--water-ml", "+250")[0] == 0
    made = list((Path(frozen.home["XDG_DATA_HOME"]) / "organic-desktop").rglob("*"))
    assert made
    assert all(path.stat().st_mode & 0o077 == 0 for path in made)


def test_sync_and_the_keyring_of_the_desktop(frozen: Frozen, server: Server, account: Account, tmp_path: Path) -> None:
    needs("gnome-keyring-daemon")
    (tmp_path / "password").write_text("password")
    unlock = ["gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets"]
    with ExitStack() as session:
        bus = session.enter_context(private_bus(tmp_path))
        frozen.home["DBUS_SESSION_BUS_ADDRESS"] = bus.address
        password = session.enter_context((tmp_path / "password").open())
        session.enter_context(running(unlock, frozen.home, tmp_path / "keyring.log", stdin=password))
        bus.wait_for("org.freedesktop.secrets")
        assert frozen("sync")[0] == 4  # sign in first
        assert frozen("connect", server.url, server.publishable_key)[0] == 0
        signed = frozen("sign-in", "--email", account.email, "--password-stdin", stdin=f"{account.password}\n")
        assert signed[0] == 0, signed
        assert frozen("log", "--water-ml", "+250")[0] == 0
        assert frozen("sync")[0] == 0  # by another process, with the token of the keyring
    rows = server.sql(f"SELECT water_intake_ml FROM wellness_entries WHERE user_id = '{account.user_id}'")
    assert [int(row["water_intake_ml"]) for row in rows] == [250]


def test_a_certificate_that_nobody_vouches_for_is_refused_in_words(frozen: Frozen, untrusted: str) -> None:
    """By the list of authorities that the program brings: it is found, and the certificate isn't on it."""
    code, _, complained = frozen("connect", untrusted, "sb_publishable_abcdefghijklmnop")
    if code == 0:  # it asks nobody before the first sign-in
        words = ("sign-in", "--email", "a@example.org", "--password-stdin")
        code, _, complained = frozen(*words, stdin="secret-password\n")
    assert code == 3
    assert "certificate can't be trusted" in complained
    assert "Traceback" not in complained


@pytest.fixture
def untrusted(tmp_path: Path) -> Iterator[str]:
    """The address of a server with a certificate that it signed itself."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
    now = datetime.datetime.now(datetime.UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    private = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    (tmp_path / "server.pem").write_bytes(private + certificate.public_bytes(pem))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(tmp_path / "server.pem")
    listener = Quiet(("127.0.0.1", 0), http.server.BaseHTTPRequestHandler)
    listener.socket = context.wrap_socket(listener.socket, server_side=True)
    thread = threading.Thread(target=listener.serve_forever)
    thread.start()
    yield f"https://localhost:{listener.server_port}"
    listener.shutdown()
    thread.join()
    listener.server_close()


class Quiet(http.server.HTTPServer):
    """Says nothing of the clients that go away at its certificate."""

    def handle_error(self, *_: object) -> None:
        pass
