-- Answer "what is newest?" by an index of its own, which pays from some 100,000 devices on (docs/scale.md).
-- applied: to_regclass('public.wellness_user_newest_idx') IS NOT NULL
--
-- It is asked by every device every few minutes, and reads all of a user's days without. Making it stops writes to the table
-- for as long as it takes. revert/newest_rows.sql takes it back.

CREATE INDEX IF NOT EXISTS wellness_user_newest_idx ON wellness_entries (user_id, updated_at DESC NULLS LAST, id DESC);
