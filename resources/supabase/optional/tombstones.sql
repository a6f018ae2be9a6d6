-- Optional: remember which rows were deleted, so that devices hear of a deletion at once and need not count or compare.
--
-- The program works without it. Run it once on a project of your own (the dashboard's SQL editor, or a migration); it
-- changes no table of the schema. Rows older than some months may be removed at any time: devices compare everything
-- once a day anyway.

CREATE TABLE sync_tombstones (
  id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
  user_id UUID NOT NULL REFERENCES users(id) ON DELETE CASCADE,
  table_name TEXT NOT NULL,
  row_id UUID NOT NULL,
  deleted_at TIMESTAMPTZ NOT NULL DEFAULT clock_timestamp()
);

CREATE INDEX sync_tombstones_user_idx ON sync_tombstones (user_id, deleted_at, id);

ALTER TABLE sync_tombstones ENABLE ROW LEVEL SECURITY;

-- Users can read their own tombstones; only the triggers write them
CREATE POLICY "Users can read own tombstones" ON sync_tombstones
  FOR SELECT USING (auth.uid() = user_id);

-- An account that is being removed leaves none: its users row is gone before the rows that hang on it.
CREATE FUNCTION bury_row() RETURNS TRIGGER LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
BEGIN
  INSERT INTO public.sync_tombstones (user_id, table_name, row_id)
  SELECT id, TG_TABLE_NAME, OLD.id FROM public.users WHERE id = OLD.user_id;
  RETURN NULL;
END;
$$;

CREATE FUNCTION bury_message() RETURNS TRIGGER LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
BEGIN
  INSERT INTO public.sync_tombstones (user_id, table_name, row_id)
  SELECT user_id, TG_TABLE_NAME, OLD.id FROM public.conversations WHERE id = OLD.conversation_id;
  RETURN NULL;
END;
$$;

CREATE TRIGGER wellness_entries_bury AFTER DELETE ON wellness_entries FOR EACH ROW EXECUTE FUNCTION bury_row();
CREATE TRIGGER module_progress_bury AFTER DELETE ON module_progress FOR EACH ROW EXECUTE FUNCTION bury_row();
CREATE TRIGGER conversations_bury AFTER DELETE ON conversations FOR EACH ROW EXECUTE FUNCTION bury_row();
CREATE TRIGGER messages_bury AFTER DELETE ON messages FOR EACH ROW EXECUTE FUNCTION bury_message();
