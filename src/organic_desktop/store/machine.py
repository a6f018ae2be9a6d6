"""Which computer this is, in a form that tells nobody else: the system's own id for it, hashed."""

from __future__ import annotations

import hashlib
import re
import subprocess  # used below  # nosec B404
import sys
from functools import cache
from pathlib import Path

SALT = b"organic-desktop "
PATIENCE_SECONDS = 5.0


@cache
def machine_id() -> str:
    """The same at each start of this computer, another on every other; "" if the system names none."""
    try:
        system_id = _system_id().strip()
    except (OSError, ValueError, subprocess.SubprocessError):
        return ""
    return hashlib.sha256(SALT + system_id.encode()).hexdigest()[:32] if system_id else ""


def _system_id() -> str:
    if sys.platform == "win32":
        import winreg

        where = winreg.KEY_READ | winreg.KEY_WOW64_64KEY
        with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, r"SOFTWARE\Microsoft\Cryptography", 0, where) as key:
            return str(winreg.QueryValueEx(key, "MachineGuid")[0])
    if sys.platform == "darwin":
        asked = ["/usr/sbin/ioreg", "-rd1", "-c", "IOPlatformExpertDevice"]
        # Apple's own program by its full path, with nothing of anybody's in its arguments.
        told = subprocess.run(asked, capture_output=True, text=True, timeout=PATIENCE_SECONDS, check=True).stdout  # noqa: S603  see above  # nosec B603
        found = re.search(r'"IOPlatformUUID" = "([^"]+)"', told)
        return found[1] if found else ""
    return Path("/etc/machine-id").read_text(encoding="ascii")
