"""A file as the import looks at it: what was found, what that adds up to, and the mapping to begin with."""

from __future__ import annotations

from collections.abc import Mapping as Dictionary
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from organic_desktop.transfer.formats import named
from organic_desktop.transfer.found import no_progress
from organic_desktop.transfer.overview import Overview, overview
from organic_desktop.ui.text.messages import translate_message

if TYPE_CHECKING:
    from organic_desktop.app.facade import App
    from organic_desktop.transfer.found import Found, Progress
    from organic_desktop.transfer.mapping import Mapping


@dataclass(frozen=True)
class Content:
    """A file that was read."""

    path: Path
    found: Found
    overview: Overview
    mapping: Mapping

    @property
    def label(self) -> str:
        """What its format is called."""
        return translate_message(named(self.found.format).LABEL)

    @property
    def has_mapping(self) -> bool:
        """True if there is something to map: our own file is taken as it is."""
        return self.found.content is None


def read(
    app: App, path: Path, answers: Dictionary[str, str], progress: Progress = no_progress, *, format: str = ""
) -> Content:
    """Read a file; takes seconds for one of gigabytes. Raises FileNotUnderstood, Cancelled.

    ``format`` is the one to read it as, "" to recognise it.
    What the user answered for the last such file is answered the same again, unless ``answers`` are given.
    """
    found = app.transfer.read(path, format=format, answers=answers, progress=progress)
    mapping = app.transfer.mapping_for(found)
    before = {question.key: question.answer for question in found.questions}
    if not answers and mapping.answers and mapping.answers != before:
        found = app.transfer.read(path, format=format, answers=mapping.answers, progress=progress)
    return Content(path, found, overview(found, progress), mapping)
