"""An answer that is being written while its file is locked, exported, backed up or restored."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from organic_desktop.app.facade import App
from organic_desktop.store.coach import AnswerState
from organic_desktop.transfer.plan import Existing
from tests.app.coach_server import CoachServer, coach_server
from tests.app.test_coach import SECONDS, halves, until
from tests.devices import MakeDevice
from tests.passcodes import make_lock

PASSCODE = "correct horse"


def half_written(app: App, llm: CoachServer, gate: threading.Event) -> tuple[str, str]:
    """Ask, and return conversation and answer once half of it has come, and the question is a message."""
    llm.script = halves("half ", gate)
    app.coach.providers.add("here", llm.url, kind="openai_compatible", model="tiny")
    talk = app.conversations.start("wellness").id
    answer = app.coach.ask(talk, "What now?", "here")
    until(lambda: app.coach.answer(answer.id).text == "half ", app.coach)
    until(lambda: app.coach.answer(answer.id).question_id is not None, app.coach)
    return talk, answer.id


@pytest.mark.parametrize("way", ["set", "remove"])
def test_a_passcode_that_is_set_or_removed_keeps_what_came_as_interrupted(
    tmp_path: Path, test_keyring: None, way: str
) -> None:
    folder, gate = tmp_path / "data", threading.Event()
    folder.mkdir(mode=0o700)
    lock = make_lock(folder)
    if way == "remove":
        lock.set(PASSCODE)
    app = App(folder, lock=lock)
    with coach_server() as llm:
        talk, answer = half_written(app, llm, gate)
        app.close()
        gate.set()
        lock.set(PASSCODE) if way == "set" else lock.remove(PASSCODE)
        again = App(folder, lock=lock)
        try:
            found = again.coach.answer(answer)
            assert (found.state, found.text) == (AnswerState.INTERRUPTED, "half ")
            assert again.coach.keep(answer).state is AnswerState.STOPPED
            assert [each.content for each in again.conversations.messages(talk)] == ["What now?", "half "]
            assert again.coach.usage()[0].answers == 1
        finally:
            again.close()


def test_an_export_and_a_backup_have_what_is_a_message_and_disturb_nothing(device: MakeDevice, tmp_path: Path) -> None:
    app, gate = device("a"), threading.Event()
    with coach_server() as llm:
        talk, answer = half_written(app, llm, gate)
        app.transfer.export(tmp_path / "all.organic")
        backup = app.backups.make()
        gate.set()
        assert app.coach.wait(answer, SECONDS)
        assert app.coach.answer(answer).state is AnswerState.FINAL
        assert backup is not None
        app.backups.restore(app.backups.preview(backup.path))
    assert [each.content for each in app.conversations.messages(talk)] == ["What now?", "half "]
    other = device("b")
    found = other.transfer.read(tmp_path / "all.organic")
    other.transfer.bring_in(other.transfer.plan(found, other.transfer.mapping_for(found)), Existing.MINE)
    assert [each.content for each in other.conversations.messages(talk)] == ["What now?"]
    assert other.coach.answers(talk) == [], "what wasn't final is only where it was asked"
