"""However the program is ended, and whatever its threads do then: it is gone at once, with code 0 and no word."""

from __future__ import annotations

import signal
import threading
import time
from pathlib import Path

import pytest

from organic_desktop.ui.services.bridge import SignalGate
from tests.system.bus import PATIENCE_SECONDS
from tests.system.screen import Desktop, wait_until

TIMES = 8


@pytest.fixture
def read_aloud(virtual_desktop: Desktop) -> Desktop:
    """A desktop with a screen reader: Qt tells it of every widget."""
    virtual_desktop.environment["AT_SPI_BUS_ADDRESS"] = virtual_desktop.environment["DBUS_SESSION_BUS_ADDRESS"]
    virtual_desktop.environment["PYTHONFAULTHANDLER"] = "1"
    return virtual_desktop


def test_it_ends_well_while_its_threads_go_on_talking(read_aloud: Desktop, folder: Path) -> None:
    for _ in range(TIMES):
        program = read_aloud.start_python("-m", "tests.system.quitting", str(folder), log="quitting")
        assert read_aloud.exit_code(program, "quitting") == 0, read_aloud.printed("quitting")
    said = [line for line in read_aloud.printed("quitting").splitlines() if not line.startswith("qt.accessibility")]
    assert [line for line in said if line] == ["left: None []"] * TIMES


def test_it_ends_well_while_the_rest_is_still_imported(read_aloud: Desktop, folder: Path) -> None:
    for _ in range(2):
        log, started = folder / "local.db-wal", time.time()
        program = read_aloud.start_organic(folder)
        wait_until(lambda log=log, started=started: log.exists() and log.stat().st_mtime > started, "the database")  # type: ignore[misc]
        program.send_signal(signal.SIGTERM)
        assert read_aloud.exit_code(program, "organic") == 0, read_aloud.printed("organic")
    assert "Traceback" not in read_aloud.printed("organic")


def test_no_thread_is_heard_behind_a_closed_door() -> None:
    door, heard = SignalGate(), list[str]()
    tell = door.through(heard.append)

    def from_a_thread(word: str) -> None:
        thread = threading.Thread(target=tell, args=(word,))
        thread.start()
        thread.join()

    from_a_thread("open")
    door.close()
    from_a_thread("closed")
    assert heard == ["open"]


def test_a_door_closes_behind_who_is_in_it() -> None:
    door, inside, may_go, closed = SignalGate(), threading.Event(), threading.Event(), threading.Event()

    def emit() -> None:
        inside.set()
        may_go.wait(PATIENCE_SECONDS)
        assert not closed.is_set()

    talker = threading.Thread(target=door.through(emit))
    talker.start()
    inside.wait(PATIENCE_SECONDS)

    def close() -> None:
        door.close()
        closed.set()

    closer = threading.Thread(target=close)
    closer.start()
    assert not closed.is_set()
    may_go.set()
    for each in (talker, closer):
        each.join()
    assert closed.is_set()
