"""Our own export: lossless, the same to the byte, private, and refused in words if it isn't what was exported."""

from __future__ import annotations

import csv
import io
import json
import os
import tempfile
import zipfile
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from organic_desktop.app.facade import App
from organic_desktop.core.errors import Cancelled, FileNotUnderstood, InvalidInput, NewerFile
from organic_desktop.core.settings import DEVICE_ONLY, Settings
from organic_desktop.transfer import organic, organic_csv
from organic_desktop.transfer.export import DATA, ENTRIES, MANIFEST, README, quoted, unquoted
from tests.transfer.mutations import OPTIONS, assert_read_or_refused, mutated
from tests.transfer.people import A_LIFE, LIVES, NOW, TEXTS, TODAY, Life, bring, day, opened, plan_of


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of somebody with some of everything."""
    folder = tmp_path_factory.mktemp("exported")
    with opened(folder / "data") as app:
        A_LIFE.live(app)
        app.transfer.export(folder / "a.organic")
        app.transfer.export(folder / "a.csv", format="csv")
    return folder / "a.organic"


def data_of(path: Path) -> dict[str, object]:
    with zipfile.ZipFile(path) as archive:
        found: dict[str, object] = json.loads(archive.read(DATA))
    return found


# -- out and in again -------------------------------------------------------------------------------------------------


@pytest.mark.slow
@settings(max_examples=200)
@example(Life())
@example(A_LIFE)
@given(LIVES)
def test_export_import_export_is_the_same_to_the_byte(life: Life) -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        with opened(folder / "one") as one:
            life.live(one)
            one.transfer.export(folder / "one.organic")
        with opened(folder / "two", NOW + timedelta(hours=3)) as two:
            bring(two, folder / "one.organic", settings=True)
            two.transfer.export(folder / "two.organic")
        assert (folder / "one.organic").read_bytes() == (folder / "two.organic").read_bytes()


def test_the_same_data_are_the_same_bytes_at_another_time(tmp_path: Path) -> None:
    with opened(tmp_path / "data") as app:
        A_LIFE.live(app)
        app.transfer.export(tmp_path / "one")
    with opened(tmp_path / "data", NOW + timedelta(days=3)) as app:
        app.transfer.export(tmp_path / "two")
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_the_table_inside_is_the_table_alone(exported: Path) -> None:
    with zipfile.ZipFile(exported) as archive:
        assert archive.namelist() == [DATA, ENTRIES, README, MANIFEST]
        assert archive.read(ENTRIES) == exported.with_name("a.csv").read_bytes()


def test_every_setting_is_either_exported_or_about_one_device(exported: Path) -> None:
    stored = data_of(exported)["settings"]
    assert isinstance(stored, dict)
    assert stored.keys() | DEVICE_ONLY == set(vars(Settings()))
    assert not stored.keys() & DEVICE_ONLY


def test_nothing_in_it_names_the_project_the_device_or_the_account(tmp_path: Path) -> None:
    with opened(tmp_path / "data") as app:
        app.account.connect("https://secretproject.supabase.co", "sb_publishable_" + "k" * 30)
        device = app.settings.device_id
        app.transfer.export(tmp_path / "a.organic")
    content = (tmp_path / "a.organic").read_bytes()
    assert all(each.encode() not in content for each in ("secretproject", "sb_publishable", device))


@pytest.mark.parametrize(
    "value",
    [r'"\ud800"', "NaN", "1e999", "7.2500000000000000000000001", "9" * 5000, "[" * 3000 + "]" * 3000, r'"\u0000"'],
)
def test_a_row_of_the_server_that_cant_be_shown_is_exported_as_it_came(tmp_path: Path, value: str) -> None:
    row = f'{{"sleep_hours": {value}}}'
    with opened(tmp_path / "one") as app:
        A_LIFE.live(app)
        with app.profiles.edit() as profile, profile.writer.editing("typed") as edit:
            columns = "table_name, row_id, row_json, reason, columns_json"
            statement = f"INSERT INTO unreadable ({columns}) VALUES ('wellness_entries', 'a', ?, 'x', '[]')"
            edit.connection.exec_driver_sql(statement, (row,))
        app.transfer.export(tmp_path / "a.organic")
    kept = data_of(tmp_path / "a.organic")["unreadable"]
    assert kept == [{"table": "wellness_entries", "id": "a", "columns": [], "row_json": row}]
    with opened(tmp_path / "two") as app:
        assert bring(app, tmp_path / "a.organic").new == 3


def test_a_selection_has_its_days_and_nothing_else(tmp_path: Path) -> None:
    with opened(tmp_path / "data") as app:
        A_LIFE.live(app)
        done = app.transfer.export(tmp_path / "a", first=day(1), last=day(1))
        two = app.transfer.export(tmp_path / "b", first=day(3))
        with pytest.raises(InvalidInput, match="before the first"):
            app.transfer.export(tmp_path / "c", first=day(1), last=day(2))
    assert (done.entries, done.modules, done.conversations, done.messages) == (1, 0, 0, 0)
    assert two.entries == 2
    data = data_of(tmp_path / "a")
    assert data.keys() == {"schema_version", "owner", "days_off", "wellness_entries"}
    assert data_of(tmp_path / "b")["days_off"] == [str(day(3)), str(day(2))]
    with opened(tmp_path / "other") as other:
        assert bring(other, tmp_path / "a").new == 1
        assert other.days.entry(day(1)) is not None


# -- how it is written ------------------------------------------------------------------------------------------------


def test_only_the_user_can_read_it_and_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "else").write_text("mine")
    (tmp_path / "a.organic").symlink_to(tmp_path / "else")
    with opened(tmp_path / "data") as app:
        app.transfer.export(tmp_path / "a.organic")
    assert (tmp_path / "else").read_text() == "mine"
    assert not (tmp_path / "a.organic").is_symlink()
    assert os.stat(tmp_path / "a.organic").st_mode & 0o777 == 0o600


def test_cancelled_the_old_file_stays_and_no_half_of_a_new_one(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "a.organic").write_text("before")

    def stop(done: int, total: int) -> None:
        if done == total:
            raise Cancelled("Stopped.")

    with opened(tmp_path / "data") as app:
        A_LIFE.live(app)
        with pytest.raises(Cancelled):
            app.transfer.export(tmp_path / "out" / "a.organic", progress=stop)
    assert [each.name for each in (tmp_path / "out").iterdir()] == ["a.organic"]
    assert (tmp_path / "out" / "a.organic").read_text() == "before"


def test_what_is_no_file_is_not_replaced_by_one(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "folder").mkdir()
    with opened(tmp_path / "data") as app:
        for name in ("pipe", "folder"):
            with pytest.raises(InvalidInput, match=name):
                app.transfer.export(tmp_path / name)
    assert (tmp_path / "pipe").is_fifo()
    assert [*(tmp_path / "folder").iterdir()] == []


def test_a_name_may_be_as_long_as_the_disk_allows(tmp_path: Path) -> None:
    name = "x" * 247 + ".organic"
    with opened(tmp_path / "data") as app:
        app.transfer.export(tmp_path / name)
    assert (tmp_path / name).is_file()


def test_a_file_that_is_there_is_kept_unless_it_may_be_overwritten(tmp_path: Path) -> None:
    (tmp_path / "a.organic").write_text("before")
    with opened(tmp_path / "data") as app, pytest.raises(InvalidInput, match="there already"):
        app.transfer.export(tmp_path / "a.organic", overwrite=False)
    assert (tmp_path / "a.organic").read_text() == "before"


@given(TEXTS)
@example("'=1")
@example("''")
@example("'")
def test_a_quoted_cell_is_no_formula_and_loses_nothing(text: str) -> None:
    cell = quoted(text)
    assert cell is not None
    assert cell[0] not in "=+-@\t\r"
    assert unquoted(cell) == text


# -- what is refused --------------------------------------------------------------------------------------------------


def rewritten(path: Path, target: Path, name: str, before: bytes, after: bytes, *, honest: bool = True) -> Path:
    """The file with a member changed; ``honest``: the manifest has the new sum."""
    import hashlib

    with zipfile.ZipFile(path) as archive:
        members = {each: archive.read(each) for each in archive.namelist()}
    assert before in members[name]
    members[name] = members[name].replace(before, after)
    if honest and name != MANIFEST:
        manifest = json.loads(members[MANIFEST])
        manifest["files"][name]["sha256"] = hashlib.sha256(members[name]).hexdigest()
        members[MANIFEST] = json.dumps(manifest).encode()
    with zipfile.ZipFile(target, "w") as archive:
        for each, content in members.items():
            archive.writestr(each, content)
    return target


def test_a_file_that_was_changed_is_refused(exported: Path, tmp_path: Path) -> None:
    changed = rewritten(
        exported, tmp_path / "a", DATA, b'"water_intake_ml": 250', b'"water_intake_ml": 950', honest=False
    )
    with pytest.raises(FileNotUnderstood, match=r"data\.json was changed since"):
        organic.read(changed, OPTIONS)
    changed = rewritten(exported, tmp_path / "b", ENTRIES, b"250", b"950", honest=False)
    with pytest.raises(FileNotUnderstood, match=r"entries\.csv was changed since"):
        organic.read(changed, OPTIONS)


@pytest.mark.parametrize("name", [MANIFEST, DATA])
def test_a_newer_file_is_refused_as_such(exported: Path, tmp_path: Path, name: str) -> None:
    newer = rewritten(exported, tmp_path / "a", name, b'"schema_version": 1', b'"schema_version": 3')
    with pytest.raises(NewerFile, match="newer version of Organic"):
        organic.read(newer, OPTIONS)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b'"water_intake_ml": 250', b'"water_intake_ml": 99999999999'),
        (b'"water_intake_ml": 250', b'"water_intake_ml": "much"'),
        (b'"water_intake_ml": 250', b'"water_ml": 250'),
        (b'"sleep_hours": "7.25"', b'"sleep_hours": NaN'),
        (b'"role": "user"', b'"role": "admin"'),
        (b'"created_at": "2026', b'"created_at": "infinity2026'),
        (f'"date": "{day(1)}"'.encode(), f'"date": "{TODAY}"'.encode()),
        (b'"conversations": [', b'"talks": ['),
    ],
)
def test_a_row_that_nobody_exported_is_refused_with_its_line(
    exported: Path, tmp_path: Path, before: bytes, after: bytes
) -> None:
    odd = rewritten(exported, tmp_path / "a", DATA, before, after)
    with pytest.raises(FileNotUnderstood, match=r"line \d+"):
        organic.read(odd, OPTIONS)


@pytest.mark.parametrize("seed", range(250))
def test_a_changed_zip_is_read_or_refused_in_words(exported: Path, tmp_path: Path, seed: int) -> None:
    assert_read_or_refused(organic, mutated(exported.read_bytes(), Random(seed)), tmp_path)


@pytest.mark.parametrize("seed", range(250))
def test_changed_data_with_right_sums_are_read_or_refused_in_words(exported: Path, tmp_path: Path, seed: int) -> None:
    with zipfile.ZipFile(exported) as archive:
        data = archive.read(DATA)
    odd = rewritten(exported, tmp_path / "a", DATA, data, mutated(data, Random(seed)))
    assert_read_or_refused(organic, odd.read_bytes(), tmp_path)


@pytest.mark.parametrize("seed", range(500))
def test_a_changed_table_is_read_or_refused_in_words(exported: Path, tmp_path: Path, seed: int) -> None:
    content = exported.with_name("a.csv").read_bytes()
    assert_read_or_refused(organic_csv, mutated(content, Random(seed)), tmp_path)


# -- the table --------------------------------------------------------------------------------------------------------


def test_the_table_comes_back_value_by_value(exported: Path, tmp_path: Path) -> None:
    with opened(tmp_path / "data") as app:
        done = bring(app, exported.with_name("a.csv"))
        assert (done.new, done.skipped_count) == (3, 0)
        app.transfer.export(tmp_path / "b.csv", format="csv")
    assert (tmp_path / "b.csv").read_bytes() == exported.with_name("a.csv").read_bytes()


@given(st.lists(TEXTS, min_size=1, max_size=4))
@settings(max_examples=25)
def test_any_note_survives_the_table(notes: list[str]) -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        with opened(folder / "one") as one:
            for back, text in enumerate(notes):
                one.days.log(day(back), {"nutrition_notes": text})
            one.transfer.export(folder / "a.csv", format="csv")
        with opened(folder / "two") as two:
            bring(two, folder / "a.csv")
            found = [getattr(two.days.entry(day(back)), "nutrition_notes", None) for back in range(len(notes))]
        assert found == notes


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_a_spreadsheet_may_have_saved_the_table_in_its_own_way(exported: Path, tmp_path: Path, encoding: str) -> None:
    """Semicolons, decimal commas, the day first, and its own encoding."""
    rows = list(csv.DictReader(io.StringIO(exported.with_name("a.csv").read_bytes().decode("utf-8-sig"), newline="")))
    for row in rows:
        year, month, date_ = row["date"].split("-")
        row["date"] = f"{date_}.{month}.{year}"
        row |= {name: row[name].replace(".", ",") for name in ("sleep_hours", "mood_score", "energy_level")}
    text = io.StringIO()
    writer = csv.DictWriter(text, rows[0].keys(), delimiter=";")
    writer.writeheader()
    writer.writerows(rows)
    (tmp_path / "b.csv").write_bytes(text.getvalue().encode(encoding))
    with opened(tmp_path / "data") as app:
        assert bring(app, tmp_path / "b.csv").new == 3
        app.transfer.export(tmp_path / "c.csv", format="csv")
    assert (tmp_path / "c.csv").read_bytes() == exported.with_name("a.csv").read_bytes()


def test_a_date_that_may_be_two_is_asked_about(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("date;water_intake_ml\n4/11/2026;250\n")
    with opened(tmp_path / "data") as app:
        (question,) = app.transfer.read(tmp_path / "a.csv").questions
        days = [
            app.transfer.read(tmp_path / "a.csv", answers={question.key: answer}).readings[0].day
            for answer in ("dmy", "mdy")
        ]
    assert [(each.month, each.day) for each in days] == [(11, 4), (4, 11)]


# -- restored and merged ----------------------------------------------------------------------------------------------


def rows_of(app: App) -> tuple[object, ...]:
    return (
        [(each.date, each[3:10]) for each in app.days.entries()],
        app.days.skipped(),
        sorted((each.module.name, each.row.notes if each.row else None) for each in app.modules.all()),
        [(each.topic, each.message_count) for each in app.conversations.all()],
    )


def test_into_a_used_folder_it_is_merged_and_the_second_time_nothing_changes(exported: Path, tmp_path: Path) -> None:
    with opened(tmp_path / "data") as app:
        app.days.log(TODAY, {"sleep_hours": "6"})
        owner = app.profiles.current.user_id
        plan = plan_of(app, exported)
        assert not plan.into_empty
        assert plan.counts() == (2, 0, 1)
        done = bring(app, exported)
        assert (done.new, done.changed, done.days_off, done.modules, done.conversations, done.messages) == (
            2,
            1,
            2,
            2,
            2,
            2,
        )
        assert app.profiles.current.user_id == owner
        entry = app.days.entry(TODAY)
        assert entry is not None
        assert (entry.user_id, str(entry.sleep_hours), entry.water_intake_ml) == (owner, "6.00", 250)
        assert app.settings.appearance == "system"
        before = rows_of(app)
        again = bring(app, exported)
        assert again.edit_id is None
        assert (again.new, again.changed, again.modules, again.conversations, again.messages) == (0, 0, 0, 0, 0)
        assert rows_of(app) == before


def test_settings_come_only_if_they_are_asked_for(exported: Path, tmp_path: Path) -> None:
    with opened(tmp_path / "data") as app:
        device = app.settings.device_id
        assert not bring(app, exported).settings
        assert (app.settings.appearance, app.reminders.all()) == ("system", ())
        assert bring(app, exported, settings=True).settings
        assert (app.settings.appearance, app.settings.goals) == ("dark", {"water_intake_ml": "2500"})
        assert [each.message for each in app.reminders.all()] == ["Look back"]
        assert app.settings.device_id == device


def test_a_restored_file_is_the_persons_and_can_be_undone_as_one_step(exported: Path, tmp_path: Path) -> None:
    with opened(tmp_path / "data") as app:
        mark, _ = app.edits_since(None)
        assert plan_of(app, exported).into_empty
        bring(app, exported)
        assert app.profiles.current.user_id == data_of(exported)["owner"]
        _, edits = app.edits_since(mark)
        assert edits is not None
        assert [each.source for each in edits] == ["import"]
        app.undo(edits[0].edit_id)
        assert app.days.entries() == []
        assert app.days.skipped() == frozenset()
    with opened(tmp_path / "data") as app:
        assert app.person.read().full_name == "Marlene Ohm"


def test_a_future_day_of_our_own_is_not_brought_in_but_named(tmp_path: Path) -> None:
    with opened(tmp_path / "one") as app:
        A_LIFE.live(app)
        app.transfer.export(tmp_path / "a.organic")
    with opened(tmp_path / "two", NOW - timedelta(days=1)) as app:
        done = bring(app, tmp_path / "a.organic")
        assert (done.new, done.skipped_count) == (2, 1)
        assert f"{TODAY} is in the future" in done.skipped[0].reason
        assert app.days.entry(TODAY) is None


def test_a_planned_absence_comes_along(tmp_path: Path) -> None:
    """A day to come can be off, though nothing can be logged for it yet."""
    planned = TODAY + timedelta(days=30)
    with opened(tmp_path / "one") as app:
        A_LIFE.live(app)
        app.days.skip(planned)
        app.transfer.export(tmp_path / "a.organic")
        off = app.days.skipped()
    with opened(tmp_path / "two") as app:
        assert bring(app, tmp_path / "a.organic").skipped_count == 0
        assert planned in app.days.skipped() == off
