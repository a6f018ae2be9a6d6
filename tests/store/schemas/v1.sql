CREATE TABLE base (
    table_name TEXT NOT NULL,
    row_id TEXT NOT NULL,
    version TEXT,
    values_json TEXT,
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
    rule TEXT NOT NULL,
    PRIMARY KEY (id)
);
CREATE TABLE cursor (
    table_name TEXT NOT NULL,
    position TEXT NOT NULL,
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
    refused BOOLEAN NOT NULL,
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
INSERT INTO "base" ("table_name", "row_id", "version", "values_json") VALUES
('conversations', '395f5651-17b0-4d86-946b-cea168cc65ca', '2026-11-29 01:35:31.121+00', '{"id": "395f5651-17b0-4d86-946b-cea168cc65ca", "user_id": "01a224f1-3316-705e-8eb0-4b2f044496bb", "module_name": "identity", "topic": "Roots 🌱", "message_count": 0, "created_at": "2026-11-29T01:35:31.121000Z", "updated_at": "2026-11-29T01:35:31.121000Z"}'),
('conversations', 'be8bd0de-845b-4b8e-8221-d6acdcdd0bbd', '2026-11-29 01:35:39.966+00', '{"id": "be8bd0de-845b-4b8e-8221-d6acdcdd0bbd", "user_id": "01a224f1-3316-705e-8eb0-4b2f044496bb", "module_name": "identity", "topic": "Mine", "message_count": 0, "created_at": "2026-11-29T01:35:39.966000Z", "updated_at": "2026-11-29T01:35:39.966000Z"}'),
('messages', '211d0ea2-3cc9-4cf2-b264-fa8d40785856', NULL, NULL),
('messages', '30c240ae-34f8-49e4-8152-2755694fd282', NULL, NULL),
('messages', '35cfbc15-c52c-43e8-9f42-2f61f7eab67d', NULL, NULL),
('messages', '7cf7c86b-d6fc-435e-8aef-04688c091312', NULL, NULL),
('messages', 'a2086676-5b0c-4c16-ba6e-445717a2fcf5', NULL, NULL),
('messages', 'ac3b6fd8-c069-4724-856f-f1b680930397', NULL, NULL),
('messages', 'ea97d426-5c54-4af4-a2a0-be373e643f6b', NULL, NULL),
('messages', 'f7ed00b0-54bb-4230-802d-7e3c968f8ed2', NULL, NULL),
('module_progress', '5ba9a965-96f3-4568-9a46-73f1c0b13bb2', '2026-11-29 01:35:39.451+00', '{"id": "5ba9a965-96f3-4568-9a46-73f1c0b13bb2", "user_id": "01a224f1-3316-705e-8eb0-4b2f044496bb", "module_name": "Boundaries", "progress_percentage": "0.00", "completed_topics": ["a", "b"], "current_focus": "No", "notes": "Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀", "last_activity": null, "created_at": "2026-11-29T01:35:39.451000Z", "updated_at": "2026-11-29T01:35:39.451000Z"}'),
('module_progress', '994d87de-f9ba-4896-b7e6-7a77f5163b86', '2026-11-29 01:35:30.119+00', '{"id": "994d87de-f9ba-4896-b7e6-7a77f5163b86", "user_id": "01a224f1-3316-705e-8eb0-4b2f044496bb", "module_name": "Mindful eating", "progress_percentage": "50.00", "completed_topics": [], "current_focus": null, "notes": null, "last_activity": null, "created_at": "2026-11-29T01:35:30.119000Z", "updated_at": "2026-11-29T01:35:30.119000Z"}'),
('module_progress', 'c735f77b-d2ce-4509-9fd2-962ed9e28862', '2026-11-29 01:35:29.922+00', '{"id": "c735f77b-d2ce-4509-9fd2-962ed9e28862", "user_id": "01a224f1-3316-705e-8eb0-4b2f044496bb", "module_name": "Sleep", "progress_percentage": "12.50", "completed_topics": [], "current_focus": null, "notes": null, "last_activity": null, "created_at": "2026-11-29T01:35:29.922000Z", "updated_at": "2026-11-29T01:35:29.922000Z"}'),
('module_progress', 'c9333574-cff8-484f-89e1-8ee748ff4e20', '2026-11-29 01:35:30.404+00', '{"id": "c9333574-cff8-484f-89e1-8ee748ff4e20", "user_id": "01a224f1-3316-705e-8eb0-4b2f044496bb", "module_name": "Movement", "progress_percentage": "100.00", "completed_topics": [], "current_focus": null, "notes": null, "last_activity": null, "created_at": "2026-11-29T01:35:30.404000Z", "updated_at": "2026-11-29T01:35:30.404000Z"}'),
('users', '01a224f1-3316-705e-8eb0-4b2f044496bb', '2026-11-29 01:35:17.479+00', '{"id": "01a224f1-3316-705e-8eb0-4b2f044496bb", "email": "5a55341e05e64fff93138f6e75b6b937@example.com", "full_name": null, "avatar_url": null, "timezone": "UTC", "created_at": "2026-11-29T01:35:17.479000Z", "updated_at": "2026-11-29T01:35:17.479000Z"}'),
('wellness_entries', '06eb67f0-949c-4629-9218-1e7dd75519cb', '2026-11-29 01:35:37.679+00', '{"id": "06eb67f0-949c-4629-9218-1e7dd75519cb", "user_id": "01a224f1-3316-705e-8eb0-4b2f044496bb", "date": "2026-11-26", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "1.00", "energy_level": null, "nutrition_notes": "one\ttwo\r\nthree \u0001\u0007\u001b[31m' || char(127) || ' ' || char(8203) || char(173) || char(8238) || '", "created_at": "2026-11-29T01:35:27.401000Z", "updated_at": "2026-11-29T01:35:37.679000Z"}'),
('wellness_entries', '175eb102-bff3-4adc-b6f0-da0be6b263ac', '2026-11-29 01:35:39.608+00', '{"id": "175eb102-bff3-4adc-b6f0-da0be6b263ac", "user_id": "01a224f1-3316-705e-8eb0-4b2f044496bb", "date": "2026-11-06", "sleep_hours": null, "water_intake_ml": 500, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "3.00", "energy_level": null, "nutrition_notes": null, "created_at": "2026-11-29T01:35:39.608000Z", "updated_at": "2026-11-29T01:35:39.608000Z"}'),
('wellness_entries', '2760fa4a-b9f7-46e1-a593-2f0dc0ac2ef2', '2026-11-29 01:35:37.799+00', '{"id": "2760fa4a-b9f7-46e1-a593-2f0dc0ac2ef2", "user_id": "01a224f1-3316-705e-8eb0-4b2f044496bb", "date": "2026-11-25", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "1.00", "energy_level": null, "nutrition_notes": "it''s ''quoted'', \"twice\"; -- DROP TABLE", "created_at": "2026-11-29T01:35:27.401000Z", "updated_at": "2026-11-29T01:35:37.799000Z"}'),
('wellness_entries', '3d40c82c-0bf5-4ab2-8195-6b6ad44202b7', '2026-11-29 01:35:39.608+00', '{"id": "3d40c82c-0bf5-4ab2-8195-6b6ad44202b7", "user_id": "01a224f1-3316-705e-8eb0-4b2f044496bb", "date": "2026-11-04", "sleep_hours": null, "water_intake_ml": 500, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "3.00", "energy_level": null, "nutrition_notes": null, "created_at": "2026-11-29T01:35:39.608000Z", "updated_at": "2026-11-29T01:35:39.608000Z"}'),
('wellness_entries', '449ad457-41d6-4614-9831-e085ba47455e', '2026-11-29 01:35:44.292+00', '{"id": "449ad457-41d6-4614-9831-e085ba47455e", "user_id": "01a224f1-3316-705e-8eb0-4b2f044496bb", "date": "2026-11-08", "sleep_hours": null, "water_intake_ml": 500, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "5.00", "energy_level": "2.00", "nutrition_notes": null, "created_at": "2026-11-29T01:35:39.608000Z", "updated_at": "2026-11-29T01:35:44.292000Z"}'),
('wellness_entries', '55435196-326f-4933-95b6-1b58cf9330aa', '2026-11-29 01:35:37.621+00', '{"id": "55435196-326f-4933-95b6-1b58cf9330aa", "user_id": "01a224f1-3316-705e-8eb0-4b2f044496bb", "date": "2026-11-27", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "1.00", "energy_level": null, "nutrition_notes": "Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀", "created_at": "2026-11-29T01:35:27.401000Z", "updated_at": "2026-11-29T01:35:37.621000Z"}'),
('wellness_entries', '7a5e33b5-e397-4b53-811e-e68feb0769ea', '2026-11-29 01:35:39.608+00', '{"id": "7a5e33b5-e397-4b53-811e-e68feb0769ea", "user_id": "01a224f1-3316-705e-8eb0-4b2f044496bb", "date": "2026-11-07", "sleep_hours": null, "water_intake_ml": 500, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "3.00", "energy_level": null, "nutrition_notes": null, "created_at": "2026-11-29T01:35:39.608000Z", "updated_at": "2026-11-29T01:35:39.608000Z"}'),
('wellness_entries', '9e770505-b52e-4155-94f1-a00247f5334a', '2026-11-29 01:35:39.608+00', '{"id": "9e770505-b52e-4155-94f1-a00247f5334a", "user_id": "01a224f1-3316-705e-8eb0-4b2f044496bb", "date": "2026-11-05", "sleep_hours": null, "water_intake_ml": 500, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "3.00", "energy_level": null, "nutrition_notes": null, "created_at": "2026-11-29T01:35:39.608000Z", "updated_at": "2026-11-29T01:35:39.608000Z"}'),
('wellness_entries', 'bc33f27b-7d9f-4409-950e-bfd13eacb06d', '2026-11-29 01:35:28.853+00', '{"id": "bc33f27b-7d9f-4409-950e-bfd13eacb06d", "user_id": "01a224f1-3316-705e-8eb0-4b2f044496bb", "date": "1900-01-01", "sleep_hours": "8.00", "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": null, "energy_level": null, "nutrition_notes": null, "created_at": "2026-11-29T01:35:28.853000Z", "updated_at": "2026-11-29T01:35:28.853000Z"}'),
('wellness_entries', 'bddca5e9-7477-4724-9f74-f560d40321c2', '2026-11-29 01:35:39.608+00', '{"id": "bddca5e9-7477-4724-9f74-f560d40321c2", "user_id": "01a224f1-3316-705e-8eb0-4b2f044496bb", "date": "2026-11-03", "sleep_hours": null, "water_intake_ml": 500, "exercise_minutes": null, "meditation_minutes": null, "mood_score": "3.00", "energy_level": null, "nutrition_notes": null, "created_at": "2026-11-29T01:35:39.608000Z", "updated_at": "2026-11-29T01:35:39.608000Z"}'),
('wellness_entries', 'ea970ff6-ac7a-4538-a9e1-7ee4e5e550bb', '2026-11-29 01:35:27.401+00', '{"id": "ea970ff6-ac7a-4538-a9e1-7ee4e5e550bb", "user_id": "01a224f1-3316-705e-8eb0-4b2f044496bb", "date": "2026-11-23", "sleep_hours": "7.26", "water_intake_ml": 250, "exercise_minutes": null, "meditation_minutes": null, "mood_score": null, "energy_level": "0.01", "nutrition_notes": null, "created_at": "2026-11-29T01:35:27.401000Z", "updated_at": "2026-11-29T01:35:27.401000Z"}'),
('wellness_entries', 'ece5cf02-988d-4298-8ac8-fd90963c6020', '2026-11-29 01:35:29.008+00', '{"id": "ece5cf02-988d-4298-8ac8-fd90963c6020", "user_id": "01a224f1-3316-705e-8eb0-4b2f044496bb", "date": "2200-12-31", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": null, "energy_level": null, "nutrition_notes": "Later", "created_at": "2026-11-29T01:35:29.008000Z", "updated_at": "2026-11-29T01:35:29.008000Z"}');
INSERT INTO "conflict" ("id", "decided_at", "table_name", "row_id", "column", "base_json", "mine_json", "theirs_json", "result_json", "rule") VALUES
(1, '2026-11-29T01:35:36.348444Z', 'wellness_entries', '55435196-326f-4933-95b6-1b58cf9330aa', 'mood_score', '"3.25"', '"1.00"', '"4.00"', '"1.00"', 'the edit on this computer stays'),
(2, '2026-11-29T01:35:36.865080Z', 'wellness_entries', '06eb67f0-949c-4629-9218-1e7dd75519cb', 'mood_score', '"3.25"', '"1.00"', '"4.00"', '"1.00"', 'the edit on this computer stays'),
(3, '2026-11-29T01:35:37.018121Z', 'wellness_entries', '2760fa4a-b9f7-46e1-a593-2f0dc0ac2ef2', 'mood_score', '"3.25"', '"1.00"', '"4.00"', '"1.00"', 'the edit on this computer stays');
INSERT INTO "cursor" ("table_name", "position") VALUES
('conversations', '2026-11-29T01:35:39.966000Z'),
('messages', '2026-11-29T01:35:39.302999Z'),
('module_progress', '2026-11-29T01:35:39.451000Z'),
('users', '2026-11-29T01:35:17.479000Z'),
('wellness_entries', '2026-11-29T01:35:44.292000Z');
INSERT INTO "journal" ("id", "edit_id", "at", "table_name", "row_id", "column", "old_json", "new_json", "how", "source") VALUES
(1, 'a110d4e4-bf07-4544-8478-4b301f634f31', '2026-11-29T01:35:24.749979Z', 'wellness_entries', '55435196-326f-4933-95b6-1b58cf9330aa', 'mood_score', NULL, '"3.25"', 'create', 'import'),
(2, 'a110d4e4-bf07-4544-8478-4b301f634f31', '2026-11-29T01:35:24.749979Z', 'wellness_entries', '55435196-326f-4933-95b6-1b58cf9330aa', 'nutrition_notes', NULL, '"Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀"', 'create', 'import'),
(3, 'a110d4e4-bf07-4544-8478-4b301f634f31', '2026-11-29T01:35:24.749979Z', 'wellness_entries', '06eb67f0-949c-4629-9218-1e7dd75519cb', 'mood_score', NULL, '"3.25"', 'create', 'import'),
(4, 'a110d4e4-bf07-4544-8478-4b301f634f31', '2026-11-29T01:35:24.749979Z', 'wellness_entries', '06eb67f0-949c-4629-9218-1e7dd75519cb', 'nutrition_notes', NULL, '"one\ttwo\r\nthree \u0001\u0007\u001b[31m' || char(127) || ' ' || char(8203) || char(173) || char(8238) || '"', 'create', 'import'),
(5, 'a110d4e4-bf07-4544-8478-4b301f634f31', '2026-11-29T01:35:24.749979Z', 'wellness_entries', '2760fa4a-b9f7-46e1-a593-2f0dc0ac2ef2', 'mood_score', NULL, '"3.25"', 'create', 'import'),
(6, 'a110d4e4-bf07-4544-8478-4b301f634f31', '2026-11-29T01:35:24.749979Z', 'wellness_entries', '2760fa4a-b9f7-46e1-a593-2f0dc0ac2ef2', 'nutrition_notes', NULL, '"it''s ''quoted'', \"twice\"; -- DROP TABLE"', 'create', 'import'),
(7, 'a110d4e4-bf07-4544-8478-4b301f634f31', '2026-11-29T01:35:24.749979Z', 'wellness_entries', 'ea970ff6-ac7a-4538-a9e1-7ee4e5e550bb', 'sleep_hours', NULL, '"7.26"', 'create', 'import'),
(8, 'a110d4e4-bf07-4544-8478-4b301f634f31', '2026-11-29T01:35:24.749979Z', 'wellness_entries', 'ea970ff6-ac7a-4538-a9e1-7ee4e5e550bb', 'water_intake_ml', NULL, '250', 'create', 'import'),
(9, 'a110d4e4-bf07-4544-8478-4b301f634f31', '2026-11-29T01:35:24.749979Z', 'wellness_entries', 'ea970ff6-ac7a-4538-a9e1-7ee4e5e550bb', 'energy_level', NULL, '"0.01"', 'create', 'import'),
(10, 'ae00895f-8f8a-4f09-a0fa-83ee0d1cfa97', '2026-11-29T01:35:22.591796Z', 'wellness_entries', '55435196-326f-4933-95b6-1b58cf9330aa', 'mood_score', NULL, '"3.25"', 'create', 'typed'),
(11, 'ae00895f-8f8a-4f09-a0fa-83ee0d1cfa97', '2026-11-29T01:35:22.591796Z', 'wellness_entries', '55435196-326f-4933-95b6-1b58cf9330aa', 'nutrition_notes', NULL, '"Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀"', 'create', 'typed'),
(12, '6311a152-92dc-46de-86e0-a01fbcd12356', '2026-11-29T01:35:22.668645Z', 'wellness_entries', '06eb67f0-949c-4629-9218-1e7dd75519cb', 'mood_score', NULL, '"3.25"', 'create', 'typed'),
(13, '6311a152-92dc-46de-86e0-a01fbcd12356', '2026-11-29T01:35:22.668645Z', 'wellness_entries', '06eb67f0-949c-4629-9218-1e7dd75519cb', 'nutrition_notes', NULL, '"one\ttwo\r\nthree \u0001\u0007\u001b[31m' || char(127) || ' ' || char(8203) || char(173) || char(8238) || '"', 'create', 'typed'),
(14, 'c412991d-ea97-4b05-9f16-3bbd97f05d69', '2026-11-29T01:35:22.696714Z', 'wellness_entries', '2760fa4a-b9f7-46e1-a593-2f0dc0ac2ef2', 'mood_score', NULL, '"3.25"', 'create', 'typed'),
(15, 'c412991d-ea97-4b05-9f16-3bbd97f05d69', '2026-11-29T01:35:22.696714Z', 'wellness_entries', '2760fa4a-b9f7-46e1-a593-2f0dc0ac2ef2', 'nutrition_notes', NULL, '"it''s ''quoted'', \"twice\"; -- DROP TABLE"', 'create', 'typed'),
(16, '11f749ed-cc57-414d-a566-904f1a22965e', '2026-11-29T01:35:22.712358Z', 'wellness_entries', 'ea970ff6-ac7a-4538-a9e1-7ee4e5e550bb', 'sleep_hours', NULL, '"7.26"', 'create', 'typed'),
(17, '11f749ed-cc57-414d-a566-904f1a22965e', '2026-11-29T01:35:22.712358Z', 'wellness_entries', 'ea970ff6-ac7a-4538-a9e1-7ee4e5e550bb', 'water_intake_ml', NULL, '250', 'create', 'typed'),
(18, '11f749ed-cc57-414d-a566-904f1a22965e', '2026-11-29T01:35:22.712358Z', 'wellness_entries', 'ea970ff6-ac7a-4538-a9e1-7ee4e5e550bb', 'energy_level', NULL, '"0.01"', 'create', 'typed'),
(19, '67f16d25-6cfd-4060-b031-a81aae68eb7b', '2026-11-29T01:35:22.737145Z', 'wellness_entries', 'faed2feb-9e9e-4563-b31d-0a2455468777', 'mood_score', NULL, '"2.00"', 'create', 'typed'),
(20, '479483b4-e7d0-448b-ba3a-ac0987df1244', '2026-11-29T01:35:22.758912Z', 'wellness_entries', 'faed2feb-9e9e-4563-b31d-0a2455468777', 'mood_score', '"2.00"', NULL, 'delete', 'typed'),
(21, 'cd4d727a-8205-40b6-a2aa-b8607e6f0599', '2026-11-29T01:35:22.940072Z', 'wellness_entries', '0d02683b-d821-4af8-be46-f24d36abb21e', 'mood_score', NULL, '"1.00"', 'create', 'typed'),
(22, '76cdcfd5-ebd6-4db2-b4d6-f51250665027', '2026-11-29T01:35:23.598529Z', 'wellness_entries', '0d02683b-d821-4af8-be46-f24d36abb21e', 'mood_score', '"1.00"', NULL, 'delete', 'typed'),
(23, '1316ada1-4d46-4dfc-8cf9-610e70f7bf58', '2026-11-29T01:35:28.024862Z', 'users', '01a224f1-3316-705e-8eb0-4b2f044496bb', 'timezone', NULL, '"UTC"', 'set', 'sync'),
(24, '3a4638d6-2361-4f80-8325-12bf5a7ee409', '2026-11-29T01:35:35.147671Z', 'wellness_entries', '55435196-326f-4933-95b6-1b58cf9330aa', 'mood_score', '"3.25"', '"1.00"', 'set', 'typed'),
(25, '2a658d9c-4bf8-4a9b-b932-82344a9d1180', '2026-11-29T01:35:35.815820Z', 'wellness_entries', '06eb67f0-949c-4629-9218-1e7dd75519cb', 'mood_score', '"3.25"', '"1.00"', 'set', 'typed'),
(26, 'a45e06a6-7281-48d4-af3f-03c926e3cd13', '2026-11-29T01:35:35.978955Z', 'wellness_entries', '2760fa4a-b9f7-46e1-a593-2f0dc0ac2ef2', 'mood_score', '"3.25"', '"1.00"', 'set', 'typed'),
(27, '0bb3d6a5-d4cf-437b-a52b-d5d04aa84129', '2026-11-29T01:35:38.768161Z', 'wellness_entries', '449ad457-41d6-4614-9831-e085ba47455e', 'water_intake_ml', NULL, '500', 'create', 'typed'),
(28, '0bb3d6a5-d4cf-437b-a52b-d5d04aa84129', '2026-11-29T01:35:38.768161Z', 'wellness_entries', '449ad457-41d6-4614-9831-e085ba47455e', 'mood_score', NULL, '"3.00"', 'create', 'typed'),
(29, '40db984d-6127-49be-85b0-3fe62a553801', '2026-11-29T01:35:38.904918Z', 'wellness_entries', '7a5e33b5-e397-4b53-811e-e68feb0769ea', 'water_intake_ml', NULL, '500', 'create', 'typed'),
(30, '40db984d-6127-49be-85b0-3fe62a553801', '2026-11-29T01:35:38.904918Z', 'wellness_entries', '7a5e33b5-e397-4b53-811e-e68feb0769ea', 'mood_score', NULL, '"3.00"', 'create', 'typed'),
(31, '6a88abce-c0e7-46e5-bd1b-faa005cd302d', '2026-11-29T01:35:38.944578Z', 'wellness_entries', '175eb102-bff3-4adc-b6f0-da0be6b263ac', 'water_intake_ml', NULL, '500', 'create', 'typed'),
(32, '6a88abce-c0e7-46e5-bd1b-faa005cd302d', '2026-11-29T01:35:38.944578Z', 'wellness_entries', '175eb102-bff3-4adc-b6f0-da0be6b263ac', 'mood_score', NULL, '"3.00"', 'create', 'typed'),
(33, 'f60d0d11-6690-4d5d-80a2-2dade6acb781', '2026-11-29T01:35:39.008840Z', 'wellness_entries', '9e770505-b52e-4155-94f1-a00247f5334a', 'water_intake_ml', NULL, '500', 'create', 'typed'),
(34, 'f60d0d11-6690-4d5d-80a2-2dade6acb781', '2026-11-29T01:35:39.008840Z', 'wellness_entries', '9e770505-b52e-4155-94f1-a00247f5334a', 'mood_score', NULL, '"3.00"', 'create', 'typed'),
(35, '3e18df18-77b0-4d73-9722-10b4b2844be2', '2026-11-29T01:35:39.068866Z', 'wellness_entries', '3d40c82c-0bf5-4ab2-8195-6b6ad44202b7', 'water_intake_ml', NULL, '500', 'create', 'typed'),
(36, '3e18df18-77b0-4d73-9722-10b4b2844be2', '2026-11-29T01:35:39.068866Z', 'wellness_entries', '3d40c82c-0bf5-4ab2-8195-6b6ad44202b7', 'mood_score', NULL, '"3.00"', 'create', 'typed'),
(37, '448a5475-0575-4323-bf75-52f3e8009fa0', '2026-11-29T01:35:39.206735Z', 'wellness_entries', 'bddca5e9-7477-4724-9f74-f560d40321c2', 'water_intake_ml', NULL, '500', 'create', 'typed'),
(38, '448a5475-0575-4323-bf75-52f3e8009fa0', '2026-11-29T01:35:39.206735Z', 'wellness_entries', 'bddca5e9-7477-4724-9f74-f560d40321c2', 'mood_score', NULL, '"3.00"', 'create', 'typed'),
(39, '47a2a7d3-b22d-4963-8cc9-f68e087651a3', '2026-11-29T01:35:39.241052Z', 'module_progress', '5ba9a965-96f3-4568-9a46-73f1c0b13bb2', 'completed_topics', NULL, '["a", "b"]', 'create', 'typed'),
(40, '47a2a7d3-b22d-4963-8cc9-f68e087651a3', '2026-11-29T01:35:39.241052Z', 'module_progress', '5ba9a965-96f3-4568-9a46-73f1c0b13bb2', 'current_focus', NULL, '"No"', 'create', 'typed'),
(41, '47a2a7d3-b22d-4963-8cc9-f68e087651a3', '2026-11-29T01:35:39.241052Z', 'module_progress', '5ba9a965-96f3-4568-9a46-73f1c0b13bb2', 'notes', NULL, '"Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀"', 'create', 'typed'),
(42, 'd1dd79af-f76b-433e-9f52-ec90c48bcbd3', '2026-11-29T01:35:39.279184Z', 'conversations', 'be8bd0de-845b-4b8e-8221-d6acdcdd0bbd', 'topic', NULL, '"Mine"', 'create', 'typed'),
(43, 'd1dd79af-f76b-433e-9f52-ec90c48bcbd3', '2026-11-29T01:35:39.279184Z', 'conversations', 'be8bd0de-845b-4b8e-8221-d6acdcdd0bbd', 'message_count', NULL, '0', 'create', 'typed'),
(44, '5f633dd0-dbd4-49b4-94a8-f4f2616e3dee', '2026-11-29T01:35:39.295114Z', 'messages', 'ea97d426-5c54-4af4-a2a0-be373e643f6b', 'id', NULL, '"ea97d426-5c54-4af4-a2a0-be373e643f6b"', 'create', 'typed'),
(45, '0e548389-e9a3-4ce8-a158-5f91c4805eca', '2026-11-29T01:35:39.302999Z', 'messages', '7cf7c86b-d6fc-435e-8aef-04688c091312', 'id', NULL, '"7cf7c86b-d6fc-435e-8aef-04688c091312"', 'create', 'typed'),
(46, 'cea8c67c-8d37-4c39-a08b-c81935a3aed4', '2026-11-29T01:35:42.115207Z', 'wellness_entries', '449ad457-41d6-4614-9831-e085ba47455e', 'mood_score', '"3.00"', '"5.00"', 'set', 'typed'),
(47, '96916d7b-12d6-4782-8fc1-fa9e01665cc5', '2026-11-29T01:35:42.488919Z', 'wellness_entries', '449ad457-41d6-4614-9831-e085ba47455e', 'energy_level', NULL, '"2.00"', 'set', 'typed'),
(48, '326f5e09-aac1-4f9e-8579-154431976f57', '2026-11-29T01:35:42.512380Z', 'wellness_entries', '7d2eac7d-9399-4a1f-ad89-653631ab165c', 'mood_score', NULL, '"4.00"', 'create', 'typed'),
(49, 'ab678f0c-caa8-490f-afd5-e70d805715ee', '2026-11-29T01:35:42.618973Z', 'wellness_entries', '7d2eac7d-9399-4a1f-ad89-653631ab165c', 'mood_score', '"4.00"', NULL, 'delete', 'typed'),
(50, 'e391173a-d2b6-4606-a8c5-f1f8f385c656', '2026-11-29T01:35:44.901219Z', 'wellness_entries', '7a5e33b5-e397-4b53-811e-e68feb0769ea', 'mood_score', '"3.00"', '"2.00"', 'set', 'typed'),
(51, 'fe395d82-50e8-4ae8-95eb-826e1d6b3142', '2026-11-29T01:35:45.812213Z', 'wellness_entries', '175eb102-bff3-4adc-b6f0-da0be6b263ac', 'sleep_hours', NULL, '"6.10"', 'set', 'typed'),
(52, 'fe395d82-50e8-4ae8-95eb-826e1d6b3142', '2026-11-29T01:35:45.812213Z', 'wellness_entries', '175eb102-bff3-4adc-b6f0-da0be6b263ac', 'nutrition_notes', NULL, '"Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀"', 'set', 'typed'),
(53, '980be0bb-3f10-45e4-a5c6-d068b7dcaf3c', '2026-11-29T01:35:45.821430Z', 'wellness_entries', '9e770505-b52e-4155-94f1-a00247f5334a', 'water_intake_ml', '500', '750', 'add', 'typed'),
(54, '980be0bb-3f10-45e4-a5c6-d068b7dcaf3c', '2026-11-29T01:35:45.821430Z', 'wellness_entries', '9e770505-b52e-4155-94f1-a00247f5334a', 'exercise_minutes', NULL, '20', 'add', 'typed'),
(55, 'ee11f5f2-4d0c-4699-8529-53ad70a96562', '2026-11-29T01:35:45.874982Z', 'wellness_entries', '9f7669ab-0bfa-44b9-aec0-ed70c5fa0011', 'nutrition_notes', NULL, '"' || replace(hex(zeroblob(3000)), '00', 'Oats and rice again. ') || '"', 'create', 'typed'),
(56, '334eeff4-9bcb-4478-92cf-95b978011c03', '2026-11-29T01:35:45.902950Z', 'wellness_entries', '3d40c82c-0bf5-4ab2-8195-6b6ad44202b7', 'water_intake_ml', '500', NULL, 'delete', 'typed'),
(57, '334eeff4-9bcb-4478-92cf-95b978011c03', '2026-11-29T01:35:45.902950Z', 'wellness_entries', '3d40c82c-0bf5-4ab2-8195-6b6ad44202b7', 'mood_score', '"3.00"', NULL, 'delete', 'typed'),
(58, 'ed863318-c5a6-4615-af00-ad1073520a11', '2026-11-29T01:35:45.915087Z', 'wellness_entries', '23e64a69-b3fa-4429-bdbb-d06963b40497', 'mood_score', NULL, '"2.50"', 'create', 'typed'),
(59, '986f7b7d-7f58-437f-936b-ca2c8e1ecda9', '2026-11-29T01:35:46.051960Z', 'module_progress', '8f9338d4-7bd5-4bfe-b4f6-2b7fa343f0d1', 'completed_topics', NULL, '["one"]', 'create', 'typed'),
(60, '986f7b7d-7f58-437f-936b-ca2c8e1ecda9', '2026-11-29T01:35:46.051960Z', 'module_progress', '8f9338d4-7bd5-4bfe-b4f6-2b7fa343f0d1', 'notes', NULL, '"Naps"', 'create', 'typed'),
(61, '986f7b7d-7f58-437f-936b-ca2c8e1ecda9', '2026-11-29T01:35:46.051960Z', 'module_progress', '8f9338d4-7bd5-4bfe-b4f6-2b7fa343f0d1', 'progress_percentage', NULL, '"33.33"', 'create', 'typed'),
(62, '33bdfb4a-3c68-4c44-82c9-845c78de5846', '2026-11-29T01:35:46.163461Z', 'conversations', '464e4bfd-f97d-4d4b-b6e2-6c3bf983e58c', 'message_count', NULL, '0', 'create', 'typed'),
(63, 'aa4d0a75-8ee8-4b5b-ae12-74e20dfcb707', '2026-11-29T01:35:46.167277Z', 'messages', '49639338-6b17-49a9-9ec8-d14c83f95831', 'id', NULL, '"49639338-6b17-49a9-9ec8-d14c83f95831"', 'create', 'typed'),
(64, '89d05cf3-725f-4439-864d-7e61fae85b65', '2026-11-29T01:35:46.178202Z', 'messages', '73ecd987-a183-43a6-a976-81c356c1252e', 'id', NULL, '"73ecd987-a183-43a6-a976-81c356c1252e"', 'create', 'typed'),
(65, '5eced22e-4907-4577-9191-e64cfb4f4eb5', '2026-11-29T01:35:46.343213Z', 'wellness_entries', '175eb102-bff3-4adc-b6f0-da0be6b263ac', 'mood_score', '"3.00"', '"5.00"', 'set', 'typed'),
(66, '4ba8555f-33db-4f38-b288-0e17565378ee', '2026-11-29T01:35:46.839397Z', 'wellness_entries', '6fae5a8f-ab38-4709-a036-ed2b517aeda0', 'mood_score', NULL, '"4.00"', 'create', 'typed'),
(67, '5c1a1200-94d4-419e-ac61-1949d53ddf5c', '2026-11-29T01:35:46.866302Z', 'wellness_entries', '2760fa4a-b9f7-46e1-a593-2f0dc0ac2ef2', 'mood_score', '"1.00"', NULL, 'delete', 'typed'),
(68, '5c1a1200-94d4-419e-ac61-1949d53ddf5c', '2026-11-29T01:35:46.866302Z', 'wellness_entries', '2760fa4a-b9f7-46e1-a593-2f0dc0ac2ef2', 'nutrition_notes', '"it''s ''quoted'', \"twice\"; -- DROP TABLE"', NULL, 'delete', 'typed'),
(69, 'b8af6ce9-1916-4fbd-9a53-94d21d513db0', '2026-11-29T01:35:46.899364Z', 'module_progress', '1714db1c-3a39-4704-ab83-fb55aaeb3194', 'completed_topics', NULL, '[]', 'create', 'typed'),
(70, 'b8af6ce9-1916-4fbd-9a53-94d21d513db0', '2026-11-29T01:35:46.899364Z', 'module_progress', '1714db1c-3a39-4704-ab83-fb55aaeb3194', 'current_focus', NULL, '"One thing"', 'create', 'typed'),
(71, '8fd3a876-ead4-468f-8c9c-7567c83714bf', '2026-11-29T01:35:47.199132Z', 'wellness_entries', 'ba136400-056c-4de8-86a5-8906e9c1b555', 'energy_level', NULL, '"4.00"', 'create', 'typed');
INSERT INTO "meta" ("name", "value") VALUES
('last_synced_at', '2026-11-29T01:35:45.791797Z'),
('owner', '01a224f1-3316-705e-8eb0-4b2f044496bb'),
('problem', 'Offline'),
('sentence', 'The connection to the server broke.');
INSERT INTO "pending_change" ("table_name", "row_id", "deleted", "edited_at", "attempts_json", "last_error", "refused") VALUES
('conversations', '464e4bfd-f97d-4d4b-b6e2-6c3bf983e58c', 0, '2026-11-29T01:35:46.163461Z', '[]', NULL, 0),
('messages', '49639338-6b17-49a9-9ec8-d14c83f95831', 0, '2026-11-29T01:35:46.167277Z', '[]', NULL, 0),
('messages', '73ecd987-a183-43a6-a976-81c356c1252e', 0, '2026-11-29T01:35:46.178202Z', '[]', NULL, 0),
('module_progress', '1714db1c-3a39-4704-ab83-fb55aaeb3194', 0, '2026-11-29T01:35:46.899364Z', '[{"id": "1714db1c-3a39-4704-ab83-fb55aaeb3194", "user_id": "01a224f1-3316-705e-8eb0-4b2f044496bb", "module_name": "Focus", "progress_percentage": "0.00", "completed_topics": [], "current_focus": "One thing", "notes": null, "last_activity": null}]', NULL, 0),
('module_progress', '8f9338d4-7bd5-4bfe-b4f6-2b7fa343f0d1', 0, '2026-11-29T01:35:46.051960Z', '[{"id": "8f9338d4-7bd5-4bfe-b4f6-2b7fa343f0d1", "user_id": "01a224f1-3316-705e-8eb0-4b2f044496bb", "module_name": "Rest", "progress_percentage": "33.33", "completed_topics": ["one"], "current_focus": null, "notes": "Naps", "last_activity": null}, {"id": "8f9338d4-7bd5-4bfe-b4f6-2b7fa343f0d1", "user_id": "01a224f1-3316-705e-8eb0-4b2f044496bb", "module_name": "Rest", "progress_percentage": "33.33", "completed_topics": ["one"], "current_focus": null, "notes": "Naps", "last_activity": null}, {"id": "8f9338d4-7bd5-4bfe-b4f6-2b7fa343f0d1", "user_id": "01a224f1-3316-705e-8eb0-4b2f044496bb", "module_name": "Rest", "progress_percentage": "33.33", "completed_topics": ["one"], "current_focus": null, "notes": "Naps", "last_activity": null}, {"id": "8f9338d4-7bd5-4bfe-b4f6-2b7fa343f0d1", "user_id": "01a224f1-3316-705e-8eb0-4b2f044496bb", "module_name": "Rest", "progress_percentage": "33.33", "completed_topics": ["one"], "current_focus": null, "notes": "Naps", "last_activity": null}]', NULL, 0),
('wellness_entries', '175eb102-bff3-4adc-b6f0-da0be6b263ac', 0, '2026-11-29T01:35:46.343213Z', '[]', NULL, 0),
('wellness_entries', '23e64a69-b3fa-4429-bdbb-d06963b40497', 0, '2026-11-29T01:35:45.915087Z', '[]', NULL, 0),
('wellness_entries', '2760fa4a-b9f7-46e1-a593-2f0dc0ac2ef2', 1, '2026-11-29T01:35:46.866302Z', '[]', NULL, 0),
('wellness_entries', '3d40c82c-0bf5-4ab2-8195-6b6ad44202b7', 1, '2026-11-29T01:35:45.902950Z', '[]', NULL, 0),
('wellness_entries', '6fae5a8f-ab38-4709-a036-ed2b517aeda0', 0, '2026-11-29T01:35:46.839397Z', '[]', NULL, 0),
('wellness_entries', '7a5e33b5-e397-4b53-811e-e68feb0769ea', 0, '2026-11-29T01:35:44.901219Z', '[]', 'The server refused: “numeric field overflow” (22003).', 1),
('wellness_entries', '9e770505-b52e-4155-94f1-a00247f5334a', 0, '2026-11-29T01:35:45.821430Z', '[]', NULL, 0),
('wellness_entries', '9f7669ab-0bfa-44b9-aec0-ed70c5fa0011', 0, '2026-11-29T01:35:45.874982Z', '[]', NULL, 0),
('wellness_entries', 'ba136400-056c-4de8-86a5-8906e9c1b555', 0, '2026-11-29T01:35:47.199132Z', '[]', NULL, 0);
INSERT INTO "unreadable" ("table_name", "row_id", "row_json", "reason") VALUES
('wellness_entries', 'fd6727b0-a2a5-4b9c-bebe-f3696d4668e0', '{"id": "fd6727b0-a2a5-4b9c-bebe-f3696d4668e0", "user_id": "01a224f1-3316-705e-8eb0-4b2f044496bb", "date": "infinity", "sleep_hours": null, "water_intake_ml": null, "exercise_minutes": null, "meditation_minutes": null, "mood_score": null, "energy_level": null, "nutrition_notes": null, "created_at": "2026-11-29 01:35:29.504+00", "updated_at": "2026-11-29 01:35:29.504+00"}', 'not a date of the years 1 to 9999');
INSERT INTO "users" ("id", "email", "full_name", "avatar_url", "timezone", "created_at", "updated_at") VALUES
('01a224f1-3316-705e-8eb0-4b2f044496bb', '5a55341e05e64fff93138f6e75b6b937@example.com', NULL, NULL, 'UTC', '2026-11-29T01:35:17.479000Z', '2026-11-29T01:35:17.479000Z');
INSERT INTO "conversations" ("id", "user_id", "module_name", "topic", "message_count", "created_at", "updated_at") VALUES
('395f5651-17b0-4d86-946b-cea168cc65ca', '01a224f1-3316-705e-8eb0-4b2f044496bb', 'identity', 'Roots 🌱', 0, '2026-11-29T01:35:31.121000Z', '2026-11-29T01:35:31.121000Z'),
('464e4bfd-f97d-4d4b-b6e2-6c3bf983e58c', '01a224f1-3316-705e-8eb0-4b2f044496bb', 'habits', NULL, 0, '2026-11-29T01:35:46.163461Z', '2026-11-29T01:35:46.163461Z'),
('be8bd0de-845b-4b8e-8221-d6acdcdd0bbd', '01a224f1-3316-705e-8eb0-4b2f044496bb', 'identity', 'Mine', 0, '2026-11-29T01:35:39.966000Z', '2026-11-29T01:35:39.966000Z');
INSERT INTO "module_progress" ("id", "user_id", "module_name", "progress_percentage", "completed_topics", "current_focus", "notes", "last_activity", "created_at", "updated_at") VALUES
('1714db1c-3a39-4704-ab83-fb55aaeb3194', '01a224f1-3316-705e-8eb0-4b2f044496bb', 'Focus', '0.00', '[]', 'One thing', NULL, NULL, '2026-11-29T01:35:46.899364Z', '2026-11-29T01:35:46.899364Z'),
('5ba9a965-96f3-4568-9a46-73f1c0b13bb2', '01a224f1-3316-705e-8eb0-4b2f044496bb', 'Boundaries', '0.00', '["a", "b"]', 'No', 'Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀', NULL, '2026-11-29T01:35:39.451000Z', '2026-11-29T01:35:39.451000Z'),
('8f9338d4-7bd5-4bfe-b4f6-2b7fa343f0d1', '01a224f1-3316-705e-8eb0-4b2f044496bb', 'Rest', '33.33', '["one"]', NULL, 'Naps', NULL, '2026-11-29T01:35:46.051960Z', '2026-11-29T01:35:46.051960Z'),
('994d87de-f9ba-4896-b7e6-7a77f5163b86', '01a224f1-3316-705e-8eb0-4b2f044496bb', 'Mindful eating', '50.00', '[]', NULL, NULL, NULL, '2026-11-29T01:35:30.119000Z', '2026-11-29T01:35:30.119000Z'),
('c735f77b-d2ce-4509-9fd2-962ed9e28862', '01a224f1-3316-705e-8eb0-4b2f044496bb', 'Sleep', '12.50', '[]', NULL, NULL, NULL, '2026-11-29T01:35:29.922000Z', '2026-11-29T01:35:29.922000Z'),
('c9333574-cff8-484f-89e1-8ee748ff4e20', '01a224f1-3316-705e-8eb0-4b2f044496bb', 'Movement', '100.00', '[]', NULL, NULL, NULL, '2026-11-29T01:35:30.404000Z', '2026-11-29T01:35:30.404000Z');
INSERT INTO "wellness_entries" ("id", "user_id", "date", "sleep_hours", "water_intake_ml", "exercise_minutes", "meditation_minutes", "mood_score", "energy_level", "nutrition_notes", "created_at", "updated_at") VALUES
('06eb67f0-949c-4629-9218-1e7dd75519cb', '01a224f1-3316-705e-8eb0-4b2f044496bb', '2026-11-26', NULL, NULL, NULL, NULL, '1.00', NULL, 'one' || char(9) || 'two' || char(13) || char(10) || 'three ' || char(1) || char(7) || char(27) || '[31m' || char(127) || ' ' || char(8203) || char(173) || char(8238), '2026-11-29T01:35:27.401000Z', '2026-11-29T01:35:37.679000Z'),
('175eb102-bff3-4adc-b6f0-da0be6b263ac', '01a224f1-3316-705e-8eb0-4b2f044496bb', '2026-11-06', '6.10', 500, NULL, NULL, '5.00', NULL, 'Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀', '2026-11-29T01:35:39.608000Z', '2026-11-29T01:35:46.343213Z'),
('23e64a69-b3fa-4429-bdbb-d06963b40497', '01a224f1-3316-705e-8eb0-4b2f044496bb', '2026-10-29', NULL, NULL, NULL, NULL, '2.50', NULL, NULL, '2026-11-29T01:35:45.915087Z', '2026-11-29T01:35:45.915087Z'),
('449ad457-41d6-4614-9831-e085ba47455e', '01a224f1-3316-705e-8eb0-4b2f044496bb', '2026-11-08', NULL, 500, NULL, NULL, '5.00', '2.00', NULL, '2026-11-29T01:35:39.608000Z', '2026-11-29T01:35:44.292000Z'),
('55435196-326f-4933-95b6-1b58cf9330aa', '01a224f1-3316-705e-8eb0-4b2f044496bb', '2026-11-27', NULL, NULL, NULL, NULL, '1.00', NULL, 'Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀', '2026-11-29T01:35:27.401000Z', '2026-11-29T01:35:37.621000Z'),
('6fae5a8f-ab38-4709-a036-ed2b517aeda0', '01a224f1-3316-705e-8eb0-4b2f044496bb', '2026-10-27', NULL, NULL, NULL, NULL, '4.00', NULL, NULL, '2026-11-29T01:35:46.839397Z', '2026-11-29T01:35:46.839397Z'),
('7a5e33b5-e397-4b53-811e-e68feb0769ea', '01a224f1-3316-705e-8eb0-4b2f044496bb', '2026-11-07', NULL, 500, NULL, NULL, '2.00', NULL, NULL, '2026-11-29T01:35:39.608000Z', '2026-11-29T01:35:44.901219Z'),
('9e770505-b52e-4155-94f1-a00247f5334a', '01a224f1-3316-705e-8eb0-4b2f044496bb', '2026-11-05', NULL, 750, 20, NULL, '3.00', NULL, NULL, '2026-11-29T01:35:39.608000Z', '2026-11-29T01:35:45.821430Z'),
('9f7669ab-0bfa-44b9-aec0-ed70c5fa0011', '01a224f1-3316-705e-8eb0-4b2f044496bb', '2026-11-24', NULL, NULL, NULL, NULL, NULL, NULL, replace(hex(zeroblob(3000)), '00', 'Oats and rice again. '), '2026-11-29T01:35:45.874982Z', '2026-11-29T01:35:45.874982Z'),
('ba136400-056c-4de8-86a5-8906e9c1b555', '01a224f1-3316-705e-8eb0-4b2f044496bb', '2026-10-26', NULL, NULL, NULL, NULL, NULL, '4.00', NULL, '2026-11-29T01:35:47.199132Z', '2026-11-29T01:35:47.199132Z'),
('bc33f27b-7d9f-4409-950e-bfd13eacb06d', '01a224f1-3316-705e-8eb0-4b2f044496bb', '1900-01-01', '8.00', NULL, NULL, NULL, NULL, NULL, NULL, '2026-11-29T01:35:28.853000Z', '2026-11-29T01:35:28.853000Z'),
('bddca5e9-7477-4724-9f74-f560d40321c2', '01a224f1-3316-705e-8eb0-4b2f044496bb', '2026-11-03', NULL, 500, NULL, NULL, '3.00', NULL, NULL, '2026-11-29T01:35:39.608000Z', '2026-11-29T01:35:39.608000Z'),
('ea970ff6-ac7a-4538-a9e1-7ee4e5e550bb', '01a224f1-3316-705e-8eb0-4b2f044496bb', '2026-11-23', '7.26', 250, NULL, NULL, NULL, '0.01', NULL, '2026-11-29T01:35:27.401000Z', '2026-11-29T01:35:27.401000Z'),
('ece5cf02-988d-4298-8ac8-fd90963c6020', '01a224f1-3316-705e-8eb0-4b2f044496bb', '2200-12-31', NULL, NULL, NULL, NULL, NULL, NULL, 'Later', '2026-11-29T01:35:29.008000Z', '2026-11-29T01:35:29.008000Z');
INSERT INTO "messages" ("id", "conversation_id", "role", "content", "tokens_used", "created_at") VALUES
('211d0ea2-3cc9-4cf2-b264-fa8d40785856', '395f5651-17b0-4d86-946b-cea168cc65ca', 'assistant', '1 Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀', 1, '2026-11-29T01:35:31.678000Z'),
('30c240ae-34f8-49e4-8152-2755694fd282', '395f5651-17b0-4d86-946b-cea168cc65ca', 'user', '4 Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀', NULL, '2026-11-29T01:35:33.676000Z'),
('35cfbc15-c52c-43e8-9f42-2f61f7eab67d', '395f5651-17b0-4d86-946b-cea168cc65ca', 'user', '2 Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀', NULL, '2026-11-29T01:35:32.156000Z'),
('49639338-6b17-49a9-9ec8-d14c83f95831', '464e4bfd-f97d-4d4b-b6e2-6c3bf983e58c', 'user', 'Unsent', NULL, '2026-11-29T01:35:46.167277Z'),
('73ecd987-a183-43a6-a976-81c356c1252e', '464e4bfd-f97d-4d4b-b6e2-6c3bf983e58c', 'user', 'Two', NULL, '2026-11-29T01:35:46.178202Z'),
('7cf7c86b-d6fc-435e-8aef-04688c091312', 'be8bd0de-845b-4b8e-8221-d6acdcdd0bbd', 'user', 'one' || char(9) || 'two' || char(13) || char(10) || 'three ' || char(1) || char(7) || char(27) || '[31m' || char(127) || ' ' || char(8203) || char(173) || char(8238), NULL, '2026-11-29T01:35:39.302999Z'),
('a2086676-5b0c-4c16-ba6e-445717a2fcf5', '395f5651-17b0-4d86-946b-cea168cc65ca', 'user', '0 Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀', NULL, '2026-11-29T01:35:31.324000Z'),
('ac3b6fd8-c069-4724-856f-f1b680930397', '395f5651-17b0-4d86-946b-cea168cc65ca', 'assistant', '5 Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀', 5, '2026-11-29T01:35:34.130000Z'),
('ea97d426-5c54-4af4-a2a0-be373e643f6b', 'be8bd0de-845b-4b8e-8221-d6acdcdd0bbd', 'user', 'Hello', NULL, '2026-11-29T01:35:39.295114Z'),
('f7ed00b0-54bb-4230-802d-7e3c968f8ed2', '395f5651-17b0-4d86-946b-cea168cc65ca', 'assistant', '3 Haferbrei 🥣 mit 👩' || char(8205) || '👩' || char(8205) || '👧 – “äöü” 飲み物 😀', 3, '2026-11-29T01:35:33.408000Z');
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
PRAGMA user_version = 1;
