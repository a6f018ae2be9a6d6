"""What the program costs while nobody looks: hidden in a real tray, beside an empty program with `import sqlmodel`.

With an account it syncs meanwhile, as it does for most; how long one looks is a parameter, for ten minutes tell more
than one and nobody waits for them each time.
"""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from organic_desktop.app.facade import App
from tests.benchmarks.measure import Result
from tests.demo.fill import keep_secrets_in
from tests.keyrings import PLACE
from tests.server.databases import available_drivers
from tests.server.fixtures import sign_up
from tests.server.lite import ROOT, fresh_server
from tests.system.bus import new_home, private_bus
from tests.system.screen import Desktop, new_desktop, wait_until
from tests.system.windows import Windows

SETTLED_SECONDS = 20.0  # what a start does late is done
IDLE_SHARE = 0.002
MEMORY = 1.15
SECRETS = (PLACE, "PYTHON_KEYRING_BACKEND")
HOW = {
    "alone": "window never shown, no account",
    "account": "window never shown, an account that syncs",
    "shown": "an hour after the window was shown, an account that syncs",
}
EMPTY, PROBE = (str(Path(__file__).with_name(name)) for name in ("empty_tray.py", "tray_probe.py"))


@dataclass(frozen=True)
class Cost:
    """What a process has used: CPU in seconds; memory in MB, and with what others use too counted by its share."""

    cpu: float
    resident: float
    share: float


def background(folder: Path, seconds: float = 60.0) -> Iterator[Result]:
    """Memory and CPU over a time: begun hidden without an account and with one, and long after its window was shown."""
    keep_secrets_in(folder / "keyring.json")
    with fresh_server(available_drivers()[-1]) as server:
        for name in HOW:
            data = folder / name / "data"
            data.mkdir(parents=True)
            with closing(App(data)) as app:
                app.change_settings(welcomed=True, language="en")
                if name != "alone":
                    account = sign_up(server)
                    app.account.connect(server.url, server.publishable_key)
                    app.account.sign_in(account.email, account.password)
            yield from _beside_an_empty_one(folder / name, seconds, name)


def _beside_an_empty_one(folder: Path, seconds: float, name: str) -> Iterator[Result]:
    home = new_home(folder) | {secret: os.environ[secret] for secret in SECRETS}
    with private_bus(folder) as bus:
        home["DBUS_SESSION_BUS_ADDRESS"] = bus.address
        with new_desktop(home, bus, folder) as desktop:
            empty = desktop.start_python(EMPTY, str(ROOT / "resources" / "icons" / "app.svg"), "sqlmodel", log="empty")
            ours = _started(desktop, folder / "data", shown_before=name == "shown")
            before = _cost(ours), _cost(empty)
            time.sleep(seconds)
            after = _cost(ours), _cost(empty)
    what = f"{HOW[name]}, against an empty tray program and `import sqlmodel`"
    yield Result(f"resident memory in the tray, {what}", after[0].resident, after[1].resident, MEMORY, "MB")
    yield Result("the same, pages of both at their share", after[0].share, after[1].share, unit="MB")
    used, least = after[0].cpu - before[0].cpu, after[1].cpu - before[1].cpu
    work = f"CPU of {seconds:.0f} s, against 0.2 %; the empty one used {least * 1000:.0f} ms"
    yield Result(work, used, seconds * IDLE_SHARE, 1)


def _started(desktop: Desktop, data: Path, *, shown_before: bool) -> subprocess.Popen[str]:
    """Ours hidden in the tray, at rest."""
    if shown_before:
        ours = desktop.start_python(PROBE, str(data), log="organic")
    else:
        ours = desktop.start_organic(data, "--minimized")
    wait_until(Windows(desktop.environment).docked, "the icon")
    time.sleep(SETTLED_SECONDS)
    return ours


def _cost(process: subprocess.Popen[str]) -> Cost:
    """By what the kernel says."""
    folder = Path("/proc") / str(process.pid)
    user, system = (folder / "stat").read_text().rpartition(")")[2].split()[11:13]
    memory = {
        name: int(words[0]) / 1024
        for name, *words in (line.split() for line in (folder / "smaps_rollup").read_text().splitlines()[1:])
    }
    return Cost((int(user) + int(system)) / os.sysconf("SC_CLK_TCK"), memory["Rss:"], memory["Pss:"])
