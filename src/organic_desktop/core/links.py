"""What a desktop opens the program with: links (``organic-desktop://connect?url=…&key=…``) and files.

What a link says is read by core/project.py. Every start of the program imports this module, so it imports little.
"""

from __future__ import annotations

import os
import sys

SCHEME = "organic-desktop"
LONGEST_LINK = 2_000
LONGEST_PATH = 4_096  # Linux takes no longer one
FILE_LINK = "file:"


def is_link(argument: str) -> bool:
    """True if an argument of the program is a link to it, sound or not."""
    return argument.casefold().startswith(f"{SCHEME}:")


def is_file(argument: str) -> bool:
    """True if an argument of the program names a file to import: no verb has a dot or a separator in it."""
    is_word = not argument.startswith("-") and not is_link(argument)
    return is_word and any(sign in argument for sign in (".", os.sep, FILE_LINK))


def path_of(argument: str) -> str:
    """Return the absolute path that an argument names, which may be a ``file:`` link; "" if that leads to none here.

    Desktops give one or the other for %u (Desktop Entry Specification, "The Exec key").
    """
    if not argument.casefold().startswith(FILE_LINK):
        return os.path.abspath(argument)
    from urllib.parse import unquote, urlsplit
    from urllib.request import url2pathname

    try:
        parts = urlsplit(argument)
        if parts.netloc not in ("", "localhost"):
            return ""
        encoding = sys.getfilesystemencoding()
        path = unquote(parts.path, encoding, "surrogateescape") if os.sep == "/" else url2pathname(parts.path)
    except (ValueError, OSError):  # file://[::1/ is no address; Windows' own rule refuses others
        return ""
    return os.path.abspath(path)
