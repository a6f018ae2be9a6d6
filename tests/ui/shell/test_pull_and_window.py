"""While rows arrive: the window answers all along, and what is being typed is nobody's to move."""

from __future__ import annotations

import gc
from collections.abc import Callable
from datetime import date
from itertools import cycle
from time import process_time
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from organic_desktop.app.facade import App
from organic_desktop.sync.status import SyncState
from organic_desktop.ui.modules.page import ModulesPage
from organic_desktop.ui.shell.lifecycle import start_garbage_collection
from organic_desktop.ui.shell.window import MainWindow
from organic_desktop.ui.widgets import notes_card
from organic_desktop.ui.widgets.notes_card import NotesCard
from tests.benchmarks.server_data import fill
from tests.devices import MakeDevice, logged, sign_in
from tests.server.fixtures import Account
from tests.server.lite import Server
from tests.ui.conftest import OpenWindow
from tests.ui.heartbeat import Heartbeat

MESSAGES = 20_000
STUTTER = 0.5
"""Seconds of work in one go; what is aimed at, and measured, is in docs/performance.md."""
BEFORE = "Oats for breakfast.\nSoup at noon.\nWalked home."
PACE_MS = 20
PATIENCE_MS = 60_000


def test_the_window_answers_while_years_are_pulled(
    qtbot: QtBot, server: Server, account: Account, device: MakeDevice, open_window: OpenWindow
) -> None:
    fill(server, account.user_id, messages=MESSAGES)
    app = sign_in(device("a"), server, account)
    app.change_settings(sync_paused=True)  # opening the window is another matter
    window = open_window(app)
    start_garbage_collection()
    heart = Heartbeat(process_time)
    app.change_settings(sync_paused=False)
    app.sync_now()
    qtbot.waitUntil(lambda: app.status().state == SyncState.UP_TO_DATE)
    qtbot.waitUntil(lambda: window.workspace.chip.text() == "Up to date")
    heart.stop()
    gc.unfreeze()
    assert sum(thread.message_count for thread in app.conversations.all()) == MESSAGES
    print(f"longest gap {heart.longest * 1000:.1f} ms in {heart.beats} beats")
    assert heart.longest < STUTTER


class Typist:
    """Types on without a pause, so that nothing is saved meanwhile, and knows what should stand there."""

    def __init__(self, field: QPlainTextEdit) -> None:
        self.field = field
        self.text = field.toPlainText()
        self.at = len(self.text)
        self._letters = cycle("and tea ")
        field.setFocus()
        field.moveCursor(field.textCursor().MoveOperation.End)

    def go_back(self, letters: int) -> None:
        for _ in range(letters):
            QTest.keyClick(self.field, Qt.Key.Key_Left)
        self.at -= letters

    def type_until(self, done: Callable[[], bool]) -> None:
        for _, letter in zip(range(PATIENCE_MS // PACE_MS), self._letters, strict=False):
            QTest.keyClicks(self.field, letter, Qt.KeyboardModifier.NoModifier, PACE_MS)
            self.text = self.text[: self.at] + letter + self.text[self.at :]
            self.at += 1
            assert self.field.toPlainText() == self.text
            assert self.field.textCursor().position() == self.at
            if done():
                return
        raise AssertionError("nothing came")


@pytest.fixture
def phone(device: MakeDevice, server: Server, account: Account) -> App:
    """The person's other device."""
    return sign_in(device("phone"), server, account)


@pytest.fixture
def joined(device: MakeDevice, server: Server, account: Account) -> App:
    """The computer, signed in."""
    return sign_in(device("a"), server, account)


def agree(qtbot: QtBot, app: App, phone: App, read: Callable[[App], Any], expected: str) -> None:
    """Both devices, and so the server, hold the text in the end."""

    def same() -> bool:
        app.sync_now()
        phone.sync()
        return bool(read(app) == read(phone) == expected)

    qtbot.waitUntil(same)


def type_while_pages_arrive(
    qtbot: QtBot,
    card: NotesCard,
    app: App,
    phone: App,
    read: Callable[[App], Any],
    change: Callable[[str], object],
) -> None:
    """Three pulls of the very row, then a pause: what both wrote is there, and the cursor among the same words."""
    field = card.field
    typist = Typist(field)
    for turn, back in enumerate((0, 12, 0)):
        typist.go_back(back)
        there = BEFORE.replace("Oats", f"{turn} oats")
        change(there)
        phone.sync()
        app.sync_now()
        typist.type_until(lambda: read(app) == there)  # noqa: B023
    both = typist.text.replace("Oats", "2 oats")
    card._pause.start(0)
    qtbot.waitUntil(lambda: read(app) == both)
    assert field.toPlainText() == both
    assert field.textCursor().position() == typist.at + len("2 oats") - len("Oats")
    assert field.hasFocus()
    agree(qtbot, app, phone, read, both)


@pytest.fixture
def no_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    """A slow machine's pauses between two keys, or in a sync on the window's thread, are not the typist's."""
    monkeypatch.setattr(notes_card, "AUTOSAVE_MS", 3_600_000)


@pytest.mark.usefixtures("no_pause")
def test_typing_about_a_day_while_its_row_arrives(
    qtbot: QtBot, joined: App, phone: App, open_window: OpenWindow
) -> None:
    day: date = joined.today()
    joined.days.log(day, {"nutrition_notes": BEFORE})
    joined.sync()
    phone.sync()
    window: MainWindow = open_window(joined)
    type_while_pages_arrive(
        qtbot,
        window.workspace.today.notes,
        joined,
        phone,
        lambda app: logged(app, day).get("nutrition_notes"),
        lambda text: phone.days.log(day, {"nutrition_notes": text}, add={"water_intake_ml": 250}),
    )


@pytest.mark.usefixtures("no_pause")
def test_typing_about_a_module_while_its_row_arrives(
    qtbot: QtBot, joined: App, phone: App, open_window: OpenWindow
) -> None:
    joined.modules.set("identity", {"notes": BEFORE})
    joined.sync()
    phone.sync()
    window: MainWindow = open_window(joined)
    page = window.workspace.pages.turn_to("modules")
    assert isinstance(page, ModulesPage)
    page.open("identity")

    def read(app: App) -> str | None:
        row = app.modules.one("identity").row
        return row.notes if row else None

    type_while_pages_arrive(
        qtbot,
        page.detail.notes,
        joined,
        phone,
        read,
        lambda text: phone.modules.set("identity", {"notes": text}, complete=["What I stand for"]),
    )
