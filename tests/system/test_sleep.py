"""Word of sleep from logind, from a bus that goes away, and from none."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from organic_desktop.system.sleep import watch_sleep
from tests.system.logind import Logind
from tests.system.screen import wait_until


def is_quiet(caplog: pytest.LogCaptureFixture) -> bool:
    return not [record for record in caplog.records if record.levelname in ("WARNING", "ERROR")]


def test_every_waking_is_told_and_no_falling_asleep(logind: Logind) -> None:
    woken: list[bool] = []
    with closing(watch_sleep(lambda: woken.append(True))):
        logind.wait_for_listener()
        for nights in range(3):
            logind.fall_asleep()
            assert len(woken) == nights
            logind.wake_up()
            wait_until(lambda nights=nights: len(woken) == nights + 1)  # type: ignore[misc]


def test_without_a_system_bus_nothing_is_told_and_nothing_breaks(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", f"unix:path={tmp_path / 'nobody'}")
    watch_sleep(lambda: pytest.fail("nobody said so")).close()
    assert is_quiet(caplog)


def test_a_bus_that_goes_away_is_no_fault(logind: Logind, caplog: pytest.LogCaptureFixture) -> None:
    with closing(watch_sleep(lambda: None)):
        logind.wait_for_listener()
        logind.bus.end()
    assert is_quiet(caplog)
