"""A Supabase project as users name it: by its address and publishable key, or by a line or link that contains both.

The one set of rules for the command line, the window, the clipboard and links. A key with more rights than a client's
is refused without being repeated. Whoever wrote a link is a stranger: it may name a project and nothing else, and what
it names is shown and asked about before it is used (docs/decisions/0036).
"""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, quote, urlsplit

from organic_desktop.core.errors import InvalidInput, UnsafeProject
from organic_desktop.core.links import LONGEST_LINK, SCHEME, is_link
from organic_desktop.core.messages import Sentence

LONGEST_LINE = 8_000
LONGEST_ADDRESS, LONGEST_KEY = 300, 600  # of a link, so that both fit on a screen beside the question
LONGEST_HOST = 253  # of the whole name; a part between two points has at most 63
LOOPBACK = {"localhost", "127.0.0.1", "::1"}
PUBLISHABLE = "sb_publishable_"

SECRET_KEY = Sentence(
    "That is a secret key. Use the project's publishable (anon) key; keep the secret one off this computer."
)
ACCESS_TOKEN = Sentence(
    "That is a personal access token, which gives access to all your projects. Use the project's publishable "
    "(anon) key."
)
DATABASE = Sentence(
    "That is a database's address or password. Organic needs the project's https address and its publishable key."
)
NOT_A_KEY = Sentence("That isn't a publishable key: it contains invalid characters.")
OLDER_KEY = Sentence(
    "This is an older Supabase key, which is being phased out. It works for now; the project's publishable "
    "key, which begins with sb_publishable_, is better."
)
UNKNOWN_KEY = Sentence(
    "This doesn't look like a Supabase key, which begins with sb_publishable_. If sign-in fails, check it."
)
NO_CONNECT_LINE = Sentence(
    "That isn't an invitation. An invitation looks like: organic-desktop connect https://abc.supabase.co "
    "sb_publishable_…"
)

_QUOTES = "\"'`“”‘’„«»<>"
_WRAPPING = re.compile(r"^(?:authorization\s*:\s*)?(?:bearer\s+|apikey\s*[:=]\s*)", re.IGNORECASE)
_DATABASE = re.compile(r"postgres(?:ql)?(?:\+\w+)?:|\bpassword\s*=|:[^/]*@", re.IGNORECASE)
_KEY = re.compile(r"[A-Za-z0-9._~+/=-]+")
_LINE = re.compile(r"(?:\$ +)?(?:\S*[/\\])?organic-desktop(?:\.exe)? +connect +(\S+) +(\S+)", re.IGNORECASE)
_IPV6 = re.compile(r"[0-9A-Fa-f:.]{2,45}")
_HOST_PART = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?")


@dataclass(frozen=True)
class Project:
    """A Supabase project as any client may know it: its address and its publishable (anon) key."""

    url: str
    publishable_key: str


# -- address and key --------------------------------------------------------------------------------------------------


def checked_project(url: str, publishable_key: str) -> Project:
    """Return the project if it is safe to use: https (or this computer), and a key that any client may have.

    Raises UnsafeProject.
    """
    refuse_secrets(url)
    url = url.strip().rstrip("/")
    if url.casefold().startswith("postgres"):
        raise UnsafeProject(DATABASE)
    not_one = UnsafeProject("That isn't a Supabase project's address, e.g. https://abc.supabase.co.")
    try:
        parts = urlsplit(url)
        port_is_sound = parts.port is None or parts.port > 0
    except ValueError:  # half a bracket, a port beyond 65535
        raise not_one from None
    if parts.scheme not in {"http", "https"} or not _is_host(host := parts.hostname or "") or not port_is_sound:
        raise not_one
    # `urlsplit` drops line breaks; a password in the address would be shown and kept in a file.
    if (
        "@" in parts.netloc
        or ("[" in parts.netloc) != (":" in host)
        or parts.query
        or parts.fragment
        or not url.isprintable()
        or " " in url
    ):
        raise not_one
    if parts.scheme == "http" and parts.hostname not in LOOPBACK:
        raise UnsafeProject("Plain http would send your data unencrypted; use the project's https address.")
    return Project(url, checked_key(publishable_key))


def checked_key(text: str) -> str:
    """Return the key without quotes or a header's name around it. Raises UnsafeProject, which never repeats it."""
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
    """Raise UnsafeProject if the text contains a key with more rights than a client's, or a personal access token."""
    seen = text.casefold()
    if "sb_secret_" in seen:
        raise UnsafeProject(SECRET_KEY)
    if re.search(r"(?<![a-z0-9])sbp_", seen):
        raise UnsafeProject(ACCESS_TOKEN)
    for word in re.split(r"[\s\"'&=#?:]+", text):
        if any(role not in (None, "", "anon") for role in _roles(word)):
            raise UnsafeProject(SECRET_KEY)


