"""The tool that makes keys and signs update pages: what it makes, the program believes, and it makes nothing else."""

from __future__ import annotations

import base64
import json
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from release.sign import Refused, made_key, read_key, signed

from organic_desktop.app.release_feed import Seen, accepted
from tests.app.update_pages import FACTS
from tests.test_locks import ROOT

TOOL = ROOT / "packaging" / "release" / "sign.py"


def run(*words: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, TOOL, *words], capture_output=True, text=True, check=False)


@pytest.fixture
def facts(tmp_path: Path) -> Path:
    file = tmp_path / "latest.unsigned.json"
    file.write_text(json.dumps(FACTS), encoding="utf-8")
    return file


def test_what_it_signs_by_one_key_or_two_the_program_believes(tmp_path: Path, facts: Path) -> None:
    publics = [base64.b64decode(made_key(tmp_path / name)) for name in ("now", "next")]
    assert (tmp_path / "now").stat().st_mode & 0o777 == 0o600
    for keys in (["now"], ["now", "next"]):
        out = tmp_path / "latest.json"
        done = run("sign", facts, out, *(tmp_path / name for name in keys))
        assert done.returncode == 0, done.stderr
        for public in publics[: len(keys)]:
            assert accepted(out.read_bytes(), [public], datetime.now(UTC), Seen()).serial > 0


def test_a_key_is_never_written_over(tmp_path: Path) -> None:
    assert run("key", tmp_path / "key").returncode == 0
    before = (tmp_path / "key").read_bytes()
    done = run("key", tmp_path / "key")
    assert (done.returncode, done.stdout) == (1, "")
    assert "never written over" in done.stderr
    assert (tmp_path / "key").read_bytes() == before


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o644])
def test_a_key_that_others_can_read_is_refused(tmp_path: Path, facts: Path, mode: int) -> None:
    made_key(tmp_path / "key")
    (tmp_path / "key").chmod(mode)
    done = run("sign", facts, tmp_path / "latest.json", tmp_path / "key")
    assert done.returncode == 1
    assert "can be read by others" in done.stderr
    assert not (tmp_path / "latest.json").exists()


def test_what_is_no_key_of_its_own_is_refused(tmp_path: Path) -> None:
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

    other = ec.generate_private_key(ec.SECP256R1())
    pem = other.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    for content, words in ((b"", "isn't a key"), (b"secret", "isn't a key"), (pem, "another kind")):
        (tmp_path / "key").write_bytes(content)
        (tmp_path / "key").chmod(0o600)
        with pytest.raises(Refused, match=words):
            read_key(tmp_path / "key")


def test_a_page_that_the_program_would_not_believe_is_not_made(tmp_path: Path) -> None:
    made_key(tmp_path / "key")
    key = read_key(tmp_path / "key")
    for change in ({"page": "http://a.example"}, {"version": "new"}, {"notes": {"de": "x"}}):
        with pytest.raises(Refused, match="wouldn't believe"):
            signed(FACTS | change, [key], datetime.now(UTC))
    long = {f"a{chr(97 + number)}": "x" * 8_000 for number in range(18)}
    with pytest.raises(Refused, match="Shorten the notes"):
        signed(FACTS | {"notes": FACTS["notes"] | long}, [key], datetime.now(UTC))


def test_other_words_get_its_manual() -> None:
    for words in ([], ["sign", "a"], ["sign", "a", "b", "1", "2", "3"]):
        done = run(*words)
        assert done.returncode == 1
        assert "Usage:" in done.stderr
