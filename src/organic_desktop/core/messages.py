"""English messages that can be translated later: each keeps its template and the values in it.

The window translates them and formats their numbers (``ui/text/messages.py``); the command line prints the English.
"""

from __future__ import annotations

TYPE_CHECKING = False  # as in core/terminal.py
if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal
    from typing import Any

    Part = str | int | Decimal | date


class Sentence(str):
    """English text with its ``template`` and the named ``parts`` in it; a part may be a Sentence itself.

    Templates are literals: `make translations` finds them in the sources, and a test those that it can't find.
    """

    template: str
    parts: dict[str, Part]

    def __new__(cls, template: str, **parts: Part) -> Sentence:
        sentence = super().__new__(cls, template.format(**parts) if parts else template)
        sentence.template, sentence.parts = template, parts
        return sentence

    def to_text(self) -> str:
        """Return the text to store: the sentence itself if it has no parts, else JSON."""
        if not self.parts:
            return str(self)
        import json  # only here: most calls of the command line store no sentence

        return json.dumps(_plain(self), ensure_ascii=False)

    @classmethod
    def from_text(cls, text: str) -> Sentence:
        """Return the sentence of ``to_text``'s text; any other text becomes a sentence without parts."""
        import json

        try:
            return _sentence(json.loads(text))
        except (ValueError, TypeError, LookupError, AttributeError, RecursionError):
            return cls(text)


def _plain(part: Part) -> Any:
    if isinstance(part, Sentence):
        return [part.template, {name: _plain(each) for name, each in part.parts.items()}]
    return part if isinstance(part, str | int) else str(part)


def _sentence(plain: Any) -> Sentence:
    template, parts = plain
    return Sentence(
        template, **{name: _sentence(part) if isinstance(part, list) else part for name, part in parts.items()}
    )
