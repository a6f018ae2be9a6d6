"""Fills an empty data folder with the demo's year, day after day, as it would have been lived."""

from __future__ import annotations

import os
import tempfile
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import keyring

from organic_desktop.app.facade import App
from organic_desktop.core.clock import local_day
from tests.clocks import HandClock
from tests.demo import elsewhere
from tests.demo.life import live
from tests.demo.year import DAYS, year
from tests.keyrings import PLACE, FileKeyring
from tests.server.lite import Server


def keep_secrets_in(file: Path) -> None:
    """Let this process, and those it starts, keep secrets in a file; the user's keyring isn't opened."""
    os.environ[PLACE] = str(file)
    os.environ["PYTHON_KEYRING_BACKEND"] = "tests.keyrings.FileKeyring"
    keyring.set_keyring(FileKeyring())  # type: ignore[no-untyped-call]  # the base class of keyring is untyped


def fill(folder: Path, server: Server, now: datetime, *, timezone: str = "") -> None:
    """The year that ends ``now``, on this folder's device and on the server.

    ``timezone`` "" is the system's. The keyring must not be the user's own.
    """
    clock = HandClock(now - timedelta(days=DAYS))
    with (
        tempfile.TemporaryDirectory(prefix="organic-phone-") as pocket,
        closing(App(folder, clock=clock)) as desk,
        closing(App(Path(pocket), clock=clock)) as phone,
    ):
        for app in (desk, phone):
            app.change_settings(welcomed=True, timezone=timezone)
        elsewhere.join(desk, phone, server)
        for day in year(local_day(now, desk.settings.zone())):
            live(desk, clock, day, now)
            if 0 < day.back <= elsewhere.SYNCED:
                elsewhere.evening(desk, phone, server, clock, day)
        desk.sync()
