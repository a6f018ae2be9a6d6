"""What anybody wrote can't steer the terminal or add a line: on standard output and error, in JSON, in the log."""

from __future__ import annotations

import io
import json
import logging
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

from organic_desktop import __main__
from organic_desktop.core import log, terminal
from tests.cli.conftest import Shell
from tests.devices import MakeDevice
from tests.ui.widgets.test_plain_text import fill, signed_in

HOSTILE = "\x1b]52;c;eA==\x07\x9b31m\r\0\u202egnp\u2066\u200b\xad\U000e0041\ufeff\x85\u2028x\nSigned in as root."
JSON_VERBS = ("entries", "show", "modules", "conversations", "refused", "conflicts", "removed", "status", "whoami")


def hidden(text: str) -> set[str]:
    """What of a text can't be seen, or would move what is beside it; line breaks end lines."""
    kinds = {letter: unicodedata.category(letter) for letter in text.replace("\n", "")}
    return {letter for letter, kind in kinds.items() if kind in ("Cc", "Cf", "Cs", "Zl", "Zp")}


@pytest.fixture
def written(device: MakeDevice, shell: Shell, tmp_path: Path) -> Shell:
    """A command line on data in every column of which somebody wrote what a terminal would obey."""
    app = signed_in(device)
    fill(app, HOSTILE)
    app.close()
    shell.folder = tmp_path / "a"
    return shell


@pytest.mark.parametrize("verb", [*JSON_VERBS, "streak", "stats", "earlier"])
def test_lines_for_a_person_hide_nothing(written: Shell, verb: str) -> None:
    code, out, err = written(verb)
    assert code == 0, err
    assert hidden(out + err) == set()
    assert not [line for line in (out + err).splitlines() if line.startswith("Signed in as root")]


@pytest.mark.parametrize("verb", JSON_VERBS)
def test_json_hides_nothing_and_says_the_same(written: Shell, verb: str) -> None:
    code, out, err = written(verb, "--json")
    assert code == 0, err
    assert hidden(out) == set()
    assert len(out.splitlines()) == 1
    if verb in ("conversations", "show"):
        assert HOSTILE in str_of(out)


def str_of(document: str) -> str:
    """Every text in a JSON document."""

    def texts(value: object) -> list[str]:
        if isinstance(value, dict):
            return [text for each in value.values() for text in texts(each)]
        if isinstance(value, list):
            return [text for each in value for text in texts(each)]
        return [value] if isinstance(value, str) else []

    return "".join(texts(json.loads(document)))


def test_messages_and_notes_keep_their_lines_below_their_heads(shell: Shell) -> None:
    thread = shell.json("chat", "new", "wellness", "--topic", "Sleep")
    shell("chat", "send", thread["id"], "one\r\ntwo\x1b[2J\n\nthree")
    lines = shell("messages", thread["id"])[1].splitlines()
    assert lines[0].endswith("  user: one")
    assert lines[1:] == [r"    two\x1b[2J", "    ", "    three"]
    _, out, _ = shell("log", "--water-ml", "250", "--notes", "Oats\nand milk")
    assert [line[12:] for line in out.splitlines()[:1]] == ["water-ml 250  notes Oats"]
    assert out.splitlines()[1:] == ["    and milk"]
    assert shell("show")[1] == out
    (line,) = shell("entries")[1].splitlines()
    assert line.endswith(r"notes Oats\nand milk")


@pytest.mark.parametrize(
    "words",
    [
        ("log", "--date", HOSTILE.replace("\0", "")),
        ("log", "--mood", HOSTILE),
        ("log", "--clear", HOSTILE),
        (HOSTILE,),
        ("streak", HOSTILE),
        ("stats", "--days", HOSTILE),
        ("conflicts", "undo", HOSTILE),
        ("connect", HOSTILE, "sb_publishable_x"),
        ("module", "set", HOSTILE, "--complete", HOSTILE),
        ("chat", "send", HOSTILE, "x"),
        ("delete-entry", "\udcff\x1b"),
    ],
)
def test_an_argument_is_quoted_escaped(shell: Shell, words: tuple[str, ...]) -> None:
    _, out, err = shell(*words)
    assert hidden(out + err) == set()
    assert not [line for line in (out + err).splitlines() if line.startswith("Signed in as root")]


def test_a_data_folder_is_quoted_escaped(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    shell.folder = tmp_path / "file" / "\x1b[2J\nSigned in as root."
    code, _, err = shell("streak")
    assert code == 1
    assert hidden(err) == set()
    assert len(err.splitlines()) == 1


def test_a_start_without_a_verb_quotes_escaped(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        __main__.main(["--log", "\x1b]0;x\x07\u202e"])
    err = capsys.readouterr().err
    assert "error: argument --log" in err
    assert hidden(err) == set()


def test_a_fault_shows_its_traceback_escaped(capsys: pytest.CaptureFixture[str]) -> None:
    try:
        raise RuntimeError(HOSTILE)
    except RuntimeError as error:
        terminal.show_fault(type(error), error, error.__traceback__)
    err = capsys.readouterr().err
    assert err.startswith("Traceback (most recent call last):\n")
    assert hidden(err) == set()


def test_a_fault_of_a_started_program_is_escaped() -> None:
    """`main` without words of its own is the started program; there the hook is in place."""
    code = (
        "import sys; sys.argv = ['organic-desktop', 'streak']\n"
        "from organic_desktop import __main__, cli\n"
        "def fail(*words): raise RuntimeError('\\x1b]0;x\\x07')\n"
        "cli.main = fail\n"
        "__main__.main()"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert ended.returncode == 1
    assert r"RuntimeError: \x1b]0;x\x07" in ended.stderr
    assert hidden(ended.stderr) == set()


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-8"])
def test_what_the_terminal_cannot_write_is_escaped(monkeypatch: pytest.MonkeyPatch, encoding: str) -> None:
    written = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(written, encoding=encoding))
    terminal.print_line("2 → 3 “ok” \udcff")
    sys.stdout.flush()
    assert written.getvalue().decode(encoding).encode("ascii", "backslashreplace") in (
        rb"2 \u2192 3 \u201cok\u201d \udcff" + b"\n",
        rb"2 \u2192 3 \u201cok\u201d \udcff" + b"\r\n",
    )


def test_a_record_of_the_log_is_one_line(tmp_path: Path) -> None:
    logger = logging.getLogger("organic_desktop")
    log.start(tmp_path)
    try:
        raise ValueError(HOSTILE)
    except ValueError:
        logger.getChild("x").exception("damaged: %s", HOSTILE)
    (line,) = (tmp_path / "organic-desktop.log").read_text("utf-8").splitlines()
    assert hidden(line) == set()
    assert "ValueError" in line


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="/dev/full is Linux's")
@pytest.mark.parametrize("words", [["status", "--json"], ["entries"], ["log", "--water-ml", "5"]])
@pytest.mark.parametrize("buffered", [True, False])
def test_an_answer_that_cant_be_written_is_one_sentence(tmp_path: Path, words: list[str], buffered: bool) -> None:
    """As to a file on a full disk; what Python itself would say of it at its end is a second complaint and exit 120."""
    code = (
        f"import sys; sys.stdout = open('/dev/full', 'w', buffering={2**16 if buffered else 1});"
        "from organic_desktop.cli import main; sys.exit(main(sys.argv[1:]))"
    )
    command = [sys.executable, "-c", code, "--data-dir", str(tmp_path), *words]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stderr.count("\n"), "Traceback" in done.stderr) == (1, 1, False), done.stderr
    assert "The output can't be written: No space left on device." in done.stderr
