"""Export and import on the command line: JSON for scripts, a dry run that changes nothing, exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from organic_desktop.store.connections import drop_key
from organic_desktop.transfer.found import Target
from organic_desktop.transfer.mapping import Mapping, to_json
from tests.cli.conftest import Shell
from tests.passcodes import PASSCODE, make_lock


def other(shell: Shell, name: str = "other") -> tuple[str, str]:
    """The words for another data folder."""
    return "--data-dir", str(shell.folder.with_name(name))


def table(folder: Path, *rows: str) -> str:
    (folder / "a.csv").write_text("\n".join(["date,water_intake_ml,mood_score", *rows]) + "\n")
    return str(folder / "a.csv")


def test_everything_goes_out_and_comes_back(shell: Shell, tmp_path: Path) -> None:
    shell.json("log", "--water-ml", "500", "--notes", "=1+1")
    shell.json("module", "set", "wellness", "--progress", "40")
    file = str(tmp_path / "a.organic")
    assert shell.json("export", file) == {
        "file": file,
        "entries": 1,
        "modules": 1,
        "conversations": 0,
        "messages": 0,
    }
    there = shell.json(*other(shell), "import", file)
    assert (there["format"], there["new"], there["same"], there["different"], there["skipped"]) == (
        "organic",
        1,
        0,
        0,
        [],
    )
    assert there["modules"] == {"new": 1, "same": 0, "different": 0}
    assert shell.json(*other(shell), "entries") == shell.json("entries")
    again = shell.json(*other(shell), "import", file)
    assert (again["new"], again["same"], again["changed"]) == (0, 1, 0)


def test_a_file_that_is_there_is_only_replaced_if_asked_for(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "a").write_text("mine")
    code, _, error = shell("export", str(tmp_path / "a"))
    assert (code, "there already" in error, (tmp_path / "a").read_text()) == (1, True, "mine")
    assert shell("export", str(tmp_path / "a"), "--overwrite")[0] == 0
    assert (tmp_path / "a").read_bytes().startswith(b"PK")


def test_days_from_one_to_another_as_a_table(shell: Shell, tmp_path: Path) -> None:
    for day in ("2026-01-01", "2026-01-02", "2026-01-03"):
        shell.json("log", "--date", day, "--water-ml", "500")
    done = shell.json(
        "export", str(tmp_path / "a.csv"), "--format", "csv", "--from", "2026-01-02", "--to", "2026-01-02"
    )
    assert done["entries"] == 1
    assert "2026-01-02,,500" in (tmp_path / "a.csv").read_text("utf-8-sig")
    assert shell("export", str(tmp_path / "b"), "--from", "tomorrow")[0] == 1


def test_the_name_of_a_file_says_its_format(shell: Shell, tmp_path: Path) -> None:
    shell.json("log", "--date", "2026-01-02", "--water-ml", "500")
    shell.json("export", str(tmp_path / "a.CSV"))
    assert "2026-01-02,,500" in (tmp_path / "a.CSV").read_text("utf-8-sig")
    shell.json("export", str(tmp_path / "b.csv"), "--format", "organic")
    assert (tmp_path / "b.csv").read_bytes().startswith(b"PK")
    code, _, error = shell("export", str(tmp_path / "a.pdf"))
    assert (code, "can't draw pages" in error) == (1, True)  # a page, which this process has no Qt for


@pytest.mark.parametrize("words", [("--columns", "sleep"), ("--name", "Anna")])
def test_what_only_a_page_has_is_refused_elsewhere(shell: Shell, tmp_path: Path, words: tuple[str, str]) -> None:
    code, _, error = shell("export", str(tmp_path / "a.organic"), *words)
    assert (code, "Only a page" in error, (tmp_path / "a.organic").exists()) == (1, True, False)


def test_a_dry_run_says_what_would_happen_and_changes_nothing(shell: Shell, tmp_path: Path) -> None:
    shell.json("log", "--date", "2026-01-01", "--water-ml", "500")
    file = table(tmp_path, "2026-01-01,250,3", "2026-01-02,250,3", "2999-01-01,250,3", "2026-01-03,lots,3")
    plan = shell.json("import", file, "--dry-run", "--existing", "add")
    assert (plan["format"], plan["from"], plan["to"]) == ("organic-csv", "2026-01-01", "2026-01-03")
    assert (plan["new"], plan["same"], plan["different"], plan["changed"]) == (2, 0, 1, 1)
    assert [each["line"] for each in plan["skipped"]] == [5, 4]
    assert len(shell.json("entries")) == 1
    assert "Nothing was changed." in shell("import", file, "--dry-run")[1]
    done = shell.json("import", file, "--existing", "add")
    assert done == plan
    assert [each["water_intake_ml"] for each in shell.json("entries")] == [750, 250, None]


def test_a_mapping_from_a_file_decides(shell: Shell, tmp_path: Path) -> None:
    file = table(tmp_path, "2026-01-01,25,3")
    mapping = Mapping("organic-csv", "organic-csv", {"water_intake_ml": Target("meditation_minutes")})
    (tmp_path / "map.json").write_text(to_json(mapping))
    shell.json("import", file, "--map", str(tmp_path / "map.json"))
    (entry,) = shell.json("entries")
    assert (entry["meditation_minutes"], entry["water_intake_ml"], entry["mood_score"]) == (25, None, None)
    (tmp_path / "map.json").write_text(json.dumps({"format": "daylio"}))
    assert "format daylio" in shell("import", file, "--map", str(tmp_path / "map.json"))[2]
    (tmp_path / "map.json").write_bytes(b"\xff\xfe\x00")
    assert shell("import", file, "--map", str(tmp_path / "map.json"))[0] == 1


def test_what_can_not_be_imported_is_said_in_one_sentence(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(bytes(range(256)) * 10)
    for words in (
        ("import", str(tmp_path / "missing")),
        ("import", str(tmp_path)),
        ("import", str(tmp_path / "a")),
        ("import", str(tmp_path / "a"), "--format", "nothing"),
        ("export", str(tmp_path / "no" / "where")),
    ):
        code, out, error = shell(*words)
        assert (code, out) == (1, ""), words
        assert error.strip().endswith("."), error
        assert "Traceback" not in error
    assert shell("import", str(tmp_path / "a"), "--existing", "twice")[0] == 2


def test_whoever_has_a_passcode_is_told_that_the_file_has_none(shell: Shell, tmp_path: Path) -> None:
    shell.json("log", "--water-ml", "500")
    make_lock(shell.folder).set(PASSCODE)
    code, _, error = shell("export", str(tmp_path / "a"), "--passcode-stdin", stdin=PASSCODE + "\n")
    assert (code, "isn't encrypted" in error) == (0, True)
    drop_key(shell.folder)
    assert shell("export", str(tmp_path / "b"), "--passcode-stdin", stdin="wrong\n")[0] == 1
    assert not (tmp_path / "b").exists()
