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
    rule TEXT NOT NULL, undone_at TEXT,
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
    refused BOOLEAN NOT NULL, set_json TEXT NOT NULL DEFAULT '[]', failures INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (table_name, row_id)
);
CREATE TABLE unreadable (
    table_name TEXT NOT NULL,
    row_id TEXT NOT NULL,
    row_json TEXT NOT NULL,
    reason TEXT NOT NULL,
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
CREATE TABLE conversations (
    id TEXT NOT NULL,
    user_id TEXT NOT NULL,
    module_name TEXT NOT NULL,
    topic TEXT,
    message_count INTEGER DEFAULT 0,
    created_at TEXT,
    updated_at TEXT,
    PRIMARY KEY (id),
    FOREIGN KEY(user_id) REFERENCES users (id) ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE TABLE module_progress (
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
    FOREIGN KEY(user_id) REFERENCES users (id) ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE TABLE wellness_entries (
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
    FOREIGN KEY(user_id) REFERENCES users (id) ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE TABLE messages (
    id TEXT NOT NULL,
    conversation_id TEXT NOT NULL,
    role TEXT NOT NULL,
    content TEXT NOT NULL,
    tokens_used INTEGER,
    created_at TEXT,
    PRIMARY KEY (id),
    CONSTRAINT messages_role_check CHECK (role IN ('user', 'assistant')),
    FOREIGN KEY(conversation_id) REFERENCES conversations (id) ON DELETE CASCADE ON UPDATE CASCADE
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
INSERT INTO "base" ("table_name", "row_id", "version", "values_json", "gone") VALUES
('conversations', '265579cc-e5a9-4fa6-9194-a95f966ce0ab', '2026-11-29 01:36:28.027+00', '{"id": "265579cc-e5a9-4fa6-9194-a95f966ce0ab", "user_id": "01a224f1-f210-723f-9df6-2f6657fdb02a", "module_name": "identity", "topic": "Mine", "message_count": 2, "created_at": "2026-11-29T01:36:27.745000Z", "updated_at": "2026-11-29T01:36:28.027000Z"}', 0),
('conversations', 'e5060879-f5fd-4019-890d-c9441daea8a6', '2026-11-29 01:36:23.332+00', '{"id": "e5060879-f5fd-4019-890d-c9441daea8a6", "user_id": "01a224f1-f210-723f-9df6-2f6657fdb02a", "module_name": "identity", "topic": "Roots 🌱", "message_count": 6, "created_at": "2026-11-29T01:36:20.146000Z", "updated_at": "2026-11-29T01:36:23.332000Z"}', 0),
('module_progress', '037371f0-e52c-4a08-854e-8e55f490aae0', '2026-11-29 01:36:27.18+00', '{"id": "037371f0-e52c-4a08-854e-8e55f490aae0", "user_id": "01a224f1-f210-723f-9df6-2f6657fdb02a", "module_name": "Boundaries", "progress_percentage": "0.00", "completed_topics": ["a", "b"], "current_focus": "No", "notes": "Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀", "last_activity": null, "created_at": "2026-11-29T01:36:27.180000Z", "updated_at": "2026-11-29T01:36:27.180000Z"}', 0),
('module_progress', '30f98b56-3843-4657-b2d6-428ef3eeffdf', '2026-11-29T01:36:32.912+00:00', '{"id": "30f98b56-3843-4657-b2d6-428ef3eeffdf", "user_id": "01a224f1-f210-723f-9df6-2f6657fdb02a", "module_name": "Rest", "progress_percentage": "33.33", "completed_topics": ["one"], "current_focus": null, "notes": "Naps", "last_activity": null, "created_at": "2026-11-29T01:36:32.912000Z", "updated_at": "2026-11-29T01:36:32.912000Z"}', 0),
('module_progress', '4b7a955c-05ed-44b2-93fd-55dfb2e4613a', '2026-11-29T01:36:18.448+00:00', '{"id": "4b7a955c-05ed-44b2-93fd-55dfb2e4613a", "user_id": "01a224f1-f210-723f-9df6-2f6657fdb02a", "module_name": "Sleep", "progress_percentage": "12.50", "completed_topics": [], "current_focus": null, "notes": null, "last_activity": null, "created_at": "2026-11-29T01:36:18.448000Z", "updated_at": "2026-11-29T01:36:18.448000Z"}', 0),
('module_progress', '6ac8ee2d-3be9-4226-9d25-8bb3db479b75', '2026-11-29T01:36:19.753+00:00', '{"id": "6ac8ee2d-3be9-4226-9d25-8bb3db479b75", "user_id": "01a224f1-f210-723f-9df6-2f6657fdb02a", "module_name": "Movement", "progress_percentage": "100.00", "completed_topics": [], "current_focus": null, "notes": null, "last_activity": null, "created_at": "2026-11-29T01:36:19.753000Z", "updated_at": "2026-11-29T01:36:19.753000Z"}', 0),
('module_progress', '75a71174-b248-4247-9c0b-51acc0e0f38e', '2026-11-29T01:36:18.993+00:00', '{"id": "75a71174-b248-4247-9c0b-51acc0e0f38e", "user_id": "01a224f1-f210-723f-9df6-2f6657fdb02a", "module_name": "Mindful eating", "progress_percentage": "50.00", "completed_topics": [], "current_focus": null, "notes": null, "last_activity": null, "created_at": "2026-11-29T01:36:18.993000Z", "updated_at": "2026-11-29T01:36:18.993000Z"}', 0),
('users', '01a224f1-f210-723f-9df6-2f6657fdb02a', '2026-11-29 01:36:06.718+00', '{"id": "01a224f1-f210-723f-9df6-2f6657fdb02a", "email": "bd38657f385845589b15d2a44b3a2fab@example.com", "full_name": null, "avatar_url": null, "timezone": "UTC", "created_at": "2026-11-29T01:36:06.718000Z", "updated_at": "2026-11-29T01:36:06.718000Z"}', 0),
('wellness_entries', '0c82f80d-40e1-4842-b0a1-19ab68363065', '2026-11-29T01:36:34.089+00:00', '{"id": "0c82f80d-40e1-4842-b0a1-19ab68363065", "user_id": "01a224f1-f210-723f-9df6-2f6657fdb02a", "date": "2026-08-19", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "1.00", "energy_level": null, "nutrition_notes": null, "created_at": "2026-11-29T01:36:34.089000Z", "updated_at": "2026-11-29T01:36:34.089000Z"}', 0),
('wellness_entries', '184b7394-ade0-4750-bd7e-71e8b73d5cb9', '2026-11-29T01:36:34.089+00:00', '{"id": "184b7394-ade0-4750-bd7e-71e8b73d5cb9", "user_id": "01a224f1-f210-723f-9df6-2f6657fdb02a", "date": "2026-08-16", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "1.00", "energy_level": null, "nutrition_notes": null, "created_at": "2026-11-29T01:36:34.089000Z", "updated_at": "2026-11-29T01:36:34.089000Z"}', 0),
('wellness_entries', '2d116550-0038-422f-a36f-860a4cb8ec51', '2026-11-29T01:36:34.089+00:00', '{"id": "2d116550-0038-422f-a36f-860a4cb8ec51", "user_id": "01a224f1-f210-723f-9df6-2f6657fdb02a", "date": "2026-08-20", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "1.00", "energy_level": null, "nutrition_notes": null, "created_at": "2026-11-29T01:36:34.089000Z", "updated_at": "2026-11-29T01:36:34.089000Z"}', 0),
('wellness_entries', '311e545a-18b8-424f-ba33-47bdbcfe2fd0', '2026-11-29T01:36:34.089+00:00', '{"id": "311e545a-18b8-424f-ba33-47bdbcfe2fd0", "user_id": "01a224f1-f210-723f-9df6-2f6657fdb02a", "date": "2026-08-12", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "1.00", "energy_level": null, "nutrition_notes": null, "created_at": "2026-11-29T01:36:34.089000Z", "updated_at": "2026-11-29T01:36:34.089000Z"}', 0),
('wellness_entries', '34675253-9048-4ba2-bc01-ba35e18686fd', '2026-11-29 01:36:30.932+00', '{"id": "34675253-9048-4ba2-bc01-ba35e18686fd", "user_id": "01a224f1-f210-723f-9df6-2f6657fdb02a", "date": "2026-11-08", "sleep_hours": null, "water_intake_ml": 500, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "5.00", "energy_level": "2.00", "nutrition_notes": null, "created_at": "2026-11-29T01:36:27.250000Z", "updated_at": "2026-11-29T01:36:30.932000Z"}', 0),
('wellness_entries', '3995fc90-bba9-448c-9576-aa304b530227', '2026-11-29T01:36:34.089+00:00', '{"id": "3995fc90-bba9-448c-9576-aa304b530227", "user_id": "01a224f1-f210-723f-9df6-2f6657fdb02a", "date": "2026-08-09", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "1.00", "energy_level": null, "nutrition_notes": null, "created_at": "2026-11-29T01:36:34.089000Z", "updated_at": "2026-11-29T01:36:34.089000Z"}', 0),
('wellness_entries', '56397cf6-031c-490c-a162-972f26e54ac6', '2026-11-29T01:36:34.089+00:00', '{"id": "56397cf6-031c-490c-a162-972f26e54ac6", "user_id": "01a224f1-f210-723f-9df6-2f6657fdb02a", "date": "2026-08-15", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "1.00", "energy_level": null, "nutrition_notes": null, "created_at": "2026-11-29T01:36:34.089000Z", "updated_at": "2026-11-29T01:36:34.089000Z"}', 0),
('wellness_entries', '5a586e6e-7729-4df8-a3f1-38d4e376cf0d', '2026-11-29 01:36:27.25+00', '{"id": "5a586e6e-7729-4df8-a3f1-38d4e376cf0d", "user_id": "01a224f1-f210-723f-9df6-2f6657fdb02a", "date": "2026-11-07", "sleep_hours": null, "water_intake_ml": 500, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "3.00", "energy_level": null, "nutrition_notes": null, "created_at": "2026-11-29T01:36:27.250000Z", "updated_at": "2026-11-29T01:36:27.250000Z"}', 0),
('wellness_entries', '6df08d1e-14e4-4de0-9d6e-5801b5557fae', '2026-11-29T01:36:34.089+00:00', '{"id": "6df08d1e-14e4-4de0-9d6e-5801b5557fae", "user_id": "01a224f1-f210-723f-9df6-2f6657fdb02a", "date": "2026-08-18", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "1.00", "energy_level": null, "nutrition_notes": null, "created_at": "2026-11-29T01:36:34.089000Z", "updated_at": "2026-11-29T01:36:34.089000Z"}', 0),
('wellness_entries', '7f7d9129-a36f-4e78-8fe6-6f0cc419537c', '2026-11-29 01:36:27.25+00', '{"id": "7f7d9129-a36f-4e78-8fe6-6f0cc419537c", "user_id": "01a224f1-f210-723f-9df6-2f6657fdb02a", "date": "2026-11-05", "sleep_hours": null, "water_intake_ml": 500, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "3.00", "energy_level": null, "nutrition_notes": null, "created_at": "2026-11-29T01:36:27.250000Z", "updated_at": "2026-11-29T01:36:27.250000Z"}', 0),
('wellness_entries', '8e665441-7efb-4f3b-ae4a-0e67148417ed', '2026-11-29T01:36:34.089+00:00', '{"id": "8e665441-7efb-4f3b-ae4a-0e67148417ed", "user_id": "01a224f1-f210-723f-9df6-2f6657fdb02a", "date": "2026-08-14", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "1.00", "energy_level": null, "nutrition_notes": null, "created_at": "2026-11-29T01:36:34.089000Z", "updated_at": "2026-11-29T01:36:34.089000Z"}', 0),
('wellness_entries', '982c11b7-6f7f-49dc-9e3a-33bcd79ae27f', '2026-11-29T01:36:34.089+00:00', '{"id": "982c11b7-6f7f-49dc-9e3a-33bcd79ae27f", "user_id": "01a224f1-f210-723f-9df6-2f6657fdb02a", "date": "2026-08-10", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "1.00", "energy_level": null, "nutrition_notes": null, "created_at": "2026-11-29T01:36:34.089000Z", "updated_at": "2026-11-29T01:36:34.089000Z"}', 0),
('wellness_entries', '9d36851a-f565-4b19-aa81-f71b15bbb994', '2026-11-29T01:36:34.089+00:00', '{"id": "9d36851a-f565-4b19-aa81-f71b15bbb994", "user_id": "01a224f1-f210-723f-9df6-2f6657fdb02a", "date": "2026-08-17", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "1.00", "energy_level": null, "nutrition_notes": null, "created_at": "2026-11-29T01:36:34.089000Z", "updated_at": "2026-11-29T01:36:34.089000Z"}', 0),
('wellness_entries', 'a7336713-e562-4ed5-bdd3-e4901b80490e', '2026-11-29 01:36:17.868+00', '{"id": "a7336713-e562-4ed5-bdd3-e4901b80490e", "user_id": "01a224f1-f210-723f-9df6-2f6657fdb02a", "date": "2026-11-23", "sleep_hours": "7.26", "water_intake_ml": 250, "exercise_minutes": null, "meditation_minutes": null, "mood_score": null, "energy_level": "0.01", "nutrition_notes": null, "created_at": "2026-11-29T01:36:17.868000Z", "updated_at": "2026-11-29T01:36:17.868000Z"}', 0),
('wellness_entries', 'aa6df89b-e0d5-4737-a1af-a963b6d88aec', '2026-11-29 01:36:25.99+00', '{"id": "aa6df89b-e0d5-4737-a1af-a963b6d88aec", "user_id": "01a224f1-f210-723f-9df6-2f6657fdb02a", "date": "2026-11-25", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "1.00", "energy_level": null, "nutrition_notes": "it''s ''quoted'', \"twice\"; -- DROP TABLE", "created_at": "2026-11-29T01:36:17.868000Z", "updated_at": "2026-11-29T01:36:25.990000Z"}', 0),
('wellness_entries', 'afc6fbee-1ccd-4022-8c20-d9943b9cca84', '2026-11-29 01:36:25.506+00', '{"id": "afc6fbee-1ccd-4022-8c20-d9943b9cca84", "user_id": "01a224f1-f210-723f-9df6-2f6657fdb02a", "date": "2026-11-27", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "1.00", "energy_level": null, "nutrition_notes": "Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀", "created_at": "2026-11-29T01:36:17.868000Z", "updated_at": "2026-11-29T01:36:25.506000Z"}', 0),
('wellness_entries', 'b3d75103-93fd-4ea0-8b34-64b382eb3454', '2026-11-29 01:36:27.25+00', '{"id": "b3d75103-93fd-4ea0-8b34-64b382eb3454", "user_id": "01a224f1-f210-723f-9df6-2f6657fdb02a", "date": "2026-11-06", "sleep_hours": null, "water_intake_ml": 500, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "3.00", "energy_level": null, "nutrition_notes": null, "created_at": "2026-11-29T01:36:27.250000Z", "updated_at": "2026-11-29T01:36:27.250000Z"}', 0),
('wellness_entries', 'b8f0dc51-07fd-468b-bf10-1d01923dccdd', '2026-11-29T01:36:34.089+00:00', '{"id": "b8f0dc51-07fd-468b-bf10-1d01923dccdd", "user_id": "01a224f1-f210-723f-9df6-2f6657fdb02a", "date": "2026-08-11", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "1.00", "energy_level": null, "nutrition_notes": null, "created_at": "2026-11-29T01:36:34.089000Z", "updated_at": "2026-11-29T01:36:34.089000Z"}', 0),
('wellness_entries', 'bf881f82-cfc8-486c-ad65-754c65475580', '2026-11-29T01:36:34.089+00:00', '{"id": "bf881f82-cfc8-486c-ad65-754c65475580", "user_id": "01a224f1-f210-723f-9df6-2f6657fdb02a", "date": "2026-08-13", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "1.00", "energy_level": null, "nutrition_notes": null, "created_at": "2026-11-29T01:36:34.089000Z", "updated_at": "2026-11-29T01:36:34.089000Z"}', 0),
('wellness_entries', 'c3ce7942-b187-4236-ae20-0f87017dee47', '2026-11-29T01:36:18.203+00:00', '{"id": "c3ce7942-b187-4236-ae20-0f87017dee47", "user_id": "01a224f1-f210-723f-9df6-2f6657fdb02a", "date": "2200-12-31", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": null, "energy_level": null, "nutrition_notes": "Later", "created_at": "2026-11-29T01:36:18.203000Z", "updated_at": "2026-11-29T01:36:18.203000Z"}', 0),
('wellness_entries', 'd47ccd18-eec5-4d5a-8e6a-eb79e99c4a0c', '2026-11-29 01:36:25.716+00', '{"id": "d47ccd18-eec5-4d5a-8e6a-eb79e99c4a0c", "user_id": "01a224f1-f210-723f-9df6-2f6657fdb02a", "date": "2026-11-26", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "1.00", "energy_level": null, "nutrition_notes": "one\ttwo\r\nthree \u0001\u0007\u001b[31m' || char(127) || ' ' || char(8203) || char(173) || char(8238) || '", "created_at": "2026-11-29T01:36:17.868000Z", "updated_at": "2026-11-29T01:36:25.716000Z"}', 0),
('wellness_entries', 'd727ade6-304e-4662-bee5-79b398d18477', '2026-11-29T01:36:17.966+00:00', '{"id": "d727ade6-304e-4662-bee5-79b398d18477", "user_id": "01a224f1-f210-723f-9df6-2f6657fdb02a", "date": "1900-01-01", "sleep_hours": "8.00", "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": null, "energy_level": null, "nutrition_notes": null, "created_at": "2026-11-29T01:36:17.966000Z", "updated_at": "2026-11-29T01:36:17.966000Z"}', 0),
('wellness_entries', 'f0dbf443-74eb-495c-81a7-12cf5607e0c8', '2026-11-29T01:36:33.896+00:00', '{"id": "f0dbf443-74eb-495c-81a7-12cf5607e0c8", "user_id": "01a224f1-f210-723f-9df6-2f6657fdb02a", "date": "2026-11-24", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": null, "energy_level": null, "nutrition_notes": "' || replace(hex(zeroblob(3000)), '00', 'Oats and rice again. ') || '", "created_at": "2026-11-29T01:36:33.896000Z", "updated_at": "2026-11-29T01:36:33.896000Z"}', 0),
('wellness_entries', 'f7e87585-fe74-4b9d-87f5-9aebe55b0ec3', '2026-11-29T01:36:33.896+00:00', '{"id": "f7e87585-fe74-4b9d-87f5-9aebe55b0ec3", "user_id": "01a224f1-f210-723f-9df6-2f6657fdb02a", "date": "2026-10-29", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "2.50", "energy_level": null, "nutrition_notes": null, "created_at": "2026-11-29T01:36:33.896000Z", "updated_at": "2026-11-29T01:36:33.896000Z"}', 0);
INSERT INTO "conflict" ("id", "decided_at", "table_name", "row_id", "column", "base_json", "mine_json", "theirs_json", "result_json", "rule", "undone_at") VALUES
(1, '2026-11-29T01:36:25.250463Z', 'wellness_entries', 'afc6fbee-1ccd-4022-8c20-d9943b9cca84', 'mood_score', '"3.25"', '"1.00"', '"4.00"', '"1.00"', 'later edit', NULL),
(2, '2026-11-29T01:36:25.250463Z', 'wellness_entries', 'd47ccd18-eec5-4d5a-8e6a-eb79e99c4a0c', 'mood_score', '"3.25"', '"1.00"', '"4.00"', '"1.00"', 'later edit', NULL),
(3, '2026-11-29T01:36:25.250463Z', 'wellness_entries', 'aa6df89b-e0d5-4737-a1af-a963b6d88aec', 'mood_score', '"3.25"', '"1.00"', '"4.00"', '"1.00"', 'later edit', NULL);
INSERT INTO "cursor" ("table_name", "position", "row_id") VALUES
('conversations', '2026-11-29T01:36:28.027+00:00', '265579cc-e5a9-4fa6-9194-a95f966ce0ab'),
('messages', '2026-11-29 01:36:22.311+00', '0dbf6ee7-23a7-48fe-9caf-97fc18ba5d56'),
('module_progress', '2026-11-29T01:36:32.912+00:00', '30f98b56-3843-4657-b2d6-428ef3eeffdf'),
('users', '2026-11-29 01:36:06.718+00', '01a224f1-f210-723f-9df6-2f6657fdb02a'),
('wellness_entries', '2026-11-29T01:36:34.089+00:00', 'bf881f82-cfc8-486c-ad65-754c65475580');
INSERT INTO "journal" ("id", "edit_id", "at", "table_name", "row_id", "column", "old_json", "new_json", "how", "source") VALUES
(1, 'e02725b1-93ff-4708-af7f-0fb932216ae0', '2026-11-29T01:36:15.215992Z', 'wellness_entries', 'afc6fbee-1ccd-4022-8c20-d9943b9cca84', 'mood_score', NULL, '"3.25"', 'create', 'import'),
(2, 'e02725b1-93ff-4708-af7f-0fb932216ae0', '2026-11-29T01:36:15.215992Z', 'wellness_entries', 'afc6fbee-1ccd-4022-8c20-d9943b9cca84', 'nutrition_notes', NULL, '"Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀"', 'create', 'import'),
(3, 'e02725b1-93ff-4708-af7f-0fb932216ae0', '2026-11-29T01:36:15.215992Z', 'wellness_entries', 'd47ccd18-eec5-4d5a-8e6a-eb79e99c4a0c', 'mood_score', NULL, '"3.25"', 'create', 'import'),
(4, 'e02725b1-93ff-4708-af7f-0fb932216ae0', '2026-11-29T01:36:15.215992Z', 'wellness_entries', 'd47ccd18-eec5-4d5a-8e6a-eb79e99c4a0c', 'nutrition_notes', NULL, '"one\ttwo\r\nthree \u0001\u0007\u001b[31m' || char(127) || ' ' || char(8203) || char(173) || char(8238) || '"', 'create', 'import'),
(5, 'e02725b1-93ff-4708-af7f-0fb932216ae0', '2026-11-29T01:36:15.215992Z', 'wellness_entries', 'aa6df89b-e0d5-4737-a1af-a963b6d88aec', 'mood_score', NULL, '"3.25"', 'create', 'import'),
(6, 'e02725b1-93ff-4708-af7f-0fb932216ae0', '2026-11-29T01:36:15.215992Z', 'wellness_entries', 'aa6df89b-e0d5-4737-a1af-a963b6d88aec', 'nutrition_notes', NULL, '"it''s ''quoted'', \"twice\"; -- DROP TABLE"', 'create', 'import'),
(7, 'e02725b1-93ff-4708-af7f-0fb932216ae0', '2026-11-29T01:36:15.215992Z', 'wellness_entries', 'a7336713-e562-4ed5-bdd3-e4901b80490e', 'sleep_hours', NULL, '"7.26"', 'create', 'import'),
(8, 'e02725b1-93ff-4708-af7f-0fb932216ae0', '2026-11-29T01:36:15.215992Z', 'wellness_entries', 'a7336713-e562-4ed5-bdd3-e4901b80490e', 'water_intake_ml', NULL, '250', 'create', 'import'),
(9, 'e02725b1-93ff-4708-af7f-0fb932216ae0', '2026-11-29T01:36:15.215992Z', 'wellness_entries', 'a7336713-e562-4ed5-bdd3-e4901b80490e', 'energy_level', NULL, '"0.01"', 'create', 'import'),
(10, 'a1456834-bb36-4fe3-8c48-c9827648fb3c', '2026-11-29T01:36:13.763440Z', 'wellness_entries', 'afc6fbee-1ccd-4022-8c20-d9943b9cca84', 'mood_score', NULL, '"3.25"', 'create', 'typed'),
(11, 'a1456834-bb36-4fe3-8c48-c9827648fb3c', '2026-11-29T01:36:13.763440Z', 'wellness_entries', 'afc6fbee-1ccd-4022-8c20-d9943b9cca84', 'nutrition_notes', NULL, '"Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀"', 'create', 'typed'),
(12, '7cd813b4-ba31-46d0-9966-05622229cc6f', '2026-11-29T01:36:13.882126Z', 'wellness_entries', 'd47ccd18-eec5-4d5a-8e6a-eb79e99c4a0c', 'mood_score', NULL, '"3.25"', 'create', 'typed'),
(13, '7cd813b4-ba31-46d0-9966-05622229cc6f', '2026-11-29T01:36:13.882126Z', 'wellness_entries', 'd47ccd18-eec5-4d5a-8e6a-eb79e99c4a0c', 'nutrition_notes', NULL, '"one\ttwo\r\nthree \u0001\u0007\u001b[31m' || char(127) || ' ' || char(8203) || char(173) || char(8238) || '"', 'create', 'typed'),
(14, 'dfc9fbd4-c989-4f8f-a66f-b3dac3bddc21', '2026-11-29T01:36:13.920145Z', 'wellness_entries', 'aa6df89b-e0d5-4737-a1af-a963b6d88aec', 'mood_score', NULL, '"3.25"', 'create', 'typed'),
(15, 'dfc9fbd4-c989-4f8f-a66f-b3dac3bddc21', '2026-11-29T01:36:13.920145Z', 'wellness_entries', 'aa6df89b-e0d5-4737-a1af-a963b6d88aec', 'nutrition_notes', NULL, '"it''s ''quoted'', \"twice\"; -- DROP TABLE"', 'create', 'typed'),
(16, 'de2b7e12-4435-438f-9184-99755223a919', '2026-11-29T01:36:14.032465Z', 'wellness_entries', 'a7336713-e562-4ed5-bdd3-e4901b80490e', 'sleep_hours', NULL, '"7.26"', 'create', 'typed'),
(17, 'de2b7e12-4435-438f-9184-99755223a919', '2026-11-29T01:36:14.032465Z', 'wellness_entries', 'a7336713-e562-4ed5-bdd3-e4901b80490e', 'water_intake_ml', NULL, '250', 'create', 'typed'),
(18, 'de2b7e12-4435-438f-9184-99755223a919', '2026-11-29T01:36:14.032465Z', 'wellness_entries', 'a7336713-e562-4ed5-bdd3-e4901b80490e', 'energy_level', NULL, '"0.01"', 'create', 'typed'),
(19, '476d3eb9-706b-4313-85cc-3acffe65bd0d', '2026-11-29T01:36:14.054290Z', 'wellness_entries', 'a7cfa129-c4d4-4e7f-88b8-0dfdf7298a97', 'mood_score', NULL, '"2.00"', 'create', 'typed'),
(20, 'b1125467-fca2-42c5-956b-6a69a9a95342', '2026-11-29T01:36:14.072052Z', 'wellness_entries', 'a7cfa129-c4d4-4e7f-88b8-0dfdf7298a97', 'mood_score', '"2.00"', NULL, 'delete', 'typed'),
(21, '3d45a18c-53a5-4b8d-88df-6d5c67cd57aa', '2026-11-29T01:36:14.091160Z', 'wellness_entries', '8b54e266-982a-4883-96e8-04618249f8a5', 'mood_score', NULL, '"1.00"', 'create', 'typed'),
(22, '4261bfad-87d6-4b87-a709-df2fea32b03d', '2026-11-29T01:36:14.103978Z', 'wellness_entries', '8b54e266-982a-4883-96e8-04618249f8a5', 'mood_score', '"1.00"', NULL, 'delete', 'typed'),
(23, '96d63a27-fcef-43e4-bcf0-a20c5225129e', '2026-11-29T01:36:17.551153Z', 'users', '01a224f1-f210-723f-9df6-2f6657fdb02a', 'timezone', NULL, '"UTC"', 'set', 'sync'),
(24, '7d6bfef9-6067-4b5c-ae37-d586338815cb', '2026-11-29T01:36:23.219774Z', 'conversations', 'e5060879-f5fd-4019-890d-c9441daea8a6', 'message_count', '0', '6', 'set', 'sync'),
(25, '80b97911-b81a-47bd-9505-aa138ce76c59', '2026-11-29T01:36:24.139706Z', 'wellness_entries', 'afc6fbee-1ccd-4022-8c20-d9943b9cca84', 'mood_score', '"3.25"', '"1.00"', 'set', 'typed'),
(26, 'a3573370-08b9-4749-8520-382740e33b1e', '2026-11-29T01:36:24.755242Z', 'wellness_entries', 'd47ccd18-eec5-4d5a-8e6a-eb79e99c4a0c', 'mood_score', '"3.25"', '"1.00"', 'set', 'typed'),
(27, '152b3a98-ced8-4688-8128-8397839d74b5', '2026-11-29T01:36:25.127999Z', 'wellness_entries', 'aa6df89b-e0d5-4737-a1af-a963b6d88aec', 'mood_score', '"3.25"', '"1.00"', 'set', 'typed'),
(28, 'da19ad7d-bc67-4986-a924-a33819703382', '2026-11-29T01:36:26.123436Z', 'wellness_entries', '34675253-9048-4ba2-bc01-ba35e18686fd', 'water_intake_ml', NULL, '500', 'create', 'typed'),
(29, 'da19ad7d-bc67-4986-a924-a33819703382', '2026-11-29T01:36:26.123436Z', 'wellness_entries', '34675253-9048-4ba2-bc01-ba35e18686fd', 'mood_score', NULL, '"3.00"', 'create', 'typed'),
(30, '2b0bafdf-7385-4102-b8e9-1dddf8729005', '2026-11-29T01:36:26.135484Z', 'wellness_entries', '5a586e6e-7729-4df8-a3f1-38d4e376cf0d', 'water_intake_ml', NULL, '500', 'create', 'typed'),
(31, '2b0bafdf-7385-4102-b8e9-1dddf8729005', '2026-11-29T01:36:26.135484Z', 'wellness_entries', '5a586e6e-7729-4df8-a3f1-38d4e376cf0d', 'mood_score', NULL, '"3.00"', 'create', 'typed'),
(32, 'b928d301-767d-4ab2-a661-b0620d653114', '2026-11-29T01:36:26.152097Z', 'wellness_entries', 'b3d75103-93fd-4ea0-8b34-64b382eb3454', 'water_intake_ml', NULL, '500', 'create', 'typed'),
(33, 'b928d301-767d-4ab2-a661-b0620d653114', '2026-11-29T01:36:26.152097Z', 'wellness_entries', 'b3d75103-93fd-4ea0-8b34-64b382eb3454', 'mood_score', NULL, '"3.00"', 'create', 'typed'),
(34, '0833a637-6110-4acf-a201-7bb0c4ca83d2', '2026-11-29T01:36:26.170603Z', 'wellness_entries', '7f7d9129-a36f-4e78-8fe6-6f0cc419537c', 'water_intake_ml', NULL, '500', 'create', 'typed'),
(35, '0833a637-6110-4acf-a201-7bb0c4ca83d2', '2026-11-29T01:36:26.170603Z', 'wellness_entries', '7f7d9129-a36f-4e78-8fe6-6f0cc419537c', 'mood_score', NULL, '"3.00"', 'create', 'typed'),
(36, '04e6f661-a57e-40e3-8b96-297b784e185b', '2026-11-29T01:36:26.280350Z', 'wellness_entries', 'cfa26422-3191-4799-8639-208e73d27851', 'water_intake_ml', NULL, '500', 'create', 'typed'),
(37, '04e6f661-a57e-40e3-8b96-297b784e185b', '2026-11-29T01:36:26.280350Z', 'wellness_entries', 'cfa26422-3191-4799-8639-208e73d27851', 'mood_score', NULL, '"3.00"', 'create', 'typed'),
(38, 'bc5d0b7e-bf85-406f-9aec-8c008906a6ac', '2026-11-29T01:36:26.366509Z', 'wellness_entries', 'e77ffd3b-baf9-4745-823b-6ac193aac664', 'water_intake_ml', NULL, '500', 'create', 'typed'),
(39, 'bc5d0b7e-bf85-406f-9aec-8c008906a6ac', '2026-11-29T01:36:26.366509Z', 'wellness_entries', 'e77ffd3b-baf9-4745-823b-6ac193aac664', 'mood_score', NULL, '"3.00"', 'create', 'typed'),
(40, 'b6221efb-2164-4bcb-8eb7-1e8368cb1c83', '2026-11-29T01:36:26.507805Z', 'module_progress', '037371f0-e52c-4a08-854e-8e55f490aae0', 'completed_topics', NULL, '["a", "b"]', 'create', 'typed'),
(41, 'b6221efb-2164-4bcb-8eb7-1e8368cb1c83', '2026-11-29T01:36:26.507805Z', 'module_progress', '037371f0-e52c-4a08-854e-8e55f490aae0', 'current_focus', NULL, '"No"', 'create', 'typed'),
(42, 'b6221efb-2164-4bcb-8eb7-1e8368cb1c83', '2026-11-29T01:36:26.507805Z', 'module_progress', '037371f0-e52c-4a08-854e-8e55f490aae0', 'notes', NULL, '"Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀"', 'create', 'typed'),
(43, 'a214e27e-6535-48d8-8d3f-45df9e40a1ef', '2026-11-29T01:36:26.674128Z', 'conversations', '265579cc-e5a9-4fa6-9194-a95f966ce0ab', 'topic', NULL, '"Mine"', 'create', 'typed'),
(44, 'a214e27e-6535-48d8-8d3f-45df9e40a1ef', '2026-11-29T01:36:26.674128Z', 'conversations', '265579cc-e5a9-4fa6-9194-a95f966ce0ab', 'message_count', NULL, '0', 'create', 'typed'),
(45, 'c479967c-433e-4dc8-91c4-3d799a37d66f', '2026-11-29T01:36:26.711190Z', 'messages', '9caa964c-ed83-4d98-ad3e-bfa4c630642e', 'id', NULL, '"9caa964c-ed83-4d98-ad3e-bfa4c630642e"', 'create', 'typed'),
(46, '4e0f7612-1aad-4156-b28d-191e7ee30c11', '2026-11-29T01:36:26.736777Z', 'messages', '6dbc4cac-c1f9-4a94-8fe1-e162cb8e30b2', 'id', NULL, '"6dbc4cac-c1f9-4a94-8fe1-e162cb8e30b2"', 'create', 'typed'),
(47, '9dc89525-bc3a-4b5a-95e3-2272075c3af9', '2026-11-29T01:36:27.954352Z', 'conversations', '265579cc-e5a9-4fa6-9194-a95f966ce0ab', 'message_count', '0', '2', 'set', 'sync'),
(48, '93b9469c-42a2-46f2-a9fc-bf977aa76231', '2026-11-29T01:36:29.939230Z', 'wellness_entries', 'e77ffd3b-baf9-4745-823b-6ac193aac664', 'water_intake_ml', '500', NULL, 'delete', 'sync'),
(49, '93b9469c-42a2-46f2-a9fc-bf977aa76231', '2026-11-29T01:36:29.939230Z', 'wellness_entries', 'e77ffd3b-baf9-4745-823b-6ac193aac664', 'mood_score', '"3.00"', NULL, 'delete', 'sync'),
(50, 'faa35096-f67d-4b4e-99bb-8bc79e4e28da', '2026-11-29T01:36:30.003766Z', 'wellness_entries', '34675253-9048-4ba2-bc01-ba35e18686fd', 'mood_score', '"3.00"', '"5.00"', 'set', 'typed'),
(51, 'dddeb138-9927-4a79-8236-94b6c776233f', '2026-11-29T01:36:30.267504Z', 'wellness_entries', '34675253-9048-4ba2-bc01-ba35e18686fd', 'energy_level', NULL, '"2.00"', 'set', 'typed'),
(52, '6c5121f8-94c8-4504-a6ce-d8da8df06368', '2026-11-29T01:36:30.288147Z', 'wellness_entries', '9739468a-6e40-45eb-a8e9-b05b604fa02e', 'mood_score', NULL, '"4.00"', 'create', 'typed'),
(53, '3f3ff20d-2750-4a2d-ace0-41f5ea98045d', '2026-11-29T01:36:30.500176Z', 'wellness_entries', '9739468a-6e40-45eb-a8e9-b05b604fa02e', 'mood_score', '"4.00"', NULL, 'delete', 'typed'),
(54, '20987a60-a077-413d-8505-64c2101c66d0', '2026-11-29T01:36:31.075630Z', 'wellness_entries', '5a586e6e-7729-4df8-a3f1-38d4e376cf0d', 'mood_score', '"3.00"', '"2.00"', 'set', 'typed'),
(55, '3d1b6979-3fd3-4054-b54d-df992414bc09', '2026-11-29T01:36:31.487433Z', 'wellness_entries', 'b3d75103-93fd-4ea0-8b34-64b382eb3454', 'sleep_hours', NULL, '"6.10"', 'set', 'typed'),
(56, '3d1b6979-3fd3-4054-b54d-df992414bc09', '2026-11-29T01:36:31.487433Z', 'wellness_entries', 'b3d75103-93fd-4ea0-8b34-64b382eb3454', 'nutrition_notes', NULL, '"Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀"', 'set', 'typed'),
(57, 'c57d92da-1dcc-427d-9d2f-0106014f6809', '2026-11-29T01:36:31.644626Z', 'wellness_entries', '7f7d9129-a36f-4e78-8fe6-6f0cc419537c', 'water_intake_ml', '500', '750', 'add', 'typed'),
(58, 'c57d92da-1dcc-427d-9d2f-0106014f6809', '2026-11-29T01:36:31.644626Z', 'wellness_entries', '7f7d9129-a36f-4e78-8fe6-6f0cc419537c', 'exercise_minutes', NULL, '20', 'add', 'typed'),
(59, '934d276a-9bb5-4231-9c19-9bcd2fd833fe', '2026-11-29T01:36:31.774199Z', 'wellness_entries', 'f0dbf443-74eb-495c-81a7-12cf5607e0c8', 'nutrition_notes', NULL, '"' || replace(hex(zeroblob(3000)), '00', 'Oats and rice again. ') || '"', 'create', 'typed'),
(60, 'db29cc76-9bb6-4622-b5ba-ca3938f7dac4', '2026-11-29T01:36:32.009081Z', 'wellness_entries', 'cfa26422-3191-4799-8639-208e73d27851', 'water_intake_ml', '500', NULL, 'delete', 'typed'),
(61, 'db29cc76-9bb6-4622-b5ba-ca3938f7dac4', '2026-11-29T01:36:32.009081Z', 'wellness_entries', 'cfa26422-3191-4799-8639-208e73d27851', 'mood_score', '"3.00"', NULL, 'delete', 'typed'),
(62, '9cbd318a-6de5-4e7c-a203-a983d5fb5691', '2026-11-29T01:36:32.064581Z', 'wellness_entries', 'f7e87585-fe74-4b9d-87f5-9aebe55b0ec3', 'mood_score', NULL, '"2.50"', 'create', 'typed'),
(63, 'af75b9b2-b11f-4b33-8f9f-68fb0fc870e1', '2026-11-29T01:36:32.137645Z', 'module_progress', '30f98b56-3843-4657-b2d6-428ef3eeffdf', 'completed_topics', NULL, '["one"]', 'create', 'typed'),
(64, 'af75b9b2-b11f-4b33-8f9f-68fb0fc870e1', '2026-11-29T01:36:32.137645Z', 'module_progress', '30f98b56-3843-4657-b2d6-428ef3eeffdf', 'notes', NULL, '"Naps"', 'create', 'typed'),
(65, 'af75b9b2-b11f-4b33-8f9f-68fb0fc870e1', '2026-11-29T01:36:32.137645Z', 'module_progress', '30f98b56-3843-4657-b2d6-428ef3eeffdf', 'progress_percentage', NULL, '"33.33"', 'create', 'typed'),
(66, 'ad3ab524-e17b-41ff-acab-2964735aa16b', '2026-11-29T01:36:32.258867Z', 'conversations', '35c34fcf-b6ea-4e90-b4f1-5bf791649035', 'message_count', NULL, '0', 'create', 'typed'),
(67, 'c45b9a5e-f3de-424c-9665-faa902f46639', '2026-11-29T01:36:32.434180Z', 'messages', 'bf11b832-8161-447e-876e-4771aa2d0201', 'id', NULL, '"bf11b832-8161-447e-876e-4771aa2d0201"', 'create', 'typed'),
(68, '81d9d50e-7f29-4955-abe7-65709300a09f', '2026-11-29T01:36:32.510995Z', 'messages', '680dbdfd-1a00-438e-a322-407f68440a72', 'id', NULL, '"680dbdfd-1a00-438e-a322-407f68440a72"', 'create', 'typed'),
(69, '67f1b8f3-c1f8-4454-a2e7-36f0a3228bb4', '2026-11-29T01:36:33.083033Z', 'wellness_entries', 'b3d75103-93fd-4ea0-8b34-64b382eb3454', 'mood_score', '"3.00"', '"5.00"', 'set', 'typed'),
(70, '300ac632-4cd0-4a95-9ee4-6237ca3f56eb', '2026-11-29T01:36:34.014560Z', 'wellness_entries', '61a51ee3-07d3-4186-bc05-6c972dbd83b2', 'mood_score', NULL, '"4.00"', 'create', 'typed'),
(71, '0e505c0d-c4e6-4d60-8689-37efecc3f00f', '2026-11-29T01:36:34.023895Z', 'wellness_entries', 'aa6df89b-e0d5-4737-a1af-a963b6d88aec', 'mood_score', '"1.00"', NULL, 'delete', 'typed'),
(72, '0e505c0d-c4e6-4d60-8689-37efecc3f00f', '2026-11-29T01:36:34.023895Z', 'wellness_entries', 'aa6df89b-e0d5-4737-a1af-a963b6d88aec', 'nutrition_notes', '"it''s ''quoted'', \"twice\"; -- DROP TABLE"', NULL, 'delete', 'typed'),
(73, '285bcc02-06e4-4f6d-8f08-ba4f058af044', '2026-11-29T01:36:34.035037Z', 'module_progress', 'c34b28b9-ef52-4efb-af63-29f328e05f3f', 'completed_topics', NULL, '[]', 'create', 'typed'),
(74, '285bcc02-06e4-4f6d-8f08-ba4f058af044', '2026-11-29T01:36:34.035037Z', 'module_progress', 'c34b28b9-ef52-4efb-af63-29f328e05f3f', 'current_focus', NULL, '"One thing"', 'create', 'typed'),
(75, '31f10ae4-c7cb-4665-8344-9316c88a0cbe', '2026-11-29T01:36:34.454970Z', 'wellness_entries', 'e56e4a60-339f-4b60-8759-be9bc86511ff', 'energy_level', NULL, '"4.00"', 'create', 'typed');
INSERT INTO "meta" ("name", "value") VALUES
('aggregates', 'yes'),
('compared_at', '2026-11-29T01:36:17.830746Z'),
('last_synced_at', '2026-11-29T01:36:31.396166Z'),
('owner', '01a224f1-f210-723f-9df6-2f6657fdb02a'),
('problem', 'Offline'),
('sentence', 'The connection to the server broke.'),
('swept_at', '2026-11-29T01:36:34.401056Z'),
('tombstones', 'no');
INSERT INTO "pending_change" ("table_name", "row_id", "deleted", "edited_at", "attempts_json", "last_error", "refused", "set_json", "failures") VALUES
('conversations', '35c34fcf-b6ea-4e90-b4f1-5bf791649035', 0, '2026-11-29T01:36:32.258867Z', '[]', NULL, 0, '["message_count"]', 0),
('messages', '680dbdfd-1a00-438e-a322-407f68440a72', 0, '2026-11-29T01:36:32.510995Z', '[]', NULL, 0, '[]', 0),
('messages', 'bf11b832-8161-447e-876e-4771aa2d0201', 0, '2026-11-29T01:36:32.434180Z', '[]', NULL, 0, '[]', 0),
('module_progress', 'c34b28b9-ef52-4efb-af63-29f328e05f3f', 0, '2026-11-29T01:36:34.035037Z', '[{"id":"c34b28b9-ef52-4efb-af63-29f328e05f3f","user_id":"01a224f1-f210-723f-9df6-2f6657fdb02a","module_name":"Focus","progress_percentage":"0.00","completed_topics":[],"current_focus":"One thing","notes":null,"last_activity":null}]', NULL, 0, '["completed_topics", "current_focus"]', 0),
('wellness_entries', '5a586e6e-7729-4df8-a3f1-38d4e376cf0d', 0, '2026-11-29T01:36:31.075630Z', '[]', 'The server refused: “numeric field overflow” (22003).', 1, '["mood_score"]', 0),
('wellness_entries', '61a51ee3-07d3-4186-bc05-6c972dbd83b2', 0, '2026-11-29T01:36:34.014560Z', '[]', NULL, 0, '["mood_score"]', 0),
('wellness_entries', '7f7d9129-a36f-4e78-8fe6-6f0cc419537c', 0, '2026-11-29T01:36:31.644626Z', '[]', NULL, 0, '[]', 0),
('wellness_entries', 'aa6df89b-e0d5-4737-a1af-a963b6d88aec', 1, '2026-11-29T01:36:34.023895Z', '[]', NULL, 0, '[]', 0),
('wellness_entries', 'b3d75103-93fd-4ea0-8b34-64b382eb3454', 0, '2026-11-29T01:36:33.083033Z', '[]', NULL, 0, '["mood_score", "nutrition_notes", "sleep_hours"]', 0),
('wellness_entries', 'e56e4a60-339f-4b60-8759-be9bc86511ff', 0, '2026-11-29T01:36:34.454970Z', '[]', NULL, 0, '["energy_level"]', 0);
INSERT INTO "unreadable" ("table_name", "row_id", "row_json", "reason") VALUES
('wellness_entries', '97bc927b-35b4-4d22-b62d-c572b2f64673', '{"id": "97bc927b-35b4-4d22-b62d-c572b2f64673", "user_id": "01a224f1-f210-723f-9df6-2f6657fdb02a", "date": "infinity", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": null, "energy_level": null, "nutrition_notes": null, "created_at": "2026-11-29T01:36:18.303+00:00", "updated_at": "2026-11-29T01:36:18.303+00:00"}', 'not a date of the years 1 to 9999');
INSERT INTO "users" ("id", "email", "full_name", "avatar_url", "timezone", "created_at", "updated_at") VALUES
('01a224f1-f210-723f-9df6-2f6657fdb02a', 'bd38657f385845589b15d2a44b3a2fab@example.com', NULL, NULL, 'UTC', '2026-11-29T01:36:06.718000Z', '2026-11-29T01:36:06.718000Z');
INSERT INTO "conversations" ("id", "user_id", "module_name", "topic", "message_count", "created_at", "updated_at") VALUES
('265579cc-e5a9-4fa6-9194-a95f966ce0ab', '01a224f1-f210-723f-9df6-2f6657fdb02a', 'identity', 'Mine', 2, '2026-11-29T01:36:27.745000Z', '2026-11-29T01:36:28.027000Z'),
('35c34fcf-b6ea-4e90-b4f1-5bf791649035', '01a224f1-f210-723f-9df6-2f6657fdb02a', 'habits', NULL, 0, '2026-11-29T01:36:32.258867Z', '2026-11-29T01:36:32.258867Z'),
('e5060879-f5fd-4019-890d-c9441daea8a6', '01a224f1-f210-723f-9df6-2f6657fdb02a', 'identity', 'Roots 🌱', 6, '2026-11-29T01:36:20.146000Z', '2026-11-29T01:36:23.332000Z');
INSERT INTO "module_progress" ("id", "user_id", "module_name", "progress_percentage", "completed_topics", "current_focus", "notes", "last_activity", "created_at", "updated_at") VALUES
('037371f0-e52c-4a08-854e-8e55f490aae0', '01a224f1-f210-723f-9df6-2f6657fdb02a', 'Boundaries', '0.00', '["a", "b"]', 'No', 'Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀', NULL, '2026-11-29T01:36:27.180000Z', '2026-11-29T01:36:27.180000Z'),
('30f98b56-3843-4657-b2d6-428ef3eeffdf', '01a224f1-f210-723f-9df6-2f6657fdb02a', 'Rest', '33.33', '["one"]', NULL, 'Naps', NULL, '2026-11-29T01:36:32.912000Z', '2026-11-29T01:36:32.912000Z'),
('4b7a955c-05ed-44b2-93fd-55dfb2e4613a', '01a224f1-f210-723f-9df6-2f6657fdb02a', 'Sleep', '12.50', '[]', NULL, NULL, NULL, '2026-11-29T01:36:18.448000Z', '2026-11-29T01:36:18.448000Z'),
('6ac8ee2d-3be9-4226-9d25-8bb3db479b75', '01a224f1-f210-723f-9df6-2f6657fdb02a', 'Movement', '100.00', '[]', NULL, NULL, NULL, '2026-11-29T01:36:19.753000Z', '2026-11-29T01:36:19.753000Z'),
('75a71174-b248-4247-9c0b-51acc0e0f38e', '01a224f1-f210-723f-9df6-2f6657fdb02a', 'Mindful eating', '50.00', '[]', NULL, NULL, NULL, '2026-11-29T01:36:18.993000Z', '2026-11-29T01:36:18.993000Z'),
('c34b28b9-ef52-4efb-af63-29f328e05f3f', '01a224f1-f210-723f-9df6-2f6657fdb02a', 'Focus', '0.00', '[]', 'One thing', NULL, NULL, '2026-11-29T01:36:34.035037Z', '2026-11-29T01:36:34.035037Z');
INSERT INTO "wellness_entries" ("id", "user_id", "date", "sleep_hours", "water_intake_ml", "exercise_minutes", "meditation_minutes", "mood_score", "energy_level", "nutrition_notes", "created_at", "updated_at") VALUES
('0c82f80d-40e1-4842-b0a1-19ab68363065', '01a224f1-f210-723f-9df6-2f6657fdb02a', '2026-08-19', NULL, NULL, NULL, NULL, '1.00', NULL, NULL, '2026-11-29T01:36:34.089000Z', '2026-11-29T01:36:34.089000Z'),
('184b7394-ade0-4750-bd7e-71e8b73d5cb9', '01a224f1-f210-723f-9df6-2f6657fdb02a', '2026-08-16', NULL, NULL, NULL, NULL, '1.00', NULL, NULL, '2026-11-29T01:36:34.089000Z', '2026-11-29T01:36:34.089000Z'),
('2d116550-0038-422f-a36f-860a4cb8ec51', '01a224f1-f210-723f-9df6-2f6657fdb02a', '2026-08-20', NULL, NULL, NULL, NULL, '1.00', NULL, NULL, '2026-11-29T01:36:34.089000Z', '2026-11-29T01:36:34.089000Z'),
('311e545a-18b8-424f-ba33-47bdbcfe2fd0', '01a224f1-f210-723f-9df6-2f6657fdb02a', '2026-08-12', NULL, NULL, NULL, NULL, '1.00', NULL, NULL, '2026-11-29T01:36:34.089000Z', '2026-11-29T01:36:34.089000Z'),
('34675253-9048-4ba2-bc01-ba35e18686fd', '01a224f1-f210-723f-9df6-2f6657fdb02a', '2026-11-08', NULL, 500, NULL, NULL, '5.00', '2.00', NULL, '2026-11-29T01:36:27.250000Z', '2026-11-29T01:36:30.932000Z'),
('3995fc90-bba9-448c-9576-aa304b530227', '01a224f1-f210-723f-9df6-2f6657fdb02a', '2026-08-09', NULL, NULL, NULL, NULL, '1.00', NULL, NULL, '2026-11-29T01:36:34.089000Z', '2026-11-29T01:36:34.089000Z'),
('56397cf6-031c-490c-a162-972f26e54ac6', '01a224f1-f210-723f-9df6-2f6657fdb02a', '2026-08-15', NULL, NULL, NULL, NULL, '1.00', NULL, NULL, '2026-11-29T01:36:34.089000Z', '2026-11-29T01:36:34.089000Z'),
('5a586e6e-7729-4df8-a3f1-38d4e376cf0d', '01a224f1-f210-723f-9df6-2f6657fdb02a', '2026-11-07', NULL, 500, NULL, NULL, '2.00', NULL, NULL, '2026-11-29T01:36:27.250000Z', '2026-11-29T01:36:31.075630Z'),
('61a51ee3-07d3-4186-bc05-6c972dbd83b2', '01a224f1-f210-723f-9df6-2f6657fdb02a', '2026-10-27', NULL, NULL, NULL, NULL, '4.00', NULL, NULL, '2026-11-29T01:36:34.014560Z', '2026-11-29T01:36:34.014560Z'),
('6df08d1e-14e4-4de0-9d6e-5801b5557fae', '01a224f1-f210-723f-9df6-2f6657fdb02a', '2026-08-18', NULL, NULL, NULL, NULL, '1.00', NULL, NULL, '2026-11-29T01:36:34.089000Z', '2026-11-29T01:36:34.089000Z'),
('7f7d9129-a36f-4e78-8fe6-6f0cc419537c', '01a224f1-f210-723f-9df6-2f6657fdb02a', '2026-11-05', NULL, 750, 20, NULL, '3.00', NULL, NULL, '2026-11-29T01:36:27.250000Z', '2026-11-29T01:36:31.644626Z'),
('8e665441-7efb-4f3b-ae4a-0e67148417ed', '01a224f1-f210-723f-9df6-2f6657fdb02a', '2026-08-14', NULL, NULL, NULL, NULL, '1.00', NULL, NULL, '2026-11-29T01:36:34.089000Z', '2026-11-29T01:36:34.089000Z'),
('982c11b7-6f7f-49dc-9e3a-33bcd79ae27f', '01a224f1-f210-723f-9df6-2f6657fdb02a', '2026-08-10', NULL, NULL, NULL, NULL, '1.00', NULL, NULL, '2026-11-29T01:36:34.089000Z', '2026-11-29T01:36:34.089000Z'),
('9d36851a-f565-4b19-aa81-f71b15bbb994', '01a224f1-f210-723f-9df6-2f6657fdb02a', '2026-08-17', NULL, NULL, NULL, NULL, '1.00', NULL, NULL, '2026-11-29T01:36:34.089000Z', '2026-11-29T01:36:34.089000Z'),
('a7336713-e562-4ed5-bdd3-e4901b80490e', '01a224f1-f210-723f-9df6-2f6657fdb02a', '2026-11-23', '7.26', 250, NULL, NULL, NULL, '0.01', NULL, '2026-11-29T01:36:17.868000Z', '2026-11-29T01:36:17.868000Z'),
('afc6fbee-1ccd-4022-8c20-d9943b9cca84', '01a224f1-f210-723f-9df6-2f6657fdb02a', '2026-11-27', NULL, NULL, NULL, NULL, '1.00', NULL, 'Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀', '2026-11-29T01:36:17.868000Z', '2026-11-29T01:36:25.506000Z'),
('b3d75103-93fd-4ea0-8b34-64b382eb3454', '01a224f1-f210-723f-9df6-2f6657fdb02a', '2026-11-06', '6.10', 500, NULL, NULL, '5.00', NULL, 'Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀', '2026-11-29T01:36:27.250000Z', '2026-11-29T01:36:33.083033Z'),
('b8f0dc51-07fd-468b-bf10-1d01923dccdd', '01a224f1-f210-723f-9df6-2f6657fdb02a', '2026-08-11', NULL, NULL, NULL, NULL, '1.00', NULL, NULL, '2026-11-29T01:36:34.089000Z', '2026-11-29T01:36:34.089000Z'),
('bf881f82-cfc8-486c-ad65-754c65475580', '01a224f1-f210-723f-9df6-2f6657fdb02a', '2026-08-13', NULL, NULL, NULL, NULL, '1.00', NULL, NULL, '2026-11-29T01:36:34.089000Z', '2026-11-29T01:36:34.089000Z'),
('c3ce7942-b187-4236-ae20-0f87017dee47', '01a224f1-f210-723f-9df6-2f6657fdb02a', '2200-12-31', NULL, NULL, NULL, NULL, NULL, NULL, 'Later', '2026-11-29T01:36:18.203000Z', '2026-11-29T01:36:18.203000Z'),
('d47ccd18-eec5-4d5a-8e6a-eb79e99c4a0c', '01a224f1-f210-723f-9df6-2f6657fdb02a', '2026-11-26', NULL, NULL, NULL, NULL, '1.00', NULL, 'one' || char(9) || 'two' || char(13) || char(10) || 'three ' || char(1) || char(7) || char(27) || '[31m' || char(127) || ' ' || char(8203) || char(173) || char(8238), '2026-11-29T01:36:17.868000Z', '2026-11-29T01:36:25.716000Z'),
('d727ade6-304e-4662-bee5-79b398d18477', '01a224f1-f210-723f-9df6-2f6657fdb02a', '1900-01-01', '8.00', NULL, NULL, NULL, NULL, NULL, NULL, '2026-11-29T01:36:17.966000Z', '2026-11-29T01:36:17.966000Z'),
('e56e4a60-339f-4b60-8759-be9bc86511ff', '01a224f1-f210-723f-9df6-2f6657fdb02a', '2026-10-26', NULL, NULL, NULL, NULL, NULL, '4.00', NULL, '2026-11-29T01:36:34.454970Z', '2026-11-29T01:36:34.454970Z'),
('f0dbf443-74eb-495c-81a7-12cf5607e0c8', '01a224f1-f210-723f-9df6-2f6657fdb02a', '2026-11-24', NULL, NULL, NULL, NULL, NULL, NULL, replace(hex(zeroblob(3000)), '00', 'Oats and rice again. '), '2026-11-29T01:36:33.896000Z', '2026-11-29T01:36:33.896000Z'),
('f7e87585-fe74-4b9d-87f5-9aebe55b0ec3', '01a224f1-f210-723f-9df6-2f6657fdb02a', '2026-10-29', NULL, NULL, NULL, NULL, '2.50', NULL, NULL, '2026-11-29T01:36:33.896000Z', '2026-11-29T01:36:33.896000Z');
INSERT INTO "messages" ("id", "conversation_id", "role", "content", "tokens_used", "created_at") VALUES
('09b6239d-fabc-4456-9bf8-c1c03c03ed9e', 'e5060879-f5fd-4019-890d-c9441daea8a6', 'user', '4 Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀', NULL, '2026-11-29T01:36:21.726000Z'),
('0dbf6ee7-23a7-48fe-9caf-97fc18ba5d56', 'e5060879-f5fd-4019-890d-c9441daea8a6', 'assistant', '5 Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀', 5, '2026-11-29T01:36:22.311000Z'),
('3b44428d-c254-4ff1-9d03-188a03bf78bc', 'e5060879-f5fd-4019-890d-c9441daea8a6', 'assistant', '3 Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀', 3, '2026-11-29T01:36:21.569000Z'),
('680dbdfd-1a00-438e-a322-407f68440a72', '35c34fcf-b6ea-4e90-b4f1-5bf791649035', 'user', 'Two', NULL, '2026-11-29T01:36:32.510995Z'),
('6dbc4cac-c1f9-4a94-8fe1-e162cb8e30b2', '265579cc-e5a9-4fa6-9194-a95f966ce0ab', 'user', 'one' || char(9) || 'two' || char(13) || char(10) || 'three ' || char(1) || char(7) || char(27) || '[31m' || char(127) || ' ' || char(8203) || char(173) || char(8238), NULL, '2026-11-29T01:36:26.736777Z'),
('9caa964c-ed83-4d98-ad3e-bfa4c630642e', '265579cc-e5a9-4fa6-9194-a95f966ce0ab', 'user', 'Hello', NULL, '2026-11-29T01:36:26.711190Z'),
('a5eae51f-c500-4966-a58b-5742cf7f49fb', 'e5060879-f5fd-4019-890d-c9441daea8a6', 'user', '0 Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀', NULL, '2026-11-29T01:36:20.558000Z'),
('b8bfebcb-bc4c-4754-8e31-f599bbbe0e5a', 'e5060879-f5fd-4019-890d-c9441daea8a6', 'assistant', '1 Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀', 1, '2026-11-29T01:36:20.976000Z'),
('bf11b832-8161-447e-876e-4771aa2d0201', '35c34fcf-b6ea-4e90-b4f1-5bf791649035', 'user', 'Unsent', NULL, '2026-11-29T01:36:32.434180Z'),
('f157efc8-2eaf-4120-9d66-d376dd6156ad', 'e5060879-f5fd-4019-890d-c9441daea8a6', 'user', '2 Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀', NULL, '2026-11-29T01:36:21.299000Z');
INSERT INTO "ghost" ("table_name", "row_id", "attempts_json", "at") VALUES
('wellness_entries', '9739468a-6e40-45eb-a8e9-b05b604fa02e', '[{"id":"9739468a-6e40-45eb-a8e9-b05b604fa02e","user_id":"01a224f1-f210-723f-9df6-2f6657fdb02a","date":"2026-11-02","sleep_hours":null,"water_intake_ml":null,"exercise_minutes":null,"meditation_minutes":null,"mood_score":"4.00","energy_level":null,"nutrition_notes":null}]', '2026-11-29T01:36:30.813992Z');
INSERT INTO "cycle" ("id", "started_at", "ended_at", "pushed", "pulled", "conflicts", "requests", "problem") VALUES
(1, '2026-11-29T01:36:15.366510Z', '2026-11-29T01:36:17.907902Z', 4, 1, 0, 11, ''),
(2, '2026-11-29T01:36:22.376412Z', '2026-11-29T01:36:23.544302Z', 1, 12, 0, 5, ''),
(3, '2026-11-29T01:36:25.186759Z', '2026-11-29T01:36:26.115998Z', 3, 3, 3, 4, ''),
(4, '2026-11-29T01:36:26.758011Z', '2026-11-29T01:36:28.075406Z', 11, 0, 0, 6, ''),
(5, '2026-11-29T01:36:29.580884Z', '2026-11-29T01:36:29.992091Z', 0, 0, 0, 5, ''),
(6, '2026-11-29T01:36:30.016740Z', '2026-11-29T01:36:30.238895Z', 0, 0, 0, 2, 'The connection to the server broke.'),
(7, '2026-11-29T01:36:30.336962Z', '2026-11-29T01:36:30.496006Z', 0, 1, 0, 2, 'The connection to the server broke.'),
(8, '2026-11-29T01:36:30.539961Z', '2026-11-29T01:36:31.048171Z', 2, 0, 0, 3, ''),
(9, '2026-11-29T01:36:32.526128Z', '2026-11-29T01:36:32.982393Z', 0, 0, 0, 2, 'The connection to the server broke.'),
(10, '2026-11-29T01:36:33.095535Z', '2026-11-29T01:36:33.441356Z', 0, 1, 0, 2, 'The connection to the server broke.'),
(11, '2026-11-29T01:36:33.504371Z', '2026-11-29T01:36:33.972933Z', 0, 0, 0, 6, 'The connection to the server broke.'),
(12, '2026-11-29T01:36:34.107957Z', '2026-11-29T01:36:34.448637Z', 0, 14, 0, 2, 'The connection to the server broke.');
CREATE INDEX journal_row_idx ON journal (table_name, row_id);
CREATE INDEX users_email_idx ON users (email);
CREATE INDEX conversations_module_idx ON conversations (module_name);
CREATE INDEX conversations_user_idx ON conversations (user_id);
CREATE INDEX progress_module_idx ON module_progress (module_name);
CREATE INDEX progress_user_module_idx ON module_progress (user_id, module_name);
CREATE INDEX wellness_date_idx ON wellness_entries (date);
CREATE INDEX wellness_user_date_idx ON wellness_entries (user_id, date);
CREATE INDEX messages_conversation_idx ON messages (conversation_id);
CREATE INDEX messages_created_idx ON messages (created_at);
CREATE INDEX base_gone_idx ON base (table_name) WHERE gone;
PRAGMA user_version = 2;
