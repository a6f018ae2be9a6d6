"""Fills an empty data folder with the demo's year, day after day, as it would have been lived."""

from __future__ import annotations

import os
import tempfile
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

import keyring

from organic_desktop.app.experiments import Draft
from organic_desktop.app.facade import App
from organic_desktop.core.clock import local_day
from organic_desktop.wellness.experiments import Factor, proposed
from tests.clocks import HandClock
from tests.demo import elsewhere
from tests.demo.life import live
from tests.demo.year import DAYS, SEED, year
from tests.keyrings import PLACE, FileKeyring
from tests.server.lite import Server

BEGUN, FORGETS = 16, 6  # days back; one day of so many isn't ticked


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
            experiment(desk, day.back)
            if 0 < day.back <= elsewhere.SYNCED:
                elsewhere.evening(desk, phone, server, clock, day)
        desk.sync()


def experiment(desk: App, back: int) -> None:
    """Begin an experiment of four weeks, the day before it; half is over at the end; tick most of its days."""
    today = desk.today()
    if back == BEGUN:
        factor = Factor("No screens after ten")
        tomorrow = today + timedelta(days=1)
        draft = Draft("Do I sleep longer?", factor, "sleep_hours", 0, tomorrow, proposed(4))
        desk.experiments.write_down(draft, Random(SEED))
    for begun in desk.experiments.on_day(today) if 0 < back < BEGUN else ():
        if back % FORGETS:
            desk.experiments.tick(begun.id, today)
