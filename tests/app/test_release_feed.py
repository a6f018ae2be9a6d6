"""What an update page may say: whatever else it says, it is never believed, and there is always a sentence."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st
from release.sign import public_bytes, signed

from organic_desktop.app.release_feed import Release, Seen, accepted, is_newer, runs_on
from organic_desktop.core.errors import UpdateNotTrusted
from tests.app.update_pages import FACTS, KEY, NOTES, PUBLIC, page, signed_anyhow

NOW = datetime(2026, 11, 30, 12, tzinfo=UTC)
SAID = json.loads(json.loads(page(NOW))["signed"])
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=8,
)


def judged(content: bytes, *, now: datetime = NOW, seen: Seen = Seen(), keys: tuple[bytes, ...] = (PUBLIC,)) -> Release:
    return accepted(content, keys, now, seen)


def refusal(content: bytes, **how: Any) -> str:
    """Return the sentence with which a page isn't believed."""
    with pytest.raises(UpdateNotTrusted) as refused:
        judged(content, **how)
    assert str(refused.value).endswith((".", "?"))
    return str(refused.value)


def believed_or_said(content: bytes) -> Release | None:
    """Return what is believed; None if a sentence says why nothing is."""
    try:
        return judged(content)
    except UpdateNotTrusted:
        refusal(content)
        return None


def test_a_signed_page_is_believed_and_what_is_unknown_ignored() -> None:
    release = judged(page(NOW))
    assert (str(release.version), release.page) == ("99.0.0", FACTS["page"])
    assert release.notes_in("de") == NOTES["de"]
    assert release.notes_in("fr") == NOTES["en"]
    assert release.files["deb"].size == 50_000_000


def test_either_of_two_keys_will_do() -> None:
    new = Ed25519PrivateKey.generate()
    both = signed(FACTS, [KEY, new], NOW)
    for keys in ((PUBLIC,), (public_bytes(new),), (PUBLIC, public_bytes(new))):
        assert judged(both, keys=keys)
    assert judged(signed(FACTS, [new], NOW), keys=(PUBLIC, public_bytes(new)))


def test_another_key_is_not_believed() -> None:
    other = signed(FACTS, [Ed25519PrivateKey.generate()], NOW)
    assert "isn't signed by the makers" in refusal(other)
    stranger = json.loads(other)
    stranger["signatures"][0]["key"] = json.loads(page(NOW))["signatures"][0]["key"]
    assert "isn't signed by the makers" in refusal(json.dumps(stranger).encode())


def test_it_is_believed_until_it_runs_out() -> None:
    content = page(NOW)
    assert judged(content, now=NOW + timedelta(days=364, hours=23))
    assert "was good until 2027-11-30" in refusal(content, now=NOW + timedelta(days=365))
    assert "clock" in refusal(content, now=NOW + timedelta(days=365))


def test_a_page_of_the_future_asks_about_the_clock() -> None:
    content = page(NOW + timedelta(days=2))
    assert "clock right?" in refusal(content)
    assert judged(content, now=NOW + timedelta(days=1, minutes=1))


def test_nothing_older_than_what_was_seen_is_believed() -> None:
    before, after = page(NOW, version="1.0"), page(NOW + timedelta(hours=1), version="1.1")
    newest = judged(after, now=NOW + timedelta(hours=1))
    seen = Seen(newest.serial, str(newest.version))
    assert judged(after, now=NOW + timedelta(hours=1), seen=seen)
    assert "older than one" in refusal(before, seen=seen)
    assert "older than one" in refusal(page(NOW + timedelta(hours=2), version="1.0"), seen=seen)
    assert "older than one" in refusal(page(NOW - timedelta(hours=2), version="1.2"), seen=seen)


@pytest.mark.parametrize(
    ("found", "installed", "newer"),
    [
        ("0.2.0", "0.1.0", True),
        ("0.10.0", "0.9.0", True),
        ("0.1.0", "0.1.0", False),
        ("0.1.0", "0.2.0", False),
        ("0.2.0rc1", "0.1.0", False),
        ("0.2.0rc1", "0.2.0b1", True),
        ("0.2.0", "0.2.0rc1", True),
        ("0.2.0.post1", "0.2.0", True),
    ],
)
def test_a_version_is_compared_as_pythons_are(found: str, installed: str, newer: bool) -> None:
    assert is_newer(judged(page(NOW, version=found)), installed) is newer


def test_which_systems_it_runs_on() -> None:
    release = judged(page(NOW, min_os={"linux": "2.35", "windows": "10.0.19041"}))
    assert runs_on(release, "linux", "2.36")
    assert not runs_on(release, "linux", "2.31")
    assert not runs_on(release, "windows", "10.0.1809")
    assert runs_on(release, "macos", "11.1")
    assert runs_on(release, "linux", "")


