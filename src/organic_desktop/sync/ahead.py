"""The one request that is under way while the cycle's own thread works on the answer before it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import TypeVar

T = TypeVar("T")


def ahead(work: Callable[[], T]) -> Future[T]:
    """Do ``work`` in a thread that nobody has to wait for: a program that ends doesn't wait for a slow server."""
    future: Future[T] = Future()

    def carry() -> None:
        try:
            future.set_result(work())
        except BaseException as error:  # handed on to whoever asks for the result
            future.set_exception(error)

    threading.Thread(target=carry, name="request", daemon=True).start()
    return future
