"""Settings survive what happens to a file: a restart, a newer version, a crash, a curious editor."""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic.type_adapter import TypeAdapter

from organic_desktop.core.clock import SystemClock
from organic_desktop.core.errors import DatabaseUnwritable, StoreError
from organic_desktop.core.project import Project
from organic_desktop.core.settings import ZONE_SECONDS, Settings, SettingsFile, SignedIn
from organic_desktop.core.typed_json import read_plainly, validate_parts
from tests.core.test_project import jwt
from tests.private import is_private

PERSON = SignedIn("6f1c1f0a-52c3-4a3e-9a52-0f3e4a6f8f10", "a@example.com")


def written(folder: Path, content: object) -> SettingsFile:
    """The settings of a folder whose file holds ``content``: text as it is, anything else as JSON."""
    text = content if isinstance(content, str) else json.dumps(content)
    (folder / "settings.json").write_text(text, encoding="utf-8")
    return SettingsFile(folder)


def test_a_new_installation_has_a_name_of_its_own_and_writes_nothing(tmp_path: Path) -> None:
    one, other = SettingsFile(tmp_path).current, SettingsFile(tmp_path).current
    assert one.device_id != other.device_id
    assert list(tmp_path.iterdir()) == []


def test_every_setting_survives_a_restart(tmp_path: Path) -> None:
    chosen = Settings(
        project=Project("https://abc.supabase.co", "sb_publishable_x"),
        signed_in=PERSON,
        timezone="Asia/Kathmandu",
        day_start_hour=4,
        appearance="dark",
        goals={"water_intake_ml": "2000", "äöü 飲み物": "7.5"},
        earlier_goals={"water_intake_ml": {"2026-03-03": "1500", "2026-05-01": ""}},
        goal_turns={"water_intake_ml": ("", "2026-05-01")},
        own_steps={"water_intake_ml": ("330", "")},
        card_order={"today": ("mood_score", "water_intake_ml")},
        hidden_cards={"today": ("sleep_hours",)},
    )
    saved = SettingsFile(tmp_path).change(**vars(chosen))
    assert saved == chosen
    assert SettingsFile(tmp_path).current == chosen


def test_a_long_key_survives_a_restart(tmp_path: Path) -> None:
    project = Project("https://abc.supabase.co", jwt(role="anon", note="x" * 400))
    SettingsFile(tmp_path).change(project=project)
    again = SettingsFile(tmp_path)
    assert (again.current.project, again.problems) == (project, ())


def test_a_change_leaves_the_other_settings_alone(tmp_path: Path) -> None:
    file = SettingsFile(tmp_path)
    device = file.change(timezone="Europe/Vienna").device_id
    SettingsFile(tmp_path).change(appearance="light")
    again = SettingsFile(tmp_path).current
    assert (again.device_id, again.timezone, again.appearance) == (device, "Europe/Vienna", "light")


def test_only_the_user_may_read_the_file_whatever_a_crash_left_behind(tmp_path: Path) -> None:
    draft = tmp_path / "settings.json.new"
    draft.write_text("half a fi")
    draft.chmod(0o644)
    SettingsFile(tmp_path).change(appearance="dark")
    assert is_private(tmp_path / "settings.json")
    assert not draft.exists()


def test_keys_of_a_newer_version_are_ignored(tmp_path: Path) -> None:
    project = {"url": "https://abc.supabase.co", "publishable_key": "k", "region": "moon"}
    read = written(tmp_path, {"timezone": "UTC", "telepathy": True, "project": project}).current
    assert read.timezone == "UTC"
    assert read.project == Project("https://abc.supabase.co", "k")


