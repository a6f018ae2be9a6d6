"""The merge's algebra (``docs/sync.md``, invariant I13), and each column's rule if both sides changed it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organic_desktop.store.apply_remote import Merged, Sides
from organic_desktop.sync.merge import (
    UNANSWERED,
    Column,
    Decision,
    amount,
    at_least,
    later,
    latest_moment,
    progress,
    text,
    topics,
    written_over,
)
from organic_desktop.sync.merge import merge as merge_by
from organic_desktop.sync.tables import MODULES_TABLE, WELLNESS_TABLE, SyncedTable

Row = dict[str, Any]
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)

numbers = st.one_of(st.none(), st.integers(0, 3))
texts = st.one_of(st.none(), st.lists(st.sampled_from(["a\n", "b\n", "c\n", "d"]), max_size=4).map("".join))
lists = st.one_of(st.none(), st.lists(st.sampled_from("abcd"), max_size=4, unique=True))
moments = st.one_of(st.none(), st.integers(0, 300).map(lambda seconds: NOON + timedelta(seconds=seconds)))
KINDS = {"nutrition_notes": texts, "notes": texts, "completed_topics": lists, "last_activity": moments}


def rows(table: SyncedTable) -> st.SearchStrategy[Row]:
    return st.fixed_dictionaries({name: KINDS.get(name, numbers) for name in table.rules})


def merge(table: SyncedTable, base: Row, mine: Row, theirs: Row, attempts: tuple[Row, ...] = ()) -> Merged:
    """As if every column had been set, at times that nobody knows."""
    return merge_by(table.rules, Sides(base, mine, theirs, attempts, frozenset(table.rules)), None)


tables = pytest.mark.parametrize("table", [WELLNESS_TABLE, MODULES_TABLE], ids=lambda table: table.name)


@tables
@given(data=st.data())
def test_what_one_side_changed_is_taken(table: SyncedTable, data: st.DataObject) -> None:
    base, row = data.draw(rows(table)), data.draw(rows(table))
    assert merge(table, base, row, base).values == row
    assert merge(table, base, base, row).values == row
    same = merge(table, base, row, row)
    assert (same.values, same.losses) == (row, ())


@tables
@given(data=st.data())
def test_merging_again_with_the_server_changes_nothing_more(table: SyncedTable, data: st.DataObject) -> None:
    base, mine, theirs = (data.draw(rows(table)) for _ in range(3))
    once = merge(table, base, mine, theirs).values
    assert merge(table, theirs, once, theirs).values == once
    if table is WELLNESS_TABLE:
        assert merge(table, base, once, theirs).values == once


@tables
@given(data=st.data())
def test_every_value_is_in_the_result_or_in_the_history(table: SyncedTable, data: st.DataObject) -> None:
    base, mine, theirs = (data.draw(rows(table)) for _ in range(3))
    merged = merge(table, base, mine, theirs)
    lost = {loss.column for loss in merged.losses}
    for column, result in merged.values.items():
        if column in {"completed_topics", "last_activity", "nutrition_notes", "notes"}:
            continue  # they keep parts of both; each has tests of its own
        # Nobody typed a module's first 0.
        before = (base[column] or 0) if column == "progress_percentage" else base[column]
        for side in (mine[column], theirs[column]):
            assert side in (result, base[column], before) or column in lost


@tables
@given(data=st.data())
def test_a_value_that_may_be_our_own_gives_way_only_with_a_line(table: SyncedTable, data: st.DataObject) -> None:
    """If it is, mine is a later edit of it; if not, another typed the same on purpose."""
    base, mine, sent = (data.draw(rows(table)) for _ in range(3))
    merged = merge(table, base, mine, sent, (sent,))
    lines = {loss.column: loss for loss in merged.losses}
    for column in table.rules.keys() - {"last_activity"}:
        if sent[column] in (base[column], mine[column]):
            assert (merged.values[column], column in lines) == (mine[column], False)
        else:
            line = lines[column]
            assert (line.mine, line.theirs, line.rule) == (mine[column], sent[column], UNANSWERED)


def test_of_two_measurements_the_later_stays_and_the_other_is_kept() -> None:
    sooner, much_later = NOON, NOON + timedelta(minutes=5)
    assert later(Column(7, 8, 6, mine_at=sooner, theirs_at=much_later)) == Decision(6, "later edit")
    assert later(Column(7, 8, 6, mine_at=much_later, theirs_at=sooner)) == Decision(8, "later edit")


@pytest.mark.parametrize(("mine_at", "theirs_at"), [(None, NOON), (NOON, None), (NOON, NOON + timedelta(seconds=119))])
def test_where_nobody_can_say_which_is_later_ours_stays(mine_at: datetime | None, theirs_at: datetime | None) -> None:
    assert later(Column(7, 8, 6, mine_at, theirs_at)) == Decision(8, "later edit")


def test_a_value_wins_over_its_absence() -> None:
    assert later(Column(7, None, 6)) == Decision(6, "value over empty")
    assert later(Column(7, 8, None, NOON, NOON + timedelta(days=1))) == Decision(8, "value over empty")


@given(base=numbers, mine=st.integers(0, 9), theirs=st.integers(0, 9))
def test_what_was_added_on_both_sides_is_summed_and_nothing_is_lost(base: int | None, mine: int, theirs: int) -> None:
    start = base or 0
    assert amount(Column(base, start + mine, start + theirs, added=True)) == Decision(start + mine + theirs)


@given(base=numbers, added=st.integers(1, 9))
def test_two_equal_additions_are_two(base: int | None, added: int) -> None:
    start = base or 0
    theirs = {"water_intake_ml": start + added}
    merged = merge_by({"water_intake_ml": amount}, Sides({"water_intake_ml": base}, theirs, theirs), None)
    assert (merged.values, merged.losses) == ({"water_intake_ml": start + 2 * added}, ())


def test_a_sum_never_falls_below_nothing_nor_beyond_the_servers_integer() -> None:
    assert amount(Column(500, 0, 250, added=True)) == Decision(0)
    assert amount(Column(0, 2**31 - 10, 20, added=True)).rule == "later edit"


def test_an_amount_that_may_have_arrived_already_isnt_counted_twice() -> None:
    # base 500, ours 750 committed unseen, another added 250 on top: 1000 is all there was (docs/sync.md, rule 18)
    assert amount(Column(500, 750, 1000, added=True, sent=(750,))) == Decision(1000, UNANSWERED)
    assert amount(Column(500, 750, 250, added=True, sent=(750,))) == Decision(750, UNANSWERED)


def test_an_amount_that_was_set_is_a_measurement() -> None:
    assert amount(Column(500, 300, 750)) == Decision(300, "later edit")


def test_progress_goes_on_and_a_step_back_is_a_decision() -> None:
    ten, twenty, thirty = (Decimal(number) for number in (10, 20, 30))
    assert progress(Column(ten, twenty, thirty)) == Decision(thirty, "larger value")
    reset = Column(twenty, ten, thirty, mine_at=NOON + timedelta(hours=1), theirs_at=NOON)
    assert progress(reset) == Decision(ten, "later edit")


def test_the_zero_that_a_module_begins_with_is_nothing_to_tell_of() -> None:
    zero, fourteen = Decimal("0.00"), Decimal("14.00")
    assert progress(Column(None, fourteen, zero)) == Decision(fourteen)
    assert progress(Column(None, zero, fourteen)) == Decision(fourteen)


@given(base=lists, mine=lists, theirs=lists)
def test_topics_merge_as_sets(base: list[str] | None, mine: list[str], theirs: list[str]) -> None:
    before, ours, others = set(base or []), set(mine or []), set(theirs or [])
    result = topics(Column(base, mine, theirs)).value
    assert set(result) == (before & ours & others) | (ours - before) | (others - before)
    assert len(result) == len(set(result))
    assert [topic for topic in result if topic in others] == [topic for topic in theirs or [] if topic in result]


def test_texts_merge_line_by_line() -> None:
    base = "Breakfast: oats\nLunch: soup\nDinner: rice\n"
    mine = "Breakfast: oats and berries\nLunch: soup\nDinner: rice\n"
    theirs = "Breakfast: oats\nLunch: soup\nDinner: rice and beans\n"
    both = "Breakfast: oats and berries\nLunch: soup\nDinner: rice and beans\n"
    assert text(Column(base, mine, theirs)) == Decision(both)


def test_lines_written_at_the_end_on_both_sides_follow_one_another() -> None:
    """Also where the text doesn't end with a line's end."""
    assert text(Column("Oats", "Oats\nSoup", "Oats\nApple")) == Decision("Oats\nApple\nSoup")
    assert text(Column("Oats\n", "Oats\nSoup\n", "Oats\nApple\n")) == Decision("Oats\nApple\nSoup\n")
    assert text(Column("Oats\nSoup", "Porridge\nSoup", "Oats\nSoup\nApple")) == Decision("Porridge\nSoup\nApple")
    assert text(Column("Oats", "Oats\nSoup", "Oats\nSoup and bread")) == Decision(
        "Oats\nSoup and bread", "texts merged"
    )


def test_texts_that_changed_the_same_line_are_both_kept_the_servers_first() -> None:
    assert text(Column("oats", "berries", "bread")) == Decision("bread\nberries", "texts merged")
    assert text(Column(None, "oats", "oats and berries")) == Decision("oats and berries", "texts merged")


def test_a_line_removed_on_one_side_and_another_changed_on_the_other() -> None:
    assert text(Column("a\nb\nc\nd\n", "a\nc\nd\n", "a\nb\nc\nD\n")) == Decision("a\nc\nD\n")


def test_a_text_too_long_to_hold_both_keeps_the_later() -> None:
    mine, theirs = "m" * 40_000, "t" * 40_000
    assert text(Column("", mine, theirs)) == Decision(mine, "later edit")


@given(base=texts, mine=texts.filter(bool), theirs=texts.filter(bool))
def test_no_line_that_somebody_wrote_is_lost(base: str | None, mine: str, theirs: str) -> None:
    result = text(Column(base, mine, theirs)).value
    for side in (mine, theirs):
        for line in set(side.split("\n")) - set((base or "").split("\n")):
            assert line in result


def test_the_last_activity_is_the_later_unless_a_clock_was_wrong() -> None:
    hour, year = timedelta(hours=1), timedelta(days=365)
    assert latest_moment(Column(None, NOON, NOON + hour, theirs_at=NOON + hour)).value == NOON + hour
    assert latest_moment(Column(None, NOON, NOON + year, theirs_at=NOON)).value == NOON


def test_a_derived_count_is_only_raised_and_never_a_conflict() -> None:
    assert at_least(Column(3, 5, 4)) == Decision(5)
    assert at_least(Column(3, 4, None)) == Decision(4)


@pytest.mark.parametrize(
    ("mine", "theirs"), [("2 eggs", "12 eggs"), ("Tea", "Teaspoon of oil"), ("Soup", "Soups\nTea")]
)
def test_a_note_that_is_only_a_part_of_anothers_word_is_kept(mine: str, theirs: str) -> None:
    """What is typed over an older note is merged without a line in the history: a swallowed word would be gone."""
    assert written_over("", mine)(theirs) == f"{theirs}\n{mine}"
    assert written_over("", theirs)(mine) == f"{mine}\n{theirs}"
    once = text(Column("", mine, theirs)).value
    assert text(Column("", once, theirs)).value == once


def test_a_note_that_anothers_holds_in_whole_words_is_there_already() -> None:
    assert written_over("", "Oats, tea")("Oats, tea and milk") == "Oats, tea and milk"
    assert written_over("Oats", "")("Oats and milk") == "Oats and milk"
