"""Who may import whom: the table "Directions", held against every import under ``src/organic_desktop``.

Imports inside functions and under TYPE_CHECKING count as well: a direction is about knowing, not about loading. Also
held: who may read the clock, and who may show or print a text by what could take it for more than text (``BARE``).
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

PACKAGE = "organic_desktop"
SOURCES = Path(__file__).parents[1] / "src" / PACKAGE

EDGES = {"store", "remote", "system"}
SERVICES = {"sync", "reminders"}
BELOW_APP = {"core", "wellness"} | EDGES | SERVICES

# A room is the first name below the package, with all that is in it; each may import itself and these.
MAY_IMPORT: dict[str, set[str]] = {
    "core": set(),
    "wellness": {"core"},
    **{room: {"core", "wellness"} for room in EDGES},
    **{room: {"core", "wellness"} | EDGES for room in SERVICES},
    "app": BELOW_APP,
    **{room: BELOW_APP - {"remote"} | {"app"} for room in ("ui", "cli")},
    "launch": {"ui", "cli", "system", "core", "wellness"},
    "__main__": {"launch", "cli", "system", "core"},
}

# Libraries that one part alone may know.
ONLY_IN = {
    "PySide6": "ui",
    "shiboken6": "ui",
    "sqlmodel": "store",
    "sqlalchemy": "store",
    "sqlite3": "store",
    "httpx": "remote",
    "keyring": "core",
    "apscheduler": "reminders",
    "rapidfuzz": "sync",
    "jeepney": "system",
}

# The system's clock, by the names under which it can be called; `core/clock.py` alone may.
CLOCKS = {
    "datetime.now",
    "datetime.utcnow",
    "datetime.today",
    "date.today",
    "time.time",
    "time.time_ns",
    "time.monotonic",
    "time.monotonic_ns",
    "time.perf_counter",
    "QDate.currentDate",
    "QTime.currentTime",
    "QDateTime.currentDateTime",
    "QDateTime.currentDateTimeUtc",
    "QDateTime.currentMSecsSinceEpoch",
    "QDateTime.currentSecsSinceEpoch",
}


# What shows or prints a text as more than text, or obeys what is in it, and the one module that may name it.
BARE = {
    **dict.fromkeys(
        [
            "QLabel()",
            "QMessageBox()",
            "QMessageBox.about",
            "QMessageBox.critical",
            "QMessageBox.information",
            "QMessageBox.question",
            "QMessageBox.warning",
            "QErrorMessage",
            "QInputDialog()",
            "QInputDialog.getItem",
            "QInputDialog.getText",
            "QProgressDialog",
            "QSplashScreen",
            "QTextEdit",
            "QToolTip",
            "QWhatsThis",
            "ToolTipRole",
            "StatusTipRole",
            "WhatsThisRole",
            "appendHtml",
            "insertHtml",
            "insertMarkdown",
            "setDetailedText",
            "setHtml",
            "setInformativeText",
            "setStatusTip",
            "setTextFormat",
            "setToolTip",
            "setWhatsThis",
            "setWindowTitle",
            "showMessage",
        ],
        "ui/widgets/plain_text.py",
    ),
    **dict.fromkeys(("QTextBrowser()", "setMarkdown"), "ui/help/dialogs.py"),
    **dict.fromkeys(("print", "ArgumentParser()", "sys.stdout", "sys.stderr"), "core/terminal.py"),
}


# What writes a number or a date in the window's own way or another country's, and the modules that may name it there.
FORMATS = {
    **dict.fromkeys(["decimalPoint", "groupSeparator"], ("numbers", "locales")),
    **dict.fromkeys(["negativeSign", "percent", "positiveSign"], ("numbers",)),
    **dict.fromkeys(["dayName", "monthName", "standaloneDayName", "standaloneMonthName"], ("dates",)),
    **dict.fromkeys(["timeFormat", "strftime"], ("dates",)),
    "dateFormat": ("dates", "locales"),
    "toString": ("numbers", "dates"),
    "firstDayOfWeek": ("locales",),
    "createSeparatedList": ("locales",),
}
WRITERS = {f"ui/text/{name}.py": name for name in ("locales", "numbers", "dates")}
NATIVE_KEYS = re.compile(r"\b(native|NativeText)$")  # a shortcut's own toString
DRAWN_NUMBER = re.compile(r"[.,%eEfFgGn]")


@dataclass(frozen=True)
class Source:
    """One parsed file of the package."""

    name: str
    """Its path below the package: ``sync/engine.py``."""
    tree: ast.Module

    @property
    def part(self) -> str:
        """The row of the table that it belongs to."""
        return self.name.split("/")[0].removesuffix(".py")

    def imports(self) -> Iterator[tuple[int, str]]:
        """Every import as line and absolute dotted name; ``from a import b`` is ``a.b``."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                yield from ((node.lineno, alias.name) for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                base = self._absolute(node)
                yield from ((node.lineno, f"{base}.{alias.name}") for alias in node.names)

    def clock_reads(self) -> Iterator[tuple[int, str]]:
        """Every mention of a clock, called or handed on: ``datetime.now``, ``from time import monotonic``."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Attribute):
                name = ".".join(ast.unparse(node).split(".")[-2:])
                if name in CLOCKS:
                    yield node.lineno, name
        yield from ((line, name) for line, name in self.imports() if name in CLOCKS)

    def bare_texts(self) -> Iterator[tuple[int, str]]:
        """Every name of ``BARE``; those with "()" where they are called or inherited from, for they may be types."""
        yield from ((line, name) for line, name in self.imports() if name in BARE)
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Name | ast.Attribute):
                yield from ((node.lineno, name) for name in _names(node) if name in BARE)
            elif isinstance(node, ast.Call | ast.ClassDef):
                used = [node.func] if isinstance(node, ast.Call) else node.bases
                called = (f"{name}()" for each in used for name in _names(each))
                yield from ((node.lineno, name) for name in called if name in BARE)

    def formats(self) -> Iterator[tuple[int, str]]:
        """Every format that isn't written where numbers and dates are, and every number that an f-string writes."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in FORMATS:
                name = node.func.attr
                keys = name == "toString" and node.args and NATIVE_KEYS.search(ast.unparse(node.args[-1]))
                if WRITERS.get(self.name) not in FORMATS[name] and not keys:
                    yield node.lineno, f"{name}()"
            elif isinstance(node, ast.FormattedValue) and node.format_spec:
                written = ast.unparse(node.format_spec)
                if DRAWN_NUMBER.search(written.strip("f'\"")):
                    yield node.lineno, written

    def _absolute(self, node: ast.ImportFrom) -> str:
        if not node.level:
            return node.module or ""
        folder = [PACKAGE, *self.name.split("/")[:-1]]
        return ".".join([*folder[: len(folder) - node.level + 1], *filter(None, [node.module])])


