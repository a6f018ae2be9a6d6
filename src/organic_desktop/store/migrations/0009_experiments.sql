-- Version 9: experiments on oneself, which the server knows nothing of: the plan as it was written down with its
-- SHA-256 sum, and what was recorded since (docs/decisions/0104-an-experiment-is-one-row-of-this-file.md).

CREATE TABLE experiment (
    id TEXT NOT NULL,
    plan_json TEXT NOT NULL,
    plan_sum TEXT NOT NULL,
    record_json TEXT NOT NULL,
    PRIMARY KEY (id)
);
