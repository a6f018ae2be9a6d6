-- Takes extras/newest_rows.sql back.

DROP INDEX IF EXISTS wellness_user_newest_idx;
