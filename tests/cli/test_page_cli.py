"""A page for a doctor from the command line: drawn without a screen, by the whole program as it is started."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.cli.conftest import Shell


def run(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """One call of the program, with neither a screen nor a platform named."""
    environment = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    environment.pop("QT_QPA_PLATFORM", None)
    command = [sys.executable, "-m", "organic_desktop", "--data-dir", str(folder), *words]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def test_a_page_is_drawn_without_a_screen(shell: Shell, tmp_path: Path) -> None:
    shell.json("log", "--sleep-hours", "7.5", "--notes", "Tired")
    target = tmp_path / "page.pdf"
    words = ("export", str(target), "--format", "pdf", "--columns", "sleep, notes", "--name", "Anna")
    done = run(shell.folder, *words, "--json")
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["entries"] == 1
    (page,) = PdfReader(io.BytesIO(target.read_bytes())).pages
    found = " ".join(page.extract_text().split())
    for there in ("Anna", "Sleep (hours) 1 of 30 7.5 7.5 7.5 to 7.5", "Tired"):
        assert there in found
    assert "Water" not in found
    before = target.read_bytes()
    done = run(shell.folder, *words)
    assert (done.returncode, "is there already" in done.stderr, target.read_bytes() == before) == (1, True, True)
    assert run(shell.folder, *words, "--overwrite").returncode == 0


@pytest.mark.parametrize(
    "words",
    [
        ("--columns", "sleep,weight"),
        ("--columns", ""),
        ("--from", "2026-01-02", "--to", "2026-01-01"),
        ("--from", "1950-01-01"),
        ("--name", "x" * 200),
    ],
)
def test_what_is_wrong_is_said_and_nothing_written(shell: Shell, tmp_path: Path, words: tuple[str, ...]) -> None:
    done = run(shell.folder, "export", str(tmp_path / "page.pdf"), "--format", "pdf", *words)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
    assert not (tmp_path / "page.pdf").exists()


def test_who_cant_draw_says_so(shell: Shell, tmp_path: Path) -> None:
    code, _, err = shell("export", str(tmp_path / "page.pdf"), "--format", "pdf")
    assert (code, "can't draw pages" in err) == (1, True)
