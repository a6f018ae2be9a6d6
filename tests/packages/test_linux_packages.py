"""What is in the .deb and the .rpm: the checks of Debian and rpm themselves, and what those don't look at.

What a person does with the .deb is in test_deb.py.
"""

from __future__ import annotations

import hashlib
import io
import os
import re
import shutil
import stat
import subprocess
import tarfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from linux.needs import needs_of

from tests.packages.conftest import only
from tests.test_locks import ROOT

PROGRAM = "usr/lib/organic-desktop/organic-desktop"
EXPLAINED = "usr/share/lintian/overrides/organic-desktop"
KINDS = ("*.deb", "*.rpm", "*.run")


@pytest.fixture(scope="session")
def rpm(dist: Path) -> Path:
    return only(dist, "organic-desktop-*-1.x86_64.rpm")


@pytest.fixture(scope="session")
def unpacked(deb: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("deb")
    subprocess.run(["dpkg-deb", "--raw-extract", deb, folder], check=True)
    return folder


def said(*command: str | Path, cwd: Path | None = None) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True, cwd=cwd).stdout


def contents(deb: Path) -> Iterator[tarfile.TarInfo]:
    files = subprocess.run(["dpkg-deb", "--fsys-tarfile", deb], check=True, capture_output=True).stdout
    with tarfile.open(fileobj=io.BytesIO(files)) as archive:
        yield from archive


def test_lintian_finds_nothing_that_isnt_explained(deb: Path) -> None:
    done = subprocess.run(["lintian", "--allow-root", deb], capture_output=True, text=True, check=False)
    assert re.findall(r"^[EW]: .*", done.stdout, re.MULTILINE) == []


def test_each_override_has_its_reason(unpacked: Path) -> None:
    lines = (unpacked / EXPLAINED).read_text(encoding="utf-8").splitlines()
    assert lines
    for before, line in zip(["", *lines], lines, strict=False):
        assert line.startswith("#") or before.startswith("#") or before.split(":")[0] == line.split(":")[0], line


def test_all_is_roots_and_nothing_has_more_rights_than_it_needs(deb: Path) -> None:
    for file in contents(deb):
        path = file.name.removeprefix("./")
        assert (file.uid, file.gid, file.uname, file.gname) == (0, 0, "root", "root"), path
        if file.isdir() or path == PROGRAM:
            assert file.mode == 0o755, path
        elif file.isfile():
            assert file.mode == 0o644, path
        else:
            assert file.issym(), path


def test_no_script_of_the_package_is_run(unpacked: Path) -> None:
    assert sorted(os.listdir(unpacked / "DEBIAN")) == ["control", "md5sums"]


def test_the_sums_of_the_package_are_true_and_of_all_files(unpacked: Path) -> None:
    said("md5sum", "--check", "--quiet", "DEBIAN/md5sums", cwd=unpacked)
    summed = {line.split("  ", 1)[1] for line in (unpacked / "DEBIAN/md5sums").read_text().splitlines()}
    files = {
        str(each.relative_to(unpacked)) for each in unpacked.rglob("*") if each.is_file() and not each.is_symlink()
    }
    assert summed == {file for file in files if not file.startswith("DEBIAN/")}


def test_links_lead_to_files_of_the_package(unpacked: Path) -> None:
    for link in unpacked.rglob("*"):
        if link.is_symlink():
            assert link.resolve().is_relative_to(unpacked.resolve()), link
            assert link.exists(), link


def test_the_manual_names_each_verb(unpacked: Path) -> None:
    page = said("man", "--local-file", unpacked / "usr/share/man/man1/organic-desktop.1.gz")
    help = said(unpacked / PROGRAM, "--help")
    verbs = re.findall(r"^    ([a-z][a-z-]+)(?:\s|$)", help.partition("verbs:")[2], re.MULTILINE)
    assert len(verbs) > 15
    for verb in verbs:
        assert f"organic-desktop {verb}\n" in re.sub("‐\n *", "", page), verb
    for heading in ("EXIT STATUS", "ENVIRONMENT", "FILES"):
        assert heading in page


def test_the_rpm_is_whole_and_asks_for_the_same_libraries(rpm: Path, unpacked: Path) -> None:
    assert said("rpm", "-K", "--nosignature", rpm).strip().endswith("digests OK")
    required = said("rpm", "-qp", "--nosignature", "--requires", rpm).splitlines()
    needed = needs_of(unpacked / "usr/lib/organic-desktop")
    assert {f"{name}()(64bit)" for name in needed.libraries if not name.startswith("ld-linux")} <= set(required)
    assert f"libc.so.6(GLIBC_{needed.glibc})(64bit)" in required
    assert said("rpm", "-qp", "--nosignature", "--scripts", rpm) == ""


def test_the_rpm_holds_the_same_files(rpm: Path, unpacked: Path, tmp_path: Path) -> None:
    archive = subprocess.run(["rpm2cpio", rpm], check=True, capture_output=True).stdout
    subprocess.run(["cpio", "--quiet", "-idm"], input=archive, cwd=tmp_path, check=True)
    debians = {EXPLAINED}

    def described(top: Path) -> dict[str, str]:
        found = {}
        for file in (top / "usr").rglob("*"):
            if file.is_symlink():
                found[str(file.relative_to(top))] = os.readlink(file)
            elif file.is_file():
                digest = hashlib.sha256(file.read_bytes()).hexdigest()
                found[str(file.relative_to(top))] = f"{stat.S_IMODE(file.stat().st_mode):o} {digest}"
        return found

    assert described(tmp_path) == {path: file for path, file in described(unpacked).items() if path not in debians}


def test_two_builds_are_the_same_bytes(unpacked: Path, tmp_path: Path) -> None:
    """Of a small bundle: by another person, at another place and time, in another language."""
    bundle = tmp_path / "bundle"
    resources = "_internal/organic_desktop/resources"
    shutil.copytree(unpacked / "usr/lib/organic-desktop" / resources, bundle / resources)
    shutil.copy(unpacked / PROGRAM, bundle)
    sums = [
        build(bundle, tmp_path / "one", {"TZ": "UTC", "LC_ALL": "C.UTF-8"}, umask=0o022),
        build(
            bundle, tmp_path / "another place", {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "USER": "anna"}, umask=0o077
        ),
    ]
    assert len(sums[0]) == len(KINDS)
    assert sums[0] == sums[1]


def build(bundle: Path, out: Path, environment: dict[str, str], umask: int) -> dict[str, str]:
    copy = out.parent / f"bundle of {out.name}"
    shutil.copytree(bundle, copy)
    command: list[str | Path] = [
        ROOT / ".venv-packaging/bin/python",
        ROOT / "packaging/linux/build.py",
        "--bundle",
        copy,
        "--out",
        out,
    ]
    epoch = {"SOURCE_DATE_EPOCH": "1790000000"}
    subprocess.run(command, env=os.environ | environment | epoch, umask=umask, cwd=out.parent, check=True)
    return {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in out.iterdir()}
