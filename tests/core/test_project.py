"""Projects: which addresses and keys are safe to use, and the lines and links that contain them."""

from __future__ import annotations

import base64
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organic_desktop.core.errors import InvalidInput, OrganicError, UnsafeProject
from organic_desktop.core.project import (
    OLDER_KEY,
    UNKNOWN_KEY,
    Project,
    advice_on_key,
    checked_key,
    checked_project,
    read_connect_line,
)

ADDRESS, KEY = "https://abc.supabase.co", "sb_publishable_abc"


# -- addresses and keys -----------------------------------------------------------------------------------------------


def jwt(**claims: Any) -> str:
    """A key in the form of Supabase's older ones."""
    payload = base64.urlsafe_b64encode(json.dumps(claims).encode()).decode().rstrip("=")
    return f"eyJhbGciOiJIUzI1NiJ9.{payload}.signature"


TWICE = '{"role": "service_role", "role": "anon"}'


def b64(text: str) -> str:
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


@pytest.mark.parametrize(
    "url",
    [
        "https://abc.supabase.co",
        "https://example.com:8443/supabase",
        "http://localhost:54321",
        "http://127.0.0.1:1",
        "http://[::1]:54321",
        "HTTPS://ABC.supabase.co",
        "https://abc.supabase.co.",
        "https://my_box:8443",
        "https://192.168.0.7",
        "https://[fe80::1]:54321",
        "https://bücher.example",
    ],
)
@pytest.mark.parametrize("key", ["sb_publishable_abc", jwt(role="anon"), jwt(iss="x"), "no.jwt", "a.b.c"])
def test_a_safe_project_is_taken(url: str, key: str) -> None:
    assert checked_project(f"  {url}/ ", f" {key}\n") == Project(url, key)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "abc.supabase.co",
        "ftp://abc.supabase.co",
        "file:///etc/passwd",
        "https://",
        "https://user:password@abc.supabase.co",
        "https://:password@abc.supabase.co",
        "https://abc.supabase.co?key=x",
        "https://abc.supabase.co#x",
        "https://abc.supa\nbase.co",
        "https://abc.supa base.co",
        "https://[::1",
        "https://abc.supabase.co:99999",
        "https://abc.supabase.co:port",
        "https://abc..supabase.co",  # the codec of host names raises UnicodeError for these
        "https://..",
        "https://abc.supabase.co..",
        f"https://{'a' * 64}.example",
        f"https://{'a.' * 127}example",
        "https://xn--",
        "https://%zz",
        "https://{project}.supabase.co",
        "https://<project>.supabase.co",
        "https://abc,supabase.co",
        "https://[v1.a]",
        "https://-abc.supabase.co",
        "https://ä..example",
        "http://abc.supabase.co",
        "http://192.168.0.7:54321",
        "http://localhost.example.com",
        "http://127.0.0.1@example.com",
        "postgresql://postgres:password@db.abc.supabase.co:5432/postgres",
        "https://abc.supabase.co/SB_SECRET_password",
        "sbp_password",
    ],
)
def test_an_address_that_isnt_safe_is_refused(url: str) -> None:
    with pytest.raises(UnsafeProject) as refused:
        checked_project(url, "sb_publishable_abc")
    assert "password@" not in str(refused.value)


@pytest.mark.parametrize(
    "key",
    [
        "",
        "  ",
        "sb_secret_abc",
        jwt(role="service_role"),
        jwt(role="supabase_admin"),
        "with space",
        "two\nlines",
        "ключ",
        "SB_SECRET_ABC",
        "'sb_secret_abc'",
        "Bearer sb_secret_abc",
        "apikey: sb_secret_abc",
        "SUPABASE_KEY=sb_secret_abc",
        "sb_\u200bsecret_abc",
        "\u200bsb_secret_abc",
        "sbp_0123456789abcdef0123456789abcdef01234567",
        " 'SBP_0123456789abcdef'",
        "Bearer " + jwt(role="service_role"),
        f'"{jwt(role="SERVICE_ROLE")}"',
        jwt(Role="service_role"),
        jwt(role="anon", app_metadata={"ROLE": "service_role"}),
        jwt(role="authenticated"),
        jwt(role=["service_role"]),
        f"eyJhbGciOiJIUzI1NiJ9.{b64(TWICE)}.x",
        "postgresql://postgres:secret@db.abc.supabase.co:5432/postgres",
        "postgres:secret@db.abc.supabase.co",
        "host=db.abc.supabase.co password=secret",
        "hunter2!",
    ],
)
def test_a_key_that_isnt_publishable_is_refused_and_not_repeated(key: str) -> None:
    with pytest.raises(UnsafeProject) as refused:
        checked_project("https://abc.supabase.co", key)
    assert not key.strip() or key not in str(refused.value)


@given(st.text(), st.text())
def test_whatever_is_taken_is_https_or_this_machine_and_can_be_sent(url: str, key: str) -> None:
    for address in (url, f"https://{url}", f"http://{url}"):
        try:
            project = checked_project(address, key)
        except UnsafeProject:
            continue
        assert project.url.lower().startswith(("https://", "http://localhost", "http://127.0.0.1", "http://[::1]"))
        assert project.publishable_key.encode("ascii")
        assert checked_project(project.url, project.publishable_key) == project


