"""config.toml, which Supabase's command line reads, and the mails beside it: what the security checklist asks for."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from tests.server.lite import MIGRATIONS
from tests.server.plain import Project, plain_project

SUPABASE = MIGRATIONS.parent
MAILS = {"confirmation", "recovery", "magic_link", "email_change", "reauthentication", "invite"}
VARIABLES = {"{{ .Token }}", "{{ .Email }}", "{{ .NewEmail }}"}


@pytest.fixture
def config() -> dict[str, Any]:
    return tomllib.loads((SUPABASE / "config.toml").read_text())


def test_the_project_file_asks_what_the_checklist_asks(config: dict[str, Any]) -> None:
    auth = config["auth"]
    assert auth["email"]["enable_confirmations"] is True
    assert auth["email"]["double_confirm_changes"] is True
    assert auth["email"]["secure_password_change"] is True
    assert auth["minimum_password_length"] >= 10
    assert auth["password_requirements"] == "letters_digits"
    assert auth["enable_anonymous_sign_ins"] is False
    assert "pass" not in auth["email"].get("smtp", {})


def test_every_mail_is_named_and_there(config: dict[str, Any]) -> None:
    named = {name: each["content_path"] for name, each in config["auth"]["email"]["template"].items()}
    assert named == {name: f"./supabase/templates/{name}.html" for name in MAILS}
    assert {path.stem for path in (SUPABASE / "templates").iterdir()} == MAILS


class Page(HTMLParser):
    """What a mail program would load, and whether each element is closed."""

    def __init__(self) -> None:
        super().__init__()
        self.loaded: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.loaded += [f"{tag} {name}" for name, _ in attrs if name in {"src", "href", "background", "srcset"}]
        if tag not in {"meta", "hr"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize("name", sorted(MAILS))
def test_a_mail_has_its_code_and_loads_nothing(name: str) -> None:
    text = (SUPABASE / "templates" / f"{name}.html").read_text()
    page = Page()
    page.feed(text)
    assert (page.loaded, page.open) == ([], [])
    assert text.count("{{ .Token }}") == 1
    assert set(re.findall(r"\{\{.*?\}\}", text)) <= VARIABLES
    assert "url(" not in text
    assert '<p lang="de">' in text


@pytest.fixture(scope="module")
def project() -> Iterator[Project]:
    with plain_project("nothing granted") as made:
        yield made


SPOILED = {
    "a policy that doesn't exist": ('"letters_digits"', '"long"'),
    "a number that is none": ("minimum_password_length = 10", 'minimum_password_length = "ten"'),
    "a mail that isn't there": ("templates/recovery.html", "templates/none.html"),
}


@pytest.mark.parametrize("what", ["nothing", *SPOILED])
def test_supabases_command_line_reads_all_of_it(project: Project, what: str) -> None:
    """`db push` reads little of it, `db diff` every word before it asks for Docker, which it is kept from."""
    before, after = SPOILED.get(what, ("", ""))

    def spoil(supabase: Path) -> None:
        config = supabase / "config.toml"
        assert before in config.read_text()
        config.write_text(config.read_text().replace(before, after))

    said = project.diff(spoil)
    assert ("Docker daemon" in said) == (what == "nothing"), said
    assert bool(re.search("failed to (parse|load|read) config|Invalid config", said)) == (what != "nothing"), said


def keys(table: dict[str, Any], path: str = "") -> set[str]:
    """The names of all values, with those of their tables before them."""
    return {
        name
        for key, value in table.items()
        for name in (keys(value, f"{path}{key}.") if isinstance(value, dict) else {f"{path}{key}"})
    }


def test_every_key_is_one_that_supabase_knows(project: Project, config: dict[str, Any]) -> None:
    """It passes over others without a word. `supabase init` writes each, with one of the mails as an example."""
    example = project.new_config()
    mails = {f"auth.email.template.{mail}.{key}" for mail in MAILS for key in ("subject", "content_path")}
    assert keys(config) - keys(tomllib.loads(example)) == mails
    assert "[auth.email.template.invite]" in example


def test_a_push_applies_the_project(project: Project) -> None:
    project.push()
    assert project.sql("SELECT count(*) FROM users") == ["0"]
