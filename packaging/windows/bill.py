"""The bill of materials of what is installed on Windows (CycloneDX 1.6, JSON), as licences/sbom.py writes Linux's.

cyclonedx-py asks a Python what is installed for it; Windows' can't be asked here, so the wheels' own metadata is read.
"""

from __future__ import annotations

from importlib.metadata import Distribution
from pathlib import Path

from licences import index, sbom
from licences.origins import Origins
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from windows import embeddable
from windows.licensing import RESOURCES
from windows.place import INSTALLED, PAYLOAD

THERE = {
    "sys_platform": "win32",
    "platform_system": "Windows",
    "platform_machine": "AMD64",
    "platform_python_implementation": "CPython",
    "implementation_name": "cpython",
    "os_name": "nt",
    "python_version": "3.11",
    "python_full_version": embeddable.VERSION,
    "extra": "",
}
"""What markers of requirements are held against."""


def write(target: Path) -> None:
    """Of the payload as it is packed."""
    installed = Origins(INSTALLED).distributions
    components = index.read(PAYLOAD / RESOURCES / "licences" / index.NAME)
    text = sbom.document(components, PAYLOAD, known(list(installed.values())), installed.values())
    target.write_text(text, encoding="utf-8")


def known(installed: list[Distribution]) -> sbom.Bom:
    """The packages and what they need of each other, as cyclonedx-py would say it of an environment."""
    refs = {
        str(canonicalize_name(each.metadata["Name"])): f"{each.metadata['Name']}=={each.version}" for each in installed
    }
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {},
        "components": [described(each) for each in installed],
        "dependencies": [
            {"ref": f"{each.metadata['Name']}=={each.version}", "dependsOn": needs(each, refs)} for each in installed
        ],
    }


def described(each: Distribution) -> sbom.Bom:
    name, version = each.metadata["Name"], each.version
    return {
        "type": "library",
        "bom-ref": f"{name}=={version}",
        "name": name,
        "version": version,
        "description": each.metadata["Summary"] or "",
        "purl": f"pkg:pypi/{canonicalize_name(name)}@{version}",
    }


def needs(each: Distribution, refs: dict[str, str]) -> list[str]:
    wanted = [Requirement(line) for line in each.requires or ()]
    named = [canonicalize_name(need.name) for need in wanted if need.marker is None or need.marker.evaluate(THERE)]
    return sorted({refs[name] for name in named if name in refs})
