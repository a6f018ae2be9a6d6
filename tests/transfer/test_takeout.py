"""Google Takeout: sessions of Google Fit and nights of Fitbit, whatever the language of the folders."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import date
from decimal import Decimal
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

import pytest

from organic_desktop.core.errors import FileNotUnderstood
from organic_desktop.transfer import takeout
from organic_desktop.transfer.found import Found, ReadOptions
from organic_desktop.transfer.mapping import days_of, suggested
from tests.transfer.mutations import OPTIONS, TODAY, assert_read_or_refused, assert_sound, mutated

DAY = date(2026, 3, 10)
SESSIONS = "Takeout/피트니스/모든 세션"
FITBIT = "Takeout/Fitbit/Global Export Data"


def session(activity: str, start: str, end: str, *segments: tuple[str, str, str]) -> bytes:
    parts = [{"fitnessActivity": kind, "startTime": begin, "endTime": finish} for kind, begin, finish in segments]
    return json.dumps(
        {"fitnessActivity": activity, "startTime": start, "endTime": end, "duration": "60s", "segment": parts}
    ).encode()


def nights(*found: tuple[int, str, int]) -> bytes:
    return json.dumps(
        [{"logId": log, "dateOfSleep": day, "minutesAsleep": minutes, "type": "stages"} for log, day, minutes in found]
    ).encode()


def at(text: str) -> str:
    return f"2026-03-{text}:00.000+09:00"


def zipped(members: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def read(folder: Path, members: dict[str, bytes], **options: object) -> Found:
    path = folder / "takeout-001.zip"
    path.write_bytes(zipped(members))
    assert takeout.recognises(path)
    found = takeout.read(path, ReadOptions(**{**vars(OPTIONS), "day_start_hour": 0, **options}))
    assert_sound(found)
    return found


def values(found: Found) -> dict[tuple[str, date, str], Decimal | str]:
    return {(each.field, each.day, each.source): each.value for each in found.readings}


def honest() -> dict[str, bytes]:
    return {
        f"{SESSIONS}/2026-03-09T23_00_00+09_00_SLEEP.json": session(
            "sleep", at("09T23:00"), at("10T07:00"),
            ("sleep.light", at("09T23:10"), at("10T03:00")), ("sleep.awake", at("10T03:00"), at("10T03:20")),
            ("sleep.deep", at("10T02:50"), at("10T07:00")),
        ),
        f"{SESSIONS}/2026-03-10T18_00_00+09_00_RUNNING.json": session("running", at("10T18:00"), at("10T18:45")),
        f"{SESSIONS}/2026-03-10T18_30_00+09_00_WALKING.json": session("walking", at("10T18:30"), at("10T19:00")),
        f"{SESSIONS}/2026-03-10T06_00_00+09_00_MEDITATION.json": session("meditation", at("10T06:00"), at("10T06:10")),
        f"{SESSIONS}/2026-03-10T08_00_00+09_00_STILL.json": session("still", at("10T08:00"), at("10T12:00")),
        f"{FITBIT}/sleep-2026-03-01.json": nights((1, "2026-03-10", 401), (2, "2026-03-10", 30)),
        f"{FITBIT}/sleep-2026-03-31.json": nights((2, "2026-03-10", 30), (3, "2026-03-31", 420)),
        f"{FITBIT}/steps-2026-03-01.json": b"[]",
        "Takeout/archive_browser.html": b"<html></html>",
    }  # fmt: skip


def test_sessions_and_nights_come_to_their_days(tmp_path: Path) -> None:
    found = read(tmp_path, honest())
    assert values(found) == {
        ("sleep", DAY, "Google Fit"): Decimal("7.5"),  # the stages overlap, and are taken without the time awake
        ("sleep", DAY, "Fitbit"): Decimal("7.1833"),  # with a nap, which stands in two files
        ("sleep", date(2026, 3, 31), "Fitbit"): 7,
        ("exercise", DAY, "Google Fit"): 60,
        ("mindful", DAY, "Google Fit"): 10,
    }
    days = days_of(found, suggested(found), TODAY).values
    assert days[DAY]["sleep_hours"] == Decimal("7.50")
    assert found.skipped_count == 0


def test_a_night_without_stages_counts_whole(tmp_path: Path) -> None:
    found = read(tmp_path, {"Fit/2026-03-09T23_00_00Z_SLEEP.json": session("sleep", at("09T23:00"), at("10T06:30"))})
    assert values(found) == {("sleep", DAY, "Google Fit"): Decimal("7.5")}


def test_times_in_utc_are_shown_on_the_users_clock(tmp_path: Path) -> None:
    members = {"2026-03-09T14_00_00Z.json": session("sleep", "2026-03-09T14:00:00Z", "2026-03-09T22:00:00Z")}
    assert values(read(tmp_path, members, zone=ZoneInfo("Asia/Tokyo"))) == {("sleep", DAY, "Google Fit"): 8}


def test_what_cant_be_read_is_listed_and_the_rest_comes(tmp_path: Path) -> None:
    members = {
        "sleep-2026-03-01.json": nights((1, "2026-03-10", 420), (2, "yesterday", 420), (3, "2026-03-11", 9999)),
        "2026-03-01T00_00_00Z.json": b"{not JSON",
        "2026-03-02T00_00_00Z.json": session("running", "noon", "later"),
        "2026-03-03T00_00_00Z.json": session("running", at("03T12:00"), at("03T11:00")),
    }
    found = read(tmp_path, members)
    assert values(found) == {("sleep", DAY, "Fitbit"): 7}
    assert found.skipped_count == 5


@pytest.mark.parametrize("members", [{}, {"notes.json": b"{}"}, {"sleep-2026-03-01.json": b'[{"hours": 8}]'}])
def test_other_zips_arent_taken_for_one(tmp_path: Path, members: dict[str, bytes]) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(zipped(members))
    assert not takeout.recognises(path)
    assert not takeout.recognises(tmp_path)


def test_a_zip_without_sessions_is_refused_in_words(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(zipped({"notes.json": b"{}"}))
    with pytest.raises(FileNotUnderstood, match="no sessions"):
        takeout.read(path, OPTIONS)


@pytest.mark.parametrize("seed", range(500))
def test_a_changed_file_is_read_or_refused_in_words(seed: int, tmp_path: Path) -> None:
    assert_read_or_refused(takeout, mutated(zipped(honest()), Random(seed)), tmp_path, "takeout.zip")
