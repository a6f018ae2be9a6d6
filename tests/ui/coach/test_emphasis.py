"""The Markdown that models write: what is hidden, what is bold, and that numbers and all other text stay in place."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QListView, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from organic_desktop.coach.checker import Mark, MarkKind
from organic_desktop.ui.coach.bubbles import Bubble, BubbleDelegate
from organic_desktop.ui.coach.emphasis import DOT, emphasis_of, without_signs
from organic_desktop.ui.theme.theme import Theme

DAY = date(2026, 11, 30)
TEXT = "## Sleep\nYou slept **7.3 hours**, not 9.5.\n* earlier to bed\n- __less__ light"
SIGNS = set("*_#+-• \t")


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("**Well** done", "Well done"),
        ("# **Your week** #", "Your week"),
        ("* one\n  - two\n+ three", f"{DOT}one\n  {DOT}two\n{DOT}three"),
        ("* **Sleep**: 7 hours", f"{DOT}Sleep: 7 hours"),
        ("2 * 3 = 6, a*b*c and 2**3**4", "2 * 3 = 6, a*b*c and 2**3**4"),
        ("snake__case__name", "snake__case__name"),
        ("** not bold ** and **half", "** not bold ** and **half"),
        ("over **two\nlines**", "over **two\nlines**"),
        ("#hashtag and 5 # 6", "#hashtag and 5 # 6"),
        ("-5 degrees", "-5 degrees"),
        ("![x](https://example.org/x.png) <b>y</b>", "![x](https://example.org/x.png) <b>y</b>"),
    ],
)
def test_signs_are_hidden_where_they_are_signs(written: str, said: str) -> None:
    assert without_signs(written) == said


@given(st.text(st.sampled_from("*_#+- \nab7.é😀"), max_size=60))
def test_nothing_but_signs_is_ever_hidden(text: str) -> None:
    plain = without_signs(text)
    assert [each for each in plain if each not in SIGNS] == [each for each in text if each not in SIGNS]
    ends = 0
    for change in emphasis_of(text).changes:
        assert ends <= change.start <= change.end
        ends = change.end


def test_numbers_keep_their_marks_between_the_signs(qtbot: QtBot, qapp: QApplication) -> None:
    theme, view = Theme(qapp), QListView()
    qtbot.addWidget(view)
    at = TEXT.index("7.3"), TEXT.index("9.5")
    marks = tuple(_mark(start, kind) for start, kind in zip(at, (MarkKind.LINKED, MarkKind.CONTRADICTED), strict=True))
    option = QStyleOptionViewItem()
    option.font = view.font()
    laid = BubbleDelegate(theme, view)._laid_out(option, Bubble("1", False, TEXT, "Coach", marks=marks), 400)
    text = laid.layout.text()
    assert text.splitlines() == ["Sleep", "You slept 7.3 hours, not 9.5.", f"{DOT}earlier to bed", f"{DOT}less light"]
    assert [text[start:end] for start, end, _ in laid.places] == ["7.3", "9.5"]
    bold = [each for each in laid.layout.formats() if each.format.fontWeight() == QFont.Weight.DemiBold]
    assert [text[each.start : each.start + each.length] for each in bold] == ["Sleep", "7.3 hours", "less"]
    mine = BubbleDelegate(theme, view)._laid_out(option, Bubble("2", True, "**mine**", "You"), 400)
    assert mine.layout.text() == "**mine**", "what the user wrote is the user's"


def _mark(start: int, kind: MarkKind) -> Mark:
    return Mark(start, start + 3, kind, "sleep_hours", DAY, DAY)
