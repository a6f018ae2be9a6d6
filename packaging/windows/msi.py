"""The MSI, for the user alone, by wixl: one component for each folder, with identifiers that come from its name.

wixl writes times and a random number of its own; both are replaced, so that the same files give the same bytes.
"""

from __future__ import annotations

import hashlib
import subprocess  # its words are this file's  # nosec B404
import uuid
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from xml.etree.ElementTree import Element, ElementTree, SubElement, indent  # only writes  # nosec B405

from windows import registry, summary
from windows.launchers import OLDEST_BUILD, numbers
from windows.words import ABOUT, MAKER, NAME, OTHER_INSTALLER, STAYS, TOO_OLD

NAMESPACE = uuid.uuid5(uuid.NAMESPACE_DNS, "desktop.organicos.org")
UPGRADE_CODE = uuid.uuid5(NAMESPACE, "upgrade")
"""Is for ever the same: by it a newer MSI finds what an older one installed."""
WINDOW = "organic-desktop-window.exe"


def make(payload: Path, target: Path, version: str, time: int, _quick: bool) -> None:
    """Pack the payload, whose times are settled."""
    files = sorted(path.relative_to(payload).as_posix() for path in payload.rglob("*") if path.is_file())
    product = uuid.uuid5(NAMESPACE, f"{version} {digest(payload, files)}")
    source = target.with_suffix(".wxs")
    document = ElementTree(described(files, ".".join(numbers(version)[:3]), product))
    indent(document)
    document.write(source, encoding="utf-8", xml_declaration=True)
    run("wixl", "--arch", "x64", "--output", target, source, cwd=payload)  # which takes no absolute path of a file
    source.unlink()
    summary.settle(target, uuid.uuid5(product, "package"), time)


def digest(payload: Path, files: Iterable[str]) -> str:
    total = hashlib.sha256()
    for file in files:
        total.update(f"{file}\0".encode() + hashlib.sha256((payload / file).read_bytes()).digest())
    return total.hexdigest()


def described(files: list[str], version: str, product: uuid.UUID) -> Element:
    wix = Element("Wix", xmlns="http://schemas.microsoft.com/wix/2006/wi")
    made = SubElement(
        wix, "Product", Id=guid(product), Name=NAME, Language="1033", Codepage="1252", Version=version,
        Manufacturer=MAKER, UpgradeCode=guid(UPGRADE_CODE),
    )  # fmt: skip
    SubElement(
        made, "Package", Description=f"{NAME} {version}", Comments=ABOUT, Manufacturer=MAKER, InstallerVersion="500",
        Compressed="yes", InstallScope="perUser", Languages="1033", SummaryCodepage="1252",
    )  # fmt: skip
    add_upgrade(made, version)
    SubElement(made, "MediaTemplate", EmbedCab="yes")
    add_properties(made)
    add_files(made, files)
    # The start with the computer may point to the program; its own way to forget it is run while it is still there.
    SubElement(
        made, "CustomAction", Id="RemoveStartUp", FileKey=key(WINDOW), ExeCommand="--remove-start-up",
        Impersonate="yes", Return="ignore",
    )  # fmt: skip
    sequence = SubElement(made, "InstallExecuteSequence")
    # The older version's files go first, and come back if the newer ones can't be put.
    SubElement(sequence, "RemoveExistingProducts", After="InstallInitialize")
    action = SubElement(sequence, "Custom", Action="RemoveStartUp", Sequence="1650")
    action.text = 'REMOVE="ALL" AND NOT UPGRADINGPRODUCTCODE'
    return wix


def add_upgrade(made: Element, version: str) -> None:
    """What is installed goes, another build of the same three numbers too: a pre-release has those of its release."""
    upgrade = SubElement(made, "Upgrade", Id=guid(UPGRADE_CODE))
    rest, _, last = version.rpartition(".")
    next_one = f"{rest}.{int(last) + 1}"  # for wixl forgets IncludeMaximum
    SubElement(upgrade, "UpgradeVersion", Minimum="0.0.0", Maximum=next_one, Property="OLDERFOUND")
    SubElement(upgrade, "UpgradeVersion", Minimum=next_one, OnlyDetect="yes", Property="NEWERFOUND")
    newer = f"A newer {NAME} is installed. To go back to an older one, remove it first; your data stay."
    SubElement(made, "Condition", Message=newer).text = "NOT NEWERFOUND"


