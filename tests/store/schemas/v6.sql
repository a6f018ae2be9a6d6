CREATE TABLE base (
    table_name TEXT NOT NULL,
    row_id TEXT NOT NULL,
    version TEXT,
    values_json TEXT, gone BOOLEAN NOT NULL DEFAULT 0,
    PRIMARY KEY (table_name, row_id)
);
CREATE TABLE "conflict" (
    id INTEGER NOT NULL,
    decided_at TEXT NOT NULL,
    table_name TEXT NOT NULL,
    row_id TEXT NOT NULL,
    "column" TEXT NOT NULL,
    base_json TEXT,
    mine_json TEXT,
    theirs_json TEXT,
    result_json TEXT,
    rule TEXT NOT NULL, undone_at TEXT, settled_by TEXT,
    PRIMARY KEY (id)
);
CREATE TABLE cursor (
    table_name TEXT NOT NULL,
    position TEXT NOT NULL, row_id TEXT,
    PRIMARY KEY (table_name)
);
CREATE TABLE journal (
    id INTEGER NOT NULL,
    edit_id TEXT NOT NULL,
    at TEXT NOT NULL,
    table_name TEXT NOT NULL,
    row_id TEXT NOT NULL,
    "column" TEXT NOT NULL,
    old_json TEXT,
    new_json TEXT,
    how TEXT NOT NULL,
    source TEXT NOT NULL,
    PRIMARY KEY (id)
);
CREATE TABLE meta (
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (name)
);
CREATE TABLE pending_change (
    table_name TEXT NOT NULL,
    row_id TEXT NOT NULL,
    deleted BOOLEAN NOT NULL,
    edited_at TEXT NOT NULL,
    attempts_json TEXT NOT NULL,
    last_error TEXT,
    refused BOOLEAN NOT NULL, set_json TEXT NOT NULL DEFAULT '[]', failures INTEGER NOT NULL DEFAULT 0, code TEXT, next_try TEXT,
    PRIMARY KEY (table_name, row_id)
);
CREATE TABLE unreadable (
    table_name TEXT NOT NULL,
    row_id TEXT NOT NULL,
    row_json TEXT NOT NULL,
    reason TEXT NOT NULL, version TEXT, columns_json TEXT NOT NULL DEFAULT '[]',
    PRIMARY KEY (table_name, row_id)
);
CREATE TABLE users (
    id TEXT NOT NULL,
    email TEXT NOT NULL,
    full_name TEXT,
    avatar_url TEXT,
    timezone TEXT DEFAULT 'UTC',
    created_at TEXT,
    updated_at TEXT,
    PRIMARY KEY (id),
    UNIQUE (email)
);
CREATE TABLE ghost (
    table_name TEXT NOT NULL,
    row_id TEXT NOT NULL,
    attempts_json TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (table_name, row_id)
);
CREATE TABLE cycle (
    id INTEGER NOT NULL,
    started_at TEXT NOT NULL,
    ended_at TEXT NOT NULL,
    pushed INTEGER NOT NULL,
    pulled INTEGER NOT NULL,
    conflicts INTEGER NOT NULL,
    requests INTEGER NOT NULL,
    problem TEXT NOT NULL,
    PRIMARY KEY (id)
);
CREATE TABLE note (
    number INTEGER NOT NULL,
    entry_id TEXT NOT NULL,
    PRIMARY KEY (number),
    UNIQUE (entry_id)
);
CREATE VIRTUAL TABLE note_index USING fts5(folded, tokenize = 'trigram case_sensitive 1', detail = none);
CREATE TABLE note_changed (
    entry_id TEXT NOT NULL,
    PRIMARY KEY (entry_id)
) WITHOUT ROWID;
CREATE TABLE skipped_day (
    date DATE NOT NULL,
    PRIMARY KEY (date)
);
CREATE TABLE "conversations" (
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
CREATE TABLE "module_progress" (
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
CREATE TABLE "wellness_entries" (
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
CREATE TABLE "messages" (
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
INSERT INTO "base" ("table_name", "row_id", "version", "values_json", "gone") VALUES
('conversations', '07aee3bb-2c8e-4d1d-a387-d16a9ad2daea', '2026-11-29 01:43:25.68+00', '{"id": "07aee3bb-2c8e-4d1d-a387-d16a9ad2daea", "user_id": "01a224f8-73b4-76b4-95ba-cc38023130eb", "module_name": "identity", "topic": "Mine", "message_count": 2, "created_at": "2026-11-29T01:43:25.680000Z", "updated_at": "2026-11-29T01:43:25.680000Z"}', 0),
('conversations', '80387a0f-49da-4351-8d93-4e9edb67af44', '2026-11-29 01:43:29.697+00', '{"id": "80387a0f-49da-4351-8d93-4e9edb67af44", "user_id": "01a224f8-73b4-76b4-95ba-cc38023130eb", "module_name": "habits", "topic": null, "message_count": 2, "created_at": "2026-11-29T01:43:29.697000Z", "updated_at": "2026-11-29T01:43:29.697000Z"}', 0),
('conversations', 'dbab8470-fe9d-4b58-9e28-d823d4cc0097', '2026-11-29 01:43:23.411+00', '{"id": "dbab8470-fe9d-4b58-9e28-d823d4cc0097", "user_id": "01a224f8-73b4-76b4-95ba-cc38023130eb", "module_name": "identity", "topic": "Roots 🌱", "message_count": 6, "created_at": "2026-11-29T01:43:21.942000Z", "updated_at": "2026-11-29T01:43:23.411000Z"}', 0),
('module_progress', '34e0095e-f613-40a1-919c-9a2300117469', '2026-11-29 01:43:21.584+00', '{"id": "34e0095e-f613-40a1-919c-9a2300117469", "user_id": "01a224f8-73b4-76b4-95ba-cc38023130eb", "module_name": "Mindful eating", "progress_percentage": "50.00", "completed_topics": [], "current_focus": null, "notes": null, "last_activity": null, "created_at": "2026-11-29T01:43:21.584000Z", "updated_at": "2026-11-29T01:43:21.584000Z"}', 0),
('module_progress', '8afd7452-d957-409a-8f86-8372a8d4c8cb', '2026-11-29 01:43:21.438+00', '{"id": "8afd7452-d957-409a-8f86-8372a8d4c8cb", "user_id": "01a224f8-73b4-76b4-95ba-cc38023130eb", "module_name": "Sleep", "progress_percentage": "12.50", "completed_topics": [], "current_focus": null, "notes": null, "last_activity": null, "created_at": "2026-11-29T01:43:21.438000Z", "updated_at": "2026-11-29T01:43:21.438000Z"}', 0),
('module_progress', 'a21dbe5d-c813-4acc-9e56-e58fb4755af0', '2026-11-29 01:43:25.533+00', '{"id": "a21dbe5d-c813-4acc-9e56-e58fb4755af0", "user_id": "01a224f8-73b4-76b4-95ba-cc38023130eb", "module_name": "Boundaries", "progress_percentage": "0.00", "completed_topics": ["a", "b"], "current_focus": "No", "notes": "Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀", "last_activity": "2026-11-29T01:43:25.019630Z", "created_at": "2026-11-29T01:43:25.533000Z", "updated_at": "2026-11-29T01:43:25.533000Z"}', 0),
('module_progress', 'b049f0a8-0827-46bf-bafc-b587c7c04e3c', '2026-11-29 01:43:21.751+00', '{"id": "b049f0a8-0827-46bf-bafc-b587c7c04e3c", "user_id": "01a224f8-73b4-76b4-95ba-cc38023130eb", "module_name": "Movement", "progress_percentage": "100.00", "completed_topics": [], "current_focus": null, "notes": null, "last_activity": null, "created_at": "2026-11-29T01:43:21.751000Z", "updated_at": "2026-11-29T01:43:21.751000Z"}', 0),
('module_progress', 'f9a32601-c060-48bb-852a-6372bf4ec5c6', '2026-11-29 01:43:29.347+00', '{"id": "f9a32601-c060-48bb-852a-6372bf4ec5c6", "user_id": "01a224f8-73b4-76b4-95ba-cc38023130eb", "module_name": "Rest", "progress_percentage": "33.33", "completed_topics": ["one"], "current_focus": null, "notes": "Naps", "last_activity": "2026-11-29T01:43:28.906379Z", "created_at": "2026-11-29T01:43:29.347000Z", "updated_at": "2026-11-29T01:43:29.347000Z"}', 0),
('users', '01a224f8-73b4-76b4-95ba-cc38023130eb', '2026-11-29 01:43:12.724+00', '{"id": "01a224f8-73b4-76b4-95ba-cc38023130eb", "email": "689fb458c7b94330bcc4c8c4836e75a7@example.com", "full_name": null, "avatar_url": null, "timezone": "UTC", "created_at": "2026-11-29T01:43:12.724000Z", "updated_at": "2026-11-29T01:43:12.724000Z"}', 0),
('wellness_entries', '042579f1-d8d1-4ed6-b326-1de781907fab', '2026-11-29 01:43:24.655+00', '{"id": "042579f1-d8d1-4ed6-b326-1de781907fab", "user_id": "01a224f8-73b4-76b4-95ba-cc38023130eb", "date": "2026-11-26", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "1.00", "energy_level": null, "nutrition_notes": "one\ttwo\r\nthree \u0001\u0007\u001b[31m' || char(127) || ' ' || char(8203) || char(173) || char(8238) || '", "created_at": "2026-11-29T01:43:20.448000Z", "updated_at": "2026-11-29T01:43:24.655000Z"}', 0),
('wellness_entries', '0d914281-c54d-4a24-bd81-91a6b6cea066', '2026-11-29 01:43:24.751+00', '{"id": "0d914281-c54d-4a24-bd81-91a6b6cea066", "user_id": "01a224f8-73b4-76b4-95ba-cc38023130eb", "date": "2026-11-25", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "1.00", "energy_level": null, "nutrition_notes": "it''s ''quoted'', \"twice\"; -- DROP TABLE", "created_at": "2026-11-29T01:43:20.448000Z", "updated_at": "2026-11-29T01:43:24.751000Z"}', 0),
('wellness_entries', '298009f3-c0b8-4e15-9136-fee297c40625', '2026-11-29 01:43:21.054+00', '{"id": "298009f3-c0b8-4e15-9136-fee297c40625", "user_id": "01a224f8-73b4-76b4-95ba-cc38023130eb", "date": "2200-12-31", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": null, "energy_level": null, "nutrition_notes": "Later", "created_at": "2026-11-29T01:43:21.054000Z", "updated_at": "2026-11-29T01:43:21.054000Z"}', 0),
('wellness_entries', '431af538-ee17-40ff-b59d-c36014b9179a', '2026-11-29 01:43:28.393+00', '{"id": "431af538-ee17-40ff-b59d-c36014b9179a", "user_id": "01a224f8-73b4-76b4-95ba-cc38023130eb", "date": "2026-11-08", "sleep_hours": null, "water_intake_ml": 500, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "5.00", "energy_level": "2.00", "nutrition_notes": null, "created_at": "2026-11-29T01:43:25.599000Z", "updated_at": "2026-11-29T01:43:28.393000Z"}', 0),
('wellness_entries', '4a23e5e3-543c-4a86-95b9-33d3a17559e1', '2026-11-29 01:43:29.562+00', '{"id": "4a23e5e3-543c-4a86-95b9-33d3a17559e1", "user_id": "01a224f8-73b4-76b4-95ba-cc38023130eb", "date": "2026-10-29", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "2.50", "energy_level": null, "nutrition_notes": null, "created_at": "2026-11-29T01:43:29.562000Z", "updated_at": "2026-11-29T01:43:29.562000Z"}', 0),
('wellness_entries', '4a8f7a92-21a4-4a7f-bb39-aacc1d3fa5cc', '2026-11-29 01:43:29.821+00', '{"id": "4a8f7a92-21a4-4a7f-bb39-aacc1d3fa5cc", "user_id": "01a224f8-73b4-76b4-95ba-cc38023130eb", "date": "2026-11-05", "sleep_hours": null, "water_intake_ml": 750, "exercise_minutes": 20, "meditation_minutes": null, "mood_score": "3.00", "energy_level": null, "nutrition_notes": null, "created_at": "2026-11-29T01:43:25.599000Z", "updated_at": "2026-11-29T01:43:29.821000Z"}', 0),
('wellness_entries', '5babbff6-b694-48e8-b65c-a847e22b149a', '2026-11-29 01:43:20.448+00', '{"id": "5babbff6-b694-48e8-b65c-a847e22b149a", "user_id": "01a224f8-73b4-76b4-95ba-cc38023130eb", "date": "2026-11-23", "sleep_hours": "7.26", "water_intake_ml": 250, "exercise_minutes": null, "meditation_minutes": null, "mood_score": null, "energy_level": "0.01", "nutrition_notes": null, "created_at": "2026-11-29T01:43:20.448000Z", "updated_at": "2026-11-29T01:43:20.448000Z"}', 0),
('wellness_entries', '7e0144ce-0cf5-4a11-8015-d9c1ae34ad6b', '2026-11-29 01:43:30.66+00', '{"id": "7e0144ce-0cf5-4a11-8015-d9c1ae34ad6b", "user_id": "01a224f8-73b4-76b4-95ba-cc38023130eb", "date": "2026-11-06", "sleep_hours": "6.10", "water_intake_ml": 500, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "5.00", "energy_level": null, "nutrition_notes": "Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀", "created_at": "2026-11-29T01:43:25.599000Z", "updated_at": "2026-11-29T01:43:30.660000Z"}', 0),
('wellness_entries', '7e95168a-456a-4d3f-9ab0-69803bc161bf', '2026-11-29 01:43:25.9+00', '{"id": "7e95168a-456a-4d3f-9ab0-69803bc161bf", "user_id": "01a224f8-73b4-76b4-95ba-cc38023130eb", "date": "2026-11-27", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "4.00", "energy_level": null, "nutrition_notes": "Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀", "created_at": "2026-11-29T01:43:20.448000Z", "updated_at": "2026-11-29T01:43:25.900000Z"}', 0),
('wellness_entries', '885c11da-10ec-4bda-ab55-929394795180', '2026-11-29 01:43:20.859+00', '{"id": "885c11da-10ec-4bda-ab55-929394795180", "user_id": "01a224f8-73b4-76b4-95ba-cc38023130eb", "date": "1900-01-01", "sleep_hours": "8.00", "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": null, "energy_level": null, "nutrition_notes": null, "created_at": "2026-11-29T01:43:20.859000Z", "updated_at": "2026-11-29T01:43:20.859000Z"}', 0),
('wellness_entries', '915314ec-1f8d-4407-a90d-3748496c6bb6', '2026-11-29 01:43:29.562+00', '{"id": "915314ec-1f8d-4407-a90d-3748496c6bb6", "user_id": "01a224f8-73b4-76b4-95ba-cc38023130eb", "date": "2026-11-24", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": null, "energy_level": null, "nutrition_notes": "' || replace(hex(zeroblob(3000)), '00', 'Oats and rice again. ') || '", "created_at": "2026-11-29T01:43:29.562000Z", "updated_at": "2026-11-29T01:43:29.562000Z"}', 0),
('wellness_entries', 'fa6fb0eb-71ff-4425-8bfd-70d90218cd1f', '2026-11-29 01:43:25.599+00', '{"id": "fa6fb0eb-71ff-4425-8bfd-70d90218cd1f", "user_id": "01a224f8-73b4-76b4-95ba-cc38023130eb", "date": "2026-11-07", "sleep_hours": null, "water_intake_ml": 500, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "3.00", "energy_level": null, "nutrition_notes": null, "created_at": "2026-11-29T01:43:25.599000Z", "updated_at": "2026-11-29T01:43:25.599000Z"}', 0);
INSERT INTO "conflict" ("id", "decided_at", "table_name", "row_id", "column", "base_json", "mine_json", "theirs_json", "result_json", "rule", "undone_at", "settled_by") VALUES
(1, '2026-11-29T01:43:24.241969Z', 'wellness_entries', '042579f1-d8d1-4ed6-b326-1de781907fab', 'mood_score', '"3.25"', '"1.00"', '"4.00"', '"1.00"', 'later edit', NULL, NULL),
(2, '2026-11-29T01:43:24.241969Z', 'wellness_entries', '0d914281-c54d-4a24-bd81-91a6b6cea066', 'mood_score', '"3.25"', '"1.00"', '"4.00"', '"1.00"', 'later edit', NULL, NULL),
(3, '2026-11-29T01:43:24.241969Z', 'wellness_entries', '7e95168a-456a-4d3f-9ab0-69803bc161bf', 'mood_score', '"3.25"', '"1.00"', '"4.00"', '"1.00"', 'later edit', '2026-11-29T01:43:24.860953Z', '276f19e1-0eaf-42ea-a98e-62caba7f4e56');
INSERT INTO "cursor" ("table_name", "position", "row_id") VALUES
('conversations', '2026-11-29T01:43:29.697+00:00', '80387a0f-49da-4351-8d93-4e9edb67af44'),
('messages', '2026-11-29T01:43:28.976177+00:00', '9f2b58d1-0d80-4868-b142-93c0fdc0cfec'),
('module_progress', '2026-11-29T01:43:29.347+00:00', 'f9a32601-c060-48bb-852a-6372bf4ec5c6'),
('users', '2026-11-29 01:43:12.724+00', '01a224f8-73b4-76b4-95ba-cc38023130eb'),
('wellness_entries', '2026-11-29T01:43:30.66+00:00', '7e0144ce-0cf5-4a11-8015-d9c1ae34ad6b');
INSERT INTO "journal" ("id", "edit_id", "at", "table_name", "row_id", "column", "old_json", "new_json", "how", "source") VALUES
(1, '732d0873-a040-4e9e-816e-216a6100d045', '2026-11-29T01:43:17.860364Z', 'wellness_entries', '7e95168a-456a-4d3f-9ab0-69803bc161bf', 'mood_score', NULL, '"3.25"', 'create', 'import'),
(2, '732d0873-a040-4e9e-816e-216a6100d045', '2026-11-29T01:43:17.860364Z', 'wellness_entries', '7e95168a-456a-4d3f-9ab0-69803bc161bf', 'nutrition_notes', NULL, '"Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀"', 'create', 'import'),
(3, '732d0873-a040-4e9e-816e-216a6100d045', '2026-11-29T01:43:17.860364Z', 'wellness_entries', '042579f1-d8d1-4ed6-b326-1de781907fab', 'mood_score', NULL, '"3.25"', 'create', 'import'),
(4, '732d0873-a040-4e9e-816e-216a6100d045', '2026-11-29T01:43:17.860364Z', 'wellness_entries', '042579f1-d8d1-4ed6-b326-1de781907fab', 'nutrition_notes', NULL, '"one\ttwo\r\nthree \u0001\u0007\u001b[31m' || char(127) || ' ' || char(8203) || char(173) || char(8238) || '"', 'create', 'import'),
(5, '732d0873-a040-4e9e-816e-216a6100d045', '2026-11-29T01:43:17.860364Z', 'wellness_entries', '0d914281-c54d-4a24-bd81-91a6b6cea066', 'mood_score', NULL, '"3.25"', 'create', 'import'),
(6, '732d0873-a040-4e9e-816e-216a6100d045', '2026-11-29T01:43:17.860364Z', 'wellness_entries', '0d914281-c54d-4a24-bd81-91a6b6cea066', 'nutrition_notes', NULL, '"it''s ''quoted'', \"twice\"; -- DROP TABLE"', 'create', 'import'),
(7, '732d0873-a040-4e9e-816e-216a6100d045', '2026-11-29T01:43:17.860364Z', 'wellness_entries', '5babbff6-b694-48e8-b65c-a847e22b149a', 'sleep_hours', NULL, '"7.26"', 'create', 'import'),
(8, '732d0873-a040-4e9e-816e-216a6100d045', '2026-11-29T01:43:17.860364Z', 'wellness_entries', '5babbff6-b694-48e8-b65c-a847e22b149a', 'water_intake_ml', NULL, '250', 'create', 'import'),
(9, '732d0873-a040-4e9e-816e-216a6100d045', '2026-11-29T01:43:17.860364Z', 'wellness_entries', '5babbff6-b694-48e8-b65c-a847e22b149a', 'energy_level', NULL, '"0.01"', 'create', 'import'),
(10, 'f08f872d-a4f5-4b0a-a667-28cb05434f84', '2026-11-29T01:43:17.047915Z', 'wellness_entries', '7e95168a-456a-4d3f-9ab0-69803bc161bf', 'mood_score', NULL, '"3.25"', 'create', 'typed'),
(11, 'f08f872d-a4f5-4b0a-a667-28cb05434f84', '2026-11-29T01:43:17.047915Z', 'wellness_entries', '7e95168a-456a-4d3f-9ab0-69803bc161bf', 'nutrition_notes', NULL, '"Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀"', 'create', 'typed'),
(12, 'c8424bfe-d0ea-4476-a439-8402d3ca740a', '2026-11-29T01:43:17.111269Z', 'wellness_entries', '042579f1-d8d1-4ed6-b326-1de781907fab', 'mood_score', NULL, '"3.25"', 'create', 'typed'),
(13, 'c8424bfe-d0ea-4476-a439-8402d3ca740a', '2026-11-29T01:43:17.111269Z', 'wellness_entries', '042579f1-d8d1-4ed6-b326-1de781907fab', 'nutrition_notes', NULL, '"one\ttwo\r\nthree \u0001\u0007\u001b[31m' || char(127) || ' ' || char(8203) || char(173) || char(8238) || '"', 'create', 'typed'),
(14, '7cd753d4-2802-4bb8-ad17-fc5e31024ddf', '2026-11-29T01:43:17.128476Z', 'wellness_entries', '0d914281-c54d-4a24-bd81-91a6b6cea066', 'mood_score', NULL, '"3.25"', 'create', 'typed'),
(15, '7cd753d4-2802-4bb8-ad17-fc5e31024ddf', '2026-11-29T01:43:17.128476Z', 'wellness_entries', '0d914281-c54d-4a24-bd81-91a6b6cea066', 'nutrition_notes', NULL, '"it''s ''quoted'', \"twice\"; -- DROP TABLE"', 'create', 'typed'),
(16, 'b1f30384-0606-4e02-8ed2-e209f936501d', '2026-11-29T01:43:17.140724Z', 'wellness_entries', '5babbff6-b694-48e8-b65c-a847e22b149a', 'sleep_hours', NULL, '"7.26"', 'create', 'typed'),
(17, 'b1f30384-0606-4e02-8ed2-e209f936501d', '2026-11-29T01:43:17.140724Z', 'wellness_entries', '5babbff6-b694-48e8-b65c-a847e22b149a', 'water_intake_ml', NULL, '250', 'create', 'typed'),
(18, 'b1f30384-0606-4e02-8ed2-e209f936501d', '2026-11-29T01:43:17.140724Z', 'wellness_entries', '5babbff6-b694-48e8-b65c-a847e22b149a', 'energy_level', NULL, '"0.01"', 'create', 'typed'),
(19, '0acc5fde-29a3-47ab-b32a-a7a7d1be1a0a', '2026-11-29T01:43:17.152414Z', 'wellness_entries', '3e350d94-1461-4fe6-b4da-cff2bb9a9c26', 'mood_score', NULL, '"2.00"', 'create', 'typed'),
(20, '3087cdbf-78bd-484d-b460-198e3bb9238f', '2026-11-29T01:43:17.169442Z', 'wellness_entries', '3e350d94-1461-4fe6-b4da-cff2bb9a9c26', 'date', '"2026-11-22"', NULL, 'delete', 'typed'),
(21, '3087cdbf-78bd-484d-b460-198e3bb9238f', '2026-11-29T01:43:17.169442Z', 'wellness_entries', '3e350d94-1461-4fe6-b4da-cff2bb9a9c26', 'mood_score', '"2.00"', NULL, 'delete', 'typed'),
(22, 'ff4d3993-0fd1-42d5-b8e5-4e6a803d7735', '2026-11-29T01:43:17.183036Z', 'wellness_entries', '9567cc5d-8716-4a7e-8e84-b623d6084e68', 'mood_score', NULL, '"1.00"', 'create', 'typed'),
(23, '02ab2977-c05b-47b6-943d-6c9224ecc339', '2026-11-29T01:43:17.191730Z', 'wellness_entries', '9567cc5d-8716-4a7e-8e84-b623d6084e68', 'date', '"2026-11-21"', NULL, 'delete', 'typed'),
(24, '02ab2977-c05b-47b6-943d-6c9224ecc339', '2026-11-29T01:43:17.191730Z', 'wellness_entries', '9567cc5d-8716-4a7e-8e84-b623d6084e68', 'mood_score', '"1.00"', NULL, 'delete', 'typed'),
(25, 'aecaa004-9276-40b8-9b24-1e94b5915c9d', '2026-11-29T01:43:19.852739Z', 'users', '01a224f8-73b4-76b4-95ba-cc38023130eb', 'timezone', NULL, '"UTC"', 'set', 'sync'),
(26, 'bf17978c-0c96-44bf-bb13-2a405b136912', '2026-11-29T01:43:23.318972Z', 'conversations', 'dbab8470-fe9d-4b58-9e28-d823d4cc0097', 'message_count', '0', '6', 'set', 'sync'),
(27, '5d1650d7-6b47-4ae2-aabe-18dabcbbb053', '2026-11-29T01:43:23.756107Z', 'wellness_entries', '7e95168a-456a-4d3f-9ab0-69803bc161bf', 'mood_score', '"3.25"', '"1.00"', 'set', 'typed'),
(28, '9555cede-e118-4079-ada6-d99ea72a8307', '2026-11-29T01:43:23.929733Z', 'wellness_entries', '042579f1-d8d1-4ed6-b326-1de781907fab', 'mood_score', '"3.25"', '"1.00"', 'set', 'typed'),
(29, '1d81a0e1-9732-4eef-b8f7-5bcd571e2af9', '2026-11-29T01:43:24.107993Z', 'wellness_entries', '0d914281-c54d-4a24-bd81-91a6b6cea066', 'mood_score', '"3.25"', '"1.00"', 'set', 'typed'),
(30, '276f19e1-0eaf-42ea-a98e-62caba7f4e56', '2026-11-29T01:43:24.860953Z', 'wellness_entries', '7e95168a-456a-4d3f-9ab0-69803bc161bf', 'mood_score', '"1.00"', '"4.00"', 'set', 'undo'),
(31, '9bea41d9-0bdb-43c0-8e00-110f28c29c26', '2026-11-29T01:43:24.883368Z', 'wellness_entries', '431af538-ee17-40ff-b59d-c36014b9179a', 'water_intake_ml', NULL, '500', 'create', 'typed'),
(32, '9bea41d9-0bdb-43c0-8e00-110f28c29c26', '2026-11-29T01:43:24.883368Z', 'wellness_entries', '431af538-ee17-40ff-b59d-c36014b9179a', 'mood_score', NULL, '"3.00"', 'create', 'typed'),
(33, 'a3d68caa-44ba-4937-953b-611b673cee09', '2026-11-29T01:43:24.900642Z', 'wellness_entries', 'fa6fb0eb-71ff-4425-8bfd-70d90218cd1f', 'water_intake_ml', NULL, '500', 'create', 'typed'),
(34, 'a3d68caa-44ba-4937-953b-611b673cee09', '2026-11-29T01:43:24.900642Z', 'wellness_entries', 'fa6fb0eb-71ff-4425-8bfd-70d90218cd1f', 'mood_score', NULL, '"3.00"', 'create', 'typed'),
(35, 'deecf226-3a8d-4126-a216-1a909d9cbf1a', '2026-11-29T01:43:24.920714Z', 'wellness_entries', '7e0144ce-0cf5-4a11-8015-d9c1ae34ad6b', 'water_intake_ml', NULL, '500', 'create', 'typed'),
(36, 'deecf226-3a8d-4126-a216-1a909d9cbf1a', '2026-11-29T01:43:24.920714Z', 'wellness_entries', '7e0144ce-0cf5-4a11-8015-d9c1ae34ad6b', 'mood_score', NULL, '"3.00"', 'create', 'typed'),
(37, '40593e47-cc26-4738-a9a9-87fad14127d2', '2026-11-29T01:43:24.936420Z', 'wellness_entries', '4a8f7a92-21a4-4a7f-bb39-aacc1d3fa5cc', 'water_intake_ml', NULL, '500', 'create', 'typed'),
(38, '40593e47-cc26-4738-a9a9-87fad14127d2', '2026-11-29T01:43:24.936420Z', 'wellness_entries', '4a8f7a92-21a4-4a7f-bb39-aacc1d3fa5cc', 'mood_score', NULL, '"3.00"', 'create', 'typed'),
(39, '9eb2267e-e521-47ec-87bb-3911f8220d65', '2026-11-29T01:43:24.952307Z', 'wellness_entries', 'a9482de9-bce3-4d30-afa8-eb45149a99ea', 'water_intake_ml', NULL, '500', 'create', 'typed'),
(40, '9eb2267e-e521-47ec-87bb-3911f8220d65', '2026-11-29T01:43:24.952307Z', 'wellness_entries', 'a9482de9-bce3-4d30-afa8-eb45149a99ea', 'mood_score', NULL, '"3.00"', 'create', 'typed'),
(41, 'dafc0551-a4d2-4cc1-bf78-5280ad7431f8', '2026-11-29T01:43:24.972582Z', 'wellness_entries', '2ecb35e8-8d98-4d59-8363-a3a6c7e2b72d', 'water_intake_ml', NULL, '500', 'create', 'typed'),
(42, 'dafc0551-a4d2-4cc1-bf78-5280ad7431f8', '2026-11-29T01:43:24.972582Z', 'wellness_entries', '2ecb35e8-8d98-4d59-8363-a3a6c7e2b72d', 'mood_score', NULL, '"3.00"', 'create', 'typed'),
(43, '2f145645-da90-4965-9f1e-428694961d73', '2026-11-29T01:43:25.019630Z', 'module_progress', 'a21dbe5d-c813-4acc-9e56-e58fb4755af0', 'progress_percentage', NULL, '"0.00"', 'create', 'typed'),
(44, '2f145645-da90-4965-9f1e-428694961d73', '2026-11-29T01:43:25.019630Z', 'module_progress', 'a21dbe5d-c813-4acc-9e56-e58fb4755af0', 'completed_topics', NULL, '["a", "b"]', 'create', 'typed'),
(45, '2f145645-da90-4965-9f1e-428694961d73', '2026-11-29T01:43:25.019630Z', 'module_progress', 'a21dbe5d-c813-4acc-9e56-e58fb4755af0', 'current_focus', NULL, '"No"', 'create', 'typed'),
(46, '2f145645-da90-4965-9f1e-428694961d73', '2026-11-29T01:43:25.019630Z', 'module_progress', 'a21dbe5d-c813-4acc-9e56-e58fb4755af0', 'notes', NULL, '"Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀"', 'create', 'typed'),
(47, '2f145645-da90-4965-9f1e-428694961d73', '2026-11-29T01:43:25.019630Z', 'module_progress', 'a21dbe5d-c813-4acc-9e56-e58fb4755af0', 'last_activity', NULL, '"2026-11-29T01:43:25.019630Z"', 'create', 'typed'),
(48, '271f5cb6-3223-4fbb-a140-613f7f3a66a0', '2026-11-29T01:43:25.037707Z', 'conversations', '07aee3bb-2c8e-4d1d-a387-d16a9ad2daea', 'topic', NULL, '"Mine"', 'create', 'typed'),
(49, '271f5cb6-3223-4fbb-a140-613f7f3a66a0', '2026-11-29T01:43:25.037707Z', 'conversations', '07aee3bb-2c8e-4d1d-a387-d16a9ad2daea', 'message_count', NULL, '0', 'create', 'typed'),
(50, 'be6e575c-9c80-4616-8f55-c08a179603ae', '2026-11-29T01:43:25.095973Z', 'messages', '5e128722-7806-4316-9d69-867ba86a09c6', 'id', NULL, '"5e128722-7806-4316-9d69-867ba86a09c6"', 'create', 'typed'),
(51, 'be6e575c-9c80-4616-8f55-c08a179603ae', '2026-11-29T01:43:25.095973Z', 'conversations', '07aee3bb-2c8e-4d1d-a387-d16a9ad2daea', 'message_count', '0', '1', 'set', 'typed'),
(52, '7c29588a-f11a-4845-a6a8-3491c6c7f54e', '2026-11-29T01:43:25.170801Z', 'messages', '21ab88c9-d63a-400c-8a9e-c20799088c05', 'id', NULL, '"21ab88c9-d63a-400c-8a9e-c20799088c05"', 'create', 'typed'),
(53, '7c29588a-f11a-4845-a6a8-3491c6c7f54e', '2026-11-29T01:43:25.170801Z', 'conversations', '07aee3bb-2c8e-4d1d-a387-d16a9ad2daea', 'message_count', '1', '2', 'set', 'typed'),
(54, 'aa5e2167-420d-4eb5-a884-5fe3fb57dbd6', '2026-11-29T01:43:26.692085Z', 'wellness_entries', '2ecb35e8-8d98-4d59-8363-a3a6c7e2b72d', 'date', '"2026-11-03"', NULL, 'delete', 'sync'),
(55, 'aa5e2167-420d-4eb5-a884-5fe3fb57dbd6', '2026-11-29T01:43:26.692085Z', 'wellness_entries', '2ecb35e8-8d98-4d59-8363-a3a6c7e2b72d', 'water_intake_ml', '500', NULL, 'delete', 'sync'),
(56, 'aa5e2167-420d-4eb5-a884-5fe3fb57dbd6', '2026-11-29T01:43:26.692085Z', 'wellness_entries', '2ecb35e8-8d98-4d59-8363-a3a6c7e2b72d', 'mood_score', '"3.00"', NULL, 'delete', 'sync'),
(57, '813ea40d-2f93-47b7-b9fe-2086dac0e480', '2026-11-29T01:43:26.759464Z', 'wellness_entries', '431af538-ee17-40ff-b59d-c36014b9179a', 'mood_score', '"3.00"', '"5.00"', 'set', 'typed'),
(58, '0c7c2213-359c-4d16-9a15-220a067882c6', '2026-11-29T01:43:27.355145Z', 'wellness_entries', '431af538-ee17-40ff-b59d-c36014b9179a', 'energy_level', NULL, '"2.00"', 'set', 'typed'),
(59, 'd7ff4656-6ac1-498f-857a-bd3da01b888d', '2026-11-29T01:43:27.362366Z', 'wellness_entries', '5e601360-ae87-4175-90ac-ecd2c0fde503', 'mood_score', NULL, '"4.00"', 'create', 'typed'),
(60, 'd3b58d0d-5269-4d78-9f02-d4d18e286406', '2026-11-29T01:43:27.911205Z', 'wellness_entries', '5e601360-ae87-4175-90ac-ecd2c0fde503', 'date', '"2026-11-02"', NULL, 'delete', 'typed'),
(61, 'd3b58d0d-5269-4d78-9f02-d4d18e286406', '2026-11-29T01:43:27.911205Z', 'wellness_entries', '5e601360-ae87-4175-90ac-ecd2c0fde503', 'mood_score', '"4.00"', NULL, 'delete', 'typed'),
(62, '7bd70526-fcb7-4253-81ac-fc29fc76ee02', '2026-11-29T01:43:28.504166Z', 'wellness_entries', 'fa6fb0eb-71ff-4425-8bfd-70d90218cd1f', 'mood_score', '"3.00"', '"2.00"', 'set', 'typed'),
(63, 'afc663e3-62fd-40a8-8db1-658f73830a19', '2026-11-29T01:43:28.851620Z', 'wellness_entries', '7e0144ce-0cf5-4a11-8015-d9c1ae34ad6b', 'sleep_hours', NULL, '"6.10"', 'set', 'typed'),
(64, 'afc663e3-62fd-40a8-8db1-658f73830a19', '2026-11-29T01:43:28.851620Z', 'wellness_entries', '7e0144ce-0cf5-4a11-8015-d9c1ae34ad6b', 'nutrition_notes', NULL, '"Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀"', 'set', 'typed'),
(65, '4b0ec973-71aa-4b09-b122-68b8f6c6f76e', '2026-11-29T01:43:28.860243Z', 'wellness_entries', '4a8f7a92-21a4-4a7f-bb39-aacc1d3fa5cc', 'water_intake_ml', '500', '750', 'add', 'typed'),
(66, '4b0ec973-71aa-4b09-b122-68b8f6c6f76e', '2026-11-29T01:43:28.860243Z', 'wellness_entries', '4a8f7a92-21a4-4a7f-bb39-aacc1d3fa5cc', 'exercise_minutes', NULL, '20', 'add', 'typed'),
(67, '96a435fe-a86e-445b-9cc6-b7053a069697', '2026-11-29T01:43:28.871926Z', 'wellness_entries', '915314ec-1f8d-4407-a90d-3748496c6bb6', 'nutrition_notes', NULL, '"' || replace(hex(zeroblob(3000)), '00', 'Oats and rice again. ') || '"', 'create', 'typed'),
(68, '418fe7c5-0688-4ce2-b3ad-e3bd0dfc135d', '2026-11-29T01:43:28.886702Z', 'wellness_entries', 'a9482de9-bce3-4d30-afa8-eb45149a99ea', 'date', '"2026-11-04"', NULL, 'delete', 'typed'),
(69, '418fe7c5-0688-4ce2-b3ad-e3bd0dfc135d', '2026-11-29T01:43:28.886702Z', 'wellness_entries', 'a9482de9-bce3-4d30-afa8-eb45149a99ea', 'water_intake_ml', '500', NULL, 'delete', 'typed'),
(70, '418fe7c5-0688-4ce2-b3ad-e3bd0dfc135d', '2026-11-29T01:43:28.886702Z', 'wellness_entries', 'a9482de9-bce3-4d30-afa8-eb45149a99ea', 'mood_score', '"3.00"', NULL, 'delete', 'typed'),
(71, '4b6f2e23-5be1-4836-9f5c-b63dda409654', '2026-11-29T01:43:28.895145Z', 'wellness_entries', '4a23e5e3-543c-4a86-95b9-33d3a17559e1', 'mood_score', NULL, '"2.50"', 'create', 'typed'),
(72, 'c9109f89-acaa-42d3-ab68-23bb12d51981', '2026-11-29T01:43:28.906379Z', 'module_progress', 'f9a32601-c060-48bb-852a-6372bf4ec5c6', 'progress_percentage', NULL, '"33.33"', 'create', 'typed'),
(73, 'c9109f89-acaa-42d3-ab68-23bb12d51981', '2026-11-29T01:43:28.906379Z', 'module_progress', 'f9a32601-c060-48bb-852a-6372bf4ec5c6', 'completed_topics', NULL, '["one"]', 'create', 'typed'),
(74, 'c9109f89-acaa-42d3-ab68-23bb12d51981', '2026-11-29T01:43:28.906379Z', 'module_progress', 'f9a32601-c060-48bb-852a-6372bf4ec5c6', 'notes', NULL, '"Naps"', 'create', 'typed'),
(75, 'c9109f89-acaa-42d3-ab68-23bb12d51981', '2026-11-29T01:43:28.906379Z', 'module_progress', 'f9a32601-c060-48bb-852a-6372bf4ec5c6', 'last_activity', NULL, '"2026-11-29T01:43:28.906379Z"', 'create', 'typed'),
(76, 'e070fb21-1aed-440c-bead-64b35a80e66e', '2026-11-29T01:43:28.928299Z', 'conversations', '80387a0f-49da-4351-8d93-4e9edb67af44', 'message_count', NULL, '0', 'create', 'typed'),
(77, 'a651aea9-ad69-47b8-a4f8-b926b0e19597', '2026-11-29T01:43:28.945568Z', 'messages', '752026a8-4404-4a9c-b2c7-dcc8cdfe2877', 'id', NULL, '"752026a8-4404-4a9c-b2c7-dcc8cdfe2877"', 'create', 'typed'),
(78, 'a651aea9-ad69-47b8-a4f8-b926b0e19597', '2026-11-29T01:43:28.945568Z', 'conversations', '80387a0f-49da-4351-8d93-4e9edb67af44', 'message_count', '0', '1', 'set', 'typed'),
(79, 'fe9d167a-7a0d-4337-bf8c-d8d8035e9a8b', '2026-11-29T01:43:28.976177Z', 'messages', '9f2b58d1-0d80-4868-b142-93c0fdc0cfec', 'id', NULL, '"9f2b58d1-0d80-4868-b142-93c0fdc0cfec"', 'create', 'typed'),
(80, 'fe9d167a-7a0d-4337-bf8c-d8d8035e9a8b', '2026-11-29T01:43:28.976177Z', 'conversations', '80387a0f-49da-4351-8d93-4e9edb67af44', 'message_count', '1', '2', 'set', 'typed'),
(81, '110deb76-94e1-48f6-b442-b0fdd4de80bc', '2026-11-29T01:43:29.005504Z', 'wellness_entries', '7016a34c-f058-42e0-b768-6ea87c0c09c3', 'mood_score', NULL, '"1.00"', 'create', 'typed'),
(82, '110deb76-94e1-48f6-b442-b0fdd4de80bc', '2026-11-29T01:43:29.005504Z', 'wellness_entries', '7016a34c-f058-42e0-b768-6ea87c0c09c3', 'nutrition_notes', NULL, '"Wrong day"', 'create', 'typed'),
(83, 'e0329e16-f36a-4453-913a-3a792a44ac35', '2026-11-29T01:43:29.039665Z', 'wellness_entries', '7016a34c-f058-42e0-b768-6ea87c0c09c3', 'date', '"2026-10-28"', NULL, 'delete', 'undo'),
(84, 'e0329e16-f36a-4453-913a-3a792a44ac35', '2026-11-29T01:43:29.039665Z', 'wellness_entries', '7016a34c-f058-42e0-b768-6ea87c0c09c3', 'mood_score', '"1.00"', NULL, 'delete', 'undo'),
(85, 'e0329e16-f36a-4453-913a-3a792a44ac35', '2026-11-29T01:43:29.039665Z', 'wellness_entries', '7016a34c-f058-42e0-b768-6ea87c0c09c3', 'nutrition_notes', '"Wrong day"', NULL, 'delete', 'undo'),
(86, '677381a1-bff8-487b-b9ad-e3611c15c68d', '2026-11-29T01:43:29.867881Z', 'wellness_entries', '7e0144ce-0cf5-4a11-8015-d9c1ae34ad6b', 'mood_score', '"3.00"', '"5.00"', 'set', 'typed'),
(87, 'f1ff11d1-ef9c-498c-b686-e8ab65459d80', '2026-11-29T01:43:31.227181Z', 'wellness_entries', '2b08b60f-2233-4afa-9a56-27c967402f7a', 'mood_score', NULL, '"4.00"', 'create', 'typed'),
(88, '987bcf82-5192-4926-819a-0d22d9e2f077', '2026-11-29T01:43:31.235900Z', 'wellness_entries', '0d914281-c54d-4a24-bd81-91a6b6cea066', 'date', '"2026-11-25"', NULL, 'delete', 'typed'),
(89, '987bcf82-5192-4926-819a-0d22d9e2f077', '2026-11-29T01:43:31.235900Z', 'wellness_entries', '0d914281-c54d-4a24-bd81-91a6b6cea066', 'mood_score', '"1.00"', NULL, 'delete', 'typed'),
(90, '987bcf82-5192-4926-819a-0d22d9e2f077', '2026-11-29T01:43:31.235900Z', 'wellness_entries', '0d914281-c54d-4a24-bd81-91a6b6cea066', 'nutrition_notes', '"it''s ''quoted'', \"twice\"; -- DROP TABLE"', NULL, 'delete', 'typed'),
(91, 'f6c26037-ccf4-4b45-bf2f-5712fd99e018', '2026-11-29T01:43:31.240066Z', 'module_progress', 'ddc9e735-44a8-4828-9dd2-7d4512d38899', 'progress_percentage', NULL, '"0.00"', 'create', 'typed'),
(92, 'f6c26037-ccf4-4b45-bf2f-5712fd99e018', '2026-11-29T01:43:31.240066Z', 'module_progress', 'ddc9e735-44a8-4828-9dd2-7d4512d38899', 'completed_topics', NULL, '[]', 'create', 'typed'),
(93, 'f6c26037-ccf4-4b45-bf2f-5712fd99e018', '2026-11-29T01:43:31.240066Z', 'module_progress', 'ddc9e735-44a8-4828-9dd2-7d4512d38899', 'current_focus', NULL, '"One thing"', 'create', 'typed'),
(94, 'f6c26037-ccf4-4b45-bf2f-5712fd99e018', '2026-11-29T01:43:31.240066Z', 'module_progress', 'ddc9e735-44a8-4828-9dd2-7d4512d38899', 'last_activity', NULL, '"2026-11-29T01:43:31.240066Z"', 'create', 'typed'),
(95, '3d0523f8-f078-4506-b856-f6f6dc1e3f0a', '2026-11-29T01:43:32.347144Z', 'wellness_entries', '0d796955-9f31-4418-9ed6-4fa3d6147f66', 'energy_level', NULL, '"4.00"', 'create', 'typed'),
(96, 'd1ee5a0f-8dde-4970-a480-9a860476dc7c', '2026-11-29T01:43:32.355937Z', 'conversations', '10002058-40b1-48f0-a040-c1efccc07571', 'topic', NULL, '"Later"', 'create', 'typed'),
(97, 'd1ee5a0f-8dde-4970-a480-9a860476dc7c', '2026-11-29T01:43:32.355937Z', 'conversations', '10002058-40b1-48f0-a040-c1efccc07571', 'message_count', NULL, '0', 'create', 'typed'),
(98, '60ee7124-cebc-4b4d-bdfe-c7139c77b46f', '2026-11-29T01:43:32.361913Z', 'messages', '898eeb1e-589e-4d04-bf95-10f0732dc067', 'id', NULL, '"898eeb1e-589e-4d04-bf95-10f0732dc067"', 'create', 'typed'),
(99, '60ee7124-cebc-4b4d-bdfe-c7139c77b46f', '2026-11-29T01:43:32.361913Z', 'conversations', '10002058-40b1-48f0-a040-c1efccc07571', 'message_count', '0', '1', 'set', 'typed');
INSERT INTO "meta" ("name", "value") VALUES
('compared_at', '2026-11-29T01:43:32.160504Z'),
('email', '689fb458c7b94330bcc4c8c4836e75a7@example.com'),
('identity', '{"id": "0fa1cd51-00a9-4ba4-a3ad-8494bb1d9360", "counter": 24, "machine": "59b0664f9261a8dd34213c34a4ea71f7"}'),
('lacks', '{"tombstones": "2026-11-29T01:43:19.726983Z"}'),
('last_synced_at', '2026-11-29T01:43:31.208358Z'),
('owner', '01a224f8-73b4-76b4-95ba-cc38023130eb'),
('problem', 'Offline'),
('sentence', 'The connection to the server broke.'),
('server', 'http://127.0.0.1:37219'),
('server_clock', '[-0.014628410339355469, 0.023136615753173828, 1795916611.208313]'),
('swept_at', '2026-11-29T01:43:32.160504Z');
INSERT INTO "pending_change" ("table_name", "row_id", "deleted", "edited_at", "attempts_json", "last_error", "refused", "set_json", "failures", "code", "next_try") VALUES
('conversations', '10002058-40b1-48f0-a040-c1efccc07571', 0, '2026-11-29T01:43:32.361913Z', '[]', NULL, 0, '["message_count", "topic"]', 0, NULL, NULL),
('messages', '898eeb1e-589e-4d04-bf95-10f0732dc067', 0, '2026-11-29T01:43:32.361913Z', '[]', NULL, 0, '[]', 0, NULL, NULL),
('module_progress', 'ddc9e735-44a8-4828-9dd2-7d4512d38899', 0, '2026-11-29T01:43:31.240066Z', '[{"values":{"id":"ddc9e735-44a8-4828-9dd2-7d4512d38899","user_id":"01a224f8-73b4-76b4-95ba-cc38023130eb","module_name":"Focus","progress_percentage":"0.00","completed_topics":[],"current_focus":"One thing","notes":null,"last_activity":"2026-11-29T01:43:31.240066Z"},"base":null,"sent":"2026-11-29T01:43:31.392991Z","failed":"2026-11-29T01:43:31.448402Z","unsure":0.037806,"matched_none":false},{"values":{"id":"ddc9e735-44a8-4828-9dd2-7d4512d38899","user_id":"01a224f8-73b4-76b4-95ba-cc38023130eb","module_name":"Focus","progress_percentage":"0.00","completed_topics":[],"current_focus":"One thing","notes":null,"last_activity":"2026-11-29T01:43:31.240066Z"},"base":null,"sent":"2026-11-29T01:43:32.158796Z","failed":"2026-11-29T01:43:32.232727Z","unsure":0.037958,"matched_none":false}]', 'The connection to the server broke.', 0, '["completed_topics", "current_focus", "last_activity", "progress_percentage"]', 2, 'unanswered', NULL),
('wellness_entries', '0d796955-9f31-4418-9ed6-4fa3d6147f66', 0, '2026-11-29T01:43:32.347144Z', '[]', NULL, 0, '["energy_level"]', 0, NULL, NULL),
('wellness_entries', '0d914281-c54d-4a24-bd81-91a6b6cea066', 1, '2026-11-29T01:43:31.235900Z', '[]', 'The connection to the server broke.', 0, '[]', 2, 'unanswered', NULL),
('wellness_entries', '2b08b60f-2233-4afa-9a56-27c967402f7a', 0, '2026-11-29T01:43:31.227181Z', '[{"values":{"id":"2b08b60f-2233-4afa-9a56-27c967402f7a","user_id":"01a224f8-73b4-76b4-95ba-cc38023130eb","date":"2026-10-27","sleep_hours":null,"water_intake_ml":null,"exercise_minutes":null,"meditation_minutes":null,"mood_score":"4.00","energy_level":null,"nutrition_notes":null},"base":null,"sent":"2026-11-29T01:43:31.533948Z","failed":"2026-11-29T01:43:31.581429Z","unsure":0.037834,"matched_none":false},{"values":{"id":"2b08b60f-2233-4afa-9a56-27c967402f7a","user_id":"01a224f8-73b4-76b4-95ba-cc38023130eb","date":"2026-10-27","sleep_hours":null,"water_intake_ml":null,"exercise_minutes":null,"meditation_minutes":null,"mood_score":"4.00","energy_level":null,"nutrition_notes":null},"base":null,"sent":"2026-11-29T01:43:32.224700Z","failed":"2026-11-29T01:43:32.267580Z","unsure":0.037971,"matched_none":false}]', 'The connection to the server broke.', 0, '["mood_score"]', 2, 'unanswered', NULL),
('wellness_entries', 'fa6fb0eb-71ff-4425-8bfd-70d90218cd1f', 0, '2026-11-29T01:43:28.504166Z', '[]', '["The server refused: {words} ({code}).", {"words": "“numeric field overflow”", "code": "22003"}]', 1, '["mood_score"]', 1, '22003', NULL);
INSERT INTO "unreadable" ("table_name", "row_id", "row_json", "reason", "version", "columns_json") VALUES
('wellness_entries', '6a5edab2-cbe7-4cdc-94b2-252452c5de3a', '{"id": "6a5edab2-cbe7-4cdc-94b2-252452c5de3a", "user_id": "01a224f8-73b4-76b4-95ba-cc38023130eb", "date": "infinity", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": null, "energy_level": null, "nutrition_notes": null, "created_at": "2026-11-29 01:43:21.249+00", "updated_at": "2026-11-29 01:43:21.249+00"}', 'The server''s version of this row holds a value that this program can''t show.', '2026-11-29 01:43:21.249+00', '[]');
INSERT INTO "users" ("id", "email", "full_name", "avatar_url", "timezone", "created_at", "updated_at") VALUES
('01a224f8-73b4-76b4-95ba-cc38023130eb', '689fb458c7b94330bcc4c8c4836e75a7@example.com', NULL, NULL, 'UTC', '2026-11-29T01:43:12.724000Z', '2026-11-29T01:43:12.724000Z');
INSERT INTO "ghost" ("table_name", "row_id", "attempts_json", "at") VALUES
('messages', '752026a8-4404-4a9c-b2c7-dcc8cdfe2877', '[{"values":{"id":"752026a8-4404-4a9c-b2c7-dcc8cdfe2877","conversation_id":"80387a0f-49da-4351-8d93-4e9edb67af44","role":"user","content":"Unsent","tokens_used":null,"created_at":"2026-11-29T01:43:28.945568Z"},"base":null,"sent":"2026-11-29T01:43:30.387518Z","failed":"2026-11-29T01:43:30.478853Z","unsure":0.037603,"matched_none":false},{"values":{"id":"752026a8-4404-4a9c-b2c7-dcc8cdfe2877","conversation_id":"80387a0f-49da-4351-8d93-4e9edb67af44","role":"user","content":"Unsent","tokens_used":null,"created_at":"2026-11-29T01:43:28.945568Z"},"base":null,"sent":"2026-11-29T01:43:30.494266Z","failed":"2026-11-29T01:43:30.561701Z","unsure":0.037624,"matched_none":false}]', '2026-11-29T01:43:30.966813Z'),
('messages', '9f2b58d1-0d80-4868-b142-93c0fdc0cfec', '[{"values":{"id":"9f2b58d1-0d80-4868-b142-93c0fdc0cfec","conversation_id":"80387a0f-49da-4351-8d93-4e9edb67af44","role":"user","content":"Two","tokens_used":null,"created_at":"2026-11-29T01:43:28.976177Z"},"base":null,"sent":"2026-11-29T01:43:30.387544Z","failed":"2026-11-29T01:43:30.478853Z","unsure":0.037602,"matched_none":false},{"values":{"id":"9f2b58d1-0d80-4868-b142-93c0fdc0cfec","conversation_id":"80387a0f-49da-4351-8d93-4e9edb67af44","role":"user","content":"Two","tokens_used":null,"created_at":"2026-11-29T01:43:28.976177Z"},"base":null,"sent":"2026-11-29T01:43:30.536327Z","failed":"2026-11-29T01:43:30.603110Z","unsure":0.037632,"matched_none":false}]', '2026-11-29T01:43:30.966813Z'),
('wellness_entries', '431af538-ee17-40ff-b59d-c36014b9179a', '[{"values":{"energy_level":"2.00"},"base":"2026-11-29 01:43:27.148+00","sent":"2026-11-29T01:43:27.770374Z","failed":"2026-11-29T01:43:27.819053Z","unsure":0.026183,"matched_none":false},{"values":{"energy_level":"2.00"},"base":"2026-11-29 01:43:27.148+00","sent":"2026-11-29T01:43:28.334903Z","failed":null,"unsure":0.026297,"matched_none":false}]', '2026-11-29T01:43:28.416568Z'),
('wellness_entries', '4a23e5e3-543c-4a86-95b9-33d3a17559e1', '[{"values":{"id":"4a23e5e3-543c-4a86-95b9-33d3a17559e1","user_id":"01a224f8-73b4-76b4-95ba-cc38023130eb","date":"2026-10-29","sleep_hours":null,"water_intake_ml":null,"exercise_minutes":null,"meditation_minutes":null,"mood_score":"2.50","energy_level":null,"nutrition_notes":null},"base":null,"sent":"2026-11-29T01:43:29.496800Z","failed":"2026-11-29T01:43:29.605318Z","unsure":0.026529,"matched_none":false},{"values":{"id":"4a23e5e3-543c-4a86-95b9-33d3a17559e1","user_id":"01a224f8-73b4-76b4-95ba-cc38023130eb","date":"2026-10-29","sleep_hours":null,"water_intake_ml":null,"exercise_minutes":null,"meditation_minutes":null,"mood_score":"2.50","energy_level":null,"nutrition_notes":null},"base":null,"sent":"2026-11-29T01:43:29.629281Z","failed":"2026-11-29T01:43:29.681269Z","unsure":0.026554,"matched_none":false}]', '2026-11-29T01:43:30.015775Z'),
('wellness_entries', '5e601360-ae87-4175-90ac-ecd2c0fde503', '[{"values":{"id":"5e601360-ae87-4175-90ac-ecd2c0fde503","user_id":"01a224f8-73b4-76b4-95ba-cc38023130eb","date":"2026-11-02","sleep_hours":null,"water_intake_ml":null,"exercise_minutes":null,"meditation_minutes":null,"mood_score":"4.00","energy_level":null,"nutrition_notes":null},"base":null,"sent":"2026-11-29T01:43:27.715728Z","failed":"2026-11-29T01:43:27.748686Z","unsure":0.026172,"matched_none":false}]', '2026-11-29T01:43:28.277286Z'),
('wellness_entries', '915314ec-1f8d-4407-a90d-3748496c6bb6', '[{"values":{"id":"915314ec-1f8d-4407-a90d-3748496c6bb6","user_id":"01a224f8-73b4-76b4-95ba-cc38023130eb","date":"2026-11-24","sleep_hours":null,"water_intake_ml":null,"exercise_minutes":null,"meditation_minutes":null,"mood_score":null,"energy_level":null,"nutrition_notes":"' || replace(hex(zeroblob(3000)), '00', 'Oats and rice again. ') || '"},"base":null,"sent":"2026-11-29T01:43:29.496761Z","failed":"2026-11-29T01:43:29.605318Z","unsure":0.026528,"matched_none":false},{"values":{"id":"915314ec-1f8d-4407-a90d-3748496c6bb6","user_id":"01a224f8-73b4-76b4-95ba-cc38023130eb","date":"2026-11-24","sleep_hours":null,"water_intake_ml":null,"exercise_minutes":null,"meditation_minutes":null,"mood_score":null,"energy_level":null,"nutrition_notes":"' || replace(hex(zeroblob(3000)), '00', 'Oats and rice again. ') || '"},"base":null,"sent":"2026-11-29T01:43:29.584862Z","failed":"2026-11-29T01:43:29.632703Z","unsure":0.026546,"matched_none":false}]', '2026-11-29T01:43:30.015775Z');
INSERT INTO "cycle" ("id", "started_at", "ended_at", "pushed", "pulled", "conflicts", "requests", "problem") VALUES
(1, '2026-11-29T01:43:18.009165Z', '2026-11-29T01:43:20.633184Z', 4, 1, 0, 12, ''),
(2, '2026-11-29T01:43:22.508088Z', '2026-11-29T01:43:23.575891Z', 1, 12, 0, 11, ''),
(3, '2026-11-29T01:43:24.127077Z', '2026-11-29T01:43:24.840026Z', 3, 3, 3, 8, ''),
(4, '2026-11-29T01:43:25.193395Z', '2026-11-29T01:43:26.039971Z', 11, 0, 0, 9, ''),
(5, '2026-11-29T01:43:26.244812Z', '2026-11-29T01:43:26.749040Z', 0, 0, 0, 5, ''),
(6, '2026-11-29T01:43:26.778322Z', '2026-11-29T01:43:27.332636Z', 0, 0, 0, 6, 'The connection to the server broke.'),
(7, '2026-11-29T01:43:27.373253Z', '2026-11-29T01:43:27.899776Z', 0, 1, 0, 8, 'The connection to the server broke.'),
(8, '2026-11-29T01:43:27.932933Z', '2026-11-29T01:43:28.487513Z', 2, 0, 0, 6, ''),
(9, '2026-11-29T01:43:29.113358Z', '2026-11-29T01:43:29.863617Z', 0, 0, 0, 13, 'The connection to the server broke.'),
(10, '2026-11-29T01:43:29.873365Z', '2026-11-29T01:43:30.739308Z', 0, 6, 0, 16, 'The connection to the server broke.'),
(11, '2026-11-29T01:43:30.748278Z', '2026-11-29T01:43:31.219787Z', 0, 3, 0, 6, ''),
(12, '2026-11-29T01:43:31.249840Z', '2026-11-29T01:43:31.724056Z', 0, 0, 0, 8, 'The connection to the server broke.'),
(13, '2026-11-29T01:43:32.006493Z', '2026-11-29T01:43:32.333785Z', 0, 0, 0, 9, 'The connection to the server broke.');
INSERT INTO "note" ("number", "entry_id") VALUES
(1, '7e95168a-456a-4d3f-9ab0-69803bc161bf'),
(2, '042579f1-d8d1-4ed6-b326-1de781907fab'),
(4, '298009f3-c0b8-4e15-9136-fee297c40625'),
(5, '7e0144ce-0cf5-4a11-8015-d9c1ae34ad6b'),
(6, '915314ec-1f8d-4407-a90d-3748496c6bb6');
INSERT INTO "note_index" ("rowid", "folded") VALUES
(1, 'haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “aou” 飲み物 😀'),
(2, 'one' || char(9) || 'two' || char(13) || char(10) || 'three ' || char(1) || char(7) || char(27) || '[31m' || char(127) || ' ' || char(8203) || char(173) || char(8238)),
(4, 'later'),
(5, 'haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “aou” 飲み物 😀'),
(6, replace(hex(zeroblob(3000)), '00', 'oats and rice again. '));
INSERT INTO "skipped_day" ("date") VALUES
('2026-10-18'),
('2026-10-19');
INSERT INTO "conversations" ("id", "user_id", "module_name", "topic", "message_count", "created_at", "updated_at") VALUES
('07aee3bb-2c8e-4d1d-a387-d16a9ad2daea', '01a224f8-73b4-76b4-95ba-cc38023130eb', 'identity', 'Mine', 2, '2026-11-29T01:43:25.680000Z', '2026-11-29T01:43:25.680000Z'),
('10002058-40b1-48f0-a040-c1efccc07571', '01a224f8-73b4-76b4-95ba-cc38023130eb', 'habits', 'Later', 1, '2026-11-29T01:43:32.355937Z', '2026-11-29T01:43:32.361913Z'),
('80387a0f-49da-4351-8d93-4e9edb67af44', '01a224f8-73b4-76b4-95ba-cc38023130eb', 'habits', NULL, 2, '2026-11-29T01:43:29.697000Z', '2026-11-29T01:43:29.697000Z'),
('dbab8470-fe9d-4b58-9e28-d823d4cc0097', '01a224f8-73b4-76b4-95ba-cc38023130eb', 'identity', 'Roots 🌱', 6, '2026-11-29T01:43:21.942000Z', '2026-11-29T01:43:23.411000Z');
INSERT INTO "module_progress" ("id", "user_id", "module_name", "progress_percentage", "completed_topics", "current_focus", "notes", "last_activity", "created_at", "updated_at") VALUES
('34e0095e-f613-40a1-919c-9a2300117469', '01a224f8-73b4-76b4-95ba-cc38023130eb', 'Mindful eating', '50.00', '[]', NULL, NULL, NULL, '2026-11-29T01:43:21.584000Z', '2026-11-29T01:43:21.584000Z'),
('8afd7452-d957-409a-8f86-8372a8d4c8cb', '01a224f8-73b4-76b4-95ba-cc38023130eb', 'Sleep', '12.50', '[]', NULL, NULL, NULL, '2026-11-29T01:43:21.438000Z', '2026-11-29T01:43:21.438000Z'),
('a21dbe5d-c813-4acc-9e56-e58fb4755af0', '01a224f8-73b4-76b4-95ba-cc38023130eb', 'Boundaries', '0.00', '["a", "b"]', 'No', 'Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀', '2026-11-29T01:43:25.019630Z', '2026-11-29T01:43:25.533000Z', '2026-11-29T01:43:25.533000Z'),
('b049f0a8-0827-46bf-bafc-b587c7c04e3c', '01a224f8-73b4-76b4-95ba-cc38023130eb', 'Movement', '100.00', '[]', NULL, NULL, NULL, '2026-11-29T01:43:21.751000Z', '2026-11-29T01:43:21.751000Z'),
('ddc9e735-44a8-4828-9dd2-7d4512d38899', '01a224f8-73b4-76b4-95ba-cc38023130eb', 'Focus', '0.00', '[]', 'One thing', NULL, '2026-11-29T01:43:31.240066Z', '2026-11-29T01:43:31.240066Z', '2026-11-29T01:43:31.240066Z'),
('f9a32601-c060-48bb-852a-6372bf4ec5c6', '01a224f8-73b4-76b4-95ba-cc38023130eb', 'Rest', '33.33', '["one"]', NULL, 'Naps', '2026-11-29T01:43:28.906379Z', '2026-11-29T01:43:29.347000Z', '2026-11-29T01:43:29.347000Z');
INSERT INTO "wellness_entries" ("id", "user_id", "date", "sleep_hours", "water_intake_ml", "exercise_minutes", "meditation_minutes", "mood_score", "energy_level", "nutrition_notes", "created_at", "updated_at") VALUES
('042579f1-d8d1-4ed6-b326-1de781907fab', '01a224f8-73b4-76b4-95ba-cc38023130eb', '2026-11-26', NULL, NULL, NULL, NULL, '1.00', NULL, 'one' || char(9) || 'two' || char(13) || char(10) || 'three ' || char(1) || char(7) || char(27) || '[31m' || char(127) || ' ' || char(8203) || char(173) || char(8238), '2026-11-29T01:43:20.448000Z', '2026-11-29T01:43:24.655000Z'),
('0d796955-9f31-4418-9ed6-4fa3d6147f66', '01a224f8-73b4-76b4-95ba-cc38023130eb', '2026-10-26', NULL, NULL, NULL, NULL, NULL, '4.00', NULL, '2026-11-29T01:43:32.347144Z', '2026-11-29T01:43:32.347144Z'),
('298009f3-c0b8-4e15-9136-fee297c40625', '01a224f8-73b4-76b4-95ba-cc38023130eb', '2200-12-31', NULL, NULL, NULL, NULL, NULL, NULL, 'Later', '2026-11-29T01:43:21.054000Z', '2026-11-29T01:43:21.054000Z'),
('2b08b60f-2233-4afa-9a56-27c967402f7a', '01a224f8-73b4-76b4-95ba-cc38023130eb', '2026-10-27', NULL, NULL, NULL, NULL, '4.00', NULL, NULL, '2026-11-29T01:43:31.227181Z', '2026-11-29T01:43:31.227181Z'),
('431af538-ee17-40ff-b59d-c36014b9179a', '01a224f8-73b4-76b4-95ba-cc38023130eb', '2026-11-08', NULL, 500, NULL, NULL, '5.00', '2.00', NULL, '2026-11-29T01:43:25.599000Z', '2026-11-29T01:43:28.393000Z'),
('4a23e5e3-543c-4a86-95b9-33d3a17559e1', '01a224f8-73b4-76b4-95ba-cc38023130eb', '2026-10-29', NULL, NULL, NULL, NULL, '2.50', NULL, NULL, '2026-11-29T01:43:29.562000Z', '2026-11-29T01:43:29.562000Z'),
('4a8f7a92-21a4-4a7f-bb39-aacc1d3fa5cc', '01a224f8-73b4-76b4-95ba-cc38023130eb', '2026-11-05', NULL, 750, 20, NULL, '3.00', NULL, NULL, '2026-11-29T01:43:25.599000Z', '2026-11-29T01:43:29.821000Z'),
('5babbff6-b694-48e8-b65c-a847e22b149a', '01a224f8-73b4-76b4-95ba-cc38023130eb', '2026-11-23', '7.26', 250, NULL, NULL, NULL, '0.01', NULL, '2026-11-29T01:43:20.448000Z', '2026-11-29T01:43:20.448000Z'),
('7e0144ce-0cf5-4a11-8015-d9c1ae34ad6b', '01a224f8-73b4-76b4-95ba-cc38023130eb', '2026-11-06', '6.10', 500, NULL, NULL, '5.00', NULL, 'Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀', '2026-11-29T01:43:25.599000Z', '2026-11-29T01:43:30.660000Z'),
('7e95168a-456a-4d3f-9ab0-69803bc161bf', '01a224f8-73b4-76b4-95ba-cc38023130eb', '2026-11-27', NULL, NULL, NULL, NULL, '4.00', NULL, 'Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀', '2026-11-29T01:43:20.448000Z', '2026-11-29T01:43:25.900000Z'),
('885c11da-10ec-4bda-ab55-929394795180', '01a224f8-73b4-76b4-95ba-cc38023130eb', '1900-01-01', '8.00', NULL, NULL, NULL, NULL, NULL, NULL, '2026-11-29T01:43:20.859000Z', '2026-11-29T01:43:20.859000Z'),
('915314ec-1f8d-4407-a90d-3748496c6bb6', '01a224f8-73b4-76b4-95ba-cc38023130eb', '2026-11-24', NULL, NULL, NULL, NULL, NULL, NULL, replace(hex(zeroblob(3000)), '00', 'Oats and rice again. '), '2026-11-29T01:43:29.562000Z', '2026-11-29T01:43:29.562000Z'),
('fa6fb0eb-71ff-4425-8bfd-70d90218cd1f', '01a224f8-73b4-76b4-95ba-cc38023130eb', '2026-11-07', NULL, 500, NULL, NULL, '2.00', NULL, NULL, '2026-11-29T01:43:25.599000Z', '2026-11-29T01:43:28.504166Z');
INSERT INTO "messages" ("id", "conversation_id", "role", "content", "tokens_used", "created_at") VALUES
('21ab88c9-d63a-400c-8a9e-c20799088c05', '07aee3bb-2c8e-4d1d-a387-d16a9ad2daea', 'user', 'one' || char(9) || 'two' || char(13) || char(10) || 'three ' || char(1) || char(7) || char(27) || '[31m' || char(127) || ' ' || char(8203) || char(173) || char(8238), NULL, '2026-11-29T01:43:25.170801Z'),
('294706e5-bc10-453d-9f6e-ab6d32f2cd8f', 'dbab8470-fe9d-4b58-9e28-d823d4cc0097', 'user', '2 Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀', NULL, '2026-11-29T01:43:22.173000Z'),
('2b7f83ee-f775-4865-b65f-32cf519a5617', 'dbab8470-fe9d-4b58-9e28-d823d4cc0097', 'assistant', '1 Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀', 1, '2026-11-29T01:43:22.101000Z'),
('3d2efe2c-eb57-47c6-bcaa-d14973e74b9a', 'dbab8470-fe9d-4b58-9e28-d823d4cc0097', 'user', '0 Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀', NULL, '2026-11-29T01:43:22.015000Z'),
('5e128722-7806-4316-9d69-867ba86a09c6', '07aee3bb-2c8e-4d1d-a387-d16a9ad2daea', 'user', 'Hello', NULL, '2026-11-29T01:43:25.095973Z'),
('752026a8-4404-4a9c-b2c7-dcc8cdfe2877', '80387a0f-49da-4351-8d93-4e9edb67af44', 'user', 'Unsent', NULL, '2026-11-29T01:43:28.945568Z'),
('898eeb1e-589e-4d04-bf95-10f0732dc067', '10002058-40b1-48f0-a040-c1efccc07571', 'user', 'Three', NULL, '2026-11-29T01:43:32.361913Z'),
('97b8e75b-11d4-4223-99e5-416ec832daa0', 'dbab8470-fe9d-4b58-9e28-d823d4cc0097', 'user', '4 Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀', NULL, '2026-11-29T01:43:22.338000Z'),
('9f2b58d1-0d80-4868-b142-93c0fdc0cfec', '80387a0f-49da-4351-8d93-4e9edb67af44', 'user', 'Two', NULL, '2026-11-29T01:43:28.976177Z'),
('bbf8e450-3aeb-4e5b-ba8b-acd357b1c1ca', 'dbab8470-fe9d-4b58-9e28-d823d4cc0097', 'assistant', '5 Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀', 5, '2026-11-29T01:43:22.439000Z'),
('ea7748fa-53c4-4b31-a7bc-7efa4f249d66', 'dbab8470-fe9d-4b58-9e28-d823d4cc0097', 'assistant', '3 Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀', 3, '2026-11-29T01:43:22.256000Z');
INSERT INTO "removed" ("id", "removed_at", "table_name", "row_id", "column", "value_json", "reason", "restored_at") VALUES
(1, '2026-11-29T01:43:26.692085Z', 'wellness_entries', '2ecb35e8-8d98-4d59-8363-a3a6c7e2b72d', NULL, '{"id": "2ecb35e8-8d98-4d59-8363-a3a6c7e2b72d", "user_id": "01a224f8-73b4-76b4-95ba-cc38023130eb", "date": "2026-11-03", "sleep_hours": null, "water_intake_ml": 500, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "3.00", "energy_level": null, "nutrition_notes": null, "created_at": "2026-11-29T01:43:25.599000Z", "updated_at": "2026-11-29T01:43:25.599000Z"}', 'The server no longer has it.', NULL);
CREATE INDEX journal_row_idx ON journal (table_name, row_id);
CREATE INDEX users_email_idx ON users (email);
CREATE INDEX base_gone_idx ON base (table_name) WHERE gone;
CREATE INDEX journal_gone_idx ON journal (old_json) WHERE "column" = 'date';
CREATE INDEX journal_edit_idx ON journal (edit_id);
CREATE INDEX conflict_settled_idx ON conflict (settled_by);
CREATE INDEX conversations_module_idx ON conversations (module_name);
CREATE INDEX conversations_user_idx ON conversations (user_id);
CREATE INDEX progress_module_idx ON module_progress (module_name);
CREATE INDEX progress_user_module_idx ON module_progress (user_id, module_name);
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
CREATE INDEX messages_conversation_idx ON messages (conversation_id);
CREATE INDEX messages_created_idx ON messages (created_at);
CREATE INDEX removed_at_idx ON removed (removed_at);
PRAGMA user_version = 6;
