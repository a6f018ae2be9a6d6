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
CREATE TABLE coach_answer (
    id TEXT NOT NULL,
    conversation_id TEXT NOT NULL,
    question TEXT NOT NULL,
    question_id TEXT,
    provider TEXT NOT NULL,
    model TEXT DEFAULT '' NOT NULL,
    state TEXT NOT NULL,
    text TEXT DEFAULT '' NOT NULL,
    continues TEXT,
    left_out BOOLEAN DEFAULT 0 NOT NULL,
    prompt_tokens INTEGER,
    answer_tokens INTEGER,
    counted BOOLEAN DEFAULT 0 NOT NULL,
    may_lack BOOLEAN DEFAULT 0 NOT NULL,
    agreed_json TEXT DEFAULT '{}' NOT NULL,
    owner TEXT,
    problem TEXT,
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    PRIMARY KEY (id)
);
CREATE TABLE coach_send (
    id INTEGER NOT NULL,
    at TEXT NOT NULL,
    provider TEXT NOT NULL,
    host TEXT NOT NULL,
    answer_id TEXT NOT NULL,
    conversation_id TEXT NOT NULL,
    body BLOB NOT NULL,
    PRIMARY KEY (id)
);
CREATE TABLE coach_provider (
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    url TEXT NOT NULL,
    model TEXT DEFAULT '' NOT NULL,
    context INTEGER,
    has_key BOOLEAN DEFAULT 0 NOT NULL,
    correction REAL DEFAULT 1.0 NOT NULL,
    answers INTEGER DEFAULT 0 NOT NULL,
    added_at TEXT NOT NULL,
    PRIMARY KEY (name)
);
CREATE TABLE coach_consent (
    provider TEXT NOT NULL,
    "column" TEXT NOT NULL,
    agreed_at TEXT NOT NULL,
    PRIMARY KEY (provider, "column")
);
CREATE TABLE coach_usage (
    month TEXT NOT NULL,
    provider TEXT NOT NULL,
    prompt INTEGER NOT NULL,
    answer INTEGER NOT NULL,
    answers INTEGER NOT NULL,
    PRIMARY KEY (month, provider)
);
CREATE TABLE coach_hidden (
    conversation_id TEXT NOT NULL,
    hidden_at TEXT NOT NULL,
    PRIMARY KEY (conversation_id)
);
INSERT INTO "base" ("table_name", "row_id", "version", "values_json", "gone") VALUES
('conversations', '61a6ba3c-4094-49c3-87e7-df1c05713ab2', '2026-11-30 03:27:18.793+00', '{"id":"61a6ba3c-4094-49c3-87e7-df1c05713ab2","user_id":"01a22a7d-feb7-75a0-9889-e08b571a7e10","module_name":"identity","topic":"Mine","message_count":2,"created_at":"2026-11-30T03:27:18.793000Z","updated_at":"2026-11-30T03:27:18.793000Z"}', 0),
('conversations', 'c5408427-fd5c-443a-8b98-4af4d60aaf68', '2026-11-30 03:27:17.41+00', '{"id": "c5408427-fd5c-443a-8b98-4af4d60aaf68", "user_id": "01a22a7d-feb7-75a0-9889-e08b571a7e10", "module_name": "identity", "topic": "Roots 🌱", "message_count": 6, "created_at": "2026-11-30T03:27:16.527000Z", "updated_at": "2026-11-30T03:27:17.410000Z"}', 0),
('conversations', 'd4ae67d1-9421-4735-bcd1-0a4720650a32', '2026-11-30 03:27:21.162+00', '{"id": "d4ae67d1-9421-4735-bcd1-0a4720650a32", "user_id": "01a22a7d-feb7-75a0-9889-e08b571a7e10", "module_name": "habits", "topic": null, "message_count": 2, "created_at": "2026-11-30T03:27:21.162000Z", "updated_at": "2026-11-30T03:27:21.162000Z"}', 0),
('module_progress', '3f6fd6e5-0fd3-432b-ba53-149ac56bf8f1', '2026-11-30 03:27:18.712+00', '{"id": "3f6fd6e5-0fd3-432b-ba53-149ac56bf8f1", "user_id": "01a22a7d-feb7-75a0-9889-e08b571a7e10", "module_name": "Boundaries", "progress_percentage": "0.00", "completed_topics": ["a", "b"], "current_focus": "No", "notes": "Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀", "last_activity": "2026-11-30T03:27:18.437431Z", "created_at": "2026-11-30T03:27:18.712000Z", "updated_at": "2026-11-30T03:27:18.712000Z"}', 0),
('module_progress', 'a308521d-9fec-421e-a4ac-76b6d1e9227b', '2026-11-30 03:27:20.796+00', '{"id": "a308521d-9fec-421e-a4ac-76b6d1e9227b", "user_id": "01a22a7d-feb7-75a0-9889-e08b571a7e10", "module_name": "Rest", "progress_percentage": "33.33", "completed_topics": ["one"], "current_focus": null, "notes": "Naps", "last_activity": "2026-11-30T03:27:20.372176Z", "created_at": "2026-11-30T03:27:20.796000Z", "updated_at": "2026-11-30T03:27:20.796000Z"}', 0),
('module_progress', 'a483b645-de00-4ba5-84be-6019fd038e1a', '2026-11-30 03:27:16.467+00', '{"id": "a483b645-de00-4ba5-84be-6019fd038e1a", "user_id": "01a22a7d-feb7-75a0-9889-e08b571a7e10", "module_name": "Movement", "progress_percentage": "100.00", "completed_topics": [], "current_focus": null, "notes": null, "last_activity": null, "created_at": "2026-11-30T03:27:16.467000Z", "updated_at": "2026-11-30T03:27:16.467000Z"}', 0),
('module_progress', 'cfbbb8c0-8087-4f76-a4a4-7452b1e438e1', '2026-11-30 03:27:16.396+00', '{"id": "cfbbb8c0-8087-4f76-a4a4-7452b1e438e1", "user_id": "01a22a7d-feb7-75a0-9889-e08b571a7e10", "module_name": "Mindful eating", "progress_percentage": "50.00", "completed_topics": [], "current_focus": null, "notes": null, "last_activity": null, "created_at": "2026-11-30T03:27:16.396000Z", "updated_at": "2026-11-30T03:27:16.396000Z"}', 0),
('module_progress', 'e64e3e1e-5350-423e-a62c-459ee6d99504', '2026-11-30 03:27:16.301+00', '{"id": "e64e3e1e-5350-423e-a62c-459ee6d99504", "user_id": "01a22a7d-feb7-75a0-9889-e08b571a7e10", "module_name": "Sleep", "progress_percentage": "12.50", "completed_topics": [], "current_focus": null, "notes": null, "last_activity": null, "created_at": "2026-11-30T03:27:16.301000Z", "updated_at": "2026-11-30T03:27:16.301000Z"}', 0),
('users', '01a22a7d-feb7-75a0-9889-e08b571a7e10', '2026-11-30 03:27:10.302+00', '{"id": "01a22a7d-feb7-75a0-9889-e08b571a7e10", "email": "56dfbfede96f4092b5eaafdf409e64d8@example.com", "full_name": null, "avatar_url": null, "timezone": "UTC", "created_at": "2026-11-30T03:27:10.302000Z", "updated_at": "2026-11-30T03:27:10.302000Z"}', 0),
('wellness_entries', '3758bcbe-a700-4aca-9767-7426864129d2', '2026-11-30 03:27:18.196+00', '{"id": "3758bcbe-a700-4aca-9767-7426864129d2", "user_id": "01a22a7d-feb7-75a0-9889-e08b571a7e10", "date": "2026-11-28", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "1.00", "energy_level": null, "nutrition_notes": "one\ttwo\r\nthree \u0001\u0007\u001b[31m' || char(127) || ' ' || char(8203) || char(173) || char(8238) || '", "created_at": "2026-11-30T03:27:16.001000Z", "updated_at": "2026-11-30T03:27:18.196000Z"}', 0),
('wellness_entries', '3b7ed076-8aa0-4264-8785-d209bda3a71b', '2026-11-30 03:27:21.9+00', '{"id": "3b7ed076-8aa0-4264-8785-d209bda3a71b", "user_id": "01a22a7d-feb7-75a0-9889-e08b571a7e10", "date": "2026-11-08", "sleep_hours": "6.10", "water_intake_ml": 500, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "5.00", "energy_level": null, "nutrition_notes": "Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀", "created_at": "2026-11-30T03:27:18.756000Z", "updated_at": "2026-11-30T03:27:21.900000Z"}', 0),
('wellness_entries', '541dde5f-8320-45a3-a251-22ac4b8fb34d', '2026-11-30 03:27:19.978+00', '{"id": "541dde5f-8320-45a3-a251-22ac4b8fb34d", "user_id": "01a22a7d-feb7-75a0-9889-e08b571a7e10", "date": "2026-11-10", "sleep_hours": null, "water_intake_ml": 500, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "5.00", "energy_level": "2.00", "nutrition_notes": null, "created_at": "2026-11-30T03:27:18.756000Z", "updated_at": "2026-11-30T03:27:19.978000Z"}', 0),
('wellness_entries', '56097035-63cd-4706-b806-6eb66f78b563', '2026-11-30 03:27:18.271+00', '{"id": "56097035-63cd-4706-b806-6eb66f78b563", "user_id": "01a22a7d-feb7-75a0-9889-e08b571a7e10", "date": "2026-11-27", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "1.00", "energy_level": null, "nutrition_notes": "it''s ''quoted'', \"twice\"; -- DROP TABLE", "created_at": "2026-11-30T03:27:16.001000Z", "updated_at": "2026-11-30T03:27:18.271000Z"}', 0),
('wellness_entries', '584cc2b9-8102-4e5d-85cb-3949a2615d5c', '2026-11-30 03:27:21.063+00', '{"id": "584cc2b9-8102-4e5d-85cb-3949a2615d5c", "user_id": "01a22a7d-feb7-75a0-9889-e08b571a7e10", "date": "2026-10-31", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "2.50", "energy_level": null, "nutrition_notes": null, "created_at": "2026-11-30T03:27:21.063000Z", "updated_at": "2026-11-30T03:27:21.063000Z"}', 0),
('wellness_entries', '6c13a7a6-0538-419a-857f-19a825364684', '2026-11-30 03:27:18.756+00', '{"id":"6c13a7a6-0538-419a-857f-19a825364684","user_id":"01a22a7d-feb7-75a0-9889-e08b571a7e10","date":"2026-11-09","sleep_hours":null,"water_intake_ml":500,"exercise_minutes":null,"meditation_minutes":null,"mood_score":"3.00","energy_level":null,"nutrition_notes":null,"created_at":"2026-11-30T03:27:18.756000Z","updated_at":"2026-11-30T03:27:18.756000Z"}', 0),
('wellness_entries', '804bd2ca-317b-4404-bbbe-f226905dfe40', '2026-11-30 03:27:16.127+00', '{"id": "804bd2ca-317b-4404-bbbe-f226905dfe40", "user_id": "01a22a7d-feb7-75a0-9889-e08b571a7e10", "date": "1900-01-01", "sleep_hours": "8.00", "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": null, "energy_level": null, "nutrition_notes": null, "created_at": "2026-11-30T03:27:16.127000Z", "updated_at": "2026-11-30T03:27:16.127000Z"}', 0),
('wellness_entries', '811d7dee-8a17-4b26-8e1b-04d4dfe6d570', '2026-11-30 03:27:21.305+00', '{"id": "811d7dee-8a17-4b26-8e1b-04d4dfe6d570", "user_id": "01a22a7d-feb7-75a0-9889-e08b571a7e10", "date": "2026-11-07", "sleep_hours": null, "water_intake_ml": 750, "exercise_minutes": 20, "meditation_minutes": null, "mood_score": "3.00", "energy_level": null, "nutrition_notes": null, "created_at": "2026-11-30T03:27:18.756000Z", "updated_at": "2026-11-30T03:27:21.305000Z"}', 0),
('wellness_entries', '9ab5c0f6-497e-4598-b038-dfdc8247cfe7', '2026-11-30 03:27:16.189+00', '{"id": "9ab5c0f6-497e-4598-b038-dfdc8247cfe7", "user_id": "01a22a7d-feb7-75a0-9889-e08b571a7e10", "date": "2200-12-31", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": null, "energy_level": null, "nutrition_notes": "Later", "created_at": "2026-11-30T03:27:16.189000Z", "updated_at": "2026-11-30T03:27:16.189000Z"}', 0),
('wellness_entries', 'be58f6a3-a415-4eab-b984-a5a5c0935d7b', '2026-11-30 03:27:16.001+00', '{"id":"be58f6a3-a415-4eab-b984-a5a5c0935d7b","user_id":"01a22a7d-feb7-75a0-9889-e08b571a7e10","date":"2026-11-25","sleep_hours":"7.26","water_intake_ml":250,"exercise_minutes":null,"meditation_minutes":null,"mood_score":null,"energy_level":"0.01","nutrition_notes":null,"created_at":"2026-11-30T03:27:16.001000Z","updated_at":"2026-11-30T03:27:16.001000Z"}', 0),
('wellness_entries', 'c7812650-bdf5-4b5a-ab5e-9b1e5fb0c081', '2026-11-30 03:27:18.912+00', '{"id": "c7812650-bdf5-4b5a-ab5e-9b1e5fb0c081", "user_id": "01a22a7d-feb7-75a0-9889-e08b571a7e10", "date": "2026-11-29", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "4.00", "energy_level": null, "nutrition_notes": "Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀", "created_at": "2026-11-30T03:27:16.001000Z", "updated_at": "2026-11-30T03:27:18.912000Z"}', 0),
('wellness_entries', 'cdc62dc6-d6d1-4ecf-9ebb-38b2c150dd0f', '2026-11-30 03:27:21.063+00', '{"id": "cdc62dc6-d6d1-4ecf-9ebb-38b2c150dd0f", "user_id": "01a22a7d-feb7-75a0-9889-e08b571a7e10", "date": "2026-11-26", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": null, "energy_level": null, "nutrition_notes": "' || replace(hex(zeroblob(3000)), '00', 'Oats and rice again. ') || '", "created_at": "2026-11-30T03:27:21.063000Z", "updated_at": "2026-11-30T03:27:21.063000Z"}', 0);
INSERT INTO "conflict" ("id", "decided_at", "table_name", "row_id", "column", "base_json", "mine_json", "theirs_json", "result_json", "rule", "undone_at", "settled_by") VALUES
(1, '2026-11-30T03:27:17.904503Z', 'wellness_entries', '3758bcbe-a700-4aca-9767-7426864129d2', 'mood_score', '"3.25"', '"1.00"', '"4.00"', '"1.00"', 'later edit', NULL, NULL),
(2, '2026-11-30T03:27:17.904503Z', 'wellness_entries', '56097035-63cd-4706-b806-6eb66f78b563', 'mood_score', '"3.25"', '"1.00"', '"4.00"', '"1.00"', 'later edit', NULL, NULL),
(3, '2026-11-30T03:27:17.904503Z', 'wellness_entries', 'c7812650-bdf5-4b5a-ab5e-9b1e5fb0c081', 'mood_score', '"3.25"', '"1.00"', '"4.00"', '"1.00"', 'later edit', '2026-11-30T03:27:18.349770Z', 'dbbdc785-c55e-4f60-ab8a-c49137b9b905');
INSERT INTO "cursor" ("table_name", "position", "row_id") VALUES
('conversations', '2026-11-30T03:27:21.162+00:00', 'd4ae67d1-9421-4735-bcd1-0a4720650a32'),
('messages', '2026-11-30T03:27:20.400812+00:00', '17766c8c-cfac-4a3c-a13c-c246e4e3c07c'),
('module_progress', '2026-11-30T03:27:20.796+00:00', 'a308521d-9fec-421e-a4ac-76b6d1e9227b'),
('users', '2026-11-30 03:27:10.302+00', '01a22a7d-feb7-75a0-9889-e08b571a7e10'),
('wellness_entries', '2026-11-30T03:27:21.9+00:00', '3b7ed076-8aa0-4264-8785-d209bda3a71b');
INSERT INTO "journal" ("id", "edit_id", "at", "table_name", "row_id", "column", "old_json", "new_json", "how", "source") VALUES
(1, '9614eb89-8fe8-402e-80d0-34a4949a20e6', '2026-11-30T03:27:14.007858Z', 'wellness_entries', 'c7812650-bdf5-4b5a-ab5e-9b1e5fb0c081', 'mood_score', NULL, '"3.25"', 'create', 'import'),
(2, '9614eb89-8fe8-402e-80d0-34a4949a20e6', '2026-11-30T03:27:14.007858Z', 'wellness_entries', 'c7812650-bdf5-4b5a-ab5e-9b1e5fb0c081', 'nutrition_notes', NULL, '"Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀"', 'create', 'import'),
(3, '9614eb89-8fe8-402e-80d0-34a4949a20e6', '2026-11-30T03:27:14.007858Z', 'wellness_entries', '3758bcbe-a700-4aca-9767-7426864129d2', 'mood_score', NULL, '"3.25"', 'create', 'import'),
(4, '9614eb89-8fe8-402e-80d0-34a4949a20e6', '2026-11-30T03:27:14.007858Z', 'wellness_entries', '3758bcbe-a700-4aca-9767-7426864129d2', 'nutrition_notes', NULL, '"one\ttwo\r\nthree \u0001\u0007\u001b[31m' || char(127) || ' ' || char(8203) || char(173) || char(8238) || '"', 'create', 'import'),
(5, '9614eb89-8fe8-402e-80d0-34a4949a20e6', '2026-11-30T03:27:14.007858Z', 'wellness_entries', '56097035-63cd-4706-b806-6eb66f78b563', 'mood_score', NULL, '"3.25"', 'create', 'import'),
(6, '9614eb89-8fe8-402e-80d0-34a4949a20e6', '2026-11-30T03:27:14.007858Z', 'wellness_entries', '56097035-63cd-4706-b806-6eb66f78b563', 'nutrition_notes', NULL, '"it''s ''quoted'', \"twice\"; -- DROP TABLE"', 'create', 'import'),
(7, '9614eb89-8fe8-402e-80d0-34a4949a20e6', '2026-11-30T03:27:14.007858Z', 'wellness_entries', 'be58f6a3-a415-4eab-b984-a5a5c0935d7b', 'sleep_hours', NULL, '"7.26"', 'create', 'import'),
(8, '9614eb89-8fe8-402e-80d0-34a4949a20e6', '2026-11-30T03:27:14.007858Z', 'wellness_entries', 'be58f6a3-a415-4eab-b984-a5a5c0935d7b', 'water_intake_ml', NULL, '250', 'create', 'import'),
(9, '9614eb89-8fe8-402e-80d0-34a4949a20e6', '2026-11-30T03:27:14.007858Z', 'wellness_entries', 'be58f6a3-a415-4eab-b984-a5a5c0935d7b', 'energy_level', NULL, '"0.01"', 'create', 'import'),
(10, '131463c3-8f4d-48d2-a00f-72da02edb9cc', '2026-11-30T03:27:12.991535Z', 'wellness_entries', 'c7812650-bdf5-4b5a-ab5e-9b1e5fb0c081', 'mood_score', NULL, '"3.25"', 'create', 'typed'),
(11, '131463c3-8f4d-48d2-a00f-72da02edb9cc', '2026-11-30T03:27:12.991535Z', 'wellness_entries', 'c7812650-bdf5-4b5a-ab5e-9b1e5fb0c081', 'nutrition_notes', NULL, '"Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀"', 'create', 'typed'),
(12, '86f642a1-a58d-4882-8705-260baf516cc0', '2026-11-30T03:27:13.028518Z', 'wellness_entries', '3758bcbe-a700-4aca-9767-7426864129d2', 'mood_score', NULL, '"3.25"', 'create', 'typed'),
(13, '86f642a1-a58d-4882-8705-260baf516cc0', '2026-11-30T03:27:13.028518Z', 'wellness_entries', '3758bcbe-a700-4aca-9767-7426864129d2', 'nutrition_notes', NULL, '"one\ttwo\r\nthree \u0001\u0007\u001b[31m' || char(127) || ' ' || char(8203) || char(173) || char(8238) || '"', 'create', 'typed'),
(14, '5751f222-a210-4a9f-ada2-259e08052aa9', '2026-11-30T03:27:13.047820Z', 'wellness_entries', '56097035-63cd-4706-b806-6eb66f78b563', 'mood_score', NULL, '"3.25"', 'create', 'typed'),
(15, '5751f222-a210-4a9f-ada2-259e08052aa9', '2026-11-30T03:27:13.047820Z', 'wellness_entries', '56097035-63cd-4706-b806-6eb66f78b563', 'nutrition_notes', NULL, '"it''s ''quoted'', \"twice\"; -- DROP TABLE"', 'create', 'typed'),
(16, 'aa83e681-c689-4f90-9a96-12294d10245c', '2026-11-30T03:27:13.063818Z', 'wellness_entries', 'be58f6a3-a415-4eab-b984-a5a5c0935d7b', 'sleep_hours', NULL, '"7.26"', 'create', 'typed'),
(17, 'aa83e681-c689-4f90-9a96-12294d10245c', '2026-11-30T03:27:13.063818Z', 'wellness_entries', 'be58f6a3-a415-4eab-b984-a5a5c0935d7b', 'water_intake_ml', NULL, '250', 'create', 'typed'),
(18, 'aa83e681-c689-4f90-9a96-12294d10245c', '2026-11-30T03:27:13.063818Z', 'wellness_entries', 'be58f6a3-a415-4eab-b984-a5a5c0935d7b', 'energy_level', NULL, '"0.01"', 'create', 'typed'),
(19, '2681f646-9428-41ed-80e3-d6bb61dba859', '2026-11-30T03:27:13.075676Z', 'wellness_entries', '8006bc16-e2c4-4c42-9a6f-35c379d6e753', 'mood_score', NULL, '"2.00"', 'create', 'typed'),
(20, 'c2125421-80d0-405b-a5ef-2dedfcd5e42f', '2026-11-30T03:27:13.087561Z', 'wellness_entries', '8006bc16-e2c4-4c42-9a6f-35c379d6e753', 'date', '"2026-11-24"', NULL, 'delete', 'typed'),
(21, 'c2125421-80d0-405b-a5ef-2dedfcd5e42f', '2026-11-30T03:27:13.087561Z', 'wellness_entries', '8006bc16-e2c4-4c42-9a6f-35c379d6e753', 'mood_score', '"2.00"', NULL, 'delete', 'typed'),
(22, '1c56afec-ee6b-4e40-a823-b85df0c08442', '2026-11-30T03:27:13.103635Z', 'wellness_entries', '64afad4d-5353-4cee-99f1-65c7eec19345', 'mood_score', NULL, '"1.00"', 'create', 'typed'),
(23, '96133506-6aeb-4cb8-a508-7fff7116f103', '2026-11-30T03:27:13.119443Z', 'wellness_entries', '64afad4d-5353-4cee-99f1-65c7eec19345', 'date', '"2026-11-23"', NULL, 'delete', 'typed'),
(24, '96133506-6aeb-4cb8-a508-7fff7116f103', '2026-11-30T03:27:13.119443Z', 'wellness_entries', '64afad4d-5353-4cee-99f1-65c7eec19345', 'mood_score', '"1.00"', NULL, 'delete', 'typed'),
(25, '749bebaf-4cdd-407a-9090-aee0a007d71d', '2026-11-30T03:27:15.708489Z', 'users', '01a22a7d-feb7-75a0-9889-e08b571a7e10', 'timezone', NULL, '"UTC"', 'set', 'sync'),
(26, 'c0c2b964-4f44-4d15-93b1-83733047dc01', '2026-11-30T03:27:17.351556Z', 'conversations', 'c5408427-fd5c-443a-8b98-4af4d60aaf68', 'message_count', '0', '6', 'set', 'sync'),
(27, 'ec90cb61-1118-44a2-9681-15107f8dd12a', '2026-11-30T03:27:17.584425Z', 'wellness_entries', 'c7812650-bdf5-4b5a-ab5e-9b1e5fb0c081', 'mood_score', '"3.25"', '"1.00"', 'set', 'typed'),
(28, '97c2dbd3-8044-4bda-a194-dd1d009bc449', '2026-11-30T03:27:17.707002Z', 'wellness_entries', '3758bcbe-a700-4aca-9767-7426864129d2', 'mood_score', '"3.25"', '"1.00"', 'set', 'typed'),
(29, 'c54d1a8b-fb83-418a-ad0e-74063458adcf', '2026-11-30T03:27:17.814009Z', 'wellness_entries', '56097035-63cd-4706-b806-6eb66f78b563', 'mood_score', '"3.25"', '"1.00"', 'set', 'typed'),
(30, 'dbbdc785-c55e-4f60-ab8a-c49137b9b905', '2026-11-30T03:27:18.349770Z', 'wellness_entries', 'c7812650-bdf5-4b5a-ab5e-9b1e5fb0c081', 'mood_score', '"1.00"', '"4.00"', 'set', 'undo'),
(31, 'd6bac360-3424-48cf-afa2-a0a5d8691853', '2026-11-30T03:27:18.368030Z', 'wellness_entries', '541dde5f-8320-45a3-a251-22ac4b8fb34d', 'water_intake_ml', NULL, '500', 'create', 'typed'),
(32, 'd6bac360-3424-48cf-afa2-a0a5d8691853', '2026-11-30T03:27:18.368030Z', 'wellness_entries', '541dde5f-8320-45a3-a251-22ac4b8fb34d', 'mood_score', NULL, '"3.00"', 'create', 'typed'),
(33, 'bd7266ce-50a3-4d31-b549-5e71512f55d3', '2026-11-30T03:27:18.380033Z', 'wellness_entries', '6c13a7a6-0538-419a-857f-19a825364684', 'water_intake_ml', NULL, '500', 'create', 'typed'),
(34, 'bd7266ce-50a3-4d31-b549-5e71512f55d3', '2026-11-30T03:27:18.380033Z', 'wellness_entries', '6c13a7a6-0538-419a-857f-19a825364684', 'mood_score', NULL, '"3.00"', 'create', 'typed'),
(35, 'e684cb00-1e4e-46ba-92e3-6f98e1eedfec', '2026-11-30T03:27:18.392036Z', 'wellness_entries', '3b7ed076-8aa0-4264-8785-d209bda3a71b', 'water_intake_ml', NULL, '500', 'create', 'typed'),
(36, 'e684cb00-1e4e-46ba-92e3-6f98e1eedfec', '2026-11-30T03:27:18.392036Z', 'wellness_entries', '3b7ed076-8aa0-4264-8785-d209bda3a71b', 'mood_score', NULL, '"3.00"', 'create', 'typed'),
(37, 'c6e6d843-cdb9-4a6b-a382-7e8fbc3977d1', '2026-11-30T03:27:18.398083Z', 'wellness_entries', '811d7dee-8a17-4b26-8e1b-04d4dfe6d570', 'water_intake_ml', NULL, '500', 'create', 'typed'),
(38, 'c6e6d843-cdb9-4a6b-a382-7e8fbc3977d1', '2026-11-30T03:27:18.398083Z', 'wellness_entries', '811d7dee-8a17-4b26-8e1b-04d4dfe6d570', 'mood_score', NULL, '"3.00"', 'create', 'typed'),
(39, 'fa21a36c-d6aa-489a-b9ee-fcf5e3f2c73c', '2026-11-30T03:27:18.407983Z', 'wellness_entries', '62fdb76c-701a-428f-af90-ce9f76db73f3', 'water_intake_ml', NULL, '500', 'create', 'typed'),
(40, 'fa21a36c-d6aa-489a-b9ee-fcf5e3f2c73c', '2026-11-30T03:27:18.407983Z', 'wellness_entries', '62fdb76c-701a-428f-af90-ce9f76db73f3', 'mood_score', NULL, '"3.00"', 'create', 'typed'),
(41, '70929ebd-03a0-489c-b345-cec30bdabc71', '2026-11-30T03:27:18.416109Z', 'wellness_entries', '29fd7664-7981-46d1-9293-d218db5f5cbd', 'water_intake_ml', NULL, '500', 'create', 'typed'),
(42, '70929ebd-03a0-489c-b345-cec30bdabc71', '2026-11-30T03:27:18.416109Z', 'wellness_entries', '29fd7664-7981-46d1-9293-d218db5f5cbd', 'mood_score', NULL, '"3.00"', 'create', 'typed'),
(43, '4bab1722-8e52-4f3b-9281-72a8ef886d56', '2026-11-30T03:27:18.437431Z', 'module_progress', '3f6fd6e5-0fd3-432b-ba53-149ac56bf8f1', 'progress_percentage', NULL, '"0.00"', 'create', 'typed'),
(44, '4bab1722-8e52-4f3b-9281-72a8ef886d56', '2026-11-30T03:27:18.437431Z', 'module_progress', '3f6fd6e5-0fd3-432b-ba53-149ac56bf8f1', 'completed_topics', NULL, '["a", "b"]', 'create', 'typed'),
(45, '4bab1722-8e52-4f3b-9281-72a8ef886d56', '2026-11-30T03:27:18.437431Z', 'module_progress', '3f6fd6e5-0fd3-432b-ba53-149ac56bf8f1', 'current_focus', NULL, '"No"', 'create', 'typed'),
(46, '4bab1722-8e52-4f3b-9281-72a8ef886d56', '2026-11-30T03:27:18.437431Z', 'module_progress', '3f6fd6e5-0fd3-432b-ba53-149ac56bf8f1', 'notes', NULL, '"Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀"', 'create', 'typed'),
(47, '4bab1722-8e52-4f3b-9281-72a8ef886d56', '2026-11-30T03:27:18.437431Z', 'module_progress', '3f6fd6e5-0fd3-432b-ba53-149ac56bf8f1', 'last_activity', NULL, '"2026-11-30T03:27:18.437431Z"', 'create', 'typed'),
(48, 'ff45f19e-7f6a-4757-bbf3-f5b8dd2c2f15', '2026-11-30T03:27:18.451896Z', 'conversations', '61a6ba3c-4094-49c3-87e7-df1c05713ab2', 'topic', NULL, '"Mine"', 'create', 'typed'),
(49, 'ff45f19e-7f6a-4757-bbf3-f5b8dd2c2f15', '2026-11-30T03:27:18.451896Z', 'conversations', '61a6ba3c-4094-49c3-87e7-df1c05713ab2', 'message_count', NULL, '0', 'create', 'typed'),
(50, 'a6ed473b-919a-4db2-8155-fdd32c78c39f', '2026-11-30T03:27:18.472646Z', 'messages', '75c875da-ee1a-4b7d-8c4d-f624d3b9cf0b', 'id', NULL, '"75c875da-ee1a-4b7d-8c4d-f624d3b9cf0b"', 'create', 'typed'),
(51, 'a6ed473b-919a-4db2-8155-fdd32c78c39f', '2026-11-30T03:27:18.472646Z', 'conversations', '61a6ba3c-4094-49c3-87e7-df1c05713ab2', 'message_count', '0', '1', 'set', 'typed'),
(52, '5e4d5c69-4b6f-423b-b70f-577ddea09a08', '2026-11-30T03:27:18.493164Z', 'messages', 'd45d1119-1e55-4d00-bcf2-5aa6cf0d005d', 'id', NULL, '"d45d1119-1e55-4d00-bcf2-5aa6cf0d005d"', 'create', 'typed'),
(53, '5e4d5c69-4b6f-423b-b70f-577ddea09a08', '2026-11-30T03:27:18.493164Z', 'conversations', '61a6ba3c-4094-49c3-87e7-df1c05713ab2', 'message_count', '1', '2', 'set', 'typed'),
(54, 'e3aa8a9d-66a1-45dd-b452-a441b6c9bd9c', '2026-11-30T03:27:19.181064Z', 'wellness_entries', '29fd7664-7981-46d1-9293-d218db5f5cbd', 'date', '"2026-11-05"', NULL, 'delete', 'sync'),
(55, 'e3aa8a9d-66a1-45dd-b452-a441b6c9bd9c', '2026-11-30T03:27:19.181064Z', 'wellness_entries', '29fd7664-7981-46d1-9293-d218db5f5cbd', 'water_intake_ml', '500', NULL, 'delete', 'sync'),
(56, 'e3aa8a9d-66a1-45dd-b452-a441b6c9bd9c', '2026-11-30T03:27:19.181064Z', 'wellness_entries', '29fd7664-7981-46d1-9293-d218db5f5cbd', 'mood_score', '"3.00"', NULL, 'delete', 'sync'),
(57, '4a6a1564-b870-4df7-a9ce-7fbfa80db0b8', '2026-11-30T03:27:19.215600Z', 'wellness_entries', '541dde5f-8320-45a3-a251-22ac4b8fb34d', 'mood_score', '"3.00"', '"5.00"', 'set', 'typed'),
(58, '9f46db9b-bf3e-473f-a07e-006ac47362b3', '2026-11-30T03:27:19.455223Z', 'wellness_entries', '541dde5f-8320-45a3-a251-22ac4b8fb34d', 'energy_level', NULL, '"2.00"', 'set', 'typed'),
(59, 'f6bf04d6-d608-4b7a-b4af-092aa8649d7d', '2026-11-30T03:27:19.463682Z', 'wellness_entries', 'e5264162-bb52-459d-8838-25a8016b7559', 'mood_score', NULL, '"4.00"', 'create', 'typed'),
(60, 'c6d69024-42e0-4011-b983-51e2d6a466a0', '2026-11-30T03:27:19.787394Z', 'wellness_entries', 'e5264162-bb52-459d-8838-25a8016b7559', 'date', '"2026-11-04"', NULL, 'delete', 'typed'),
(61, 'c6d69024-42e0-4011-b983-51e2d6a466a0', '2026-11-30T03:27:19.787394Z', 'wellness_entries', 'e5264162-bb52-459d-8838-25a8016b7559', 'mood_score', '"4.00"', NULL, 'delete', 'typed'),
(62, 'a80e3b95-546f-4831-bd7d-a6650ea6f6a0', '2026-11-30T03:27:20.039969Z', 'wellness_entries', '6c13a7a6-0538-419a-857f-19a825364684', 'mood_score', '"3.00"', '"2.00"', 'set', 'typed'),
(63, 'a1292032-f896-4e76-8d38-efdf4af2061a', '2026-11-30T03:27:20.323473Z', 'wellness_entries', '3b7ed076-8aa0-4264-8785-d209bda3a71b', 'sleep_hours', NULL, '"6.10"', 'set', 'typed'),
(64, 'a1292032-f896-4e76-8d38-efdf4af2061a', '2026-11-30T03:27:20.323473Z', 'wellness_entries', '3b7ed076-8aa0-4264-8785-d209bda3a71b', 'nutrition_notes', NULL, '"Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀"', 'set', 'typed'),
(65, '6d16695a-b0c7-4f36-8ca9-7c4f380e718e', '2026-11-30T03:27:20.334660Z', 'wellness_entries', '811d7dee-8a17-4b26-8e1b-04d4dfe6d570', 'water_intake_ml', '500', '750', 'add', 'typed'),
(66, '6d16695a-b0c7-4f36-8ca9-7c4f380e718e', '2026-11-30T03:27:20.334660Z', 'wellness_entries', '811d7dee-8a17-4b26-8e1b-04d4dfe6d570', 'exercise_minutes', NULL, '20', 'add', 'typed'),
(67, '1be77a49-618e-4279-8f77-dbccc2372031', '2026-11-30T03:27:20.342337Z', 'wellness_entries', 'cdc62dc6-d6d1-4ecf-9ebb-38b2c150dd0f', 'nutrition_notes', NULL, '"' || replace(hex(zeroblob(3000)), '00', 'Oats and rice again. ') || '"', 'create', 'typed'),
(68, 'f5eebd5b-7f10-4986-9fa5-0a607743df95', '2026-11-30T03:27:20.355908Z', 'wellness_entries', '62fdb76c-701a-428f-af90-ce9f76db73f3', 'date', '"2026-11-06"', NULL, 'delete', 'typed'),
(69, 'f5eebd5b-7f10-4986-9fa5-0a607743df95', '2026-11-30T03:27:20.355908Z', 'wellness_entries', '62fdb76c-701a-428f-af90-ce9f76db73f3', 'water_intake_ml', '500', NULL, 'delete', 'typed'),
(70, 'f5eebd5b-7f10-4986-9fa5-0a607743df95', '2026-11-30T03:27:20.355908Z', 'wellness_entries', '62fdb76c-701a-428f-af90-ce9f76db73f3', 'mood_score', '"3.00"', NULL, 'delete', 'typed'),
(71, '6b72ac24-0e33-4db8-87ad-ac71cb04d03b', '2026-11-30T03:27:20.361960Z', 'wellness_entries', '584cc2b9-8102-4e5d-85cb-3949a2615d5c', 'mood_score', NULL, '"2.50"', 'create', 'typed'),
(72, '0befb25f-e8ef-4c4b-8d4d-4ef9e506d057', '2026-11-30T03:27:20.372176Z', 'module_progress', 'a308521d-9fec-421e-a4ac-76b6d1e9227b', 'progress_percentage', NULL, '"33.33"', 'create', 'typed'),
(73, '0befb25f-e8ef-4c4b-8d4d-4ef9e506d057', '2026-11-30T03:27:20.372176Z', 'module_progress', 'a308521d-9fec-421e-a4ac-76b6d1e9227b', 'completed_topics', NULL, '["one"]', 'create', 'typed'),
(74, '0befb25f-e8ef-4c4b-8d4d-4ef9e506d057', '2026-11-30T03:27:20.372176Z', 'module_progress', 'a308521d-9fec-421e-a4ac-76b6d1e9227b', 'notes', NULL, '"Naps"', 'create', 'typed'),
(75, '0befb25f-e8ef-4c4b-8d4d-4ef9e506d057', '2026-11-30T03:27:20.372176Z', 'module_progress', 'a308521d-9fec-421e-a4ac-76b6d1e9227b', 'last_activity', NULL, '"2026-11-30T03:27:20.372176Z"', 'create', 'typed'),
(76, '1ef5d5e6-28bc-4706-be59-9ccad65d7a54', '2026-11-30T03:27:20.376067Z', 'conversations', 'd4ae67d1-9421-4735-bcd1-0a4720650a32', 'message_count', NULL, '0', 'create', 'typed'),
(77, 'a280b18f-2c04-4396-9796-ca4509fe4139', '2026-11-30T03:27:20.389639Z', 'messages', '41baf401-1b12-44d2-89ea-1266fad1129a', 'id', NULL, '"41baf401-1b12-44d2-89ea-1266fad1129a"', 'create', 'typed'),
(78, 'a280b18f-2c04-4396-9796-ca4509fe4139', '2026-11-30T03:27:20.389639Z', 'conversations', 'd4ae67d1-9421-4735-bcd1-0a4720650a32', 'message_count', '0', '1', 'set', 'typed'),
(79, '6f2aa0cc-3a88-4e2d-9acd-f483cd862f6b', '2026-11-30T03:27:20.400812Z', 'messages', '17766c8c-cfac-4a3c-a13c-c246e4e3c07c', 'id', NULL, '"17766c8c-cfac-4a3c-a13c-c246e4e3c07c"', 'create', 'typed'),
(80, '6f2aa0cc-3a88-4e2d-9acd-f483cd862f6b', '2026-11-30T03:27:20.400812Z', 'conversations', 'd4ae67d1-9421-4735-bcd1-0a4720650a32', 'message_count', '1', '2', 'set', 'typed'),
(81, '49760cf9-6d10-476c-a3ce-c680fdfbd473', '2026-11-30T03:27:20.413210Z', 'wellness_entries', '5f1b45fb-8e81-42e8-8fd2-712804373cf4', 'mood_score', NULL, '"1.00"', 'create', 'typed'),
(82, '49760cf9-6d10-476c-a3ce-c680fdfbd473', '2026-11-30T03:27:20.413210Z', 'wellness_entries', '5f1b45fb-8e81-42e8-8fd2-712804373cf4', 'nutrition_notes', NULL, '"Wrong day"', 'create', 'typed'),
(83, 'fa9e9865-133a-44d7-9a0e-daa1ba74c28d', '2026-11-30T03:27:20.437851Z', 'wellness_entries', '5f1b45fb-8e81-42e8-8fd2-712804373cf4', 'date', '"2026-10-30"', NULL, 'delete', 'undo'),
(84, 'fa9e9865-133a-44d7-9a0e-daa1ba74c28d', '2026-11-30T03:27:20.437851Z', 'wellness_entries', '5f1b45fb-8e81-42e8-8fd2-712804373cf4', 'mood_score', '"1.00"', NULL, 'delete', 'undo'),
(85, 'fa9e9865-133a-44d7-9a0e-daa1ba74c28d', '2026-11-30T03:27:20.437851Z', 'wellness_entries', '5f1b45fb-8e81-42e8-8fd2-712804373cf4', 'nutrition_notes', '"Wrong day"', NULL, 'delete', 'undo'),
(86, '5c971228-5524-4c3a-bdd7-e81d401cd188', '2026-11-30T03:27:21.341237Z', 'wellness_entries', '3b7ed076-8aa0-4264-8785-d209bda3a71b', 'mood_score', '"3.00"', '"5.00"', 'set', 'typed'),
(87, 'e35a755c-7ba1-45ce-a89e-c9e7d2c7a463', '2026-11-30T03:27:22.207440Z', 'wellness_entries', '132cd52f-8975-4b59-a846-567782e61fdf', 'mood_score', NULL, '"4.00"', 'create', 'typed'),
(88, 'fe16d4da-db8d-432b-a38c-d38a865deedb', '2026-11-30T03:27:22.224025Z', 'wellness_entries', '56097035-63cd-4706-b806-6eb66f78b563', 'date', '"2026-11-27"', NULL, 'delete', 'typed'),
(89, 'fe16d4da-db8d-432b-a38c-d38a865deedb', '2026-11-30T03:27:22.224025Z', 'wellness_entries', '56097035-63cd-4706-b806-6eb66f78b563', 'mood_score', '"1.00"', NULL, 'delete', 'typed'),
(90, 'fe16d4da-db8d-432b-a38c-d38a865deedb', '2026-11-30T03:27:22.224025Z', 'wellness_entries', '56097035-63cd-4706-b806-6eb66f78b563', 'nutrition_notes', '"it''s ''quoted'', \"twice\"; -- DROP TABLE"', NULL, 'delete', 'typed'),
(91, '237d35c3-8e3d-4c3c-9af2-038745c81d0f', '2026-11-30T03:27:22.230128Z', 'module_progress', 'b5c6f68b-7559-4b46-91f6-13ad2dd3211d', 'progress_percentage', NULL, '"0.00"', 'create', 'typed'),
(92, '237d35c3-8e3d-4c3c-9af2-038745c81d0f', '2026-11-30T03:27:22.230128Z', 'module_progress', 'b5c6f68b-7559-4b46-91f6-13ad2dd3211d', 'completed_topics', NULL, '[]', 'create', 'typed'),
(93, '237d35c3-8e3d-4c3c-9af2-038745c81d0f', '2026-11-30T03:27:22.230128Z', 'module_progress', 'b5c6f68b-7559-4b46-91f6-13ad2dd3211d', 'current_focus', NULL, '"One thing"', 'create', 'typed'),
(94, '237d35c3-8e3d-4c3c-9af2-038745c81d0f', '2026-11-30T03:27:22.230128Z', 'module_progress', 'b5c6f68b-7559-4b46-91f6-13ad2dd3211d', 'last_activity', NULL, '"2026-11-30T03:27:22.230128Z"', 'create', 'typed'),
(95, 'd6a8bf1c-077a-49dd-9210-0be0c2dd4577', '2026-11-30T03:27:22.888162Z', 'wellness_entries', '2cf320e0-56bd-44b4-9945-8a35aeb9943d', 'energy_level', NULL, '"4.00"', 'create', 'typed'),
(96, '3c8ecb4a-8113-4b1a-8236-76024c3603d9', '2026-11-30T03:27:22.892945Z', 'conversations', '7ae96df0-b80b-4261-97a4-d4a87b4ed287', 'topic', NULL, '"Later"', 'create', 'typed'),
(97, '3c8ecb4a-8113-4b1a-8236-76024c3603d9', '2026-11-30T03:27:22.892945Z', 'conversations', '7ae96df0-b80b-4261-97a4-d4a87b4ed287', 'message_count', NULL, '0', 'create', 'typed'),
(98, 'eb6a06d4-b45b-4bbf-823a-d5a34d911c2c', '2026-11-30T03:27:22.900829Z', 'messages', '1825df70-4c04-4a94-9e02-d2d2331ac2a3', 'id', NULL, '"1825df70-4c04-4a94-9e02-d2d2331ac2a3"', 'create', 'typed'),
(99, 'eb6a06d4-b45b-4bbf-823a-d5a34d911c2c', '2026-11-30T03:27:22.900829Z', 'conversations', '7ae96df0-b80b-4261-97a4-d4a87b4ed287', 'message_count', '0', '1', 'set', 'typed'),
(100, '7c72bf04-66d2-493c-a976-739aa5009e85', '2026-11-30T03:27:22.908119Z', 'experiment', '586ee272-5576-44a9-a09e-ead8d63794eb', 'plan_json', NULL, '"{\n \"question\": \"Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀\",\n \"factor\": {\n  \"words\": \"No screens after ten 🥣\",\n  \"column\": \"\",\n  \"at_least\": null,\n  \"less_than\": null\n },\n \"outcome\": \"mood_score\",\n \"lag\": 1,\n \"first\": \"2026-11-30\",\n \"block_days\": 2,\n \"order\": [\n  \"with first\",\n  \"without first\",\n  \"with first\",\n  \"with first\",\n  \"without first\",\n  \"without first\",\n  \"without first\"\n ],\n \"written_at\": \"2026-11-30T03:27:22.907292+00:00\",\n \"remind_at\": \"20:00\"\n}"', 'create', 'typed'),
(101, '7c72bf04-66d2-493c-a976-739aa5009e85', '2026-11-30T03:27:22.908119Z', 'experiment', '586ee272-5576-44a9-a09e-ead8d63794eb', 'plan_sum', NULL, '"ce74375879bd9e31a97e609e40ef0e62de55b29b0363f6885f8a1b1d502cbe43"', 'create', 'typed'),
(102, '7c72bf04-66d2-493c-a976-739aa5009e85', '2026-11-30T03:27:22.908119Z', 'experiment', '586ee272-5576-44a9-a09e-ead8d63794eb', 'record_json', NULL, '"{\n \"ticks\": [],\n \"amendments\": [],\n \"stopped_on\": null,\n \"told\": null\n}"', 'create', 'typed'),
(103, 'c64bdbae-613c-4736-9ccb-81104073a412', '2026-11-30T03:27:22.912736Z', 'experiment', '586ee272-5576-44a9-a09e-ead8d63794eb', 'record_json', '"{\n \"ticks\": [],\n \"amendments\": [],\n \"stopped_on\": null,\n \"told\": null\n}"', '"{\n \"ticks\": [\n  \"2026-11-30\"\n ],\n \"amendments\": [],\n \"stopped_on\": null,\n \"told\": null\n}"', 'set', 'typed'),
(104, 'e981e109-ddf0-4fd6-bd1c-391006b9d1c4', '2026-11-30T03:27:22.915822Z', 'experiment', '586ee272-5576-44a9-a09e-ead8d63794eb', 'record_json', '"{\n \"ticks\": [\n  \"2026-11-30\"\n ],\n \"amendments\": [],\n \"stopped_on\": null,\n \"told\": null\n}"', '"{\n \"ticks\": [\n  \"2026-11-30\"\n ],\n \"amendments\": [\n  {\n   \"at\": \"2026-11-30T03:27:22.915596+00:00\",\n   \"words\": \"At half past ten\"\n  }\n ],\n \"stopped_on\": null,\n \"told\": null\n}"', 'set', 'typed'),
(105, '581a9219-38fc-44c9-a41c-5d464200963e', '2026-11-30T03:27:22.983450Z', 'conversations', 'd0b9cfff-587b-4eee-ae51-50af9b537f5a', 'topic', NULL, '"Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀"', 'create', 'typed'),
(106, '581a9219-38fc-44c9-a41c-5d464200963e', '2026-11-30T03:27:22.983450Z', 'conversations', 'd0b9cfff-587b-4eee-ae51-50af9b537f5a', 'message_count', NULL, '0', 'create', 'typed'),
(107, '6b95150d-c7d7-4f19-a8fe-9cffd7eaee57', '2026-11-30T03:27:23.094576Z', 'messages', '1aece309-8b34-4bf3-9a97-787d1220af4c', 'id', NULL, '"1aece309-8b34-4bf3-9a97-787d1220af4c"', 'create', 'typed'),
(108, '6b95150d-c7d7-4f19-a8fe-9cffd7eaee57', '2026-11-30T03:27:23.094576Z', 'conversations', 'd0b9cfff-587b-4eee-ae51-50af9b537f5a', 'message_count', '0', '1', 'set', 'typed'),
(109, 'dfff1068-b8af-4211-9b8a-ad577e9dca9a', '2026-11-30T03:27:23.114225Z', 'messages', 'e0a395bf-a25b-4b1e-a455-61a9626adf33', 'id', NULL, '"e0a395bf-a25b-4b1e-a455-61a9626adf33"', 'create', 'coach'),
(110, 'dfff1068-b8af-4211-9b8a-ad577e9dca9a', '2026-11-30T03:27:23.114225Z', 'conversations', 'd0b9cfff-587b-4eee-ae51-50af9b537f5a', 'message_count', '1', '2', 'set', 'coach');
INSERT INTO "meta" ("name", "value") VALUES
('coach_limit', '10000'),
('compared_at', '2026-11-30T03:27:22.758171Z'),
('email', '56dfbfede96f4092b5eaafdf409e64d8@example.com'),
('identity', '{"id": "f0e08bcf-9c18-425a-a586-66469dc481d3", "counter": 24, "machine": "59b0664f9261a8dd34213c34a4ea71f7"}'),
('lacks', '{"tombstones": "2026-11-30T03:27:15.471899Z"}'),
('last_synced_at', '2026-11-30T03:27:22.189582Z'),
('owner', '01a22a7d-feb7-75a0-9889-e08b571a7e10'),
('problem', 'Offline'),
('publishable_key', 'sb_publishable__UMsEoduZsfdEXyhA_Dt2Jz4nflmalo0'),
('sentence', 'The connection to the server was lost.'),
('server', 'http://127.0.0.1:33571'),
('server_clock', '[-0.018210887908935547, 0.008866548538208008, 1796009242.189557]'),
('signed_out', 'yes'),
('swept_at', '2026-11-30T03:27:22.758171Z'),
('taken_over', '10-24');
INSERT INTO "pending_change" ("table_name", "row_id", "deleted", "edited_at", "attempts_json", "last_error", "refused", "set_json", "failures", "code", "next_try") VALUES
('conversations', '7ae96df0-b80b-4261-97a4-d4a87b4ed287', 0, '2026-11-30T03:27:22.900829Z', '[]', NULL, 0, '["message_count", "topic"]', 0, NULL, NULL),
('conversations', 'd0b9cfff-587b-4eee-ae51-50af9b537f5a', 0, '2026-11-30T03:27:23.114225Z', '[]', NULL, 0, '["message_count", "topic"]', 0, NULL, NULL),
('messages', '1825df70-4c04-4a94-9e02-d2d2331ac2a3', 0, '2026-11-30T03:27:22.900829Z', '[]', NULL, 0, '[]', 0, NULL, NULL),
('messages', '1aece309-8b34-4bf3-9a97-787d1220af4c', 0, '2026-11-30T03:27:23.094576Z', '[]', NULL, 0, '[]', 0, NULL, NULL),
('messages', 'e0a395bf-a25b-4b1e-a455-61a9626adf33', 0, '2026-11-30T03:27:23.114225Z', '[]', NULL, 0, '[]', 0, NULL, NULL),
('module_progress', 'b5c6f68b-7559-4b46-91f6-13ad2dd3211d', 0, '2026-11-30T03:27:22.230128Z', '[{"values":{"id":"b5c6f68b-7559-4b46-91f6-13ad2dd3211d","user_id":"01a22a7d-feb7-75a0-9889-e08b571a7e10","module_name":"Focus","progress_percentage":"0.00","completed_topics":[],"current_focus":"One thing","notes":null,"last_activity":"2026-11-30T03:27:22.230128Z"},"base":null,"sent":"2026-11-30T03:27:22.343429Z","failed":"2026-11-30T03:27:22.380039Z","unsure":0.027112,"matched_none":false},{"values":{"id":"b5c6f68b-7559-4b46-91f6-13ad2dd3211d","user_id":"01a22a7d-feb7-75a0-9889-e08b571a7e10","module_name":"Focus","progress_percentage":"0.00","completed_topics":[],"current_focus":"One thing","notes":null,"last_activity":"2026-11-30T03:27:22.230128Z"},"base":null,"sent":"2026-11-30T03:27:22.767365Z","failed":"2026-11-30T03:27:22.804108Z","unsure":0.027196,"matched_none":false}]', 'The connection to the server was lost.', 0, '["completed_topics", "current_focus", "last_activity", "progress_percentage"]', 2, 'unanswered', NULL),
('wellness_entries', '132cd52f-8975-4b59-a846-567782e61fdf', 0, '2026-11-30T03:27:22.207440Z', '[{"values":{"id":"132cd52f-8975-4b59-a846-567782e61fdf","user_id":"01a22a7d-feb7-75a0-9889-e08b571a7e10","date":"2026-10-29","sleep_hours":null,"water_intake_ml":null,"exercise_minutes":null,"meditation_minutes":null,"mood_score":"4.00","energy_level":null,"nutrition_notes":null},"base":null,"sent":"2026-11-30T03:27:22.408794Z","failed":"2026-11-30T03:27:22.446053Z","unsure":0.027125,"matched_none":false},{"values":{"id":"132cd52f-8975-4b59-a846-567782e61fdf","user_id":"01a22a7d-feb7-75a0-9889-e08b571a7e10","date":"2026-10-29","sleep_hours":null,"water_intake_ml":null,"exercise_minutes":null,"meditation_minutes":null,"mood_score":"4.00","energy_level":null,"nutrition_notes":null},"base":null,"sent":"2026-11-30T03:27:22.828976Z","failed":"2026-11-30T03:27:22.858656Z","unsure":0.027209,"matched_none":false}]', 'The connection to the server was lost.', 0, '["mood_score"]', 2, 'unanswered', NULL),
('wellness_entries', '2cf320e0-56bd-44b4-9945-8a35aeb9943d', 0, '2026-11-30T03:27:22.888162Z', '[]', NULL, 0, '["energy_level"]', 0, NULL, NULL),
('wellness_entries', '56097035-63cd-4706-b806-6eb66f78b563', 1, '2026-11-30T03:27:22.224025Z', '[]', 'The connection to the server was lost.', 0, '[]', 2, 'unanswered', NULL),
('wellness_entries', '6c13a7a6-0538-419a-857f-19a825364684', 0, '2026-11-30T03:27:20.039969Z', '[]', '["The server rejected it: {words} ({code}).", {"words": "“numeric field overflow”", "code": "22003"}]', 1, '["mood_score"]', 1, '22003', NULL);
INSERT INTO "unreadable" ("table_name", "row_id", "row_json", "reason", "version", "columns_json") VALUES
('wellness_entries', '8122502e-4a66-493f-9d44-3d56697767f7', '{"id": "8122502e-4a66-493f-9d44-3d56697767f7", "user_id": "01a22a7d-feb7-75a0-9889-e08b571a7e10", "date": "infinity", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": null, "energy_level": null, "nutrition_notes": null, "created_at": "2026-11-30 03:27:16.246+00", "updated_at": "2026-11-30 03:27:16.246+00"}', 'The server''s version has a value that this program can''t show.', '2026-11-30 03:27:16.246+00', '[]');
INSERT INTO "users" ("id", "email", "full_name", "avatar_url", "timezone", "created_at", "updated_at") VALUES
('01a22a7d-feb7-75a0-9889-e08b571a7e10', '56dfbfede96f4092b5eaafdf409e64d8@example.com', NULL, NULL, 'UTC', '2026-11-30T03:27:10.302000Z', '2026-11-30T03:27:10.302000Z');
INSERT INTO "ghost" ("table_name", "row_id", "attempts_json", "at") VALUES
('messages', '17766c8c-cfac-4a3c-a13c-c246e4e3c07c', '[{"values":{"id":"17766c8c-cfac-4a3c-a13c-c246e4e3c07c","conversation_id":"d4ae67d1-9421-4735-bcd1-0a4720650a32","role":"user","content":"Two","tokens_used":null,"created_at":"2026-11-30T03:27:20.400812Z"},"base":null,"sent":"2026-11-30T03:27:21.711478Z","failed":"2026-11-30T03:27:21.749912Z","unsure":0.026985,"matched_none":false},{"values":{"id":"17766c8c-cfac-4a3c-a13c-c246e4e3c07c","conversation_id":"d4ae67d1-9421-4735-bcd1-0a4720650a32","role":"user","content":"Two","tokens_used":null,"created_at":"2026-11-30T03:27:20.400812Z"},"base":null,"sent":"2026-11-30T03:27:21.794316Z","failed":"2026-11-30T03:27:21.860682Z","unsure":0.027001,"matched_none":false}]', '2026-11-30T03:27:22.080704Z'),
('messages', '41baf401-1b12-44d2-89ea-1266fad1129a', '[{"values":{"id":"41baf401-1b12-44d2-89ea-1266fad1129a","conversation_id":"d4ae67d1-9421-4735-bcd1-0a4720650a32","role":"user","content":"Unsent","tokens_used":null,"created_at":"2026-11-30T03:27:20.389639Z"},"base":null,"sent":"2026-11-30T03:27:21.711459Z","failed":"2026-11-30T03:27:21.749912Z","unsure":0.026985,"matched_none":false},{"values":{"id":"41baf401-1b12-44d2-89ea-1266fad1129a","conversation_id":"d4ae67d1-9421-4735-bcd1-0a4720650a32","role":"user","content":"Unsent","tokens_used":null,"created_at":"2026-11-30T03:27:20.389639Z"},"base":null,"sent":"2026-11-30T03:27:21.753755Z","failed":"2026-11-30T03:27:21.814685Z","unsure":0.026993,"matched_none":false}]', '2026-11-30T03:27:22.080704Z'),
('wellness_entries', '541dde5f-8320-45a3-a251-22ac4b8fb34d', '[{"values":{"energy_level":"2.00"},"base":"2026-11-30 03:27:19.369+00","sent":"2026-11-30T03:27:19.707697Z","failed":"2026-11-30T03:27:19.739524Z","unsure":0.013412,"matched_none":false},{"values":{"energy_level":"2.00"},"base":"2026-11-30 03:27:19.369+00","sent":"2026-11-30T03:27:19.949475Z","failed":null,"unsure":0.01346,"matched_none":false}]', '2026-11-30T03:27:19.987862Z'),
('wellness_entries', '584cc2b9-8102-4e5d-85cb-3949a2615d5c', '[{"values":{"id":"584cc2b9-8102-4e5d-85cb-3949a2615d5c","user_id":"01a22a7d-feb7-75a0-9889-e08b571a7e10","date":"2026-10-31","sleep_hours":null,"water_intake_ml":null,"exercise_minutes":null,"meditation_minutes":null,"mood_score":"2.50","energy_level":null,"nutrition_notes":null},"base":null,"sent":"2026-11-30T03:27:21.034389Z","failed":"2026-11-30T03:27:21.076705Z","unsure":0.013678,"matched_none":false},{"values":{"id":"584cc2b9-8102-4e5d-85cb-3949a2615d5c","user_id":"01a22a7d-feb7-75a0-9889-e08b571a7e10","date":"2026-10-31","sleep_hours":null,"water_intake_ml":null,"exercise_minutes":null,"meditation_minutes":null,"mood_score":"2.50","energy_level":null,"nutrition_notes":null},"base":null,"sent":"2026-11-30T03:27:21.106418Z","failed":"2026-11-30T03:27:21.151313Z","unsure":0.013692,"matched_none":false}]', '2026-11-30T03:27:21.475483Z'),
('wellness_entries', 'cdc62dc6-d6d1-4ecf-9ebb-38b2c150dd0f', '[{"values":{"id":"cdc62dc6-d6d1-4ecf-9ebb-38b2c150dd0f","user_id":"01a22a7d-feb7-75a0-9889-e08b571a7e10","date":"2026-11-26","sleep_hours":null,"water_intake_ml":null,"exercise_minutes":null,"meditation_minutes":null,"mood_score":null,"energy_level":null,"nutrition_notes":"' || replace(hex(zeroblob(3000)), '00', 'Oats and rice again. ') || '"},"base":null,"sent":"2026-11-30T03:27:21.034389Z","failed":"2026-11-30T03:27:21.076705Z","unsure":0.013678,"matched_none":false},{"values":{"id":"cdc62dc6-d6d1-4ecf-9ebb-38b2c150dd0f","user_id":"01a22a7d-feb7-75a0-9889-e08b571a7e10","date":"2026-11-26","sleep_hours":null,"water_intake_ml":null,"exercise_minutes":null,"meditation_minutes":null,"mood_score":null,"energy_level":null,"nutrition_notes":"' || replace(hex(zeroblob(3000)), '00', 'Oats and rice again. ') || '"},"base":null,"sent":"2026-11-30T03:27:21.072152Z","failed":"2026-11-30T03:27:21.112043Z","unsure":0.013685,"matched_none":false}]', '2026-11-30T03:27:21.475483Z'),
('wellness_entries', 'e5264162-bb52-459d-8838-25a8016b7559', '[{"values":{"id":"e5264162-bb52-459d-8838-25a8016b7559","user_id":"01a22a7d-feb7-75a0-9889-e08b571a7e10","date":"2026-11-04","sleep_hours":null,"water_intake_ml":null,"exercise_minutes":null,"meditation_minutes":null,"mood_score":"4.00","energy_level":null,"nutrition_notes":null},"base":null,"sent":"2026-11-30T03:27:19.658689Z","failed":"2026-11-30T03:27:19.687653Z","unsure":0.013402,"matched_none":false}]', '2026-11-30T03:27:19.949732Z');
INSERT INTO "cycle" ("id", "started_at", "ended_at", "pushed", "pulled", "conflicts", "requests", "problem") VALUES
(1, '2026-11-30T03:27:14.122419Z', '2026-11-30T03:27:16.060476Z', 4, 1, 0, 10, ''),
(2, '2026-11-30T03:27:16.986555Z', '2026-11-30T03:27:17.476218Z', 1, 12, 0, 11, ''),
(3, '2026-11-30T03:27:17.826885Z', '2026-11-30T03:27:18.340074Z', 3, 3, 3, 8, ''),
(4, '2026-11-30T03:27:18.514157Z', '2026-11-30T03:27:18.963942Z', 11, 0, 0, 9, ''),
(5, '2026-11-30T03:27:19.029542Z', '2026-11-30T03:27:19.211775Z', 0, 0, 0, 5, ''),
(6, '2026-11-30T03:27:19.226050Z', '2026-11-30T03:27:19.447748Z', 0, 0, 0, 6, 'The connection to the server was lost.'),
(7, '2026-11-30T03:27:19.473623Z', '2026-11-30T03:27:19.776114Z', 0, 1, 0, 8, 'The connection to the server was lost.'),
(8, '2026-11-30T03:27:19.799140Z', '2026-11-30T03:27:20.028072Z', 2, 0, 0, 6, ''),
(9, '2026-11-30T03:27:20.510312Z', '2026-11-30T03:27:21.336094Z', 0, 0, 0, 13, 'The connection to the server was lost.'),
(10, '2026-11-30T03:27:21.349489Z', '2026-11-30T03:27:21.976318Z', 0, 6, 0, 16, 'The connection to the server was lost.'),
(11, '2026-11-30T03:27:21.989252Z', '2026-11-30T03:27:22.199729Z', 0, 3, 0, 6, ''),
(12, '2026-11-30T03:27:22.245493Z', '2026-11-30T03:27:22.475809Z', 0, 0, 0, 8, 'The connection to the server was lost.'),
(13, '2026-11-30T03:27:22.568559Z', '2026-11-30T03:27:22.883844Z', 0, 0, 0, 9, 'The connection to the server was lost.');
INSERT INTO "note" ("number", "entry_id") VALUES
(1, 'c7812650-bdf5-4b5a-ab5e-9b1e5fb0c081'),
(2, '3758bcbe-a700-4aca-9767-7426864129d2'),
(4, '9ab5c0f6-497e-4598-b038-dfdc8247cfe7'),
(5, '3b7ed076-8aa0-4264-8785-d209bda3a71b'),
(6, 'cdc62dc6-d6d1-4ecf-9ebb-38b2c150dd0f');
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
('61a6ba3c-4094-49c3-87e7-df1c05713ab2', '01a22a7d-feb7-75a0-9889-e08b571a7e10', 'identity', 'Mine', 2, '2026-11-30T03:27:18.793000Z', '2026-11-30T03:27:18.793000Z'),
('7ae96df0-b80b-4261-97a4-d4a87b4ed287', '01a22a7d-feb7-75a0-9889-e08b571a7e10', 'habits', 'Later', 1, '2026-11-30T03:27:22.892945Z', '2026-11-30T03:27:22.900829Z'),
('c5408427-fd5c-443a-8b98-4af4d60aaf68', '01a22a7d-feb7-75a0-9889-e08b571a7e10', 'identity', 'Roots 🌱', 6, '2026-11-30T03:27:16.527000Z', '2026-11-30T03:27:17.410000Z'),
('d0b9cfff-587b-4eee-ae51-50af9b537f5a', '01a22a7d-feb7-75a0-9889-e08b571a7e10', 'wellness', 'Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀', 2, '2026-11-30T03:27:22.983450Z', '2026-11-30T03:27:23.114225Z'),
('d4ae67d1-9421-4735-bcd1-0a4720650a32', '01a22a7d-feb7-75a0-9889-e08b571a7e10', 'habits', NULL, 2, '2026-11-30T03:27:21.162000Z', '2026-11-30T03:27:21.162000Z');
INSERT INTO "module_progress" ("id", "user_id", "module_name", "progress_percentage", "completed_topics", "current_focus", "notes", "last_activity", "created_at", "updated_at") VALUES
('3f6fd6e5-0fd3-432b-ba53-149ac56bf8f1', '01a22a7d-feb7-75a0-9889-e08b571a7e10', 'Boundaries', '0.00', '["a", "b"]', 'No', 'Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀', '2026-11-30T03:27:18.437431Z', '2026-11-30T03:27:18.712000Z', '2026-11-30T03:27:18.712000Z'),
('a308521d-9fec-421e-a4ac-76b6d1e9227b', '01a22a7d-feb7-75a0-9889-e08b571a7e10', 'Rest', '33.33', '["one"]', NULL, 'Naps', '2026-11-30T03:27:20.372176Z', '2026-11-30T03:27:20.796000Z', '2026-11-30T03:27:20.796000Z'),
('a483b645-de00-4ba5-84be-6019fd038e1a', '01a22a7d-feb7-75a0-9889-e08b571a7e10', 'Movement', '100.00', '[]', NULL, NULL, NULL, '2026-11-30T03:27:16.467000Z', '2026-11-30T03:27:16.467000Z'),
('b5c6f68b-7559-4b46-91f6-13ad2dd3211d', '01a22a7d-feb7-75a0-9889-e08b571a7e10', 'Focus', '0.00', '[]', 'One thing', NULL, '2026-11-30T03:27:22.230128Z', '2026-11-30T03:27:22.230128Z', '2026-11-30T03:27:22.230128Z'),
('cfbbb8c0-8087-4f76-a4a4-7452b1e438e1', '01a22a7d-feb7-75a0-9889-e08b571a7e10', 'Mindful eating', '50.00', '[]', NULL, NULL, NULL, '2026-11-30T03:27:16.396000Z', '2026-11-30T03:27:16.396000Z'),
('e64e3e1e-5350-423e-a62c-459ee6d99504', '01a22a7d-feb7-75a0-9889-e08b571a7e10', 'Sleep', '12.50', '[]', NULL, NULL, NULL, '2026-11-30T03:27:16.301000Z', '2026-11-30T03:27:16.301000Z');
INSERT INTO "wellness_entries" ("id", "user_id", "date", "sleep_hours", "water_intake_ml", "exercise_minutes", "meditation_minutes", "mood_score", "energy_level", "nutrition_notes", "created_at", "updated_at") VALUES
('132cd52f-8975-4b59-a846-567782e61fdf', '01a22a7d-feb7-75a0-9889-e08b571a7e10', '2026-10-29', NULL, NULL, NULL, NULL, '4.00', NULL, NULL, '2026-11-30T03:27:22.207440Z', '2026-11-30T03:27:22.207440Z'),
('2cf320e0-56bd-44b4-9945-8a35aeb9943d', '01a22a7d-feb7-75a0-9889-e08b571a7e10', '2026-10-28', NULL, NULL, NULL, NULL, NULL, '4.00', NULL, '2026-11-30T03:27:22.888162Z', '2026-11-30T03:27:22.888162Z'),
('3758bcbe-a700-4aca-9767-7426864129d2', '01a22a7d-feb7-75a0-9889-e08b571a7e10', '2026-11-28', NULL, NULL, NULL, NULL, '1.00', NULL, 'one' || char(9) || 'two' || char(13) || char(10) || 'three ' || char(1) || char(7) || char(27) || '[31m' || char(127) || ' ' || char(8203) || char(173) || char(8238), '2026-11-30T03:27:16.001000Z', '2026-11-30T03:27:18.196000Z'),
('3b7ed076-8aa0-4264-8785-d209bda3a71b', '01a22a7d-feb7-75a0-9889-e08b571a7e10', '2026-11-08', '6.10', 500, NULL, NULL, '5.00', NULL, 'Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀', '2026-11-30T03:27:18.756000Z', '2026-11-30T03:27:21.900000Z'),
('541dde5f-8320-45a3-a251-22ac4b8fb34d', '01a22a7d-feb7-75a0-9889-e08b571a7e10', '2026-11-10', NULL, 500, NULL, NULL, '5.00', '2.00', NULL, '2026-11-30T03:27:18.756000Z', '2026-11-30T03:27:19.978000Z'),
('584cc2b9-8102-4e5d-85cb-3949a2615d5c', '01a22a7d-feb7-75a0-9889-e08b571a7e10', '2026-10-31', NULL, NULL, NULL, NULL, '2.50', NULL, NULL, '2026-11-30T03:27:21.063000Z', '2026-11-30T03:27:21.063000Z'),
('6c13a7a6-0538-419a-857f-19a825364684', '01a22a7d-feb7-75a0-9889-e08b571a7e10', '2026-11-09', NULL, 500, NULL, NULL, '2.00', NULL, NULL, '2026-11-30T03:27:18.756000Z', '2026-11-30T03:27:20.039969Z'),
('804bd2ca-317b-4404-bbbe-f226905dfe40', '01a22a7d-feb7-75a0-9889-e08b571a7e10', '1900-01-01', '8.00', NULL, NULL, NULL, NULL, NULL, NULL, '2026-11-30T03:27:16.127000Z', '2026-11-30T03:27:16.127000Z'),
('811d7dee-8a17-4b26-8e1b-04d4dfe6d570', '01a22a7d-feb7-75a0-9889-e08b571a7e10', '2026-11-07', NULL, 750, 20, NULL, '3.00', NULL, NULL, '2026-11-30T03:27:18.756000Z', '2026-11-30T03:27:21.305000Z'),
('9ab5c0f6-497e-4598-b038-dfdc8247cfe7', '01a22a7d-feb7-75a0-9889-e08b571a7e10', '2200-12-31', NULL, NULL, NULL, NULL, NULL, NULL, 'Later', '2026-11-30T03:27:16.189000Z', '2026-11-30T03:27:16.189000Z'),
('be58f6a3-a415-4eab-b984-a5a5c0935d7b', '01a22a7d-feb7-75a0-9889-e08b571a7e10', '2026-11-25', '7.26', 250, NULL, NULL, NULL, '0.01', NULL, '2026-11-30T03:27:16.001000Z', '2026-11-30T03:27:16.001000Z'),
('c7812650-bdf5-4b5a-ab5e-9b1e5fb0c081', '01a22a7d-feb7-75a0-9889-e08b571a7e10', '2026-11-29', NULL, NULL, NULL, NULL, '4.00', NULL, 'Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀', '2026-11-30T03:27:16.001000Z', '2026-11-30T03:27:18.912000Z'),
('cdc62dc6-d6d1-4ecf-9ebb-38b2c150dd0f', '01a22a7d-feb7-75a0-9889-e08b571a7e10', '2026-11-26', NULL, NULL, NULL, NULL, NULL, NULL, replace(hex(zeroblob(3000)), '00', 'Oats and rice again. '), '2026-11-30T03:27:21.063000Z', '2026-11-30T03:27:21.063000Z');
INSERT INTO "removed" ("id", "removed_at", "table_name", "row_id", "column", "value_json", "reason", "restored_at") VALUES
(1, '2026-11-30T03:27:19.181064Z', 'wellness_entries', '29fd7664-7981-46d1-9293-d218db5f5cbd', NULL, '{"id": "29fd7664-7981-46d1-9293-d218db5f5cbd", "user_id": "01a22a7d-feb7-75a0-9889-e08b571a7e10", "date": "2026-11-05", "sleep_hours": null, "water_intake_ml": 500, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "3.00", "energy_level": null, "nutrition_notes": null, "created_at": "2026-11-30T03:27:18.756000Z", "updated_at": "2026-11-30T03:27:18.756000Z"}', 'The server no longer has it.', NULL);
INSERT INTO "messages" ("id", "conversation_id", "role", "content", "tokens_used", "created_at") VALUES
('17766c8c-cfac-4a3c-a13c-c246e4e3c07c', 'd4ae67d1-9421-4735-bcd1-0a4720650a32', 'user', 'Two', NULL, '2026-11-30T03:27:20.400812Z'),
('1825df70-4c04-4a94-9e02-d2d2331ac2a3', '7ae96df0-b80b-4261-97a4-d4a87b4ed287', 'user', 'Three', NULL, '2026-11-30T03:27:22.900829Z'),
('1aece309-8b34-4bf3-9a97-787d1220af4c', 'd0b9cfff-587b-4eee-ae51-50af9b537f5a', 'user', 'How did I sleep?', NULL, '2026-11-30T03:27:23.094576Z'),
('22645758-62f4-4dea-bbc2-a0a61b718af3', 'c5408427-fd5c-443a-8b98-4af4d60aaf68', 'user', '4 Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀', NULL, '2026-11-30T03:27:16.822000Z'),
('24d1c6c6-618f-4d3b-8713-c7a867b344d6', 'c5408427-fd5c-443a-8b98-4af4d60aaf68', 'user', '0 Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀', NULL, '2026-11-30T03:27:16.584000Z'),
('41baf401-1b12-44d2-89ea-1266fad1129a', 'd4ae67d1-9421-4735-bcd1-0a4720650a32', 'user', 'Unsent', NULL, '2026-11-30T03:27:20.389639Z'),
('75c875da-ee1a-4b7d-8c4d-f624d3b9cf0b', '61a6ba3c-4094-49c3-87e7-df1c05713ab2', 'user', 'Hello', NULL, '2026-11-30T03:27:18.472646Z'),
('8df9ac26-d40b-40e0-8a6b-8bae3380a546', 'c5408427-fd5c-443a-8b98-4af4d60aaf68', 'assistant', '3 Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀', 3, '2026-11-30T03:27:16.769000Z'),
('a9eeefcf-d9cf-401a-adec-5bd1d3cbfac4', 'c5408427-fd5c-443a-8b98-4af4d60aaf68', 'assistant', '1 Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀', 1, '2026-11-30T03:27:16.646000Z'),
('a9ef13df-aa38-4a87-ac41-377a7b490b09', 'c5408427-fd5c-443a-8b98-4af4d60aaf68', 'assistant', '5 Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀', 5, '2026-11-30T03:27:16.969000Z'),
('d07df1dd-5cda-40fb-9d8c-ab98e2786d3d', 'c5408427-fd5c-443a-8b98-4af4d60aaf68', 'user', '2 Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀', NULL, '2026-11-30T03:27:16.711000Z'),
('d45d1119-1e55-4d00-bcf2-5aa6cf0d005d', '61a6ba3c-4094-49c3-87e7-df1c05713ab2', 'user', 'one' || char(9) || 'two' || char(13) || char(10) || 'three ' || char(1) || char(7) || char(27) || '[31m' || char(127) || ' ' || char(8203) || char(173) || char(8238), NULL, '2026-11-30T03:27:18.493164Z'),
('e0a395bf-a25b-4b1e-a455-61a9626adf33', 'd0b9cfff-587b-4eee-ae51-50af9b537f5a', 'assistant', 'I don''t understand this question. I am a set of rules, not a person or a language model; I can answer these kinds of questions:' || char(10) || '• What was my average sleep over the last 30 days?' || char(10) || '• What was my best day for mood this month?' || char(10) || '• Compare my water this week with last week.' || char(10) || '• How long is my streak, and what was the longest?' || char(10) || '• Why is my streak what it is?' || char(10) || '• What did I log on 3 November?' || char(10) || '• How often did I meet my sleep goal last month?' || char(10) || '• Do I sleep better when I exercise?' || char(10) || '• On which weekday do I sleep best?' || char(10) || '• When did I last meditate?' || char(10) || '• How many days did I log this year?' || char(10) || '• What is the trend of my energy?' || char(10) || '• How much did I exercise in total last week?' || char(10) || '• Give me a question to reflect on.' || char(10) || '• What is the next step in this module?' || char(10) || 'This isn''t medical advice.', NULL, '2026-11-30T03:27:23.114225Z');
INSERT INTO "experiment" ("id", "plan_json", "plan_sum", "record_json") VALUES
('586ee272-5576-44a9-a09e-ead8d63794eb', '{' || char(10) || ' "question": "Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀",' || char(10) || ' "factor": {' || char(10) || '  "words": "No screens after ten 🥣",' || char(10) || '  "column": "",' || char(10) || '  "at_least": null,' || char(10) || '  "less_than": null' || char(10) || ' },' || char(10) || ' "outcome": "mood_score",' || char(10) || ' "lag": 1,' || char(10) || ' "first": "2026-11-30",' || char(10) || ' "block_days": 2,' || char(10) || ' "order": [' || char(10) || '  "with first",' || char(10) || '  "without first",' || char(10) || '  "with first",' || char(10) || '  "with first",' || char(10) || '  "without first",' || char(10) || '  "without first",' || char(10) || '  "without first"' || char(10) || ' ],' || char(10) || ' "written_at": "2026-11-30T03:27:22.907292+00:00",' || char(10) || ' "remind_at": "20:00"' || char(10) || '}', 'ce74375879bd9e31a97e609e40ef0e62de55b29b0363f6885f8a1b1d502cbe43', '{' || char(10) || ' "ticks": [' || char(10) || '  "2026-11-30"' || char(10) || ' ],' || char(10) || ' "amendments": [' || char(10) || '  {' || char(10) || '   "at": "2026-11-30T03:27:22.915596+00:00",' || char(10) || '   "words": "At half past ten"' || char(10) || '  }' || char(10) || ' ],' || char(10) || ' "stopped_on": null,' || char(10) || ' "told": null' || char(10) || '}');
INSERT INTO "coach_answer" ("id", "conversation_id", "question", "question_id", "provider", "model", "state", "text", "continues", "left_out", "prompt_tokens", "answer_tokens", "counted", "may_lack", "agreed_json", "owner", "problem", "created_at", "changed_at") VALUES
('61b29d64-2516-4b83-94bf-204fe382cef4', 'd0b9cfff-587b-4eee-ae51-50af9b537f5a', 'Are you there? Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀', NULL, 'here 🥣', 'tiny', 'waiting', '', NULL, 0, NULL, NULL, 0, 0, '{"url": "http://127.0.0.1:9", "columns": ["nutrition_notes", "sleep_hours"], "rows": ["Your average sleep from 31 October 2026 to 30 November 2026 was 6.68 hours, over 2 logged days.", "2026-11-08,6.10,Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀", "2026-11-25,7.26,", "2026-11-26,,Oats and rice again. Oats and rice again. Oats and rice again. Oats and rice again. Oats and rice again. Oats and rice again. Oats and rice again. Oats and rice again. Oats and rice again. Oats and rice again. Oats and rice again. Oats and rice again. Oats and rice again. Oats and rice again. Oats a…", "2026-11-28,,one two three \u0001\u0007\u001b(31m' || char(127) || ' ' || char(8203) || char(173) || char(8238) || '", "2026-11-29,,Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀"]}', NULL, 'The coach''s server can''t be reached. Is it running?', '2026-11-30T03:27:23.191724Z', '2026-11-30T03:27:23.232560Z'),
('e0a395bf-a25b-4b1e-a455-61a9626adf33', 'd0b9cfff-587b-4eee-ae51-50af9b537f5a', 'How did I sleep?', '1aece309-8b34-4bf3-9a97-787d1220af4c', 'builtin', '', 'final', '', NULL, 0, NULL, NULL, 0, 0, '{"url": "", "columns": [], "rows": []}', NULL, NULL, '2026-11-30T03:27:22.989544Z', '2026-11-30T03:27:23.113730Z');
INSERT INTO "coach_provider" ("name", "kind", "url", "model", "context", "has_key", "correction", "answers", "added_at") VALUES
('here 🥣', 'openai_compatible', 'http://127.0.0.1:9', 'tiny', NULL, 0, 1.0, 0, '2026-11-30T03:27:23.174409Z');
INSERT INTO "coach_consent" ("provider", "column", "agreed_at") VALUES
('here 🥣', 'nutrition_notes', '2026-11-30T03:27:23.185767Z'),
('here 🥣', 'sleep_hours', '2026-11-30T03:27:23.185767Z');
INSERT INTO "coach_hidden" ("conversation_id", "hidden_at") VALUES
('d0b9cfff-587b-4eee-ae51-50af9b537f5a', '2026-11-30T03:27:23.237541Z');
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
CREATE INDEX coach_answer_conversation_idx ON coach_answer (conversation_id, created_at);
CREATE INDEX coach_answer_open_idx ON coach_answer (state) WHERE state IN ('waiting', 'streaming');
PRAGMA user_version = 10;
