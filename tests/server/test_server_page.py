"""The commands of docs/server.md, read from the page and run: on the real server, the real command line, the real psql.

Every indented command of the page is either run here or named with the reason why it can't be.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from organic_desktop.core.project import checked_project, read_connect_line
from tests.server.databases import postgres_programs
from tests.server.extras import EXTRAS, apply
from tests.server.lite import ROOT, Server, node_command
from tests.server.plain import CLI, Project, plain_project

PAGE = ROOT / "docs" / "server.md"
ADDRESS, KEY = "https://REF.supabase.co", "sb_publishable_…"
DATABASE = "postgresql://…"
PASSWORD = "correct horse 7 battery"

# What only a hosted project can answer.
NOT_HERE = {
    "supabase link --project-ref REF": "asks Supabase's own servers about a project of theirs",
    "supabase --workdir resources config push": "changes the settings of a linked project",
}
INVITATIONS = "## Invite somebody"
WALK = "## Ten minutes to a second laptop"
EXTRAS_SECTION = "## Extras"
BACKUP = "## Back up and restore"


def commands() -> dict[str, list[str]]:
    """The indented commands of each section, in their order."""
    found: dict[str, list[str]] = {}
    for section in re.split(r"^(?=## )", PAGE.read_text(), flags=re.MULTILINE):
        title = section.partition("\n")[0]
        found[title] = [line.strip() for line in section.splitlines() if re.match(r" {4}\S| {7}\S", line)]
    return {title: lines for title, lines in found.items() if lines}


def walk() -> list[str]:
    return [line for line in commands()[WALK] if line not in NOT_HERE]


@dataclass
class Shell:
    """A terminal in a copy of the repository's folder, with this environment's programs."""

    folder: Path
    environment: dict[str, str]

    def run(self, line: str, *, data: str = "laptop", typed: str = "") -> str:
        """What a command prints; it has to succeed."""
        done = subprocess.run(
            ["bash", "-c", line],
            cwd=self.folder,
            env=self.environment | {"ORGANIC_DATA_DIR": str(self.folder / data)},
            input=typed,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, f"{line}\n{done.stdout}{done.stderr}"
        return done.stdout


@pytest.fixture
def shell(tmp_path: Path, test_keyring: None) -> Shell:
    """Has `organic-desktop`, `psql`, and a `supabase` whose project is named by DATABASE_URL, as `link` would do it."""
    shutil.copytree(ROOT / "resources" / "supabase", tmp_path / "resources" / "supabase")
    programs = tmp_path / "bin"
    programs.mkdir()
    (programs / "supabase").write_text(
        f'#!/bin/sh\nexec {" ".join(node_command(CLI))} "$@" --yes --db-url "$DATABASE_URL"\n'
    )
    (programs / "organic-desktop").write_text(f'#!/bin/sh\nexec {sys.executable} -m organic_desktop "$@"\n')
    for program in programs.iterdir():
        program.chmod(0o755)
    path = os.pathsep.join([str(programs), str(postgres_programs()), os.environ["PATH"]])
    source = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
    return Shell(tmp_path, os.environ | {"PATH": path, "PYTHONPATH": source, "HOME": str(tmp_path)})


@pytest.fixture
def empty_project() -> Iterator[Project]:
    """A new project's database, in which nothing is."""
    with plain_project("nothing granted") as made:
        yield made


TABLES = (
    "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relrowsecurity"
    " ORDER BY relname"
)


def test_no_command_says_the_databases_password_to_others() -> None:
    """An argument is in everybody's list of processes, and what is typed before a command in the shell's history."""
    assert [line for lines in commands().values() for line in lines if "DATABASE_URL" in line] == []
    assert not re.search(r"DATABASE_URL=|psql [^`\n]*\$DATABASE_URL", PAGE.read_text())


@pytest.mark.parametrize("program", ["supabase", "psql"])
def test_either_way_brings_the_schema(shell: Shell, empty_project: Project, program: str) -> None:
    [line] = [line for line in walk() if line.startswith(program)]
    shell.environment["DATABASE_URL"] = empty_project.url
    shell.run(line.replace(DATABASE, empty_project.url))
    assert len(empty_project.sql(TABLES)) == 5


def test_a_second_laptop_shows_what_the_first_one_logged(shell: Shell, server: Server) -> None:
    """Steps 2 and 3; the password comes by standard input."""
    lines = [line for line in walk() if line.startswith("organic-desktop") and "doctor" not in line]
    first, second = lines[:4], lines[4:]
    email = f"page-{shell.folder.name}@example.com"
    for laptop, these in (("first", first), ("second", second)):
        for line in these:
            ours = line.replace(ADDRESS, server.url).replace(KEY, server.publishable_key)
            ours = ours.replace("you@example.com", email)
            if "--email" in line:
                ours += " --password-stdin"
            shown = shell.run(ours, data=laptop, typed=f"{PASSWORD}\n")
    assert "250" in shown
    assert "4" in shown


def test_both_doctors_answer(shell: Shell, server: Server, empty_project: Project) -> None:
    doctors = [line for line in walk() if "doctor" in line]
    assert len(doctors) == 2
    empty_project.push()
    shell.environment["DATABASE_URL"] = empty_project.url
    shell.run(f"organic-desktop connect {server.url} {server.publishable_key}")
    for line in doctors:
        assert '"check"' in shell.run(f"{line} --json || test $? = 5")


def test_extras_are_listed_applied_and_taken_back(shell: Shell, empty_project: Project) -> None:
    empty_project.push()
    *lines, entries, audit = commands()[EXTRAS_SECTION]
    shell.environment["DATABASE_URL"] = empty_project.url
    for line in lines:
        shell.run(line)
    assert {line.split()[-1] for line in lines[1:]} == {"tombstones"}
    assert empty_project.sql("SELECT to_regclass('sync_tombstones')") == [""]
    for name in EXTRAS:
        empty_project.sql(apply(name))
    for line in (entries, audit):  # cron's own part is to run them
        [task] = re.findall(r", (?:'(SELECT.*?)'|\$\$(SELECT.*?)\$\$)\);$", line)
        assert empty_project.sql(next(filter(None, task)))


def test_a_backup_is_made_rehearsed_and_restored(shell: Shell, empty_project: Project) -> None:
    backup, rehearse, restore = (line.replace("FILE", "backup.sql") for line in commands()[BACKUP])
    empty_project.push()
    empty_project.sql("INSERT INTO auth.users (id, email) VALUES (gen_random_uuid(), 'somebody@example.com')")
    shell.environment["DATABASE_URL"] = empty_project.url
    shell.run(backup)
    with plain_project("nothing granted") as another:
        shell.environment["DATABASE_URL"] = another.url
        shell.run(rehearse)
        assert another.sql(TABLES) == []
        shell.run(restore)
        assert another.sql("SELECT email FROM users") == ["somebody@example.com"]


def test_every_form_of_an_invitation_names_the_same_project() -> None:
    lines = [each.replace("…", "example") for each in commands()[INVITATIONS]]
    named = {checked_project(*read_connect_line(line)) for line in lines}
    assert (len(lines), len(named)) == (3, 1)


def test_every_command_of_the_page_is_tried_or_named() -> None:
    tried = {WALK, INVITATIONS, EXTRAS_SECTION, BACKUP}
    assert commands().keys() == tried
    assert NOT_HERE.keys() <= set(commands()[WALK])
