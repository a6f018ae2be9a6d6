"""Citations: what code and documents cite is in the repository (files, numbered rules, headings, decisions, names).

A rule is cited as ``docs/sync.md, rule 18``, a section as ``docs/schema.md, "Streak"``, a decision by its four digits,
a function by its name with its file in parentheses or after "in". Bare numbers and documents outside the repository
are refused.
"""

from __future__ import annotations

import ast
import os
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FOLDERS = ("docs", "packaging", "requirements", "resources", "src", "tests", ".ci")
PACKAGE = ROOT / "src" / "organic_desktop"
CITING = (".py", ".md", ".sql", ".toml")
LISTED = {"fact": "Facts", "rule": "Rules", "fault": "Faults", "invariant": "Invariants", "scenario": "Scenarios"}
LETTERS = {"invariant": "I", "scenario": "S"}
ELSEWHERE = ("CHANGELOG.md",)  # tells of files that are gone
LICENCES = ("packaging/licences/", "resources/licences/")

_KIND = "facts?|rules?|faults?|invariants?|scenarios?"
_NUMBER = r"[IS]?\d+"
_NUMBERED = re.compile(rf"\b({_KIND})\s+({_NUMBER}(?:(?:,| and| to)\s+{_NUMBER})*)")
_SYNC = re.compile(rf"sync\.md`{{0,2}},\s+(?:#\s+)?(?:{_NUMBERED.pattern})")
_HEADING = re.compile(r"docs/(\w+\.md)`{0,2},\s+\"([^\"]+)\"")
_DECISION = re.compile(r"\b(?:[Dd]ecisions?[ /])(\d{4})\b")
_FILE = re.compile(r"(?<![\w/.{*}@:-])((?:[\w.-]+/)*[\w-]+(?:\.[\w-]+)*\.(?:py|md|sql|qss))\b(?![/*(])")
_PATTERN = re.compile(r"\bvN\b|NNNN")  # stands for a number
_NAME_AND_FILE = re.compile(r"`([A-Za-z_][\w.]*)(?:\(\))?`\s+(?:\(|in\s+)`([\w/]+\.py)`")
_FOREIGN = re.compile(r"\bshared/\w|\bpitfalls? \d|§ ?\d")


def broken(text: str, citing: Path) -> list[str]:
    """Return the citations in a text that lead to nothing; ``citing`` is the file it is from."""
    return [
        *_foreign(text),
        *_broken_numbers(text, citing),
        *_broken_headings(text),
        *(f"decision {number}" for number in _DECISION.findall(text) if number not in _decisions()),
        *(f"no file {name}" for name in _FILE.findall(text) if not (_is_file(name, citing) or _PATTERN.search(name))),
        *_broken_names(text),
    ]


def _foreign(text: str) -> Iterator[str]:
    yield from (f"not in the repository: {found}" for found in _FOREIGN.findall(text))


def _broken_numbers(text: str, citing: Path) -> Iterator[str]:
    home = citing == ROOT / "docs" / "sync.md"
    cited = {match.end() for match in _SYNC.finditer(text)}
    for match in _NUMBERED.finditer(text):
        kind = match[1].rstrip("s")
        if not home and match.end() not in cited:
            if kind != "fault" and citing.suffix == ".py":
                yield f"{match[0]} of which document?"
            continue
        numbers = re.findall(_NUMBER, match[2])
        yield from (f"docs/sync.md, {kind} {number}" for number in numbers if number not in _numbered(kind))


def _broken_headings(text: str) -> Iterator[str]:
    for name, heading in _HEADING.findall(text):
        document = ROOT / "docs" / name
        if document.is_file() and " ".join(heading.split()) not in _headings(document):
            yield f'docs/{name}, "{heading}"'


def _broken_names(text: str) -> Iterator[str]:
    for name, file in _NAME_AND_FILE.findall(text):
        path = next((base / file for base in (PACKAGE, ROOT) if (base / file).is_file()), None)
        if path and name not in _defined(path):
            yield f"no {name} in {file}"


@cache
def _numbered(kind: str) -> frozenset[str]:
    """The numbers of one list of docs/sync.md."""
    text = (ROOT / "docs" / "sync.md").read_text(encoding="utf-8")
    section = text.split(f"\n### {LISTED[kind]}\n", 1)[1].split("\n### ", 1)[0]
    letter = LETTERS.get(kind, "")
    return frozenset(re.findall(rf"(?m)^\* \*\*({letter}\d+)\*\*" if letter else r"(?m)^(\d+)\. ", section))


@cache
def _headings(document: Path) -> frozenset[str]:
    return frozenset(re.findall(r"(?m)^#+ (.+)$", document.read_text(encoding="utf-8")))


