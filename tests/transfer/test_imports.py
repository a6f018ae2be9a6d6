"""What an import does to days: rules for values that are here, nothing twice, one step to undo, all or nothing."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import closing
from decimal import Decimal
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine

from organic_desktop.app.facade import App
from organic_desktop.core.errors import Cancelled, FileNotUnderstood, InvalidInput
from organic_desktop.core.messages import Sentence
from organic_desktop.store.adoption import adopt
from organic_desktop.store.backups import IMPORT
from organic_desktop.transfer import mapping as mappings
from organic_desktop.transfer.found import Field, Found, Kind, Reading, Target
from organic_desktop.transfer.mapping import Mapping, days_of, from_json, to_json, to_remember
from organic_desktop.transfer.plan import Counts, Existing, Plan
from organic_desktop.wellness.metrics import NOTES, Value
from tests.faults.test_processes_and_kill import DONE, KILLED, in_a_child
from tests.transfer.people import A_LIFE, TODAY, bring, day, opened, plan_of, table

WATER, SLEEP, MOOD = "water_intake_ml", "sleep_hours", "mood_score"
SOME = f"date,{WATER},{SLEEP},{MOOD},{NOTES}"
HERE: dict[str, Value] = {WATER: 500, SLEEP: "7.5", MOOD: "3", NOTES: "ran"}


@pytest.fixture
def app(tmp_path: Path) -> Iterator[App]:
    with opened(tmp_path / "data") as app:
        yield app


def values(app: App, back: int = 0) -> tuple[object, ...]:
    entry = app.days.entry(day(back))
    assert entry is not None
    return entry.water_intake_ml, entry.sleep_hours, entry.mood_score, entry.nutrition_notes


def file(tmp_path: Path, *rows: str) -> Path:
    return table(tmp_path / "a.csv", *rows, header=SOME)


def rows(app: App) -> list[object]:
    return [each[2:10] for each in app.days.entries()]


# -- values that are here ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("existing", "expected"),
    [
        (Existing.MINE, (500, Decimal("7.50"), Decimal("3.00"), "ran")),
        (Existing.THEIRS, (250, Decimal("8.50"), Decimal("4.00"), "swam")),
        (Existing.ADD, (750, Decimal("16.00"), Decimal("3.00"), "ran\nswam")),
        (Existing.AVERAGE, (375, Decimal("8.00"), Decimal("3.50"), "ran")),
    ],
)
def test_each_choice_does_what_the_plan_said(
    app: App, tmp_path: Path, existing: Existing, expected: tuple[object, ...]
) -> None:
    app.days.log(TODAY, HERE)
    plan = plan_of(app, file(tmp_path, f"{TODAY},250,8.5,4,swam"))
    effects = plan.effects(existing)
    app.transfer.bring_in(plan, existing)
    assert values(app) == expected
    now = dict(zip((WATER, SLEEP, MOOD, NOTES), expected, strict=True))
    assert {**plan.here[TODAY], **effects.changed.get(TODAY, {})} == now


def test_what_is_empty_here_is_filled_and_what_the_file_leaves_empty_is_kept(app: App, tmp_path: Path) -> None:
    app.days.log(TODAY, {WATER: 0, NOTES: "ran"})
    plan = plan_of(app, file(tmp_path, f"{TODAY},,8.5,--,"))
    assert plan.counts() == Counts(0, 0, 1)
    assert plan.columns() == {SLEEP: Counts(1, 0, 0)}
    app.transfer.bring_in(plan, Existing.MINE)
    assert values(app) == (0, Decimal("8.50"), None, "ran")


def test_the_choice_may_differ_from_column_to_column(app: App, tmp_path: Path) -> None:
    app.days.log(TODAY, HERE)
    bring(app, file(tmp_path, f"{TODAY},250,8.5,4,swam"), {WATER: Existing.ADD, SLEEP: Existing.THEIRS})
    assert values(app) == (750, Decimal("8.50"), Decimal("3.00"), "ran")


def test_a_sum_beyond_the_range_is_left_and_named(app: App, tmp_path: Path) -> None:
    app.days.log(TODAY, HERE)
    done = bring(app, file(tmp_path, f"{TODAY},250,20,,"), Existing.ADD)
    assert values(app)[:2] == (750, Decimal("7.50"))
    assert [each.reason for each in done.skipped] == [f"{TODAY}: Sleep: enter 0–24 hours."]


def test_what_was_added_is_a_sum_for_other_devices_too(app: App, tmp_path: Path) -> None:
    app.days.log(TODAY, HERE)
    mark, _ = app.edits_since(None)
    bring(app, file(tmp_path, f"{TODAY},250,,,"), Existing.ADD)
    _, edits = app.edits_since(mark)
    assert edits is not None
    assert [(change.column, change.how) for change in edits[0].rows[0].changes] == [(WATER, "add")]


def test_no_day_after_today_or_before_1900_and_no_value_out_of_range(app: App, tmp_path: Path) -> None:
    tomorrow = day(-1)
    done = bring(app, file(tmp_path, f"{tomorrow},1,,,", "1899-12-31,1,,,", f"{TODAY},250,25,,", "31.11.2026,1,,,"))
    assert [each.date for each in app.days.entries()] == [TODAY]
    assert values(app)[:2] == (250, None)
    assert [each.line for each in done.skipped] == [5, 3, 4, 2]
    assert all(each.reason.endswith(".") for each in done.skipped)


# -- twice ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("existing", list(Existing))
@pytest.mark.parametrize("first", [*Existing, None])
def test_the_same_file_twice_changes_nothing(
    app: App, tmp_path: Path, existing: Existing, first: Existing | None
) -> None:
    """Whatever was chosen before, or if the days were new to begin with; a later export with more adds only that."""
    if first:
        app.days.log(TODAY, HERE)
    path = file(tmp_path, f"{TODAY},250,8.5,4,swam", f"{day(1)},100,,,")
    bring(app, path, first or Existing.MINE)
    if first in (None, existing) or first is Existing.THEIRS:
        before = rows(app)
        again = bring(app, path, existing)
        assert (again.edit_id, again.new, again.changed) == (None, 0, 0)
        assert rows(app) == before


def test_a_later_export_adds_only_what_is_new_in_it(app: App, tmp_path: Path) -> None:
    app.days.log(TODAY, {WATER: 500})
    bring(app, file(tmp_path, f"{TODAY},250,,,"), Existing.ADD)
    assert values(app)[0] == 750
    bring(app, file(tmp_path, f"{TODAY},300,,,"), Existing.ADD)
    assert values(app)[0] == 800
    bring(app, file(tmp_path, f"{TODAY},300,,,"), Existing.ADD)
    assert values(app)[0] == 800


def test_undone_it_no_longer_counts_as_brought_and_redone_it_does(app: App, tmp_path: Path) -> None:
    app.days.log(TODAY, {WATER: 500})
    path = file(tmp_path, f"{TODAY},250,,,")
    done = bring(app, path, Existing.ADD)
    assert done.edit_id is not None
    undone = app.undo(done.edit_id)
    assert values(app)[0] == 500
    assert plan_of(app, path).effects(Existing.ADD).changed == {TODAY: {WATER: 750}}
    assert undone.edit_id is not None
    app.undo(undone.edit_id)
    assert values(app)[0] == 750
    assert plan_of(app, path).effects(Existing.ADD).changed == {}


def test_our_own_export_adds_nothing_to_the_rows_that_it_came_from(app: App, tmp_path: Path) -> None:
    app.days.log(TODAY, {WATER: 500})
    app.transfer.export(tmp_path / "a.organic")
    app.days.log(TODAY, add={WATER: 250})
    for existing in (Existing.ADD, Existing.AVERAGE):
        assert bring(app, tmp_path / "a.organic", existing).edit_id is None
    assert values(app)[0] == 750


def test_what_was_brought_without_an_account_is_remembered_in_the_account(app: App, tmp_path: Path) -> None:
    app.days.log(TODAY, {WATER: 500})
    path = file(tmp_path, f"{TODAY},250,,,")
    bring(app, path, Existing.ADD)
    with opened(tmp_path / "account") as account:
        target = account.profiles.current
        for _ in range(2):
            adopt(app.profiles.current.database, target.writer, target.user_id)
        assert values(account)[0] == 750
        assert bring(account, path, Existing.ADD).edit_id is None
        assert values(account)[0] == 750


# -- one step, all or nothing -----------------------------------------------------------------------------------------


def test_an_import_is_one_step_and_undo_leads_back(app: App, tmp_path: Path) -> None:
    app.days.log(TODAY, HERE)
    app.days.log(day(1), {WATER: 100})
    before = rows(app)
    done = bring(app, file(tmp_path, f"{TODAY},250,8.5,4,swam", f"{day(1)},,8,,", f"{day(2)},1,,,"), Existing.THEIRS)
    assert (done.new, done.changed) == (1, 2)
    after = rows(app)
    assert done.edit_id is not None
    undone = app.undo(done.edit_id)
    assert (undone.kept, rows(app)) == ((), before)
    assert undone.edit_id is not None
    app.undo(undone.edit_id)
    assert rows(app) == after


def test_undo_keeps_what_was_changed_since(app: App, tmp_path: Path) -> None:
    done = bring(app, file(tmp_path, f"{TODAY},250,8.5,,", f"{day(1)},100,,,"))
    app.days.log(TODAY, {WATER: 300})
    assert done.edit_id is not None
    undone = app.undo(done.edit_id)
    assert [row.key for row in undone.kept] == [TODAY]
    assert values(app) == (300, None, None, None)
    assert app.days.entry(day(1)) is None


def test_of_a_day_that_undo_left_in_part_only_what_it_left_still_counts(app: App, tmp_path: Path) -> None:
    """Else the same file would never again add what was undone."""
    app.days.log(TODAY, {WATER: 500, SLEEP: "5"})
    path = file(tmp_path, f"{TODAY},250,2,,")
    done = bring(app, path, Existing.ADD)
    app.days.log(TODAY, {WATER: 800})
    assert done.edit_id is not None
    undone = app.undo(done.edit_id)
    assert values(app)[:2] == (800, Decimal("5.00"))
    assert plan_of(app, path).effects(Existing.ADD).changed == {TODAY: {SLEEP: Decimal("7.00")}}
    assert undone.edit_id is not None
    app.undo(undone.edit_id)
    assert values(app)[:2] == (800, Decimal("7.00"))
    assert bring(app, path, Existing.ADD).edit_id is None


def test_an_import_of_days_off_alone_is_undone_and_redone(app: App, tmp_path: Path) -> None:
    with opened(tmp_path / "other") as other:
        other.days.skip(day(3))
        other.transfer.export(tmp_path / "a.organic")
    app.days.log(TODAY, {WATER: 500})
    done = bring(app, tmp_path / "a.organic")
    assert (done.edit_id is not None, app.days.skipped()) == (True, frozenset({day(3)}))
    undone = app.undo(str(done.edit_id))
    assert (undone.edit_id is not None, app.days.skipped()) == (True, frozenset())
    app.undo(str(undone.edit_id))
    assert app.days.skipped() == {day(3)}


def test_a_backup_is_made_before_anything_that_an_import_adds(app: App, tmp_path: Path) -> None:
    """Conversations alone are something, too."""
    with opened(tmp_path / "other") as other:
        other.conversations.start("wellness", "a talk")
        other.transfer.export(tmp_path / "a.organic")
    app.days.log(TODAY, {WATER: 500})
    bring(app, tmp_path / "a.organic")
    made = [each.summary.reason for each in app.backups.list()]
    assert IMPORT in made
    bring(app, tmp_path / "a.organic")
    assert [each.summary.reason for each in app.backups.list()] == made


def test_a_plan_that_no_longer_fits_is_refused(app: App, tmp_path: Path) -> None:
    plan = plan_of(app, file(tmp_path, f"{TODAY},250,,,"))
    app.days.log(TODAY, {WATER: 500})
    with pytest.raises(InvalidInput, match="changed meanwhile"):
        app.transfer.bring_in(plan, Existing.THEIRS)
    assert values(app)[0] == 500


def test_cancelled_nothing_is_changed(app: App, tmp_path: Path) -> None:
    def stop(_done: int, _total: int) -> None:
        raise Cancelled("Stopped.")

    version = app.data_version()
    plan = plan_of(app, file(tmp_path, f"{TODAY},250,,,"))
    with pytest.raises(Cancelled):
        app.transfer.bring_in(plan, Existing.MINE, progress=stop)
    assert app.days.entries() == []
    assert app.data_version() == version


def killed_at(statements: int, folder: Path, path: Path) -> Callable[[], None]:
    """Import, and end at the nth statement of SQLite's, or commit, as kill -9 does."""

    def run() -> None:
        left = count(statements, -1)

        def burn(*_: object) -> None:
            if next(left) == 1:
                os._exit(KILLED)

        with opened(folder) as app:
            plan = plan_of(app, path)
            event.listen(Engine, "after_cursor_execute", burn)
            event.listen(Engine, "commit", burn)
            app.transfer.bring_in(plan, Existing.THEIRS)
            os._exit(DONE)

    return run


