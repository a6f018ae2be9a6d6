"""Quitting: what waits is sent if that is quick, and waits on disk if it isn't."""

from __future__ import annotations

import time
from contextlib import suppress

import pytest

from organic_desktop.app.facade import QUIT_SECONDS, App
from organic_desktop.core.errors import Stopped
from tests.devices import MakeDevice, logged
from tests.faults import breaks
from tests.faults.breaks import always
from tests.faults.proxy import Fault, Proxy

SLACK_SECONDS = 13.0  # of a machine at work with other things; the server hangs for twice as long


@pytest.fixture
def syncing(a: App) -> App:
    """Syncing by itself, and up to date."""
    a.start_sync(lambda status: None, lambda tables: None)
    return a


def test_an_edit_of_the_last_moment_is_sent(syncing: App, b: App) -> None:
    syncing.days.log(syncing.today(), {"water_intake_ml": 250})
    syncing.close()
    b.sync()
    assert logged(b, b.today())["water_intake_ml"] == 250


@pytest.mark.parametrize("fault", [breaks.hang_before, breaks.hang_response, breaks.reset_before])
def test_a_server_that_hangs_holds_nobody_up(syncing: App, proxy: Proxy, device: MakeDevice, fault: Fault) -> None:
    proxy.plan = always(fault)
    syncing.days.log(syncing.today(), {"water_intake_ml": 250})
    before = time.monotonic()
    syncing.close()
    assert time.monotonic() - before < QUIT_SECONDS + SLACK_SECONDS
    assert device("a").status().pending == 1


def test_with_nothing_to_send_nothing_is_asked(syncing: App, proxy: Proxy) -> None:
    before = len(proxy.seen)
    syncing.close()
    assert len(proxy.seen) - before <= 1  # the cycle under way, where there was one


def test_a_cycle_that_begins_as_the_program_ends_asks_nothing(
    syncing: App, proxy: Proxy, monkeypatch: pytest.MonkeyPatch
) -> None:
    worker = syncing._sync._worker
    assert worker is not None
    syncing.cancel_sync()
    worker.stop(QUIT_SECONDS)

    def begin_a_cycle(patience: float, *, once_more: bool) -> None:
        with suppress(Stopped):
            syncing._sync._background_cycle()

    monkeypatch.setattr(worker, "stop", begin_a_cycle)
    before = len(proxy.seen)
    syncing.close()
    assert len(proxy.seen) == before
