"""Three devices, the real server and everything that can happen between them, in any order; then all must be one.

Which steps and how many is hypothesis's choice; conftest.py says how long. ``docs/sync.md`` has the
invariants.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import event, settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, run_state_machine_as_test

from organic_desktop.store.outbox import Trying
from organic_desktop.store.schema import MESSAGES, MODULE_PROGRESS, WELLNESS_ENTRIES
from organic_desktop.sync import bulk_update
from organic_desktop.sync.merge import UNANSWERED
from organic_desktop.sync.status import Missing
from tests.convergence.ledger import parts
from tests.convergence.others import Others
from tests.convergence.state import HISTORY, history
from tests.server.lite import Server, add_extras
from tests.sync.rows import assert_same, on_device, on_server

CYCLES = 4
NEVER = 1_000_000  # edits of one table in one cycle


class Devices(Others):
    """The stories, and what must be true in the end."""

    @initialize(
        faults=st.booleans(),
        deletions=st.booleans(),
        restores=st.booleans(),
        answer=st.sampled_from([Missing.KEEP, Missing.REMOVE]),
        history=st.sampled_from([0, 61]),
        in_bulk=st.booleans(),
    )
    def begin(
        self, faults: bool, deletions: bool, restores: bool, answer: Missing, history: int, in_bulk: bool
    ) -> None:
        """Without faults, deletions and restored servers, more can be promised. ``in_bulk``: single edits are, too."""
        bulk_update.FEWEST = 1 if in_bulk else NEVER
        self.may_fail, self.may_delete, self.may_restore, self.answer = faults, deletions, restores, answer
        self.set_up(history)

    def teardown(self) -> None:
        if not hasattr(self, "apps"):
            return
        self.tell_statistics()
        try:
            self.settle()
            self.everything_typed_is_somewhere()
            self.messages_are_once_and_in_order()
            self.accounts_are_apart()
            if not (self.may_delete or self.restored):
                if not self.cloned:
                    self.nobody_conflicts_with_themselves()
                self.sums_are_right()
                self.the_history_is_whole()
            assert self.proxy.complaints == []
        finally:
            self.mend()
            for app in (*self.apps, *self.left_behind):
                app.close()
            self.proxy.close()

    def tell_statistics(self) -> None:
        """`make test-long` says in how many stories each of these came up."""
        for name in sorted(self.met):
            event(name)

    def settle(self) -> None:
        """``docs/sync.md``, invariant I1: without faults, a few cycles make all equal; nothing is pending."""
        self.proxy.behave()
        for ghost in self.ghosts:
            ghost.arrive()
        self.mend()
        self.mend_odd_values()
        for round in range(CYCLES - 1):
            for number in range(len(self.apps)):
                self.cycle(number, trying=Trying.ASKED if round else Trying.ALL)
        for app in self.apps:
            app.sync()
        for app in self.apps:
            assert app.status().pending == 0
            assert_same(app, self.server, self.account.user_id)

    def everything_typed_is_somewhere(self) -> None:
        """``docs/sync.md``, invariant I2: in the row, a history, a list of removed, or given up by who saw it."""
        for mirrored in (WELLNESS_ENTRIES, MODULE_PROGRESS):
            rows = on_server(self.server, mirrored, self.account.user_id)
            lines, gone = self.all_lines(mirrored), self.all_removed(mirrored)
            for name in mirrored.editable:
                kept = [row[name] for row in rows]
                kept += [line[side] for line in lines if line["column"] == name for side in ("mine", "theirs")]
                kept += [values[name] for values in gone if name in values]
                assert not self.ledger.owed((mirrored.name, name), kept), name

    def messages_are_once_and_in_order(self) -> None:
        """``docs/sync.md``, invariant I5."""
        rows = on_server(self.server, MESSAGES, self.account.user_id)
        rows.sort(key=lambda row: (row["created_at"], row["id"]))
        arrived = [row["content"] for row in rows]
        said = list(self.said.values())
        gone = {values["content"] for values in self.all_removed(MESSAGES)} - set(arrived)
        assert self.restored or not gone
        assert sorted([*arrived, *gone]) == sorted(word for words in said for word in words)
        for words in said:
            assert [word for word in arrived if word in words] == [word for word in words if word not in gone]

    def accounts_are_apart(self) -> None:
        """``docs/sync.md``, invariant I10: neither holds a row of the other's."""
        for app in self.apps:
            assert {row["user_id"] for row in on_device(app, WELLNESS_ENTRIES)} <= {self.account.user_id}
        if self.stranger:
            moods = {row["mood_score"] for row in on_server(self.server, WELLNESS_ENTRIES, self.stranger.user_id)}
            assert moods <= {*self.strangers_moods, 1}

    def nobody_conflicts_with_themselves(self) -> None:
        """``docs/sync.md``, invariant I6: what a history calls theirs is another's, unless it says it can't know."""
        for number, app in enumerate(self.apps):
            for mirrored in (WELLNESS_ENTRIES, MODULE_PROGRESS):
                for line in history(app, mirrored):
                    if line["rule"] == UNANSWERED:
                        continue
                    typed = self.ledger.typed.get((mirrored.name, line["column"]), {})
                    authors = {typed.get(part) for part in parts(line["theirs"])}
                    assert authors != {str(number)}, f"{number}: {line['column']}, {line['mine']} and {line['theirs']}"

    def sums_are_right(self) -> None:
        """Every glass that was added is counted once; where a send's fate stayed in doubt, a line says so."""
        lines = self.all_lines(WELLNESS_ENTRIES)
        doubted = any((line["column"], line["rule"]) == ("exercise_minutes", UNANSWERED) for line in lines)
        for day, total in self.glasses.items():
            counted = self.remote(WELLNESS_ENTRIES, day).get("exercise_minutes") or 0
            assert counted == total or (doubted and counted < total), (day, counted, total)

    def the_history_is_whole(self) -> None:
        """Days from before the account stay as many as they were."""
        rows = on_server(self.server, WELLNESS_ENTRIES, self.account.user_id)
        assert sum(HISTORY <= row["date"] < min(self.glasses) for row in rows) == self.history


@pytest.mark.parametrize("driver", [os.environ.get("ORGANIC_TEST_DRIVER", "pglite")], indirect=True)
@pytest.mark.timeout(0)
def test_whatever_happens_in_the_end_all_are_one(
    own_server: Server, tmp_path: Path, test_keyring: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a server of its own: its policies and constraints change."""
    add_extras(own_server, "bulk_update")
    monkeypatch.setattr(bulk_update, "FEWEST", NEVER)  # each story says; put back in the end
    Devices.server, Devices.folder = own_server, tmp_path
    chosen = settings.get_current_profile_name()
    run_state_machine_as_test(Devices, settings=settings.get_profile(chosen if chosen == "long" else "short"))
