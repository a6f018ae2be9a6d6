"""The server as a client sees it: what somebody without an account gets by trying, and what it says of itself.

Nothing is left behind on the server, whatever it answers: rows that are offered can't be kept by any table (they belong
to nobody, or lack a value it needs), the new account has an address that is none, and functions are called without
an account. What only the database knows is database.py's.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from organic_desktop.app.checkup.findings import Finding, judged
from organic_desktop.core.errors import KeyRefused, OrganicError
from organic_desktop.core.project import LOOPBACK, Project, advice_on_key
from organic_desktop.remote.client import Client
from organic_desktop.remote.encryption import Encryption
from organic_desktop.remote.rest import Bearer

ANY = frozenset({*range(200, 204), 206, *range(400, 408), 409, *range(410, 429)})
CERTIFICATE_DAYS = 14
CLOCKS_APART = timedelta(minutes=2)
NO_RIGHT = "42501"  # no grant, or a policy that refuses
NOT_THERE = frozenset({"PGRST205", "PGRST202", "42P01", "42883"})
TABLES = ("users", "wellness_entries", "module_progress", "conversations", "messages")
OPTIONAL_TABLES = ("sync_tombstones", "wellness_entries_other")
FUNCTIONS = ("get_wellness_stats", "get_wellness_streak")
INNER_FUNCTIONS = {
    "release_email": (("p_email", "doctor@example.invalid"), ("p_owner", str(uuid.UUID(int=0)))),
    "ensure_entry_partitions": (("p_months_ahead", "0"),),
}
"""What no client is to call, with arguments that would change nothing."""
NOBODY = {"email": "not-an-address", "password": "a" * 7}
"""Whom no server gives an account; the password is too short for eight letters, and of one kind."""


class Said(NamedTuple):
    """An answer: its status, PostgREST's or GoTrue's code, and its JSON."""

    status: int
    code: str
    body: Any

    @property
    def rows(self) -> int:
        return len(self.body) if isinstance(self.body, list) else 0


class Asker:
    """Sends requests of a check-up and takes whatever a Supabase project may answer. Raises OrganicError."""

    def __init__(self, client: Client, bearer: Bearer | None = None) -> None:
        self.client, self._bearer = client, bearer

    def get(self, path: str, *params: tuple[str, str]) -> Said:
        return self._ask("GET", path, params=params)

    def post(self, path: str, body: Mapping[str, Any]) -> Said:
        return self._ask("POST", path, json=body, headers={"prefer": "return=minimal"})

    def _ask(self, method: str, path: str, **parts: Any) -> Said:
        token = self._bearer.token() if self._bearer else None
        answer = self.client.request(method, path, accept=ANY, bearer=token, **parts)
        body = answer.body if isinstance(answer.body, dict) else {}
        code = body.get("error_code") or body.get("code") or ""
        return Said(answer.status, str(code), answer.body)


def check_server(project: Project, client: Client, now: datetime, me: tuple[str, Bearer] | None) -> list[Finding]:
    """Return what is found; ``me`` is the signed-in account's id and session, None if there is none.

    Raises Offline and KeyRefused: nothing can be seen then.
    """
    asker = Asker(client)
    settings = asker.get("auth/v1/settings")
    if settings.status in (401, 403):
        raise KeyRefused("The server doesn't accept the project's key.")
    said = settings.body if isinstance(settings.body, dict) else {}
    found = [key(project.publishable_key), encryption(project.url, client.encryption, now)]
    found += [clock(client.server_time_offset), email_confirmation(said), anonymous_accounts(said), mail_codes()]
    checks: dict[str, Callable[[], Finding]] = {
        "password-policy": lambda: password_policy(asker.post("auth/v1/signup", NOBODY)),
        "anonymous-rows": lambda: anonymous_rows(asker),
        "own-rows": lambda: own_rows(Asker(client, me[1]), me[0]) if me else signed_out(),
        "anonymous-functions": lambda: anonymous_functions(asker),
        "account-deletion": lambda: account_deletion(asker.get("rest/v1/rpc/delete_my_account")),
        "extras": lambda: extras(asker),
    }
    return [*found, *(_tried(name, check) for name, check in checks.items())]


def _tried(name: str, check: Callable[[], Finding]) -> Finding:
    """Return the finding; that it can't be known where the server is busy, or wants to sign in again."""
    try:
        return check()
    except OrganicError as error:
        return Finding(name, None, str(error.message), "It couldn't be tried.", "try again in a minute")


