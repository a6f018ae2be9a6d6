"""Signs what we made with a certificate that the environment names; without one nothing is signed (docs/packaging.md).

WINDOWS_CERTIFICATE     a PKCS #12 file (.pfx), with the key
WINDOWS_CERTIFICATE_PASSWORD_FILE   a file with its password, which so is in no list of processes
WINDOWS_TIMESTAMP_URL   a server whose time stamp goes into the signature, so that this outlives the certificate
"""

from __future__ import annotations

import os
import subprocess  # its words are this file's  # nosec B404
from pathlib import Path


def sign(*files: Path) -> None:
    certificate = os.environ.get("WINDOWS_CERTIFICATE")
    if not certificate:
        return
    password = os.environ.get("WINDOWS_CERTIFICATE_PASSWORD_FILE")
    server = os.environ.get("WINDOWS_TIMESTAMP_URL")
    for file in files:
        signed = file.with_name(f"{file.name}.signed")
        command: list[str | Path] = ["osslsigncode", "sign", "-pkcs12", certificate, "-h", "sha256", "-n", "Organic"]
        command += ["-readpass", password] if password else []
        command += ["-ts", server] if server else ["-time", os.environ["SOURCE_DATE_EPOCH"]]
        subprocess.run([*command, "-in", file, "-out", signed], check=True)  # noqa: S603  # nosec B603
        signed.replace(file)
