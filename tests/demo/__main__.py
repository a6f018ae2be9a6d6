"""`make demo`: a year of plausible data in a data folder of its own, on a server of its own, opened in the desktop.

Everything is under ``.cache/demo``, secrets too, and made anew each time; the user's own data and keyring are not read.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime

from organic_desktop.app.facade import App
from tests.demo.elsewhere import be_refused
from tests.demo.fill import fill, keep_secrets_in
from tests.server.lite import ROOT, fresh_server

FOLDER = ROOT / ".cache" / "demo"


def main() -> int:
    """Fill and open; the desktop's exit code. The server lives as long as the window."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # the server is ended, too
    shutil.rmtree(FOLDER, ignore_errors=True)
    data = FOLDER / "data"
    data.mkdir(parents=True, mode=0o700)
    keep_secrets_in(FOLDER / "keyring.json")
    print("Starting a server for the demo (10 seconds) …", file=sys.stderr, flush=True)
    with fresh_server("pglite") as server:
        print("Filling a year of days, afresh each time (20 seconds) …", file=sys.stderr, flush=True)
        fill(data, server, datetime.now(UTC))
        with closing(App(data)) as app:
            be_refused(app, server)
        command = [sys.executable, "-m", "organic_desktop", "--data-dir", str(data)]
        return subprocess.run(command, cwd=ROOT, env=os.environ, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
