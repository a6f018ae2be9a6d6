"""What macOS reads of the app: its Info.plist, with the files and links that it opens (docs/packaging.md, macOS)."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from project import ROOT, project_version

NAME = "Organic"
BUNDLE_ID = "org.organicos.desktop"  # also the name of its launch agent (system/autostart.py)
SCHEME = "organic-desktop"  # core/links.py
OLDEST_MACOS = "13.0"  # what the wheels of Qt ask for: macosx_13_0_universal2
PROGRAM_ICON, DOCUMENT_ICON = "organic.icns", "document.icns"
DOCUMENT, DAYLIO = f"{BUNDLE_ID}.document", "net.daylio.backup"
LANGUAGES = ("en", "de")
STAGES = {"dev": "d", "a": "a", "b": "b", "rc": "fc"}


def info_plist(version: str = "") -> dict[str, Any]:
    """Return the Info.plist; PyInstaller adds the program's name and its icon's."""
    version = version or project_version()
    return {
        "CFBundleIdentifier": BUNDLE_ID,
        "CFBundleName": NAME,
        "CFBundleDisplayName": NAME,
        "CFBundleShortVersionString": release_of(version),
        "CFBundleVersion": apples(version),
        "CFBundleDevelopmentRegion": LANGUAGES[0],
        "CFBundleLocalizations": list(LANGUAGES),
        "CFBundleDocumentTypes": [
            _opened(DOCUMENT, "Organic data", rank="Owner", icon=DOCUMENT_ICON),
            _opened(DAYLIO, "Daylio backup", rank="Alternate"),
        ],
        # Not com.pkware.zip-archive, though it is one: Safari unpacks such downloads by itself.
        "UTExportedTypeDeclarations": [
            _type(DOCUMENT, "Organic data", "organic", "application/vnd.organic-desktop+zip", DOCUMENT_ICON)
        ],
        "UTImportedTypeDeclarations": [_type(DAYLIO, "Daylio backup", "daylio")],
        "CFBundleURLTypes": [
            {"CFBundleURLName": BUNDLE_ID, "CFBundleURLSchemes": [SCHEME], "CFBundleTypeRole": "Viewer"}
        ],
        "LSMinimumSystemVersion": OLDEST_MACOS,
        "LSApplicationCategoryType": "public.app-category.healthcare-fitness",
        "LSBackgroundOnly": False,
        "NSHighResolutionCapable": True,
        "NSRequiresAquaSystemAppearance": False,  # dark where the system is
        "NSPrincipalClass": "NSApplication",
        "NSHumanReadableCopyright": copyright_line(),
    }


def release_of(version: str) -> str:
    """Return the three numbers of a version, which is all that the system shows."""
    numbers = re.match(r"\d+(?:\.\d+)*", version)
    if not numbers:
        raise ValueError(f"{version} is no version")
    return ".".join([*numbers[0].split("."), "0", "0"][:3])


def apples(version: str) -> str:
    """Return a version as Apple orders them: what comes before a release ends in d1, a1, b1 or fc1."""
    before = re.fullmatch(r"[\d.]*?\d(?:\.?(a|b|rc|dev)(\d+))?", version)
    if not before:
        raise ValueError(f"{version} is no version that an app can have: 1.2.3, 1.2.3rc1 or 1.2.3.dev1")
    return release_of(version) + (f"{STAGES[before[1]]}{before[2]}" if before[1] else "")


def copyright_line() -> str:
    """Return who holds the copyright, as the licence says."""
    text = Path(ROOT, "LICENSE").read_text(encoding="utf-8")
    return next(line.strip() for line in text.splitlines() if line.strip().startswith("Copyright"))


def _opened(kind: str, name: str, *, rank: str, icon: str = "") -> dict[str, Any]:
    """Return what the app does with files of a type. It shows what is in them, and never writes to one."""
    more = {"CFBundleTypeIconFile": icon} if icon else {}
    opened = {"CFBundleTypeName": name, "CFBundleTypeRole": "Viewer", "LSHandlerRank": rank}
    return opened | {"LSItemContentTypes": [kind]} | more


def _type(kind: str, name: str, ending: str, mime: str = "", icon: str = "") -> dict[str, Any]:
    tags = {"public.filename-extension": [ending]} | ({"public.mime-type": [mime]} if mime else {})
    more = {"UTTypeIconFile": icon} if icon else {}
    conforms = ["public.data", "public.content"]
    declared = {"UTTypeIdentifier": kind, "UTTypeDescription": name, "UTTypeConformsTo": conforms}
    return declared | {"UTTypeTagSpecification": tags} | more
