"""The verb updates: what it says with an update page and without one, and that nobody is asked without --check."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from organic_desktop import __version__
from organic_desktop.app.facade import App
from organic_desktop.cli.call import Call
from organic_desktop.cli.updates import _updates
from organic_desktop.core.errors import UpdateNotTrusted
from tests.app.update_pages import FACTS, Site, page, site_in
from tests.cli.conftest import Shell
from tests.clocks import HandClock

ASKED = {"check": False, "daily": None, "json": False, "opens_data": True}


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    with site_in(tmp_path) as served:
        yield served


@pytest.fixture
def app(tmp_path: Path, site: Site, test_keyring: None) -> Iterator[App]:
    clock = HandClock()
    site.content = page(clock.now())
    (tmp_path / "data").mkdir(mode=0o700)
    opened = App(tmp_path / "data", clock=clock, update_page=site.update_page)
    yield opened
    opened.close()


def said(app: App, capsys: pytest.CaptureFixture[str], **words: Any) -> str:
    """What a call of the verb prints, on an App that has an update page."""
    call = Call(Namespace(**{**ASKED, **words}))
    call.app = app
    _updates(call)
    return capsys.readouterr().out


def test_without_a_page_it_says_so_and_fails_where_one_is_needed(shell: Shell) -> None:
    code, out, _ = shell("updates")
    assert code == 0
    assert "This build has no update page" in out
    for words in (["--check"], ["--daily", "on"]):
        code, out, err = shell("updates", *words)
        assert (code, out) == (1, "")
        assert err == "This build has no update page, so it can't look for a newer version.\n"
    assert shell("updates", "--daily", "off")[0] == 0
    assert shell("updates", "--daily", "weekly")[0] == 2
    assert shell.json("updates") == {
        "version": __version__,
        "update_page": False,
        "daily": False,
        "looked_at": None,
        "newest": None,
        "update": None,
    }


def test_nobody_is_asked_without_check(app: App, site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    assert "Nobody looked yet." in said(app, capsys)
    assert "It looks once a day." in said(app, capsys, daily="on")
    assert "only when it is told to" in said(app, capsys, daily="off")
    assert site.server.received == []


def test_check_tells_the_version_the_page_and_the_notes(
    app: App, site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    out = said(app, capsys, check=True)
    assert f"Version 99.0.0 is available: {FACTS['page']}" in out
    assert "<b>Bold</b> claims & more." in out
    facts = json.loads(said(app, capsys, json=True))
    assert facts["newest"] == facts["update"]["version"] == "99.0.0"
    assert facts["update"]["notes"] == FACTS["notes"]["en"]
    assert len(site.server.received) == 1
    site.content = page(app.now(), version="99.0.1", min_os=dict.fromkeys(("linux", "windows", "macos"), "99"))
    assert "needs a newer system" in said(app, capsys, check=True)


def test_no_newer_one_is_said(app: App, site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    site.content = page(app.now(), version=__version__)
    assert "There is no newer one." in said(app, capsys, check=True)


def test_what_cant_be_trusted_is_an_error(app: App, site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    site.content = b"{}"
    with pytest.raises(UpdateNotTrusted):
        said(app, capsys, check=True)


def test_hidden_signs_in_the_notes_are_shown_escaped(app: App, site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    site.content = page(app.now(), notes={"en": "Good\x1b[2J\u202enews"})
    assert "Good\\x1b[2J\\u202enews" in said(app, capsys, check=True)
