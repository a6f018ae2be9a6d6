"""The outline of a large edit says what all of its lines would: the menus' words, and the tables that changed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from organic_desktop.app.facade import App
from organic_desktop.store.journal import Edited, joined
from organic_desktop.transfer.plan import Existing
from tests.clocks import HandClock
from tests.devices import MakeDevice

TODAY = date(2026, 11, 23)
DAYS = [TODAY - timedelta(days=ago) for ago in range(12)]


@pytest.fixture
def app(device: MakeDevice) -> App:
    app = device("a", clock=HandClock(datetime(2026, 11, 23, 12, tzinfo=UTC)))
    app.change_settings(timezone="UTC")
    return app


def import_days(app: App, folder: Path) -> None:
    """New days, a changed one and an addition, in one edit."""
    app.days.log(DAYS[0], {"water_intake_ml": 500, "mood_score": "3"})
    file = folder / "days.csv"
    rows = [f"{day},{250 + number},7.{number % 10},4" for number, day in enumerate(DAYS)]
    file.write_text("\n".join(["date,water_intake_ml,sleep_hours,mood_score", *rows]), encoding="utf-8")
    found = app.transfer.read(file)
    existing = {"water_intake_ml": Existing.ADD, "sleep_hours": Existing.THEIRS, "mood_score": Existing.THEIRS}
    app.transfer.bring_in(app.transfer.plan(found, app.transfer.mapping_for(found)), existing)


def log_days(app: App, _: Path) -> None:
    app.days.log_many(DAYS, {"water_intake_ml": 250, "mood_score": "4"})


def clear_days(app: App, _: Path) -> None:
    app.days.log_many(DAYS, {"water_intake_ml": 250, "sleep_hours": "7"})
    app.days.log_many(DAYS, {"water_intake_ml": None})


def delete_days(app: App, _: Path) -> None:
    app.days.log_many(DAYS, {"water_intake_ml": 250})
    app.days.delete(DAYS)


def a_bit_of_everything(app: App, folder: Path) -> None:
    app.modules.set("identity", {"progress_percentage": "20"})
    log_days(app, folder)
    app.conversations.send(app.conversations.start("identity").id, "hello")
    app.days.log(DAYS[0], {"mood_score": None})


@pytest.mark.parametrize("most_lines", [0, 1, 5, 23, 24, 1000])
@pytest.mark.parametrize("edit", [import_days, log_days, clear_days, delete_days, a_bit_of_everything])
def test_an_outline_says_what_all_lines_say(
    app: App, tmp_path: Path, edit: Callable[[App, Path], None], most_lines: int
) -> None:
    mark, _ = app.edits_since(None)
    edit(app, tmp_path)
    _, whole = app.edits_since(mark)
    _, outlines = app.edits_since(mark, most_lines)
    assert whole
    assert outlines
    assert [(each.edit_id, each.source) for each in outlines] == [(each.edit_id, each.source) for each in whole]
    for short, full in zip(outlines, whole, strict=True):
        assert short.outlined() == full.outlined()
        assert short.rows[0] == full.rows[0]
        assert len(short.rows) == (1 if short.outline else len(full.rows))
    if most_lines == 5:
        assert any(each.outline for each in outlines)


def test_outlines_are_joined_with_whole_edits(app: App, tmp_path: Path) -> None:
    mark, _ = app.edits_since(None)
    a_bit_of_everything(app, tmp_path)
    _, whole = app.edits_since(mark)
    _, outlines = app.edits_since(mark, 5)
    one, other = (joined(edits or []) for edits in (whole, outlines))
    assert other.outline is not None
    assert one.outlined() == other.outlined()


def test_an_outline_of_ten_years_reads_no_values(app: App) -> None:
    days = [TODAY - timedelta(days=ago) for ago in range(400)]
    mark, _ = app.edits_since(None)
    app.days.log_many(days, {"water_intake_ml": 250, "mood_score": "4"})
    mark, edits = app.edits_since(mark, 600)
    assert edits is not None
    (edited,) = edits
    assert isinstance(edited, Edited)
    assert (len(edited.rows), edited.outlined().counts) == (1, {"wellness_entries": 400})
