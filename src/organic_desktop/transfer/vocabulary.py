"""What the names and units of other programs mean: moods, activities, habits, in the languages people keep them in.

Only words without doubt are here, for what they mean is a suggestion that an import without a window follows. What is
only likely, because it needs a number that no file holds, is asked for apart (decision 0079).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from decimal import Decimal

from organic_desktop.transfer.mapping import Target
from organic_desktop.transfer.units import UNITS, named
from organic_desktop.wellness.metrics import NOTES

SLEEP, WATER, EXERCISE, MEDITATION = "sleep_hours", "water_intake_ml", "exercise_minutes", "meditation_minutes"
MOOD, ENERGY = "mood_score", "energy_level"

LINE = Target(NOTES)
"""A line in the notes of the day: what an activity becomes if nobody chooses more."""

# Daylio's names of the five levels, old ("fugly") and new, in its languages, and words that can't mean another level.
_MOODS: dict[int, str] = {
    5: "rad, awesome, amazing, excellent, fantastic, super, fantastisch, großartig, génial, excellent, genial,"
    "increíble, excelente, radiante, incrível, alla grande, fantastico, ottimo, geweldig, uitstekend, świetnie,"
    "супер, отлично, harika, 最高, 최고, 超棒",
    4: "good, gut, bien, bem, bene, buono, goed, dobrze, хорошо, iyi, 良い, 좋음, 不错",
    3: "meh, ok, okay, average, neutral, so-so, so la la, naja, na ja, geht so, mittel, bof, moyen, regular,"
    "más o menos, mais ou menos, così così, mwah, gaat wel, tak sobie, так себе, şöyle böyle, idare eder,"
    "普通, 보통, 一般",
    2: "bad, fugly, schlecht, mauvais, mal, ruim, male, slecht, źle, плохо, kötü, 悪い, 나쁨",
    1: "awful, terrible, horrible, schrecklich, furchtbar, affreux, fatal, horrível, péssimo, terribile, orribile,"
    "vreselijk, verschrikkelijk, okropnie, ужасно, berbat, 最悪, 최악",
}
MOODS: Mapping[str, int] = {
    word.strip().casefold(): level for level, words in _MOODS.items() for word in words.split(",")
}

_WORDS = {
    EXERCISE: "gym exercise exercises workout workouts sport sports fitness training running run jogging swimming "
    "bewegung bewegungsminuten sportminuten trainingsminuten trainingsdauer "
    "cycling sporten joggen laufen schwimmen radfahren krafttraining exercice musculation natation ejercicio "
    "gimnasio deporte correr exercício academia esporte esercizio palestra ćwiczenia siłownia bieganie спорт "
    "тренировка spor egzersiz 運動 운동 运动",
    MEDITATION: "meditation meditate meditated meditating mindfulness meditieren meditiert "
    "meditationsdauer méditation méditer "
    "meditación meditar meditação meditazione meditare meditatie mediteren medytacja медитация meditasyon "
    "瞑想 명상 冥想",
    WATER: "water wasser wassermenge trinkmenge eau agua água acqua woda вода su 水 물",
    SLEEP: "sleep slept asleep schlaf schlafdauer schlafstunden geschlafen sommeil sueño sono sonno slaap sen "
    "сон uyku 睡眠 수면",
}
_MEANT = {word: column for column, words in _WORDS.items() for word in words.split()}


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_BESIDE_WATER = _words("drink drank drinking drunk enough glass glasses of trinken getrunken genug boire beber bere")
_BESIDE_SLEEP = _words("hours time duration de")
_NOT = _words("no not none without skipped missed kein keine keinen nicht ohne pas sans sin sem non niente geen nie")
_SCORES = {"mood": MOOD, "stimmung": MOOD, "humeur": MOOD, "energy": ENERGY, "energie": ENERGY, "énergie": ENERGY}
_EACH = {EXERCISE: Decimal(60), MEDITATION: Decimal(10), WATER: Decimal(250)}

_ASSUMED = frozenset({"glasses", "cups"})  # units whose size the file doesn't say
_OTHERS = _words("m t d")  # metres and tons, too

_AMOUNT = re.compile(r"(?<![\w.,])([0-9]{1,4}(?:[.,][0-9]{1,2})?)\s*([^\W\d_]{1,12})\b")
_WORD = re.compile(r"\w+")


def folded(name: str) -> str:
    """Return a name as it is compared: composed, without stray blanks, in small letters."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def mood_level(name: str) -> int | None:
    """Return the level of a mood's name, 1 (worst) to 5, None if the word could mean another one."""
    return MOODS.get(folded(name))


def meaning(name: str) -> str | None:
    """Return the column that an activity's or habit's name is about, None if it isn't clear."""
    words = _WORD.findall(folded(name))
    columns = {_MEANT[word] for word in words if word in _MEANT}
    if len(columns) != 1 or _NOT.intersection(words):
        return None
    (column,) = columns
    others = {word for word in words if word not in _MEANT and not word[0].isdigit() and not named(column, word)}
    # "water the plants", "bad sleep": such a word beside others isn't what was drunk or slept.
    if (column == WATER and others - _BESIDE_WATER) or (column == SLEEP and others - _BESIDE_SLEEP):
        return None
    return column


def likely_each(name: str) -> Target | None:
    """Return what one time of an activity or yes/no habit may be, by an amount in its name or a usual one."""
    column = meaning(name)
    if column is None:
        return None
    for number, word in _AMOUNT.findall(folded(name)):
        if unit := named(column, word):
            return Target(column, Decimal(number.replace(",", ".")) * unit.factor)
    return Target(column, _EACH[column]) if column in _EACH else None


def amount_of(name: str, unit: str) -> Target | None:
    """Return the column of amounts that have a name and a unit, None unless both say so."""
    column = meaning(name)
    found = named(column, unit) if column and folded(unit) not in _OTHERS else None
    return found.target(column) if column and found and found.key not in _ASSUMED else None


def likely_amount(name: str, unit: str) -> Target | None:
    """Return the column that amounts may belong to: by name or unit alone, by a glass's usual size, as a score."""
    column = meaning(name)
    for each in (column, WATER, EXERCISE) if column else (WATER, EXERCISE):
        if found := named(each, unit):
            return found.target(each)
    words = _WORD.findall(folded(name))
    return next((Target(score) for word, score in _SCORES.items() if word in words), None)


def likely_points(name: str, most: int) -> Target | None:
    """Return the score that points of so many at most may be, on our scale."""
    score = likely_amount(name, "")
    scale = next((each for each in UNITS[MOOD] if each.key == f"1-{most}"), None)
    return scale.target(score.column) if score and scale else None
