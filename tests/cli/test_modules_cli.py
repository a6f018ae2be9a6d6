"""The verbs of modules and conversations (``docs/cli.md``): the schema's rows, and words for what is wrong."""

from __future__ import annotations

import pytest

from organic_desktop.app.modules import described
from organic_desktop.store.schema import CONVERSATIONS, MESSAGES, MODULE_PROGRESS
from tests.cli.conftest import Shell
from tests.server.fixtures import Account
from tests.server.lite import Server
from tests.sync.rows import on_server

TITLES = described("wellness").titles


def test_a_module_from_nothing_to_done(shell: Shell) -> None:
    row = shell.json("module", "set", "wellness", "--complete", TITLES[0], "--complete", TITLES[1], "--focus", "Sleep")
    assert list(row) == list(MODULE_PROGRESS.columns)
    assert (row["progress_percentage"], row["completed_topics"]) == (28.57, list(TITLES[:2]))
    assert (row["current_focus"], row["notes"]) == ("Sleep", None)
    row = shell.json("module", "set", "wellness", "--progress", "60", "--reopen", TITLES[0], "--focus", "")
    assert (row["progress_percentage"], row["completed_topics"], row["current_focus"]) == (60.0, [TITLES[1]], None)
    assert shell.json("module", "set", "wellness", "--follow-topics")["progress_percentage"] == 14.29
    assert shell.json("modules") == [shell.json("module", "set", "wellness", "--progress", "14.29")]


def test_a_module_of_ones_own(shell: Shell) -> None:
    code, out, err = shell("module", "set", "Breathwork", "--complete", "Box breathing", "--json")
    assert (code, "kept all the same" in err, '"Box breathing"' in out) == (0, True, True)
    shell.json("module", "set", "video", "--progress", "1")
    assert [row["module_name"] for row in shell.json("modules")] == ["video", "Breathwork"]
    assert "Breathwork" in shell("modules")[1]


@pytest.mark.parametrize(
    "words",
    [
        ("wellness",),
        ("wellness", "--progress", "101"),
        ("wellness", "--progress", "-1"),
        ("wellness", "--progress", ""),
        ("wellness", "--notes", "x" * 70_000),
        ("wellness", "--focus", "a\0b"),
        ("wellness", "--complete", ""),
        ("wellness", "--complete", "a", "--reopen", "a"),
        ("other", "--follow-topics"),
        (" ", "--progress", "1"),
    ],
    ids=lambda words: " ".join(words)[:30].replace("\0", "?"),
)
def test_bad_input_gets_one_sentence_and_changes_nothing(shell: Shell, words: tuple[str, ...]) -> None:
    shell.json("module", "set", "wellness", "--progress", "20")
    before = shell.json("modules")
    code, out, err = shell("module", "set", *words)
    assert (code, out, err.count("\n")) == (1, "", 1)
    assert err.rstrip().endswith(".")
    assert shell.json("modules") == before


def test_a_conversation(shell: Shell) -> None:
    begun = shell.json("chat", "new", "wellness", "--topic", "Bedtime")
    assert list(begun) == list(CONVERSATIONS.columns)
    assert (begun["module_name"], begun["topic"], begun["message_count"]) == ("wellness", "Bedtime", 0)
    said = [shell.json("chat", "send", begun["id"], words) for words in ("First", "Second", "Third")]
    assert list(said[0]) == list(MESSAGES.columns)
    assert {message["role"] for message in said} == {"user"}
    assert shell.json("messages", begun["id"]) == said
    assert sorted(said, key=lambda message: str(message["created_at"])) == said
    [listed] = shell.json("conversations")
    assert (listed["id"], listed["message_count"]) == (begun["id"], 3)
    assert "user: Second" in shell("messages", begun["id"])[1]


def test_what_is_not_there_or_says_nothing(shell: Shell) -> None:
    begun = shell.json("chat", "new", "wellness")
    for words in (("chat", "send", "nobody", "Hi"), ("chat", "send", begun["id"], " "), ("messages", "nobody")):
        code, out, err = shell(*words)
        assert (code, out, err.count("\n")) == (1, "", 1)
    assert shell("chat", "new", "")[0] == 1
    assert [row["message_count"] for row in shell.json("conversations")] == [0]


@pytest.mark.parametrize("words", [("module",), ("module", "set"), ("chat",), ("chat", "send", "x"), ("messages",)])
def test_wrong_words_exit_2(shell: Shell, words: tuple[str, ...]) -> None:
    assert shell(*words)[0] == 2


def test_the_way_to_the_server(shell: Shell, server: Server, account: Account) -> None:
    shell.json("module", "set", "wellness", "--complete", TITLES[0])
    begun = shell.json("chat", "new", "wellness", "--topic", "Bedtime")
    for words in ("First", "Second"):
        shell.json("chat", "send", begun["id"], words)
    shell.join(server, account)
    assert shell.json("sync")["state"] == "up_to_date"
    [module] = on_server(server, MODULE_PROGRESS, account.user_id)
    assert module["completed_topics"] == [TITLES[0]]
    [conversation] = on_server(server, CONVERSATIONS, account.user_id)
    assert conversation["message_count"] == 2
    assert [message["content"] for message in shell.json("messages", begun["id"])] == ["First", "Second"]
