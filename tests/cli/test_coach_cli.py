"""The verbs of the coach: asked on the command line, with the built-in one and a server on a socket."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.app.coach_server import Answering, answered, coach_server
from tests.cli.conftest import Shell


@pytest.fixture
def talk(shell: Shell) -> str:
    return str(shell.json("chat", "new", "wellness")["id"])


def test_the_built_in_coach_answers_on_standard_output(shell: Shell, talk: str) -> None:
    code, out, err = shell("chat", "ask", talk, "How did I sleep?")
    assert code == 0, err
    assert out.strip()
    question, reply = shell.json("messages", talk)
    assert (question["content"], reply["role"]) == ("How did I sleep?", "assistant")
    assert "".join(reply["content"].split()) == "".join(out.split())


def test_json_is_the_answers_message(shell: Shell, talk: str) -> None:
    with coach_server() as server:
        server.script = lambda answering: answered(answering, "Sleep\x1b[31m more.", prompt=30, answer=4)
        assert shell.json("coach", "add", "here", server.url, "--model", "tiny")["host"] == "127.0.0.1"
        row = shell.json("chat", "ask", talk, "What now?", "--provider", "here")
        code, out, _ = shell("chat", "ask", talk, "And now?", "--provider", "here")
    assert (row["role"], row["tokens_used"], row["conversation_id"]) == ("assistant", 34, talk)
    assert code == 0
    assert "\x1b" not in out
    assert "more." in out
    assert shell.json("messages", talk)[1] == row


def test_a_preview_prints_exactly_what_would_be_sent_and_sends_nothing(shell: Shell, talk: str) -> None:
    with coach_server() as server:
        shell("coach", "add", "here", server.url, "--model", "tiny")
        shell("log", "--sleep-hours", "7.5")
        shell("coach", "allow", "here", "sleep_hours")
        preview = shell.json("chat", "ask", talk, "What now?", "--provider", "here", "--preview")
        assert not server.bodies
        assert (preview["provider"], preview["host"]) == ("here", "127.0.0.1")
        assert shell("chat", "ask", talk, "What now?", "--provider", "here")[0] == 0
        assert server.bodies == [preview["body"].encode()]
    (record,) = shell.json("coach", "sent")
    assert record["body"] == preview["body"]
    assert shell.json("coach", "sent", "--forget") == []


def test_preview_of_the_built_in_coach_leaves_the_computer_nowhere(shell: Shell, talk: str) -> None:
    assert shell.json("chat", "ask", talk, "Hello?", "--preview") == {"provider": "builtin", "host": None, "body": ""}


def test_remote_needs_its_switch_and_a_decision_has_its_exit_code(shell: Shell, talk: str) -> None:
    code, _, err = shell("coach", "add", "far", "https://models.example.org/v1", "--model", "m")
    assert code == 0
    assert "remote on" in err
    code, out, err = shell("chat", "ask", talk, "Hello?", "--provider", "far")
    assert (code, out) == (5, "")
    assert "turned off" in err
    assert "Nothing was sent" in err
    assert shell.json("messages", talk) == []
    assert shell("coach", "remote", "on")[0] == 0
    assert all(each["allowed"] for each in shell.json("coach", "providers"))


def test_plain_http_to_the_internet_is_refused(shell: Shell) -> None:
    code, _, err = shell("coach", "add", "far", "http://models.example.org/v1")
    assert code == 1
    assert "https" in err


def test_a_question_waits_when_nobody_is_there(shell: Shell, talk: str) -> None:
    with coach_server() as server:
        port = server.port
        shell("coach", "add", "here", server.url, "--model", "tiny")
    code, _, err = shell("chat", "ask", talk, "Are you there?", "--provider", "here")
    assert code == 3
    assert "waits" in err
    (waiting,) = shell.json("coach", "waiting")
    assert (waiting["question"], waiting["needs"]) == ("Are you there?", None)
    with coach_server(port):
        code, out, err = shell("coach", "send", waiting["id"])
    assert (code, out) == (0, "Sleep more.\n"), err
    assert shell.json("coach", "waiting") == []


def test_a_waiting_question_can_be_cancelled(shell: Shell, talk: str) -> None:
    with coach_server() as server:
        shell("coach", "add", "here", server.url, "--model", "tiny")
    shell("chat", "ask", talk, "Are you there?", "--provider", "here")
    (waiting,) = shell.json("coach", "waiting")
    assert shell("coach", "cancel", waiting["id"])[0] == 0
    assert shell("coach", "cancel", waiting["id"])[0] == 1


def test_words_of_crisis_show_help_lines(shell: Shell, talk: str) -> None:
    code, out, _ = shell("chat", "ask", talk, "I want to die")
    assert code == 0
    assert out.strip()
    assert [each["role"] for each in shell.json("messages", talk)] == ["user"]


def test_a_key_comes_from_standard_input_and_is_nowhere_in_the_folder(shell: Shell, talk: str) -> None:
    with coach_server() as server:
        words = ("coach", "add", "here", server.url, "--model", "tiny", "--key-stdin")
        assert shell(*words, stdin="sk-very-secret\n")[0] == 0
        assert shell(*words, stdin="")[0] == 1
        shell("chat", "ask", talk, "Hello?", "--provider", "here")
        assert server.keys == ["Bearer sk-very-secret"]
        code, out, _ = shell("coach", "test", "here")
        assert (code, len(server.bodies)) == (0, 2), out
    assert len(shell.json("coach", "sent")) == 2
    for file in Path(shell.folder).rglob("*"):
        assert not file.is_file() or b"sk-very-secret" not in file.read_bytes()
    assert shell("coach", "remove", "here")[0] == 0
    assert "sk-very-secret" not in Path(os.environ["ORGANIC_TEST_KEYRING"]).read_text()


def test_rename_hide_limit(shell: Shell, talk: str) -> None:
    assert shell.json("chat", "rename", talk, "Rest")["topic"] == "Rest"
    assert shell("chat", "hide", talk)[0] == 0
    assert shell("chat", "hide", "nobody")[0] == 1
    assert shell.json("coach", "limit", "5")["limit"] == 5
    with coach_server() as server:
        shell("coach", "add", "here", server.url, "--model", "tiny")
        code, _, err = shell("chat", "ask", talk, "Hello?", "--provider", "here")
        assert code == 5
        assert "5 tokens" in err
    assert shell.json("coach", "limit", "none")["limit"] is None
    assert shell("coach", "limit", "lots")[0] == 1


def test_ctrl_c_stops_the_answer_and_keeps_it(shell: Shell, talk: str) -> None:
    def without_end(answering: Answering) -> None:
        while True:
            answering.say("word ")
            time.sleep(0.01)

    with coach_server() as server:
        server.script = without_end
        shell("coach", "add", "here", server.url, "--model", "tiny")
        words = [sys.executable, "-m", "organic_desktop", "--data-dir", str(shell.folder), "chat", "ask", talk, "Go?"]
        with subprocess.Popen(
            [*words, "--provider", "here"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        ) as process:
            assert process.stdout
            assert process.stderr
            assert process.stdout.read(5) == "word "
            process.send_signal(signal.SIGINT)
            out, err = process.stdout.read(), process.stderr.read()
            assert process.wait(30) == 1
    assert "kept" in err
    assert "Traceback" not in err
    reply = shell.json("messages", talk)[-1]
    assert reply["role"] == "assistant"
    assert reply["content"].strip() == ("word " + out).strip()
