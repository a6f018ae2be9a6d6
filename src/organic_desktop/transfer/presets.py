"""The CSV files of other programs, as far as their columns are known; and any other CSV, which comes last.

Headers and traps are those of real exports. What is a plain table is a row of facts here; what isn't is made one first
(csv_shapes.py). Columns that aren't named here are offered as of any CSV.
"""

from __future__ import annotations

from organic_desktop.core.messages import Sentence
from organic_desktop.transfer import csv_shapes
from organic_desktop.transfer.csv_layout import Hints
from organic_desktop.transfer.csv_table import CsvFormat
from organic_desktop.transfer.values import Signs
from organic_desktop.transfer.vocabulary import EXERCISE, MEDITATION, SLEEP, WATER
from organic_desktop.wellness.metrics import NOTES


def _needs(*versions: str) -> tuple[frozenset[str], ...]:
    """Names of columns, folded, as ``Hints.needs``: those of each version between commas."""
    return tuple(frozenset(version.split(",")) for version in versions)


HABITBULL = CsvFormat(
    "habitbull",
    Sentence("HabitBull"),
    Hints(
        needs=_needs("habitname,calendardate,value"),
        days=("CalendarDate",),
        names=("HabitName",),
        value=("Value",),
        missing=frozenset({"-2150000000", "-2147483648", "-2.15e+09", "-2.14748e+09", "-2,15e+09"}),
    ),
)

BEARABLE = CsvFormat(
    "bearable",
    Sentence("Bearable"),
    Hints(
        needs=_needs("date,category,rating/amount,detail"),
        days=("date",),
        clock=("time of day",),
        names=("category", "detail"),
        value=("rating/amount",),
    ),
)

_OURA_NIGHT = (SLEEP, "s")
OURA = CsvFormat(
    "oura",
    Sentence("Oura"),
    Hints(
        needs=_needs("date,sleep score,total sleep time", "date,sleep score,total sleep duration"),
        days=("date",),
        columns={"total sleep time": _OURA_NIGHT, "total sleep duration": _OURA_NIGHT},
        signs=Signs.POINT,
    ),
)

WHOOP = CsvFormat(
    "whoop",
    Sentence("WHOOP"),
    Hints(
        needs=_needs("cycle start time,wake onset,asleep duration (min)"),
        days=("Wake onset",),
        columns={"asleep duration (min)": (SLEEP, "min")},
        signs=Signs.POINT,
        wakes=True,
    ),
    members=r"(sleeps|physiological_cycles)\.csv",
)

FITBIT = CsvFormat(
    "fitbit-csv",
    Sentence("Fitbit (CSV)"),
    Hints(
        needs=_needs("start time,end time,minutes asleep", "date,calories burned,steps,minutes very active"),
        days=("End Time", "Date"),
        columns={
            "minutes asleep": (SLEEP, "min"),
            "minutes fairly active": (EXERCISE, "min"),
            "minutes very active": (EXERCISE, "min"),
        },
        signs=Signs.POINT,
        wakes=True,
    ),
    csv_shapes.stacked,
    # A month with all tables begins with many lines of these.
    begins=(("body", "date,weight,bmi,fat"), ("foods", "date,calories in")),
)

GARMIN = CsvFormat(
    "garmin-sleep",
    Sentence("Garmin Connect (sleep)"),
    Hints(
        needs=_needs("sleep score 1 day", "sleep score 7 days", "sleep score 4 weeks", "date,avg score,avg duration"),
        days=("Date", "Sleep Score 7 Days", "Sleep Score 4 Weeks"),
        columns={"duration": (SLEEP, "min"), "sleep duration": (SLEEP, "min")},
    ),
    csv_shapes.garmin,
)

SLEEP_AS_ANDROID = CsvFormat(
    "sleep-as-android",
    Sentence("Sleep as Android"),
    Hints(
        needs=_needs("id,tz,from,to,hours"),
        days=("To",),
        columns={"asleep": (SLEEP, "min"), "comment": (NOTES, "")},
        missing=frozenset({"-1", "-1.0", "-1,0"}),
        signs=Signs.LONE,
        wakes=True,
    ),
    csv_shapes.sleep_as_android,
    members=r"sleep-export\.csv",
)

SAMSUNG_SLEEP = CsvFormat(
    "samsung-sleep",
    Sentence("Samsung Health (sleep)"),
    Hints(
        needs=_needs("com.samsung.health.sleep.start_time,com.samsung.health.sleep.end_time"),
        days=("Wake",),
        columns={"asleep": (SLEEP, "s")},
        source=("Source",),
        wakes=True,
    ),
    csv_shapes.samsung_sleep,
    members=r"com\.samsung\.shealth\.sleep\.[0-9]+\.csv",
)

SAMSUNG_WATER = CsvFormat(
    "samsung-water",
    Sentence("Samsung Health (water)"),
    Hints(
        needs=_needs(
            "start_time,amount,unit_amount",
            "com.samsung.health.water_intake.start_time,com.samsung.health.water_intake.amount",
        ),
        days=("start_time",),
        columns={"amount": (WATER, "ml")},
        is_all=True,
    ),
    csv_shapes.samsung,
    members=r"com\.samsung\.health\.water_intake\.[0-9]+\.csv",
)

SAMSUNG_EXERCISE = CsvFormat(
    "samsung-exercise",
    Sentence("Samsung Health (exercise)"),
    Hints(
        needs=_needs("com.samsung.health.exercise.start_time,com.samsung.health.exercise.duration"),
        days=("start_time",),
        columns={"duration": (EXERCISE, "ms")},
        is_all=True,
    ),
    csv_shapes.samsung,
    members=r"com\.samsung\.shealth\.exercise\.[0-9]+\.csv",
)

GOOGLE_FIT = CsvFormat(
    "google-fit",
    Sentence("Google Fit (daily)"),
    Hints(
        needs=_needs("date,move minutes count", "date,step count,calories (kcal)"),
        days=("Date",),
        columns={
            "move minutes count": (EXERCISE, "min"),
            "sleep duration (ms)": (SLEEP, "ms"),
            "meditation duration (ms)": (MEDITATION, "ms"),
            "meditating duration (ms)": (MEDITATION, "ms"),
        },
        signs=Signs.POINT,
    ),
    members=r"Daily activity metrics\.csv|Tägliche Aktivitätswerte\.csv|일일 활동 측정항목\.csv",
)

ANY_CSV = CsvFormat("csv", Sentence("CSV"), Hints(), members=r".*\.csv")

PRESETS = (
    HABITBULL,
    BEARABLE,
    OURA,
    WHOOP,
    FITBIT,
    GARMIN,
    SLEEP_AS_ANDROID,
    SAMSUNG_SLEEP,
    SAMSUNG_WATER,
    SAMSUNG_EXERCISE,
    GOOGLE_FIT,
)
"""In the order of recognition; the files of no two have the same columns."""
