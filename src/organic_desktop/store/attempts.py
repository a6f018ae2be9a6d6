"""Attempts: sends of unknown outcome, and what a row of the server proves about them (``docs/sync.md``, rule 18). Pure.

An attempt is written down before a request leaves, and deleted by any answer that says "not done". An attempt that is
left may have been carried out, or may be yet, by a request that seemed lost.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from organic_desktop.store.codec import Plain
from organic_desktop.store.types import instant_text, kept_instant, parse_instant, same_version

NARROW = timedelta(seconds=0.25)  # known less exactly, the server's clock proves nothing of who wrote a row
SOON = timedelta(seconds=1)  # a request that is carried out is so within this time of being sent
GRAIN = timedelta(milliseconds=1)  # PGlite's stamps are cut to it
STAMPS = frozenset({"created_at", "updated_at"})


@dataclass(frozen=True)
class Attempt:
    """A send: the ``values``, and the version they were conditional on (``base``; None for an insert).

    By the server's clock it was sent at ``sent`` or up to ``unsure`` later, and had failed at ``failed``. ``sent`` is
    None if that time is unknown, ``failed`` if it isn't known to have failed. ``matched_none``: the server answered
    that there was no such row, or that there was one already. A request that a proxy delivered twice gets that answer,
    too.
    """

    values: Plain
    base: str | None = None
    sent: datetime | None = None
    unsure: timedelta = timedelta()
    failed: datetime | None = None
    matched_none: bool = False

    @property
    def is_insert(self) -> bool:
        """Only an insert names the row's id."""
        return "id" in self.values

    def may_have_been_at(self, stamp: datetime | None) -> bool:
        """Return True if, by the server's clock, a row of this stamp was written by this very request."""
        if stamp is None or self.sent is None or self.unsure > NARROW:
            return False
        until = self.sent + self.unsure + SOON
        return self.sent - GRAIN <= stamp <= min(until, self.failed or until)

    def may_be_twice_at(self, stamp: datetime | None) -> bool:
        """Return True if a row of this stamp may come from a first delivery of this request."""
        return self.matched_none and not (self.is_after(stamp) or (stamp and self.failed and stamp > self.failed))

    def is_after(self, stamp: datetime | None) -> bool:
        """Return True if a row of this stamp was written before this was sent."""
        return stamp is not None and self.sent is not None and stamp < self.sent - GRAIN

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object in which the file keeps it."""
        times = {"sent": self.sent, "failed": self.failed}
        return {
            "values": self.values,
            "base": self.base,
            **{name: instant_text(at) if at else None for name, at in times.items()},
            "unsure": self.unsure.total_seconds(),
            "matched_none": self.matched_none,
        }

    @staticmethod
    def from_json(kept: Any) -> Attempt:
        """Read an attempt; times that can't be read are unknown. Raises TypeError if it has no values."""
        if not isinstance(kept, dict) or not isinstance(kept.get("values"), dict):
            raise TypeError("not an attempt")
        base, unsure = kept.get("base"), kept.get("unsure")
        return Attempt(
            kept["values"],
            base if isinstance(base, str) else None,
            kept_instant(kept.get("sent")),
            timedelta(seconds=unsure) if isinstance(unsure, int | float) and 0 <= unsure < 1e6 else timedelta.max,
            kept_instant(kept.get("failed")),
            bool(kept.get("matched_none")),
        )


@dataclass(frozen=True)
class Outcome:
    """The outcome of a row's attempts. ``arrived`` are the values of the attempt that the row was made from, if known.

    ``doubtful`` are the values of attempts that may be in the row or not. ``untouched``: nobody wrote the row since the
    attempt that arrived.
    """

    arrived: Plain | None = None
    doubtful: tuple[Plain, ...] = ()
    untouched: bool = False


def judge(
    attempts: Sequence[Attempt], theirs: Plain, base: Plain | None, version: str | None, editable: Iterable[str]
) -> Outcome:
    """Return the outcome of the attempts to write a row, as the server's row shows it.

    ``base`` is what the row was when they were made, at ``version``; None for a new row, whose id is ours alone.
    """
    columns = tuple(editable)
    if base is None:
        return _of_inserts(attempts, theirs, columns)
    stamp = _moment(theirs.get("updated_at"))
    doubtful: list[Plain] = []
    for attempt in attempts:
        equal = _equal({**base, **attempt.values}, theirs, columns)
        if attempt.matched_none:
            doubtful += [attempt.values] if equal and attempt.may_be_twice_at(stamp) else []
            continue
        if None not in (attempt.base, version) and not same_version(attempt.base, version):
            continue  # conditional on a version that was no more
        if equal and attempt.may_have_been_at(stamp):
            return Outcome(attempt.values, untouched=True)
        if not attempt.is_after(stamp) or _has_traces(attempt.values, base, theirs, columns):
            doubtful.append(attempt.values)
    return Outcome(None, tuple(doubtful))


def judge_under_other_id(attempts: Sequence[Attempt]) -> Outcome:
    """Return the outcome if the server has the day or module under another id: no insert of ours arrived.

    But another copy of this file may have sent it, and found that row: such an attempt has no time.
    """
    return Outcome(None, tuple(attempt.values for attempt in attempts if attempt.sent is None))


def _of_inserts(attempts: Sequence[Attempt], theirs: Plain, columns: Sequence[str]) -> Outcome:
    """Judge a row with an id that was made here: one of the attempts arrived. Its values or its time say which."""
    created = theirs.get("created_at")
    if created is not None and created == theirs.get("updated_at"):
        for attempt in attempts:
            if _equal(attempt.values, theirs, columns):
                return Outcome(attempt.values, untouched=True)
    attempts = [attempt for attempt in attempts if not attempt.matched_none] or attempts
    sends = [attempt.values for attempt in attempts]
    if sends and all(_equal(sends[0], each, columns) for each in sends):
        return Outcome(sends[0])
    then = [attempt.values for attempt in attempts if attempt.may_have_been_at(_moment(created))]
    return Outcome(then[0]) if len(then) == 1 else Outcome(None, tuple(sends) or (theirs,))


def _equal(one: Mapping[str, Any], other: Mapping[str, Any], columns: Iterable[str]) -> bool:
    return all(one.get(name, ...) == other.get(name) for name in columns)


def _has_traces(sent: Plain, base: Plain, theirs: Plain, columns: Iterable[str]) -> bool:
    """Return True if the row holds a value that was sent, and that it didn't hold before."""
    return any(name in sent and sent[name] == theirs.get(name) != base.get(name) for name in columns)


def _moment(stamp: str | None) -> datetime | None:
    try:
        return parse_instant(stamp) if stamp else None
    except (ValueError, TypeError, OverflowError):
        return None
