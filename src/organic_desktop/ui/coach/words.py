"""What is said of an answer in each of its states, and what can be done about it."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject

from organic_desktop.store.coach import AnswerState
from organic_desktop.ui.text.dates import format_moment
from organic_desktop.ui.text.messages import translate_message
from organic_desktop.ui.text.numbers import format_number

if TYPE_CHECKING:
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from organic_desktop.store.coach import Answer


class Act(StrEnum):
    """What can be done about an answer."""

    SEND = "send"
    EDIT = "edit"
    CANCEL = "cancel"
    DIFFERENCE = "difference"
    CONTINUE = "continue"
    RETRY = "retry"
    KEEP = "keep"
    DISCARD = "discard"
    USE_AGAIN = "use_again"
    CHANGE_CONSENT = "change_consent"


class AnswerWords(QObject):
    """Describes answers, in one locale."""

    def __init__(self, locale: QLocale, zone: ZoneInfo) -> None:
        super().__init__()
        self.locale, self.zone = locale, zone

    def caption(self, *, is_mine: bool, at: datetime | None) -> str:
        """Return who says something, and when."""
        who = self.tr("You") if is_mine else self.tr("Coach")
        return who if at is None else f"{who} · {format_moment(at, self.zone, self.locale)}"

    def note(self, answer: Answer) -> str:
        """Return what stands below an answer: who gave it, its tokens, and what it may lack."""
        parts = [self.provider(answer.provider)]
        if answer.tokens:
            number = format_number(answer.tokens, self.locale)
            parts.append((self.tr("{0} tokens") if answer.counted else self.tr("about {0} tokens")).format(number))
        if answer.state is AnswerState.STOPPED:
            parts.append(self.tr("stopped"))
        if answer.may_lack:
            parts.append(self.tr("the model may not have seen all of it"))
        return " · ".join(parts)

    def provider(self, name: str) -> str:
        """Return a provider's name."""
        return self.tr("Built-in rules") if name == "builtin" else name

    def state(self, answer: Answer, needs: str = "", note: str = "") -> str:
        """Return the sentence about an answer that isn't simply complete; "" for one that is."""
        problem = translate_message(answer.problem) if answer.problem else ""
        match answer.state:
            case AnswerState.STREAMING:
                return note or ("" if answer.text else self.tr("Waiting for the first words…"))
            case AnswerState.WAITING:
                return self._waiting(needs, problem)
            case AnswerState.INTERRUPTED:
                said = self.tr("Interrupted. What came so far is only on this computer.")
                return f"{said} {problem}" if problem else said
            case AnswerState.STOPPED:
                return self.tr("Stopped before its end.")
            case AnswerState.CARE:
                return self.tr("This question was sent to nobody.")
            case _:
                return problem

    def acts(self, answer: Answer, needs: str = "", *, has_message: bool = True) -> list[tuple[Act, str]]:
        """Return what can be done about an answer, the first of it most likely.

        One that was stopped before a word came has no message, and can't be continued.
        """
        resume, retry = (Act.CONTINUE, self.tr("Continue")), (Act.RETRY, self.tr("Retry"))
        discard = (Act.DISCARD, self.tr("Discard"))
        match answer.state:
            case AnswerState.WAITING:
                return self._when_waiting(needs)
            case AnswerState.INTERRUPTED:
                return [resume, retry, (Act.KEEP, self.tr("Keep")), discard]
            case AnswerState.STOPPED:
                return [resume, retry] if has_message else [retry, discard]
            case AnswerState.FAILED:
                return [retry, discard]
            case AnswerState.CARE if answer.left_out:
                return [(Act.USE_AGAIN, self.tr("Include in later questions"))]
            case AnswerState.FINAL if answer.problem:
                return [resume, retry]
            case _:
                return []

    def _when_waiting(self, needs: str) -> list[tuple[Act, str]]:
        acts = [(Act.SEND, self.tr("Send now")), (Act.EDIT, self.tr("Edit…")), (Act.CANCEL, self.tr("Cancel"))]
        if needs == "rows":
            return [(Act.DIFFERENCE, self.tr("What changed…")), *acts]
        if needs == "consent":
            return [*acts, (Act.CHANGE_CONSENT, self.tr("Settings…"))]
        return acts

    def _waiting(self, needs: str, problem: str) -> str:
        if needs == "rows":
            return self.tr("Not sent: the days that would go with it have changed since you asked.")
        if needs == "consent":
            return problem or self.tr("Not sent: sending to this provider isn't allowed any more.")
        said = self.tr("Waiting. It is sent as soon as the provider can be reached.")
        return f"{problem} {said}" if problem else said
