"""Deletes an account in processes that die: a line "FOLDER NUMBER keep|delete" is answered with how one ended.

Each dies as by SIGKILL before the file operation of that number in its data folder. They are forked from this one,
which has imported everything and holds nothing.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

from organic_desktop.app.facade import App
from organic_desktop.remote import rest  # noqa: F401  imported once, for all of them

OPERATIONS = {"os.rename", "os.remove", "sqlite3.connect"}
DIED = 9


def main() -> None:
    for line in sys.stdin:
        folder, number, choice = line.split()
        process = os.fork()
        if not process:
            _delete(Path(folder), int(number), keep_data=choice == "keep")
            os._exit(0)
        _, status = os.waitpid(process, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)


def _delete(folder: Path, number: int, *, keep_data: bool) -> None:
    left = number

    def count(event: str, arguments: tuple[Any, ...]) -> None:
        nonlocal left
        if event in OPERATIONS and str(folder) in str(arguments[0]):
            left -= 1
            if not left:
                os._exit(DIED)

    app = App(folder)
    sys.addaudithook(count)
    app.account.delete(keep_data=keep_data)
    app.close()


if __name__ == "__main__":
    main()