@pytest.mark.slow
def test_killed_at_any_statement_it_is_before_or_afterwards_never_between(tmp_path: Path) -> None:
    with opened(tmp_path / "one") as app:
        A_LIFE.live(app)
        app.transfer.export(tmp_path / "a.organic")
    states: dict[str, list[int]] = {"before": [], "after": []}
    for statements in count(1):
        folder = tmp_path / f"killed-{statements}"
        with opened(folder) as app:
            app.days.log(TODAY, {WATER: 900})
        ended = in_a_child(killed_at(statements, folder, tmp_path / "a.organic"))
        with opened(folder) as app:
            found = (len(app.days.entries()), values(app)[0], len(app.days.skipped()), len(app.conversations.all()))
            states["before" if found == (1, 900, 0, 0) else "after"].append(statements)
            assert found in ((1, 900, 0, 0), (3, 250, 2, 2)), (statements, found)
            assert app.profiles.current.database.damage() == ""
            if found[0] == 1:
                assert bring(app, tmp_path / "a.organic").new == 2
        if ended == DONE:
            break
    assert len(states["before"]) >= 20
    assert states["after"]


# -- mappings ---------------------------------------------------------------------------------------------------------

GROUP = Sentence("Values of a day")


def found_with(*readings: Reading, **fields: tuple[Kind, Target | None]) -> Found:
    made = tuple(Field(key, key.title(), kind, GROUP, target) for key, (kind, target) in fields.items())
    return Found("csv", "f", made, readings, len(readings))


