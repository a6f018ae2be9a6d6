-- Version 5: which edit closed a decision, so that undo opens it again.

ALTER TABLE conflict ADD COLUMN settled_by TEXT;

CREATE INDEX conflict_settled_idx ON conflict (settled_by);
