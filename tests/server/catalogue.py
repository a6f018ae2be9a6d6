"""All that a database's catalogue says of our schema, as lines of text: two databases with equal lines are equal.

Stored rows aren't in it, and neither are the order of grants, or what PostgreSQL and the test server made themselves.
"""

from __future__ import annotations

CATALOGUE = r"""
WITH ours AS (
  SELECT oid, nspname FROM pg_namespace WHERE nspname = 'public' OR nspname LIKE 'organic%'
), relations AS (
  SELECT relation.*, relation.oid::regclass::text AS called
  FROM pg_class AS relation JOIN ours ON ours.oid = relation.relnamespace
  WHERE relkind IN ('r', 'p', 'v', 'm', 'S')
), lines AS (
  SELECT 'schema ' || nspname FROM ours
  UNION ALL
  SELECT concat_ws(' ', 'schema', nspname, 'grants', given.privilege_type, 'to', given.grantee::regrole)
  FROM pg_namespace JOIN ours USING (oid, nspname), aclexplode(coalesce(nspacl, acldefault('n', nspowner))) AS given
  UNION ALL
  SELECT concat_ws(' ', 'relation', called, relkind, relrowsecurity, relforcerowsecurity, pg_get_partkeydef(oid),
    pg_get_expr(relpartbound, oid), relreplident, reloptions, relowner::regrole)
  FROM relations
  UNION ALL
  SELECT concat_ws(' ', 'relation', called, 'grants', given.privilege_type, 'to', given.grantee::regrole,
    given.is_grantable)
  FROM relations, aclexplode(coalesce(relacl, acldefault('r', relowner))) AS given
  UNION ALL
  SELECT concat_ws(' ', 'column', called, attname, row_number() OVER (PARTITION BY attrelid ORDER BY attnum),
    format_type(atttypid, atttypmod), attnotnull, attidentity, attgenerated,
    (SELECT pg_get_expr(adbin, adrelid) FROM pg_attrdef WHERE adrelid = attrelid AND adnum = attnum))
  FROM pg_attribute JOIN relations ON attrelid = relations.oid WHERE attnum > 0 AND NOT attisdropped
  UNION ALL
  SELECT concat_ws(' ', 'column', called, attname, 'grants', given.privilege_type, 'to', given.grantee::regrole)
  FROM pg_attribute JOIN relations ON attrelid = relations.oid, aclexplode(attacl) AS given
  UNION ALL
  SELECT concat_ws(' ', 'constraint', called, conname, convalidated, pg_get_constraintdef(pg_constraint.oid))
  FROM pg_constraint JOIN relations ON conrelid = relations.oid WHERE contype <> 't'
  UNION ALL
  SELECT concat_ws(' ', 'index', indexrelid::regclass, indisvalid, indisclustered, pg_get_indexdef(indexrelid))
  FROM pg_index JOIN relations ON indrelid = relations.oid
  UNION ALL
  SELECT concat_ws(' ', 'policy', schemaname, tablename, policyname, permissive, roles, cmd, 'using', qual, 'check',
    with_check)
  FROM pg_policies WHERE schemaname IN (SELECT nspname FROM ours)
  UNION ALL
  SELECT concat_ws(' ', 'trigger', tgenabled, pg_get_triggerdef(pg_trigger.oid))
  FROM pg_trigger JOIN pg_proc ON pg_proc.oid = tgfoid JOIN ours ON ours.oid = pronamespace
  WHERE NOT tgisinternal
  UNION ALL
  SELECT concat_ws(' ', 'function', pg_proc.oid::regprocedure, proowner::regrole, pg_get_functiondef(pg_proc.oid))
  FROM pg_proc JOIN ours ON ours.oid = pronamespace WHERE proname <> 'run_sql'
  UNION ALL
  SELECT concat_ws(' ', 'function', pg_proc.oid::regprocedure, 'grants', given.privilege_type, 'to',
    given.grantee::regrole)
  FROM pg_proc JOIN ours ON ours.oid = pronamespace,
    aclexplode(coalesce(proacl, acldefault('f', proowner))) AS given
  WHERE proname <> 'run_sql'
  UNION ALL
  SELECT concat_ws(' ', 'default', pg_default_acl.*) FROM pg_default_acl
  UNION ALL
  SELECT concat_ws(' ', 'publication', pubname, schemaname, tablename) FROM pg_publication_tables
) SELECT line FROM lines AS lines (line) ORDER BY line
"""
"""One SELECT; its column is ``line``."""
