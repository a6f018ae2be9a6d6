"""What a run consists of: a server of its own, one account, three devices before a proxy, and who owes whom what."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine
from sqlalchemy import select

from organic_desktop.app.facade import App
from organic_desktop.core.errors import ChangesRefused, DecisionNeeded, Offline
from organic_desktop.store.bookkeeping import CONFLICT, REMOVED
from organic_desktop.store.codec import Values, from_json, read_row
from organic_desktop.store.schema import MESSAGES, MODULE_PROGRESS, WELLNESS_ENTRIES, Mirrored
from organic_desktop.sync.status import Missing
from tests.clocks import RunningClock
from tests.convergence.ledger import Ledger
from tests.devices import logged, sign_in
from tests.faults.breaks import Ghost
from tests.faults.proxy import Proxy
from tests.server.fixtures import Account, sign_up
from tests.server.lite import Server

DEVICES = 3
DAYS = [date(2026, 1, number) for number in (1, 2)]
HISTORY = date(2025, 1, 1)  # the first of the days that were logged before there was an account
STRANGERS_DAY = date(2024, 1, 1)
MODULE = "gardening"  # none of ours, so that progress is what is typed
ODD = {"NaN", "infinity", "-infinity"}  # PostgreSQL has values that no client can show

devices = st.integers(0, DEVICES - 1)
days = st.sampled_from(DAYS)


class State(RuleBasedStateMachine):
    """``folder`` and ``server`` are the test's."""

    server: Server
    folder: Path
    may_fail: bool
    may_delete: bool
    may_restore: bool
    answer: Missing

    def set_up(self, history: int) -> None:
        """One device logs ``history`` days, then signs up; the others sign in."""
        self.account = sign_up(self.server)
        self.stranger: Account | None = None
        self.proxy = Proxy(self.server)
        self.ledger = Ledger()
        self.ghosts: list[Ghost] = []
        self.said: dict[tuple[int, str], list[str]] = {}
        self.glasses = dict.fromkeys(DAYS, 0)
        self.history = history
        self.copy: dict[str, list[dict[str, Any]]] | None = None
        self.restored = self.cloned = False
        self.met: set[str] = set()  # for the statistics
        self.backup: Path | None = None
        self.lines: dict[str, list[dict[str, Any]]] = {}
        self.gone: dict[str, list[Values]] = {}
        self.strangers_moods: list[Any] = []
        self.to_mend: list[Callable[[], object]] = []
        self.refusing: list[str] = []
        self.unique = 0
        self.clocks = [RunningClock() for _ in range(DEVICES)]
        self.left_behind: list[App] = []
        self.apps = [self.start(number) for number in range(DEVICES)]
        if history:
            self.apps[0].days.log_many([HISTORY + timedelta(days=n) for n in range(history)], {"sleep_hours": 7})
        for app in self.apps:
            sign_in(app, self.proxy, self.account)

    def start(self, number: int) -> App:
        folder = self.folder_of(number)
        folder.mkdir(mode=0o700, exist_ok=True)
        return App(folder, clock=self.clocks[number])

    def folder_of(self, number: int) -> Path:
        return self.folder / f"{self.account.user_id}-{number}"

    def keep_lists(self, app: App) -> None:
        """What a folder that is about to be replaced has in its history and its list of what sync removed."""
        for mirrored in (WELLNESS_ENTRIES, MODULE_PROGRESS, MESSAGES):
            self.lines.setdefault(mirrored.name, []).extend(history(app, mirrored))
            self.gone.setdefault(mirrored.name, []).extend(removed(app, mirrored))

    def all_lines(self, mirrored: Mirrored) -> list[dict[str, Any]]:
        """Every device's history."""
        return self.lines.get(mirrored.name, []) + [line for app in self.apps for line in history(app, mirrored)]

    def all_removed(self, mirrored: Mirrored) -> list[Values]:
        """Every device's list of what sync removed."""
        return self.gone.get(mirrored.name, []) + [values for app in self.apps for values in removed(app, mirrored)]

    def cycle(self, who: int, **how: Any) -> None:
        """One sync, as somebody would do it: a question is answered, what is refused or unreachable waits."""
        with suppress(ChangesRefused, *([Offline] if self.may_fail or self.to_mend else [])):
            try:
                self.apps[who].sync(**how)
            except DecisionNeeded:
                self.met.add(f"a question, answered {self.answer}")
                self.apps[who].sync(**{**how, "missing": self.answer})

    def next(self) -> int:
        self.unique += 1
        return self.unique

    def word(self) -> str:
        return f"word {self.next()}"

    def act(self, who: int, mirrored: Mirrored, key: date | str, do: Callable[[], object]) -> None:
        """An edit, and what its author saw before and after."""
        before = self.local(who, mirrored, key)
        do()
        self.ledger.note(str(who), mirrored, before, self.local(who, mirrored, key))

    def local(self, who: int, mirrored: Mirrored, key: date | str) -> Values:
        app = self.apps[who]
        if isinstance(key, date):
            return logged(app, key)
        row = app.modules.one(key).row
        return row.model_dump() if row else {}

    def remote(self, mirrored: Mirrored, day: date) -> Values:
        """The day on the server, {} if there is none; without what nobody can show."""
        rows = self.server.sql(
            f"SELECT * FROM {mirrored.name} WHERE user_id = '{self.account.user_id}' AND date = '{day}' ORDER BY id"
        )
        return shown(mirrored, rows[0]) if rows else {}


def shown(mirrored: Mirrored, row: Mapping[str, Any]) -> Values:
    """The values of a server's row that can be shown."""
    read = {name: str(value) if isinstance(value, float) else value for name, value in row.items()}
    return read_row(mirrored, {name: None if str(value) in ODD else value for name, value in read.items()})


def history(app: App, mirrored: Mirrored) -> Iterator[dict[str, Any]]:
    """The values that had to give way on a device."""
    with app.profiles.current.database.reading() as session:
        found = session.execute(select(CONFLICT).where(CONFLICT.c.table_name == mirrored.name)).mappings().all()
    for line in found:
        sides = {side: from_json(mirrored, line["column"], line[f"{side}_json"]) for side in ("mine", "theirs")}
        yield {"row_id": line["row_id"], "column": line["column"], "rule": line["rule"], **sides}


def removed(app: App, mirrored: Mirrored) -> Iterator[Values]:
    """What sync removed or overwrote on a device: whole rows, and single values."""
    with app.profiles.current.database.reading() as session:
        found = session.execute(select(REMOVED).where(REMOVED.c.table_name == mirrored.name)).mappings().all()
    for line in found:
        value = json.loads(line["value_json"])
        yield shown(mirrored, {line["column"]: value} if line["column"] else value)
