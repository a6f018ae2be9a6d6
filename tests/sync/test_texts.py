"""Merging notes by lines, clauses and words (``sync/text_merge.py``): how it reads, what it promises, what it costs."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organic_desktop.core.clock import SystemClock
from organic_desktop.store.apply_remote import Merged, RemoteChanges, Sides
from organic_desktop.store.database import Database
from organic_desktop.store.schema import WELLNESS_ENTRIES, new_id
from organic_desktop.store.writer import Writer
from organic_desktop.sync.merge import NotMerged, TextMerges, merge
from organic_desktop.sync.tables import WELLNESS_TABLE
from organic_desktop.sync.text_alignment import Alignments, words
from organic_desktop.sync.text_merge import merged_texts
from tests.benchmarks.texts import worst_cases

PARAGRAPH = "I had oats in the morning. Then two eggs for lunch, with bread. Soup in the evening; tea at ten."


class Story(NamedTuple):
    base: str
    mine: str
    theirs: str
    result: str


def changed(text: str, *changes: tuple[str, str]) -> str:
    for before, after in changes:
        assert text.count(before) == 1
        text = text.replace(before, after)
    return text


PORRIDGE, STEW = changed(PARAGRAPH, ("oats", "porridge")), changed(PARAGRAPH, ("Soup", "Stew"))
BOTH = changed(PORRIDGE, ("Soup", "Stew"))
ONCE = [
    Story(PARAGRAPH, PORRIDGE, STEW, BOTH),
    Story("two big fried eggs", "three big fried eggs", "two big boiled eggs", "three big boiled eggs"),
    Story("Oats", "Oats, tea", "Oats, milk", "Oats, milk, tea"),
    Story("Oats, tea", "Oats, eggs, tea", "Oats, bread, tea", "Oats, bread, eggs, tea"),
    Story("oats", "oats and eggs", "oats with milk", "oats with milk and eggs"),
    Story("a b c d e f", "b c d e f", "a b c d e f g", "b c d e f g"),
    Story("1\nA line to change\n2", "1\nA line we change\n2", "1\nOne line to change\n2", "1\nOne line we change\n2"),
    Story("A day", "A day at home\nMine", "A day of rest\nTheirs", "A day of rest at home\nTheirs\nMine"),
    Story("午前はジム。昼は寿司。", "午前は海。昼は寿司。", "午前はジム。昼はカレー。", "午前は海。昼はカレー。"),
]


@pytest.mark.parametrize("story", ONCE, ids=lambda story: story.result[:20])
def test_changes_in_different_places_of_a_line_are_merged_once(story: Story) -> None:
    assert merged_texts(story.base, story.mine, story.theirs) == (story.result, False)


TWICE = [
    Story("oats", "berries", "bread", "bread\nberries"),
    Story("Oats, two eggs, tea", "Oats, three eggs, tea", "Oats, four eggs, tea", "Oats, four eggs, three eggs, tea"),
    Story("two eggs, tea", "three eggs, tea", "four eggs, tea", "four eggs / three eggs, tea"),
    Story(
        PARAGRAPH,
        changed(PORRIDGE, ("two", "three")),
        changed(STEW, ("two", "four")),
        changed(BOTH, ("Then two eggs for lunch", "Then four eggs for lunch. Then three eggs for lunch")),
    ),
    Story("Egg. Lunch: soup", "Egg. Lunch: broth", "Egg. Lunch: stew", "Egg. Lunch: stew. Lunch: broth"),
]


@pytest.mark.parametrize("story", TWICE, ids=lambda story: story.result[:20])
def test_words_that_both_changed_stand_twice_with_the_rest_of_their_clause(story: Story) -> None:
    assert merged_texts(story.base, story.mine, story.theirs) == (story.result, True)


def test_of_a_long_line_without_marks_a_few_words_around_the_change_stand_twice() -> None:
    base = " ".join(f"w{number}" for number in range(60))
    mine, theirs = changed(base, (" w30 ", " mine ")), changed(base, (" w30 ", " theirs "), (" w3 ", " x "))
    twice = (
        "w24 w25 w26 w27 w28 w29 theirs w31 w32 w33 w34 w35 w36 / w24 w25 w26 w27 w28 w29 mine w31 w32 w33 w34 w35 w36"
    )
    expected = changed(base, (" w3 ", " x "), ("w24 w25 w26 w27 w28 w29 w30 w31 w32 w33 w34 w35 w36", twice))
    assert merged_texts(base, mine, theirs) == (expected, True)


def test_a_word_never_grows_together_with_another() -> None:
    result, _ = merged_texts("eggs oats", "oats", "bread eggs oats")
    assert {"bread", "oats"} <= set(result.split())
    result, _ = merged_texts(". ", ".threethree", "and\n. ")
    assert {"and", "threethree"} <= bodies(result).keys()


def bodies(text: str) -> Counter[str]:
    return Counter(unit.body for unit in words(text) if unit.body)


# -- properties --------------------------------------------------------------------------------------------------------

PARTS = [
    "oats",
    "tea",
    "two",
    "eggs",
    "and",
    "午",
    "前",
    "🍎",
    " ",
    " ",
    " ",
    ", ",
    ". ",
    "\n",
    "\n\n",
    " / ",
    "-",
    "、",
    "。",
]
parts = st.lists(st.sampled_from(PARTS), max_size=24)


@st.composite
def edited(draw: st.DrawFn, base: list[str]) -> str:
    """The text with a few places changed, or another text."""
    result = list(base)
    for _ in range(draw(st.integers(0, 3))):
        place = draw(st.integers(0, len(result)))
        result[place : place + draw(st.integers(0, 3))] = draw(st.lists(st.sampled_from(PARTS), max_size=3))
    return "".join(result)


@st.composite
def threes(draw: st.DrawFn) -> tuple[str, str, str]:
    base = draw(parts)
    return "".join(base), draw(edited(base)), draw(edited(base))


@given(three=threes())
def test_merging_again_changes_nothing_and_one_sides_changes_are_taken_as_they_are(three: tuple[str, str, str]) -> None:
    base, mine, theirs = three
    once, _ = merged_texts(base, mine, theirs)
    assert merged_texts(base, once, theirs)[0] == once
    assert merged_texts(base, mine, base) == (mine, False)
    assert merged_texts(base, base, theirs) == (theirs, False)
    assert merged_texts(base, mine, mine) == (mine, False)


@given(three=threes())
def test_every_word_that_a_side_added_is_in_the_result(three: tuple[str, str, str]) -> None:
    base, mine, theirs = three
    result = bodies(merged_texts(base, mine, theirs)[0])
    for side in (mine, theirs):
        added = bodies(side) - bodies(base)
        assert not added - result


def test_what_is_found_to_go_on_changing_stands_twice_and_stays() -> None:
    """Repeated words can be aligned in many ways: merging again would delete, or write, one more each time."""
    base = "\nand tea tea . \noats "
    mine, theirs = ", . \nand tea tea. \n\nts ", "\na\nd tea\noats \n tea . \noats "
    once, _ = merged_texts(base, mine, theirs)
    assert merged_texts(base, once, theirs)[0] == once


# -- cost --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "three"), list(worst_cases()), ids=lambda case: case if isinstance(case, str) else "")
def test_the_work_of_a_merge_is_bounded_whatever_the_notes_hold(name: str, three: tuple[str, str, str]) -> None:
    """Counted, not timed: comparisons of the aligner, and units that Python looks at. `make bench` has the times."""
    alignments = Alignments()
    merged_texts(*three, alignments)
    assert alignments.cells <= 20_000_000
    assert alignments.made <= 600_000


def test_two_places_of_a_paragraph_of_64_kb_are_merged_once() -> None:
    chance = random.Random(7)
    base = " ".join(chance.choice(["oats", "tea", "eggs", "and", "bread"]) for _ in range(12_000))
    mine, theirs = f"Porridge {base}", f"{base} in the evening"
    assert merged_texts(base, mine, theirs) == (f"Porridge {base} in the evening", False)
    prose = " ".join(f"word{chance.randrange(900)}{'.' if place % 9 == 8 else ''}" for place in range(8_000))
    there = prose.split(" ")
    there[10], there[7_990] = "here", "there"
    here = prose.split(" ")
    here[4_000] = "middle"
    result, both_changed = merged_texts(prose, " ".join(here), " ".join(there))
    assert not both_changed
    there[4_000] = "middle"
    assert result == " ".join(there)


# -- outside of transactions ------------------------------------------------------------------------------------------


@pytest.fixture
def databases(tmp_path: Path) -> Iterator[tuple[Database, Database]]:
    """One file, opened twice."""
    with closing(Database(tmp_path / "a.db")) as one, closing(Database(tmp_path / "a.db")) as other:
        yield one, other


def test_the_page_is_merged_outside_the_transaction_and_again_if_the_texts_are_others(
    databases: tuple[Database, Database],
) -> None:
    database, other = databases
    writer, sync = Writer(database, SystemClock()), RemoteChanges(database, SystemClock())
    user_id, day = writer.claim(None, ""), SystemClock().now().date()
    writer.log(user_id, [day], {"nutrition_notes": "Oats"}, {}, day)
    stamp = "2026-11-28T12:00:00+00:00"
    there = {"id": new_id(), "user_id": user_id, "date": str(day), "created_at": stamp, "updated_at": stamp}
    server_row = {**dict.fromkeys(WELLNESS_ENTRIES.columns), **there, "nutrition_notes": "Bread"}
    typed = iter(["Oats, tea", "Oats, tea, milk"])
    asked: list[str] = []

    def slowly(base: str, mine: str, theirs: str) -> tuple[str, bool]:
        """Somebody types meanwhile, twice: a transaction that held the file would keep them waiting, and fail."""
        asked.append(mine)
        for text in [next(typed)] if len(asked) < 3 else []:
            Writer(other, SystemClock()).log(user_id, [day], {"nutrition_notes": text}, {}, day)
        return merged_texts(base, mine, theirs)

    texts = TextMerges(slowly)

    def rule(_: object, sides: Sides) -> Merged:
        return merge(WELLNESS_TABLE.rules, sides, None, texts)

    for _ in range(3):
        with pytest.raises(NotMerged):
            sync.apply(WELLNESS_ENTRIES, [server_row], rule, confirm=texts.confirm)
        texts.merge_missing()
    assert sync.apply(WELLNESS_ENTRIES, [server_row], rule, confirm=texts.confirm).news == [there["id"]]
    assert asked == ["Oats", "Oats, tea", "Oats, tea, milk"]
    with database.reading() as session:
        connection = session.connection()
        assert connection.execute(WELLNESS_ENTRIES.table.select()).mappings().one()["nutrition_notes"] == (
            "Bread\nOats, tea, milk"
        )


def test_notes_typed_over_others_are_merged_outside_the_transaction(databases: tuple[Database, Database]) -> None:
    database, other = databases
    writer = Writer(database, SystemClock())
    user_id, day = writer.claim(None, ""), SystemClock().now().date()
    seen: list[str] = []

    def rewrite(now: str) -> str:
        seen.append(now)
        if len(seen) == 1:
            Writer(other, SystemClock()).log(user_id, [day], {"nutrition_notes": "Bread"}, {}, day)
            Writer(other, SystemClock()).set_module(user_id, "Sleep", {"notes": "Bread"})
        return f"{now}, tea"

    writer.rewrite_notes(user_id, day, rewrite, day)
    assert seen == ["", "Bread"]
    writer.set_module(user_id, "Sleep", {"notes": None})
    seen.clear()
    writer.set_module(user_id, "Sleep", {}, rewrite=rewrite)
    assert seen == ["", "Bread"]
