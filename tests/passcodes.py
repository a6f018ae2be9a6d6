"""Locked data folders: a passcode that costs little, a folder full of words, and where any of them can be read."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from organic_desktop.app.facade import App
from organic_desktop.app.lock import Lock
from organic_desktop.core.passcode import Cost
from organic_desktop.store.copies import keep_copy

PASSCODE = "seven old bicycles"
CHEAP = Cost(time=1, memory=64, lanes=1)
"""Milliseconds instead of half a second; what a passcode really costs is measured in one test."""

NOTE, OLD_NOTE = "Quince marmalade with Albertine", "Turnips at the Yellowhammer"
FOCUS, TOPIC, MESSAGE = "Whistling by the Zuiderzee", "Concerning Xanthippe", "Nobody knows of Rumpelstilzchen"
WORDS = (NOTE, OLD_NOTE, FOCUS, TOPIC, MESSAGE)


def make_lock(folder: Path) -> Lock:
    """The folder's lock, at little cost."""
    return Lock(folder, cost=CHEAP)


def fill(folder: Path) -> None:
    """Log the WORDS in every kind of text that a folder keeps, the old note also in a copy from before an update."""
    app = App(folder)
    try:
        today = app.today()
        app.days.log(today, {"nutrition_notes": OLD_NOTE, "mood_score": 4})
        keep_copy(app.profiles.current.database.path, 8)
        app.days.write_notes(today, NOTE, OLD_NOTE)
        app.days.log(today - timedelta(days=1), {"sleep_hours": "7.5"})
        app.modules.set("nutrition", {"current_focus": FOCUS})
        thread = app.conversations.start("nutrition", TOPIC)
        app.conversations.send(thread.id, MESSAGE)
    finally:
        app.close()


def read_back(folder: Path) -> tuple[object, ...]:
    """What an App finds of it, so that two states can be compared."""
    app = App(folder)
    try:
        entries = app.days.entries()
        threads = app.conversations.all()
        messages = [each.content for thread in threads for each in app.conversations.messages(thread.id)]
        focus = [row.current_focus for row in app.modules.rows()]
        hits = list(app.profiles.current.history.search("marmalade"))
        return entries, [each.topic for each in threads], messages, focus, len(hits)
    finally:
        app.close()


def leaks(folder: Path, words: tuple[str, ...] = WORDS) -> list[str]:
    """Every file below the folder in which one of the words can be read, also as the search index folds it."""
    files = [each for each in sorted(folder.rglob("*")) if each.is_file()]
    return [
        f"{each.relative_to(folder)}: {word}"
        for each in files
        for word in words
        if any(form.encode() in each.read_bytes() for form in (word, word.casefold(), word[4:]))
    ]
