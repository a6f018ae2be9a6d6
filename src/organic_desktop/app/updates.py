"""Newer versions of the program: looks for them where this build says, if the user wants it, and installs nothing.

One page is asked (``remote/update_page.py``) and judged (``app/release_feed.py``): once a day while the switch is on,
and whenever a person asks. What comes of it is a version, its notes and a page to open; decision 0128 says why no more.
"""

from __future__ import annotations

import base64
import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from organic_desktop import __version__
from organic_desktop.app.update_memory import Memory, MemoryFile
from organic_desktop.core.clock import Clock
from organic_desktop.core.errors import NoUpdatePage, OrganicError, UpdateNotTrusted
from organic_desktop.core.messages import Sentence
from organic_desktop.core.paths import resource_text
from organic_desktop.core.settings import SettingsFile
from organic_desktop.system.timekeeper import Timekeeper

if TYPE_CHECKING:
    import ssl

    from organic_desktop.app.release_feed import Release, Seen

FEED = "updates/feed.toml"
JOB = "updates"
DAY = timedelta(days=1)
AFTER_START = timedelta(minutes=1)
AFTER_FIRST_FRAMES = timedelta(seconds=10)
AFTER_A_LOOK = timedelta(hours=1)
"""At least, also after one that asked nobody: the network costs by the byte, or nothing can be remembered."""

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class UpdatePage:
    """Where updates are announced, and the public keys of those who announce them; ``trusted`` for other authorities
    than the usual ones."""

    address: str
    keys: tuple[bytes, ...]
    trusted: ssl.SSLContext | None = None


@dataclass(frozen=True)
class News:
    """What is known of newer versions: ``release`` is one to get, or None; ``newest`` what the page last named.

    ``too_old``: this computer's system is older than the newest release needs. ``put_off``: the user said *Later*.
    """

    newest: Release | None = None
    release: Release | None = None
    too_old: bool = False
    put_off: bool = False
    looked_at: datetime | None = None

    @property
    def is_due(self) -> bool:
        """True if there is something that the user hasn't put off."""
        return self.release is not None and not self.put_off


def bundled_page() -> UpdatePage | None:
    """Return the update page that this build ships with; None if it has none."""
    import tomllib

    feed = tomllib.loads(resource_text(FEED))
    if not feed["address"]:
        return None
    return UpdatePage(feed["address"], tuple(base64.b64decode(key, validate=True) for key in feed["keys"]))


