-- Give each new row the server's time as its updated_at, whatever clock the client that sends it goes by.
-- applied: EXISTS (SELECT FROM pg_catalog.pg_trigger WHERE tgname = 'stamp_new_wellness' AND tgrelid = to_regclass('public.wellness_entries'))
--
-- The schema's triggers stamp updates alone, so that a client with a wrong clock may insert a row that looks older or newer
-- than it is. created_at stays the client's: it says when something was written down. revert/insert_stamps.sql takes it back.

CREATE OR REPLACE TRIGGER stamp_new_wellness
  BEFORE INSERT ON wellness_entries
  FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();

CREATE OR REPLACE TRIGGER stamp_new_progress
  BEFORE INSERT ON module_progress
  FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();

CREATE OR REPLACE TRIGGER stamp_new_conversations
  BEFORE INSERT ON conversations
  FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();
