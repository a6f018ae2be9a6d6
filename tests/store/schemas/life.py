"""What happens to a data folder before it is kept as a fixture; run by the program of that time (``make.py``).

Each step is done by the program's own way in, as far as it had one. The network breaks where the file ``plan`` says so.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import httpx
import keyring

try:
    from organic_desktop.app.facade import App
    from organic_desktop.core.errors import OrganicError
    from organic_desktop.store.schema import CONVERSATIONS, MESSAGES, MODULE_PROGRESS, new_id
except ImportError:  # versions 1 to 6: before the house was rebuilt (docs/decisions/0040)
    from organic_desktop.errors import OrganicError
    from organic_desktop.store.models import CONVERSATIONS, MESSAGES, MODULE_PROGRESS, new_id

    from organic_desktop.app import App

from tests.keyrings import FileKeyring
from tests.store.schemas.dump import LONG_NOTE

CONTROL = "one\ttwo\r\nthree \x01\x07\x1b[31m\x7f ​­‮"
EMOJI = "Haferbrei 🥣 mit 👩‍👩‍👧 – “äöü” 飲み物 \U0001f600"
TEXTS: Mapping[int, str] = {1: EMOJI, 2: CONTROL, 3: "it's 'quoted', \"twice\"; -- DROP TABLE", 4: LONG_NOTE}


class Life:
    """The folder's life at the server of ``facts``: its address, keys, the account's address and password."""

    def __init__(self, folder: Path, facts: Mapping[str, str]) -> None:
        self.folder, self.facts = folder, facts
        self.app: Any = App(folder)
        self.app.change_settings(timezone="Europe/Berlin", day_start_hour=4)
        self.today: date = self.app.today()

    def day(self, back: int) -> date:
        return self.today - timedelta(days=back)

    def log(self, back: int, changes: Mapping[str, Any] | None = None, **more: Any) -> None:
        log = self.app.days.log if hasattr(self.app, "days") else self.app.log
        log(self.day(back), changes or {}, **more)

    def delete(self, back: int) -> None:
        if hasattr(self.app, "days"):
            self.app.days.delete([self.day(back)])
        else:
            self.app.delete_entry(self.day(back))

    def module(self, name: str, changes: Mapping[str, Any], complete: tuple[str, ...] = ()) -> None:
        if hasattr(self.app, "modules"):
            self.app.modules.set(name, changes, complete=complete)
        else:
            values = {"id": new_id(), "user_id": self.me, "module_name": name, "completed_topics": list(complete)}
            self.mirror.create_row(MODULE_PROGRESS, {**values, **changes})

    def talk(self, module: str, topic: str | None, *texts: str) -> None:
        if hasattr(self.app, "conversations"):
            thread = self.app.conversations.start(module, topic)
            for text in texts:
                self.app.conversations.send(getattr(thread, "id", None) or thread.row.id, text)
            return
        talk = new_id()
        self.mirror.create_row(
            CONVERSATIONS, {"id": talk, "user_id": self.me, "module_name": module, "topic": topic, "message_count": 0}
        )
        for text in texts:
            self.mirror.create_row(MESSAGES, {"id": new_id(), "conversation_id": talk, "role": "user", "content": text})

    def sync(self, plan: str = "") -> None:
        """A cycle, on a network that breaks by ``plan``; what it can't do it says, and the life goes on."""
        (self.folder.parent / "plan").write_text(plan)
        try:
            self.app.sync()
        except OrganicError as error:
            print(f"  {plan or 'sync'}: {type(error).__name__}: {error}")
        (self.folder.parent / "plan").write_text("")

    @property
    def mirror(self) -> Any:
        return self.app._file.mirror

    @property
    def account(self) -> Any:
        """The part of the program that signs in and out."""
        return getattr(self.app, "account", self.app)

    @property
    def me(self) -> str:
        file = self.app.profiles.current if hasattr(self.app, "profiles") else self.app._file
        return str(file.user_id)

    # -- what another client does --------------------------------------------------------------------------------------

    def other(self, method: str, table: str, rows: Any = None, **where: str) -> None:
        headers = {"apikey": self.facts["secret"], "authorization": f"Bearer {self.facts['secret']}"}
        url = f"{self.facts['server']}/rest/v1/{table}"
        httpx.request(method, url, json=rows, params=where, headers=headers).raise_for_status()

    def other_day(self, back: int, **values: Any) -> None:
        self.other("PATCH", "wellness_entries", values, user_id=f"eq.{self.me}", date=f"eq.{self.day(back)}")


