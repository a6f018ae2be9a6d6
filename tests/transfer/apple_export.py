"""An invented export of Apple Health of any size, and what it comes to: `python -m tests.transfer.apple_export FILE MB`

As a phone writes it: the document type of iOS 16, which no parser accepts, then all records by type, heart rates most
of all; nights by phone, watch and an app; a control character in a name; water in meals and once more outside of them.
"""

from __future__ import annotations

import sys
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import IO

BYTES_A_DAY = 780_000
"""About what a watch that is always worn adds to an export."""
LAST = date(2026, 11, 28)
WATCH, PHONE, APP = "Mara’s Watch", "Mara’s iPhone", "Night\x0bOwl & Co"
_SHARES = (
    ("HKQuantityTypeIdentifierHeartRate", "count/min", 0.52),
    ("HKQuantityTypeIdentifierActiveEnergyBurned", "kcal", 0.22),
    ("HKQuantityTypeIdentifierBasalEnergyBurned", "kcal", 0.1),
    ("HKQuantityTypeIdentifierStepCount", "count", 0.08),
    ("HKQuantityTypeIdentifierDistanceWalkingRunning", "km", 0.08),
)
_DEVICE = (
    "&lt;&lt;HKDevice: 0x28{:07x}&gt;, name:Apple Watch, manufacturer:Apple Inc., model:Watch, hardware:Watch6,1, "
    "software:10.{}&gt;"
)


@dataclass
class Truth:
    """What a day's records come to: minutes asleep by the watch and the app, ml, minutes."""

    asleep: dict[date, int] = field(default_factory=dict)
    asleep_by_app: dict[date, int] = field(default_factory=dict)
    water: dict[date, int] = field(default_factory=dict)
    exercise: dict[date, int] = field(default_factory=dict)
    mindful: dict[date, int] = field(default_factory=dict)


def write_zip(path: Path, megabytes: float) -> Truth:
    """Write an export.zip whose XML has about so many megabytes, with the other files of one."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("apple_health_export/export_cda.xml", "<ClinicalDocument/>\n" * 3)
        archive.writestr("apple_health_export/workout-routes/route_2026-01-01_9.00am.gpx", "<gpx/>")
        with archive.open("apple_health_export/Exportación.xml", "w", force_zip64=True) as file:
            return write_xml(file, megabytes)


def write_xml(file: IO[bytes], megabytes: float) -> Truth:
    """Write an export.xml of about so many megabytes, one day at least."""
    days = max(1, round(megabytes * 1e6 / BYTES_A_DAY))
    dates = [LAST - timedelta(days=back) for back in reversed(range(days))]
    chance, truth = Random(16), Truth()
    file.write(document_type().encode())
    file.write(b'<HealthData locale="de_DE">\n <ExportDate value="2026-11-29 09:00:00 +0100"/>\n <Me/>\n')
    for kind, unit, share in _SHARES:
        for day in dates:
            file.write(_measured(kind, unit, day, round(share * BYTES_A_DAY / 420), chance).encode())
    for day in dates:
        file.write("".join(_water(day, chance, truth)).encode())
    for day in dates:
        file.write("".join(_exercise(day, chance, truth)).encode())
    for day in dates:
        file.write("".join(_night(day, chance, truth)).encode())
    for day in dates:
        file.write("".join(_mindful(day, chance, truth)).encode())
    for day in dates:
        file.write("".join(_workout(day, truth)).encode())
    file.write(b"</HealthData>\n")
    return truth


def document_type() -> str:
    """The document type, whose line 156 lacks the end of its declaration."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        "<!DOCTYPE HealthData [",
        "<!-- HealthKit Export Version: 12 -->",
    ]
    lines += ["<!ELEMENT HealthData (ExportDate,Me,(Record|Correlation|Workout|ActivitySummary)*)>"]
    lines += [f"<!ATTLIST Record attribute{number} CDATA #IMPLIED>" for number in range(len(lines), 155)]
    return "\n".join([*lines, "<!ATTLIST Workout", "  duration CDATA #IMPLIED", "<!ELEMENT Me EMPTY>", "]>", ""])


def record(kind: str, source: str, start: datetime, end: datetime, inside: str = "", **more: str) -> str:
    """One record as a line; ``inside`` are its children."""
    attributes = "".join(f' {name}="{value}"' for name, value in more.items())
    times = f'creationDate="{_time(end)}" startDate="{_time(start)}" endDate="{_time(end)}"'
    source = source.replace("&", "&amp;")
    ending = f">\n{inside} </Record>\n" if inside else "/>\n"
    return f' <Record type="{kind}" sourceName="{source}" sourceVersion="10.1"{attributes} {times}{ending}'


