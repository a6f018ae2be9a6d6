"""Who may import whom: the table "Directions", held against every import under ``src/organic_desktop``.

Imports inside functions and under TYPE_CHECKING count as well: a direction is about knowing, not about loading. Also
held: no two modules import each other, directly or through others; the directions inside ``ui/``; who may read the
clock; and who may show or print a text by what could take it for more than text (``BARE``).
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

PACKAGE = "organic_desktop"
SOURCES = Path(__file__).parents[1] / "src" / PACKAGE

EDGES = {"store", "remote", "system"}
SERVICES = {"sync", "reminders", "transfer", "coach"}
BELOW_APP = {"core", "wellness"} | EDGES | SERVICES

# A room is the first name below the package, with all that is in it; each may import itself and these.
MAY_IMPORT: dict[str, set[str]] = {
    "core": set(),
    "wellness": {"core"},
    **{room: {"core", "wellness"} for room in EDGES},
    **{room: {"core", "wellness"} | EDGES for room in SERVICES},
    "app": BELOW_APP,
    **{room: BELOW_APP - {"remote"} | {"app"} for room in ("ui", "cli")},
    "__main__": {"ui", "cli", "app", "system", "core", "wellness"},
}

# Libraries that one part alone may know, or two.
ONLY_IN = {
    "PySide6": "ui",
    "shiboken6": "ui",
    "sqlmodel": "store",
    "sqlalchemy": "store",
    "sqlite3": "store",
    "sqlcipher3": "store",
    "argon2": "core",
    "httpcore": "coach",
    "httpx": "remote coach",
    "httpx_sse": "coach",
    "keyring": "core",
    "apscheduler": "system",
    "rapidfuzz": "sync",
    "jeepney": "system",
    "cryptography": "app",
    "packaging": "app",
}

# Inside ui: the lowest first, each may import itself and those before it. A folder without a row is a page, which may
# import those four and nothing of another page or of the shell; the shell may import every page.
LOWER_UI = ("theme", "text", "widgets", "services")
SHELL = "shell"
WINDOW = "ui/shell/window.py"
KNOW_THE_WINDOW = {f"ui/shell/{name}.py" for name in ("startup", "lifecycle", "later", "locked_window")}

# What `wellness` may import of `core`, which reaches no clock and no file, and what it may not of the standard library.
PURE_CORE = {"core/errors.py", "core/goals.py", "core/messages.py", "core/validation.py"}
IMPURE = {
    "asyncio", "concurrent", "io", "logging", "multiprocessing", "os", "pathlib", "platform", "random", "secrets",
    "shutil", "socket", "sqlite3", "subprocess", "sys", "tempfile", "threading", "time", "uuid",
}  # fmt: skip

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
    "time.perf_counter_ns",
    "time.process_time",
    "time.localtime",
    "time.gmtime",
    "time.ctime",
}
# Qt's clock is the system's too, and so is its time zone; on whatever they are called.
QT_CLOCKS = {
    "currentTime",
    "currentDate",
    "currentDateTime",
    "currentDateTimeUtc",
    "currentMSecsSinceEpoch",
    "currentSecsSinceEpoch",
    "systemTimeZone",
    "systemTimeZoneId",
    "toLocalTime",
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
    **dict.fromkeys(("QTextBrowser()", "setMarkdown"), "ui/widgets/text_dialog.py"),
    **dict.fromkeys(("print", "ArgumentParser()", "sys.stdout", "sys.stderr"), "core/terminal.py"),
    **dict.fromkeys(("sqlite3.connect", "sqlite3.Error", "sqlcipher3"), "store/connections.py"),
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

    @cached_property
    def nodes(self) -> list[ast.AST]:
        """Every node of the tree."""
        return [*ast.walk(self.tree)]

    @property
    def module(self) -> str:
        """The name that it is imported by."""
        return ".".join([PACKAGE, *self.name.removesuffix(".py").removesuffix("/__init__").split("/")])

    @property
    def part(self) -> str:
        """The row of the table that it belongs to."""
        return self.name.split("/")[0].removesuffix(".py")

    def imports(self) -> Iterator[tuple[int, str]]:
        """Every import as line and absolute dotted name; ``from a import b`` is ``a.b``."""
        for node in self.nodes:
            if isinstance(node, ast.Import):
                yield from ((node.lineno, alias.name) for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                base = self._absolute(node)
                yield from ((node.lineno, f"{base}.{alias.name}") for alias in node.names)

    def clock_reads(self) -> Iterator[tuple[int, str]]:
        """Every mention of a clock, called or handed on: ``datetime.now``, ``from time import monotonic``."""
        for node in self.nodes:
            if isinstance(node, ast.Attribute):
                _, name = _names(node)
                if name in CLOCKS or node.attr in QT_CLOCKS:
                    yield node.lineno, name
        for line, name in self.imports():
            if name in CLOCKS or name.rpartition(".")[2] in QT_CLOCKS:
                yield line, name

    def bare_texts(self) -> Iterator[tuple[int, str]]:
        """Every name of ``BARE``; those with "()" where they are called or inherited from, for they may be types."""
        yield from ((line, name) for line, name in self.imports() if name in BARE)
        for node in self.nodes:
            if isinstance(node, ast.Name | ast.Attribute):
                yield from ((node.lineno, name) for name in _names(node) if name in BARE)
            elif isinstance(node, ast.Call | ast.ClassDef):
                used = [node.func] if isinstance(node, ast.Call) else node.bases
                called = (f"{name}()" for each in used for name in _names(each))
                yield from ((node.lineno, name) for name in called if name in BARE)

    def formats(self) -> Iterator[tuple[int, str]]:
        """Every format that isn't written where numbers and dates are, and every number that an f-string writes."""
        for node in self.nodes:
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


