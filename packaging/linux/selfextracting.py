"""The .run: the bundle, packed, and install.sh, behind makeself's header, which checks and unpacks them.

The header's own words are not all that our users need: --uninstall and --as-root go through it to install.sh.
"""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess  # its words are this file's  # nosec B404
from datetime import UTC, datetime
from pathlib import Path

from linux.staging import HERE, run

HEADER = Path("/usr/share/makeself/makeself-header.sh")
OWN_WORDS = "--uninstall | --as-root"
UNKNOWN_WORD = "\n    -*)\n"
ROOM = 1.1  # of what is unpacked: a disk counts in blocks
XZ = ("xz", "-3", "--threads=2", "--stdout")  # the number of threads is in the bytes


def make_run(bundle: Path, work: Path, target: Path, version: str, glibc: str, time: int) -> None:
    """Pack ``bundle``, whose modes and times are settled, into ``target``; ``work`` is a folder of this alone."""
    shutil.rmtree(work, ignore_errors=True)
    content = work / "content"
    content.mkdir(parents=True)
    shutil.copyfile(HERE / "install.sh", content / "install.sh")
    kilobytes = round(sum(path.lstat().st_size for path in bundle.rglob("*")) * ROOM / 1024)
    about = {"version": version, "glibc": glibc, "kilobytes": kilobytes}
    (content / "about").write_text("".join(f"{key}={shlex.quote(str(value))}\n" for key, value in about.items()))
    pack(bundle, content / "program.tar.xz", time)
    for path in (content, *content.iterdir()):
        path.chmod(0o755 if path.is_dir() else 0o644)  # whatever the umask is
        os.utime(path, (time, time))
    (work / "header.sh").write_text(header(HEADER.read_text(encoding="utf-8")), encoding="utf-8")
    command = ["sh", str(content / "install.sh"), "--help"]
    usage = subprocess.run(command, capture_output=True, text=True, check=True).stdout  # noqa: S603  # nosec B603
    (work / "help").write_text(f"{usage}\nThe rest is of the archive itself. ", encoding="utf-8")
    # The command stands in the file, so it has no path of this computer.
    run(
        *("makeself", "--quiet", "--nocomp", "--sha256", "--nomd5", "--nocrc", "--nox11", "--noprogress"),
        *("--header", "./header.sh", "--help-header", "help", "--tar-extra", " ".join(same_each_time(time))),
        *("--packaging-date", datetime.fromtimestamp(time, UTC).isoformat()),
        *("content", "made.run", f"Organic {version}", "sh", "./install.sh"),
        cwd=work,
    )
    (work / "made.run").replace(target)


def pack(bundle: Path, target: Path, time: int) -> None:
    tar = ["tar", "--create", *same_each_time(time), "--directory", str(bundle), "."]
    with target.open("wb") as file, subprocess.Popen(tar, stdout=subprocess.PIPE) as packing:  # noqa: S603  # nosec B603
        subprocess.run(XZ, stdin=packing.stdout, stdout=file, check=True)  # noqa: S603  # nosec B603
    if packing.returncode:
        raise subprocess.CalledProcessError(packing.returncode, tar)


def same_each_time(time: int) -> list[str]:
    """tar's words for an archive that doesn't tell who made it, or when."""
    return ["--format=ustar", "--sort=name", f"--mtime=@{time}", "--owner=0", "--group=0", "--numeric-owner"]


def header(text: str) -> str:
    """makeself's, letting our words through; every other unknown one is still refused."""
    if text.count(UNKNOWN_WORD) != 1:
        raise ValueError(f"{HEADER} is another than this was written for: where does it read its words?")
    return text.replace(UNKNOWN_WORD, f"\n    {OWN_WORDS})\n\tbreak ;;{UNKNOWN_WORD}")
