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
CREATE TABLE experiment (
    id TEXT NOT NULL,
    plan_json TEXT NOT NULL,
    plan_sum TEXT NOT NULL,
    record_json TEXT NOT NULL,
    PRIMARY KEY (id)
);
INSERT INTO "base" ("table_name", "row_id", "version", "values_json", "gone") VALUES
('conversations', '0c71d6ac-ebab-403d-b54d-e45418dc713c', '2026-11-30 03:16:03.058+00', '{"id":"0c71d6ac-ebab-403d-b54d-e45418dc713c","user_id":"01a22a73-8c60-727d-af0e-ffb21e0255e0","module_name":"identity","topic":"Mine","message_count":2,"created_at":"2026-11-30T03:16:03.058000Z","updated_at":"2026-11-30T03:16:03.058000Z"}', 0),
('conversations', '657a4ca7-b5e2-46f1-9a21-e4603547c138', '2026-11-30 03:15:59.538+00', '{"id": "657a4ca7-b5e2-46f1-9a21-e4603547c138", "user_id": "01a22a73-8c60-727d-af0e-ffb21e0255e0", "module_name": "identity", "topic": "Roots 🌱", "message_count": 6, "created_at": "2026-11-30T03:15:57.033000Z", "updated_at": "2026-11-30T03:15:59.538000Z"}', 0),
('conversations', 'e3bbec09-b729-42d2-b9e3-6a4a876426e0', '2026-11-30 03:16:08.058+00', '{"id": "e3bbec09-b729-42d2-b9e3-6a4a876426e0", "user_id": "01a22a73-8c60-727d-af0e-ffb21e0255e0", "module_name": "habits", "topic": null, "message_count": 2, "created_at": "2026-11-30T03:16:08.058000Z", "updated_at": "2026-11-30T03:16:08.058000Z"}', 0),
('module_progress', '1509cafa-5321-468f-af7d-ef7de33db584', '2026-11-30 03:16:02.796+00', '{"id": "1509cafa-5321-468f-af7d-ef7de33db584", "user_id": "01a22a73-8c60-727d-af0e-ffb21e0255e0", "module_name": "Boundaries", "progress_percentage": "0.00", "completed_topics": ["a", "b"], "current_focus": "No", "notes": "Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀", "last_activity": "2026-11-30T03:16:02.088975Z", "created_at": "2026-11-30T03:16:02.796000Z", "updated_at": "2026-11-30T03:16:02.796000Z"}', 0),
('module_progress', '6ecde324-1f82-47a3-9d8c-08ade7e6b209', '2026-11-30 03:15:56.49+00', '{"id": "6ecde324-1f82-47a3-9d8c-08ade7e6b209", "user_id": "01a22a73-8c60-727d-af0e-ffb21e0255e0", "module_name": "Mindful eating", "progress_percentage": "50.00", "completed_topics": [], "current_focus": null, "notes": null, "last_activity": null, "created_at": "2026-11-30T03:15:56.490000Z", "updated_at": "2026-11-30T03:15:56.490000Z"}', 0),
('module_progress', '77ffc96d-c144-43b9-a889-6c0c80bde466', '2026-11-30 03:15:56.76+00', '{"id": "77ffc96d-c144-43b9-a889-6c0c80bde466", "user_id": "01a22a73-8c60-727d-af0e-ffb21e0255e0", "module_name": "Movement", "progress_percentage": "100.00", "completed_topics": [], "current_focus": null, "notes": null, "last_activity": null, "created_at": "2026-11-30T03:15:56.760000Z", "updated_at": "2026-11-30T03:15:56.760000Z"}', 0),
('module_progress', 'baae06b9-8dfe-49f4-a608-ae59f4f7847d', '2026-11-30 03:16:07.359+00', '{"id": "baae06b9-8dfe-49f4-a608-ae59f4f7847d", "user_id": "01a22a73-8c60-727d-af0e-ffb21e0255e0", "module_name": "Rest", "progress_percentage": "33.33", "completed_topics": ["one"], "current_focus": null, "notes": "Naps", "last_activity": "2026-11-30T03:16:06.927822Z", "created_at": "2026-11-30T03:16:07.359000Z", "updated_at": "2026-11-30T03:16:07.359000Z"}', 0),
('module_progress', 'f4cc6fb4-ab56-41d6-a2f5-6be1a5d42ff3', '2026-11-30 03:15:56.121+00', '{"id": "f4cc6fb4-ab56-41d6-a2f5-6be1a5d42ff3", "user_id": "01a22a73-8c60-727d-af0e-ffb21e0255e0", "module_name": "Sleep", "progress_percentage": "12.50", "completed_topics": [], "current_focus": null, "notes": null, "last_activity": null, "created_at": "2026-11-30T03:15:56.121000Z", "updated_at": "2026-11-30T03:15:56.121000Z"}', 0),
('users', '01a22a73-8c60-727d-af0e-ffb21e0255e0', '2026-11-30 03:15:45.692+00', '{"id": "01a22a73-8c60-727d-af0e-ffb21e0255e0", "email": "db5e915b051a4c58853082d67fde3c32@example.com", "full_name": null, "avatar_url": null, "timezone": "UTC", "created_at": "2026-11-30T03:15:45.692000Z", "updated_at": "2026-11-30T03:15:45.692000Z"}', 0),
('wellness_entries', '172f0ebe-109d-42af-a54f-c1fd8bf64409', '2026-11-30 03:16:01.398+00', '{"id": "172f0ebe-109d-42af-a54f-c1fd8bf64409", "user_id": "01a22a73-8c60-727d-af0e-ffb21e0255e0", "date": "2026-11-29", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "1.00", "energy_level": null, "nutrition_notes": "Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀", "created_at": "2026-11-30T03:15:54.995000Z", "updated_at": "2026-11-30T03:16:01.398000Z"}', 0),
('wellness_entries', '4c90877b-4260-4613-8404-3afd5a6ae5ac', '2026-11-30 03:16:02.928+00', '{"id":"4c90877b-4260-4613-8404-3afd5a6ae5ac","user_id":"01a22a73-8c60-727d-af0e-ffb21e0255e0","date":"2026-11-09","sleep_hours":null,"water_intake_ml":500,"exercise_minutes":null,"meditation_minutes":null,"mood_score":"3.00","energy_level":null,"nutrition_notes":null,"created_at":"2026-11-30T03:16:02.928000Z","updated_at":"2026-11-30T03:16:02.928000Z"}', 0),
('wellness_entries', '92a58f8b-9ac3-4f71-93b7-6443bf8973c3', '2026-11-30 03:16:06.472+00', '{"id": "92a58f8b-9ac3-4f71-93b7-6443bf8973c3", "user_id": "01a22a73-8c60-727d-af0e-ffb21e0255e0", "date": "2026-11-10", "sleep_hours": null, "water_intake_ml": 500, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "5.00", "energy_level": "2.00", "nutrition_notes": null, "created_at": "2026-11-30T03:16:02.928000Z", "updated_at": "2026-11-30T03:16:06.472000Z"}', 0),
('wellness_entries', '937f53d1-01f9-48ce-b9cb-997675cabdf4', '2026-11-30 03:16:01.527+00', '{"id": "937f53d1-01f9-48ce-b9cb-997675cabdf4", "user_id": "01a22a73-8c60-727d-af0e-ffb21e0255e0", "date": "2026-11-28", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "1.00", "energy_level": null, "nutrition_notes": "one\ttwo\r\nthree \u0001\u0007\u001b[31m' || char(127) || ' ' || char(8203) || char(173) || char(8238) || '", "created_at": "2026-11-30T03:15:54.995000Z", "updated_at": "2026-11-30T03:16:01.527000Z"}', 0),
('wellness_entries', '98ee5fa6-6f31-406b-853c-8973b74571f4', '2026-11-30 03:16:08.574+00', '{"id": "98ee5fa6-6f31-406b-853c-8973b74571f4", "user_id": "01a22a73-8c60-727d-af0e-ffb21e0255e0", "date": "2026-11-07", "sleep_hours": null, "water_intake_ml": 750, "exercise_minutes": 20, "meditation_minutes": null, "mood_score": "3.00", "energy_level": null, "nutrition_notes": null, "created_at": "2026-11-30T03:16:02.928000Z", "updated_at": "2026-11-30T03:16:08.574000Z"}', 0),
('wellness_entries', '9a8c8f8d-e2d1-4608-b68e-bb77b8bdca31', '2026-11-30 03:16:09.905+00', '{"id": "9a8c8f8d-e2d1-4608-b68e-bb77b8bdca31", "user_id": "01a22a73-8c60-727d-af0e-ffb21e0255e0", "date": "2026-11-08", "sleep_hours": "6.10", "water_intake_ml": 500, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "5.00", "energy_level": null, "nutrition_notes": "Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀", "created_at": "2026-11-30T03:16:02.928000Z", "updated_at": "2026-11-30T03:16:09.905000Z"}', 0),
('wellness_entries', 'a2972e30-dd2b-471a-b965-cbd6ef703e45', '2026-11-30 03:16:07.531+00', '{"id": "a2972e30-dd2b-471a-b965-cbd6ef703e45", "user_id": "01a22a73-8c60-727d-af0e-ffb21e0255e0", "date": "2026-10-31", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "2.50", "energy_level": null, "nutrition_notes": null, "created_at": "2026-11-30T03:16:07.531000Z", "updated_at": "2026-11-30T03:16:07.531000Z"}', 0),
('wellness_entries', 'ce9bcb25-83a6-40f6-9a99-423ead5a3d7a', '2026-11-30 03:15:54.995+00', '{"id":"ce9bcb25-83a6-40f6-9a99-423ead5a3d7a","user_id":"01a22a73-8c60-727d-af0e-ffb21e0255e0","date":"2026-11-25","sleep_hours":"7.26","water_intake_ml":250,"exercise_minutes":null,"meditation_minutes":null,"mood_score":null,"energy_level":"0.01","nutrition_notes":null,"created_at":"2026-11-30T03:15:54.995000Z","updated_at":"2026-11-30T03:15:54.995000Z"}', 0),
('wellness_entries', 'dbf4c239-28fd-4165-8c9e-4b79ffaab720', '2026-11-30 03:15:55.587+00', '{"id": "dbf4c239-28fd-4165-8c9e-4b79ffaab720", "user_id": "01a22a73-8c60-727d-af0e-ffb21e0255e0", "date": "2200-12-31", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": null, "energy_level": null, "nutrition_notes": "Later", "created_at": "2026-11-30T03:15:55.587000Z", "updated_at": "2026-11-30T03:15:55.587000Z"}', 0),
('wellness_entries', 'e9bddc5a-7fb4-4ee0-a774-5309c7b4208b', '2026-11-30 03:15:55.333+00', '{"id": "e9bddc5a-7fb4-4ee0-a774-5309c7b4208b", "user_id": "01a22a73-8c60-727d-af0e-ffb21e0255e0", "date": "1900-01-01", "sleep_hours": "8.00", "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": null, "energy_level": null, "nutrition_notes": null, "created_at": "2026-11-30T03:15:55.333000Z", "updated_at": "2026-11-30T03:15:55.333000Z"}', 0),
('wellness_entries', 'ed80d831-1d1d-4c70-a3b8-cf364a8b715f', '2026-11-30 03:16:03.406+00', '{"id": "ed80d831-1d1d-4c70-a3b8-cf364a8b715f", "user_id": "01a22a73-8c60-727d-af0e-ffb21e0255e0", "date": "2026-11-27", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "4.00", "energy_level": null, "nutrition_notes": "it''s ''quoted'', \"twice\"; -- DROP TABLE", "created_at": "2026-11-30T03:15:54.995000Z", "updated_at": "2026-11-30T03:16:03.406000Z"}', 0),
('wellness_entries', 'feaadd6a-9729-448f-b1cd-c7eac9b082db', '2026-11-30 03:16:07.531+00', '{"id": "feaadd6a-9729-448f-b1cd-c7eac9b082db", "user_id": "01a22a73-8c60-727d-af0e-ffb21e0255e0", "date": "2026-11-26", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": null, "energy_level": null, "nutrition_notes": "' || replace(hex(zeroblob(3000)), '00', 'Oats and rice again. ') || '", "created_at": "2026-11-30T03:16:07.531000Z", "updated_at": "2026-11-30T03:16:07.531000Z"}', 0);
INSERT INTO "conflict" ("id", "decided_at", "table_name", "row_id", "column", "base_json", "mine_json", "theirs_json", "result_json", "rule", "undone_at", "settled_by") VALUES
(1, '2026-11-30T03:16:00.901156Z', 'wellness_entries', '172f0ebe-109d-42af-a54f-c1fd8bf64409', 'mood_score', '"3.25"', '"1.00"', '"4.00"', '"1.00"', 'later edit', NULL, NULL),
(2, '2026-11-30T03:16:00.901156Z', 'wellness_entries', '937f53d1-01f9-48ce-b9cb-997675cabdf4', 'mood_score', '"3.25"', '"1.00"', '"4.00"', '"1.00"', 'later edit', NULL, NULL),
(3, '2026-11-30T03:16:00.901156Z', 'wellness_entries', 'ed80d831-1d1d-4c70-a3b8-cf364a8b715f', 'mood_score', '"3.25"', '"1.00"', '"4.00"', '"1.00"', 'later edit', '2026-11-30T03:16:01.849794Z', '58e09df3-546e-491a-8e16-0253b3355283');
INSERT INTO "cursor" ("table_name", "position", "row_id") VALUES
('conversations', '2026-11-30T03:16:08.058+00:00', 'e3bbec09-b729-42d2-b9e3-6a4a876426e0'),
('messages', '2026-11-30T03:16:06.964178+00:00', 'd046d98e-2bc6-4d03-8732-57a77c128a98'),
('module_progress', '2026-11-30T03:16:07.359+00:00', 'baae06b9-8dfe-49f4-a608-ae59f4f7847d'),
('users', '2026-11-30 03:15:45.692+00', '01a22a73-8c60-727d-af0e-ffb21e0255e0'),
('wellness_entries', '2026-11-30T03:16:09.905+00:00', '9a8c8f8d-e2d1-4608-b68e-bb77b8bdca31');
INSERT INTO "journal" ("id", "edit_id", "at", "table_name", "row_id", "column", "old_json", "new_json", "how", "source") VALUES
(1, 'a01ca63b-1bfe-4653-817c-f8acf98e9ae6', '2026-11-30T03:15:51.751431Z', 'wellness_entries', '172f0ebe-109d-42af-a54f-c1fd8bf64409', 'mood_score', NULL, '"3.25"', 'create', 'import'),
(2, 'a01ca63b-1bfe-4653-817c-f8acf98e9ae6', '2026-11-30T03:15:51.751431Z', 'wellness_entries', '172f0ebe-109d-42af-a54f-c1fd8bf64409', 'nutrition_notes', NULL, '"Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀"', 'create', 'import'),
(3, 'a01ca63b-1bfe-4653-817c-f8acf98e9ae6', '2026-11-30T03:15:51.751431Z', 'wellness_entries', '937f53d1-01f9-48ce-b9cb-997675cabdf4', 'mood_score', NULL, '"3.25"', 'create', 'import'),
(4, 'a01ca63b-1bfe-4653-817c-f8acf98e9ae6', '2026-11-30T03:15:51.751431Z', 'wellness_entries', '937f53d1-01f9-48ce-b9cb-997675cabdf4', 'nutrition_notes', NULL, '"one\ttwo\r\nthree \u0001\u0007\u001b[31m' || char(127) || ' ' || char(8203) || char(173) || char(8238) || '"', 'create', 'import'),
(5, 'a01ca63b-1bfe-4653-817c-f8acf98e9ae6', '2026-11-30T03:15:51.751431Z', 'wellness_entries', 'ed80d831-1d1d-4c70-a3b8-cf364a8b715f', 'mood_score', NULL, '"3.25"', 'create', 'import'),
(6, 'a01ca63b-1bfe-4653-817c-f8acf98e9ae6', '2026-11-30T03:15:51.751431Z', 'wellness_entries', 'ed80d831-1d1d-4c70-a3b8-cf364a8b715f', 'nutrition_notes', NULL, '"it''s ''quoted'', \"twice\"; -- DROP TABLE"', 'create', 'import'),
(7, 'a01ca63b-1bfe-4653-817c-f8acf98e9ae6', '2026-11-30T03:15:51.751431Z', 'wellness_entries', 'ce9bcb25-83a6-40f6-9a99-423ead5a3d7a', 'sleep_hours', NULL, '"7.26"', 'create', 'import'),
(8, 'a01ca63b-1bfe-4653-817c-f8acf98e9ae6', '2026-11-30T03:15:51.751431Z', 'wellness_entries', 'ce9bcb25-83a6-40f6-9a99-423ead5a3d7a', 'water_intake_ml', NULL, '250', 'create', 'import'),
(9, 'a01ca63b-1bfe-4653-817c-f8acf98e9ae6', '2026-11-30T03:15:51.751431Z', 'wellness_entries', 'ce9bcb25-83a6-40f6-9a99-423ead5a3d7a', 'energy_level', NULL, '"0.01"', 'create', 'import'),
(10, '1a30455c-3d26-44cf-a769-65ba8fb87484', '2026-11-30T03:15:50.648455Z', 'wellness_entries', '172f0ebe-109d-42af-a54f-c1fd8bf64409', 'mood_score', NULL, '"3.25"', 'create', 'typed'),
(11, '1a30455c-3d26-44cf-a769-65ba8fb87484', '2026-11-30T03:15:50.648455Z', 'wellness_entries', '172f0ebe-109d-42af-a54f-c1fd8bf64409', 'nutrition_notes', NULL, '"Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀"', 'create', 'typed'),
(12, 'caba4972-41c5-4cd9-ae0c-05f1eef7be4f', '2026-11-30T03:15:50.675989Z', 'wellness_entries', '937f53d1-01f9-48ce-b9cb-997675cabdf4', 'mood_score', NULL, '"3.25"', 'create', 'typed'),
(13, 'caba4972-41c5-4cd9-ae0c-05f1eef7be4f', '2026-11-30T03:15:50.675989Z', 'wellness_entries', '937f53d1-01f9-48ce-b9cb-997675cabdf4', 'nutrition_notes', NULL, '"one\ttwo\r\nthree \u0001\u0007\u001b[31m' || char(127) || ' ' || char(8203) || char(173) || char(8238) || '"', 'create', 'typed'),
(14, '326d7a21-f5ca-4c68-9601-1869fd9a2370', '2026-11-30T03:15:50.691791Z', 'wellness_entries', 'ed80d831-1d1d-4c70-a3b8-cf364a8b715f', 'mood_score', NULL, '"3.25"', 'create', 'typed'),
(15, '326d7a21-f5ca-4c68-9601-1869fd9a2370', '2026-11-30T03:15:50.691791Z', 'wellness_entries', 'ed80d831-1d1d-4c70-a3b8-cf364a8b715f', 'nutrition_notes', NULL, '"it''s ''quoted'', \"twice\"; -- DROP TABLE"', 'create', 'typed'),
(16, '50b5fd48-7d6d-4ec1-a2c6-10518552df27', '2026-11-30T03:15:50.696441Z', 'wellness_entries', 'ce9bcb25-83a6-40f6-9a99-423ead5a3d7a', 'sleep_hours', NULL, '"7.26"', 'create', 'typed'),
(17, '50b5fd48-7d6d-4ec1-a2c6-10518552df27', '2026-11-30T03:15:50.696441Z', 'wellness_entries', 'ce9bcb25-83a6-40f6-9a99-423ead5a3d7a', 'water_intake_ml', NULL, '250', 'create', 'typed'),
(18, '50b5fd48-7d6d-4ec1-a2c6-10518552df27', '2026-11-30T03:15:50.696441Z', 'wellness_entries', 'ce9bcb25-83a6-40f6-9a99-423ead5a3d7a', 'energy_level', NULL, '"0.01"', 'create', 'typed'),
(19, 'a886283d-d39b-43f8-b00a-2c61ea88d23a', '2026-11-30T03:15:50.710940Z', 'wellness_entries', '212f738b-fc14-407e-8833-7995daf62908', 'mood_score', NULL, '"2.00"', 'create', 'typed'),
(20, '09d673e2-7fdf-45de-82f3-4ac6ef3cb6f9', '2026-11-30T03:15:50.719591Z', 'wellness_entries', '212f738b-fc14-407e-8833-7995daf62908', 'date', '"2026-11-24"', NULL, 'delete', 'typed'),
(21, '09d673e2-7fdf-45de-82f3-4ac6ef3cb6f9', '2026-11-30T03:15:50.719591Z', 'wellness_entries', '212f738b-fc14-407e-8833-7995daf62908', 'mood_score', '"2.00"', NULL, 'delete', 'typed'),
(22, 'd9b23bbf-42c5-44c6-aa49-36cd8ac89b93', '2026-11-30T03:15:50.742949Z', 'wellness_entries', 'd0dae5ef-3d72-4fe6-808a-01beacff6bc4', 'mood_score', NULL, '"1.00"', 'create', 'typed'),
(23, '60e90365-924a-424d-a296-d82275902047', '2026-11-30T03:15:50.755812Z', 'wellness_entries', 'd0dae5ef-3d72-4fe6-808a-01beacff6bc4', 'date', '"2026-11-23"', NULL, 'delete', 'typed'),
(24, '60e90365-924a-424d-a296-d82275902047', '2026-11-30T03:15:50.755812Z', 'wellness_entries', 'd0dae5ef-3d72-4fe6-808a-01beacff6bc4', 'mood_score', '"1.00"', NULL, 'delete', 'typed'),
(25, 'b17cbbd4-27cb-407a-931b-3be1cc24b4d6', '2026-11-30T03:15:54.417274Z', 'users', '01a22a73-8c60-727d-af0e-ffb21e0255e0', 'timezone', NULL, '"UTC"', 'set', 'sync'),
(26, '051f505a-a534-4318-a812-708c12590b9f', '2026-11-30T03:15:59.375913Z', 'conversations', '657a4ca7-b5e2-46f1-9a21-e4603547c138', 'message_count', '0', '6', 'set', 'sync'),
(27, '0aed95f1-5792-41d1-96f6-3651819e875e', '2026-11-30T03:16:00.135022Z', 'wellness_entries', '172f0ebe-109d-42af-a54f-c1fd8bf64409', 'mood_score', '"3.25"', '"1.00"', 'set', 'typed'),
(28, '83448b76-57e2-4000-9737-b2bc4d646334', '2026-11-30T03:16:00.431854Z', 'wellness_entries', '937f53d1-01f9-48ce-b9cb-997675cabdf4', 'mood_score', '"3.25"', '"1.00"', 'set', 'typed'),
(29, 'af017ea7-abaa-4669-b7ae-d36aa76d8930', '2026-11-30T03:16:00.659882Z', 'wellness_entries', 'ed80d831-1d1d-4c70-a3b8-cf364a8b715f', 'mood_score', '"3.25"', '"1.00"', 'set', 'typed'),
(30, '58e09df3-546e-491a-8e16-0253b3355283', '2026-11-30T03:16:01.849794Z', 'wellness_entries', 'ed80d831-1d1d-4c70-a3b8-cf364a8b715f', 'mood_score', '"1.00"', '"4.00"', 'set', 'undo'),
(31, 'de64e767-8cd4-452c-ae0b-ad830c400e08', '2026-11-30T03:16:01.891965Z', 'wellness_entries', '92a58f8b-9ac3-4f71-93b7-6443bf8973c3', 'water_intake_ml', NULL, '500', 'create', 'typed'),
(32, 'de64e767-8cd4-452c-ae0b-ad830c400e08', '2026-11-30T03:16:01.891965Z', 'wellness_entries', '92a58f8b-9ac3-4f71-93b7-6443bf8973c3', 'mood_score', NULL, '"3.00"', 'create', 'typed'),
(33, '29a49b48-79e3-4804-8969-523972faad8b', '2026-11-30T03:16:01.931647Z', 'wellness_entries', '4c90877b-4260-4613-8404-3afd5a6ae5ac', 'water_intake_ml', NULL, '500', 'create', 'typed'),
(34, '29a49b48-79e3-4804-8969-523972faad8b', '2026-11-30T03:16:01.931647Z', 'wellness_entries', '4c90877b-4260-4613-8404-3afd5a6ae5ac', 'mood_score', NULL, '"3.00"', 'create', 'typed'),
(35, 'eafb497f-4d88-4fc4-ba27-d25e5b8a3f4e', '2026-11-30T03:16:01.945051Z', 'wellness_entries', '9a8c8f8d-e2d1-4608-b68e-bb77b8bdca31', 'water_intake_ml', NULL, '500', 'create', 'typed'),
(36, 'eafb497f-4d88-4fc4-ba27-d25e5b8a3f4e', '2026-11-30T03:16:01.945051Z', 'wellness_entries', '9a8c8f8d-e2d1-4608-b68e-bb77b8bdca31', 'mood_score', NULL, '"3.00"', 'create', 'typed'),
(37, '09905a3f-9b14-4ede-889e-6bff9c8edd38', '2026-11-30T03:16:01.972769Z', 'wellness_entries', '98ee5fa6-6f31-406b-853c-8973b74571f4', 'water_intake_ml', NULL, '500', 'create', 'typed'),
(38, '09905a3f-9b14-4ede-889e-6bff9c8edd38', '2026-11-30T03:16:01.972769Z', 'wellness_entries', '98ee5fa6-6f31-406b-853c-8973b74571f4', 'mood_score', NULL, '"3.00"', 'create', 'typed'),
(39, '97fa9f14-5f54-475d-b694-7357462957ca', '2026-11-30T03:16:02.023456Z', 'wellness_entries', '00822205-b2bc-4edb-8593-d1e864332aa7', 'water_intake_ml', NULL, '500', 'create', 'typed'),
(40, '97fa9f14-5f54-475d-b694-7357462957ca', '2026-11-30T03:16:02.023456Z', 'wellness_entries', '00822205-b2bc-4edb-8593-d1e864332aa7', 'mood_score', NULL, '"3.00"', 'create', 'typed'),
(41, 'dc0df6b7-2918-4334-9861-0f4c4cb4f856', '2026-11-30T03:16:02.056017Z', 'wellness_entries', '947d3e36-f67d-4bbf-9434-4a660a00e7fd', 'water_intake_ml', NULL, '500', 'create', 'typed'),
(42, 'dc0df6b7-2918-4334-9861-0f4c4cb4f856', '2026-11-30T03:16:02.056017Z', 'wellness_entries', '947d3e36-f67d-4bbf-9434-4a660a00e7fd', 'mood_score', NULL, '"3.00"', 'create', 'typed'),
(43, '7c2a1213-c250-4580-8db2-05cba654125a', '2026-11-30T03:16:02.088975Z', 'module_progress', '1509cafa-5321-468f-af7d-ef7de33db584', 'progress_percentage', NULL, '"0.00"', 'create', 'typed'),
(44, '7c2a1213-c250-4580-8db2-05cba654125a', '2026-11-30T03:16:02.088975Z', 'module_progress', '1509cafa-5321-468f-af7d-ef7de33db584', 'completed_topics', NULL, '["a", "b"]', 'create', 'typed'),
(45, '7c2a1213-c250-4580-8db2-05cba654125a', '2026-11-30T03:16:02.088975Z', 'module_progress', '1509cafa-5321-468f-af7d-ef7de33db584', 'current_focus', NULL, '"No"', 'create', 'typed'),
(46, '7c2a1213-c250-4580-8db2-05cba654125a', '2026-11-30T03:16:02.088975Z', 'module_progress', '1509cafa-5321-468f-af7d-ef7de33db584', 'notes', NULL, '"Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀"', 'create', 'typed'),
(47, '7c2a1213-c250-4580-8db2-05cba654125a', '2026-11-30T03:16:02.088975Z', 'module_progress', '1509cafa-5321-468f-af7d-ef7de33db584', 'last_activity', NULL, '"2026-11-30T03:16:02.088975Z"', 'create', 'typed'),
(48, '8751626a-9cf6-443c-8f41-32f778e391af', '2026-11-30T03:16:02.121153Z', 'conversations', '0c71d6ac-ebab-403d-b54d-e45418dc713c', 'topic', NULL, '"Mine"', 'create', 'typed'),
(49, '8751626a-9cf6-443c-8f41-32f778e391af', '2026-11-30T03:16:02.121153Z', 'conversations', '0c71d6ac-ebab-403d-b54d-e45418dc713c', 'message_count', NULL, '0', 'create', 'typed'),
(50, 'dc6243ec-46d9-4882-b0d3-b31f44ed1832', '2026-11-30T03:16:02.156693Z', 'messages', '93556b48-fbe3-4e5e-afd5-efcf7c4b4d92', 'id', NULL, '"93556b48-fbe3-4e5e-afd5-efcf7c4b4d92"', 'create', 'typed'),
(51, 'dc6243ec-46d9-4882-b0d3-b31f44ed1832', '2026-11-30T03:16:02.156693Z', 'conversations', '0c71d6ac-ebab-403d-b54d-e45418dc713c', 'message_count', '0', '1', 'set', 'typed'),
(52, 'b5e358bf-4218-4845-8819-7c79b8c1cd9d', '2026-11-30T03:16:02.221536Z', 'messages', '1334b4f2-5102-4e26-9b35-462bcc8117f0', 'id', NULL, '"1334b4f2-5102-4e26-9b35-462bcc8117f0"', 'create', 'typed'),
(53, 'b5e358bf-4218-4845-8819-7c79b8c1cd9d', '2026-11-30T03:16:02.221536Z', 'conversations', '0c71d6ac-ebab-403d-b54d-e45418dc713c', 'message_count', '1', '2', 'set', 'typed'),
(54, '1bb9203c-825a-493d-9fbc-3f02a5741ed4', '2026-11-30T03:16:04.284204Z', 'wellness_entries', '947d3e36-f67d-4bbf-9434-4a660a00e7fd', 'date', '"2026-11-05"', NULL, 'delete', 'sync'),
(55, '1bb9203c-825a-493d-9fbc-3f02a5741ed4', '2026-11-30T03:16:04.284204Z', 'wellness_entries', '947d3e36-f67d-4bbf-9434-4a660a00e7fd', 'water_intake_ml', '500', NULL, 'delete', 'sync'),
(56, '1bb9203c-825a-493d-9fbc-3f02a5741ed4', '2026-11-30T03:16:04.284204Z', 'wellness_entries', '947d3e36-f67d-4bbf-9434-4a660a00e7fd', 'mood_score', '"3.00"', NULL, 'delete', 'sync'),
(57, '86101c78-1b0b-4008-acae-5d148ae5ee52', '2026-11-30T03:16:04.440242Z', 'wellness_entries', '92a58f8b-9ac3-4f71-93b7-6443bf8973c3', 'mood_score', '"3.00"', '"5.00"', 'set', 'typed'),
(58, '71fc4a51-c761-46fb-b035-a0c0e5620fbf', '2026-11-30T03:16:05.183528Z', 'wellness_entries', '92a58f8b-9ac3-4f71-93b7-6443bf8973c3', 'energy_level', NULL, '"2.00"', 'set', 'typed'),
(59, '0323a13b-464d-4d80-bc57-04ca8aabf0e0', '2026-11-30T03:16:05.232363Z', 'wellness_entries', 'e8c62670-761d-47df-95c2-16033b1d30be', 'mood_score', NULL, '"4.00"', 'create', 'typed'),
(60, 'be646216-31c7-45fb-a9d2-aa1ab22daef8', '2026-11-30T03:16:06.026887Z', 'wellness_entries', 'e8c62670-761d-47df-95c2-16033b1d30be', 'date', '"2026-11-04"', NULL, 'delete', 'typed'),
(61, 'be646216-31c7-45fb-a9d2-aa1ab22daef8', '2026-11-30T03:16:06.026887Z', 'wellness_entries', 'e8c62670-761d-47df-95c2-16033b1d30be', 'mood_score', '"4.00"', NULL, 'delete', 'typed'),
(62, '9d95e995-3e51-47cb-b791-47df8db45e64', '2026-11-30T03:16:06.552470Z', 'wellness_entries', '4c90877b-4260-4613-8404-3afd5a6ae5ac', 'mood_score', '"3.00"', '"2.00"', 'set', 'typed'),
(63, 'a2dc7ba2-ccc8-44ef-90ff-4445bf0b6c87', '2026-11-30T03:16:06.879924Z', 'wellness_entries', '9a8c8f8d-e2d1-4608-b68e-bb77b8bdca31', 'sleep_hours', NULL, '"6.10"', 'set', 'typed'),
(64, 'a2dc7ba2-ccc8-44ef-90ff-4445bf0b6c87', '2026-11-30T03:16:06.879924Z', 'wellness_entries', '9a8c8f8d-e2d1-4608-b68e-bb77b8bdca31', 'nutrition_notes', NULL, '"Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀"', 'set', 'typed'),
(65, 'b4b5766d-dcf3-427a-88eb-6125b7a43b8e', '2026-11-30T03:16:06.887600Z', 'wellness_entries', '98ee5fa6-6f31-406b-853c-8973b74571f4', 'water_intake_ml', '500', '750', 'add', 'typed'),
(66, 'b4b5766d-dcf3-427a-88eb-6125b7a43b8e', '2026-11-30T03:16:06.887600Z', 'wellness_entries', '98ee5fa6-6f31-406b-853c-8973b74571f4', 'exercise_minutes', NULL, '20', 'add', 'typed'),
(67, '8f6f83f7-def8-4fb0-80de-47ceb1333fb9', '2026-11-30T03:16:06.902104Z', 'wellness_entries', 'feaadd6a-9729-448f-b1cd-c7eac9b082db', 'nutrition_notes', NULL, '"' || replace(hex(zeroblob(3000)), '00', 'Oats and rice again. ') || '"', 'create', 'typed'),
(68, '78926e81-b9f3-4faf-b4ff-f2fe8bd1bc0e', '2026-11-30T03:16:06.919713Z', 'wellness_entries', '00822205-b2bc-4edb-8593-d1e864332aa7', 'date', '"2026-11-06"', NULL, 'delete', 'typed'),
(69, '78926e81-b9f3-4faf-b4ff-f2fe8bd1bc0e', '2026-11-30T03:16:06.919713Z', 'wellness_entries', '00822205-b2bc-4edb-8593-d1e864332aa7', 'water_intake_ml', '500', NULL, 'delete', 'typed'),
(70, '78926e81-b9f3-4faf-b4ff-f2fe8bd1bc0e', '2026-11-30T03:16:06.919713Z', 'wellness_entries', '00822205-b2bc-4edb-8593-d1e864332aa7', 'mood_score', '"3.00"', NULL, 'delete', 'typed'),
(71, 'cc6d2b95-3425-40aa-89ae-8e514d2319fc', '2026-11-30T03:16:06.922123Z', 'wellness_entries', 'a2972e30-dd2b-471a-b965-cbd6ef703e45', 'mood_score', NULL, '"2.50"', 'create', 'typed'),
(72, 'b13236ff-6743-43e7-a217-a9e57d712bd0', '2026-11-30T03:16:06.927822Z', 'module_progress', 'baae06b9-8dfe-49f4-a608-ae59f4f7847d', 'progress_percentage', NULL, '"33.33"', 'create', 'typed'),
(73, 'b13236ff-6743-43e7-a217-a9e57d712bd0', '2026-11-30T03:16:06.927822Z', 'module_progress', 'baae06b9-8dfe-49f4-a608-ae59f4f7847d', 'completed_topics', NULL, '["one"]', 'create', 'typed'),
(74, 'b13236ff-6743-43e7-a217-a9e57d712bd0', '2026-11-30T03:16:06.927822Z', 'module_progress', 'baae06b9-8dfe-49f4-a608-ae59f4f7847d', 'notes', NULL, '"Naps"', 'create', 'typed'),
(75, 'b13236ff-6743-43e7-a217-a9e57d712bd0', '2026-11-30T03:16:06.927822Z', 'module_progress', 'baae06b9-8dfe-49f4-a608-ae59f4f7847d', 'last_activity', NULL, '"2026-11-30T03:16:06.927822Z"', 'create', 'typed'),
(76, '54eb3ab8-3028-45aa-bee4-40ed6a27c4c3', '2026-11-30T03:16:06.933565Z', 'conversations', 'e3bbec09-b729-42d2-b9e3-6a4a876426e0', 'message_count', NULL, '0', 'create', 'typed'),
(77, 'e72e6982-5a09-4c32-b09a-3b4db874d1c1', '2026-11-30T03:16:06.953636Z', 'messages', '23fd3b6a-ebe9-4194-8c37-48ce93594a14', 'id', NULL, '"23fd3b6a-ebe9-4194-8c37-48ce93594a14"', 'create', 'typed'),
(78, 'e72e6982-5a09-4c32-b09a-3b4db874d1c1', '2026-11-30T03:16:06.953636Z', 'conversations', 'e3bbec09-b729-42d2-b9e3-6a4a876426e0', 'message_count', '0', '1', 'set', 'typed'),
(79, 'c103c5b5-6d83-4748-a9cf-cc1bc53a7ebd', '2026-11-30T03:16:06.964178Z', 'messages', 'd046d98e-2bc6-4d03-8732-57a77c128a98', 'id', NULL, '"d046d98e-2bc6-4d03-8732-57a77c128a98"', 'create', 'typed'),
(80, 'c103c5b5-6d83-4748-a9cf-cc1bc53a7ebd', '2026-11-30T03:16:06.964178Z', 'conversations', 'e3bbec09-b729-42d2-b9e3-6a4a876426e0', 'message_count', '1', '2', 'set', 'typed'),
(81, '9339b5aa-4ca4-4402-9a2c-cbf78e481fd5', '2026-11-30T03:16:06.977639Z', 'wellness_entries', 'dee826eb-ff50-4bb1-b0aa-63ef2cd59a3a', 'mood_score', NULL, '"1.00"', 'create', 'typed'),
(82, '9339b5aa-4ca4-4402-9a2c-cbf78e481fd5', '2026-11-30T03:16:06.977639Z', 'wellness_entries', 'dee826eb-ff50-4bb1-b0aa-63ef2cd59a3a', 'nutrition_notes', NULL, '"Wrong day"', 'create', 'typed'),
(83, '81f5558c-a9c4-4183-8e1f-d99029871f83', '2026-11-30T03:16:07.049274Z', 'wellness_entries', 'dee826eb-ff50-4bb1-b0aa-63ef2cd59a3a', 'date', '"2026-10-30"', NULL, 'delete', 'undo'),
(84, '81f5558c-a9c4-4183-8e1f-d99029871f83', '2026-11-30T03:16:07.049274Z', 'wellness_entries', 'dee826eb-ff50-4bb1-b0aa-63ef2cd59a3a', 'mood_score', '"1.00"', NULL, 'delete', 'undo'),
(85, '81f5558c-a9c4-4183-8e1f-d99029871f83', '2026-11-30T03:16:07.049274Z', 'wellness_entries', 'dee826eb-ff50-4bb1-b0aa-63ef2cd59a3a', 'nutrition_notes', '"Wrong day"', NULL, 'delete', 'undo'),
(86, '6e8ef013-d7e7-475e-862a-62abdfcfdc07', '2026-11-30T03:16:08.731824Z', 'wellness_entries', '9a8c8f8d-e2d1-4608-b68e-bb77b8bdca31', 'mood_score', '"3.00"', '"5.00"', 'set', 'typed'),
(87, '33ba669b-4c74-4758-8169-4c955e4e98b3', '2026-11-30T03:16:10.634937Z', 'wellness_entries', '65489105-6312-4676-8bb9-596621a892e1', 'mood_score', NULL, '"4.00"', 'create', 'typed'),
(88, 'c466d51e-a407-42f5-b425-889f323f063f', '2026-11-30T03:16:10.648235Z', 'wellness_entries', 'ed80d831-1d1d-4c70-a3b8-cf364a8b715f', 'date', '"2026-11-27"', NULL, 'delete', 'typed'),
(89, 'c466d51e-a407-42f5-b425-889f323f063f', '2026-11-30T03:16:10.648235Z', 'wellness_entries', 'ed80d831-1d1d-4c70-a3b8-cf364a8b715f', 'mood_score', '"4.00"', NULL, 'delete', 'typed'),
(90, 'c466d51e-a407-42f5-b425-889f323f063f', '2026-11-30T03:16:10.648235Z', 'wellness_entries', 'ed80d831-1d1d-4c70-a3b8-cf364a8b715f', 'nutrition_notes', '"it''s ''quoted'', \"twice\"; -- DROP TABLE"', NULL, 'delete', 'typed'),
(91, '450ef2b3-c90f-45df-9d0f-23ffc2291bd7', '2026-11-30T03:16:10.672498Z', 'module_progress', 'c3dec598-f996-4a55-a0e1-f5986fcb3a49', 'progress_percentage', NULL, '"0.00"', 'create', 'typed'),
(92, '450ef2b3-c90f-45df-9d0f-23ffc2291bd7', '2026-11-30T03:16:10.672498Z', 'module_progress', 'c3dec598-f996-4a55-a0e1-f5986fcb3a49', 'completed_topics', NULL, '[]', 'create', 'typed'),
(93, '450ef2b3-c90f-45df-9d0f-23ffc2291bd7', '2026-11-30T03:16:10.672498Z', 'module_progress', 'c3dec598-f996-4a55-a0e1-f5986fcb3a49', 'current_focus', NULL, '"One thing"', 'create', 'typed'),
(94, '450ef2b3-c90f-45df-9d0f-23ffc2291bd7', '2026-11-30T03:16:10.672498Z', 'module_progress', 'c3dec598-f996-4a55-a0e1-f5986fcb3a49', 'last_activity', NULL, '"2026-11-30T03:16:10.672498Z"', 'create', 'typed'),
(95, '093ac987-a0bf-428f-bb13-8944ce2b1616', '2026-11-30T03:16:11.843064Z', 'wellness_entries', 'cd8c0142-ae7b-473b-8c47-31550a7abcc4', 'energy_level', NULL, '"4.00"', 'create', 'typed'),
(96, 'f8607bc2-e67b-407d-9486-023e1dbe8222', '2026-11-30T03:16:11.856212Z', 'conversations', '918fce3b-1d12-4efd-89e9-d4cabb34add3', 'topic', NULL, '"Later"', 'create', 'typed'),
(97, 'f8607bc2-e67b-407d-9486-023e1dbe8222', '2026-11-30T03:16:11.856212Z', 'conversations', '918fce3b-1d12-4efd-89e9-d4cabb34add3', 'message_count', NULL, '0', 'create', 'typed'),
(98, '6e14af6d-3dba-4a22-b451-6a073777e096', '2026-11-30T03:16:11.870126Z', 'messages', '16d40705-bc4f-4d1b-87ac-7a1678cd24f2', 'id', NULL, '"16d40705-bc4f-4d1b-87ac-7a1678cd24f2"', 'create', 'typed'),
(99, '6e14af6d-3dba-4a22-b451-6a073777e096', '2026-11-30T03:16:11.870126Z', 'conversations', '918fce3b-1d12-4efd-89e9-d4cabb34add3', 'message_count', '0', '1', 'set', 'typed'),
(100, '033f8408-eada-4364-a93f-0565da56b2ba', '2026-11-30T03:16:11.906540Z', 'experiment', '1f39617d-5531-40f9-b6d4-d0ac9bae2e0f', 'plan_json', NULL, '"{\n \"question\": \"Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀\",\n \"factor\": {\n  \"words\": \"No screens after ten 🥣\",\n  \"column\": \"\",\n  \"at_least\": null,\n  \"less_than\": null\n },\n \"outcome\": \"mood_score\",\n \"lag\": 1,\n \"first\": \"2026-11-30\",\n \"block_days\": 2,\n \"order\": [\n  \"without first\",\n  \"with first\",\n  \"with first\",\n  \"with first\",\n  \"without first\",\n  \"with first\",\n  \"without first\"\n ],\n \"written_at\": \"2026-11-30T03:16:11.906053+00:00\",\n \"remind_at\": \"20:00\"\n}"', 'create', 'typed'),
(101, '033f8408-eada-4364-a93f-0565da56b2ba', '2026-11-30T03:16:11.906540Z', 'experiment', '1f39617d-5531-40f9-b6d4-d0ac9bae2e0f', 'plan_sum', NULL, '"230477f48b47b52e5150edeebeb0656ae9fca95ed1ce6848add86ffad95dc073"', 'create', 'typed'),
(102, '033f8408-eada-4364-a93f-0565da56b2ba', '2026-11-30T03:16:11.906540Z', 'experiment', '1f39617d-5531-40f9-b6d4-d0ac9bae2e0f', 'record_json', NULL, '"{\n \"ticks\": [],\n \"amendments\": [],\n \"stopped_on\": null,\n \"told\": null\n}"', 'create', 'typed'),
(103, '78c98dbf-af7e-4506-b465-163e4cf4103e', '2026-11-30T03:16:11.935856Z', 'experiment', '1f39617d-5531-40f9-b6d4-d0ac9bae2e0f', 'record_json', '"{\n \"ticks\": [],\n \"amendments\": [],\n \"stopped_on\": null,\n \"told\": null\n}"', '"{\n \"ticks\": [\n  \"2026-11-30\"\n ],\n \"amendments\": [],\n \"stopped_on\": null,\n \"told\": null\n}"', 'set', 'typed'),
(104, '950fe9dd-be00-43c8-ba32-c7d4d83850ad', '2026-11-30T03:16:11.947836Z', 'experiment', '1f39617d-5531-40f9-b6d4-d0ac9bae2e0f', 'record_json', '"{\n \"ticks\": [\n  \"2026-11-30\"\n ],\n \"amendments\": [],\n \"stopped_on\": null,\n \"told\": null\n}"', '"{\n \"ticks\": [\n  \"2026-11-30\"\n ],\n \"amendments\": [\n  {\n   \"at\": \"2026-11-30T03:16:11.947451+00:00\",\n   \"words\": \"At half past ten\"\n  }\n ],\n \"stopped_on\": null,\n \"told\": null\n}"', 'set', 'typed');
INSERT INTO "meta" ("name", "value") VALUES
('compared_at', '2026-11-30T03:16:11.605091Z'),
('email', 'db5e915b051a4c58853082d67fde3c32@example.com'),
('identity', '{"id": "e921d769-a2bb-4b7b-b5ce-da9bdb82aba3", "counter": 24, "machine": "59b0664f9261a8dd34213c34a4ea71f7"}'),
('lacks', '{"tombstones": "2026-11-30T03:15:54.264235Z"}'),
('last_synced_at', '2026-11-30T03:16:10.603566Z'),
('owner', '01a22a73-8c60-727d-af0e-ffb21e0255e0'),
('problem', 'Offline'),
('publishable_key', 'sb_publishable_DiII8jQkf5gfLV5mHEJEsPtbwVk2iSvM'),
('sentence', 'The connection to the server was lost.'),
('server', 'http://127.0.0.1:45045'),
('server_clock', '[-0.0224606990814209, 0.028058767318725586, 1796008570.60353]'),
('signed_out', 'yes'),
('swept_at', '2026-11-30T03:16:11.605091Z'),
('taken_over', '10-24');
INSERT INTO "pending_change" ("table_name", "row_id", "deleted", "edited_at", "attempts_json", "last_error", "refused", "set_json", "failures", "code", "next_try") VALUES
('conversations', '918fce3b-1d12-4efd-89e9-d4cabb34add3', 0, '2026-11-30T03:16:11.870126Z', '[]', NULL, 0, '["message_count", "topic"]', 0, NULL, NULL),
('messages', '16d40705-bc4f-4d1b-87ac-7a1678cd24f2', 0, '2026-11-30T03:16:11.870126Z', '[]', NULL, 0, '[]', 0, NULL, NULL),
('module_progress', 'c3dec598-f996-4a55-a0e1-f5986fcb3a49', 0, '2026-11-30T03:16:10.672498Z', '[{"values":{"id":"c3dec598-f996-4a55-a0e1-f5986fcb3a49","user_id":"01a22a73-8c60-727d-af0e-ffb21e0255e0","module_name":"Focus","progress_percentage":"0.00","completed_topics":[],"current_focus":"One thing","notes":null,"last_activity":"2026-11-30T03:16:10.672498Z"},"base":null,"sent":"2026-11-30T03:16:10.815966Z","failed":"2026-11-30T03:16:10.883906Z","unsure":0.050567,"matched_none":false},{"values":{"id":"c3dec598-f996-4a55-a0e1-f5986fcb3a49","user_id":"01a22a73-8c60-727d-af0e-ffb21e0255e0","module_name":"Focus","progress_percentage":"0.00","completed_topics":[],"current_focus":"One thing","notes":null,"last_activity":"2026-11-30T03:16:10.672498Z"},"base":null,"sent":"2026-11-30T03:16:11.629972Z","failed":"2026-11-30T03:16:11.692876Z","unsure":0.050729,"matched_none":false}]', 'The connection to the server was lost.', 0, '["completed_topics", "current_focus", "last_activity", "progress_percentage"]', 2, 'unanswered', NULL),
('wellness_entries', '4c90877b-4260-4613-8404-3afd5a6ae5ac', 0, '2026-11-30T03:16:06.552470Z', '[]', '["The server rejected it: {words} ({code}).", {"words": "“numeric field overflow”", "code": "22003"}]', 1, '["mood_score"]', 1, '22003', NULL),
('wellness_entries', '65489105-6312-4676-8bb9-596621a892e1', 0, '2026-11-30T03:16:10.634937Z', '[{"values":{"id":"65489105-6312-4676-8bb9-596621a892e1","user_id":"01a22a73-8c60-727d-af0e-ffb21e0255e0","date":"2026-10-29","sleep_hours":null,"water_intake_ml":null,"exercise_minutes":null,"meditation_minutes":null,"mood_score":"4.00","energy_level":null,"nutrition_notes":null},"base":null,"sent":"2026-11-30T03:16:10.900962Z","failed":"2026-11-30T03:16:10.979280Z","unsure":0.050583,"matched_none":false},{"values":{"id":"65489105-6312-4676-8bb9-596621a892e1","user_id":"01a22a73-8c60-727d-af0e-ffb21e0255e0","date":"2026-10-29","sleep_hours":null,"water_intake_ml":null,"exercise_minutes":null,"meditation_minutes":null,"mood_score":"4.00","energy_level":null,"nutrition_notes":null},"base":null,"sent":"2026-11-30T03:16:11.725949Z","failed":"2026-11-30T03:16:11.810092Z","unsure":0.050748,"matched_none":false}]', 'The connection to the server was lost.', 0, '["mood_score"]', 2, 'unanswered', NULL),
('wellness_entries', 'cd8c0142-ae7b-473b-8c47-31550a7abcc4', 0, '2026-11-30T03:16:11.843064Z', '[]', NULL, 0, '["energy_level"]', 0, NULL, NULL),
('wellness_entries', 'ed80d831-1d1d-4c70-a3b8-cf364a8b715f', 1, '2026-11-30T03:16:10.648235Z', '[]', 'The connection to the server was lost.', 0, '[]', 2, 'unanswered', NULL);
INSERT INTO "unreadable" ("table_name", "row_id", "row_json", "reason", "version", "columns_json") VALUES
('wellness_entries', 'b579a8b9-e767-40fe-9004-335be0662139', '{"id": "b579a8b9-e767-40fe-9004-335be0662139", "user_id": "01a22a73-8c60-727d-af0e-ffb21e0255e0", "date": "infinity", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": null, "energy_level": null, "nutrition_notes": null, "created_at": "2026-11-30 03:15:55.872+00", "updated_at": "2026-11-30 03:15:55.872+00"}', 'The server''s version has a value that this program can''t show.', '2026-11-30 03:15:55.872+00', '[]');
INSERT INTO "users" ("id", "email", "full_name", "avatar_url", "timezone", "created_at", "updated_at") VALUES
('01a22a73-8c60-727d-af0e-ffb21e0255e0', 'db5e915b051a4c58853082d67fde3c32@example.com', NULL, NULL, 'UTC', '2026-11-30T03:15:45.692000Z', '2026-11-30T03:15:45.692000Z');
INSERT INTO "ghost" ("table_name", "row_id", "attempts_json", "at") VALUES
('messages', '23fd3b6a-ebe9-4194-8c37-48ce93594a14', '[{"values":{"id":"23fd3b6a-ebe9-4194-8c37-48ce93594a14","conversation_id":"e3bbec09-b729-42d2-b9e3-6a4a876426e0","role":"user","content":"Unsent","tokens_used":null,"created_at":"2026-11-30T03:16:06.953636Z"},"base":null,"sent":"2026-11-30T03:16:09.451148Z","failed":"2026-11-30T03:16:09.592033Z","unsure":0.050293,"matched_none":false},{"values":{"id":"23fd3b6a-ebe9-4194-8c37-48ce93594a14","conversation_id":"e3bbec09-b729-42d2-b9e3-6a4a876426e0","role":"user","content":"Unsent","tokens_used":null,"created_at":"2026-11-30T03:16:06.953636Z"},"base":null,"sent":"2026-11-30T03:16:09.610949Z","failed":"2026-11-30T03:16:09.755262Z","unsure":0.050325,"matched_none":false}]', '2026-11-30T03:16:10.364280Z'),
('messages', 'd046d98e-2bc6-4d03-8732-57a77c128a98', '[{"values":{"id":"d046d98e-2bc6-4d03-8732-57a77c128a98","conversation_id":"e3bbec09-b729-42d2-b9e3-6a4a876426e0","role":"user","content":"Two","tokens_used":null,"created_at":"2026-11-30T03:16:06.964178Z"},"base":null,"sent":"2026-11-30T03:16:09.451171Z","failed":"2026-11-30T03:16:09.592033Z","unsure":0.050293,"matched_none":false},{"values":{"id":"d046d98e-2bc6-4d03-8732-57a77c128a98","conversation_id":"e3bbec09-b729-42d2-b9e3-6a4a876426e0","role":"user","content":"Two","tokens_used":null,"created_at":"2026-11-30T03:16:06.964178Z"},"base":null,"sent":"2026-11-30T03:16:09.746992Z","failed":"2026-11-30T03:16:09.855610Z","unsure":0.050353,"matched_none":false}]', '2026-11-30T03:16:10.364280Z'),
('wellness_entries', '92a58f8b-9ac3-4f71-93b7-6443bf8973c3', '[{"values":{"energy_level":"2.00"},"base":"2026-11-30 03:16:04.901+00","sent":"2026-11-30T03:16:05.876101Z","failed":"2026-11-30T03:16:05.925182Z","unsure":0.023742,"matched_none":false},{"values":{"energy_level":"2.00"},"base":"2026-11-30 03:16:04.901+00","sent":"2026-11-30T03:16:06.417964Z","failed":null,"unsure":0.023851,"matched_none":false}]', '2026-11-30T03:16:06.488860Z'),
('wellness_entries', 'a2972e30-dd2b-471a-b965-cbd6ef703e45', '[{"values":{"id":"a2972e30-dd2b-471a-b965-cbd6ef703e45","user_id":"01a22a73-8c60-727d-af0e-ffb21e0255e0","date":"2026-10-31","sleep_hours":null,"water_intake_ml":null,"exercise_minutes":null,"meditation_minutes":null,"mood_score":"2.50","energy_level":null,"nutrition_notes":null},"base":null,"sent":"2026-11-30T03:16:07.484505Z","failed":"2026-11-30T03:16:07.563252Z","unsure":0.024064,"matched_none":false},{"values":{"id":"a2972e30-dd2b-471a-b965-cbd6ef703e45","user_id":"01a22a73-8c60-727d-af0e-ffb21e0255e0","date":"2026-10-31","sleep_hours":null,"water_intake_ml":null,"exercise_minutes":null,"meditation_minutes":null,"mood_score":"2.50","energy_level":null,"nutrition_notes":null},"base":null,"sent":"2026-11-30T03:16:07.768492Z","failed":"2026-11-30T03:16:07.963545Z","unsure":0.024121,"matched_none":false}]', '2026-11-30T03:16:08.868400Z'),
('wellness_entries', 'e8c62670-761d-47df-95c2-16033b1d30be', '[{"values":{"id":"e8c62670-761d-47df-95c2-16033b1d30be","user_id":"01a22a73-8c60-727d-af0e-ffb21e0255e0","date":"2026-11-04","sleep_hours":null,"water_intake_ml":null,"exercise_minutes":null,"meditation_minutes":null,"mood_score":"4.00","energy_level":null,"nutrition_notes":null},"base":null,"sent":"2026-11-30T03:16:05.796875Z","failed":"2026-11-30T03:16:05.836564Z","unsure":0.023727,"matched_none":false}]', '2026-11-30T03:16:06.393069Z'),
('wellness_entries', 'feaadd6a-9729-448f-b1cd-c7eac9b082db', '[{"values":{"id":"feaadd6a-9729-448f-b1cd-c7eac9b082db","user_id":"01a22a73-8c60-727d-af0e-ffb21e0255e0","date":"2026-11-26","sleep_hours":null,"water_intake_ml":null,"exercise_minutes":null,"meditation_minutes":null,"mood_score":null,"energy_level":null,"nutrition_notes":"' || replace(hex(zeroblob(3000)), '00', 'Oats and rice again. ') || '"},"base":null,"sent":"2026-11-30T03:16:07.484505Z","failed":"2026-11-30T03:16:07.563252Z","unsure":0.024064,"matched_none":false},{"values":{"id":"feaadd6a-9729-448f-b1cd-c7eac9b082db","user_id":"01a22a73-8c60-727d-af0e-ffb21e0255e0","date":"2026-11-26","sleep_hours":null,"water_intake_ml":null,"exercise_minutes":null,"meditation_minutes":null,"mood_score":null,"energy_level":null,"nutrition_notes":"' || replace(hex(zeroblob(3000)), '00', 'Oats and rice again. ') || '"},"base":null,"sent":"2026-11-30T03:16:07.575153Z","failed":"2026-11-30T03:16:07.755566Z","unsure":0.024083,"matched_none":false}]', '2026-11-30T03:16:08.868400Z');
INSERT INTO "cycle" ("id", "started_at", "ended_at", "pushed", "pulled", "conflicts", "requests", "problem") VALUES
(1, '2026-11-30T03:15:52.105859Z', '2026-11-30T03:15:55.088290Z', 4, 1, 0, 10, ''),
(2, '2026-11-30T03:15:58.342335Z', '2026-11-30T03:15:59.691890Z', 1, 12, 0, 11, ''),
(3, '2026-11-30T03:16:00.697356Z', '2026-11-30T03:16:01.841376Z', 3, 3, 3, 8, ''),
(4, '2026-11-30T03:16:02.242457Z', '2026-11-30T03:16:03.576754Z', 11, 0, 0, 9, ''),
(5, '2026-11-30T03:16:03.768674Z', '2026-11-30T03:16:04.431881Z', 0, 0, 0, 5, ''),
(6, '2026-11-30T03:16:04.499367Z', '2026-11-30T03:16:05.162350Z', 0, 0, 0, 6, 'The connection to the server was lost.'),
(7, '2026-11-30T03:16:05.258240Z', '2026-11-30T03:16:06.003782Z', 0, 1, 0, 8, 'The connection to the server was lost.'),
(8, '2026-11-30T03:16:06.035619Z', '2026-11-30T03:16:06.546025Z', 2, 0, 0, 6, ''),
(9, '2026-11-30T03:16:07.097863Z', '2026-11-30T03:16:08.708482Z', 0, 0, 0, 13, 'The connection to the server was lost.'),
(10, '2026-11-30T03:16:08.756035Z', '2026-11-30T03:16:10.029164Z', 0, 6, 0, 16, 'The connection to the server was lost.'),
(11, '2026-11-30T03:16:10.037092Z', '2026-11-30T03:16:10.612012Z', 0, 3, 0, 6, ''),
(12, '2026-11-30T03:16:10.698335Z', '2026-11-30T03:16:11.096180Z', 0, 0, 0, 8, 'The connection to the server was lost.'),
(13, '2026-11-30T03:16:11.294217Z', '2026-11-30T03:16:11.831637Z', 0, 0, 0, 9, 'The connection to the server was lost.');
INSERT INTO "note" ("number", "entry_id") VALUES
(1, '172f0ebe-109d-42af-a54f-c1fd8bf64409'),
(2, '937f53d1-01f9-48ce-b9cb-997675cabdf4'),
(4, 'dbf4c239-28fd-4165-8c9e-4b79ffaab720'),
(5, '9a8c8f8d-e2d1-4608-b68e-bb77b8bdca31'),
(6, 'feaadd6a-9729-448f-b1cd-c7eac9b082db');
INSERT INTO "note_index" ("rowid", "folded") VALUES
(1, 'haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “aou” 飲み物 😀'),
(2, 'one' || char(9) || 'two' || char(13) || char(10) || 'three ' || char(1) || char(7) || char(27) || '[31m' || char(127) || ' ' || char(8203) || char(173) || char(8238)),
(4, 'later'),
(5, 'haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “aou” 飲み物 😀'),
(6, replace(hex(zeroblob(3000)), '00', 'oats and rice again. '));
INSERT INTO "skipped_day" ("date") VALUES
('2026-10-20'),
('2026-10-21');
INSERT INTO "conversations" ("id", "user_id", "module_name", "topic", "message_count", "created_at", "updated_at") VALUES
('0c71d6ac-ebab-403d-b54d-e45418dc713c', '01a22a73-8c60-727d-af0e-ffb21e0255e0', 'identity', 'Mine', 2, '2026-11-30T03:16:03.058000Z', '2026-11-30T03:16:03.058000Z'),
('657a4ca7-b5e2-46f1-9a21-e4603547c138', '01a22a73-8c60-727d-af0e-ffb21e0255e0', 'identity', 'Roots 🌱', 6, '2026-11-30T03:15:57.033000Z', '2026-11-30T03:15:59.538000Z'),
('918fce3b-1d12-4efd-89e9-d4cabb34add3', '01a22a73-8c60-727d-af0e-ffb21e0255e0', 'habits', 'Later', 1, '2026-11-30T03:16:11.856212Z', '2026-11-30T03:16:11.870126Z'),
('e3bbec09-b729-42d2-b9e3-6a4a876426e0', '01a22a73-8c60-727d-af0e-ffb21e0255e0', 'habits', NULL, 2, '2026-11-30T03:16:08.058000Z', '2026-11-30T03:16:08.058000Z');
INSERT INTO "module_progress" ("id", "user_id", "module_name", "progress_percentage", "completed_topics", "current_focus", "notes", "last_activity", "created_at", "updated_at") VALUES
('1509cafa-5321-468f-af7d-ef7de33db584', '01a22a73-8c60-727d-af0e-ffb21e0255e0', 'Boundaries', '0.00', '["a", "b"]', 'No', 'Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀', '2026-11-30T03:16:02.088975Z', '2026-11-30T03:16:02.796000Z', '2026-11-30T03:16:02.796000Z'),
('6ecde324-1f82-47a3-9d8c-08ade7e6b209', '01a22a73-8c60-727d-af0e-ffb21e0255e0', 'Mindful eating', '50.00', '[]', NULL, NULL, NULL, '2026-11-30T03:15:56.490000Z', '2026-11-30T03:15:56.490000Z'),
('77ffc96d-c144-43b9-a889-6c0c80bde466', '01a22a73-8c60-727d-af0e-ffb21e0255e0', 'Movement', '100.00', '[]', NULL, NULL, NULL, '2026-11-30T03:15:56.760000Z', '2026-11-30T03:15:56.760000Z'),
('baae06b9-8dfe-49f4-a608-ae59f4f7847d', '01a22a73-8c60-727d-af0e-ffb21e0255e0', 'Rest', '33.33', '["one"]', NULL, 'Naps', '2026-11-30T03:16:06.927822Z', '2026-11-30T03:16:07.359000Z', '2026-11-30T03:16:07.359000Z'),
('c3dec598-f996-4a55-a0e1-f5986fcb3a49', '01a22a73-8c60-727d-af0e-ffb21e0255e0', 'Focus', '0.00', '[]', 'One thing', NULL, '2026-11-30T03:16:10.672498Z', '2026-11-30T03:16:10.672498Z', '2026-11-30T03:16:10.672498Z'),
('f4cc6fb4-ab56-41d6-a2f5-6be1a5d42ff3', '01a22a73-8c60-727d-af0e-ffb21e0255e0', 'Sleep', '12.50', '[]', NULL, NULL, NULL, '2026-11-30T03:15:56.121000Z', '2026-11-30T03:15:56.121000Z');
INSERT INTO "wellness_entries" ("id", "user_id", "date", "sleep_hours", "water_intake_ml", "exercise_minutes", "meditation_minutes", "mood_score", "energy_level", "nutrition_notes", "created_at", "updated_at") VALUES
('172f0ebe-109d-42af-a54f-c1fd8bf64409', '01a22a73-8c60-727d-af0e-ffb21e0255e0', '2026-11-29', NULL, NULL, NULL, NULL, '1.00', NULL, 'Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀', '2026-11-30T03:15:54.995000Z', '2026-11-30T03:16:01.398000Z'),
('4c90877b-4260-4613-8404-3afd5a6ae5ac', '01a22a73-8c60-727d-af0e-ffb21e0255e0', '2026-11-09', NULL, 500, NULL, NULL, '2.00', NULL, NULL, '2026-11-30T03:16:02.928000Z', '2026-11-30T03:16:06.552470Z'),
('65489105-6312-4676-8bb9-596621a892e1', '01a22a73-8c60-727d-af0e-ffb21e0255e0', '2026-10-29', NULL, NULL, NULL, NULL, '4.00', NULL, NULL, '2026-11-30T03:16:10.634937Z', '2026-11-30T03:16:10.634937Z'),
('92a58f8b-9ac3-4f71-93b7-6443bf8973c3', '01a22a73-8c60-727d-af0e-ffb21e0255e0', '2026-11-10', NULL, 500, NULL, NULL, '5.00', '2.00', NULL, '2026-11-30T03:16:02.928000Z', '2026-11-30T03:16:06.472000Z'),
('937f53d1-01f9-48ce-b9cb-997675cabdf4', '01a22a73-8c60-727d-af0e-ffb21e0255e0', '2026-11-28', NULL, NULL, NULL, NULL, '1.00', NULL, 'one' || char(9) || 'two' || char(13) || char(10) || 'three ' || char(1) || char(7) || char(27) || '[31m' || char(127) || ' ' || char(8203) || char(173) || char(8238), '2026-11-30T03:15:54.995000Z', '2026-11-30T03:16:01.527000Z'),
('98ee5fa6-6f31-406b-853c-8973b74571f4', '01a22a73-8c60-727d-af0e-ffb21e0255e0', '2026-11-07', NULL, 750, 20, NULL, '3.00', NULL, NULL, '2026-11-30T03:16:02.928000Z', '2026-11-30T03:16:08.574000Z'),
('9a8c8f8d-e2d1-4608-b68e-bb77b8bdca31', '01a22a73-8c60-727d-af0e-ffb21e0255e0', '2026-11-08', '6.10', 500, NULL, NULL, '5.00', NULL, 'Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀', '2026-11-30T03:16:02.928000Z', '2026-11-30T03:16:09.905000Z'),
('a2972e30-dd2b-471a-b965-cbd6ef703e45', '01a22a73-8c60-727d-af0e-ffb21e0255e0', '2026-10-31', NULL, NULL, NULL, NULL, '2.50', NULL, NULL, '2026-11-30T03:16:07.531000Z', '2026-11-30T03:16:07.531000Z'),
('cd8c0142-ae7b-473b-8c47-31550a7abcc4', '01a22a73-8c60-727d-af0e-ffb21e0255e0', '2026-10-28', NULL, NULL, NULL, NULL, NULL, '4.00', NULL, '2026-11-30T03:16:11.843064Z', '2026-11-30T03:16:11.843064Z'),
('ce9bcb25-83a6-40f6-9a99-423ead5a3d7a', '01a22a73-8c60-727d-af0e-ffb21e0255e0', '2026-11-25', '7.26', 250, NULL, NULL, NULL, '0.01', NULL, '2026-11-30T03:15:54.995000Z', '2026-11-30T03:15:54.995000Z'),
('dbf4c239-28fd-4165-8c9e-4b79ffaab720', '01a22a73-8c60-727d-af0e-ffb21e0255e0', '2200-12-31', NULL, NULL, NULL, NULL, NULL, NULL, 'Later', '2026-11-30T03:15:55.587000Z', '2026-11-30T03:15:55.587000Z'),
('e9bddc5a-7fb4-4ee0-a774-5309c7b4208b', '01a22a73-8c60-727d-af0e-ffb21e0255e0', '1900-01-01', '8.00', NULL, NULL, NULL, NULL, NULL, NULL, '2026-11-30T03:15:55.333000Z', '2026-11-30T03:15:55.333000Z'),
('feaadd6a-9729-448f-b1cd-c7eac9b082db', '01a22a73-8c60-727d-af0e-ffb21e0255e0', '2026-11-26', NULL, NULL, NULL, NULL, NULL, NULL, replace(hex(zeroblob(3000)), '00', 'Oats and rice again. '), '2026-11-30T03:16:07.531000Z', '2026-11-30T03:16:07.531000Z');
INSERT INTO "removed" ("id", "removed_at", "table_name", "row_id", "column", "value_json", "reason", "restored_at") VALUES
(1, '2026-11-30T03:16:04.284204Z', 'wellness_entries', '947d3e36-f67d-4bbf-9434-4a660a00e7fd', NULL, '{"id": "947d3e36-f67d-4bbf-9434-4a660a00e7fd", "user_id": "01a22a73-8c60-727d-af0e-ffb21e0255e0", "date": "2026-11-05", "sleep_hours": null, "water_intake_ml": 500, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "3.00", "energy_level": null, "nutrition_notes": null, "created_at": "2026-11-30T03:16:02.928000Z", "updated_at": "2026-11-30T03:16:02.928000Z"}', 'The server no longer has it.', NULL);
INSERT INTO "messages" ("id", "conversation_id", "role", "content", "tokens_used", "created_at") VALUES
('04b9f016-c581-46b9-af2d-8da7b9eb28ab', '657a4ca7-b5e2-46f1-9a21-e4603547c138', 'assistant', '1 Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀', 1, '2026-11-30T03:15:57.460000Z'),
('1334b4f2-5102-4e26-9b35-462bcc8117f0', '0c71d6ac-ebab-403d-b54d-e45418dc713c', 'user', 'one' || char(9) || 'two' || char(13) || char(10) || 'three ' || char(1) || char(7) || char(27) || '[31m' || char(127) || ' ' || char(8203) || char(173) || char(8238), NULL, '2026-11-30T03:16:02.221536Z'),
('16d40705-bc4f-4d1b-87ac-7a1678cd24f2', '918fce3b-1d12-4efd-89e9-d4cabb34add3', 'user', 'Three', NULL, '2026-11-30T03:16:11.870126Z'),
('23fd3b6a-ebe9-4194-8c37-48ce93594a14', 'e3bbec09-b729-42d2-b9e3-6a4a876426e0', 'user', 'Unsent', NULL, '2026-11-30T03:16:06.953636Z'),
('4c280273-7385-46e1-a5c9-0c1ed28af9b8', '657a4ca7-b5e2-46f1-9a21-e4603547c138', 'assistant', '3 Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀', 3, '2026-11-30T03:15:57.824000Z'),
('65fb264f-76aa-4e01-bbf0-3413b1722e4a', '657a4ca7-b5e2-46f1-9a21-e4603547c138', 'user', '4 Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀', NULL, '2026-11-30T03:15:58.020000Z'),
('93556b48-fbe3-4e5e-afd5-efcf7c4b4d92', '0c71d6ac-ebab-403d-b54d-e45418dc713c', 'user', 'Hello', NULL, '2026-11-30T03:16:02.156693Z'),
('b94ee669-0303-4d2f-b609-2f8eb67216b7', '657a4ca7-b5e2-46f1-9a21-e4603547c138', 'user', '2 Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀', NULL, '2026-11-30T03:15:57.635000Z'),
('bae37b00-9e1b-4a41-add9-2923bcd842d4', '657a4ca7-b5e2-46f1-9a21-e4603547c138', 'assistant', '5 Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀', 5, '2026-11-30T03:15:58.328000Z'),
('d046d98e-2bc6-4d03-8732-57a77c128a98', 'e3bbec09-b729-42d2-b9e3-6a4a876426e0', 'user', 'Two', NULL, '2026-11-30T03:16:06.964178Z'),
('ff3e0cae-739f-40ad-95cd-d5b28364b01b', '657a4ca7-b5e2-46f1-9a21-e4603547c138', 'user', '0 Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀', NULL, '2026-11-30T03:15:57.263000Z');
INSERT INTO "experiment" ("id", "plan_json", "plan_sum", "record_json") VALUES
('1f39617d-5531-40f9-b6d4-d0ac9bae2e0f', '{' || char(10) || ' "question": "Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀",' || char(10) || ' "factor": {' || char(10) || '  "words": "No screens after ten 🥣",' || char(10) || '  "column": "",' || char(10) || '  "at_least": null,' || char(10) || '  "less_than": null' || char(10) || ' },' || char(10) || ' "outcome": "mood_score",' || char(10) || ' "lag": 1,' || char(10) || ' "first": "2026-11-30",' || char(10) || ' "block_days": 2,' || char(10) || ' "order": [' || char(10) || '  "without first",' || char(10) || '  "with first",' || char(10) || '  "with first",' || char(10) || '  "with first",' || char(10) || '  "without first",' || char(10) || '  "with first",' || char(10) || '  "without first"' || char(10) || ' ],' || char(10) || ' "written_at": "2026-11-30T03:16:11.906053+00:00",' || char(10) || ' "remind_at": "20:00"' || char(10) || '}', '230477f48b47b52e5150edeebeb0656ae9fca95ed1ce6848add86ffad95dc073', '{' || char(10) || ' "ticks": [' || char(10) || '  "2026-11-30"' || char(10) || ' ],' || char(10) || ' "amendments": [' || char(10) || '  {' || char(10) || '   "at": "2026-11-30T03:16:11.947451+00:00",' || char(10) || '   "words": "At half past ten"' || char(10) || '  }' || char(10) || ' ],' || char(10) || ' "stopped_on": null,' || char(10) || ' "told": null' || char(10) || '}');
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
PRAGMA user_version = 9;
