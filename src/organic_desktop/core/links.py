"""Links that open the program from a browser or a mail: ``organic-desktop://connect?url=…&key=…``.

What a link says is read by core/project.py. Every start of the program imports this module, so it imports nothing.
"""

from __future__ import annotations

SCHEME = "organic-desktop"
LONGEST_LINK = 2_000


def is_link(argument: str) -> bool:
    """True if an argument of the program is a link to it, sound or not."""
    return argument.casefold().startswith(f"{SCHEME}:")
