"""The project's database against the security checklist, by its catalogue: who may see and do what, as it stands.

Each check names what mends it. Some are the questions of Supabase's own advisors (splinter's lints, named where they
are), asked here of any PostgreSQL; what only the dashboard knows is said to be unknown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

from organic_desktop.app.checkup.catalogue import Facts, read_catalogue
from organic_desktop.app.checkup.findings import Finding, judged
from organic_desktop.app.checkup.policies import OWN_COLUMNS, ROWS, VERBS, open_policies, policies
from organic_desktop.app.server_kit.last_backup import LastBackup, last_backup
from organic_desktop.app.server_kit.psql import ServerDatabase

MIGRATIONS = "psql -f resources/supabase/migrations"
GRANTS = f"{MIGRATIONS}/20260101000200_grants.sql (it may be applied again)"
AT_ACCOUNTS = {("create_user_row", "INSERT"), ("create_user_row", "UPDATE"), ("remove_user_row", "DELETE")}
STAMPED = ("users", "wellness_entries", "module_progress", "conversations")
ARCHIVED_WITHIN, BACKED_UP_WITHIN = timedelta(days=2), timedelta(days=7)
CLIENTS = ("anon", "authenticated")
FOR_ACCOUNTS = ("delete_my_account", "get_wellness_stats", "get_wellness_streak")
KEYS = {
    "wellness_entries": {"UNIQUE (user_id, date)", "FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE"},
    "module_progress": {
        "UNIQUE (user_id, module_name)",
        "FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE",
    },
    "conversations": {"FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE"},
    "messages": {"FOREIGN KEY (conversation_id) REFERENCES conversations(id) ON DELETE CASCADE"},
}
FEW = 3  # accounts without a row, named by their number


def check_database(database: ServerDatabase, folder: Path, now: datetime) -> list[Finding]:
    """Return what is found; ``folder`` has the note of the last backup. Raises ServerDatabaseError."""
    facts = read_catalogue(database)
    found = [check(facts) for check in CHECKS]
    identity = facts["identity"]
    noted = last_backup(folder, identity["name"]) if identity else None
    return [encryption(facts, database.is_own), *found, backups(facts, noted, now)]


def encryption(facts: Facts, is_own: bool) -> Finding:
    """SSL on this connection, and whether others can do without."""
    why = "Passwords and everything that was logged would cross the network for anybody on the way to read."
    mend = "Supabase: Database › Settings › Enforce SSL. Your own: hostssl in pg_hba.conf, ssl = on"
    rules = facts["unencrypted_rules"]
    if rules and rules["rules"]:
        seen = f"pg_hba.conf lets other computers connect without encryption ({rules['rules']} rules)"
        return Finding("encryption", False, seen, why, mend)
    if not (facts["is_encrypted"] or is_own):
        return Finding("encryption", False, "this connection isn't encrypted", why, f"PGSSLMODE=require; {mend}")
    here = (
        f"this connection is {facts['tls']}" if facts["is_encrypted"] else "this connection doesn't leave the computer"
    )
    if rules is None:
        seen = f"{here}; whether others must encrypt theirs can't be seen"
        return Finding("encryption", None if not is_own else True, seen, why, mend if not is_own else "")
    return Finding("encryption", True, f"{here}; no other computer may connect without encryption", why)


def row_level_security(facts: Facts) -> Finding:
    """Splinter's rls_disabled_in_public, and of each partition, which is a table that can be asked by its name."""
    tables = [each for each in facts["relations"] if each["kind"] in "rp"]
    missing = sorted(ROWS.keys() - {each["name"] for each in tables})
    off = [each["name"] for each in tables if not each["rls"]]
    return judged(
        "row-level-security",
        [*(f"{name}: off" for name in off), *(f"{name}: missing" for name in missing)],
        f"on for all {len(tables)} tables",
        "Without it, whoever has the publishable key reads and changes everybody's rows.",
        " ".join(f'ALTER TABLE public."{name}" ENABLE ROW LEVEL SECURITY;' for name in off)
        or "supabase --workdir resources db push",
    )


