"""One answer while it is written: a thread reads the provider's stream, another saves and shows what came.

The text is saved every ``SAVE_SECONDS`` and shown at most every ``SHOW_SECONDS``, however many pieces the provider
sends. Everything about an answer is keyed by its id and goes to the file that it was asked in, whichever page,
conversation or account is open meanwhile.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from organic_desktop.coach.provider import (
    Delta,
    Ending,
    Finished,
    Problem,
    ProblemKind,
    Provider,
    Request,
    Usage,
    Waiting,
)
from organic_desktop.coach.tokens import Correction, estimate, may_be_cut
from organic_desktop.core.clock import Clock
from organic_desktop.core.errors import InvalidInput, StoreError
from organic_desktop.core.messages import Sentence
from organic_desktop.store.coach import Answer, AnswerState, CoachRows
from organic_desktop.store.coach_messages import Counted, become_final, keep_question, wait_again
from organic_desktop.wellness.modules import MESSAGE_BYTES

if TYPE_CHECKING:
    from organic_desktop.app.profiles import Profile

SAVE_SECONDS, SHOW_SECONDS = 0.4, 0.033
"""Between two saves, so that a crash loses less than half a second of text; between two calls of the window."""
EMPTY = Sentence("The provider sent an empty answer.")
CUT_SHORT = Sentence("The answer reached its limit of tokens; continue it to read on.")
CLOSED = Sentence("Organic was closed before the answer was complete.")

REFUSALS = frozenset(
    {
        ProblemKind.KEY_REFUSED,
        ProblemKind.FORBIDDEN,
        ProblemKind.NO_CREDIT,
        ProblemKind.NO_MODEL,
        ProblemKind.TOO_LONG,
        ProblemKind.REJECTED,
        ProblemKind.RATE_LIMITED,
        ProblemKind.REDIRECTED,
        ProblemKind.LOADING,
    }
)
"""Kinds of problem after which no model read the question: it takes no tokens of the month."""

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Progress:
    """What the window is told of an answer: the answer as it is now, its whole text so far included.

    ``note`` says why nothing comes yet ("loading the model…"), None otherwise. Once ``answer.state`` isn't STREAMING,
    nothing more comes of it.
    """

    answer: Answer
    note: Sentence | None = None


@dataclass(frozen=True)
class Asked:
    """What one answer is asked of: the provider, the request, and how many tokens we estimated, uncorrected."""

    provider: Provider
    request: Request
    estimated: int
    correction: Correction


class Writing:
    """An answer that is being written. ``start`` begins; ``stop`` and ``interrupt`` end it from any thread."""

    def __init__(
        self,
        profile: Profile,
        answer: Answer,
        asked: Asked,
        clock: Clock,
        month: Callable[[], str],
        show: Callable[[Progress], object],
        ended: Callable[[Writing], object],
    ) -> None:
        self.profile, self.answer, self.asked = profile, answer, asked
        self._clock, self._month, self._show, self._when_ended = clock, month, show, ended
        self._rows = CoachRows(profile.database)
        self._stop = threading.Event()
        self._dirty, self._over, self._told = threading.Event(), threading.Event(), threading.Event()
        self._text = threading.Lock()  # of the pieces; nobody holds it for long
        self._lock = threading.Lock()  # of who writes to the file, and of whether it is over
        self._telling = threading.Lock()  # what is told last is how it ended
        self._pieces: list[str] = []
        self._note: Sentence | None = None
        self._usage: Usage | None = None
        self.retry_at: datetime | None = None  # when a server that refused wants to be asked again
        self._reader = threading.Thread(target=self._read, name="coach-reader", daemon=True)
        self._saver = threading.Thread(target=self._save_and_show, name="coach-saver", daemon=True)

    def start(self) -> None:
        self._saver.start()
        self._reader.start()

    def stop(self) -> None:
        """Let the provider stop: what came so far is the answer."""
        self._stop.set()

    def interrupt(self) -> None:
        """Save what came as interrupted, now, and write nothing more: the file is about to be closed."""
        with self._lock:
            ends = not self._over.is_set()
            if ends:
                self._finish(replace(self.current(), state=AnswerState.INTERRUPTED, owner=None, problem=CLOSED))
        self._stop.set()
        if ends:
            self._announce()

    def wait(self, seconds: float | None = None) -> bool:
        """Wait until the answer is over, stored and shown; False if that took longer."""
        return self._told.wait(seconds)

    def join(self, seconds: float) -> None:
        """Wait for the threads."""
        for thread in (self._reader, self._saver):
            if thread.is_alive() and thread is not threading.current_thread():
                thread.join(seconds)

    # -- the reader ---------------------------------------------------------------------------------------------------

    def _read(self) -> None:
        end: Finished | Problem = Finished(Ending.INTERRUPTED)
        try:
            for item in self.asked.provider.stream(self.asked.request, self._stop):
                match item:
                    case Finished() | Problem():
                        end = item
                    case _:
                        self._take(item)
        except Exception:  # a fault of ours must not lose what came
            log.exception("an answer broke off")
        with self._lock:
            ends = not self._over.is_set()
            if ends:
                self._settle(end)
        if ends:
            self._announce()

    def _take(self, item: Delta | Usage | Waiting) -> None:
        with self._text:
            match item:
                case Delta(text):
                    self._pieces.append(_savable(text))
                    self._note = None
                case Usage():
                    self._usage = item
                case Waiting(sentence):
                    self._note = sentence
        self._dirty.set()  # shown before the disk is waited for
        with self._lock:
            if self.answer.question_id is None and not self._over.is_set():
                self.answer = keep_question(self.profile.writer, self.answer)

    def _settle(self, end: Finished | Problem) -> None:
        """Store how the answer ended."""
        text = _short_enough("".join(self._pieces))
        answer = replace(self.current(), text=text, owner=None, may_lack=self._may_lack())
        match end:
            case Problem(ProblemKind.UNREACHABLE, sentence, was_sent=False) if answer.question_id is None:
                self._finish(replace(answer, state=AnswerState.WAITING, problem=sentence), was_sent=False)
            case Problem(kind, sentence, pause, was_sent):
                self.retry_at = self._clock.now() + timedelta(seconds=pause) if pause else None
                state = AnswerState.INTERRUPTED if text else AnswerState.FAILED
                is_read = was_sent and (bool(text) or kind not in REFUSALS)
                self._finish(replace(answer, state=state, problem=sentence), was_sent=was_sent, is_read=is_read)
            case Finished(Ending.INTERRUPTED):
                self._finish(replace(answer, state=AnswerState.INTERRUPTED))
            case Finished(Ending.STOPPED):
                self._finish(replace(answer, state=AnswerState.STOPPED))
            case Finished(reason):
                problem = CUT_SHORT if reason is Ending.LENGTH else None
                state = AnswerState.FINAL if text.strip() else AnswerState.FAILED
                self._finish(replace(answer, state=state, problem=problem if text.strip() else EMPTY))

    def _finish(self, answer: Answer, *, was_sent: bool = True, is_read: bool = True) -> None:
        """Store the end of the answer, and let nothing more be written; the lock is held.

        Its tokens count if ``is_read``: a model got the question. What wasn't sent isn't recorded as sent.
        """
        try:
            counted = self._counted(answer) if is_read or self._usage else None
            if answer.state is AnswerState.WAITING:
                answer = wait_again(self.profile.writer, answer)
            else:
                answer = become_final(self.profile.writer, answer, counted, was_sent=was_sent)
                self._learn()
        except (
            StoreError,
            InvalidInput,
        ) as error:  # what was saved last is there, and is interrupted at the next start
            log.warning("an answer can't be stored: %s", type(error).__name__)
            answer = replace(answer, state=AnswerState.INTERRUPTED, problem=error.message)
        self.answer = answer
        self._over.set()
        self._dirty.set()

    def _announce(self) -> None:
        """Say that it is over; no lock is held but that of telling."""
        with self._telling:
            self._tell(Progress(self.answer))
        self._when_ended(self)
        self._told.set()

    def _tell(self, progress: Progress) -> None:
        try:
            self._show(progress)
        except Exception:  # whoever shows it must not end the answer
            log.exception("an answer couldn't be shown")

    def _may_lack(self) -> bool:
        """True if the model may not have seen all of the question: some servers cut it in silence."""
        asked = self.asked
        return self._usage is not None and may_be_cut(
            self._usage, asked.estimated, asked.request.context, asked.correction
        )

    def _counted(self, answer: Answer) -> Counted:
        if self.asked.provider.host is None:
            return Counted(self._month(), None, None, is_said=False)
        if self._usage:
            return Counted(self._month(), self._usage.prompt, self._usage.answer, is_said=True)
        sent = self.asked.correction.applied(self.asked.estimated)
        return Counted(self._month(), sent, estimate(answer.text), is_said=False)

    def _learn(self) -> None:
        """Store how far off the estimate was, for the next one."""
        if self._usage is None or self.asked.provider.host is None:
            return
        learned = self.asked.correction.learned(self.asked.estimated, self._usage.prompt)
        if learned != self.asked.correction:
            self._rows.correct(self.answer.provider, learned.factor, learned.answers)

    def current(self) -> Answer:
        """Return the answer with the text that it has by now."""
        with self._text:
            if self._over.is_set():
                return self.answer
            return replace(self.answer, text="".join(self._pieces), changed_at=self._clock.now())

    # -- the saver ----------------------------------------------------------------------------------------------------

    def _save_and_show(self) -> None:
        saved_at, saved = self._clock.monotonic(), 0
        while not self._over.is_set():
            due = max(0.0, saved_at + SAVE_SECONDS - self._clock.monotonic())
            self._dirty.wait(due if saved != len(self._pieces) else None)
            shown = self._dirty.is_set()
            self._dirty.clear()
            count = len(self._pieces)  # read first: what comes in between is saved once more
            answer = self.current()
            with self._telling:
                if self._over.is_set():
                    return
                if shown:
                    self._tell(Progress(answer, self._note))
            if count != saved and self._clock.monotonic() - saved_at >= SAVE_SECONDS:
                self._save(answer)
                saved_at, saved = self._clock.monotonic(), count
            self._over.wait(SHOW_SECONDS)

    def _save(self, answer: Answer) -> None:
        with self._lock:
            if self._over.is_set():
                return
            try:
                self._rows.save_text(answer.id, answer.text, answer.changed_at)
            except StoreError as error:  # the next save may succeed
                log.warning("an answer's text can't be saved now: %s", type(error).__name__)


def _savable(text: str) -> str:
    """Return a provider's text without what can't be stored: NUL, and halves of characters."""
    return text.replace("\0", "").encode("utf-8", "replace").decode()


def _short_enough(text: str) -> str:
    """Return as much of a text as a message holds."""
    whole = text.encode()
    return text if len(whole) <= MESSAGE_BYTES else whole[:MESSAGE_BYTES].decode("utf-8", "ignore")
