"""What a person may say of themselves: the columns of ``users`` that are theirs to change, and which values they take.

The e-mail address isn't among them: it is the account's, and changed through the account alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from urllib.parse import urlsplit
from zoneinfo import available_timezones

from organic_desktop.core.errors import InvalidInput
from organic_desktop.core.messages import Sentence

NAME, PICTURE, ZONE = "full_name", "avatar_url", "timezone"
LONGEST_NAME = 200
LONGEST_ADDRESS = 2_000
"""More than any browser keeps of an address without trouble."""

_SPACE = re.compile(r"\s")


def checked_person(changes: Mapping[str, str | None]) -> dict[str, str | None]:
    """Return columns as the row stores them; "" and None clear one. Raises InvalidInput."""
    return {column: _CHECKS[column]((text or "").strip()) or None for column, text in changes.items()}


def _name(text: str) -> str:
    if not text.isprintable():
        raise InvalidInput("The name contains a character that can't be shown, such as a line break.")
    if len(text) > LONGEST_NAME:
        raise InvalidInput(Sentence("The name can't be longer than {most} characters.", most=LONGEST_NAME))
    return text


def _picture(text: str) -> str:
    if not text:
        return ""
    if len(text) > LONGEST_ADDRESS:
        raise InvalidInput(
            Sentence("The picture's address can't be longer than {most} characters.", most=LONGEST_ADDRESS)
        )
    if not text.isprintable() or _SPACE.search(text) or not _is_web_address(text):
        raise InvalidInput("Enter the picture's web address, e.g. https://example.com/me.jpg.")
    return text


def _is_web_address(text: str) -> bool:
    """True for http and https alone: whoever shows the picture must not be led to a file or a program."""
    try:
        parts = urlsplit(text)
        return (
            parts.scheme in {"http", "https"} and bool(parts.hostname) and "@" not in parts.netloc and parts.port != 0
        )
    except ValueError:  # no address at all, or no port
        return False


def _zone(text: str) -> str:
    if text and not is_zone(text):
        raise InvalidInput(
            Sentence("There is no time zone “{name}”. Enter one such as Europe/Vienna.", name=text[:100])
        )
    return text


def is_zone(name: str) -> bool:
    """True for a name of the IANA's list that this computer knows."""
    return name in available_timezones()


_CHECKS: Mapping[str, Callable[[str], str]] = {NAME: _name, PICTURE: _picture, ZONE: _zone}