def add_properties(made: Element) -> None:
    SubElement(made, "Icon", Id="organic.ico", SourceFile="organic-desktop.ico")
    for name, value in {"ARPNOMODIFY": "1", "ARPPRODUCTICON": "organic.ico", "ARPCOMMENTS": STAYS}.items():
        SubElement(made, "Property", Id=name, Value=value)
    found = SubElement(made, "Property", Id="INSTALLEDBY")
    SubElement(found, "RegistrySearch", Id="InstalledBy", Root="HKCU", Key=registry.OWN, Name="InstalledBy", Type="raw")
    found = SubElement(made, "Property", Id="WINDOWSBUILD")
    build = r"SOFTWARE\Microsoft\Windows NT\CurrentVersion"  # Windows Installer's own number stays at Windows 8.1's
    SubElement(
        found, "RegistrySearch", Id="WindowsBuild", Root="HKLM", Key=build, Name="CurrentBuildNumber", Type="raw",
        Win64="yes",
    )  # fmt: skip
    SubElement(made, "Condition", Message=TOO_OLD).text = f"Installed OR WINDOWSBUILD >= {OLDEST_BUILD}"
    other = SubElement(made, "Condition", Message=OTHER_INSTALLER.format(other="setup.exe"))
    other.text = 'Installed OR NOT INSTALLEDBY = "setup"'


def add_files(made: Element, files: list[str]) -> None:
    root = SubElement(made, "Directory", Id="TARGETDIR", Name="SourceDir")
    SubElement(root, "Directory", Id="ProgramMenuFolder")
    local = SubElement(root, "Directory", Id="LocalAppDataFolder")
    programs = SubElement(local, "Directory", Id="PROGRAMS", Name="Programs")
    folders = {".": SubElement(programs, "Directory", Id="INSTALLDIR", Name=NAME)}
    feature = SubElement(made, "Feature", Id="Program", Level="1")
    held: dict[str, list[str]] = defaultdict(list)
    for file in files:
        held[PurePosixPath(file).parent.as_posix()].append(file)
    for folder in sorted({str(each) for name in held for each in (name, *PurePosixPath(name).parents)}):
        if folder not in folders:
            above = folders[PurePosixPath(folder).parent.as_posix()]
            folders[folder] = SubElement(above, "Directory", Id=key(folder), Name=PurePosixPath(folder).name)
        component = add_component(folders[folder], folder)
        SubElement(feature, "ComponentRef", Id=component.get("Id", ""))
        for file in held[folder]:
            SubElement(component, "File", Id=key(file), Name=PurePosixPath(file).name, Source=file)
        if folder == ".":
            add_entries(component)


def add_component(directory: Element, folder: str) -> Element:
    """A folder's component. Below a user's profile its key must be in the registry, not a file."""
    name = f"C{key(folder)}"
    component = SubElement(directory, "Component", Id=name, Guid=guid(uuid.uuid5(NAMESPACE, folder)), Win64="yes")
    SubElement(
        component, "RegistryValue", Root="HKCU", Key=rf"{registry.OWN}\Folders", Name=folder, Type="string", Value="1",
        KeyPath="yes",
    )  # fmt: skip
    SubElement(component, "RemoveFolder", Id=f"R{key(folder)}", On="uninstall")
    return component


def add_entries(component: Element) -> None:
    """What is beside the files: the entry of the Start menu, file types, links."""
    SubElement(
        component, "Shortcut", Id="StartMenu", Directory="ProgramMenuFolder", Name=NAME, Description=ABOUT,
        Target=f"[#{key(WINDOW)}]", Icon="organic.ico", WorkingDirectory="INSTALLDIR",
    )  # fmt: skip
    own = [
        registry.Value(registry.OWN, "InstalledBy", "msi"),
        registry.Value(registry.OWN, "Version", "[ProductVersion]"),
    ]
    for each in (*own, *registry.VALUES):
        # INSTALLDIR ends with a separator.
        text = each.text.replace(f"{registry.FOLDER}\\", "[INSTALLDIR]")
        value = SubElement(component, "RegistryValue", Root="HKCU", Key=each.key, Type="string", Value=text)
        if each.name:
            value.set("Name", each.name)


def key(place: str) -> str:
    """An identifier of the MSI's tables for a place in the payload."""
    return f"k{hashlib.sha256(place.encode()).hexdigest()[:20]}"


def guid(value: uuid.UUID) -> str:
    return str(value).upper()


def run(*command: str | Path, cwd: Path | None = None) -> None:
    subprocess.run(list(command), check=True, cwd=cwd)  # noqa: S603  # nosec B603
