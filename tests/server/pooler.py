"""pgbouncer before a database, in transaction or session mode: Supabase's pooler behaves like it."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import urlsplit

from tests.server.databases import free_port
from tests.server.lite import PATIENCE_SECONDS


@contextmanager
def pooled(url: str, mode: str = "transaction") -> Iterator[str]:
    """The address of a database through a pooler."""
    parts, port = urlsplit(url), free_port()
    folder = Path(tempfile.mkdtemp(prefix="organic-pooler-"))
    folder.chmod(0o755)
    (folder / "users.txt").write_text('"postgres" ""\n')
    config = folder / "pgbouncer.ini"
    config.write_text(f"""\
[databases]
* = user=postgres host={parts.hostname} port={parts.port}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = {port}
unix_socket_dir =
auth_type = any
auth_file = {folder}/users.txt
pool_mode = {mode}
""")
    as_user = ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups"] if os.geteuid() == 0 else []
    program = shutil.which("pgbouncer", path=f"{os.environ['PATH']}:/usr/sbin")
    assert program, "pgbouncer isn't installed: packaging/system-packages tests"
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen([*as_user, program, str(config)], cwd="/", stdout=log, stderr=log)
    try:
        _wait_until_it_answers(port, process, folder / "log")
        yield parts._replace(netloc=f"postgres@127.0.0.1:{port}").geturl()
    finally:
        process.terminate()
        process.wait()
        shutil.rmtree(folder)


def _wait_until_it_answers(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.05)
    raise RuntimeError(f"pgbouncer did not start:\n{log.read_text()}")