def graph(found: list[Source]) -> dict[str, dict[str, int]]:
    """Each file of the package, the files that it imports, and the line where it does so first."""
    named = {source.module: source.name for source in found}
    edges: dict[str, dict[str, int]] = {source.name: {} for source in found}
    for source in found:
        for line, name in source.imports():
            while name and name not in named:  # a name inside a module
                name = name.rpartition(".")[0]
            if name and named[name] != source.name:
                edges[source.name].setdefault(named[name], line)
    return edges


def circles(edges: dict[str, dict[str, int]]) -> list[set[str]]:
    """Groups of files each of which imports every other of its group, directly or through others."""
    reached = {name: _reached(name, edges) for name in edges}
    groups = {frozenset(other for other in reached[name] if name in reached[other]) for name in edges}
    return sorted((set(group) for group in groups if group), key=min)


def _reached(start: str, edges: dict[str, dict[str, int]]) -> set[str]:
    reached: set[str] = set()
    waiting = [start]
    while waiting:
        new = edges[waiting.pop()].keys() - reached
        reached |= new
        waiting += new
    return reached


def ui_violations(edges: dict[str, dict[str, int]]) -> list[str]:
    """A sentence for each import inside ui that goes the wrong way, or past what a page is given."""
    wrong = []
    for importer, imported in edges.items():
        for name, line in imported.items():
            if not importer.startswith("ui/") or not name.startswith("ui/"):
                continue
            if name == WINDOW and importer not in KNOW_THE_WINDOW:
                wrong.append(f"{importer}:{line} imports {WINDOW}, which only its start and lifecycle may.")
            elif not _may_import_in_ui(_ui_folder(importer), _ui_folder(name)):
                wrong.append(f"{importer}:{line} imports {name}, which a module of ui/{_ui_folder(importer)}/ may not.")
    return wrong


def _ui_folder(name: str) -> str:
    return name.split("/")[1]


def _may_import_in_ui(folder: str, other: str) -> bool:
    if folder == SHELL:
        return True
    if folder in LOWER_UI:
        return other in LOWER_UI[: LOWER_UI.index(folder) + 1]
    return other in (folder, *LOWER_UI)


