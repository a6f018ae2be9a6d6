-- Remember which rows were deleted, so that devices hear of a deletion at once and need not count or compare.
-- applied: to_regclass('public.sync_tombstones') IS NOT NULL
--
-- It changes no table of the schema. It may be run again, and should be where an older copy of it was: that had no GRANT, which hosted
-- Supabase asks for since 2026-10-30. revert/tombstones.sql takes it back. Rows older than some months may be removed at any
-- time: devices compare everything once a day anyway.

CREATE TABLE IF NOT EXISTS sync_tombstones (
  id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
  user_id UUID NOT NULL REFERENCES users(id) ON DELETE CASCADE,
  table_name TEXT NOT NULL,
  row_id UUID NOT NULL,
  deleted_at TIMESTAMPTZ NOT NULL DEFAULT clock_timestamp()
);

CREATE INDEX IF NOT EXISTS sync_tombstones_user_idx ON sync_tombstones (user_id, deleted_at, id);

ALTER TABLE sync_tombstones ENABLE ROW LEVEL SECURITY;

-- Users can read their own tombstones; only the triggers write them
DROP POLICY IF EXISTS "Users can read own tombstones" ON sync_tombstones;
CREATE POLICY "Users can read own tombstones" ON sync_tombstones
  FOR SELECT USING ((SELECT auth.uid()) = user_id);

REVOKE ALL ON sync_tombstones FROM PUBLIC, anon, authenticated;
GRANT SELECT ON sync_tombstones TO authenticated;
GRANT SELECT, INSERT, UPDATE, DELETE ON sync_tombstones TO service_role;

-- An account that is being removed leaves none: its users row is gone before the rows that hang on it. Nor does a day whose
-- new date moves it to another partition (partitions.sql). The trigger names the table: TG_TABLE_NAME would be a partition's.
CREATE OR REPLACE FUNCTION bury_row() RETURNS TRIGGER LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
BEGIN
  IF TG_ARGV[0] = 'wellness_entries' AND EXISTS (
    SELECT FROM public.wellness_entries WHERE id = OLD.id AND user_id = OLD.user_id
  ) THEN
    RETURN NULL;
  END IF;
  INSERT INTO public.sync_tombstones (user_id, table_name, row_id)
  SELECT id, TG_ARGV[0], OLD.id FROM public.users WHERE id = OLD.user_id;
  RETURN NULL;
END;
$$;

CREATE OR REPLACE FUNCTION bury_message() RETURNS TRIGGER LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
BEGIN
  INSERT INTO public.sync_tombstones (user_id, table_name, row_id)
  SELECT user_id, TG_ARGV[0], OLD.id FROM public.conversations WHERE id = OLD.conversation_id;
  RETURN NULL;
END;
$$;

REVOKE EXECUTE ON FUNCTION bury_row(), bury_message() FROM PUBLIC, anon, authenticated;

CREATE OR REPLACE TRIGGER wellness_entries_bury
  AFTER DELETE ON wellness_entries FOR EACH ROW EXECUTE FUNCTION bury_row('wellness_entries');
CREATE OR REPLACE TRIGGER module_progress_bury
  AFTER DELETE ON module_progress FOR EACH ROW EXECUTE FUNCTION bury_row('module_progress');
CREATE OR REPLACE TRIGGER conversations_bury
  AFTER DELETE ON conversations FOR EACH ROW EXECUTE FUNCTION bury_row('conversations');
CREATE OR REPLACE TRIGGER messages_bury
  AFTER DELETE ON messages FOR EACH ROW EXECUTE FUNCTION bury_message('messages');
