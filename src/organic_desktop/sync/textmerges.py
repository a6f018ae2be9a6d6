"""Merges of texts, computed outside the transaction that needs them, which would hold up the user's edits meanwhile.

How two texts are merged is text_merge.py's; the transaction is reconciliation.py's.
"""

from __future__ import annotations

from collections.abc import Callable

Three = tuple[str, str, str]


def merged_texts(base: str, mine: str, theirs: str) -> tuple[str, bool]:
    """``texts.merged_texts``, loaded when there is something to merge: a start needn't wait for its patterns."""
    from organic_desktop.sync.text_merge import merged_texts as merged

    return merged(base, mine, theirs)


def written_over(before: str, mine: str) -> Callable[[str], str]:
    """What was typed while one saw ``before``, as a change of the text as it is by now: nobody's words are lost."""
    return lambda now: mine if now == before else merged_texts(before, mine, now)[0]


class NotMerged(Exception):
    """Texts were asked for that aren't merged yet: nothing may be kept of what was made without them."""


class TextMerges:
    """Merges by their three texts. One that isn't known is remembered as missing, and answered with a stand-in."""

    def __init__(self, merged: Callable[[str, str, str], tuple[str, bool]] = merged_texts) -> None:
        self._merged = merged
        self._known: dict[Three, tuple[str, bool]] = {}
        self._missing: set[Three] = set()

    def of(self, base: str, mine: str, theirs: str) -> tuple[str, bool]:
        """The merged text, and whether both sides changed the same words; see ``confirm``."""
        three = base, mine, theirs
        if three in self._known:
            return self._known[three]
        self._missing.add(three)
        return theirs, False

    def confirm(self) -> None:
        """Raise NotMerged if a stand-in was given since the last time."""
        if self._missing:
            raise NotMerged

    def merge_missing(self) -> None:
        """Compute what was missing."""
        for three in self._missing:
            self._known[three] = self._merged(*three)
        self._missing.clear()