def anonymous_grants(facts: Facts) -> Finding:
    """Somebody without an account may do nothing with any table."""
    faults = [f"anon: {each['verb']} on {each['table']}" for each in _granted(facts, "anon")]
    faults += [f"PUBLIC on {name}" for name in facts["public_tables"]]
    return judged(
        "anonymous-grants",
        faults,
        "anon and PUBLIC have none on any table",
        "The key is in every client: a grant to anon is one to everybody, and only a policy is left in between.",
        GRANTS if all(_is_ours(fault) for fault in faults) else "REVOKE ALL ON TABLE … FROM anon, PUBLIC;",
    )


def grants(facts: Facts) -> Finding:
    """An account has the verbs that have a policy, and no more; of its person, three columns."""
    granted = [each for each in _granted(facts, "authenticated") if each["table"] in VERBS]
    allowed = {(table, verb) for table, verbs in VERBS.items() for verb in verbs}
    by_column = {(table, "UPDATE", column) for table, columns in OWN_COLUMNS.items() for column in columns}
    faults, found, columns_found = [], set(), set()
    for each in granted:
        table, verb, column = each["table"], each["verb"], each.get("column")
        whole = column is None and (table, verb) in allowed and (table != "users" or verb != "UPDATE")
        part = (table, verb, column) in by_column
        found.add((table, verb))
        columns_found.add((table, verb, column))
        if not (whole or part):
            faults.append(f"{verb}{f' ({column})' if column else ''} on {table} too much")
    faults += [f"{verb} on {table} missing" for table, verb in sorted(allowed - found)]
    if ("users", "UPDATE", None) not in columns_found:
        faults += [f"{verb} ({column}) on {table} missing" for table, verb, column in sorted(by_column - columns_found)]
    calls = {each["name"].partition("(")[0] for each in facts["routines"] if each["by_account"]}
    not_callable = [name for name in FOR_ACCOUNTS if f"public.{name}" not in calls]
    return judged(
        "grants",
        [*faults, *_beside(facts), *(f"EXECUTE on {name} missing" for name in not_callable)],
        "authenticated has the verbs that have a policy",
        "Whoever may change an address keeps somebody else from signing up; a missing grant stops sync (42501).",
        "; ".join([GRANTS, *(f"GRANT EXECUTE ON FUNCTION {name} TO authenticated" for name in not_callable)]),
    )


def _beside(facts: Facts) -> list[str]:
    """What is wrong beside the five tables: the schema that they are in, and partitions, which need no grant."""
    partitions = {each["name"] for each in facts["relations"] if each["is_partition"]}
    granted = {each["table"] for each in _granted(facts, "authenticated")} & partitions
    uses = all(each["uses"] for each in facts["roles"] if each["name"] == "authenticated")
    faults = [f"any on the partition {name} too much" for name in sorted(granted)]
    return faults if uses else [*faults, "USAGE on schema public missing"]


def _granted(facts: Facts, role: str) -> list[Facts]:
    return [each for each in (*facts["grants"], *facts["column_grants"]) if each["role"] == role]


def _is_ours(fault: str) -> bool:
    return fault.split(" ")[-1] in VERBS


def anonymous_functions(facts: Facts) -> Finding:
    """Splinter's anon_security_definer_function_executable, and of every other function but those of triggers."""
    open_to_all = [each["name"] for each in facts["routines"] if each["by_anyone"] and not each["is_trigger"]]
    return judged(
        "anonymous-functions",
        open_to_all,
        "none can be called without an account",
        "A function is an address of the API, too; PostgreSQL lets everybody call a new one.",
        " ".join(f"REVOKE EXECUTE ON FUNCTION {name} FROM PUBLIC, anon;" for name in open_to_all),
    )


def definer_functions(facts: Facts) -> Finding:
    """Splinter's function_search_path_mutable where it matters most, and who may call such a function."""
    definers = [each for each in facts["routines"] if each["definer"]]
    loose = [each["name"] for each in definers if not each["fixed"]]
    lent = [each["name"] for each in definers if each["by_account"] and not each["is_trigger"]]
    lent = [name for name in lent if name not in MEANT_FOR_ACCOUNTS]
    others = sum(not each["fixed"] and not each["definer"] for each in facts["routines"])
    extra = (
        f"; {others} others look names up as their caller does (`server extras --apply search_path`)" if others else ""
    )
    return judged(
        "definer-functions",
        [*(f"{name} has no search_path" for name in loose), *(f"{name} can be called by accounts" for name in lent)],
        f"{len(definers)}, each with a search_path of its own{extra}",
        "They run with their owner's rights, past every policy: a caller must not choose what their names mean.",
        " ".join(
            [f"ALTER FUNCTION {name} SET search_path = '';" for name in loose]
            + [f"REVOKE EXECUTE ON FUNCTION {name} FROM PUBLIC, anon, authenticated;" for name in lent]
        ),
    )