def test_amounts_are_summed_scores_averaged_in_halves_and_notes_joined_by_time() -> None:
    from datetime import time

    found = found_with(
        Reading(TODAY, "glass", Decimal(2)),
        Reading(TODAY, "glass", Decimal(1)),
        Reading(TODAY, "good", Decimal(1)),
        Reading(TODAY, "bad", Decimal(1)),
        Reading(TODAY, "bad", Decimal(1)),
        Reading(TODAY, "run", Decimal(1)),
        Reading(TODAY, "words", "evening", at=time(20)),
        Reading(TODAY, "words", "morning", at=time(7, 30)),
        Reading(TODAY, "unused", Decimal(9)),
        glass=(Kind.NUMBER, Target(WATER, Decimal(250))),
        good=(Kind.NAME, Target(MOOD, Decimal(4))),
        bad=(Kind.NAME, Target(MOOD, Decimal(2))),
        run=(Kind.DONE, Target("exercise_minutes", Decimal(30))),
        words=(Kind.TEXT, Target(NOTES)),
        unused=(Kind.NUMBER, None),
    )
    days = days_of(found, mappings.suggested(found), TODAY)
    assert days.values == {
        TODAY: {
            WATER: 750,
            MOOD: Decimal("2.50"),
            "exercise_minutes": 30,
            NOTES: "07:30 morning\n20:00 evening",
        }
    }


