"""Data in and out as files: what the window's dialog and the command line's ``export`` and ``import`` do.

Formats, mappings and plans are ``transfer/``'s; here they meet the open profile. Every call may come from any thread,
and may take long: ``progress`` is called often, and raises Cancelled to stop it.
"""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Mapping as Dictionary
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from organic_desktop.app.profiles import Profile, Profiles
from organic_desktop.core.errors import InvalidInput
from organic_desktop.core.messages import Sentence
from organic_desktop.core.settings import Settings, portable, portable_changes
from organic_desktop.reminders.service import Reminders
from organic_desktop.store.schema import CONVERSATIONS, MESSAGES, MODULE_PROGRESS, USERS, WELLNESS_ENTRIES
from organic_desktop.transfer.found import Found, Progress, no_progress

if TYPE_CHECKING:
    from organic_desktop.store.bring_in import Arrivals
    from organic_desktop.transfer.content import Content
    from organic_desktop.transfer.export import Beside
    from organic_desktop.transfer.found import Skipped
    from organic_desktop.transfer.mapping import Mapping
    from organic_desktop.transfer.plan import Choice, Effects, Plan, Rest

FORMATS = ("organic", "csv")
"""In which the user's data can be exported."""


@dataclass(frozen=True)
class Exported:
    """What was written to ``file``, counted."""

    file: Path
    entries: int
    modules: int = 0
    conversations: int = 0
    messages: int = 0


@dataclass(frozen=True)
class Imported:
    """What an import changed, counted; ``edit_id`` undoes it as one step, None if nothing changed.

    ``new`` and ``changed`` are days. ``settings`` says whether settings and reminders were taken over, which undo
    doesn't take back.
    """

    edit_id: str | None
    new: int
    changed: int
    days_off: int = 0
    modules: int = 0
    conversations: int = 0
    messages: int = 0
    settings: bool = False
    skipped: tuple[Skipped, ...] = ()
    skipped_count: int = 0


