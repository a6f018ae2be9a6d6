"""How many tokens a text has: estimated before it is sent, corrected by what the answers say, checked afterwards.

Only a model's own vocabulary knows, which is a download for each. A token of words is about 3.5 bytes of UTF-8, and
most models take each digit for one: rows of numbers have three times the tokens that as many bytes of words have. How
far that is off for one provider's models and one user's language, its answers tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from organic_desktop.coach.provider import Model, Turn, Usage

_NUMBERS = re.compile(r"[0-9.,;:|-]*[0-9][0-9.,;:|-]*")
"""Digits with what stands between them."""
TOKENS_PER_TURN = 5
"""What marks a turn's beginning, role and end in the models' templates."""
ASSUMED_CONTEXT = 4_096
"""Of a server that doesn't say: what Ollama gives a model on most computers."""

NEWEST_WEIGHT = 0.3
LEAST_FACTOR, MOST_FACTOR = 0.25, 4.0
CERTAIN_AFTER = 3
"""Answers after which the estimate is good to a tenth."""
FEWEST = 0.9
"""Of the estimated tokens that a server must have counted to have seen all of it."""
FEWEST_UNCORRECTED = 0.6
"""The same before the estimate is corrected: English text has 0.7 to 0.9 of it."""


def estimate(text: str) -> int:
    """Return about how many tokens a text has: one for each sign of its numbers, and its other bytes by 3.5."""
    numbers = sum(map(len, _NUMBERS.findall(text)))
    words = len(text.encode("utf-8", "replace")) - numbers
    return numbers - (-2 * words // 7)


def estimate_turns(turns: Iterable[Turn]) -> int:
    """Return about how many tokens a question has with all that goes along, uncorrected."""
    return sum(estimate(turn.content) + TOKENS_PER_TURN for turn in turns)


@dataclass(frozen=True)
class Correction:
    """How many tokens of one provider an estimated one is: a moving average, in which newer answers weigh more.

    ``answers`` is the number of answers that it is made of.
    """

    factor: float = 1.0
    answers: int = 0

    def applied(self, estimated: int) -> int:
        """Return the corrected estimate, rounded up."""
        return -int(-estimated * self.factor // 1)

    def learned(self, estimated: int, counted: int) -> Correction:
        """Return the correction after an answer, of an uncorrected estimate and the server's own count.

        An answer of which something may be cut off teaches nothing: the next one would seem to be whole.
        """
        if estimated <= 0 or counted <= 0 or counted < self.fewest() * self.applied(estimated):
            return self
        ratio = min(max(counted / estimated, LEAST_FACTOR), MOST_FACTOR)
        weight = max(NEWEST_WEIGHT, 1 / (self.answers + 1))
        return Correction(self.factor + weight * (ratio - self.factor), self.answers + 1)

    def fewest(self) -> float:
        """Return the part of a corrected estimate that a whole question has at the very least."""
        return FEWEST if self.answers >= CERTAIN_AFTER else FEWEST_UNCORRECTED


def known_context(model: Model | None, chosen: int | None = None) -> int:
    """Return the context in tokens: the user's choice, what the server says, else a cautious assumption."""
    return chosen or (model.context if model else None) or ASSUMED_CONTEXT


def may_be_cut(usage: Usage, estimated: int, context: int, correction: Correction | None = None) -> bool:
    """True if the model may not have seen all of the question: some servers cut its beginning off, and say nothing.

    They counted far fewer tokens than ``estimated`` (uncorrected), or exactly as many as the context has.
    """
    correction = correction or Correction()
    too_few = usage.prompt < correction.fewest() * correction.applied(estimated)
    return too_few or 0 < context == usage.prompt
