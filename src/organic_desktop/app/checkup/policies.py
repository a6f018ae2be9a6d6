"""The policies and grants that the schema document and its migrations give, as the database's catalogue writes them.

A policy is the document's if each of its expressions is one of those here: as the document has it, or as the extra
`policies` rewrites it. What else is there opens rows that the others close, for permissive policies add up.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from organic_desktop.app.checkup.catalogue import Facts
from organic_desktop.app.checkup.findings import Finding, judged
from organic_desktop.app.server_kit.psql import identifier

ME = ("auth.uid()", "(SELECT auth.uid() AS uid)")
_OWN_CHATS = (
    "(EXISTS (SELECT 1 FROM conversations WHERE ((conversations.id = messages.conversation_id)"
    " AND (conversations.user_id = {me}))))",
    "(conversation_id IN (SELECT conversations.id FROM conversations WHERE (conversations.user_id = {me})))",
)
ROWS = {
    "users": ("({me} = id)",),
    "wellness_entries": ("({me} = user_id)",),
    "module_progress": ("({me} = user_id)",),
    "conversations": ("({me} = user_id)",),
    "messages": _OWN_CHATS,
}
VERBS = {
    "users": {"SELECT", "UPDATE"},
    "wellness_entries": {"SELECT", "INSERT", "UPDATE", "DELETE"},
    "module_progress": {"SELECT", "INSERT", "UPDATE", "DELETE"},
    "conversations": {"SELECT", "INSERT", "UPDATE"},
    "messages": {"SELECT", "INSERT"},
}
OWN_COLUMNS = {"users": {"full_name", "avatar_url", "timezone"}}
"""Tables of which an account may change some columns alone."""
TOMBSTONES = "sync_tombstones"
EXPECTED_ROWS = {**ROWS, TOMBSTONES: ROWS["wellness_entries"]}
EXPECTED_VERBS = {**VERBS, TOMBSTONES: {"SELECT"}}


def policies(facts: Facts) -> Finding:
    """The five tables' policies are those of the schema document, each verb's there and none besides.

    What only narrows them (a second factor that is asked for) is the owner's choice, and may shut owners out.
    """
    of_ours = [each for each in facts["policies"] if each["table"] in ROWS]
    found = [each for each in of_ours if each["permissive"]]
    narrowing = [each for each in of_ours if not each["permissive"]]
    wrong = [each for each in found if not is_the_documents(each)] + [each for each in narrowing if _shuts(each)]
    faults = [f"{each['table']}: “{each['name']}” isn't the document's" for each in wrong]
    for table, verbs in VERBS.items():
        there = {each["verb"] for each in found if each["table"] == table}
        faults += [f"{table}: none for {verb}" for verb in sorted(verbs - there)]
    why = "Policies add up: one that is too wide opens what the others close. Without one, its owner sees nothing."
    mend = " ".join([*_dropped(wrong), "then resources/supabase/schema.sql's"])
    if narrowing and not faults:
        named = ", ".join(f"{each['table']}: “{each['name']}”" for each in narrowing)
        seen = f"the schema document's {len(found)}, narrowed by {named}: whether owners still see theirs isn't known"
        return Finding("policies", None, seen, why, " ".join(_dropped(narrowing)))
    return judged("policies", faults, f"the schema document's {len(found)}", why, mend)


def open_policies(facts: Facts) -> Finding:
    """Splinter's rls_policy_always_true and rls_references_user_metadata, of every other table.

    A partition needs no policy: the whole table's hold. One of its own opens it to who asks for it by its name.
    """
    partitions = {each["name"] for each in facts["relations"] if each["is_partition"]}
    others = [each for each in facts["policies"] if each["table"] not in ROWS and each["permissive"]]
    reasons = [(each, why) for each in others if (why := _why_open(each, partitions))]
    return judged(
        "open-policies",
        [f"{each['table']}: “{each['name']}” {why}" for each, why in reasons],
        "no other table has a policy that is always true",
        "A policy that is always true, or asks what users can change of themselves, protects nothing.",
        " ".join([*_dropped(each for each, _ in reasons), "or name the owner: USING ((SELECT auth.uid()) = user_id)"]),
    )


def _dropped(found: Iterable[Facts]) -> Iterator[str]:
    return (f"DROP POLICY {identifier(each['name'])} ON {identifier(each['table'])};" for each in found)


def _shuts(policy: Facts) -> bool:
    return any((each or "").strip("() ").casefold() == "false" for each in (policy["using"], policy["check"]))


def _why_open(policy: Facts, partitions: set[str]) -> str:
    if policy["roles"] == "{service_role}" or policy["roles"] == ["service_role"]:
        return ""
    expressions = [policy["using"], policy["check"]]
    if any((each or "").strip("() ").casefold() == "true" for each in expressions):
        return "is always true"
    if any("user_metadata" in (each or "") for each in expressions):
        return "asks user_metadata"
    if policy["table"] in partitions:
        return "is a partition's own"
    return "isn't the extra's" if policy["table"] == TOMBSTONES and not is_the_documents(policy) else ""


def is_the_documents(policy: Facts) -> bool:
    """True if a policy of one of our tables shows accounts, and lets them change, their own rows and no others."""
    using, check, verb = _plain(policy["using"]), _plain(policy["check"]), policy["verb"]
    own = {_plain(form.format(me=me)) for form in EXPECTED_ROWS[policy["table"]] for me in ME}
    if verb not in EXPECTED_VERBS[policy["table"]] or not {"public", "authenticated"} & set(policy["roles"]):
        return False
    if verb == "INSERT":
        return check in own
    return using in own and check in own | {""}


def _plain(expression: str | None) -> str:
    """Return an expression without what differs by where it is read from: line breaks, and the schema's name."""
    return re.sub(r"\s+", "", expression or "").replace("public.", "").casefold()
