"""`make screenshots`: every page with the demo's year, light and dark, into ``docs/screenshots/``.

The clock stands still and the year has a seed, so that a picture changes when its page does. Which pages there are is
the registry's (``ui/shell/navigation.py``); what else is worth seeing is a line of ``SIGHTS``.
"""

from __future__ import annotations

import os
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

# The tests' own screen: the usual one has no room for the window.
os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={Path(__file__).parents[1] / 'ui' / 'screen.json'}"
os.environ["LC_ALL"] = "en_US.UTF-8"  # dates as they are written there, whoever runs this

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from organic_desktop.app.facade import App
from organic_desktop.sync.status import SyncState
from organic_desktop.ui.insights.year_dialog import YearDialog
from organic_desktop.ui.shell.navigation import PAGES
from organic_desktop.ui.shell.startup import window_state
from organic_desktop.ui.shell.window import MainWindow
from organic_desktop.ui.theme.theme import Theme, choose_typeface
from tests.app.coach_server import answered, coach_server
from tests.clocks import HandClock
from tests.demo.elsewhere import be_refused
from tests.demo.fill import fill, keep_secrets_in
from tests.server.lite import ROOT, fresh_server

NOW = datetime(2026, 10, 15, 15, 40, tzinfo=UTC)
TARGET = ROOT / "docs" / "screenshots"
PORT = 54329  # it is to be read in the settings
APPEARANCES = ("light", "dark")
PATIENCE_SECONDS = 60
AT_REST_MS = 400  # longer than any motion, and than a search waits for another letter
SMALLEST_FILE = 0  # Qt's word for zlib at its best


class Sight(NamedTuple):
    """Something to see: on which page, and what one does there to come to it; that may return what is to be seen."""

    name: str
    page: str
    go: Callable[[MainWindow, Any], object] = lambda window, page: None


def _type(into: QWidget, words: str) -> None:
    into.setFocus()
    QTest.keyClicks(into, words)


def _find(window: MainWindow, words: str) -> None:
    window.workspace.open_palette()
    _type(window.workspace.command_palette._field, words)


def _popup(window: MainWindow) -> QWidget | None:
    tray = window.shell.live_in_tray(lambda: False)
    tray.toggle_popup()
    return tray.popup


def _links(page: Any) -> None:
    """The links, once the child process has answered."""
    part = page.open_part("links")
    while part._shown is None or part._stop is not None:
        QTest.qWait(AT_REST_MS)


def _experiments(page: Any) -> None:
    page.open_part("experiments")


def _asked(window: MainWindow, page: Any) -> None:
    """A question that the built-in rules have answered."""
    app = window.shell.app
    assert app is not None
    question = "Do I sleep better when I exercise?"
    app.coach.providers.choose("builtin")
    page.open_conversation(_answered(app, "Sleep", question))


def _answered(app: App, topic: str, question: str) -> str:
    """The id of a conversation with a question and its answer; the other appearance has it already."""
    for each in app.conversations.listed():
        if each.topic == topic:
            return each.id
    conversation = app.conversations.start("wellness", topic).id
    assert app.coach.wait(app.coach.ask(conversation, question).id, PATIENCE_SECONDS)
    return conversation


def _asked_a_model(window: MainWindow, page: Any) -> None:
    """A language model that is right about one number and wrong about another, and what would be sent next."""
    app = window.shell.app
    assert app is not None
    logged = [each.sleep_hours for each in app.days.entries(app.today() - timedelta(days=30)) if each.sleep_hours]
    true = sum(logged) / len(logged)
    says = (
        f"Over the last 30 days you slept {true:.1f} hours on average. Over the last 7 days you slept 9.5 hours on "
        "average, so your nights became longer. Which evening felt easiest to end?"
    )
    with coach_server() as server:
        server.script = lambda answering: answered(answering, says, prompt=780, answer=64)
        app.coach.providers.add("llama", server.url, kind="openai_compatible", model="llama-3.2", context=2048)
        app.coach.providers.choose("llama")
        app.coach.providers.allow("llama", {"sleep_hours", "mood_score", "exercise_minutes"})
        conversation = _answered(app, "Longer nights", "Did my nights become longer?")
    page.open_conversation(conversation)
    _come_to_rest()
    page.card.composer.type("And my mood after exercise?")
    _come_to_rest()


SIGHTS = (
    *(Sight(place.name, place.name) for place in PAGES if place.name != "coach"),
    Sight("coach", "coach", _asked),
    Sight("coach-model", "coach", _asked_a_model),
    Sight("links", "insights", lambda window, page: _links(page)),
    Sight("experiments", "insights", lambda window, page: _experiments(page)),
    Sight("search", "history", lambda window, page: _type(page.search, "jurgen")),
    Sight("module", "modules", lambda window, page: page.open("identity")),
    Sight("palette", "today", lambda window, page: _find(window, "day")),
    Sight("help", "today", lambda window, page: window.open_help()),
    Sight("popup", "today", lambda window, page: _popup(window)),
    Sight("import", "today", lambda window, page: _import(window)),
    Sight("export", "today", lambda window, page: window.workspace.window_actions.export()),
    Sight("year", "insights", lambda window, page: _year(window)),
    Sight("account", "today", lambda window, page: window.workspace.window_actions.open_account()),
)
FIRST_SIGHTS = (
    Sight("first-run", ""),
    Sight("invitation", "", lambda window, page: window.workspace.window_actions.open_account()),
)
WITH_A_REFUSAL = frozenset({"activity"})  # elsewhere the state is the everyday one


