"""The one entry point: no words open the window, words are the command line (``shared/cli.md``).

Qt is imported for the window only, and nothing of weight before it is known which of the two it is.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

WINDOW_FLAGS = frozenset({"--minimized", "--verbose"})


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program; returns its exit code."""
    words = list(sys.argv[1:] if argv is None else argv)
    if _wants_window(words):
        from organic_desktop.ui.start import open_window

        return open_window(words)
    from organic_desktop import cli

    return cli.main(words)


def _wants_window(words: list[str]) -> bool:
    """Whether nothing but the window's own flags is there."""
    rest = [word for word in words if word not in WINDOW_FLAGS and not word.startswith("--data-dir=")]
    return not rest or (rest[0] == "--data-dir" and len(rest) == 2)


if __name__ == "__main__":
    sys.exit(main())
