"""Prints the words of the product that aren't in the window's own sources, in the form that Qt's lupdate reads.

They are the sentences of core/errors.py and of what raises and keeps them, and the texts of the modules. A sentence
that can't be found, because it is put together where it is raised, is a fault: it would stay English in every window.
"""

from __future__ import annotations

import ast
import json
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
SOURCES = ROOT / "src" / "organic_desktop"
TERMINAL_ONLY = ("cli/", "__main__.py", "app/checkup/", "app/server_kit/")
SENTENCE = "Sentence"


def main() -> None:
    print("from PySide6.QtCore import QCoreApplication")
    for context, texts in (("Sentences", sentences()), ("Modules", module_texts())):
        for text in dict.fromkeys(texts):
            print(f"QCoreApplication.translate({json.dumps(context)}, {json.dumps(text, ensure_ascii=False)})")


def sentences() -> Iterator[str]:
    """The titles and advice of errors, the words they are raised with, and every Sentence."""
    trees = {
        path: ast.parse(path.read_text(encoding="utf-8"))
        for path in sorted(SOURCES.rglob("*.py"))
        if not path.relative_to(SOURCES).as_posix().startswith(TERMINAL_ONLY)
    }
    errors = [node for node in trees[SOURCES / "core/errors.py"].body if isinstance(node, ast.ClassDef)]
    for node in errors:
        yield from _titles(node)
    names = {node.name for node in errors} | {SENTENCE}
    for path, tree in trees.items():
        for call in ast.walk(tree):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in names and call.args:
                yield from _first_words(call.args[0], f"{path.relative_to(ROOT)}:{call.lineno}")


def module_texts() -> Iterator[str]:
    """What the modules that ship say of themselves and of their topics."""
    for path in sorted((ROOT / "resources" / "modules").glob("*.toml")):
        module = tomllib.loads(path.read_text(encoding="utf-8"))
        yield from (module["title"], module["summary"])
        for topic in module["topics"]:
            yield from (topic["title"], topic["sentence"], topic["prompt"])


def _titles(node: ast.ClassDef) -> Iterator[str]:
    for line in node.body:
        if isinstance(line, ast.Assign) and ast.unparse(line.targets[0]) in {"title", "advice"}:
            text = ast.literal_eval(line.value)
            yield from [text] if text else []


def _first_words(given: ast.expr, place: str) -> Iterator[str]:
    """A literal; what is handed on under a name was a literal, or a Sentence, elsewhere."""
    if isinstance(given, ast.Constant):
        yield from [str(given.value)] if given.value else []
    elif isinstance(given, ast.JoinedStr | ast.BinOp):
        sys.exit(f"{place}: name the parts of this sentence: Sentence('… {{part}} …', part=…)")


if __name__ == "__main__":
    main()
