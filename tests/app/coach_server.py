"""A server that speaks OpenAI's language on a socket of this computer: each test says what it answers, piece by piece.

It keeps the bytes of every question, and when a client went away in the middle of an answer.
"""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Script = Callable[["Answering"], None]


@dataclass
class Answering:
    """One answer on its way: what a script sends with."""

    handler: BaseHTTPRequestHandler
    question: dict[str, Any]

    def say(self, text: str) -> None:
        """Send a piece of the text."""
        self.send({"choices": [{"index": 0, "delta": {"content": text}, "finish_reason": None}]})

    def end(self, reason: str = "stop", prompt: int | None = None, answer: int = 0) -> None:
        """Send the end, with the usage if ``prompt`` is given."""
        self.send({"choices": [{"index": 0, "delta": {}, "finish_reason": reason}]})
        if prompt is not None:
            self.send({"choices": [], "usage": {"prompt_tokens": prompt, "completion_tokens": answer}})
        self.write(b"data: [DONE]\n\n")

    def send(self, event: dict[str, Any]) -> None:
        self.write(b"data: " + json.dumps(event).encode() + b"\n\n")

    def write(self, line: bytes) -> None:
        self.handler.wfile.write(f"{len(line):x}\r\n".encode() + line + b"\r\n")
        self.handler.wfile.flush()


@dataclass
class CoachServer:
    """The server; ``script`` answers the next questions."""

    port: int = 0
    script: Script = field(default=lambda answering: answered(answering, "Sleep more."))
    bodies: list[bytes] = field(default_factory=list)
    keys: list[str | None] = field(default_factory=list)
    freed: list[float] = field(default_factory=list)
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    """Of a refusal."""

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/v1"


def answered(answering: Answering, text: str, prompt: int | None = None, answer: int = 0) -> None:
    """Answer with a whole text."""
    answering.say(text)
    answering.end(prompt=prompt, answer=answer)


def _handler(server: CoachServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            models = {"data": [{"id": "tiny", "meta": {"n_ctx": 2048}}]} if "models" in self.path else {}
            self._whole(200 if models else 404, models)

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            server.bodies.append(body)
            server.keys.append(self.headers.get("Authorization"))
            if server.status != 200:
                code = {401: "invalid_api_key"}.get(server.status, "")
                self._whole(server.status, {"error": {"message": "no", "code": code}})
                return
            self.send_response(200)
            self.send_header("Content-Type", "text/event-stream")
            self.send_header("Transfer-Encoding", "chunked")
            self.end_headers()
            try:
                server.script(Answering(self, json.loads(body)))
                self.wfile.write(b"0\r\n\r\n")
            except OSError:  # the client went away
                server.freed.append(time.monotonic())
                self.close_connection = True

        def _whole(self, status: int, facts: dict[str, Any]) -> None:
            body = json.dumps(facts).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            for name, value in server.headers.items() if status >= 400 else ():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *arguments: object) -> None:
            pass

    return Handler


@contextmanager
def coach_server(port: int = 0) -> Iterator[CoachServer]:
    """Run a server until the end of the block."""
    server = CoachServer()
    httpd = ThreadingHTTPServer(("127.0.0.1", port), _handler(server))
    httpd.daemon_threads = True
    server.port = httpd.server_address[1]
    thread = threading.Thread(target=httpd.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        httpd.shutdown()
        httpd.server_close()
        thread.join(5)


if __name__ == "__main__":  # for tests that kill a process: words without end, each with its number and the time
    import sys

    def without_end(answering: Answering) -> None:
        number = 0
        while True:
            answering.say(f"{number}@{time.time():.3f} ")
            number += 1
            time.sleep(0.02)

    with coach_server() as running:
        running.script = without_end
        print(running.port, flush=True)
        sys.stdin.read()
