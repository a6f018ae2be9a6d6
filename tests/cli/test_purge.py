"""What is deleted for good is in no byte of the data folder; what is current stays, and so does everybody else's."""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from organic_desktop.app.facade import App
from organic_desktop.store.apply_remote import ServerEdit
from organic_desktop.store.conflicts import Loss, note_losses
from organic_desktop.store.removed import note_overwritten, note_removed
from organic_desktop.store.schema import MODULE_PROGRESS, WELLNESS_ENTRIES
from tests.cli.conftest import Shell
from tests.devices import MakeDevice, logged, sign_in
from tests.server.fixtures import Account
from tests.server.lite import Server

SECRET = "Zwiebelkuchen-mit-Geheimnis"
LATER = "what stands there now"


def holding(folder: Path, text: str = SECRET) -> list[str]:
    """The files that hold the text, in whichever case the index folds it to, or a long piece of it."""
    pieces = [piece.encode() for piece in (text, text.casefold(), text[3:20])]
    files = [file for file in folder.rglob("*") if file.is_file()]
    return sorted(file.name for file in files if any(piece in file.read_bytes() for piece in pieces))


def leave_in_free_pages(path: Path) -> None:
    """What an SQLite without secure_delete leaves of a text that was changed; Debian's has it on."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA secure_delete = OFF")
        connection.execute("CREATE TABLE freed (text TEXT)")
        connection.execute("INSERT INTO freed VALUES (?)", (SECRET * 1_000,))
        connection.execute("DROP TABLE freed")


@pytest.fixture
def a(device: MakeDevice) -> App:
    return device("a")


def test_earlier_notes_of_a_day_are_in_no_byte_and_the_present_ones_stay(a: App) -> None:
    day = a.today()
    for text in (SECRET, f"{SECRET} longer than a page of the file " * 300, LATER):
        a.days.log(day, {"nutrition_notes": text, "mood_score": 3})
    leave_in_free_pages(a.folder / "local.db")
    assert holding(a.folder)
    purged = a.permanent_deletion.day(day)
    assert holding(a.folder) == []
    assert (purged.texts, purged.waits, purged.complete) == (2, False, True)
    assert logged(a, day)["nutrition_notes"] == LATER
    assert [hit.day for hit in a.days.history.search("stands")] == [day]
    assert a.days.history.search("Zwiebel") == []
    assert {line.column for line in a.days.history.timeline(day, 9)} == {"mood_score"}


def test_a_deleted_days_notes_go_and_undo_brings_the_rest_back(a: App) -> None:
    day = a.today() - timedelta(days=1)
    a.days.log(day, {"nutrition_notes": SECRET, "mood_score": 4})
    a.days.log(a.today(), {"nutrition_notes": "another day's"})
    mark, _ = a.edits_since(None)
    a.days.delete([day])
    _, edits = a.edits_since(mark)
    assert edits
    assert a.permanent_deletion.day(day).texts == 1
    assert holding(a.folder) == []
    a.undo(edits[0].edit_id)
    assert (logged(a, day)["mood_score"], logged(a, day)["nutrition_notes"]) == (4, None)
    assert holding(a.folder, "another day's")
    assert a.permanent_deletion.day(day).texts == 0


def test_what_only_the_journal_of_an_edit_held_cant_be_undone_and_nothing_breaks(a: App) -> None:
    mark, _ = a.edits_since(None)
    a.days.log(a.today(), {"nutrition_notes": SECRET})
    a.days.log(a.today(), {"nutrition_notes": LATER})
    _, edits = a.edits_since(mark)
    a.permanent_deletion.day(a.today())
    assert edits
    assert [a.undo(edit.edit_id).edit_id for edit in edits] == [None, None]
    assert logged(a, a.today())["nutrition_notes"] == LATER


def test_the_lists_of_sync_lose_it_too(a: App) -> None:
    day = a.today()
    a.days.log(day, {"nutrition_notes": LATER, "mood_score": 2})
    row = logged(a, day)
    gone = {**row, "id": "00000000-0000-4000-8000-000000000001", "nutrition_notes": SECRET}
    losses = [Loss("nutrition_notes", SECRET, f"{SECRET}!", None, LATER, "x"), Loss("mood_score", None, 1, 2, 2, "x")]
    with a.profiles.current.database.writing() as session:
        connection = session.connection()
        edit = ServerEdit(connection, a._clock.now())
        note_losses(connection, a._clock.now(), WELLNESS_ENTRIES, row["id"], losses)
        note_overwritten(edit, WELLNESS_ENTRIES, row["id"], {**row, "nutrition_notes": SECRET}, row)
        note_removed(edit, WELLNESS_ENTRIES, [gone])
        attempt = json.dumps([{"values": {"nutrition_notes": SECRET, "mood_score": "2.00"}}])
        connection.exec_driver_sql("UPDATE pending_change SET attempts_json = ?", (attempt,))
        connection.exec_driver_sql("INSERT INTO ghost SELECT table_name, row_id, attempts_json, '' FROM pending_change")
        kept = json.dumps({"id": row["id"], "nutrition_notes": SECRET, "sleep_hours": "NaN"})
        statement = "INSERT INTO unreadable VALUES ('wellness_entries', ?, ?, '', NULL, ?)"
        connection.exec_driver_sql(statement, (row["id"], kept, '["sleep_hours"]'))
    assert a.permanent_deletion.day(day).texts == 2
    assert holding(a.folder) == []
    assert [line.column for line in a.sync_review.conflicts()] == ["mood_score"]
    assert [(each.column, each.row.get("mood_score")) for each in a.sync_review.removed()] == [("", 2)]
    assert [each.values for each in a.sync_review.unreadable()] == [{"sleep_hours": "NaN"}]


def test_copies_lose_it_and_keep_all_else_and_what_isnt_one_is_named(a: App) -> None:
    day = a.today()
    a.days.log(day, {"nutrition_notes": SECRET, "mood_score": 3})
    a.profiles.current.database.copy_to("local.before-7.db")
    (a.folder / "backups").mkdir()
    a.profiles.current.database.copy_to("x.db").rename(a.folder / "backups" / "before-sign-in.db")
    a.days.log(day, {"nutrition_notes": LATER})
    (a.folder / "local.before-deletions.db").write_bytes(b"no database at all" * 100)
    purged = a.permanent_deletion.day(day)
    assert (purged.copies, purged.unreached) == (2, ("local.before-deletions.db",))
    assert holding(a.folder) == []
    with closing(sqlite3.connect(a.folder / "local.before-7.db")) as copy:
        assert copy.execute("SELECT mood_score, nutrition_notes FROM wellness_entries").fetchall() == [("3.00", None)]
        assert copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_another_persons_copy_keeps_its_notes_of_the_same_day(a: App, device: MakeDevice) -> None:
    other, day = device("other"), a.today()
    other.days.log(day, {"nutrition_notes": "theirs"})
    other.close()
    a.days.log(day, {"nutrition_notes": SECRET})
    a.days.log(day, {"nutrition_notes": LATER})
    (a.folder / "backups").mkdir()
    shutil.copy(other.folder / "local.db", a.folder / "backups" / "theirs.db")
    assert a.permanent_deletion.day(day).copies == 0
    assert "theirs.db" in holding(a.folder, "theirs")


def test_a_module_loses_earlier_focus_and_notes(a: App) -> None:
    for text in (SECRET, LATER):
        a.modules.set("wellness", {"notes": text, "current_focus": text, "progress_percentage": 10})
    assert a.permanent_deletion.module("wellness").texts == 1
    assert holding(a.folder) == []
    assert [state.row.notes for state in a.modules.all() if state.row] == [LATER]
    assert MODULE_PROGRESS


def test_a_message_and_a_topic_that_were_rewritten(a: App) -> None:
    talk = a.conversations.start("wellness", "about")
    message = a.conversations.send(talk.id, SECRET)
    a.conversations.rewrite(message.id, LATER)
    a.permanent_deletion.message(message.id)
    assert holding(a.folder) == []
    assert [each.content for each in a.conversations.messages(talk.id)] == [LATER]
    a.permanent_deletion.conversation(talk.id)
    assert [each.topic for each in a.conversations.all()] == ["about"]


def test_an_unsent_edit_keeps_what_the_server_has_until_it_is_sent(
    server: Server, account: Account, device: MakeDevice
) -> None:
    a = sign_in(device("a"), server, account)
    a.days.log(a.today(), {"nutrition_notes": SECRET})
    a.sync()
    a.days.log(a.today(), {"nutrition_notes": LATER})
    assert a.permanent_deletion.day(a.today()).waits
    assert holding(a.folder)
    assert a.sync().conflicts == 0
    assert not a.permanent_deletion.day(a.today()).waits
    a.close()
    assert holding(a.folder) == []
    again = device("a")
    again.sync()
    assert logged(again, again.today())["nutrition_notes"] == LATER


def test_while_another_program_reads_the_file_that_is_said(a: App) -> None:
    a.days.log(a.today(), {"nutrition_notes": SECRET})
    a.days.log(a.today(), {"nutrition_notes": LATER})
    with closing(sqlite3.connect(a.folder / "local.db")) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM journal").fetchone()
        assert not a.permanent_deletion.day(a.today()).complete
    assert a.permanent_deletion.day(a.today()).complete
    assert holding(a.folder) == []


def test_the_command_line_purges_and_says_what_is_out_of_reach(shell: Shell) -> None:
    shell("log", "--notes", SECRET, "--date", "2026-03-01")
    shell("delete-entry", "2026-03-01")
    code, out, said = shell("purge", "day", "2026-03-01")
    assert (code, "Permanently deleted" in out, "server's backups" in said) == (0, True, True)
    assert holding(shell.folder) == []
    assert shell.json("purge", "day", "2026-03-01")["texts"] == 0
    assert "No earlier texts" in shell("purge", "module", "wellness")[1]
    assert shell("purge", "day", "2026-99-01")[0] == 1
    assert shell("purge")[0] == 2
