"""Which names, pictures and zones a person may have."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organic_desktop.core.errors import InvalidInput
from organic_desktop.wellness.person import LONGEST_ADDRESS, LONGEST_NAME, NAME, PICTURE, ZONE, checked_person


@pytest.mark.parametrize(
    ("column", "typed", "kept"),
    [
        (NAME, "  Zoë Müller ", "Zoë Müller"),
        (NAME, "陳大文", "陳大文"),
        (NAME, "x" * LONGEST_NAME, "x" * LONGEST_NAME),
        (NAME, " ", None),
        (NAME, None, None),
        (PICTURE, "https://example.com/me.jpg?size=2#top", "https://example.com/me.jpg?size=2#top"),
        (PICTURE, "http://[::1]:8000/a%20b.png", "http://[::1]:8000/a%20b.png"),
        (PICTURE, "", None),
        (ZONE, "Europe/Vienna", "Europe/Vienna"),
        (ZONE, "UTC", "UTC"),
        (ZONE, " America/Argentina/Ushuaia ", "America/Argentina/Ushuaia"),
        (ZONE, "", None),
    ],
)
def test_what_is_kept(column: str, typed: str | None, kept: str | None) -> None:
    assert checked_person({column: typed}) == {column: kept}


@pytest.mark.parametrize(
    ("column", "typed"),
    [
        (NAME, "two\nlines"),
        (NAME, "a\0b"),
        (NAME, "reversed \u202e"),
        (NAME, "half \ud800"),
        (NAME, "x" * (LONGEST_NAME + 1)),
        (PICTURE, "javascript:alert(1)"),
        (PICTURE, "javascript://example.com/%0aalert(1)"),
        (PICTURE, "ftp://example.com/me.jpg"),
        (PICTURE, "file:///etc/passwd"),
        (PICTURE, "data:image/png;base64,AAAA"),
        (PICTURE, "//example.com/me.jpg"),
        (PICTURE, "https://"),
        (PICTURE, "https://anna:secret@example.com/me.jpg"),
        (PICTURE, "https://example.com/my picture.jpg"),
        (PICTURE, "https://example.com:99999/"),
        (PICTURE, "https://[::1/"),
        (PICTURE, "me.jpg"),
        (PICTURE, "https://example.com/" + "x" * LONGEST_ADDRESS),
        (ZONE, "Mars/Phobos"),
        (ZONE, "Europe"),
        (ZONE, "../../etc/passwd"),
        (ZONE, "/etc/localtime"),
        (ZONE, "\ud800"),
    ],
)
def test_what_is_refused(column: str, typed: str) -> None:
    with pytest.raises(InvalidInput):
        checked_person({column: typed})


@given(st.sampled_from([NAME, PICTURE, ZONE]), st.text())
def test_any_text_is_kept_or_refused(column: str, typed: str) -> None:
    try:
        kept = checked_person({column: typed})[column]
    except InvalidInput:
        return
    assert kept is None or kept.encode().decode() == typed.strip()
