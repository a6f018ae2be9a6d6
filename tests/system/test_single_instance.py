"""One program for a data folder, whatever starts at the same instant, dies or hangs: real processes."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from functools import partial
from pathlib import Path

import pytest

import organic_desktop
from organic_desktop.app.facade import App
from organic_desktop.core.errors import AlreadyRunning
from organic_desktop.core.links import LONGEST_LINK, LONGEST_PATH
from organic_desktop.core.paths import STATE_VARIABLE
from organic_desktop.system import single_instance as instance
from organic_desktop.system.single_instance import (
    LONGEST_WORD,
    MOST_WORDS,
    PAGE_NAMES,
    Answer,
    Request,
    answer_of,
    hand_over,
    request_of,
    socket_paths,
)
from tests.devices import MakeDevice, logged
from tests.system.bus import PATIENCE_SECONDS, end
from tests.system.screen import wait_until

SOURCES = Path(organic_desktop.__file__).parents[1]
STARTS, CLAIMS = 3, 50
Start = Callable[..., subprocess.Popen[str]]


@pytest.fixture
def app(device: MakeDevice) -> App:
    """The folder that the programs are started on, seen by another process."""
    app = device("a")
    app.change_settings(welcomed=True, timezone="UTC")
    return app


@pytest.fixture
def start(app: App) -> Iterator[Start]:
    """Starts the real program on the folder; each is ended with the test."""
    environment = {**os.environ, "PYTHONPATH": str(SOURCES), "QT_QPA_PLATFORM": "offscreen"}
    with ExitStack() as programs:

        def started(*flags: str) -> subprocess.Popen[str]:
            command = [sys.executable, "-m", "organic_desktop", "--data-dir", str(app.folder), *flags]
            pipe = subprocess.PIPE
            program = subprocess.Popen(command, env=environment, stdout=pipe, stderr=pipe, text=True)
            programs.callback(close, program)
            return program

        yield started


@pytest.fixture(autouse=True)
def _patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """This process waits for an answer as long as it takes."""
    monkeypatch.setattr(instance, "ANSWER_SECONDS", float(PATIENCE_SECONDS))


def close(program: subprocess.Popen[str]) -> None:
    end(program)
    program.communicate()


def listens(folder: Path) -> bool:
    return socket_paths(folder)[0].exists()


def one_gave_way(both: tuple[subprocess.Popen[str], ...]) -> bool:
    return any(each.poll() is not None for each in both)


def said(program: subprocess.Popen[str]) -> tuple[int, str]:
    """The exit code, and what a person reads."""
    _, errors = program.communicate(timeout=PATIENCE_SECONDS)
    lines = [line for line in errors.splitlines() if "This plugin does not support" not in line]
    return program.returncode, "\n".join(lines)


def test_of_two_that_start_at_the_same_instant_one_stays(app: App, start: Start) -> None:
    """The one before was killed without a chance to tidy up."""
    for _ in range(STARTS):
        both = start(), start()
        wait_until(partial(one_gave_way, both), "one to give way")
        (stays,) = (each for each in both if each.poll() is None)
        (gave_way,) = (each for each in both if each is not stays)
        assert said(gave_way) == (0, "")
        assert hand_over(app.folder, Request()) == Answer()  # the one that stayed is the one that listens
        stays.kill()
        stays.communicate()


def test_of_two_that_claim_the_folder_at_the_same_instant_one_stays(app: App) -> None:
    """The same without a window, and so fifty times, by processes that begin within microseconds of each other."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(SOURCES), str(SOURCES.parent)])}
    command = [sys.executable, "-m", "tests.system.claiming", str(app.folder), str(CLAIMS)]
    claiming = subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True
    )
    try:
        said, _ = claiming.communicate(timeout=PATIENCE_SECONDS)
    finally:
        with suppress(ProcessLookupError):
            os.killpg(claiming.pid, signal.SIGKILL)  # those that it started, too
    assert said.splitlines() == ["one stays"] * CLAIMS


