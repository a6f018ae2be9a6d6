"""The verb updates: what is known of newer versions, a look for one now, and whether to look once a day."""

from __future__ import annotations

from organic_desktop.cli.call import Call

TYPE_CHECKING = False  # mypy knows the name; `typing` would be a tenth of what `--help` costs
if TYPE_CHECKING:
    from collections.abc import Iterator

    from organic_desktop.app.updates import News, Updates
    from organic_desktop.cli.call import AddVerb

LANGUAGE = "en"
"""The command line's."""


def add_verbs(verb: AddVerb) -> None:
    """Add the verb to the parser."""
    updates = verb(
        "updates",
        _updates,
        "what is known of newer versions of Organic. Without --check nobody is asked; nothing is ever installed",
        facts=True,
    )
    updates.add_argument("--check", action="store_true", help="ask the update page of this build now")
    updates.add_argument("--daily", choices=("on", "off"), help="let the window ask it once a day; off by default")


def _updates(call: Call) -> None:
    updates = call.app.updates
    if call.arguments.daily:
        updates.switch(call.arguments.daily == "on")
    news = updates.check() if call.arguments.check else updates.news()
    release = news.release
    facts = {
        "version": updates.installed,
        "update_page": updates.has_page,
        "daily": updates.is_on,
        "looked_at": news.looked_at,
        "newest": str(news.newest.version) if news.newest else None,
        "update": release and {"version": str(release.version), "page": release.page, "notes": _notes(release.notes)},
    }
    call.answer_with_text(facts, _lines(updates, news))


def _notes(notes: dict[str, str]) -> str:
    return notes[LANGUAGE]


def _lines(updates: Updates, news: News) -> Iterator[tuple[str, str]]:
    """Yield what is said; the notes are another's text."""
    if not updates.has_page:
        yield f"Version {updates.installed}. This build has no update page: it doesn't look for newer versions.", ""
        yield updates.how, ""
        return
    daily = "It looks once a day." if updates.is_on else "It looks only when it is told to (--check)."
    looked = f"Last looked: {news.looked_at:%Y-%m-%d %H:%M} UTC." if news.looked_at else "Nobody looked yet."
    yield f"Version {updates.installed}. {daily} {looked}", ""
    if news.newest and news.too_old:
        yield f"Version {news.newest.version} is available, but it needs a newer system than this computer's.", ""
    elif news.release:
        yield f"Version {news.release.version} is available: {news.release.page}", ""
        yield "New in it: ", news.release.notes_in(LANGUAGE)
        yield updates.how, ""
    elif news.newest:
        yield "There is no newer one.", ""
