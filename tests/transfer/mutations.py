"""Files as damage, other programs and spreadsheets leave them: an honest file's bytes, changed by a seed.

Every importer has a test by this: whatever is changed, reading ends in a ``Found`` or in FileNotUnderstood with a
sentence, never in another error:

    @pytest.mark.parametrize("seeds", BATCHES, ids=str)
    def test_a_changed_file_is_read_or_refused_in_words(seeds, tmp_path):
        for seed in seeds:
            assert_read_or_refused(daylio, mutated(HONEST, Random(seed)), tmp_path)

A zip is taken apart, one of its members changed, and put together again; every fourth time its own bytes change.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

from organic_desktop.core.errors import FileNotUnderstood
from organic_desktop.core.messages import Sentence
from organic_desktop.transfer.found import Format, Found, Kind, ReadOptions

TODAY = date(2026, 11, 29)
OPTIONS = ReadOptions(ZoneInfo("Europe/Berlin"), TODAY, day_start_hour=4)

BATCHES = [range(first, first + 50) for first in range(0, 500, 50)]
"""Seeds of 500 changed files, in ten tests that workers can share."""

ODD = (
    b"", b"0", b"-1", b"1e999", b"NaN", b"99999999999999999999", b"null", b"true", b"{}", b"[]", b'"', b'""', b",",
    b";", b"|", b"\t", b"\r", b"\n", b"\r\n", b"\0", b"\xff", b"\xef\xbb\xbf", b"\xff\xfe", b"\xed\xa0\x80",
    b"\xe2\x80\xaf", b"<", b"&#x110000;", b"&lt;", b"<br", b"2026-02-30", b"0000-00-00", b"9999-12-31", b"25:61",
    b"12:75 pm", b"-0",
    b"\\ud800", b"=1+1", b"{0}", b"{name}", b"%s", "٣".encode(), "é".encode("latin-1"), b"[" * 5000, b'{"a":' * 5000,
    b"9" * 5000, b"x" * 100_000,
)  # fmt: skip
"""Words that break programs."""

Change = Callable[[bytes, Random], bytes]


def mutated(content: bytes, chance: Random) -> bytes:
    """Return the bytes of a file, changed once or a few times; a zip's mostly inside one of its members."""
    if content.startswith(b"PK") and chance.random() < 0.75:
        return _inside_zip(content, chance)
    changes = [*_BYTES, *_LINES] if _is_text(content) else _BYTES
    for _ in range(chance.choice((1, 1, 1, 2, 5))):
        content = chance.choice(changes)(content, chance)
    return content


def assert_read_or_refused(format: Format, content: bytes, folder: Path, name: str = "file") -> Found | None:
    """Read the bytes as a file of a format. Returns what was found, None if the file was refused by a sentence."""
    path = folder / name
    path.write_bytes(content)
    format.recognises(path)  # which raises for no content
    try:
        found = format.read(path, OPTIONS)
    except FileNotUnderstood as refused:
        assert_sentence(refused.message)
        return None
    assert_sound(found)
    return found


def assert_sound(found: Found) -> None:
    """What all that come after an importer count on."""
    fields = {field.key: field for field in found.fields}
    assert len(fields) == len(found.fields), "keys are unique"
    for field in found.fields:
        assert field.key
        assert field.label
        field.label.encode()  # no lone surrogates: labels are printed and stored
        field.key.encode()
    for reading in found.readings:
        if fields[reading.field].kind is Kind.TEXT:
            assert isinstance(reading.value, str)
            reading.value.encode()
        else:
            assert isinstance(reading.value, Decimal)
            assert reading.value.is_finite()
    assert len(found.skipped) <= found.skipped_count
    for line, reason in found.skipped:
        assert line >= 0
        assert_sentence(reason)
    for note in found.notes:
        assert_sentence(note)
    for question in found.questions:
        assert question.answer in question.choices


def assert_sentence(text: Sentence | str) -> None:
    """Words for a person: they begin with a capital, end with a full stop, and show no error of Python's."""
    assert isinstance(text, Sentence), repr(text)
    assert text
    assert len(text) < 1000, text[:200]
    assert text.rstrip("”)")[-1:] in ".?!", text
    assert "Error(" not in text, text
    assert "Traceback" not in text, text
    text.encode()