class Updates:
    """``app.updates``. ``check`` waits for the network, ``news`` for a file; both are for a thread."""

    def __init__(
        self,
        folder: Path,
        settings: SettingsFile,
        timekeeper: Timekeeper,
        clock: Clock,
        page: UpdatePage | None = None,
        installed: str = __version__,
    ) -> None:
        """``page`` is another than this build's."""
        self._settings, self._timekeeper, self._clock, self._given = settings, timekeeper, clock, page
        self._memory = MemoryFile(folder)
        self._told: Callable[[], None] = lambda: None
        self._started, self._closed = False, threading.Event()
        self.installed = installed

    @cached_property
    def _page(self) -> UpdatePage | None:
        return self._given or bundled_page()

    @property
    def has_page(self) -> bool:
        """False if this build names no page that could be asked."""
        return self._page is not None

    @property
    def is_on(self) -> bool:
        """True if the page is asked once a day."""
        return self._settings.current.check_updates and self.has_page

    @property
    def how(self) -> Sentence:
        """How a newer version gets here, by what this one was installed from."""
        from organic_desktop.app.update_ways import HOW  # a start needn't wait for it
        from organic_desktop.system.installation import package_kind

        return HOW[package_kind()]

    def switch(self, on: bool) -> None:
        """Ask the page once a day, or only when a person does. Raises NoUpdatePage, DatabaseUnwritable."""
        if on:
            self._usable()
        self._settings.change(check_updates=on)
        self._plan()

    def news(self) -> News:
        """Return what is known without asking anybody."""
        memory = self._memory.read()
        if self._page is None or not memory.page:
            return News(looked_at=memory.looked_at)
        from organic_desktop.app.release_feed import accepted

        try:
            release = accepted(memory.page.encode(), self._page.keys, self._clock.now(), _seen(memory))
        except (UpdateNotTrusted, UnicodeEncodeError):  # it ran out, or somebody changed the file
            return News(looked_at=memory.looked_at)
        return self._news_of(release, memory)

    def check(self) -> News:
        """Ask the page now. Raises NoUpdatePage, UpdatesUnreachable, UpdateNotTrusted, DatabaseUnwritable."""
        page = self._usable()
        from organic_desktop.app.release_feed import accepted
        from organic_desktop.remote.update_page import fetch_update_page

        self._memory.change(lambda _: {"tried_at": self._clock.now()})
        answer = fetch_update_page(page.address, self._clock, page.trusted)
        now = self._clock.now()

        def believed(before: Memory) -> dict[str, Any]:
            release = accepted(answer, page.keys, now, _seen(before))
            newest = {"serial": release.serial, "version": str(release.version), "page": answer.decode()}
            return {**newest, "looked_at": now}

        self._memory.change(believed)
        return self.news()

    def put_off(self) -> None:
        """Say nothing more of the version that is offered now. Raises DatabaseUnwritable."""
        if release := self.news().release:
            self._memory.change(lambda _: {"put_off": str(release.version)})
            self._told()

    def start(self, told: Callable[[], None]) -> None:
        """Ask once a day from now on if it is wanted; ``told`` is called, on any thread, when the news may differ."""
        self._told, self._started = told, True
        self.follow_settings()
        if self.is_on:  # what was found before is shown again, once the start is over
            self._timekeeper.run_at(f"{JOB} known", self._clock.now() + AFTER_FIRST_FRAMES, told)

    def follow_settings(self) -> None:
        """Plan by the switch, which another process may have turned."""
        self._plan()

    def close(self) -> None:
        """Ask no more; an answer that is under way is dropped."""
        self._closed.set()
        self._timekeeper.cancel(JOB)

    # -- once a day ---------------------------------------------------------------------------------------------------

    def _plan(self, at_least: timedelta = AFTER_START) -> None:
        if not (self._started and self.is_on) or self._closed.is_set():
            self._timekeeper.cancel(JOB)
            return
        now, tried = self._clock.now(), self._memory.read().tried_at
        due = tried + DAY if tried and tried <= now else now  # a time to come: the clock was wrong then
        self._timekeeper.run_at(JOB, max(due, now + at_least), self._begin)

    def _begin(self) -> None:
        """Look in a thread of its own: reminders don't wait for a network."""
        threading.Thread(target=self._look, name="updates", daemon=True).start()

    def _look(self) -> None:
        """Ask quietly: who didn't ask isn't told of a failure."""
        from organic_desktop.system.metered import is_network_free

        try:
            if self._closed.is_set() or not self.is_on:
                return
            if is_network_free():
                self.check()
        except OrganicError as error:
            log.info("looking for updates: %s", error)
        finally:
            if not self._closed.is_set():
                self._told()
                self._plan(AFTER_A_LOOK)

    # -- details ------------------------------------------------------------------------------------------------------

    def _usable(self) -> UpdatePage:
        if self._page is None:
            raise NoUpdatePage("This build has no update page, so it can't look for a newer version.")
        return self._page

    def _news_of(self, release: Release, memory: Memory) -> News:
        from organic_desktop.app.release_feed import is_newer, runs_on
        from organic_desktop.system.installation import system_version

        newer = is_newer(release, self.installed)
        fits = runs_on(release, *system_version())
        return News(
            release,
            release if newer and fits else None,
            newer and not fits,
            memory.put_off == str(release.version),
            memory.looked_at,
        )


def _seen(memory: Memory) -> Seen:
    from packaging.version import InvalidVersion, Version

    from organic_desktop.app.release_feed import Seen

    try:
        return Seen(memory.serial, str(Version(memory.version)))
    except InvalidVersion:
        return Seen(memory.serial)
