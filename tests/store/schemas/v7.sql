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
INSERT INTO "base" ("table_name", "row_id", "version", "values_json", "gone") VALUES
('conversations', '01e160cd-760f-4fa4-8c8b-28bdf29878a4', '2026-11-29 12:53:33.882+00', '{"id": "01e160cd-760f-4fa4-8c8b-28bdf29878a4", "user_id": "01a2275d-f1ae-7788-89f4-70ee2e02186d", "module_name": "identity", "topic": "Roots 🌱", "message_count": 6, "created_at": "2026-11-29T12:53:31.337000Z", "updated_at": "2026-11-29T12:53:33.882000Z"}', 0),
('conversations', '2f972198-d6a9-4027-a054-28fdb6e3e5d7', '2026-11-29 12:53:41.453+00', '{"id": "2f972198-d6a9-4027-a054-28fdb6e3e5d7", "user_id": "01a2275d-f1ae-7788-89f4-70ee2e02186d", "module_name": "habits", "topic": null, "message_count": 2, "created_at": "2026-11-29T12:53:41.453000Z", "updated_at": "2026-11-29T12:53:41.453000Z"}', 0),
('conversations', '3b1d97d6-3bd3-44e9-b9f7-09dedb8e9e4d', '2026-11-29 12:53:36.075+00', '{"id": "3b1d97d6-3bd3-44e9-b9f7-09dedb8e9e4d", "user_id": "01a2275d-f1ae-7788-89f4-70ee2e02186d", "module_name": "identity", "topic": "Mine", "message_count": 2, "created_at": "2026-11-29T12:53:36.075000Z", "updated_at": "2026-11-29T12:53:36.075000Z"}', 0),
('module_progress', '08623c3f-2984-474f-9e23-471fd7acabea', '2026-11-29 12:53:30.929+00', '{"id": "08623c3f-2984-474f-9e23-471fd7acabea", "user_id": "01a2275d-f1ae-7788-89f4-70ee2e02186d", "module_name": "Sleep", "progress_percentage": "12.50", "completed_topics": [], "current_focus": null, "notes": null, "last_activity": null, "created_at": "2026-11-29T12:53:30.929000Z", "updated_at": "2026-11-29T12:53:30.929000Z"}', 0),
('module_progress', '308eb447-64bb-45d4-a9e0-6436c2e4cbbb', '2026-11-29 12:53:31.068+00', '{"id": "308eb447-64bb-45d4-a9e0-6436c2e4cbbb", "user_id": "01a2275d-f1ae-7788-89f4-70ee2e02186d", "module_name": "Mindful eating", "progress_percentage": "50.00", "completed_topics": [], "current_focus": null, "notes": null, "last_activity": null, "created_at": "2026-11-29T12:53:31.068000Z", "updated_at": "2026-11-29T12:53:31.068000Z"}', 0),
('module_progress', '84ad06d4-8e4b-40f6-9742-014c262ddeca', '2026-11-29 12:53:40.916+00', '{"id": "84ad06d4-8e4b-40f6-9742-014c262ddeca", "user_id": "01a2275d-f1ae-7788-89f4-70ee2e02186d", "module_name": "Rest", "progress_percentage": "33.33", "completed_topics": ["one"], "current_focus": null, "notes": "Naps", "last_activity": "2026-11-29T12:53:40.237311Z", "created_at": "2026-11-29T12:53:40.916000Z", "updated_at": "2026-11-29T12:53:40.916000Z"}', 0),
('module_progress', 'b65fa326-f0a2-4688-b482-33f7d464fe1c', '2026-11-29 12:53:31.189+00', '{"id": "b65fa326-f0a2-4688-b482-33f7d464fe1c", "user_id": "01a2275d-f1ae-7788-89f4-70ee2e02186d", "module_name": "Movement", "progress_percentage": "100.00", "completed_topics": [], "current_focus": null, "notes": null, "last_activity": null, "created_at": "2026-11-29T12:53:31.189000Z", "updated_at": "2026-11-29T12:53:31.189000Z"}', 0),
('module_progress', 'cf7c74c3-990a-4e69-8b56-5f7a0ae22ff0', '2026-11-29 12:53:35.953+00', '{"id": "cf7c74c3-990a-4e69-8b56-5f7a0ae22ff0", "user_id": "01a2275d-f1ae-7788-89f4-70ee2e02186d", "module_name": "Boundaries", "progress_percentage": "0.00", "completed_topics": ["a", "b"], "current_focus": "No", "notes": "Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀", "last_activity": "2026-11-29T12:53:35.494845Z", "created_at": "2026-11-29T12:53:35.953000Z", "updated_at": "2026-11-29T12:53:35.953000Z"}', 0),
('users', '01a2275d-f1ae-7788-89f4-70ee2e02186d', '2026-11-29 12:53:19.161+00', '{"id": "01a2275d-f1ae-7788-89f4-70ee2e02186d", "email": "de6fd69043d04d0093a2fe70edea0644@example.com", "full_name": null, "avatar_url": null, "timezone": "UTC", "created_at": "2026-11-29T12:53:19.161000Z", "updated_at": "2026-11-29T12:53:19.161000Z"}', 0),
('wellness_entries', '0d289e24-8c02-45f5-ae46-9fd7964eb2c7', '2026-11-29 12:53:30.278+00', '{"id": "0d289e24-8c02-45f5-ae46-9fd7964eb2c7", "user_id": "01a2275d-f1ae-7788-89f4-70ee2e02186d", "date": "2026-11-24", "sleep_hours": "7.26", "water_intake_ml": 250, "exercise_minutes": null, "meditation_minutes": null, "mood_score": null, "energy_level": "0.01", "nutrition_notes": null, "created_at": "2026-11-29T12:53:30.278000Z", "updated_at": "2026-11-29T12:53:30.278000Z"}', 0),
('wellness_entries', '23a7e381-e7d5-4f5e-9217-dac8a7fc95f3', '2026-11-29 12:53:41.757+00', '{"id": "23a7e381-e7d5-4f5e-9217-dac8a7fc95f3", "user_id": "01a2275d-f1ae-7788-89f4-70ee2e02186d", "date": "2026-11-06", "sleep_hours": null, "water_intake_ml": 750, "exercise_minutes": 20, "meditation_minutes": null, "mood_score": "3.00", "energy_level": null, "nutrition_notes": null, "created_at": "2026-11-29T12:53:36.004000Z", "updated_at": "2026-11-29T12:53:41.757000Z"}', 0),
('wellness_entries', '386b441e-eabe-427e-bcd3-3180796ef09b', '2026-11-29 12:53:30.68+00', '{"id": "386b441e-eabe-427e-bcd3-3180796ef09b", "user_id": "01a2275d-f1ae-7788-89f4-70ee2e02186d", "date": "2200-12-31", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": null, "energy_level": null, "nutrition_notes": "Later", "created_at": "2026-11-29T12:53:30.680000Z", "updated_at": "2026-11-29T12:53:30.680000Z"}', 0),
('wellness_entries', '4914353d-1471-47c2-8bfe-d15be2a1369f', '2026-11-29 12:53:41.128+00', '{"id": "4914353d-1471-47c2-8bfe-d15be2a1369f", "user_id": "01a2275d-f1ae-7788-89f4-70ee2e02186d", "date": "2026-10-30", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "2.50", "energy_level": null, "nutrition_notes": null, "created_at": "2026-11-29T12:53:41.128000Z", "updated_at": "2026-11-29T12:53:41.128000Z"}', 0),
('wellness_entries', '5150f7c3-d769-48bf-9f5e-c6f100e11437', '2026-11-29 12:53:35.191+00', '{"id": "5150f7c3-d769-48bf-9f5e-c6f100e11437", "user_id": "01a2275d-f1ae-7788-89f4-70ee2e02186d", "date": "2026-11-27", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "1.00", "energy_level": null, "nutrition_notes": "one\ttwo\r\nthree \u0001\u0007\u001b[31m' || char(127) || ' ' || char(8203) || char(173) || char(8238) || '", "created_at": "2026-11-29T12:53:30.278000Z", "updated_at": "2026-11-29T12:53:35.191000Z"}', 0),
('wellness_entries', '8b69a576-e43c-4ba1-b404-cf10a1b48742', '2026-11-29 12:53:41.128+00', '{"id": "8b69a576-e43c-4ba1-b404-cf10a1b48742", "user_id": "01a2275d-f1ae-7788-89f4-70ee2e02186d", "date": "2026-11-25", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": null, "energy_level": null, "nutrition_notes": "' || replace(hex(zeroblob(3000)), '00', 'Oats and rice again. ') || '", "created_at": "2026-11-29T12:53:41.128000Z", "updated_at": "2026-11-29T12:53:41.128000Z"}', 0),
('wellness_entries', 'c25a28d0-8f7a-4cd4-830a-8c1825498655', '2026-11-29 12:53:35.285+00', '{"id": "c25a28d0-8f7a-4cd4-830a-8c1825498655", "user_id": "01a2275d-f1ae-7788-89f4-70ee2e02186d", "date": "2026-11-26", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "1.00", "energy_level": null, "nutrition_notes": "it''s ''quoted'', \"twice\"; -- DROP TABLE", "created_at": "2026-11-29T12:53:30.278000Z", "updated_at": "2026-11-29T12:53:35.285000Z"}', 0),
('wellness_entries', 'c607e4de-23b9-4753-803d-7afc5f943ce0', '2026-11-29 12:53:39.108+00', '{"id": "c607e4de-23b9-4753-803d-7afc5f943ce0", "user_id": "01a2275d-f1ae-7788-89f4-70ee2e02186d", "date": "2026-11-09", "sleep_hours": null, "water_intake_ml": 500, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "5.00", "energy_level": "2.00", "nutrition_notes": null, "created_at": "2026-11-29T12:53:36.004000Z", "updated_at": "2026-11-29T12:53:39.108000Z"}', 0),
('wellness_entries', 'c754b52d-d247-4408-af9a-0d6d0ac31ed5', '2026-11-29 12:53:36.253+00', '{"id": "c754b52d-d247-4408-af9a-0d6d0ac31ed5", "user_id": "01a2275d-f1ae-7788-89f4-70ee2e02186d", "date": "2026-11-28", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "4.00", "energy_level": null, "nutrition_notes": "Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀", "created_at": "2026-11-29T12:53:30.278000Z", "updated_at": "2026-11-29T12:53:36.253000Z"}', 0),
('wellness_entries', 'ca8474d1-778d-4008-b99a-973f23ffb436', '2026-11-29 12:53:30.559+00', '{"id": "ca8474d1-778d-4008-b99a-973f23ffb436", "user_id": "01a2275d-f1ae-7788-89f4-70ee2e02186d", "date": "1900-01-01", "sleep_hours": "8.00", "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": null, "energy_level": null, "nutrition_notes": null, "created_at": "2026-11-29T12:53:30.559000Z", "updated_at": "2026-11-29T12:53:30.559000Z"}', 0),
('wellness_entries', 'ce63dbf5-00ac-4d30-8713-b3c1696b5399', '2026-11-29 12:53:36.004+00', '{"id": "ce63dbf5-00ac-4d30-8713-b3c1696b5399", "user_id": "01a2275d-f1ae-7788-89f4-70ee2e02186d", "date": "2026-11-08", "sleep_hours": null, "water_intake_ml": 500, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "3.00", "energy_level": null, "nutrition_notes": null, "created_at": "2026-11-29T12:53:36.004000Z", "updated_at": "2026-11-29T12:53:36.004000Z"}', 0),
('wellness_entries', 'f11a3818-e8f8-4157-8849-860a487132f5', '2026-11-29 12:53:43.453+00', '{"id": "f11a3818-e8f8-4157-8849-860a487132f5", "user_id": "01a2275d-f1ae-7788-89f4-70ee2e02186d", "date": "2026-11-07", "sleep_hours": "6.10", "water_intake_ml": 500, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "5.00", "energy_level": null, "nutrition_notes": "Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀", "created_at": "2026-11-29T12:53:36.004000Z", "updated_at": "2026-11-29T12:53:43.453000Z"}', 0);
INSERT INTO "conflict" ("id", "decided_at", "table_name", "row_id", "column", "base_json", "mine_json", "theirs_json", "result_json", "rule", "undone_at", "settled_by") VALUES
(1, '2026-11-29T12:53:34.677869Z', 'wellness_entries', '5150f7c3-d769-48bf-9f5e-c6f100e11437', 'mood_score', '"3.25"', '"1.00"', '"4.00"', '"1.00"', 'later edit', NULL, NULL),
(2, '2026-11-29T12:53:34.677869Z', 'wellness_entries', 'c25a28d0-8f7a-4cd4-830a-8c1825498655', 'mood_score', '"3.25"', '"1.00"', '"4.00"', '"1.00"', 'later edit', NULL, NULL),
(3, '2026-11-29T12:53:34.677869Z', 'wellness_entries', 'c754b52d-d247-4408-af9a-0d6d0ac31ed5', 'mood_score', '"3.25"', '"1.00"', '"4.00"', '"1.00"', 'later edit', '2026-11-29T12:53:35.374798Z', '687414d0-318a-4b79-81fb-ebe3457905a7');
INSERT INTO "cursor" ("table_name", "position", "row_id") VALUES
('conversations', '2026-11-29T12:53:41.453+00:00', '2f972198-d6a9-4027-a054-28fdb6e3e5d7'),
('messages', '2026-11-29T12:53:40.317929+00:00', 'f2ba3583-4a23-47a3-9720-6380ccfe6122'),
('module_progress', '2026-11-29T12:53:40.916+00:00', '84ad06d4-8e4b-40f6-9742-014c262ddeca'),
('users', '2026-11-29 12:53:19.161+00', '01a2275d-f1ae-7788-89f4-70ee2e02186d'),
('wellness_entries', '2026-11-29T12:53:43.453+00:00', 'f11a3818-e8f8-4157-8849-860a487132f5');
INSERT INTO "journal" ("id", "edit_id", "at", "table_name", "row_id", "column", "old_json", "new_json", "how", "source") VALUES
(1, '0a4aa476-f351-43f9-8e25-4e7a41f22a4e', '2026-11-29T12:53:26.379120Z', 'wellness_entries', 'c754b52d-d247-4408-af9a-0d6d0ac31ed5', 'mood_score', NULL, '"3.25"', 'create', 'import'),
(2, '0a4aa476-f351-43f9-8e25-4e7a41f22a4e', '2026-11-29T12:53:26.379120Z', 'wellness_entries', 'c754b52d-d247-4408-af9a-0d6d0ac31ed5', 'nutrition_notes', NULL, '"Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀"', 'create', 'import'),
(3, '0a4aa476-f351-43f9-8e25-4e7a41f22a4e', '2026-11-29T12:53:26.379120Z', 'wellness_entries', '5150f7c3-d769-48bf-9f5e-c6f100e11437', 'mood_score', NULL, '"3.25"', 'create', 'import'),
(4, '0a4aa476-f351-43f9-8e25-4e7a41f22a4e', '2026-11-29T12:53:26.379120Z', 'wellness_entries', '5150f7c3-d769-48bf-9f5e-c6f100e11437', 'nutrition_notes', NULL, '"one\ttwo\r\nthree \u0001\u0007\u001b[31m' || char(127) || ' ' || char(8203) || char(173) || char(8238) || '"', 'create', 'import'),
(5, '0a4aa476-f351-43f9-8e25-4e7a41f22a4e', '2026-11-29T12:53:26.379120Z', 'wellness_entries', 'c25a28d0-8f7a-4cd4-830a-8c1825498655', 'mood_score', NULL, '"3.25"', 'create', 'import'),
(6, '0a4aa476-f351-43f9-8e25-4e7a41f22a4e', '2026-11-29T12:53:26.379120Z', 'wellness_entries', 'c25a28d0-8f7a-4cd4-830a-8c1825498655', 'nutrition_notes', NULL, '"it''s ''quoted'', \"twice\"; -- DROP TABLE"', 'create', 'import'),
(7, '0a4aa476-f351-43f9-8e25-4e7a41f22a4e', '2026-11-29T12:53:26.379120Z', 'wellness_entries', '0d289e24-8c02-45f5-ae46-9fd7964eb2c7', 'sleep_hours', NULL, '"7.26"', 'create', 'import'),
(8, '0a4aa476-f351-43f9-8e25-4e7a41f22a4e', '2026-11-29T12:53:26.379120Z', 'wellness_entries', '0d289e24-8c02-45f5-ae46-9fd7964eb2c7', 'water_intake_ml', NULL, '250', 'create', 'import'),
(9, '0a4aa476-f351-43f9-8e25-4e7a41f22a4e', '2026-11-29T12:53:26.379120Z', 'wellness_entries', '0d289e24-8c02-45f5-ae46-9fd7964eb2c7', 'energy_level', NULL, '"0.01"', 'create', 'import'),
(10, 'eabb198c-3899-4057-a737-ca5619b94c88', '2026-11-29T12:53:24.805135Z', 'wellness_entries', 'c754b52d-d247-4408-af9a-0d6d0ac31ed5', 'mood_score', NULL, '"3.25"', 'create', 'typed'),
(11, 'eabb198c-3899-4057-a737-ca5619b94c88', '2026-11-29T12:53:24.805135Z', 'wellness_entries', 'c754b52d-d247-4408-af9a-0d6d0ac31ed5', 'nutrition_notes', NULL, '"Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀"', 'create', 'typed'),
(12, '902b950a-f587-46ce-88fb-b4fef4cf855f', '2026-11-29T12:53:24.888749Z', 'wellness_entries', '5150f7c3-d769-48bf-9f5e-c6f100e11437', 'mood_score', NULL, '"3.25"', 'create', 'typed'),
(13, '902b950a-f587-46ce-88fb-b4fef4cf855f', '2026-11-29T12:53:24.888749Z', 'wellness_entries', '5150f7c3-d769-48bf-9f5e-c6f100e11437', 'nutrition_notes', NULL, '"one\ttwo\r\nthree \u0001\u0007\u001b[31m' || char(127) || ' ' || char(8203) || char(173) || char(8238) || '"', 'create', 'typed'),
(14, 'f89ab31e-be48-4d71-af9a-f52471781c8a', '2026-11-29T12:53:24.912707Z', 'wellness_entries', 'c25a28d0-8f7a-4cd4-830a-8c1825498655', 'mood_score', NULL, '"3.25"', 'create', 'typed'),
(15, 'f89ab31e-be48-4d71-af9a-f52471781c8a', '2026-11-29T12:53:24.912707Z', 'wellness_entries', 'c25a28d0-8f7a-4cd4-830a-8c1825498655', 'nutrition_notes', NULL, '"it''s ''quoted'', \"twice\"; -- DROP TABLE"', 'create', 'typed'),
(16, 'bea320e8-4f55-4379-9723-62d11356b687', '2026-11-29T12:53:24.933059Z', 'wellness_entries', '0d289e24-8c02-45f5-ae46-9fd7964eb2c7', 'sleep_hours', NULL, '"7.26"', 'create', 'typed'),
(17, 'bea320e8-4f55-4379-9723-62d11356b687', '2026-11-29T12:53:24.933059Z', 'wellness_entries', '0d289e24-8c02-45f5-ae46-9fd7964eb2c7', 'water_intake_ml', NULL, '250', 'create', 'typed'),
(18, 'bea320e8-4f55-4379-9723-62d11356b687', '2026-11-29T12:53:24.933059Z', 'wellness_entries', '0d289e24-8c02-45f5-ae46-9fd7964eb2c7', 'energy_level', NULL, '"0.01"', 'create', 'typed'),
(19, '6e248b67-1c2a-4670-85fb-191a2b4467f2', '2026-11-29T12:53:24.964695Z', 'wellness_entries', '69f9a5bc-51e9-45d9-bbc4-1d1ebdb97a77', 'mood_score', NULL, '"2.00"', 'create', 'typed'),
(20, 'dd54ab06-d03e-4384-a849-793359ccf413', '2026-11-29T12:53:24.996749Z', 'wellness_entries', '69f9a5bc-51e9-45d9-bbc4-1d1ebdb97a77', 'date', '"2026-11-23"', NULL, 'delete', 'typed'),
(21, 'dd54ab06-d03e-4384-a849-793359ccf413', '2026-11-29T12:53:24.996749Z', 'wellness_entries', '69f9a5bc-51e9-45d9-bbc4-1d1ebdb97a77', 'mood_score', '"2.00"', NULL, 'delete', 'typed'),
(22, '3cc5a1ff-8a0c-4c3c-b3d4-3c9361262e6d', '2026-11-29T12:53:25.024702Z', 'wellness_entries', '441e28e1-2228-4d39-b2fe-fddeae27261a', 'mood_score', NULL, '"1.00"', 'create', 'typed'),
(23, '03ef4c28-8a33-4045-b906-8202fc7521a9', '2026-11-29T12:53:25.049329Z', 'wellness_entries', '441e28e1-2228-4d39-b2fe-fddeae27261a', 'date', '"2026-11-22"', NULL, 'delete', 'typed'),
(24, '03ef4c28-8a33-4045-b906-8202fc7521a9', '2026-11-29T12:53:25.049329Z', 'wellness_entries', '441e28e1-2228-4d39-b2fe-fddeae27261a', 'mood_score', '"1.00"', NULL, 'delete', 'typed'),
(25, '95cff23c-2aee-44d4-8137-bdb3a633ea7b', '2026-11-29T12:53:29.653529Z', 'users', '01a2275d-f1ae-7788-89f4-70ee2e02186d', 'timezone', NULL, '"UTC"', 'set', 'sync'),
(26, 'dea7fc05-424c-455b-bb33-0ed6ef0d12a8', '2026-11-29T12:53:33.739339Z', 'conversations', '01e160cd-760f-4fa4-8c8b-28bdf29878a4', 'message_count', '0', '6', 'set', 'sync'),
(27, '3d94ba97-f051-49ff-8490-c7a15096fc71', '2026-11-29T12:53:34.193385Z', 'wellness_entries', 'c754b52d-d247-4408-af9a-0d6d0ac31ed5', 'mood_score', '"3.25"', '"1.00"', 'set', 'typed'),
(28, 'fe07f722-d286-48e6-aa81-771c4bcaabd0', '2026-11-29T12:53:34.376057Z', 'wellness_entries', '5150f7c3-d769-48bf-9f5e-c6f100e11437', 'mood_score', '"3.25"', '"1.00"', 'set', 'typed'),
(29, '210671de-dc2b-4d19-992a-99b0ee96afda', '2026-11-29T12:53:34.546069Z', 'wellness_entries', 'c25a28d0-8f7a-4cd4-830a-8c1825498655', 'mood_score', '"3.25"', '"1.00"', 'set', 'typed'),
(30, '687414d0-318a-4b79-81fb-ebe3457905a7', '2026-11-29T12:53:35.374798Z', 'wellness_entries', 'c754b52d-d247-4408-af9a-0d6d0ac31ed5', 'mood_score', '"1.00"', '"4.00"', 'set', 'undo'),
(31, 'f21603ae-ca19-469f-ab0e-0ae274623626', '2026-11-29T12:53:35.408619Z', 'wellness_entries', 'c607e4de-23b9-4753-803d-7afc5f943ce0', 'water_intake_ml', NULL, '500', 'create', 'typed'),
(32, 'f21603ae-ca19-469f-ab0e-0ae274623626', '2026-11-29T12:53:35.408619Z', 'wellness_entries', 'c607e4de-23b9-4753-803d-7afc5f943ce0', 'mood_score', NULL, '"3.00"', 'create', 'typed'),
(33, '4b74d2ad-a238-4836-ba32-8c0d7f9e4bda', '2026-11-29T12:53:35.417540Z', 'wellness_entries', 'ce63dbf5-00ac-4d30-8713-b3c1696b5399', 'water_intake_ml', NULL, '500', 'create', 'typed'),
(34, '4b74d2ad-a238-4836-ba32-8c0d7f9e4bda', '2026-11-29T12:53:35.417540Z', 'wellness_entries', 'ce63dbf5-00ac-4d30-8713-b3c1696b5399', 'mood_score', NULL, '"3.00"', 'create', 'typed'),
(35, '79b9d3a9-dd1b-4e19-8c94-befa7516edd8', '2026-11-29T12:53:35.424628Z', 'wellness_entries', 'f11a3818-e8f8-4157-8849-860a487132f5', 'water_intake_ml', NULL, '500', 'create', 'typed'),
(36, '79b9d3a9-dd1b-4e19-8c94-befa7516edd8', '2026-11-29T12:53:35.424628Z', 'wellness_entries', 'f11a3818-e8f8-4157-8849-860a487132f5', 'mood_score', NULL, '"3.00"', 'create', 'typed'),
(37, '10ed34b5-0058-40d9-b526-5bb14baacf63', '2026-11-29T12:53:35.438455Z', 'wellness_entries', '23a7e381-e7d5-4f5e-9217-dac8a7fc95f3', 'water_intake_ml', NULL, '500', 'create', 'typed'),
(38, '10ed34b5-0058-40d9-b526-5bb14baacf63', '2026-11-29T12:53:35.438455Z', 'wellness_entries', '23a7e381-e7d5-4f5e-9217-dac8a7fc95f3', 'mood_score', NULL, '"3.00"', 'create', 'typed'),
(39, 'b8b4f454-8559-43ba-a81b-e7147e439c48', '2026-11-29T12:53:35.456574Z', 'wellness_entries', '1834f76b-69a2-4f0d-a1b2-8cfa3ea79a0b', 'water_intake_ml', NULL, '500', 'create', 'typed'),
(40, 'b8b4f454-8559-43ba-a81b-e7147e439c48', '2026-11-29T12:53:35.456574Z', 'wellness_entries', '1834f76b-69a2-4f0d-a1b2-8cfa3ea79a0b', 'mood_score', NULL, '"3.00"', 'create', 'typed'),
(41, '3d595194-973b-4981-bece-da10d20e3888', '2026-11-29T12:53:35.460527Z', 'wellness_entries', '4c07b18d-58bc-4960-973e-ac706861b04e', 'water_intake_ml', NULL, '500', 'create', 'typed'),
(42, '3d595194-973b-4981-bece-da10d20e3888', '2026-11-29T12:53:35.460527Z', 'wellness_entries', '4c07b18d-58bc-4960-973e-ac706861b04e', 'mood_score', NULL, '"3.00"', 'create', 'typed'),
(43, 'cb7e62ca-e888-4dac-b9b2-ea7524bcc334', '2026-11-29T12:53:35.494845Z', 'module_progress', 'cf7c74c3-990a-4e69-8b56-5f7a0ae22ff0', 'progress_percentage', NULL, '"0.00"', 'create', 'typed'),
(44, 'cb7e62ca-e888-4dac-b9b2-ea7524bcc334', '2026-11-29T12:53:35.494845Z', 'module_progress', 'cf7c74c3-990a-4e69-8b56-5f7a0ae22ff0', 'completed_topics', NULL, '["a", "b"]', 'create', 'typed'),
(45, 'cb7e62ca-e888-4dac-b9b2-ea7524bcc334', '2026-11-29T12:53:35.494845Z', 'module_progress', 'cf7c74c3-990a-4e69-8b56-5f7a0ae22ff0', 'current_focus', NULL, '"No"', 'create', 'typed'),
(46, 'cb7e62ca-e888-4dac-b9b2-ea7524bcc334', '2026-11-29T12:53:35.494845Z', 'module_progress', 'cf7c74c3-990a-4e69-8b56-5f7a0ae22ff0', 'notes', NULL, '"Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀"', 'create', 'typed'),
(47, 'cb7e62ca-e888-4dac-b9b2-ea7524bcc334', '2026-11-29T12:53:35.494845Z', 'module_progress', 'cf7c74c3-990a-4e69-8b56-5f7a0ae22ff0', 'last_activity', NULL, '"2026-11-29T12:53:35.494845Z"', 'create', 'typed'),
(48, '0f5ed5a5-5e9b-4950-98ce-e8e726715f56', '2026-11-29T12:53:35.530385Z', 'conversations', '3b1d97d6-3bd3-44e9-b9f7-09dedb8e9e4d', 'topic', NULL, '"Mine"', 'create', 'typed'),
(49, '0f5ed5a5-5e9b-4950-98ce-e8e726715f56', '2026-11-29T12:53:35.530385Z', 'conversations', '3b1d97d6-3bd3-44e9-b9f7-09dedb8e9e4d', 'message_count', NULL, '0', 'create', 'typed'),
(50, 'd6e13ace-8fec-4fac-b45e-c137aa03939c', '2026-11-29T12:53:35.568514Z', 'messages', 'b732611b-9913-4a85-954e-3463e2564ab0', 'id', NULL, '"b732611b-9913-4a85-954e-3463e2564ab0"', 'create', 'typed'),
(51, 'd6e13ace-8fec-4fac-b45e-c137aa03939c', '2026-11-29T12:53:35.568514Z', 'conversations', '3b1d97d6-3bd3-44e9-b9f7-09dedb8e9e4d', 'message_count', '0', '1', 'set', 'typed'),
(52, '5e679278-f5d0-4d0c-8354-9c7bc7d0dc51', '2026-11-29T12:53:35.613086Z', 'messages', '77c50b1b-3209-4acf-a76e-fc939e40bd86', 'id', NULL, '"77c50b1b-3209-4acf-a76e-fc939e40bd86"', 'create', 'typed'),
(53, '5e679278-f5d0-4d0c-8354-9c7bc7d0dc51', '2026-11-29T12:53:35.613086Z', 'conversations', '3b1d97d6-3bd3-44e9-b9f7-09dedb8e9e4d', 'message_count', '1', '2', 'set', 'typed'),
(54, 'd916af8a-4c8e-4975-90f6-069c55c2dc77', '2026-11-29T12:53:36.857421Z', 'wellness_entries', '4c07b18d-58bc-4960-973e-ac706861b04e', 'date', '"2026-11-04"', NULL, 'delete', 'sync'),
(55, 'd916af8a-4c8e-4975-90f6-069c55c2dc77', '2026-11-29T12:53:36.857421Z', 'wellness_entries', '4c07b18d-58bc-4960-973e-ac706861b04e', 'water_intake_ml', '500', NULL, 'delete', 'sync'),
(56, 'd916af8a-4c8e-4975-90f6-069c55c2dc77', '2026-11-29T12:53:36.857421Z', 'wellness_entries', '4c07b18d-58bc-4960-973e-ac706861b04e', 'mood_score', '"3.00"', NULL, 'delete', 'sync'),
(57, 'e46a7823-f1f2-4575-889b-1c4834e589b6', '2026-11-29T12:53:36.965427Z', 'wellness_entries', 'c607e4de-23b9-4753-803d-7afc5f943ce0', 'mood_score', '"3.00"', '"5.00"', 'set', 'typed'),
(58, '2c314a46-aae3-49de-bddd-d0f654175b28', '2026-11-29T12:53:37.668124Z', 'wellness_entries', 'c607e4de-23b9-4753-803d-7afc5f943ce0', 'energy_level', NULL, '"2.00"', 'set', 'typed'),
(59, '71c1f1d6-6c9a-4a15-a8db-9347c5defa16', '2026-11-29T12:53:37.692863Z', 'wellness_entries', 'acaaaba2-b596-49e9-871b-25570eaa34d4', 'mood_score', NULL, '"4.00"', 'create', 'typed'),
(60, '88f022bc-1863-4a82-9682-3de9e380e449', '2026-11-29T12:53:38.452743Z', 'wellness_entries', 'acaaaba2-b596-49e9-871b-25570eaa34d4', 'date', '"2026-11-03"', NULL, 'delete', 'typed'),
(61, '88f022bc-1863-4a82-9682-3de9e380e449', '2026-11-29T12:53:38.452743Z', 'wellness_entries', 'acaaaba2-b596-49e9-871b-25570eaa34d4', 'mood_score', '"4.00"', NULL, 'delete', 'typed'),
(62, '2c7cfd5b-a7ba-488d-836e-0d99e0f4c553', '2026-11-29T12:53:39.341222Z', 'wellness_entries', 'ce63dbf5-00ac-4d30-8713-b3c1696b5399', 'mood_score', '"3.00"', '"2.00"', 'set', 'typed'),
(63, '36f94d83-0548-4520-aa29-132ba596b47d', '2026-11-29T12:53:40.128838Z', 'wellness_entries', 'f11a3818-e8f8-4157-8849-860a487132f5', 'sleep_hours', NULL, '"6.10"', 'set', 'typed'),
(64, '36f94d83-0548-4520-aa29-132ba596b47d', '2026-11-29T12:53:40.128838Z', 'wellness_entries', 'f11a3818-e8f8-4157-8849-860a487132f5', 'nutrition_notes', NULL, '"Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀"', 'set', 'typed'),
(65, '16e2c4db-2678-45cc-a442-c132552426f5', '2026-11-29T12:53:40.142632Z', 'wellness_entries', '23a7e381-e7d5-4f5e-9217-dac8a7fc95f3', 'water_intake_ml', '500', '750', 'add', 'typed'),
(66, '16e2c4db-2678-45cc-a442-c132552426f5', '2026-11-29T12:53:40.142632Z', 'wellness_entries', '23a7e381-e7d5-4f5e-9217-dac8a7fc95f3', 'exercise_minutes', NULL, '20', 'add', 'typed'),
(67, 'f60affbd-d04d-4c77-b5c0-54aa04d8e0d5', '2026-11-29T12:53:40.157247Z', 'wellness_entries', '8b69a576-e43c-4ba1-b404-cf10a1b48742', 'nutrition_notes', NULL, '"' || replace(hex(zeroblob(3000)), '00', 'Oats and rice again. ') || '"', 'create', 'typed'),
(68, '4e044fce-aec1-4d76-86c4-2abb400a6cf4', '2026-11-29T12:53:40.196922Z', 'wellness_entries', '1834f76b-69a2-4f0d-a1b2-8cfa3ea79a0b', 'date', '"2026-11-05"', NULL, 'delete', 'typed'),
(69, '4e044fce-aec1-4d76-86c4-2abb400a6cf4', '2026-11-29T12:53:40.196922Z', 'wellness_entries', '1834f76b-69a2-4f0d-a1b2-8cfa3ea79a0b', 'water_intake_ml', '500', NULL, 'delete', 'typed'),
(70, '4e044fce-aec1-4d76-86c4-2abb400a6cf4', '2026-11-29T12:53:40.196922Z', 'wellness_entries', '1834f76b-69a2-4f0d-a1b2-8cfa3ea79a0b', 'mood_score', '"3.00"', NULL, 'delete', 'typed'),
(71, 'd0677111-65cd-485e-b878-cc4135ea0f17', '2026-11-29T12:53:40.217069Z', 'wellness_entries', '4914353d-1471-47c2-8bfe-d15be2a1369f', 'mood_score', NULL, '"2.50"', 'create', 'typed'),
(72, '78245c3c-3ad0-4374-9d8d-e567ac7d5b38', '2026-11-29T12:53:40.237311Z', 'module_progress', '84ad06d4-8e4b-40f6-9742-014c262ddeca', 'progress_percentage', NULL, '"33.33"', 'create', 'typed'),
(73, '78245c3c-3ad0-4374-9d8d-e567ac7d5b38', '2026-11-29T12:53:40.237311Z', 'module_progress', '84ad06d4-8e4b-40f6-9742-014c262ddeca', 'completed_topics', NULL, '["one"]', 'create', 'typed'),
(74, '78245c3c-3ad0-4374-9d8d-e567ac7d5b38', '2026-11-29T12:53:40.237311Z', 'module_progress', '84ad06d4-8e4b-40f6-9742-014c262ddeca', 'notes', NULL, '"Naps"', 'create', 'typed'),
(75, '78245c3c-3ad0-4374-9d8d-e567ac7d5b38', '2026-11-29T12:53:40.237311Z', 'module_progress', '84ad06d4-8e4b-40f6-9742-014c262ddeca', 'last_activity', NULL, '"2026-11-29T12:53:40.237311Z"', 'create', 'typed'),
(76, '59a7a79a-7ee2-45b3-8ec8-be31ba94c920', '2026-11-29T12:53:40.265640Z', 'conversations', '2f972198-d6a9-4027-a054-28fdb6e3e5d7', 'message_count', NULL, '0', 'create', 'typed'),
(77, '95005eef-c8e5-477c-b1b8-1af7e717e71b', '2026-11-29T12:53:40.292661Z', 'messages', '4d26fd58-d313-48ba-bf7b-0f15125eec89', 'id', NULL, '"4d26fd58-d313-48ba-bf7b-0f15125eec89"', 'create', 'typed'),
(78, '95005eef-c8e5-477c-b1b8-1af7e717e71b', '2026-11-29T12:53:40.292661Z', 'conversations', '2f972198-d6a9-4027-a054-28fdb6e3e5d7', 'message_count', '0', '1', 'set', 'typed'),
(79, '074e5599-dddd-45d9-a33e-56decc4ee1d3', '2026-11-29T12:53:40.317929Z', 'messages', 'f2ba3583-4a23-47a3-9720-6380ccfe6122', 'id', NULL, '"f2ba3583-4a23-47a3-9720-6380ccfe6122"', 'create', 'typed'),
(80, '074e5599-dddd-45d9-a33e-56decc4ee1d3', '2026-11-29T12:53:40.317929Z', 'conversations', '2f972198-d6a9-4027-a054-28fdb6e3e5d7', 'message_count', '1', '2', 'set', 'typed'),
(81, '8523f784-bb9e-4adf-9215-a3215e1c4a0a', '2026-11-29T12:53:40.342449Z', 'wellness_entries', 'f35cf909-c07f-4d10-8a30-f3dbe60f1609', 'mood_score', NULL, '"1.00"', 'create', 'typed'),
(82, '8523f784-bb9e-4adf-9215-a3215e1c4a0a', '2026-11-29T12:53:40.342449Z', 'wellness_entries', 'f35cf909-c07f-4d10-8a30-f3dbe60f1609', 'nutrition_notes', NULL, '"Wrong day"', 'create', 'typed'),
(83, '4967765f-1683-44c9-8381-7059355119d6', '2026-11-29T12:53:40.388332Z', 'wellness_entries', 'f35cf909-c07f-4d10-8a30-f3dbe60f1609', 'date', '"2026-10-29"', NULL, 'delete', 'undo'),
(84, '4967765f-1683-44c9-8381-7059355119d6', '2026-11-29T12:53:40.388332Z', 'wellness_entries', 'f35cf909-c07f-4d10-8a30-f3dbe60f1609', 'mood_score', '"1.00"', NULL, 'delete', 'undo'),
(85, '4967765f-1683-44c9-8381-7059355119d6', '2026-11-29T12:53:40.388332Z', 'wellness_entries', 'f35cf909-c07f-4d10-8a30-f3dbe60f1609', 'nutrition_notes', '"Wrong day"', NULL, 'delete', 'undo'),
(86, '4cec224c-f494-42bb-a438-616bb2945d54', '2026-11-29T12:53:41.999151Z', 'wellness_entries', 'f11a3818-e8f8-4157-8849-860a487132f5', 'mood_score', '"3.00"', '"5.00"', 'set', 'typed'),
(87, '494ce3e8-68e0-4c56-91e6-ea7708fa490b', '2026-11-29T12:53:44.372629Z', 'wellness_entries', 'dd7e8f1e-30c9-4448-b326-5bda0540bb4d', 'mood_score', NULL, '"4.00"', 'create', 'typed'),
(88, '58652935-b8d4-4d25-9f72-da20e46ecc84', '2026-11-29T12:53:44.396814Z', 'wellness_entries', 'c25a28d0-8f7a-4cd4-830a-8c1825498655', 'date', '"2026-11-26"', NULL, 'delete', 'typed'),
(89, '58652935-b8d4-4d25-9f72-da20e46ecc84', '2026-11-29T12:53:44.396814Z', 'wellness_entries', 'c25a28d0-8f7a-4cd4-830a-8c1825498655', 'mood_score', '"1.00"', NULL, 'delete', 'typed'),
(90, '58652935-b8d4-4d25-9f72-da20e46ecc84', '2026-11-29T12:53:44.396814Z', 'wellness_entries', 'c25a28d0-8f7a-4cd4-830a-8c1825498655', 'nutrition_notes', '"it''s ''quoted'', \"twice\"; -- DROP TABLE"', NULL, 'delete', 'typed'),
(91, '96b1d34b-0576-4320-a2dc-d4e3bf4ee99d', '2026-11-29T12:53:44.413587Z', 'module_progress', '65d3783d-7939-4b9b-a773-2bb47a21731d', 'progress_percentage', NULL, '"0.00"', 'create', 'typed'),
(92, '96b1d34b-0576-4320-a2dc-d4e3bf4ee99d', '2026-11-29T12:53:44.413587Z', 'module_progress', '65d3783d-7939-4b9b-a773-2bb47a21731d', 'completed_topics', NULL, '[]', 'create', 'typed'),
(93, '96b1d34b-0576-4320-a2dc-d4e3bf4ee99d', '2026-11-29T12:53:44.413587Z', 'module_progress', '65d3783d-7939-4b9b-a773-2bb47a21731d', 'current_focus', NULL, '"One thing"', 'create', 'typed'),
(94, '96b1d34b-0576-4320-a2dc-d4e3bf4ee99d', '2026-11-29T12:53:44.413587Z', 'module_progress', '65d3783d-7939-4b9b-a773-2bb47a21731d', 'last_activity', NULL, '"2026-11-29T12:53:44.413587Z"', 'create', 'typed'),
(95, 'cc9db55e-2f6d-48df-9c45-646ac1b2aa01', '2026-11-29T12:53:46.493409Z', 'wellness_entries', '1e700b2c-12a4-46d8-b7ab-63fe9fba046e', 'energy_level', NULL, '"4.00"', 'create', 'typed'),
(96, 'ee0089a1-fcbe-4954-9d54-ffb8751f8ce3', '2026-11-29T12:53:46.512728Z', 'conversations', 'a5304f8e-94df-4ebf-af6c-547c71176682', 'topic', NULL, '"Later"', 'create', 'typed'),
(97, 'ee0089a1-fcbe-4954-9d54-ffb8751f8ce3', '2026-11-29T12:53:46.512728Z', 'conversations', 'a5304f8e-94df-4ebf-af6c-547c71176682', 'message_count', NULL, '0', 'create', 'typed'),
(98, '60292f93-e77a-4008-a473-57e57327a52a', '2026-11-29T12:53:46.530094Z', 'messages', '9149f78d-61ba-4166-a079-bc2007b08c5d', 'id', NULL, '"9149f78d-61ba-4166-a079-bc2007b08c5d"', 'create', 'typed'),
(99, '60292f93-e77a-4008-a473-57e57327a52a', '2026-11-29T12:53:46.530094Z', 'conversations', 'a5304f8e-94df-4ebf-af6c-547c71176682', 'message_count', '0', '1', 'set', 'typed');
INSERT INTO "meta" ("name", "value") VALUES
('compared_at', '2026-11-29T12:53:45.759056Z'),
('email', 'de6fd69043d04d0093a2fe70edea0644@example.com'),
('identity', '{"id": "45dc29eb-52ff-44fb-bc46-27011333289f", "counter": 24, "machine": "59b0664f9261a8dd34213c34a4ea71f7"}'),
('lacks', '{"tombstones": "2026-11-29T12:53:29.188091Z"}'),
('last_synced_at', '2026-11-29T12:53:44.338748Z'),
('owner', '01a2275d-f1ae-7788-89f4-70ee2e02186d'),
('problem', 'Offline'),
('sentence', 'The connection to the server was lost.'),
('server', 'http://127.0.0.1:44873'),
('server_clock', '[-0.04048275947570801, 0.029906034469604492, 1795956824.338703]'),
('swept_at', '2026-11-29T12:53:45.759056Z'),
('taken_over', '10-24');
INSERT INTO "pending_change" ("table_name", "row_id", "deleted", "edited_at", "attempts_json", "last_error", "refused", "set_json", "failures", "code", "next_try") VALUES
('conversations', 'a5304f8e-94df-4ebf-af6c-547c71176682', 0, '2026-11-29T12:53:46.530094Z', '[]', NULL, 0, '["message_count", "topic"]', 0, NULL, NULL),
('messages', '9149f78d-61ba-4166-a079-bc2007b08c5d', 0, '2026-11-29T12:53:46.530094Z', '[]', NULL, 0, '[]', 0, NULL, NULL),
('module_progress', '65d3783d-7939-4b9b-a773-2bb47a21731d', 0, '2026-11-29T12:53:44.413587Z', '[{"values":{"id":"65d3783d-7939-4b9b-a773-2bb47a21731d","user_id":"01a2275d-f1ae-7788-89f4-70ee2e02186d","module_name":"Focus","progress_percentage":"0.00","completed_topics":[],"current_focus":"One thing","notes":null,"last_activity":"2026-11-29T12:53:44.413587Z"},"base":null,"sent":"2026-11-29T12:53:44.809778Z","failed":"2026-11-29T12:53:44.893384Z","unsure":0.070491,"matched_none":false},{"values":{"id":"65d3783d-7939-4b9b-a773-2bb47a21731d","user_id":"01a2275d-f1ae-7788-89f4-70ee2e02186d","module_name":"Focus","progress_percentage":"0.00","completed_topics":[],"current_focus":"One thing","notes":null,"last_activity":"2026-11-29T12:53:44.413587Z"},"base":null,"sent":"2026-11-29T12:53:45.785128Z","failed":"2026-11-29T12:53:45.882016Z","unsure":0.070687,"matched_none":false}]', 'The connection to the server was lost.', 0, '["completed_topics", "current_focus", "last_activity", "progress_percentage"]', 2, 'unanswered', NULL),
('wellness_entries', '1e700b2c-12a4-46d8-b7ab-63fe9fba046e', 0, '2026-11-29T12:53:46.493409Z', '[]', NULL, 0, '["energy_level"]', 0, NULL, NULL),
('wellness_entries', 'c25a28d0-8f7a-4cd4-830a-8c1825498655', 1, '2026-11-29T12:53:44.396814Z', '[]', 'The connection to the server was lost.', 0, '[]', 2, 'unanswered', NULL),
('wellness_entries', 'ce63dbf5-00ac-4d30-8713-b3c1696b5399', 0, '2026-11-29T12:53:39.341222Z', '[]', '["The server rejected it: {words} ({code}).", {"words": "“numeric field overflow”", "code": "22003"}]', 1, '["mood_score"]', 1, '22003', NULL),
('wellness_entries', 'dd7e8f1e-30c9-4448-b326-5bda0540bb4d', 0, '2026-11-29T12:53:44.372629Z', '[{"values":{"id":"dd7e8f1e-30c9-4448-b326-5bda0540bb4d","user_id":"01a2275d-f1ae-7788-89f4-70ee2e02186d","date":"2026-10-28","sleep_hours":null,"water_intake_ml":null,"exercise_minutes":null,"meditation_minutes":null,"mood_score":"4.00","energy_level":null,"nutrition_notes":null},"base":null,"sent":"2026-11-29T12:53:44.903362Z","failed":"2026-11-29T12:53:44.994796Z","unsure":0.07051,"matched_none":false},{"values":{"id":"dd7e8f1e-30c9-4448-b326-5bda0540bb4d","user_id":"01a2275d-f1ae-7788-89f4-70ee2e02186d","date":"2026-10-28","sleep_hours":null,"water_intake_ml":null,"exercise_minutes":null,"meditation_minutes":null,"mood_score":"4.00","energy_level":null,"nutrition_notes":null},"base":null,"sent":"2026-11-29T12:53:46.217655Z","failed":"2026-11-29T12:53:46.318224Z","unsure":0.070773,"matched_none":false}]', 'The connection to the server was lost.', 0, '["mood_score"]', 2, 'unanswered', NULL);
INSERT INTO "unreadable" ("table_name", "row_id", "row_json", "reason", "version", "columns_json") VALUES
('wellness_entries', '92940030-12de-4cb3-a269-e9b57000c1e7', '{"id": "92940030-12de-4cb3-a269-e9b57000c1e7", "user_id": "01a2275d-f1ae-7788-89f4-70ee2e02186d", "date": "infinity", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": null, "energy_level": null, "nutrition_notes": null, "created_at": "2026-11-29 12:53:30.84+00", "updated_at": "2026-11-29 12:53:30.84+00"}', 'The server''s version has a value that this program can''t show.', '2026-11-29 12:53:30.84+00', '[]');
INSERT INTO "users" ("id", "email", "full_name", "avatar_url", "timezone", "created_at", "updated_at") VALUES
('01a2275d-f1ae-7788-89f4-70ee2e02186d', 'de6fd69043d04d0093a2fe70edea0644@example.com', NULL, NULL, 'UTC', '2026-11-29T12:53:19.161000Z', '2026-11-29T12:53:19.161000Z');
INSERT INTO "ghost" ("table_name", "row_id", "attempts_json", "at") VALUES
('messages', '4d26fd58-d313-48ba-bf7b-0f15125eec89', '[{"values":{"id":"4d26fd58-d313-48ba-bf7b-0f15125eec89","conversation_id":"2f972198-d6a9-4027-a054-28fdb6e3e5d7","role":"user","content":"Unsent","tokens_used":null,"created_at":"2026-11-29T12:53:40.292661Z"},"base":null,"sent":"2026-11-29T12:53:43.095937Z","failed":"2026-11-29T12:53:43.197429Z","unsure":0.070149,"matched_none":false},{"values":{"id":"4d26fd58-d313-48ba-bf7b-0f15125eec89","conversation_id":"2f972198-d6a9-4027-a054-28fdb6e3e5d7","role":"user","content":"Unsent","tokens_used":null,"created_at":"2026-11-29T12:53:40.292661Z"},"base":null,"sent":"2026-11-29T12:53:43.216808Z","failed":"2026-11-29T12:53:43.354179Z","unsure":0.070173,"matched_none":false}]', '2026-11-29T12:53:43.861558Z'),
('messages', 'f2ba3583-4a23-47a3-9720-6380ccfe6122', '[{"values":{"id":"f2ba3583-4a23-47a3-9720-6380ccfe6122","conversation_id":"2f972198-d6a9-4027-a054-28fdb6e3e5d7","role":"user","content":"Two","tokens_used":null,"created_at":"2026-11-29T12:53:40.317929Z"},"base":null,"sent":"2026-11-29T12:53:43.095966Z","failed":"2026-11-29T12:53:43.197429Z","unsure":0.070148,"matched_none":false},{"values":{"id":"f2ba3583-4a23-47a3-9720-6380ccfe6122","conversation_id":"2f972198-d6a9-4027-a054-28fdb6e3e5d7","role":"user","content":"Two","tokens_used":null,"created_at":"2026-11-29T12:53:40.317929Z"},"base":null,"sent":"2026-11-29T12:53:43.299878Z","failed":"2026-11-29T12:53:43.418065Z","unsure":0.070189,"matched_none":false}]', '2026-11-29T12:53:43.861558Z'),
('wellness_entries', '4914353d-1471-47c2-8bfe-d15be2a1369f', '[{"values":{"id":"4914353d-1471-47c2-8bfe-d15be2a1369f","user_id":"01a2275d-f1ae-7788-89f4-70ee2e02186d","date":"2026-10-30","sleep_hours":null,"water_intake_ml":null,"exercise_minutes":null,"meditation_minutes":null,"mood_score":"2.50","energy_level":null,"nutrition_notes":null},"base":null,"sent":"2026-11-29T12:53:41.067157Z","failed":"2026-11-29T12:53:41.173445Z","unsure":0.026477,"matched_none":false},{"values":{"id":"4914353d-1471-47c2-8bfe-d15be2a1369f","user_id":"01a2275d-f1ae-7788-89f4-70ee2e02186d","date":"2026-10-30","sleep_hours":null,"water_intake_ml":null,"exercise_minutes":null,"meditation_minutes":null,"mood_score":"2.50","energy_level":null,"nutrition_notes":null},"base":null,"sent":"2026-11-29T12:53:41.278701Z","failed":"2026-11-29T12:53:41.384331Z","unsure":0.02652,"matched_none":false}]', '2026-11-29T12:53:42.270671Z'),
('wellness_entries', '8b69a576-e43c-4ba1-b404-cf10a1b48742', '[{"values":{"id":"8b69a576-e43c-4ba1-b404-cf10a1b48742","user_id":"01a2275d-f1ae-7788-89f4-70ee2e02186d","date":"2026-11-25","sleep_hours":null,"water_intake_ml":null,"exercise_minutes":null,"meditation_minutes":null,"mood_score":null,"energy_level":null,"nutrition_notes":"' || replace(hex(zeroblob(3000)), '00', 'Oats and rice again. ') || '"},"base":null,"sent":"2026-11-29T12:53:41.067116Z","failed":"2026-11-29T12:53:41.173445Z","unsure":0.026478,"matched_none":false},{"values":{"id":"8b69a576-e43c-4ba1-b404-cf10a1b48742","user_id":"01a2275d-f1ae-7788-89f4-70ee2e02186d","date":"2026-11-25","sleep_hours":null,"water_intake_ml":null,"exercise_minutes":null,"meditation_minutes":null,"mood_score":null,"energy_level":null,"nutrition_notes":"' || replace(hex(zeroblob(3000)), '00', 'Oats and rice again. ') || '"},"base":null,"sent":"2026-11-29T12:53:41.182549Z","failed":"2026-11-29T12:53:41.265837Z","unsure":0.0265,"matched_none":false}]', '2026-11-29T12:53:42.270671Z'),
('wellness_entries', 'acaaaba2-b596-49e9-871b-25570eaa34d4', '[{"values":{"id":"acaaaba2-b596-49e9-871b-25570eaa34d4","user_id":"01a2275d-f1ae-7788-89f4-70ee2e02186d","date":"2026-11-03","sleep_hours":null,"water_intake_ml":null,"exercise_minutes":null,"meditation_minutes":null,"mood_score":"4.00","energy_level":null,"nutrition_notes":null},"base":null,"sent":"2026-11-29T12:53:38.225678Z","failed":"2026-11-29T12:53:38.274643Z","unsure":0.025908,"matched_none":false}]', '2026-11-29T12:53:38.992496Z'),
('wellness_entries', 'c607e4de-23b9-4753-803d-7afc5f943ce0', '[{"values":{"energy_level":"2.00"},"base":"2026-11-29 12:53:37.369+00","sent":"2026-11-29T12:53:38.275628Z","failed":"2026-11-29T12:53:38.342910Z","unsure":0.025918,"matched_none":false},{"values":{"energy_level":"2.00"},"base":"2026-11-29 12:53:37.369+00","sent":"2026-11-29T12:53:39.016447Z","failed":null,"unsure":0.026067,"matched_none":false}]', '2026-11-29T12:53:39.191246Z');
INSERT INTO "cycle" ("id", "started_at", "ended_at", "pushed", "pulled", "conflicts", "requests", "problem") VALUES
(1, '2026-11-29T12:53:26.762490Z', '2026-11-29T12:53:30.401672Z', 4, 1, 0, 12, ''),
(2, '2026-11-29T12:53:32.654920Z', '2026-11-29T12:53:34.041231Z', 1, 12, 0, 11, ''),
(3, '2026-11-29T12:53:34.570545Z', '2026-11-29T12:53:35.360918Z', 3, 3, 3, 8, ''),
(4, '2026-11-29T12:53:35.657868Z', '2026-11-29T12:53:36.385027Z', 11, 0, 0, 9, ''),
(5, '2026-11-29T12:53:36.527521Z', '2026-11-29T12:53:36.941578Z', 0, 0, 0, 5, ''),
(6, '2026-11-29T12:53:36.990259Z', '2026-11-29T12:53:37.637632Z', 0, 0, 0, 6, 'The connection to the server was lost.'),
(7, '2026-11-29T12:53:37.726606Z', '2026-11-29T12:53:38.425541Z', 0, 1, 0, 8, 'The connection to the server was lost.'),
(8, '2026-11-29T12:53:38.487709Z', '2026-11-29T12:53:39.321427Z', 2, 0, 0, 6, ''),
(9, '2026-11-29T12:53:40.503019Z', '2026-11-29T12:53:41.964096Z', 0, 0, 0, 13, 'The connection to the server was lost.'),
(10, '2026-11-29T12:53:42.030702Z', '2026-11-29T12:53:43.617182Z', 0, 6, 0, 16, 'The connection to the server was lost.'),
(11, '2026-11-29T12:53:43.634177Z', '2026-11-29T12:53:44.361055Z', 0, 3, 0, 6, ''),
(12, '2026-11-29T12:53:44.448886Z', '2026-11-29T12:53:45.083765Z', 0, 0, 0, 8, 'The connection to the server was lost.'),
(13, '2026-11-29T12:53:45.335853Z', '2026-11-29T12:53:46.457439Z', 0, 0, 0, 9, 'The connection to the server was lost.');
INSERT INTO "note" ("number", "entry_id") VALUES
(1, 'c754b52d-d247-4408-af9a-0d6d0ac31ed5'),
(2, '5150f7c3-d769-48bf-9f5e-c6f100e11437'),
(4, '386b441e-eabe-427e-bcd3-3180796ef09b'),
(5, 'f11a3818-e8f8-4157-8849-860a487132f5'),
(6, '8b69a576-e43c-4ba1-b404-cf10a1b48742');
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
('01e160cd-760f-4fa4-8c8b-28bdf29878a4', '01a2275d-f1ae-7788-89f4-70ee2e02186d', 'identity', 'Roots 🌱', 6, '2026-11-29T12:53:31.337000Z', '2026-11-29T12:53:33.882000Z'),
('2f972198-d6a9-4027-a054-28fdb6e3e5d7', '01a2275d-f1ae-7788-89f4-70ee2e02186d', 'habits', NULL, 2, '2026-11-29T12:53:41.453000Z', '2026-11-29T12:53:41.453000Z'),
('3b1d97d6-3bd3-44e9-b9f7-09dedb8e9e4d', '01a2275d-f1ae-7788-89f4-70ee2e02186d', 'identity', 'Mine', 2, '2026-11-29T12:53:36.075000Z', '2026-11-29T12:53:36.075000Z'),
('a5304f8e-94df-4ebf-af6c-547c71176682', '01a2275d-f1ae-7788-89f4-70ee2e02186d', 'habits', 'Later', 1, '2026-11-29T12:53:46.512728Z', '2026-11-29T12:53:46.530094Z');
INSERT INTO "module_progress" ("id", "user_id", "module_name", "progress_percentage", "completed_topics", "current_focus", "notes", "last_activity", "created_at", "updated_at") VALUES
('08623c3f-2984-474f-9e23-471fd7acabea', '01a2275d-f1ae-7788-89f4-70ee2e02186d', 'Sleep', '12.50', '[]', NULL, NULL, NULL, '2026-11-29T12:53:30.929000Z', '2026-11-29T12:53:30.929000Z'),
('308eb447-64bb-45d4-a9e0-6436c2e4cbbb', '01a2275d-f1ae-7788-89f4-70ee2e02186d', 'Mindful eating', '50.00', '[]', NULL, NULL, NULL, '2026-11-29T12:53:31.068000Z', '2026-11-29T12:53:31.068000Z'),
('65d3783d-7939-4b9b-a773-2bb47a21731d', '01a2275d-f1ae-7788-89f4-70ee2e02186d', 'Focus', '0.00', '[]', 'One thing', NULL, '2026-11-29T12:53:44.413587Z', '2026-11-29T12:53:44.413587Z', '2026-11-29T12:53:44.413587Z'),
('84ad06d4-8e4b-40f6-9742-014c262ddeca', '01a2275d-f1ae-7788-89f4-70ee2e02186d', 'Rest', '33.33', '["one"]', NULL, 'Naps', '2026-11-29T12:53:40.237311Z', '2026-11-29T12:53:40.916000Z', '2026-11-29T12:53:40.916000Z'),
('b65fa326-f0a2-4688-b482-33f7d464fe1c', '01a2275d-f1ae-7788-89f4-70ee2e02186d', 'Movement', '100.00', '[]', NULL, NULL, NULL, '2026-11-29T12:53:31.189000Z', '2026-11-29T12:53:31.189000Z'),
('cf7c74c3-990a-4e69-8b56-5f7a0ae22ff0', '01a2275d-f1ae-7788-89f4-70ee2e02186d', 'Boundaries', '0.00', '["a", "b"]', 'No', 'Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀', '2026-11-29T12:53:35.494845Z', '2026-11-29T12:53:35.953000Z', '2026-11-29T12:53:35.953000Z');
INSERT INTO "wellness_entries" ("id", "user_id", "date", "sleep_hours", "water_intake_ml", "exercise_minutes", "meditation_minutes", "mood_score", "energy_level", "nutrition_notes", "created_at", "updated_at") VALUES
('0d289e24-8c02-45f5-ae46-9fd7964eb2c7', '01a2275d-f1ae-7788-89f4-70ee2e02186d', '2026-11-24', '7.26', 250, NULL, NULL, NULL, '0.01', NULL, '2026-11-29T12:53:30.278000Z', '2026-11-29T12:53:30.278000Z'),
('1e700b2c-12a4-46d8-b7ab-63fe9fba046e', '01a2275d-f1ae-7788-89f4-70ee2e02186d', '2026-10-27', NULL, NULL, NULL, NULL, NULL, '4.00', NULL, '2026-11-29T12:53:46.493409Z', '2026-11-29T12:53:46.493409Z'),
('23a7e381-e7d5-4f5e-9217-dac8a7fc95f3', '01a2275d-f1ae-7788-89f4-70ee2e02186d', '2026-11-06', NULL, 750, 20, NULL, '3.00', NULL, NULL, '2026-11-29T12:53:36.004000Z', '2026-11-29T12:53:41.757000Z'),
('386b441e-eabe-427e-bcd3-3180796ef09b', '01a2275d-f1ae-7788-89f4-70ee2e02186d', '2200-12-31', NULL, NULL, NULL, NULL, NULL, NULL, 'Later', '2026-11-29T12:53:30.680000Z', '2026-11-29T12:53:30.680000Z'),
('4914353d-1471-47c2-8bfe-d15be2a1369f', '01a2275d-f1ae-7788-89f4-70ee2e02186d', '2026-10-30', NULL, NULL, NULL, NULL, '2.50', NULL, NULL, '2026-11-29T12:53:41.128000Z', '2026-11-29T12:53:41.128000Z'),
('5150f7c3-d769-48bf-9f5e-c6f100e11437', '01a2275d-f1ae-7788-89f4-70ee2e02186d', '2026-11-27', NULL, NULL, NULL, NULL, '1.00', NULL, 'one' || char(9) || 'two' || char(13) || char(10) || 'three ' || char(1) || char(7) || char(27) || '[31m' || char(127) || ' ' || char(8203) || char(173) || char(8238), '2026-11-29T12:53:30.278000Z', '2026-11-29T12:53:35.191000Z'),
('8b69a576-e43c-4ba1-b404-cf10a1b48742', '01a2275d-f1ae-7788-89f4-70ee2e02186d', '2026-11-25', NULL, NULL, NULL, NULL, NULL, NULL, replace(hex(zeroblob(3000)), '00', 'Oats and rice again. '), '2026-11-29T12:53:41.128000Z', '2026-11-29T12:53:41.128000Z'),
('c607e4de-23b9-4753-803d-7afc5f943ce0', '01a2275d-f1ae-7788-89f4-70ee2e02186d', '2026-11-09', NULL, 500, NULL, NULL, '5.00', '2.00', NULL, '2026-11-29T12:53:36.004000Z', '2026-11-29T12:53:39.108000Z'),
('c754b52d-d247-4408-af9a-0d6d0ac31ed5', '01a2275d-f1ae-7788-89f4-70ee2e02186d', '2026-11-28', NULL, NULL, NULL, NULL, '4.00', NULL, 'Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀', '2026-11-29T12:53:30.278000Z', '2026-11-29T12:53:36.253000Z'),
('ca8474d1-778d-4008-b99a-973f23ffb436', '01a2275d-f1ae-7788-89f4-70ee2e02186d', '1900-01-01', '8.00', NULL, NULL, NULL, NULL, NULL, NULL, '2026-11-29T12:53:30.559000Z', '2026-11-29T12:53:30.559000Z'),
('ce63dbf5-00ac-4d30-8713-b3c1696b5399', '01a2275d-f1ae-7788-89f4-70ee2e02186d', '2026-11-08', NULL, 500, NULL, NULL, '2.00', NULL, NULL, '2026-11-29T12:53:36.004000Z', '2026-11-29T12:53:39.341222Z'),
('dd7e8f1e-30c9-4448-b326-5bda0540bb4d', '01a2275d-f1ae-7788-89f4-70ee2e02186d', '2026-10-28', NULL, NULL, NULL, NULL, '4.00', NULL, NULL, '2026-11-29T12:53:44.372629Z', '2026-11-29T12:53:44.372629Z'),
('f11a3818-e8f8-4157-8849-860a487132f5', '01a2275d-f1ae-7788-89f4-70ee2e02186d', '2026-11-07', '6.10', 500, NULL, NULL, '5.00', NULL, 'Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀', '2026-11-29T12:53:36.004000Z', '2026-11-29T12:53:43.453000Z');
INSERT INTO "removed" ("id", "removed_at", "table_name", "row_id", "column", "value_json", "reason", "restored_at") VALUES
(1, '2026-11-29T12:53:36.857421Z', 'wellness_entries', '4c07b18d-58bc-4960-973e-ac706861b04e', NULL, '{"id": "4c07b18d-58bc-4960-973e-ac706861b04e", "user_id": "01a2275d-f1ae-7788-89f4-70ee2e02186d", "date": "2026-11-04", "sleep_hours": null, "water_intake_ml": 500, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "3.00", "energy_level": null, "nutrition_notes": null, "created_at": "2026-11-29T12:53:36.004000Z", "updated_at": "2026-11-29T12:53:36.004000Z"}', 'The server no longer has it.', NULL);
INSERT INTO "messages" ("id", "conversation_id", "role", "content", "tokens_used", "created_at") VALUES
('0f177a21-4f27-4699-b48a-620a4bc7c7f9', '01e160cd-760f-4fa4-8c8b-28bdf29878a4', 'user', '0 Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀', NULL, '2026-11-29T12:53:31.442000Z'),
('25fe0ddb-bb6c-4e4b-8be6-50c8aa31cb4c', '01e160cd-760f-4fa4-8c8b-28bdf29878a4', 'user', '2 Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀', NULL, '2026-11-29T12:53:31.758000Z'),
('2bdbff61-cb19-46a9-b6f3-d636de621772', '01e160cd-760f-4fa4-8c8b-28bdf29878a4', 'assistant', '5 Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀', 5, '2026-11-29T12:53:32.610000Z'),
('304c138d-6075-4a4a-a010-e5499ddb3b6b', '01e160cd-760f-4fa4-8c8b-28bdf29878a4', 'user', '4 Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀', NULL, '2026-11-29T12:53:32.211000Z'),
('4d26fd58-d313-48ba-bf7b-0f15125eec89', '2f972198-d6a9-4027-a054-28fdb6e3e5d7', 'user', 'Unsent', NULL, '2026-11-29T12:53:40.292661Z'),
('77c50b1b-3209-4acf-a76e-fc939e40bd86', '3b1d97d6-3bd3-44e9-b9f7-09dedb8e9e4d', 'user', 'one' || char(9) || 'two' || char(13) || char(10) || 'three ' || char(1) || char(7) || char(27) || '[31m' || char(127) || ' ' || char(8203) || char(173) || char(8238), NULL, '2026-11-29T12:53:35.613086Z'),
('9149f78d-61ba-4166-a079-bc2007b08c5d', 'a5304f8e-94df-4ebf-af6c-547c71176682', 'user', 'Three', NULL, '2026-11-29T12:53:46.530094Z'),
('a38beb77-ba11-49c0-b62d-6317dcb13223', '01e160cd-760f-4fa4-8c8b-28bdf29878a4', 'assistant', '3 Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀', 3, '2026-11-29T12:53:31.878000Z'),
('b732611b-9913-4a85-954e-3463e2564ab0', '3b1d97d6-3bd3-44e9-b9f7-09dedb8e9e4d', 'user', 'Hello', NULL, '2026-11-29T12:53:35.568514Z'),
('d368daae-feec-4e27-a13f-45411c2454d9', '01e160cd-760f-4fa4-8c8b-28bdf29878a4', 'assistant', '1 Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀', 1, '2026-11-29T12:53:31.613000Z'),
('f2ba3583-4a23-47a3-9720-6380ccfe6122', '2f972198-d6a9-4027-a054-28fdb6e3e5d7', 'user', 'Two', NULL, '2026-11-29T12:53:40.317929Z');
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
PRAGMA user_version = 7;