# -- changes ----------------------------------------------------------------------------------------------------------


def _inside_zip(content: bytes, chance: Random) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        members = {info.filename: archive.read(info) for info in archive.infolist()}
    name = chance.choice(sorted(members))
    what = chance.random()
    if what < 0.1:
        del members[name]
    elif what < 0.2:
        members[chance.choice((name.upper(), f"folder/{name}", f"{name}.bak", "Habits.csv", "é/ü"))] = members.pop(name)
    else:
        members[name] = mutated(members[name], chance)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for each, inside in members.items():
            archive.writestr(each, inside)
    return buffer.getvalue()


def _is_text(content: bytes) -> bool:
    return b"\n" in content and b"\0" not in content


def _place(content: bytes, chance: Random) -> int:
    return chance.randrange(len(content) + 1)


def _flip(content: bytes, chance: Random) -> bytes:
    changed = bytearray(content)
    for _ in range(chance.choice((1, 2, 8, 64))):
        if changed:
            changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def _cut(content: bytes, chance: Random) -> bytes:
    place = _place(content, chance)
    return content[:place] if chance.random() < 0.7 else content[place:]


def _without(content: bytes, chance: Random) -> bytes:
    place = _place(content, chance)
    return content[:place] + content[place + chance.choice((1, 2, 16, 512)) :]


def _insert(content: bytes, chance: Random) -> bytes:
    place = _place(content, chance)
    return content[:place] + chance.choice(ODD) + content[place:]


def _overwrite(content: bytes, chance: Random) -> bytes:
    place, odd = _place(content, chance), chance.choice(ODD)
    return content[:place] + odd + content[place + len(odd) :]


def _twice(content: bytes, chance: Random) -> bytes:
    begin, end = sorted((_place(content, chance), _place(content, chance)))
    return content[:end] + content[begin:]


def _swap_lines(content: bytes, chance: Random) -> bytes:
    lines = content.split(b"\n")
    first, second = chance.randrange(len(lines)), chance.randrange(len(lines))
    lines[first], lines[second] = lines[second], lines[first]
    return b"\n".join(lines)


def _without_line(content: bytes, chance: Random) -> bytes:
    lines = content.split(b"\n")
    del lines[chance.randrange(min(len(lines), 3) if chance.random() < 0.5 else len(lines))]
    return b"\n".join(lines)


def _without_column(content: bytes, chance: Random) -> bytes:
    sign = chance.choice((b",", b";", b"\t", b":"))
    lines = [line.split(sign) for line in content.split(b"\n")]
    column = chance.randrange(max(map(len, lines)))
    return b"\n".join(sign.join(cells[:column] + cells[column + 1 :]) for cells in lines)


def _another_cell(content: bytes, chance: Random) -> bytes:
    sign = chance.choice((b",", b";", b"\t", b":", b"|"))
    lines = content.split(b"\n")
    line = chance.randrange(len(lines))
    cells = lines[line].split(sign)
    cells[chance.randrange(len(cells))] = chance.choice(ODD)
    lines[line] = sign.join(cells)
    return b"\n".join(lines)


def _other_signs(content: bytes, chance: Random) -> bytes:
    before, after = chance.choice(((b",", b";"), (b",", b"\t"), (b'"', b"'"), (b"\n", b"\r\n"), (b"\n", b"\r")))
    return content.replace(before, after)


def _other_encoding(content: bytes, chance: Random) -> bytes:
    text = content.decode("utf-8", "replace")
    return text.encode(chance.choice(("utf-16", "utf-16-be", "utf-8-sig", "latin-1", "utf-32")), "replace")


_BYTES: tuple[Change, ...] = (_flip, _cut, _without, _insert, _overwrite, _twice)
_LINES: tuple[Change, ...] = (
    _swap_lines, _without_line, _without_column, _another_cell, _another_cell, _other_signs, _other_encoding
)  # fmt: skip
