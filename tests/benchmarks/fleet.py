"""What a fleet asks of one project: `python -m tests.benchmarks.fleet [DEVICES]` simulates its days (docs/scale.md).

Every device runs the program's own rules (``sync/pacing.py``) and the engine's own intervals; the people and the
server's troubles are invented. A day of 20,000 devices takes about half a minute. Prints Markdown.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from itertools import count
from random import Random

from organic_desktop.app.session import RENEW_BEFORE
from organic_desktop.sync.engine import COMPARE_EVERY, DELETION_CHECK_EVERY
from organic_desktop.sync.pacing import Pacing

MINUTE, HOUR, DAY = 60.0, 3_600.0, 86_400.0
WARM_UP = 6 * HOUR  # before the day that is counted
BIN = 10.0
TOKEN_LASTS = HOUR  # GoTrue's default
CYCLE_TAKES = 0.3
NETWORK_BACK = 0.3, 3.0  # after a sleep: ``ui/shell/network.py``
COMPARE_REQUESTS = 3  # of some years of days: one for each 1,000 rows of a table
ACTIVATED_EVERY = 30 * MINUTE  # while somebody sits there
EDITED_EVERY = 2 * HOUR
REMINDER = 21 * HOUR  # of the local day
ANSWER_MEDIAN, ANSWER_SPREAD = 3 * MINUTE, 1.2  # of a reminder; the spread is that of its logarithm

# Share of the users, by the hours that their clocks are ahead of the largest group's, which is the server's.
WORLD = {0.0: 0.45, 6.0: 0.20, 9.0: 0.12, -1.0: 0.10, -4.5: 0.08, -8.0: 0.05}
ONE_ZONE = {0.0: 1.0}
# Share of the devices, and when they are on: hours of the local day, and the spread of begin and end in minutes.
HABITS = {
    ((8.5, 30.0, 17.5, 45.0),): 0.45,  # at work
    ((8.5, 30.0, 12.5, 30.0), (19.0, 60.0, 22.5, 40.0)): 0.20,  # at work, and in the evening
    ((18.5, 60.0, 22.75, 40.0),): 0.20,  # in the evening
    (): 0.15,  # always
}
AWAKE = 7.0, 23.0  # of the local day: when somebody may sit at a device that is always on


@dataclass(frozen=True)
class Refusal:
    """A request that fails: after how many seconds, and what the server says about when to come back.

    One that isn't ``answered`` reached nobody, and isn't counted.
    """

    takes: float = 1.0
    retry_after: float | None = None
    answered: bool = True


UNREACHABLE = Refusal(answered=False)


@dataclass
class Server:
    """Answers every request, but between ``down`` and ``up``, and then at most ``limit`` a second (429)."""

    down: float = 0.0
    up: float = 0.0
    refused: Callable[[float], Refusal] = lambda now: UNREACHABLE
    limit: float = float("inf")
    _second: int = -1
    _answered: float = 0.0

    def refusal(self, now: float) -> Refusal | None:
        """How a request of this moment fails; None if it is answered."""
        if self.down <= now < self.up:
            return self.refused(now)
        if now < self.down or self.limit == float("inf"):
            return None
        if int(now) != self._second:
            self._second, self._answered = int(now), 0.0
        self._answered += 1
        return Refusal(takes=0.1) if self._answered > self.limit else None


@dataclass
class Device:
    """One computer: its pacing, and what its next cycle needs beside the probe."""

    pacing: Pacing
    zone: float
    always_on: bool
    sessions: list[tuple[float, float]]
    on_until: float = 0.0
    pending: bool = False
    token_ends: float = 0.0
    checked_at: float = 0.0
    compared_at: float = 0.0
    failure: Refusal | None = None
    news: bool = False


@dataclass
class Fleet:
    """Devices, their server, and the requests of a day in bins of ten seconds.

    At ``expire_at`` every token ends, at ``compare_at`` every device is due to compare, as with a release. ``reminded``
    is the share of the users who have a reminder at nine in the evening and answer it.
    """

    size: int
    zones: Mapping[float, float] = field(default_factory=lambda: WORLD)
    server: Server = field(default_factory=Server)
    reminded: float = 0.3
    expire_at: float = -DAY
    compare_at: float = -DAY
    rules: Callable[[float, Callable[[], float]], Pacing] = Pacing
    begin: float = -WARM_UP
    end: float = DAY
    seed: int = 1

    def __post_init__(self) -> None:
        self._random = Random(self.seed)
        self._events: list[tuple[float, int, int, Callable[[float, int], None]]] = []
        self._order = count()
        self.requests = [0] * int(DAY / BIN)
        self.refreshes = self.probes = self.thorough = self.sent = self.failed = 0
        self._devices = [self._device(number) for number in range(self.size)]

    def run(self) -> Fleet:
        """Let the day pass."""
        while self._events and self._events[0][0] < self.end:
            now, _, number, happens = heapq.heappop(self._events)
            happens(now, number)
        return self

    def peak(self, seconds: float = BIN) -> float:
        """The most requests a second within a window of so many seconds."""
        width = int(seconds / BIN)
        return max(sum(self.requests[at : at + width]) for at in range(0, len(self.requests), width)) / seconds

    def mean(self, first: float = 0.0, last: float = 24.0) -> float:
        """The mean of requests a second between two hours."""
        part = self.requests[int(first * HOUR / BIN) : int(last * HOUR / BIN)]
        return sum(part) / len(part) / BIN

    # -- people -------------------------------------------------------------------------------------------------------

    def _device(self, number: int) -> Device:
        random = self._random
        (zone,) = random.choices([*self.zones], [*self.zones.values()])
        (habit,) = random.choices([*HABITS], [*HABITS.values()])
        sessions = [] if habit else [(self.begin + HOUR * random.random(), 2 * DAY)]
        for begin, begin_spread, end, end_spread in habit:
            for day in (-1, 0, 1):
                on = (begin - zone + 24 * day) * HOUR + random.gauss(0, begin_spread * MINUTE)
                off = (end - zone + 24 * day) * HOUR + random.gauss(0, end_spread * MINUTE)
                if max(on, self.begin) < min(off, self.end):
                    sessions.append((max(on, self.begin + HOUR * random.random()), off))
        device = Device(self.rules(0.0, random.random), zone, not habit, sessions)
        device.compared_at = (sessions[0][0] if sessions else 0.0) - DAY * random.uniform(0.9, 1.0)
        for on, off in sessions:
            self._at(on, number, partial(self._switch_on, off))
        reminder = (REMINDER - zone * HOUR) % DAY
        if random.random() < self.reminded:
            self._at(reminder, number, self._remind)
        return device

    def _switch_on(self, off: float, now: float, number: int) -> None:
        """Begin a session as a sleep ends: a cycle at once, and one when the network is back."""
        device = self._devices[number]
        device.on_until = off
        device.pacing.asked(now)
        self._at(now, number, self._cycle)
        self._at(now + self._random.uniform(*NETWORK_BACK), number, self._network_is_back)
        self._later(now, number, ACTIVATED_EVERY, self._activate)
        self._later(now, number, EDITED_EVERY, self._edit)

    def _network_is_back(self, now: float, number: int) -> None:
        self._tell(now, number, self._devices[number].pacing.asked)

    def _activate(self, now: float, number: int) -> None:
        if self._somebody_is_there(now, number):
            self._tell(now, number, self._devices[number].pacing.window_activated)
        self._later(now, number, ACTIVATED_EVERY, self._activate)

    def _edit(self, now: float, number: int) -> None:
        if self._somebody_is_there(now, number):
            self._edit_now(now, number)
        self._later(now, number, EDITED_EVERY, self._edit)

    def _edit_now(self, now: float, number: int) -> None:
        device = self._devices[number]
        device.pending = True
        self._tell(now, number, device.pacing.edited)

    def _remind(self, now: float, number: int) -> None:
        """Who is at the device then clicks the notification some time later: the window opens, and a number is kept."""
        if now < self._devices[number].on_until:
            answer = now + ANSWER_MEDIAN * self._random.lognormvariate(0.0, ANSWER_SPREAD)
            self._at(answer, number, self._activate_once)
            self._at(answer + self._random.uniform(3.0, 20.0), number, self._edit_now)

    def _activate_once(self, now: float, number: int) -> None:
        self._tell(now, number, self._devices[number].pacing.window_activated)

    def _somebody_is_there(self, now: float, number: int) -> bool:
        device = self._devices[number]
        hour = (now / HOUR + device.zone) % 24
        return not device.always_on or AWAKE[0] <= hour < AWAKE[1]

    # -- the program --------------------------------------------------------------------------------------------------

    def _tell(self, now: float, number: int, happened: Callable[[float], None]) -> None:
        device = self._devices[number]
        before = device.pacing.due
        happened(now)
        if device.pacing.due < before:
            self._at(device.pacing.due, number, self._cycle)

    def _cycle(self, now: float, number: int) -> None:
        """Begin a cycle if one is due: send its requests, or the one that fails."""
        device = self._devices[number]
        if now < device.pacing.due or now >= device.on_until:
            return
        device.pacing.began(now)
        device.failure = self.server.refusal(now)
        if device.failure:
            self.failed += 1
            self._count(now, device.failure.answered)
            self._at(now + device.failure.takes, number, self._end)
            return
        requests = 1
        self.probes += 1
        if device.token_ends <= now + RENEW_BEFORE.total_seconds():
            device.token_ends = now + TOKEN_LASTS
            self.refreshes += 1
            requests += 1
        if device.token_ends - TOKEN_LASTS < self.expire_at <= now:  # a 401, a renewal, and the probe again
            device.token_ends = now + TOKEN_LASTS
            self.refreshes += 1
            requests += 2
        if now - device.checked_at >= DELETION_CHECK_EVERY.total_seconds():
            device.checked_at = now
            self.thorough += 1
        if now - device.compared_at >= COMPARE_EVERY.total_seconds() or device.compared_at < self.compare_at <= now:
            device.compared_at = now
            requests += COMPARE_REQUESTS
        device.news = device.pending
        if device.pending:
            device.pending = False
            self.sent += 1
            requests += 1
        self._count(now, requests)
        self._at(now + CYCLE_TAKES * requests, number, self._end)

    def _end(self, now: float, number: int) -> None:
        device = self._devices[number]
        if device.failure:
            device.pacing.failed(now, device.failure.retry_after)
        else:
            device.pacing.succeeded(now, quiet=not device.news)
        self._at(device.pacing.due, number, self._cycle)

    def _count(self, now: float, requests: int) -> None:
        if now >= 0:
            self.requests[int(now / BIN)] += requests

    def _at(self, moment: float, number: int, happens: Callable[[float, int], None]) -> None:
        heapq.heappush(self._events, (moment, next(self._order), number, happens))

    def _later(self, now: float, number: int, mean: float, happens: Callable[[float, int], None]) -> None:
        """Let it happen at a random time, as often as ``mean`` says, within the session."""
        moment = now + self._random.expovariate(1 / mean)
        if moment < self._devices[number].on_until:
            self._at(moment, number, happens)
