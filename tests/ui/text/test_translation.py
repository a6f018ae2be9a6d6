"""The translations are whole: every word of the sources is in them, every one of them is translated and compiled."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from organic_desktop.app.facade import App
from organic_desktop.core.paths import resource
from tests.ui.conftest import OpenWindow

SOURCES = Path(__file__).parents[3] / "src" / "organic_desktop" / "ui"
TOOLS = Path(sys.executable).parent
PLACEHOLDER = re.compile(r"\{\w*\}|%n")
LANGUAGES = {"de": [], "en": ["-pluralonly"]}


def messages(path: Path) -> dict[tuple[str, str], list[str | None]]:
    """Each context and source with its translations; several where it has plural forms."""
    found = {}
    for context in ElementTree.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            done = translation.get("type") is None
            forms = translation.findall("numerusform") or [translation]
            key = context.findtext("name", ""), message.findtext("source", "")
            found[key] = [form.text if done else None for form in forms]
    return found


def words_elsewhere() -> str:
    """What packaging/words.py prints of the sources that know nothing of Qt."""
    script = SOURCES.parents[2] / "packaging" / "words.py"
    return subprocess.run([sys.executable, script], stdout=subprocess.PIPE, text=True, timeout=60, check=True).stdout


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_of_the_sources_is_translated(language: str, tmp_path: Path) -> None:
    fresh = Path(shutil.copy(resource(f"translations/organic_{language}.ts"), tmp_path))
    elsewhere = tmp_path / "words.py"
    elsewhere.write_text(words_elsewhere(), encoding="utf-8")
    sources = [str(path) for path in (*sorted(SOURCES.rglob("*.py")), elsewhere)]
    options = ["-locations", "none", "-no-obsolete", "-silent", *LANGUAGES[language]]
    subprocess.run([TOOLS / "pyside6-lupdate", *sources, *options, "-ts", fresh], check=True, timeout=60)
    known = messages(fresh)
    assert [key for key, forms in known.items() if not all(forms)] == [], "run `make translations` and translate"
    assert set(messages(resource(f"translations/organic_{language}.ts"))) == set(known)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_compiled_file_is_of_these_words(language: str, tmp_path: Path) -> None:
    compiled = tmp_path / "compiled.qm"
    source = resource(f"translations/organic_{language}.ts")
    subprocess.run([TOOLS / "pyside6-lrelease", "-silent", source, "-qm", compiled], check=True, timeout=60)
    assert compiled.read_bytes() == resource(f"translations/organic_{language}.qm").read_bytes()


def test_placeholders_survive_translation() -> None:
    for (_, source), forms in messages(resource("translations/organic_de.ts")).items():
        for form in forms:
            assert sorted(PLACEHOLDER.findall(source)) == sorted(PLACEHOLDER.findall(form or "")), source


def test_what_counts_has_plural_forms() -> None:
    """lupdate sees them in ``tr`` alone; by ``translate`` the words would stay English."""
    for (_, source), forms in messages(resource("translations/organic_de.ts")).items():
        assert "%n" not in source or len(forms) == 2, source


def test_help_is_written_in_every_language() -> None:
    for language in LANGUAGES:
        for name in (f"help/{language}.md", f"help/account.{language}.md"):
            assert resource(name).read_text(encoding="utf-8").startswith("# ")


def test_from_right_to_left(qtbot: QtBot, qapp: QApplication, app: App, open_window: OpenWindow) -> None:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        window = open_window(app)
        assert window.workspace.sidebar.x() > window.workspace.pages.x()
        for name in ("settings", "today"):
            window.workspace.pages.turn_to(name)
            assert not window.grab().isNull()
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
