"""The development modules of the open profile: the ten that ship, and any other that a row names.

``resources/modules`` is read here, for ``wellness`` does no I/O; progress is computed in ``wellness/modules.py``.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from functools import cache

from organic_desktop.app.profiles import Profiles
from organic_desktop.core.paths import resource_text
from organic_desktop.store.journal import Source
from organic_desktop.store.schema import ModuleProgress
from organic_desktop.store.writer import NO_STEP
from organic_desktop.sync.merge import written_over
from organic_desktop.wellness.metrics import Value
from organic_desktop.wellness.modules import Module, Topic, done_of, progress, set_by_hand, share

WELLNESS = "wellness"
"""The module that a conversation about one's days is in."""
KNOWN = (
    "identity",
    "emotional",
    WELLNESS,
    "recovery",
    "communication",
    "sensory",
    "sustainability",
    "holistic-alchemy",
    "atom-economy",
    "video",
)
OTHER_ICON = "module-other"


@cache
def known_modules() -> dict[str, Module]:
    """The modules that ship, by name, in their order."""
    return {name: _read(name) for name in KNOWN}


def described(name: str) -> Module:
    """Return a module by its name; an unknown one has its name as its title, and no topics."""
    return known_modules().get(name) or Module(name, name, "", OTHER_ICON)


@dataclass(frozen=True)
class ModuleState:
    """A module and the user's progress in it; ``row`` is None if they haven't started."""

    module: Module
    row: ModuleProgress | None = None

    @property
    def progress(self) -> Decimal:
        """Per cent, from the topics or set by hand; another client's may be outside 0 to 100."""
        return progress(self._kept, self.module.titles, self.completed)

    @property
    def completed(self) -> tuple[str, ...]:
        """Titles of completed topics, ours or not, in the row's order."""
        topics = (self.row and self.row.completed_topics) or []
        return tuple(dict.fromkeys(topic for topic in topics if isinstance(topic, str)))

    @property
    def titles(self) -> tuple[str, ...]:
        """What the checklist lists: our topics, then those that another client completed under other titles."""
        return self.module.titles + tuple(title for title in self.completed if title not in self.module.titles)

    @property
    def done(self) -> int:
        """How many of our topics are completed; of a module that we don't know, how many of any."""
        return done_of(self.module.titles or self.titles, self.completed)

    @property
    def from_topics(self) -> Decimal:
        """The progress that follows from the topics."""
        return share(done_of(self.module.titles, self.completed), len(self.module.titles))

    @property
    def by_hand(self) -> bool:
        """True if the progress was set by hand, so that topics don't change it."""
        return bool(self.module.topics) and set_by_hand(self._kept, self.module.titles, self.completed)

    @property
    def _kept(self) -> Decimal:
        """The row's own number; two devices' topics may have overtaken it."""
        return (self.row and self.row.progress_percentage) or Decimal(0)

    @property
    def last_activity(self) -> datetime | None:
        return self.row.last_activity if self.row else None


class Modules:
    """``app.modules``: every call may come from any thread."""

    def __init__(self, profiles: Profiles) -> None:
        self._profiles = profiles

    def all(self) -> list[ModuleState]:
        """The known modules in their order, then the others by name."""
        rows = {row.module_name: row for row in self.rows()}
        return [ModuleState(described(name), rows.get(name)) for name in dict.fromkeys((*KNOWN, *rows))]

    def one(self, name: str) -> ModuleState:
        profile = self._profiles.current
        return ModuleState(described(name), profile.queries.module(profile.user_id, name))

    def rows(self) -> list[ModuleProgress]:
        """The rows of the modules that were started, by name."""
        profile = self._profiles.current
        return profile.queries.modules(profile.user_id)

    def set(
        self,
        name: str,
        changes: Mapping[str, Value] | None = None,
        *,
        step: Decimal = NO_STEP,
        complete: Collection[str] = (),
        reopen: Collection[str] = (),
        source: Source = "typed",
    ) -> ModuleState:
        """Set columns, add ``step`` to the progress, complete and reopen topics.

        A progress of None follows the topics again; a step stays within 0 to 100.

        Raises InvalidInput, with nothing changed, or a StoreError.
        """
        with self._profiles.edit() as profile:
            profile.writer.set_module(
                profile.user_id,
                name,
                changes or {},
                step=step,
                complete=complete,
                reopen=reopen,
                titles=described(name).titles,
                source=source,
            )
        return self.one(name)

    def write_notes(self, name: str, text: str, before: str) -> None:
        """Replace a module's notes, which were ``before``; later changes are merged. Raises as ``set`` does."""
        with self._profiles.edit() as profile:
            profile.writer.set_module(profile.user_id, name, {}, rewrite=written_over(before, text))

    def start_over(self, name: str, *, source: Source = "typed") -> bool:
        """Delete a module's row; return whether there was one."""
        with self._profiles.edit() as profile:
            return profile.writer.delete_module(profile.user_id, name, source)


def _read(name: str) -> Module:
    import tomllib  # for the modules' page alone; a start needn't wait for it

    facts = tomllib.loads(resource_text(f"modules/{name}.toml"))
    topics = tuple(Topic(**topic) for topic in facts.pop("topics"))
    return Module(name=name, topics=topics, **facts)