@given(st.dictionaries(st.text(), st.none() | st.integers() | st.text()) | st.lists(st.text()))
def test_a_key_whose_payload_is_anything_is_taken_only_without_a_role_that_may_more(payload: Any) -> None:
    body = base64.urlsafe_b64encode(json.dumps(payload).encode()).decode().rstrip("=")
    role = payload.get("role") if isinstance(payload, dict) else None
    try:
        checked_project("https://abc.supabase.co", f"eyJhbGciOiJIUzI1NiJ9.{body}.signature")
        assert not role or role == "anon"
    except UnsafeProject:
        assert role not in {None, "anon"}


# -- connect lines and links ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        f"organic-desktop connect {ADDRESS} {KEY}",
        f"  $ organic-desktop connect {ADDRESS}  {KEY}\n",
        f"/usr/bin/organic-desktop connect '{ADDRESS}' \"{KEY}\"",
        f"Organic-Desktop.exe connect {ADDRESS} {KEY}",
        "organic-desktop://connect?url=https%3A%2F%2Fabc.supabase.co&key=sb_publishable_abc",
        f"organic-desktop://connect?key={KEY}&url={ADDRESS}",
        f"{ADDRESS}/#key={KEY}",
        f"{ADDRESS}#key={KEY}",
    ],
)
def test_a_line_or_a_link_names_address_and_key(text: str) -> None:
    assert read_connect_line(text) == (ADDRESS, KEY)


@pytest.mark.parametrize(
    "text",
    [
        "",
        ADDRESS,
        KEY,
        f"{ADDRESS} {KEY}",
        f"organic-desktop connect {ADDRESS}",
        f"organic-desktop connect {ADDRESS} {KEY} --data-dir /tmp",
        f"organic-desktop connect {ADDRESS} {KEY}; rm -rf ~",
        f"organic-desktop connect {ADDRESS}\n{KEY}",
        f"organic-desktop connect {ADDRESS} {KEY}\x1b[2J x",
        f"organic-desktop sign-in {ADDRESS} {KEY}",
        f"organic-desktop://connect?url={ADDRESS}&key={KEY}&key=other",
        f"organic-desktop://connect?url={ADDRESS}&key={KEY}&run=x",
        f"organic-desktop://connect/path?url={ADDRESS}&key={KEY}",
        f"organic-desktop://elsewhere?url={ADDRESS}&key={KEY}",
        f"http://abc.supabase.co/#key={KEY}",
        f"{ADDRESS}/?key={KEY}",
        f"{ADDRESS}/#key={KEY}&x=y",
        f"file:///etc/passwd#key={KEY}",
        f"javascript:alert(1)#key={KEY}",
        "https://[::1#key=x",
        f"organic-desktop connect {ADDRESS} {'x' * 100_000}",
    ],
    ids=lambda text: ascii(text)[:70],
)
def test_anything_else_is_no_connect_line(text: str) -> None:
    with pytest.raises(InvalidInput, match="isn't an invitation"):
        read_connect_line(text)


@pytest.mark.parametrize("secret", ["sb_secret_abc", "SB_SECRET_ABC", "sbp_abc", jwt(role="service_role")])
@pytest.mark.parametrize("form", ["organic-desktop connect {0} {1}", "organic-desktop://connect?url={0}&key={1}"])
def test_a_secret_in_a_line_or_a_link_is_refused_and_not_repeated(form: str, secret: str) -> None:
    for spelt in (secret, secret.replace("_", "%5F") if "://" in form.split("{")[0] else secret):
        with pytest.raises(UnsafeProject) as refused:
            read_connect_line(form.format(ADDRESS, spelt))
        assert secret not in refused.value.explanation


@pytest.mark.parametrize(
    "wrapped", ["{}", " '{}' ", "Bearer {}", "bearer  {}\n", "apikey: {}", "“{}”", "Authorization: Bearer {}"]
)
def test_what_is_copied_along_with_a_key_is_left_out(wrapped: str) -> None:
    assert checked_key(wrapped.format(KEY)) == KEY


def test_an_older_key_and_one_of_no_known_form_are_taken_with_a_word() -> None:
    assert advice_on_key(checked_key(KEY)) is None
    assert advice_on_key(checked_key(jwt(role="anon"))) == OLDER_KEY
    assert advice_on_key(checked_key("correcthorse")) == UNKNOWN_KEY


@given(
    st.text(),
    st.sampled_from(
        ["{}", "organic-desktop connect {}", "organic-desktop://connect?url={0}&key={0}", "https://{}#key=a"]
    ),
)
def test_whatever_is_read_is_safe_or_refused(text: str, form: str) -> None:
    try:
        project = checked_project(*read_connect_line(form.format(text)))
    except OrganicError:
        return
    assert project.url.lower().startswith(("https://", "http://localhost", "http://127.0.0.1", "http://[::1]"))
