"""Backups as files: whole, private, saying what they hold, and thinned out."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from organic_desktop.core.errors import Cancelled
from organic_desktop.store import copies
from organic_desktop.store.backups import (
    AUTOMATIC,
    BY_HAND,
    MOST_OF_THE_LAST_DAYS,
    back_up,
    read_backup,
    superfluous,
)
from organic_desktop.store.database import Database
from organic_desktop.store.writer import Writer
from tests.clocks import HandClock
from tests.private import is_private

NOW = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
TODAY = date(2026, 11, 20)


@pytest.fixture
def writer(tmp_path: Path) -> Writer:
    """A file with three days in two months."""
    writer = Writer(Database(tmp_path / "local.db"), HandClock(NOW))
    owner = writer.claim(None, "")
    for day in (date(2026, 10, 30), date(2026, 11, 19), TODAY):
        log(writer, owner, day, "7.5")
    return writer


def log(writer: Writer, owner: str, day: date, hours: str) -> None:
    writer.log(owner, [day], {"sleep_hours": hours}, {}, TODAY)


def owner_of(writer: Writer) -> str:
    return writer.claim(None, "")


def test_a_backup_says_what_it_holds_and_nobody_else_may_read_it(writer: Writer) -> None:
    made = back_up(writer.database, BY_HAND, NOW)
    assert made
    found = read_backup(made)
    assert found
    held = found.summary
    assert (held.reason, held.made_at, held.owner) == (BY_HAND, NOW, owner_of(writer))
    assert (held.first, held.last, held.rows["wellness_entries"]) == (date(2026, 10, 30), TODAY, 3)
    assert sorted(held.months["wellness_entries"]) == ["2026-10", "2026-11"]
    assert is_private(made)
    assert [each.name for each in made.parent.iterdir()] == [made.name], "no draft and no log beside it"
    writer.database.close()


def test_only_the_month_that_changed_has_another_hash(writer: Writer) -> None:
    first = back_up(writer.database, BY_HAND, NOW)
    log(writer, owner_of(writer), TODAY, "6")
    second = back_up(writer.database, BY_HAND, NOW)
    assert first
    assert second
    assert first != second
    one, other = (read_backup(each) for each in (first, second))
    assert one
    assert other
    months = [each.summary.months["wellness_entries"] for each in (one, other)]
    assert months[0]["2026-10"] == months[1]["2026-10"]
    assert months[0]["2026-11"] != months[1]["2026-11"]
    assert not one.summary.holds_the_same(other.summary)
    writer.database.close()


def test_an_edit_during_a_backup_is_neither_held_up_nor_half_in_it(
    writer: Writer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copies, "PAGES_A_STEP", 5)
    owner, edits = owner_of(writer), 0

    def edit_meanwhile() -> bool:
        nonlocal edits
        edits += 1
        log(writer, owner, TODAY, str(edits % 24))
        return False

    made = back_up(writer.database, BY_HAND, NOW, stopped=edit_meanwhile)
    assert made
    assert edits > 3
    before = read_backup(made)
    again = back_up(writer.database, AUTOMATIC, NOW)
    assert before
    assert again
    with_edit = read_backup(again)
    assert with_edit
    assert not before.summary.holds_the_same(with_edit.summary)
    copy = Database(made)
    assert copy.damage() == ""
    copy.close()
    writer.database.close()


def test_a_backup_that_is_stopped_leaves_nothing(writer: Writer) -> None:
    with pytest.raises(Cancelled):
        back_up(writer.database, BY_HAND, NOW, stopped=lambda: True)
    assert list((writer.database.path.parent / "backups").iterdir()) == []
    writer.database.close()


def test_of_two_years_of_half_hours_the_recent_ones_and_one_a_day_week_and_month_stay() -> None:
    made = [(Path(f"{number}.db"), NOW - timedelta(minutes=30 * number)) for number in range(48 * 730)]
    gone = set(superfluous(made, NOW))
    kept = [at for path, at in made if path not in gone]
    assert kept[:MOST_OF_THE_LAST_DAYS] == [at for _, at in made[:MOST_OF_THE_LAST_DAYS]]
    by_day = Counter(at.date() for at in kept)
    assert all(by_day[TODAY - timedelta(days=back)] == 1 for back in range(3, 15))
    assert 8 + 20 < len(kept) - MOST_OF_THE_LAST_DAYS < 16 + 10 + 24
    months = {(at.year, at.month) for at in kept}
    assert len(months) >= 24
    assert set(superfluous([each for each in made if each[0] not in gone], NOW)) == set(), "and it stays so"


def test_a_backup_of_the_future_stays() -> None:
    made = [(Path("a.db"), NOW + timedelta(days=400)), (Path("b.db"), NOW)]
    assert superfluous(made, NOW) == []
