"""The line and the links that hold a project's address and key: one way to read them, and nothing else is taken."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organic_desktop.core.errors import InvalidInput, OrganicError, UnsafeProject
from organic_desktop.core.project_keys import OLDER_KEY, UNKNOWN_KEY, advice_on_key, checked_key, read_invitation
from organic_desktop.core.settings import checked_project
from tests.core.test_settings import jwt

ADDRESS, KEY = "https://abc.supabase.co", "sb_publishable_abc"


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
    assert read_invitation(text) == (ADDRESS, KEY)


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
    with pytest.raises(InvalidInput, match="no connect line"):
        read_invitation(text)


@pytest.mark.parametrize("secret", ["sb_secret_abc", "SB_SECRET_ABC", "sbp_abc", jwt(role="service_role")])
@pytest.mark.parametrize("form", ["organic-desktop connect {0} {1}", "organic-desktop://connect?url={0}&key={1}"])
def test_a_secret_in_a_line_or_a_link_is_refused_and_not_repeated(form: str, secret: str) -> None:
    for spelt in (secret, secret.replace("_", "%5F") if "://" in form.split("{")[0] else secret):
        with pytest.raises(UnsafeProject) as refused:
            read_invitation(form.format(ADDRESS, spelt))
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
        project = checked_project(*read_invitation(form.format(text)))
    except OrganicError:
        return
    assert project.url.lower().startswith(("https://", "http://localhost", "http://127.0.0.1", "http://[::1]"))
