"""What a backup needs to know of a project's database before it copies anything, read from its catalogue.

Supabase makes and updates some schemas itself; every other one is the owner's and belongs into a backup. Of Supabase's,
only the accounts do (``auth``): their tables may be there already where the backup is restored.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from organic_desktop.app.server_kit.psql import ServerDatabase
from organic_desktop.core.errors import ServerDatabaseError
from organic_desktop.core.messages import Sentence

_FACTS = """
WITH own AS (
  SELECT oid, nspname FROM pg_namespace AS schema
  WHERE nspname !~ '^pg_' AND nspname <> ALL (ARRAY[
      'information_schema', 'auth', '_analytics', '_realtime', '_supavisor', 'cron', 'extensions', 'graphql',
      'graphql_public', 'net', 'pgbouncer', 'pgmq', 'pgsodium', 'pgsodium_masks', 'realtime', 'repack', 'storage',
      'supabase_functions', 'tiger', 'topology', 'vault'])
    AND NOT EXISTS (SELECT FROM pg_depend WHERE classid = 'pg_namespace'::regclass AND objid = schema.oid
                    AND deptype = 'e')
), copied AS (
  SELECT oid, nspname FROM own UNION ALL SELECT oid, nspname FROM pg_namespace WHERE nspname = 'auth'
), extension AS (
  SELECT classid, objid FROM pg_depend WHERE deptype = 'e'
), relation AS (
  SELECT class.oid, class.relkind, class.relname, class.relispartition, copied.nspname, class.relacl, class.relowner,
    format('%I.%I', nspname, relname) AS name
  FROM pg_class AS class JOIN copied ON copied.oid = relnamespace
  WHERE relkind IN ('r', 'p', 'v', 'm', 'f', 'S')
    AND NOT EXISTS (SELECT FROM extension WHERE classid = 'pg_class'::regclass AND objid = class.oid)
), routine AS (
  SELECT proc.oid, prokind, proacl, proowner, nspname,
    format('%I.%I(%s)', nspname, proname, pg_get_function_identity_arguments(proc.oid)) AS name
  FROM pg_proc AS proc JOIN copied ON copied.oid = pronamespace
  WHERE NOT EXISTS (SELECT FROM extension WHERE classid = 'pg_proc'::regclass AND objid = proc.oid)
), acl AS (
  SELECT relacl AS acl, relowner AS owner FROM relation UNION ALL SELECT proacl, proowner FROM routine
  UNION ALL SELECT nspacl, nspowner FROM pg_namespace WHERE oid IN (SELECT oid FROM copied)
  UNION ALL SELECT attacl, relowner FROM pg_attribute JOIN relation ON relation.oid = attrelid
), role AS (
  SELECT grantee AS oid FROM acl, aclexplode(acl.acl) WHERE grantee <> owner
  UNION SELECT grantor FROM acl, aclexplode(acl.acl) WHERE grantor <> owner
  UNION SELECT unnest(polroles) FROM pg_policy WHERE polrelid IN (SELECT oid FROM relation)
)
SELECT
  current_setting('server_version_num')::int / 10000 AS version,
  current_setting('server_version') AS full_version,
  current_database() AS database,
  current_user AS role,
  to_regclass('auth.users') IS NOT NULL AS has_accounts,
  (SELECT json_agg(nspname ORDER BY nspname) FROM copied) AS schemas,
  (SELECT json_agg(name ORDER BY name) FROM relation
   WHERE relkind IN ('r', 'p') AND row_security_active(oid)) AS hidden,
  (SELECT json_agg(name ORDER BY name) FROM relation
   WHERE relkind IN ('r', 'p') AND NOT has_table_privilege(oid, 'SELECT')) AS closed,
  (SELECT json_agg(json_build_object('name', rolname, 'bypasses', rolbypassrls) ORDER BY rolname)
   FROM pg_roles WHERE oid IN (SELECT oid FROM role) AND rolname !~ '^pg_') AS roles,
  (SELECT json_agg(name ORDER BY name) FROM relation
   WHERE relkind IN ('r', 'p') AND NOT relispartition AND nspname <> 'auth') AS tables,
  (SELECT json_agg(name ORDER BY name) FROM relation WHERE relkind = 'r' AND nspname = 'auth'
   AND relname <> 'schema_migrations') AS account_tables,
  (SELECT json_agg(name ORDER BY name) FROM relation WHERE relkind = 'v' AND nspname <> 'auth') AS views,
  (SELECT json_agg(CASE relkind WHEN 'm' THEN 'MATERIALIZED VIEW' WHEN 'f' THEN 'FOREIGN TABLE' ELSE 'SEQUENCE' END
                   || ' IF EXISTS ' || name ORDER BY name) FROM relation
   WHERE relkind IN ('m', 'f', 'S') AND nspname <> 'auth' AND NOT EXISTS (
     SELECT FROM pg_depend WHERE classid = 'pg_class'::regclass AND objid = relation.oid AND deptype IN ('a', 'i'))
  ) AS others,
  (SELECT json_agg(name ORDER BY name) FROM routine WHERE prokind IN ('f', 'p') AND nspname <> 'auth') AS routines,
  (SELECT json_agg(format('%I.%I', nspname, typname) ORDER BY typname) FROM pg_type JOIN own ON own.oid = typnamespace
   WHERE typtype IN ('e', 'd', 'r') AND NOT EXISTS (
     SELECT FROM extension WHERE classid = 'pg_type'::regclass AND objid = pg_type.oid)) AS types,
  (SELECT json_agg(json_build_array(child.relname, parent.relname)) FROM pg_constraint
   JOIN pg_class AS child ON child.oid = conrelid JOIN pg_class AS parent ON parent.oid = confrelid
   WHERE contype = 'f' AND child.relnamespace = to_regnamespace('auth') AND parent.relnamespace = child.relnamespace
     AND child.oid <> parent.oid) AS account_keys,
  (SELECT json_agg(tgname) FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid JOIN pg_proc ON pg_proc.oid = tgfoid
   WHERE NOT tgisinternal AND relnamespace = to_regnamespace('auth') AND pronamespace IN (SELECT oid FROM own)
  ) AS account_triggers
