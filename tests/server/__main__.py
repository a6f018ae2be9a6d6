"""``make server``: the real server for a developer, with rows and keys that last, until Ctrl+C."""

from __future__ import annotations

import argparse
import signal
import sys

from tests.server.databases import DRIVERS
from tests.server.lite import ROOT, lasting_server


def main() -> None:
    """Start it, print the line that connects a desktop to it, and wait for Ctrl+C."""
    options = argparse.ArgumentParser(prog="python -m tests.server", description=__doc__)
    options.add_argument("--driver", choices=DRIVERS, default="pglite")
    options.add_argument("--port", type=int, default=54321)
    chosen = options.parse_args()
    server = lasting_server(chosen.driver, ROOT / ".cache" / f"dev-{chosen.driver}", chosen.port)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        print("Starting the server (10 seconds) …", file=sys.stderr, flush=True)
        server.start()
        print(f"organic-desktop connect {server.url} {server.publishable_key}", flush=True)
        print(
            "Press Ctrl+C to stop; rows and keys stay. Then: organic-desktop sign-up --email you@example.com",
            flush=True,
        )
        signal.pause()
    except KeyboardInterrupt:
        pass
    finally:
        server.close()


if __name__ == "__main__":
    main()