def key(publishable_key: str) -> Finding:
    """The key's kind; a secret one was refused when it was to be connected."""
    advice = advice_on_key(publishable_key)
    return Finding(
        "key",
        advice is None,
        advice or "publishable: any client may have it",
        "A secret key would pass every policy; Supabase's older anon keys end.",
        "" if advice is None else "organic-desktop connect URL sb_publishable_… (Settings › API Keys)",
    )


def encryption(url: str, seen: Encryption | None, now: datetime) -> Finding:
    """TLS, and how long the certificate is still valid."""
    why = "Passwords and everything that was logged cross the network."
    mend = "renew the server's certificate, by itself if it can (ACME)"
    if urlsplit(url).hostname in LOOPBACK:
        return Finding("tls", True, "the server is this computer", why)
    if seen is None or seen.expires is None:
        return Finding("tls", seen is not None and None, f"{urlsplit(url).scheme}, no certificate was seen", why, mend)
    days = (seen.expires - now).days
    words = f"{seen.version}, its certificate is valid for {days} days"
    return Finding("tls", days >= CERTIFICATE_DAYS, words, why, "" if days >= CERTIFICATE_DAYS else mend)


def clock(offset: timedelta | None) -> Finding:
    """The server's clock against this computer's."""
    why = "Tokens expire, and new rows are stamped, by the server's clock; \"today\" is this computer's."
    if offset is None:
        return Finding("clocks", None, "the server doesn't say what time it is", why, "look at its Date header")
    seconds = abs(round(offset.total_seconds()))
    ok = abs(offset) <= CLOCKS_APART
    return Finding("clocks", ok, f"{seconds} s apart", why, "" if ok else "set the wrong one, by NTP (timedatectl)")


def email_confirmation(settings: Mapping[str, Any]) -> Finding:
    """Whether a new address must be confirmed."""
    confirmed = settings.get("mailer_autoconfirm")
    ok = None if confirmed is None else not confirmed
    seen = {True: "a new address must be confirmed", False: "a new address is taken unseen", None: "not said"}[ok]
    why = "Else anybody signs up with somebody else's address, and a typing error can't be mended."
    mend = "" if ok else "Authentication › Sign In / Providers › Email: Confirm email"
    return Finding("email-confirmation", ok, seen, why, mend)


def anonymous_accounts(settings: Mapping[str, Any]) -> Finding:
    """Whether one gets an account without saying who one is."""
    external = settings.get("external")
    may = external.get("anonymous_users") if isinstance(external, dict) else None
    ok = None if may is None else not may
    seen = {True: "off", False: "anybody gets an account without an address", None: "not said"}[ok]
    why = "Such an account counts as authenticated in every policy."
    mend = "" if ok else "Authentication › Sign In / Providers: Allow anonymous sign-ins, off"
    return Finding("anonymous-accounts", ok, seen, why, mend)


def password_policy(said: Said) -> Finding:
    """What the server said to a new account with seven letters as its password, and an address that is none."""
    why = "Short passwords of one kind are guessed."
    mend = "Authentication › Sign In / Providers › Email: minimum length 8 or more, letters and digits"
    weak = said.body.get("weak_password") if isinstance(said.body, dict) else None
    if said.code != "weak_password" or not isinstance(weak, dict):
        return Finding("password-policy", None, "the server looked at the address first, and didn't say", why, mend)
    reasons = weak.get("reasons") or []
    asks = {"length": "8 letters or more", "characters": "several kinds of characters"}
    faults = [f"it doesn't ask for {words}" for reason, words in asks.items() if reason not in reasons]
    return judged("password-policy", faults, f"asks for {' and '.join(asks.values())}", why, mend)


def mail_codes() -> Finding:
    """What the mails hold is seen in a mail alone."""
    return Finding(
        "mail-codes",
        None,
        "mails can't be seen from here",
        "A desktop can't open the links of Supabase's own mails; it asks for the code in them.",
        "Authentication › Emails › Templates: each holds {{ .Token }} (resources/supabase/templates)",
    )


def anonymous_rows(asker: Asker) -> Finding:
    """Every table, read and written by somebody without an account."""
    return judged(
        "anonymous-rows",
        [fault for table in TABLES for fault in _faults(asker, table)]
        + [fault for table in OPTIONAL_TABLES for fault in _reading_faults(asker, table, optional=True)],
        "without an account there is nothing to read or write",
        "The key is in every client: what it opens is open to everybody.",
        "ALTER TABLE … ENABLE ROW LEVEL SECURITY; and psql -f resources/supabase/migrations/20260101000200_grants.sql",
    )


