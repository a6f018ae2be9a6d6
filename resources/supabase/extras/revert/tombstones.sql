-- Takes extras/tombstones.sql back: devices count again. Which rows were deleted is forgotten.

DROP TRIGGER IF EXISTS wellness_entries_bury ON wellness_entries;
DROP TRIGGER IF EXISTS module_progress_bury ON module_progress;
DROP TRIGGER IF EXISTS conversations_bury ON conversations;
DROP TRIGGER IF EXISTS messages_bury ON messages;

DROP FUNCTION IF EXISTS bury_row();
DROP FUNCTION IF EXISTS bury_message();

DROP TABLE IF EXISTS sync_tombstones;
