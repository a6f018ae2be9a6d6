"""Addresses of servers that answer: checked, written in one way, and told apart by how far a question goes.

By name alone, as Joplin does it: what is not certainly this computer or its private network counts as remote, names
under `.local` too, for anything in the same café may answer to one. What a name leads to is held against this at
each connection (``coach/connection.py``, docs/decisions/0108).
"""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass
from enum import IntEnum
from urllib.parse import quote, urlsplit

from organic_desktop.core.errors import InvalidInput
from organic_desktop.core.messages import Sentence

LONGEST = 300
LONGEST_HOST = 253
IP = ipaddress.IPv4Address | ipaddress.IPv6Address

EXAMPLE = "http://127.0.0.1:8080"
NOT_AN_ADDRESS = Sentence("That isn't a server's address, e.g. {example}.", example=EXAMPLE)
CREDENTIALS = Sentence("Leave out what stands before the @. A key has a field of its own, and is kept in the keyring.")
PLAIN_HTTP = Sentence(
    "Plain http would send your question unencrypted. Use https or, for a server in your own network, its IP address."
)

_PRIVATE = [ipaddress.ip_network(each) for each in ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7")]
_PRIVATE_NAMES = (".internal", ".home.arpa")
_LABEL = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?")
_HAS_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")


class Network(IntEnum):
    """How far a question goes; a larger number is farther."""

    THIS_COMPUTER = 0
    PRIVATE = 1
    REMOTE = 2


@dataclass(frozen=True)
class Address:
    """A checked address: ``url`` without a slash at its end, ``host`` in lower case and ASCII, without brackets."""

    url: str
    host: str
    port: int
    network: Network

    @property
    def is_encrypted(self) -> bool:
        """True for https."""
        return self.url.startswith("https:")

    @property
    def origin(self) -> str:
        """The address without its path."""
        parts = urlsplit(self.url)
        return f"{parts.scheme}://{parts.netloc}"


def checked_address(text: str) -> Address:
    """Return the address that the user typed, in its one form. Raises InvalidInput, which never repeats it.

    Without a scheme it is http on this computer and the private network, and https elsewhere.
    """
    text = text.strip()
    if not text or len(text) > LONGEST or not text.isprintable() or " " in text or "\\" in text:
        raise InvalidInput(NOT_AN_ADDRESS)
    if "@" in text.partition("://")[2].partition("/")[0] or "@" in text.partition("/")[0]:
        raise InvalidInput(CREDENTIALS)
    try:
        parts = urlsplit(text if _HAS_SCHEME.match(text) else f"//{text}")
        host, port = _host(parts.hostname or "", is_bracketed="[" in parts.netloc), parts.port
    except ValueError:  # half a bracket, a port beyond 65535, a name that has no form in ASCII
        raise InvalidInput(NOT_AN_ADDRESS) from None
    network = network_of(host)
    scheme = parts.scheme or ("https" if network is Network.REMOTE else "http")
    if scheme not in {"http", "https"} or parts.query or parts.fragment or "?" in text or "#" in text or port == 0:
        raise InvalidInput(NOT_AN_ADDRESS)
    if scheme == "http" and network is Network.REMOTE:
        raise InvalidInput(PLAIN_HTTP)
    usual = 443 if scheme == "https" else 80
    shown = f"[{host}]" if ":" in host else host
    place = shown if port in (None, usual) else f"{shown}:{port}"
    path = quote(parts.path.rstrip("/"), safe="/%:@!$&'()*+,;=~-._")
    return Address(f"{scheme}://{place}{path}", host, port or usual, network)


def network_of(host: str) -> Network:
    """Return how far a question to this host goes, by its name or IP address alone."""
    name = host.lower().rstrip(".")
    try:
        return network_of_ip(ipaddress.ip_address(name))
    except ValueError:
        pass
    if name == "localhost" or name.endswith(".localhost"):
        return Network.THIS_COMPUTER
    return Network.PRIVATE if name.endswith(_PRIVATE_NAMES) else Network.REMOTE


def network_of_ip(address: IP) -> Network:
    """Return how far an IP address is. Carriers' (100.64/10) and link-local ones count as remote."""
    inside = getattr(address, "ipv4_mapped", None) or address
    if inside.is_loopback:
        return Network.THIS_COMPUTER
    is_private = any(inside.version == each.version and inside in each for each in _PRIVATE)
    return Network.PRIVATE if is_private else Network.REMOTE


def _host(name: str, is_bracketed: bool) -> str:
    """Return a host in its one form. Raises ValueError for what is none."""
    if is_bracketed:
        return _here(ipaddress.IPv6Address(name))  # a zone after % is none of its ``scope_id``-less forms' business
    name = name.rstrip(".")
    if not name.isascii():
        name = name.encode("idna").decode("ascii")
    name = name.lower()
    labels = name.split(".")
    if len(name) > LONGEST_HOST or not all(map(_LABEL.fullmatch, labels)):
        raise ValueError("not a host")
    if labels[-1].isdigit() or labels[-1].startswith("0x"):  # 127.1 and 2130706433 mean something to some
        return _here(ipaddress.IPv4Address(name))
    return name


def _here(address: IP) -> str:
    """Return an IP address as text; what servers call "every address" is this computer's own."""
    if getattr(address, "scope_id", None):
        raise ValueError("an address with a zone")
    if address.is_unspecified:
        return "127.0.0.1" if address.version == 4 else "::1"
    return str(address)
