"""What the stories of faults are told with: a sync that fails, and their common end (the fixture ``settle``)."""

from __future__ import annotations

from typing import Protocol

import pytest

from organic_desktop.app.facade import App
from organic_desktop.core.errors import OrganicError


class Settle(Protocol):
    """Ends a story: all faults over, a few cycles each, then nothing waits and every device equals the server."""

    def __call__(self, *apps: App, conflicts: int | None = None) -> None:
        """``conflicts`` is how long each device's conflict history must be; None: any."""
        ...


def fails(app: App) -> OrganicError:
    """Sync, which can't succeed; why."""
    with pytest.raises(OrganicError) as caught:
        app.sync()
    return caught.value