def _import(window: MainWindow) -> None:
    """The third step of a diary's file: what is what."""
    rows = ["full_date,date,weekday,time,mood,activities,note_title,note"]
    for number in range(400):
        day, mood = NOW.date() - timedelta(days=number), ("good", "rad", "meh", "good", "awful", "okay-ish")[number % 6]
        done = " | ".join(name for place, name in enumerate(("gym", "friends", "reading")) if number % (place + 2) == 0)
        rows.append(f'{day},x,x,18:40,{mood},"{done}","","{"Long walk by the lake" if number % 5 == 0 else ""}"')
    file = Path(tempfile.mkdtemp()) / "daylio_export_2026_10_15.csv"
    file.write_text("\n".join(rows), encoding="utf-8")
    dialog = window.workspace.window_actions.import_file(file)
    _come_to_rest()
    dialog.step.advance()  # type: ignore[attr-defined]
    _come_to_rest()


def _year(window: MainWindow) -> QWidget:
    """The year in review, once its page is drawn, which is no thread's work."""
    window.workspace.window_actions.review_year()
    dialog = window.findChildren(YearDialog)[-1]
    while not dialog.preview.is_shown:
        _come_to_rest()
    return dialog


def main() -> int:
    """Take every picture anew."""
    application = QApplication([])
    application.setStyle("Fusion")
    choose_typeface(application)
    TARGET.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="organic-pictures-") as name, fresh_server("pglite", PORT) as server:
        folder = Path(name)
        keep_secrets_in(folder / "keyring.json")
        for each in ("year", "new"):
            (folder / each).mkdir()
        fill(folder / "year", server, NOW, timezone="UTC")
        _take(application, folder / "year", [sight for sight in SIGHTS if sight.page not in WITH_A_REFUSAL])
        with closing(App(folder / "year", clock=HandClock(NOW))) as app:
            be_refused(app, server)
        _take(application, folder / "year", [sight for sight in SIGHTS if sight.page in WITH_A_REFUSAL])
        _take(application, folder / "new", FIRST_SIGHTS)
        application.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        _take(application, folder / "year", [Sight("right-to-left", "history")], APPEARANCES[:1])
    return 0


def _take(
    application: QApplication, folder: Path, sights: Sequence[Sight], appearances: Sequence[str] = APPEARANCES
) -> None:
    for appearance in appearances:
        with _window(application, folder, appearance) as window:
            for sight in sights:
                page = window.workspace.pages.turn_to(sight.page) if sight.page else None
                _come_to_rest()
                if focused := window.focusWidget():
                    focused.clearFocus()  # a ring belongs to who is just using the keyboard
                seen = sight.go(window, page)
                _come_to_rest()
                shown: list[QWidget] = [each for each in window.findChildren(QDialog) if each.isVisible()]
                if isinstance(seen, QWidget):
                    shown.append(seen)
                _save((*shown, window)[0], f"{sight.name}-{appearance}")
                for each in shown:
                    each.close()
                print(f"{sight.name}-{appearance}", file=sys.stderr)


@contextmanager
def _window(application: QApplication, folder: Path, appearance: str) -> Iterator[MainWindow]:
    """The program on the year's folder, synced and at rest."""
    app, theme = App(folder, clock=HandClock(NOW)), Theme(application)
    app.change_settings(appearance=appearance, language="en", timezone="UTC", history_metric="water_intake_ml")
    unknown_place = Path(tempfile.mkdtemp(dir=folder))  # a window's own size, not what this screen made of the last
    window = MainWindow(theme, window_state(unknown_place))
    window.show()
    window.open_app(app)
    while app.status().state in {SyncState.SYNCING, SyncState.WAITING}:
        _come_to_rest()
    yield window
    window.close()
    app.close()
    for made in (window, theme):
        made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _come_to_rest() -> None:
    """What was asked of threads is shown, and nothing moves any more."""
    while any(thread.name == "bridge" for thread in threading.enumerate()):
        QTest.qWait(AT_REST_MS)
    QTest.qWait(AT_REST_MS)


def _save(widget: QWidget, name: str) -> None:
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    if not image.save(str(TARGET / f"{name}.png"), "PNG", SMALLEST_FILE):  # type: ignore[call-overload]  # stub: bytes
        raise OSError(f"{name}.png can't be written")


if __name__ == "__main__":
    sys.exit(main())
