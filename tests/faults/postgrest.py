"""Answers in the form of the real PostgREST, where @supabase/lite's differ (``docs/sync.md``, rule 8).

Numbers as JSON numbers, instants in ISO 8601. Stricter than PostgREST 14 is, no counts of embedded rows at all: it
refuses ``count()`` where aggregates are off, and still takes ``rel(count)``. The cap of 1,000 rows is lite's own.
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
UNHINTED = re.compile(r"\b(?:module_progress|wellness_entries|conversations|sync_tombstones)\(")
AMBIGUOUS = {
    "code": "PGRST201",
    "details": None,
    "hint": "Try changing 'wellness_entries' to one of the following",
    "message": "Could not embed because more than one relationship was found for 'users' and 'wellness_entries'",
}
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


def older_than_12_2(passage: Passage) -> None:
    """Pass on as a PostgREST that doesn't know ``max-affected``."""
    if "max-affected" in passage.request.headers.get("prefer", ""):
        message = "Invalid preferences given with handling=strict"
        refusal = {
            "code": "PGRST122",
            "details": "Invalid preferences: max-affected=1",
            "hint": None,
            "message": message,
        }
        passage.give(Answer(400, JSON, json.dumps(refusal).encode()))
        return
    passage.give(passage.deliver())


def with_another_key_to_users(passage: Passage) -> None:
    """Pass on as a PostgREST that finds two foreign keys from each table to ``users``, on two columns."""
    select = passage.request.query.get("select", "")
    if passage.request.table == "users" and UNHINTED.search(select):
        passage.give(Answer(300, JSON, json.dumps(AMBIGUOUS).encode()))
        return
    passage.give(passage.deliver())


def with_two_keys_on_one_column(passage: Passage) -> None:
    """Pass on as a PostgREST to which only the name of a foreign key tells which one is meant."""
    if "!user_id(" in passage.request.query.get("select", ""):
        passage.give(Answer(300, JSON, json.dumps(AMBIGUOUS).encode()))
        return
    with_another_key_to_users(passage)


def without_embedding(passage: Passage) -> None:
    """Pass on as a PostgREST that finds an embedding ambiguous, however the foreign key is named."""
    if passage.request.table == "users" and "(" in passage.request.query.get("select", ""):
        passage.give(Answer(300, JSON, json.dumps(AMBIGUOUS).encode()))
        return
    passage.give(passage.deliver())
