"""What an update page may say, and when it is believed: a pure rule of bytes, keys, the time, and what was seen before.

The page is one JSON object: ``signed``, a JSON text, and ``signatures`` of exactly its bytes (Ed25519). Only what a
bundled key signed is read any further, so nothing is ever put into another form before it is checked. Decision 0129;
the fields are in docs/packaging.md; ``packaging/release/sign.py`` makes such a page.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Annotated, Any, NamedTuple, NoReturn
from urllib.parse import urlsplit

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from packaging.version import Version
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from organic_desktop.app.update_memory import LARGEST_SERIAL, LONGEST_VERSION
from organic_desktop.core.errors import UpdateNotTrusted
from organic_desktop.core.messages import Sentence

CONTEXT = b"Organic Desktop release feed 1\n"
"""Goes before the bytes that are signed, so that a signature holds for nothing else."""
KEY_BYTES, SIGNATURE_BYTES = 32, 64
MOST_KEYS = 2
"""The one in use, and the next."""
MOST_SIGNATURES = 4
LONGEST_PERIOD = timedelta(days=366)
CLOCKS_DIFFER = timedelta(days=1)
"""A computer's clock may be wrong by that much, a time zone's mistake included."""

LONGEST_ADDRESS, LONGEST_NOTES, MOST_PARTS = 500, 8_000, 20
UNREADABLE = Sentence("It isn't what an update page says.")


# -- the fields -------------------------------------------------------------------------------------------------------


def _version(found: object) -> Version:
    if not isinstance(found, str) or len(found) > LONGEST_VERSION:
        raise ValueError("not a version")
    version = Version(found)
    if str(version) != found or version.local:
        raise ValueError("a version that is written otherwise")
    return version


def _moment(found: object) -> datetime:
    if not isinstance(found, str) or not re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", found, re.ASCII):
        raise ValueError("not a time in UTC")
    return datetime.fromisoformat(found)


def https_address(found: str) -> str:
    """Return an address that is one of an encrypted page, written plainly. Raises ValueError."""
    parts = urlsplit(found)
    is_plain = found.isascii() and found.isprintable() and not set(found) & set(' "<>\\^`{|}')
    if not is_plain or parts.scheme != "https" or not parts.hostname or "@" in parts.netloc or parts.port == 0:
        raise ValueError("not an https address")
    return found


ExactVersion = Annotated[Version, BeforeValidator(_version)]
Moment = Annotated[datetime, BeforeValidator(_moment)]
Address = Annotated[str, Field(max_length=LONGEST_ADDRESS), AfterValidator(https_address)]
System = Annotated[str, Field(pattern=r"\A[a-z]{2,12}\z")]
Language = Annotated[str, Field(pattern=r"\A[a-z]{2}\z")]
Dotted = Annotated[str, Field(pattern=r"\A\d{1,5}(\.\d{1,5}){0,3}\z")]
_STRICT = ConfigDict(strict=True, frozen=True, extra="ignore", arbitrary_types_allowed=True)


class ReleaseFile(BaseModel):
    """A file of a release; ``url`` is "" if only the page leads to it."""

    model_config = _STRICT
    name: Annotated[str, Field(pattern=r"\A[A-Za-z0-9_][A-Za-z0-9._+~-]{0,119}\z")]
    sha256: Annotated[str, Field(pattern=r"\A[0-9a-f]{64}\z")]
    size: Annotated[int, Field(ge=1, le=1 << 40)]
    url: Address | None = None


class Release(BaseModel):
    """The newest release, as its makers signed it; what a newer page says in addition is ignored.

    ``min_os`` is the oldest version of each system that it runs on (of Linux, glibc's); ``files`` are by kind of
    package, ``notes`` plain texts by language, "en" always among them.
    """

    model_config = _STRICT
    serial: Annotated[int, Field(ge=1, le=LARGEST_SERIAL)]
    version: ExactVersion
    page: Address
    signed_at: Moment
    expires_at: Moment
    notes: Annotated[
        dict[Language, Annotated[str, Field(min_length=1, max_length=LONGEST_NOTES)]], Field(max_length=MOST_PARTS)
    ]
    min_os: Annotated[dict[System, Dotted], Field(max_length=MOST_PARTS)] = Field(default_factory=dict)
    files: Annotated[dict[System, ReleaseFile], Field(max_length=MOST_PARTS)] = Field(default_factory=dict)

    def notes_in(self, language: str) -> str:
        """Return what is new, in a language if it is written in it, else in English."""
        return self.notes.get(language, self.notes["en"])


class Seen(NamedTuple):
    """The newest page that was ever believed here: none older is."""

    serial: int = 0
    version: str = ""


# -- the rule ---------------------------------------------------------------------------------------------------------


def accepted(page: bytes, keys: Sequence[bytes], now: datetime, seen: Seen) -> Release:
    """Return what a page says, if it is to be believed. Raises UpdateNotTrusted, with a sentence for any bytes."""
    release = _read(_signed_text(page, keys))
    if release.signed_at > now + CLOCKS_DIFFER:
        raise UpdateNotTrusted(
            Sentence(
                "The update page is dated {date}, which is still to come. Is this computer's clock right?",
                date=release.signed_at.date(),
            )
        )
    if now >= release.expires_at:
        raise UpdateNotTrusted(
            Sentence(
                "The update page was good until {date}. Nobody renewed it, or this computer's clock is wrong.",
                date=release.expires_at.date(),
            )
        )
    if is_older(release, seen):
        raise UpdateNotTrusted("The update page is older than one that was seen here before.")
    return release


def is_older(release: Release, seen: Seen) -> bool:
    """True if a newer page than this one was believed before."""
    return release.serial < seen.serial or bool(seen.version and release.version < Version(seen.version))


def is_newer(release: Release, installed: str) -> bool:
    """True if the release is one for who has ``installed``: pre-releases are for those who run one."""
    here = Version(installed)
    return release.version > here and (here.is_prerelease or not release.version.is_prerelease)


def runs_on(release: Release, system: str, version: str) -> bool:
    """True if the release runs on this version of a system, or doesn't say; versions that aren't known are taken."""
    least = release.min_os.get(system)
    if not least or not re.fullmatch(r"\d{1,5}(\.\d{1,5})*", version, re.ASCII):
        return True
    return Version(version) >= Version(least)


def key_id(key: bytes) -> str:
    """Return the name of a public key."""
    return hashlib.sha256(key).hexdigest()[:16]


def _signed_text(page: bytes, keys: Sequence[bytes]) -> str:
    """Return the text in a page that one of the keys signed."""
    found = _object(page)
    text, signatures = found.get("signed"), found.get("signatures")
    if not isinstance(text, str) or not isinstance(signatures, list) or len(signatures) > MOST_SIGNATURES:
        raise UpdateNotTrusted(UNREADABLE)
    by_id = {key_id(key): key for key in keys}
    for signature in signatures:
        match signature:
            case {"key": str(name), "signature": str(given)} if name in by_id:
                if _is_signed(by_id[name], given, text):
                    return text
    raise UpdateNotTrusted("It isn't signed by the makers of this program.")


def _is_signed(key: bytes, signature: str, text: str) -> bool:
    try:
        given = base64.b64decode(signature, validate=True)
        Ed25519PublicKey.from_public_bytes(key).verify(given, CONTEXT + text.encode())
    except (InvalidSignature, binascii.Error, ValueError):  # half a character, and a key that is none, among them
        return False
    return True


def _read(text: str) -> Release:
    try:
        release = Release.model_validate(_object(text.encode()))
    except ValidationError as error:
        raise UpdateNotTrusted(UNREADABLE) from error
    if "en" not in release.notes or not timedelta(0) < release.expires_at - release.signed_at <= LONGEST_PERIOD:
        raise UpdateNotTrusted(UNREADABLE)
    return release


def _object(data: bytes) -> Mapping[str, Any]:
    """Return the JSON object in some bytes, each name in it once."""
    try:
        found = json.loads(data.decode(), object_pairs_hook=_each_once, parse_constant=_refuse)
        json.dumps(found, ensure_ascii=False).encode()  # half a character
    except (ValueError, RecursionError) as error:
        raise UpdateNotTrusted(UNREADABLE) from error
    if not isinstance(found, dict):
        raise UpdateNotTrusted(UNREADABLE)
    return found


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a name twice")
    return found


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} isn't JSON")