def alone(life: Life) -> None:
    """Before there is an account."""
    for back, text in TEXTS.items():
        if back < 4:
            life.log(back, {"mood_score": "3.25", "nutrition_notes": text})
    life.log(5, {"sleep_hours": "7.255", "energy_level": "0.01"}, add={"water_intake_ml": 250})
    life.log(6, {"mood_score": 2})
    life.delete(6)
    life.log(7, {"mood_score": 1})
    life.log(7, {"mood_score": None})


def joined(life: Life) -> None:
    """Everything that sync brings and loses, until all is settled."""
    life.account.connect(life.facts["proxy"], life.facts["key"])
    life.account.sign_in(life.facts["email"], life.facts["password"])
    life.sync()
    mine = {"user_id": life.me}
    life.other("POST", "wellness_entries", [{**mine, "date": "1900-01-01", "sleep_hours": "8.00"}])
    life.other("POST", "wellness_entries", [{**mine, "date": "2200-12-31", "nutrition_notes": "Later"}])
    life.other("POST", "wellness_entries", [{**mine, "date": "infinity"}])
    modules = {"begun": ("Sleep", "12.50"), "half": ("Mindful eating", "50.00"), "done": ("Movement", "100.00")}
    for name, progress in modules.values():
        life.other("POST", "module_progress", [{**mine, "module_name": name, "progress_percentage": progress}])
    talk = new_id()
    life.other("POST", "conversations", [{**mine, "id": talk, "module_name": "identity", "topic": "Roots 🌱"}])
    for number in range(6):
        said = {"id": new_id(), "conversation_id": talk, "content": f"{number} {EMOJI}"}
        role = {"role": "assistant", "tokens_used": number} if number % 2 else {"role": "user", "tokens_used": None}
        life.other("POST", "messages", [{**said, **role}])
    life.sync()
    for back in (1, 2, 3):  # open conflicts, and the first taken back
        life.other_day(back, mood_score=4)
        life.log(back, {"mood_score": 1})
    life.sync()
    review = getattr(life.app, "sync_review", None) or getattr(life.app, "decisions", None)
    if review and (found := review.conflicts()):
        review.undo(found[0].id)
    for back in range(20, 26):
        life.log(back, {"mood_score": 3, "water_intake_ml": 500})
    life.module("Boundaries", {"current_focus": "No", "notes": EMOJI}, ("a", "b"))
    life.talk("identity", "Mine", "Hello", CONTROL)
    life.sync()
    life.other("DELETE", "wellness_entries", user_id=f"eq.{life.me}", date=f"eq.{life.day(25)}")
    life.sync()


def broken(life: Life) -> None:
    """Sends without an answer, one of a row that is then deleted; a refusal."""
    life.log(20, {"mood_score": 5})
    life.sync("lose")
    life.log(20, {"energy_level": 2})
    life.log(26, {"mood_score": 4})
    life.sync("vanish")
    life.delete(26)
    life.sync()
    life.log(21, {"mood_score": 2})
    life.sync("refuse")


