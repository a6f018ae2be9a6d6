"""What happens away from the computer: a real server, a real second device as the phone, and what a coach said.

The desktop learns all of it as it does in life, by sync.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime, timedelta
from decimal import Decimal

from organic_desktop.app.facade import App
from organic_desktop.core.errors import Offline
from tests.clocks import HandClock
from tests.demo.talks import TALKS, Talk
from tests.demo.year import Day
from tests.server.lite import Server

EMAIL, PASSWORD = "robin@example.com", "a password of the demo alone"
SYNCED, OFFLINE, GARDEN = 14, 8, 5
NIGHT_WALK = timedelta(days=6)
"""So many days back the computer begins to sync each evening, the server is down, the phone makes a module its own,
the person walks through a night."""


def join(app: App, phone: App, server: Server) -> None:
    """Make the person's account here, and sign in on the phone too."""
    for each in (app, phone):
        each.account.connect(server.url, server.publishable_key)
    app.account.sign_up(EMAIL, PASSWORD)
    phone.account.sign_in(EMAIL, PASSWORD)


def evening(app: App, phone: App, server: Server, clock: HandClock, day: Day) -> None:
    """What the end of a day brings, by how many days it is back, and a sync."""
    for talk in TALKS:
        if talk.back == day.back:
            _talk(server, talk, clock.now() - timedelta(hours=1))
    if day.back == OFFLINE:
        server.stop()
        with suppress(Offline):
            app.sync()
        server.start()
    elif day.back == GARDEN:
        phone.modules.set("gardening", {"progress_percentage": "35", "current_focus": "Garlic for the winter"})
        phone.sync()
    _disagree(app, phone, clock, day)
    app.sync(thorough=False)


def be_refused(app: App, server: Server) -> None:
    """The project's owner sets a bound on a day's exercise, and the person has walked further."""
    server.sql(
        """CREATE FUNCTION a_day_has_hours() RETURNS TRIGGER AS $$ BEGIN
        IF NEW.exercise_minutes > 720 THEN
            RAISE EXCEPTION 'This project takes at most 720 minutes of exercise a day.' USING ERRCODE = '22003';
        END IF;
        RETURN NEW; END $$ LANGUAGE plpgsql"""
    )
    server.sql(
        "CREATE TRIGGER a_day_has_hours BEFORE INSERT OR UPDATE ON wellness_entries "
        "FOR EACH ROW EXECUTE FUNCTION a_day_has_hours()"
    )
    app.days.log(
        app.today() - NIGHT_WALK,
        {"exercise_minutes": 840, "nutrition_notes": "The night walk: 61 km, and breakfast at the end."},
    )
    app.sync(thorough=False)


def _disagree(app: App, phone: App, clock: HandClock, day: Day) -> None:
    """The same values typed on both devices while neither knew of the other."""
    entry = app.days.entry(day.date)
    if day.back not in {1, 2, 3} or entry is None:
        return
    app.sync()
    phone.sync()
    mood, sleep = entry.mood_score or Decimal(3), entry.sleep_hours or Decimal(7)
    if day.back == 3:  # typed here after the phone had sent: this computer's counts
        phone.days.log(day.date, {"mood_score": mood - 1})
        phone.sync()
        clock.move(timedelta(minutes=9))
        app.days.log(day.date, {"mood_score": mood - Decimal("0.5")})
    elif day.back == 2:  # of notes, nothing is lost: words that both changed stand twice
        app.days.log(day.date, {"nutrition_notes": "Ramen with Mei, early night."})
        app.sync()
        phone.sync()
        phone.days.log(day.date, {"nutrition_notes": "Ramen with Mei, early to bed."})
        app.days.log(day.date, {"nutrition_notes": "Ramen with Mei, then the long way home along the river."})
        phone.sync()
    else:  # typed here before the phone had it otherwise: the phone's counts
        app.days.log(day.date, {"sleep_hours": sleep + Decimal("0.25")})
        clock.move(timedelta(minutes=9))
        phone.days.log(day.date, {"sleep_hours": sleep - Decimal("0.5")})
        phone.sync()


def _talk(server: Server, talk: Talk, begun: datetime) -> None:
    """As another client makes a conversation: by PostgREST, with the person's own token."""
    key = {"apikey": server.publishable_key}
    session = server.http.post(
        "/auth/v1/token",
        params={"grant_type": "password"},
        headers=key,
        json={"email": EMAIL, "password": PASSWORD},
    )
    told = session.raise_for_status().json()
    headers = {**key, "authorization": f"Bearer {told['access_token']}", "prefer": "return=representation"}
    conversation = {
        "user_id": told["user"]["id"],
        "module_name": talk.module,
        "topic": talk.topic,
        "message_count": len(talk.lines),
        "created_at": begun.isoformat(),
    }
    made = server.http.post("/rest/v1/conversations", headers=headers, json=conversation).raise_for_status().json()
    messages = [
        {
            "conversation_id": made[0]["id"],
            "role": ("user", "assistant")[number % 2],
            "content": line,
            "created_at": (begun + timedelta(seconds=70 * number)).isoformat(),
        }
        for number, line in enumerate(talk.lines)
    ]
    server.http.post("/rest/v1/messages", headers=headers, json=messages).raise_for_status()
