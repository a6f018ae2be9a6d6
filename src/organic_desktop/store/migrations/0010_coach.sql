-- Version 10: the coach's own tables: answers until they are messages, what was sent to whom, who may be asked and may
-- see what, tokens by month, and hidden conversations (docs/decisions/0112-an-answer-is-local-until-it-is-final.md).

CREATE TABLE coach_answer (
    id TEXT NOT NULL,
    conversation_id TEXT NOT NULL,
    question TEXT NOT NULL,
    question_id TEXT,
    provider TEXT NOT NULL,
    model TEXT DEFAULT '' NOT NULL,
    state TEXT NOT NULL,
    text TEXT DEFAULT '' NOT NULL,
    continues TEXT,
    left_out BOOLEAN DEFAULT 0 NOT NULL,
    prompt_tokens INTEGER,
    answer_tokens INTEGER,
    counted BOOLEAN DEFAULT 0 NOT NULL,
    may_lack BOOLEAN DEFAULT 0 NOT NULL,
    agreed_json TEXT DEFAULT '{}' NOT NULL,
    owner TEXT,
    problem TEXT,
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    PRIMARY KEY (id)
);
CREATE INDEX coach_answer_conversation_idx ON coach_answer (conversation_id, created_at);
CREATE INDEX coach_answer_open_idx ON coach_answer (state) WHERE state IN ('waiting', 'streaming');

CREATE TABLE coach_send (
    id INTEGER NOT NULL,
    at TEXT NOT NULL,
    provider TEXT NOT NULL,
    host TEXT NOT NULL,
    answer_id TEXT NOT NULL,
    conversation_id TEXT NOT NULL,
    body BLOB NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE coach_provider (
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    url TEXT NOT NULL,
    model TEXT DEFAULT '' NOT NULL,
    context INTEGER,
    has_key BOOLEAN DEFAULT 0 NOT NULL,
    correction REAL DEFAULT 1.0 NOT NULL,
    answers INTEGER DEFAULT 0 NOT NULL,
    added_at TEXT NOT NULL,
    PRIMARY KEY (name)
);

CREATE TABLE coach_consent (
    provider TEXT NOT NULL,
    "column" TEXT NOT NULL,
    agreed_at TEXT NOT NULL,
    PRIMARY KEY (provider, "column")
);

CREATE TABLE coach_usage (
    month TEXT NOT NULL,
    provider TEXT NOT NULL,
    prompt INTEGER NOT NULL,
    answer INTEGER NOT NULL,
    answers INTEGER NOT NULL,
    PRIMARY KEY (month, provider)
);

CREATE TABLE coach_hidden (
    conversation_id TEXT NOT NULL,
    hidden_at TEXT NOT NULL,
    PRIMARY KEY (conversation_id)
);
