"""The child process that ``app/sums.py`` starts: reads one request, answers in lines of JSON, and ends.

It opens no file and knows no folder. A thread waits for the end of its input: then the program that asked is gone,
however that ended, and nobody reads the answer.
"""

from __future__ import annotations

import json
import os
import threading
import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from typing import Any, BinaryIO, NoReturn

from organic_desktop.app.link_sums import find, findings_in_json, made_up_told, metrics_from_json, tests_of

LESS_URGENT = 10
"""How much politer than the window's process this one is, in the system's own measure (``nice``)."""
PART, RESULT, FAULT = "part", "result", "fault"

Answer = tuple[str, Any]


def main() -> NoReturn:
    """Answer the request on standard input, and end the process."""
    if hasattr(os, "nice"):
        with suppress(OSError):
            os.nice(LESS_URGENT)
    with open(0, "rb", closefd=False) as asked, open(1, "wb", closefd=False) as answers:
        code = _answer(asked, answers)
        os._exit(code)  # not by return: the thread still waits for the input's end


def _answer(asked: BinaryIO, answers: BinaryIO) -> int:
    def send(kind: str, answer: Any) -> None:
        answers.write(json.dumps({kind: answer}).encode() + b"\n")
        answers.flush()

    try:
        request = json.loads(asked.readline())
        threading.Thread(target=_end_with, args=(asked,), daemon=True).start()
        for kind, answer in WORK[request["work"]](request):
            send(kind, answer)
    except OSError:  # nobody reads the answer, which Windows calls an invalid argument
        return 1
    except Exception as error:
        send(FAULT, _place_of(error))
        return 1
    return 0


def _place_of(error: Exception) -> str:
    """Return what went wrong where, for the log: without the error's own words, which may hold values."""
    frames = traceback.extract_tb(error.__traceback__)
    return f"{type(error).__name__} in {', '.join(f'{frame.name}:{frame.lineno}' for frame in frames)}"


def _end_with(asked: BinaryIO) -> None:
    asked.read()
    os._exit(0)


def _links(request: Mapping[str, Any]) -> Iterator[Answer]:
    yield RESULT, findings_in_json(find(metrics_from_json(request["metrics"])))


def _made_up(request: Mapping[str, Any]) -> Iterator[Answer]:
    metrics = metrics_from_json(request["metrics"])
    tests = tests_of(metrics)
    yield PART, tests
    for told in made_up_told(metrics, request["run"], request["people"] if tests else 0):
        yield PART, told
    yield RESULT, None


WORK: dict[str, Callable[[Mapping[str, Any]], Iterator[Answer]]] = {"links": _links, "made_up": _made_up}
