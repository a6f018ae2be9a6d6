"""What the machine's own apt says of mirrors, proxies and checks, for roots that are to be made by the same way.

The configuration is asked at run time: no mirror is named here.
"""

from __future__ import annotations

import platform
import re
import subprocess

RELEASE_FILE = re.compile(r"'(?P<mirror>\S+?)/+dists/(?P<release>\S+)/InRelease'")
# What apt keeps below these names describes the machine's own lists, which a root makes for itself.
NOT_THEIRS = ("Acquire::IndexTargets", "Acquire::Changelogs", "Acquire::GzipIndexes", "Acquire::CompressionTypes")


def sources(suite: str) -> list[str]:
    """Return the lines of a sources.list for ``suite``: the machine's own mirrors of Debian, with another suite."""
    own = platform.freedesktop_os_release()["VERSION_CODENAME"]
    found = RELEASE_FILE.findall(_said("apt-get", "update", "--print-uris"))
    lines = [
        f"deb {mirror} {release.replace(own, suite)} main"
        for mirror, release in found
        if release.removeprefix(own) in {"", "-updates", "-security"}
    ]
    assert lines, f"apt-get update --print-uris names no mirror of {own}"
    return list(dict.fromkeys(lines))


def settings() -> list[str]:
    """Return the lines of an apt.conf that say how to fetch: proxies, dates, certificates."""
    said = _said("apt-config", "dump", "Acquire").splitlines()
    return [line for line in said if "::" in line.split()[0] and not line.startswith(NOT_THEIRS)]


def _said(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout
