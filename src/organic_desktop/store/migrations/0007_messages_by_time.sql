-- Version 7: messages whose indexes can be dropped for a first pull and built at its end, and smaller files
-- (docs/decisions/0049-a-first-pull-without-indexes.md).

-- The index of a primary key can't be dropped: the id's uniqueness is an index of its own now. The one on conversations
-- has the time in it, in which messages are listed; that on times alone is gone, for nothing reads it any more.
CREATE TABLE new_messages (
    id TEXT NOT NULL,
    conversation_id TEXT NOT NULL,
    role TEXT NOT NULL,
    content TEXT NOT NULL,
    tokens_used INTEGER,
    created_at TEXT,
    CONSTRAINT messages_role_check CHECK (role IN ('user', 'assistant')),
    FOREIGN KEY(conversation_id) REFERENCES conversations (id) ON UPDATE CASCADE
);
INSERT INTO new_messages SELECT * FROM messages ORDER BY rowid;
DROP TABLE messages;
ALTER TABLE new_messages RENAME TO messages;
CREATE UNIQUE INDEX messages_id_idx ON messages (id);
CREATE INDEX messages_conversation_idx ON messages (conversation_id, created_at);

-- Each was on the columns of a UNIQUE constraint, which has an index of its own.
DROP INDEX IF EXISTS users_email_idx;
DROP INDEX IF EXISTS wellness_user_date_idx;
DROP INDEX IF EXISTS progress_user_module_idx;
