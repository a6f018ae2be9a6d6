"""Makes the MSI and the setup.exe for Windows, on Linux (docs/packaging.md, Windows).

Two builds of one commit are the same bytes: times are SOURCE_DATE_EPOCH's, else the commit's.

Usage: .venv-packaging/bin/python packaging/windows/build.py [--out FOLDER] [--version X] [--only KIND]
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path

if not __package__:
    sys.path[0] = str(Path(__file__).resolve().parents[1])

from licences.collect import Unlicensed
from linux.build import build_time
from project import ROOT, project_version

from windows import bill, msi, nsis, payload, signing
from windows.pe import WrongSignature
from windows.place import PAYLOAD

FILES = {"msi": "organic-desktop-{}.msi", "setup": "organic-desktop-{}-setup.exe"}
MAKERS = {"msi": msi.make, "setup": nsis.make}


def main() -> None:
    words = parse()
    time = build_time()
    os.environ["SOURCE_DATE_EPOCH"] = str(time)
    if not words.payload:
        payload.make(words.version)
        signing.sign(*sorted(PAYLOAD.glob("organic-desktop*.exe")))
        words.out.mkdir(parents=True, exist_ok=True)
        bill.write(words.out / f"organic-desktop-{words.version}-windows.cdx.json")
    laid_out = (words.payload or PAYLOAD).resolve()
    settle(laid_out, time)
    words.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=words.out) as folder:  # beside the target, so that it is renamed into place
        for kind in words.kinds or FILES:
            made = Path(folder, FILES[kind].format(words.version))
            MAKERS[kind](laid_out, made, words.version, time, words.quick)
            signing.sign(made)
            made.chmod(0o644)
            made.replace(words.out / made.name)
            print(words.out / made.name)


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=lambda word: Path(word).resolve(), default=ROOT / "dist")
    parser.add_argument("--version", default=project_version())
    parser.add_argument("--only", action="append", choices=FILES, dest="kinds")
    parser.add_argument("--payload", type=Path, help="pack this folder, which an earlier build laid out")
    parser.add_argument("--quick", action="store_true", help="setup.exe without compression, for tests")
    return parser.parse_args()


def settle(folder: Path, time: int) -> None:
    for path in [folder, *folder.rglob("*")]:
        path.chmod(0o755 if path.is_dir() else 0o644)
        os.utime(path, (time, time))


if __name__ == "__main__":
    try:
        main()
    except (payload.Unfit, WrongSignature, Unlicensed) as failure:
        sys.exit(str(failure))