def wellness_violations(found: list[Source]) -> list[str]:
    """A sentence for each import by which `wellness` would reach a clock, a file or the system."""
    wrong = []
    pure = [source for source in found if source.part == "wellness"]
    for importer, imported in graph(found).items():
        outside = imported.keys() - {source.name for source in pure} - PURE_CORE
        if importer.startswith("wellness/") or importer in PURE_CORE:
            wrong += [f"{importer}:{imported[name]} imports {name}, and wellness is pure." for name in sorted(outside)]
    for source in pure:
        wrong += [
            f"{source.name}:{line} imports {name}, and wellness is pure."
            for line, name in source.imports()
            if name.split(".")[0] in IMPURE
        ]
        wrong += [
            f"{source.name}:{node.lineno} opens a file, and wellness is pure."
            for node in ast.walk(source.tree)
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "open"
        ]
    return wrong


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
        elif source.part not in ONLY_IN.get(library, source.part).split():
            owners = ONLY_IN[library].replace(" ", " and ")
            wrong.append(f"{where} imports {library}, which is {owners}'s alone.")
    for line, name in source.bare_texts():
        if source.name != BARE[name]:
            wrong.append(f"{source.name}:{line} names {name}, which is for {BARE[name]} alone.")
    if source.part == "ui":
        where = "which is for ui/text/numbers.py and dates.py"
        wrong += [f"{source.name}:{line} writes with {name}, {where}." for line, name in source.formats()]
    if source.name != "core/clock.py":
        wrong += [f"{source.name}:{line} reads {name}, which is clock's alone." for line, name in source.clock_reads()]
    return wrong


@cache
def sources() -> list[Source]:
    """Every file of the package but its own ``__init__.py``, which holds the version and imports nothing."""
    files = sorted(file for file in SOURCES.rglob("*.py") if file != SOURCES / "__init__.py")
    return [Source(file.relative_to(SOURCES).as_posix(), ast.parse(file.read_text("utf-8"))) for file in files]


def test_every_import_goes_down() -> None:
    wrong = [sentence for source in sources() for sentence in violations(source)]
    assert not wrong, "\n".join(["", *wrong])


def test_no_modules_import_each_other() -> None:
    found = circles(graph(sources()))
    assert not found, "\n".join(["", *(" <-> ".join(sorted(circle)) for circle in found)])


def test_imports_inside_ui_go_down() -> None:
    wrong = ui_violations(graph(sources()))
    assert not wrong, "\n".join(["", *wrong])


def test_wellness_is_pure() -> None:
    wrong = wellness_violations(sources())
    assert not wrong, "\n".join(["", *wrong])


def test_every_part_has_its_row_in_the_table() -> None:
    assert {source.part for source in sources()} <= MAY_IMPORT.keys()


