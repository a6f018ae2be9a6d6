"""Links from strangers: the one form that is taken, and everything else, which is refused without being repeated."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organic_desktop.__main__ import _wants_window, parse_window_flags
from organic_desktop.core.errors import InvalidInput, OrganicError, UnsafeProject
from organic_desktop.core.links import LONGEST_LINK, is_link
from organic_desktop.core.project import LONGEST_ADDRESS, LONGEST_KEY, project_from_link
from tests.core.test_project import jwt
from tests.system.bus import PATIENCE_SECONDS

KEY = "sb_publishable_abc"
LINK = f"organic-desktop://connect?url=https%3A%2F%2Fabc.supabase.co&key={KEY}"
GARBAGE = [
    "organic-desktop:",
    "organic-desktop://",
    "organic-desktop://connect",
    "organic-desktop://connect?url=&key=",
    f"organic-desktop:connect?url=https://abc.supabase.co&key={KEY}",
    f"organic-desktop://log?url=https://abc.supabase.co&key={KEY}",
    f"{LINK}&run=rm",
    f"{LINK}&key=other",
    f"{LINK}#fragment",
    f"{LINK} --data-dir /tmp",
    f"{LINK}\n",
    f"{LINK}%00",
    f"organic-desktop://connect?url=https://[::1&key={KEY}",
    f"organic-desktop://connect?url=file:///etc/passwd&key={KEY}",
    f"organic-desktop://connect?url=javascript:alert(1)&key={KEY}",
    f"organic-desktop://connect?url=https://u:p@abc.supabase.co&key={KEY}",
    LINK + "x" * LONGEST_LINK,
    LINK + "x" * LONGEST_KEY,
    f"organic-desktop://connect?url=https://abc.supabase.co/{'x' * LONGEST_ADDRESS}&key={KEY}",
    "organic-desktop://" + "%" * 100,
    "organic-desktop://connect?url=https://abc.supabase.co&key=\ud800",
]
UNSAFE = [
    ("http://abc.supabase.co", KEY),
    ("http://localhost:54321", KEY),
    ("http://127.0.0.1", KEY),
    ("https://abc.supabase.co", "sb_secret_abc"),
    ("https://abc.supabase.co", "sb%5Fsecret_abc"),
    ("https://abc.supabase.co", "sbp_abc"),
    ("https://abc.supabase.co", jwt(role="service_role")),
    ("postgresql://postgres:pw@db.abc.supabase.co/postgres", KEY),
]


@pytest.mark.parametrize("link", [LINK, LINK.replace("connect?", "connect/?"), LINK.replace("o", "O", 1)])
def test_a_link_names_a_project(link: str) -> None:
    project = project_from_link(link)
    assert (project.url, project.publishable_key) == ("https://abc.supabase.co", KEY)


def test_letters_that_only_look_like_others_are_shown_as_what_they_are() -> None:
    link = f"organic-desktop://connect?url=https://аbc.supabase.co:8443/x&key={KEY}"
    assert project_from_link(link).url == "https://xn--bc-6kc.supabase.co:8443/x"


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("HTTPS://ABC.supabase.CO", "https://abc.supabase.co"),
        ("https://abc.supabase.co:443", "https://abc.supabase.co"),
        ("https://[2001:DB8::1]:8443", "https://[2001:db8::1]:8443"),
        ("https://a.example/ü/א/%2520", "https://a.example/%C3%BC/%D7%90/%20"),
        ("https://a.example/%3Cb%3E%22x", "https://a.example/%3Cb%3E%22x"),
        ("https://a.example/e%CC%81%CC%81%CC%81%CC%81", "https://a.example/e%CC%81%CC%81%CC%81%CC%81"),
    ],
)
def test_one_server_is_shown_in_one_way_of_ascii(url: str, shown: str) -> None:
    """Letters from right to left would turn what is around them; another spelling would ask about another server."""
    assert project_from_link(f"organic-desktop://connect?url={url}&key={KEY}").url == shown


@pytest.mark.parametrize("link", GARBAGE, ids=lambda link: ascii(link)[:60])
def test_garbage_is_refused(link: str) -> None:
    with pytest.raises((InvalidInput, UnsafeProject)):
        project_from_link(link)


@pytest.mark.parametrize(("url", "key"), UNSAFE)
def test_what_is_unsafe_is_refused_and_not_repeated(url: str, key: str) -> None:
    with pytest.raises(UnsafeProject) as refused:
        project_from_link(f"organic-desktop://connect?url={url}&key={key}")
    assert key == KEY or key not in refused.value.explanation


@given(st.text(), st.sampled_from(["{}", "organic-desktop:{}", "organic-desktop://connect?url=https://{0}&key={0}"]))
def test_whatever_a_link_holds_it_names_https_or_nothing(text: str, form: str) -> None:
    try:
        project = project_from_link(form.format(text))
    except OrganicError:
        return
    assert project.url.startswith("https://")
    assert project.url.isascii()


@pytest.mark.parametrize(
    ("words", "window"),
    [
        ([LINK], True),
        (["--data-dir", "x", "ORGANIC-DESKTOP:nonsense"], True),
        (["--open", "today"], True),
        (["--open=today", "--minimized"], True),
        (["--open"], True),
        (["--data-dir"], False),
        (["connect", LINK], False),
        (["today"], False),
    ],
)
def test_what_is_the_windows_and_what_a_verb(words: list[str], window: bool) -> None:
    assert _wants_window(words) == window


def run(folder: Path, *words: str) -> tuple[int, str, str]:
    """A start of the real program; where it opened a window, there would be no screen for it."""
    call = [sys.executable, "-m", "organic_desktop", "--data-dir", str(folder), *words]
    environment = {"PATH": "/usr/bin:/bin", "PYTHONPATH": "src", "HOME": str(folder.with_name("home"))}
    done = subprocess.run(call, capture_output=True, text=True, timeout=PATIENCE_SECONDS, env=environment)
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["organic-desktop://nonsense"], 2, "isn't for a project"),
        ([LINK.replace("sb_publishable", "sb_secret")], 1, "secret key"),
        ([LINK.replace("https", "http")], 1, "https"),
        ([LINK, LINK], 2, "one link"),
        (["--open", "today", LINK], 2, "one link"),
        (["--open", "nowhere"], 2, "invalid choice"),
        (["--open"], 2, "expected one argument"),
        (["--log", "water=+1", "--open", "today"], 2, "not several"),
        (["--foo", LINK.replace("sb_publishable", "sb_secret")], 2, "usage"),
    ],
)
def test_what_is_wrong_opens_no_window_and_changes_nothing(
    tmp_path: Path, words: list[str], code: int, said: str
) -> None:
    done = run(tmp_path / "data", *words)
    assert (done[0], done[1]) == (code, "")
    assert said in done[2]
    assert "sb_secret" not in done[2]
    assert not (tmp_path / "data").exists(), "not even a folder"


def test_the_windows_own_command_takes_no_verbs(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        parse_window_flags(["status"], "organic-desktop-window")
    assert ended.value.code == 2
    assert "no words but a file, or a link" in capsys.readouterr().err


def test_is_link_wants_the_whole_scheme() -> None:
    assert not is_link("organic-desktop")
    assert not is_link("organic-desktops:")
