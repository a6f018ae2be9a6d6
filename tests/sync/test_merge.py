"""The merge's algebra (``sync.md`` I13) and what it does with a column that both sides changed."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from organic_desktop.store.models import WELLNESS_ENTRIES
from organic_desktop.sync.merge import merge

values = st.one_of(st.none(), st.integers(0, 3))
rows = st.fixed_dictionaries(dict.fromkeys(WELLNESS_ENTRIES.editable, values))
Row = dict[str, Any]


@given(base=rows, row=rows)
def test_what_one_side_changed_is_taken(base: Row, row: Row) -> None:
    assert merge(WELLNESS_ENTRIES, base, row, base, ()).values == row
    assert merge(WELLNESS_ENTRIES, base, base, row, ()).values == row
    same = merge(WELLNESS_ENTRIES, base, row, row, ())
    assert (same.values, same.losses) == (row, ())


@given(base=rows, mine=rows, theirs=rows)
def test_merging_again_with_the_server_changes_nothing_more(base: Row, mine: Row, theirs: Row) -> None:
    once = merge(WELLNESS_ENTRIES, base, mine, theirs, ()).values
    assert merge(WELLNESS_ENTRIES, theirs, once, theirs, ()).values == once


@given(base=rows, mine=rows, theirs=rows)
def test_every_value_is_in_the_result_or_in_the_history(base: Row, mine: Row, theirs: Row) -> None:
    merged = merge(WELLNESS_ENTRIES, base, mine, theirs, ())
    lost = {loss.column for loss in merged.losses}
    for column, result in merged.values.items():
        for side in (mine[column], theirs[column]):
            assert side in (result, base[column]) or column in lost


@given(base=rows, mine=rows, sent=rows)
def test_our_own_value_coming_back_is_no_conflict(base: Row, mine: Row, sent: Row) -> None:
    merged = merge(WELLNESS_ENTRIES, base, mine, sent, [sent])
    assert merged.losses == ()
    changed = {name for name in mine if mine[name] != base[name]}
    assert {name: merged.values[name] for name in changed} == {name: mine[name] for name in changed}
