-- Version 8: what imports of files brought, so that the same file again brings nothing twice, and the mappings of files
-- (docs/decisions/0078-what-a-file-brought-is-remembered.md).

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
CREATE INDEX imported_source_idx ON imported (source);
CREATE INDEX imported_edit_idx ON imported (edit_id);

CREATE TABLE file_mapping (
    source TEXT NOT NULL,
    mapping_json TEXT NOT NULL,
    used_at TEXT NOT NULL,
    PRIMARY KEY (source)
);
