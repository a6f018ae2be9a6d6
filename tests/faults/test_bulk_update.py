"""Many edits in one request: each on its own condition, each acknowledged by its own row, one by one where it fails.

All other stories of this folder run in this way, too, with ``--extras`` (``make test-long``).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from decimal import Decimal

import pytest

from organic_desktop.app.facade import App
from organic_desktop.store.schema import WELLNESS_ENTRIES
from organic_desktop.sync.bulk_update import FEWEST
from organic_desktop.sync.probe import ASK_AGAIN_AFTER
from tests.clocks import RunningClock
from tests.devices import MakeDevice, logged, sign_in
from tests.faults import breaks
from tests.faults.breaks import always, meanwhile, once
from tests.faults.proxy import BULK_UPDATE, Answer, Fault, Passage, Proxy, Request
from tests.faults.stories import Settle, fails
from tests.faults.test_unanswered import attempts
from tests.server.fixtures import Account
from tests.server.lite import EXTRAS_FOLDER, Server, add_extras, fresh_server
from tests.sync.rows import on_server

DAYS = 12
MOOD, WATER = "mood_score", "water_intake_ml"


@pytest.fixture(scope="module")
def server(driver: str) -> Iterator[Server]:
    """A server that has the extra."""
    with fresh_server(driver) as running:
        add_extras(running, BULK_UPDATE)
        yield running


def days(app: App, count: int = DAYS) -> list[date]:
    return [app.today() - timedelta(days=back) for back in range(count)]


def log_each(app: App, values: dict[str, int], water: int) -> None:
    """Add water to every day, and set something."""
    for day in days(app):
        app.days.log(day, values, add={WATER: water})


@pytest.fixture
def synced(a: App, proxy: Proxy) -> App:
    """A device with some days that the server has, too."""
    a.days.log_many(days(a), {MOOD: 3, WATER: 500})
    a.sync()
    proxy.seen.clear()
    return a


def sent(proxy: Proxy) -> tuple[int, int]:
    """How many updates went in bulk, and how many by themselves."""
    bulks = [request for request in proxy.requests("POST") if request.updates]
    return len(bulks), len(proxy.requests("PATCH")) - len(bulks)


def test_edits_of_many_days_are_one_request(synced: App, b: App, proxy: Proxy, settle: Settle) -> None:
    synced.days.log_many(days(synced), {MOOD: 4})
    report = synced.sync()
    assert (report.pushed, sent(proxy)) == (DAYS, (1, 0))
    [edit, *_] = proxy.requests("POST", BULK_UPDATE)[0].json["edits"]
    assert list(edit["changes"]) == [MOOD], "only the column that changed"
    settle(synced, b, conflicts=0)
    assert {logged(b, day)[MOOD] for day in days(b)} == {4}


def test_few_edits_are_as_quick_by_themselves(synced: App, proxy: Proxy) -> None:
    synced.days.log_many(days(synced, FEWEST - 1), {MOOD: 4})
    synced.sync()
    assert sent(proxy) == (0, FEWEST - 1)


def test_3650_edited_days_take_at_most_60_requests(a: App, server: Server, account: Account, proxy: Proxy) -> None:
    server.sql(
        "INSERT INTO wellness_entries (user_id, date, mood_score)"
        f" SELECT '{account.user_id}', current_date - days, 3 FROM generate_series(1, 3650) AS days"
    )
    a.sync()
    proxy.seen.clear()
    a.days.log_many([a.today() - timedelta(days=back) for back in range(1, 3651)], {MOOD: 4})
    report = a.sync()
    assert report.pushed == 3650
    assert report.requests <= 60
    assert a.status().pending == 0
    assert {row[MOOD] for row in on_server(server, WELLNESS_ENTRIES, account.user_id)} == {4}


def test_long_notes_go_in_several_requests(synced: App, proxy: Proxy, settle: Settle) -> None:
    """What one call accepts is bounded; six notes of 30,000 letters, escaped, are a megabyte already."""
    synced.days.log_many(days(synced, 10), {"nutrition_notes": "ä" * 30_000})
    synced.sync()
    assert sent(proxy) == (2, 0)
    settle(synced, conflicts=0)


# -- each on its own condition ----------------------------------------------------------------------------------------


def test_a_day_that_changed_meanwhile_is_merged_and_costs_no_other(
    synced: App, b: App, proxy: Proxy, settle: Settle
) -> None:
    """Both amounts count, and both scores are kept; the other days were sent in the first request."""
    first = days(synced)[0]
    b.sync()

    def meanwhile_there() -> None:
        b.days.log(first, {MOOD: 2}, add={WATER: 100})
        b.sync()

    log_each(synced, {MOOD: 4}, 250)
    proxy.plan = meanwhile(meanwhile_there, "POST", BULK_UPDATE)
    synced.sync()
    assert sent(proxy) == (1, 1), "one bulk, and the merged day by itself"
    settle(synced, b)
    assert logged(b, first)[WATER] == 850
    assert {logged(b, first)[MOOD], *(conflict.theirs for conflict in synced.sync_review.conflicts())} == {4, 2}
    assert {logged(b, day)[WATER] for day in days(b)[1:]} == {750}


def test_a_day_that_was_deleted_meanwhile_comes_back(synced: App, b: App, proxy: Proxy, settle: Settle) -> None:
    first = days(synced)[0]
    b.sync()

    def meanwhile_there() -> None:
        b.days.delete([first])
        b.sync()

    synced.days.log_many(days(synced), {MOOD: 4})
    proxy.plan = meanwhile(meanwhile_there, "POST", BULK_UPDATE)
    synced.sync()
    settle(synced, b)
    assert logged(b, first)[MOOD] == 4


def test_one_bad_day_costs_no_other_and_is_listed(synced: App, proxy: Proxy, server: Server, account: Account) -> None:
    """A trigger refuses one of them: it is set aside with the code, as by an update of its own."""
    first = days(synced)[0]
    server.sql(
        "CREATE FUNCTION mild() RETURNS TRIGGER LANGUAGE plpgsql AS"
        " $$ BEGIN RAISE EXCEPTION 'too much' USING ERRCODE = '22003'; END $$;"
        "CREATE TRIGGER mild BEFORE UPDATE ON wellness_entries FOR EACH ROW"
        f" WHEN (NEW.date = '{first}' AND NEW.mood_score > 4.5) EXECUTE FUNCTION mild()"
    )
    try:
        synced.days.log_many(days(synced), {MOOD: 5})
        synced.sync()
        assert sent(proxy) == (1, 1)
        [change] = synced.sync_review.changes()
        assert (change.row_id, change.code, synced.status().pending) == (id_of(server, account, first), "22003", 1)
        assert attempts(synced) == [], "the server said that it wasn't done"
        moods = {row["date"]: row[MOOD] for row in on_server(server, WELLNESS_ENTRIES, account.user_id)}
        assert moods == {day: Decimal(3 if day == first else 5) for day in days(synced)}
    finally:
        server.sql("DROP TRIGGER mild ON wellness_entries; DROP FUNCTION mild")


def id_of(server: Server, account: Account, day: date) -> str:
    [row] = server.sql(f"SELECT id FROM wellness_entries WHERE user_id = '{account.user_id}' AND date = '{day}'")
    return str(row["id"])


def test_days_that_may_not_be_changed_are_set_aside(synced: App, proxy: Proxy, server: Server) -> None:
    """A policy that matches no row says nothing: the version that is there is the one that was sent."""
    server.sql('ALTER POLICY "Users can update own wellness" ON wellness_entries USING (false)')
    try:
        synced.days.log_many(days(synced), {MOOD: 5})
        synced.sync()
        assert sent(proxy) == (1, 0)
        assert [change.refused for change in synced.sync_review.changes()] == [True] * DAYS
    finally:
        server.sql('ALTER POLICY "Users can update own wellness" ON wellness_entries USING (auth.uid() = user_id)')


# -- no answer, and other answers -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "fault", [breaks.lose_response, breaks.truncate, breaks.answered_after(504, b""), breaks.duplicate]
)
def test_an_answer_that_got_lost_counts_nothing_twice(
    synced: App, b: App, proxy: Proxy, settle: Settle, fault: Fault
) -> None:
    log_each(synced, {}, 250)
    proxy.plan = once(fault, "POST", BULK_UPDATE)
    synced.sync()
    settle(synced, b, conflicts=None if fault is breaks.duplicate else 0)  # told, as of a single update
    assert {logged(b, day)[WATER] for day in days(b)} == {750}


def answer_of(change: Callable[[list[dict[str, object]]], object]) -> Fault:
    """The function's answer, changed on the way."""

    def changed(request: Request, answer: Answer) -> Answer:
        return Answer(answer.status, answer.headers, json.dumps(change(answer.json)).encode())

    return breaks.rewrite(changed)


