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
INSERT INTO "base" ("table_name", "row_id", "version", "values_json", "gone") VALUES
('conversations', '3d5dd704-77c6-4ffe-90bf-672f514ac791', '2026-11-29 01:37:28.605+00', '{"id": "3d5dd704-77c6-4ffe-90bf-672f514ac791", "user_id": "01a224f2-cac0-75db-b44e-4109102d0f29", "module_name": "identity", "topic": "Roots 🌱", "message_count": 6, "created_at": "2026-11-29T01:37:23.761000Z", "updated_at": "2026-11-29T01:37:28.605000Z"}', 0),
('conversations', '4548dd6e-2041-43e4-b638-afcfc1942fe5', '2026-11-29 01:37:34.423+00', '{"id": "4548dd6e-2041-43e4-b638-afcfc1942fe5", "user_id": "01a224f2-cac0-75db-b44e-4109102d0f29", "module_name": "identity", "topic": "Mine", "message_count": 2, "created_at": "2026-11-29T01:37:34.423000Z", "updated_at": "2026-11-29T01:37:34.423000Z"}', 0),
('module_progress', '33dc14d4-f454-4f65-a287-ec081830c1b4', '2026-11-29T01:37:22.667+00:00', '{"id": "33dc14d4-f454-4f65-a287-ec081830c1b4", "user_id": "01a224f2-cac0-75db-b44e-4109102d0f29", "module_name": "Sleep", "progress_percentage": "12.50", "completed_topics": [], "current_focus": null, "notes": null, "last_activity": null, "created_at": "2026-11-29T01:37:22.667000Z", "updated_at": "2026-11-29T01:37:22.667000Z"}', 0),
('module_progress', '6efddca9-47d7-44ee-8dc9-806bb5ac3c15', '2026-11-29 01:37:34.296+00', '{"id": "6efddca9-47d7-44ee-8dc9-806bb5ac3c15", "user_id": "01a224f2-cac0-75db-b44e-4109102d0f29", "module_name": "Boundaries", "progress_percentage": "0.00", "completed_topics": ["a", "b"], "current_focus": "No", "notes": "Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀", "last_activity": "2026-11-29T01:37:33.383529Z", "created_at": "2026-11-29T01:37:34.296000Z", "updated_at": "2026-11-29T01:37:34.296000Z"}', 0),
('module_progress', 'a6bc60e5-d87d-4bac-8aba-906260ebf188', '2026-11-29T01:37:22.936+00:00', '{"id": "a6bc60e5-d87d-4bac-8aba-906260ebf188", "user_id": "01a224f2-cac0-75db-b44e-4109102d0f29", "module_name": "Mindful eating", "progress_percentage": "50.00", "completed_topics": [], "current_focus": null, "notes": null, "last_activity": null, "created_at": "2026-11-29T01:37:22.936000Z", "updated_at": "2026-11-29T01:37:22.936000Z"}', 0),
('module_progress', 'a7138f9d-de47-47a2-8329-c32e17a933b9', '2026-11-29T01:37:38.249+00:00', '{"id": "a7138f9d-de47-47a2-8329-c32e17a933b9", "user_id": "01a224f2-cac0-75db-b44e-4109102d0f29", "module_name": "Rest", "progress_percentage": "33.33", "completed_topics": ["one"], "current_focus": null, "notes": "Naps", "last_activity": "2026-11-29T01:37:37.366541Z", "created_at": "2026-11-29T01:37:38.249000Z", "updated_at": "2026-11-29T01:37:38.249000Z"}', 0),
('module_progress', 'e6a34af9-86d6-4bb8-b09b-508fec14625f', '2026-11-29T01:37:23.551+00:00', '{"id": "e6a34af9-86d6-4bb8-b09b-508fec14625f", "user_id": "01a224f2-cac0-75db-b44e-4109102d0f29", "module_name": "Movement", "progress_percentage": "100.00", "completed_topics": [], "current_focus": null, "notes": null, "last_activity": null, "created_at": "2026-11-29T01:37:23.551000Z", "updated_at": "2026-11-29T01:37:23.551000Z"}', 0),
('users', '01a224f2-cac0-75db-b44e-4109102d0f29', '2026-11-29 01:37:01.973+00', '{"id": "01a224f2-cac0-75db-b44e-4109102d0f29", "email": "cb40da74005b4a91934bf5fe5ce509a4@example.com", "full_name": null, "avatar_url": null, "timezone": "UTC", "created_at": "2026-11-29T01:37:01.973000Z", "updated_at": "2026-11-29T01:37:01.973000Z"}', 0),
('wellness_entries', '13212f7c-8f6c-4b84-9f59-0d4f51549953', '2026-11-29T01:37:39.945+00:00', '{"id": "13212f7c-8f6c-4b84-9f59-0d4f51549953", "user_id": "01a224f2-cac0-75db-b44e-4109102d0f29", "date": "2026-08-10", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "1.00", "energy_level": null, "nutrition_notes": null, "created_at": "2026-11-29T01:37:39.945000Z", "updated_at": "2026-11-29T01:37:39.945000Z"}', 0),
('wellness_entries', '428572a4-a31e-4042-bce2-bfabee46197a', '2026-11-29T01:37:39.945+00:00', '{"id": "428572a4-a31e-4042-bce2-bfabee46197a", "user_id": "01a224f2-cac0-75db-b44e-4109102d0f29", "date": "2026-08-13", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "1.00", "energy_level": null, "nutrition_notes": null, "created_at": "2026-11-29T01:37:39.945000Z", "updated_at": "2026-11-29T01:37:39.945000Z"}', 0),
('wellness_entries', '4a1c51e5-6492-42be-8cc8-176b47befe10', '2026-11-29T01:37:39.945+00:00', '{"id": "4a1c51e5-6492-42be-8cc8-176b47befe10", "user_id": "01a224f2-cac0-75db-b44e-4109102d0f29", "date": "2026-08-19", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "1.00", "energy_level": null, "nutrition_notes": null, "created_at": "2026-11-29T01:37:39.945000Z", "updated_at": "2026-11-29T01:37:39.945000Z"}', 0),
('wellness_entries', '54ab8eb4-2fd6-49a0-adfa-332cbff48772', '2026-11-29T01:37:21.053+00:00', '{"id": "54ab8eb4-2fd6-49a0-adfa-332cbff48772", "user_id": "01a224f2-cac0-75db-b44e-4109102d0f29", "date": "1900-01-01", "sleep_hours": "8.00", "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": null, "energy_level": null, "nutrition_notes": null, "created_at": "2026-11-29T01:37:21.053000Z", "updated_at": "2026-11-29T01:37:21.053000Z"}', 0),
('wellness_entries', '56b99291-a5ca-4f7e-aef0-011799fc5939', '2026-11-29 01:37:34.371+00', '{"id": "56b99291-a5ca-4f7e-aef0-011799fc5939", "user_id": "01a224f2-cac0-75db-b44e-4109102d0f29", "date": "2026-11-07", "sleep_hours": null, "water_intake_ml": 500, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "3.00", "energy_level": null, "nutrition_notes": null, "created_at": "2026-11-29T01:37:34.371000Z", "updated_at": "2026-11-29T01:37:34.371000Z"}', 0),
('wellness_entries', '6286a4d9-f6e7-437a-8a92-469e43576e95', '2026-11-29 01:37:20.72+00', '{"id": "6286a4d9-f6e7-437a-8a92-469e43576e95", "user_id": "01a224f2-cac0-75db-b44e-4109102d0f29", "date": "2026-11-23", "sleep_hours": "7.26", "water_intake_ml": 250, "exercise_minutes": null, "meditation_minutes": null, "mood_score": null, "energy_level": "0.01", "nutrition_notes": null, "created_at": "2026-11-29T01:37:20.720000Z", "updated_at": "2026-11-29T01:37:20.720000Z"}', 0),
('wellness_entries', '68d56bb2-7cbb-412e-91dc-eead7596eaa5', '2026-11-29T01:37:21.776+00:00', '{"id": "68d56bb2-7cbb-412e-91dc-eead7596eaa5", "user_id": "01a224f2-cac0-75db-b44e-4109102d0f29", "date": "2200-12-31", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": null, "energy_level": null, "nutrition_notes": "Later", "created_at": "2026-11-29T01:37:21.776000Z", "updated_at": "2026-11-29T01:37:21.776000Z"}', 0),
('wellness_entries', '6aa940f1-adcf-43be-90b5-6fef132725d9', '2026-11-29T01:37:39.945+00:00', '{"id": "6aa940f1-adcf-43be-90b5-6fef132725d9", "user_id": "01a224f2-cac0-75db-b44e-4109102d0f29", "date": "2026-08-17", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "1.00", "energy_level": null, "nutrition_notes": null, "created_at": "2026-11-29T01:37:39.945000Z", "updated_at": "2026-11-29T01:37:39.945000Z"}', 0),
('wellness_entries', '7442e82c-46fe-4894-90d4-45218e89066a', '2026-11-29T01:37:39.945+00:00', '{"id": "7442e82c-46fe-4894-90d4-45218e89066a", "user_id": "01a224f2-cac0-75db-b44e-4109102d0f29", "date": "2026-08-09", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "1.00", "energy_level": null, "nutrition_notes": null, "created_at": "2026-11-29T01:37:39.945000Z", "updated_at": "2026-11-29T01:37:39.945000Z"}', 0),
('wellness_entries', '799952d0-76ba-404f-86aa-0b9886863400', '2026-11-29 01:37:34.371+00', '{"id": "799952d0-76ba-404f-86aa-0b9886863400", "user_id": "01a224f2-cac0-75db-b44e-4109102d0f29", "date": "2026-11-06", "sleep_hours": null, "water_intake_ml": 500, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "3.00", "energy_level": null, "nutrition_notes": null, "created_at": "2026-11-29T01:37:34.371000Z", "updated_at": "2026-11-29T01:37:34.371000Z"}', 0),
('wellness_entries', '7eba21a1-343c-4dee-a884-e51620bed024', '2026-11-29T01:37:39.945+00:00', '{"id": "7eba21a1-343c-4dee-a884-e51620bed024", "user_id": "01a224f2-cac0-75db-b44e-4109102d0f29", "date": "2026-08-14", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "1.00", "energy_level": null, "nutrition_notes": null, "created_at": "2026-11-29T01:37:39.945000Z", "updated_at": "2026-11-29T01:37:39.945000Z"}', 0),
('wellness_entries', '800f3196-256d-46a4-bfba-99efb9921163', '2026-11-29 01:37:34.635+00', '{"id": "800f3196-256d-46a4-bfba-99efb9921163", "user_id": "01a224f2-cac0-75db-b44e-4109102d0f29", "date": "2026-11-25", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "4.00", "energy_level": null, "nutrition_notes": "it''s ''quoted'', \"twice\"; -- DROP TABLE", "created_at": "2026-11-29T01:37:20.720000Z", "updated_at": "2026-11-29T01:37:34.635000Z"}', 0),
('wellness_entries', '81f8a6ce-cf78-4236-a637-0c65e75a8c2d', '2026-11-29 01:37:36.955+00', '{"id": "81f8a6ce-cf78-4236-a637-0c65e75a8c2d", "user_id": "01a224f2-cac0-75db-b44e-4109102d0f29", "date": "2026-11-08", "sleep_hours": null, "water_intake_ml": 500, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "5.00", "energy_level": "2.00", "nutrition_notes": null, "created_at": "2026-11-29T01:37:34.371000Z", "updated_at": "2026-11-29T01:37:36.955000Z"}', 0),
('wellness_entries', '8518e069-be8f-426d-acf4-f63cb982cdf0', '2026-11-29T01:37:39.945+00:00', '{"id": "8518e069-be8f-426d-acf4-f63cb982cdf0", "user_id": "01a224f2-cac0-75db-b44e-4109102d0f29", "date": "2026-08-12", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "1.00", "energy_level": null, "nutrition_notes": null, "created_at": "2026-11-29T01:37:39.945000Z", "updated_at": "2026-11-29T01:37:39.945000Z"}', 0),
('wellness_entries', '908d639d-23bd-417f-b70c-baa2315f42b5', '2026-11-29T01:37:39.495+00:00', '{"id": "908d639d-23bd-417f-b70c-baa2315f42b5", "user_id": "01a224f2-cac0-75db-b44e-4109102d0f29", "date": "2026-10-29", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "2.50", "energy_level": null, "nutrition_notes": null, "created_at": "2026-11-29T01:37:39.495000Z", "updated_at": "2026-11-29T01:37:39.495000Z"}', 0),
('wellness_entries', 'b086712a-b76d-4450-afe7-31140f21bc5a', '2026-11-29T01:37:39.945+00:00', '{"id": "b086712a-b76d-4450-afe7-31140f21bc5a", "user_id": "01a224f2-cac0-75db-b44e-4109102d0f29", "date": "2026-08-20", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "1.00", "energy_level": null, "nutrition_notes": null, "created_at": "2026-11-29T01:37:39.945000Z", "updated_at": "2026-11-29T01:37:39.945000Z"}', 0),
('wellness_entries', 'b6c337b7-b29e-4c43-9771-b5c884166890', '2026-11-29T01:37:39.945+00:00', '{"id": "b6c337b7-b29e-4c43-9771-b5c884166890", "user_id": "01a224f2-cac0-75db-b44e-4109102d0f29", "date": "2026-08-11", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "1.00", "energy_level": null, "nutrition_notes": null, "created_at": "2026-11-29T01:37:39.945000Z", "updated_at": "2026-11-29T01:37:39.945000Z"}', 0),
('wellness_entries', 'cf7ef124-d52b-42c8-be8c-bea3a4969358', '2026-11-29 01:37:31.972+00', '{"id": "cf7ef124-d52b-42c8-be8c-bea3a4969358", "user_id": "01a224f2-cac0-75db-b44e-4109102d0f29", "date": "2026-11-27", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "1.00", "energy_level": null, "nutrition_notes": "Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀", "created_at": "2026-11-29T01:37:20.720000Z", "updated_at": "2026-11-29T01:37:31.972000Z"}', 0),
('wellness_entries', 'dd18553c-1c03-48b9-97eb-3dcc442d42e4', '2026-11-29T01:37:39.945+00:00', '{"id": "dd18553c-1c03-48b9-97eb-3dcc442d42e4", "user_id": "01a224f2-cac0-75db-b44e-4109102d0f29", "date": "2026-08-18", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "1.00", "energy_level": null, "nutrition_notes": null, "created_at": "2026-11-29T01:37:39.945000Z", "updated_at": "2026-11-29T01:37:39.945000Z"}', 0),
('wellness_entries', 'dfac9eff-f66c-4a96-bcb4-6aaadb1782bf', '2026-11-29T01:37:39.495+00:00', '{"id": "dfac9eff-f66c-4a96-bcb4-6aaadb1782bf", "user_id": "01a224f2-cac0-75db-b44e-4109102d0f29", "date": "2026-11-24", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": null, "energy_level": null, "nutrition_notes": "' || replace(hex(zeroblob(3000)), '00', 'Oats and rice again. ') || '", "created_at": "2026-11-29T01:37:39.495000Z", "updated_at": "2026-11-29T01:37:39.495000Z"}', 0),
('wellness_entries', 'f2325d58-c081-49e7-8426-228ba70842bf', '2026-11-29 01:37:32.328+00', '{"id": "f2325d58-c081-49e7-8426-228ba70842bf", "user_id": "01a224f2-cac0-75db-b44e-4109102d0f29", "date": "2026-11-26", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "1.00", "energy_level": null, "nutrition_notes": "one\ttwo\r\nthree \u0001\u0007\u001b[31m' || char(127) || ' ' || char(8203) || char(173) || char(8238) || '", "created_at": "2026-11-29T01:37:20.720000Z", "updated_at": "2026-11-29T01:37:32.328000Z"}', 0),
('wellness_entries', 'f39bb008-b656-4a2f-a102-b4a8d5df13a6', '2026-11-29 01:37:34.371+00', '{"id": "f39bb008-b656-4a2f-a102-b4a8d5df13a6", "user_id": "01a224f2-cac0-75db-b44e-4109102d0f29", "date": "2026-11-05", "sleep_hours": null, "water_intake_ml": 500, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "3.00", "energy_level": null, "nutrition_notes": null, "created_at": "2026-11-29T01:37:34.371000Z", "updated_at": "2026-11-29T01:37:34.371000Z"}', 0),
('wellness_entries', 'f42ea188-32ec-4e96-8e94-ddbd20e97eb8', '2026-11-29T01:37:39.945+00:00', '{"id": "f42ea188-32ec-4e96-8e94-ddbd20e97eb8", "user_id": "01a224f2-cac0-75db-b44e-4109102d0f29", "date": "2026-08-16", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "1.00", "energy_level": null, "nutrition_notes": null, "created_at": "2026-11-29T01:37:39.945000Z", "updated_at": "2026-11-29T01:37:39.945000Z"}', 0),
('wellness_entries', 'fbb2d4ce-03c0-48eb-a2a7-92b1052436fa', '2026-11-29T01:37:39.945+00:00', '{"id": "fbb2d4ce-03c0-48eb-a2a7-92b1052436fa", "user_id": "01a224f2-cac0-75db-b44e-4109102d0f29", "date": "2026-08-15", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "1.00", "energy_level": null, "nutrition_notes": null, "created_at": "2026-11-29T01:37:39.945000Z", "updated_at": "2026-11-29T01:37:39.945000Z"}', 0);
INSERT INTO "conflict" ("id", "decided_at", "table_name", "row_id", "column", "base_json", "mine_json", "theirs_json", "result_json", "rule", "undone_at") VALUES
(1, '2026-11-29T01:37:30.924728Z', 'wellness_entries', 'cf7ef124-d52b-42c8-be8c-bea3a4969358', 'mood_score', '"3.25"', '"1.00"', '"4.00"', '"1.00"', 'later edit', NULL),
(2, '2026-11-29T01:37:30.924728Z', 'wellness_entries', 'f2325d58-c081-49e7-8426-228ba70842bf', 'mood_score', '"3.25"', '"1.00"', '"4.00"', '"1.00"', 'later edit', NULL),
(3, '2026-11-29T01:37:30.924728Z', 'wellness_entries', '800f3196-256d-46a4-bfba-99efb9921163', 'mood_score', '"3.25"', '"1.00"', '"4.00"', '"1.00"', 'later edit', '2026-11-29T01:37:32.929410Z');
INSERT INTO "cursor" ("table_name", "position", "row_id") VALUES
('conversations', '2026-11-29T01:37:34.423+00:00', '4548dd6e-2041-43e4-b638-afcfc1942fe5'),
('messages', '2026-11-29 01:37:27.514+00', '9d86974c-b4b8-451d-bd3d-7d0fd5af58f5'),
('module_progress', '2026-11-29T01:37:38.249+00:00', 'a7138f9d-de47-47a2-8329-c32e17a933b9'),
('users', '2026-11-29 01:37:01.973+00', '01a224f2-cac0-75db-b44e-4109102d0f29'),
('wellness_entries', '2026-11-29T01:37:39.945+00:00', 'fbb2d4ce-03c0-48eb-a2a7-92b1052436fa');
INSERT INTO "journal" ("id", "edit_id", "at", "table_name", "row_id", "column", "old_json", "new_json", "how", "source") VALUES
(1, '5f27cc41-2315-4a56-aec2-3bb81b484a53', '2026-11-29T01:37:13.289882Z', 'wellness_entries', 'cf7ef124-d52b-42c8-be8c-bea3a4969358', 'mood_score', NULL, '"3.25"', 'create', 'import'),
(2, '5f27cc41-2315-4a56-aec2-3bb81b484a53', '2026-11-29T01:37:13.289882Z', 'wellness_entries', 'cf7ef124-d52b-42c8-be8c-bea3a4969358', 'nutrition_notes', NULL, '"Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀"', 'create', 'import'),
(3, '5f27cc41-2315-4a56-aec2-3bb81b484a53', '2026-11-29T01:37:13.289882Z', 'wellness_entries', 'f2325d58-c081-49e7-8426-228ba70842bf', 'mood_score', NULL, '"3.25"', 'create', 'import'),
(4, '5f27cc41-2315-4a56-aec2-3bb81b484a53', '2026-11-29T01:37:13.289882Z', 'wellness_entries', 'f2325d58-c081-49e7-8426-228ba70842bf', 'nutrition_notes', NULL, '"one\ttwo\r\nthree \u0001\u0007\u001b[31m' || char(127) || ' ' || char(8203) || char(173) || char(8238) || '"', 'create', 'import'),
(5, '5f27cc41-2315-4a56-aec2-3bb81b484a53', '2026-11-29T01:37:13.289882Z', 'wellness_entries', '800f3196-256d-46a4-bfba-99efb9921163', 'mood_score', NULL, '"3.25"', 'create', 'import'),
(6, '5f27cc41-2315-4a56-aec2-3bb81b484a53', '2026-11-29T01:37:13.289882Z', 'wellness_entries', '800f3196-256d-46a4-bfba-99efb9921163', 'nutrition_notes', NULL, '"it''s ''quoted'', \"twice\"; -- DROP TABLE"', 'create', 'import'),
(7, '5f27cc41-2315-4a56-aec2-3bb81b484a53', '2026-11-29T01:37:13.289882Z', 'wellness_entries', '6286a4d9-f6e7-437a-8a92-469e43576e95', 'sleep_hours', NULL, '"7.26"', 'create', 'import'),
(8, '5f27cc41-2315-4a56-aec2-3bb81b484a53', '2026-11-29T01:37:13.289882Z', 'wellness_entries', '6286a4d9-f6e7-437a-8a92-469e43576e95', 'water_intake_ml', NULL, '250', 'create', 'import'),
(9, '5f27cc41-2315-4a56-aec2-3bb81b484a53', '2026-11-29T01:37:13.289882Z', 'wellness_entries', '6286a4d9-f6e7-437a-8a92-469e43576e95', 'energy_level', NULL, '"0.01"', 'create', 'import'),
(10, '6e8171f7-9547-45a5-bbbd-fee478e9f061', '2026-11-29T01:37:10.409140Z', 'wellness_entries', 'cf7ef124-d52b-42c8-be8c-bea3a4969358', 'mood_score', NULL, '"3.25"', 'create', 'typed'),
(11, '6e8171f7-9547-45a5-bbbd-fee478e9f061', '2026-11-29T01:37:10.409140Z', 'wellness_entries', 'cf7ef124-d52b-42c8-be8c-bea3a4969358', 'nutrition_notes', NULL, '"Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀"', 'create', 'typed'),
(12, '3017d067-5477-4059-addf-12098261b5fd', '2026-11-29T01:37:10.500791Z', 'wellness_entries', 'f2325d58-c081-49e7-8426-228ba70842bf', 'mood_score', NULL, '"3.25"', 'create', 'typed'),
(13, '3017d067-5477-4059-addf-12098261b5fd', '2026-11-29T01:37:10.500791Z', 'wellness_entries', 'f2325d58-c081-49e7-8426-228ba70842bf', 'nutrition_notes', NULL, '"one\ttwo\r\nthree \u0001\u0007\u001b[31m' || char(127) || ' ' || char(8203) || char(173) || char(8238) || '"', 'create', 'typed'),
(14, '8ed424d5-9bf3-4659-89b9-c24d40365542', '2026-11-29T01:37:10.528470Z', 'wellness_entries', '800f3196-256d-46a4-bfba-99efb9921163', 'mood_score', NULL, '"3.25"', 'create', 'typed'),
(15, '8ed424d5-9bf3-4659-89b9-c24d40365542', '2026-11-29T01:37:10.528470Z', 'wellness_entries', '800f3196-256d-46a4-bfba-99efb9921163', 'nutrition_notes', NULL, '"it''s ''quoted'', \"twice\"; -- DROP TABLE"', 'create', 'typed'),
(16, '63f23d4a-be1d-4798-8e59-e98e0dc95cdf', '2026-11-29T01:37:10.540094Z', 'wellness_entries', '6286a4d9-f6e7-437a-8a92-469e43576e95', 'sleep_hours', NULL, '"7.26"', 'create', 'typed'),
(17, '63f23d4a-be1d-4798-8e59-e98e0dc95cdf', '2026-11-29T01:37:10.540094Z', 'wellness_entries', '6286a4d9-f6e7-437a-8a92-469e43576e95', 'water_intake_ml', NULL, '250', 'create', 'typed'),
(18, '63f23d4a-be1d-4798-8e59-e98e0dc95cdf', '2026-11-29T01:37:10.540094Z', 'wellness_entries', '6286a4d9-f6e7-437a-8a92-469e43576e95', 'energy_level', NULL, '"0.01"', 'create', 'typed'),
(19, '77b8a09e-1dd8-4852-aa3b-09b39bb91584', '2026-11-29T01:37:10.557751Z', 'wellness_entries', '6ccb9af4-bc68-4a00-accc-fd07f83818d2', 'mood_score', NULL, '"2.00"', 'create', 'typed'),
(20, '1070f31b-9803-463f-a668-770f9a428801', '2026-11-29T01:37:10.560724Z', 'wellness_entries', '6ccb9af4-bc68-4a00-accc-fd07f83818d2', 'date', '"2026-11-22"', NULL, 'delete', 'typed'),
(21, '1070f31b-9803-463f-a668-770f9a428801', '2026-11-29T01:37:10.560724Z', 'wellness_entries', '6ccb9af4-bc68-4a00-accc-fd07f83818d2', 'mood_score', '"2.00"', NULL, 'delete', 'typed'),
(22, 'b792d784-9902-43a6-9a31-5983e64a5d41', '2026-11-29T01:37:10.567675Z', 'wellness_entries', 'fdaf2692-3631-4d7f-b029-ac1a472dfb1d', 'mood_score', NULL, '"1.00"', 'create', 'typed'),
(23, '3280080d-d5ae-4c34-b627-47a2727ba85e', '2026-11-29T01:37:10.570466Z', 'wellness_entries', 'fdaf2692-3631-4d7f-b029-ac1a472dfb1d', 'date', '"2026-11-21"', NULL, 'delete', 'typed'),
(24, '3280080d-d5ae-4c34-b627-47a2727ba85e', '2026-11-29T01:37:10.570466Z', 'wellness_entries', 'fdaf2692-3631-4d7f-b029-ac1a472dfb1d', 'mood_score', '"1.00"', NULL, 'delete', 'typed'),
(25, 'cb1de86f-8681-4d02-a595-0f006d5746fb', '2026-11-29T01:37:18.291035Z', 'users', '01a224f2-cac0-75db-b44e-4109102d0f29', 'timezone', NULL, '"UTC"', 'set', 'sync'),
(26, 'ee82a116-f62b-4f9f-9879-a19e2abc5eb8', '2026-11-29T01:37:28.432515Z', 'conversations', '3d5dd704-77c6-4ffe-90bf-672f514ac791', 'message_count', '0', '6', 'set', 'sync'),
(27, '7c89d85f-b238-41c0-a74c-b7e4e61f51c0', '2026-11-29T01:37:29.338695Z', 'wellness_entries', 'cf7ef124-d52b-42c8-be8c-bea3a4969358', 'mood_score', '"3.25"', '"1.00"', 'set', 'typed'),
(28, '3fa33add-6b3e-405d-aee2-fe52a387cf00', '2026-11-29T01:37:30.308192Z', 'wellness_entries', 'f2325d58-c081-49e7-8426-228ba70842bf', 'mood_score', '"3.25"', '"1.00"', 'set', 'typed'),
(29, '6a03e218-da8b-43a2-a86c-d40b240e10fb', '2026-11-29T01:37:30.727426Z', 'wellness_entries', '800f3196-256d-46a4-bfba-99efb9921163', 'mood_score', '"3.25"', '"1.00"', 'set', 'typed'),
(30, '03c551d6-1a49-4928-a3be-52d28186130a', '2026-11-29T01:37:32.929569Z', 'wellness_entries', '800f3196-256d-46a4-bfba-99efb9921163', 'mood_score', '"1.00"', '"4.00"', 'set', 'undo'),
(31, '74f02edb-95f1-4f6f-8dc0-b8af2fd1c82d', '2026-11-29T01:37:32.989301Z', 'wellness_entries', '81f8a6ce-cf78-4236-a637-0c65e75a8c2d', 'water_intake_ml', NULL, '500', 'create', 'typed'),
(32, '74f02edb-95f1-4f6f-8dc0-b8af2fd1c82d', '2026-11-29T01:37:32.989301Z', 'wellness_entries', '81f8a6ce-cf78-4236-a637-0c65e75a8c2d', 'mood_score', NULL, '"3.00"', 'create', 'typed'),
(33, '24bc66d9-0392-4ec3-a6f9-3e631cdacd77', '2026-11-29T01:37:33.011755Z', 'wellness_entries', '56b99291-a5ca-4f7e-aef0-011799fc5939', 'water_intake_ml', NULL, '500', 'create', 'typed'),
(34, '24bc66d9-0392-4ec3-a6f9-3e631cdacd77', '2026-11-29T01:37:33.011755Z', 'wellness_entries', '56b99291-a5ca-4f7e-aef0-011799fc5939', 'mood_score', NULL, '"3.00"', 'create', 'typed'),
(35, 'edad0e38-b8bd-4ab5-a5e2-f38f79453f64', '2026-11-29T01:37:33.028165Z', 'wellness_entries', '799952d0-76ba-404f-86aa-0b9886863400', 'water_intake_ml', NULL, '500', 'create', 'typed'),
(36, 'edad0e38-b8bd-4ab5-a5e2-f38f79453f64', '2026-11-29T01:37:33.028165Z', 'wellness_entries', '799952d0-76ba-404f-86aa-0b9886863400', 'mood_score', NULL, '"3.00"', 'create', 'typed'),
(37, 'fa50ca11-0fe1-492c-b454-1c33e5a03ef8', '2026-11-29T01:37:33.061831Z', 'wellness_entries', 'f39bb008-b656-4a2f-a102-b4a8d5df13a6', 'water_intake_ml', NULL, '500', 'create', 'typed'),
(38, 'fa50ca11-0fe1-492c-b454-1c33e5a03ef8', '2026-11-29T01:37:33.061831Z', 'wellness_entries', 'f39bb008-b656-4a2f-a102-b4a8d5df13a6', 'mood_score', NULL, '"3.00"', 'create', 'typed'),
(39, '3391ed0a-45c0-43b6-b264-bad26e0fd9cc', '2026-11-29T01:37:33.164272Z', 'wellness_entries', '8d680f3f-5844-4e3e-9c86-8b8e7f232261', 'water_intake_ml', NULL, '500', 'create', 'typed'),
(40, '3391ed0a-45c0-43b6-b264-bad26e0fd9cc', '2026-11-29T01:37:33.164272Z', 'wellness_entries', '8d680f3f-5844-4e3e-9c86-8b8e7f232261', 'mood_score', NULL, '"3.00"', 'create', 'typed'),
(41, '2833b74e-1178-4ed6-b177-dcb24b2ce70d', '2026-11-29T01:37:33.271340Z', 'wellness_entries', '1b5debf1-fdcb-4c8b-8003-74473e0e341b', 'water_intake_ml', NULL, '500', 'create', 'typed'),
(42, '2833b74e-1178-4ed6-b177-dcb24b2ce70d', '2026-11-29T01:37:33.271340Z', 'wellness_entries', '1b5debf1-fdcb-4c8b-8003-74473e0e341b', 'mood_score', NULL, '"3.00"', 'create', 'typed'),
(43, '718bb5ef-d10e-423e-88f3-a727c6c183c5', '2026-11-29T01:37:33.383529Z', 'module_progress', '6efddca9-47d7-44ee-8dc9-806bb5ac3c15', 'progress_percentage', NULL, '"0.00"', 'create', 'typed'),
(44, '718bb5ef-d10e-423e-88f3-a727c6c183c5', '2026-11-29T01:37:33.383529Z', 'module_progress', '6efddca9-47d7-44ee-8dc9-806bb5ac3c15', 'completed_topics', NULL, '["a", "b"]', 'create', 'typed'),
(45, '718bb5ef-d10e-423e-88f3-a727c6c183c5', '2026-11-29T01:37:33.383529Z', 'module_progress', '6efddca9-47d7-44ee-8dc9-806bb5ac3c15', 'current_focus', NULL, '"No"', 'create', 'typed'),
(46, '718bb5ef-d10e-423e-88f3-a727c6c183c5', '2026-11-29T01:37:33.383529Z', 'module_progress', '6efddca9-47d7-44ee-8dc9-806bb5ac3c15', 'notes', NULL, '"Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀"', 'create', 'typed'),
(47, '718bb5ef-d10e-423e-88f3-a727c6c183c5', '2026-11-29T01:37:33.383529Z', 'module_progress', '6efddca9-47d7-44ee-8dc9-806bb5ac3c15', 'last_activity', NULL, '"2026-11-29T01:37:33.383529Z"', 'create', 'typed'),
(48, '9e76e7e1-d44c-4a05-9a72-3bcfd71ed093', '2026-11-29T01:37:33.413027Z', 'conversations', '4548dd6e-2041-43e4-b638-afcfc1942fe5', 'topic', NULL, '"Mine"', 'create', 'typed'),
(49, '9e76e7e1-d44c-4a05-9a72-3bcfd71ed093', '2026-11-29T01:37:33.413027Z', 'conversations', '4548dd6e-2041-43e4-b638-afcfc1942fe5', 'message_count', NULL, '0', 'create', 'typed'),
(50, '6a29d269-2e23-4d8f-99e1-f48ee0049a6b', '2026-11-29T01:37:33.840580Z', 'messages', '8b2bce6b-2bfa-4c1e-b103-631b8b950dd3', 'id', NULL, '"8b2bce6b-2bfa-4c1e-b103-631b8b950dd3"', 'create', 'typed'),
(51, '6a29d269-2e23-4d8f-99e1-f48ee0049a6b', '2026-11-29T01:37:33.840580Z', 'conversations', '4548dd6e-2041-43e4-b638-afcfc1942fe5', 'message_count', '0', '1', 'set', 'typed'),
(52, '3bc5c6a3-bf00-4020-b3ce-06c55ccab793', '2026-11-29T01:37:33.957431Z', 'messages', '90f70bd5-dd41-4c7a-83ac-bc2761a44a61', 'id', NULL, '"90f70bd5-dd41-4c7a-83ac-bc2761a44a61"', 'create', 'typed'),
(53, '3bc5c6a3-bf00-4020-b3ce-06c55ccab793', '2026-11-29T01:37:33.957431Z', 'conversations', '4548dd6e-2041-43e4-b638-afcfc1942fe5', 'message_count', '1', '2', 'set', 'typed'),
(54, '15a2e3ed-358f-418e-b1ad-7e04eba8fc53', '2026-11-29T01:37:35.632154Z', 'wellness_entries', '1b5debf1-fdcb-4c8b-8003-74473e0e341b', 'date', '"2026-11-03"', NULL, 'delete', 'sync'),
(55, '15a2e3ed-358f-418e-b1ad-7e04eba8fc53', '2026-11-29T01:37:35.632154Z', 'wellness_entries', '1b5debf1-fdcb-4c8b-8003-74473e0e341b', 'water_intake_ml', '500', NULL, 'delete', 'sync'),
(56, '15a2e3ed-358f-418e-b1ad-7e04eba8fc53', '2026-11-29T01:37:35.632154Z', 'wellness_entries', '1b5debf1-fdcb-4c8b-8003-74473e0e341b', 'mood_score', '"3.00"', NULL, 'delete', 'sync'),
(57, 'c4b92671-de3a-4035-b29e-51f336b3135c', '2026-11-29T01:37:35.819215Z', 'wellness_entries', '81f8a6ce-cf78-4236-a637-0c65e75a8c2d', 'mood_score', '"3.00"', '"5.00"', 'set', 'typed'),
(58, 'd8ee1520-1bfe-45ee-861a-d5563c6e1060', '2026-11-29T01:37:36.199191Z', 'wellness_entries', '81f8a6ce-cf78-4236-a637-0c65e75a8c2d', 'energy_level', NULL, '"2.00"', 'set', 'typed'),
(59, 'ba34f4c1-7ebd-48e9-96d4-63c6cae83940', '2026-11-29T01:37:36.228124Z', 'wellness_entries', 'ef7db5b0-91e6-497e-a899-5c49fc03d946', 'mood_score', NULL, '"4.00"', 'create', 'typed'),
(60, '7abd530c-9ccc-423b-9c8e-6d8e2933cfa6', '2026-11-29T01:37:36.403163Z', 'wellness_entries', 'ef7db5b0-91e6-497e-a899-5c49fc03d946', 'date', '"2026-11-02"', NULL, 'delete', 'typed'),
(61, '7abd530c-9ccc-423b-9c8e-6d8e2933cfa6', '2026-11-29T01:37:36.403163Z', 'wellness_entries', 'ef7db5b0-91e6-497e-a899-5c49fc03d946', 'mood_score', '"4.00"', NULL, 'delete', 'typed'),
(62, '0c3e0be6-ed2a-4a2a-958c-be9773881842', '2026-11-29T01:37:37.013118Z', 'wellness_entries', '56b99291-a5ca-4f7e-aef0-011799fc5939', 'mood_score', '"3.00"', '"2.00"', 'set', 'typed'),
(63, 'f507ca91-5151-4ad5-ae0b-8d185d98d0cf', '2026-11-29T01:37:37.211172Z', 'wellness_entries', '799952d0-76ba-404f-86aa-0b9886863400', 'sleep_hours', NULL, '"6.10"', 'set', 'typed'),
(64, 'f507ca91-5151-4ad5-ae0b-8d185d98d0cf', '2026-11-29T01:37:37.211172Z', 'wellness_entries', '799952d0-76ba-404f-86aa-0b9886863400', 'nutrition_notes', NULL, '"Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀"', 'set', 'typed'),
(65, 'e4c8d37a-a752-4979-b7a1-91443db74bff', '2026-11-29T01:37:37.244122Z', 'wellness_entries', 'f39bb008-b656-4a2f-a102-b4a8d5df13a6', 'water_intake_ml', '500', '750', 'add', 'typed'),
(66, 'e4c8d37a-a752-4979-b7a1-91443db74bff', '2026-11-29T01:37:37.244122Z', 'wellness_entries', 'f39bb008-b656-4a2f-a102-b4a8d5df13a6', 'exercise_minutes', NULL, '20', 'add', 'typed'),
(67, '81f6b946-adf5-4d66-97ab-cedf794ab529', '2026-11-29T01:37:37.268390Z', 'wellness_entries', 'dfac9eff-f66c-4a96-bcb4-6aaadb1782bf', 'nutrition_notes', NULL, '"' || replace(hex(zeroblob(3000)), '00', 'Oats and rice again. ') || '"', 'create', 'typed'),
(68, '0efac66c-cabe-40f9-812b-56489846f6a5', '2026-11-29T01:37:37.296060Z', 'wellness_entries', '8d680f3f-5844-4e3e-9c86-8b8e7f232261', 'date', '"2026-11-04"', NULL, 'delete', 'typed'),
(69, '0efac66c-cabe-40f9-812b-56489846f6a5', '2026-11-29T01:37:37.296060Z', 'wellness_entries', '8d680f3f-5844-4e3e-9c86-8b8e7f232261', 'water_intake_ml', '500', NULL, 'delete', 'typed'),
(70, '0efac66c-cabe-40f9-812b-56489846f6a5', '2026-11-29T01:37:37.296060Z', 'wellness_entries', '8d680f3f-5844-4e3e-9c86-8b8e7f232261', 'mood_score', '"3.00"', NULL, 'delete', 'typed'),
(71, '4ca7d956-49ee-4174-83c3-876ee06ea64c', '2026-11-29T01:37:37.321241Z', 'wellness_entries', '908d639d-23bd-417f-b70c-baa2315f42b5', 'mood_score', NULL, '"2.50"', 'create', 'typed'),
(72, 'daca4b7f-f881-4575-8f5c-3243af4123ea', '2026-11-29T01:37:37.366541Z', 'module_progress', 'a7138f9d-de47-47a2-8329-c32e17a933b9', 'progress_percentage', NULL, '"33.33"', 'create', 'typed'),
(73, 'daca4b7f-f881-4575-8f5c-3243af4123ea', '2026-11-29T01:37:37.366541Z', 'module_progress', 'a7138f9d-de47-47a2-8329-c32e17a933b9', 'completed_topics', NULL, '["one"]', 'create', 'typed'),
(74, 'daca4b7f-f881-4575-8f5c-3243af4123ea', '2026-11-29T01:37:37.366541Z', 'module_progress', 'a7138f9d-de47-47a2-8329-c32e17a933b9', 'notes', NULL, '"Naps"', 'create', 'typed'),
(75, 'daca4b7f-f881-4575-8f5c-3243af4123ea', '2026-11-29T01:37:37.366541Z', 'module_progress', 'a7138f9d-de47-47a2-8329-c32e17a933b9', 'last_activity', NULL, '"2026-11-29T01:37:37.366541Z"', 'create', 'typed'),
(76, '90c01c5d-db5c-4dfa-8f3a-deb5231b6f8d', '2026-11-29T01:37:37.385640Z', 'conversations', '092dcb12-3a4c-415d-a829-3dac7691003c', 'message_count', NULL, '0', 'create', 'typed'),
(77, '5f832c48-cf90-48c0-a1ee-40f621695f90', '2026-11-29T01:37:37.409480Z', 'messages', '92b1a18e-6ec9-481b-92a8-112281cb934c', 'id', NULL, '"92b1a18e-6ec9-481b-92a8-112281cb934c"', 'create', 'typed'),
(78, '5f832c48-cf90-48c0-a1ee-40f621695f90', '2026-11-29T01:37:37.409480Z', 'conversations', '092dcb12-3a4c-415d-a829-3dac7691003c', 'message_count', '0', '1', 'set', 'typed'),
(79, '679c95f0-7192-45f5-8ec4-40241c06a912', '2026-11-29T01:37:37.435789Z', 'messages', '5b4e0893-0e9a-4fe6-9a3b-628241ee8948', 'id', NULL, '"5b4e0893-0e9a-4fe6-9a3b-628241ee8948"', 'create', 'typed'),
(80, '679c95f0-7192-45f5-8ec4-40241c06a912', '2026-11-29T01:37:37.435789Z', 'conversations', '092dcb12-3a4c-415d-a829-3dac7691003c', 'message_count', '1', '2', 'set', 'typed'),
(81, '1e5e9f29-ef2d-4bd9-9491-e40dcadfff75', '2026-11-29T01:37:37.469793Z', 'wellness_entries', '4d9eccf7-7537-400d-a6e4-eb13e3a64691', 'mood_score', NULL, '"1.00"', 'create', 'typed'),
(82, '1e5e9f29-ef2d-4bd9-9491-e40dcadfff75', '2026-11-29T01:37:37.469793Z', 'wellness_entries', '4d9eccf7-7537-400d-a6e4-eb13e3a64691', 'nutrition_notes', NULL, '"Wrong day"', 'create', 'typed'),
(83, '531eb9c6-4e11-443a-9357-22d4a73a771a', '2026-11-29T01:37:37.517608Z', 'wellness_entries', '4d9eccf7-7537-400d-a6e4-eb13e3a64691', 'date', '"2026-10-28"', NULL, 'delete', 'undo'),
(84, '531eb9c6-4e11-443a-9357-22d4a73a771a', '2026-11-29T01:37:37.517608Z', 'wellness_entries', '4d9eccf7-7537-400d-a6e4-eb13e3a64691', 'mood_score', '"1.00"', NULL, 'delete', 'undo'),
(85, '531eb9c6-4e11-443a-9357-22d4a73a771a', '2026-11-29T01:37:37.517608Z', 'wellness_entries', '4d9eccf7-7537-400d-a6e4-eb13e3a64691', 'nutrition_notes', '"Wrong day"', NULL, 'delete', 'undo'),
(86, '95e593fd-454c-47f1-980c-dd688724f71d', '2026-11-29T01:37:38.456008Z', 'wellness_entries', '799952d0-76ba-404f-86aa-0b9886863400', 'mood_score', '"3.00"', '"5.00"', 'set', 'typed'),
(87, 'b032cad8-1517-4f69-93fa-97335177dbb0', '2026-11-29T01:37:39.613594Z', 'wellness_entries', 'fe547fa3-6e78-447a-bac5-09e2642b1328', 'mood_score', NULL, '"4.00"', 'create', 'typed'),
(88, 'da215105-e76f-47f5-86a2-0f2ccf0aa889', '2026-11-29T01:37:39.645551Z', 'wellness_entries', '800f3196-256d-46a4-bfba-99efb9921163', 'date', '"2026-11-25"', NULL, 'delete', 'typed'),
(89, 'da215105-e76f-47f5-86a2-0f2ccf0aa889', '2026-11-29T01:37:39.645551Z', 'wellness_entries', '800f3196-256d-46a4-bfba-99efb9921163', 'mood_score', '"4.00"', NULL, 'delete', 'typed'),
(90, 'da215105-e76f-47f5-86a2-0f2ccf0aa889', '2026-11-29T01:37:39.645551Z', 'wellness_entries', '800f3196-256d-46a4-bfba-99efb9921163', 'nutrition_notes', '"it''s ''quoted'', \"twice\"; -- DROP TABLE"', NULL, 'delete', 'typed'),
(91, 'be53515b-0622-40a1-a4d0-4c0dce6a5f3b', '2026-11-29T01:37:39.743322Z', 'module_progress', '2fa4e6e4-e6ca-434d-9ac2-f589706f8907', 'progress_percentage', NULL, '"0.00"', 'create', 'typed'),
(92, 'be53515b-0622-40a1-a4d0-4c0dce6a5f3b', '2026-11-29T01:37:39.743322Z', 'module_progress', '2fa4e6e4-e6ca-434d-9ac2-f589706f8907', 'completed_topics', NULL, '[]', 'create', 'typed'),
(93, 'be53515b-0622-40a1-a4d0-4c0dce6a5f3b', '2026-11-29T01:37:39.743322Z', 'module_progress', '2fa4e6e4-e6ca-434d-9ac2-f589706f8907', 'current_focus', NULL, '"One thing"', 'create', 'typed'),
(94, 'be53515b-0622-40a1-a4d0-4c0dce6a5f3b', '2026-11-29T01:37:39.743322Z', 'module_progress', '2fa4e6e4-e6ca-434d-9ac2-f589706f8907', 'last_activity', NULL, '"2026-11-29T01:37:39.743322Z"', 'create', 'typed'),
(95, 'e48579e7-7b4f-4bb2-a947-91298e4ea02a', '2026-11-29T01:37:40.311264Z', 'wellness_entries', 'cd6be7d6-a40c-4a10-a7b1-e307910180bd', 'energy_level', NULL, '"4.00"', 'create', 'typed');
INSERT INTO "meta" ("name", "value") VALUES
('aggregates', 'yes'),
('compared_at', '2026-11-29T01:37:20.266166Z'),
('held', ''),
('last_synced_at', '2026-11-29T01:37:37.191451Z'),
('owner', '01a224f2-cac0-75db-b44e-4109102d0f29'),
('problem', 'Offline'),
('sentence', 'The connection to the server broke.'),
('swept_at', '2026-11-29T01:37:40.084174Z'),
('tombstones', 'no');
INSERT INTO "pending_change" ("table_name", "row_id", "deleted", "edited_at", "attempts_json", "last_error", "refused", "set_json", "failures") VALUES
('conversations', '092dcb12-3a4c-415d-a829-3dac7691003c', 0, '2026-11-29T01:37:37.435789Z', '[]', NULL, 0, '["message_count"]', 0),
('messages', '5b4e0893-0e9a-4fe6-9a3b-628241ee8948', 0, '2026-11-29T01:37:37.435789Z', '[]', NULL, 0, '[]', 0),
('messages', '92b1a18e-6ec9-481b-92a8-112281cb934c', 0, '2026-11-29T01:37:37.409480Z', '[]', NULL, 0, '[]', 0),
('module_progress', '2fa4e6e4-e6ca-434d-9ac2-f589706f8907', 0, '2026-11-29T01:37:39.743322Z', '[{"id": "2fa4e6e4-e6ca-434d-9ac2-f589706f8907", "user_id": "01a224f2-cac0-75db-b44e-4109102d0f29", "module_name": "Focus", "progress_percentage": "0.00", "completed_topics": [], "current_focus": "One thing", "notes": null, "last_activity": "2026-11-29T01:37:39.743322Z"}]', NULL, 0, '["completed_topics", "current_focus", "last_activity", "progress_percentage"]', 0),
('wellness_entries', '56b99291-a5ca-4f7e-aef0-011799fc5939', 0, '2026-11-29T01:37:37.013118Z', '[]', '["The server refused: {words} ({code}).", {"words": "“numeric field overflow”", "code": "22003"}]', 1, '["mood_score"]', 0),
('wellness_entries', '799952d0-76ba-404f-86aa-0b9886863400', 0, '2026-11-29T01:37:38.456008Z', '[]', NULL, 0, '["mood_score", "nutrition_notes", "sleep_hours"]', 0),
('wellness_entries', '800f3196-256d-46a4-bfba-99efb9921163', 1, '2026-11-29T01:37:39.645551Z', '[]', NULL, 0, '[]', 0),
('wellness_entries', 'cd6be7d6-a40c-4a10-a7b1-e307910180bd', 0, '2026-11-29T01:37:40.311264Z', '[]', NULL, 0, '["energy_level"]', 0),
('wellness_entries', 'f39bb008-b656-4a2f-a102-b4a8d5df13a6', 0, '2026-11-29T01:37:37.244122Z', '[]', NULL, 0, '[]', 0),
('wellness_entries', 'fe547fa3-6e78-447a-bac5-09e2642b1328', 0, '2026-11-29T01:37:39.613594Z', '[]', NULL, 0, '["mood_score"]', 0);
INSERT INTO "unreadable" ("table_name", "row_id", "row_json", "reason") VALUES
('wellness_entries', '0f4558fc-b2e2-482a-8838-01b0af3dd41c', '{"id": "0f4558fc-b2e2-482a-8838-01b0af3dd41c", "user_id": "01a224f2-cac0-75db-b44e-4109102d0f29", "date": "infinity", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": null, "energy_level": null, "nutrition_notes": null, "created_at": "2026-11-29T01:37:22.395+00:00", "updated_at": "2026-11-29T01:37:22.395+00:00"}', 'not a date of the years 1 to 9999');
INSERT INTO "users" ("id", "email", "full_name", "avatar_url", "timezone", "created_at", "updated_at") VALUES
('01a224f2-cac0-75db-b44e-4109102d0f29', 'cb40da74005b4a91934bf5fe5ce509a4@example.com', NULL, NULL, 'UTC', '2026-11-29T01:37:01.973000Z', '2026-11-29T01:37:01.973000Z');
INSERT INTO "conversations" ("id", "user_id", "module_name", "topic", "message_count", "created_at", "updated_at") VALUES
('092dcb12-3a4c-415d-a829-3dac7691003c', '01a224f2-cac0-75db-b44e-4109102d0f29', 'habits', NULL, 2, '2026-11-29T01:37:37.385640Z', '2026-11-29T01:37:37.435789Z'),
('3d5dd704-77c6-4ffe-90bf-672f514ac791', '01a224f2-cac0-75db-b44e-4109102d0f29', 'identity', 'Roots 🌱', 6, '2026-11-29T01:37:23.761000Z', '2026-11-29T01:37:28.605000Z'),
('4548dd6e-2041-43e4-b638-afcfc1942fe5', '01a224f2-cac0-75db-b44e-4109102d0f29', 'identity', 'Mine', 2, '2026-11-29T01:37:34.423000Z', '2026-11-29T01:37:34.423000Z');
INSERT INTO "module_progress" ("id", "user_id", "module_name", "progress_percentage", "completed_topics", "current_focus", "notes", "last_activity", "created_at", "updated_at") VALUES
('2fa4e6e4-e6ca-434d-9ac2-f589706f8907', '01a224f2-cac0-75db-b44e-4109102d0f29', 'Focus', '0.00', '[]', 'One thing', NULL, '2026-11-29T01:37:39.743322Z', '2026-11-29T01:37:39.743322Z', '2026-11-29T01:37:39.743322Z'),
('33dc14d4-f454-4f65-a287-ec081830c1b4', '01a224f2-cac0-75db-b44e-4109102d0f29', 'Sleep', '12.50', '[]', NULL, NULL, NULL, '2026-11-29T01:37:22.667000Z', '2026-11-29T01:37:22.667000Z'),
('6efddca9-47d7-44ee-8dc9-806bb5ac3c15', '01a224f2-cac0-75db-b44e-4109102d0f29', 'Boundaries', '0.00', '["a", "b"]', 'No', 'Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀', '2026-11-29T01:37:33.383529Z', '2026-11-29T01:37:34.296000Z', '2026-11-29T01:37:34.296000Z'),
('a6bc60e5-d87d-4bac-8aba-906260ebf188', '01a224f2-cac0-75db-b44e-4109102d0f29', 'Mindful eating', '50.00', '[]', NULL, NULL, NULL, '2026-11-29T01:37:22.936000Z', '2026-11-29T01:37:22.936000Z'),
('a7138f9d-de47-47a2-8329-c32e17a933b9', '01a224f2-cac0-75db-b44e-4109102d0f29', 'Rest', '33.33', '["one"]', NULL, 'Naps', '2026-11-29T01:37:37.366541Z', '2026-11-29T01:37:38.249000Z', '2026-11-29T01:37:38.249000Z'),
('e6a34af9-86d6-4bb8-b09b-508fec14625f', '01a224f2-cac0-75db-b44e-4109102d0f29', 'Movement', '100.00', '[]', NULL, NULL, NULL, '2026-11-29T01:37:23.551000Z', '2026-11-29T01:37:23.551000Z');
INSERT INTO "wellness_entries" ("id", "user_id", "date", "sleep_hours", "water_intake_ml", "exercise_minutes", "meditation_minutes", "mood_score", "energy_level", "nutrition_notes", "created_at", "updated_at") VALUES
('13212f7c-8f6c-4b84-9f59-0d4f51549953', '01a224f2-cac0-75db-b44e-4109102d0f29', '2026-08-10', NULL, NULL, NULL, NULL, '1.00', NULL, NULL, '2026-11-29T01:37:39.945000Z', '2026-11-29T01:37:39.945000Z'),
('428572a4-a31e-4042-bce2-bfabee46197a', '01a224f2-cac0-75db-b44e-4109102d0f29', '2026-08-13', NULL, NULL, NULL, NULL, '1.00', NULL, NULL, '2026-11-29T01:37:39.945000Z', '2026-11-29T01:37:39.945000Z'),
('4a1c51e5-6492-42be-8cc8-176b47befe10', '01a224f2-cac0-75db-b44e-4109102d0f29', '2026-08-19', NULL, NULL, NULL, NULL, '1.00', NULL, NULL, '2026-11-29T01:37:39.945000Z', '2026-11-29T01:37:39.945000Z'),
('54ab8eb4-2fd6-49a0-adfa-332cbff48772', '01a224f2-cac0-75db-b44e-4109102d0f29', '1900-01-01', '8.00', NULL, NULL, NULL, NULL, NULL, NULL, '2026-11-29T01:37:21.053000Z', '2026-11-29T01:37:21.053000Z'),
('56b99291-a5ca-4f7e-aef0-011799fc5939', '01a224f2-cac0-75db-b44e-4109102d0f29', '2026-11-07', NULL, 500, NULL, NULL, '2.00', NULL, NULL, '2026-11-29T01:37:34.371000Z', '2026-11-29T01:37:37.013118Z'),
('6286a4d9-f6e7-437a-8a92-469e43576e95', '01a224f2-cac0-75db-b44e-4109102d0f29', '2026-11-23', '7.26', 250, NULL, NULL, NULL, '0.01', NULL, '2026-11-29T01:37:20.720000Z', '2026-11-29T01:37:20.720000Z'),
('68d56bb2-7cbb-412e-91dc-eead7596eaa5', '01a224f2-cac0-75db-b44e-4109102d0f29', '2200-12-31', NULL, NULL, NULL, NULL, NULL, NULL, 'Later', '2026-11-29T01:37:21.776000Z', '2026-11-29T01:37:21.776000Z'),
('6aa940f1-adcf-43be-90b5-6fef132725d9', '01a224f2-cac0-75db-b44e-4109102d0f29', '2026-08-17', NULL, NULL, NULL, NULL, '1.00', NULL, NULL, '2026-11-29T01:37:39.945000Z', '2026-11-29T01:37:39.945000Z'),
('7442e82c-46fe-4894-90d4-45218e89066a', '01a224f2-cac0-75db-b44e-4109102d0f29', '2026-08-09', NULL, NULL, NULL, NULL, '1.00', NULL, NULL, '2026-11-29T01:37:39.945000Z', '2026-11-29T01:37:39.945000Z'),
('799952d0-76ba-404f-86aa-0b9886863400', '01a224f2-cac0-75db-b44e-4109102d0f29', '2026-11-06', '6.10', 500, NULL, NULL, '5.00', NULL, 'Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀', '2026-11-29T01:37:34.371000Z', '2026-11-29T01:37:38.456008Z'),
('7eba21a1-343c-4dee-a884-e51620bed024', '01a224f2-cac0-75db-b44e-4109102d0f29', '2026-08-14', NULL, NULL, NULL, NULL, '1.00', NULL, NULL, '2026-11-29T01:37:39.945000Z', '2026-11-29T01:37:39.945000Z'),
('81f8a6ce-cf78-4236-a637-0c65e75a8c2d', '01a224f2-cac0-75db-b44e-4109102d0f29', '2026-11-08', NULL, 500, NULL, NULL, '5.00', '2.00', NULL, '2026-11-29T01:37:34.371000Z', '2026-11-29T01:37:36.955000Z'),
('8518e069-be8f-426d-acf4-f63cb982cdf0', '01a224f2-cac0-75db-b44e-4109102d0f29', '2026-08-12', NULL, NULL, NULL, NULL, '1.00', NULL, NULL, '2026-11-29T01:37:39.945000Z', '2026-11-29T01:37:39.945000Z'),
('908d639d-23bd-417f-b70c-baa2315f42b5', '01a224f2-cac0-75db-b44e-4109102d0f29', '2026-10-29', NULL, NULL, NULL, NULL, '2.50', NULL, NULL, '2026-11-29T01:37:39.495000Z', '2026-11-29T01:37:39.495000Z'),
('b086712a-b76d-4450-afe7-31140f21bc5a', '01a224f2-cac0-75db-b44e-4109102d0f29', '2026-08-20', NULL, NULL, NULL, NULL, '1.00', NULL, NULL, '2026-11-29T01:37:39.945000Z', '2026-11-29T01:37:39.945000Z'),
('b6c337b7-b29e-4c43-9771-b5c884166890', '01a224f2-cac0-75db-b44e-4109102d0f29', '2026-08-11', NULL, NULL, NULL, NULL, '1.00', NULL, NULL, '2026-11-29T01:37:39.945000Z', '2026-11-29T01:37:39.945000Z'),
('cd6be7d6-a40c-4a10-a7b1-e307910180bd', '01a224f2-cac0-75db-b44e-4109102d0f29', '2026-10-26', NULL, NULL, NULL, NULL, NULL, '4.00', NULL, '2026-11-29T01:37:40.311264Z', '2026-11-29T01:37:40.311264Z'),
('cf7ef124-d52b-42c8-be8c-bea3a4969358', '01a224f2-cac0-75db-b44e-4109102d0f29', '2026-11-27', NULL, NULL, NULL, NULL, '1.00', NULL, 'Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀', '2026-11-29T01:37:20.720000Z', '2026-11-29T01:37:31.972000Z'),
('dd18553c-1c03-48b9-97eb-3dcc442d42e4', '01a224f2-cac0-75db-b44e-4109102d0f29', '2026-08-18', NULL, NULL, NULL, NULL, '1.00', NULL, NULL, '2026-11-29T01:37:39.945000Z', '2026-11-29T01:37:39.945000Z'),
('dfac9eff-f66c-4a96-bcb4-6aaadb1782bf', '01a224f2-cac0-75db-b44e-4109102d0f29', '2026-11-24', NULL, NULL, NULL, NULL, NULL, NULL, replace(hex(zeroblob(3000)), '00', 'Oats and rice again. '), '2026-11-29T01:37:39.495000Z', '2026-11-29T01:37:39.495000Z'),
('f2325d58-c081-49e7-8426-228ba70842bf', '01a224f2-cac0-75db-b44e-4109102d0f29', '2026-11-26', NULL, NULL, NULL, NULL, '1.00', NULL, 'one' || char(9) || 'two' || char(13) || char(10) || 'three ' || char(1) || char(7) || char(27) || '[31m' || char(127) || ' ' || char(8203) || char(173) || char(8238), '2026-11-29T01:37:20.720000Z', '2026-11-29T01:37:32.328000Z'),
('f39bb008-b656-4a2f-a102-b4a8d5df13a6', '01a224f2-cac0-75db-b44e-4109102d0f29', '2026-11-05', NULL, 750, 20, NULL, '3.00', NULL, NULL, '2026-11-29T01:37:34.371000Z', '2026-11-29T01:37:37.244122Z'),
('f42ea188-32ec-4e96-8e94-ddbd20e97eb8', '01a224f2-cac0-75db-b44e-4109102d0f29', '2026-08-16', NULL, NULL, NULL, NULL, '1.00', NULL, NULL, '2026-11-29T01:37:39.945000Z', '2026-11-29T01:37:39.945000Z'),
('fbb2d4ce-03c0-48eb-a2a7-92b1052436fa', '01a224f2-cac0-75db-b44e-4109102d0f29', '2026-08-15', NULL, NULL, NULL, NULL, '1.00', NULL, NULL, '2026-11-29T01:37:39.945000Z', '2026-11-29T01:37:39.945000Z'),
('fe547fa3-6e78-447a-bac5-09e2642b1328', '01a224f2-cac0-75db-b44e-4109102d0f29', '2026-10-27', NULL, NULL, NULL, NULL, '4.00', NULL, NULL, '2026-11-29T01:37:39.613594Z', '2026-11-29T01:37:39.613594Z');
INSERT INTO "messages" ("id", "conversation_id", "role", "content", "tokens_used", "created_at") VALUES
('2bb34ae2-cde9-4294-8c0d-ace3b750390c', '3d5dd704-77c6-4ffe-90bf-672f514ac791', 'user', '4 Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀', NULL, '2026-11-29T01:37:26.368000Z'),
('48a4b165-0ad6-44f5-8289-f059f1b7792b', '3d5dd704-77c6-4ffe-90bf-672f514ac791', 'assistant', '1 Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀', 1, '2026-11-29T01:37:24.683000Z'),
('5b4e0893-0e9a-4fe6-9a3b-628241ee8948', '092dcb12-3a4c-415d-a829-3dac7691003c', 'user', 'Two', NULL, '2026-11-29T01:37:37.435789Z'),
('66719d54-2394-4eef-b1d5-ee8d5ed9ed57', '3d5dd704-77c6-4ffe-90bf-672f514ac791', 'user', '2 Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀', NULL, '2026-11-29T01:37:25.401000Z'),
('8b2bce6b-2bfa-4c1e-b103-631b8b950dd3', '4548dd6e-2041-43e4-b638-afcfc1942fe5', 'user', 'Hello', NULL, '2026-11-29T01:37:33.840580Z'),
('90f70bd5-dd41-4c7a-83ac-bc2761a44a61', '4548dd6e-2041-43e4-b638-afcfc1942fe5', 'user', 'one' || char(9) || 'two' || char(13) || char(10) || 'three ' || char(1) || char(7) || char(27) || '[31m' || char(127) || ' ' || char(8203) || char(173) || char(8238), NULL, '2026-11-29T01:37:33.957431Z'),
('92b1a18e-6ec9-481b-92a8-112281cb934c', '092dcb12-3a4c-415d-a829-3dac7691003c', 'user', 'Unsent', NULL, '2026-11-29T01:37:37.409480Z'),
('9d86974c-b4b8-451d-bd3d-7d0fd5af58f5', '3d5dd704-77c6-4ffe-90bf-672f514ac791', 'assistant', '5 Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀', 5, '2026-11-29T01:37:27.514000Z'),
('c6f7a6ab-22e0-47fe-b80d-22f56918be66', '3d5dd704-77c6-4ffe-90bf-672f514ac791', 'assistant', '3 Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀', 3, '2026-11-29T01:37:26.093000Z'),
('dac10ce3-de7e-4067-9a0d-085d9f74ccb8', '3d5dd704-77c6-4ffe-90bf-672f514ac791', 'user', '0 Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀', NULL, '2026-11-29T01:37:24.229000Z');
INSERT INTO "ghost" ("table_name", "row_id", "attempts_json", "at") VALUES
('wellness_entries', 'ef7db5b0-91e6-497e-a899-5c49fc03d946', '[{"id": "ef7db5b0-91e6-497e-a899-5c49fc03d946", "user_id": "01a224f2-cac0-75db-b44e-4109102d0f29", "date": "2026-11-02", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "4.00", "energy_level": null, "nutrition_notes": null}]', '2026-11-29T01:37:36.849860Z');
INSERT INTO "cycle" ("id", "started_at", "ended_at", "pushed", "pulled", "conflicts", "requests", "problem") VALUES
(1, '2026-11-29T01:37:14.004734Z', '2026-11-29T01:37:20.844488Z', 4, 1, 0, 11, ''),
(2, '2026-11-29T01:37:27.646037Z', '2026-11-29T01:37:28.690755Z', 1, 12, 0, 5, ''),
(3, '2026-11-29T01:37:30.755831Z', '2026-11-29T01:37:32.819443Z', 3, 3, 3, 4, ''),
(4, '2026-11-29T01:37:33.997122Z', '2026-11-29T01:37:34.771955Z', 11, 0, 0, 6, ''),
(5, '2026-11-29T01:37:34.910189Z', '2026-11-29T01:37:35.815380Z', 0, 0, 0, 5, ''),
(6, '2026-11-29T01:37:35.836917Z', '2026-11-29T01:37:36.178877Z', 0, 0, 0, 2, 'The connection to the server broke.'),
(7, '2026-11-29T01:37:36.251658Z', '2026-11-29T01:37:36.376825Z', 0, 1, 0, 2, 'The connection to the server broke.'),
(8, '2026-11-29T01:37:36.420376Z', '2026-11-29T01:37:37.003686Z', 2, 0, 0, 3, ''),
(9, '2026-11-29T01:37:37.576070Z', '2026-11-29T01:37:38.399001Z', 0, 0, 0, 2, 'The connection to the server broke.'),
(10, '2026-11-29T01:37:38.527546Z', '2026-11-29T01:37:39.155504Z', 0, 1, 0, 2, 'The connection to the server broke.'),
(11, '2026-11-29T01:37:39.158775Z', '2026-11-29T01:37:39.528879Z', 0, 0, 0, 6, 'The connection to the server broke.'),
(12, '2026-11-29T01:37:39.967812Z', '2026-11-29T01:37:40.200095Z', 0, 14, 0, 2, 'The connection to the server broke.');
INSERT INTO "note" ("number", "entry_id") VALUES
(1, 'cf7ef124-d52b-42c8-be8c-bea3a4969358'),
(2, 'f2325d58-c081-49e7-8426-228ba70842bf'),
(4, '68d56bb2-7cbb-412e-91dc-eead7596eaa5'),
(5, '799952d0-76ba-404f-86aa-0b9886863400'),
(6, 'dfac9eff-f66c-4a96-bcb4-6aaadb1782bf');
INSERT INTO "note_index" ("rowid", "folded") VALUES
(1, 'haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “aou” 飲み物 😀'),
(2, 'one' || char(9) || 'two' || char(13) || char(10) || 'three ' || char(1) || char(7) || char(27) || '[31m' || char(127) || ' ' || char(8203) || char(173) || char(8238)),
(4, 'later'),
(5, 'haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “aou” 飲み物 😀'),
(6, replace(hex(zeroblob(3000)), '00', 'oats and rice again. '));
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
PRAGMA user_version = 3;
