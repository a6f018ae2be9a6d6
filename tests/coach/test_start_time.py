"""Nothing that asks a server is imported before somebody asks one."""

from __future__ import annotations

import subprocess
import sys

MODULES = ("connection", "exchange", "openai_compatible", "ollama", "discovery")
NOT_AT_START = ("httpx_sse", *(f"organic_desktop.coach.{name}" for name in MODULES))


def loaded_by(program: str) -> set[str]:
    """Return which of those a program imports."""
    code = f"{program}\nimport sys\nprint(*sorted(set({NOT_AT_START!r}) & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_the_window_and_the_command_line_start_without_asking_anybody() -> None:
    program = "import organic_desktop.app.facade, organic_desktop.ui.shell.startup, organic_desktop.cli.call"
    assert loaded_by(program) == set()


def test_the_rules_and_the_values_need_no_server() -> None:
    assert loaded_by("import organic_desktop.coach.provider, organic_desktop.coach.tokens") == set()


def test_a_provider_needs_them() -> None:
    assert loaded_by("import organic_desktop.coach.discovery") == set(NOT_AT_START)
