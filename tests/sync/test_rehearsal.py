"""A rehearsed sync says what a real one then does, to the row and column, and changes nothing on either side."""

from __future__ import annotations

import hashlib
import os
import signal
import subprocess
import sys
import uuid
from contextlib import closing, suppress
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from organic_desktop.app.facade import App
from organic_desktop.core.errors import ChangesRefused, DecisionNeeded, Offline
from organic_desktop.remote.client import Client
from organic_desktop.store.codec import Values
from organic_desktop.store.connections import PLAIN
from organic_desktop.store.file_identity import check_identity
from organic_desktop.store.outbox import Trying
from organic_desktop.store.removed import DERIVED
from organic_desktop.store.schema import MIRRORED, Mirrored
from organic_desktop.store.unfinished import REHEARSAL
from organic_desktop.sync.rehearsal import How, Rehearsal, RehearsedRow
from organic_desktop.sync.status import Missing
from tests.devices import MakeDevice, logged, sign_in
from tests.faults.proxy import Proxy
from tests.passcodes import PASSCODE, WORDS, fill, make_lock
from tests.server.fixtures import Account, sign_up
from tests.server.lite import Server
from tests.sync.rows import on_device, on_server
from tests.sync.test_deletions import delete

State = dict[tuple[str, str], Values]

# -- what is there, and what it becomes by what was said --------------------------------------------------------------


def key_of(mirrored: Mirrored, row: Values) -> tuple[str, str]:
    """What a row is known by on both sides: its day or module, else its id."""
    return mirrored.name, str(row[mirrored.own_key[0]]) if mirrored.own_key else row["id"]


def state(rows: dict[Mirrored, list[Values]], *, derived: bool) -> State:
    return {
        key_of(mirrored, row): {name: row[name] or None for name in mirrored.editable if derived or name not in DERIVED}
        for mirrored, its in rows.items()
        for row in its
    }


def here(app: App) -> State:
    return state({mirrored: on_device(app, mirrored) for mirrored in MIRRORED}, derived=False)


def there(server: Server, user_id: str) -> State:
    return state({mirrored: on_server(server, mirrored, user_id) for mirrored in MIRRORED}, derived=True)


def said_key(row: RehearsedRow) -> tuple[str, str]:
    return row.table, row.key if row.table in {"wellness_entries", "module_progress"} else row.row_id


def after(before: State, rows: tuple[RehearsedRow, ...], *, derived: bool) -> State:
    """What a state becomes by some rows of a rehearsal."""
    editable = {mirrored.name: mirrored.editable for mirrored in MIRRORED}
    result = {key: dict(values) for key, values in before.items()}
    for row in rows:
        if row.how is How.DELETED:
            result.pop(said_key(row), None)
            continue
        names = [name for name in editable[row.table] if derived or name not in DERIVED]
        values = result.setdefault(said_key(row), dict.fromkeys(names))
        values |= {column.column: column.result or None for column in row.columns if column.column in names}
    return result


