"""A module's texts in the user's language, and a line of facts about it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale, QObject

from organic_desktop.ui.text.dates import relative_day

if TYPE_CHECKING:
    from organic_desktop.app.facade import App
    from organic_desktop.app.modules import ModuleState
    from organic_desktop.wellness.modules import Module


def translate_module_text(text: str) -> str:
    """Translate a text of a module that ships with the program; other text is returned as it is."""
    return QCoreApplication.translate("Modules", text) if text else ""


def in_own_words(module: Module) -> Module:
    """Return a module with its texts in the interface's language; a topic's title there is no key any more."""
    own = translate_module_text
    topics = (
        replace(each, title=own(each.title), sentence=own(each.sentence), prompt=own(each.prompt))
        for each in module.topics
    )
    return replace(module, title=own(module.title), summary=own(module.summary), topics=tuple(topics))


def module_facts(app: App, state: ModuleState, locale: QLocale) -> str:
    """Return the completed topics and the last activity: "2 of 7 topics · last active yesterday"."""
    words, topics = _Facts(), len(state.module.topics)
    if state.row is None:
        return words.not_begun(topics)
    facts = [words.done_of(state.done, topics) if topics else words.done(state.done)]
    if state.last_activity:
        facts.append(words.last_active(relative_day(app, state.last_activity, locale)))
    return " · ".join(facts)


class _Facts(QObject):
    """Holds texts with plural forms, which lupdate finds in ``tr`` only."""

    def not_begun(self, topics: int) -> str:
        return self.tr("Not started · %n topic(s)", "", topics)

    def done_of(self, done: int, topics: int) -> str:
        return self.tr("%n of {0} topics", "", done).format(topics)

    def done(self, done: int) -> str:
        return self.tr("Topics completed: %n", "", done)

    def last_active(self, day: str) -> str:
        return self.tr("last active {0}").format(day)