def test_of_several_sources_the_chosen_one_counts_or_the_largest_of_the_day() -> None:
    found = found_with(
        Reading(TODAY, "sleep", Decimal("6.5"), "watch"),
        Reading(TODAY, "sleep", Decimal("1.5"), "watch"),
        Reading(TODAY, "sleep", Decimal("7.75"), "phone"),
        sleep=(Kind.NUMBER, Target(SLEEP)),
    )
    begin = mappings.suggested(found)
    assert days_of(found, begin, TODAY).values[TODAY] == {SLEEP: Decimal("8.00")}
    phone = Mapping("csv", "f", begin.targets, {"sleep": "phone"})
    assert days_of(found, phone, TODAY).values[TODAY] == {SLEEP: Decimal("7.75")}


def test_a_huge_number_is_left_out_in_words() -> None:
    found = found_with(Reading(TODAY, "a", Decimal("1e999999"), line=7), a=(Kind.NUMBER, Target(WATER, Decimal("1e9"))))
    days = days_of(found, mappings.suggested(found), TODAY)
    assert (days.values, [each.line for each in days.skipped]) == ({}, [7])


def test_a_mapping_survives_json() -> None:
    mapping = Mapping(
        "csv", "f", {"a": Target(WATER, Decimal("29.5735"), Decimal("-0.1"))}, {"a": "watch"}, {"q": "dmy"}, False,
        frozenset({"a", "b"}),
    )  # fmt: skip
    assert from_json(to_json(mapping)) == mapping