def _names(node: ast.AST) -> tuple[str, ...]:
    """``c`` and ``b.c`` of ``a.b.c``."""
    if isinstance(node, ast.Attribute):
        above = node.value
        owner = above.attr if isinstance(above, ast.Attribute) else above.id if isinstance(above, ast.Name) else ""
        return node.attr, f"{owner}.{node.attr}"
    return (node.id,) if isinstance(node, ast.Name) else ()


def violations(source: Source) -> list[str]:
    """A sentence for each import or clock read that goes the wrong way."""
    wrong = []
    for line, name in source.imports():
        where = f"{source.name}:{line}"
        library, *inner = name.split(".")
        if library == PACKAGE:
            target = inner[0]
            if target not in {source.part, *MAY_IMPORT[source.part], "__version__"}:
                wrong.append(f"{where} imports {name}, but {source.part} may not know {target}.")
        elif ONLY_IN.get(library, source.part) != source.part:
            wrong.append(f"{where} imports {library}, which is {ONLY_IN[library]}'s alone.")
    for line, name in source.bare_texts():
        if source.name != BARE[name]:
            wrong.append(f"{source.name}:{line} names {name}, which is for {BARE[name]} alone.")
    if source.part == "ui":
        where = "which is for ui/text/numbers.py and dates.py"
        wrong += [f"{source.name}:{line} writes with {name}, {where}." for line, name in source.formats()]
    if source.name != "core/clock.py":
        wrong += [f"{source.name}:{line} reads {name}, which is clock's alone." for line, name in source.clock_reads()]
    return wrong


def sources() -> list[Source]:
    """Every file of the package but its own ``__init__.py``, which holds the version and imports nothing."""
    files = sorted(file for file in SOURCES.rglob("*.py") if file != SOURCES / "__init__.py")
    return [Source(file.relative_to(SOURCES).as_posix(), ast.parse(file.read_text("utf-8"))) for file in files]


def test_every_import_goes_down() -> None:
    wrong = [sentence for source in sources() for sentence in violations(source)]
    assert not wrong, "\n".join(["", *wrong])


def test_every_part_has_its_row_in_the_table() -> None:
    assert {source.part for source in sources()} <= MAY_IMPORT.keys()


def test_the_package_itself_imports_nothing() -> None:
    package = Source("__init__.py", ast.parse((SOURCES / "__init__.py").read_text("utf-8")))
    assert list(package.imports()) == []


