"""The folder of the user's choice that gets a copy of every backup: another disk, a synced folder.

It may be missing, full or read-only; that is said and harms nothing here. Each computer has a folder of its own in it,
so that two never delete each other's. An encrypted backup lies there with the wrapped key of its time, without which
the passcode couldn't open it elsewhere (decision 0089).
"""

from __future__ import annotations

import errno
import logging
import os
import re
import shutil
from collections.abc import Collection, Iterable, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from organic_desktop.core.errors import StoreError
from organic_desktop.core.files import open_own, reason_of, replace_file, write_private
from organic_desktop.core.messages import Sentence
from organic_desktop.core.passcode import NAME, read_lock
from organic_desktop.store.backups import LOCK, THINNED, lock_beside, superfluous
from organic_desktop.store.connections import errors, held_key, is_plain
from organic_desktop.store.conversion import copy_between
from organic_desktop.store.unfinished import erase

PART = ".part"
COARSE_SECONDS = 2  # of a file's time on FAT
STAMP = "%Y%m%dT%H%M%S"

log = logging.getLogger(__name__)


def place_in(chosen: Path, device_id: str) -> Path:
    """Return this computer's own folder in the one that the user chose."""
    return chosen / f"organic-backups-{device_id[:8]}"


def bring_up_to_date(folder: Path, chosen: Path, device_id: str, backups: Sequence[Path], now: datetime) -> None:
    """Copy the backups that the chosen folder lacks, encrypt plain ones if there is a passcode, and thin them out.

    Raises OSError if the folder can't be used; what was copied stays.
    """
    if not chosen.is_dir():
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(chosen))
    place = place_in(chosen, device_id)
    place.mkdir(mode=0o700, exist_ok=True)
    for part in place.glob(f"*{PART}"):
        part.unlink()
    try:
        for each in backups:
            copy_backup(folder, each, place / each.name)
        _encrypt_plain_ones(folder, place)
    finally:  # on a full disk that makes room
        _thin_out(place, now)


def _thin_out(place: Path, now: datetime) -> None:
    """Delete superfluous copies, those of each account for themselves: one's newest day replaces no other's."""
    by_owner: dict[str, list[tuple[Path, datetime]]] = {}
    for each in place.glob("*.db"):
        if _is_thinned(each) and (at := _made_at(each)):
            by_owner.setdefault(_owner_in(each.name), []).append((each, at))
    for made in by_owner.values():
        for each in superfluous(made, now):
            delete_backup(each)


def owners_in(names: Iterable[str]) -> frozenset[str]:
    """Return the beginnings of the owners' ids in the names of backups."""
    return frozenset(filter(None, map(_owner_in, names)))


def delete_copies(chosen: Path, device_id: str, owners: Collection[str]) -> None:
    """Delete this computer's copies of these owners' backups. Raises OSError if one stays or the folder isn't there."""
    if not chosen.is_dir():
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(chosen))
    for each in place_in(chosen, device_id).glob("*.db*"):
        name = each.name.removesuffix(PART).removesuffix(LOCK)
        if _owner_in(name) in owners:
            each.unlink()


def renew(folder: Path, chosen: Path, device_id: str) -> None:
    """Leave no plain backup in the chosen folder, nor a key that a replaced passcode opens, if it can be reached."""
    try:
        if (place := place_in(chosen, device_id)).is_dir():
            _encrypt_plain_ones(folder, place)
    except errors(OSError, StoreError) as error:
        log.warning("the backups elsewhere wait to be encrypted: %s", type(error).__name__)


def why_not(error: OSError | StoreError) -> Sentence:
    """Return a sentence about a folder that can't be used."""
    if isinstance(error, StoreError):
        return error.message
    if isinstance(error, FileNotFoundError):
        return Sentence("The backup folder isn't there at the moment. Backups on this computer go on.")
    return Sentence(
        "The backup folder can't be used: {reason}. Backups on this computer go on.", reason=reason_of(error)
    )


def delete_backup(path: Path) -> None:
    """Delete a backup and the key beside it; one that can't be deleted stays, and stops no other."""
    try:
        path.unlink()
        lock_beside(path).unlink(missing_ok=True)
    except OSError as error:
        log.warning("a backup can't be deleted: %s", reason_of(error))


def copy_backup(folder: Path, source: Path, target: Path) -> None:
    """Copy a backup unless it is there as it is now; it is named once it is whole and on the disk."""
    found = source.stat()
    if not is_plain(source):
        _keep_lock(folder, lock_beside(target))  # before the file that can't be opened without it
    with suppress(FileNotFoundError):
        there = target.stat()
        if there.st_size == found.st_size and there.st_mtime >= found.st_mtime - COARSE_SECONDS:
            return
    part = target.with_name(target.name + PART)
    try:
        _copy_content(source, part)
        _keep_time(part, found)
        if target.exists() and is_plain(target) and not is_plain(part):
            erase(target)
        replace_file(part, target)
    except OSError:
        with suppress(OSError):
            part.unlink(missing_ok=True)  # half a copy fills a full disk
        raise
    if is_plain(target):
        lock_beside(target).unlink(missing_ok=True)


def _keep_time(path: Path, found: os.stat_result) -> None:
    """Give a copy its original's time; some network disks refuse that, and a copy is then newer than it."""
    with suppress(OSError):
        os.utime(path, ns=(found.st_atime_ns, found.st_mtime_ns))


def _copy_content(source: Path, part: Path) -> None:
    with source.open("rb") as reading, os.fdopen(open_own(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY), "wb") as writing:
        shutil.copyfileobj(reading, writing, 1 << 20)
        writing.flush()
        os.fsync(writing.fileno())


def _keep_lock(folder: Path, beside: Path) -> None:
    """Keep the wrapped key beside an encrypted backup, as it is now: a replaced passcode must open nothing more."""
    text = (folder / NAME).read_text(encoding="utf-8")
    if not (beside.is_file() and beside.read_text(encoding="utf-8") == text):
        write_private(beside, text)


def _encrypt_plain_ones(folder: Path, place: Path) -> None:
    """Leave no plain backup there if the data have a passcode, and no key that an old passcode opens."""
    key, kept = held_key(folder), read_lock(folder)
    if key is None or kept is None:
        return
    for each in sorted(place.glob("*.db")):
        if is_plain(each):
            found = each.stat()
            _keep_lock(folder, lock_beside(each))
            encrypted = each.with_name(each.name + PART)
            copy_between(each, None, encrypted, key)
            _keep_time(encrypted, found)
            erase(each)
            replace_file(encrypted, each)
        elif (beside := lock_beside(each)).is_file():
            with suppress(*errors(StoreError)):
                if (old := read_lock(place, beside.name)) and old.mark == kept.mark:
                    _keep_lock(folder, beside)


def _is_thinned(path: Path) -> bool:
    return any(path.name.startswith(f"{reason}-") for reason in THINNED)


def _owner_in(name: str) -> str:
    """Return the beginning of the owner's id in a backup's name, "" if there is none."""
    found = re.search(r"-([0-9a-f]{8})(-\d+)?\.db$", name)
    return found[1] if found else ""


def _made_at(path: Path) -> datetime | None:
    """Return when a backup was made, by its name; None for another's file."""
    for part in path.stem.split("-"):
        with suppress(ValueError):
            return datetime.strptime(part, STAMP).replace(tzinfo=UTC)
    return None
