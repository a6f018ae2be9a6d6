"""What a fleet asks of one project: `python -m tests.benchmarks.fleet [DEVICES]` simulates its days (docs/scale.md).

Every device runs the program's own rules (``sync/pacing.py``) and the engine's own intervals; the people and the
server's troubles are invented. A day of 20,000 devices takes about half a minute. Prints Markdown.
"""

from __future__ import annotations

import heapq
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from itertools import count
from random import Random

from organic_desktop.app.session import RENEW_BEFORE
from organic_desktop.sync.engine import COMPARE_EVERY, DELETION_CHECK_EVERY
from organic_desktop.sync.pacing import Pacing, may_compare

MINUTE, HOUR, DAY = 60.0, 3_600.0, 86_400.0
RENEW_BEFORE_SECONDS = RENEW_BEFORE.total_seconds()
CHECK_SECONDS, COMPARE_SECONDS = DELETION_CHECK_EVERY.total_seconds(), COMPARE_EVERY.total_seconds()
WARM_UP = 2 * HOUR  # before what is counted
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


@dataclass
class Fleet:
    """Devices, their server, and the requests of a day (or from ``first`` to ``last``) in bins of ten seconds.

    At ``compare_at`` every device is due to compare, as a release may make it. ``reminded`` is the share of the users
    who have a reminder at nine in the evening and answer it.
    """

    size: int
    zones: Mapping[float, float] = field(default_factory=lambda: WORLD)
    server: Server = field(default_factory=Server)
    reminded: float = 0.3
    compare_at: float = -DAY
    first: float = -WARM_UP
    last: float = DAY
    rules: Callable[[float, Callable[[], float]], Pacing] = Pacing
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
        while self._events and self._events[0][0] < self.last:
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
        chance = self._random
        (zone,) = chance.choices([*self.zones], [*self.zones.values()])
        (habit,) = chance.choices([*HABITS], [*HABITS.values()])
        sessions = [] if habit else [(self.first + HOUR * chance.random(), 2 * DAY)]
        for begin, begin_spread, end, end_spread in habit:
            for day in (-1, 0, 1):
                on = (begin - zone + 24 * day) * HOUR + chance.gauss(0, begin_spread * MINUTE)
                off = (end - zone + 24 * day) * HOUR + chance.gauss(0, end_spread * MINUTE)
                if max(on, self.first) < min(off, self.last):
                    sessions.append((max(on, self.first + HOUR * chance.random()), off))
        device = Device(self.rules(0.0, chance.random), zone, not habit, sessions)
        device.compared_at = (sessions[0][0] if sessions else 0.0) - DAY * chance.uniform(0.9, 1.0)
        for on, off in sessions:
            self._at(on, number, partial(self._switch_on, off))
        reminder = (REMINDER - zone * HOUR) % DAY
        if chance.random() < self.reminded:
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
        if refusal := self.server.refusal(now):
            self.failed += 1
            self._count(now, refusal.answered)
            device.pacing.failed(now + refusal.takes, refusal.retry_after)
            self._at(device.pacing.due, number, self._cycle)
            return
        requests = 1
        self.probes += 1
        if device.token_ends <= now + RENEW_BEFORE_SECONDS:
            device.token_ends = now + TOKEN_LASTS
            self.refreshes += 1
            requests += 1
        if now - device.checked_at >= CHECK_SECONDS:
            device.checked_at = now
            self.thorough += 1
        due = now - device.compared_at >= COMPARE_SECONDS or device.compared_at < self.compare_at <= now
        if due and may_compare(self._random.random):
            device.compared_at = now
            requests += COMPARE_REQUESTS
        quiet = not device.pending
        if device.pending:
            device.pending = False
            self.sent += 1
            requests += 1
        self._count(now, requests)
        device.pacing.succeeded(now + CYCLE_TAKES * requests, quiet=quiet)
        self._at(device.pacing.due, number, self._cycle)

    def _count(self, now: float, requests: int) -> None:
        if now >= max(0.0, self.first + WARM_UP):
            self.requests[int(now / BIN)] += requests

    def _at(self, moment: float, number: int, happens: Callable[[float, int], None]) -> None:
        heapq.heappush(self._events, (moment, next(self._order), number, happens))

    def _later(self, now: float, number: int, mean: float, happens: Callable[[float, int], None]) -> None:
        """Let it happen at a random time, as often as ``mean`` says, within the session."""
        moment = now + self._random.expovariate(1 / mean)
        if moment < self._devices[number].on_until:
            self._at(moment, number, happens)


