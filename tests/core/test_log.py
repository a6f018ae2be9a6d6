"""The log: private, small, and one per process."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from organic_desktop.core import log
from tests.private import is_private

NAME = "organic-desktop.log"


@pytest.fixture(autouse=True)
def no_log_yet() -> Iterator[logging.Logger]:
    """The program's logger as a new process has it; as it was, afterwards."""
    logger = logging.getLogger("organic_desktop")
    before = logger.handlers[:], logger.level, logger.propagate
    logger.handlers.clear()
    umask = os.umask(0o000)
    yield logger
    os.umask(umask)
    for handler in logger.handlers:
        handler.close()
    logger.handlers[:], logger.level, logger.propagate = before


def test_nothing_is_written_before_something_happens(tmp_path: Path) -> None:
    log.start(tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("verbose", [False, True])
def test_what_happens_is_written_for_the_user_alone(tmp_path: Path, verbose: bool) -> None:
    log.start(tmp_path, verbose=verbose)
    logging.getLogger("organic_desktop.sync.scheduler").info("sync stopped: %s", "Offline")
    logging.getLogger("organic_desktop.sync").debug("details")
    logging.getLogger("httpx").error("another's")
    path = tmp_path / NAME
    assert is_private(path)
    text = path.read_text()
    assert "INFO organic_desktop.sync.scheduler sync stopped: Offline" in text
    assert ("details" in text) is verbose
    assert "another's" not in text


def test_starting_twice_writes_every_line_once(tmp_path: Path) -> None:
    log.start(tmp_path)
    log.start(tmp_path)
    logging.getLogger("organic_desktop").info("once")
    assert (tmp_path / NAME).read_text().count("once") == 1


def test_full_files_make_room_and_stay_private(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log, "MEGABYTE", 200)
    log.start(tmp_path)
    for number in range(50):
        logging.getLogger("organic_desktop").info("line %d", number)
    files = sorted(tmp_path.iterdir())
    assert [file.name for file in files] == [NAME, f"{NAME}.1", f"{NAME}.2"]
    assert all(map(is_private, files))
    assert "line 49" in files[0].read_text()
