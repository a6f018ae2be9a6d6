"""Marks that chat templates put around turns, taken out of what people and models wrote.

A server puts the turns into its model's template and reads the whole as one text: ``<|im_end|>`` within a note or a
question would end the user's turn there, and what follows would be the system's or the assistant's. One function for
every block, so that none is forgotten; everyday signs ("< 6 h", "[x]", "<3") stay what they are.
"""

from __future__ import annotations

import re

_OPENS = re.compile(r"<(?=[|｜/<]|[^\W\d_])")
"""Of ``<|im_end|>``, ``<s>``, ``</s>``, ``<<SYS>>``, ``<start_of_turn>``, ``<｜User｜>`` and the like."""
_CLOSES = re.compile(r"(?<=[|｜>])>|(?<=[^\W\d])>")
_BRACKETS = re.compile(r"\[(/?[A-Z][A-Z_ ]*)\]")
"""``[INST]``, ``[/INST]``, ``[SYSTEM_PROMPT]``, ``[TOOL_CALLS]``."""
_ROLE = r"(?:assistant|human|user|system|instruction|response|input|bot|ai)"
_HEADINGS = re.compile(rf"^([ \t]*)#+([ \t]*{_ROLE}\b)", re.IGNORECASE | re.MULTILINE)
"""``### Assistant:``"""
_SPEAKERS = re.compile(rf"^([ \t]*[*_]*{_ROLE}[*_]*)[ \t]*:", re.IGNORECASE | re.MULTILINE)
"""``ASSISTANT:`` and ``Human:`` at the beginning of a line."""


def defused(text: str) -> str:
    """Return a text with other signs where it looked like a mark of a template; it reads the same."""
    text = _CLOSES.sub("›", _OPENS.sub("‹", text))
    text = _BRACKETS.sub(r"(\1)", text)
    return _SPEAKERS.sub(r"\1 –", _HEADINGS.sub(r"\1–\2", text))
