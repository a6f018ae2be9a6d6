"""The verb insights: links between metrics, by the rule of ``docs/insights.md``."""

from __future__ import annotations

from organic_desktop.cli.call import Call, counted

TYPE_CHECKING = False  # as in core/terminal.py
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from organic_desktop.app.links import FoundLink
    from organic_desktop.cli.call import AddVerb
    from organic_desktop.wellness.links import Links


def add_verbs(verb: AddVerb) -> None:
    """Add the verb to the parser."""
    verb("insights", _insights, "links between your numbers over all days, rarely wrong and never a cause", facts=True)


def _insights(call: Call) -> None:
    found, sized = call.app.links.find()
    call.answer(_facts(found, sized), _lines(found, sized))


def _facts(found: Links, sized: list[FoundLink]) -> dict[str, Any]:
    return {
        "links": [
            {
                "a": each.link.a,
                "b": each.link.b,
                "lag": each.link.lag,
                "rho": each.link.rho,
                "p": each.link.p,
                "q": each.link.q,
                "n": each.link.days,
                "slope": each.size.slope if each.size else None,
                "low": each.size.low if each.size else None,
                "high": each.size.high if each.size else None,
                "sentence": each.sentence,
            }
            for each in sized
        ],
        "waiting": [{"a": pair.a, "b": pair.b, "days_missing": pair.days_missing} for pair in found.waiting],
        "refused": [{"metric": name, "reason": reason.value} for name, reason in found.refused.items()],
    }


def _lines(found: Links, sized: list[FoundLink]) -> Iterator[str]:
    from organic_desktop.wellness.link_words import REASONS
    from organic_desktop.wellness.metrics import metric

    for each in sized:
        yield f"{each.sentence} {counted(each.link.days, 'day')}; not a cause: both may follow from something else."
    if not sized:
        yield "No link was found that is more than chance." if found.tests else "There are not enough days yet."
    for pair in found.waiting:
        both = f"{metric(pair.a).label} and {metric(pair.b).label}"
        yield f"{both}: at least {counted(pair.days_missing, 'more day')} with both"
    for name, reason in found.refused.items():
        yield f"{metric(name).label}: {REASONS[reason]}"
