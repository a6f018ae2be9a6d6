"""The sums that lie beside the files: what docs/packaging.md tells a person to type says OK for each."""

from __future__ import annotations

import subprocess
from pathlib import Path


def test_each_file_has_its_sum(dist: Path) -> None:
    command = ["sha256sum", "--check", "--ignore-missing", "--quiet", "SHA256SUMS"]
    subprocess.run(command, cwd=dist, check=True)
    summed = {line.split("  ", 1)[1] for line in (dist / "SHA256SUMS").read_text(encoding="utf-8").splitlines()}
    assert summed == {file.name for file in dist.iterdir()} - {"SHA256SUMS"}
