"""What is asked of Qt's binding before anything of ours."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject

CALLS = 1_000


def test_a_call_costs_no_reference(qapp: object) -> None:
    """PySide6 6.12.0 drops one to None with every call that returns nothing; some thousand calls later, all is over."""
    something = QObject()
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        something.setObjectName("name")
    assert sys.getrefcount(None) > before - CALLS / 2