@pytest.mark.parametrize("content", ["", "{", '{"timezone": "UT', "null", "[1]", '"text"', "[" * 100_000, "\x00"])
def test_a_broken_file_is_set_aside_and_named(
    tmp_path: Path, content: str, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(logging.getLogger("organic_desktop"), "propagate", True)  # an app before may have taken the log
    file = written(tmp_path, content)
    assert "settings.json.damaged-1" in caplog.text
    assert "settings.json.damaged-1" in file.problems[0]
    assert file.current.project is None
    aside = tmp_path / "settings.json.damaged-1"
    assert aside.read_text() == content
    file.change(appearance="dark")
    assert SettingsFile(tmp_path).current.appearance == "dark"
    assert aside.read_text() == content


def test_bytes_that_are_no_text_are_set_aside(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_bytes(b"\xff\xfe\x00")
    assert SettingsFile(tmp_path).current.timezone == ""
    assert (tmp_path / "settings.json.damaged-1").exists()


DAMAGES: list[dict[str, Any]] = [
    {"project": {"url": "https://abc.supabase.co"}},
    {"project": "https://abc.supabase.co"},
    {"project": {"url": 5, "publishable_key": None}},
    {"signed_in": {"email": "a@example.com"}},
    {"signed_in": {"user_id": "../../etc", "email": "a@example.com"}},
    {"signed_in": ["x"]},
    {"timezone": 5},
    {"day_start_hour": "4"},
    {"day_start_hour": 10**30},
    {"day_start_hour": True},
    {"goals": ["water"]},
    {"goals": {"water": {}}},
    {"goals": {"water_intake_ml": "NaN"}},
    {"goals": {"water_intake_ml": "1e999999999"}},
    {"goals": {"water_intake_ml": "1e-99999999"}},  # a hundred million letters in the window
    {"goals": {"water_intake_ml": "-1"}},
    {"goals": {"water_intake_ml": "much"}},
    {"earlier_goals": ["2026-03-03"]},
    {"goal_turns": {"water_intake_ml": "2026-03-03"}},
    {"goal_turns": {"water_intake_ml": ["3 March"]}},
    {"goal_turns": {"water_intake_ml": [3]}},
    {"own_steps": {"water_intake_ml": ["much"]}},
    {"card_order": ["mood_score"]},
    {"hidden_cards": {"today": "mood_score"}},
    {"hidden_cards": {"today": [1]}},
    {"card_order": {"today": 101 * ["mood_score"]}},
    {"own_steps": {"water_intake_ml": "330"}},
    {"own_steps": {"water_intake_ml": 9 * ["330"]}},
    {"goal_turns": {"water_intake_ml": 4_001 * ["2026-03-03"]}},
    {"earlier_goals": {"water_intake_ml": "2000"}},
    {"earlier_goals": {"water_intake_ml": {"3 March": "2000"}}},
    {"earlier_goals": {"water_intake_ml": {"2026-02-30": "2000"}}},
    {"earlier_goals": {"water_intake_ml": {"2026-03-03": "-1"}}},
    {"earlier_goals": {"water_intake_ml": {"2026-03-03": 2000}}},
    {"earlier_goals": {"water_intake_ml": {f"{date.fromordinal(730_000 + day)}": "1" for day in range(4_001)}}},
    {"appearance": None},
    {"timezone": "Mars/Phobos"},
    {"timezone": "../../etc/passwd"},
    {"timezone": "x" * 5000},
    {"language": "\x1b[31m"},
    {"language": "\u202e"},
    {"history_metric": "x" * 5000},
    {"device_id": "../a b"},
    {"sync_paused": 1},
    {"project": {"url": "http://evil.example", "publishable_key": "k"}},
    {"project": {"url": "https://a:b@evil.example", "publishable_key": "k"}},
    {"project": {"url": "https://abc.supabase.co", "publishable_key": "sb_secret_x"}},
    {"project": {"url": "file:///etc/passwd", "publishable_key": "k"}},
    {"project": 0},
    {"signed_in": False},
    {"signed_in": {"user_id": PERSON.user_id, "email": "a\n@example.com"}},
]


@pytest.mark.parametrize("damage", DAMAGES)
def test_what_cant_be_used_is_said_and_left_out_and_the_others_stay(tmp_path: Path, damage: dict[str, Any]) -> None:
    sound = {"device_id": "3f0f3c1e", "appearance": "dark", "timezone": "Asia/Tokyo", "day_start_hour": 3}
    file, [name] = written(tmp_path, sound | damage), damage
    read = file.current
    (sentence,) = file.problems
    assert "project" in damage or f"“{name}”" in sentence
    assert sentence.isprintable()
    before = (tmp_path / "settings.json").read_bytes()
    file.change(toolbar=True)
    assert (tmp_path / "settings.json.damaged-1").read_bytes() == before
    assert SettingsFile(tmp_path).problems == ()
    if name == "device_id":
        return
    assert getattr(read, name) == getattr(Settings(), name)
    assert {key: getattr(read, key) for key in sound if key != name} == {
        key: value for key, value in sound.items() if key != name
    }


sound_or_not = {
    "project": st.sampled_from([{"url": "https://ABC.supabase.co/", "publishable_key": " sb_x ", "more": 1}]),
    "signed_in": st.none() | st.just({"user_id": PERSON.user_id.upper(), "email": "a@example.com", "name": "A"}),
    "timezone": st.sampled_from(["", "Asia/Tokyo", "asia/tokyo"]),
    "day_start_hour": st.integers(-1, 7) | st.floats(0, 6) | st.just("4"),
    "language": st.text(max_size=3),
    "volume": st.sampled_from(["ml", "fl oz", "pints", ""]),
    "toolbar": st.booleans() | st.integers(0, 1) | st.just("true"),
    "goals": st.dictionaries(st.text(max_size=2), st.decimals("-1", "9", places=1).map(str), max_size=2),
    "earlier_goals": st.dictionaries(
        st.text(max_size=2),
        st.dictionaries(st.sampled_from(["2026-03-03", "2026-3-3", ""]), st.sampled_from(["", "7.5", "x"]), max_size=2),
        max_size=2,
    ),
    "later": st.none(),
}


@given(st.fixed_dictionaries({}, optional=sound_or_not), st.just({}) | st.sampled_from(DAMAGES))
def test_what_is_sound_is_read_as_pydantic_reads_it_and_nothing_else_is(
    stored: dict[str, Any], damage: dict[str, Any]
) -> None:
    stored = {"device_id": "3f0f3c1e", **stored, **damage}
    judged, left_out = validate_parts(TypeAdapter(Settings), stored)
    plainly = read_plainly(Settings, stored)
    assert (plainly is None) == bool(left_out)
    assert plainly in (None, judged)


def test_a_sound_file_needs_no_pydantic(tmp_path: Path) -> None:
    SettingsFile(tmp_path).change(signed_in=PERSON, goals={"water_intake_ml": "2000"})
    program = (
        "import sys; from pathlib import Path; from organic_desktop.core.settings import SettingsFile;"
        "print(SettingsFile(Path(sys.argv[1])).current.signed_in.email, 'pydantic' in sys.modules)"
    )
    command = [sys.executable, "-c", program, str(tmp_path)]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout == "a@example.com False\n"


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(), lambda x: st.lists(x), max_leaves=5))
def test_no_value_at_all_keeps_the_program_from_starting(tmp_path_factory: pytest.TempPathFactory, value: Any) -> None:
    folder = tmp_path_factory.mktemp("settings")
    everything = dict.fromkeys(vars(Settings()), value)
    written(folder, everything).current.zone()
    written(folder, {"project": {"url": value, "publishable_key": value}})