@pytest.mark.parametrize(
    "text",
    [
        "", "[]", "{", "null", '{"format": 1}', '{"format": "csv", "targets": []}', "[" * 100_000,
        '{"format": "csv", "targets": {"a": {"column": "user_id"}}}',
        '{"format": "csv", "targets": {"a": {"column": "sleep_hours", "factor": 0.5}}}',
        '{"format": "csv", "targets": {"a": {"column": "sleep_hours", "factor": "1e99"}}}',
        '{"format": "csv", "targets": {"a": {"column": "sleep_hours", "factor": "NaN"}}}',
        '{"format": "csv", "days_off": "no"}', '{"format": "csv", "sources": {"a": null}}',
        '{"format": "csv", "seen": {}}', '{"format": "csv", "answers": {"a": NaN}}',
    ],
)  # fmt: skip
def test_a_mapping_from_outside_is_checked(text: str) -> None:
    with pytest.raises(FileNotUnderstood, match="mapping"):
        from_json(text)


def test_a_mapping_is_remembered_for_such_files_and_new_fields_are_suggested(app: App, tmp_path: Path) -> None:
    path = table(tmp_path / "a.csv", f"{TODAY},250,8.5", header=f"date,{WATER},{SLEEP}")
    found = app.transfer.read(path)
    without = Mapping(found.format, found.fingerprint, {WATER: Target(WATER)}, seen=frozenset({WATER, SLEEP}))
    app.transfer.bring_in(app.transfer.plan(found, without), Existing.MINE)
    assert values(app)[:2] == (250, None)
    later = app.transfer.read(file(tmp_path, f"{TODAY},250,8.5,4,ran"))
    assert app.transfer.mapping_for(later).targets.keys() == {WATER, MOOD, NOTES}


