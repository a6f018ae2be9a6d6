"""What desktops and software centres read of the program, and what the packages' build makes of versions and libraries.

None of it needs a bundle; what was built is looked at in tests/packages/test_linux_packages.py.
"""

from __future__ import annotations

import itertools
import re
import shutil
import subprocess
import tomllib
from pathlib import Path
from xml.etree import ElementTree

import pytest
from linux.build import packaged
from linux.needs import Needs, Unknown, deb_depends, needs_of, rpm_requires
from linux.selfextracting import header
from linux.staging import DOCUMENT, METAINFO

from organic_desktop.system.desktop_entries import DOCUMENT_ICON
from tests.test_locks import ROOT

LAUNCHER = ROOT / "resources" / "desktop" / "organic-desktop.desktop"
LINUX = ROOT / "packaging" / "linux"
# Of the two names of the developers, appstreamcli knows the one until 1.0, and wants the other since; there is no site.
MEANT = {"unknown-tag developer", "developer-name-tag-deprecated", "url-homepage-missing"}
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


@pytest.fixture
def component() -> ElementTree.Element:
    return ElementTree.parse(LINUX / METAINFO).getroot()


def test_the_launcher_is_valid() -> None:
    done = subprocess.run(["desktop-file-validate", LAUNCHER], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, ""), done.stdout


def test_the_metainfo_is_valid() -> None:
    command = ["appstreamcli", "validate", "--pedantic", "--no-net", "--no-color", str(LINUX / METAINFO)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert "Validation " in done.stdout, done.stderr
    said = set(re.findall(r"^\w: \S+ (.*)", done.stdout, re.MULTILINE))
    assert said <= MEANT, done.stdout


def test_the_metainfo_is_of_this_version_and_leads_to_the_launcher(component: ElementTree.Element) -> None:
    release = component.find("releases/release")
    assert release is not None
    assert release.get("version") == tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]
    assert component.findtext("launchable") == LAUNCHER.name
    assert f"Name={component.findtext('name')}\n" in LAUNCHER.read_text(encoding="utf-8")


def test_each_text_of_the_metainfo_is_said_in_german(component: ElementTree.Element) -> None:
    for tag in ("summary", "p", "li", "keyword"):
        texts = [LANGUAGE in each.attrib for each in component.iter(tag)]
        assert texts == [False, True] * (len(texts) // 2), tag


def test_the_types_name_the_icon_that_is_installed_and_the_launcher_opens_them() -> None:
    types = ElementTree.parse(ROOT / "resources" / "desktop" / "org.organicos.desktop.xml").getroot()
    space = "{http://www.freedesktop.org/standards/shared-mime-info}"
    assert [each.get("name") for each in types.iter(f"{space}icon")] == [DOCUMENT] == [DOCUMENT_ICON]
    opened = next(line for line in LAUNCHER.read_text(encoding="utf-8").splitlines() if line.startswith("MimeType="))
    assert {each.get("type") for each in types} <= set(opened.removeprefix("MimeType=").split(";"))


def test_versions_sort_as_python_means_them() -> None:
    versions = ["0.1.0.dev1", "0.1.0a1", "0.1.0rc1", "0.1.0rc2", "0.1.0", "0.1.1", "0.10.0"]
    names = [packaged(version) for version in versions]
    for older, newer in itertools.pairwise(names):
        subprocess.run(["dpkg", "--compare-versions", older, "lt", newer], check=True)


@pytest.mark.parametrize("version", ["", "next", "1.0-1", "1.0+local", "1.0 ", "1.0\n"])
def test_what_no_package_can_be_called_stops_the_build(version: str) -> None:
    with pytest.raises(SystemExit, match="no version that a package can have"):
        packaged(version)


def test_what_a_bundle_needs_is_read_from_its_files(tmp_path: Path) -> None:
    shutil.copy("/usr/bin/env", tmp_path / "program")
    (tmp_path / "text").write_text("libGL.so.1")
    needs = needs_of(tmp_path)
    assert "libc.so.6" in needs.libraries
    assert "libGL.so.1" not in needs.libraries
    assert f"libc6 (>= {needs.glibc})" in deb_depends(needs)
    assert f"libc.so.6(GLIBC_{needs.glibc})(64bit)" in rpm_requires(needs)


def test_what_the_bundle_brings_is_not_asked_of_the_system(tmp_path: Path) -> None:
    shutil.copy("/usr/bin/env", tmp_path / "program")
    shutil.copy("/usr/bin/env", tmp_path / "libc.so.6")
    assert "libc.so.6" not in needs_of(tmp_path).libraries


def test_names_of_debian_12_and_13_are_both_asked_for() -> None:
    assert "libglib2.0-0 | libglib2.0-0t64" in deb_depends(Needs(["libglib-2.0.so.0"], "2.36"))


def test_a_library_without_a_package_stops_the_build() -> None:
    with pytest.raises(Unknown, match=r"libodd\.so\.1"):
        deb_depends(Needs(["libc.so.6", "libodd.so.1"], "2.36"))


def test_our_words_go_through_the_header_of_the_archive() -> None:
    assert "--uninstall | --as-root)\n\tbreak ;;\n    -*)\n" in header("case\n    -*)\n\techo Unrecognized flag\n")
    with pytest.raises(ValueError, match="is another than this was written for"):
        header("no words are read here")