MEANT_FOR_ACCOUNTS = frozenset({"public.delete_my_account()"})


def views(facts: Facts) -> Finding:
    """Splinter's security_definer_view, auth_users_exposed, materialized_view_in_api and foreign_table_in_api."""
    reachable = {each["table"] for each in (*facts["grants"], *facts["column_grants"])}  # to write past it is enough
    faults = []
    for each in facts["relations"]:
        if each["kind"] in "vmf" and each["name"] in reachable:
            if each["reads_accounts"]:
                faults.append(f"{each['name']} shows auth.users")
            elif not each["invoker"]:
                faults.append(f"{each['name']} reads past row level security")
    return judged(
        "views",
        faults,
        "no view, foreign table or materialized view shows clients more than its tables would",
        "A view reads with its owner's rights unless told otherwise; the others know no row level security.",
        "ALTER VIEW … SET (security_invoker = true); or REVOKE ALL ON … FROM anon, authenticated;",
    )


def roles(facts: Facts) -> Finding:
    """The API's two roles have no way past the policies."""
    faults = []
    for each in facts["roles"]:
        powers = {
            "is a superuser": each["superuser"],
            "bypasses row level security": each["bypasses"],
            "can log in": each["login"],
            "may become a role that does": each["powerful"],
            "may create tables and functions in public": each["creates"],
        }
        faults += [f"{each['name']} {power}" for power, has in powers.items() if has]
    faults += [f"{name} is missing" for name in CLIENTS if name not in {each["name"] for each in facts["roles"]}]
    return judged(
        "roles",
        faults,
        "anon and authenticated are bound by the policies",
        "Every request of a client runs as one of them.",
        "ALTER ROLE … NOSUPERUSER NOBYPASSRLS NOLOGIN; REVOKE service_role FROM …;"
        " REVOKE CREATE ON SCHEMA public FROM PUBLIC, anon, authenticated;",
    )


def private_schemas(facts: Facts) -> Finding:
    """Accounts, audit lines and secrets are out of clients' reach."""
    return judged(
        "private-schemas",
        [f"{each['role']} may use {each['schema']}" for each in facts["private"]],
        "clients reach neither accounts nor audit lines",
        "They hold password hashes, and who did what when.",
        "REVOKE ALL ON SCHEMA … FROM PUBLIC, anon, authenticated;",
    )


def triggers(facts: Facts) -> Finding:
    """Stamps of changes, the row of a new account, and its end."""
    on = [each for each in facts["triggers"] if each["on"]]
    stamps = [each for each in on if each["function"] == "update_updated_at_column" and each["every_row_before"]]
    stamped = {each["table"] for each in stamps if "UPDATE" in each["verbs"]}
    faults = [f"{name}: no updated_at" for name in STAMPED if not stamped & {name, f"public.{name}"}]
    at_accounts = {(each["function"], verb) for each in on if each["table"] == "auth.users" for verb in each["verbs"]}
    faults += [f"auth.users: no {name}() at {verb}" for name, verb in sorted(AT_ACCOUNTS - at_accounts)]
    return judged(
        "triggers",
        faults,
        "stamps, sign-up and the end of an account work",
        "Without stamps, other devices miss changes; without the others, people have no row, or keep it for ever.",
        "CREATE TRIGGER as in resources/supabase/schema.sql, or ALTER TABLE … ENABLE TRIGGER …",
    )


def keys(facts: Facts) -> Finding:
    """One row for a day and a module, and none that outlives its account."""
    there = {(each["table"], each["rule"].replace("public.", "")) for each in facts["keys"]}
    missing = [f"{table}: no {rule}" for table, rules in KEYS.items() for rule in sorted(rules)]
    missing = [each for each in missing if tuple(each.split(": no ")) not in there]
    return judged(
        "keys",
        missing,
        "one row for each day and module, and each goes along with its account",
        "Two devices make a day twice; rows of somebody who is gone stay, or keep the account from being deleted.",
        "ALTER TABLE … ADD … as in resources/supabase/schema.sql, once no two rows are the same",
    )