@cache
def _decisions() -> frozenset[str]:
    return frozenset(path.name[:4] for path in (ROOT / "docs" / "decisions").glob("*.md"))


@cache
def _files() -> frozenset[str]:
    """Every file of the repository, by its path from the root."""
    found = {path.name for path in ROOT.iterdir() if path.is_file()}
    for folder in FOLDERS:
        for place, inner, names in os.walk(ROOT / folder):
            inner[:] = [name for name in inner if name not in {"node_modules", "__pycache__"}]
            found.update((Path(place) / name).relative_to(ROOT).as_posix() for name in names)
    return frozenset(found)


@cache
def _endings() -> frozenset[str]:
    """Every end of a file's path: its name, with its folder, and so on."""
    parts = (name.split("/") for name in _files())
    return frozenset("/".join(each[start:]) for each in parts for start in range(len(each)))


def _is_file(name: str, citing: Path) -> bool:
    """True if it is the end of some file's path, or leads to a file from the folder of who cites it."""
    return name in _endings() or (citing.parent / name).exists()


@cache
def _defined(path: Path) -> frozenset[str]:
    """The names of a module's classes, functions, methods and constants."""
    names: set[str] = set()
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        names |= _names_of(node)
        if isinstance(node, ast.ClassDef):
            inner = set().union(*map(_names_of, node.body))
            names |= inner | {f"{node.name}.{name}" for name in inner}
    return frozenset(names)


def _names_of(node: ast.stmt) -> set[str]:
    if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
        return {node.name}
    targets = node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
    return {each.id for target in targets for each in ast.walk(target) if isinstance(each, ast.Name)}


def _words_of_python(source: str) -> str:
    """The comments and docstrings of a module: what stands in other strings is data."""
    docstrings = (
        ast.get_docstring(node, clean=False) or ""
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
    )
    return "\n".join([*docstrings, *re.findall(r"(?m)(?:^|\s)#\s(.*)$", source)])


def _citing_files() -> list[str]:
    citing = (name for name in _files() if name.endswith(CITING) and name not in ELSEWHERE)
    return sorted(name for name in citing if not name.startswith(LICENCES))


@pytest.mark.parametrize("folder", sorted({name.partition("/")[0] for name in _citing_files()}))
def test_every_citation_leads_to_something(folder: str) -> None:
    found = []
    for name in _citing_files():
        if name.partition("/")[0] != folder or name == "tests/test_citations.py":
            continue
        text = (ROOT / name).read_text(encoding="utf-8")
        words = _words_of_python(text) if name.endswith(".py") else text
        found += [f"{name}: {each}" for each in broken(words, ROOT / name)]
    assert not found, "\n".join(found)


CODE, DOCUMENT = PACKAGE / "sync" / "engine.py", ROOT / "docs" / "sync.md"


@pytest.mark.parametrize(
    "text",
    [
        "as ``docs/sync.md``, rule 18, says",
        "(docs/sync.md, rules 14 and 39 to 41)",
        "(``docs/sync.md``, invariant I7)",
        '(``docs/schema.md``, "Streak")',
        "decision 0012",
        "docs/decisions/0012",
        "see engine.py and ``store/schema.py``",
        "`SyncEngine.cycle` (`sync/engine.py`)",
        "`UserSession` in `app/session.py`",
    ],
)
def test_what_is_there_is_found(text: str) -> None:
    assert broken(text, CODE) == []


@pytest.mark.parametrize(
    "text",
    [
        "as ``docs/sync.md``, rule 99, says",
        "(docs/sync.md, rules 14 and 57)",
        "(``docs/sync.md``, invariant I14)",
        "(``docs/sync.md``, fact 12)",
        "(``docs/sync.md``, scenario S7)",
        "by rule 18",
        "pitfall 18",
        "(``schema.md`` §2)",
        "(``shared/cli.md``)",
        '(``docs/schema.md``, "Nothing of the kind")',
        "decision 9999",
        "docs/decisions/9999",
        "see nothing_here.py",
        "``store/engine.py``",
        "docs/nothing.md",
        "`SyncEngine.nothing` (`sync/engine.py`)",
        "`Nothing` in `sync/status.py`",
    ],
)
def test_what_is_not_there_is_told(text: str) -> None:
    assert broken(text, CODE)


def test_the_document_of_the_numbers_is_held_to_them_too() -> None:
    assert broken("see rule 18", DOCUMENT) == []
    assert broken("see rule 99", DOCUMENT)


@pytest.mark.parametrize(("kind", "last"), [("fact", "11"), ("rule", "56"), ("fault", "45")])
def test_the_numbers_have_no_gaps(kind: str, last: str) -> None:
    assert _numbered(kind) == {str(number) for number in range(1, int(last) + 1)}
