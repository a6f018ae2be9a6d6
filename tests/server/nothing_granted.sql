-- Hosted Supabase grants nothing on a new table by itself since 2026-10-30. @supabase/lite does the opposite: at its first
-- request it grants everything on every table to everybody, which would hide a missing GRANT and undo a narrow one. So the
-- tables' grants are put back behind it. Part of the test server only.

CREATE SCHEMA kept_grants;
CREATE TABLE kept_grants.tables AS SELECT oid, relacl FROM pg_class LIMIT 0;

CREATE FUNCTION kept_grants.remember() RETURNS event_trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_query() LIKE 'GRANT ALL ON ALL TABLES IN SCHEMA %' THEN
    DELETE FROM kept_grants.tables;
    INSERT INTO kept_grants.tables SELECT oid, relacl FROM pg_class WHERE relkind IN ('r', 'p', 'v');
  END IF;
END;
$$;

CREATE FUNCTION kept_grants.put_back() RETURNS event_trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_query() LIKE 'GRANT ALL ON ALL TABLES IN SCHEMA %' THEN
    UPDATE pg_class SET relacl = kept.relacl FROM kept_grants.tables AS kept WHERE kept.oid = pg_class.oid;
  ELSIF current_query() LIKE 'ALTER DEFAULT PRIVILEGES IN SCHEMA %' THEN
    -- With what depends on them: a schema could not be dropped any more.
    DELETE FROM pg_depend WHERE classid = 'pg_default_acl'::regclass;
    DELETE FROM pg_shdepend
    WHERE classid = 'pg_default_acl'::regclass
      AND dbid = (SELECT oid FROM pg_database WHERE datname = current_database());
    DELETE FROM pg_default_acl;
  END IF;
END;
$$;

CREATE EVENT TRIGGER remember_grants ON ddl_command_start
  WHEN TAG IN ('GRANT') EXECUTE FUNCTION kept_grants.remember();
CREATE EVENT TRIGGER put_grants_back ON ddl_command_end
  WHEN TAG IN ('GRANT', 'ALTER DEFAULT PRIVILEGES') EXECUTE FUNCTION kept_grants.put_back();
