"""What the rules say of a link between two metrics: its direction, its size as Insights says it, and no cause.

Whether a size may be said, and how large it is, is decided in ``wellness/link_words.py`` for both.
"""

from __future__ import annotations

from organic_desktop.coach.evidence import Evidence, LinkFacts, SizedLink
from organic_desktop.coach.language import Language
from organic_desktop.wellness.link_words import change_said, interval_said, rounded, step_size
from organic_desktop.wellness.metrics import metric


def lines_between(evidence: Evidence, words: Language, one: str, other: str) -> list[str]:
    """Say whether two metrics go together, by the rule of wellness/links.py alone."""
    found = evidence.links or LinkFacts()
    linked = [each for each in found.links if {each.link.a, each.link.b} == {one, other}]
    if linked:
        return [line_of(evidence, words, each) for each in linked]
    for column in (one, other):
        if column in found.refused:
            return [words.say(f"link_refused_{found.refused[column].value}", metric=words.name(column))]
    names = {"a": words.name(one), "b": words.name(other)}
    for wait in found.waiting:
        if {wait.a, wait.b} == {one, other}:
            return [words.say("link_waiting", **names, missing=words.number(wait.days_missing))]
    return [words.say("link_none", **names)]


def line_of(evidence: Evidence, words: Language, found: SizedLink) -> str:
    """Say of a link its direction, its size, and that it is no cause."""
    link = found.link
    key = f"link_{'up' if link.rho > 0 else 'down'}_{link.lag}"
    said = words.say(key, a=words.name(link.a), b=words.name(link.b), days=words.number(link.days))
    return f"{said} {_size(evidence, words, found)} {words.say('link_no_cause')}"


def _size(evidence: Evidence, words: Language, found: SizedLink) -> str:
    """Return by how much, and how sure that is; that it is small or uncertain if no size may be said."""
    link, size, units = found.link, found.size, evidence.units
    step, of = step_size(link.a, units), metric(link.b)
    change = change_said(link, size, step)
    if change is None or size is None:
        return words.say("link_uncertain")
    amount = words.amount(link.b, rounded(of, abs(change)), units)
    direction = "higher" if of.scale else "more"
    opposite = "lower" if of.scale else "less"
    outcome = words.say(f"link_{direction if change > 0 else opposite}", amount=amount, metric=words.name(link.b))
    more = words.say(f"step_{link.a}", amount=words.amount(link.a, step, units))
    ends = interval_said(link, size, step)
    between = (
        words.say("link_between", low=words.amount(link.b, ends[0], units), high=words.amount(link.b, ends[1], units))
        if ends
        else ""
    )
    return words.say(f"link_size_{link.lag}", step=more, outcome=outcome, between=between)
