"""Escaping of untrusted text: invisible and control characters are shown escaped.

Terminals obey escape sequences, line breaks fake records of a log, and direction overrides reverse the rest of a line.
The window, the command line and the log all use this one rule.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

MOST_MARKS = 8
"""Combining marks on one letter that are drawn; written languages need fewer, a tower of them covers other lines."""

# Control characters (C0, C1), line separators, lone surrogates, noncharacters, and Unicode's default ignorables.
_HIDDEN = (
    "\x00-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\u3164\ud800-\udfff\ufdd0-\ufdef\ufe00-\ufe0f\ufeff\uffa0\ufff0-\uffff\U00013430-\U0001345f"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
_JOINED = "\u0600-\u1fff\u2190-\u2bff\u3001-\ud7ff\ufb50-\ufdcf\ufe0f\ufe70-\ufefc\U00010000-\U0001faff"
_RIGHT_TO_LEFT = "\u0590-\u05ff\u0620-\u08ff\ufb1d-\ufdcf\ufe70-\ufefc"
_MARKS = (
    "\u0300-\u034e\u0350-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u302a-\u302d\ufe20-\ufe2f"
)
# Hidden characters that change how their neighbours are written, beside such neighbours: emoji, scripts that join.
_USED = (
    f"(?<=[{_JOINED}])[\u200c\u200d](?=[{_JOINED}])"
    "|(?<=[#*0-9\xa9\xae\u203c-\u3299\U0001f000-\U0001faff])[\ufe0e\ufe0f]"
    "|(?<=[\u1820-\u18aa])[\u180b-\u180f]"
    "|(?<=[\u3400-\u9fff\U00020000-\U000323af])[\U000e0100-\U000e01ef]"
    f"|(?<=[{_RIGHT_TO_LEFT}])[\u200e\u200f\u061c]|[\u200e\u200f\u061c](?=[{_RIGHT_TO_LEFT}])"
    "|(?<=\U0001f3f4)[\U000e0030-\U000e0039\U000e0061-\U000e007a]{2,6}\U000e007f"
)
# Letters of the Latin alphabets, digits, usual punctuation, arrows and dots: most texts are these alone, and need no
# further search.
_USUAL = "\x20-\x7e\xa0-\xac\xae-\u02ff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2190-\u21ff\u2212\u25a0-\u25ff"
_PLAIN, _PLAIN_LINES = re.compile(f"[{_USUAL}]*"), re.compile(f"[\n{_USUAL}]*")
_NAMES = {"\n": r"\n", "\r": r"\r", "\t": r"\t"}


def one_line(text: str) -> str:
    """Return the text in one line, with line breaks shown as ``\\n``."""
    return text if _PLAIN.fullmatch(text) else _shown_escaped().sub(_escape, text)


def one_line_each(lines: Sequence[str]) -> str:
    """Return lines, each as ``one_line`` returns it, with line breaks between; thousands of them in a few ms."""
    text = "\n".join(lines)
    if text.count("\n") == len(lines) - 1 and _PLAIN_LINES.fullmatch(text):
        return text
    return "\n".join(map(one_line, lines))


def lines_of(text: str) -> list[str]:
    """Split a text into lines that are safe to show; tabs become four spaces."""
    return [one_line(line.expandtabs(4)) for line in text.replace("\r\n", "\n").split("\n")]


def in_json(document: str) -> str:
    """Escape hidden characters in a JSON document, which means the same: ``\\u202e`` for a direction override."""
    return document if _PLAIN.fullmatch(document) else _in_json().sub(_json_escape, document)


@cache
def _shown_escaped() -> re.Pattern[str]:
    return re.compile(f"({_USED})|(?<=[{_MARKS}]{{{MOST_MARKS}}})[{_MARKS}]|[{_HIDDEN}]")  # takes 25 ms


@cache
def _in_json() -> re.Pattern[str]:
    return re.compile(f"[{_HIDDEN}]")


def _escape(found: re.Match[str]) -> str:
    if found[1]:
        return found[1]
    number = ord(found[0])
    if found[0] in _NAMES:
        return _NAMES[found[0]]
    return f"\\x{number:02x}" if number < 0x100 else f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"


def _json_escape(found: re.Match[str]) -> str:
    number = ord(found[0])
    if number < 0x10000:
        return f"\\u{number:04x}"
    high, low = divmod(number - 0x10000, 0x400)
    return f"\\u{0xD800 + high:04x}\\u{0xDC00 + low:04x}"
