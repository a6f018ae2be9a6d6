-- Takes extras/insert_stamps.sql back: a new row's updated_at is what its client says, or the time of the INSERT.

DROP TRIGGER IF EXISTS stamp_new_wellness ON wellness_entries;
DROP TRIGGER IF EXISTS stamp_new_progress ON module_progress;
DROP TRIGGER IF EXISTS stamp_new_conversations ON conversations;
