"""Makes the packages for Linux from a bundle: a .deb, an .rpm, and a .run that needs no root (docs/packaging.md).

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
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from string import Template

if not __package__:
    sys.path[0] = str(Path(__file__).resolve().parents[1])

from project import ROOT, project_version

from linux.needs import Needs, Unknown, deb_depends, needs_of, rpm_requires
from linux.selfextracting import make_run
from linux.staging import HERE, MAINTAINER, NAME, Stage, run

FILES = {
    "deb": f"{NAME}_{{}}_amd64.deb",
    "rpm": f"{NAME}-{{}}-1.x86_64.rpm",
    "run": f"{NAME}-{{}}-x86_64.run",
}
XZ = ("-Zxz", "-z3")  # four fifths of zstd's size, and half the time of xz's usual level


def main() -> None:
    words = parse()
    version, time = packaged(words.version), build_time()
    words.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=words.out) as folder:  # beside the target, so that it is renamed into place
        work = Path(folder)
        root = work / "root"
        Stage(root, version, time).make(words.bundle)
        needs = needs_of(words.bundle)
        config = write_config(work / "nfpm.yaml", version, time, root, needs)
        for kind in words.kinds or FILES:
            made = work / FILES[kind].format(version)
            if kind == "run":
                make_run(root / "usr/lib" / NAME, work / "run", made, version, needs.glibc, time)
            else:
                make_package(config, kind, made, time)
            made.chmod(0o755 if kind == "run" else 0o644)
            made.replace(words.out / made.name)
            print(words.out / made.name)


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bundle", type=Path, default=ROOT / "build" / "bundle" / NAME)
    parser.add_argument("--out", type=Path, default=ROOT / "dist")
    parser.add_argument("--version", default=project_version())
    parser.add_argument("--only", action="append", choices=FILES, dest="kinds")
    return parser.parse_args()


def packaged(version: str) -> str:
    """Python's version as dpkg and rpm order it: what comes before a release sorts before it."""
    found = re.fullmatch(r"(\d+(?:\.\d+)*)(?:\.?(a|b|rc|dev)(\d+))?", version)
    if not found:
        sys.exit(f"{version} is no version that a package can have: 1.2.3, 1.2.3rc1 or 1.2.3.dev1")
    # dpkg and rpm sort ~~ before ~, and that before nothing
    before = {"a": "~a", "b": "~b", "rc": "~rc", "dev": "~~dev"}
    return found[1] + (before[found[2]] + found[3] if found[2] else "")


def build_time() -> int:
    """The moment that all files get, in seconds since 1970."""
    given = os.environ.get("SOURCE_DATE_EPOCH")
    if given:
        return int(given)
    command = ["git", "-C", str(ROOT), "log", "-1", "--format=%ct"]
    said = subprocess.run(command, check=False, capture_output=True, text=True).stdout  # noqa: S603  # nosec B603
    if not said:
        sys.exit("This isn't a git clone: set SOURCE_DATE_EPOCH to the seconds since 1970 that all files shall get.")
    return int(said)


def write_config(path: Path, version: str, time: int, root: Path, needs: Needs) -> Path:
    """nfpm.yaml, filled in; a list of JSON is one of YAML as well."""
    template = Template((HERE / "nfpm.yaml").read_text(encoding="utf-8"))
    filled = template.substitute(
        version=version,
        maintainer=MAINTAINER,
        time=datetime.fromtimestamp(time, UTC).isoformat(),
        root=root,
        deb_depends=json.dumps(deb_depends(needs)),
        rpm_depends=json.dumps(rpm_requires(needs)),
    )
    path.write_text(filled, encoding="utf-8")
    return path


def make_package(config: Path, kind: str, made: Path, time: int) -> None:
    epoch = {"SOURCE_DATE_EPOCH": str(time)}
    nfpm = Path(sys.executable).with_name("nfpm")
    run(nfpm, "package", "--config", config, "--packager", kind, "--target", made, quiet=True, env=epoch)
    if kind == "deb":  # nfpm's own xz takes minutes, so dpkg packs again what nfpm left unpacked
        files = made.with_suffix("")
        run("dpkg-deb", "--raw-extract", made, files)
        run("dpkg-deb", "--root-owner-group", *XZ, "--build", files, made, quiet=True, env=epoch)


if __name__ == "__main__":
    try:
        main()
    except Unknown as failure:
        sys.exit(str(failure))
