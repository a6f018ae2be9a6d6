-- Version 6: no removal by cascade, sends with their time, refusals that end, and what sync removed.

-- The mirror's foreign keys no longer delete: a row of the server that can't be read must not take its children along.
-- SQLite changes a foreign key only by making the table anew; migrate() has switched their enforcement off meanwhile.

CREATE TABLE new_conversations (
    id TEXT NOT NULL,
    user_id TEXT NOT NULL,
    module_name TEXT NOT NULL,
    topic TEXT,
    message_count INTEGER DEFAULT 0,
    created_at TEXT,
    updated_at TEXT,
    PRIMARY KEY (id),
    FOREIGN KEY(user_id) REFERENCES users (id) ON UPDATE CASCADE
);
INSERT INTO new_conversations SELECT * FROM conversations;
DROP TABLE conversations;
ALTER TABLE new_conversations RENAME TO conversations;
CREATE INDEX conversations_module_idx ON conversations (module_name);
CREATE INDEX conversations_user_idx ON conversations (user_id);

CREATE TABLE new_module_progress (
    id TEXT NOT NULL,
    user_id TEXT NOT NULL,
    module_name TEXT NOT NULL,
    progress_percentage TEXT DEFAULT '0.00' CONSTRAINT progress_percentage_precision CHECK (CAST(progress_percentage AS REAL) > -1000 AND CAST(progress_percentage AS REAL) < 1000),
    completed_topics TEXT DEFAULT '[]',
    current_focus TEXT,
    notes TEXT,
    last_activity TEXT,
    created_at TEXT,
    updated_at TEXT,
    PRIMARY KEY (id),
    UNIQUE (user_id, module_name),
    FOREIGN KEY(user_id) REFERENCES users (id) ON UPDATE CASCADE
);
INSERT INTO new_module_progress SELECT * FROM module_progress;
DROP TABLE module_progress;
ALTER TABLE new_module_progress RENAME TO module_progress;
CREATE INDEX progress_module_idx ON module_progress (module_name);
CREATE INDEX progress_user_module_idx ON module_progress (user_id, module_name);

CREATE TABLE new_wellness_entries (
    id TEXT NOT NULL,
    user_id TEXT NOT NULL,
    date DATE NOT NULL,
    sleep_hours TEXT CONSTRAINT sleep_hours_precision CHECK (CAST(sleep_hours AS REAL) > -100 AND CAST(sleep_hours AS REAL) < 100),
    water_intake_ml INTEGER,
    exercise_minutes INTEGER,
    meditation_minutes INTEGER,
    mood_score TEXT CONSTRAINT mood_score_precision CHECK (CAST(mood_score AS REAL) > -10 AND CAST(mood_score AS REAL) < 10),
    energy_level TEXT CONSTRAINT energy_level_precision CHECK (CAST(energy_level AS REAL) > -10 AND CAST(energy_level AS REAL) < 10),
    nutrition_notes TEXT,
    created_at TEXT,
    updated_at TEXT,
    PRIMARY KEY (id),
    UNIQUE (user_id, date),
    FOREIGN KEY(user_id) REFERENCES users (id) ON UPDATE CASCADE
);
INSERT INTO new_wellness_entries SELECT * FROM wellness_entries;
DROP TABLE wellness_entries;
ALTER TABLE new_wellness_entries RENAME TO wellness_entries;
CREATE INDEX wellness_date_idx ON wellness_entries (date);
CREATE INDEX wellness_user_date_idx ON wellness_entries (user_id, date);

CREATE TRIGGER note_written AFTER INSERT ON wellness_entries WHEN NEW.nutrition_notes IS NOT NULL
BEGIN
    INSERT OR IGNORE INTO note_changed VALUES (NEW.id);
END;

CREATE TRIGGER note_rewritten AFTER UPDATE OF id, nutrition_notes ON wellness_entries
WHEN OLD.nutrition_notes IS NOT NEW.nutrition_notes OR OLD.id IS NOT NEW.id
BEGIN
    INSERT OR IGNORE INTO note_changed VALUES (OLD.id), (NEW.id);
END;

CREATE TRIGGER note_deleted AFTER DELETE ON wellness_entries WHEN OLD.nutrition_notes IS NOT NULL
BEGIN
    INSERT OR IGNORE INTO note_changed VALUES (OLD.id);
END;

CREATE TABLE new_messages (
    id TEXT NOT NULL,
    conversation_id TEXT NOT NULL,
    role TEXT NOT NULL,
    content TEXT NOT NULL,
    tokens_used INTEGER,
    created_at TEXT,
    PRIMARY KEY (id),
    CONSTRAINT messages_role_check CHECK (role IN ('user', 'assistant')),
    FOREIGN KEY(conversation_id) REFERENCES conversations (id) ON UPDATE CASCADE
);
INSERT INTO new_messages SELECT * FROM messages;
DROP TABLE messages;
ALTER TABLE new_messages RENAME TO messages;
CREATE INDEX messages_conversation_idx ON messages (conversation_id);
CREATE INDEX messages_created_idx ON messages (created_at);

-- An attempt is an object now: its values, the version it was conditional on, and when it was sent. Of those made before
-- this version only the values are known.
UPDATE pending_change
SET attempts_json = (SELECT json_group_array(json_object('values', json(value))) FROM json_each(attempts_json))
WHERE json_valid(attempts_json) AND attempts_json != '[]';
UPDATE ghost
SET attempts_json = (SELECT json_group_array(json_object('values', json(value))) FROM json_each(attempts_json))
WHERE json_valid(attempts_json) AND attempts_json != '[]';

-- The server's code of a refusal, and when the change is tried again by itself (NULL: when the user says so).
-- What was refused before this version is tried once more.
ALTER TABLE pending_change ADD COLUMN code TEXT;
ALTER TABLE pending_change ADD COLUMN next_try TEXT;
UPDATE pending_change SET refused = 0, failures = 0;

-- Unreadable rows have a version, so that they are read again only when they changed; `columns_json` lists the columns
-- that can't be shown of a row that is in the mirror all the same, [] where the whole row can't.
ALTER TABLE unreadable ADD COLUMN version TEXT;
ALTER TABLE unreadable ADD COLUMN columns_json TEXT NOT NULL DEFAULT '[]';

-- What sync removed or overwrote here without asking.
CREATE TABLE removed (
    id INTEGER NOT NULL,
    removed_at TEXT NOT NULL,
    table_name TEXT NOT NULL,
    row_id TEXT NOT NULL,
    "column" TEXT,
    value_json TEXT NOT NULL,
    reason TEXT NOT NULL,
    restored_at TEXT,
    PRIMARY KEY (id)
);
CREATE INDEX removed_at_idx ON removed (removed_at);