def test_the_table_has_no_circle() -> None:
    TopologicalSorter(MAY_IMPORT).prepare()  # raises CycleError


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
            "app/facade.py:2 imports httpx, which is remote and coach's alone.",
        ),
        (
            "sync/scheduler.py",
            "import datetime\nnow = datetime.datetime.now(UTC)",
            "sync/scheduler.py:2 reads datetime.now, which is clock's alone.",
        ),
        (
            "ui/shell/sidebar.py",
            "def show(words):\n    made = QLabel(words)",
            "ui/shell/sidebar.py:2 names QLabel(), which is for ui/widgets/plain_text.py alone.",
        ),
        (
            "ui/shell/sidebar.py",
            "class Line(QtWidgets.QLabel):\n    pass",
            "ui/shell/sidebar.py:1 names QLabel(), which is for ui/widgets/plain_text.py alone.",
        ),
        (
            "ui/today/page.py",
            "self.button.setToolTip(words)",
            "ui/today/page.py:1 names setToolTip, which is for ui/widgets/plain_text.py alone.",
        ),
        (
            "ui/today/page.py",
            "if role == Qt.ItemDataRole.ToolTipRole:\n    pass",
            "ui/today/page.py:1 names ToolTipRole, which is for ui/widgets/plain_text.py alone.",
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
            "ui/today/page.py",
            "words = self.locale().toString(number)",
            "ui/today/page.py:1 writes with toString(), which is for ui/text/numbers.py and dates.py.",
        ),
        (
            "ui/shell/sidebar.py",
            "words = f'{day:%d.%m.} {share}%'",
            "ui/shell/sidebar.py:1 writes with f'%d.%m.', which is for ui/text/numbers.py and dates.py.",
        ),
        (
            "ui/widgets/day_cards.py",
            "from PySide6.QtCore import QTime\nsaved = QTime.currentTime()",
            "ui/widgets/day_cards.py:2 reads QTime.currentTime, which is clock's alone.",
        ),
        (
            "ui/today/page.py",
            "from PySide6 import QtCore\nnow = QtCore.QDateTime.currentMSecsSinceEpoch()",
            "ui/today/page.py:2 reads QDateTime.currentMSecsSinceEpoch, which is clock's alone.",
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


def parsed(files: dict[str, str]) -> list[Source]:
    """A package of these files."""
    return [Source(name, ast.parse(code)) for name, code in files.items()]


@pytest.mark.parametrize(
    ("files", "found"),
    [
        (
            {
                "store/writer.py": "from organic_desktop.store.journal import entry",
                "store/journal.py": "from organic_desktop.store import writer",
            },
            [{"store/journal.py", "store/writer.py"}],
        ),
        (
            {
                "ui/shell/window.py": "from .toolbar import Toolbar",
                "ui/shell/toolbar.py": "if TYPE_CHECKING:\n    from .actions import Actions",
                "ui/shell/actions.py": "def show():\n    from .window import MainWindow",
            },
            [{"ui/shell/actions.py", "ui/shell/toolbar.py", "ui/shell/window.py"}],
        ),
        (
            {"cli/__init__.py": "from organic_desktop.cli import days", "cli/days.py": "from . import VERBS"},
            [{"cli/__init__.py", "cli/days.py"}],
        ),
        (
            {"store/a.py": "from . import b, c", "store/b.py": "from . import c", "store/c.py": ""},
            [],
        ),
    ],
)  # fmt: skip
def test_circles_are_found(files: dict[str, str], found: list[set[str]]) -> None:
    assert circles(graph(parsed(files))) == found


@pytest.mark.parametrize(
    ("importer", "imported", "allowed"),
    [
        ("ui/today/page.py", "ui/widgets/cards.py", True),
        ("ui/today/page.py", "ui/services/page.py", True),
        ("ui/widgets/cards.py", "ui/theme/theme.py", True),
        ("ui/shell/startup.py", "ui/shell/window.py", True),
        ("ui/shell/navigation.py", "ui/today/page.py", True),
        ("ui/shell/toolbar.py", "ui/shell/window.py", False),
        ("ui/today/page.py", "ui/shell/window.py", False),
        ("ui/today/page.py", "ui/shell/palette.py", False),
        ("ui/today/page.py", "ui/history/timeline.py", False),
        ("ui/widgets/cards.py", "ui/today/page.py", False),
        ("ui/services/page.py", "ui/shell/navigation.py", False),
        ("ui/theme/theme.py", "ui/widgets/cards.py", False),
        ("ui/text/dates.py", "ui/widgets/cards.py", False),
    ],
)
def test_directions_inside_ui(importer: str, imported: str, allowed: bool) -> None:
    assert bool(ui_violations({importer: {imported: 1}, imported: {}})) is not allowed


@pytest.mark.parametrize(
    ("name", "code", "sentence"),
    [
        ("wellness/streaks.py", "from organic_desktop.core import clock", "imports core/clock.py"),
        ("wellness/streaks.py", "def later():\n    import time", "imports time"),
        ("wellness/streaks.py", "from pathlib import Path", "imports pathlib.Path"),
        ("wellness/streaks.py", "rows = open('rows.json')", "opens a file"),
        ("core/errors.py", "from organic_desktop.core.clock import Clock", "imports core/clock.py"),
    ],
)
def test_impure_wellness_is_found(name: str, code: str, sentence: str) -> None:
    (wrong,) = wellness_violations(parsed({"core/clock.py": "", name: code}))
    assert sentence in wrong


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("store/writer.py", "from . import schema\nfrom organic_desktop.core.clock import Clock\nimport sqlmodel"),
        (
            "ui/shell/sidebar.py",
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
