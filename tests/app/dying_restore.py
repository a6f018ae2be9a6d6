"""Restores backups in processes that die: a line "FOLDER BACKUP SECONDS" is answered with how one ended.

Each is ended by the kernel after that time, in the middle of whatever it does. They are forked from this one, which has
imported everything and holds nothing.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

from organic_desktop.app.facade import App


def main() -> None:
    for line in sys.stdin:
        folder, backup, seconds = line.split()
        process = os.fork()
        if not process:
            signal.setitimer(signal.ITIMER_REAL, float(seconds))  # whose signal nobody handles
            app = App(Path(folder))
            app.backups.restore(app.backups.preview(Path(backup)))
            os._exit(0)
        _, status = os.waitpid(process, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)


if __name__ == "__main__":
    main()