TOO_MUCH = "x" * 9_000
FILE = {"name": "x", "sha256": "0" * 64, "size": 1}
BAD: dict[str, list[Any]] = {
    "version": [None, 1, "", "one", "1.0+local", "1." * 30, "v1.0", "01.0", " 1.0"],
    "page": [
        *("", "http://a.example", "https://", "https://u:p@a.example", "https://a b", "javascript:alert(1)"),
        *("https://[", "file:///x", 'https://a.example/"', "https://a.example/\u202e", "https://" + TOO_MUCH),
    ],
    "serial": [0, -1, 1.5, "1", True, 1 << 60, 10**400],
    "signed_at": ["", "2026-11-30", "2026-11-30T12:00:00+02:00", "2026-13-30T12:00:00Z", 0, "٢٠٢٦-11-30T12:00:00Z"],
    "expires_at": ["2026-11-30T12:00:00Z", "2026-11-30T11:00:00Z", "2027-12-02T12:00:00Z", "9999-01-01T00:00:00Z"],
    "notes": [
        *(None, {}, {"de": "x"}, {"en": ""}, {"en": 1}, {"en": TOO_MUCH}, {"en": "x", "EN!": "x"}),
        {"en": "x", **{f"a{chr(97 + number)}": "x" for number in range(25)}},
    ],
    "min_os": [{"linux": "new"}, {"linux": "1.2.3.4.5"}, {"": "1"}, [], {"linux": 2}],
    "files": [
        {"deb": FILE | change}
        for change in (
            {"name": "../x"},
            {"sha256": "0"},
            {"size": 0},
            {"size": "1"},
            {"url": "ftp://x"},
            {"name": None},
        )
    ],
}


@pytest.mark.parametrize(("name", "value"), [(name, value) for name, values in BAD.items() for value in values])
def test_a_field_out_of_bounds_is_refused_though_signed(name: str, value: Any) -> None:
    assert refusal(signed_anyhow(json.dumps(SAID | {name: value}))) == "It isn't what an update page says."


@pytest.mark.parametrize("name", [name for name in SAID if name in Release.model_fields])
def test_what_is_missing_is_refused_unless_it_may_be(name: str) -> None:
    without = signed_anyhow(json.dumps({each: value for each, value in SAID.items() if each != name}))
    if name in ("min_os", "files"):
        assert judged(without)
    else:
        refusal(without)


@pytest.mark.parametrize(
    "text",
    [
        json.dumps(SAID)[:-1] + ', "version": "100.0"}',
        json.dumps(SAID)[:-1] + ', "x": NaN}',
        json.dumps(SAID)[:-1] + ', "x": "\\ud800"}',
        "[" * 30_000,
        "[]",
        "",
        "\ud800",
        "\ufeff" + json.dumps(SAID),
    ],
    ids=range(8),
)
def test_another_text_than_an_object_with_each_name_once_is_refused_though_signed(text: str) -> None:
    refusal(signed_anyhow(text))


def test_a_repeated_name_around_the_signature_is_refused() -> None:
    content = page(NOW).rstrip()
    refusal(content[:-1] + b', "signed": "{}"}')


def test_more_signatures_than_there_are_keys_for_are_not_tried() -> None:
    found = json.loads(page(NOW))
    found["signatures"] = found["signatures"] * 1_000
    refusal(json.dumps(found).encode())


@given(st.data())
def test_no_changed_byte_is_believed(data: st.DataObject) -> None:
    """Whatever is changed in the file, either the text that was signed is the same, or it isn't believed."""
    content = bytearray(page(NOW))
    for _ in range(data.draw(st.integers(1, 3))):
        place = data.draw(st.integers(0, len(content) - 1))
        content[place : place + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=3))
    assert believed_or_said(bytes(content)) in (judged(page(NOW)), None)


@given(st.integers(0, len(page(NOW)) - 3))
def test_no_beginning_of_a_page_is_believed(length: int) -> None:
    refusal(page(NOW)[:length])


@given(st.binary(max_size=200) | JSON.map(lambda value: json.dumps(value).encode()))
def test_other_bytes_are_not_believed(content: bytes) -> None:
    refusal(content)


@given(JSON, JSON)
def test_an_envelope_of_other_things_is_not_believed(text: Any, signatures: Any) -> None:
    refusal(json.dumps({"signed": text, "signatures": signatures}).encode())


@given(st.sampled_from(sorted(BAD)), JSON)
def test_any_value_of_a_field_is_bounded_or_refused(name: str, value: Any) -> None:
    """Signed, for a mistake of ours: what comes of it is within the bounds, or a sentence."""
    release = believed_or_said(signed_anyhow(json.dumps(SAID | {name: value})))
    assert release is None or getattr(release, name) in (value, {})