def at(day: date, hour: int, minute: int = 0, second: int = 0) -> datetime:
    """A moment of a day in a zone that is one hour ahead, whatever the season."""
    return datetime(day.year, day.month, day.day, hour, minute, second, tzinfo=UTC)


def _time(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M:%S} +0100"


def _measured(kind: str, unit: str, day: date, count: int, chance: Random) -> str:
    """Records that nothing is read of, quickly: there are millions."""
    device = _DEVICE.format(chance.randrange(1 << 28), day.month % 5)
    head = f' <Record type="{kind}" sourceName="{WATCH}" sourceVersion="10.1" device="{device}" unit="{unit}"'
    moves = "Motion" if kind.endswith("HeartRate") else ""
    child = '>\n  <MetadataEntry key="HKMetadataKeyHeartRateMotionContext" value="1"/>\n </Record>' if moves else "/>"
    lines = []
    for number in range(count):
        seconds = number * 86_399 // count
        clock = f"{day} {seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02} +0100"
        value = chance.randrange(48, 160)
        lines.append(f'{head} creationDate="{clock}" startDate="{clock}" endDate="{clock}" value="{value}"{child}\n')
    return "".join(lines)


def _water(day: date, chance: Random, truth: Truth) -> Iterator[str]:
    kind = "HKQuantityTypeIdentifierDietaryWater"
    for hour in range(8, 20, 2):
        amount = chance.choice((200, 250, 330))
        glass = record(kind, "Waterbowl", at(day, hour), at(day, hour), unit="mL", value=str(amount))
        if hour == 12:  # a meal's records are inside of it, and outside once more
            yield f' <Correlation type="HKCorrelationTypeIdentifierFood">\n {glass} </Correlation>\n'
        yield glass
        truth.water[day] = truth.water.get(day, 0) + amount


def _exercise(day: date, chance: Random, truth: Truth) -> Iterator[str]:
    minutes = chance.randrange(10, 60)
    for minute in range(minutes):
        begin = at(day, 17, minute)
        kind = "HKQuantityTypeIdentifierAppleExerciseTime"
        yield record(kind, WATCH, begin, begin + timedelta(minutes=1), unit="min", value="1")
    truth.exercise[day] = minutes


def _night(day: date, chance: Random, truth: Truth) -> Iterator[str]:
    """The phone knows the bed, the watch the stages, the app one long sleep that begins and ends elsewhere."""
    kind, bed = "HKCategoryTypeIdentifierSleepAnalysis", at(day - timedelta(days=1), 22, 30)
    here = bed + timedelta(minutes=20)
    stages: list[tuple[str, datetime, timedelta]] = []
    while len(stages) < 24:
        length = timedelta(minutes=chance.randrange(5, 31))
        stages.append((chance.choice(("AsleepCore", "AsleepCore", "AsleepDeep", "AsleepREM", "Awake")), here, length))
        here += length
    zone = '  <MetadataEntry key="HKTimeZone" value="Etc/GMT-1"/>\n'
    value = "HKCategoryValueSleepAnalysis{}".format
    yield record(kind, PHONE, bed, here + timedelta(minutes=15), value=value("InBed"))
    for stage, begin, length in stages:
        yield record(kind, WATCH, begin, begin + length, zone, value=value(stage))
    asleep = sum((length for stage, _begin, length in stages if stage != "Awake"), timedelta())
    truth.asleep[day] = asleep // timedelta(minutes=1)
    begin, end = bed + timedelta(minutes=10), here - timedelta(minutes=10)
    yield record(kind, APP, begin, end, value=value("AsleepUnspecified"))
    truth.asleep_by_app[day] = (end - begin) // timedelta(minutes=1)


def _mindful(day: date, chance: Random, truth: Truth) -> Iterator[str]:
    length, begin = chance.randrange(3, 20), at(day, 7, 15)
    yield record("HKCategoryTypeIdentifierMindfulSession", "Quiet", begin, begin + timedelta(minutes=length))
    truth.mindful[day] = length


def _workout(day: date, truth: Truth) -> Iterator[str]:
    minutes, begin = truth.exercise[day] // 2 + 1, at(day, 17)
    yield (
        f' <Workout workoutActivityType="HKWorkoutActivityTypeRunning" duration="{minutes}.0" durationUnit="min"'
        f' sourceName="{WATCH}" creationDate="{_time(begin)}" startDate="{_time(begin)}"'
        f' endDate="{_time(begin + timedelta(minutes=70))}">\n'
        f'  <WorkoutEvent type="HKWorkoutEventTypePause" date="{_time(begin)}"/>\n </Workout>\n'
    )


if __name__ == "__main__":
    target, size = Path(sys.argv[1]), float(sys.argv[2])
    if target.suffix == ".zip":
        write_zip(target, size)
    else:
        with target.open("wb") as written:
            write_xml(written, size)
