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
('conversations', '2f2d7308-a98e-43de-a4eb-5afd520ea9bf', '2026-11-29 01:34:35.365+00', '{"id": "2f2d7308-a98e-43de-a4eb-5afd520ea9bf", "user_id": "01a224ef-f172-7529-b562-e1b2b92dea26", "module_name": "habits", "topic": null, "message_count": 2, "created_at": "2026-11-29T01:34:35.365000Z", "updated_at": "2026-11-29T01:34:35.365000Z"}', 0),
('conversations', '92d1d814-6114-4727-86c0-1268f83ade95', '2026-11-29 01:34:29.518+00', '{"id": "92d1d814-6114-4727-86c0-1268f83ade95", "user_id": "01a224ef-f172-7529-b562-e1b2b92dea26", "module_name": "identity", "topic": "Mine", "message_count": 2, "created_at": "2026-11-29T01:34:29.518000Z", "updated_at": "2026-11-29T01:34:29.518000Z"}', 0),
('conversations', 'ef1d0ba5-f14f-450d-88bc-5a0cb865bf49', '2026-11-29 01:34:25.876+00', '{"id": "ef1d0ba5-f14f-450d-88bc-5a0cb865bf49", "user_id": "01a224ef-f172-7529-b562-e1b2b92dea26", "module_name": "identity", "topic": "Roots 🌱", "message_count": 10, "created_at": "2026-11-29T01:34:11.812000Z", "updated_at": "2026-11-29T01:34:25.876000Z"}', 0),
('module_progress', '0a527ad2-1063-4931-a300-e2ec48cf38b8', '2026-11-29 01:34:10.464+00', '{"id": "0a527ad2-1063-4931-a300-e2ec48cf38b8", "user_id": "01a224ef-f172-7529-b562-e1b2b92dea26", "module_name": "Movement", "progress_percentage": "100.00", "completed_topics": [], "current_focus": null, "notes": null, "last_activity": null, "created_at": "2026-11-29T01:34:10.464000Z", "updated_at": "2026-11-29T01:34:10.464000Z"}', 0),
('module_progress', '1f5611c3-9cd3-4fd1-82a9-c66c7e743444', '2026-11-29 01:34:08.309+00', '{"id": "1f5611c3-9cd3-4fd1-82a9-c66c7e743444", "user_id": "01a224ef-f172-7529-b562-e1b2b92dea26", "module_name": "Sleep", "progress_percentage": "12.50", "completed_topics": [], "current_focus": null, "notes": null, "last_activity": null, "created_at": "2026-11-29T01:34:08.309000Z", "updated_at": "2026-11-29T01:34:08.309000Z"}', 0),
('module_progress', '5738e168-d8b8-4106-bac8-bc70d12e1f0e', '2026-11-29 01:34:34.739+00', '{"id": "5738e168-d8b8-4106-bac8-bc70d12e1f0e", "user_id": "01a224ef-f172-7529-b562-e1b2b92dea26", "module_name": "Rest", "progress_percentage": "33.33", "completed_topics": ["one"], "current_focus": null, "notes": "Naps", "last_activity": "2026-11-29T01:34:33.504827Z", "created_at": "2026-11-29T01:34:34.739000Z", "updated_at": "2026-11-29T01:34:34.739000Z"}', 0),
('module_progress', '7dac23eb-f14c-459a-9ce0-5e8aa5b84379', '2026-11-29 01:34:09.41+00', '{"id": "7dac23eb-f14c-459a-9ce0-5e8aa5b84379", "user_id": "01a224ef-f172-7529-b562-e1b2b92dea26", "module_name": "Mindful eating", "progress_percentage": "50.00", "completed_topics": [], "current_focus": null, "notes": null, "last_activity": null, "created_at": "2026-11-29T01:34:09.410000Z", "updated_at": "2026-11-29T01:34:09.410000Z"}', 0),
('module_progress', 'abcaeaf6-be9f-447c-8ade-2997e8b1b372', '2026-11-29 01:34:29.383+00', '{"id": "abcaeaf6-be9f-447c-8ade-2997e8b1b372", "user_id": "01a224ef-f172-7529-b562-e1b2b92dea26", "module_name": "Boundaries", "progress_percentage": "0.00", "completed_topics": ["a", "b"], "current_focus": "No", "notes": "Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀", "last_activity": "2026-11-29T01:34:29.003789Z", "created_at": "2026-11-29T01:34:29.383000Z", "updated_at": "2026-11-29T01:34:29.383000Z"}', 0),
('users', '01a224ef-f172-7529-b562-e1b2b92dea26', '2026-11-29 01:33:55.396+00', '{"id": "01a224ef-f172-7529-b562-e1b2b92dea26", "email": "91f40504d8824089916d7b01783184f0@example.com", "full_name": null, "avatar_url": null, "timezone": "UTC", "created_at": "2026-11-29T01:33:55.396000Z", "updated_at": "2026-11-29T01:33:55.396000Z"}', 0),
('wellness_entries', '12067495-ae56-48e8-87da-ac585b8ad8d2', '2026-11-29 01:34:33.149+00', '{"id": "12067495-ae56-48e8-87da-ac585b8ad8d2", "user_id": "01a224ef-f172-7529-b562-e1b2b92dea26", "date": "2026-08-15", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "1.00", "energy_level": null, "nutrition_notes": null, "created_at": "2026-11-29T01:34:33.149000Z", "updated_at": "2026-11-29T01:34:33.149000Z"}', 0),
('wellness_entries', '26ac865f-7a97-483d-b93a-90145663fc04', '2026-11-29 01:34:33.149+00', '{"id": "26ac865f-7a97-483d-b93a-90145663fc04", "user_id": "01a224ef-f172-7529-b562-e1b2b92dea26", "date": "2026-08-13", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "1.00", "energy_level": null, "nutrition_notes": null, "created_at": "2026-11-29T01:34:33.149000Z", "updated_at": "2026-11-29T01:34:33.149000Z"}', 0),
('wellness_entries', '2fcf8d3f-0a15-42d6-b851-da28b1312003', '2026-11-29 01:34:33.149+00', '{"id": "2fcf8d3f-0a15-42d6-b851-da28b1312003", "user_id": "01a224ef-f172-7529-b562-e1b2b92dea26", "date": "2026-08-14", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "1.00", "energy_level": null, "nutrition_notes": null, "created_at": "2026-11-29T01:34:33.149000Z", "updated_at": "2026-11-29T01:34:33.149000Z"}', 0),
('wellness_entries', '418ab7a4-e417-43de-8486-8b9d47ae6c64', '2026-11-29 01:34:07.211+00', '{"id": "418ab7a4-e417-43de-8486-8b9d47ae6c64", "user_id": "01a224ef-f172-7529-b562-e1b2b92dea26", "date": "2200-12-31", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": null, "energy_level": null, "nutrition_notes": "Later", "created_at": "2026-11-29T01:34:07.211000Z", "updated_at": "2026-11-29T01:34:07.211000Z"}', 0),
('wellness_entries', '4e8c8fd6-d181-4cc1-9c2e-d0ffe66fa4a9', '2026-11-29 01:34:33.149+00', '{"id": "4e8c8fd6-d181-4cc1-9c2e-d0ffe66fa4a9", "user_id": "01a224ef-f172-7529-b562-e1b2b92dea26", "date": "2026-08-11", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "1.00", "energy_level": null, "nutrition_notes": null, "created_at": "2026-11-29T01:34:33.149000Z", "updated_at": "2026-11-29T01:34:33.149000Z"}', 0),
('wellness_entries', '4ff55e30-cbba-40e1-a9dd-209544c602dd', '2026-11-29 01:34:35.028+00', '{"id": "4ff55e30-cbba-40e1-a9dd-209544c602dd", "user_id": "01a224ef-f172-7529-b562-e1b2b92dea26", "date": "2026-11-24", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": null, "energy_level": null, "nutrition_notes": "' || replace(hex(zeroblob(3000)), '00', 'Oats and rice again. ') || '", "created_at": "2026-11-29T01:34:35.028000Z", "updated_at": "2026-11-29T01:34:35.028000Z"}', 0),
('wellness_entries', '521bc9d5-ce2f-46d2-ad17-eaed366e83ce', '2026-11-29 01:34:42.829+00', '{"id": "521bc9d5-ce2f-46d2-ad17-eaed366e83ce", "user_id": "01a224ef-f172-7529-b562-e1b2b92dea26", "date": "2026-11-06", "sleep_hours": "6.10", "water_intake_ml": 500, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "5.00", "energy_level": null, "nutrition_notes": "Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀", "created_at": "2026-11-29T01:34:29.455000Z", "updated_at": "2026-11-29T01:34:42.829000Z"}', 0),
('wellness_entries', '529f1ab9-228d-4a62-8155-4520d4b5d52e', '2026-11-29 01:34:33.149+00', '{"id": "529f1ab9-228d-4a62-8155-4520d4b5d52e", "user_id": "01a224ef-f172-7529-b562-e1b2b92dea26", "date": "2026-08-18", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "1.00", "energy_level": null, "nutrition_notes": null, "created_at": "2026-11-29T01:34:33.149000Z", "updated_at": "2026-11-29T01:34:33.149000Z"}', 0),
('wellness_entries', '59cff58a-f9c3-4f19-963c-d5d0a67612df', '2026-11-29 01:34:36.167+00', '{"id": "59cff58a-f9c3-4f19-963c-d5d0a67612df", "user_id": "01a224ef-f172-7529-b562-e1b2b92dea26", "date": "2026-11-05", "sleep_hours": null, "water_intake_ml": 750, "exercise_minutes": 20, "meditation_minutes": null, "mood_score": "3.00", "energy_level": null, "nutrition_notes": null, "created_at": "2026-11-29T01:34:29.455000Z", "updated_at": "2026-11-29T01:34:36.167000Z"}', 0),
('wellness_entries', '5b30493c-737e-45bf-be23-8933853efd07', '2026-11-29 01:34:33.149+00', '{"id": "5b30493c-737e-45bf-be23-8933853efd07", "user_id": "01a224ef-f172-7529-b562-e1b2b92dea26", "date": "2026-08-12", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "1.00", "energy_level": null, "nutrition_notes": null, "created_at": "2026-11-29T01:34:33.149000Z", "updated_at": "2026-11-29T01:34:33.149000Z"}', 0),
('wellness_entries', '685e6c5c-1b99-49fb-8364-eb75d19d2485', '2026-11-29 01:34:33.149+00', '{"id": "685e6c5c-1b99-49fb-8364-eb75d19d2485", "user_id": "01a224ef-f172-7529-b562-e1b2b92dea26", "date": "2026-08-10", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "1.00", "energy_level": null, "nutrition_notes": null, "created_at": "2026-11-29T01:34:33.149000Z", "updated_at": "2026-11-29T01:34:33.149000Z"}', 0),
('wellness_entries', '70fa30d6-8419-479f-8fe8-b89391668b02', '2026-11-29 01:34:28.612+00', '{"id": "70fa30d6-8419-479f-8fe8-b89391668b02", "user_id": "01a224ef-f172-7529-b562-e1b2b92dea26", "date": "2026-11-26", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "1.00", "energy_level": null, "nutrition_notes": "one\ttwo\r\nthree \u0001\u0007\u001b[31m' || char(127) || ' ' || char(8203) || char(173) || char(8238) || '", "created_at": "2026-11-29T01:34:05.304000Z", "updated_at": "2026-11-29T01:34:28.612000Z"}', 0),
('wellness_entries', '8ab29010-1110-45be-beaa-7a745658351b', '2026-11-29 01:34:32.478+00', '{"id": "8ab29010-1110-45be-beaa-7a745658351b", "user_id": "01a224ef-f172-7529-b562-e1b2b92dea26", "date": "2026-11-08", "sleep_hours": null, "water_intake_ml": 500, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "5.00", "energy_level": "2.00", "nutrition_notes": null, "created_at": "2026-11-29T01:34:29.455000Z", "updated_at": "2026-11-29T01:34:32.478000Z"}', 0),
('wellness_entries', 'a3016ad5-5590-4926-88de-eeefcb32997f', '2026-11-29 01:34:33.149+00', '{"id": "a3016ad5-5590-4926-88de-eeefcb32997f", "user_id": "01a224ef-f172-7529-b562-e1b2b92dea26", "date": "2026-08-19", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "1.00", "energy_level": null, "nutrition_notes": null, "created_at": "2026-11-29T01:34:33.149000Z", "updated_at": "2026-11-29T01:34:33.149000Z"}', 0),
('wellness_entries', 'ab4fd44a-29b0-4a9a-a951-815912f02042', '2026-11-29 01:34:33.149+00', '{"id": "ab4fd44a-29b0-4a9a-a951-815912f02042", "user_id": "01a224ef-f172-7529-b562-e1b2b92dea26", "date": "2026-08-17", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "1.00", "energy_level": null, "nutrition_notes": null, "created_at": "2026-11-29T01:34:33.149000Z", "updated_at": "2026-11-29T01:34:33.149000Z"}', 0),
('wellness_entries', 'ac978b06-dc0b-42d8-8693-2914ecec3c69', '2026-11-29 01:34:33.149+00', '{"id": "ac978b06-dc0b-42d8-8693-2914ecec3c69", "user_id": "01a224ef-f172-7529-b562-e1b2b92dea26", "date": "2026-08-20", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "1.00", "energy_level": null, "nutrition_notes": null, "created_at": "2026-11-29T01:34:33.149000Z", "updated_at": "2026-11-29T01:34:33.149000Z"}', 0),
('wellness_entries', 'b1e11349-b167-46a8-92f8-264c76f5aafe', '2026-11-29 01:34:28.503+00', '{"id": "b1e11349-b167-46a8-92f8-264c76f5aafe", "user_id": "01a224ef-f172-7529-b562-e1b2b92dea26", "date": "2026-11-27", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "1.00", "energy_level": null, "nutrition_notes": "Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀", "created_at": "2026-11-29T01:34:05.304000Z", "updated_at": "2026-11-29T01:34:28.503000Z"}', 0),
('wellness_entries', 'be106c35-5b53-4193-81df-a25a69e0ce48', '2026-11-29 01:34:33.149+00', '{"id": "be106c35-5b53-4193-81df-a25a69e0ce48", "user_id": "01a224ef-f172-7529-b562-e1b2b92dea26", "date": "2026-08-16", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "1.00", "energy_level": null, "nutrition_notes": null, "created_at": "2026-11-29T01:34:33.149000Z", "updated_at": "2026-11-29T01:34:33.149000Z"}', 0),
('wellness_entries', 'c1a8af1b-5f78-4ec5-879f-345f6a6fcc7e', '2026-11-29 01:34:29.455+00', '{"id": "c1a8af1b-5f78-4ec5-879f-345f6a6fcc7e", "user_id": "01a224ef-f172-7529-b562-e1b2b92dea26", "date": "2026-11-07", "sleep_hours": null, "water_intake_ml": 500, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "3.00", "energy_level": null, "nutrition_notes": null, "created_at": "2026-11-29T01:34:29.455000Z", "updated_at": "2026-11-29T01:34:29.455000Z"}', 0),
('wellness_entries', 'ce4cd4c6-2f2b-49b9-bef9-dd28e7e7a972', '2026-11-29 01:34:06.211+00', '{"id": "ce4cd4c6-2f2b-49b9-bef9-dd28e7e7a972", "user_id": "01a224ef-f172-7529-b562-e1b2b92dea26", "date": "1900-01-01", "sleep_hours": "8.00", "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": null, "energy_level": null, "nutrition_notes": null, "created_at": "2026-11-29T01:34:06.211000Z", "updated_at": "2026-11-29T01:34:06.211000Z"}', 0),
('wellness_entries', 'd5b4c210-9cf4-46a1-bda8-64bc9b990ab6', '2026-11-29 01:34:05.304+00', '{"id": "d5b4c210-9cf4-46a1-bda8-64bc9b990ab6", "user_id": "01a224ef-f172-7529-b562-e1b2b92dea26", "date": "2026-11-23", "sleep_hours": "7.26", "water_intake_ml": 250, "exercise_minutes": null, "meditation_minutes": null, "mood_score": null, "energy_level": "0.01", "nutrition_notes": null, "created_at": "2026-11-29T01:34:05.304000Z", "updated_at": "2026-11-29T01:34:05.304000Z"}', 0),
('wellness_entries', 'daee0a04-bdbf-4d95-83f6-96093ba9b7ee', '2026-11-29 01:34:35.028+00', '{"id": "daee0a04-bdbf-4d95-83f6-96093ba9b7ee", "user_id": "01a224ef-f172-7529-b562-e1b2b92dea26", "date": "2026-10-29", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "2.50", "energy_level": null, "nutrition_notes": null, "created_at": "2026-11-29T01:34:35.028000Z", "updated_at": "2026-11-29T01:34:35.028000Z"}', 0),
('wellness_entries', 'f750f4f1-4d0c-4076-8dc4-f583b70d5df2', '2026-11-29 01:34:29.633+00', '{"id": "f750f4f1-4d0c-4076-8dc4-f583b70d5df2", "user_id": "01a224ef-f172-7529-b562-e1b2b92dea26", "date": "2026-11-25", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "4.00", "energy_level": null, "nutrition_notes": "it''s ''quoted'', \"twice\"; -- DROP TABLE", "created_at": "2026-11-29T01:34:05.304000Z", "updated_at": "2026-11-29T01:34:29.633000Z"}', 0),
('wellness_entries', 'ffc47627-a411-45e7-bb3d-8b3a0ac4bd7a', '2026-11-29 01:34:33.149+00', '{"id": "ffc47627-a411-45e7-bb3d-8b3a0ac4bd7a", "user_id": "01a224ef-f172-7529-b562-e1b2b92dea26", "date": "2026-08-09", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "1.00", "energy_level": null, "nutrition_notes": null, "created_at": "2026-11-29T01:34:33.149000Z", "updated_at": "2026-11-29T01:34:33.149000Z"}', 0);
INSERT INTO "conflict" ("id", "decided_at", "table_name", "row_id", "column", "base_json", "mine_json", "theirs_json", "result_json", "rule", "undone_at", "settled_by") VALUES
(1, '2026-11-29T01:34:28.084410Z', 'wellness_entries', '70fa30d6-8419-479f-8fe8-b89391668b02', 'mood_score', '"3.25"', '"1.00"', '"4.00"', '"1.00"', 'later edit', NULL, NULL),
(2, '2026-11-29T01:34:28.084410Z', 'wellness_entries', 'b1e11349-b167-46a8-92f8-264c76f5aafe', 'mood_score', '"3.25"', '"1.00"', '"4.00"', '"1.00"', 'later edit', NULL, NULL),
(3, '2026-11-29T01:34:28.084410Z', 'wellness_entries', 'f750f4f1-4d0c-4076-8dc4-f583b70d5df2', 'mood_score', '"3.25"', '"1.00"', '"4.00"', '"1.00"', 'later edit', '2026-11-29T01:34:28.861425Z', '783d4c16-460f-42c9-8d48-01a7ec934845');
INSERT INTO "cursor" ("table_name", "position", "row_id") VALUES
('conversations', '2026-11-29T01:34:35.365+00:00', '2f2d7308-a98e-43de-a4eb-5afd520ea9bf'),
('messages', '2026-11-29T01:34:33.552196+00:00', '658b23d5-8116-4b10-9b11-11f78f2b690f'),
('module_progress', '2026-11-29T01:34:34.739+00:00', '5738e168-d8b8-4106-bac8-bc70d12e1f0e'),
('users', '2026-11-29 01:33:55.396+00', '01a224ef-f172-7529-b562-e1b2b92dea26'),
('wellness_entries', '2026-11-29T01:34:42.829+00:00', '521bc9d5-ce2f-46d2-ad17-eaed366e83ce');
INSERT INTO "journal" ("id", "edit_id", "at", "table_name", "row_id", "column", "old_json", "new_json", "how", "source") VALUES
(1, 'f06fb25c-fd63-449d-86a8-0250df2e6d0f', '2026-11-29T01:34:00.770418Z', 'wellness_entries', 'b1e11349-b167-46a8-92f8-264c76f5aafe', 'mood_score', NULL, '"3.25"', 'create', 'import'),
(2, 'f06fb25c-fd63-449d-86a8-0250df2e6d0f', '2026-11-29T01:34:00.770418Z', 'wellness_entries', 'b1e11349-b167-46a8-92f8-264c76f5aafe', 'nutrition_notes', NULL, '"Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀"', 'create', 'import'),
(3, 'f06fb25c-fd63-449d-86a8-0250df2e6d0f', '2026-11-29T01:34:00.770418Z', 'wellness_entries', '70fa30d6-8419-479f-8fe8-b89391668b02', 'mood_score', NULL, '"3.25"', 'create', 'import'),
(4, 'f06fb25c-fd63-449d-86a8-0250df2e6d0f', '2026-11-29T01:34:00.770418Z', 'wellness_entries', '70fa30d6-8419-479f-8fe8-b89391668b02', 'nutrition_notes', NULL, '"one\ttwo\r\nthree \u0001\u0007\u001b[31m' || char(127) || ' ' || char(8203) || char(173) || char(8238) || '"', 'create', 'import'),
(5, 'f06fb25c-fd63-449d-86a8-0250df2e6d0f', '2026-11-29T01:34:00.770418Z', 'wellness_entries', 'f750f4f1-4d0c-4076-8dc4-f583b70d5df2', 'mood_score', NULL, '"3.25"', 'create', 'import'),
(6, 'f06fb25c-fd63-449d-86a8-0250df2e6d0f', '2026-11-29T01:34:00.770418Z', 'wellness_entries', 'f750f4f1-4d0c-4076-8dc4-f583b70d5df2', 'nutrition_notes', NULL, '"it''s ''quoted'', \"twice\"; -- DROP TABLE"', 'create', 'import'),
(7, 'f06fb25c-fd63-449d-86a8-0250df2e6d0f', '2026-11-29T01:34:00.770418Z', 'wellness_entries', 'd5b4c210-9cf4-46a1-bda8-64bc9b990ab6', 'sleep_hours', NULL, '"7.26"', 'create', 'import'),
(8, 'f06fb25c-fd63-449d-86a8-0250df2e6d0f', '2026-11-29T01:34:00.770418Z', 'wellness_entries', 'd5b4c210-9cf4-46a1-bda8-64bc9b990ab6', 'water_intake_ml', NULL, '250', 'create', 'import'),
(9, 'f06fb25c-fd63-449d-86a8-0250df2e6d0f', '2026-11-29T01:34:00.770418Z', 'wellness_entries', 'd5b4c210-9cf4-46a1-bda8-64bc9b990ab6', 'energy_level', NULL, '"0.01"', 'create', 'import'),
(10, 'a7861c57-e99e-4712-8ef1-d43a28811491', '2026-11-29T01:33:59.575408Z', 'wellness_entries', 'b1e11349-b167-46a8-92f8-264c76f5aafe', 'mood_score', NULL, '"3.25"', 'create', 'typed'),
(11, 'a7861c57-e99e-4712-8ef1-d43a28811491', '2026-11-29T01:33:59.575408Z', 'wellness_entries', 'b1e11349-b167-46a8-92f8-264c76f5aafe', 'nutrition_notes', NULL, '"Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀"', 'create', 'typed'),
(12, 'e17c2a68-7479-42c7-85e4-a8d40a56f254', '2026-11-29T01:33:59.643335Z', 'wellness_entries', '70fa30d6-8419-479f-8fe8-b89391668b02', 'mood_score', NULL, '"3.25"', 'create', 'typed'),
(13, 'e17c2a68-7479-42c7-85e4-a8d40a56f254', '2026-11-29T01:33:59.643335Z', 'wellness_entries', '70fa30d6-8419-479f-8fe8-b89391668b02', 'nutrition_notes', NULL, '"one\ttwo\r\nthree \u0001\u0007\u001b[31m' || char(127) || ' ' || char(8203) || char(173) || char(8238) || '"', 'create', 'typed'),
(14, 'a0164f15-f4ed-41e1-b357-c31ca644d30c', '2026-11-29T01:33:59.660285Z', 'wellness_entries', 'f750f4f1-4d0c-4076-8dc4-f583b70d5df2', 'mood_score', NULL, '"3.25"', 'create', 'typed'),
(15, 'a0164f15-f4ed-41e1-b357-c31ca644d30c', '2026-11-29T01:33:59.660285Z', 'wellness_entries', 'f750f4f1-4d0c-4076-8dc4-f583b70d5df2', 'nutrition_notes', NULL, '"it''s ''quoted'', \"twice\"; -- DROP TABLE"', 'create', 'typed'),
(16, 'e337edb7-54ee-47d4-a048-d3af1e472277', '2026-11-29T01:33:59.672066Z', 'wellness_entries', 'd5b4c210-9cf4-46a1-bda8-64bc9b990ab6', 'sleep_hours', NULL, '"7.26"', 'create', 'typed'),
(17, 'e337edb7-54ee-47d4-a048-d3af1e472277', '2026-11-29T01:33:59.672066Z', 'wellness_entries', 'd5b4c210-9cf4-46a1-bda8-64bc9b990ab6', 'water_intake_ml', NULL, '250', 'create', 'typed'),
(18, 'e337edb7-54ee-47d4-a048-d3af1e472277', '2026-11-29T01:33:59.672066Z', 'wellness_entries', 'd5b4c210-9cf4-46a1-bda8-64bc9b990ab6', 'energy_level', NULL, '"0.01"', 'create', 'typed'),
(19, '7baaafa2-c95c-448b-b2b0-32859b6f7599', '2026-11-29T01:33:59.688206Z', 'wellness_entries', '8a9d835d-6a3d-4dd5-b13f-be2f6ef573a7', 'mood_score', NULL, '"2.00"', 'create', 'typed'),
(20, 'f8cf111d-2fe8-40e0-a043-a1fe47913d31', '2026-11-29T01:33:59.703911Z', 'wellness_entries', '8a9d835d-6a3d-4dd5-b13f-be2f6ef573a7', 'date', '"2026-11-22"', NULL, 'delete', 'typed'),
(21, 'f8cf111d-2fe8-40e0-a043-a1fe47913d31', '2026-11-29T01:33:59.703911Z', 'wellness_entries', '8a9d835d-6a3d-4dd5-b13f-be2f6ef573a7', 'mood_score', '"2.00"', NULL, 'delete', 'typed'),
(22, '545ebac1-a2cf-44fa-908f-d67d2a63212d', '2026-11-29T01:33:59.719022Z', 'wellness_entries', '1b2431be-2214-480f-8d2b-550bf46ec1e8', 'mood_score', NULL, '"1.00"', 'create', 'typed'),
(23, 'cb15b63a-3207-491c-b386-c526d9f96ab6', '2026-11-29T01:33:59.725735Z', 'wellness_entries', '1b2431be-2214-480f-8d2b-550bf46ec1e8', 'date', '"2026-11-21"', NULL, 'delete', 'typed'),
(24, 'cb15b63a-3207-491c-b386-c526d9f96ab6', '2026-11-29T01:33:59.725735Z', 'wellness_entries', '1b2431be-2214-480f-8d2b-550bf46ec1e8', 'mood_score', '"1.00"', NULL, 'delete', 'typed'),
(25, 'bf9cdb51-0edd-429b-9aeb-442569d6e2e9', '2026-11-29T01:34:04.043139Z', 'users', '01a224ef-f172-7529-b562-e1b2b92dea26', 'timezone', NULL, '"UTC"', 'set', 'sync'),
(26, 'b382584d-b16c-446b-9287-641108570314', '2026-11-29T01:34:25.331855Z', 'conversations', 'ef1d0ba5-f14f-450d-88bc-5a0cb865bf49', 'message_count', '0', '10', 'set', 'sync'),
(27, '56fa18d2-694c-4259-a107-26a5deffb5e5', '2026-11-29T01:34:27.367774Z', 'wellness_entries', 'b1e11349-b167-46a8-92f8-264c76f5aafe', 'mood_score', '"3.25"', '"1.00"', 'set', 'typed'),
(28, 'b64b434c-9759-4d7a-89d2-e474feea1b8b', '2026-11-29T01:34:27.661613Z', 'wellness_entries', '70fa30d6-8419-479f-8fe8-b89391668b02', 'mood_score', '"3.25"', '"1.00"', 'set', 'typed'),
(29, '78f69e30-27b7-4601-876f-43f1dc226150', '2026-11-29T01:34:27.891438Z', 'wellness_entries', 'f750f4f1-4d0c-4076-8dc4-f583b70d5df2', 'mood_score', '"3.25"', '"1.00"', 'set', 'typed'),
(30, '783d4c16-460f-42c9-8d48-01a7ec934845', '2026-11-29T01:34:28.861425Z', 'wellness_entries', 'f750f4f1-4d0c-4076-8dc4-f583b70d5df2', 'mood_score', '"1.00"', '"4.00"', 'set', 'undo'),
(31, '98e08ba5-f886-4b75-8ba8-29e68e4118a8', '2026-11-29T01:34:28.880555Z', 'wellness_entries', '8ab29010-1110-45be-beaa-7a745658351b', 'water_intake_ml', NULL, '500', 'create', 'typed'),
(32, '98e08ba5-f886-4b75-8ba8-29e68e4118a8', '2026-11-29T01:34:28.880555Z', 'wellness_entries', '8ab29010-1110-45be-beaa-7a745658351b', 'mood_score', NULL, '"3.00"', 'create', 'typed'),
(33, 'a519548a-9abe-42cf-b3d9-ab8ea110b496', '2026-11-29T01:34:28.896917Z', 'wellness_entries', 'c1a8af1b-5f78-4ec5-879f-345f6a6fcc7e', 'water_intake_ml', NULL, '500', 'create', 'typed'),
(34, 'a519548a-9abe-42cf-b3d9-ab8ea110b496', '2026-11-29T01:34:28.896917Z', 'wellness_entries', 'c1a8af1b-5f78-4ec5-879f-345f6a6fcc7e', 'mood_score', NULL, '"3.00"', 'create', 'typed'),
(35, '9710c60a-1024-43b9-b564-4b1304cc413e', '2026-11-29T01:34:28.916500Z', 'wellness_entries', '521bc9d5-ce2f-46d2-ad17-eaed366e83ce', 'water_intake_ml', NULL, '500', 'create', 'typed'),
(36, '9710c60a-1024-43b9-b564-4b1304cc413e', '2026-11-29T01:34:28.916500Z', 'wellness_entries', '521bc9d5-ce2f-46d2-ad17-eaed366e83ce', 'mood_score', NULL, '"3.00"', 'create', 'typed'),
(37, '138b1f83-33be-4094-9b41-3ba10a5b5f43', '2026-11-29T01:34:28.934389Z', 'wellness_entries', '59cff58a-f9c3-4f19-963c-d5d0a67612df', 'water_intake_ml', NULL, '500', 'create', 'typed'),
(38, '138b1f83-33be-4094-9b41-3ba10a5b5f43', '2026-11-29T01:34:28.934389Z', 'wellness_entries', '59cff58a-f9c3-4f19-963c-d5d0a67612df', 'mood_score', NULL, '"3.00"', 'create', 'typed'),
(39, 'e86af4ee-b1c5-4d6f-aa0b-d18152f9827d', '2026-11-29T01:34:28.952258Z', 'wellness_entries', 'bce56a73-8661-42a9-8275-bc2ccf47f4e1', 'water_intake_ml', NULL, '500', 'create', 'typed'),
(40, 'e86af4ee-b1c5-4d6f-aa0b-d18152f9827d', '2026-11-29T01:34:28.952258Z', 'wellness_entries', 'bce56a73-8661-42a9-8275-bc2ccf47f4e1', 'mood_score', NULL, '"3.00"', 'create', 'typed'),
(41, 'ab2b86f5-f96b-428b-82d7-83d48a93093a', '2026-11-29T01:34:28.968024Z', 'wellness_entries', '5efc8856-7329-4591-abd6-a6151998a908', 'water_intake_ml', NULL, '500', 'create', 'typed'),
(42, 'ab2b86f5-f96b-428b-82d7-83d48a93093a', '2026-11-29T01:34:28.968024Z', 'wellness_entries', '5efc8856-7329-4591-abd6-a6151998a908', 'mood_score', NULL, '"3.00"', 'create', 'typed'),
(43, '59a96669-1a9b-45ff-b590-0119e1d511fe', '2026-11-29T01:34:29.003789Z', 'module_progress', 'abcaeaf6-be9f-447c-8ade-2997e8b1b372', 'progress_percentage', NULL, '"0.00"', 'create', 'typed'),
(44, '59a96669-1a9b-45ff-b590-0119e1d511fe', '2026-11-29T01:34:29.003789Z', 'module_progress', 'abcaeaf6-be9f-447c-8ade-2997e8b1b372', 'completed_topics', NULL, '["a", "b"]', 'create', 'typed'),
(45, '59a96669-1a9b-45ff-b590-0119e1d511fe', '2026-11-29T01:34:29.003789Z', 'module_progress', 'abcaeaf6-be9f-447c-8ade-2997e8b1b372', 'current_focus', NULL, '"No"', 'create', 'typed'),
(46, '59a96669-1a9b-45ff-b590-0119e1d511fe', '2026-11-29T01:34:29.003789Z', 'module_progress', 'abcaeaf6-be9f-447c-8ade-2997e8b1b372', 'notes', NULL, '"Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀"', 'create', 'typed'),
(47, '59a96669-1a9b-45ff-b590-0119e1d511fe', '2026-11-29T01:34:29.003789Z', 'module_progress', 'abcaeaf6-be9f-447c-8ade-2997e8b1b372', 'last_activity', NULL, '"2026-11-29T01:34:29.003789Z"', 'create', 'typed'),
(48, 'e4700623-cc88-43b7-b1db-846d0ed73b0c', '2026-11-29T01:34:29.025310Z', 'conversations', '92d1d814-6114-4727-86c0-1268f83ade95', 'topic', NULL, '"Mine"', 'create', 'typed'),
(49, 'e4700623-cc88-43b7-b1db-846d0ed73b0c', '2026-11-29T01:34:29.025310Z', 'conversations', '92d1d814-6114-4727-86c0-1268f83ade95', 'message_count', NULL, '0', 'create', 'typed'),
(50, 'e754eaaa-1d39-409d-9874-c706632daff4', '2026-11-29T01:34:29.052482Z', 'messages', '4e04078a-ee94-4c52-a890-e53670f8336d', 'id', NULL, '"4e04078a-ee94-4c52-a890-e53670f8336d"', 'create', 'typed'),
(51, 'e754eaaa-1d39-409d-9874-c706632daff4', '2026-11-29T01:34:29.052482Z', 'conversations', '92d1d814-6114-4727-86c0-1268f83ade95', 'message_count', '0', '1', 'set', 'typed'),
(52, 'd1b6a17e-56d7-40f7-b3fc-e02e73672484', '2026-11-29T01:34:29.079216Z', 'messages', 'f13772a8-baac-455c-ac0d-828da3b8621b', 'id', NULL, '"f13772a8-baac-455c-ac0d-828da3b8621b"', 'create', 'typed'),
(53, 'd1b6a17e-56d7-40f7-b3fc-e02e73672484', '2026-11-29T01:34:29.079216Z', 'conversations', '92d1d814-6114-4727-86c0-1268f83ade95', 'message_count', '1', '2', 'set', 'typed'),
(54, '3222f5e7-ca6b-4533-a758-96ea79a09026', '2026-11-29T01:34:30.419376Z', 'wellness_entries', '5efc8856-7329-4591-abd6-a6151998a908', 'date', '"2026-11-03"', NULL, 'delete', 'sync'),
(55, '3222f5e7-ca6b-4533-a758-96ea79a09026', '2026-11-29T01:34:30.419376Z', 'wellness_entries', '5efc8856-7329-4591-abd6-a6151998a908', 'water_intake_ml', '500', NULL, 'delete', 'sync'),
(56, '3222f5e7-ca6b-4533-a758-96ea79a09026', '2026-11-29T01:34:30.419376Z', 'wellness_entries', '5efc8856-7329-4591-abd6-a6151998a908', 'mood_score', '"3.00"', NULL, 'delete', 'sync'),
(57, '6d97e3c9-f98f-4f11-9a4c-7224684e06f5', '2026-11-29T01:34:30.505488Z', 'wellness_entries', '8ab29010-1110-45be-beaa-7a745658351b', 'mood_score', '"3.00"', '"5.00"', 'set', 'typed'),
(58, 'cbca3e05-f4f7-496b-a974-80ff2d3df021', '2026-11-29T01:34:31.430525Z', 'wellness_entries', '8ab29010-1110-45be-beaa-7a745658351b', 'energy_level', NULL, '"2.00"', 'set', 'typed'),
(59, '276e887c-a64a-4216-a34c-53c8b0ef2cd7', '2026-11-29T01:34:31.441617Z', 'wellness_entries', '1d5d76c2-b710-4ab6-9007-bdd124d9a8a3', 'mood_score', NULL, '"4.00"', 'create', 'typed'),
(60, '953448a5-6e67-47df-9045-49b52ac4f093', '2026-11-29T01:34:32.171070Z', 'wellness_entries', '1d5d76c2-b710-4ab6-9007-bdd124d9a8a3', 'date', '"2026-11-02"', NULL, 'delete', 'typed'),
(61, '953448a5-6e67-47df-9045-49b52ac4f093', '2026-11-29T01:34:32.171070Z', 'wellness_entries', '1d5d76c2-b710-4ab6-9007-bdd124d9a8a3', 'mood_score', '"4.00"', NULL, 'delete', 'typed'),
(62, '1ea284b5-0b22-4cd4-b62c-ea0eecf8907b', '2026-11-29T01:34:32.615477Z', 'wellness_entries', 'c1a8af1b-5f78-4ec5-879f-345f6a6fcc7e', 'mood_score', '"3.00"', '"2.00"', 'set', 'typed'),
(63, '59165a05-b871-4506-9897-3902ed8ad792', '2026-11-29T01:34:33.395496Z', 'wellness_entries', '521bc9d5-ce2f-46d2-ad17-eaed366e83ce', 'sleep_hours', NULL, '"6.10"', 'set', 'typed'),
(64, '59165a05-b871-4506-9897-3902ed8ad792', '2026-11-29T01:34:33.395496Z', 'wellness_entries', '521bc9d5-ce2f-46d2-ad17-eaed366e83ce', 'nutrition_notes', NULL, '"Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀"', 'set', 'typed'),
(65, '07cdb60d-c726-476f-813d-f6943d34aff1', '2026-11-29T01:34:33.415801Z', 'wellness_entries', '59cff58a-f9c3-4f19-963c-d5d0a67612df', 'water_intake_ml', '500', '750', 'add', 'typed'),
(66, '07cdb60d-c726-476f-813d-f6943d34aff1', '2026-11-29T01:34:33.415801Z', 'wellness_entries', '59cff58a-f9c3-4f19-963c-d5d0a67612df', 'exercise_minutes', NULL, '20', 'add', 'typed'),
(67, '481a41f7-6937-4aa2-b937-8f4922fafc2c', '2026-11-29T01:34:33.432878Z', 'wellness_entries', '4ff55e30-cbba-40e1-a9dd-209544c602dd', 'nutrition_notes', NULL, '"' || replace(hex(zeroblob(3000)), '00', 'Oats and rice again. ') || '"', 'create', 'typed'),
(68, '1091eb6c-4084-45fb-87fc-4502f453f53c', '2026-11-29T01:34:33.465224Z', 'wellness_entries', 'bce56a73-8661-42a9-8275-bc2ccf47f4e1', 'date', '"2026-11-04"', NULL, 'delete', 'typed'),
(69, '1091eb6c-4084-45fb-87fc-4502f453f53c', '2026-11-29T01:34:33.465224Z', 'wellness_entries', 'bce56a73-8661-42a9-8275-bc2ccf47f4e1', 'water_intake_ml', '500', NULL, 'delete', 'typed'),
(70, '1091eb6c-4084-45fb-87fc-4502f453f53c', '2026-11-29T01:34:33.465224Z', 'wellness_entries', 'bce56a73-8661-42a9-8275-bc2ccf47f4e1', 'mood_score', '"3.00"', NULL, 'delete', 'typed'),
(71, '31a2aac2-92c5-4127-a422-f0af3931c317', '2026-11-29T01:34:33.485445Z', 'wellness_entries', 'daee0a04-bdbf-4d95-83f6-96093ba9b7ee', 'mood_score', NULL, '"2.50"', 'create', 'typed'),
(72, '66b1b4b2-2b5f-4c10-8e9b-2d353a194b70', '2026-11-29T01:34:33.504827Z', 'module_progress', '5738e168-d8b8-4106-bac8-bc70d12e1f0e', 'progress_percentage', NULL, '"33.33"', 'create', 'typed'),
(73, '66b1b4b2-2b5f-4c10-8e9b-2d353a194b70', '2026-11-29T01:34:33.504827Z', 'module_progress', '5738e168-d8b8-4106-bac8-bc70d12e1f0e', 'completed_topics', NULL, '["one"]', 'create', 'typed'),
(74, '66b1b4b2-2b5f-4c10-8e9b-2d353a194b70', '2026-11-29T01:34:33.504827Z', 'module_progress', '5738e168-d8b8-4106-bac8-bc70d12e1f0e', 'notes', NULL, '"Naps"', 'create', 'typed'),
(75, '66b1b4b2-2b5f-4c10-8e9b-2d353a194b70', '2026-11-29T01:34:33.504827Z', 'module_progress', '5738e168-d8b8-4106-bac8-bc70d12e1f0e', 'last_activity', NULL, '"2026-11-29T01:34:33.504827Z"', 'create', 'typed'),
(76, 'bed42b51-47d1-454f-9afb-2c91ea4d433a', '2026-11-29T01:34:33.520434Z', 'conversations', '2f2d7308-a98e-43de-a4eb-5afd520ea9bf', 'message_count', NULL, '0', 'create', 'typed'),
(77, 'd2e595df-bd4b-4580-9007-f3afa9eeb8cf', '2026-11-29T01:34:33.534688Z', 'messages', 'a8a6902c-67b4-4692-83d5-ea1ada74170f', 'id', NULL, '"a8a6902c-67b4-4692-83d5-ea1ada74170f"', 'create', 'typed'),
(78, 'd2e595df-bd4b-4580-9007-f3afa9eeb8cf', '2026-11-29T01:34:33.534688Z', 'conversations', '2f2d7308-a98e-43de-a4eb-5afd520ea9bf', 'message_count', '0', '1', 'set', 'typed'),
(79, '541d87e2-1b54-4f7e-844d-b8b1dde5ec59', '2026-11-29T01:34:33.552196Z', 'messages', '658b23d5-8116-4b10-9b11-11f78f2b690f', 'id', NULL, '"658b23d5-8116-4b10-9b11-11f78f2b690f"', 'create', 'typed'),
(80, '541d87e2-1b54-4f7e-844d-b8b1dde5ec59', '2026-11-29T01:34:33.552196Z', 'conversations', '2f2d7308-a98e-43de-a4eb-5afd520ea9bf', 'message_count', '1', '2', 'set', 'typed'),
(81, 'd8396b62-c3f9-46eb-8a7a-ac39e6fe4346', '2026-11-29T01:34:33.569524Z', 'wellness_entries', 'f9b10584-49c6-4fb2-b5ac-f8ce422675c4', 'mood_score', NULL, '"1.00"', 'create', 'typed'),
(82, 'd8396b62-c3f9-46eb-8a7a-ac39e6fe4346', '2026-11-29T01:34:33.569524Z', 'wellness_entries', 'f9b10584-49c6-4fb2-b5ac-f8ce422675c4', 'nutrition_notes', NULL, '"Wrong day"', 'create', 'typed'),
(83, '8145c551-1f2b-4ca9-857c-706a291d87aa', '2026-11-29T01:34:33.594474Z', 'wellness_entries', 'f9b10584-49c6-4fb2-b5ac-f8ce422675c4', 'date', '"2026-10-28"', NULL, 'delete', 'undo'),
(84, '8145c551-1f2b-4ca9-857c-706a291d87aa', '2026-11-29T01:34:33.594474Z', 'wellness_entries', 'f9b10584-49c6-4fb2-b5ac-f8ce422675c4', 'mood_score', '"1.00"', NULL, 'delete', 'undo'),
(85, '8145c551-1f2b-4ca9-857c-706a291d87aa', '2026-11-29T01:34:33.594474Z', 'wellness_entries', 'f9b10584-49c6-4fb2-b5ac-f8ce422675c4', 'nutrition_notes', '"Wrong day"', NULL, 'delete', 'undo'),
(86, '7c5b5c00-a184-43f0-93c5-6e4544a3e587', '2026-11-29T01:34:37.515308Z', 'wellness_entries', '521bc9d5-ce2f-46d2-ad17-eaed366e83ce', 'mood_score', '"3.00"', '"5.00"', 'set', 'typed'),
(87, '56f3faf4-76eb-487b-86c4-a95b08b9fadf', '2026-11-29T01:34:46.073854Z', 'wellness_entries', '34de449f-3e24-4a36-9efd-ae1612947ab2', 'mood_score', NULL, '"4.00"', 'create', 'typed'),
(88, '20dd93d3-a01f-4fb9-a4b9-eda67b792dba', '2026-11-29T01:34:46.148896Z', 'wellness_entries', 'f750f4f1-4d0c-4076-8dc4-f583b70d5df2', 'date', '"2026-11-25"', NULL, 'delete', 'typed'),
(89, '20dd93d3-a01f-4fb9-a4b9-eda67b792dba', '2026-11-29T01:34:46.148896Z', 'wellness_entries', 'f750f4f1-4d0c-4076-8dc4-f583b70d5df2', 'mood_score', '"4.00"', NULL, 'delete', 'typed'),
(90, '20dd93d3-a01f-4fb9-a4b9-eda67b792dba', '2026-11-29T01:34:46.148896Z', 'wellness_entries', 'f750f4f1-4d0c-4076-8dc4-f583b70d5df2', 'nutrition_notes', '"it''s ''quoted'', \"twice\"; -- DROP TABLE"', NULL, 'delete', 'typed');
INSERT INTO "meta" ("name", "value") VALUES
('compared_at', '2026-11-29T01:34:45.765030Z'),
('email', '91f40504d8824089916d7b01783184f0@example.com'),
('identity', '{"id": "70b00038-aa67-45ad-9e75-06a918dcfc7e", "counter": 20, "machine": "59b0664f9261a8dd34213c34a4ea71f7"}'),
('lacks', '{"tombstones": "2026-11-29T01:34:03.615730Z"}'),
('last_synced_at', '2026-11-29T01:34:45.946446Z'),
('owner', '01a224ef-f172-7529-b562-e1b2b92dea26'),
('problem', ''),
('sentence', ''),
('server', 'http://127.0.0.1:45489'),
('server_clock', '[-0.031443119049072266, 0.03585934638977051, 1795916085.946413]'),
('swept_at', '2026-11-29T01:34:45.765030Z');
INSERT INTO "pending_change" ("table_name", "row_id", "deleted", "edited_at", "attempts_json", "last_error", "refused", "set_json", "failures", "code", "next_try") VALUES
('wellness_entries', '34de449f-3e24-4a36-9efd-ae1612947ab2', 0, '2026-11-29T01:34:46.073854Z', '[]', NULL, 0, '["mood_score"]', 0, NULL, NULL),
('wellness_entries', 'c1a8af1b-5f78-4ec5-879f-345f6a6fcc7e', 0, '2026-11-29T01:34:32.615477Z', '[]', '["The server refused: {words} ({code}).", {"words": "“numeric field overflow”", "code": "22003"}]', 1, '["mood_score"]', 1, '22003', NULL),
('wellness_entries', 'f750f4f1-4d0c-4076-8dc4-f583b70d5df2', 1, '2026-11-29T01:34:46.148896Z', '[]', NULL, 0, '[]', 0, NULL, NULL);
INSERT INTO "unreadable" ("table_name", "row_id", "row_json", "reason", "version", "columns_json") VALUES
('wellness_entries', '91c72939-a016-4673-866d-028f099d6388', '{"id": "91c72939-a016-4673-866d-028f099d6388", "user_id": "01a224ef-f172-7529-b562-e1b2b92dea26", "date": "infinity", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": null, "energy_level": null, "nutrition_notes": null, "created_at": "2026-11-29 01:34:07.702+00", "updated_at": "2026-11-29 01:34:07.702+00"}', 'The server''s version of this row holds a value that this program can''t show.', '2026-11-29 01:34:07.702+00', '[]');
INSERT INTO "users" ("id", "email", "full_name", "avatar_url", "timezone", "created_at", "updated_at") VALUES
('01a224ef-f172-7529-b562-e1b2b92dea26', '91f40504d8824089916d7b01783184f0@example.com', NULL, NULL, 'UTC', '2026-11-29T01:33:55.396000Z', '2026-11-29T01:33:55.396000Z');
INSERT INTO "ghost" ("table_name", "row_id", "attempts_json", "at") VALUES
('messages', '658b23d5-8116-4b10-9b11-11f78f2b690f', '[{"values":{"id":"658b23d5-8116-4b10-9b11-11f78f2b690f","conversation_id":"2f2d7308-a98e-43de-a4eb-5afd520ea9bf","role":"user","content":"Two","tokens_used":null,"created_at":"2026-11-29T01:34:33.552196Z"},"base":null,"sent":"2026-11-29T01:34:41.212875Z","failed":"2026-11-29T01:34:41.434735Z","unsure":0.066362,"matched_none":false},{"values":{"id":"658b23d5-8116-4b10-9b11-11f78f2b690f","conversation_id":"2f2d7308-a98e-43de-a4eb-5afd520ea9bf","role":"user","content":"Two","tokens_used":null,"created_at":"2026-11-29T01:34:33.552196Z"},"base":null,"sent":"2026-11-29T01:34:42.012007Z","failed":"2026-11-29T01:34:42.231985Z","unsure":0.066522,"matched_none":false}]', '2026-11-29T01:34:44.789031Z'),
('messages', 'a8a6902c-67b4-4692-83d5-ea1ada74170f', '[{"values":{"id":"a8a6902c-67b4-4692-83d5-ea1ada74170f","conversation_id":"2f2d7308-a98e-43de-a4eb-5afd520ea9bf","role":"user","content":"Unsent","tokens_used":null,"created_at":"2026-11-29T01:34:33.534688Z"},"base":null,"sent":"2026-11-29T01:34:41.212835Z","failed":"2026-11-29T01:34:41.434735Z","unsure":0.066362,"matched_none":false},{"values":{"id":"a8a6902c-67b4-4692-83d5-ea1ada74170f","conversation_id":"2f2d7308-a98e-43de-a4eb-5afd520ea9bf","role":"user","content":"Unsent","tokens_used":null,"created_at":"2026-11-29T01:34:33.534688Z"},"base":null,"sent":"2026-11-29T01:34:41.608824Z","failed":"2026-11-29T01:34:41.947980Z","unsure":0.066442,"matched_none":false}]', '2026-11-29T01:34:44.789031Z'),
('wellness_entries', '1d5d76c2-b710-4ab6-9007-bdd124d9a8a3', '[{"values":{"id":"1d5d76c2-b710-4ab6-9007-bdd124d9a8a3","user_id":"01a224ef-f172-7529-b562-e1b2b92dea26","date":"2026-11-02","sleep_hours":null,"water_intake_ml":null,"exercise_minutes":null,"meditation_minutes":null,"mood_score":"4.00","energy_level":null,"nutrition_notes":null},"base":null,"sent":"2026-11-29T01:34:31.928669Z","failed":"2026-11-29T01:34:31.979426Z","unsure":0.026236,"matched_none":false}]', '2026-11-29T01:34:32.424246Z'),
('wellness_entries', '4ff55e30-cbba-40e1-a9dd-209544c602dd', '[{"values":{"id":"4ff55e30-cbba-40e1-a9dd-209544c602dd","user_id":"01a224ef-f172-7529-b562-e1b2b92dea26","date":"2026-11-24","sleep_hours":null,"water_intake_ml":null,"exercise_minutes":null,"meditation_minutes":null,"mood_score":null,"energy_level":null,"nutrition_notes":"' || replace(hex(zeroblob(3000)), '00', 'Oats and rice again. ') || '"},"base":null,"sent":"2026-11-29T01:34:34.982100Z","failed":"2026-11-29T01:34:35.079458Z","unsure":0.023541,"matched_none":false},{"values":{"id":"4ff55e30-cbba-40e1-a9dd-209544c602dd","user_id":"01a224ef-f172-7529-b562-e1b2b92dea26","date":"2026-11-24","sleep_hours":null,"water_intake_ml":null,"exercise_minutes":null,"meditation_minutes":null,"mood_score":null,"energy_level":null,"nutrition_notes":"' || replace(hex(zeroblob(3000)), '00', 'Oats and rice again. ') || '"},"base":null,"sent":"2026-11-29T01:34:35.076474Z","failed":"2026-11-29T01:34:35.203132Z","unsure":0.023561,"matched_none":false}]', '2026-11-29T01:34:38.505825Z'),
('wellness_entries', '8ab29010-1110-45be-beaa-7a745658351b', '[{"values":{"energy_level":"2.00"},"base":"2026-11-29 01:34:31.203+00","sent":"2026-11-29T01:34:32.004354Z","failed":"2026-11-29T01:34:32.079474Z","unsure":0.026251,"matched_none":false},{"values":{"energy_level":"2.00"},"base":"2026-11-29 01:34:31.203+00","sent":"2026-11-29T01:34:32.430665Z","failed":null,"unsure":0.026336,"matched_none":false}]', '2026-11-29T01:34:32.487685Z'),
('wellness_entries', 'daee0a04-bdbf-4d95-83f6-96093ba9b7ee', '[{"values":{"id":"daee0a04-bdbf-4d95-83f6-96093ba9b7ee","user_id":"01a224ef-f172-7529-b562-e1b2b92dea26","date":"2026-10-29","sleep_hours":null,"water_intake_ml":null,"exercise_minutes":null,"meditation_minutes":null,"mood_score":"2.50","energy_level":null,"nutrition_notes":null},"base":null,"sent":"2026-11-29T01:34:34.982136Z","failed":"2026-11-29T01:34:35.079458Z","unsure":0.023541,"matched_none":false},{"values":{"id":"daee0a04-bdbf-4d95-83f6-96093ba9b7ee","user_id":"01a224ef-f172-7529-b562-e1b2b92dea26","date":"2026-10-29","sleep_hours":null,"water_intake_ml":null,"exercise_minutes":null,"meditation_minutes":null,"mood_score":"2.50","energy_level":null,"nutrition_notes":null},"base":null,"sent":"2026-11-29T01:34:35.217185Z","failed":"2026-11-29T01:34:35.310036Z","unsure":0.023589,"matched_none":false}]', '2026-11-29T01:34:38.505825Z');
INSERT INTO "cycle" ("id", "started_at", "ended_at", "pushed", "pulled", "conflicts", "requests", "problem") VALUES
(1, '2026-11-29T01:34:01.043866Z', '2026-11-29T01:34:05.528257Z', 4, 1, 0, 12, ''),
(2, '2026-11-29T01:34:22.936416Z', '2026-11-29T01:34:26.324975Z', 1, 16, 0, 11, ''),
(3, '2026-11-29T01:34:27.900911Z', '2026-11-29T01:34:28.840015Z', 3, 3, 3, 8, ''),
(4, '2026-11-29T01:34:29.102840Z', '2026-11-29T01:34:29.752170Z', 11, 0, 0, 9, ''),
(5, '2026-11-29T01:34:30.092486Z', '2026-11-29T01:34:30.475701Z', 0, 0, 0, 5, ''),
(6, '2026-11-29T01:34:30.526864Z', '2026-11-29T01:34:31.401349Z', 0, 0, 0, 6, 'The connection to the server broke.'),
(7, '2026-11-29T01:34:31.464821Z', '2026-11-29T01:34:32.145600Z', 0, 1, 0, 8, 'The connection to the server broke.'),
(8, '2026-11-29T01:34:32.176416Z', '2026-11-29T01:34:32.595683Z', 2, 0, 0, 6, ''),
(9, '2026-11-29T01:34:33.173831Z', '2026-11-29T01:34:33.377932Z', 0, 0, 0, 5, '["The server can''t answer now ({code}).", {"code": 503}]'),
(10, '2026-11-29T01:34:33.745340Z', '2026-11-29T01:34:37.276181Z', 0, 12, 0, 14, 'The connection to the server broke.'),
(11, '2026-11-29T01:34:37.686450Z', '2026-11-29T01:34:43.676168Z', 0, 6, 0, 16, 'The connection to the server broke.'),
(12, '2026-11-29T01:34:43.764272Z', '2026-11-29T01:34:46.015860Z', 0, 3, 0, 6, '');
INSERT INTO "note" ("number", "entry_id") VALUES
(1, 'b1e11349-b167-46a8-92f8-264c76f5aafe'),
(2, '70fa30d6-8419-479f-8fe8-b89391668b02'),
(4, '418ab7a4-e417-43de-8486-8b9d47ae6c64'),
(5, '521bc9d5-ce2f-46d2-ad17-eaed366e83ce'),
(6, '4ff55e30-cbba-40e1-a9dd-209544c602dd');
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
('2f2d7308-a98e-43de-a4eb-5afd520ea9bf', '01a224ef-f172-7529-b562-e1b2b92dea26', 'habits', NULL, 2, '2026-11-29T01:34:35.365000Z', '2026-11-29T01:34:35.365000Z'),
('92d1d814-6114-4727-86c0-1268f83ade95', '01a224ef-f172-7529-b562-e1b2b92dea26', 'identity', 'Mine', 2, '2026-11-29T01:34:29.518000Z', '2026-11-29T01:34:29.518000Z'),
('ef1d0ba5-f14f-450d-88bc-5a0cb865bf49', '01a224ef-f172-7529-b562-e1b2b92dea26', 'identity', 'Roots 🌱', 10, '2026-11-29T01:34:11.812000Z', '2026-11-29T01:34:25.876000Z');
INSERT INTO "module_progress" ("id", "user_id", "module_name", "progress_percentage", "completed_topics", "current_focus", "notes", "last_activity", "created_at", "updated_at") VALUES
('0a527ad2-1063-4931-a300-e2ec48cf38b8', '01a224ef-f172-7529-b562-e1b2b92dea26', 'Movement', '100.00', '[]', NULL, NULL, NULL, '2026-11-29T01:34:10.464000Z', '2026-11-29T01:34:10.464000Z'),
('1f5611c3-9cd3-4fd1-82a9-c66c7e743444', '01a224ef-f172-7529-b562-e1b2b92dea26', 'Sleep', '12.50', '[]', NULL, NULL, NULL, '2026-11-29T01:34:08.309000Z', '2026-11-29T01:34:08.309000Z'),
('5738e168-d8b8-4106-bac8-bc70d12e1f0e', '01a224ef-f172-7529-b562-e1b2b92dea26', 'Rest', '33.33', '["one"]', NULL, 'Naps', '2026-11-29T01:34:33.504827Z', '2026-11-29T01:34:34.739000Z', '2026-11-29T01:34:34.739000Z'),
('7dac23eb-f14c-459a-9ce0-5e8aa5b84379', '01a224ef-f172-7529-b562-e1b2b92dea26', 'Mindful eating', '50.00', '[]', NULL, NULL, NULL, '2026-11-29T01:34:09.410000Z', '2026-11-29T01:34:09.410000Z'),
('abcaeaf6-be9f-447c-8ade-2997e8b1b372', '01a224ef-f172-7529-b562-e1b2b92dea26', 'Boundaries', '0.00', '["a", "b"]', 'No', 'Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀', '2026-11-29T01:34:29.003789Z', '2026-11-29T01:34:29.383000Z', '2026-11-29T01:34:29.383000Z');
INSERT INTO "wellness_entries" ("id", "user_id", "date", "sleep_hours", "water_intake_ml", "exercise_minutes", "meditation_minutes", "mood_score", "energy_level", "nutrition_notes", "created_at", "updated_at") VALUES
('12067495-ae56-48e8-87da-ac585b8ad8d2', '01a224ef-f172-7529-b562-e1b2b92dea26', '2026-08-15', NULL, NULL, NULL, NULL, '1.00', NULL, NULL, '2026-11-29T01:34:33.149000Z', '2026-11-29T01:34:33.149000Z'),
('26ac865f-7a97-483d-b93a-90145663fc04', '01a224ef-f172-7529-b562-e1b2b92dea26', '2026-08-13', NULL, NULL, NULL, NULL, '1.00', NULL, NULL, '2026-11-29T01:34:33.149000Z', '2026-11-29T01:34:33.149000Z'),
('2fcf8d3f-0a15-42d6-b851-da28b1312003', '01a224ef-f172-7529-b562-e1b2b92dea26', '2026-08-14', NULL, NULL, NULL, NULL, '1.00', NULL, NULL, '2026-11-29T01:34:33.149000Z', '2026-11-29T01:34:33.149000Z'),
('34de449f-3e24-4a36-9efd-ae1612947ab2', '01a224ef-f172-7529-b562-e1b2b92dea26', '2026-10-27', NULL, NULL, NULL, NULL, '4.00', NULL, NULL, '2026-11-29T01:34:46.073854Z', '2026-11-29T01:34:46.073854Z'),
('418ab7a4-e417-43de-8486-8b9d47ae6c64', '01a224ef-f172-7529-b562-e1b2b92dea26', '2200-12-31', NULL, NULL, NULL, NULL, NULL, NULL, 'Later', '2026-11-29T01:34:07.211000Z', '2026-11-29T01:34:07.211000Z'),
('4e8c8fd6-d181-4cc1-9c2e-d0ffe66fa4a9', '01a224ef-f172-7529-b562-e1b2b92dea26', '2026-08-11', NULL, NULL, NULL, NULL, '1.00', NULL, NULL, '2026-11-29T01:34:33.149000Z', '2026-11-29T01:34:33.149000Z'),
('4ff55e30-cbba-40e1-a9dd-209544c602dd', '01a224ef-f172-7529-b562-e1b2b92dea26', '2026-11-24', NULL, NULL, NULL, NULL, NULL, NULL, replace(hex(zeroblob(3000)), '00', 'Oats and rice again. '), '2026-11-29T01:34:35.028000Z', '2026-11-29T01:34:35.028000Z'),
('521bc9d5-ce2f-46d2-ad17-eaed366e83ce', '01a224ef-f172-7529-b562-e1b2b92dea26', '2026-11-06', '6.10', 500, NULL, NULL, '5.00', NULL, 'Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀', '2026-11-29T01:34:29.455000Z', '2026-11-29T01:34:42.829000Z'),
('529f1ab9-228d-4a62-8155-4520d4b5d52e', '01a224ef-f172-7529-b562-e1b2b92dea26', '2026-08-18', NULL, NULL, NULL, NULL, '1.00', NULL, NULL, '2026-11-29T01:34:33.149000Z', '2026-11-29T01:34:33.149000Z'),
('59cff58a-f9c3-4f19-963c-d5d0a67612df', '01a224ef-f172-7529-b562-e1b2b92dea26', '2026-11-05', NULL, 750, 20, NULL, '3.00', NULL, NULL, '2026-11-29T01:34:29.455000Z', '2026-11-29T01:34:36.167000Z'),
('5b30493c-737e-45bf-be23-8933853efd07', '01a224ef-f172-7529-b562-e1b2b92dea26', '2026-08-12', NULL, NULL, NULL, NULL, '1.00', NULL, NULL, '2026-11-29T01:34:33.149000Z', '2026-11-29T01:34:33.149000Z'),
('685e6c5c-1b99-49fb-8364-eb75d19d2485', '01a224ef-f172-7529-b562-e1b2b92dea26', '2026-08-10', NULL, NULL, NULL, NULL, '1.00', NULL, NULL, '2026-11-29T01:34:33.149000Z', '2026-11-29T01:34:33.149000Z'),
('70fa30d6-8419-479f-8fe8-b89391668b02', '01a224ef-f172-7529-b562-e1b2b92dea26', '2026-11-26', NULL, NULL, NULL, NULL, '1.00', NULL, 'one' || char(9) || 'two' || char(13) || char(10) || 'three ' || char(1) || char(7) || char(27) || '[31m' || char(127) || ' ' || char(8203) || char(173) || char(8238), '2026-11-29T01:34:05.304000Z', '2026-11-29T01:34:28.612000Z'),
('8ab29010-1110-45be-beaa-7a745658351b', '01a224ef-f172-7529-b562-e1b2b92dea26', '2026-11-08', NULL, 500, NULL, NULL, '5.00', '2.00', NULL, '2026-11-29T01:34:29.455000Z', '2026-11-29T01:34:32.478000Z'),
('a3016ad5-5590-4926-88de-eeefcb32997f', '01a224ef-f172-7529-b562-e1b2b92dea26', '2026-08-19', NULL, NULL, NULL, NULL, '1.00', NULL, NULL, '2026-11-29T01:34:33.149000Z', '2026-11-29T01:34:33.149000Z'),
('ab4fd44a-29b0-4a9a-a951-815912f02042', '01a224ef-f172-7529-b562-e1b2b92dea26', '2026-08-17', NULL, NULL, NULL, NULL, '1.00', NULL, NULL, '2026-11-29T01:34:33.149000Z', '2026-11-29T01:34:33.149000Z'),
('ac978b06-dc0b-42d8-8693-2914ecec3c69', '01a224ef-f172-7529-b562-e1b2b92dea26', '2026-08-20', NULL, NULL, NULL, NULL, '1.00', NULL, NULL, '2026-11-29T01:34:33.149000Z', '2026-11-29T01:34:33.149000Z'),
('b1e11349-b167-46a8-92f8-264c76f5aafe', '01a224ef-f172-7529-b562-e1b2b92dea26', '2026-11-27', NULL, NULL, NULL, NULL, '1.00', NULL, 'Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀', '2026-11-29T01:34:05.304000Z', '2026-11-29T01:34:28.503000Z'),
('be106c35-5b53-4193-81df-a25a69e0ce48', '01a224ef-f172-7529-b562-e1b2b92dea26', '2026-08-16', NULL, NULL, NULL, NULL, '1.00', NULL, NULL, '2026-11-29T01:34:33.149000Z', '2026-11-29T01:34:33.149000Z'),
('c1a8af1b-5f78-4ec5-879f-345f6a6fcc7e', '01a224ef-f172-7529-b562-e1b2b92dea26', '2026-11-07', NULL, 500, NULL, NULL, '2.00', NULL, NULL, '2026-11-29T01:34:29.455000Z', '2026-11-29T01:34:32.615477Z'),
('ce4cd4c6-2f2b-49b9-bef9-dd28e7e7a972', '01a224ef-f172-7529-b562-e1b2b92dea26', '1900-01-01', '8.00', NULL, NULL, NULL, NULL, NULL, NULL, '2026-11-29T01:34:06.211000Z', '2026-11-29T01:34:06.211000Z'),
('d5b4c210-9cf4-46a1-bda8-64bc9b990ab6', '01a224ef-f172-7529-b562-e1b2b92dea26', '2026-11-23', '7.26', 250, NULL, NULL, NULL, '0.01', NULL, '2026-11-29T01:34:05.304000Z', '2026-11-29T01:34:05.304000Z'),
('daee0a04-bdbf-4d95-83f6-96093ba9b7ee', '01a224ef-f172-7529-b562-e1b2b92dea26', '2026-10-29', NULL, NULL, NULL, NULL, '2.50', NULL, NULL, '2026-11-29T01:34:35.028000Z', '2026-11-29T01:34:35.028000Z'),
('ffc47627-a411-45e7-bb3d-8b3a0ac4bd7a', '01a224ef-f172-7529-b562-e1b2b92dea26', '2026-08-09', NULL, NULL, NULL, NULL, '1.00', NULL, NULL, '2026-11-29T01:34:33.149000Z', '2026-11-29T01:34:33.149000Z');
INSERT INTO "messages" ("id", "conversation_id", "role", "content", "tokens_used", "created_at") VALUES
('0d4ad830-1a33-46ad-bb99-350e60496a37', 'ef1d0ba5-f14f-450d-88bc-5a0cb865bf49', 'assistant', '3 Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀', 3, '2026-11-29T01:34:17.090000Z'),
('3fde3ab6-9804-4c83-9d4f-bda8d8bd34af', 'ef1d0ba5-f14f-450d-88bc-5a0cb865bf49', 'user', '6 Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀', NULL, '2026-11-29T01:34:19.321000Z'),
('4e04078a-ee94-4c52-a890-e53670f8336d', '92d1d814-6114-4727-86c0-1268f83ade95', 'user', 'Hello', NULL, '2026-11-29T01:34:29.052482Z'),
('59772432-d47c-4eb9-bcdb-8468c3a3b543', 'ef1d0ba5-f14f-450d-88bc-5a0cb865bf49', 'user', '4 Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀', NULL, '2026-11-29T01:34:17.851000Z'),
('658b23d5-8116-4b10-9b11-11f78f2b690f', '2f2d7308-a98e-43de-a4eb-5afd520ea9bf', 'user', 'Two', NULL, '2026-11-29T01:34:33.552196Z'),
('6c6ad28c-4f30-4f16-9b9f-ab9a1ec304d7', 'ef1d0ba5-f14f-450d-88bc-5a0cb865bf49', 'user', '0 Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀', NULL, '2026-11-29T01:34:13.235000Z'),
('8631ebcc-445e-4b8f-8b3c-8f5b2cc0c08d', 'ef1d0ba5-f14f-450d-88bc-5a0cb865bf49', 'assistant', '1 Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀', 1, '2026-11-29T01:34:14.344000Z'),
('8a74f4a5-c90c-408c-a75a-d12224697f06', 'ef1d0ba5-f14f-450d-88bc-5a0cb865bf49', 'assistant', '7 Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀', 7, '2026-11-29T01:34:20.248000Z'),
('9e64500b-d2c4-4e1e-82d4-8ed7267a7968', 'ef1d0ba5-f14f-450d-88bc-5a0cb865bf49', 'assistant', '5 Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀', 5, '2026-11-29T01:34:18.550000Z'),
('a8a6902c-67b4-4692-83d5-ea1ada74170f', '2f2d7308-a98e-43de-a4eb-5afd520ea9bf', 'user', 'Unsent', NULL, '2026-11-29T01:34:33.534688Z'),
('b8b999ed-7606-44bc-a0b1-dac8419fe482', 'ef1d0ba5-f14f-450d-88bc-5a0cb865bf49', 'user', '8 Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀', NULL, '2026-11-29T01:34:21.670000Z'),
('bffee3d4-8fc2-4984-a3ba-eb66d07c1f31', 'ef1d0ba5-f14f-450d-88bc-5a0cb865bf49', 'user', '2 Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀', NULL, '2026-11-29T01:34:15.770000Z'),
('d5cb9dd8-7390-4e0e-a1b8-f3881a401b7b', 'ef1d0ba5-f14f-450d-88bc-5a0cb865bf49', 'assistant', '9 Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀', 9, '2026-11-29T01:34:22.855000Z'),
('f13772a8-baac-455c-ac0d-828da3b8621b', '92d1d814-6114-4727-86c0-1268f83ade95', 'user', 'one' || char(9) || 'two' || char(13) || char(10) || 'three ' || char(1) || char(7) || char(27) || '[31m' || char(127) || ' ' || char(8203) || char(173) || char(8238), NULL, '2026-11-29T01:34:29.079216Z');
INSERT INTO "removed" ("id", "removed_at", "table_name", "row_id", "column", "value_json", "reason", "restored_at") VALUES
(1, '2026-11-29T01:34:30.419376Z', 'wellness_entries', '5efc8856-7329-4591-abd6-a6151998a908', NULL, '{"id": "5efc8856-7329-4591-abd6-a6151998a908", "user_id": "01a224ef-f172-7529-b562-e1b2b92dea26", "date": "2026-11-03", "sleep_hours": null, "water_intake_ml": 500, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "3.00", "energy_level": null, "nutrition_notes": null, "created_at": "2026-11-29T01:34:29.455000Z", "updated_at": "2026-11-29T01:34:29.455000Z"}', 'The server no longer has it.', NULL);
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
