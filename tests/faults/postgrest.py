"""Answers in the form of the real PostgREST, where @supabase/lite's differ (``sync.md`` §2.9, ``design.md``).

Numbers as JSON numbers, instants in ISO 8601, no aggregates in an embedding. The cap of 1,000 rows is lite's own.
"""

from __future__ import annotations

import json
import re

from tests.faults.breaks import JSON
from tests.faults.proxy import Answer, Passage, Request

# Inside a text of the user's a quote has a backslash before it, so that only real keys match.
DECIMAL = re.compile(rb'"(sleep_hours|mood_score|energy_level|progress_percentage)":"(-?\d+(?:\.\d+)?)"')
INSTANT = re.compile(rb'"(\w+_at|last_activity)":"(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d(?:\.\d+)?)\+00"')
AGGREGATE = re.compile(r"\((?:\w+,)*count\)")
NO_AGGREGATES = {
    "code": "PGRST123",
    "details": None,
    "hint": None,
    "message": "Use of aggregate functions is not allowed",
}
CHECK_FAILED = {
    "code": "23514",
    "details": None,
    "hint": None,
    "message": 'new row for relation violates check constraint "messages_role_check"',
}


def as_postgrest(passage: Passage) -> None:
    """Pass on as the hosted server would answer."""
    if AGGREGATE.search(passage.request.query.get("select", "")):
        passage.give(Answer(400, JSON, json.dumps(NO_AGGREGATES).encode()))
        return
    passage.give(in_its_form(passage.request, passage.deliver()))


def in_its_form(request: Request, answer: Answer) -> Answer:
    """The same answer, as PostgREST spells it."""
    if answer.status == 500 and b'"SUP"' in answer.body:
        return Answer(400, JSON, json.dumps(CHECK_FAILED).encode())
    body = DECIMAL.sub(rb'"\1":\2', answer.body)
    body = INSTANT.sub(rb'"\1":"\2T\3+00:00"', body)
    return Answer(answer.status, answer.headers, body)
