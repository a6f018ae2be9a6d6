-- Takes extras/audit.sql back, and what it wrote down. A schema that holds something else by now stops it: nothing is lost.

DROP TRIGGER IF EXISTS users_audit ON users;
DROP TRIGGER IF EXISTS wellness_entries_audit ON wellness_entries;
DROP TRIGGER IF EXISTS module_progress_audit ON module_progress;
DROP TRIGGER IF EXISTS conversations_audit ON conversations;
DROP TRIGGER IF EXISTS messages_audit ON messages;

DROP FUNCTION IF EXISTS organic_audit.note_change();
DROP FUNCTION IF EXISTS organic_audit.forget(INTERVAL);
DROP TABLE IF EXISTS organic_audit.changes;
DROP SCHEMA IF EXISTS organic_audit;
