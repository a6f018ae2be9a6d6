"""Makes the keys of the update page, and signs it: what src/organic_desktop/app/release_feed.py believes.

Usage: .venv/bin/python packaging/release/sign.py key FILE                     a new private key, for its owner alone
       .venv/bin/python packaging/release/sign.py sign UNSIGNED OUT FILE…      with one key or two; again to renew it

`make release` writes UNSIGNED. What the time decides is added while signing, and the result is judged as the program
will judge it before it takes OUT's place.
"""

from __future__ import annotations

import base64
import json
import os
import stat
import sys
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)

from organic_desktop.app.release_feed import CONTEXT, MOST_KEYS, Seen, accepted, key_id
from organic_desktop.core.errors import UpdateNotTrusted

GOOD_FOR = timedelta(days=365)
LARGEST = 1 << 16


class Refused(Exception):
    """Nothing was made; the words say why."""


def main(words: Sequence[str]) -> None:
    match words:
        case ["key", file]:
            public = made_key(Path(file))
            print(f"{file} is the private key: keep it, and a copy of it, where nobody else can read them.")
            print(f'The public one, for resources/updates/feed.toml: "{public}"')
        case ["sign", unsigned, out, *files] if 0 < len(files) <= MOST_KEYS:
            page = signed(json.loads(Path(unsigned).read_text("utf-8")), [*map(read_key, map(Path, files))], _now())
            Path(out).write_bytes(page)
            print(f"{out}: {len(page):,} bytes, good until {_now() + GOOD_FOR:%Y-%m-%d}.")
        case _:
            raise Refused(str(__doc__))


def made_key(file: Path) -> str:
    """Write a new private key, mode 0600, where no file is yet; return the public one as feed.toml has it."""
    key = Ed25519PrivateKey.generate()
    try:
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError as error:
        raise Refused(f"{file} is there already; a key is never written over.") from error
    with os.fdopen(descriptor, "wb") as opened:
        opened.write(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    return base64.b64encode(public_bytes(key)).decode()


def read_key(file: Path) -> Ed25519PrivateKey:
    """Return a private key that nobody else can read."""
    if os.name == "posix" and stat.S_IMODE(file.stat().st_mode) & 0o077:
        raise Refused(f"{file} can be read by others: chmod 600 it, and think of who may have it.")
    try:
        key = load_pem_private_key(file.read_bytes(), None)
    except (ValueError, TypeError) as error:
        raise Refused(f"{file} isn't a key that this made.") from error
    if not isinstance(key, Ed25519PrivateKey):
        raise Refused(f"{file} is a key of another kind.")
    return key


def signed(facts: dict[str, Any], keys: Sequence[Ed25519PrivateKey], now: datetime) -> bytes:
    """Return the update page that says these facts from now on; its serial number grows with the time."""
    times = {"signed_at": f"{now:%Y-%m-%dT%H:%M:%SZ}", "expires_at": f"{now + GOOD_FOR:%Y-%m-%dT%H:%M:%SZ}"}
    text = json.dumps({**facts, "serial": int(now.timestamp()), **times}, indent=2, ensure_ascii=False)
    signatures = [
        {
            "key": key_id(public_bytes(key)),
            "signature": base64.b64encode(key.sign(CONTEXT + text.encode())).decode(),
        }
        for key in keys
    ]
    page = (json.dumps({"signed": text, "signatures": signatures}, indent=2, ensure_ascii=False) + "\n").encode()
    if len(page) > LARGEST:
        raise Refused(f"The page has {len(page):,} bytes; the program reads {LARGEST:,}. Shorten the notes.")
    for key in keys:
        try:
            accepted(page, [public_bytes(key)], now, Seen())
        except UpdateNotTrusted as error:
            raise Refused(f"The program wouldn't believe it: {error}") from error
    return page


def public_bytes(key: Ed25519PrivateKey) -> bytes:
    return key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)


def _now() -> datetime:
    return datetime.now(UTC).replace(microsecond=0)


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except (Refused, OSError, ValueError) as failure:
        sys.exit(str(failure))
