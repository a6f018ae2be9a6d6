"""What a project's database says of itself: one question for all checks, asked in one transaction that can't write.

It is a question of catalogues alone, so that any role that may connect can ask, also through a pooler. Of rows, only
accounts are counted.
"""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from organic_desktop.app.server_kit.last_backup import IDENTITY
from organic_desktop.app.server_kit.psql import ServerDatabase
from organic_desktop.core.errors import ServerDatabaseError

Facts = dict[str, Any]

_QUESTION = """
WITH relation AS (
  SELECT class.oid, relname AS name, relkind AS kind, relrowsecurity AS rls, relispartition AS is_partition, relacl,
    coalesce(reloptions::text, '') ~* 'security_invoker=(true|on|1|yes)' AS invoker
  FROM pg_class AS class
  WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v', 'm', 'f')
    AND NOT EXISTS (SELECT FROM pg_depend WHERE classid = 'pg_class'::regclass AND objid = class.oid AND deptype = 'e')
), routine AS (
  SELECT proc.oid, proname, prosecdef AS definer, prorettype = 'trigger'::regtype AS is_trigger, nspname AS schema,
    format('%I.%I(%s)', nspname, proname, pg_get_function_identity_arguments(proc.oid)) AS name,
    coalesce(proconfig::text, '') ~ 'search_path=' AS fixed
  FROM pg_proc AS proc JOIN pg_namespace ON pg_namespace.oid = pronamespace
  WHERE nspname IN ('public', 'organic_audit')
    AND NOT EXISTS (SELECT FROM pg_depend WHERE classid = 'pg_proc'::regclass AND objid = proc.oid AND deptype = 'e')
), accounts AS (
  SELECT pg_class.oid FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
  WHERE nspname = 'auth' AND relname = 'users'
), client AS (
  SELECT oid, rolname FROM pg_roles WHERE rolname IN ('anon', 'authenticated')
)
SELECT
  current_user AS me,
  (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) AS is_superuser,
  current_setting('server_version') AS version,
  current_setting('ssl') = 'on' AS has_ssl,
  current_setting('password_encryption') AS password_encryption,
  current_setting('archive_mode') <> 'off' AS archives,
  (SELECT last_archived_time FROM pg_stat_archiver) AS archived_at,
  (SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()) AS is_encrypted,
  (SELECT version FROM pg_stat_ssl WHERE pid = pg_backend_pid()) AS tls,
  now() AS now,
  (SELECT json_agg(json_build_object('name', name, 'kind', kind, 'rls', rls, 'is_partition', is_partition,
     'invoker', invoker, 'reads_accounts', kind IN ('v', 'm') AND EXISTS (
       SELECT FROM pg_rewrite JOIN pg_depend ON pg_depend.objid = pg_rewrite.oid
       WHERE ev_class = relation.oid AND refobjid = (SELECT oid FROM accounts))) ORDER BY name)
   FROM relation) AS relations,
  (SELECT json_agg(json_build_object('table', tablename, 'name', policyname, 'permissive', permissive = 'PERMISSIVE',
     'roles', roles, 'verb', cmd, 'using', qual, 'check', with_check) ORDER BY tablename, policyname)
   FROM pg_policies WHERE schemaname = 'public') AS policies,
  (SELECT json_agg(json_build_object('role', rolname, 'table', name, 'verb', verb)) FROM client, relation,
     unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER']) AS verb
   WHERE has_table_privilege(client.oid, relation.oid, verb)) AS grants,
  (SELECT json_agg(json_build_object('role', rolname, 'table', name, 'verb', verb, 'column', attname))
   FROM client, relation JOIN pg_attribute ON attrelid = relation.oid,
     unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'REFERENCES']) AS verb
   WHERE attnum > 0 AND NOT attisdropped AND has_column_privilege(client.oid, relation.oid, attnum, verb)
     AND NOT has_table_privilege(client.oid, relation.oid, verb)) AS column_grants,
  (SELECT json_agg(DISTINCT name) FROM relation, aclexplode(relacl) WHERE grantee = 0) AS public_tables,
  (SELECT json_agg(json_build_object('name', name, 'is_trigger', is_trigger, 'definer', definer, 'fixed', fixed,
     'by_anyone', has_function_privilege(to_regrole('anon')::oid, routine.oid, 'EXECUTE'),
     'by_account', has_function_privilege(to_regrole('authenticated')::oid, routine.oid, 'EXECUTE')) ORDER BY name)
   FROM routine) AS routines,
  (SELECT json_agg(json_build_object('name', rolname, 'superuser', rolsuper, 'bypasses', rolbypassrls, 'login',
     rolcanlogin, 'creates', has_schema_privilege(pg_roles.oid, 'public', 'CREATE'),
     'uses', has_schema_privilege(pg_roles.oid, 'public', 'USAGE'), 'powerful', EXISTS (
       SELECT FROM pg_roles AS other WHERE (other.rolsuper OR other.rolbypassrls) AND other.oid <> pg_roles.oid
         AND NOT pg_roles.rolsuper AND pg_has_role(pg_roles.oid, other.oid, 'MEMBER'))))
   FROM pg_roles WHERE rolname IN ('anon', 'authenticated')) AS roles,
  (SELECT json_agg(json_build_object('table', tgrelid::regclass::text, 'name', tgname, 'function', proname,
     'on', tgenabled IN ('O', 'A'), 'verbs', ARRAY(
       SELECT verb FROM (VALUES (4, 'INSERT'), (8, 'DELETE'), (16, 'UPDATE')) AS bit (number, verb)
       WHERE tgtype & number <> 0),
     'every_row_before', tgtype & 3 = 3 AND tgattr = '' AND tgqual IS NULL))
   FROM pg_trigger JOIN pg_proc ON pg_proc.oid = tgfoid
   WHERE NOT tgisinternal AND tgparentid = 0 AND (tgrelid IN (SELECT oid FROM accounts)
     OR tgrelid IN (SELECT oid FROM relation))) AS triggers,
  (SELECT json_agg(json_build_object('role', rolname, 'schema', nspname)) FROM client, pg_namespace
   WHERE nspname IN ('auth', 'organic_audit', 'supabase_migrations', 'vault')
     AND has_schema_privilege(client.oid, pg_namespace.oid, 'USAGE')
     AND (nspname <> 'auth' OR has_table_privilege(client.oid, (SELECT oid FROM accounts), 'SELECT'))) AS private,
  (SELECT json_agg(json_build_object('table', relation.name, 'rule', pg_get_constraintdef(pg_constraint.oid)))
   FROM pg_constraint JOIN relation ON relation.oid = conrelid WHERE contype IN ('p', 'u', 'f')) AS keys,
  EXISTS (SELECT FROM accounts) AS has_accounts,
  EXISTS (SELECT FROM relation WHERE name = 'users') AS has_people,
  EXISTS (SELECT FROM pg_namespace WHERE nspname = 'organic_audit') AS has_audit,
  EXISTS (SELECT FROM pg_partitioned_table WHERE partrelid = to_regclass('public.wellness_entries')) AS is_partitioned,
  to_regclass('public.wellness_entries_' || to_char(now() + INTERVAL '1 month', 'YYYY_MM')) IS NOT NULL
    AS has_next_month
"""
_ACCOUNTS = """
SELECT
  (SELECT count(*) FROM auth.users AS account WHERE email IS NOT NULL AND NOT EXISTS (
     SELECT FROM public.users WHERE id = account.id)) AS without_row,
  (SELECT count(*) FROM public.users AS held WHERE NOT EXISTS (
     SELECT FROM auth.users AS account WHERE account.id = held.id)) AS without_account
"""
_UNENCRYPTED = """
SELECT count(*) AS rules FROM pg_hba_file_rules
WHERE type IN ('host', 'hostnossl', 'hostnogssenc') AND auth_method <> 'reject'
  AND coalesce(address, '') NOT IN ('127.0.0.1', '::1', 'localhost', 'samehost')
"""


def read_catalogue(database: ServerDatabase) -> Facts:
    """Return all facts; ``accounts``, ``identity`` and ``unencrypted_rules`` are None where this role may not ask.

    Raises ServerDatabaseError.
    """
    (facts,) = database.query(_QUESTION, waits=False)
    facts = {name: [] if value is None and name in _LISTS else value for name, value in facts.items()}
    if not (facts["has_accounts"] and facts["has_people"]):
        raise ServerDatabaseError("The database isn't an Organic project's: it has no auth.users, or no users.")
    optional = {"accounts": _ACCOUNTS, "identity": IDENTITY}
    if facts["is_superuser"]:
        optional["unencrypted_rules"] = _UNENCRYPTED
    facts |= dict.fromkeys(("accounts", "identity", "unencrypted_rules"))
    for name, question in optional.items():
        with suppress(ServerDatabaseError):
            (facts[name],) = database.query(question, waits=False)
    return facts


_LISTS = frozenset(
    [
        "relations",
        "policies",
        "grants",
        "column_grants",
        "public_tables",
        "routines",
        "roles",
        "triggers",
        "private",
        "keys",
    ]
)
