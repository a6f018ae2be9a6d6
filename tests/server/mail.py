"""A mailbox for what the server really sends: a mail server that takes every mail, encrypted, and delivers none.

The server under test demands STARTTLS with a certificate it can trust, as GoTrue does; ``authority`` is the file of a
throw-away authority that makes it trust this one.
"""

from __future__ import annotations

import email
import email.policy
import re
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from ipaddress import ip_address
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.server.lite import ROOT, SignIn

HOST = "127.0.0.1"
CONFIGURABLE = ("confirmation", "recovery", "magic_link", "email_change", "invite")  # the server's own: the rest
TEMPLATES = ROOT / "resources" / "supabase" / "templates"
_CODE = re.compile(r"(?<![\w-])\d{6}(?![\w-])")
_TAG = re.compile(r"<style.*?</style>|<[^>]*>", re.DOTALL)


@dataclass(frozen=True)
class Mail:
    """One mail: its texts as a person reads them."""

    to: str
    subject: str
    html: str
    plain: str

    @property
    def shown(self) -> str:
        """The text of the page that a mail program shows."""
        return " ".join(_TAG.sub(" ", self.html).split())

    @property
    def code(self) -> str:
        """The code that a person reads in it; raises if there isn't exactly one."""
        found = set(_CODE.findall(self.shown))
        assert len(found) == 1, f"{len(found)} codes in: {self.shown}"
        return str(found.pop())


class MailCatcher:
    """Takes the server's mails; while it ``refuses``, none."""

    def __init__(self, folder: Path) -> None:
        self.refuses = False
        self.mails: list[Mail] = []
        self.authority, certificate = certificate_in(folder)
        self._tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._tls.load_cert_chain(certificate)
        self._socket = socket.create_server((HOST, 0))
        self.port = self._socket.getsockname()[1]
        self._ended = False
        self._threads = [threading.Thread(target=self._serve, daemon=True)]
        self._threads[0].start()

    def to(self, address: str) -> list[Mail]:
        """The mails to this address, the newest last."""
        return [mail for mail in self.mails if mail.to.casefold() == address.casefold()]

    def code(self, address: str) -> str:
        """The code in the newest mail to this address."""
        return self.to(address)[-1].code

    def close(self) -> None:
        self._ended = True
        with suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)  # ends a waiting accept
        self._socket.close()
        for thread in self._threads:
            thread.join(10)

    def _serve(self) -> None:
        while not self._ended:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            thread = threading.Thread(target=self._talk, args=(connection,), daemon=True)
            self._threads.append(thread)
            thread.start()

    def _talk(self, plain: socket.socket) -> None:
        plain.settimeout(30)
        with plain, suppress(OSError, EOFError):
            _say(plain, "220 catcher ready")
            for line in _lines(plain):
                if line.upper().startswith("EHLO"):
                    _say(plain, "250-catcher", "250 STARTTLS")
                elif line.upper() == "STARTTLS":
                    _say(plain, "220 go on")
                    break
                else:
                    _say(plain, "530 STARTTLS first")
            with self._tls.wrap_socket(plain, server_side=True) as secure:
                self._take(secure)

    def _take(self, secure: socket.socket) -> None:
        lines = _lines(secure)
        for line in lines:
            verb = line.upper().partition(" ")[0]
            if verb == "EHLO":
                _say(secure, "250-catcher", "250 AUTH PLAIN")
            elif verb == "AUTH":
                _say(secure, "235 welcome")
            elif verb == "RCPT" and self.refuses:
                _say(secure, "451 not now")
            elif verb == "DATA":
                _say(secure, "354 go on")
                self.mails.append(_mail(lines))
                _say(secure, "250 taken")
            elif verb == "QUIT":
                _say(secure, "221 bye")
                return
            else:
                _say(secure, "250 fine")


def demanding(catcher: MailCatcher) -> SignIn:
    """The rules of a project as the checklist asks for: confirmation of each address, a password policy, our mails."""
    named = ((kind, TEMPLATES / f"{kind}.html") for kind in CONFIGURABLE)
    templates = "".join(f'\n[auth.email.template.{kind}]\ncontent_path = "{file}"\n' for kind, file in named)
    return SignIn(
        auth='minimum_password_length = 8\npassword_requirements = "letters_digits"',
        email=f"""\
enable_signup = true
enable_confirmations = true
double_confirm_changes = true
max_frequency = "1m"

[auth.email.smtp]
enabled = true
host = "localhost"
port = {catcher.port}
user = "catcher"
pass = "catcher"
admin_email = "project@example.com"
sender_name = "A project"
{templates}""",
        environment={"NODE_EXTRA_CA_CERTS": str(catcher.authority)},
    )


@contextmanager
def caught_mail(folder: Path) -> Iterator[MailCatcher]:
    """A mail catcher, closed at the end."""
    catcher = MailCatcher(folder)
    try:
        yield catcher
    finally:
        catcher.close()


def _mail(lines: Iterator[str]) -> Mail:
    body = []
    for line in lines:
        if line == ".":
            break
        body.append(line.removeprefix(".") if line.startswith("..") else line)
    read = email.message_from_string("\r\n".join(body), policy=email.policy.default)
    assert isinstance(read, EmailMessage)
    html, plain = read.get_body(("html",)), read.get_body(("plain",))
    return Mail(read["to"], read["subject"], html.get_content() if html else "", plain.get_content() if plain else "")


def _lines(connection: socket.socket) -> Iterator[str]:
    """Yield what the other side says, byte by byte up to each line's end: after STARTTLS the bytes are TLS's."""
    line = bytearray()
    while piece := connection.recv(1):
        line += piece
        if line.endswith(b"\r\n"):
            yield line[:-2].decode("utf-8")
            line.clear()


def _say(connection: socket.socket, *lines: str) -> None:
    connection.sendall("".join(f"{line}\r\n" for line in lines).encode())


def certificate_in(folder: Path, host: str = "localhost") -> tuple[Path, Path]:
    """Make an authority, and a certificate of it for a host; return the files of both (the latter with its key)."""
    now = datetime.now(UTC)
    ca_key, key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    authority = _signed("Throw-away authority", "Throw-away authority", ca_key, ca_key, now, is_authority=True)
    own = _signed(host, "Throw-away authority", key, ca_key, now, is_authority=False)
    files = folder / "authority.pem", folder / "mail.pem"
    files[0].write_bytes(authority.public_bytes(serialization.Encoding.PEM))
    unencrypted = serialization.NoEncryption()
    private = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, unencrypted)
    files[1].write_bytes(own.public_bytes(serialization.Encoding.PEM) + private)
    return files


def _signed(
    name: str,
    by: str,
    key: ec.EllipticCurvePrivateKey,
    by_key: ec.EllipticCurvePrivateKey,
    now: datetime,
    *,
    is_authority: bool,
) -> x509.Certificate:
    def called(common: str) -> x509.Name:
        return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common)])

    builder = (
        x509.CertificateBuilder()
        .subject_name(called(name))
        .issuer_name(called(by))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=7))
        .add_extension(x509.BasicConstraints(ca=is_authority, path_length=None), critical=True)
    )
    if not is_authority:
        names = [x509.DNSName(name), x509.IPAddress(ip_address(HOST))]
        builder = builder.add_extension(x509.SubjectAlternativeName(names), critical=False)
    return builder.sign(by_key, hashes.SHA256())
