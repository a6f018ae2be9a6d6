"""The content of a file of our own: every row as the mirror held it, and what is beside the rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from organic_desktop.store.codec import Plain
from organic_desktop.store.experiments import KeptExperiment

WITHOUT_EXPERIMENTS = 1
SCHEMA_VERSION = 2
"""The version of ``data.json``'s layout; a file with a higher one is refused (``NewerFile``)."""


@dataclass(frozen=True)
class Content:
    """A whole ``.organic`` file. ``tables`` are rows by table, in their plain form (store/codec.py).

    A file of some days alone has only its entries.

    ``owner`` is the id of the user whose rows they are. ``settings`` are those of ``core/settings.py`` that aren't
    about one device, ``reminders`` those of reminders/storage.py with the quiet hours; {} if the file has none.
    ``unreadable`` counts the server's rows with values that no program of ours can show: they are in the file, but an
    import can do nothing with them.
    """

    owner: str
    tables: Mapping[str, Sequence[Plain]]
    days_off: frozenset[date] = frozenset()
    settings: Mapping[str, Any] = field(default_factory=dict)
    reminders: Mapping[str, Any] = field(default_factory=dict)
    unreadable: int = 0
    experiments: Sequence[KeptExperiment] = ()
