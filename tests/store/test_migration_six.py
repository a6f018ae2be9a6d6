"""A file of version 5 with everything in it becomes one of today, and loses no row, edit, send, refusal or conflict."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from organic_desktop.store.copies import version_of
from organic_desktop.store.database import Database
from organic_desktop.store.migrations import FILES, LATEST, migrate
from organic_desktop.store.sync_history import changes, conflicts

AT = "2026-05-01T08:00:00.000000Z"
ROWS = f"""
INSERT INTO users VALUES ('u', 'a@example.com', 'A', NULL, 'UTC', '{AT}', '{AT}');
INSERT INTO meta VALUES ('owner', 'u');
INSERT INTO conversations VALUES ('c', 'u', 'identity', 'Roots', 2, '{AT}', '{AT}');
INSERT INTO messages VALUES ('m1', 'c', 'user', 'one', NULL, '{AT}'), ('m2', 'c', 'assistant', 'two', 7, NULL);
INSERT INTO module_progress VALUES ('p', 'u', 'identity', '20.00', '["x"]', 'f', 'n', '{AT}', '{AT}', '{AT}');
INSERT INTO wellness_entries VALUES
    ('w1', 'u', '2026-05-01', '7.50', 500, NULL, NULL, '3.00', NULL, 'Oats', '{AT}', '{AT}'),
    ('w2', 'u', '2026-05-02', NULL, 750, NULL, NULL, NULL, NULL, NULL, '{AT}', '{AT}');
INSERT INTO base (table_name, row_id, version, values_json) VALUES
    ('wellness_entries', 'w1', '2026-05-01T08:00:00+00:00', '{{"id": "w1", "date": "2026-05-01"}}');
INSERT INTO pending_change
    (table_name, row_id, deleted, edited_at, attempts_json, last_error, refused, set_json, failures)
VALUES ('wellness_entries', 'w1', 0, '{AT}', '[{{"mood_score": "3.00"}}, {{"mood_score": "4.00"}}]', NULL, 0, '[]', 2),
       ('wellness_entries', 'w2', 0, '{AT}', '[]', 'out of range', 1, '["water_intake_ml"]', 5),
       ('messages', 'm1', 0, '{AT}', 'damaged', NULL, 0, '[]', 0);
INSERT INTO ghost VALUES ('wellness_entries', 'w9', '[{{"mood_score": "1.00"}}]', '{AT}');
INSERT INTO "conflict" (decided_at, table_name, row_id, "column", base_json, mine_json, theirs_json, result_json, rule)
VALUES ('{AT}', 'wellness_entries', 'w1', 'mood_score', '"2.00"', '"3.00"', '"4.00"', '"3.00"', 'later edit');
INSERT INTO unreadable VALUES ('wellness_entries', 'w8', '{{"id": "w8", "date": "infinity"}}', 'why');
INSERT INTO cursor (table_name, position, row_id) VALUES ('wellness_entries', '{AT}', 'w1');
"""
TABLES = ("users", "conversations", "messages", "module_progress", "wellness_entries")


def rows(connection: sqlite3.Connection) -> dict[str, list[object]]:
    return {table: connection.execute(f"SELECT * FROM {table} ORDER BY id").fetchall() for table in TABLES}


def test_a_file_of_version_5_loses_nothing(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        migrate(connection, path, FILES[:5])
        connection.executescript(ROWS)
        before = rows(connection)
    database = Database(path)
    with closing(sqlite3.connect(path)) as connection:
        assert version_of(connection) == LATEST
        assert rows(connection) == before
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        sends = dict(connection.execute("SELECT row_id, attempts_json FROM pending_change"))
        assert [each["values"] for each in json.loads(sends["w1"])] == [{"mood_score": "3.00"}, {"mood_score": "4.00"}]
        assert sends["m1"] == "damaged"
        ghost = json.loads(connection.execute("SELECT attempts_json FROM ghost").fetchone()[0])
        assert [each["values"] for each in ghost] == [{"mood_score": "1.00"}]
        assert connection.execute("SELECT columns_json FROM unreadable").fetchall() == [("[]",)]
        assert connection.execute("SELECT position FROM cursor").fetchall() == [(AT,)]
        connection.execute("PRAGMA foreign_keys = ON")
        with pytest.raises(sqlite3.IntegrityError):  # nothing goes by cascade
            connection.execute("DELETE FROM conversations")
        assert connection.execute("SELECT count(*) FROM messages").fetchone() == (2,)
    waiting = {change.row_id: change for change in changes(database)}
    assert not any(change.refused for change in waiting.values()), "what was refused is tried once more"
    assert waiting.keys() == {"w1", "w2", "m1"}
    (conflict,) = conflicts(database)
    assert (conflict.key, conflict.rule) == ("2026-05-01", "later edit")
    database.close()
