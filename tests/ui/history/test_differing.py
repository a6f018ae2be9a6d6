"""However much two texts have in common, a line of a list shows where they differ."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from organic_desktop.ui.text.sync_changes import A_LINE, A_PAGE, FEW_LETTERS, from_difference

TEXT = st.text(alphabet="abc de", max_size=90)


@given(common=TEXT, mine=TEXT, theirs=TEXT)
def test_two_texts_differ_in_a_line_of_a_list(common: str, mine: str, theirs: str) -> None:
    ours, other = f"{common}1{mine}", f"{common}2{theirs}"
    one, two = (from_difference(text, ours, other, A_LINE)[:FEW_LETTERS] for text in (ours, other))
    assert one != two


def test_a_text_that_goes_on_differs_from_where_the_other_ends() -> None:
    one, two = "Slept badly, and was tired", "Slept badly, and was tired until noon"
    assert from_difference(two, one, two, A_LINE) == "…was tired until noon"
    assert from_difference(two, one, two, A_PAGE) == two