def accounts(facts: Facts) -> Finding:
    """Every account has its row, and every row its account."""
    found, check = facts["accounts"], "accounts"
    why = "Without a row, nothing of that person's can be sent; a row without an account is of somebody who is gone."
    if found is None:
        return Finding(
            check,
            None,
            "auth.users isn't for this role to read, or somebody holds it",
            why,
            "connect as the owner (Supabase: postgres)",
        )
    faults = [
        f"{count} {words}"
        for count, words in (
            (found["without_row"], "accounts without a row in users"),
            (found["without_account"], "rows in users without an account"),
        )
        if count
    ]
    mend = (
        "accounts without a row: the last statement of …000100_sign_up.sql, again; rows without an account:"
        " DELETE FROM public.users WHERE id NOT IN (SELECT id FROM auth.users), after a backup"
    )
    return judged(check, faults, "each has its row", why, mend)


def partitions(facts: Facts) -> Finding:
    """Where days are kept by month: a partition for the next one."""
    why = "Days of a month without a partition go into one table, which then is as slow as before."
    if not facts["is_partitioned"]:
        return Finding("partitions", True, "wellness_entries is one table, as the schema document has it", why)
    faults = [] if facts["has_next_month"] else ["none for the next month"]
    return judged("partitions", faults, "made ahead", why, "SELECT ensure_entry_partitions(12); by pg_cron each month")


def audit(facts: Facts) -> Finding:
    """Who changed which row when."""
    noted = {
        each["table"].removeprefix("public.")
        for each in facts["triggers"]
        if each["function"] == "note_change" and each["on"]
    }
    missing = [f"{name}: not noted" for name in ROWS if name not in noted]
    why = "After a break-in or a mistake it says which rows to look at."
    if not facts["has_audit"]:
        missing = ["off: changes of rows are noted nowhere"]
    return judged(
        "audit", missing, "changes of every table are noted", why, "organic-desktop server extras --apply audit"
    )


def password_storage(facts: Facts) -> Finding:
    """How the database keeps its own roles' passwords."""
    kind = facts["password_encryption"]
    return judged(
        "database-passwords",
        [] if kind == "scram-sha-256" else [f"kept as {kind}"],
        "kept as scram-sha-256",
        "md5 of a password is as good as the password to who reads it.",
        "password_encryption = 'scram-sha-256' in postgresql.conf, then set the passwords anew",
    )


def backups(facts: Facts, noted: LastBackup | None, now: datetime) -> Finding:
    """What is known of copies: the server's own archive of its log, and what `server backup` wrote here."""
    why = "A mistake in SQL, or a lost project, takes everybody's data along."
    mend = "organic-desktop server backup FILE, say each night by cron; Supabase: Database › Backups shows its own"
    archived = datetime.fromisoformat(facts["archived_at"]) if facts["archived_at"] else None
    if facts["archives"] and archived and now - archived <= ARCHIVED_WITHIN:
        return Finding("backups", True, f"the server archives its log, last at {archived:%Y-%m-%d %H:%M %Z}", why)
    if noted is None:
        return Finding("backups", None, "none was made by this computer; others' can't be seen from here", why, mend)
    age = f"the last one of this computer is {(now - noted.made).days} days old"
    if not noted.file.exists():
        return Finding("backups", False, f"{age}, and its file is gone: {noted.file}", why, mend)
    if now - noted.made > BACKED_UP_WITHIN:
        return Finding("backups", False, age, why, mend)
    return Finding("backups", True, f"{age}: {noted.file}", why)


def unknown() -> Iterator[Finding]:
    """What Supabase Auth keeps outside the database."""
    yield Finding(
        "password-policy",
        None,
        "Supabase Auth's settings aren't in the database; `doctor --server` tries what it can",
        "Short passwords are guessed.",
        "Authentication › Sign In / Providers › Email: minimum length 8 or more, letters and digits",
    )
    yield Finding(
        "email-confirmation",
        None,
        "Supabase Auth's settings aren't in the database; `doctor --server` sees it",
        "Without it, anybody signs up with somebody else's address.",
        "Authentication › Sign In / Providers › Email: Confirm email",
    )


CHECKS: tuple[Callable[[Facts], Finding], ...] = (
    row_level_security,
    policies,
    open_policies,
    anonymous_grants,
    grants,
    anonymous_functions,
    definer_functions,
    views,
    roles,
    private_schemas,
    triggers,
    keys,
    accounts,
    partitions,
    audit,
    password_storage,
)