"""


@dataclass(frozen=True)
class Project:
    """A project's database, without what Supabase makes itself; names are qualified, and quoted as SQL needs them.

    ``others`` are written as DROP takes them; ``account_keys`` are pairs of tables, the second needed first.
    """

    version: int
    full_version: str
    database: str
    schemas: list[str]
    roles: list[dict[str, Any]]
    tables: list[str]
    account_tables: list[str]
    views: list[str]
    others: list[str]
    routines: list[str]
    types: list[str]
    account_keys: list[tuple[str, str]]
    account_triggers: list[str]


def read_project(database: ServerDatabase) -> Project:
    """Read what is to be copied. Raises ServerDatabaseError if this role can't see all of it, or it is no project."""
    (facts,) = database.query(_FACTS)
    if not facts.pop("has_accounts"):
        raise ServerDatabaseError(
            Sentence("The database {name} isn't a Supabase project's: it has no auth.users.", name=facts["database"])
        )
    role, hidden, closed = facts.pop("role"), facts.pop("hidden") or [], facts.pop("closed") or []
    if hidden or closed:
        # pg_dump would stop at the first one, and with --enable-row-security leave rows out without a word.
        raise ServerDatabaseError(
            Sentence(
                "The role {role} doesn't see every row of {tables}: its backup would lack some. Connect as the owner"
                " (Supabase: postgres), or a role with BYPASSRLS.",
                role=role,
                tables=", ".join(closed or hidden),
            )
        )
    return Project(**{name: [] if value is None else value for name, value in facts.items()})
