"""Sentences as people write them: short and long, in several languages, no two the same; equal in every run."""

from __future__ import annotations

from functools import cache
from random import Random

SENTENCES = 2_000
SEED = 14
SHORTEST, LONGEST = 2, 14  # words

WORDS = {
    "en": "I the a to and slept water walk after work oats soup tea tired calm mood evening run stretch better than "
    "yesterday headache coffee late early dinner friends talked about plan week again good felt really little bread "
    "rice apple bike home office garden rain sun music read book before bed meeting went long quiet nervous proud",
    "de": "ich der die und nicht gut geschlafen Müsli Apfel heute müde Spaziergang früh spät Käse Brötchen schön ruhig "
    "Gespräch größer Übung Füße Abend Kollegen wieder wenig mehr Wasser zu viel Kaffee Kopfweh über Garten Regen",
    "es": "hoy dormí bien agua caminata café tarde mañana sopa niños año cansado feliz más según corazón día también",
    "ru": "сегодня хорошо спал вода прогулка чай устал вечер утро суп работа спокойно день снова друг",
    "ar": "اليوم نمت جيدا ماء مشي قهوة تعب مساء صباح عمل هادئ",
    "ja": "今日は よく 眠れた 散歩 味噌汁 玄米 お茶 疲れた 夕方 少し 走った 気分 穏やか",
}
OFTEN = {"en": 60, "de": 20, "es": 8, "ru": 5, "ar": 2, "ja": 5}
ENDS = (". ", ". ", ". ", "! ", "? ", "\n", " 🙂 ")


@cache
def sentences() -> tuple[str, ...]:
    """The pool from which notes and messages are put together."""
    chance = Random(SEED)
    languages = chance.choices(tuple(OFTEN), tuple(OFTEN.values()), k=SENTENCES)
    return tuple(_sentence(chance, language) for language in languages)


def note(chance: Random) -> str | None:
    """What stands under a day: mostly nothing or a line, now and then a page."""
    count = chance.choices((0, 1, 2, 4, 30), (50, 25, 15, 9, 1))[0]
    return _some(chance, count) if count else None


def message(chance: Random, role: str) -> str:
    """What is said: the person's words are few, the assistant's more."""
    return _some(chance, chance.randrange(1, 4) if role == "user" else chance.randrange(2, 12))


def _some(chance: Random, count: int) -> str:
    first = chance.randrange(SENTENCES - count)
    return "".join(sentences()[first : first + count]).rstrip()


def _sentence(chance: Random, language: str) -> str:
    words = WORDS[language].split()
    chosen = [chance.choice(words) for _ in range(chance.randrange(SHORTEST, LONGEST))]
    number = f" {chance.randrange(1000)}" if chance.random() < 0.2 else ""
    text = ("" if language == "ja" else " ").join(chosen) + number
    return text[:1].upper() + text[1:] + chance.choice(ENDS)
