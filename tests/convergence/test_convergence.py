"""Three devices, the real server and everything that can happen between them, in any order; then all must be one.

Which steps and how many is hypothesis's choice; conftest.py says how long. The invariants are `sync.md`'s.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule, run_state_machine_as_test
from sqlalchemy import event, select

from organic_desktop.app import App
from organic_desktop.errors import Offline
from organic_desktop.store.bookkeeping import CONFLICT
from organic_desktop.store.models import MESSAGES, MODULE_PROGRESS, WELLNESS_ENTRIES, Mirrored
from organic_desktop.store.rows import Values, from_json
from tests.clocks import HandClock
from tests.convergence.ledger import Ledger, parts
from tests.devices import sign_in
from tests.faults import breaks
from tests.faults.breaks import Ghost, meanwhile, once
from tests.faults.proxy import Fault, Proxy
from tests.server.fixtures import sign_up
from tests.server.lite import Server
from tests.sync.rows import assert_same, on_server

DEVICES = 3
DAYS = [date(2026, 1, number) for number in (1, 2)]
MODULE = "gardening"  # none of ours, so that progress is what is typed
CYCLES = 4
FAULTS: list[Fault] = [
    breaks.reset_before,
    breaks.half_request,
    breaks.lose_response,
    breaks.truncate,
    breaks.truncate_with_fixed_length,
    breaks.duplicate,
    breaks.html(),
    breaks.answered(503, b"", retry_after="2"),
    breaks.answered_after(504, b""),
]

devices = st.integers(0, DEVICES - 1)
days = st.sampled_from(DAYS)
methods = st.sampled_from(["", "GET", "POST", "PATCH", "DELETE"])


class Crash(BaseException):
    """The process ends here."""


class TickingClock(HandClock):
    """A moment passes each time somebody looks."""

    def now(self) -> datetime:
        self.move(timedelta(microseconds=1))
        return super().now()


class Devices(RuleBasedStateMachine):
    """The stories. ``folder`` and ``server`` are the test's."""

    server: Server
    folder: Path

    @initialize(faults=st.booleans(), deletions=st.booleans())
    def begin(self, faults: bool, deletions: bool) -> None:
        """Without faults and deletions, more can be promised."""
        self.may_fail, self.may_delete = faults, deletions
        self.account = sign_up(self.server)
        self.proxy = Proxy(self.server)
        self.ledger = Ledger()
        self.ghosts: list[Ghost] = []
        self.said: dict[tuple[int, str], list[str]] = {}
        self.glasses = dict.fromkeys(DAYS, 0)
        self.unique = 0
        self.clocks = [TickingClock() for _ in range(DEVICES)]
        self.left_behind: list[App] = []
        self.apps = [self.start(number) for number in range(DEVICES)]
        for app in self.apps:
            sign_in(app, self.proxy, self.account)

    # -- what users do ------------------------------------------------------------------------------------------------

    @rule(who=devices, day=days, column=st.sampled_from(["sleep_hours", "mood_score", "energy_level"]))
    def measure(self, who: int, day: date, column: str) -> None:
        self.log(who, day, {column: Decimal(100 + self.next()) / 100})

    @rule(who=devices, day=days)
    def set_amount(self, who: int, day: date) -> None:
        self.log(who, day, {"water_intake_ml": self.next()})

    @rule(who=devices, day=days, column=st.sampled_from(["mood_score", "nutrition_notes", "water_intake_ml"]))
    def clear(self, who: int, day: date, column: str) -> None:
        if not self.may_delete and not self.local(who, WELLNESS_ENTRIES, day).get("exercise_minutes"):
            return  # with its last value a day is deleted
        self.log(who, day, {column: None})

    @rule(who=devices, day=days, step=st.integers(1, 20))
    def add(self, who: int, day: date, step: int) -> None:
        self.glasses[day] += step
        self.apps[who].days.log(day, add={"exercise_minutes": step})

    @rule(who=devices, day=days, append=st.booleans())
    def note(self, who: int, day: date, append: bool) -> None:
        before = self.local(who, WELLNESS_ENTRIES, day).get("nutrition_notes") if append else None
        self.log(who, day, {"nutrition_notes": f"{before}\n{self.word()}" if before else self.word()})

    @rule(who=devices, column=st.sampled_from(["progress_percentage", "current_focus", "notes"]))
    def work_on_a_module(self, who: int, column: str) -> None:
        value = Decimal(self.next()) / 100 if column == "progress_percentage" else self.word()
        self.act(who, MODULE_PROGRESS, MODULE, lambda: self.apps[who].modules.set(MODULE, {column: value}))

    @rule(who=devices, reopen=st.booleans())
    def complete_a_topic(self, who: int, reopen: bool) -> None:
        topics = self.local(who, MODULE_PROGRESS, MODULE).get("completed_topics") or []
        change = {"reopen": topics[:1]} if reopen and topics else {"complete": [self.word()]}
        self.act(who, MODULE_PROGRESS, MODULE, lambda: self.apps[who].modules.set(MODULE, **change))

    @precondition(lambda self: self.may_delete)
    @rule(who=devices, day=days)
    def delete_day(self, who: int, day: date) -> None:
        self.act(who, WELLNESS_ENTRIES, day, lambda: self.apps[who].days.delete([day]))

    @precondition(lambda self: self.may_delete)
    @rule(who=devices)
    def start_a_module_over(self, who: int) -> None:
        self.act(who, MODULE_PROGRESS, MODULE, lambda: self.apps[who].modules.start_over(MODULE))

    @rule(who=devices, new=st.booleans())
    def say(self, who: int, new: bool) -> None:
        talk = self.apps[who].conversations
        threads = talk.all()
        chat = threads[0].id if threads and not new else talk.start("identity").id
        words = self.word()
        talk.send(chat, words)
        self.said.setdefault((who, chat), []).append(words)

    @rule(who=devices, hours=st.sampled_from([-400.0, -3.0, -0.1, 0.1, 3.0, 400.0]))
    def set_the_clock(self, who: int, hours: float) -> None:
        self.clocks[who].move(timedelta(hours=hours))

    # -- what devices do ----------------------------------------------------------------------------------------------

    @rule(who=devices, thorough=st.booleans())
    def sync(self, who: int, thorough: bool) -> None:
        self.apps[who].sync(thorough=thorough)

    @rule(who=devices, day=days, method=methods, nth=st.integers(1, 3))
    def edit_during_a_sync(self, who: int, day: date, method: str, nth: int) -> None:
        self.proxy.plan = meanwhile(lambda: self.measure(who, day, "mood_score"), method, nth=nth)
        self.apps[who].sync()
        self.proxy.behave()

    @rule(who=devices, other=devices, day=days, method=methods, nth=st.integers(1, 3))
    def sync_during_anothers_sync(self, who: int, other: int, day: date, method: str, nth: int) -> None:
        if who == other:
            return
        self.proxy.plan = meanwhile(self.apps[other].sync, method, nth=nth)
        self.apps[who].sync()
        self.proxy.behave()

    @precondition(lambda self: self.may_fail)
    @rule(who=devices, fault=st.sampled_from(FAULTS), method=methods, nth=st.integers(1, 3))
    def sync_with_a_fault(self, who: int, fault: Fault, method: str, nth: int) -> None:
        self.proxy.plan = once(fault, method, nth=nth)
        with suppress(Offline):
            self.apps[who].sync()
        self.proxy.behave()

    @precondition(lambda self: self.may_fail)
    @rule(who=devices, method=st.sampled_from(["POST", "PATCH", "DELETE"]))
    def leave_a_ghost(self, who: int, method: str) -> None:
        self.ghosts.append(Ghost())
        self.sync_with_a_fault(who, self.ghosts[-1], method, 1)

    @precondition(lambda self: self.may_fail and self.ghosts)
    @rule()
    def a_ghost_arrives(self) -> None:
        self.ghosts.pop(0).arrive()

    @precondition(lambda self: self.may_fail)
    @rule(who=devices, nth=st.integers(1, 12))
    def crash(self, who: int, nth: int) -> None:
        """At the nth commit of a cycle, which then isn't one; nothing is written from then on."""
        left = nth

        def burn(connection: Any) -> None:
            nonlocal left
            left -= 1
            if left <= 0:
                raise Crash

        event.listen(self.apps[who]._file.database._engine, "commit", burn)
        with suppress(Crash, Offline):
            self.apps[who].sync()
        self.left_behind.append(self.apps[who])
        self.apps[who] = self.start(who)

    # -- what others do to the server ---------------------------------------------------------------------------------

    @rule(day=days, late=st.sampled_from([0, 5, 20]))
    def change_on_the_server(self, day: date, late: int) -> None:
        """Another client, whose transaction may have begun some seconds before."""
        before = self.remote(WELLNESS_ENTRIES, day)
        if before:
            score = Decimal(100 + self.next()) / 100
            self.server.sql(
                f"SET LOCAL session_replication_role = replica; UPDATE wellness_entries SET mood_score = {score},"
                f" updated_at = now() - interval '{late} seconds' WHERE id = '{before['id']}'"
            )
            self.ledger.note("another", WELLNESS_ENTRIES, before, {**before, "mood_score": score})

    @precondition(lambda self: self.may_delete)
    @rule(day=days)
    def delete_on_the_server(self, day: date) -> None:
        before = self.remote(WELLNESS_ENTRIES, day)
        if before:
            self.server.sql(f"DELETE FROM wellness_entries WHERE id = '{before['id']}'")
            self.ledger.note("another", WELLNESS_ENTRIES, before, {})

    # -- what must be true in the end ---------------------------------------------------------------------------------

    def teardown(self) -> None:
        if not hasattr(self, "apps"):
            return
        try:
            self.settle()
            self.everything_typed_is_somewhere()
            self.messages_are_once_and_in_order()
            if not self.may_delete:
                self.nobody_conflicts_with_themselves()
            if not (self.may_delete or self.may_fail):
                self.sums_are_right()
            assert self.proxy.complaints == []
        finally:
            for app in (*self.apps, *self.left_behind):
                app.close()
            self.proxy.close()

    def settle(self) -> None:
        """I1: no more faults, a few cycles each, then all are one."""
        self.proxy.behave()
        for ghost in self.ghosts:
            ghost.arrive()
        for _ in range(CYCLES):
            for app in self.apps:
                app.sync()
        for app in self.apps:
            assert app.status().pending == 0
            assert_same(app, self.server, self.account.user_id)

    def everything_typed_is_somewhere(self) -> None:
        """I2: in the row, in some device's history, or given up by somebody who saw it."""
        for mirrored in (WELLNESS_ENTRIES, MODULE_PROGRESS):
            rows = on_server(self.server, mirrored, self.account.user_id)
            lines = [line for app in self.apps for line in history(app, mirrored)]
            for name in mirrored.editable:
                kept = [row[name] for row in rows]
                kept += [line[side] for line in lines if line["column"] == name for side in ("mine", "theirs")]
                assert not self.ledger.owed((mirrored.name, name), kept), name

    def messages_are_once_and_in_order(self) -> None:
        """I5."""
        rows = on_server(self.server, MESSAGES, self.account.user_id)
        rows.sort(key=lambda row: (row["created_at"], row["id"]))
        arrived = [row["content"] for row in rows]
        said = list(self.said.values())
        assert sorted(arrived) == sorted(word for words in said for word in words)
        for words in said:
            assert [word for word in arrived if word in words] == words

    def nobody_conflicts_with_themselves(self) -> None:
        """I6: what a device's history calls theirs was typed by somebody else."""
        for number, app in enumerate(self.apps):
            for mirrored in (WELLNESS_ENTRIES, MODULE_PROGRESS):
                for line in history(app, mirrored):
                    typed = self.ledger.typed.get((mirrored.name, line["column"]), {})
                    authors = {typed.get(part) for part in parts(line["theirs"])}
                    assert authors != {str(number)}, line

    def sums_are_right(self) -> None:
        """Without faults every glass that was added is counted once."""
        for day, total in self.glasses.items():
            assert (self.remote(WELLNESS_ENTRIES, day).get("exercise_minutes") or 0) == total

    # -- details ------------------------------------------------------------------------------------------------------

    def start(self, number: int) -> App:
        folder = self.folder / f"{self.account.user_id}-{number}"
        folder.mkdir(mode=0o700, exist_ok=True)
        return App(folder, clock=self.clocks[number])

    def next(self) -> int:
        self.unique += 1
        return self.unique

    def word(self) -> str:
        return f"word {self.next()}"

    def log(self, who: int, day: date, changes: dict[str, Any]) -> None:
        self.act(who, WELLNESS_ENTRIES, day, lambda: self.apps[who].days.log(day, changes))

    def act(self, who: int, mirrored: Mirrored, key: date | str, do: Callable[[], object]) -> None:
        """An edit, and what its author saw before and after."""
        before = self.local(who, mirrored, key)
        do()
        self.ledger.note(str(who), mirrored, before, self.local(who, mirrored, key))

    def local(self, who: int, mirrored: Mirrored, key: date | str) -> Values:
        app = self.apps[who]
        row = app.days.entry(key) if isinstance(key, date) else app.modules.one(key).row
        return row.model_dump() if row else {}

    def remote(self, mirrored: Mirrored, day: date) -> Values:
        rows = on_server(self.server, mirrored, self.account.user_id)
        return next((row for row in rows if row["date"] == day), {})


def history(app: App, mirrored: Mirrored) -> Iterator[dict[str, Any]]:
    """The values that had to give way on a device."""
    with app._file.database.reading() as session:
        found = session.execute(select(CONFLICT).where(CONFLICT.c.table_name == mirrored.name)).mappings().all()
    for line in found:
        sides = {side: from_json(mirrored, line["column"], line[f"{side}_json"]) for side in ("mine", "theirs")}
        yield {"column": line["column"], "rule": line["rule"], **sides}


@pytest.mark.parametrize("server", [os.environ.get("ORGANIC_TEST_DRIVER", "pglite")], indirect=True)
@pytest.mark.timeout(0)
def test_whatever_happens_in_the_end_all_are_one(server: Server, tmp_path: Path, test_keyring: None) -> None:
    Devices.server, Devices.folder = server, tmp_path
    chosen = settings.get_current_profile_name()
    run_state_machine_as_test(Devices, settings=settings.get_profile(chosen if chosen == "long" else "short"))
