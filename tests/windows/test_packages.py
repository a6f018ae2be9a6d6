"""The packages for Windows as files: Python's signatures, licences, bill of materials, our own signature, the bytes."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding
from cryptography.hazmat.primitives.serialization.pkcs12 import serialize_key_and_certificates
from cryptography.x509.oid import ExtendedKeyUsageOID
from windows import embeddable, pe, signing

from tests.windows.installers import KINDS, PACKED, PAYLOAD, ROOT, build, package

INDEX = PAYLOAD / "packages" / "organic_desktop" / "resources" / "licences" / "licences.json"
PYTHON = ROOT / "build" / "windows" / "embeddable"


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def payload_files() -> dict[str, Path]:
    return {path.relative_to(PAYLOAD).as_posix(): path for path in PAYLOAD.rglob("*") if path.is_file()}


def test_a_changed_python_is_noticed(tmp_path: Path) -> None:
    changed = shutil.copytree(PYTHON, tmp_path / "python")
    embeddable.check(changed)
    content = bytearray((changed / "python311.dll").read_bytes())
    content[400_000] ^= 1
    (changed / "python311.dll").write_bytes(content)
    with pytest.raises(pe.WrongSignature, match="python311"):
        embeddable.check(changed)


def test_python_by_somebody_else_is_noticed(tmp_path: Path) -> None:
    shutil.copyfile(PYTHON / "vcruntime140.dll", tmp_path / "python311.dll")
    with pytest.raises(pe.WrongSignature, match="isn't signed by Python Software Foundation"):
        embeddable.check(tmp_path)


def test_each_file_has_one_owner_in_the_index() -> None:
    components = json.loads(INDEX.read_text(encoding="utf-8"))["components"]
    listed = [file for each in components for file in each["files"]]
    own = {place for place, path in payload_files().items() if INDEX.parent in path.parents}
    assert sorted(listed) == sorted(payload_files().keys() - own)
    texts = {text for each in components for text in each["texts"]}
    assert all((INDEX.parents[1] / text).is_file() for text in texts)
    assert {each["name"] for each in components} >= {"Python", "Qt", "Microsoft Visual C++ runtime", "pywin32-ctypes"}


def test_the_bill_of_materials_has_the_sum_of_each_file() -> None:
    [file] = PACKED.glob("organic-desktop-*-windows.cdx.json")
    bom = json.loads(file.read_text(encoding="utf-8"))
    parts = [bom["metadata"]["component"], *bom["components"]]
    sums = {
        each["name"]: each["hashes"][0]["content"]
        for part in parts
        for each in part["components"]
        if each["type"] == "file"
    }
    assert {place: digest(path) for place, path in payload_files().items() if place in sums} == sums
    assert len(sums) > 1_000
    needs = {each["ref"]: each["dependsOn"] for each in bom["dependencies"]}
    assert "pywin32-ctypes==0.2.3" in needs["keyring==25.7.0"]
    assert not [ref for ref in needs if ref.startswith(("jeepney", "SecretStorage"))], "Linux' alone"


def test_the_sums_beside_the_packages_are_theirs() -> None:
    lines = (PACKED / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    said = {name: sum_ for sum_, name in (line.split("  ", 1) for line in lines)}
    assert all(said[package(kind).name] == digest(package(kind)) for kind in KINDS)


def test_packing_the_same_files_again_gives_the_same_bytes(tmp_path: Path) -> None:
    build(tmp_path, PAYLOAD)
    assert [digest(package(kind, tmp_path)) for kind in KINDS] == [digest(package(kind)) for kind in KINDS]


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """A throw-away certificate with its key, the password beside it."""
    key = rsa.generate_private_key(65537, 2048)
    name = x509.Name([x509.NameAttribute(x509.NameOID.ORGANIZATION_NAME, "A throw-away maker")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.CODE_SIGNING]), critical=False)
        .sign(key, hashes.SHA256())
    )
    file = tmp_path / "certificate.pfx"
    file.write_bytes(serialize_key_and_certificates(b"maker", key, made, None, BestAvailableEncryption(b"a password")))
    (tmp_path / "password").write_text("a password")
    (tmp_path / "certificate.pem").write_bytes(made.public_bytes(Encoding.PEM))
    return file


@pytest.mark.parametrize("kind", [*KINDS, "launcher"])
def test_what_is_made_is_signed_if_a_certificate_is_named(
    kind: str, certificate: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = PAYLOAD / "organic-desktop.exe" if kind == "launcher" else package(kind)
    file = Path(shutil.copyfile(source, tmp_path / source.name))
    signing.sign(file)
    assert digest(file) == digest(source), "without a certificate nothing is signed"
    monkeypatch.setenv("WINDOWS_CERTIFICATE", str(certificate))
    monkeypatch.setenv("WINDOWS_CERTIFICATE_PASSWORD_FILE", str(tmp_path / "password"))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(datetime.now(UTC).timestamp())))
    signing.sign(file)
    words: list[str | Path] = ["osslsigncode", "verify", "-CAfile", tmp_path / "certificate.pem", "-in", file]
    done = subprocess.run(words, capture_output=True, text=True, env=os.environ | {"LC_ALL": "C"}, check=False)
    assert done.returncode == 0, done.stdout
    assert "O=A throw-away maker" in done.stdout
