"""Tables of text as other programs and spreadsheets write them, and what is refused with its line."""

from __future__ import annotations

import io
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organic_desktop.core.errors import Cancelled, FileNotUnderstood
from organic_desktop.transfer import tables
from organic_desktop.transfer.opened import open_member
from organic_desktop.transfer.tables import Header, Row, Rows, head, headed, open_rows


def rows(content: bytes | str) -> list[Row]:
    encoded = content.encode() if isinstance(content, str) else content
    return list(Rows(io.BytesIO(encoded), len(encoded)))


def cells(content: bytes | str) -> list[list[str]]:
    return [row.cells for row in rows(content)]


GREEK_AND_DASH = "día;nota\n2024-01-02;“así” – β\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_the_encoding_is_known_with_and_without_its_mark(encoding: str) -> None:
    long = GREEK_AND_DASH + "2024-01-03;a day like any other\n" * 20
    assert cells(long.encode(encoding))[:2] == [["día", "nota"], ["2024-01-02", "“así” – β"]]


def test_bytes_that_are_not_utf_8_are_windows_letters_alone() -> None:
    assert cells("tag,notiz\n1,schön – gut\n".encode("cp1252")) == [["tag", "notiz"], ["1", "schön – gut"]]
    assert cells(b"a,b\n" + "schön\n".encode() + "schön\n".encode("latin-1")) == [
        ["a", "b"], ["schön"], ["schön"],
    ]  # fmt: skip


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_delimiter_is_found(delimiter: str) -> None:
    text = "\n".join(delimiter.join(each) for each in (["date", "hours", "note"], ["2024-01-02", "7", "a|b"]))
    assert cells(text)[1] == ["2024-01-02", "7", "a|b"]


def test_decimal_commas_are_no_delimiters() -> None:
    text = "Datum;Schlaf;Wasser;Sport\n" + "01.02.2024;7,5;1,2;0,5\n" * 60
    assert cells(text)[1] == ["01.02.2024", "7,5", "1,2", "0,5"]
    assert cells("Schlaf, h;Wasser, l\n7,5;1,2\n8,5;1,3\n")[1] == ["7,5", "1,2"]


def test_a_spreadsheet_may_be_told_its_delimiter() -> None:
    assert rows("sep=|\na|b\n1|2\n") == [Row(2, ["a", "b"]), Row(3, ["1", "2"])]


def test_lines_are_those_of_the_file() -> None:
    text = 'a,b\r\n\r\n1,"two\r\nlines ""of"" it"\r\n , \r\n3,4'
    assert rows(text) == [Row(1, ["a", "b"]), Row(3, ["1", 'two\r\nlines "of" it']), Row(6, ["3", "4"])]
    assert rows("a,b\r1,2\r") == [Row(1, ["a", "b"]), Row(2, ["1", "2"])]


def test_nul_bytes_are_dropped() -> None:
    assert cells("a,b\n" + "1,2\n" * 100 + "3\0,4\n")[-1] == ["3", "4"]


@pytest.mark.parametrize("content", [b"\x89PNG\r\n\x1a\n" + bytes(range(256)), b"PK\x03\x04" + bytes(60), bytes(500)])
def test_what_is_no_text_is_refused(content: bytes, tmp_path: Path) -> None:
    with pytest.raises(FileNotUnderstood, match=r"The file isn't a table of text\."):
        rows(content)
    file = tmp_path / "picture.csv"
    file.write_bytes(content)
    assert head(file) == []


def test_an_empty_file_has_no_rows() -> None:
    assert rows(b"") == rows(b"\xef\xbb\xbf") == rows(b"\n\n , \n") == []


def test_a_long_note_is_read_and_an_endless_one_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    assert len(cells(f'a,b\n1,"{"x" * 200_000}"\n')[1][1]) == 200_000
    monkeypatch.setattr(tables, "LONGEST_LINE", 1000)
    with pytest.raises(FileNotUnderstood, match="Line 2 is too long"):
        rows("a,b\n" + "x" * 1001)


