"""The verbs backup, backups, restore and repair."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Shell
from tests.server.fixtures import Account
from tests.server.lite import Server


def test_a_backup_is_listed_compared_and_restored(shell: Shell) -> None:
    shell("log", "--date", "2026-10-01", "--mood", "4")
    made = shell.json("backup")
    assert (made["rows"]["wellness_entries"], made["from"], made["reason"]) == (1, "2026-10-01", "by-hand")
    assert Path(made["file"]).is_file()
    (listed,) = shell.json("backups")
    assert listed["name"] == made["name"]
    shell("log", "--date", "2026-10-01", "--mood", "1")
    shell("log", "--date", "2026-10-02", "--mood", "2")
    change = {"table": "wellness_entries", "month": "2026-10", "added": 0, "changed": 1, "removed": 0}
    planned = shell.json("restore", made["name"], "--dry-run")
    assert planned == {"backup": made["name"], "changes": [change], "kept": 1}
    assert shell.json("show", "--date", "2026-10-01")["mood_score"] == 1
    done = shell.json("restore", made["name"])
    assert done["changes"] == planned["changes"]
    assert done["before"].startswith("before-restore-")
    assert shell.json("show", "--date", "2026-10-01")["mood_score"] == 4
    assert [entry["date"] for entry in shell.json("entries")] == ["2026-10-01", "2026-10-02"]
    shell("restore", made["name"], "--exactly")
    assert [entry["date"] for entry in shell.json("entries")] == ["2026-10-01"]
    assert shell("restore", made["name"])[1] == "Nothing differs; nothing was changed.\n"


def test_a_backup_at_a_place_of_ones_own_replaces_nothing_and_is_restored_from_there(
    shell: Shell, tmp_path: Path
) -> None:
    shell("log", "--date", "2026-10-01", "--mood", "4")
    target = tmp_path / "mine.db"
    assert shell.json("backup", str(target))["file"] == str(target)
    assert target.stat().st_mode & 0o077 == 0
    code, _, said = shell("backup", str(target))
    assert (code, "already there" in said) == (1, True)
    shell("delete-entry", "2026-10-01")
    assert shell.json("restore", str(target))["changes"][0]["added"] == 1


def test_an_export_and_no_file_at_all_are_refused_in_a_sentence(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "an.organic").write_bytes(b"PK\x03\x04" + bytes(900))
    for name, why in (("an.organic", "Import it instead"), ("nothing.db", "There is no file")):
        code, out, said = shell("restore", str(tmp_path / name))
        assert (code, out, why in said, said.count("\n")) == (1, "", True, 1)


def test_after_a_restore_sync_says_what_to_do_and_goes_on_once_told(
    shell: Shell, server: Server, account: Account
) -> None:
    shell.join(server, account)
    shell("log", "--mood", "4")
    shell("sync")
    name = shell.json("backup")["name"]
    shell("log", "--mood", "1")
    shell("sync")
    _, _, said = shell("restore", name)
    assert "sync --rehearse" in said
    code, _, said = shell("sync")
    assert (code, "until you have seen" in said, "sync --resume" in said) == (5, True, True)
    assert shell.json("status")["pending"] == 1
    assert shell.json("sync", "--resume")["pushed"] == 1


def test_a_damaged_database_says_how_to_repair_it_and_is_repaired(shell: Shell) -> None:
    for day in range(1, 29):
        shell("log", "--date", f"2026-10-{day:02}", "--mood", "4")
    path = shell.folder / "local.db"
    content = bytearray(path.read_bytes())
    content[:4096] = bytes(4096)
    path.write_bytes(content)
    code, _, said = shell("streak")
    assert (code, "organic-desktop repair" in said) == (1, True)
    seen = shell.json("repair", "--dry-run")
    assert (seen["rows"]["wellness_entries"], seen["from"], seen["to"]) == (28, "2026-10-01", "2026-10-28")
    assert path.read_bytes() == content
    done = shell.json("repair")
    assert (shell.folder / done["kept_as"]).read_bytes() == content
    assert len(shell.json("entries")) == 28
    code, _, said = shell("repair")
    assert (code, "isn't damaged" in said) == (1, True)
    assert json.dumps(done)