def test_a_second_start_passes_its_words_on(app: App, start: Start) -> None:
    first = start()
    wait_until(lambda: hand_over(app.folder, Request(("energy=3",))) == Answer(), "the first to be ready")
    assert said(start("--log", "water=+250", "--log", "mood=4")) == (0, "")
    entry = logged(app, app.today())
    assert (entry["water_intake_ml"], entry["mood_score"]) == (250, 4)
    assert {line.source for line in app.days.history.timeline(app.today(), 9)} == {"command"}
    assert said(start("--log", "mood=77")) == (1, "Mood: enter 0–9.99.")
    assert first.poll() is None


def test_without_a_running_program_it_is_logged_all_the_same(app: App, start: Start) -> None:
    assert said(start("--log=water=+250")) == (0, "")
    assert logged(app, app.today())["water_intake_ml"] == 250
    assert not listens(app.folder)


@pytest.mark.parametrize("word", ["water", "beer=2", "water=", "=2"])
def test_words_that_are_wrong(start: Start, word: str) -> None:
    code, sentence = said(start("--log", word))
    assert code == 2
    assert "the names are sleep, water" in sentence


def test_what_a_dead_program_left_is_no_hindrance(app: App, start: Start) -> None:
    first = start()
    wait_until(lambda: listens(app.folder))
    first.kill()
    first.wait()
    assert listens(app.folder)  # nobody tidied up
    second = start()
    wait_until(lambda: hand_over(app.folder, Request()) == Answer(), "the second to answer")
    assert second.poll() is None


def test_one_that_was_quit_leaves_nothing(app: App, start: Start) -> None:
    first = start()
    wait_until(lambda: hand_over(app.folder, Request()) == Answer(), "the first to answer")
    first.terminate()
    assert said(first) == (0, "")
    assert not listens(app.folder)


def test_one_that_hangs_is_said(app: App, start: Start) -> None:
    first = start()
    wait_until(lambda: hand_over(app.folder, Request()) == Answer(), "the first to answer")
    first.send_signal(signal.SIGSTOP)
    try:
        code, sentence = said(start())
    finally:
        first.send_signal(signal.SIGCONT)
    assert (code, sentence) == (
        1,
        "Organic is already running but doesn't respond. Quit it and try again; your data is saved.",
    )


@pytest.mark.parametrize(
    "sent", [b"nonsense\n", b"{}\n", b'{"log": [1], "token": ""}\n', b"x" * 200_000, b"", b"[" * 60_000 + b"\n"]
)
def test_what_is_no_request_is_hung_up_on(app: App, start: Start, sent: bytes) -> None:
    first = start()
    wait_until(lambda: hand_over(app.folder, Request()) == Answer(), "the first to answer")
    with socket.socket(socket.AF_UNIX) as connection:
        connection.settimeout(PATIENCE_SECONDS)
        connection.connect(str(socket_paths(app.folder)[0]))
        try:
            connection.sendall(sent)
            assert connection.recv(100) == b""
        except (BrokenPipeError, ConnectionResetError):
            pass
    assert hand_over(app.folder, Request()) == Answer()
    assert first.poll() is None


def test_nobody_else_may_speak_to_it(app: App, start: Start) -> None:
    start()
    wait_until(lambda: listens(app.folder))
    assert socket_paths(app.folder)[0].stat().st_mode & 0o077 == 0


# -- where it listens --------------------------------------------------------------------------------------------------


@pytest.fixture
def runtime(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The session's own folder."""
    folder = tmp_path / "runtime"
    folder.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(folder))
    return folder


def heard(folder: Path) -> Path:
    """Where a program listens now, with a second start that finds it there."""
    made, beside = instance.listening(folder)
    place = next(each for each in socket_paths(folder) if each.is_socket())

    def serve() -> None:
        connection, _ = made.accept()
        with connection:
            assert instance.is_users(connection)
            connection.recv(1000)
            connection.sendall(instance.to_line(Answer()))

    thread = threading.Thread(target=serve)
    thread.start()
    assert hand_over(folder, Request()) == Answer()
    thread.join()
    made.close()
    os.close(beside)
    assert place.stat().st_mode & 0o777 == 0o600
    return place


