"""What a person pastes to name a project: its publishable key, and the line or link that holds address and key.

One set of rules for the command line, the window, the clipboard and a link. A key that may more than any client's is
refused without being repeated. What is read here is shown to the person before it is used.
"""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from organic_desktop.core.errors import InvalidInput, UnsafeProject
from organic_desktop.core.messages import Sentence

LINK_SCHEME = "organic-desktop"
LONGEST_LINE = 8_000
PUBLISHABLE = "sb_publishable_"

SECRET_KEY = Sentence(
    "That is a secret key. Use the project's publishable (anon) key; keep the secret one off this computer."
)
ACCESS_TOKEN = Sentence(
    "That is a personal access token, which opens all your projects. Use the project's publishable (anon) key."
)
DATABASE = Sentence(
    "That is a database's address or password. Organic needs the project's https address and its publishable key."
)
NOT_A_KEY = Sentence("That isn't a publishable key: it has characters that no key has.")
OLDER_KEY = Sentence(
    "This is one of Supabase's older keys, which are being phased out. It works; better is the project's publishable"
    " key, which begins with sb_publishable_."
)
UNKNOWN_KEY = Sentence(
    "This key doesn't look like Supabase's, which begin with sb_publishable_. If signing in fails, check it."
)
NO_INVITATION = Sentence(
    "That is no connect line. It looks like: organic-desktop connect https://abc.supabase.co sb_publishable_…"
)

_QUOTES = "\"'`“”‘’„«»<>"
_WRAPPING = re.compile(r"^(?:authorization\s*:\s*)?(?:bearer\s+|apikey\s*[:=]\s*)", re.IGNORECASE)
_DATABASE = re.compile(r"postgres(?:ql)?(?:\+\w+)?:|\bpassword\s*=|:[^/]*@", re.IGNORECASE)
_KEY = re.compile(r"[A-Za-z0-9._~+/=-]+")
_LINE = re.compile(r"(?:\$ +)?(?:\S*[/\\])?organic-desktop(?:\.exe)? +connect +(\S+) +(\S+)", re.IGNORECASE)


def checked_key(text: str) -> str:
    """The key, without the quotes or the header's name around it. Raises UnsafeProject, which never repeats it."""
    key = _bare(text)
    refuse_secrets(key)
    if not key:
        raise UnsafeProject("The project's publishable key is missing.")
    if _DATABASE.search(key):
        raise UnsafeProject(DATABASE)
    if not _KEY.fullmatch(key):
        raise UnsafeProject(NOT_A_KEY)
    return key


def refuse_secrets(text: str) -> None:
    """Raise UnsafeProject if a key with more rights than a client's, or a personal access token, is in the text."""
    seen = text.casefold()
    if "sb_secret_" in seen:
        raise UnsafeProject(SECRET_KEY)
    if re.search(r"(?<![a-z0-9])sbp_", seen):
        raise UnsafeProject(ACCESS_TOKEN)
    for word in re.split(r"[\s\"'&=#?:]+", text):
        if any(role not in (None, "", "anon") for role in _roles(word)):
            raise UnsafeProject(SECRET_KEY)


def advice_on_key(key: str) -> Sentence | None:
    """What to say of a key that is used all the same."""
    if key.startswith(PUBLISHABLE):
        return None
    return UNKNOWN_KEY if _claims(key) is None else OLDER_KEY


def read_invitation(text: str) -> tuple[str, str]:
    """Address and key out of a connect line or a link, as they stand there. Raises InvalidInput, UnsafeProject.

    `organic-desktop connect URL KEY`, `organic-desktop://connect?url=URL&key=KEY`, `https://PROJECT/#key=KEY`.
    """
    line = text.strip()
    if len(line) > LONGEST_LINE or not line.isprintable():
        raise InvalidInput(NO_INVITATION)
    refuse_secrets(line)
    try:
        found = _LINE.fullmatch(line)
        address, key = found.groups() if found else _read_link(line)
    except ValueError:  # half a bracket in the host
        raise InvalidInput(NO_INVITATION) from None
    refuse_secrets(f"{address} {key}")  # a link spells them in its own way
    return address.strip(_QUOTES), key.strip(_QUOTES)


def _read_link(line: str) -> tuple[str, str]:
    parts = urlsplit(line)
    if parts.scheme == LINK_SCHEME and (parts.netloc, parts.path.strip("/"), parts.fragment) == ("connect", "", ""):
        named = parse_qsl(parts.query, keep_blank_values=True, strict_parsing=True)
        if sorted(name for name, _ in named) == ["key", "url"]:
            return dict(named)["url"], dict(named)["key"]
    if parts.scheme == "https" and not parts.query and parts.path in ("", "/"):
        named = parse_qsl(parts.fragment, keep_blank_values=True, strict_parsing=True)
        if [name for name, _ in named] == ["key"]:
            return f"https://{parts.netloc}", named[0][1]
    raise InvalidInput(NO_INVITATION)


def _bare(text: str) -> str:
    """The text without what people copy along: spaces, quotes, a header's name."""
    before = None
    while before != text:
        before, text = text, _WRAPPING.sub("", text.strip().strip("\u200b\u2060\ufeff").strip(_QUOTES))
    return text


def _roles(key: str) -> Iterator[Any]:
    """Every ``role`` that a key in the form of a JWT claims, however it is spelt."""
    for name, value in _claims(key) or ():
        if name.casefold() == "role":
            yield value


def _claims(key: str) -> list[tuple[str, Any]] | None:
    """The claims of a JWT, as Supabase's older keys are, doubled ones included; None if it isn't one."""
    pairs: list[tuple[str, Any]] = []

    def keep(found: list[tuple[str, Any]]) -> dict[str, Any]:
        pairs.extend(found)
        return dict(found)

    try:
        payload = key.split(".")[1].translate(str.maketrans("+/", "-_")).rstrip("=")
        claims = json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)), object_pairs_hook=keep)
    except (IndexError, ValueError, RecursionError):
        return None
    return pairs if isinstance(claims, dict) else None
