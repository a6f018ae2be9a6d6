-- Takes extras/message_counts.sql back: message_count is what a client last wrote into it.

DROP TRIGGER IF EXISTS messages_count_added ON messages;
DROP TRIGGER IF EXISTS messages_count_removed ON messages;
DROP TRIGGER IF EXISTS conversations_raise_message_count ON conversations;

DROP FUNCTION IF EXISTS count_messages();
DROP FUNCTION IF EXISTS raise_message_count();