# -- what may happen to it --------------------------------------------------------------------------------------------

TEN = 10 * HOUR


def unavailable(now: float) -> Refusal:
    """503 from a gateway."""
    return Refusal(takes=0.1)


def in_half_a_minute(now: float) -> Refusal:
    """503 with Retry-After: 30."""
    return Refusal(takes=0.1, retry_after=30.0)


def at_eleven(now: float) -> Refusal:
    """503 with the date of a maintenance's end, which remote/responses.py takes for an hour at most."""
    return Refusal(takes=0.1, retry_after=min(max(TEN + HOUR - now, 1.0), HOUR))


def trouble(server: Server, zones: Mapping[float, float] = WORLD) -> Callable[[int], Fleet]:
    """A server in trouble, from a while before to two and a half hours after: tokens have to be renewed once more."""
    return partial(
        Fleet, zones=zones, server=server, first=server.down - WARM_UP - HOUR / 2, last=server.up + 2.5 * HOUR
    )


def limited(size: int) -> Fleet:
    """A server that was away for two hours, then answers 1.5 times the mean, and 429 to the rest."""
    return trouble(Server(TEN, TEN + 2 * HOUR, limit=0.004 * size))(size)


SCENARIOS: dict[str, Callable[[int], Fleet]] = {
    "an ordinary day": Fleet,
    "all in one zone": partial(Fleet, zones=ONE_ZONE),
    "one zone, four in five answer a reminder": partial(Fleet, zones=ONE_ZONE, reminded=0.8, first=17 * HOUR),
    "not to be reached for 20 seconds": trouble(Server(TEN, TEN + 20)),
    "for 2 minutes": trouble(Server(TEN, TEN + 2 * MINUTE)),
    "for 2 hours": trouble(Server(TEN, TEN + 2 * HOUR)),
    "for 10 hours of the night": trouble(Server(TEN - 10 * HOUR, TEN)),
    "503 for 2 minutes": trouble(Server(TEN, TEN + 2 * MINUTE, unavailable)),
    "503 for an hour": trouble(Server(TEN, TEN + HOUR, unavailable)),
    "503 and `Retry-After: 30` for 10 minutes": trouble(Server(TEN, TEN + 10 * MINUTE, in_half_a_minute)),
    "503 and the date of the end for an hour": trouble(Server(TEN, TEN + HOUR, at_eleven)),
    "429 beyond 1.5 times the mean, after 2 hours": limited,
    "a comparison due for all": partial(Fleet, compare_at=TEN, first=7.5 * HOUR, last=12 * HOUR),
}
MODEL = 4_000  # devices whose ordinary day gives the mean


def main() -> None:
    """Print how the peaks of each scenario compare with an ordinary day's mean between 7:00 and 23:00."""
    size = int(sys.argv[1]) if sys.argv[1:] else 10_000
    chosen = [name for name in SCENARIOS if not sys.argv[2:] or any(word in name for word in sys.argv[2:])]
    mean = Fleet(MODEL).run().mean(7, 23) * size / MODEL
    print(f"{size:,} devices; {mean:.1f} requests a second on the mean of an ordinary day from 7:00 to 23:00\n")
    print("| What happens | Peak of 10 s | × mean | Peak of a minute | × mean |\n|---|---|---|---|---|")
    for name in chosen:
        fleet = SCENARIOS[name](size).run()
        ten, minute = fleet.peak(), fleet.peak(MINUTE)
        print(f"| {name} | {ten:.1f}/s | {ten / mean:.2f} | {minute:.1f}/s | {minute / mean:.2f} |", flush=True)
    kinds = ("probes", "thorough", "refreshes", "sent", "failed")
    print("\nOf the last:", ", ".join(f"{getattr(fleet, kind):,} {kind}" for kind in kinds))


if __name__ == "__main__":
    main()
