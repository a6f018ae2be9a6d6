"""What is typed for an account, as people type and copy it."""

from __future__ import annotations

import pytest

from organic_desktop.app.account import LONGEST_CODE, checked_code
from organic_desktop.core.errors import InvalidInput

ARABIC = "\u0661\u0662\u0663\u0664\u0665\u0666"
ZERO_WIDTH = "\u200b"


@pytest.mark.parametrize(
    "typed", ["123456", " 123 456\n", "123-456", "123\u2013456", f"123{ZERO_WIDTH}456{ZERO_WIDTH}", ARABIC]
)
def test_a_code_is_taken_as_it_is_copied_and_typed(typed: str) -> None:
    assert checked_code(typed) == "123456"


@pytest.mark.parametrize("typed", ["", " - ", "12345é", "\udc80", "1" * (LONGEST_CODE + 1)])
def test_what_cant_be_a_code_is_not_sent(typed: str) -> None:
    with pytest.raises(InvalidInput, match="123456"):
        checked_code(typed)
