"""The public CI's workflow: what it calls is there, and it asks for no more than it needs. It was never run."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.elsewhere import is_left_out
from tests.installed import stories
from tests.test_locks import ROOT

WORKFLOW = ROOT / ".github" / "workflows" / "ci.yml"
TEXT = WORKFLOW.read_text(encoding="utf-8")
FOUND: dict[Any, Any] = yaml.safe_load(TEXT)
JOBS: dict[str, dict[str, Any]] = FOUND["jobs"]
OUR_FOLDERS = ("packaging/", "tests/", "requirements/", "src/", ".ci/")
MADE_THERE = {"dist", "dist/"}


def steps() -> Iterator[dict[str, Any]]:
    for job in JOBS.values():
        yield from job["steps"]


def commands() -> list[str]:
    return [step["run"] for step in steps() if "run" in step]


def test_it_may_only_read_and_knows_no_secret() -> None:
    assert FOUND["permissions"] == {"contents": "read"}
    assert not [name for name, job in JOBS.items() if "permissions" in job]
    assert "secrets." not in TEXT
    assert "pull_request_target" not in TEXT
    kept = [step for step in steps() if "actions/checkout@" in step.get("uses", "")]
    assert len(kept) == len(JOBS)
    assert all(step["with"]["persist-credentials"] is False for step in kept)


def test_nothing_that_others_write_is_run_as_a_command() -> None:
    """Titles and branches of a pull request are texts of strangers."""
    used = {word for command in commands() for word in re.findall(r"\$\{\{ *([\w.]+) *\}\}", command)}
    assert used <= {"matrix.kind"}


@pytest.mark.parametrize("name", JOBS)
def test_each_job_ends(name: str) -> None:
    assert 0 < JOBS[name]["timeout-minutes"] <= 120
    assert set(JOBS[name].get("needs", "").split()) <= set(JOBS)


def test_an_outdated_run_of_a_change_is_stopped() -> None:
    assert "github.ref" in FOUND["concurrency"]["group"]
    assert "pull_request" in FOUND["concurrency"]["cancel-in-progress"]


def test_actions_are_github_s_own_and_named_by_their_commit() -> None:
    used = re.findall(r"uses: (\S+)(.*)", TEXT)
    assert used
    for action, comment in used:
        assert re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", action), action
        assert re.fullmatch(r" # v\d+\.\d+\.\d+", comment), action
    assert len({action.split("@")[0] for action, _ in used}) == len(set(used)), "one version of each"


def test_targets_of_the_makefile_are_there() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    called = {
        word for command in commands() for line in re.findall(r"^make (.+)$", command, re.M) for word in line.split()
    }
    assert called
    assert called <= targets


def test_files_are_there() -> None:
    words = {word.lstrip("@") for command in commands() for word in command.split()}
    ours = {word for word in words if word.startswith(OUR_FOLDERS)}
    assert {"tests/portable.txt", "tests/ui", "requirements/dev.lock", ".ci/run"} <= ours
    assert [word for word in ours if not (ROOT / word).exists()] == []
    assert [word for command in commands() for word in re.findall(r"-m (tests[.\w]+)", command)]
    for command in commands():
        for module in re.findall(r"-m (tests[.\w]+)", command):
            assert (ROOT / f"{module.replace('.', '/')}.py").is_file()


def test_the_portable_tests_are_there() -> None:
    listed = (ROOT / "tests" / "portable.txt").read_text(encoding="utf-8").split()
    assert listed
    assert [name for name in listed if not name.startswith("-") and not (ROOT / name.split("::")[0]).exists()] == []


def test_most_of_the_windows_tests_run_elsewhere_and_none_that_needs_linux() -> None:
    files = sorted((ROOT / "tests" / "ui").rglob("test_*.py"))
    assert not [file for file in files if is_left_out(file, "linux")]
    taken = {file.name for file in files if not is_left_out(file, "win32")}
    assert len(taken) > len(files) / 2
    assert {"test_opened_files.py", "test_import.py", "test_history.py"} <= taken
    assert not {"test_network.py", "test_account.py", "test_reminding.py", "test_start.py"} & taken
    assert not is_left_out(ROOT / "tests" / "ui" / "conftest.py", "win32")


def test_what_is_kept_is_what_was_made_and_is_taken_by_its_name() -> None:
    kept = [step["with"] for step in steps() if "upload-artifact@" in step.get("uses", "")]
    taken = [step["with"] for step in steps() if "download-artifact@" in step.get("uses", "")]
    assert {each["path"] for each in [*kept, *taken]} <= MADE_THERE
    assert all(each["if-no-files-found"] == "error" for each in kept)
    assert {each["name"] for each in taken} <= {each["name"] for each in kept}


def test_the_stories_that_it_tells_there_are_true_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ORGANIC_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("PYTHONPATH", str(ROOT / "src"))
    stories([sys.executable, "-m", "organic_desktop"], tmp_path / "a day's ü.organic")
