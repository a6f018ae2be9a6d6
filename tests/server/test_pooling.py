"""Every verb that speaks to the database works through a pooler, or says which port to use."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from organic_desktop.app.server_kit.pooling import is_shared, require_sessions
from organic_desktop.app.server_kit.psql import ServerDatabase
from organic_desktop.core.errors import ServerDatabaseError, ServerDatabaseUnreachable
from tests.cli.conftest import Shell
from tests.cli.conftest import shell as shell
from tests.server.clusters import address_of, dumped
from tests.server.lite import Server
from tests.server.pooler import pooled

pytestmark = pytest.mark.parametrize("driver", ["postgres"], indirect=True)


@pytest.fixture
def through_pooler(server: Server) -> Iterator[str]:
    """The server's database through a pooler that lends a session for one transaction."""
    with pooled(address_of(server)) as url:
        yield url


def database(url: str) -> ServerDatabase:
    return ServerDatabase.from_environment({"DATABASE_URL": url})


def test_a_session_of_ones_own_is_told_from_a_shared_one(server: Server, through_pooler: str) -> None:
    direct = address_of(server)
    assert not is_shared(database(direct))
    assert is_shared(database(through_pooler))
    with pooled(direct, "session") as sessions:
        assert not is_shared(database(sessions))
    with pytest.raises(ServerDatabaseError, match="session port"):
        require_sessions(ServerDatabase({"PGPORT": "6543"}))


def test_backup_and_restore_say_which_port_to_use(
    server: Server, through_pooler: str, shell: Shell, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = tmp_path / "backup.sql"
    monkeypatch.setenv("DATABASE_URL", through_pooler)
    code, _, error = shell("server", "backup", str(file))
    assert (code, "session port" in error, file.exists()) == (1, True, False)
    with pooled(address_of(server), "session") as sessions:
        monkeypatch.setenv("DATABASE_URL", sessions)
        assert shell("server", "backup", str(file))[0] == 0
    before = dumped(address_of(server))
    monkeypatch.setenv("DATABASE_URL", through_pooler)
    code, _, error = shell("server", "restore", str(file), "--replace")
    assert (code, "session port" in error) == (1, True)
    assert dumped(address_of(server)) == before


def test_questions_and_statements_go_through_and_leave_nothing_behind(through_pooler: str) -> None:
    through = database(through_pooler)
    through.apply("SET LOCAL search_path = ''; CREATE TABLE public.passing (id INT)")
    through.apply("CREATE FUNCTION pass() RETURNS INT LANGUAGE sql AS 'INSERT INTO passing VALUES (1) RETURNING id'")
    assert through.query("SELECT to_regclass('passing') IS NOT NULL AS found") == [{"found": True}]
    with pytest.raises(ServerDatabaseError, match="division by zero"):
        through.apply("DROP FUNCTION pass; SELECT 1 / 0")
    assert through.query("SELECT to_regclass('passing') IS NOT NULL AS found") == [{"found": True}]
    with pytest.raises(ServerDatabaseError, match="read-only"):
        through.query("SELECT pass() AS made")
    through.apply("DROP FUNCTION pass; DROP TABLE passing")


def test_extras_are_applied_and_listed_through_it(
    own_server: Server, shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pooled(address_of(own_server)) as url:
        monkeypatch.setenv("DATABASE_URL", url)
        for words, applied in ((("--apply", "audit"), True), (("--revert", "audit"), False)):
            assert shell("server", "extras", *words)[0] == 0
            found = {each["name"]: each["applied"] for each in shell.json("server", "extras")}
            assert (found["audit"], found["tombstones"]) == (applied, False)


def test_nobody_there_is_said_with_the_address_and_without_the_password(driver: str) -> None:
    url = "postgresql://postgres:s3cret%40word@127.0.0.1:1/postgres"
    with pytest.raises(ServerDatabaseUnreachable, match=r"127\.0\.0\.1") as caught:
        database(url).query("SELECT 1")
    assert "s3cret" not in str(caught.value)
    assert caught.value.exit_code == 3
