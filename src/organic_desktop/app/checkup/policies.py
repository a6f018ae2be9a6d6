"""The policies and grants that the schema document and its migrations give, as the database's catalogue writes them.

A policy is the document's if each of its expressions is one of those here: as the document has it, or as the extra
`policies` rewrites it. What else is there opens rows that the others close, for permissive policies add up.
"""

from __future__ import annotations

import re
from typing import Any

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


def is_the_documents(policy: dict[str, Any]) -> bool:
    """True if a policy of one of the five tables shows, and lets change, one's own rows and no others."""
    using, check, verb = _plain(policy["using"]), _plain(policy["check"]), policy["verb"]
    own = {_plain(form.format(me=me)) for form in ROWS[policy["table"]] for me in ME}
    if verb not in VERBS[policy["table"]]:
        return False
    if verb == "INSERT":
        return check in own
    return using in own and check in own | {""}


def _plain(expression: str | None) -> str:
    """Return an expression without what differs by where it is read from: line breaks, and the schema's name."""
    return re.sub(r"\s+", "", expression or "").replace("public.", "").casefold()
