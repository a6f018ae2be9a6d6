"""What a project asks of passwords, as far as its refusals have taught: no client may read the rule itself.

A refusal names its reasons but not the number of characters, so that is learned as "more than what was refused". It is
kept in the settings, by the project's address.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from organic_desktop.core.errors import WeakPassword
from organic_desktop.core.messages import Sentence
from organic_desktop.core.settings import LONGEST_PASSWORD, PasswordRule, SettingsFile

USUAL_LENGTH = 6  # GoTrue's default
MOST_PROJECTS = 20


class PasswordRules:
    """The rule of the connected project; refusals inside of ``learning`` are remembered."""

    def __init__(self, settings: SettingsFile) -> None:
        self._settings = settings

    def hint(self) -> Sentence:
        """Return what is known of the connected project's rule."""
        rule = self._rule()
        length = max(USUAL_LENGTH, rule.longer_than + 1)
        if not (rule.longer_than or rule.needs_kinds):
            return Sentence("At least {length} characters; this server may ask for more.", length=length)
        if not rule.needs_kinds:
            return Sentence("At least {length} characters.", length=length)
        return Sentence(
            "At least {length} characters of several kinds: small and capital letters, digits, symbols.", length=length
        )

    @contextmanager
    def learning(self, password: str) -> Iterator[None]:
        """Remember why the project refuses this password, if it does."""
        try:
            yield
        except WeakPassword as weak:
            self._learn(weak, len(password))
            raise

    def _learn(self, weak: WeakPassword, length: int) -> None:
        before, project = self._rule(), self._settings.current.project
        longer_than = max(before.longer_than, length) if "length" in weak.reasons else before.longer_than
        rule = PasswordRule(min(longer_than, LONGEST_PASSWORD), before.needs_kinds or "characters" in weak.reasons)
        if project is None or rule == before:
            return
        others = {url: each for url, each in self._settings.current.password_rules.items() if url != project.url}
        newest = [*others.items()][1 - MOST_PROJECTS :]
        self._settings.change(password_rules={**dict(newest), project.url: rule})

    def _rule(self) -> PasswordRule:
        project = self._settings.current.project
        return self._settings.current.password_rules.get(project.url if project else "", PasswordRule())
