"""What a person waits for while the coach answers: the first words after they arrive, and the echo of a key.

The server is another process. The text of its first piece is the moment at which it was sent, and a word on its
standard input lets it send. The floor reads the same pieces in a thread, and shows them by a queued signal in a list.
"""

from __future__ import annotations

import http.client
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, Qt, Signal
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListWidget, QWidget

from organic_desktop.app.facade import App
from organic_desktop.ui.shell.startup import window_state
from organic_desktop.ui.shell.window import FIRST_SIZE, MainWindow
from organic_desktop.ui.theme.theme import Theme
from tests.app.coach_server import Answering, coach_server
from tests.benchmarks.decade import fill
from tests.benchmarks.measure import Result

ANSWERS = 200
KEYS = 200
MESSAGES = 30  # as many as our own list holds when a conversation is opened
PAINTED, ECHO = 0.050, 0.016
A_SECOND = 200  # pieces
SETTLED_MS = 150  # what an edit has read anew is read
WITHOUT_END = "all"


def answers(folder: Path) -> Iterator[Result]:
    """First words, two hundred of ours and of the floor in turns, then keys while pieces come."""
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    application.setStyle("Fusion")
    with closing(App(folder)) as app, _server() as server:
        fill(app)
        app.change_settings(welcomed=True)
        app.coach.providers.add("llama", server.url, kind="openai_compatible", model="tiny", context=2048)
        app.coach.providers.choose("llama")
        app.conversations.start("wellness", "Sleep")
        window = MainWindow(Theme(application), window_state(folder))
        window.show()
        window.open_app(app)
        page: Any = window.workspace.pages.turn_to("coach")
        _until(lambda: page.card.conversation_id is not None)
        floor = _Floor(server)
        ours = _Ours(page, server)
        found = [(ours.first_words(), floor.first_words()) for _ in range(ANSWERS + 1)][1:]
        yield from _results(found)
        echoed = quantiles(ours.echoes(), n=20)[18]
        yield Result("a key while 200 pieces a second come, 95th percentile, against its budget", echoed, ECHO, 1)
        floor.close()
        window.close()


def _results(found: list[tuple[tuple[float, float], tuple[float, float]]]) -> Iterator[Result]:
    for name, place in (("", 0), (", processor time", 1)):
        mine, least = ([pair[side][place] for pair in found] for side in (0, 1))
        worst = quantiles(mine, n=20)[18]
        yield Result(f"first words painted{name}, 95th percentile of 200, against its budget", worst, PAINTED, 1)
        yield Result("the same, against the floor's 95th percentile", worst, quantiles(least, n=20)[18])
        yield Result("the same, median, against the floor's", median(mine), median(least))


class _Server:
    """The server's process."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process
        assert process.stdout
        assert process.stdin
        self.port, self._said = int(process.stdout.readline()), process.stdin

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/v1"

    def go(self) -> None:
        """Let it send the next piece."""
        self._said.write("\n")
        self._said.flush()


@contextmanager
def _server() -> Iterator[_Server]:
    process = subprocess.Popen(
        [sys.executable, "-m", __name__],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,  # it tells of every client that went away
        text=True,
    )
    yield _Server(process)
    process.kill()
    process.wait()


class _Painted(QObject):
    """Whether a widget was painted since ``wanted`` came true."""

    def __init__(self, widget: QWidget, wanted: Callable[[], bool]) -> None:
        super().__init__()
        self._wanted, self.seen = wanted, False
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.seen = self.seen or (event.type() == QEvent.Type.Paint and self._wanted())
        return False

    def take(self, server: _Server) -> tuple[float, float]:
        """Let the server send; return when the words were painted, and the processor's seconds until then."""
        QTest.qWait(SETTLED_MS)
        before = time.process_time()
        server.go()
        _until(lambda: self.seen)
        return time.monotonic(), time.process_time() - before


class _Ours:
    def __init__(self, page: Any, server: _Server) -> None:
        self._page, self._server = page, server
        self._view = page.card.view

    def _text(self) -> str:
        last = self._view.shown[-1] if self._view.shown else None
        return last.text if last and last.is_being_written else ""

    def first_words(self) -> tuple[float, float]:
        """Seconds from sending to the painted words, and of the processor."""
        self._ask("Why?")
        painted = _Painted(self._view.viewport(), lambda: bool(self._text()))
        at, used = painted.take(self._server)
        took = at - float(self._text()), used
        self._server.go()
        _until(lambda: self._view.shown[-1].message is not None)
        return took

    def echoes(self) -> list[float]:
        """Seconds from a key to its painted letter."""
        self._ask(WITHOUT_END)
        _until(lambda: self._text().count("word") > A_SECOND)
        field, took = self._page.card.composer.field, []
        for _ in range(KEYS):
            QTest.qWait(10)
            before = time.perf_counter()
            QTest.keyClick(field, Qt.Key.Key_A)
            field.viewport().repaint()
            took.append(time.perf_counter() - before)
        QTest.keyClick(field, Qt.Key.Key_Escape)
        _until(lambda: self._view.shown[-1].message is not None)
        return took

    def _ask(self, question: str) -> None:
        self._page.card.composer.type(question)
        QTest.keyClick(self._page.card.composer.field, Qt.Key.Key_Return)
        _until(lambda: bool(self._view.shown) and self._view.shown[-1].is_being_written)


class _Floor(QListWidget):
    """A list, and a thread that reads the server's pieces without looking at them closely."""

    _came = Signal(str)

    def __init__(self, server: _Server) -> None:
        super().__init__()
        self._server, self._last = server, ""
        self.setWordWrap(True)
        self.addItems([f"line {number}" + " and some more words" * 8 for number in range(MESSAGES)])
        self._came.connect(self._show, Qt.ConnectionType.QueuedConnection)
        self.resize(*FIRST_SIZE)
        self.show()
        self.scrollToBottom()

    def first_words(self) -> tuple[float, float]:
        self._last = ""
        asking = threading.Thread(target=self._read)
        asking.start()
        painted = _Painted(self.viewport(), lambda: bool(self._last))
        at, used = painted.take(self._server)
        took = at - float(self._last), used
        self._server.go()
        asking.join()
        return took

    def _show(self, text: str) -> None:
        self._last = text
        self.item(self.count() - 1).setText(text)

    def _read(self) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", self._server.port)
        connection.request("POST", "/v1/chat/completions", b'{"messages": [{"content": "Why?"}]}')
        with connection.getresponse() as answer:
            self._came.emit(answer.readline().decode().split('"content": "')[1].split('"')[0])
            answer.read()
        connection.close()


def _until(seen: Callable[[], bool]) -> None:
    while not seen():
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def _serve() -> None:
    """Be the server: a question of ``WITHOUT_END`` gets pieces until its client goes, any other gets the time."""

    def script(answering: Answering) -> None:
        if answering.question["messages"][-1]["content"].strip() == WITHOUT_END:
            while True:
                answering.say("word ")
                time.sleep(1 / A_SECOND)
        sys.stdin.readline()
        answering.say(f"{time.monotonic():.6f}")
        sys.stdin.readline()
        answering.end(prompt=12, answer=3)

    with coach_server() as running:
        running.script = script
        print(running.port, flush=True)
        threading.Event().wait()


if __name__ == "__main__":
    _serve()