def test_what_a_newer_version_wrote_is_said_and_kept(tmp_path: Path) -> None:
    newer = {"telepathy": {"on": True}, "\x1b]0;x": 1}
    file = written(tmp_path, {"timezone": "UTC", **newer})
    (sentence,) = file.problems
    assert "telepathy" in sentence
    assert sentence.isprintable()
    file.change(appearance="dark")
    stored = json.loads((tmp_path / "settings.json").read_text())
    assert {name: stored[name] for name in newer} == newer
    assert not list(tmp_path.glob("*.damaged-*"))


def test_a_newer_versions_choice_is_unset_here_and_kept_until_another_is_made(tmp_path: Path) -> None:
    file = written(tmp_path, {"appearance": "sepia"})
    assert file.current.appearance == "system"
    (sentence,) = file.problems
    assert "appearance" in sentence
    file.change(timezone="UTC")
    assert json.loads((tmp_path / "settings.json").read_text())["appearance"] == "sepia"
    file.change(appearance="system")
    assert json.loads((tmp_path / "settings.json").read_text())["appearance"] == "system"
    assert not list(tmp_path.glob("*.damaged-*"))


def test_a_newer_versions_parts_of_a_value_are_kept_until_the_value_changes(tmp_path: Path) -> None:
    project = {"url": "https://abc.supabase.co", "publishable_key": "sb_publishable_x", "region": "eu"}
    person = {"user_id": PERSON.user_id, "email": PERSON.email, "name": {"first": "Anna"}}
    file = written(tmp_path, {"project": project, "signed_in": person})
    assert file.problems == ()
    file.change(toolbar=True)
    stored = json.loads((tmp_path / "settings.json").read_text())
    assert (stored["project"], stored["signed_in"]) == (project, person)
    file.change(signed_in=None)
    stored = json.loads((tmp_path / "settings.json").read_text())
    assert (stored["project"], stored["signed_in"]) == (project, None)


