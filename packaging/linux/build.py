"""Makes the packages for Linux from a bundle: a .deb, an .rpm, and a .run that needs no root.

Two builds of one commit are the same bytes: times are SOURCE_DATE_EPOCH's, else the commit's.

Usage: .venv-packaging/bin/python packaging/linux/build.py [--bundle FOLDER] [--out FOLDER] [--version X] [--only KIND]
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess  # its words are this file's  # nosec B404
import sys
import tomllib
from datetime import UTC, datetime
from pathlib import Path
from string import Template

from needs import deb_depends, needs_of, rpm_requires
from selfextracting import make_run
from staging import HERE, NAME, ROOT, Stage, run

KINDS = ("deb", "rpm", "run")
COMPRESSION = {"deb_compression": "zstd", "rpm_compression": "zstd"}


def main() -> None:
    words = parse()
    version, time = packaged(words.version), build_time()
    work = ROOT / "build" / "linux"
    Stage(work / "root", version, time).make(words.bundle)
    needs = needs_of(words.bundle)
    words.out.mkdir(parents=True, exist_ok=True)
    names = {"deb": f"{NAME}_{version}_amd64.deb", "rpm": f"{NAME}-{version}-1.x86_64.rpm", "run": f"{NAME}-{version}-x86_64.run"}
    filled = Template((HERE / "nfpm.yaml").read_text(encoding="utf-8")).substitute(
        version=version,
        time=datetime.fromtimestamp(time, UTC).isoformat(),
        root=work / "root",
        deb_depends=json.dumps(deb_depends(needs)),
        rpm_depends=json.dumps(rpm_requires(needs)),
        **COMPRESSION,
    )
    (work / "nfpm.yaml").write_text(filled, encoding="utf-8")
    nfpm = Path(sys.executable).with_name("nfpm")
    for kind in words.kinds or KINDS:
        target = words.out / names[kind]
        if kind == "run":
            make_run(work / "root/usr/lib" / NAME, work / "run", target, version, needs.glibc, time)
            continue
        environment = {"SOURCE_DATE_EPOCH": str(time), "DO_NOT_TRACK": "1"}
        run(nfpm, "package", "--config", work / "nfpm.yaml", "--packager", kind, "--target", target, **environment)


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bundle", type=Path, default=ROOT / "build" / "bundle" / NAME)
    parser.add_argument("--out", type=Path, default=ROOT / "dist")
    parser.add_argument("--version", default=tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"])
    parser.add_argument("--only", action="append", choices=KINDS, dest="kinds")
    return parser.parse_args()


def packaged(version: str) -> str:
    """Python's version as dpkg and rpm order it: what comes before a release sorts before it."""
    found = re.fullmatch(r"(\d+(?:\.\d+)*)(?:\.?(a|b|rc|dev)(\d+))?", version)
    if not found:
        sys.exit(f"{version} is no version that a package can have: 1.2.3, 1.2.3rc1 or 1.2.3.dev1")
    return found[1] + (f"~{found[2]}{found[3]}" if found[2] else "")


def build_time() -> int:
    """The moment that all files get, in seconds since 1970."""
    given = os.environ.get("SOURCE_DATE_EPOCH")
    if given:
        return int(given)
    command = ["git", "-C", str(ROOT), "log", "-1", "--format=%ct"]
    return int(subprocess.run(command, check=True, capture_output=True, text=True).stdout)  # noqa: S603  # nosec B603


if __name__ == "__main__":
    main()
