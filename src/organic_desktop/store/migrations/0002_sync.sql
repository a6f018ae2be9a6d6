-- Version 2: what the full protocol of sync remembers.

-- The server no longer has the row: its values still are what a merge starts from.
ALTER TABLE base ADD COLUMN gone BOOLEAN NOT NULL DEFAULT 0;
CREATE INDEX base_gone_idx ON base (table_name) WHERE gone;

-- A message can't change once the server has it: it is known there when nothing of it waits here, and needs no base.
DELETE FROM base WHERE table_name = 'messages';

-- The columns that were set since the base, where others were only added to (+250), and how often the server failed on
-- this very row. Of edits made before this version nobody knows: they count as set.
ALTER TABLE pending_change ADD COLUMN set_json TEXT NOT NULL DEFAULT '[]';
UPDATE pending_change SET set_json = '["water_intake_ml", "exercise_minutes", "meditation_minutes"]';
ALTER TABLE pending_change ADD COLUMN failures INTEGER NOT NULL DEFAULT 0;

-- Behind which row of that stamp a pull goes on.
ALTER TABLE cursor ADD COLUMN row_id TEXT;

ALTER TABLE "conflict" ADD COLUMN undone_at TEXT;

-- Sends that were never answered: one may arrive after its row was deleted, and bring it back.
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
