"""A plugin of pytest that refuses to run a mutant's test on the program as it is."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import organic_desktop


def pytest_sessionstart(session: pytest.Session) -> None:
    """Stop where the copy isn't what is imported."""
    if not Path(organic_desktop.__file__).is_relative_to(os.environ["ORGANIC_MUTANT"]):
        pytest.exit(f"{organic_desktop.__file__} is no mutant", returncode=4)