class Transfer:
    """``app.transfer``. Files are read without changing anything; ``bring_in`` is all or nothing, and one undo step."""

    def __init__(
        self,
        profiles: Profiles,
        reminders: Reminders,
        today: Callable[[], date],
        settings: Callable[[], Settings],
        change_settings: Callable[..., Settings],
        back_up: Callable[[str], object],
    ) -> None:
        self._profiles, self._reminders, self._today, self._back_up = profiles, reminders, today, back_up
        self._settings, self._change_settings = settings, change_settings

    # -- in -----------------------------------------------------------------------------------------------------------

    def read(
        self,
        path: Path,
        *,
        format: str = "",
        answers: Dictionary[str, str] | None = None,
        progress: Progress = no_progress,
    ) -> Found:
        """Read a file; its format is recognised by its content if none is named (formats.py).

        ``progress`` counts bytes. A question of the file (``Found.questions``) is answered by reading it again with
        ``answers``. Raises FileNotUnderstood, NewerFile, InvalidInput for an unknown format, Cancelled.
        """
        from organic_desktop.transfer.formats import named, recognised
        from organic_desktop.transfer.found import ReadOptions

        reader = named(format) if format else recognised(path)
        settings = self._settings()
        options = ReadOptions(settings.zone(), self._today(), settings.day_start_hour, answers or {}, progress)
        return reader.read(path, options)

    def mapping_for(self, found: Found) -> Mapping:
        """Return the mapping that was last used for such files, else the suggested one.

        If its ``answers`` aren't those that the file was read by, the file is to be read again with them.
        """
        from organic_desktop.store.imported import mapping_json
        from organic_desktop.transfer.mapping import fitted, suggested

        with self._profiles.current.database.reading() as session:
            kept = mapping_json(session.connection(), _source(found))
        return fitted(kept, found) if kept else suggested(found)

    def plan(self, found: Found, mapping: Mapping) -> Plan:
        """Return what an import would do, without doing it."""
        from organic_desktop.store.bring_in import same_rows, values_here
        from organic_desktop.store.imported import brought
        from organic_desktop.transfer.mapping import days_of
        from organic_desktop.transfer.plan import NO_REST, Plan

        profile, days = self._profiles.current, days_of(found, mapping, self._today())
        with profile.database.reading() as session:
            connection = session.connection()
            here = values_here(connection, days.values.keys())
            before = brought(connection, _source(found))
            if found.content:
                before |= same_rows(connection, found.content.tables.get(WELLNESS_ENTRIES.name, ()), days.values)
        rest = self._rest(profile, found.content) if found.content else NO_REST
        return Plan(
            found,
            mapping,
            days,
            here,
            before,
            days.days_off - profile.queries.skipped(),
            rest,
            into_empty=found.content is not None and self._is_restored(profile, found.content),
        )

    def bring_in(
        self, plan: Plan, existing: Choice, *, settings: bool = False, progress: Progress = no_progress
    ) -> Imported:
        """Import: a backup, then one transaction, one undo step; the mapping is remembered. ``progress`` counts rows.

        ``settings``: take over the file's settings and reminders, too (our own file; ``plan.found.content``).
        Raises InvalidInput if the data here changed since the plan was made, Cancelled, a StoreError: nothing changed.
        """
        from organic_desktop.store.backups import IMPORT
        from organic_desktop.store.bring_in import bring_in

        effects = plan.effects(existing)
        if effects.new or effects.changed or plan.days_off or plan.rest.adds:
            self._back_up(IMPORT)
        with self._profiles.edit() as profile:
            if plan.into_empty and not self._is_restored(profile, plan.found.content):
                raise InvalidInput("Your data changed meanwhile. Look again at what the import would do.")
            arrived = bring_in(profile.writer, profile.user_id, self._arrivals(profile, plan, effects), progress)
            self._profiles.owner_changed(arrived.owner)
        if settings and plan.found.content:
            self._take_over(plan.found.content)
        return Imported(
            arrived.edit_id,
            len(effects.new),
            len(effects.changed),
            arrived.days_off,
            arrived.counts[MODULE_PROGRESS.name],
            arrived.counts[CONVERSATIONS.name],
            arrived.counts[MESSAGES.name],
            settings and plan.found.content is not None,
            (*plan.days.skipped, *effects.skipped),
            plan.days.skipped_count + len(effects.skipped),
        )

    def _arrivals(self, profile: Profile, plan: Plan, effects: Effects) -> Arrivals:
        from organic_desktop.store.bring_in import Arrivals
        from organic_desktop.transfer.mapping import to_remember

        content, values = plan.found.content, plan.days.values
        changed = {day: {name: values[day][name] for name in columns} for day, columns in effects.changed.items()}
        return Arrivals(
            _source(plan.found),
            # Whoever wrote the mapping by hand left out the other fields of this file: they aren't new in the next one.
            to_remember(plan.mapping, plan.found),
            frozenset(values),
            plan.here,
            effects.new,
            effects.changed,
            effects.summed,
            {**effects.new, **changed},
            plan.days_off,
            content.tables if content else {},
            content.owner if content else "",
            keep_ids=not content or self._keeps_ids(profile, content),
            as_it_was=plan.into_empty,
            experiments=content.experiments if content else (),
        )

    def _take_over(self, content: Content) -> None:
        self._change_settings(**portable_changes(content.settings))
        self._reminders.take_over(content.reminders)

    def _keeps_ids(self, profile: Profile, content: Content) -> bool:
        """True unless the rows are another account's, which may be on the same server with these ids."""
        return self._settings().signed_in is None or content.owner == profile.user_id

    def _is_restored(self, profile: Profile, content: Content | None) -> bool:
        """True if nothing is here, without an account, and the file has all of a person."""
        from organic_desktop.store.snapshot import snapshot

        if content is None or self._settings().signed_in is not None or not content.tables.get(USERS.name):
            return False
        with snapshot(profile.database) as data:
            return data.is_untouched()

    def _rest(self, profile: Profile, content: Content) -> Rest:
        from organic_desktop.store.bring_in import compare_rest
        from organic_desktop.store.experiments import experiments_here, is_new
        from organic_desktop.transfer.plan import Counts, Rest

        with profile.database.reading() as session:
            keep = self._keeps_ids(profile, content)
            found = compare_rest(session.connection(), profile.user_id, content.tables, keep)
            here = experiments_here(session.connection())
        new = sum(each.id not in here for each in content.experiments)
        changed = sum(each.id in here and is_new(here[each.id], each) for each in content.experiments)
        experiments = Counts(new, len(content.experiments) - new - changed, changed)
        modules, conversations, messages = (Counts(*each) for each in found)
        return Rest(modules, conversations, messages, experiments)

    # -- out ----------------------------------------------------------------------------------------------------------

    def export(
        self,
        target: Path,
        *,
        format: str = "organic",
        first: date | None = None,
        last: date | None = None,
        overwrite: bool = True,
        progress: Progress = no_progress,
    ) -> Exported:
        """Write the user's data to a file that only they can read: ``organic`` or ``csv`` (pdf: doctor_page.py).

        With ``first`` or ``last`` it is only these days, both included. An existing file is replaced once all is
        written, unless it may not be overwritten. ``progress`` counts rows. Raises InvalidInput, Cancelled, a
        StoreError: the file is as before.
        """
        from organic_desktop.core.drafts import draft
        from organic_desktop.store.snapshot import snapshot
        from organic_desktop.transfer.export import Selection, write_archive, write_csv

        if format not in FORMATS:
            raise InvalidInput(Sentence("There is no export as “{format}”.", format=format[:40]))
        if first and last and last < first:
            raise InvalidInput("The last day is before the first.")
        chosen, beside = Selection(first, last), self._beside()
        with draft(target, overwrite=overwrite) as file, snapshot(self._profiles.current.database) as data:
            if format == "csv":
                return Exported(target, write_csv(file, data, chosen, progress))
            counts = write_archive(file, data, beside, chosen, progress)
        return Exported(target, *(counts[each.name] for each in EXPORTED))

    def _beside(self) -> Beside:
        from organic_desktop.transfer.export import Beside

        return Beside(portable(self._settings()), self._reminders.exported())


EXPORTED = (WELLNESS_ENTRIES, MODULE_PROGRESS, CONVERSATIONS, MESSAGES)


def _source(found: Found) -> str:
    """Return by what a file's mapping, and what it brought, is remembered."""
    return f"{found.format}:{found.fingerprint}"
