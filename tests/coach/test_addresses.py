"""How far a question goes: by name, by address, and by what a name leads to at the moment of connecting."""

from __future__ import annotations

import ipaddress
import socket
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organic_desktop.coach.addresses import LONGEST, Network, checked_address, network_of, network_of_ip
from organic_desktop.coach.provider import Ending, Finished, Problem, ProblemKind
from organic_desktop.core.errors import InvalidInput
from tests.coach.asking import always, ask, end_of, openai
from tests.coach.scripted import DONE, Script, ScriptedServer, head

HERE, PRIVATE, REMOTE = Network


@pytest.mark.parametrize(
    ("host", "network"),
    [
        ("localhost", HERE),
        ("LOCALHOST.", HERE),
        ("model.localhost", HERE),
        ("127.0.0.1", HERE),
        ("127.9.9.9", HERE),
        ("::1", HERE),
        ("::ffff:127.0.0.1", HERE),
        ("10.0.0.1", PRIVATE),
        ("172.16.0.1", PRIVATE),
        ("172.31.255.255", PRIVATE),
        ("192.168.1.5", PRIVATE),
        ("fd12::1", PRIVATE),
        ("::ffff:10.0.0.1", PRIVATE),
        ("box.internal", PRIVATE),
        ("box.home.arpa", PRIVATE),
        ("box.local", REMOTE),
        ("172.32.0.1", REMOTE),
        ("100.64.0.1", REMOTE),
        ("169.254.1.1", REMOTE),
        ("fe80::1", REMOTE),
        ("8.8.8.8", REMOTE),
        ("localhost.example.com", REMOTE),
        ("notlocalhost", REMOTE),
        ("internal", REMOTE),
        ("example.com", REMOTE),
    ],
)
def test_how_far_a_host_is(host: str, network: Network) -> None:
    assert network_of(host) is network


@pytest.mark.parametrize(
    ("typed", "url", "network"),
    [
        ("http://127.0.0.1:8080/", "http://127.0.0.1:8080", HERE),
        ("localhost:1234", "http://localhost:1234", HERE),
        ("  LocalHost:1234/v1/ ", "http://localhost:1234/v1", HERE),
        ("0.0.0.0:11434", "http://127.0.0.1:11434", HERE),
        ("http://[::]:11434", "http://[::1]:11434", HERE),
        ("http://[0:0::1]:80", "http://[::1]", HERE),
        ("192.168.1.5", "http://192.168.1.5", PRIVATE),
        ("api.openai.com/v1", "https://api.openai.com/v1", REMOTE),
        ("https://API.example.com.:443/v1", "https://api.example.com/v1", REMOTE),
        ("https://bücher.example/v1", "https://xn--bcher-kva.example/v1", REMOTE),
    ],
)
def test_an_address_has_one_form(typed: str, url: str, network: Network) -> None:
    address = checked_address(typed)
    assert (address.url, address.network) == (url, network)
    assert checked_address(address.url) == address


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "http://",
        "ftp://localhost",
        "file:///etc/passwd",
        "http://example.com",
        "http://box.local:8080",
        "http://8.8.8.8",
        "http://localhost:0",
        "http://localhost:99999",
        "http://localhost:x",
        "http://[::1",
        "http://[fe80::1%25eth0]",
        "http://user:password@localhost",
        "user@localhost:1234",
        "http://localhost?key=1",
        "http://localhost/?",
        "http://localhost/#a",
        "http://local host",
        "http://local\nhost",
        "http://localhost\\@example.com",
        "http://127.1:8080",
        "http://2130706433",
        "http://0x7f.0x1",
        "https://a..b",
        "https://-a.example",
        "https://" + "a" * LONGEST,
    ],
)
def test_what_is_no_address_is_refused_without_being_repeated(typed: str) -> None:
    with pytest.raises(InvalidInput) as error:
        checked_address(typed)
    assert "password" not in str(error.value)


@given(st.text(max_size=60) | st.from_regex(r"(https?://)?[a-z0-9.:@\[\]%/-]{0,40}", fullmatch=True))
def test_any_text_is_an_address_in_its_one_form_or_refused(typed: str) -> None:
    try:
        address = checked_address(typed)
    except InvalidInput:
        return
    assert checked_address(address.url) == address
    assert address.is_encrypted or address.network is not REMOTE


@given(st.ip_addresses())
def test_only_private_addresses_are_near(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> None:
    assert network_of_ip(address) is REMOTE or address.is_private or getattr(address, "ipv4_mapped", None)


# -- what a name leads to ----------------------------------------------------------------------------------------------


def leads_to(monkeypatch: pytest.MonkeyPatch, *addresses: str) -> None:
    """Let every name lead to these addresses, as a resolver would that somebody else controls."""

    def look_up(host: Any, port: Any, *_: Any, **__: Any) -> list[Any]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in addresses]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)


@pytest.mark.parametrize("host", ["localhost", "box.internal"])
@pytest.mark.parametrize("addresses", [("203.0.113.7",), ("127.0.0.1", "203.0.113.7"), ("169.254.169.254",)])
def test_a_near_name_that_leads_far_away_is_not_asked(
    monkeypatch: pytest.MonkeyPatch, host: str, addresses: tuple[str, ...]
) -> None:
    with ScriptedServer(always(Script([head(), DONE]))) as server:
        leads_to(monkeypatch, *addresses)
        (item,) = ask(openai(f"http://{host}:{server.port}"))
        assert server.received == []
    assert isinstance(item, Problem)
    assert item.kind is ProblemKind.UNSAFE_ADDRESS


def test_a_name_of_this_computer_does_not_lead_into_the_network(monkeypatch: pytest.MonkeyPatch) -> None:
    leads_to(monkeypatch, "192.168.1.5")
    (item,) = ask(openai("http://model.localhost:9"))
    assert isinstance(item, Problem)
    assert item.kind is ProblemKind.UNSAFE_ADDRESS


def test_a_name_of_the_network_may_lead_here(monkeypatch: pytest.MonkeyPatch) -> None:
    with ScriptedServer(always(Script([head(), DONE]))) as server:
        leads_to(monkeypatch, "127.0.0.1")
        assert end_of(ask(openai(f"http://box.internal:{server.port}"))) == Finished(Ending.STOP)


def test_a_name_that_leads_nowhere_is_said_so(monkeypatch: pytest.MonkeyPatch) -> None:
    leads_to(monkeypatch)
    (item,) = ask(openai("http://box.internal:9"))
    assert isinstance(item, Problem)
    assert item.kind is ProblemKind.UNREACHABLE
