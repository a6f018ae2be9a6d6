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
CREATE TABLE "messages" (
    id TEXT NOT NULL,
    conversation_id TEXT NOT NULL,
    role TEXT NOT NULL,
    content TEXT NOT NULL,
    tokens_used INTEGER,
    created_at TEXT,
    CONSTRAINT messages_role_check CHECK (role IN ('user', 'assistant')),
    FOREIGN KEY(conversation_id) REFERENCES conversations (id) ON UPDATE CASCADE
);
CREATE TABLE imported (
    id INTEGER NOT NULL,
    source TEXT NOT NULL,
    date DATE NOT NULL,
    values_json TEXT NOT NULL,
    day_off BOOLEAN DEFAULT 0 NOT NULL,
    edit_id TEXT NOT NULL,
    undone BOOLEAN DEFAULT 0 NOT NULL,
    PRIMARY KEY (id)
);
CREATE TABLE file_mapping (
    source TEXT NOT NULL,
    mapping_json TEXT NOT NULL,
    used_at TEXT NOT NULL,
    PRIMARY KEY (source)
);
INSERT INTO "base" ("table_name", "row_id", "version", "values_json", "gone") VALUES
('conversations', '717d30ca-42a1-4dae-93b6-a959f224bfdc', '2026-11-29 23:15:51.114+00', '{"id": "717d30ca-42a1-4dae-93b6-a959f224bfdc", "user_id": "01a22997-a59e-71db-b852-363b4cddf025", "module_name": "identity", "topic": "Roots 🌱", "message_count": 6, "created_at": "2026-11-29T23:15:48.397000Z", "updated_at": "2026-11-29T23:15:51.114000Z"}', 0),
('conversations', '80b6e9a0-b7ff-4e23-9575-dc9baa723581', '2026-11-29 23:15:55.732+00', '{"id":"80b6e9a0-b7ff-4e23-9575-dc9baa723581","user_id":"01a22997-a59e-71db-b852-363b4cddf025","module_name":"identity","topic":"Mine","message_count":2,"created_at":"2026-11-29T23:15:55.732000Z","updated_at":"2026-11-29T23:15:55.732000Z"}', 0),
('conversations', 'fcfc3c6e-b0b3-40e6-b0c0-2936f1d8b3be', '2026-11-29 23:16:04.51+00', '{"id": "fcfc3c6e-b0b3-40e6-b0c0-2936f1d8b3be", "user_id": "01a22997-a59e-71db-b852-363b4cddf025", "module_name": "habits", "topic": null, "message_count": 2, "created_at": "2026-11-29T23:16:04.510000Z", "updated_at": "2026-11-29T23:16:04.510000Z"}', 0),
('module_progress', '0901fcfd-7140-42d5-b11e-90d3938271c9', '2026-11-29 23:15:47.759+00', '{"id": "0901fcfd-7140-42d5-b11e-90d3938271c9", "user_id": "01a22997-a59e-71db-b852-363b4cddf025", "module_name": "Sleep", "progress_percentage": "12.50", "completed_topics": [], "current_focus": null, "notes": null, "last_activity": null, "created_at": "2026-11-29T23:15:47.759000Z", "updated_at": "2026-11-29T23:15:47.759000Z"}', 0),
('module_progress', '17149370-4f31-4d04-93b2-de8012fce3aa', '2026-11-29 23:15:55.399+00', '{"id": "17149370-4f31-4d04-93b2-de8012fce3aa", "user_id": "01a22997-a59e-71db-b852-363b4cddf025", "module_name": "Boundaries", "progress_percentage": "0.00", "completed_topics": ["a", "b"], "current_focus": "No", "notes": "Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀", "last_activity": "2026-11-29T23:15:54.543793Z", "created_at": "2026-11-29T23:15:55.399000Z", "updated_at": "2026-11-29T23:15:55.399000Z"}', 0),
('module_progress', '5195ae58-906d-4039-8ef9-5bf39b133763', '2026-11-29 23:15:48.238+00', '{"id": "5195ae58-906d-4039-8ef9-5bf39b133763", "user_id": "01a22997-a59e-71db-b852-363b4cddf025", "module_name": "Movement", "progress_percentage": "100.00", "completed_topics": [], "current_focus": null, "notes": null, "last_activity": null, "created_at": "2026-11-29T23:15:48.238000Z", "updated_at": "2026-11-29T23:15:48.238000Z"}', 0),
('module_progress', '5279ab09-0fcb-4fb0-99c2-bbb948216d93', '2026-11-29 23:16:02.997+00', '{"id": "5279ab09-0fcb-4fb0-99c2-bbb948216d93", "user_id": "01a22997-a59e-71db-b852-363b4cddf025", "module_name": "Rest", "progress_percentage": "33.33", "completed_topics": ["one"], "current_focus": null, "notes": "Naps", "last_activity": "2026-11-29T23:16:01.869665Z", "created_at": "2026-11-29T23:16:02.997000Z", "updated_at": "2026-11-29T23:16:02.997000Z"}', 0),
('module_progress', '71fdc5e3-0adf-4785-9e55-42f9f629f0a8', '2026-11-29 23:15:48.007+00', '{"id": "71fdc5e3-0adf-4785-9e55-42f9f629f0a8", "user_id": "01a22997-a59e-71db-b852-363b4cddf025", "module_name": "Mindful eating", "progress_percentage": "50.00", "completed_topics": [], "current_focus": null, "notes": null, "last_activity": null, "created_at": "2026-11-29T23:15:48.007000Z", "updated_at": "2026-11-29T23:15:48.007000Z"}', 0),
('users', '01a22997-a59e-71db-b852-363b4cddf025', '2026-11-29 23:15:35.252+00', '{"id": "01a22997-a59e-71db-b852-363b4cddf025", "email": "c7c33fad782443acaabe4aa32b9b1a86@example.com", "full_name": null, "avatar_url": null, "timezone": "UTC", "created_at": "2026-11-29T23:15:35.252000Z", "updated_at": "2026-11-29T23:15:35.252000Z"}', 0),
('wellness_entries', '229a36f9-8137-48a8-877b-99cba4af39ed', '2026-11-29 23:15:53.749+00', '{"id": "229a36f9-8137-48a8-877b-99cba4af39ed", "user_id": "01a22997-a59e-71db-b852-363b4cddf025", "date": "2026-11-27", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "1.00", "energy_level": null, "nutrition_notes": "one\ttwo\r\nthree \u0001\u0007\u001b[31m' || char(127) || ' ' || char(8203) || char(173) || char(8238) || '", "created_at": "2026-11-29T23:15:46.902000Z", "updated_at": "2026-11-29T23:15:53.749000Z"}', 0),
('wellness_entries', '3f54954a-0ef7-44c9-ab5e-13dce5c8d7d4', '2026-11-29 23:15:53.506+00', '{"id": "3f54954a-0ef7-44c9-ab5e-13dce5c8d7d4", "user_id": "01a22997-a59e-71db-b852-363b4cddf025", "date": "2026-11-28", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "1.00", "energy_level": null, "nutrition_notes": "Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀", "created_at": "2026-11-29T23:15:46.902000Z", "updated_at": "2026-11-29T23:15:53.506000Z"}', 0),
('wellness_entries', '5118ea2b-e4fc-4277-8423-13f3120cecab', '2026-11-29 23:16:00.876+00', '{"id": "5118ea2b-e4fc-4277-8423-13f3120cecab", "user_id": "01a22997-a59e-71db-b852-363b4cddf025", "date": "2026-11-09", "sleep_hours": null, "water_intake_ml": 500, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "5.00", "energy_level": "2.00", "nutrition_notes": null, "created_at": "2026-11-29T23:15:55.572000Z", "updated_at": "2026-11-29T23:16:00.876000Z"}', 0),
('wellness_entries', '591e19ff-0f25-4c21-8af1-283580c6da40', '2026-11-29 23:16:03.48+00', '{"id": "591e19ff-0f25-4c21-8af1-283580c6da40", "user_id": "01a22997-a59e-71db-b852-363b4cddf025", "date": "2026-11-25", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": null, "energy_level": null, "nutrition_notes": "' || replace(hex(zeroblob(3000)), '00', 'Oats and rice again. ') || '", "created_at": "2026-11-29T23:16:03.480000Z", "updated_at": "2026-11-29T23:16:03.480000Z"}', 0),
('wellness_entries', '7abf98a1-8f44-422b-b930-38598beefb0e', '2026-11-29 23:16:06.795+00', '{"id": "7abf98a1-8f44-422b-b930-38598beefb0e", "user_id": "01a22997-a59e-71db-b852-363b4cddf025", "date": "2026-11-07", "sleep_hours": "6.10", "water_intake_ml": 500, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "5.00", "energy_level": null, "nutrition_notes": "Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀", "created_at": "2026-11-29T23:15:55.572000Z", "updated_at": "2026-11-29T23:16:06.795000Z"}', 0),
('wellness_entries', '806bd682-adfd-40af-8510-de055919763c', '2026-11-29 23:15:56.144+00', '{"id": "806bd682-adfd-40af-8510-de055919763c", "user_id": "01a22997-a59e-71db-b852-363b4cddf025", "date": "2026-11-26", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "4.00", "energy_level": null, "nutrition_notes": "it''s ''quoted'', \"twice\"; -- DROP TABLE", "created_at": "2026-11-29T23:15:46.902000Z", "updated_at": "2026-11-29T23:15:56.144000Z"}', 0),
('wellness_entries', '89bdfab9-1fc9-4553-9066-4aee6e044c68', '2026-11-29 23:15:47.201+00', '{"id": "89bdfab9-1fc9-4553-9066-4aee6e044c68", "user_id": "01a22997-a59e-71db-b852-363b4cddf025", "date": "1900-01-01", "sleep_hours": "8.00", "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": null, "energy_level": null, "nutrition_notes": null, "created_at": "2026-11-29T23:15:47.201000Z", "updated_at": "2026-11-29T23:15:47.201000Z"}', 0),
('wellness_entries', '9066f87e-644c-4883-a821-75eb856dc995', '2026-11-29 23:15:55.572+00', '{"id":"9066f87e-644c-4883-a821-75eb856dc995","user_id":"01a22997-a59e-71db-b852-363b4cddf025","date":"2026-11-08","sleep_hours":null,"water_intake_ml":500,"exercise_minutes":null,"meditation_minutes":null,"mood_score":"3.00","energy_level":null,"nutrition_notes":null,"created_at":"2026-11-29T23:15:55.572000Z","updated_at":"2026-11-29T23:15:55.572000Z"}', 0),
('wellness_entries', '93c1a658-99e3-491f-a253-344c82ada0b2', '2026-11-29 23:15:47.35+00', '{"id": "93c1a658-99e3-491f-a253-344c82ada0b2", "user_id": "01a22997-a59e-71db-b852-363b4cddf025", "date": "2200-12-31", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": null, "energy_level": null, "nutrition_notes": "Later", "created_at": "2026-11-29T23:15:47.350000Z", "updated_at": "2026-11-29T23:15:47.350000Z"}', 0),
('wellness_entries', 'a738cb7a-f6f4-4a2f-90ce-079e26bdcccd', '2026-11-29 23:16:04.744+00', '{"id": "a738cb7a-f6f4-4a2f-90ce-079e26bdcccd", "user_id": "01a22997-a59e-71db-b852-363b4cddf025", "date": "2026-11-06", "sleep_hours": null, "water_intake_ml": 750, "exercise_minutes": 20, "meditation_minutes": null, "mood_score": "3.00", "energy_level": null, "nutrition_notes": null, "created_at": "2026-11-29T23:15:55.572000Z", "updated_at": "2026-11-29T23:16:04.744000Z"}', 0),
('wellness_entries', 'eadb2366-5a39-4ef8-ac6e-b3da35dbc4aa', '2026-11-29 23:15:46.902+00', '{"id":"eadb2366-5a39-4ef8-ac6e-b3da35dbc4aa","user_id":"01a22997-a59e-71db-b852-363b4cddf025","date":"2026-11-24","sleep_hours":"7.26","water_intake_ml":250,"exercise_minutes":null,"meditation_minutes":null,"mood_score":null,"energy_level":"0.01","nutrition_notes":null,"created_at":"2026-11-29T23:15:46.902000Z","updated_at":"2026-11-29T23:15:46.902000Z"}', 0),
('wellness_entries', 'ec16b3ca-039c-41a2-bbc1-3f0ec0a5980d', '2026-11-29 23:16:03.48+00', '{"id": "ec16b3ca-039c-41a2-bbc1-3f0ec0a5980d", "user_id": "01a22997-a59e-71db-b852-363b4cddf025", "date": "2026-10-30", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "2.50", "energy_level": null, "nutrition_notes": null, "created_at": "2026-11-29T23:16:03.480000Z", "updated_at": "2026-11-29T23:16:03.480000Z"}', 0);
INSERT INTO "conflict" ("id", "decided_at", "table_name", "row_id", "column", "base_json", "mine_json", "theirs_json", "result_json", "rule", "undone_at", "settled_by") VALUES
(1, '2026-11-29T23:15:52.836083Z', 'wellness_entries', '229a36f9-8137-48a8-877b-99cba4af39ed', 'mood_score', '"3.25"', '"1.00"', '"4.00"', '"1.00"', 'later edit', NULL, NULL),
(2, '2026-11-29T23:15:52.836083Z', 'wellness_entries', '3f54954a-0ef7-44c9-ab5e-13dce5c8d7d4', 'mood_score', '"3.25"', '"1.00"', '"4.00"', '"1.00"', 'later edit', NULL, NULL),
(3, '2026-11-29T23:15:52.836083Z', 'wellness_entries', '806bd682-adfd-40af-8510-de055919763c', 'mood_score', '"3.25"', '"1.00"', '"4.00"', '"1.00"', 'later edit', '2026-11-29T23:15:54.237022Z', '60da8e7c-b104-431f-9dcd-4d1527e61238');
INSERT INTO "cursor" ("table_name", "position", "row_id") VALUES
('conversations', '2026-11-29T23:16:04.51+00:00', 'fcfc3c6e-b0b3-40e6-b0c0-2936f1d8b3be'),
('messages', '2026-11-29T23:16:01.952867+00:00', 'bae56a61-9bc0-4e91-ad1f-26fe87ea7726'),
('module_progress', '2026-11-29T23:16:02.997+00:00', '5279ab09-0fcb-4fb0-99c2-bbb948216d93'),
('users', '2026-11-29 23:15:35.252+00', '01a22997-a59e-71db-b852-363b4cddf025'),
('wellness_entries', '2026-11-29T23:16:06.795+00:00', '7abf98a1-8f44-422b-b930-38598beefb0e');
INSERT INTO "journal" ("id", "edit_id", "at", "table_name", "row_id", "column", "old_json", "new_json", "how", "source") VALUES
(1, 'ff83c267-a7c3-4be0-abf3-c320913b9890', '2026-11-29T23:15:43.098857Z', 'wellness_entries', '3f54954a-0ef7-44c9-ab5e-13dce5c8d7d4', 'mood_score', NULL, '"3.25"', 'create', 'import'),
(2, 'ff83c267-a7c3-4be0-abf3-c320913b9890', '2026-11-29T23:15:43.098857Z', 'wellness_entries', '3f54954a-0ef7-44c9-ab5e-13dce5c8d7d4', 'nutrition_notes', NULL, '"Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀"', 'create', 'import'),
(3, 'ff83c267-a7c3-4be0-abf3-c320913b9890', '2026-11-29T23:15:43.098857Z', 'wellness_entries', '229a36f9-8137-48a8-877b-99cba4af39ed', 'mood_score', NULL, '"3.25"', 'create', 'import'),
(4, 'ff83c267-a7c3-4be0-abf3-c320913b9890', '2026-11-29T23:15:43.098857Z', 'wellness_entries', '229a36f9-8137-48a8-877b-99cba4af39ed', 'nutrition_notes', NULL, '"one\ttwo\r\nthree \u0001\u0007\u001b[31m' || char(127) || ' ' || char(8203) || char(173) || char(8238) || '"', 'create', 'import'),
(5, 'ff83c267-a7c3-4be0-abf3-c320913b9890', '2026-11-29T23:15:43.098857Z', 'wellness_entries', '806bd682-adfd-40af-8510-de055919763c', 'mood_score', NULL, '"3.25"', 'create', 'import'),
(6, 'ff83c267-a7c3-4be0-abf3-c320913b9890', '2026-11-29T23:15:43.098857Z', 'wellness_entries', '806bd682-adfd-40af-8510-de055919763c', 'nutrition_notes', NULL, '"it''s ''quoted'', \"twice\"; -- DROP TABLE"', 'create', 'import'),
(7, 'ff83c267-a7c3-4be0-abf3-c320913b9890', '2026-11-29T23:15:43.098857Z', 'wellness_entries', 'eadb2366-5a39-4ef8-ac6e-b3da35dbc4aa', 'sleep_hours', NULL, '"7.26"', 'create', 'import'),
(8, 'ff83c267-a7c3-4be0-abf3-c320913b9890', '2026-11-29T23:15:43.098857Z', 'wellness_entries', 'eadb2366-5a39-4ef8-ac6e-b3da35dbc4aa', 'water_intake_ml', NULL, '250', 'create', 'import'),
(9, 'ff83c267-a7c3-4be0-abf3-c320913b9890', '2026-11-29T23:15:43.098857Z', 'wellness_entries', 'eadb2366-5a39-4ef8-ac6e-b3da35dbc4aa', 'energy_level', NULL, '"0.01"', 'create', 'import'),
(10, 'cbf92a09-4fe0-4f21-9ebc-43ff0ccc0a24', '2026-11-29T23:15:41.748440Z', 'wellness_entries', '3f54954a-0ef7-44c9-ab5e-13dce5c8d7d4', 'mood_score', NULL, '"3.25"', 'create', 'typed'),
(11, 'cbf92a09-4fe0-4f21-9ebc-43ff0ccc0a24', '2026-11-29T23:15:41.748440Z', 'wellness_entries', '3f54954a-0ef7-44c9-ab5e-13dce5c8d7d4', 'nutrition_notes', NULL, '"Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀"', 'create', 'typed'),
(12, 'c999e14e-7ee1-4232-ad2c-59c6230a71c1', '2026-11-29T23:15:41.814043Z', 'wellness_entries', '229a36f9-8137-48a8-877b-99cba4af39ed', 'mood_score', NULL, '"3.25"', 'create', 'typed'),
(13, 'c999e14e-7ee1-4232-ad2c-59c6230a71c1', '2026-11-29T23:15:41.814043Z', 'wellness_entries', '229a36f9-8137-48a8-877b-99cba4af39ed', 'nutrition_notes', NULL, '"one\ttwo\r\nthree \u0001\u0007\u001b[31m' || char(127) || ' ' || char(8203) || char(173) || char(8238) || '"', 'create', 'typed'),
(14, '09ff583b-d594-488d-8005-39cc78259510', '2026-11-29T23:15:41.847933Z', 'wellness_entries', '806bd682-adfd-40af-8510-de055919763c', 'mood_score', NULL, '"3.25"', 'create', 'typed'),
(15, '09ff583b-d594-488d-8005-39cc78259510', '2026-11-29T23:15:41.847933Z', 'wellness_entries', '806bd682-adfd-40af-8510-de055919763c', 'nutrition_notes', NULL, '"it''s ''quoted'', \"twice\"; -- DROP TABLE"', 'create', 'typed'),
(16, '635c4f41-030f-4ed7-841b-075ae2c959ea', '2026-11-29T23:15:41.871090Z', 'wellness_entries', 'eadb2366-5a39-4ef8-ac6e-b3da35dbc4aa', 'sleep_hours', NULL, '"7.26"', 'create', 'typed'),
(17, '635c4f41-030f-4ed7-841b-075ae2c959ea', '2026-11-29T23:15:41.871090Z', 'wellness_entries', 'eadb2366-5a39-4ef8-ac6e-b3da35dbc4aa', 'water_intake_ml', NULL, '250', 'create', 'typed'),
(18, '635c4f41-030f-4ed7-841b-075ae2c959ea', '2026-11-29T23:15:41.871090Z', 'wellness_entries', 'eadb2366-5a39-4ef8-ac6e-b3da35dbc4aa', 'energy_level', NULL, '"0.01"', 'create', 'typed'),
(19, 'bcd8d843-2a5d-4c98-9c36-cac00d1f1ca5', '2026-11-29T23:15:41.900227Z', 'wellness_entries', 'b344a88c-abd1-4189-8515-f594950dee59', 'mood_score', NULL, '"2.00"', 'create', 'typed'),
(20, '0eb675d9-a6a3-4249-a931-70cc49120c6d', '2026-11-29T23:15:41.916916Z', 'wellness_entries', 'b344a88c-abd1-4189-8515-f594950dee59', 'date', '"2026-11-23"', NULL, 'delete', 'typed'),
(21, '0eb675d9-a6a3-4249-a931-70cc49120c6d', '2026-11-29T23:15:41.916916Z', 'wellness_entries', 'b344a88c-abd1-4189-8515-f594950dee59', 'mood_score', '"2.00"', NULL, 'delete', 'typed'),
(22, 'eb7a68e8-03f9-4c63-8df1-df3dd64c382f', '2026-11-29T23:15:41.935585Z', 'wellness_entries', '27f8a6a2-3d94-4ed7-919c-ea8551b2eae1', 'mood_score', NULL, '"1.00"', 'create', 'typed'),
(23, '0479cfed-611c-4b80-a81a-712cf0da1b9f', '2026-11-29T23:15:41.955758Z', 'wellness_entries', '27f8a6a2-3d94-4ed7-919c-ea8551b2eae1', 'date', '"2026-11-22"', NULL, 'delete', 'typed'),
(24, '0479cfed-611c-4b80-a81a-712cf0da1b9f', '2026-11-29T23:15:41.955758Z', 'wellness_entries', '27f8a6a2-3d94-4ed7-919c-ea8551b2eae1', 'mood_score', '"1.00"', NULL, 'delete', 'typed'),
(25, 'e65d5212-a2d9-4727-9877-2b309caac1ad', '2026-11-29T23:15:46.561570Z', 'users', '01a22997-a59e-71db-b852-363b4cddf025', 'timezone', NULL, '"UTC"', 'set', 'sync'),
(26, '36db671b-5fab-4ad0-9bd6-4630d2fb9b20', '2026-11-29T23:15:50.916834Z', 'conversations', '717d30ca-42a1-4dae-93b6-a959f224bfdc', 'message_count', '0', '6', 'set', 'sync'),
(27, '37770cda-3cbc-4e38-a37b-8f858d12b92d', '2026-11-29T23:15:51.720352Z', 'wellness_entries', '3f54954a-0ef7-44c9-ab5e-13dce5c8d7d4', 'mood_score', '"3.25"', '"1.00"', 'set', 'typed'),
(28, '6a525a80-6e37-4411-9a9d-56b4d491cad3', '2026-11-29T23:15:52.080661Z', 'wellness_entries', '229a36f9-8137-48a8-877b-99cba4af39ed', 'mood_score', '"3.25"', '"1.00"', 'set', 'typed'),
(29, '0425aa2d-2589-4682-bbcf-a2048a25b915', '2026-11-29T23:15:52.413019Z', 'wellness_entries', '806bd682-adfd-40af-8510-de055919763c', 'mood_score', '"3.25"', '"1.00"', 'set', 'typed'),
(30, '60da8e7c-b104-431f-9dcd-4d1527e61238', '2026-11-29T23:15:54.237022Z', 'wellness_entries', '806bd682-adfd-40af-8510-de055919763c', 'mood_score', '"1.00"', '"4.00"', 'set', 'undo'),
(31, 'd7bbcf2e-8dae-4ecf-b308-7ab0fbc52f30', '2026-11-29T23:15:54.285099Z', 'wellness_entries', '5118ea2b-e4fc-4277-8423-13f3120cecab', 'water_intake_ml', NULL, '500', 'create', 'typed'),
(32, 'd7bbcf2e-8dae-4ecf-b308-7ab0fbc52f30', '2026-11-29T23:15:54.285099Z', 'wellness_entries', '5118ea2b-e4fc-4277-8423-13f3120cecab', 'mood_score', NULL, '"3.00"', 'create', 'typed'),
(33, '83298713-a3e8-4813-865e-52499b026b95', '2026-11-29T23:15:54.328138Z', 'wellness_entries', '9066f87e-644c-4883-a821-75eb856dc995', 'water_intake_ml', NULL, '500', 'create', 'typed'),
(34, '83298713-a3e8-4813-865e-52499b026b95', '2026-11-29T23:15:54.328138Z', 'wellness_entries', '9066f87e-644c-4883-a821-75eb856dc995', 'mood_score', NULL, '"3.00"', 'create', 'typed'),
(35, '72595952-2963-43df-8773-33a358ad86f2', '2026-11-29T23:15:54.357492Z', 'wellness_entries', '7abf98a1-8f44-422b-b930-38598beefb0e', 'water_intake_ml', NULL, '500', 'create', 'typed'),
(36, '72595952-2963-43df-8773-33a358ad86f2', '2026-11-29T23:15:54.357492Z', 'wellness_entries', '7abf98a1-8f44-422b-b930-38598beefb0e', 'mood_score', NULL, '"3.00"', 'create', 'typed'),
(37, '82d5cea2-e6e4-4462-a07c-014071963178', '2026-11-29T23:15:54.383868Z', 'wellness_entries', 'a738cb7a-f6f4-4a2f-90ce-079e26bdcccd', 'water_intake_ml', NULL, '500', 'create', 'typed'),
(38, '82d5cea2-e6e4-4462-a07c-014071963178', '2026-11-29T23:15:54.383868Z', 'wellness_entries', 'a738cb7a-f6f4-4a2f-90ce-079e26bdcccd', 'mood_score', NULL, '"3.00"', 'create', 'typed'),
(39, '820e0318-dbfa-466a-8d62-31af9ef1bc13', '2026-11-29T23:15:54.399883Z', 'wellness_entries', '25a05cff-1369-4707-ada5-1d6970deed39', 'water_intake_ml', NULL, '500', 'create', 'typed'),
(40, '820e0318-dbfa-466a-8d62-31af9ef1bc13', '2026-11-29T23:15:54.399883Z', 'wellness_entries', '25a05cff-1369-4707-ada5-1d6970deed39', 'mood_score', NULL, '"3.00"', 'create', 'typed'),
(41, 'b0c92541-511f-4b7a-b109-d69af570f0e5', '2026-11-29T23:15:54.424133Z', 'wellness_entries', '6c14b12f-98af-4a19-a442-626602ffd82d', 'water_intake_ml', NULL, '500', 'create', 'typed'),
(42, 'b0c92541-511f-4b7a-b109-d69af570f0e5', '2026-11-29T23:15:54.424133Z', 'wellness_entries', '6c14b12f-98af-4a19-a442-626602ffd82d', 'mood_score', NULL, '"3.00"', 'create', 'typed'),
(43, 'd01767a5-aa97-4410-8bea-149a30509d41', '2026-11-29T23:15:54.543793Z', 'module_progress', '17149370-4f31-4d04-93b2-de8012fce3aa', 'progress_percentage', NULL, '"0.00"', 'create', 'typed'),
(44, 'd01767a5-aa97-4410-8bea-149a30509d41', '2026-11-29T23:15:54.543793Z', 'module_progress', '17149370-4f31-4d04-93b2-de8012fce3aa', 'completed_topics', NULL, '["a", "b"]', 'create', 'typed'),
(45, 'd01767a5-aa97-4410-8bea-149a30509d41', '2026-11-29T23:15:54.543793Z', 'module_progress', '17149370-4f31-4d04-93b2-de8012fce3aa', 'current_focus', NULL, '"No"', 'create', 'typed'),
(46, 'd01767a5-aa97-4410-8bea-149a30509d41', '2026-11-29T23:15:54.543793Z', 'module_progress', '17149370-4f31-4d04-93b2-de8012fce3aa', 'notes', NULL, '"Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀"', 'create', 'typed'),
(47, 'd01767a5-aa97-4410-8bea-149a30509d41', '2026-11-29T23:15:54.543793Z', 'module_progress', '17149370-4f31-4d04-93b2-de8012fce3aa', 'last_activity', NULL, '"2026-11-29T23:15:54.543793Z"', 'create', 'typed'),
(48, '548fee70-bfe3-49a0-b5a0-ca571edaa9a2', '2026-11-29T23:15:54.586098Z', 'conversations', '80b6e9a0-b7ff-4e23-9575-dc9baa723581', 'topic', NULL, '"Mine"', 'create', 'typed'),
(49, '548fee70-bfe3-49a0-b5a0-ca571edaa9a2', '2026-11-29T23:15:54.586098Z', 'conversations', '80b6e9a0-b7ff-4e23-9575-dc9baa723581', 'message_count', NULL, '0', 'create', 'typed'),
(50, 'f569983d-ec5b-438d-a3cb-66bc4850c188', '2026-11-29T23:15:54.630792Z', 'messages', '2652d324-5503-4351-9db3-9d27abdf07e4', 'id', NULL, '"2652d324-5503-4351-9db3-9d27abdf07e4"', 'create', 'typed'),
(51, 'f569983d-ec5b-438d-a3cb-66bc4850c188', '2026-11-29T23:15:54.630792Z', 'conversations', '80b6e9a0-b7ff-4e23-9575-dc9baa723581', 'message_count', '0', '1', 'set', 'typed'),
(52, '9be768d4-3f4b-499c-9f48-97d51d91dc30', '2026-11-29T23:15:54.730953Z', 'messages', '734af914-c36c-40c6-b498-a4bc07ef79c9', 'id', NULL, '"734af914-c36c-40c6-b498-a4bc07ef79c9"', 'create', 'typed'),
(53, '9be768d4-3f4b-499c-9f48-97d51d91dc30', '2026-11-29T23:15:54.730953Z', 'conversations', '80b6e9a0-b7ff-4e23-9575-dc9baa723581', 'message_count', '1', '2', 'set', 'typed'),
(54, '307b6f2b-3808-4f6c-9b37-47aac8f591e7', '2026-11-29T23:15:57.690493Z', 'wellness_entries', '6c14b12f-98af-4a19-a442-626602ffd82d', 'date', '"2026-11-04"', NULL, 'delete', 'sync'),
(55, '307b6f2b-3808-4f6c-9b37-47aac8f591e7', '2026-11-29T23:15:57.690493Z', 'wellness_entries', '6c14b12f-98af-4a19-a442-626602ffd82d', 'water_intake_ml', '500', NULL, 'delete', 'sync'),
(56, '307b6f2b-3808-4f6c-9b37-47aac8f591e7', '2026-11-29T23:15:57.690493Z', 'wellness_entries', '6c14b12f-98af-4a19-a442-626602ffd82d', 'mood_score', '"3.00"', NULL, 'delete', 'sync'),
(57, 'fd25b747-34d0-4f98-81e1-555d8a826104', '2026-11-29T23:15:57.825412Z', 'wellness_entries', '5118ea2b-e4fc-4277-8423-13f3120cecab', 'mood_score', '"3.00"', '"5.00"', 'set', 'typed'),
(58, '16379599-e974-4872-9bc2-7863a6a54f9b', '2026-11-29T23:15:58.828456Z', 'wellness_entries', '5118ea2b-e4fc-4277-8423-13f3120cecab', 'energy_level', NULL, '"2.00"', 'set', 'typed'),
(59, '56ce2f81-bc38-409f-9197-863c318db3e8', '2026-11-29T23:15:58.847834Z', 'wellness_entries', '9018cca0-65e2-471c-aa87-d22767dcb399', 'mood_score', NULL, '"4.00"', 'create', 'typed'),
(60, '912daee4-ee04-4180-8046-b8f36ee7b54b', '2026-11-29T23:16:00.191560Z', 'wellness_entries', '9018cca0-65e2-471c-aa87-d22767dcb399', 'date', '"2026-11-03"', NULL, 'delete', 'typed'),
(61, '912daee4-ee04-4180-8046-b8f36ee7b54b', '2026-11-29T23:16:00.191560Z', 'wellness_entries', '9018cca0-65e2-471c-aa87-d22767dcb399', 'mood_score', '"4.00"', NULL, 'delete', 'typed'),
(62, '3adcc950-d13d-4cdc-86d0-b0a526165fdc', '2026-11-29T23:16:01.016352Z', 'wellness_entries', '9066f87e-644c-4883-a821-75eb856dc995', 'mood_score', '"3.00"', '"2.00"', 'set', 'typed'),
(63, 'f6e43708-bf6b-45ae-9b76-6276d3a3fa16', '2026-11-29T23:16:01.751193Z', 'wellness_entries', '7abf98a1-8f44-422b-b930-38598beefb0e', 'sleep_hours', NULL, '"6.10"', 'set', 'typed'),
(64, 'f6e43708-bf6b-45ae-9b76-6276d3a3fa16', '2026-11-29T23:16:01.751193Z', 'wellness_entries', '7abf98a1-8f44-422b-b930-38598beefb0e', 'nutrition_notes', NULL, '"Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀"', 'set', 'typed'),
(65, '47bcd927-231f-4d44-8dbc-5e67fcdcf2b4', '2026-11-29T23:16:01.765967Z', 'wellness_entries', 'a738cb7a-f6f4-4a2f-90ce-079e26bdcccd', 'water_intake_ml', '500', '750', 'add', 'typed'),
(66, '47bcd927-231f-4d44-8dbc-5e67fcdcf2b4', '2026-11-29T23:16:01.765967Z', 'wellness_entries', 'a738cb7a-f6f4-4a2f-90ce-079e26bdcccd', 'exercise_minutes', NULL, '20', 'add', 'typed'),
(67, '3e787f72-3532-4d2a-bb60-d473b1d5713e', '2026-11-29T23:16:01.792840Z', 'wellness_entries', '591e19ff-0f25-4c21-8af1-283580c6da40', 'nutrition_notes', NULL, '"' || replace(hex(zeroblob(3000)), '00', 'Oats and rice again. ') || '"', 'create', 'typed'),
(68, '603518ae-5169-444b-80be-06ba0a66d4c4', '2026-11-29T23:16:01.827971Z', 'wellness_entries', '25a05cff-1369-4707-ada5-1d6970deed39', 'date', '"2026-11-05"', NULL, 'delete', 'typed'),
(69, '603518ae-5169-444b-80be-06ba0a66d4c4', '2026-11-29T23:16:01.827971Z', 'wellness_entries', '25a05cff-1369-4707-ada5-1d6970deed39', 'water_intake_ml', '500', NULL, 'delete', 'typed'),
(70, '603518ae-5169-444b-80be-06ba0a66d4c4', '2026-11-29T23:16:01.827971Z', 'wellness_entries', '25a05cff-1369-4707-ada5-1d6970deed39', 'mood_score', '"3.00"', NULL, 'delete', 'typed'),
(71, 'c588d3c3-7ea5-4ec1-bbd9-f0eaa8ddf0b1', '2026-11-29T23:16:01.846275Z', 'wellness_entries', 'ec16b3ca-039c-41a2-bbc1-3f0ec0a5980d', 'mood_score', NULL, '"2.50"', 'create', 'typed'),
(72, '6a4df062-df72-4ff1-9818-b6fa8a33b64f', '2026-11-29T23:16:01.869665Z', 'module_progress', '5279ab09-0fcb-4fb0-99c2-bbb948216d93', 'progress_percentage', NULL, '"33.33"', 'create', 'typed'),
(73, '6a4df062-df72-4ff1-9818-b6fa8a33b64f', '2026-11-29T23:16:01.869665Z', 'module_progress', '5279ab09-0fcb-4fb0-99c2-bbb948216d93', 'completed_topics', NULL, '["one"]', 'create', 'typed'),
(74, '6a4df062-df72-4ff1-9818-b6fa8a33b64f', '2026-11-29T23:16:01.869665Z', 'module_progress', '5279ab09-0fcb-4fb0-99c2-bbb948216d93', 'notes', NULL, '"Naps"', 'create', 'typed'),
(75, '6a4df062-df72-4ff1-9818-b6fa8a33b64f', '2026-11-29T23:16:01.869665Z', 'module_progress', '5279ab09-0fcb-4fb0-99c2-bbb948216d93', 'last_activity', NULL, '"2026-11-29T23:16:01.869665Z"', 'create', 'typed'),
(76, 'e15178c5-3e5d-49e9-821d-cec5f5593893', '2026-11-29T23:16:01.887430Z', 'conversations', 'fcfc3c6e-b0b3-40e6-b0c0-2936f1d8b3be', 'message_count', NULL, '0', 'create', 'typed'),
(77, '3ab68c53-d006-4afa-8f8c-fc81861fd912', '2026-11-29T23:16:01.916315Z', 'messages', '93a9b428-1e4d-433d-bf41-91a22ff229b2', 'id', NULL, '"93a9b428-1e4d-433d-bf41-91a22ff229b2"', 'create', 'typed'),
(78, '3ab68c53-d006-4afa-8f8c-fc81861fd912', '2026-11-29T23:16:01.916315Z', 'conversations', 'fcfc3c6e-b0b3-40e6-b0c0-2936f1d8b3be', 'message_count', '0', '1', 'set', 'typed'),
(79, 'cf53e9d9-4570-47b4-b6b9-bad5b88d9b0b', '2026-11-29T23:16:01.952867Z', 'messages', 'bae56a61-9bc0-4e91-ad1f-26fe87ea7726', 'id', NULL, '"bae56a61-9bc0-4e91-ad1f-26fe87ea7726"', 'create', 'typed'),
(80, 'cf53e9d9-4570-47b4-b6b9-bad5b88d9b0b', '2026-11-29T23:16:01.952867Z', 'conversations', 'fcfc3c6e-b0b3-40e6-b0c0-2936f1d8b3be', 'message_count', '1', '2', 'set', 'typed'),
(81, 'd3190dcf-7f6e-4996-bd32-6120773b6d22', '2026-11-29T23:16:01.986495Z', 'wellness_entries', 'e92c9559-d8b0-4644-a675-b1b341d557e4', 'mood_score', NULL, '"1.00"', 'create', 'typed'),
(82, 'd3190dcf-7f6e-4996-bd32-6120773b6d22', '2026-11-29T23:16:01.986495Z', 'wellness_entries', 'e92c9559-d8b0-4644-a675-b1b341d557e4', 'nutrition_notes', NULL, '"Wrong day"', 'create', 'typed'),
(83, '2788f3c2-5094-4e48-98af-4762951d89d3', '2026-11-29T23:16:02.039958Z', 'wellness_entries', 'e92c9559-d8b0-4644-a675-b1b341d557e4', 'date', '"2026-10-29"', NULL, 'delete', 'undo'),
(84, '2788f3c2-5094-4e48-98af-4762951d89d3', '2026-11-29T23:16:02.039958Z', 'wellness_entries', 'e92c9559-d8b0-4644-a675-b1b341d557e4', 'mood_score', '"1.00"', NULL, 'delete', 'undo'),
(85, '2788f3c2-5094-4e48-98af-4762951d89d3', '2026-11-29T23:16:02.039958Z', 'wellness_entries', 'e92c9559-d8b0-4644-a675-b1b341d557e4', 'nutrition_notes', '"Wrong day"', NULL, 'delete', 'undo'),
(86, '1900dca5-c048-4e4d-8446-dee7ec7447c9', '2026-11-29T23:16:04.955651Z', 'wellness_entries', '7abf98a1-8f44-422b-b930-38598beefb0e', 'mood_score', '"3.00"', '"5.00"', 'set', 'typed'),
(87, 'd3e71a67-9627-44c3-96b8-940d695efd77', '2026-11-29T23:16:07.805738Z', 'wellness_entries', '69ce0527-3615-4aaa-b810-21254ecc2301', 'mood_score', NULL, '"4.00"', 'create', 'typed'),
(88, '52978c71-32ea-4b2d-afcb-880e453483f9', '2026-11-29T23:16:07.823619Z', 'wellness_entries', '806bd682-adfd-40af-8510-de055919763c', 'date', '"2026-11-26"', NULL, 'delete', 'typed'),
(89, '52978c71-32ea-4b2d-afcb-880e453483f9', '2026-11-29T23:16:07.823619Z', 'wellness_entries', '806bd682-adfd-40af-8510-de055919763c', 'mood_score', '"4.00"', NULL, 'delete', 'typed'),
(90, '52978c71-32ea-4b2d-afcb-880e453483f9', '2026-11-29T23:16:07.823619Z', 'wellness_entries', '806bd682-adfd-40af-8510-de055919763c', 'nutrition_notes', '"it''s ''quoted'', \"twice\"; -- DROP TABLE"', NULL, 'delete', 'typed'),
(91, '01ab593c-eec3-455c-a9bf-35294e126f61', '2026-11-29T23:16:07.844383Z', 'module_progress', '1459e677-5f96-433b-8da7-5a7d1f916336', 'progress_percentage', NULL, '"0.00"', 'create', 'typed'),
(92, '01ab593c-eec3-455c-a9bf-35294e126f61', '2026-11-29T23:16:07.844383Z', 'module_progress', '1459e677-5f96-433b-8da7-5a7d1f916336', 'completed_topics', NULL, '[]', 'create', 'typed'),
(93, '01ab593c-eec3-455c-a9bf-35294e126f61', '2026-11-29T23:16:07.844383Z', 'module_progress', '1459e677-5f96-433b-8da7-5a7d1f916336', 'current_focus', NULL, '"One thing"', 'create', 'typed'),
(94, '01ab593c-eec3-455c-a9bf-35294e126f61', '2026-11-29T23:16:07.844383Z', 'module_progress', '1459e677-5f96-433b-8da7-5a7d1f916336', 'last_activity', NULL, '"2026-11-29T23:16:07.844383Z"', 'create', 'typed'),
(95, 'e861cbc8-246d-4963-ad9c-4b70206faf8e', '2026-11-29T23:16:09.811923Z', 'wellness_entries', 'd6fc0644-a60f-4f7a-b774-3d7a0ba57ea6', 'energy_level', NULL, '"4.00"', 'create', 'typed'),
(96, 'a95b28f0-fdcb-4080-af56-73d9b0387c8a', '2026-11-29T23:16:09.835544Z', 'conversations', '8a92258a-1169-4781-b9a0-e80e987ee804', 'topic', NULL, '"Later"', 'create', 'typed'),
(97, 'a95b28f0-fdcb-4080-af56-73d9b0387c8a', '2026-11-29T23:16:09.835544Z', 'conversations', '8a92258a-1169-4781-b9a0-e80e987ee804', 'message_count', NULL, '0', 'create', 'typed'),
(98, '5d2550fb-d41b-460d-8a60-79d76fec2bd9', '2026-11-29T23:16:09.853934Z', 'messages', '61b63d5e-011f-409a-9ba7-3bb5a795f0ed', 'id', NULL, '"61b63d5e-011f-409a-9ba7-3bb5a795f0ed"', 'create', 'typed'),
(99, '5d2550fb-d41b-460d-8a60-79d76fec2bd9', '2026-11-29T23:16:09.853934Z', 'conversations', '8a92258a-1169-4781-b9a0-e80e987ee804', 'message_count', '0', '1', 'set', 'typed');
INSERT INTO "meta" ("name", "value") VALUES
('compared_at', '2026-11-29T23:16:09.462820Z'),
('email', 'c7c33fad782443acaabe4aa32b9b1a86@example.com'),
('identity', '{"id": "ded40eb1-0d54-4a06-91ce-9ff2b147e2c6", "counter": 24, "machine": "59b0664f9261a8dd34213c34a4ea71f7"}'),
('lacks', '{"tombstones": "2026-11-29T23:15:46.184232Z"}'),
('last_synced_at', '2026-11-29T23:16:07.772451Z'),
('owner', '01a22997-a59e-71db-b852-363b4cddf025'),
('problem', 'Offline'),
('publishable_key', 'sb_publishable_s7gKX2pLKnhNLFABX4Tdc2huh462qYJe'),
('sentence', 'The connection to the server was lost.'),
('server', 'http://127.0.0.1:45335'),
('server_clock', '[-0.05507254600524902, 0.03987908363342285, 1795994167.772418]'),
('signed_out', 'yes'),
('swept_at', '2026-11-29T23:16:09.462820Z'),
('taken_over', '10-24');
INSERT INTO "pending_change" ("table_name", "row_id", "deleted", "edited_at", "attempts_json", "last_error", "refused", "set_json", "failures", "code", "next_try") VALUES
('conversations', '8a92258a-1169-4781-b9a0-e80e987ee804', 0, '2026-11-29T23:16:09.853934Z', '[]', NULL, 0, '["message_count", "topic"]', 0, NULL, NULL),
('messages', '61b63d5e-011f-409a-9ba7-3bb5a795f0ed', 0, '2026-11-29T23:16:09.853934Z', '[]', NULL, 0, '[]', 0, NULL, NULL),
('module_progress', '1459e677-5f96-433b-8da7-5a7d1f916336', 0, '2026-11-29T23:16:07.844383Z', '[{"values":{"id":"1459e677-5f96-433b-8da7-5a7d1f916336","user_id":"01a22997-a59e-71db-b852-363b4cddf025","module_name":"Focus","progress_percentage":"0.00","completed_topics":[],"current_focus":"One thing","notes":null,"last_activity":"2026-11-29T23:16:07.844383Z"},"base":null,"sent":"2026-11-29T23:16:08.445915Z","failed":"2026-11-29T23:16:08.555284Z","unsure":0.095097,"matched_none":false},{"values":{"id":"1459e677-5f96-433b-8da7-5a7d1f916336","user_id":"01a22997-a59e-71db-b852-363b4cddf025","module_name":"Focus","progress_percentage":"0.00","completed_topics":[],"current_focus":"One thing","notes":null,"last_activity":"2026-11-29T23:16:07.844383Z"},"base":null,"sent":"2026-11-29T23:16:09.460385Z","failed":"2026-11-29T23:16:09.588183Z","unsure":0.0953,"matched_none":false}]', 'The connection to the server was lost.', 0, '["completed_topics", "current_focus", "last_activity", "progress_percentage"]', 2, 'unanswered', NULL),
('wellness_entries', '69ce0527-3615-4aaa-b810-21254ecc2301', 0, '2026-11-29T23:16:07.805738Z', '[{"values":{"id":"69ce0527-3615-4aaa-b810-21254ecc2301","user_id":"01a22997-a59e-71db-b852-363b4cddf025","date":"2026-10-28","sleep_hours":null,"water_intake_ml":null,"exercise_minutes":null,"meditation_minutes":null,"mood_score":"4.00","energy_level":null,"nutrition_notes":null},"base":null,"sent":"2026-11-29T23:16:08.523511Z","failed":"2026-11-29T23:16:08.633786Z","unsure":0.095113,"matched_none":false},{"values":{"id":"69ce0527-3615-4aaa-b810-21254ecc2301","user_id":"01a22997-a59e-71db-b852-363b4cddf025","date":"2026-10-28","sleep_hours":null,"water_intake_ml":null,"exercise_minutes":null,"meditation_minutes":null,"mood_score":"4.00","energy_level":null,"nutrition_notes":null},"base":null,"sent":"2026-11-29T23:16:09.623766Z","failed":"2026-11-29T23:16:09.735545Z","unsure":0.095333,"matched_none":false}]', 'The connection to the server was lost.', 0, '["mood_score"]', 2, 'unanswered', NULL),
('wellness_entries', '806bd682-adfd-40af-8510-de055919763c', 1, '2026-11-29T23:16:07.823619Z', '[]', 'The connection to the server was lost.', 0, '[]', 2, 'unanswered', NULL),
('wellness_entries', '9066f87e-644c-4883-a821-75eb856dc995', 0, '2026-11-29T23:16:01.016352Z', '[]', '["The server rejected it: {words} ({code}).", {"words": "“numeric field overflow”", "code": "22003"}]', 1, '["mood_score"]', 1, '22003', NULL),
('wellness_entries', 'd6fc0644-a60f-4f7a-b774-3d7a0ba57ea6', 0, '2026-11-29T23:16:09.811923Z', '[]', NULL, 0, '["energy_level"]', 0, NULL, NULL);
INSERT INTO "unreadable" ("table_name", "row_id", "row_json", "reason", "version", "columns_json") VALUES
('wellness_entries', 'ad9d531f-bb0f-462b-8d80-f4c2af367a82', '{"id": "ad9d531f-bb0f-462b-8d80-f4c2af367a82", "user_id": "01a22997-a59e-71db-b852-363b4cddf025", "date": "infinity", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": null, "energy_level": null, "nutrition_notes": null, "created_at": "2026-11-29 23:15:47.534+00", "updated_at": "2026-11-29 23:15:47.534+00"}', 'The server''s version has a value that this program can''t show.', '2026-11-29 23:15:47.534+00', '[]');
INSERT INTO "users" ("id", "email", "full_name", "avatar_url", "timezone", "created_at", "updated_at") VALUES
('01a22997-a59e-71db-b852-363b4cddf025', 'c7c33fad782443acaabe4aa32b9b1a86@example.com', NULL, NULL, 'UTC', '2026-11-29T23:15:35.252000Z', '2026-11-29T23:15:35.252000Z');
INSERT INTO "ghost" ("table_name", "row_id", "attempts_json", "at") VALUES
('messages', '93a9b428-1e4d-433d-bf41-91a22ff229b2', '[{"values":{"id":"93a9b428-1e4d-433d-bf41-91a22ff229b2","conversation_id":"fcfc3c6e-b0b3-40e6-b0c0-2936f1d8b3be","role":"user","content":"Unsent","tokens_used":null,"created_at":"2026-11-29T23:16:01.916315Z"},"base":null,"sent":"2026-11-29T23:16:06.237472Z","failed":"2026-11-29T23:16:06.418018Z","unsure":0.094655,"matched_none":false},{"values":{"id":"93a9b428-1e4d-433d-bf41-91a22ff229b2","conversation_id":"fcfc3c6e-b0b3-40e6-b0c0-2936f1d8b3be","role":"user","content":"Unsent","tokens_used":null,"created_at":"2026-11-29T23:16:01.916315Z"},"base":null,"sent":"2026-11-29T23:16:06.403253Z","failed":"2026-11-29T23:16:06.600068Z","unsure":0.094689,"matched_none":false}]', '2026-11-29T23:16:07.418720Z'),
('messages', 'bae56a61-9bc0-4e91-ad1f-26fe87ea7726', '[{"values":{"id":"bae56a61-9bc0-4e91-ad1f-26fe87ea7726","conversation_id":"fcfc3c6e-b0b3-40e6-b0c0-2936f1d8b3be","role":"user","content":"Two","tokens_used":null,"created_at":"2026-11-29T23:16:01.952867Z"},"base":null,"sent":"2026-11-29T23:16:06.237498Z","failed":"2026-11-29T23:16:06.418018Z","unsure":0.094655,"matched_none":false},{"values":{"id":"bae56a61-9bc0-4e91-ad1f-26fe87ea7726","conversation_id":"fcfc3c6e-b0b3-40e6-b0c0-2936f1d8b3be","role":"user","content":"Two","tokens_used":null,"created_at":"2026-11-29T23:16:01.952867Z"},"base":null,"sent":"2026-11-29T23:16:06.539764Z","failed":"2026-11-29T23:16:06.696119Z","unsure":0.094716,"matched_none":false}]', '2026-11-29T23:16:07.418720Z'),
('wellness_entries', '5118ea2b-e4fc-4277-8423-13f3120cecab', '[{"values":{"energy_level":"2.00"},"base":"2026-11-29 23:15:58.593+00","sent":"2026-11-29T23:15:59.926015Z","failed":"2026-11-29T23:16:00.059934Z","unsure":0.048636,"matched_none":false},{"values":{"energy_level":"2.00"},"base":"2026-11-29 23:15:58.593+00","sent":"2026-11-29T23:16:00.746125Z","failed":null,"unsure":0.048799,"matched_none":false}]', '2026-11-29T23:16:00.927301Z'),
('wellness_entries', '591e19ff-0f25-4c21-8af1-283580c6da40', '[{"values":{"id":"591e19ff-0f25-4c21-8af1-283580c6da40","user_id":"01a22997-a59e-71db-b852-363b4cddf025","date":"2026-11-25","sleep_hours":null,"water_intake_ml":null,"exercise_minutes":null,"meditation_minutes":null,"mood_score":null,"energy_level":null,"nutrition_notes":"' || replace(hex(zeroblob(3000)), '00', 'Oats and rice again. ') || '"},"base":null,"sent":"2026-11-29T23:16:03.355518Z","failed":"2026-11-29T23:16:03.583091Z","unsure":0.049321,"matched_none":false},{"values":{"id":"591e19ff-0f25-4c21-8af1-283580c6da40","user_id":"01a22997-a59e-71db-b852-363b4cddf025","date":"2026-11-25","sleep_hours":null,"water_intake_ml":null,"exercise_minutes":null,"meditation_minutes":null,"mood_score":null,"energy_level":null,"nutrition_notes":"' || replace(hex(zeroblob(3000)), '00', 'Oats and rice again. ') || '"},"base":null,"sent":"2026-11-29T23:16:03.627149Z","failed":"2026-11-29T23:16:04.040639Z","unsure":0.049375,"matched_none":false}]', '2026-11-29T23:16:05.217402Z'),
('wellness_entries', '9018cca0-65e2-471c-aa87-d22767dcb399', '[{"values":{"id":"9018cca0-65e2-471c-aa87-d22767dcb399","user_id":"01a22997-a59e-71db-b852-363b4cddf025","date":"2026-11-03","sleep_hours":null,"water_intake_ml":null,"exercise_minutes":null,"meditation_minutes":null,"mood_score":"4.00","energy_level":null,"nutrition_notes":null},"base":null,"sent":"2026-11-29T23:15:59.786345Z","failed":"2026-11-29T23:15:59.867676Z","unsure":0.048609,"matched_none":false}]', '2026-11-29T23:16:00.756451Z'),
('wellness_entries', 'ec16b3ca-039c-41a2-bbc1-3f0ec0a5980d', '[{"values":{"id":"ec16b3ca-039c-41a2-bbc1-3f0ec0a5980d","user_id":"01a22997-a59e-71db-b852-363b4cddf025","date":"2026-10-30","sleep_hours":null,"water_intake_ml":null,"exercise_minutes":null,"meditation_minutes":null,"mood_score":"2.50","energy_level":null,"nutrition_notes":null},"base":null,"sent":"2026-11-29T23:16:03.355518Z","failed":"2026-11-29T23:16:03.583091Z","unsure":0.049321,"matched_none":false},{"values":{"id":"ec16b3ca-039c-41a2-bbc1-3f0ec0a5980d","user_id":"01a22997-a59e-71db-b852-363b4cddf025","date":"2026-10-30","sleep_hours":null,"water_intake_ml":null,"exercise_minutes":null,"meditation_minutes":null,"mood_score":"2.50","energy_level":null,"nutrition_notes":null},"base":null,"sent":"2026-11-29T23:16:04.035334Z","failed":"2026-11-29T23:16:04.436746Z","unsure":0.049458,"matched_none":false}]', '2026-11-29T23:16:05.217402Z');
INSERT INTO "cycle" ("id", "started_at", "ended_at", "pushed", "pulled", "conflicts", "requests", "problem") VALUES
(1, '2026-11-29T23:15:43.462881Z', '2026-11-29T23:15:47.017809Z', 4, 1, 0, 10, ''),
(2, '2026-11-29T23:15:49.594459Z', '2026-11-29T23:15:51.352375Z', 1, 12, 0, 11, ''),
(3, '2026-11-29T23:15:52.434660Z', '2026-11-29T23:15:54.204435Z', 3, 3, 3, 8, ''),
(4, '2026-11-29T23:15:54.776637Z', '2026-11-29T23:15:56.324569Z', 11, 0, 0, 9, ''),
(5, '2026-11-29T23:15:56.597832Z', '2026-11-29T23:15:57.812205Z', 0, 0, 0, 5, ''),
(6, '2026-11-29T23:15:57.872533Z', '2026-11-29T23:15:58.817069Z', 0, 0, 0, 6, 'The connection to the server was lost.'),
(7, '2026-11-29T23:15:58.884759Z', '2026-11-29T23:16:00.162041Z', 0, 1, 0, 8, 'The connection to the server was lost.'),
(8, '2026-11-29T23:16:00.202251Z', '2026-11-29T23:16:00.996924Z', 2, 0, 0, 6, ''),
(9, '2026-11-29T23:16:02.161979Z', '2026-11-29T23:16:04.936322Z', 0, 0, 0, 13, 'The connection to the server was lost.'),
(10, '2026-11-29T23:16:04.981369Z', '2026-11-29T23:16:06.993259Z', 0, 6, 0, 16, 'The connection to the server was lost.'),
(11, '2026-11-29T23:16:07.020119Z', '2026-11-29T23:16:07.788606Z', 0, 3, 0, 6, ''),
(12, '2026-11-29T23:16:07.865044Z', '2026-11-29T23:16:08.665259Z', 0, 0, 0, 8, 'The connection to the server was lost.'),
(13, '2026-11-29T23:16:09.019993Z', '2026-11-29T23:16:09.789080Z', 0, 0, 0, 9, 'The connection to the server was lost.');
INSERT INTO "note" ("number", "entry_id") VALUES
(1, '3f54954a-0ef7-44c9-ab5e-13dce5c8d7d4'),
(2, '229a36f9-8137-48a8-877b-99cba4af39ed'),
(4, '93c1a658-99e3-491f-a253-344c82ada0b2'),
(5, '7abf98a1-8f44-422b-b930-38598beefb0e'),
(6, '591e19ff-0f25-4c21-8af1-283580c6da40');
INSERT INTO "note_index" ("rowid", "folded") VALUES
(1, 'haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “aou” 飲み物 😀'),
(2, 'one' || char(9) || 'two' || char(13) || char(10) || 'three ' || char(1) || char(7) || char(27) || '[31m' || char(127) || ' ' || char(8203) || char(173) || char(8238)),
(4, 'later'),
(5, 'haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “aou” 飲み物 😀'),
(6, replace(hex(zeroblob(3000)), '00', 'oats and rice again. '));
INSERT INTO "skipped_day" ("date") VALUES
('2026-10-19'),
('2026-10-20');
INSERT INTO "conversations" ("id", "user_id", "module_name", "topic", "message_count", "created_at", "updated_at") VALUES
('717d30ca-42a1-4dae-93b6-a959f224bfdc', '01a22997-a59e-71db-b852-363b4cddf025', 'identity', 'Roots 🌱', 6, '2026-11-29T23:15:48.397000Z', '2026-11-29T23:15:51.114000Z'),
('80b6e9a0-b7ff-4e23-9575-dc9baa723581', '01a22997-a59e-71db-b852-363b4cddf025', 'identity', 'Mine', 2, '2026-11-29T23:15:55.732000Z', '2026-11-29T23:15:55.732000Z'),
('8a92258a-1169-4781-b9a0-e80e987ee804', '01a22997-a59e-71db-b852-363b4cddf025', 'habits', 'Later', 1, '2026-11-29T23:16:09.835544Z', '2026-11-29T23:16:09.853934Z'),
('fcfc3c6e-b0b3-40e6-b0c0-2936f1d8b3be', '01a22997-a59e-71db-b852-363b4cddf025', 'habits', NULL, 2, '2026-11-29T23:16:04.510000Z', '2026-11-29T23:16:04.510000Z');
INSERT INTO "module_progress" ("id", "user_id", "module_name", "progress_percentage", "completed_topics", "current_focus", "notes", "last_activity", "created_at", "updated_at") VALUES
('0901fcfd-7140-42d5-b11e-90d3938271c9', '01a22997-a59e-71db-b852-363b4cddf025', 'Sleep', '12.50', '[]', NULL, NULL, NULL, '2026-11-29T23:15:47.759000Z', '2026-11-29T23:15:47.759000Z'),
('1459e677-5f96-433b-8da7-5a7d1f916336', '01a22997-a59e-71db-b852-363b4cddf025', 'Focus', '0.00', '[]', 'One thing', NULL, '2026-11-29T23:16:07.844383Z', '2026-11-29T23:16:07.844383Z', '2026-11-29T23:16:07.844383Z'),
('17149370-4f31-4d04-93b2-de8012fce3aa', '01a22997-a59e-71db-b852-363b4cddf025', 'Boundaries', '0.00', '["a", "b"]', 'No', 'Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀', '2026-11-29T23:15:54.543793Z', '2026-11-29T23:15:55.399000Z', '2026-11-29T23:15:55.399000Z'),
('5195ae58-906d-4039-8ef9-5bf39b133763', '01a22997-a59e-71db-b852-363b4cddf025', 'Movement', '100.00', '[]', NULL, NULL, NULL, '2026-11-29T23:15:48.238000Z', '2026-11-29T23:15:48.238000Z'),
('5279ab09-0fcb-4fb0-99c2-bbb948216d93', '01a22997-a59e-71db-b852-363b4cddf025', 'Rest', '33.33', '["one"]', NULL, 'Naps', '2026-11-29T23:16:01.869665Z', '2026-11-29T23:16:02.997000Z', '2026-11-29T23:16:02.997000Z'),
('71fdc5e3-0adf-4785-9e55-42f9f629f0a8', '01a22997-a59e-71db-b852-363b4cddf025', 'Mindful eating', '50.00', '[]', NULL, NULL, NULL, '2026-11-29T23:15:48.007000Z', '2026-11-29T23:15:48.007000Z');
INSERT INTO "wellness_entries" ("id", "user_id", "date", "sleep_hours", "water_intake_ml", "exercise_minutes", "meditation_minutes", "mood_score", "energy_level", "nutrition_notes", "created_at", "updated_at") VALUES
('229a36f9-8137-48a8-877b-99cba4af39ed', '01a22997-a59e-71db-b852-363b4cddf025', '2026-11-27', NULL, NULL, NULL, NULL, '1.00', NULL, 'one' || char(9) || 'two' || char(13) || char(10) || 'three ' || char(1) || char(7) || char(27) || '[31m' || char(127) || ' ' || char(8203) || char(173) || char(8238), '2026-11-29T23:15:46.902000Z', '2026-11-29T23:15:53.749000Z'),
('3f54954a-0ef7-44c9-ab5e-13dce5c8d7d4', '01a22997-a59e-71db-b852-363b4cddf025', '2026-11-28', NULL, NULL, NULL, NULL, '1.00', NULL, 'Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀', '2026-11-29T23:15:46.902000Z', '2026-11-29T23:15:53.506000Z'),
('5118ea2b-e4fc-4277-8423-13f3120cecab', '01a22997-a59e-71db-b852-363b4cddf025', '2026-11-09', NULL, 500, NULL, NULL, '5.00', '2.00', NULL, '2026-11-29T23:15:55.572000Z', '2026-11-29T23:16:00.876000Z'),
('591e19ff-0f25-4c21-8af1-283580c6da40', '01a22997-a59e-71db-b852-363b4cddf025', '2026-11-25', NULL, NULL, NULL, NULL, NULL, NULL, replace(hex(zeroblob(3000)), '00', 'Oats and rice again. '), '2026-11-29T23:16:03.480000Z', '2026-11-29T23:16:03.480000Z'),
('69ce0527-3615-4aaa-b810-21254ecc2301', '01a22997-a59e-71db-b852-363b4cddf025', '2026-10-28', NULL, NULL, NULL, NULL, '4.00', NULL, NULL, '2026-11-29T23:16:07.805738Z', '2026-11-29T23:16:07.805738Z'),
('7abf98a1-8f44-422b-b930-38598beefb0e', '01a22997-a59e-71db-b852-363b4cddf025', '2026-11-07', '6.10', 500, NULL, NULL, '5.00', NULL, 'Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀', '2026-11-29T23:15:55.572000Z', '2026-11-29T23:16:06.795000Z'),
('89bdfab9-1fc9-4553-9066-4aee6e044c68', '01a22997-a59e-71db-b852-363b4cddf025', '1900-01-01', '8.00', NULL, NULL, NULL, NULL, NULL, NULL, '2026-11-29T23:15:47.201000Z', '2026-11-29T23:15:47.201000Z'),
('9066f87e-644c-4883-a821-75eb856dc995', '01a22997-a59e-71db-b852-363b4cddf025', '2026-11-08', NULL, 500, NULL, NULL, '2.00', NULL, NULL, '2026-11-29T23:15:55.572000Z', '2026-11-29T23:16:01.016352Z'),
('93c1a658-99e3-491f-a253-344c82ada0b2', '01a22997-a59e-71db-b852-363b4cddf025', '2200-12-31', NULL, NULL, NULL, NULL, NULL, NULL, 'Later', '2026-11-29T23:15:47.350000Z', '2026-11-29T23:15:47.350000Z'),
('a738cb7a-f6f4-4a2f-90ce-079e26bdcccd', '01a22997-a59e-71db-b852-363b4cddf025', '2026-11-06', NULL, 750, 20, NULL, '3.00', NULL, NULL, '2026-11-29T23:15:55.572000Z', '2026-11-29T23:16:04.744000Z'),
('d6fc0644-a60f-4f7a-b774-3d7a0ba57ea6', '01a22997-a59e-71db-b852-363b4cddf025', '2026-10-27', NULL, NULL, NULL, NULL, NULL, '4.00', NULL, '2026-11-29T23:16:09.811923Z', '2026-11-29T23:16:09.811923Z'),
('eadb2366-5a39-4ef8-ac6e-b3da35dbc4aa', '01a22997-a59e-71db-b852-363b4cddf025', '2026-11-24', '7.26', 250, NULL, NULL, NULL, '0.01', NULL, '2026-11-29T23:15:46.902000Z', '2026-11-29T23:15:46.902000Z'),
('ec16b3ca-039c-41a2-bbc1-3f0ec0a5980d', '01a22997-a59e-71db-b852-363b4cddf025', '2026-10-30', NULL, NULL, NULL, NULL, '2.50', NULL, NULL, '2026-11-29T23:16:03.480000Z', '2026-11-29T23:16:03.480000Z');
INSERT INTO "removed" ("id", "removed_at", "table_name", "row_id", "column", "value_json", "reason", "restored_at") VALUES
(1, '2026-11-29T23:15:57.690493Z', 'wellness_entries', '6c14b12f-98af-4a19-a442-626602ffd82d', NULL, '{"id": "6c14b12f-98af-4a19-a442-626602ffd82d", "user_id": "01a22997-a59e-71db-b852-363b4cddf025", "date": "2026-11-04", "sleep_hours": null, "water_intake_ml": 500, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "3.00", "energy_level": null, "nutrition_notes": null, "created_at": "2026-11-29T23:15:55.572000Z", "updated_at": "2026-11-29T23:15:55.572000Z"}', 'The server no longer has it.', NULL);
INSERT INTO "messages" ("id", "conversation_id", "role", "content", "tokens_used", "created_at") VALUES
('12843059-4ac9-4d5c-abb7-1508f4729b69', '717d30ca-42a1-4dae-93b6-a959f224bfdc', 'user', '0 Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀', NULL, '2026-11-29T23:15:48.627000Z'),
('2652d324-5503-4351-9db3-9d27abdf07e4', '80b6e9a0-b7ff-4e23-9575-dc9baa723581', 'user', 'Hello', NULL, '2026-11-29T23:15:54.630792Z'),
('5746c7cf-007d-421b-9a16-fb64a68662fc', '717d30ca-42a1-4dae-93b6-a959f224bfdc', 'user', '2 Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀', NULL, '2026-11-29T23:15:48.973000Z'),
('61b63d5e-011f-409a-9ba7-3bb5a795f0ed', '8a92258a-1169-4781-b9a0-e80e987ee804', 'user', 'Three', NULL, '2026-11-29T23:16:09.853934Z'),
('734af914-c36c-40c6-b498-a4bc07ef79c9', '80b6e9a0-b7ff-4e23-9575-dc9baa723581', 'user', 'one' || char(9) || 'two' || char(13) || char(10) || 'three ' || char(1) || char(7) || char(27) || '[31m' || char(127) || ' ' || char(8203) || char(173) || char(8238), NULL, '2026-11-29T23:15:54.730953Z'),
('76f01662-ee1b-43b3-967d-0629c43fe3d1', '717d30ca-42a1-4dae-93b6-a959f224bfdc', 'user', '4 Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀', NULL, '2026-11-29T23:15:49.311000Z'),
('775f3aa4-d88c-4186-a811-869e306a3c93', '717d30ca-42a1-4dae-93b6-a959f224bfdc', 'assistant', '3 Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀', 3, '2026-11-29T23:15:49.121000Z'),
('93a9b428-1e4d-433d-bf41-91a22ff229b2', 'fcfc3c6e-b0b3-40e6-b0c0-2936f1d8b3be', 'user', 'Unsent', NULL, '2026-11-29T23:16:01.916315Z'),
('bae56a61-9bc0-4e91-ad1f-26fe87ea7726', 'fcfc3c6e-b0b3-40e6-b0c0-2936f1d8b3be', 'user', 'Two', NULL, '2026-11-29T23:16:01.952867Z'),
('e4a9af07-9f84-42eb-9972-24d289a97f86', '717d30ca-42a1-4dae-93b6-a959f224bfdc', 'assistant', '1 Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀', 1, '2026-11-29T23:15:48.810000Z'),
('ecf9d55d-ee07-4144-a1ea-d6a60a6af176', '717d30ca-42a1-4dae-93b6-a959f224bfdc', 'assistant', '5 Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀', 5, '2026-11-29T23:15:49.566000Z');
CREATE INDEX journal_row_idx ON journal (table_name, row_id);
CREATE INDEX base_gone_idx ON base (table_name) WHERE gone;
CREATE INDEX journal_gone_idx ON journal (old_json) WHERE "column" = 'date';
CREATE INDEX journal_edit_idx ON journal (edit_id);
CREATE INDEX conflict_settled_idx ON conflict (settled_by);
CREATE INDEX conversations_module_idx ON conversations (module_name);
CREATE INDEX conversations_user_idx ON conversations (user_id);
CREATE INDEX progress_module_idx ON module_progress (module_name);
CREATE INDEX wellness_date_idx ON wellness_entries (date);
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
CREATE INDEX removed_at_idx ON removed (removed_at);
CREATE UNIQUE INDEX messages_id_idx ON messages (id);
CREATE INDEX messages_conversation_idx ON messages (conversation_id, created_at);
CREATE INDEX imported_source_idx ON imported (source);
CREATE INDEX imported_edit_idx ON imported (edit_id);
PRAGMA user_version = 8;