def test_what_was_chosen_for_fields_that_one_file_lacks_is_there_for_the_next(app: App, tmp_path: Path) -> None:
    """A week without a habit must not cost the choice that was made for it."""
    found = app.transfer.read(table(tmp_path / "a.csv", f"{TODAY},250,8.5", header=f"date,{WATER},{SLEEP}"))
    seen = frozenset({WATER, SLEEP})
    chosen = Mapping(
        found.format, found.fingerprint, {SLEEP: Target(WATER)}, {SLEEP: "watch"}, {"odd": "yes"}, seen=seen
    )
    app.transfer.bring_in(app.transfer.plan(found, chosen), Existing.MINE)
    without = app.transfer.read(table(tmp_path / "b.csv", f"{day(1)},4", header=f"date,{MOOD}"))
    app.transfer.bring_in(app.transfer.plan(without, app.transfer.mapping_for(without)), Existing.MINE)
    again = app.transfer.mapping_for(found)
    assert again.targets == {SLEEP: Target(WATER), MOOD: Target(MOOD)}
    assert (again.sources, again.answers) == ({SLEEP: "watch"}, {"odd": "yes"})


def test_a_mapping_is_remembered_of_a_file_with_endless_names_and_too_many_columns() -> None:
    keys = [f"c{number}" for number in range(12_000)] + ["x" * 3000]
    found = Found("csv", "", tuple(Field(key, Sentence("c"), Kind.NUMBER, Sentence("g")) for key in keys), (), 0)
    mapping = Mapping("csv", "", {key: Target(MOOD) for key in ("c11999", "x" * 3000)})
    kept = from_json(to_remember(mapping, found))
    assert kept.targets == {"c11999": Target(MOOD)}


@pytest.mark.parametrize("score", [8, 0, -1, 6])
def test_a_score_beyond_the_scale_is_told_and_never_clipped(app: App, tmp_path: Path, score: int) -> None:
    """An 8 of 10, read as one of 5 by an older choice, was saved as a mood of 8."""
    path = table(tmp_path / "a.csv", f"{TODAY},{score},x", f"{day(1)},4,y", header="date,mood,notes")
    found = app.transfer.read(path)
    target = {"mood": Target(MOOD), "notes": Target(NOTES)}
    days = days_of(found, Mapping(found.format, found.fingerprint, target), TODAY)
    assert days.values == {TODAY: {NOTES: "x"}, day(1): {MOOD: Decimal("4.00"), NOTES: "y"}}
    (skipped,) = days.skipped
    assert skipped.line == 2
    assert skipped.reason == f"{TODAY}: Mood: {score} isn't from 1 to 5. Choose the file's scale."


def test_a_score_of_our_own_table_is_as_it_was(app: App, tmp_path: Path) -> None:
    bring(app, file(tmp_path, f"{TODAY},,,8.5,"))
    assert values(app)[2] == Decimal("8.50")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "a.csv is empty."),
        (b'date,mood\n2026-11-20,"3\n2026-11-21,4\n', "Line 2: a quotation mark isn't closed"),
        (None, "a.csv can't be read: No such file"),
    ],
)
def test_what_is_wrong_with_a_file_is_said(app: App, tmp_path: Path, content: bytes | None, said: str) -> None:
    path = tmp_path / "a.csv"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(FileNotUnderstood, match=said):
        app.transfer.read(path)


def test_line_breaks_of_a_note_are_those_of_ours(app: App, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(f'date,mood,notes\r\n{TODAY},3,"one\r\ntwo"\r\n'.encode())
    bring(app, path)
    assert values(app)[3] == "one\ntwo"


def test_a_plan_without_any_day_is_empty(app: App, tmp_path: Path) -> None:
    plan: Plan = plan_of(app, file(tmp_path))
    assert (plan.counts(), plan.first, plan.columns()) == (Counts(), None, {})
    assert app.transfer.bring_in(plan, Existing.MINE).edit_id is None


def test_a_child_that_imports_sees_what_its_parent_closed(tmp_path: Path) -> None:
    """Two processes on one folder: the import of one is there for the other."""
    path = file(tmp_path, f"{TODAY},250,,,")
    with opened(tmp_path / "data"):
        pass
    assert in_a_child(lambda: import_in(tmp_path / "data", path)) == DONE
    with closing(App(tmp_path / "data")) as app:
        assert values(app)[0] == 250


def import_in(folder: Path, path: Path) -> None:
    with opened(folder) as app:
        bring(app, path)
