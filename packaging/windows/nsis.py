"""The setup.exe, for the user alone, by NSIS: setup.nsi, and the lists of files and values that go into it."""

from __future__ import annotations

import shutil
import subprocess  # its words are this file's  # nosec B404
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from windows import registry
from windows.launchers import OLDEST_BUILD, numbers
from windows.words import ABOUT, MAKER, STAYS

SCRIPT = Path(__file__).with_name("setup.nsi")


def make(payload: Path, target: Path, version: str, _time: int, quick: bool) -> None:
    """Pack the payload, whose times are settled."""
    work = target.with_suffix(".nsis")
    work.mkdir()
    files = sorted(path.relative_to(payload).as_posix() for path in payload.rglob("*") if path.is_file())
    (work / "lists.nsh").write_text("\n".join(lists(payload, files)) + "\n", encoding="utf-8")
    size = sum((payload / file).stat().st_size for file in files)
    defined = {
        "OUT": target,
        "PAYLOAD": payload,
        "VERSION": version,
        "NUMBERS": ".".join(numbers(version)),
        "KILOBYTES": size // 1024,
        "OLDEST_BUILD": OLDEST_BUILD,
        "MAKER": MAKER,
        "ABOUT": ABOUT,
        "STAYS": STAYS,
    }
    words = [f"-D{name}={value}" for name, value in defined.items()] + ["-DQUICK"] * quick
    command = ["makensis", "-V2", "-INPUTCHARSET", "UTF8", "-NOCD", *words, str(SCRIPT)]
    subprocess.run(command, check=True, cwd=work)  # noqa: S603  # nosec B603
    shutil.rmtree(work)


def lists(payload: Path, files: list[str]) -> Iterator[str]:
    folders = sorted({str(parent) for file in files for parent in PurePosixPath(file).parents})
    yield from macro("PutFiles", put_files(payload, files))
    yield from macro("DeleteFiles", delete_files(files, folders))
    yield from macro("WriteValues", map(written, registry.VALUES))
    yield from macro("DeleteValues", deleted())


def macro(name: str, lines: Iterable[str]) -> Iterator[str]:
    yield f"!macro {name}"
    yield from lines
    yield "!macroend"


def put_files(payload: Path, files: list[str]) -> Iterator[str]:
    last = None
    for file in sorted(files, key=lambda each: (str(PurePosixPath(each).parent), each)):
        folder = str(PurePosixPath(file).parent)
        if folder != last:
            yield f'SetOutPath "{there(folder)}"'
            last = folder
        yield f'File "{payload / file}"'


def delete_files(files: list[str], folders: list[str]) -> Iterator[str]:
    """Only what was installed: a folder that holds more stays, with that."""
    for file in files:
        yield f'Delete "{there(file)}"'
    for folder in reversed(folders):
        if folder != ".":
            yield f'RMDir "{there(folder)}"'


def there(place: str) -> str:
    if place == ".":
        return "$INSTDIR"
    return "$INSTDIR\\" + place.replace("/", "\\").replace("$", "$$")


def written(value: registry.Value) -> str:
    return f"WriteRegStr HKCU '{value.key}' '{value.name}' '{value.text.replace(registry.FOLDER, '$INSTDIR')}'"


def deleted() -> Iterator[str]:
    """Our keys, and of the others our values, as long as nobody else wrote something there since."""
    for key in registry.KEYS_OF_OURS:
        yield f"DeleteRegKey HKCU '{key}'"
    for value in reversed(registry.VALUES):
        if not value.key.startswith(registry.KEYS_OF_OURS):  # the keys below another come after that in the table
            yield f"ReadRegStr $0 HKCU '{value.key}' '{value.name}'"
            yield f"StrCmp $0 '{value.text}' 0 +2"
            yield f"DeleteRegValue HKCU '{value.key}' '{value.name}'"
            yield f"DeleteRegKey /ifempty HKCU '{value.key}'"
            above = value.key.rpartition("\\")[0]
            if above != registry.CLASSES:
                yield f"DeleteRegKey /ifempty HKCU '{above}'"
