-- Write down who changed which row when, in a schema of its own that no client can reach.
-- applied: to_regclass('organic_audit.changes') IS NOT NULL
--
-- A line has the account and the role that did it, the row and whose it is, the verb, and the names of the columns that an
-- update changed. It has no value of any column: these are notes about somebody's health, and a copy of them would outlive
-- their deletion. A row that goes along with another one (an account's days, a conversation's messages) has no line of its
-- own. A day whose date moves it to another partition has two, DELETE and INSERT.
--
-- Lines stay until somebody has them forgotten, say each night by pg_cron: SELECT organic_audit.forget('1 year');
-- It may be run again; revert/audit.sql takes it back, lines and all.

CREATE SCHEMA IF NOT EXISTS organic_audit;
REVOKE ALL ON SCHEMA organic_audit FROM PUBLIC, anon, authenticated, service_role;

CREATE TABLE IF NOT EXISTS organic_audit.changes (
  id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at TIMESTAMPTZ NOT NULL DEFAULT clock_timestamp(),
  actor UUID,
  role TEXT NOT NULL,
  table_name TEXT NOT NULL,
  row_id UUID NOT NULL,
  owner UUID,
  verb TEXT NOT NULL,
  columns TEXT[]
);

CREATE INDEX IF NOT EXISTS changes_at_idx ON organic_audit.changes (at);
CREATE INDEX IF NOT EXISTS changes_row_idx ON organic_audit.changes (row_id, at);

ALTER TABLE organic_audit.changes ENABLE ROW LEVEL SECURITY;
REVOKE ALL ON organic_audit.changes FROM PUBLIC, anon, authenticated, service_role;

-- The trigger names the table: TG_TABLE_NAME would be a partition's.
CREATE OR REPLACE FUNCTION organic_audit.note_change()
RETURNS TRIGGER
LANGUAGE plpgsql
SECURITY DEFINER
SET search_path = ''
AS $$
DECLARE
  before JSONB := CASE WHEN TG_OP = 'INSERT' THEN '{}' ELSE to_jsonb(OLD) END;
  after JSONB := CASE WHEN TG_OP = 'DELETE' THEN to_jsonb(OLD) ELSE to_jsonb(NEW) END;
  whose UUID;
  changed TEXT[];
BEGIN
  whose := CASE TG_ARGV[0]
    WHEN 'users' THEN after ->> 'id'
    WHEN 'messages' THEN (
      SELECT user_id::TEXT FROM public.conversations WHERE id = (after ->> 'conversation_id')::UUID
    )
    ELSE after ->> 'user_id'
  END;
  IF TG_OP = 'DELETE' AND TG_ARGV[0] <> 'users' AND NOT EXISTS (SELECT FROM public.users WHERE id = whose) THEN
    RETURN NULL;  -- it goes along
  END IF;
  IF TG_OP = 'UPDATE' THEN
    SELECT array_agg(key ORDER BY key) INTO changed FROM jsonb_each(after)
    WHERE key <> 'updated_at' AND value IS DISTINCT FROM before -> key;
    IF changed IS NULL THEN
      RETURN NULL;
    END IF;
  END IF;
  INSERT INTO organic_audit.changes (actor, role, table_name, row_id, owner, verb, columns)
  VALUES (
    auth.uid(),
    coalesce(nullif(nullif(current_setting('role', true), 'none'), ''), session_user),
    TG_ARGV[0],
    (after ->> 'id')::UUID,
    whose,
    TG_OP,
    changed
  );
  RETURN NULL;
END;
$$;

-- Forget the lines that are older; returns how many.
CREATE OR REPLACE FUNCTION organic_audit.forget(p_keep INTERVAL DEFAULT '1 year')
RETURNS BIGINT
LANGUAGE plpgsql
SET search_path = ''
AS $$
DECLARE
  forgotten BIGINT;
BEGIN
  DELETE FROM organic_audit.changes WHERE at < now() - p_keep;
  GET DIAGNOSTICS forgotten = ROW_COUNT;
  RETURN forgotten;
END;
$$;

REVOKE EXECUTE
  ON FUNCTION organic_audit.note_change(), organic_audit.forget(INTERVAL)
  FROM PUBLIC, anon, authenticated, service_role;

CREATE OR REPLACE TRIGGER users_audit
  AFTER INSERT OR UPDATE OR DELETE ON users
  FOR EACH ROW EXECUTE FUNCTION organic_audit.note_change('users');
CREATE OR REPLACE TRIGGER wellness_entries_audit
  AFTER INSERT OR UPDATE OR DELETE ON wellness_entries
  FOR EACH ROW EXECUTE FUNCTION organic_audit.note_change('wellness_entries');
CREATE OR REPLACE TRIGGER module_progress_audit
  AFTER INSERT OR UPDATE OR DELETE ON module_progress
  FOR EACH ROW EXECUTE FUNCTION organic_audit.note_change('module_progress');
CREATE OR REPLACE TRIGGER conversations_audit
  AFTER INSERT OR UPDATE OR DELETE ON conversations
  FOR EACH ROW EXECUTE FUNCTION organic_audit.note_change('conversations');
CREATE OR REPLACE TRIGGER messages_audit
  AFTER INSERT OR UPDATE OR DELETE ON messages
  FOR EACH ROW EXECUTE FUNCTION organic_audit.note_change('messages');