def waiting(life: Life) -> None:
    """Pending changes of each sort, and a pull that ended half-way: the file is kept with them."""
    life.log(22, {"sleep_hours": "6.10", "nutrition_notes": EMOJI})
    life.log(23, add={"water_intake_ml": 250, "exercise_minutes": 20})
    life.log(4, {"nutrition_notes": LONG_NOTE})
    life.delete(24)
    life.log(30, {"mood_score": "2.50"})
    life.module("Rest", {"notes": "Naps", "progress_percentage": Decimal("33.33")}, ("one",))
    life.talk("habits", None, "Unsent", "Two")
    if hasattr(life.app, "reverse") or hasattr(life.app, "undo"):
        taken_back(life)
    reminders(life)
    life.sync("lose")
    life.log(22, {"mood_score": 5})
    for _ in ("a deletion", "an edit"):
        life.sync("lose")
    life.log(32, {"mood_score": 4})
    life.delete(3)
    life.module("Focus", {"current_focus": "One thing"})
    if int(os.environ["SCHEMA_VERSION"]) >= 6:  # which looks for what was sent before it sends more
        life.sync("vanish")
    page = [{"user_id": life.me, "date": str(life.day(100 + each)), "mood_score": 1} for each in range(12)]
    life.other("POST", "wellness_entries", page)
    life.sync("half")
    life.log(33, {"energy_level": 4})
    if int(os.environ["SCHEMA_VERSION"]) >= 6:  # it has sent the others
        life.talk("habits", "Later", "Three")


def taken_back(life: Life) -> None:
    """An edit and its undo, and a day off."""
    before, _ = life.app.edits_since(None)
    life.log(31, {"mood_score": 1, "nutrition_notes": "Wrong day"})
    _, edits = life.app.edits_since(before)
    undo: Callable[[str], Any] = getattr(life.app, "reverse", None) or life.app.undo
    undo(edits[-1].edit_id)
    if os.environ["SCHEMA_VERSION"] != "3":
        skip: Callable[..., None] = life.app.days.skip
        skip(life.day(40))
        skip(life.day(41))


def reminders(life: Life) -> None:
    """Two reminders, quiet hours and a pause."""
    with suppress(ImportError):
        from organic_desktop.wellness.schedule import QuietHours, Reminder

        for name, column in (("r1", "water_intake_ml"), ("r2", "")):
            life.app.reminders.save(Reminder(name, (time(8), time(20, 30)), frozenset({0, 2, 6}), column, EMOJI))
        life.app.reminders.set_quiet_hours(QuietHours(time(22), time(7)))


def experiments(life: Life) -> None:
    """One that runs, with a tick and a recorded change; of versions before 9 none."""
    with suppress(ImportError):
        from organic_desktop.app.experiments import Draft
        from organic_desktop.wellness.experiments import Factor, proposed

        draft = Draft(EMOJI, Factor("No screens after ten 🥣"), "mood_score", 1, life.today, proposed(4), time(20))
        made, _ = life.app.experiments.write_down(draft)
        life.app.experiments.tick(made.id, life.today)
        life.app.experiments.amend(made.id, "At half past ten")


def coach(life: Life) -> None:
    """An answer of the rules, and a question that waits for a server that isn't there; of versions before 10 none."""
    asked = getattr(life.app, "coach", None)
    if asked is None:
        return
    talk = life.app.conversations.start("wellness", EMOJI).id
    asked.wait(asked.ask(talk, "How did I sleep?").id, 60)
    asked.providers.add("here 🥣", "http://127.0.0.1:9", kind="openai_compatible", model="tiny")
    asked.providers.allow("here 🥣", ["sleep_hours", "nutrition_notes"])
    asked.wait(asked.ask(talk, f"Are you there? {EMOJI}", "here 🥣").id, 60)
    asked.set_limit(10_000)
    asked.hide(talk)


def main() -> None:
    """Live it in the folder of the first argument; who is signed in stays so, though a day is logged after it."""
    keyring.set_keyring(FileKeyring())  # type: ignore[no-untyped-call]  # the base class of keyring is untyped
    life = Life(Path(sys.argv[1]), json.loads(os.environ["SERVER_FACTS"]))
    for step in (alone, joined, broken, waiting, experiments, coach):
        print(f" {step.__name__}")
        step(life)
    settings = (life.folder / "settings.json").read_text()
    (life.folder.parent / "settings.json").write_text(settings)
    life.account.sign_out()
    life.log(0, {"mood_score": 5, "nutrition_notes": "Nobody's"})
    life.app.close()


if __name__ == "__main__":
    main()