ODD = {
    "an object": answer_of(lambda answers: {"answers": answers}),
    "one too few": answer_of(lambda answers: answers[1:]),
    "others' rows": answer_of(lambda answers: answers[::-1]),
    "numbers": answer_of(lambda answers: [7 for _ in answers]),
    "no rows": answer_of(lambda answers: [{**answer, "row": {}} for answer in answers]),
    "updated, without the row": answer_of(lambda answers: [{**answer, "row": None} for answer in answers]),
    "updated, without the key": answer_of(lambda answers: [{"updated": answer["updated"]} for answer in answers]),
    "a text for one": answer_of(lambda answers: ["[]", *answers[1:]]),
    "neither yes nor no": answer_of(lambda answers: [{**answer, "updated": "yes"} for answer in answers]),
    "null": answer_of(lambda answers: None),
}


@pytest.mark.parametrize("fault", ODD.values(), ids=ODD.keys())
def test_another_function_of_that_name_is_not_called_again(
    synced: App, b: App, proxy: Proxy, settle: Settle, fault: Fault
) -> None:
    """Nothing that it says is taken for an acknowledgement: each day is sent again by itself."""
    synced.days.log_many(days(synced), {MOOD: 4})
    proxy.plan = always(fault, "POST", BULK_UPDATE)
    synced.sync()
    assert sent(proxy) == (1, DAYS)
    settle(synced, b)
    synced.days.log_many(days(synced), {MOOD: 5})
    synced.sync()
    assert sent(proxy)[0] == 1
    settle(synced, b)


