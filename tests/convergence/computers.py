"""What happens on the way between computers and the server, and to the computers themselves."""

from __future__ import annotations

import shutil
from contextlib import suppress
from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule
from sqlalchemy import event

from organic_desktop.core.errors import ChangesRefused, Offline
from tests.convergence.people import People
from tests.convergence.state import DAYS, STRANGERS_DAY, days, devices
from tests.faults import breaks
from tests.faults.breaks import Ghost, meanwhile, once
from tests.faults.proxy import Fault
from tests.server.fixtures import sign_up

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

methods = st.sampled_from(["", "GET", "POST", "PATCH", "DELETE"])


class Crash(BaseException):
    """The process ends here."""


class Computers(People):
    """Cycles that go well, that don't, and that somebody interrupts."""

    @rule(who=devices, thorough=st.booleans())
    def sync(self, who: int, thorough: bool) -> None:
        self.cycle(who, thorough=thorough)

    @rule(who=devices, day=days, method=methods, nth=st.integers(1, 3))
    def edit_during_a_sync(self, who: int, day: date, method: str, nth: int) -> None:
        self.proxy.plan = meanwhile(lambda: self.measure(who, day, "mood_score"), method, nth=nth)
        self.cycle(who)
        self.proxy.behave()

    @rule(who=devices, other=devices, method=methods, nth=st.integers(1, 3))
    def sync_during_anothers_sync(self, who: int, other: int, method: str, nth: int) -> None:
        if who == other:
            return
        self.proxy.plan = meanwhile(lambda: self.cycle(other), method, nth=nth)
        self.cycle(who)
        self.proxy.behave()

    @precondition(lambda self: self.may_fail)
    @rule(who=devices, fault=st.sampled_from(FAULTS), method=methods, nth=st.integers(1, 3))
    def sync_with_a_fault(self, who: int, fault: Fault, method: str, nth: int) -> None:
        self.proxy.plan = once(fault, method, nth=nth)
        self.cycle(who)
        self.proxy.behave()

    @precondition(lambda self: self.may_fail)
    @rule(who=devices, method=st.sampled_from(["POST", "PATCH", "DELETE"]))
    def leave_a_ghost(self, who: int, method: str) -> None:
        self.ghosts.append(Ghost())
        self.met.add("a request that arrives late")
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

        event.listen(self.apps[who].profiles.current.database._engine, "commit", burn)
        with suppress(Crash):
            self.cycle(who)
        self.left_behind.append(self.apps[who])
        self.apps[who] = self.start(who)

    @rule(who=devices)
    def back_up_the_folder(self, who: int) -> None:
        """With what waits in it."""
        self.apps[who].close()
        self.backup = self.folder_of(who).with_suffix(".backup")
        shutil.rmtree(self.backup, ignore_errors=True)
        shutil.copytree(self.folder_of(who), self.backup)
        self.apps[who] = self.start(who)

    @precondition(lambda self: self.backup)
    @rule(who=devices)
    def wake_the_backup(self, who: int) -> None:
        """On the computer it was made on, or on another: what waits in it may have been sent meanwhile.

        What a folder's owner has there and nowhere else they would not replace.
        """
        assert self.backup
        self.cycle(who)
        if self.apps[who].status().pending:
            return
        self.keep_lists(self.apps[who])
        self.apps[who].close()
        shutil.rmtree(self.folder_of(who))
        shutil.copytree(self.backup, self.folder_of(who))
        self.apps[who] = self.start(who)
        self.cloned = True
        self.met.add("a copy of a folder")

    @rule(who=devices, day=days)
    def lend_the_computer(self, who: int, day: date) -> None:
        """Somebody else signs in, logs a mood, and leaves; what is pending stays (``docs/sync.md``, invariant I10)."""
        self.stranger = self.stranger or sign_up(self.server)
        app, mood = self.apps[who], Decimal(100 + self.next()) / 100
        app.account.sign_out()
        app.account.sign_in(self.stranger.email, self.stranger.password)
        app.days.log(day, {"mood_score": mood})
        self.strangers_moods.append(mood)
        with suppress(ChangesRefused, *([Offline] if self.to_mend else [])):
            app.sync()
        assert {entry.date for entry in app.days.entries()} <= {*DAYS, STRANGERS_DAY}
        app.account.sign_out()
        app.account.sign_in(self.account.email, self.account.password)