def test_a_quotation_mark_that_is_not_closed_is_named() -> None:
    with pytest.raises(FileNotUnderstood, match="Line 3: a quotation mark isn't closed"):
        rows('a,b\n1,2\n3,"four\n5,6\n7,8\n')
    with pytest.raises(FileNotUnderstood, match="Line 2: a quotation mark isn't closed"):
        rows('a,b\n1,"' + "x\n" * (tables.LARGEST_CELL // 2 + 1))


def test_limits_of_rows_columns_and_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(FileNotUnderstood, match="Line 2 has too many cells"):
        rows("a,b\n" + "," * tables.MOST_COLUMNS + "x")
    with pytest.raises(FileNotUnderstood, match="too large"):
        Rows(io.BytesIO(b"a,b"), tables.LARGEST_FILE + 1)
    monkeypatch.setattr(tables, "MOST_ROWS", 2)
    with pytest.raises(FileNotUnderstood, match="more than 2 rows"):
        rows("a,b\n1,2\n3,4\n")


def test_progress_is_by_bytes_and_ends_at_the_end(tmp_path: Path) -> None:
    file = tmp_path / "long.csv"
    file.write_text("date,value\n" + "2024-01-02,5\n" * 5000)
    size, told = file.stat().st_size, list[tuple[int, int]]()
    with open_rows(file, lambda done, total: told.append((done, total))) as found:
        assert sum(1 for _ in found) == 5001
    assert told == sorted(told)
    assert len(told) > 20
    assert told[-1] == (size, size)


def test_a_cancel_is_felt_in_the_middle(tmp_path: Path) -> None:
    file = tmp_path / "long.csv"
    file.write_text("date,value\n" + "2024-01-02,5\n" * 5000)

    def cancel(done: int, total: int) -> None:
        if done > total / 2:
            raise Cancelled

    read: list[Row] = []
    with pytest.raises(Cancelled), open_rows(file, cancel) as found:
        read.extend(found)
    assert 1000 < len(read) < 5000


def test_columns_of_one_name_are_told_apart() -> None:
    header = Header.of(Row(1, ["\ufeffDate", " Sleep  Timing", "Sleep Timing", "", ""]))
    assert header.names == ("Date", "Sleep Timing", "Sleep Timing")
    assert header.keys == ("Date", "Sleep Timing", "Sleep Timing (2)")
    assert header.place("missing", "SLEEP timing") == 1
    assert header.place("missing") is None


def test_rows_narrower_and_wider_than_their_header() -> None:
    header = Header.of(Row(1, ["a", "b"]))
    assert header.fitted(Row(2, ["1"])) == ["1", ""]
    assert header.fitted(Row(3, ["1", "2", " "])) == ["1", "2"]
    assert header.fitted(Row(4, ["1", "2", "3"])) is None


def test_stacked_tables_have_their_own_headers() -> None:
    text = "Body\nDate,Weight\n1,80\n\nSleep\nDate,Asleep,Awake\n1,400,20\nDate,Asleep,Awake\n2,410,30\n"
    found = headed(rows(text), lambda header: header.place("Date") == 0)
    assert [(header.names[1], row.line, row.cells[1:]) for header, row in found if len(row.cells) > 1] == [
        ("Weight", 3, ["80"]), ("Asleep", 7, ["400", "20"]), ("Asleep", 9, ["410", "30"]),
    ]  # fmt: skip


@given(st.binary(max_size=400))
def test_any_bytes_are_rows_or_a_sentence(content: bytes) -> None:
    found: list[Row] = []
    with suppress(FileNotUnderstood):
        found = rows(content)
    assert [row.line for row in found] == sorted({row.line for row in found})


def test_a_member_of_a_zip_is_read_as_a_file_is(tmp_path: Path) -> None:
    text = "date,value\n" + "2024-01-02,5\n" * 20_000
    with zipfile.ZipFile(tmp_path / "export.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("inside.csv", text)
    with open_member(tmp_path / "export.zip", "inside.csv") as member:
        assert [row.cells for row in Rows(member, len(text))] == cells(text)
