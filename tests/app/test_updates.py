"""Looking for newer versions: the real request to a real https server, what is said of it, and what is remembered."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from queue import SimpleQueue

import pytest

from organic_desktop import __version__
from organic_desktop.app.facade import App
from organic_desktop.app.update_ways import HOW
from organic_desktop.app.updates import JOB, UpdatePage, bundled_page
from organic_desktop.core.errors import (
    NoUpdatePage,
    OrganicError,
    UpdateNotTrusted,
    UpdatesUnreachable,
)
from organic_desktop.core.settings import portable, settings_on_disk
from organic_desktop.system.installation import PackageKind
from tests.app.update_pages import FACTS, NOTES, PUBLIC, Site, page, site_in, tunnel_to
from tests.clocks import HandClock
from tests.coach.scripted import Script, head

PATIENCE = 60.0
NOW = datetime(2026, 11, 30, 12, tzinfo=UTC)
GET = (
    b"GET /updates/latest.json HTTP/1.1\r\nHost: %s\r\nUser-Agent: organic-desktop\r\nAccept: application/json\r\n"
    b"Accept-Encoding: identity\r\nConnection: close\r\n\r\n"
)
OpenApp = Callable[..., App]


@pytest.fixture
def clock() -> HandClock:
    return HandClock(NOW)


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    with site_in(tmp_path) as served:
        served.content = page(NOW)
        yield served


@pytest.fixture
def open_app(tmp_path: Path, clock: HandClock, test_keyring: None) -> Iterator[OpenApp]:
    """Opens the App on one folder, as if the program were started again, with an update page."""
    opened: list[App] = []
    folder = tmp_path / "data"
    folder.mkdir(mode=0o700)

    def open_one(update_page: UpdatePage | None = None) -> App:
        for app in opened:
            app.close()
        opened[:] = [App(folder, clock=clock, update_page=update_page)]
        return opened[0]

    yield open_one
    for app in opened:
        app.close()


def refused(app: App, kind: type[OrganicError]) -> str:
    with pytest.raises(kind) as error:
        app.updates.check()
    assert app.updates.news().newest is None
    return str(error.value)


# -- what leaves ------------------------------------------------------------------------------------------------------


def test_nothing_is_asked_until_somebody_wants_it(site: Site, open_app: OpenApp, clock: HandClock) -> None:
    app = open_app(site.update_page)
    app.updates.start(lambda: None)
    clock.move(timedelta(days=3))
    app.timekeeper.wake_up()
    assert not app.updates.is_on
    assert app.updates.news().newest is None
    assert site.server.received == []


def test_one_request_of_these_bytes_is_all_that_leaves(site: Site, open_app: OpenApp, clock: HandClock) -> None:
    app = open_app(site.update_page)
    site.script = Script(
        [
            head("application/json", content_length=str(len(site.content)), set_cookie="id=1", etag='"1"'),
            site.content,
        ]
    )
    for _ in range(2):
        app.updates.check()
        clock.move(timedelta(days=1))
    host = b"localhost:%d" % site.server.port
    assert [received.raw for received in site.server.received] == [GET % host] * 2


def test_a_proxy_sees_one_tunnel_and_the_page_one_request(
    tmp_path: Path, open_app: OpenApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "far").mkdir()
    with site_in(tmp_path / "far", "updates.organic.test") as far, tunnel_to(far.server.port) as (proxy, told):
        for name in ("HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY"):
            monkeypatch.delenv(name.lower(), raising=False)
            monkeypatch.setenv(name, proxy)
        monkeypatch.delenv("NO_PROXY", raising=False)
        monkeypatch.delenv("no_proxy", raising=False)
        far.content = page(NOW)
        app = open_app(far.update_page)
        assert app.updates.check().release
        app.updates.news()
        app.updates.put_off()
        assert [request.split(b"\r\n")[0] for request in told] == [b"CONNECT updates.organic.test:443 HTTP/1.1"]
        assert b"organic-desktop" not in told[0]
        assert [received.raw for received in far.server.received] == [GET % b"updates.organic.test"]


# -- what comes -------------------------------------------------------------------------------------------------------


def test_a_newer_version_is_told_with_its_notes_and_remembered(site: Site, open_app: OpenApp) -> None:
    news = open_app(site.update_page).updates.check()
    assert news.is_due
    assert news.release
    assert str(news.release.version) == "99.0.0"
    assert news.release.notes_in("de") == NOTES["de"]
    assert open_app(site.update_page).updates.news() == news
    assert len(site.server.received) == 1


def test_later_hides_that_version_and_not_the_next(site: Site, open_app: OpenApp, clock: HandClock) -> None:
    app = open_app(site.update_page)
    app.updates.check()
    app.updates.put_off()
    assert app.updates.news().put_off
    assert not open_app(site.update_page).updates.news().is_due
    clock.move(timedelta(days=1))
    site.content = page(clock.now(), version="99.1.0")
    assert open_app(site.update_page).updates.check().is_due


@pytest.mark.parametrize("version", [__version__, "0.0.1", "99.0.0rc1"])
def test_what_isnt_newer_is_no_news(site: Site, open_app: OpenApp, version: str) -> None:
    site.content = page(NOW, version=version)
    news = open_app(site.update_page).updates.check()
    assert news.release is None
    assert str(news.newest and news.newest.version) == version


def test_one_for_newer_systems_is_said_and_not_offered(site: Site, open_app: OpenApp) -> None:
    site.content = page(NOW, min_os={"linux": "99.0", "windows": "99.0", "macos": "99.0"})
    news = open_app(site.update_page).updates.check()
    assert news.too_old
    assert not news.is_due


# -- what isn't believed ----------------------------------------------------------------------------------------------


def test_a_page_that_was_seen_is_not_gone_back_from(site: Site, open_app: OpenApp, clock: HandClock) -> None:
    old, app = site.content, open_app(site.update_page)
    clock.move(timedelta(days=1))
    site.content = page(clock.now(), version="99.1.0")
    app.updates.check()
    site.content = old
    again = open_app(site.update_page)
    with pytest.raises(UpdateNotTrusted, match="older than one"):
        again.updates.check()
    assert str(again.updates.news().release and again.updates.news().release.version) == "99.1.0"  # type: ignore[union-attr]


def test_what_is_kept_is_judged_each_time_it_is_read(site: Site, open_app: OpenApp, clock: HandClock) -> None:
    app = open_app(site.update_page)
    app.updates.check()
    file = app.folder / "updates.json"
    kept = file.read_text()
    for changed in (kept.replace("99.0.0", "99.0.1"), kept[:200], "[]", "{}", '{"page": 1, "serial": "x"}', ""):
        file.write_text(changed)
        assert app.updates.news().newest is None
    file.write_text(kept)
    assert app.updates.news().release
    clock.move(timedelta(days=366))
    assert app.updates.news().newest is None
    assert file.stat().st_mode & 0o077 == 0


def test_another_key_is_refused(site: Site, open_app: OpenApp) -> None:
    app = open_app(UpdatePage(site.address, (PUBLIC[::-1],), site.trusted))
    assert "isn't signed by the makers" in refused(app, UpdateNotTrusted)


@pytest.mark.parametrize(
    ("script", "sentence"),
    [
        (Script([head(status="302 Found", location="https://localhost/elsewhere"), b""]), "leads elsewhere"),
        (Script([head(status="301 Moved Permanently", location="/updates/latest.json"), b""]), "leads elsewhere"),
        (Script([head(status="304 Not Modified"), b""]), "(304)"),
        (Script([head(status="404 Not Found"), b"gone"]), "(404)"),
        (Script([head(status="500 Oops"), b""]), "(500)"),
        (Script([head(content_length="70000"), b" " * 70_000]), "more than any such page"),
        (Script([head(), *[b" " * 1_000] * 100]), "more than any such page"),
        (Script([head(content_encoding="br"), b"x"]), "not in a form"),
        (Script([head(content_length="100"), b"x"]), "was lost"),
        (Script([b"nonsense\r\n\r\n"]), "was lost"),
        (Script([], reset=True), "was lost"),
    ],
    ids=range(11),
)
def test_any_other_answer_is_a_sentence(site: Site, open_app: OpenApp, script: Script, sentence: str) -> None:
    site.script = script
    assert sentence in refused(open_app(site.update_page), UpdatesUnreachable)
    assert len(site.server.received) == 1


def test_a_certificate_that_nobody_vouches_for_is_refused(site: Site, open_app: OpenApp) -> None:
    app = open_app(UpdatePage(site.address, (PUBLIC,)))
    assert "certificate can't be trusted" in refused(app, UpdatesUnreachable)
    assert site.server.received == []


@pytest.mark.parametrize(
    "address",
    ["http://localhost/latest.json", "https://", "https://u:p@localhost/", "https://a:b/", "https://xn--a/", "x"],
)
def test_an_address_that_isnt_encrypted_is_not_asked(open_app: OpenApp, address: str) -> None:
    assert "address isn't one" in refused(open_app(UpdatePage(address, (PUBLIC,))), UpdatesUnreachable)


@pytest.mark.parametrize("proxy", ["http://[::1", "http://proxy:port", "ftp://proxy", "socks5://proxy"])
def test_a_proxy_that_is_none_is_a_sentence(open_app: OpenApp, monkeypatch: pytest.MonkeyPatch, proxy: str) -> None:
    monkeypatch.setenv("HTTPS_PROXY", proxy)
    app = open_app(UpdatePage("https://updates.invalid/latest.json", (PUBLIC,)))
    assert "proxy or certificate settings can't be used" in refused(app, UpdatesUnreachable)


def test_a_page_that_isnt_there_is_a_sentence(site: Site, open_app: OpenApp) -> None:
    app = open_app(UpdatePage("https://localhost:9/latest.json", (PUBLIC,)))
    assert "no way to the update page" in refused(app, UpdatesUnreachable)


# -- once a day -------------------------------------------------------------------------------------------------------


def looked(app: App, site: Site, clock: HandClock, times: int) -> None:
    """Wait until what is known was told, and the page asked so many times in all."""
    told: SimpleQueue[None] = SimpleQueue()
    before = len(site.server.received)
    app.updates.start(lambda: told.put(None))
    clock.move(timedelta(minutes=2))
    app.timekeeper.wake_up()
    for _ in range(1 + times - before):
        told.get(timeout=PATIENCE)
    assert len(site.server.received) == times


def test_once_a_day_if_it_is_wanted_and_quiet_if_it_fails(site: Site, open_app: OpenApp, clock: HandClock) -> None:
    app = open_app(site.update_page)
    app.updates.switch(True)
    looked(app, site, clock, 1)
    assert app.updates.news().is_due
    clock.move(timedelta(hours=23))
    app = open_app(site.update_page)
    looked(app, site, clock, 1)  # what was found yesterday is told again, without asking
    clock.move(timedelta(hours=1))
    site.script = Script([head(status="500 Oops"), b""])
    looked(open_app(site.update_page), site, clock, 2)
    clock.move(timedelta(hours=1))
    app = open_app(site.update_page)
    looked(app, site, clock, 2)  # a failure counts for its day, too
    assert app.updates.news().is_due


def test_a_clock_that_was_ahead_does_not_put_it_off_for_years(site: Site, open_app: OpenApp, clock: HandClock) -> None:
    clock.jump(timedelta(days=20_000))
    app = open_app(site.update_page)
    app.updates.switch(True)
    refused(app, UpdateNotTrusted)
    clock.jump(timedelta(days=-20_000))
    looked(open_app(site.update_page), site, clock, 2)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("tried_at", "0001-01-01T00:00:00+14:00"),
        ("looked_at", "9999-12-31T23:59:59-14:00"),
        ("looked_at", "9999-12-31T23:59:59+00:00"),  # which no zone east of London can show
        ("version", "9" * 5_000),
        ("version", "9" * 100),
        ("serial", 1 << 60),
    ],
)
def test_what_only_damage_writes_is_not_remembered(
    site: Site, open_app: OpenApp, clock: HandClock, name: str, value: object
) -> None:
    app = open_app(site.update_page)
    app.updates.switch(True)
    (app.folder / "updates.json").write_text(json.dumps({name: value}))
    again = open_app(site.update_page)
    assert again.updates.news().looked_at is None
    looked(again, site, clock, 1)
    assert again.updates.news().is_due


def test_where_nothing_can_be_remembered_nobody_is_asked_and_not_each_minute(
    site: Site, open_app: OpenApp, clock: HandClock
) -> None:
    app = open_app(site.update_page)
    app.updates.switch(True)
    told: SimpleQueue[None] = SimpleQueue()
    (app.folder / "updates.json.new").mkdir()  # what is written would take its place
    app.updates.start(lambda: told.put(None))
    for _ in range(2):  # what is known, and a look
        clock.move(timedelta(minutes=1))
        app.timekeeper.wake_up()
        told.get(timeout=PATIENCE)
    for thread in threading.enumerate():
        if thread.name == JOB:
            thread.join(PATIENCE)
    assert app.timekeeper._jobs[JOB].at >= clock.now() + timedelta(hours=1)
    assert site.server.received == []


def test_the_switch_is_of_this_device_and_off(site: Site, open_app: OpenApp) -> None:
    app = open_app(site.update_page)
    assert not app.updates.is_on
    app.updates.switch(True)
    assert settings_on_disk(app.folder).check_updates
    assert "check_updates" not in portable(app.settings)
    app.updates.switch(False)
    assert not app.updates.is_on


# -- a build without a page -------------------------------------------------------------------------------------------


def test_a_build_without_a_page_says_so_and_asks_nobody(open_app: OpenApp) -> None:
    app = open_app()
    assert not app.updates.has_page
    assert "has no update page" in refused(app, NoUpdatePage)
    with pytest.raises(NoUpdatePage):
        app.updates.switch(True)
    app.updates.switch(False)
    app.change_settings(check_updates=True)  # brought along from a build that has one
    assert not app.updates.is_on


def test_the_bundled_page_has_an_address_and_keys_or_neither() -> None:
    found = bundled_page()
    assert found is None or (found.address.startswith("https://") and all(len(key) == 32 for key in found.keys))


def test_each_kind_of_package_says_how_a_newer_one_comes() -> None:
    assert set(HOW) == set(PackageKind)
    assert FACTS["version"] == "99.0.0"