def test_a_day_that_something_on_the_way_blocks_is_found_among_the_others(
    synced: App, proxy: Proxy, settle: Settle
) -> None:
    first, *others = days(synced)
    synced.days.log(first, {"nutrition_notes": "a word that a web firewall dislikes"})
    synced.days.log_many(others, {MOOD: 4})

    def firewall(passage: Passage) -> None:
        if b"dislikes" in passage.request.body:
            breaks.html(403)(passage)
        else:
            passage.give(passage.deliver())

    proxy.plan = always(firewall)
    synced.sync()
    assert synced.status().pending == 1
    settle(synced)


def test_a_server_that_is_busy_is_left_alone(synced: App, proxy: Proxy, settle: Settle) -> None:
    synced.days.log_many(days(synced), {MOOD: 4})
    proxy.plan = always(breaks.answered(429, b"", retry_after="30"), "POST", BULK_UPDATE)
    fails(synced)
    assert sent(proxy) == (1, 0)
    settle(synced, conflicts=0)


# -- a project without it ---------------------------------------------------------------------------------------------


@pytest.fixture
def without(server: Server) -> Iterator[None]:
    """The extra is taken back meanwhile."""
    server.sql((EXTRAS_FOLDER / "revert" / "bulk_update.sql").read_text())
    yield
    add_extras(server, BULK_UPDATE)


def test_a_project_without_it_is_asked_once_a_day(
    server: Server, account: Account, proxy: Proxy, device: MakeDevice, without: None
) -> None:
    clock = RunningClock()
    app = sign_in(device("c", clock), proxy, account)
    app.days.log_many(days(app), {MOOD: 3})
    app.sync()
    for mood, asked in ((4, 1), (5, 1)):
        app.days.log_many(days(app), {MOOD: mood})
        app.sync()
        assert sent(proxy)[0] == asked
        assert {row[MOOD] for row in on_server(server, WELLNESS_ENTRIES, account.user_id)} == {mood}
    clock.move(ASK_AGAIN_AFTER + timedelta(hours=1))
    app.days.log_many(days(app)[-DAYS:], {MOOD: 2})
    app.sync()
    assert sent(proxy)[0] == 2
    assert app.status().pending == 0


def test_one_that_vanishes_in_the_middle_of_a_cycle_is_missed_by_nobody(
    synced: App, b: App, proxy: Proxy, server: Server, settle: Settle
) -> None:
    synced.days.log_many(days(synced), {MOOD: 4})
    revoke = "REVOKE EXECUTE ON FUNCTION bulk_update FROM authenticated"
    proxy.plan = meanwhile(lambda: server.sql(revoke), "POST", BULK_UPDATE)
    try:
        synced.sync()
        assert sent(proxy) == (1, DAYS)
        settle(synced, b, conflicts=0)
    finally:
        server.sql("GRANT EXECUTE ON FUNCTION bulk_update TO authenticated")
