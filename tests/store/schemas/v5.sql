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
INSERT INTO "base" ("table_name", "row_id", "version", "values_json", "gone") VALUES
('conversations', '2294536f-5b40-452d-8e44-823ab21dc5fb', '2026-11-29 01:40:04.017+00', '{"id": "2294536f-5b40-452d-8e44-823ab21dc5fb", "user_id": "01a224f5-6581-76db-8080-ae5e4c90a408", "module_name": "identity", "topic": "Mine", "message_count": 2, "created_at": "2026-11-29T01:40:04.017000Z", "updated_at": "2026-11-29T01:40:04.017000Z"}', 0),
('conversations', '5b955bac-2abc-439c-9962-6647de83d007', '2026-11-29 01:40:02.803+00', '{"id": "5b955bac-2abc-439c-9962-6647de83d007", "user_id": "01a224f5-6581-76db-8080-ae5e4c90a408", "module_name": "identity", "topic": "Roots 🌱", "message_count": 6, "created_at": "2026-11-29T01:40:01.516000Z", "updated_at": "2026-11-29T01:40:02.803000Z"}', 0),
('module_progress', '1d40279e-596d-44d1-a3fa-cb8dbe734211', '2026-11-29 01:40:03.879+00', '{"id": "1d40279e-596d-44d1-a3fa-cb8dbe734211", "user_id": "01a224f5-6581-76db-8080-ae5e4c90a408", "module_name": "Boundaries", "progress_percentage": "0.00", "completed_topics": ["a", "b"], "current_focus": "No", "notes": "Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀", "last_activity": "2026-11-29T01:40:03.649842Z", "created_at": "2026-11-29T01:40:03.879000Z", "updated_at": "2026-11-29T01:40:03.879000Z"}', 0),
('module_progress', '1fabbd3c-a33b-4e19-bd15-b75464393ccd', '2026-11-29T01:40:01.224+00:00', '{"id": "1fabbd3c-a33b-4e19-bd15-b75464393ccd", "user_id": "01a224f5-6581-76db-8080-ae5e4c90a408", "module_name": "Sleep", "progress_percentage": "12.50", "completed_topics": [], "current_focus": null, "notes": null, "last_activity": null, "created_at": "2026-11-29T01:40:01.224000Z", "updated_at": "2026-11-29T01:40:01.224000Z"}', 0),
('module_progress', '546a16e5-96b0-42af-85a7-b51ef03bed89', '2026-11-29T01:40:01.41+00:00', '{"id": "546a16e5-96b0-42af-85a7-b51ef03bed89", "user_id": "01a224f5-6581-76db-8080-ae5e4c90a408", "module_name": "Movement", "progress_percentage": "100.00", "completed_topics": [], "current_focus": null, "notes": null, "last_activity": null, "created_at": "2026-11-29T01:40:01.410000Z", "updated_at": "2026-11-29T01:40:01.410000Z"}', 0),
('module_progress', '65ec38e5-b5f0-4b4d-87f1-e050e7281d26', '2026-11-29T01:40:05.515+00:00', '{"id": "65ec38e5-b5f0-4b4d-87f1-e050e7281d26", "user_id": "01a224f5-6581-76db-8080-ae5e4c90a408", "module_name": "Rest", "progress_percentage": "33.33", "completed_topics": ["one"], "current_focus": null, "notes": "Naps", "last_activity": "2026-11-29T01:40:05.343813Z", "created_at": "2026-11-29T01:40:05.515000Z", "updated_at": "2026-11-29T01:40:05.515000Z"}', 0),
('module_progress', 'f24e83bc-521d-4c88-98f5-3643819790c1', '2026-11-29T01:40:01.315+00:00', '{"id": "f24e83bc-521d-4c88-98f5-3643819790c1", "user_id": "01a224f5-6581-76db-8080-ae5e4c90a408", "module_name": "Mindful eating", "progress_percentage": "50.00", "completed_topics": [], "current_focus": null, "notes": null, "last_activity": null, "created_at": "2026-11-29T01:40:01.315000Z", "updated_at": "2026-11-29T01:40:01.315000Z"}', 0),
('users', '01a224f5-6581-76db-8080-ae5e4c90a408', '2026-11-29 01:39:52.051+00', '{"id": "01a224f5-6581-76db-8080-ae5e4c90a408", "email": "ed70cd4fea9740b89add354788fa9ab8@example.com", "full_name": null, "avatar_url": null, "timezone": "UTC", "created_at": "2026-11-29T01:39:52.051000Z", "updated_at": "2026-11-29T01:39:52.051000Z"}', 0),
('wellness_entries', '036a58b6-eb3c-4e40-9cdb-c3e2c0b44784', '2026-11-29 01:40:03.947+00', '{"id": "036a58b6-eb3c-4e40-9cdb-c3e2c0b44784", "user_id": "01a224f5-6581-76db-8080-ae5e4c90a408", "date": "2026-11-05", "sleep_hours": null, "water_intake_ml": 500, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "3.00", "energy_level": null, "nutrition_notes": null, "created_at": "2026-11-29T01:40:03.947000Z", "updated_at": "2026-11-29T01:40:03.947000Z"}', 0),
('wellness_entries', '06e810da-9c0a-4ccf-8d36-d017f401fbc8', '2026-11-29T01:40:06.154+00:00', '{"id": "06e810da-9c0a-4ccf-8d36-d017f401fbc8", "user_id": "01a224f5-6581-76db-8080-ae5e4c90a408", "date": "2026-08-20", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "1.00", "energy_level": null, "nutrition_notes": null, "created_at": "2026-11-29T01:40:06.154000Z", "updated_at": "2026-11-29T01:40:06.154000Z"}', 0),
('wellness_entries', '098925b9-fcdc-4042-ab1e-2dab17df20cb', '2026-11-29 01:40:03.947+00', '{"id": "098925b9-fcdc-4042-ab1e-2dab17df20cb", "user_id": "01a224f5-6581-76db-8080-ae5e4c90a408", "date": "2026-11-06", "sleep_hours": null, "water_intake_ml": 500, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "3.00", "energy_level": null, "nutrition_notes": null, "created_at": "2026-11-29T01:40:03.947000Z", "updated_at": "2026-11-29T01:40:03.947000Z"}', 0),
('wellness_entries', '1114542f-eca3-432d-9ce2-5c8329fbd6d2', '2026-11-29T01:40:05.959+00:00', '{"id": "1114542f-eca3-432d-9ce2-5c8329fbd6d2", "user_id": "01a224f5-6581-76db-8080-ae5e4c90a408", "date": "2026-10-29", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "2.50", "energy_level": null, "nutrition_notes": null, "created_at": "2026-11-29T01:40:05.959000Z", "updated_at": "2026-11-29T01:40:05.959000Z"}', 0),
('wellness_entries', '1cf194ea-ed00-40f0-a37f-024bb1826825', '2026-11-29T01:40:06.154+00:00', '{"id": "1cf194ea-ed00-40f0-a37f-024bb1826825", "user_id": "01a224f5-6581-76db-8080-ae5e4c90a408", "date": "2026-08-09", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "1.00", "energy_level": null, "nutrition_notes": null, "created_at": "2026-11-29T01:40:06.154000Z", "updated_at": "2026-11-29T01:40:06.154000Z"}', 0),
('wellness_entries', '1ff8db0a-4dbf-4bf0-99e1-c649d892d18b', '2026-11-29T01:40:06.154+00:00', '{"id": "1ff8db0a-4dbf-4bf0-99e1-c649d892d18b", "user_id": "01a224f5-6581-76db-8080-ae5e4c90a408", "date": "2026-08-18", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "1.00", "energy_level": null, "nutrition_notes": null, "created_at": "2026-11-29T01:40:06.154000Z", "updated_at": "2026-11-29T01:40:06.154000Z"}', 0),
('wellness_entries', '3aa11ecc-bfb5-432d-9b21-1d616cb7244b', '2026-11-29T01:40:06.154+00:00', '{"id": "3aa11ecc-bfb5-432d-9b21-1d616cb7244b", "user_id": "01a224f5-6581-76db-8080-ae5e4c90a408", "date": "2026-08-14", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "1.00", "energy_level": null, "nutrition_notes": null, "created_at": "2026-11-29T01:40:06.154000Z", "updated_at": "2026-11-29T01:40:06.154000Z"}', 0),
('wellness_entries', '519cb346-ebf8-47ee-9aef-c176875fdb1c', '2026-11-29 01:40:03.947+00', '{"id": "519cb346-ebf8-47ee-9aef-c176875fdb1c", "user_id": "01a224f5-6581-76db-8080-ae5e4c90a408", "date": "2026-11-07", "sleep_hours": null, "water_intake_ml": 500, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "3.00", "energy_level": null, "nutrition_notes": null, "created_at": "2026-11-29T01:40:03.947000Z", "updated_at": "2026-11-29T01:40:03.947000Z"}', 0),
('wellness_entries', '5d5f5b88-c45a-460b-8455-830c1291c292', '2026-11-29T01:40:06.154+00:00', '{"id": "5d5f5b88-c45a-460b-8455-830c1291c292", "user_id": "01a224f5-6581-76db-8080-ae5e4c90a408", "date": "2026-08-13", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "1.00", "energy_level": null, "nutrition_notes": null, "created_at": "2026-11-29T01:40:06.154000Z", "updated_at": "2026-11-29T01:40:06.154000Z"}', 0),
('wellness_entries', '77482af1-ee1f-4d8a-bba9-537751ab203a', '2026-11-29T01:40:06.154+00:00', '{"id": "77482af1-ee1f-4d8a-bba9-537751ab203a", "user_id": "01a224f5-6581-76db-8080-ae5e4c90a408", "date": "2026-08-10", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "1.00", "energy_level": null, "nutrition_notes": null, "created_at": "2026-11-29T01:40:06.154000Z", "updated_at": "2026-11-29T01:40:06.154000Z"}', 0),
('wellness_entries', '7fe618df-5fca-49ee-a949-928ebecad9b1', '2026-11-29 01:40:04.191+00', '{"id": "7fe618df-5fca-49ee-a949-928ebecad9b1", "user_id": "01a224f5-6581-76db-8080-ae5e4c90a408", "date": "2026-11-25", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "4.00", "energy_level": null, "nutrition_notes": "it''s ''quoted'', \"twice\"; -- DROP TABLE", "created_at": "2026-11-29T01:40:00.760000Z", "updated_at": "2026-11-29T01:40:04.191000Z"}', 0),
('wellness_entries', '873bdca2-69a9-4d7c-84be-d84c0bedfd99', '2026-11-29T01:40:06.154+00:00', '{"id": "873bdca2-69a9-4d7c-84be-d84c0bedfd99", "user_id": "01a224f5-6581-76db-8080-ae5e4c90a408", "date": "2026-08-12", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "1.00", "energy_level": null, "nutrition_notes": null, "created_at": "2026-11-29T01:40:06.154000Z", "updated_at": "2026-11-29T01:40:06.154000Z"}', 0),
('wellness_entries', '8a667204-65d9-4eb4-b68a-6b292356e76b', '2026-11-29T01:40:01.035+00:00', '{"id": "8a667204-65d9-4eb4-b68a-6b292356e76b", "user_id": "01a224f5-6581-76db-8080-ae5e4c90a408", "date": "2200-12-31", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": null, "energy_level": null, "nutrition_notes": "Later", "created_at": "2026-11-29T01:40:01.035000Z", "updated_at": "2026-11-29T01:40:01.035000Z"}', 0),
('wellness_entries', '9271c534-5912-40a9-a054-b9f9a65db8e4', '2026-11-29 01:40:00.76+00', '{"id": "9271c534-5912-40a9-a054-b9f9a65db8e4", "user_id": "01a224f5-6581-76db-8080-ae5e4c90a408", "date": "2026-11-23", "sleep_hours": "7.26", "water_intake_ml": 250, "exercise_minutes": null, "meditation_minutes": null, "mood_score": null, "energy_level": "0.01", "nutrition_notes": null, "created_at": "2026-11-29T01:40:00.760000Z", "updated_at": "2026-11-29T01:40:00.760000Z"}', 0),
('wellness_entries', 'a676c5c1-c6ef-4aae-84c4-5270e47e6506', '2026-11-29T01:40:00.914+00:00', '{"id": "a676c5c1-c6ef-4aae-84c4-5270e47e6506", "user_id": "01a224f5-6581-76db-8080-ae5e4c90a408", "date": "1900-01-01", "sleep_hours": "8.00", "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": null, "energy_level": null, "nutrition_notes": null, "created_at": "2026-11-29T01:40:00.914000Z", "updated_at": "2026-11-29T01:40:00.914000Z"}', 0),
('wellness_entries', 'adfd50e3-17b0-436a-940c-8bedebb41d65', '2026-11-29 01:40:05.004+00', '{"id": "adfd50e3-17b0-436a-940c-8bedebb41d65", "user_id": "01a224f5-6581-76db-8080-ae5e4c90a408", "date": "2026-11-08", "sleep_hours": null, "water_intake_ml": 500, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "5.00", "energy_level": "2.00", "nutrition_notes": null, "created_at": "2026-11-29T01:40:03.947000Z", "updated_at": "2026-11-29T01:40:05.004000Z"}', 0),
('wellness_entries', 'c36641d2-4f36-41bb-8a85-93b9e0fcc122', '2026-11-29 01:40:03.419+00', '{"id": "c36641d2-4f36-41bb-8a85-93b9e0fcc122", "user_id": "01a224f5-6581-76db-8080-ae5e4c90a408", "date": "2026-11-26", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "1.00", "energy_level": null, "nutrition_notes": "one\ttwo\r\nthree \u0001\u0007\u001b[31m' || char(127) || ' ' || char(8203) || char(173) || char(8238) || '", "created_at": "2026-11-29T01:40:00.760000Z", "updated_at": "2026-11-29T01:40:03.419000Z"}', 0),
('wellness_entries', 'cf85e006-fe2c-4310-9538-442d5e177fd0', '2026-11-29T01:40:06.154+00:00', '{"id": "cf85e006-fe2c-4310-9538-442d5e177fd0", "user_id": "01a224f5-6581-76db-8080-ae5e4c90a408", "date": "2026-08-16", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "1.00", "energy_level": null, "nutrition_notes": null, "created_at": "2026-11-29T01:40:06.154000Z", "updated_at": "2026-11-29T01:40:06.154000Z"}', 0),
('wellness_entries', 'd593e302-2eb4-4f6a-b248-1dfa7012c9bd', '2026-11-29T01:40:06.154+00:00', '{"id": "d593e302-2eb4-4f6a-b248-1dfa7012c9bd", "user_id": "01a224f5-6581-76db-8080-ae5e4c90a408", "date": "2026-08-19", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "1.00", "energy_level": null, "nutrition_notes": null, "created_at": "2026-11-29T01:40:06.154000Z", "updated_at": "2026-11-29T01:40:06.154000Z"}', 0),
('wellness_entries', 'd63def0b-33f0-4371-8bb7-80c637a158b1', '2026-11-29T01:40:06.154+00:00', '{"id": "d63def0b-33f0-4371-8bb7-80c637a158b1", "user_id": "01a224f5-6581-76db-8080-ae5e4c90a408", "date": "2026-08-15", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "1.00", "energy_level": null, "nutrition_notes": null, "created_at": "2026-11-29T01:40:06.154000Z", "updated_at": "2026-11-29T01:40:06.154000Z"}', 0),
('wellness_entries', 'd78311f1-3f00-417e-bbfb-2de4ec277d93', '2026-11-29T01:40:06.154+00:00', '{"id": "d78311f1-3f00-417e-bbfb-2de4ec277d93", "user_id": "01a224f5-6581-76db-8080-ae5e4c90a408", "date": "2026-08-11", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "1.00", "energy_level": null, "nutrition_notes": null, "created_at": "2026-11-29T01:40:06.154000Z", "updated_at": "2026-11-29T01:40:06.154000Z"}', 0),
('wellness_entries', 'f6ab6373-3fd5-485a-81a7-be8117adb77e', '2026-11-29T01:40:05.959+00:00', '{"id": "f6ab6373-3fd5-485a-81a7-be8117adb77e", "user_id": "01a224f5-6581-76db-8080-ae5e4c90a408", "date": "2026-11-24", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": null, "energy_level": null, "nutrition_notes": "' || replace(hex(zeroblob(3000)), '00', 'Oats and rice again. ') || '", "created_at": "2026-11-29T01:40:05.959000Z", "updated_at": "2026-11-29T01:40:05.959000Z"}', 0),
('wellness_entries', 'f9f67956-7bec-4146-b4d2-dba93c821408', '2026-11-29T01:40:06.154+00:00', '{"id": "f9f67956-7bec-4146-b4d2-dba93c821408", "user_id": "01a224f5-6581-76db-8080-ae5e4c90a408", "date": "2026-08-17", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "1.00", "energy_level": null, "nutrition_notes": null, "created_at": "2026-11-29T01:40:06.154000Z", "updated_at": "2026-11-29T01:40:06.154000Z"}', 0),
('wellness_entries', 'faf0f794-98ab-465e-89c1-ad334c6ef8bc', '2026-11-29 01:40:03.352+00', '{"id": "faf0f794-98ab-465e-89c1-ad334c6ef8bc", "user_id": "01a224f5-6581-76db-8080-ae5e4c90a408", "date": "2026-11-27", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "1.00", "energy_level": null, "nutrition_notes": "Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀", "created_at": "2026-11-29T01:40:00.760000Z", "updated_at": "2026-11-29T01:40:03.352000Z"}', 0);
INSERT INTO "conflict" ("id", "decided_at", "table_name", "row_id", "column", "base_json", "mine_json", "theirs_json", "result_json", "rule", "undone_at", "settled_by") VALUES
(1, '2026-11-29T01:40:03.238281Z', 'wellness_entries', 'faf0f794-98ab-465e-89c1-ad334c6ef8bc', 'mood_score', '"3.25"', '"1.00"', '"4.00"', '"1.00"', 'later edit', NULL, NULL),
(2, '2026-11-29T01:40:03.238281Z', 'wellness_entries', 'c36641d2-4f36-41bb-8a85-93b9e0fcc122', 'mood_score', '"3.25"', '"1.00"', '"4.00"', '"1.00"', 'later edit', NULL, NULL),
(3, '2026-11-29T01:40:03.238281Z', 'wellness_entries', '7fe618df-5fca-49ee-a949-928ebecad9b1', 'mood_score', '"3.25"', '"1.00"', '"4.00"', '"1.00"', 'later edit', '2026-11-29T01:40:03.577530Z', '05e61315-c276-4a1d-ad8e-55825c79ea46');
INSERT INTO "cursor" ("table_name", "position", "row_id") VALUES
('conversations', '2026-11-29T01:40:04.017+00:00', '2294536f-5b40-452d-8e44-823ab21dc5fb'),
('messages', '2026-11-29 01:40:02.282+00', '1fc3a253-03f0-46d9-bdce-93dbd033e4c9'),
('module_progress', '2026-11-29T01:40:05.515+00:00', '65ec38e5-b5f0-4b4d-87f1-e050e7281d26'),
('users', '2026-11-29 01:39:52.051+00', '01a224f5-6581-76db-8080-ae5e4c90a408'),
('wellness_entries', '2026-11-29T01:40:06.154+00:00', 'f9f67956-7bec-4146-b4d2-dba93c821408');
INSERT INTO "journal" ("id", "edit_id", "at", "table_name", "row_id", "column", "old_json", "new_json", "how", "source") VALUES
(1, '5d23b065-09c2-4f8d-bb5e-e01baa911145', '2026-11-29T01:39:58.549572Z', 'wellness_entries', 'faf0f794-98ab-465e-89c1-ad334c6ef8bc', 'mood_score', NULL, '"3.25"', 'create', 'import'),
(2, '5d23b065-09c2-4f8d-bb5e-e01baa911145', '2026-11-29T01:39:58.549572Z', 'wellness_entries', 'faf0f794-98ab-465e-89c1-ad334c6ef8bc', 'nutrition_notes', NULL, '"Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀"', 'create', 'import'),
(3, '5d23b065-09c2-4f8d-bb5e-e01baa911145', '2026-11-29T01:39:58.549572Z', 'wellness_entries', 'c36641d2-4f36-41bb-8a85-93b9e0fcc122', 'mood_score', NULL, '"3.25"', 'create', 'import'),
(4, '5d23b065-09c2-4f8d-bb5e-e01baa911145', '2026-11-29T01:39:58.549572Z', 'wellness_entries', 'c36641d2-4f36-41bb-8a85-93b9e0fcc122', 'nutrition_notes', NULL, '"one\ttwo\r\nthree \u0001\u0007\u001b[31m' || char(127) || ' ' || char(8203) || char(173) || char(8238) || '"', 'create', 'import'),
(5, '5d23b065-09c2-4f8d-bb5e-e01baa911145', '2026-11-29T01:39:58.549572Z', 'wellness_entries', '7fe618df-5fca-49ee-a949-928ebecad9b1', 'mood_score', NULL, '"3.25"', 'create', 'import'),
(6, '5d23b065-09c2-4f8d-bb5e-e01baa911145', '2026-11-29T01:39:58.549572Z', 'wellness_entries', '7fe618df-5fca-49ee-a949-928ebecad9b1', 'nutrition_notes', NULL, '"it''s ''quoted'', \"twice\"; -- DROP TABLE"', 'create', 'import'),
(7, '5d23b065-09c2-4f8d-bb5e-e01baa911145', '2026-11-29T01:39:58.549572Z', 'wellness_entries', '9271c534-5912-40a9-a054-b9f9a65db8e4', 'sleep_hours', NULL, '"7.26"', 'create', 'import'),
(8, '5d23b065-09c2-4f8d-bb5e-e01baa911145', '2026-11-29T01:39:58.549572Z', 'wellness_entries', '9271c534-5912-40a9-a054-b9f9a65db8e4', 'water_intake_ml', NULL, '250', 'create', 'import'),
(9, '5d23b065-09c2-4f8d-bb5e-e01baa911145', '2026-11-29T01:39:58.549572Z', 'wellness_entries', '9271c534-5912-40a9-a054-b9f9a65db8e4', 'energy_level', NULL, '"0.01"', 'create', 'import'),
(10, '9b088669-589d-45ed-a3a5-7dc31e7bad1c', '2026-11-29T01:39:57.744019Z', 'wellness_entries', 'faf0f794-98ab-465e-89c1-ad334c6ef8bc', 'mood_score', NULL, '"3.25"', 'create', 'typed'),
(11, '9b088669-589d-45ed-a3a5-7dc31e7bad1c', '2026-11-29T01:39:57.744019Z', 'wellness_entries', 'faf0f794-98ab-465e-89c1-ad334c6ef8bc', 'nutrition_notes', NULL, '"Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀"', 'create', 'typed'),
(12, 'a228c8b8-024e-464b-8769-ee567afd0c5e', '2026-11-29T01:39:57.815922Z', 'wellness_entries', 'c36641d2-4f36-41bb-8a85-93b9e0fcc122', 'mood_score', NULL, '"3.25"', 'create', 'typed'),
(13, 'a228c8b8-024e-464b-8769-ee567afd0c5e', '2026-11-29T01:39:57.815922Z', 'wellness_entries', 'c36641d2-4f36-41bb-8a85-93b9e0fcc122', 'nutrition_notes', NULL, '"one\ttwo\r\nthree \u0001\u0007\u001b[31m' || char(127) || ' ' || char(8203) || char(173) || char(8238) || '"', 'create', 'typed'),
(14, 'b6e4bbe8-bceb-4a75-961d-16a43fa5a0a1', '2026-11-29T01:39:57.832937Z', 'wellness_entries', '7fe618df-5fca-49ee-a949-928ebecad9b1', 'mood_score', NULL, '"3.25"', 'create', 'typed'),
(15, 'b6e4bbe8-bceb-4a75-961d-16a43fa5a0a1', '2026-11-29T01:39:57.832937Z', 'wellness_entries', '7fe618df-5fca-49ee-a949-928ebecad9b1', 'nutrition_notes', NULL, '"it''s ''quoted'', \"twice\"; -- DROP TABLE"', 'create', 'typed'),
(16, 'ccf938e7-bffe-415c-b307-8c705347d8d8', '2026-11-29T01:39:57.844359Z', 'wellness_entries', '9271c534-5912-40a9-a054-b9f9a65db8e4', 'sleep_hours', NULL, '"7.26"', 'create', 'typed'),
(17, 'ccf938e7-bffe-415c-b307-8c705347d8d8', '2026-11-29T01:39:57.844359Z', 'wellness_entries', '9271c534-5912-40a9-a054-b9f9a65db8e4', 'water_intake_ml', NULL, '250', 'create', 'typed'),
(18, 'ccf938e7-bffe-415c-b307-8c705347d8d8', '2026-11-29T01:39:57.844359Z', 'wellness_entries', '9271c534-5912-40a9-a054-b9f9a65db8e4', 'energy_level', NULL, '"0.01"', 'create', 'typed'),
(19, '321c34f2-a089-43d3-8a77-89803f6d5bb1', '2026-11-29T01:39:57.859494Z', 'wellness_entries', '07e2069f-0930-4da9-b3f8-f1809dd249c1', 'mood_score', NULL, '"2.00"', 'create', 'typed'),
(20, '2fd764f3-14b3-469d-8fae-ddaebc2d6f11', '2026-11-29T01:39:57.872349Z', 'wellness_entries', '07e2069f-0930-4da9-b3f8-f1809dd249c1', 'date', '"2026-11-22"', NULL, 'delete', 'typed'),
(21, '2fd764f3-14b3-469d-8fae-ddaebc2d6f11', '2026-11-29T01:39:57.872349Z', 'wellness_entries', '07e2069f-0930-4da9-b3f8-f1809dd249c1', 'mood_score', '"2.00"', NULL, 'delete', 'typed'),
(22, 'c7bf1f07-46fd-47ca-bd7b-814366f6eb63', '2026-11-29T01:39:57.883123Z', 'wellness_entries', '6ac75b45-8416-4a63-95e7-42d004cdcb50', 'mood_score', NULL, '"1.00"', 'create', 'typed'),
(23, '9a983aa5-42e6-42a4-9e89-8adaf0516676', '2026-11-29T01:39:57.901796Z', 'wellness_entries', '6ac75b45-8416-4a63-95e7-42d004cdcb50', 'date', '"2026-11-21"', NULL, 'delete', 'typed'),
(24, '9a983aa5-42e6-42a4-9e89-8adaf0516676', '2026-11-29T01:39:57.901796Z', 'wellness_entries', '6ac75b45-8416-4a63-95e7-42d004cdcb50', 'mood_score', '"1.00"', NULL, 'delete', 'typed'),
(25, '0500c0b0-27eb-4478-983e-fb2bfee17416', '2026-11-29T01:40:00.421810Z', 'users', '01a224f5-6581-76db-8080-ae5e4c90a408', 'timezone', NULL, '"UTC"', 'set', 'sync'),
(26, '3216fe93-c412-44b5-91d5-64e4b8a424a3', '2026-11-29T01:40:02.723775Z', 'conversations', '5b955bac-2abc-439c-9962-6647de83d007', 'message_count', '0', '6', 'set', 'sync'),
(27, '0798aa45-b3af-434b-bf1a-64fe41e19143', '2026-11-29T01:40:02.953872Z', 'wellness_entries', 'faf0f794-98ab-465e-89c1-ad334c6ef8bc', 'mood_score', '"3.25"', '"1.00"', 'set', 'typed'),
(28, 'e2d767d5-1287-42fb-b5ba-db9915e9c6e4', '2026-11-29T01:40:03.073484Z', 'wellness_entries', 'c36641d2-4f36-41bb-8a85-93b9e0fcc122', 'mood_score', '"3.25"', '"1.00"', 'set', 'typed'),
(29, '4f356408-e1ad-42ab-849d-6030dcbeb882', '2026-11-29T01:40:03.166807Z', 'wellness_entries', '7fe618df-5fca-49ee-a949-928ebecad9b1', 'mood_score', '"3.25"', '"1.00"', 'set', 'typed'),
(30, '05e61315-c276-4a1d-ad8e-55825c79ea46', '2026-11-29T01:40:03.577530Z', 'wellness_entries', '7fe618df-5fca-49ee-a949-928ebecad9b1', 'mood_score', '"1.00"', '"4.00"', 'set', 'undo'),
(31, 'ed9e4c91-cd8f-477d-aecc-a49c9b90044d', '2026-11-29T01:40:03.587440Z', 'wellness_entries', 'adfd50e3-17b0-436a-940c-8bedebb41d65', 'water_intake_ml', NULL, '500', 'create', 'typed'),
(32, 'ed9e4c91-cd8f-477d-aecc-a49c9b90044d', '2026-11-29T01:40:03.587440Z', 'wellness_entries', 'adfd50e3-17b0-436a-940c-8bedebb41d65', 'mood_score', NULL, '"3.00"', 'create', 'typed'),
(33, '2b66647d-1401-4b96-9229-07dc0c3e8d87', '2026-11-29T01:40:03.597078Z', 'wellness_entries', '519cb346-ebf8-47ee-9aef-c176875fdb1c', 'water_intake_ml', NULL, '500', 'create', 'typed'),
(34, '2b66647d-1401-4b96-9229-07dc0c3e8d87', '2026-11-29T01:40:03.597078Z', 'wellness_entries', '519cb346-ebf8-47ee-9aef-c176875fdb1c', 'mood_score', NULL, '"3.00"', 'create', 'typed'),
(35, '3e493053-6d72-4e89-890e-5be409b2cf65', '2026-11-29T01:40:03.606127Z', 'wellness_entries', '098925b9-fcdc-4042-ab1e-2dab17df20cb', 'water_intake_ml', NULL, '500', 'create', 'typed'),
(36, '3e493053-6d72-4e89-890e-5be409b2cf65', '2026-11-29T01:40:03.606127Z', 'wellness_entries', '098925b9-fcdc-4042-ab1e-2dab17df20cb', 'mood_score', NULL, '"3.00"', 'create', 'typed'),
(37, 'd89c6ebd-8ce0-4f8b-863e-fb06868743a7', '2026-11-29T01:40:03.615890Z', 'wellness_entries', '036a58b6-eb3c-4e40-9cdb-c3e2c0b44784', 'water_intake_ml', NULL, '500', 'create', 'typed'),
(38, 'd89c6ebd-8ce0-4f8b-863e-fb06868743a7', '2026-11-29T01:40:03.615890Z', 'wellness_entries', '036a58b6-eb3c-4e40-9cdb-c3e2c0b44784', 'mood_score', NULL, '"3.00"', 'create', 'typed'),
(39, '90109fda-03e3-4956-a2eb-999fc26dd620', '2026-11-29T01:40:03.623748Z', 'wellness_entries', '525af896-444f-4481-83d4-cb09265f45f9', 'water_intake_ml', NULL, '500', 'create', 'typed'),
(40, '90109fda-03e3-4956-a2eb-999fc26dd620', '2026-11-29T01:40:03.623748Z', 'wellness_entries', '525af896-444f-4481-83d4-cb09265f45f9', 'mood_score', NULL, '"3.00"', 'create', 'typed'),
(41, '08f5736b-39ec-4a95-89a3-d22ee739d316', '2026-11-29T01:40:03.630434Z', 'wellness_entries', '30bf4c05-6797-4ed2-bc63-b725a86c8cdc', 'water_intake_ml', NULL, '500', 'create', 'typed'),
(42, '08f5736b-39ec-4a95-89a3-d22ee739d316', '2026-11-29T01:40:03.630434Z', 'wellness_entries', '30bf4c05-6797-4ed2-bc63-b725a86c8cdc', 'mood_score', NULL, '"3.00"', 'create', 'typed'),
(43, '9baac923-8535-4def-9f4e-c831f47d4e80', '2026-11-29T01:40:03.649842Z', 'module_progress', '1d40279e-596d-44d1-a3fa-cb8dbe734211', 'progress_percentage', NULL, '"0.00"', 'create', 'typed'),
(44, '9baac923-8535-4def-9f4e-c831f47d4e80', '2026-11-29T01:40:03.649842Z', 'module_progress', '1d40279e-596d-44d1-a3fa-cb8dbe734211', 'completed_topics', NULL, '["a", "b"]', 'create', 'typed'),
(45, '9baac923-8535-4def-9f4e-c831f47d4e80', '2026-11-29T01:40:03.649842Z', 'module_progress', '1d40279e-596d-44d1-a3fa-cb8dbe734211', 'current_focus', NULL, '"No"', 'create', 'typed'),
(46, '9baac923-8535-4def-9f4e-c831f47d4e80', '2026-11-29T01:40:03.649842Z', 'module_progress', '1d40279e-596d-44d1-a3fa-cb8dbe734211', 'notes', NULL, '"Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀"', 'create', 'typed'),
(47, '9baac923-8535-4def-9f4e-c831f47d4e80', '2026-11-29T01:40:03.649842Z', 'module_progress', '1d40279e-596d-44d1-a3fa-cb8dbe734211', 'last_activity', NULL, '"2026-11-29T01:40:03.649842Z"', 'create', 'typed'),
(48, '81615661-764d-4a32-a93d-c327c9a2bae3', '2026-11-29T01:40:03.669150Z', 'conversations', '2294536f-5b40-452d-8e44-823ab21dc5fb', 'topic', NULL, '"Mine"', 'create', 'typed'),
(49, '81615661-764d-4a32-a93d-c327c9a2bae3', '2026-11-29T01:40:03.669150Z', 'conversations', '2294536f-5b40-452d-8e44-823ab21dc5fb', 'message_count', NULL, '0', 'create', 'typed'),
(50, '127dbab9-206c-4742-8868-a53ed7fd512a', '2026-11-29T01:40:03.686147Z', 'messages', 'be435294-b148-4443-a5b1-ed1565e6be11', 'id', NULL, '"be435294-b148-4443-a5b1-ed1565e6be11"', 'create', 'typed'),
(51, '127dbab9-206c-4742-8868-a53ed7fd512a', '2026-11-29T01:40:03.686147Z', 'conversations', '2294536f-5b40-452d-8e44-823ab21dc5fb', 'message_count', '0', '1', 'set', 'typed'),
(52, 'b4a392e9-77c9-4f92-835c-d29c8ab003b5', '2026-11-29T01:40:03.706265Z', 'messages', 'fcb2dc4f-3976-4af2-acc6-c315d670c2f3', 'id', NULL, '"fcb2dc4f-3976-4af2-acc6-c315d670c2f3"', 'create', 'typed'),
(53, 'b4a392e9-77c9-4f92-835c-d29c8ab003b5', '2026-11-29T01:40:03.706265Z', 'conversations', '2294536f-5b40-452d-8e44-823ab21dc5fb', 'message_count', '1', '2', 'set', 'typed'),
(54, 'bd4bc8d8-0a3c-4966-9bd9-286557724925', '2026-11-29T01:40:04.596530Z', 'wellness_entries', '30bf4c05-6797-4ed2-bc63-b725a86c8cdc', 'date', '"2026-11-03"', NULL, 'delete', 'sync'),
(55, 'bd4bc8d8-0a3c-4966-9bd9-286557724925', '2026-11-29T01:40:04.596530Z', 'wellness_entries', '30bf4c05-6797-4ed2-bc63-b725a86c8cdc', 'water_intake_ml', '500', NULL, 'delete', 'sync'),
(56, 'bd4bc8d8-0a3c-4966-9bd9-286557724925', '2026-11-29T01:40:04.596530Z', 'wellness_entries', '30bf4c05-6797-4ed2-bc63-b725a86c8cdc', 'mood_score', '"3.00"', NULL, 'delete', 'sync'),
(57, 'b4ba5f7c-ba4b-4f20-92b2-c1bdd0d8f40f', '2026-11-29T01:40:04.635415Z', 'wellness_entries', 'adfd50e3-17b0-436a-940c-8bedebb41d65', 'mood_score', '"3.00"', '"5.00"', 'set', 'typed'),
(58, '6ff89be9-2a8f-4a5b-a1fc-8f6a87b111d2', '2026-11-29T01:40:04.763144Z', 'wellness_entries', 'adfd50e3-17b0-436a-940c-8bedebb41d65', 'energy_level', NULL, '"2.00"', 'set', 'typed'),
(59, 'adf0f4b4-f87c-4988-913b-28dc5343453c', '2026-11-29T01:40:04.771980Z', 'wellness_entries', '0a4f29ac-6cfc-42f1-8f5e-bffaf17c3d1d', 'mood_score', NULL, '"4.00"', 'create', 'typed'),
(60, 'e6a0ed64-004e-4eb4-910f-2f22849aaf49', '2026-11-29T01:40:04.863230Z', 'wellness_entries', '0a4f29ac-6cfc-42f1-8f5e-bffaf17c3d1d', 'date', '"2026-11-02"', NULL, 'delete', 'typed'),
(61, 'e6a0ed64-004e-4eb4-910f-2f22849aaf49', '2026-11-29T01:40:04.863230Z', 'wellness_entries', '0a4f29ac-6cfc-42f1-8f5e-bffaf17c3d1d', 'mood_score', '"4.00"', NULL, 'delete', 'typed'),
(62, '32c1b86a-95bc-441a-92b5-9d1e98cb45c7', '2026-11-29T01:40:05.031275Z', 'wellness_entries', '519cb346-ebf8-47ee-9aef-c176875fdb1c', 'mood_score', '"3.00"', '"2.00"', 'set', 'typed'),
(63, '5555a373-c10c-45c6-92e9-5b2615d2cc4e', '2026-11-29T01:40:05.279174Z', 'wellness_entries', '098925b9-fcdc-4042-ab1e-2dab17df20cb', 'sleep_hours', NULL, '"6.10"', 'set', 'typed'),
(64, '5555a373-c10c-45c6-92e9-5b2615d2cc4e', '2026-11-29T01:40:05.279174Z', 'wellness_entries', '098925b9-fcdc-4042-ab1e-2dab17df20cb', 'nutrition_notes', NULL, '"Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀"', 'set', 'typed'),
(65, 'fff2ebc2-c9c1-4c0c-abd9-c597815d6753', '2026-11-29T01:40:05.296156Z', 'wellness_entries', '036a58b6-eb3c-4e40-9cdb-c3e2c0b44784', 'water_intake_ml', '500', '750', 'add', 'typed'),
(66, 'fff2ebc2-c9c1-4c0c-abd9-c597815d6753', '2026-11-29T01:40:05.296156Z', 'wellness_entries', '036a58b6-eb3c-4e40-9cdb-c3e2c0b44784', 'exercise_minutes', NULL, '20', 'add', 'typed'),
(67, '0e78e605-b39f-480a-a6de-b4ab344bbd85', '2026-11-29T01:40:05.308291Z', 'wellness_entries', 'f6ab6373-3fd5-485a-81a7-be8117adb77e', 'nutrition_notes', NULL, '"' || replace(hex(zeroblob(3000)), '00', 'Oats and rice again. ') || '"', 'create', 'typed'),
(68, '035dacab-cfd8-481c-8478-29db3515059a', '2026-11-29T01:40:05.328032Z', 'wellness_entries', '525af896-444f-4481-83d4-cb09265f45f9', 'date', '"2026-11-04"', NULL, 'delete', 'typed'),
(69, '035dacab-cfd8-481c-8478-29db3515059a', '2026-11-29T01:40:05.328032Z', 'wellness_entries', '525af896-444f-4481-83d4-cb09265f45f9', 'water_intake_ml', '500', NULL, 'delete', 'typed'),
(70, '035dacab-cfd8-481c-8478-29db3515059a', '2026-11-29T01:40:05.328032Z', 'wellness_entries', '525af896-444f-4481-83d4-cb09265f45f9', 'mood_score', '"3.00"', NULL, 'delete', 'typed'),
(71, '2ee1a382-08ae-4889-933d-64854276b117', '2026-11-29T01:40:05.333834Z', 'wellness_entries', '1114542f-eca3-432d-9ce2-5c8329fbd6d2', 'mood_score', NULL, '"2.50"', 'create', 'typed'),
(72, 'ad7ce4fd-7f7a-4de9-ad0b-ffb82b643298', '2026-11-29T01:40:05.343813Z', 'module_progress', '65ec38e5-b5f0-4b4d-87f1-e050e7281d26', 'progress_percentage', NULL, '"33.33"', 'create', 'typed'),
(73, 'ad7ce4fd-7f7a-4de9-ad0b-ffb82b643298', '2026-11-29T01:40:05.343813Z', 'module_progress', '65ec38e5-b5f0-4b4d-87f1-e050e7281d26', 'completed_topics', NULL, '["one"]', 'create', 'typed'),
(74, 'ad7ce4fd-7f7a-4de9-ad0b-ffb82b643298', '2026-11-29T01:40:05.343813Z', 'module_progress', '65ec38e5-b5f0-4b4d-87f1-e050e7281d26', 'notes', NULL, '"Naps"', 'create', 'typed'),
(75, 'ad7ce4fd-7f7a-4de9-ad0b-ffb82b643298', '2026-11-29T01:40:05.343813Z', 'module_progress', '65ec38e5-b5f0-4b4d-87f1-e050e7281d26', 'last_activity', NULL, '"2026-11-29T01:40:05.343813Z"', 'create', 'typed'),
(76, 'd6597aa9-65db-41b6-baab-74242be98cba', '2026-11-29T01:40:05.348236Z', 'conversations', '51e5c764-040b-4573-8004-758dd74fcb93', 'message_count', NULL, '0', 'create', 'typed'),
(77, 'e7c9acfd-e64f-46f0-9d93-44969a69454e', '2026-11-29T01:40:05.356973Z', 'messages', '5663850e-3446-44dd-9b11-1a56e3eb3511', 'id', NULL, '"5663850e-3446-44dd-9b11-1a56e3eb3511"', 'create', 'typed'),
(78, 'e7c9acfd-e64f-46f0-9d93-44969a69454e', '2026-11-29T01:40:05.356973Z', 'conversations', '51e5c764-040b-4573-8004-758dd74fcb93', 'message_count', '0', '1', 'set', 'typed'),
(79, '09bcdbe9-b8fc-46b3-91c1-13bd13394c42', '2026-11-29T01:40:05.367557Z', 'messages', 'c1e768a5-c7ac-4763-80ca-60d3ac74152c', 'id', NULL, '"c1e768a5-c7ac-4763-80ca-60d3ac74152c"', 'create', 'typed'),
(80, '09bcdbe9-b8fc-46b3-91c1-13bd13394c42', '2026-11-29T01:40:05.367557Z', 'conversations', '51e5c764-040b-4573-8004-758dd74fcb93', 'message_count', '1', '2', 'set', 'typed'),
(81, 'c242857d-71e4-4706-8c68-93410353c65d', '2026-11-29T01:40:05.372425Z', 'wellness_entries', 'c4f85a46-e0cd-4bd9-af2b-3b514ebb96fe', 'mood_score', NULL, '"1.00"', 'create', 'typed'),
(82, 'c242857d-71e4-4706-8c68-93410353c65d', '2026-11-29T01:40:05.372425Z', 'wellness_entries', 'c4f85a46-e0cd-4bd9-af2b-3b514ebb96fe', 'nutrition_notes', NULL, '"Wrong day"', 'create', 'typed'),
(83, '5bc5eb75-3192-42f3-8eb5-72b38133f5e0', '2026-11-29T01:40:05.384383Z', 'wellness_entries', 'c4f85a46-e0cd-4bd9-af2b-3b514ebb96fe', 'date', '"2026-10-28"', NULL, 'delete', 'undo'),
(84, '5bc5eb75-3192-42f3-8eb5-72b38133f5e0', '2026-11-29T01:40:05.384383Z', 'wellness_entries', 'c4f85a46-e0cd-4bd9-af2b-3b514ebb96fe', 'mood_score', '"1.00"', NULL, 'delete', 'undo'),
(85, '5bc5eb75-3192-42f3-8eb5-72b38133f5e0', '2026-11-29T01:40:05.384383Z', 'wellness_entries', 'c4f85a46-e0cd-4bd9-af2b-3b514ebb96fe', 'nutrition_notes', '"Wrong day"', NULL, 'delete', 'undo'),
(86, '4945662f-fa08-4cd4-8dcb-a2d3f034b26e', '2026-11-29T01:40:05.546559Z', 'wellness_entries', '098925b9-fcdc-4042-ab1e-2dab17df20cb', 'mood_score', '"3.00"', '"5.00"', 'set', 'typed'),
(87, 'a3d71a89-55d0-40a1-add2-3724ab2dd203', '2026-11-29T01:40:06.003182Z', 'wellness_entries', '90163251-024e-4666-9b4f-c92e1e7f8be1', 'mood_score', NULL, '"4.00"', 'create', 'typed'),
(88, '9551b785-c3ed-4f5b-93b2-a9bf67eb2a32', '2026-11-29T01:40:06.020163Z', 'wellness_entries', '7fe618df-5fca-49ee-a949-928ebecad9b1', 'date', '"2026-11-25"', NULL, 'delete', 'typed'),
(89, '9551b785-c3ed-4f5b-93b2-a9bf67eb2a32', '2026-11-29T01:40:06.020163Z', 'wellness_entries', '7fe618df-5fca-49ee-a949-928ebecad9b1', 'mood_score', '"4.00"', NULL, 'delete', 'typed'),
(90, '9551b785-c3ed-4f5b-93b2-a9bf67eb2a32', '2026-11-29T01:40:06.020163Z', 'wellness_entries', '7fe618df-5fca-49ee-a949-928ebecad9b1', 'nutrition_notes', '"it''s ''quoted'', \"twice\"; -- DROP TABLE"', NULL, 'delete', 'typed'),
(91, '36dabee7-5ebc-46db-8f88-ed0f1ead2b16', '2026-11-29T01:40:06.031532Z', 'module_progress', 'ef9a2288-8fd1-4c44-9d44-dd9d067621ea', 'progress_percentage', NULL, '"0.00"', 'create', 'typed'),
(92, '36dabee7-5ebc-46db-8f88-ed0f1ead2b16', '2026-11-29T01:40:06.031532Z', 'module_progress', 'ef9a2288-8fd1-4c44-9d44-dd9d067621ea', 'completed_topics', NULL, '[]', 'create', 'typed'),
(93, '36dabee7-5ebc-46db-8f88-ed0f1ead2b16', '2026-11-29T01:40:06.031532Z', 'module_progress', 'ef9a2288-8fd1-4c44-9d44-dd9d067621ea', 'current_focus', NULL, '"One thing"', 'create', 'typed'),
(94, '36dabee7-5ebc-46db-8f88-ed0f1ead2b16', '2026-11-29T01:40:06.031532Z', 'module_progress', 'ef9a2288-8fd1-4c44-9d44-dd9d067621ea', 'last_activity', NULL, '"2026-11-29T01:40:06.031532Z"', 'create', 'typed'),
(95, '052f781b-b56e-48dd-9f7b-97661516255a', '2026-11-29T01:40:06.279936Z', 'wellness_entries', '6ea9f590-656f-411a-aba8-98cb14e4367b', 'energy_level', NULL, '"4.00"', 'create', 'typed');
INSERT INTO "meta" ("name", "value") VALUES
('aggregates', 'yes'),
('compared_at', '2026-11-29T01:40:00.712954Z'),
('last_synced_at', '2026-11-29T01:40:05.260125Z'),
('owner', '01a224f5-6581-76db-8080-ae5e4c90a408'),
('problem', 'Offline'),
('sentence', 'The connection to the server broke.'),
('swept_at', '2026-11-29T01:40:06.259935Z'),
('tombstones', 'no');
INSERT INTO "pending_change" ("table_name", "row_id", "deleted", "edited_at", "attempts_json", "last_error", "refused", "set_json", "failures") VALUES
('conversations', '51e5c764-040b-4573-8004-758dd74fcb93', 0, '2026-11-29T01:40:05.367557Z', '[]', NULL, 0, '["message_count"]', 0),
('messages', '5663850e-3446-44dd-9b11-1a56e3eb3511', 0, '2026-11-29T01:40:05.356973Z', '[]', NULL, 0, '[]', 0),
('messages', 'c1e768a5-c7ac-4763-80ca-60d3ac74152c', 0, '2026-11-29T01:40:05.367557Z', '[]', NULL, 0, '[]', 0),
('module_progress', 'ef9a2288-8fd1-4c44-9d44-dd9d067621ea', 0, '2026-11-29T01:40:06.031532Z', '[{"id": "ef9a2288-8fd1-4c44-9d44-dd9d067621ea", "user_id": "01a224f5-6581-76db-8080-ae5e4c90a408", "module_name": "Focus", "progress_percentage": "0.00", "completed_topics": [], "current_focus": "One thing", "notes": null, "last_activity": "2026-11-29T01:40:06.031532Z"}]', NULL, 0, '["completed_topics", "current_focus", "last_activity", "progress_percentage"]', 0),
('wellness_entries', '036a58b6-eb3c-4e40-9cdb-c3e2c0b44784', 0, '2026-11-29T01:40:05.296156Z', '[]', NULL, 0, '[]', 0),
('wellness_entries', '098925b9-fcdc-4042-ab1e-2dab17df20cb', 0, '2026-11-29T01:40:05.546559Z', '[]', NULL, 0, '["mood_score", "nutrition_notes", "sleep_hours"]', 0),
('wellness_entries', '519cb346-ebf8-47ee-9aef-c176875fdb1c', 0, '2026-11-29T01:40:05.031275Z', '[]', '["The server refused: {words} ({code}).", {"words": "“numeric field overflow”", "code": "22003"}]', 1, '["mood_score"]', 0),
('wellness_entries', '6ea9f590-656f-411a-aba8-98cb14e4367b', 0, '2026-11-29T01:40:06.279936Z', '[]', NULL, 0, '["energy_level"]', 0),
('wellness_entries', '7fe618df-5fca-49ee-a949-928ebecad9b1', 1, '2026-11-29T01:40:06.020163Z', '[]', NULL, 0, '[]', 0),
('wellness_entries', '90163251-024e-4666-9b4f-c92e1e7f8be1', 0, '2026-11-29T01:40:06.003182Z', '[]', NULL, 0, '["mood_score"]', 0);
INSERT INTO "unreadable" ("table_name", "row_id", "row_json", "reason") VALUES
('wellness_entries', 'ea2d7e25-263f-4ec9-bd16-c76a23d4be9b', '{"id": "ea2d7e25-263f-4ec9-bd16-c76a23d4be9b", "user_id": "01a224f5-6581-76db-8080-ae5e4c90a408", "date": "infinity", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": null, "energy_level": null, "nutrition_notes": null, "created_at": "2026-11-29T01:40:01.136+00:00", "updated_at": "2026-11-29T01:40:01.136+00:00"}', 'not a date of the years 1 to 9999');
INSERT INTO "users" ("id", "email", "full_name", "avatar_url", "timezone", "created_at", "updated_at") VALUES
('01a224f5-6581-76db-8080-ae5e4c90a408', 'ed70cd4fea9740b89add354788fa9ab8@example.com', NULL, NULL, 'UTC', '2026-11-29T01:39:52.051000Z', '2026-11-29T01:39:52.051000Z');
INSERT INTO "conversations" ("id", "user_id", "module_name", "topic", "message_count", "created_at", "updated_at") VALUES
('2294536f-5b40-452d-8e44-823ab21dc5fb', '01a224f5-6581-76db-8080-ae5e4c90a408', 'identity', 'Mine', 2, '2026-11-29T01:40:04.017000Z', '2026-11-29T01:40:04.017000Z'),
('51e5c764-040b-4573-8004-758dd74fcb93', '01a224f5-6581-76db-8080-ae5e4c90a408', 'habits', NULL, 2, '2026-11-29T01:40:05.348236Z', '2026-11-29T01:40:05.367557Z'),
('5b955bac-2abc-439c-9962-6647de83d007', '01a224f5-6581-76db-8080-ae5e4c90a408', 'identity', 'Roots 🌱', 6, '2026-11-29T01:40:01.516000Z', '2026-11-29T01:40:02.803000Z');
INSERT INTO "module_progress" ("id", "user_id", "module_name", "progress_percentage", "completed_topics", "current_focus", "notes", "last_activity", "created_at", "updated_at") VALUES
('1d40279e-596d-44d1-a3fa-cb8dbe734211', '01a224f5-6581-76db-8080-ae5e4c90a408', 'Boundaries', '0.00', '["a", "b"]', 'No', 'Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀', '2026-11-29T01:40:03.649842Z', '2026-11-29T01:40:03.879000Z', '2026-11-29T01:40:03.879000Z'),
('1fabbd3c-a33b-4e19-bd15-b75464393ccd', '01a224f5-6581-76db-8080-ae5e4c90a408', 'Sleep', '12.50', '[]', NULL, NULL, NULL, '2026-11-29T01:40:01.224000Z', '2026-11-29T01:40:01.224000Z'),
('546a16e5-96b0-42af-85a7-b51ef03bed89', '01a224f5-6581-76db-8080-ae5e4c90a408', 'Movement', '100.00', '[]', NULL, NULL, NULL, '2026-11-29T01:40:01.410000Z', '2026-11-29T01:40:01.410000Z'),
('65ec38e5-b5f0-4b4d-87f1-e050e7281d26', '01a224f5-6581-76db-8080-ae5e4c90a408', 'Rest', '33.33', '["one"]', NULL, 'Naps', '2026-11-29T01:40:05.343813Z', '2026-11-29T01:40:05.515000Z', '2026-11-29T01:40:05.515000Z'),
('ef9a2288-8fd1-4c44-9d44-dd9d067621ea', '01a224f5-6581-76db-8080-ae5e4c90a408', 'Focus', '0.00', '[]', 'One thing', NULL, '2026-11-29T01:40:06.031532Z', '2026-11-29T01:40:06.031532Z', '2026-11-29T01:40:06.031532Z'),
('f24e83bc-521d-4c88-98f5-3643819790c1', '01a224f5-6581-76db-8080-ae5e4c90a408', 'Mindful eating', '50.00', '[]', NULL, NULL, NULL, '2026-11-29T01:40:01.315000Z', '2026-11-29T01:40:01.315000Z');
INSERT INTO "wellness_entries" ("id", "user_id", "date", "sleep_hours", "water_intake_ml", "exercise_minutes", "meditation_minutes", "mood_score", "energy_level", "nutrition_notes", "created_at", "updated_at") VALUES
('036a58b6-eb3c-4e40-9cdb-c3e2c0b44784', '01a224f5-6581-76db-8080-ae5e4c90a408', '2026-11-05', NULL, 750, 20, NULL, '3.00', NULL, NULL, '2026-11-29T01:40:03.947000Z', '2026-11-29T01:40:05.296156Z'),
('06e810da-9c0a-4ccf-8d36-d017f401fbc8', '01a224f5-6581-76db-8080-ae5e4c90a408', '2026-08-20', NULL, NULL, NULL, NULL, '1.00', NULL, NULL, '2026-11-29T01:40:06.154000Z', '2026-11-29T01:40:06.154000Z'),
('098925b9-fcdc-4042-ab1e-2dab17df20cb', '01a224f5-6581-76db-8080-ae5e4c90a408', '2026-11-06', '6.10', 500, NULL, NULL, '5.00', NULL, 'Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀', '2026-11-29T01:40:03.947000Z', '2026-11-29T01:40:05.546559Z'),
('1114542f-eca3-432d-9ce2-5c8329fbd6d2', '01a224f5-6581-76db-8080-ae5e4c90a408', '2026-10-29', NULL, NULL, NULL, NULL, '2.50', NULL, NULL, '2026-11-29T01:40:05.959000Z', '2026-11-29T01:40:05.959000Z'),
('1cf194ea-ed00-40f0-a37f-024bb1826825', '01a224f5-6581-76db-8080-ae5e4c90a408', '2026-08-09', NULL, NULL, NULL, NULL, '1.00', NULL, NULL, '2026-11-29T01:40:06.154000Z', '2026-11-29T01:40:06.154000Z'),
('1ff8db0a-4dbf-4bf0-99e1-c649d892d18b', '01a224f5-6581-76db-8080-ae5e4c90a408', '2026-08-18', NULL, NULL, NULL, NULL, '1.00', NULL, NULL, '2026-11-29T01:40:06.154000Z', '2026-11-29T01:40:06.154000Z'),
('3aa11ecc-bfb5-432d-9b21-1d616cb7244b', '01a224f5-6581-76db-8080-ae5e4c90a408', '2026-08-14', NULL, NULL, NULL, NULL, '1.00', NULL, NULL, '2026-11-29T01:40:06.154000Z', '2026-11-29T01:40:06.154000Z'),
('519cb346-ebf8-47ee-9aef-c176875fdb1c', '01a224f5-6581-76db-8080-ae5e4c90a408', '2026-11-07', NULL, 500, NULL, NULL, '2.00', NULL, NULL, '2026-11-29T01:40:03.947000Z', '2026-11-29T01:40:05.031275Z'),
('5d5f5b88-c45a-460b-8455-830c1291c292', '01a224f5-6581-76db-8080-ae5e4c90a408', '2026-08-13', NULL, NULL, NULL, NULL, '1.00', NULL, NULL, '2026-11-29T01:40:06.154000Z', '2026-11-29T01:40:06.154000Z'),
('6ea9f590-656f-411a-aba8-98cb14e4367b', '01a224f5-6581-76db-8080-ae5e4c90a408', '2026-10-26', NULL, NULL, NULL, NULL, NULL, '4.00', NULL, '2026-11-29T01:40:06.279936Z', '2026-11-29T01:40:06.279936Z'),
('77482af1-ee1f-4d8a-bba9-537751ab203a', '01a224f5-6581-76db-8080-ae5e4c90a408', '2026-08-10', NULL, NULL, NULL, NULL, '1.00', NULL, NULL, '2026-11-29T01:40:06.154000Z', '2026-11-29T01:40:06.154000Z'),
('873bdca2-69a9-4d7c-84be-d84c0bedfd99', '01a224f5-6581-76db-8080-ae5e4c90a408', '2026-08-12', NULL, NULL, NULL, NULL, '1.00', NULL, NULL, '2026-11-29T01:40:06.154000Z', '2026-11-29T01:40:06.154000Z'),
('8a667204-65d9-4eb4-b68a-6b292356e76b', '01a224f5-6581-76db-8080-ae5e4c90a408', '2200-12-31', NULL, NULL, NULL, NULL, NULL, NULL, 'Later', '2026-11-29T01:40:01.035000Z', '2026-11-29T01:40:01.035000Z'),
('90163251-024e-4666-9b4f-c92e1e7f8be1', '01a224f5-6581-76db-8080-ae5e4c90a408', '2026-10-27', NULL, NULL, NULL, NULL, '4.00', NULL, NULL, '2026-11-29T01:40:06.003182Z', '2026-11-29T01:40:06.003182Z'),
('9271c534-5912-40a9-a054-b9f9a65db8e4', '01a224f5-6581-76db-8080-ae5e4c90a408', '2026-11-23', '7.26', 250, NULL, NULL, NULL, '0.01', NULL, '2026-11-29T01:40:00.760000Z', '2026-11-29T01:40:00.760000Z'),
('a676c5c1-c6ef-4aae-84c4-5270e47e6506', '01a224f5-6581-76db-8080-ae5e4c90a408', '1900-01-01', '8.00', NULL, NULL, NULL, NULL, NULL, NULL, '2026-11-29T01:40:00.914000Z', '2026-11-29T01:40:00.914000Z'),
('adfd50e3-17b0-436a-940c-8bedebb41d65', '01a224f5-6581-76db-8080-ae5e4c90a408', '2026-11-08', NULL, 500, NULL, NULL, '5.00', '2.00', NULL, '2026-11-29T01:40:03.947000Z', '2026-11-29T01:40:05.004000Z'),
('c36641d2-4f36-41bb-8a85-93b9e0fcc122', '01a224f5-6581-76db-8080-ae5e4c90a408', '2026-11-26', NULL, NULL, NULL, NULL, '1.00', NULL, 'one' || char(9) || 'two' || char(13) || char(10) || 'three ' || char(1) || char(7) || char(27) || '[31m' || char(127) || ' ' || char(8203) || char(173) || char(8238), '2026-11-29T01:40:00.760000Z', '2026-11-29T01:40:03.419000Z'),
('cf85e006-fe2c-4310-9538-442d5e177fd0', '01a224f5-6581-76db-8080-ae5e4c90a408', '2026-08-16', NULL, NULL, NULL, NULL, '1.00', NULL, NULL, '2026-11-29T01:40:06.154000Z', '2026-11-29T01:40:06.154000Z'),
('d593e302-2eb4-4f6a-b248-1dfa7012c9bd', '01a224f5-6581-76db-8080-ae5e4c90a408', '2026-08-19', NULL, NULL, NULL, NULL, '1.00', NULL, NULL, '2026-11-29T01:40:06.154000Z', '2026-11-29T01:40:06.154000Z'),
('d63def0b-33f0-4371-8bb7-80c637a158b1', '01a224f5-6581-76db-8080-ae5e4c90a408', '2026-08-15', NULL, NULL, NULL, NULL, '1.00', NULL, NULL, '2026-11-29T01:40:06.154000Z', '2026-11-29T01:40:06.154000Z'),
('d78311f1-3f00-417e-bbfb-2de4ec277d93', '01a224f5-6581-76db-8080-ae5e4c90a408', '2026-08-11', NULL, NULL, NULL, NULL, '1.00', NULL, NULL, '2026-11-29T01:40:06.154000Z', '2026-11-29T01:40:06.154000Z'),
('f6ab6373-3fd5-485a-81a7-be8117adb77e', '01a224f5-6581-76db-8080-ae5e4c90a408', '2026-11-24', NULL, NULL, NULL, NULL, NULL, NULL, replace(hex(zeroblob(3000)), '00', 'Oats and rice again. '), '2026-11-29T01:40:05.959000Z', '2026-11-29T01:40:05.959000Z'),
('f9f67956-7bec-4146-b4d2-dba93c821408', '01a224f5-6581-76db-8080-ae5e4c90a408', '2026-08-17', NULL, NULL, NULL, NULL, '1.00', NULL, NULL, '2026-11-29T01:40:06.154000Z', '2026-11-29T01:40:06.154000Z'),
('faf0f794-98ab-465e-89c1-ad334c6ef8bc', '01a224f5-6581-76db-8080-ae5e4c90a408', '2026-11-27', NULL, NULL, NULL, NULL, '1.00', NULL, 'Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀', '2026-11-29T01:40:00.760000Z', '2026-11-29T01:40:03.352000Z');
INSERT INTO "messages" ("id", "conversation_id", "role", "content", "tokens_used", "created_at") VALUES
('10112cc3-bf1d-44b0-bdde-637e7054ab40', '5b955bac-2abc-439c-9962-6647de83d007', 'user', '2 Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀', NULL, '2026-11-29T01:40:01.877000Z'),
('1fc3a253-03f0-46d9-bdce-93dbd033e4c9', '5b955bac-2abc-439c-9962-6647de83d007', 'assistant', '5 Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀', 5, '2026-11-29T01:40:02.282000Z'),
('4745327d-311d-4b44-9447-a84107fdd1ee', '5b955bac-2abc-439c-9962-6647de83d007', 'user', '4 Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀', NULL, '2026-11-29T01:40:02.122000Z'),
('5663850e-3446-44dd-9b11-1a56e3eb3511', '51e5c764-040b-4573-8004-758dd74fcb93', 'user', 'Unsent', NULL, '2026-11-29T01:40:05.356973Z'),
('5eb8bd37-9501-4b08-a7cd-807e55ed607a', '5b955bac-2abc-439c-9962-6647de83d007', 'user', '0 Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀', NULL, '2026-11-29T01:40:01.620000Z'),
('ad59c982-4a05-4a0a-b105-0e2767089090', '5b955bac-2abc-439c-9962-6647de83d007', 'assistant', '3 Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀', 3, '2026-11-29T01:40:01.970000Z'),
('be435294-b148-4443-a5b1-ed1565e6be11', '2294536f-5b40-452d-8e44-823ab21dc5fb', 'user', 'Hello', NULL, '2026-11-29T01:40:03.686147Z'),
('c1e768a5-c7ac-4763-80ca-60d3ac74152c', '51e5c764-040b-4573-8004-758dd74fcb93', 'user', 'Two', NULL, '2026-11-29T01:40:05.367557Z'),
('c78f580f-baf0-412d-88ab-fad08531ea08', '5b955bac-2abc-439c-9962-6647de83d007', 'assistant', '1 Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀', 1, '2026-11-29T01:40:01.767000Z'),
('fcb2dc4f-3976-4af2-acc6-c315d670c2f3', '2294536f-5b40-452d-8e44-823ab21dc5fb', 'user', 'one' || char(9) || 'two' || char(13) || char(10) || 'three ' || char(1) || char(7) || char(27) || '[31m' || char(127) || ' ' || char(8203) || char(173) || char(8238), NULL, '2026-11-29T01:40:03.706265Z');
INSERT INTO "ghost" ("table_name", "row_id", "attempts_json", "at") VALUES
('wellness_entries', '0a4f29ac-6cfc-42f1-8f5e-bffaf17c3d1d', '[{"id": "0a4f29ac-6cfc-42f1-8f5e-bffaf17c3d1d", "user_id": "01a224f5-6581-76db-8080-ae5e4c90a408", "date": "2026-11-02", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "4.00", "energy_level": null, "nutrition_notes": null}]', '2026-11-29T01:40:04.963924Z');
INSERT INTO "cycle" ("id", "started_at", "ended_at", "pushed", "pulled", "conflicts", "requests", "problem") VALUES
(1, '2026-11-29T01:39:58.647557Z', '2026-11-29T01:40:00.808236Z', 4, 1, 0, 11, ''),
(2, '2026-11-29T01:40:02.316081Z', '2026-11-29T01:40:02.843524Z', 1, 12, 0, 5, ''),
(3, '2026-11-29T01:40:03.181002Z', '2026-11-29T01:40:03.568605Z', 3, 3, 3, 4, ''),
(4, '2026-11-29T01:40:03.720620Z', '2026-11-29T01:40:04.263667Z', 11, 0, 0, 6, ''),
(5, '2026-11-29T01:40:04.379109Z', '2026-11-29T01:40:04.623557Z', 0, 0, 0, 5, ''),
(6, '2026-11-29T01:40:04.647423Z', '2026-11-29T01:40:04.751481Z', 0, 0, 0, 2, 'The connection to the server broke.'),
(7, '2026-11-29T01:40:04.779414Z', '2026-11-29T01:40:04.849621Z', 0, 1, 0, 2, 'The connection to the server broke.'),
(8, '2026-11-29T01:40:04.876875Z', '2026-11-29T01:40:05.023391Z', 2, 0, 0, 3, ''),
(9, '2026-11-29T01:40:05.415660Z', '2026-11-29T01:40:05.529874Z', 0, 0, 0, 2, 'The connection to the server broke.'),
(10, '2026-11-29T01:40:05.564917Z', '2026-11-29T01:40:05.711966Z', 0, 1, 0, 2, 'The connection to the server broke.'),
(11, '2026-11-29T01:40:05.719634Z', '2026-11-29T01:40:05.987960Z', 0, 0, 0, 6, 'The connection to the server broke.'),
(12, '2026-11-29T01:40:06.172955Z', '2026-11-29T01:40:06.276311Z', 0, 14, 0, 2, 'The connection to the server broke.');
INSERT INTO "note" ("number", "entry_id") VALUES
(1, 'faf0f794-98ab-465e-89c1-ad334c6ef8bc'),
(2, 'c36641d2-4f36-41bb-8a85-93b9e0fcc122'),
(4, '8a667204-65d9-4eb4-b68a-6b292356e76b'),
(5, '098925b9-fcdc-4042-ab1e-2dab17df20cb'),
(6, 'f6ab6373-3fd5-485a-81a7-be8117adb77e');
INSERT INTO "note_index" ("rowid", "folded") VALUES
(1, 'haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “aou” 飲み物 😀'),
(2, 'one' || char(9) || 'two' || char(13) || char(10) || 'three ' || char(1) || char(7) || char(27) || '[31m' || char(127) || ' ' || char(8203) || char(173) || char(8238)),
(4, 'later'),
(5, 'haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “aou” 飲み物 😀'),
(6, replace(hex(zeroblob(3000)), '00', 'oats and rice again. '));
INSERT INTO "skipped_day" ("date") VALUES
('2026-10-18'),
('2026-10-19');
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
CREATE INDEX journal_gone_idx ON journal (old_json) WHERE "column" = 'date';
CREATE INDEX journal_edit_idx ON journal (edit_id);
CREATE INDEX conflict_settled_idx ON conflict (settled_by);
PRAGMA user_version = 5;
