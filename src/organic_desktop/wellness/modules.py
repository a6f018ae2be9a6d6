"""Development modules: their topics, the progress that follows from them, and checks of typed values.

The ten modules that ship are read by ``app/modules.py``, the user's rows by the store.

Progress follows the topics unless it was set by hand, and the number itself tells which: no shipped module has a
number of topics that divides 100, so that a part of them never gives the round number a hand sets. That needs no
column of ours on the server, and a progress that two devices' topics have overtaken still counts as following.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from organic_desktop.core.errors import InvalidInput
from organic_desktop.core.messages import Sentence
from organic_desktop.wellness.metrics import Metric, Unit, Value, checked_number, checked_text

PROGRESS, TOPICS, FOCUS, NOTES = "progress_percentage", "completed_topics", "current_focus", "notes"
PERCENT = Metric(PROGRESS, Sentence("Progress"), Unit.PERCENT, "decimal", 2, Decimal(0), Decimal(100), (Decimal(5),))
ACTIVITY = "last_activity"
THE_NAME = Sentence("The module's name")
NAME_BYTES = 1024  # the server keeps names in an index, whose lines are short
MESSAGE_BYTES = 1024 * 1024
EMPTY: dict[str, Any] = {PROGRESS: Decimal("0.00"), TOPICS: [], FOCUS: None, NOTES: None}


@dataclass(frozen=True)
class Topic:
    """One step of a module; its title is what a row's ``completed_topics`` holds, so it never changes."""

    title: str
    sentence: str
    prompt: str


@dataclass(frozen=True)
class Module:
    """A development module: ``name`` is the row's ``module_name``, to the letter."""

    name: str
    title: str
    summary: str
    icon: str
    topics: tuple[Topic, ...] = ()

    @property
    def titles(self) -> tuple[str, ...]:
        return tuple(topic.title for topic in self.topics)


def share(done: int, of: int) -> Decimal:
    """Return ``done`` of ``of`` in per cent with two places, half away from zero; 0 if ``of`` is 0."""
    exact = Decimal(100 * done) / of if of else Decimal(0)
    return exact.quantize(Decimal("0.01"), ROUND_HALF_UP)


def done_of(titles: Sequence[str], completed: Iterable[Any] | None) -> int:
    """Return how many of a module's topics are completed; other values in the array don't count."""
    return len(set(titles) & {each for each in completed or () if isinstance(each, str)})


def set_by_hand(progress: Decimal | None, titles: Sequence[str], completed: Iterable[Any] | None) -> bool:
    """True if a progress was set by hand: no number of completed topics gives it."""
    if progress is None:
        return False
    parts = {share(number, len(titles)) for number in range(1, len(titles))}
    return progress not in parts | {share(done_of(titles, completed), len(titles))}


def progress(kept: Decimal | None, titles: Sequence[str], completed: Iterable[Any] | None) -> Decimal:
    """Return the progress in per cent, from the topics or set by hand; another client's may be outside 0 to 100."""
    completed = list(completed or ())
    by_hand = not titles or set_by_hand(kept or Decimal(0), titles, completed)
    return kept or Decimal(0) if by_hand else share(done_of(titles, completed), len(titles))


def stepped(current: Mapping[str, Any], step: Decimal, titles: Sequence[str]) -> Decimal:
    """Return a row's progress after a step up or down by hand, within 0 to 100."""
    after = progress(current[PROGRESS], titles, current[TOPICS]) + step
    return max(PERCENT.low, min(PERCENT.high, after))


def merged(mine: Mapping[str, Any], theirs: Mapping[str, Any]) -> dict[str, Any]:
    """Return the columns of a module's row that change when another of the same module is imported; {} if none does.

    Topics that either has are completed, the higher progress counts, and a text is taken where there is none.
    """
    topics = [*(mine[TOPICS] or []), *(each for each in theirs[TOPICS] or [] if each not in (mine[TOPICS] or []))]
    after = {
        TOPICS: topics if topics != (mine[TOPICS] or []) else mine[TOPICS],
        PROGRESS: max((each[PROGRESS] for each in (mine, theirs) if each[PROGRESS] is not None), default=None),
        **{column: mine[column] or theirs[column] for column in (FOCUS, NOTES)},
    }
    changes = {column: value for column, value in after.items() if value != mine[column]}
    if changes:
        changes |= {ACTIVITY: max(filter(None, (mine[ACTIVITY], theirs[ACTIVITY])), default=None)}
    return changes


def checked_name(value: str, what: Sentence = THE_NAME) -> str:
    """Return a name that the server can store and index. Raises InvalidInput."""
    if not value.strip():
        raise InvalidInput(Sentence("{what} can't be empty.", what=what))
    return checked_text(value, what, NAME_BYTES) or ""


def checked_message(value: str) -> str:
    """Return the text of a message. Raises InvalidInput."""
    if not value.strip():
        raise InvalidInput("A message can't be empty.")
    return checked_text(value, Sentence("The message"), MESSAGE_BYTES) or ""


def checked_changes(changes: Mapping[str, Value]) -> dict[str, Value]:
    """Return columns as the row stores them; None clears a column, and lets the progress follow the topics again."""
    return {column: None if value is None else _checked(column, value) for column, value in changes.items()}


def changed(
    current: Mapping[str, Any],
    settled: Mapping[str, Value],
    complete: Collection[str],
    reopen: Collection[str],
    titles: Sequence[str],
) -> dict[str, Any]:
    """Return a row's four columns after checked changes; the progress follows the topics unless set by hand."""
    before = current[TOPICS]
    for title in (*complete, *reopen):
        checked_name(title, Sentence("A topic's title"))
    if set(complete) & set(reopen):
        raise InvalidInput("A topic can't be completed and reopened at the same time.")
    after = _edited(before, complete, reopen)
    follow = PROGRESS in settled and settled[PROGRESS] is None
    if follow and not titles:
        raise InvalidInput("This module has no topics, so its progress can only be set by hand.")
    if PROGRESS not in settled and after != before:
        follow = bool(titles) and not set_by_hand(current[PROGRESS], titles, before)
    result = {column: current[column] for column in EMPTY} | dict(settled) | {TOPICS: after}
    if follow:
        result[PROGRESS] = share(done_of(titles, after), len(titles))
    return result


def _checked(column: str, value: Value) -> Value:
    if column == PROGRESS:
        return checked_number(PERCENT, value)
    if column in {FOCUS, NOTES}:
        return checked_text(value, {FOCUS: Sentence("The focus"), NOTES: Sentence("The notes")}[column])
    raise InvalidInput("A module has progress, a focus, notes, and topics to complete.")


def _edited(before: list[Any] | None, complete: Collection[str], reopen: Collection[str]) -> list[Any] | None:
    """Return the array with topics added and removed, in its own order; unchanged if there are none."""
    present = before or []
    new = [title for title in dict.fromkeys(complete) if title not in present]
    if not new and not any(title in present for title in reopen):
        return before
    return [each for each in present if each is not None and each not in reopen] + new
