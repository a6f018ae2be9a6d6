"""The entry points: no words open the window, words are the command line (``shared/cli.md``).

Qt is imported for the window only, and nothing of weight before it is known that no window is open on the folder.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from organic_desktop.core.links import is_link
from organic_desktop.core.terminal import end_process, show_fault
from organic_desktop.system.installation import QT_VARIABLES, restore_environment

WINDOW_FLAGS = frozenset({"--minimized", "--verbose"})
WITH_A_VALUE = ("--data-dir", "--log", "--open")


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program; returns its exit code."""
    if argv is None:
        sys.excepthook = show_fault
    words = list(sys.argv[1:] if argv is None else argv)
    if _wants_window(words):
        restore_environment(keep=QT_VARIABLES)
        from organic_desktop.launch import launch

        code = launch(words)
        if argv is None:
            end_process(code)
        return code
    restore_environment()
    from organic_desktop import cli

    return cli.main(words)


def window() -> int:
    """Run the window alone, which has no console on Windows: words of the command line are wrong here."""
    sys.excepthook = show_fault
    restore_environment(keep=QT_VARIABLES)
    from organic_desktop.launch import launch

    end_process(launch(sys.argv[1:], program="organic-desktop-window"))


def _wants_window(words: list[str]) -> bool:
    """Whether nothing but the window's own flags and links is there."""
    rest = iter(words)
    for word in rest:
        if word in WITH_A_VALUE:
            if next(rest, None) is None:
                return word != "--data-dir"
        elif (
            word not in WINDOW_FLAGS
            and not word.startswith(tuple(f"{flag}=" for flag in WITH_A_VALUE))
            and not is_link(word)
        ):
            return False
    return True


if __name__ == "__main__":
    sys.exit(main())
