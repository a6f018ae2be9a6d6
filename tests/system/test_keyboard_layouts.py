"""The keys of the scores on a real screen in real layouts: us, French, Czech, German, and one without Latin letters."""

from __future__ import annotations

from contextlib import closing
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from organic_desktop.app.facade import App
from tests.devices import logged
from tests.system.bus import needs
from tests.system.screen import Desktop, wait_until
from tests.system.windows import Windows

ORGANIC = "Organic"
KEY_OF_1, KEY_OF_2, KEY_OF_E = "10", "11", "26"  # as evdev counts keys
# What a person types for a 3: the key as it is, with Shift, and on the number pad.
WAYS = {"us": "3", "fr": "quotedbl", "cz": "scaron", "de": "3", "ru": "3"}


def scores(folder: Path) -> tuple[Any, Any]:
    """Today's mood and energy."""
    with closing(App(folder)) as app:
        entry = logged(app, app.today())
    return entry.get("mood_score"), entry.get("energy_level")


@pytest.mark.parametrize("layout", WAYS)
def test_the_scores_by_keys(virtual_desktop: Desktop, folder: Path, layout: str) -> None:
    needs("setxkbmap")
    windows = Windows(virtual_desktop.environment)
    virtual_desktop.start("setxkbmap", layout).wait()
    virtual_desktop.start_organic(folder)
    wait_until(lambda: windows.docked() and windows.has_keyboard(ORGANIC), "the window, with its data")

    def typed(*keys: str) -> tuple[Any, Any]:
        before = scores(folder)
        for key in keys:
            windows.do("key", key)
        wait_until(lambda: scores(folder) != before, f"what {keys} log")
        return scores(folder)

    assert typed(WAYS[layout]) == (Decimal(3), None)
    assert typed(KEY_OF_1) == (Decimal(1), None)
    assert typed("4") == (Decimal(4), None)  # xdotool holds Shift where the layout wants it
    assert typed("KP_5") == (Decimal(5), None)
    assert typed(KEY_OF_E, KEY_OF_2) == (Decimal(5), Decimal(2))
    assert typed(KEY_OF_E, "4") == (Decimal(5), Decimal(4))
