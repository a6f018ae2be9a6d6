"""What is remembered of the update page: ``updates.json`` in the data folder.

The page itself is kept as it came, and judged anew whenever it is read: the file is believed no more than the page.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from organic_desktop.core.errors import DatabaseUnwritable
from organic_desktop.core.files import Damaged, locked, read_object, reason_of, write_private
from organic_desktop.core.messages import Sentence
from organic_desktop.core.validation import instant

LONGEST = 1 << 16
LARGEST_SERIAL, LONGEST_VERSION = 1 << 53, 40
"""Of a page that is believed (app/release_feed.py): what goes beyond is damage, and would keep every page out."""
LOCK_SECONDS = 10.0

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Memory:
    """When the page was last asked, and last believed; the newest one believed; the version put off with *Later*."""

    tried_at: datetime | None = None
    looked_at: datetime | None = None
    serial: int = 0
    version: str = ""
    page: str = ""
    put_off: str = ""


class MemoryFile:
    """Reads and changes the file; several processes may."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "updates.json"

    def read(self) -> Memory:
        """Return what is remembered; nothing, if the file isn't there or isn't ours."""
        try:
            return _memory_in(read_object(self._path))
        except FileNotFoundError:
            pass
        except (OSError, Damaged) as error:
            log.warning("updates.json can't be read: %s", type(error).__name__)
        return Memory()

    def change(self, changes_of: Callable[[Memory], Mapping[str, Any]]) -> Memory:
        """Replace the parts that ``changes_of`` returns for what is remembered now, by whichever process.

        Raises DatabaseUnwritable, and what ``changes_of`` raises; nothing is changed then.
        """
        from filelock import Timeout  # brings asyncio, which a start needn't wait for

        try:
            with locked(self._path.with_suffix(".lock"), LOCK_SECONDS):
                before = self.read()
                changed = replace(before, **changes_of(before))
                write_private(self._path, json.dumps(_plain(changed), indent=2) + "\n")
        except Timeout as error:
            raise DatabaseUnwritable("What is known of updates can't be saved: another program is at it.") from error
        except OSError as error:
            raise DatabaseUnwritable(
                Sentence("What is known of updates can't be saved: {reason}.", reason=reason_of(error))
            ) from error
        return changed


def _memory_in(stored: Mapping[str, Any]) -> Memory:
    serial = stored.get("serial")
    return Memory(
        _moment(stored.get("tried_at")),
        _moment(stored.get("looked_at")),
        serial if type(serial) is int and 0 < serial <= LARGEST_SERIAL else 0,
        _text(stored.get("version"), LONGEST_VERSION),
        _text(stored.get("page")),
        _text(stored.get("put_off"), LONGEST_VERSION),
    )


def _moment(found: object) -> datetime | None:
    try:
        return instant(found)
    except ValueError:
        return None


def _text(found: object, longest: int = LONGEST) -> str:
    return found if isinstance(found, str) and len(found) <= longest else ""


def _plain(memory: Memory) -> dict[str, Any]:
    return {
        name: value.isoformat() if isinstance(value, datetime) else value
        for name, value in vars(memory).items()
        if value is not None
    }
