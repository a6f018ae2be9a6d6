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
CREATE TABLE skipped_day (
    date DATE NOT NULL,
    PRIMARY KEY (date)
);
INSERT INTO "base" ("table_name", "row_id", "version", "values_json", "gone") VALUES
('conversations', '4c6df5e8-84b2-45b3-983e-8080abb9f3a7', '2026-11-29 01:38:28.046+00', '{"id": "4c6df5e8-84b2-45b3-983e-8080abb9f3a7", "user_id": "01a224f3-b269-733d-8484-436026be7961", "module_name": "identity", "topic": "Mine", "message_count": 2, "created_at": "2026-11-29T01:38:28.046000Z", "updated_at": "2026-11-29T01:38:28.046000Z"}', 0),
('conversations', '8bfa8b4a-7fde-4873-b885-993c4452ec69', '2026-11-29 01:38:23.316+00', '{"id": "8bfa8b4a-7fde-4873-b885-993c4452ec69", "user_id": "01a224f3-b269-733d-8484-436026be7961", "module_name": "identity", "topic": "Roots 🌱", "message_count": 6, "created_at": "2026-11-29T01:38:18.602000Z", "updated_at": "2026-11-29T01:38:23.316000Z"}', 0),
('module_progress', '08d57fdc-27e3-4b6c-b475-ab11a777fc06', '2026-11-29T01:38:17.859+00:00', '{"id": "08d57fdc-27e3-4b6c-b475-ab11a777fc06", "user_id": "01a224f3-b269-733d-8484-436026be7961", "module_name": "Mindful eating", "progress_percentage": "50.00", "completed_topics": [], "current_focus": null, "notes": null, "last_activity": null, "created_at": "2026-11-29T01:38:17.859000Z", "updated_at": "2026-11-29T01:38:17.859000Z"}', 0),
('module_progress', '88c03edc-45c2-4dad-8753-d2972bdae6ef', '2026-11-29T01:38:17.309+00:00', '{"id": "88c03edc-45c2-4dad-8753-d2972bdae6ef", "user_id": "01a224f3-b269-733d-8484-436026be7961", "module_name": "Sleep", "progress_percentage": "12.50", "completed_topics": [], "current_focus": null, "notes": null, "last_activity": null, "created_at": "2026-11-29T01:38:17.309000Z", "updated_at": "2026-11-29T01:38:17.309000Z"}', 0),
('module_progress', 'a2eccec0-18b1-4b56-a03d-25fbeb11c28a', '2026-11-29T01:38:34.917+00:00', '{"id": "a2eccec0-18b1-4b56-a03d-25fbeb11c28a", "user_id": "01a224f3-b269-733d-8484-436026be7961", "module_name": "Rest", "progress_percentage": "33.33", "completed_topics": ["one"], "current_focus": null, "notes": "Naps", "last_activity": "2026-11-29T01:38:33.620416Z", "created_at": "2026-11-29T01:38:34.917000Z", "updated_at": "2026-11-29T01:38:34.917000Z"}', 0),
('module_progress', 'b5a6a91a-7b34-4519-8681-078ae441f085', '2026-11-29T01:38:18.185+00:00', '{"id": "b5a6a91a-7b34-4519-8681-078ae441f085", "user_id": "01a224f3-b269-733d-8484-436026be7961", "module_name": "Movement", "progress_percentage": "100.00", "completed_topics": [], "current_focus": null, "notes": null, "last_activity": null, "created_at": "2026-11-29T01:38:18.185000Z", "updated_at": "2026-11-29T01:38:18.185000Z"}', 0),
('module_progress', 'dd618e40-b19d-435c-8fba-e5d258cf0b1a', '2026-11-29 01:38:27.29+00', '{"id": "dd618e40-b19d-435c-8fba-e5d258cf0b1a", "user_id": "01a224f3-b269-733d-8484-436026be7961", "module_name": "Boundaries", "progress_percentage": "0.00", "completed_topics": ["a", "b"], "current_focus": "No", "notes": "Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀", "last_activity": "2026-11-29T01:38:26.802470Z", "created_at": "2026-11-29T01:38:27.290000Z", "updated_at": "2026-11-29T01:38:27.290000Z"}', 0),
('users', '01a224f3-b269-733d-8484-436026be7961', '2026-11-29 01:38:01.284+00', '{"id": "01a224f3-b269-733d-8484-436026be7961", "email": "8294964284a94fec84ee6d38fee9465e@example.com", "full_name": null, "avatar_url": null, "timezone": "UTC", "created_at": "2026-11-29T01:38:01.284000Z", "updated_at": "2026-11-29T01:38:01.284000Z"}', 0),
('wellness_entries', '091853a4-8d02-4043-8da4-35720e117e14', '2026-11-29T01:38:15.456+00:00', '{"id": "091853a4-8d02-4043-8da4-35720e117e14", "user_id": "01a224f3-b269-733d-8484-436026be7961", "date": "2200-12-31", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": null, "energy_level": null, "nutrition_notes": "Later", "created_at": "2026-11-29T01:38:15.456000Z", "updated_at": "2026-11-29T01:38:15.456000Z"}', 0),
('wellness_entries', '0bd555f2-8627-40d5-9c5e-5af7fa7cec5f', '2026-11-29 01:38:28.717+00', '{"id": "0bd555f2-8627-40d5-9c5e-5af7fa7cec5f", "user_id": "01a224f3-b269-733d-8484-436026be7961", "date": "2026-11-25", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "4.00", "energy_level": null, "nutrition_notes": "it''s ''quoted'', \"twice\"; -- DROP TABLE", "created_at": "2026-11-29T01:38:14.796000Z", "updated_at": "2026-11-29T01:38:28.717000Z"}', 0),
('wellness_entries', '0c5db6aa-3e54-4f5a-969c-9143a4f70964', '2026-11-29T01:39:05.843+00:00', '{"id": "0c5db6aa-3e54-4f5a-969c-9143a4f70964", "user_id": "01a224f3-b269-733d-8484-436026be7961", "date": "2026-08-13", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "1.00", "energy_level": null, "nutrition_notes": null, "created_at": "2026-11-29T01:39:05.843000Z", "updated_at": "2026-11-29T01:39:05.843000Z"}', 0),
('wellness_entries', '0cc43e2c-a12e-49fe-ba0f-5a7b798e6a92', '2026-11-29T01:38:58.499+00:00', '{"id": "0cc43e2c-a12e-49fe-ba0f-5a7b798e6a92", "user_id": "01a224f3-b269-733d-8484-436026be7961", "date": "2026-10-29", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "2.50", "energy_level": null, "nutrition_notes": null, "created_at": "2026-11-29T01:38:58.499000Z", "updated_at": "2026-11-29T01:38:58.499000Z"}', 0),
('wellness_entries', '1d85bd23-12eb-48dc-aed8-66db7896c9cf', '2026-11-29T01:39:05.843+00:00', '{"id": "1d85bd23-12eb-48dc-aed8-66db7896c9cf", "user_id": "01a224f3-b269-733d-8484-436026be7961", "date": "2026-08-14", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "1.00", "energy_level": null, "nutrition_notes": null, "created_at": "2026-11-29T01:39:05.843000Z", "updated_at": "2026-11-29T01:39:05.843000Z"}', 0),
('wellness_entries', '2f3fc23f-4983-456a-8641-f5d521b43bf6', '2026-11-29T01:38:14.967+00:00', '{"id": "2f3fc23f-4983-456a-8641-f5d521b43bf6", "user_id": "01a224f3-b269-733d-8484-436026be7961", "date": "1900-01-01", "sleep_hours": "8.00", "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": null, "energy_level": null, "nutrition_notes": null, "created_at": "2026-11-29T01:38:14.967000Z", "updated_at": "2026-11-29T01:38:14.967000Z"}', 0),
('wellness_entries', '31a19cc1-44b9-43bb-9fad-d3df4f4a5ac6', '2026-11-29T01:39:05.843+00:00', '{"id": "31a19cc1-44b9-43bb-9fad-d3df4f4a5ac6", "user_id": "01a224f3-b269-733d-8484-436026be7961", "date": "2026-08-20", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "1.00", "energy_level": null, "nutrition_notes": null, "created_at": "2026-11-29T01:39:05.843000Z", "updated_at": "2026-11-29T01:39:05.843000Z"}', 0),
('wellness_entries', '395be57a-605b-445d-ae98-377e59a9a772', '2026-11-29T01:39:05.843+00:00', '{"id": "395be57a-605b-445d-ae98-377e59a9a772", "user_id": "01a224f3-b269-733d-8484-436026be7961", "date": "2026-08-16", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "1.00", "energy_level": null, "nutrition_notes": null, "created_at": "2026-11-29T01:39:05.843000Z", "updated_at": "2026-11-29T01:39:05.843000Z"}', 0),
('wellness_entries', '39dddf33-d2f9-43b4-aa02-19c65bca396f', '2026-11-29T01:39:05.843+00:00', '{"id": "39dddf33-d2f9-43b4-aa02-19c65bca396f", "user_id": "01a224f3-b269-733d-8484-436026be7961", "date": "2026-08-09", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "1.00", "energy_level": null, "nutrition_notes": null, "created_at": "2026-11-29T01:39:05.843000Z", "updated_at": "2026-11-29T01:39:05.843000Z"}', 0),
('wellness_entries', '437f321e-6b89-4b17-8f5a-cf6420587ed9', '2026-11-29T01:39:05.843+00:00', '{"id": "437f321e-6b89-4b17-8f5a-cf6420587ed9", "user_id": "01a224f3-b269-733d-8484-436026be7961", "date": "2026-08-18", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "1.00", "energy_level": null, "nutrition_notes": null, "created_at": "2026-11-29T01:39:05.843000Z", "updated_at": "2026-11-29T01:39:05.843000Z"}', 0),
('wellness_entries', '443ebfde-b1c9-4cbd-b38f-cd1f53925d96', '2026-11-29T01:39:05.843+00:00', '{"id": "443ebfde-b1c9-4cbd-b38f-cd1f53925d96", "user_id": "01a224f3-b269-733d-8484-436026be7961", "date": "2026-08-10", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "1.00", "energy_level": null, "nutrition_notes": null, "created_at": "2026-11-29T01:39:05.843000Z", "updated_at": "2026-11-29T01:39:05.843000Z"}', 0),
('wellness_entries', '56746512-2fe7-417e-8cad-82c93b04eb03', '2026-11-29T01:38:58.499+00:00', '{"id": "56746512-2fe7-417e-8cad-82c93b04eb03", "user_id": "01a224f3-b269-733d-8484-436026be7961", "date": "2026-11-24", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": null, "energy_level": null, "nutrition_notes": "' || replace(hex(zeroblob(3000)), '00', 'Oats and rice again. ') || '", "created_at": "2026-11-29T01:38:58.499000Z", "updated_at": "2026-11-29T01:38:58.499000Z"}', 0),
('wellness_entries', '5776e880-95c3-4681-97d5-d4d61b44e56a', '2026-11-29 01:38:14.796+00', '{"id": "5776e880-95c3-4681-97d5-d4d61b44e56a", "user_id": "01a224f3-b269-733d-8484-436026be7961", "date": "2026-11-23", "sleep_hours": "7.26", "water_intake_ml": 250, "exercise_minutes": null, "meditation_minutes": null, "mood_score": null, "energy_level": "0.01", "nutrition_notes": null, "created_at": "2026-11-29T01:38:14.796000Z", "updated_at": "2026-11-29T01:38:14.796000Z"}', 0),
('wellness_entries', '5c3f7f2c-4625-4909-933e-01d436564cf4', '2026-11-29 01:38:32.446+00', '{"id": "5c3f7f2c-4625-4909-933e-01d436564cf4", "user_id": "01a224f3-b269-733d-8484-436026be7961", "date": "2026-11-08", "sleep_hours": null, "water_intake_ml": 500, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "5.00", "energy_level": "2.00", "nutrition_notes": null, "created_at": "2026-11-29T01:38:27.573000Z", "updated_at": "2026-11-29T01:38:32.446000Z"}', 0),
('wellness_entries', '5cc9e969-29c9-416d-aaee-b1d11ba80d13', '2026-11-29T01:39:05.843+00:00', '{"id": "5cc9e969-29c9-416d-aaee-b1d11ba80d13", "user_id": "01a224f3-b269-733d-8484-436026be7961", "date": "2026-08-12", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "1.00", "energy_level": null, "nutrition_notes": null, "created_at": "2026-11-29T01:39:05.843000Z", "updated_at": "2026-11-29T01:39:05.843000Z"}', 0),
('wellness_entries', '628285f9-db16-478a-99d7-d1f2bf85f2bd', '2026-11-29T01:39:05.843+00:00', '{"id": "628285f9-db16-478a-99d7-d1f2bf85f2bd", "user_id": "01a224f3-b269-733d-8484-436026be7961", "date": "2026-08-19", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "1.00", "energy_level": null, "nutrition_notes": null, "created_at": "2026-11-29T01:39:05.843000Z", "updated_at": "2026-11-29T01:39:05.843000Z"}', 0),
('wellness_entries', '73e6728b-6cba-4373-914c-3373b91a8a40', '2026-11-29 01:38:27.573+00', '{"id": "73e6728b-6cba-4373-914c-3373b91a8a40", "user_id": "01a224f3-b269-733d-8484-436026be7961", "date": "2026-11-05", "sleep_hours": null, "water_intake_ml": 500, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "3.00", "energy_level": null, "nutrition_notes": null, "created_at": "2026-11-29T01:38:27.573000Z", "updated_at": "2026-11-29T01:38:27.573000Z"}', 0),
('wellness_entries', '80bc3b55-920f-49cf-80f2-b7609b7424c9', '2026-11-29T01:39:05.843+00:00', '{"id": "80bc3b55-920f-49cf-80f2-b7609b7424c9", "user_id": "01a224f3-b269-733d-8484-436026be7961", "date": "2026-08-11", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "1.00", "energy_level": null, "nutrition_notes": null, "created_at": "2026-11-29T01:39:05.843000Z", "updated_at": "2026-11-29T01:39:05.843000Z"}', 0),
('wellness_entries', '834f19dc-e08b-417d-879e-22b0aefeeeb2', '2026-11-29T01:39:05.843+00:00', '{"id": "834f19dc-e08b-417d-879e-22b0aefeeeb2", "user_id": "01a224f3-b269-733d-8484-436026be7961", "date": "2026-08-15", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "1.00", "energy_level": null, "nutrition_notes": null, "created_at": "2026-11-29T01:39:05.843000Z", "updated_at": "2026-11-29T01:39:05.843000Z"}', 0),
('wellness_entries', '9ff8e749-dd1e-4a7b-84dc-2b5d5466f9da', '2026-11-29T01:39:05.843+00:00', '{"id": "9ff8e749-dd1e-4a7b-84dc-2b5d5466f9da", "user_id": "01a224f3-b269-733d-8484-436026be7961", "date": "2026-08-17", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "1.00", "energy_level": null, "nutrition_notes": null, "created_at": "2026-11-29T01:39:05.843000Z", "updated_at": "2026-11-29T01:39:05.843000Z"}', 0),
('wellness_entries', 'b895cf0c-3947-4752-a4c9-8dce59c856ab', '2026-11-29 01:38:26.251+00', '{"id": "b895cf0c-3947-4752-a4c9-8dce59c856ab", "user_id": "01a224f3-b269-733d-8484-436026be7961", "date": "2026-11-26", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "1.00", "energy_level": null, "nutrition_notes": "one\ttwo\r\nthree \u0001\u0007\u001b[31m' || char(127) || ' ' || char(8203) || char(173) || char(8238) || '", "created_at": "2026-11-29T01:38:14.796000Z", "updated_at": "2026-11-29T01:38:26.251000Z"}', 0),
('wellness_entries', 'c2c3412d-2574-400f-8b3a-8e9ef5bdcd11', '2026-11-29 01:38:26.113+00', '{"id": "c2c3412d-2574-400f-8b3a-8e9ef5bdcd11", "user_id": "01a224f3-b269-733d-8484-436026be7961", "date": "2026-11-27", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "1.00", "energy_level": null, "nutrition_notes": "Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀", "created_at": "2026-11-29T01:38:14.796000Z", "updated_at": "2026-11-29T01:38:26.113000Z"}', 0),
('wellness_entries', 'c5bc7b4a-4841-4d26-b733-a545ea7af986', '2026-11-29 01:38:27.573+00', '{"id": "c5bc7b4a-4841-4d26-b733-a545ea7af986", "user_id": "01a224f3-b269-733d-8484-436026be7961", "date": "2026-11-07", "sleep_hours": null, "water_intake_ml": 500, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "3.00", "energy_level": null, "nutrition_notes": null, "created_at": "2026-11-29T01:38:27.573000Z", "updated_at": "2026-11-29T01:38:27.573000Z"}', 0),
('wellness_entries', 'f8a1d0be-0f73-445d-bd29-b5e428f48cb0', '2026-11-29 01:38:27.573+00', '{"id": "f8a1d0be-0f73-445d-bd29-b5e428f48cb0", "user_id": "01a224f3-b269-733d-8484-436026be7961", "date": "2026-11-06", "sleep_hours": null, "water_intake_ml": 500, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "3.00", "energy_level": null, "nutrition_notes": null, "created_at": "2026-11-29T01:38:27.573000Z", "updated_at": "2026-11-29T01:38:27.573000Z"}', 0);
INSERT INTO "conflict" ("id", "decided_at", "table_name", "row_id", "column", "base_json", "mine_json", "theirs_json", "result_json", "rule", "undone_at") VALUES
(1, '2026-11-29T01:38:25.652467Z', 'wellness_entries', 'c2c3412d-2574-400f-8b3a-8e9ef5bdcd11', 'mood_score', '"3.25"', '"1.00"', '"4.00"', '"1.00"', 'later edit', NULL),
(2, '2026-11-29T01:38:25.652467Z', 'wellness_entries', 'b895cf0c-3947-4752-a4c9-8dce59c856ab', 'mood_score', '"3.25"', '"1.00"', '"4.00"', '"1.00"', 'later edit', NULL),
(3, '2026-11-29T01:38:25.652467Z', 'wellness_entries', '0bd555f2-8627-40d5-9c5e-5af7fa7cec5f', 'mood_score', '"3.25"', '"1.00"', '"4.00"', '"1.00"', 'later edit', '2026-11-29T01:38:26.449438Z');
INSERT INTO "cursor" ("table_name", "position", "row_id") VALUES
('conversations', '2026-11-29T01:38:28.046+00:00', '4c6df5e8-84b2-45b3-983e-8080abb9f3a7'),
('messages', '2026-11-29 01:38:22.003+00', '09a4c160-fba3-4952-82cb-347045dd6ff3'),
('module_progress', '2026-11-29T01:38:34.917+00:00', 'a2eccec0-18b1-4b56-a03d-25fbeb11c28a'),
('users', '2026-11-29 01:38:01.284+00', '01a224f3-b269-733d-8484-436026be7961'),
('wellness_entries', '2026-11-29T01:39:05.843+00:00', '9ff8e749-dd1e-4a7b-84dc-2b5d5466f9da');
INSERT INTO "journal" ("id", "edit_id", "at", "table_name", "row_id", "column", "old_json", "new_json", "how", "source") VALUES
(1, '0a0715b5-068f-4211-ad8f-4b4b2ba5b237', '2026-11-29T01:38:10.759965Z', 'wellness_entries', 'c2c3412d-2574-400f-8b3a-8e9ef5bdcd11', 'mood_score', NULL, '"3.25"', 'create', 'import'),
(2, '0a0715b5-068f-4211-ad8f-4b4b2ba5b237', '2026-11-29T01:38:10.759965Z', 'wellness_entries', 'c2c3412d-2574-400f-8b3a-8e9ef5bdcd11', 'nutrition_notes', NULL, '"Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀"', 'create', 'import'),
(3, '0a0715b5-068f-4211-ad8f-4b4b2ba5b237', '2026-11-29T01:38:10.759965Z', 'wellness_entries', 'b895cf0c-3947-4752-a4c9-8dce59c856ab', 'mood_score', NULL, '"3.25"', 'create', 'import'),
(4, '0a0715b5-068f-4211-ad8f-4b4b2ba5b237', '2026-11-29T01:38:10.759965Z', 'wellness_entries', 'b895cf0c-3947-4752-a4c9-8dce59c856ab', 'nutrition_notes', NULL, '"one\ttwo\r\nthree \u0001\u0007\u001b[31m' || char(127) || ' ' || char(8203) || char(173) || char(8238) || '"', 'create', 'import'),
(5, '0a0715b5-068f-4211-ad8f-4b4b2ba5b237', '2026-11-29T01:38:10.759965Z', 'wellness_entries', '0bd555f2-8627-40d5-9c5e-5af7fa7cec5f', 'mood_score', NULL, '"3.25"', 'create', 'import'),
(6, '0a0715b5-068f-4211-ad8f-4b4b2ba5b237', '2026-11-29T01:38:10.759965Z', 'wellness_entries', '0bd555f2-8627-40d5-9c5e-5af7fa7cec5f', 'nutrition_notes', NULL, '"it''s ''quoted'', \"twice\"; -- DROP TABLE"', 'create', 'import'),
(7, '0a0715b5-068f-4211-ad8f-4b4b2ba5b237', '2026-11-29T01:38:10.759965Z', 'wellness_entries', '5776e880-95c3-4681-97d5-d4d61b44e56a', 'sleep_hours', NULL, '"7.26"', 'create', 'import'),
(8, '0a0715b5-068f-4211-ad8f-4b4b2ba5b237', '2026-11-29T01:38:10.759965Z', 'wellness_entries', '5776e880-95c3-4681-97d5-d4d61b44e56a', 'water_intake_ml', NULL, '250', 'create', 'import'),
(9, '0a0715b5-068f-4211-ad8f-4b4b2ba5b237', '2026-11-29T01:38:10.759965Z', 'wellness_entries', '5776e880-95c3-4681-97d5-d4d61b44e56a', 'energy_level', NULL, '"0.01"', 'create', 'import'),
(10, 'a8e65146-9f07-42cb-bfd5-58deb0baf765', '2026-11-29T01:38:07.675639Z', 'wellness_entries', 'c2c3412d-2574-400f-8b3a-8e9ef5bdcd11', 'mood_score', NULL, '"3.25"', 'create', 'typed'),
(11, 'a8e65146-9f07-42cb-bfd5-58deb0baf765', '2026-11-29T01:38:07.675639Z', 'wellness_entries', 'c2c3412d-2574-400f-8b3a-8e9ef5bdcd11', 'nutrition_notes', NULL, '"Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀"', 'create', 'typed'),
(12, '2928a70e-f8b2-425b-b069-a4f147b8d3e3', '2026-11-29T01:38:07.713670Z', 'wellness_entries', 'b895cf0c-3947-4752-a4c9-8dce59c856ab', 'mood_score', NULL, '"3.25"', 'create', 'typed'),
(13, '2928a70e-f8b2-425b-b069-a4f147b8d3e3', '2026-11-29T01:38:07.713670Z', 'wellness_entries', 'b895cf0c-3947-4752-a4c9-8dce59c856ab', 'nutrition_notes', NULL, '"one\ttwo\r\nthree \u0001\u0007\u001b[31m' || char(127) || ' ' || char(8203) || char(173) || char(8238) || '"', 'create', 'typed'),
(14, 'd5331ad5-ee35-443f-95ce-c03440f45643', '2026-11-29T01:38:07.799712Z', 'wellness_entries', '0bd555f2-8627-40d5-9c5e-5af7fa7cec5f', 'mood_score', NULL, '"3.25"', 'create', 'typed'),
(15, 'd5331ad5-ee35-443f-95ce-c03440f45643', '2026-11-29T01:38:07.799712Z', 'wellness_entries', '0bd555f2-8627-40d5-9c5e-5af7fa7cec5f', 'nutrition_notes', NULL, '"it''s ''quoted'', \"twice\"; -- DROP TABLE"', 'create', 'typed'),
(16, '177bbf6d-e4fc-407b-8438-b13760f57679', '2026-11-29T01:38:07.847589Z', 'wellness_entries', '5776e880-95c3-4681-97d5-d4d61b44e56a', 'sleep_hours', NULL, '"7.26"', 'create', 'typed'),
(17, '177bbf6d-e4fc-407b-8438-b13760f57679', '2026-11-29T01:38:07.847589Z', 'wellness_entries', '5776e880-95c3-4681-97d5-d4d61b44e56a', 'water_intake_ml', NULL, '250', 'create', 'typed'),
(18, '177bbf6d-e4fc-407b-8438-b13760f57679', '2026-11-29T01:38:07.847589Z', 'wellness_entries', '5776e880-95c3-4681-97d5-d4d61b44e56a', 'energy_level', NULL, '"0.01"', 'create', 'typed'),
(19, '36946c40-90b8-4adf-a9a3-a4b3770ec043', '2026-11-29T01:38:07.860795Z', 'wellness_entries', '15afe69e-6f66-4189-9a76-e5bc01c6d234', 'mood_score', NULL, '"2.00"', 'create', 'typed'),
(20, '477e9733-6366-4590-aa7d-8b1ee072423d', '2026-11-29T01:38:07.893796Z', 'wellness_entries', '15afe69e-6f66-4189-9a76-e5bc01c6d234', 'date', '"2026-11-22"', NULL, 'delete', 'typed'),
(21, '477e9733-6366-4590-aa7d-8b1ee072423d', '2026-11-29T01:38:07.893796Z', 'wellness_entries', '15afe69e-6f66-4189-9a76-e5bc01c6d234', 'mood_score', '"2.00"', NULL, 'delete', 'typed'),
(22, '6ca209dc-3b64-430a-a8fc-0eacc411e9d5', '2026-11-29T01:38:07.925720Z', 'wellness_entries', 'a31ebff6-8ecb-4637-af0f-92f46e3ad360', 'mood_score', NULL, '"1.00"', 'create', 'typed'),
(23, '57f1d48d-5696-48b3-9806-6b8db5395859', '2026-11-29T01:38:07.941272Z', 'wellness_entries', 'a31ebff6-8ecb-4637-af0f-92f46e3ad360', 'date', '"2026-11-21"', NULL, 'delete', 'typed'),
(24, '57f1d48d-5696-48b3-9806-6b8db5395859', '2026-11-29T01:38:07.941272Z', 'wellness_entries', 'a31ebff6-8ecb-4637-af0f-92f46e3ad360', 'mood_score', '"1.00"', NULL, 'delete', 'typed'),
(25, 'ae3fcdf0-4069-4fb3-afe2-920d2d066df6', '2026-11-29T01:38:13.887322Z', 'users', '01a224f3-b269-733d-8484-436026be7961', 'timezone', NULL, '"UTC"', 'set', 'sync'),
(26, 'e7b0c4e9-5362-40da-8994-6ae7c5edb395', '2026-11-29T01:38:23.084515Z', 'conversations', '8bfa8b4a-7fde-4873-b885-993c4452ec69', 'message_count', '0', '6', 'set', 'sync'),
(27, '509c88c7-1619-4b66-b87e-8b8f6af60e88', '2026-11-29T01:38:24.729402Z', 'wellness_entries', 'c2c3412d-2574-400f-8b3a-8e9ef5bdcd11', 'mood_score', '"3.25"', '"1.00"', 'set', 'typed'),
(28, '53d201fe-642d-40cf-807b-b07d788cb5e4', '2026-11-29T01:38:25.231926Z', 'wellness_entries', 'b895cf0c-3947-4752-a4c9-8dce59c856ab', 'mood_score', '"3.25"', '"1.00"', 'set', 'typed'),
(29, '3ec01ade-7bfa-4084-8532-cece0348cc92', '2026-11-29T01:38:25.521238Z', 'wellness_entries', '0bd555f2-8627-40d5-9c5e-5af7fa7cec5f', 'mood_score', '"3.25"', '"1.00"', 'set', 'typed'),
(30, '29dc41a2-e472-45b0-bcce-ebb0e2e7eb08', '2026-11-29T01:38:26.449594Z', 'wellness_entries', '0bd555f2-8627-40d5-9c5e-5af7fa7cec5f', 'mood_score', '"1.00"', '"4.00"', 'set', 'undo'),
(31, '5841d4b3-b36a-4944-843e-9a9228ab4b9c', '2026-11-29T01:38:26.471683Z', 'wellness_entries', '5c3f7f2c-4625-4909-933e-01d436564cf4', 'water_intake_ml', NULL, '500', 'create', 'typed'),
(32, '5841d4b3-b36a-4944-843e-9a9228ab4b9c', '2026-11-29T01:38:26.471683Z', 'wellness_entries', '5c3f7f2c-4625-4909-933e-01d436564cf4', 'mood_score', NULL, '"3.00"', 'create', 'typed'),
(33, '92368940-296b-4c26-a5ce-d4f671ad8172', '2026-11-29T01:38:26.484633Z', 'wellness_entries', 'c5bc7b4a-4841-4d26-b733-a545ea7af986', 'water_intake_ml', NULL, '500', 'create', 'typed'),
(34, '92368940-296b-4c26-a5ce-d4f671ad8172', '2026-11-29T01:38:26.484633Z', 'wellness_entries', 'c5bc7b4a-4841-4d26-b733-a545ea7af986', 'mood_score', NULL, '"3.00"', 'create', 'typed'),
(35, '16797e46-ecc9-444a-8594-926a6c116785', '2026-11-29T01:38:26.508785Z', 'wellness_entries', 'f8a1d0be-0f73-445d-bd29-b5e428f48cb0', 'water_intake_ml', NULL, '500', 'create', 'typed'),
(36, '16797e46-ecc9-444a-8594-926a6c116785', '2026-11-29T01:38:26.508785Z', 'wellness_entries', 'f8a1d0be-0f73-445d-bd29-b5e428f48cb0', 'mood_score', NULL, '"3.00"', 'create', 'typed'),
(37, '9437fa54-5542-42e3-b477-467436ca4f39', '2026-11-29T01:38:26.560524Z', 'wellness_entries', '73e6728b-6cba-4373-914c-3373b91a8a40', 'water_intake_ml', NULL, '500', 'create', 'typed'),
(38, '9437fa54-5542-42e3-b477-467436ca4f39', '2026-11-29T01:38:26.560524Z', 'wellness_entries', '73e6728b-6cba-4373-914c-3373b91a8a40', 'mood_score', NULL, '"3.00"', 'create', 'typed'),
(39, 'a54e0936-4bb9-4b21-b4e5-acee41886db6', '2026-11-29T01:38:26.570084Z', 'wellness_entries', '8587cf43-7c3b-4c2a-9a7b-0e7906f2eafa', 'water_intake_ml', NULL, '500', 'create', 'typed'),
(40, 'a54e0936-4bb9-4b21-b4e5-acee41886db6', '2026-11-29T01:38:26.570084Z', 'wellness_entries', '8587cf43-7c3b-4c2a-9a7b-0e7906f2eafa', 'mood_score', NULL, '"3.00"', 'create', 'typed'),
(41, '710d2362-e130-4e60-b67f-85f050f39c6e', '2026-11-29T01:38:26.601350Z', 'wellness_entries', '96909232-d3ae-46ba-9008-1615defc54cb', 'water_intake_ml', NULL, '500', 'create', 'typed'),
(42, '710d2362-e130-4e60-b67f-85f050f39c6e', '2026-11-29T01:38:26.601350Z', 'wellness_entries', '96909232-d3ae-46ba-9008-1615defc54cb', 'mood_score', NULL, '"3.00"', 'create', 'typed'),
(43, '85440aac-d735-48f5-8c22-b91798d028b3', '2026-11-29T01:38:26.802470Z', 'module_progress', 'dd618e40-b19d-435c-8fba-e5d258cf0b1a', 'progress_percentage', NULL, '"0.00"', 'create', 'typed'),
(44, '85440aac-d735-48f5-8c22-b91798d028b3', '2026-11-29T01:38:26.802470Z', 'module_progress', 'dd618e40-b19d-435c-8fba-e5d258cf0b1a', 'completed_topics', NULL, '["a", "b"]', 'create', 'typed'),
(45, '85440aac-d735-48f5-8c22-b91798d028b3', '2026-11-29T01:38:26.802470Z', 'module_progress', 'dd618e40-b19d-435c-8fba-e5d258cf0b1a', 'current_focus', NULL, '"No"', 'create', 'typed'),
(46, '85440aac-d735-48f5-8c22-b91798d028b3', '2026-11-29T01:38:26.802470Z', 'module_progress', 'dd618e40-b19d-435c-8fba-e5d258cf0b1a', 'notes', NULL, '"Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀"', 'create', 'typed'),
(47, '85440aac-d735-48f5-8c22-b91798d028b3', '2026-11-29T01:38:26.802470Z', 'module_progress', 'dd618e40-b19d-435c-8fba-e5d258cf0b1a', 'last_activity', NULL, '"2026-11-29T01:38:26.802470Z"', 'create', 'typed'),
(48, 'e8b53f8c-b4b4-4433-ac03-6d9cc3d2a89e', '2026-11-29T01:38:26.947100Z', 'conversations', '4c6df5e8-84b2-45b3-983e-8080abb9f3a7', 'topic', NULL, '"Mine"', 'create', 'typed'),
(49, 'e8b53f8c-b4b4-4433-ac03-6d9cc3d2a89e', '2026-11-29T01:38:26.947100Z', 'conversations', '4c6df5e8-84b2-45b3-983e-8080abb9f3a7', 'message_count', NULL, '0', 'create', 'typed'),
(50, '37d2dcd0-51e1-442b-a3f3-f9366e750355', '2026-11-29T01:38:26.975434Z', 'messages', '9e069c5b-8d56-41ec-92af-01b1ff11e3c2', 'id', NULL, '"9e069c5b-8d56-41ec-92af-01b1ff11e3c2"', 'create', 'typed'),
(51, '37d2dcd0-51e1-442b-a3f3-f9366e750355', '2026-11-29T01:38:26.975434Z', 'conversations', '4c6df5e8-84b2-45b3-983e-8080abb9f3a7', 'message_count', '0', '1', 'set', 'typed'),
(52, 'e4ffe9c8-6513-4746-b9da-0cbad3a9f63d', '2026-11-29T01:38:27.009491Z', 'messages', 'a08bd353-4bea-4405-a2b7-8699eb01e699', 'id', NULL, '"a08bd353-4bea-4405-a2b7-8699eb01e699"', 'create', 'typed'),
(53, 'e4ffe9c8-6513-4746-b9da-0cbad3a9f63d', '2026-11-29T01:38:27.009491Z', 'conversations', '4c6df5e8-84b2-45b3-983e-8080abb9f3a7', 'message_count', '1', '2', 'set', 'typed'),
(54, '46282e54-8101-41b3-9e31-b74e3c65de50', '2026-11-29T01:38:30.637532Z', 'wellness_entries', '96909232-d3ae-46ba-9008-1615defc54cb', 'date', '"2026-11-03"', NULL, 'delete', 'sync'),
(55, '46282e54-8101-41b3-9e31-b74e3c65de50', '2026-11-29T01:38:30.637532Z', 'wellness_entries', '96909232-d3ae-46ba-9008-1615defc54cb', 'water_intake_ml', '500', NULL, 'delete', 'sync'),
(56, '46282e54-8101-41b3-9e31-b74e3c65de50', '2026-11-29T01:38:30.637532Z', 'wellness_entries', '96909232-d3ae-46ba-9008-1615defc54cb', 'mood_score', '"3.00"', NULL, 'delete', 'sync'),
(57, '90b46838-bbc5-4baf-994e-ee305fecfe0f', '2026-11-29T01:38:30.867786Z', 'wellness_entries', '5c3f7f2c-4625-4909-933e-01d436564cf4', 'mood_score', '"3.00"', '"5.00"', 'set', 'typed'),
(58, '29a380fe-cb8d-4a36-ab49-2724aff45bc9', '2026-11-29T01:38:31.335688Z', 'wellness_entries', '5c3f7f2c-4625-4909-933e-01d436564cf4', 'energy_level', NULL, '"2.00"', 'set', 'typed'),
(59, 'beb41725-c1f8-481a-999a-60306f7ba04d', '2026-11-29T01:38:31.413432Z', 'wellness_entries', '6df95660-ca1e-403d-883f-a137ecb7ff34', 'mood_score', NULL, '"4.00"', 'create', 'typed'),
(60, 'd6a13ece-f2a9-4ee8-8b84-54121c00e973', '2026-11-29T01:38:32.095189Z', 'wellness_entries', '6df95660-ca1e-403d-883f-a137ecb7ff34', 'date', '"2026-11-02"', NULL, 'delete', 'typed'),
(61, 'd6a13ece-f2a9-4ee8-8b84-54121c00e973', '2026-11-29T01:38:32.095189Z', 'wellness_entries', '6df95660-ca1e-403d-883f-a137ecb7ff34', 'mood_score', '"4.00"', NULL, 'delete', 'typed'),
(62, '46a3a922-51d1-4178-af75-513e4c4ddb92', '2026-11-29T01:38:32.513939Z', 'wellness_entries', 'c5bc7b4a-4841-4d26-b733-a545ea7af986', 'mood_score', '"3.00"', '"2.00"', 'set', 'typed'),
(63, 'ee686232-1e0a-4dd8-b7f2-230447fc66ae', '2026-11-29T01:38:33.115515Z', 'wellness_entries', 'f8a1d0be-0f73-445d-bd29-b5e428f48cb0', 'sleep_hours', NULL, '"6.10"', 'set', 'typed'),
(64, 'ee686232-1e0a-4dd8-b7f2-230447fc66ae', '2026-11-29T01:38:33.115515Z', 'wellness_entries', 'f8a1d0be-0f73-445d-bd29-b5e428f48cb0', 'nutrition_notes', NULL, '"Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀"', 'set', 'typed'),
(65, '57e98295-0e30-412c-8bb0-89528753e4cd', '2026-11-29T01:38:33.172686Z', 'wellness_entries', '73e6728b-6cba-4373-914c-3373b91a8a40', 'water_intake_ml', '500', '750', 'add', 'typed'),
(66, '57e98295-0e30-412c-8bb0-89528753e4cd', '2026-11-29T01:38:33.172686Z', 'wellness_entries', '73e6728b-6cba-4373-914c-3373b91a8a40', 'exercise_minutes', NULL, '20', 'add', 'typed'),
(67, '0846e033-fc98-4934-a8e2-cd455a32b15d', '2026-11-29T01:38:33.261002Z', 'wellness_entries', '56746512-2fe7-417e-8cad-82c93b04eb03', 'nutrition_notes', NULL, '"' || replace(hex(zeroblob(3000)), '00', 'Oats and rice again. ') || '"', 'create', 'typed'),
(68, 'f93beb15-caa3-4824-a717-a3093b534f7b', '2026-11-29T01:38:33.500292Z', 'wellness_entries', '8587cf43-7c3b-4c2a-9a7b-0e7906f2eafa', 'date', '"2026-11-04"', NULL, 'delete', 'typed'),
(69, 'f93beb15-caa3-4824-a717-a3093b534f7b', '2026-11-29T01:38:33.500292Z', 'wellness_entries', '8587cf43-7c3b-4c2a-9a7b-0e7906f2eafa', 'water_intake_ml', '500', NULL, 'delete', 'typed'),
(70, 'f93beb15-caa3-4824-a717-a3093b534f7b', '2026-11-29T01:38:33.500292Z', 'wellness_entries', '8587cf43-7c3b-4c2a-9a7b-0e7906f2eafa', 'mood_score', '"3.00"', NULL, 'delete', 'typed'),
(71, '5867f256-48cc-4d9c-8fce-6466e730ffe1', '2026-11-29T01:38:33.535454Z', 'wellness_entries', '0cc43e2c-a12e-49fe-ba0f-5a7b798e6a92', 'mood_score', NULL, '"2.50"', 'create', 'typed'),
(72, '057cf779-6ee7-435c-998d-70f85509e3da', '2026-11-29T01:38:33.620416Z', 'module_progress', 'a2eccec0-18b1-4b56-a03d-25fbeb11c28a', 'progress_percentage', NULL, '"33.33"', 'create', 'typed'),
(73, '057cf779-6ee7-435c-998d-70f85509e3da', '2026-11-29T01:38:33.620416Z', 'module_progress', 'a2eccec0-18b1-4b56-a03d-25fbeb11c28a', 'completed_topics', NULL, '["one"]', 'create', 'typed'),
(74, '057cf779-6ee7-435c-998d-70f85509e3da', '2026-11-29T01:38:33.620416Z', 'module_progress', 'a2eccec0-18b1-4b56-a03d-25fbeb11c28a', 'notes', NULL, '"Naps"', 'create', 'typed'),
(75, '057cf779-6ee7-435c-998d-70f85509e3da', '2026-11-29T01:38:33.620416Z', 'module_progress', 'a2eccec0-18b1-4b56-a03d-25fbeb11c28a', 'last_activity', NULL, '"2026-11-29T01:38:33.620416Z"', 'create', 'typed'),
(76, 'dfcffe7d-fa0e-4932-9e6c-bcafe2581044', '2026-11-29T01:38:33.684342Z', 'conversations', 'a4ac8935-c971-446b-8411-2822b2c793fa', 'message_count', NULL, '0', 'create', 'typed'),
(77, 'f796a698-eb7c-465c-8d8a-2416f22c8512', '2026-11-29T01:38:33.737826Z', 'messages', '12d74cb3-60e9-4a26-a37c-f3ca8c63d33f', 'id', NULL, '"12d74cb3-60e9-4a26-a37c-f3ca8c63d33f"', 'create', 'typed'),
(78, 'f796a698-eb7c-465c-8d8a-2416f22c8512', '2026-11-29T01:38:33.737826Z', 'conversations', 'a4ac8935-c971-446b-8411-2822b2c793fa', 'message_count', '0', '1', 'set', 'typed'),
(79, '1a6d1130-b026-4920-a86e-75f925441a2d', '2026-11-29T01:38:33.850524Z', 'messages', 'f2370af7-ee32-4542-bed8-3a5df3a6b3ac', 'id', NULL, '"f2370af7-ee32-4542-bed8-3a5df3a6b3ac"', 'create', 'typed'),
(80, '1a6d1130-b026-4920-a86e-75f925441a2d', '2026-11-29T01:38:33.850524Z', 'conversations', 'a4ac8935-c971-446b-8411-2822b2c793fa', 'message_count', '1', '2', 'set', 'typed'),
(81, '400d5401-7101-47a7-9361-7b53594998ce', '2026-11-29T01:38:33.925139Z', 'wellness_entries', '8e5938f7-4af0-4f6f-80ae-94627dda2b4a', 'mood_score', NULL, '"1.00"', 'create', 'typed'),
(82, '400d5401-7101-47a7-9361-7b53594998ce', '2026-11-29T01:38:33.925139Z', 'wellness_entries', '8e5938f7-4af0-4f6f-80ae-94627dda2b4a', 'nutrition_notes', NULL, '"Wrong day"', 'create', 'typed'),
(83, 'cf7ba2b2-3779-43af-b207-d54c766e2827', '2026-11-29T01:38:34.091691Z', 'wellness_entries', '8e5938f7-4af0-4f6f-80ae-94627dda2b4a', 'date', '"2026-10-28"', NULL, 'delete', 'undo'),
(84, 'cf7ba2b2-3779-43af-b207-d54c766e2827', '2026-11-29T01:38:34.091691Z', 'wellness_entries', '8e5938f7-4af0-4f6f-80ae-94627dda2b4a', 'mood_score', '"1.00"', NULL, 'delete', 'undo'),
(85, 'cf7ba2b2-3779-43af-b207-d54c766e2827', '2026-11-29T01:38:34.091691Z', 'wellness_entries', '8e5938f7-4af0-4f6f-80ae-94627dda2b4a', 'nutrition_notes', '"Wrong day"', NULL, 'delete', 'undo'),
(86, 'ae1bf124-5b20-4b13-bde5-d51f2f535cad', '2026-11-29T01:38:35.055879Z', 'wellness_entries', 'f8a1d0be-0f73-445d-bd29-b5e428f48cb0', 'mood_score', '"3.00"', '"5.00"', 'set', 'typed'),
(87, '8aa1f821-2905-4730-8871-7ba23d6437fa', '2026-11-29T01:38:59.283536Z', 'wellness_entries', '40a1933e-4ddc-443b-af00-750832aea3ed', 'mood_score', NULL, '"4.00"', 'create', 'typed'),
(88, '3d094a42-5112-4299-a23d-5172e7191140', '2026-11-29T01:39:00.653413Z', 'wellness_entries', '0bd555f2-8627-40d5-9c5e-5af7fa7cec5f', 'date', '"2026-11-25"', NULL, 'delete', 'typed'),
(89, '3d094a42-5112-4299-a23d-5172e7191140', '2026-11-29T01:39:00.653413Z', 'wellness_entries', '0bd555f2-8627-40d5-9c5e-5af7fa7cec5f', 'mood_score', '"4.00"', NULL, 'delete', 'typed'),
(90, '3d094a42-5112-4299-a23d-5172e7191140', '2026-11-29T01:39:00.653413Z', 'wellness_entries', '0bd555f2-8627-40d5-9c5e-5af7fa7cec5f', 'nutrition_notes', '"it''s ''quoted'', \"twice\"; -- DROP TABLE"', NULL, 'delete', 'typed'),
(91, 'ff2742e9-24a0-4a4b-9816-98a5ba0104e4', '2026-11-29T01:39:01.975136Z', 'module_progress', 'bda5d2c9-884f-4223-970c-513b9f8f2a11', 'progress_percentage', NULL, '"0.00"', 'create', 'typed'),
(92, 'ff2742e9-24a0-4a4b-9816-98a5ba0104e4', '2026-11-29T01:39:01.975136Z', 'module_progress', 'bda5d2c9-884f-4223-970c-513b9f8f2a11', 'completed_topics', NULL, '[]', 'create', 'typed'),
(93, 'ff2742e9-24a0-4a4b-9816-98a5ba0104e4', '2026-11-29T01:39:01.975136Z', 'module_progress', 'bda5d2c9-884f-4223-970c-513b9f8f2a11', 'current_focus', NULL, '"One thing"', 'create', 'typed'),
(94, 'ff2742e9-24a0-4a4b-9816-98a5ba0104e4', '2026-11-29T01:39:01.975136Z', 'module_progress', 'bda5d2c9-884f-4223-970c-513b9f8f2a11', 'last_activity', NULL, '"2026-11-29T01:39:01.975136Z"', 'create', 'typed'),
(95, '8f4cb579-4a34-476b-86da-5558a1916b62', '2026-11-29T01:39:06.647629Z', 'wellness_entries', 'a25aebe4-737b-4221-8226-5240ed2a3dec', 'energy_level', NULL, '"4.00"', 'create', 'typed');
INSERT INTO "meta" ("name", "value") VALUES
('aggregates', 'yes'),
('compared_at', '2026-11-29T01:38:14.735495Z'),
('held', ''),
('last_synced_at', '2026-11-29T01:38:33.051942Z'),
('owner', '01a224f3-b269-733d-8484-436026be7961'),
('problem', 'Offline'),
('sentence', 'The connection to the server broke.'),
('swept_at', '2026-11-29T01:39:06.280529Z'),
('tombstones', 'no');
INSERT INTO "pending_change" ("table_name", "row_id", "deleted", "edited_at", "attempts_json", "last_error", "refused", "set_json", "failures") VALUES
('conversations', 'a4ac8935-c971-446b-8411-2822b2c793fa', 0, '2026-11-29T01:38:33.850524Z', '[]', NULL, 0, '["message_count"]', 0),
('messages', '12d74cb3-60e9-4a26-a37c-f3ca8c63d33f', 0, '2026-11-29T01:38:33.737826Z', '[]', NULL, 0, '[]', 0),
('messages', 'f2370af7-ee32-4542-bed8-3a5df3a6b3ac', 0, '2026-11-29T01:38:33.850524Z', '[]', NULL, 0, '[]', 0),
('module_progress', 'bda5d2c9-884f-4223-970c-513b9f8f2a11', 0, '2026-11-29T01:39:01.975136Z', '[{"id": "bda5d2c9-884f-4223-970c-513b9f8f2a11", "user_id": "01a224f3-b269-733d-8484-436026be7961", "module_name": "Focus", "progress_percentage": "0.00", "completed_topics": [], "current_focus": "One thing", "notes": null, "last_activity": "2026-11-29T01:39:01.975136Z"}]', NULL, 0, '["completed_topics", "current_focus", "last_activity", "progress_percentage"]', 0),
('wellness_entries', '0bd555f2-8627-40d5-9c5e-5af7fa7cec5f', 1, '2026-11-29T01:39:00.653413Z', '[]', NULL, 0, '[]', 0),
('wellness_entries', '40a1933e-4ddc-443b-af00-750832aea3ed', 0, '2026-11-29T01:38:59.283536Z', '[]', NULL, 0, '["mood_score"]', 0),
('wellness_entries', '73e6728b-6cba-4373-914c-3373b91a8a40', 0, '2026-11-29T01:38:33.172686Z', '[]', NULL, 0, '[]', 0),
('wellness_entries', 'a25aebe4-737b-4221-8226-5240ed2a3dec', 0, '2026-11-29T01:39:06.647629Z', '[]', NULL, 0, '["energy_level"]', 0),
('wellness_entries', 'c5bc7b4a-4841-4d26-b733-a545ea7af986', 0, '2026-11-29T01:38:32.513939Z', '[]', '["The server refused: {words} ({code}).", {"words": "“numeric field overflow”", "code": "22003"}]', 1, '["mood_score"]', 0),
('wellness_entries', 'f8a1d0be-0f73-445d-bd29-b5e428f48cb0', 0, '2026-11-29T01:38:35.055879Z', '[]', NULL, 0, '["mood_score", "nutrition_notes", "sleep_hours"]', 0);
INSERT INTO "unreadable" ("table_name", "row_id", "row_json", "reason") VALUES
('wellness_entries', 'bb7922d9-bf39-4e83-947d-df91de6b0c08', '{"id": "bb7922d9-bf39-4e83-947d-df91de6b0c08", "user_id": "01a224f3-b269-733d-8484-436026be7961", "date": "infinity", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": null, "energy_level": null, "nutrition_notes": null, "created_at": "2026-11-29T01:38:16.109+00:00", "updated_at": "2026-11-29T01:38:16.109+00:00"}', 'not a date of the years 1 to 9999');
INSERT INTO "users" ("id", "email", "full_name", "avatar_url", "timezone", "created_at", "updated_at") VALUES
('01a224f3-b269-733d-8484-436026be7961', '8294964284a94fec84ee6d38fee9465e@example.com', NULL, NULL, 'UTC', '2026-11-29T01:38:01.284000Z', '2026-11-29T01:38:01.284000Z');
INSERT INTO "conversations" ("id", "user_id", "module_name", "topic", "message_count", "created_at", "updated_at") VALUES
('4c6df5e8-84b2-45b3-983e-8080abb9f3a7', '01a224f3-b269-733d-8484-436026be7961', 'identity', 'Mine', 2, '2026-11-29T01:38:28.046000Z', '2026-11-29T01:38:28.046000Z'),
('8bfa8b4a-7fde-4873-b885-993c4452ec69', '01a224f3-b269-733d-8484-436026be7961', 'identity', 'Roots 🌱', 6, '2026-11-29T01:38:18.602000Z', '2026-11-29T01:38:23.316000Z'),
('a4ac8935-c971-446b-8411-2822b2c793fa', '01a224f3-b269-733d-8484-436026be7961', 'habits', NULL, 2, '2026-11-29T01:38:33.684342Z', '2026-11-29T01:38:33.850524Z');
INSERT INTO "module_progress" ("id", "user_id", "module_name", "progress_percentage", "completed_topics", "current_focus", "notes", "last_activity", "created_at", "updated_at") VALUES
('08d57fdc-27e3-4b6c-b475-ab11a777fc06', '01a224f3-b269-733d-8484-436026be7961', 'Mindful eating', '50.00', '[]', NULL, NULL, NULL, '2026-11-29T01:38:17.859000Z', '2026-11-29T01:38:17.859000Z'),
('88c03edc-45c2-4dad-8753-d2972bdae6ef', '01a224f3-b269-733d-8484-436026be7961', 'Sleep', '12.50', '[]', NULL, NULL, NULL, '2026-11-29T01:38:17.309000Z', '2026-11-29T01:38:17.309000Z'),
('a2eccec0-18b1-4b56-a03d-25fbeb11c28a', '01a224f3-b269-733d-8484-436026be7961', 'Rest', '33.33', '["one"]', NULL, 'Naps', '2026-11-29T01:38:33.620416Z', '2026-11-29T01:38:34.917000Z', '2026-11-29T01:38:34.917000Z'),
('b5a6a91a-7b34-4519-8681-078ae441f085', '01a224f3-b269-733d-8484-436026be7961', 'Movement', '100.00', '[]', NULL, NULL, NULL, '2026-11-29T01:38:18.185000Z', '2026-11-29T01:38:18.185000Z'),
('bda5d2c9-884f-4223-970c-513b9f8f2a11', '01a224f3-b269-733d-8484-436026be7961', 'Focus', '0.00', '[]', 'One thing', NULL, '2026-11-29T01:39:01.975136Z', '2026-11-29T01:39:01.975136Z', '2026-11-29T01:39:01.975136Z'),
('dd618e40-b19d-435c-8fba-e5d258cf0b1a', '01a224f3-b269-733d-8484-436026be7961', 'Boundaries', '0.00', '["a", "b"]', 'No', 'Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀', '2026-11-29T01:38:26.802470Z', '2026-11-29T01:38:27.290000Z', '2026-11-29T01:38:27.290000Z');
INSERT INTO "wellness_entries" ("id", "user_id", "date", "sleep_hours", "water_intake_ml", "exercise_minutes", "meditation_minutes", "mood_score", "energy_level", "nutrition_notes", "created_at", "updated_at") VALUES
('091853a4-8d02-4043-8da4-35720e117e14', '01a224f3-b269-733d-8484-436026be7961', '2200-12-31', NULL, NULL, NULL, NULL, NULL, NULL, 'Later', '2026-11-29T01:38:15.456000Z', '2026-11-29T01:38:15.456000Z'),
('0c5db6aa-3e54-4f5a-969c-9143a4f70964', '01a224f3-b269-733d-8484-436026be7961', '2026-08-13', NULL, NULL, NULL, NULL, '1.00', NULL, NULL, '2026-11-29T01:39:05.843000Z', '2026-11-29T01:39:05.843000Z'),
('0cc43e2c-a12e-49fe-ba0f-5a7b798e6a92', '01a224f3-b269-733d-8484-436026be7961', '2026-10-29', NULL, NULL, NULL, NULL, '2.50', NULL, NULL, '2026-11-29T01:38:58.499000Z', '2026-11-29T01:38:58.499000Z'),
('1d85bd23-12eb-48dc-aed8-66db7896c9cf', '01a224f3-b269-733d-8484-436026be7961', '2026-08-14', NULL, NULL, NULL, NULL, '1.00', NULL, NULL, '2026-11-29T01:39:05.843000Z', '2026-11-29T01:39:05.843000Z'),
('2f3fc23f-4983-456a-8641-f5d521b43bf6', '01a224f3-b269-733d-8484-436026be7961', '1900-01-01', '8.00', NULL, NULL, NULL, NULL, NULL, NULL, '2026-11-29T01:38:14.967000Z', '2026-11-29T01:38:14.967000Z'),
('31a19cc1-44b9-43bb-9fad-d3df4f4a5ac6', '01a224f3-b269-733d-8484-436026be7961', '2026-08-20', NULL, NULL, NULL, NULL, '1.00', NULL, NULL, '2026-11-29T01:39:05.843000Z', '2026-11-29T01:39:05.843000Z'),
('395be57a-605b-445d-ae98-377e59a9a772', '01a224f3-b269-733d-8484-436026be7961', '2026-08-16', NULL, NULL, NULL, NULL, '1.00', NULL, NULL, '2026-11-29T01:39:05.843000Z', '2026-11-29T01:39:05.843000Z'),
('39dddf33-d2f9-43b4-aa02-19c65bca396f', '01a224f3-b269-733d-8484-436026be7961', '2026-08-09', NULL, NULL, NULL, NULL, '1.00', NULL, NULL, '2026-11-29T01:39:05.843000Z', '2026-11-29T01:39:05.843000Z'),
('40a1933e-4ddc-443b-af00-750832aea3ed', '01a224f3-b269-733d-8484-436026be7961', '2026-10-27', NULL, NULL, NULL, NULL, '4.00', NULL, NULL, '2026-11-29T01:38:59.283536Z', '2026-11-29T01:38:59.283536Z'),
('437f321e-6b89-4b17-8f5a-cf6420587ed9', '01a224f3-b269-733d-8484-436026be7961', '2026-08-18', NULL, NULL, NULL, NULL, '1.00', NULL, NULL, '2026-11-29T01:39:05.843000Z', '2026-11-29T01:39:05.843000Z'),
('443ebfde-b1c9-4cbd-b38f-cd1f53925d96', '01a224f3-b269-733d-8484-436026be7961', '2026-08-10', NULL, NULL, NULL, NULL, '1.00', NULL, NULL, '2026-11-29T01:39:05.843000Z', '2026-11-29T01:39:05.843000Z'),
('56746512-2fe7-417e-8cad-82c93b04eb03', '01a224f3-b269-733d-8484-436026be7961', '2026-11-24', NULL, NULL, NULL, NULL, NULL, NULL, replace(hex(zeroblob(3000)), '00', 'Oats and rice again. '), '2026-11-29T01:38:58.499000Z', '2026-11-29T01:38:58.499000Z'),
('5776e880-95c3-4681-97d5-d4d61b44e56a', '01a224f3-b269-733d-8484-436026be7961', '2026-11-23', '7.26', 250, NULL, NULL, NULL, '0.01', NULL, '2026-11-29T01:38:14.796000Z', '2026-11-29T01:38:14.796000Z'),
('5c3f7f2c-4625-4909-933e-01d436564cf4', '01a224f3-b269-733d-8484-436026be7961', '2026-11-08', NULL, 500, NULL, NULL, '5.00', '2.00', NULL, '2026-11-29T01:38:27.573000Z', '2026-11-29T01:38:32.446000Z'),
('5cc9e969-29c9-416d-aaee-b1d11ba80d13', '01a224f3-b269-733d-8484-436026be7961', '2026-08-12', NULL, NULL, NULL, NULL, '1.00', NULL, NULL, '2026-11-29T01:39:05.843000Z', '2026-11-29T01:39:05.843000Z'),
('628285f9-db16-478a-99d7-d1f2bf85f2bd', '01a224f3-b269-733d-8484-436026be7961', '2026-08-19', NULL, NULL, NULL, NULL, '1.00', NULL, NULL, '2026-11-29T01:39:05.843000Z', '2026-11-29T01:39:05.843000Z'),
('73e6728b-6cba-4373-914c-3373b91a8a40', '01a224f3-b269-733d-8484-436026be7961', '2026-11-05', NULL, 750, 20, NULL, '3.00', NULL, NULL, '2026-11-29T01:38:27.573000Z', '2026-11-29T01:38:33.172686Z'),
('80bc3b55-920f-49cf-80f2-b7609b7424c9', '01a224f3-b269-733d-8484-436026be7961', '2026-08-11', NULL, NULL, NULL, NULL, '1.00', NULL, NULL, '2026-11-29T01:39:05.843000Z', '2026-11-29T01:39:05.843000Z'),
('834f19dc-e08b-417d-879e-22b0aefeeeb2', '01a224f3-b269-733d-8484-436026be7961', '2026-08-15', NULL, NULL, NULL, NULL, '1.00', NULL, NULL, '2026-11-29T01:39:05.843000Z', '2026-11-29T01:39:05.843000Z'),
('9ff8e749-dd1e-4a7b-84dc-2b5d5466f9da', '01a224f3-b269-733d-8484-436026be7961', '2026-08-17', NULL, NULL, NULL, NULL, '1.00', NULL, NULL, '2026-11-29T01:39:05.843000Z', '2026-11-29T01:39:05.843000Z'),
('a25aebe4-737b-4221-8226-5240ed2a3dec', '01a224f3-b269-733d-8484-436026be7961', '2026-10-26', NULL, NULL, NULL, NULL, NULL, '4.00', NULL, '2026-11-29T01:39:06.647629Z', '2026-11-29T01:39:06.647629Z'),
('b895cf0c-3947-4752-a4c9-8dce59c856ab', '01a224f3-b269-733d-8484-436026be7961', '2026-11-26', NULL, NULL, NULL, NULL, '1.00', NULL, 'one' || char(9) || 'two' || char(13) || char(10) || 'three ' || char(1) || char(7) || char(27) || '[31m' || char(127) || ' ' || char(8203) || char(173) || char(8238), '2026-11-29T01:38:14.796000Z', '2026-11-29T01:38:26.251000Z'),
('c2c3412d-2574-400f-8b3a-8e9ef5bdcd11', '01a224f3-b269-733d-8484-436026be7961', '2026-11-27', NULL, NULL, NULL, NULL, '1.00', NULL, 'Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀', '2026-11-29T01:38:14.796000Z', '2026-11-29T01:38:26.113000Z'),
('c5bc7b4a-4841-4d26-b733-a545ea7af986', '01a224f3-b269-733d-8484-436026be7961', '2026-11-07', NULL, 500, NULL, NULL, '2.00', NULL, NULL, '2026-11-29T01:38:27.573000Z', '2026-11-29T01:38:32.513939Z'),
('f8a1d0be-0f73-445d-bd29-b5e428f48cb0', '01a224f3-b269-733d-8484-436026be7961', '2026-11-06', '6.10', 500, NULL, NULL, '5.00', NULL, 'Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀', '2026-11-29T01:38:27.573000Z', '2026-11-29T01:38:35.055879Z');
INSERT INTO "messages" ("id", "conversation_id", "role", "content", "tokens_used", "created_at") VALUES
('09a4c160-fba3-4952-82cb-347045dd6ff3', '8bfa8b4a-7fde-4873-b885-993c4452ec69', 'assistant', '5 Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀', 5, '2026-11-29T01:38:22.003000Z'),
('12d74cb3-60e9-4a26-a37c-f3ca8c63d33f', 'a4ac8935-c971-446b-8411-2822b2c793fa', 'user', 'Unsent', NULL, '2026-11-29T01:38:33.737826Z'),
('1acc56ed-2e79-4ac4-8b4f-d9eccad33221', '8bfa8b4a-7fde-4873-b885-993c4452ec69', 'assistant', '1 Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀', 1, '2026-11-29T01:38:19.577000Z'),
('273f9936-4299-42c3-809e-d35a54d6d5ae', '8bfa8b4a-7fde-4873-b885-993c4452ec69', 'user', '4 Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀', NULL, '2026-11-29T01:38:21.188000Z'),
('5abc889c-f429-45ce-b261-c19662073d1d', '8bfa8b4a-7fde-4873-b885-993c4452ec69', 'user', '0 Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀', NULL, '2026-11-29T01:38:18.867000Z'),
('81c17c98-fafa-4da1-a95f-52833faddd0e', '8bfa8b4a-7fde-4873-b885-993c4452ec69', 'user', '2 Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀', NULL, '2026-11-29T01:38:20.027000Z'),
('9e069c5b-8d56-41ec-92af-01b1ff11e3c2', '4c6df5e8-84b2-45b3-983e-8080abb9f3a7', 'user', 'Hello', NULL, '2026-11-29T01:38:26.975434Z'),
('a08bd353-4bea-4405-a2b7-8699eb01e699', '4c6df5e8-84b2-45b3-983e-8080abb9f3a7', 'user', 'one' || char(9) || 'two' || char(13) || char(10) || 'three ' || char(1) || char(7) || char(27) || '[31m' || char(127) || ' ' || char(8203) || char(173) || char(8238), NULL, '2026-11-29T01:38:27.009491Z'),
('f0093cc3-06a5-4751-8015-e1215005d01e', '8bfa8b4a-7fde-4873-b885-993c4452ec69', 'assistant', '3 Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀', 3, '2026-11-29T01:38:20.945000Z'),
('f2370af7-ee32-4542-bed8-3a5df3a6b3ac', 'a4ac8935-c971-446b-8411-2822b2c793fa', 'user', 'Two', NULL, '2026-11-29T01:38:33.850524Z');
INSERT INTO "ghost" ("table_name", "row_id", "attempts_json", "at") VALUES
('wellness_entries', '6df95660-ca1e-403d-883f-a137ecb7ff34', '[{"id": "6df95660-ca1e-403d-883f-a137ecb7ff34", "user_id": "01a224f3-b269-733d-8484-436026be7961", "date": "2026-11-02", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "4.00", "energy_level": null, "nutrition_notes": null}]', '2026-11-29T01:38:32.348258Z');
INSERT INTO "cycle" ("id", "started_at", "ended_at", "pushed", "pulled", "conflicts", "requests", "problem") VALUES
(1, '2026-11-29T01:38:11.117595Z', '2026-11-29T01:38:14.860543Z', 4, 1, 0, 11, ''),
(2, '2026-11-29T01:38:22.060275Z', '2026-11-29T01:38:23.504140Z', 1, 12, 0, 5, ''),
(3, '2026-11-29T01:38:25.540633Z', '2026-11-29T01:38:26.426656Z', 3, 3, 3, 4, ''),
(4, '2026-11-29T01:38:27.033619Z', '2026-11-29T01:38:29.012178Z', 11, 0, 0, 6, ''),
(5, '2026-11-29T01:38:29.954978Z', '2026-11-29T01:38:30.848080Z', 0, 0, 0, 5, ''),
(6, '2026-11-29T01:38:30.898127Z', '2026-11-29T01:38:31.259902Z', 0, 0, 0, 2, 'The connection to the server broke.'),
(7, '2026-11-29T01:38:31.461424Z', '2026-11-29T01:38:32.013054Z', 0, 1, 0, 2, 'The connection to the server broke.'),
(8, '2026-11-29T01:38:32.124073Z', '2026-11-29T01:38:32.508082Z', 2, 0, 0, 3, ''),
(9, '2026-11-29T01:38:34.336219Z', '2026-11-29T01:38:35.017558Z', 0, 0, 0, 2, 'The connection to the server broke.'),
(10, '2026-11-29T01:38:35.123724Z', '2026-11-29T01:38:42.916142Z', 0, 1, 0, 2, 'The connection to the server broke.'),
(11, '2026-11-29T01:38:44.048040Z', '2026-11-29T01:38:58.823701Z', 0, 0, 0, 6, 'The connection to the server broke.'),
(12, '2026-11-29T01:39:05.893784Z', '2026-11-29T01:39:06.569499Z', 0, 14, 0, 2, 'The connection to the server broke.');
INSERT INTO "note" ("number", "entry_id") VALUES
(1, 'c2c3412d-2574-400f-8b3a-8e9ef5bdcd11'),
(2, 'b895cf0c-3947-4752-a4c9-8dce59c856ab'),
(4, '091853a4-8d02-4043-8da4-35720e117e14'),
(5, 'f8a1d0be-0f73-445d-bd29-b5e428f48cb0'),
(6, '56746512-2fe7-417e-8cad-82c93b04eb03');
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
PRAGMA user_version = 4;
