"""A process that renews the session of a data folder again and again, and uses it: ``python -m … FOLDER TIMES``.

It prints how often it renewed, and the errors that it met by class.
"""

from __future__ import annotations

import json
import sys
from contextlib import closing
from pathlib import Path

from organic_desktop.app.facade import App
from organic_desktop.core.errors import OrganicError

CYCLE_EVERY = 25

if __name__ == "__main__":
    errors: list[str] = []
    renewed = 0
    with closing(App(Path(sys.argv[1]))) as app:
        print("ready", flush=True)
        sys.stdin.readline()
        for number in range(int(sys.argv[2])):
            try:
                app._sessions.renew(app._sessions.token())
                renewed += 1
                if number % CYCLE_EVERY == 0:
                    app.sync()
            except OrganicError as error:
                errors.append(f"{type(error).__name__}: {error.message}")
    print(json.dumps({"renewed": renewed, "errors": errors}), flush=True)