def advice_on_key(key: str) -> Sentence | None:
    """A warning about a key of an older or unknown form, which is used all the same; None for today's form."""
    if key.startswith(PUBLISHABLE):
        return None
    return UNKNOWN_KEY if _claims(key) is None else OLDER_KEY


# -- connect lines and links ------------------------------------------------------------------------------------------


def read_connect_line(text: str) -> tuple[str, str]:
    """Return address and key from a connect line or a link, unchecked. Raises InvalidInput, UnsafeProject.

    `organic-desktop connect URL KEY`, `organic-desktop://connect?url=URL&key=KEY`, `https://PROJECT/#key=KEY`.
    """
    line = text.strip()
    if len(line) > LONGEST_LINE or not line.isprintable():
        raise InvalidInput(NO_CONNECT_LINE)
    refuse_secrets(line)
    try:
        found = _LINE.fullmatch(line)
        address, key = found.groups() if found else _read_link(line)
    except ValueError:  # half a bracket in the host
        raise InvalidInput(NO_CONNECT_LINE) from None
    refuse_secrets(f"{address} {key}")  # decoded: a link may have percent-encoded them
    return address.strip(_QUOTES), key.strip(_QUOTES)


def project_from_link(link: str) -> Project:
    """Return the project that a link names, its address in ASCII and normalized. Raises InvalidInput, UnsafeProject.

    Neither error repeats the link.
    """
    refuse_secrets(link[:LONGEST_LINK])
    try:
        if len(link) > LONGEST_LINK or not link.isprintable() or not is_link(link):
            raise InvalidInput
        project = checked_project(*read_connect_line(link))
        if len(project.url) > LONGEST_ADDRESS or len(project.publishable_key) > LONGEST_KEY:
            raise InvalidInput
    except InvalidInput:
        raise InvalidInput(
            Sentence(
                "That link isn't for a project. A valid link looks like: "
                "organic-desktop://connect?url=https://abc.supabase.co&key=sb_publishable_…"
            )
        ) from None
    parts = urlsplit(project.url)
    if parts.scheme != "https":
        raise UnsafeProject(Sentence("A link must use an https address."))
    host = (parts.hostname or "").encode("idna").decode("ascii").lower()
    host = f"[{host}]" if ":" in host else host
    port = f":{parts.port}" if parts.port not in (None, 443) else ""
    path = quote(parts.path, safe="/%:@!$&'()*+,;=~")
    return Project(f"https://{host}{port}{path}", project.publishable_key)


def _read_link(line: str) -> tuple[str, str]:
    parts = urlsplit(line)
    if parts.scheme == SCHEME and (parts.netloc, parts.path.strip("/"), parts.fragment) == ("connect", "", ""):
        named = parse_qsl(parts.query, keep_blank_values=True, strict_parsing=True)
        if sorted(name for name, _ in named) == ["key", "url"]:
            return dict(named)["url"], dict(named)["key"]
    if parts.scheme == "https" and not parts.query and parts.path in ("", "/"):
        named = parse_qsl(parts.fragment, keep_blank_values=True, strict_parsing=True)
        if [name for name, _ in named] == ["key"]:
            return f"https://{parts.netloc}", named[0][1]
    raise InvalidInput(NO_CONNECT_LINE)


# -- details ----------------------------------------------------------------------------------------------------------


def _is_host(name: str) -> bool:
    """True if a host name can be looked up: one that can't ("abc..supabase.co") would break every later request."""
    if ":" in name:  # an IPv6 address, whose brackets `urlsplit` removed
        return _IPV6.fullmatch(name) is not None
    try:
        ascii_name = name if name.isascii() else name.encode("idna").decode("ascii")
    except UnicodeError:
        return False
    parts = ascii_name.removesuffix(".").split(".")
    return len(ascii_name) <= LONGEST_HOST and all(map(_HOST_PART.fullmatch, parts))


def _bare(text: str) -> str:
    """Strip what people copy along with a key: spaces, quotes, a header's name."""
    before = None
    while before != text:
        stripped = text.strip().strip("\u200b\u2060\ufeff").strip(_QUOTES)
        before, text = text, _WRAPPING.sub("", stripped)
    return text


def _roles(key: str) -> Iterator[Any]:
    """Every ``role`` claim of a key that is a JWT, in whatever case its name is written."""
    for name, value in _claims(key) or ():
        if name.casefold() == "role":
            yield value


def _claims(key: str) -> list[tuple[str, Any]] | None:
    """All claims of a JWT (Supabase's older keys), repeated ones included; None if the key isn't one."""
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
