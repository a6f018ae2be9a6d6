"""What macOS reads of the app, and what its recipe takes. The recipe itself was never run: there is no Mac here."""

from __future__ import annotations

import plistlib
import re
import subprocess
import sys
from pathlib import Path

import pytest
from macos.info import (
    BUNDLE_ID,
    DAYLIO,
    DOCUMENT,
    DOCUMENT_ICON,
    OLDEST_MACOS,
    SCHEME,
    apples,
    info_plist,
    release_of,
)
from project import project_version
from windows import registry

from organic_desktop.core import links
from organic_desktop.system.autostart import LABEL
from tests.packaging.test_bundle_contents import CONTENTS
from tests.test_locks import ROOT

MACOS = ROOT / "packaging" / "macos"
SPEC = (ROOT / "packaging" / "bundle" / "organic-desktop.spec").read_text(encoding="utf-8")


def test_the_property_list_can_be_written_and_read() -> None:
    plist = info_plist()
    assert plistlib.loads(plistlib.dumps(plist)) == plist
    assert not plist["LSBackgroundOnly"], "which PyInstaller sets for a program with a console"
    assert plist["NSHighResolutionCapable"]
    assert plist["NSRequiresAquaSystemAppearance"] is False
    assert plist["NSHumanReadableCopyright"].startswith("Copyright (c) 20")


def test_names_are_those_of_the_program() -> None:
    assert BUNDLE_ID == LABEL, "login items name the app by the agent's"
    assert registry.DOCUMENT == DOCUMENT, "as on Windows"
    assert SCHEME == links.SCHEME
    (link,) = info_plist()["CFBundleURLTypes"]
    assert link["CFBundleURLSchemes"] == [SCHEME]
    languages = {file.stem.removeprefix("organic_") for file in (ROOT / "resources" / "translations").glob("*.qm")}
    assert set(info_plist()["CFBundleLocalizations"]) == languages


def test_types_that_are_opened_are_declared_and_are_those_of_linux() -> None:
    plist = info_plist()
    declared = {
        each["UTTypeIdentifier"]: each["UTTypeTagSpecification"]
        for each in [*plist["UTExportedTypeDeclarations"], *plist["UTImportedTypeDeclarations"]]
    }
    opened = {each["LSItemContentTypes"][0]: each["LSHandlerRank"] for each in plist["CFBundleDocumentTypes"]}
    assert opened == {DOCUMENT: "Owner", DAYLIO: "Alternate"}
    assert declared.keys() == opened.keys()
    types = (ROOT / "resources" / "desktop" / "org.organicos.desktop.xml").read_text(encoding="utf-8")
    for tags in declared.values():
        (ending,) = tags["public.filename-extension"]
        assert f'<glob pattern="*.{ending}"/>' in types
        assert all(f'<mime-type type="{mime}">' in types for mime in tags.get("public.mime-type", []))
    assert plist["UTExportedTypeDeclarations"][0]["UTTypeIconFile"] == DOCUMENT_ICON


def test_the_version_is_the_projects_in_the_forms_that_apple_takes() -> None:
    plist = info_plist()
    assert plist["CFBundleVersion"] == apples(project_version())
    assert plist["CFBundleShortVersionString"] == release_of(project_version())
    versions = ["0.2", "1.2.3", "0.2.0rc1", "0.2.0b2", "0.2.0a3", "0.2.0.dev4"]
    assert [apples(each) for each in versions] == ["0.2.0", "1.2.3", "0.2.0fc1", "0.2.0b2", "0.2.0a3", "0.2.0d4"]
    assert release_of("0.2.0rc1") == "0.2.0"


@pytest.mark.parametrize("version", ["", "next", "1.0+local", "1.0-1", "1.0\n"])
def test_a_version_that_no_app_can_have_stops_the_build(version: str) -> None:
    with pytest.raises(ValueError, match="version"):
        apples(version)


def test_the_entitlements_are_the_two_that_are_needed() -> None:
    asked = plistlib.loads((MACOS / "entitlements.plist").read_bytes())
    hardened = "com.apple.security.cs."
    assert asked == {f"{hardened}allow-jit": True, f"{hardened}allow-unsigned-executable-memory": True}


def test_the_bundle_takes_the_plugins_of_macos() -> None:
    entries = [
        (f"PySide6/Qt/{place}", f"/{place}", "BINARY")
        for place in (
            "plugins/platforms/libqcocoa.dylib",
            "plugins/platforms/libqminimal.dylib",
            "plugins/styles/libqmacstyle.dylib",
            "plugins/imageformats/libqsvg.dylib",
            "lib/QtCore.framework/Versions/A/QtCore",
            "lib/QtQml.framework/Versions/A/QtQml",
            "lib/QtQml.framework/Resources/Info.plist",
            "translations/qtbase_de.qm",
            "translations/qtbase_fr.qm",
        )
    ]
    taken = [place.removeprefix("PySide6/Qt/") for place, *_ in CONTENTS.wanted_on_macos(entries)]
    assert taken == [
        "lib/QtCore.framework/Versions/A/QtCore",
        "plugins/imageformats/libqsvg.dylib",
        "plugins/platforms/libqcocoa.dylib",
        "translations/qtbase_de.qm",
    ]
    links = [("QtCore", "/x", "SYMLINK"), ("QtQml", "/y", "SYMLINK"), ("Python", "/z", "SYMLINK")]
    assert [name for name, *_ in CONTENTS.wanted_on_macos(links)] == ["Python", "QtCore"]
    assert set(CONTENTS.PLUGINS_ON_MACOS) - set(CONTENTS.PLUGINS) == {
        "platforms/libqcocoa",
        "networkinformation/libqapplenetworkinformation",
    }


def test_the_frameworks_are_of_the_modules_that_are_imported() -> None:
    sources = (file.read_text(encoding="utf-8") for file in (ROOT / "src").rglob("*.py"))
    modules = {f"Qt{name}" for text in sources for name in re.findall(r"^ *from PySide6\.Qt(\w+) import", text, re.M)}
    assert {*CONTENTS.FRAMEWORKS_ON_MACOS} - modules == {"QtDBus"}
    assert modules <= {*CONTENTS.FRAMEWORKS_ON_MACOS}


def test_the_spec_is_python_that_names_what_is_there() -> None:
    compile(SPEC, "organic-desktop.spec", "exec")
    for file in re.findall(r'ROOT / "packaging" / "(\w+)" / "([\w.]+)"', SPEC):
        assert (ROOT / "packaging" / Path(*file)).is_file()


def test_elsewhere_it_says_that_a_mac_is_needed() -> None:
    done = subprocess.run([sys.executable, MACOS / "build.py"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (1, "")
    assert "only be made on a Mac" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_the_oldest_system_is_written_down() -> None:
    assert f"macOS {OLDEST_MACOS.partition('.')[0]}" in (ROOT / "docs" / "packaging.md").read_text(encoding="utf-8")
