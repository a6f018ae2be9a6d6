-- Version 4: days the user took off, and the way from an edit to its lines.

CREATE TABLE skipped_day (
    date DATE NOT NULL,
    PRIMARY KEY (date)
);

CREATE INDEX journal_edit_idx ON journal (edit_id);