def _faults(asker: Asker, table: str) -> Iterator[str]:
    yield from _reading_faults(asker, table)
    written = asker.post(f"rest/v1/{table}", _nobodys(table))
    if written.code != NO_RIGHT and written.code not in NOT_THERE:
        yield f"{table} would take rows of anybody ({written.code or written.status})"


def _reading_faults(asker: Asker, table: str, *, optional: bool = False) -> Iterator[str]:
    read = asker.get(f"rest/v1/{table}", ("select", "id" if table != "sync_tombstones" else "*"), ("limit", "1"))
    if read.code in NOT_THERE:
        if not optional:
            yield f"{table} is missing"
    elif read.rows:
        yield f"{table} shows its rows to anybody"


def own_rows(asker: Asker, me: str) -> Finding:
    """What a signed-in account sees, and may write, of others."""
    others = {
        "users": [("id", f"neq.{me}")],
        **{table: [("user_id", f"neq.{me}")] for table in ("wellness_entries", "module_progress", "conversations")},
        "messages": [("conversations.user_id", f"neq.{me}")],
    }
    faults = []
    for table, filters in others.items():
        select = "id,conversations!inner(user_id)" if table == "messages" else "id"
        if asker.get(f"rest/v1/{table}", ("select", select), *filters, ("limit", "1")).rows:
            faults.append(f"{table} shows rows of others")
        if asker.post(f"rest/v1/{table}", _nobodys(table)).code not in {NO_RIGHT, *NOT_THERE}:
            faults.append(f"{table} would take rows for others")
    why = "An account is anybody who signed up."
    mend = "compare the policies with docs/schema.md; organic-desktop doctor --database names the one"
    return judged("own-rows", faults, "an account reads and writes its own rows alone", why, mend)


def signed_out() -> Finding:
    """The same, where nobody is signed in."""
    why = "An account is anybody who signed up."
    return Finding("own-rows", None, "nobody is signed in here", why, "organic-desktop sign-in, then doctor --server")


def _nobodys(table: str) -> dict[str, Any]:
    """Return a row that no table keeps: it belongs to nobody, or lacks its address. Policies are asked before that."""
    nobody = str(uuid.uuid4())
    rows: dict[str, dict[str, Any]] = {
        "users": {"id": nobody, "email": None},
        "wellness_entries": {"user_id": nobody, "date": "2000-01-01"},
        "module_progress": {"user_id": nobody, "module_name": "doctor"},
        "conversations": {"user_id": nobody, "module_name": "doctor"},
        "messages": {"conversation_id": nobody, "role": "user", "content": "doctor"},
    }
    return rows[table]


def anonymous_functions(asker: Asker) -> Finding:
    """Functions, called by somebody without an account; those of the inside aren't there for anybody."""
    faults = []
    for name in FUNCTIONS:
        said = asker.post(f"rest/v1/rpc/{name}", {"p_user_id": str(uuid.uuid4())})
        if said.code in NOT_THERE:
            faults.append(f"{name} is missing")
        elif said.code != NO_RIGHT:
            faults.append(f"{name} can be called by anybody")
    for name, arguments in INNER_FUNCTIONS.items():
        if asker.get(f"rest/v1/rpc/{name}", *arguments).code not in {NO_RIGHT, *NOT_THERE}:
            faults.append(f"{name} can be called by anybody")
    return judged(
        "anonymous-functions",
        faults,
        "none can be called without an account",
        "A function is an address of the API, too; PostgreSQL lets everybody call a new one.",
        "psql -f resources/supabase/migrations/20260101000200_grants.sql (it may be applied again)",
    )


def account_deletion(said: Said) -> Finding:
    """Whether an account can delete itself: asked without one, so that none is deleted."""
    return Finding(
        "account-deletion",
        said.code == NO_RIGHT,
        "delete_my_account() is there" if said.code == NO_RIGHT else "delete_my_account() is missing, or open to all",
        "People may take their account away without asking you.",
        "" if said.code == NO_RIGHT else "supabase --workdir resources db push",
    )


def extras(asker: Asker) -> Finding:
    """What of the extras a client can see."""
    seen = asker.get("rest/v1/sync_tombstones", ("select", "*"), ("limit", "1"))
    there = "tombstones are on" if seen.code not in NOT_THERE else "no tombstones: devices count to find deleted rows"
    why = "Extras make large projects quicker; none is needed."
    return Finding("extras", True, f"{there}; `server extras` lists all", why)


def unreachable(error: OrganicError) -> list[Finding]:
    """The one finding where nothing else can be seen."""
    return [Finding("connection", False, str(error), "Edits wait on this computer until it answers.", error.advice)]