def content_of(folder: Path) -> dict[str, str]:
    """A hash of every file; SQLite's index for readers holds their locks, and so isn't content."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file() and not path.name.endswith(("-shm", ".lock", ".log"))
    }


def rehearse_then_sync(app: App, server: Server, user_id: str, **how: Any) -> Rehearsal:
    """Rehearse, see that nothing changed, sync, and see that what was said is what happened."""
    stored, before_here, before_there = content_of(app.folder), here(app), there(server, user_id)
    whole = {mirrored: on_server(server, mirrored, user_id) for mirrored in MIRRORED}
    said = app.rehearse(**how)
    assert content_of(app.folder) == stored
    assert {mirrored: on_server(server, mirrored, user_id) for mirrored in MIRRORED} == whole
    asked = False
    with suppress(ChangesRefused):
        try:
            app.sync(**how)
        except DecisionNeeded:
            asked = True
    certain = tuple(row for row in said.remove if not row.asks)
    assert said.asks == asked
    assert here(app) == after(before_here, (*said.receive, *said.merge, *certain), derived=False)
    assert there(server, user_id) == after(before_there, said.send, derived=True)
    assert said.problem is None
    return said


# -- by example -------------------------------------------------------------------------------------------------------


def two(server: Server, account: Account, device: MakeDevice, days: int = 3) -> tuple[App, App]:
    a, b = sign_in(device("a"), server, account), sign_in(device("b"), server, account)
    for back in range(days):
        a.days.log(a.today() - timedelta(days=back), {"mood_score": 3, "water_intake_ml": 500})
    a.sync()
    b.sync()
    return a, b


def test_nothing_to_do_is_said_of_a_folder_that_is_in_sync(
    server: Server, account: Account, device: MakeDevice
) -> None:
    a, _ = two(server, account, device)
    assert rehearse_then_sync(a, server, account.user_id).is_empty


def test_each_list_names_its_rows_and_columns(server: Server, account: Account, device: MakeDevice) -> None:
    a, b = two(server, account, device)
    today, yesterday, before = (a.today() - timedelta(days=back) for back in range(3))
    gone = today - timedelta(days=9)
    a.days.log(gone, {"sleep_hours": 7})
    a.sync()
    b.sync()
    b.days.delete([gone])
    b.days.log(today, {"mood_score": 5})
    b.days.log(yesterday, {"energy_level": 2})
    b.sync()
    a.days.log(today, {"mood_score": 1})
    a.days.log(before, {"sleep_hours": "7.5"})
    said = rehearse_then_sync(a, server, account.user_id)
    (merged,) = said.merge
    (column,) = merged.columns
    assert (merged.key, column.column, column.mine, column.theirs) == (str(today), "mood_score", 1, 5)
    assert [(row.key, [each.column for each in row.columns]) for row in said.receive] == [
        (str(yesterday), ["energy_level"])
    ]
    assert [row.key for row in said.remove] == [str(gone)]
    assert str(before) in {row.key for row in said.send}


def test_only_reading_requests_reach_the_server(server: Server, account: Account, device: MakeDevice) -> None:
    proxy = Proxy(server)
    try:
        a, b = sign_in(device("a"), proxy, account), sign_in(device("b"), server, account)
        a.sync()
        b.days.log(b.today(), {"mood_score": 5})
        b.sync()
        a.days.log(a.today(), {"mood_score": 2})
        a.days.log(a.today() - timedelta(days=1), {"mood_score": 2})
        a.modules.set("identity", {"current_focus": "values"})
        proxy.seen.clear()
        said = a.rehearse()
        assert {passage.request.method for passage in proxy.seen} == {"GET"}
        assert said.send
    finally:
        proxy.close()


def test_a_client_for_reading_sends_nothing_but_get(server: Server, account: Account) -> None:
    client = Client(server.url, server.publishable_key)
    with closing(client), closing(client.for_reading()) as reading:
        row = {"user_id": account.user_id, "date": "2026-01-01"}
        for method in ("POST", "PATCH", "DELETE"):
            with pytest.raises(ValueError, match="only reads"):
                reading.request(
                    method,
                    "rest/v1/wellness_entries",
                    params=[("id", "eq.1")],
                    json=row,
                    bearer=account.access_token,
                )
        found = reading.request(
            "GET", "rest/v1/wellness_entries", params=[("select", "id")], bearer=account.access_token
        )
    assert found.body == []


def test_a_rehearsal_isnt_counted_as_a_cycle_that_sent_something(
    server: Server, account: Account, device: MakeDevice
) -> None:
    a, _ = two(server, account, device)
    a.days.log(a.today(), {"mood_score": 4})
    assert a.rehearse().send
    assert not check_identity(a.profiles.current.database)  # else this file would be taken for an old copy


def test_a_mass_removal_is_said_to_ask_and_an_answer_to_remove_or_keep(
    server: Server, account: Account, device: MakeDevice
) -> None:
    a, b = two(server, account, device, days=20)
    delete(server, "wellness_entries", user_id=f"eq.{account.user_id}", date=f"lt.{a.today() - timedelta(days=5)}")
    said = rehearse_then_sync(a, server, account.user_id)
    assert len([row for row in said.remove if row.asks]) == 14
    assert len(list(a.folder.rglob("*before-deletions*"))) == 1  # the sync's, not the rehearsal's
    kept = rehearse_then_sync(a, server, account.user_id, missing=Missing.KEEP)
    assert len(kept.send) == 14
    delete(server, "wellness_entries", user_id=f"eq.{account.user_id}", date=f"lt.{a.today() - timedelta(days=5)}")
    removed = rehearse_then_sync(b, server, account.user_id, missing=Missing.REMOVE)
    assert (len(removed.remove), removed.asks) == (14, False)


def test_a_row_that_the_server_refuses_is_said_to_be_sent_again(
    server: Server, account: Account, device: MakeDevice
) -> None:
    a = sign_in(device("a"), server, account)
    a.days.log(a.today(), {"water_intake_ml": 1})
    with a.profiles.current.database.writing() as session:
        session.connection().execute(text("UPDATE wellness_entries SET water_intake_ml = 99999999999"))
    a.sync()
    assert a.status().refused == 1
    assert a.rehearse().is_empty  # as it can't be right, it isn't sent again by itself
    assert [row.key for row in a.rehearse(trying=Trying.ALL).send] == [str(a.today())]
    assert a.status().refused == 1


def test_offline_it_says_so_and_what_waits(server: Server, account: Account, device: MakeDevice) -> None:
    proxy = Proxy(server)
    a = sign_in(device("a"), proxy, account)
    a.days.log(a.today() - timedelta(days=1), {"mood_score": 3})
    a.sync()
    a.days.log(a.today() - timedelta(days=1), {"mood_score": 4})
    a.days.log(a.today(), {"sleep_hours": 8})
    proxy.close()
    said = a.rehearse()
    assert isinstance(said.problem, Offline)
    assert {(row.key, row.how) for row in said.send} == {
        (str(a.today()), How.NEW),
        (str(a.today() - timedelta(days=1)), How.CHANGED),
    }
    assert (said.receive, said.merge, said.remove) == ((), (), ())


def test_an_edit_made_while_it_runs_stays_and_isnt_told_of(
    server: Server, account: Account, device: MakeDevice
) -> None:
    proxy = Proxy(server)
    try:
        a = sign_in(device("a"), proxy, account)
        a.sync()

        def plan(passage: Any) -> None:
            proxy.behave()
            a.days.log(a.today(), {"mood_score": 4})
            passage.give(passage.deliver())

        proxy.plan = plan
        assert a.rehearse().is_empty
        assert logged(a, a.today())["mood_score"] == 4
        assert [row.key for row in a.rehearse().send] == [str(a.today())]
    finally:
        proxy.close()


def test_the_copy_is_encrypted_as_the_folder_is_and_gone_afterwards(
    server: Server, account: Account, device: MakeDevice
) -> None:
    proxy, seen = Proxy(server), list[bytes]()
    try:
        a = sign_in(device("a"), proxy, account)
        fill(a.folder)
        a.sync()
        a.close()
        make_lock(a.folder).set(PASSCODE)
        a = device("a")

        def plan(passage: Any) -> None:
            seen.extend(path.read_bytes() for path in (a.folder / REHEARSAL).glob("of-*.db"))
            passage.give(passage.deliver())

        proxy.plan = plan
        a.rehearse()
        assert seen
        assert not any(word.encode() in content for content in seen for word in WORDS)
        assert not any(content.startswith(PLAIN) for content in seen)
        assert not list((a.folder / REHEARSAL).glob("*.db*"))
    finally:
        proxy.close()


KILLED = """
import os, sys, threading
from pathlib import Path
from organic_desktop.app.facade import App
app = App(Path(sys.argv[1]))
from organic_desktop.sync import rehearsal
rehearsal.SyncEngine.cycle = lambda *_, **__: (print("copied", flush=True), threading.Event().wait())
app.rehearse()
"""


def test_a_copy_left_by_a_killed_process_goes_at_the_next_start(
    server: Server, account: Account, device: MakeDevice
) -> None:
    a = sign_in(device("a"), server, account)
    a.sync()
    a.close()
    with subprocess.Popen(
        [sys.executable, "-c", KILLED, str(a.folder)], stdout=subprocess.PIPE, env=dict(os.environ)
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == b"copied\n"
        assert list((a.folder / REHEARSAL).glob("*.db"))
        device("a").close()  # another start meanwhile leaves it alone
        assert list((a.folder / REHEARSAL).glob("*.db"))
        process.send_signal(signal.SIGKILL)
    device("a")
    assert not list((a.folder / REHEARSAL).glob("*.db*"))


# -- whatever two devices did -----------------------------------------------------------------------------------------

DAYS = st.integers(0, 11)
COLUMNS = st.sampled_from(["sleep_hours", "water_intake_ml", "mood_score", "nutrition_notes"])
WHO = st.sampled_from("ab")
EDITS = st.one_of(
    st.tuples(st.just("log"), WHO, DAYS, COLUMNS, st.integers(1, 5)),
    st.tuples(st.just("add"), WHO, DAYS, st.just("water_intake_ml"), st.integers(1, 5)),
    st.tuples(st.just("delete"), WHO, DAYS, st.just(""), st.just(0)),
    st.tuples(st.just("module"), WHO, st.just(0), st.just(""), st.integers(1, 5)),
    st.tuples(st.just("message"), WHO, st.integers(0, 1), st.just(""), st.integers(1, 5)),
    st.tuples(st.just("lose"), st.just("b"), st.integers(1, 12), st.just(""), st.just(0)),
    st.tuples(st.just("sync"), WHO, st.just(0), st.just(""), st.just(0)),
)


def carry_out(edit: tuple[str, str, int, str, int], app: App, server: Server, user_id: str, first: date) -> None:
    kind, _, day, column, value = edit
    at = first + timedelta(days=day)
    match kind:
        case "log":
            app.days.log(at, {column: f"word {value}\n" if column == "nutrition_notes" else value})
        case "add":
            app.days.log(at, add={column: value})
        case "delete":
            app.days.delete([at])
        case "module":
            app.modules.set("identity", {"progress_percentage": 10 * value})
        case "message":
            chats = app.conversations.all()
            chat = chats[day % len(chats)] if chats else app.conversations.start("identity")
            app.conversations.send(chat.id, f"words {value}")
        case "lose":
            delete(server, "wellness_entries", user_id=f"eq.{user_id}", date=f"lt.{first + timedelta(days=day)}")
        case "sync":
            with suppress(DecisionNeeded):
                app.sync()


@settings(
    max_examples=10,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    database=None,
    derandomize=True,
    phases=[Phase.generate],
)
@given(edits=st.lists(EDITS, min_size=3, max_size=14), missing=st.sampled_from([Missing.ASK, Missing.REMOVE]))
def test_what_is_said_is_what_happens(
    edits: list[tuple[str, str, int, str, int]], missing: Missing, server: Server, device: MakeDevice
) -> None:
    account = sign_up(server)
    name = uuid.uuid4().hex
    apps = {who: sign_in(device(f"{who}{name}"), server, account) for who in "ab"}
    first = apps["a"].today() - timedelta(days=30)
    for day in range(12):
        apps["a"].days.log(first + timedelta(days=day), {"mood_score": 3, "water_intake_ml": 250})
    for app in apps.values():
        app.sync()
    for edit in edits:
        carry_out(edit, apps[edit[1]], server, account.user_id, first)
    with suppress(DecisionNeeded):
        apps["b"].sync()
    rehearse_then_sync(apps["a"], server, account.user_id, missing=missing)
    for app in apps.values():
        app.close()