@pytest.mark.parametrize(
    ("name", "code", "sentence"),
    [
        (
            "store/writer.py",
            "from organic_desktop.remote.rest import Rest",
            "store/writer.py:1 imports organic_desktop.remote.rest.Rest, but store may not know remote.",
        ),
        (
            "wellness/streaks.py",
            "import organic_desktop.store.schema",
            "wellness/streaks.py:1 imports organic_desktop.store.schema, but wellness may not know store.",
        ),
        (
            "ui/shell/window.py",
            "from ...remote import client",
            "ui/shell/window.py:1 imports organic_desktop.remote.client, but ui may not know remote.",
        ),
        (
            "ui/shell/window.py",
            "from organic_desktop import cli",
            "ui/shell/window.py:1 imports organic_desktop.cli, but ui may not know cli.",
        ),
        (
            "sync/engine.py",
            "def later():\n    from PySide6.QtCore import QTimer",
            "sync/engine.py:2 imports PySide6, which is ui's alone.",
        ),
        (
            "app/facade.py",
            "if TYPE_CHECKING:\n    import httpx",
            "app/facade.py:2 imports httpx, which is remote's alone.",
        ),
        (
            "sync/scheduler.py",
            "import datetime\nnow = datetime.datetime.now(UTC)",
            "sync/scheduler.py:2 reads datetime.now, which is clock's alone.",
        ),
        (
            "ui/shell/sync_chip.py",
            "def show(words):\n    made = QLabel(words)",
            "ui/shell/sync_chip.py:2 names QLabel(), which is for ui/widgets/plain_text.py alone.",
        ),
        (
            "ui/shell/sync_chip.py",
            "class Line(QtWidgets.QLabel):\n    pass",
            "ui/shell/sync_chip.py:1 names QLabel(), which is for ui/widgets/plain_text.py alone.",
        ),
        (
            "ui/today/week.py",
            "self.button.setToolTip(words)",
            "ui/today/week.py:1 names setToolTip, which is for ui/widgets/plain_text.py alone.",
        ),
        (
            "ui/today/week.py",
            "if role == Qt.ItemDataRole.ToolTipRole:\n    pass",
            "ui/today/week.py:1 names ToolTipRole, which is for ui/widgets/plain_text.py alone.",
        ),
        (
            "ui/shell/window.py",
            "QMessageBox.question(self, title, words)",
            "ui/shell/window.py:1 names QMessageBox.question, which is for ui/widgets/plain_text.py alone.",
        ),
        (
            "cli/days.py",
            "print(notes)",
            "cli/days.py:1 names print, which is for core/terminal.py alone.",
        ),
        (
            "cli/days.py",
            "sys.stderr.write(notes)",
            "cli/days.py:1 names sys.stderr, which is for core/terminal.py alone.",
        ),
        (
            "ui/today/week.py",
            "words = self.locale().toString(number)",
            "ui/today/week.py:1 writes with toString(), which is for ui/text/numbers.py and dates.py.",
        ),
        (
            "ui/shell/sync_chip.py",
            "words = f'{day:%d.%m.} {share}%'",
            "ui/shell/sync_chip.py:1 writes with f'%d.%m.', which is for ui/text/numbers.py and dates.py.",
        ),
        (
            "ui/today/day_cards.py",
            "from PySide6.QtCore import QTime\nsaved = QTime.currentTime()",
            "ui/today/day_cards.py:2 reads QTime.currentTime, which is clock's alone.",
        ),
        (
            "reminders/service.py",
            "from time import monotonic",
            "reminders/service.py:1 reads time.monotonic, which is clock's alone.",
        ),
    ],
)
def test_the_check_can_fail(name: str, code: str, sentence: str) -> None:
    assert violations(Source(name, ast.parse(code))) == [sentence]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("store/writer.py", "from . import schema\nfrom organic_desktop.core.clock import Clock\nimport sqlmodel"),
        (
            "ui/shell/sync_chip.py",
            "def line(words: str) -> QLabel: ...\nisinstance(made, QLabel)\nQMessageBox.ButtonRole.RejectRole",
        ),
        ("ui/widgets/plain_text.py", "class Label(QLabel): ..."),
        ("cli/days.py", "from organic_desktop import __version__\nfrom organic_desktop.app.facade import App"),
        ("core/clock.py", "import time\ntime.monotonic()"),
        ("sync/push.py", "from organic_desktop.store.writer import Writer\nfrom organic_desktop.remote import rest"),
    ],
)
def test_the_check_lets_pass_what_may(name: str, code: str) -> None:
    assert violations(Source(name, ast.parse(code))) == []