def test_a_start_that_was_slower_hands_on_what_it_is_about(tmp_path: Path, runtime: Path) -> None:
    """Two links at the same instant: none is lost."""
    from organic_desktop.ui.shell.single_instance import Instance

    made, beside = instance.listening(tmp_path)
    asked, told = Request(page="history", link="organic-desktop://x"), []

    def serve() -> None:
        connection, _ = made.accept()
        with connection:
            told.append(request_of(connection.recv(10_000)))
            connection.sendall(instance.to_line(Answer()))

    thread = threading.Thread(target=serve)
    thread.start()
    assert Instance(tmp_path, lambda _: None, asked).claim() == Answer()
    thread.join()
    made.close()
    os.close(beside)
    assert told == [asked]


def test_a_folder_however_deep(tmp_path: Path, runtime: Path) -> None:
    deep = tmp_path.joinpath(*["deep" * 10] * 5)
    deep.mkdir(parents=True)
    assert heard(deep) == deep / "instance.socket"


def test_a_disk_that_takes_no_sockets(tmp_path: Path, runtime: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Here by what can't be a socket in its place; the folder's name comes with it, so that each has one of its own."""
    for name in ("a", "b"):
        (tmp_path / name / "instance.socket").mkdir(parents=True)
    assert heard(tmp_path / "a").parent == heard(tmp_path / "b").parent == runtime
    assert heard(tmp_path / "a") != heard(tmp_path / "b")
    state = tmp_path / "state"
    monkeypatch.setenv(STATE_VARIABLE, str(state))
    for unsafe in (0o777, 0o755, 0o1777):  # a guessable name in a folder of everybody's is another's for the taking
        runtime.chmod(unsafe)
        assert heard(tmp_path / "a").parent == state
    monkeypatch.setenv("XDG_RUNTIME_DIR", tempfile.gettempdir())
    assert heard(tmp_path / "a").parent == state
    monkeypatch.setenv("XDG_RUNTIME_DIR", ".")
    assert heard(tmp_path / "a").parent == state


def stand(place: Path, what: str, target: str) -> None:
    """Put something else in the place of a file."""
    if what == "file":
        place.touch()
    elif what == "link":
        place.symlink_to(target)
    elif what == "pipe":
        os.mkfifo(place)
    else:
        place.mkdir()


@pytest.mark.parametrize("stands", ["file", "link", "pipe"])
def test_what_is_no_socket_is_left_alone(tmp_path: Path, runtime: Path, stands: str) -> None:
    place = tmp_path / "data" / "instance.socket"
    place.parent.mkdir()
    (tmp_path / "kept").write_text("kept")
    stand(place, stands, "../kept")
    assert heard(tmp_path / "data").parent == runtime
    assert (tmp_path / "kept").read_text() == "kept"
    assert os.path.lexists(place)


DRIPS = 300  # half a minute of them


def answering(folder: Path, *chunks: bytes) -> AlreadyRunning | None:
    """What a second start says to a program that sends these, a chunk whenever it is read, and then nothing."""
    made, beside = instance.listening(folder)
    over = threading.Event()

    def serve() -> None:
        connection, _ = made.accept()
        with connection:
            for chunk in chunks:
                try:
                    connection.sendall(chunk)
                except OSError:
                    break
                if over.wait(0.1):
                    break
            else:
                assert len(chunks) < DRIPS, "all of it was waited for"
            over.wait(PATIENCE_SECONDS)

    thread = threading.Thread(target=serve)
    thread.start()
    try:
        hand_over(folder, Request())
    except AlreadyRunning as error:
        return error
    finally:
        over.set()
        thread.join()
        made.close()
        os.close(beside)
    return None


@pytest.mark.parametrize(
    "chunks",
    [
        [b"x"] * DRIPS,
        [b"[" * 60_000 + b"\n"],
        [b"x" * 100_000],
        [b'{"exit_code": 77, "sentence": ""}\n'],
        [b'{"exit_code": "0", "sentence": ""}\n'],
        [b'{"exit_code": 0, "sentence": ["x"]}\n'],
        [b"\xff\n"],
        [],
    ],
    ids=["drips", "deep", "endless", "code", "word", "list", "bytes", "silent"],
)
def test_an_answer_that_is_none_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, chunks: list[bytes]
) -> None:
    monkeypatch.setattr(instance, "ANSWER_SECONDS", 0.5)
    assert "doesn't respond" in str(answering(tmp_path, *chunks))


def test_a_program_of_another_user_is_not_spoken_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(instance, "is_users", lambda connection: False)
    assert answering(tmp_path, instance.to_line(Answer()))


@pytest.mark.parametrize(
    "sent",
    [
        {"log": ["water=1"] * (MOST_WORDS + 1), "token": ""},
        {"log": ["x" * (LONGEST_WORD + 1)], "token": ""},
        {"log": ["a\nb"], "token": ""},
        {"log": ["\ud800"], "token": ""},
        {"log": [], "token": "x" * (LONGEST_WORD + 1)},
        {"log": [], "token": 1},
        {"log": "water", "token": ""},
        {"log": [], "token": "", "page": "nowhere"},
        {"log": [], "token": "", "page": 1},
        {"log": [], "token": "", "link": ["x"]},
        {"log": [], "token": "", "link": "organic-desktop:" + "x" * LONGEST_LINK},
        {"log": [], "token": "", "link": "organic-desktop:\x1b"},
        {"log": [], "token": "", "file": "not/absolute"},
        {"log": [], "token": "", "file": "/" + "x" * LONGEST_PATH},
        {"log": [], "token": "", "file": "/with\0in it"},
        {"log": [], "token": "", "file": 1},
        [],
        None,
    ],
)
def test_a_request_has_bounds(sent: object) -> None:
    with pytest.raises(ValueError, match="not a request"):
        request_of(json.dumps(sent).encode())


def test_what_is_sent_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    request = Request(("water=+250",) * MOST_WORDS, "token", "history", "organic-desktop:" + "é" * (LONGEST_LINK - 16))
    answer = Answer(2, "No ‘…’.")
    assert request_of(instance.to_line(request)) == request
    odd = Request(
        file="/" + "\udcff\n\U0001f600" * (LONGEST_PATH // 3)
    )  # names are bytes, and any but two may be in one
    assert len(instance.to_line(odd)) < instance.LONGEST_LINE
    assert request_of(instance.to_line(odd)) == odd
    assert answer_of(instance.to_line(answer)) == answer


def test_a_request_of_another_version_is_read() -> None:
    """An older one knows nothing of pages and links, a newer one may know of more."""
    assert request_of(b'{"log": [], "token": "t"}') == Request(token="t")
    assert request_of(b'{"log": [], "token": "", "page": "today", "link": "", "x": {}}') == Request(page="today")


def test_the_pages_are_the_windows() -> None:
    from organic_desktop.ui.shell.navigation import PAGES

    assert [place.name for place in PAGES] == list(PAGE_NAMES)


def test_more_than_a_request_holds_is_said_at_once(start: Start) -> None:
    code, sentence = said(start(*["--log", "water=+1"] * (MOST_WORDS + 1)))
    assert code == 2
    assert str(MOST_WORDS) in sentence
    code, sentence = said(start("--log", "water=+" + "1" * LONGEST_WORD))
    assert code == 2


@pytest.mark.parametrize("trap", ["link", "pipe", "folder"])
def test_what_stands_in_the_place_of_the_lock_is_said(app: App, start: Start, trap: str, tmp_path: Path) -> None:
    lock = app.folder / "instance.lock"
    (tmp_path / "victim").write_text("kept")
    stand(lock, trap, "../victim")
    code, sentence = said(start())
    assert code == 1
    assert "The file instance.lock can't be used: it is" in sentence
    assert (tmp_path / "victim").read_text() == "kept"