def test_a_file_that_may_not_be_read_is_not_taken_for_a_lost_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It may be whole: who used sudo once has files of root's."""

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("organic_desktop.core.settings.read_object", refuse)
    with pytest.raises(StoreError, match="The settings can't be read: Permission denied"):
        SettingsFile(tmp_path)


def test_a_file_that_is_damaged_meanwhile_is_as_it_was_and_written_anew(tmp_path: Path) -> None:
    file = SettingsFile(tmp_path)
    known = file.change(timezone="Asia/Tokyo", signed_in=PERSON)
    (tmp_path / "settings.json").write_text("{")
    assert not file.read_again()
    assert file.current == known
    assert file.change(appearance="dark") == replace(known, appearance="dark")
    assert (tmp_path / "settings.json.damaged-1").read_text() == "{"
    (tmp_path / "settings.json").unlink()
    assert file.change(appearance="light").signed_in == PERSON


def test_half_a_character_is_not_saved(tmp_path: Path) -> None:
    file = SettingsFile(tmp_path)
    with pytest.raises(DatabaseUnwritable, match="characters"):
        file.change(timezone="\ud800")
    assert file.current.timezone == ""


def test_a_change_that_cant_be_saved_changes_nothing(tmp_path: Path) -> None:
    file = SettingsFile(tmp_path)
    (tmp_path / "settings.json.new").mkdir()  # the draft can't be opened
    with pytest.raises(DatabaseUnwritable):
        file.change(appearance="dark")
    assert file.current.appearance == "system"


# -- the zone ----------------------------------------------------------------------------------------------------------


def test_the_chosen_zone_is_used() -> None:
    assert Settings(timezone="Asia/Kathmandu").zone() == ZoneInfo("Asia/Kathmandu")


@pytest.mark.parametrize(
    "name",
    [
        "Mars/Phobos",
        "COM1",
        "Europe/con",
        "Europe",
        "../../etc/passwd",
        "/etc/passwd",
        "\x00",
        "zone.tab",
        "x" * 5000,
        " UTC",
        "\ud800",
    ],
)
def test_a_zone_that_doesnt_exist_is_utc(name: str) -> None:
    assert Settings(timezone=name).zone() == ZoneInfo("UTC")


@given(st.text(min_size=1))
def test_no_name_of_a_zone_raises(name: str) -> None:
    assert isinstance(Settings(timezone=name).zone(), ZoneInfo)


def test_without_a_choice_it_is_the_systems() -> None:
    program = "from organic_desktop.core.settings import Settings; print(Settings().zone().key)"
    done = subprocess.run(  # a process of its own, for the system's zone isn't asked at once again
        [sys.executable, "-c", program],
        env=os.environ | {"TZ": "Asia/Kathmandu"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "Asia/Kathmandu"


def test_who_travels_has_the_new_zone_within_a_minute(monkeypatch: pytest.MonkeyPatch) -> None:
    now = SystemClock().monotonic()
    monkeypatch.setattr(SystemClock, "monotonic", lambda clock: now)
    for zone in ("Asia/Kathmandu", "America/Lima"):
        monkeypatch.setenv("TZ", zone)
        now += ZONE_SECONDS
        assert Settings().zone() == ZoneInfo(zone)


def test_a_system_without_a_zone_is_utc_and_says_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A minimal system has no /etc/localtime; every warning is an error here."""
    import tzlocal.unix

    from organic_desktop.core import settings

    monkeypatch.delenv("TZ", raising=False)
    for name in ("get_localzone_name", "get_localzone"):
        monkeypatch.setattr(tzlocal, name, partial(getattr(tzlocal.unix, f"_{name}"), _root=str(tmp_path)))
    monkeypatch.setattr(tzlocal, "reload_localzone", tzlocal.get_localzone)
    assert settings._zone_name_in(-1.0) == "UTC"
    settings._zone_name_in.cache_clear()
