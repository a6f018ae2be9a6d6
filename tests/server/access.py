"""Who gets what of which row: one table, to which SQL and REST, migrations and extras are held.

A cell is the number of rows that somebody gets or changes, else the code of the refusal; where SQL and REST differ,
they are told apart as "SQL/REST" ("-": there is no such thing). Everybody asks for the owner's rows, and for all there
are. By SQL a caller is a role and its claims, as PostgREST hands them on once it has believed a token; by REST a token:

============= ================================================== =======================================================
caller        by SQL                                             by REST
============= ================================================== =======================================================
anonymous     the role anon                                      no token
other         another account                                    its token
owner         the owner                                          their token
tampered      another account, whose further claims lie          the owner's token with another payload
expired       the owner: only PostgREST looks at the time        the owner's token of an hour ago, rightly signed
foreign       an account of another project, unknown here        the owner's token as another project signs it
============= ================================================== =======================================================

A partition is hidden by @supabase/lite (404); PostgREST itself says 42501.
"""

from __future__ import annotations

import re
from string import Template
from typing import NamedTuple

CALLERS = ("anonymous", "other", "owner", "tampered", "expired", "foreign")
DENIED = "42501"

TABLE = """
                                          anonymous  other    owner    tampered   expired    foreign
users select                              42501      0        1        0/401      1/401      0/401
users select all there are                42501      1        1        1/401      1/401      0/401
users insert                              42501      42501    42501    42501/401  42501/401  42501/401
users update                              42501      0        1        0/401      1/401      0/401
users update the email                    42501      42501    42501    42501/401  42501/401  42501/401
users update the email of one's own       42501      42501    42501    42501/401  42501/401  42501/401
users update a stamp                      42501      42501    42501    42501/401  42501/401  42501/401
users update the id                       42501      42501    42501    42501/401  42501/401  42501/401
users delete                              42501      42501    42501    42501/401  42501/401  42501/401
users upsert                              42501      42501    42501    42501/401  42501/401  42501/401

wellness_entries select                   42501      0        1        0/401      1/401      0/401
wellness_entries select all there are     42501      1        1        1/401      1/401      0/401
wellness_entries insert                   42501      42501    1        42501/401  1/401      42501/401
wellness_entries update                   42501      0        1        0/401      1/401      0/401
wellness_entries delete                   42501      0        1        0/401      1/401      0/401
wellness_entries upsert                   42501      42501    1        42501/401  1/401      42501/401
wellness_entries give away                42501      0        42501    0/401      42501/401  0/401
wellness_entries give away blindly        42501/-    1/-      42501/-  1/-        42501/-    0/-

module_progress select                    42501      0        1        0/401      1/401      0/401
module_progress select all there are      42501      1        1        1/401      1/401      0/401
module_progress insert                    42501      42501    1        42501/401  1/401      42501/401
module_progress update                    42501      0        1        0/401      1/401      0/401
module_progress delete                    42501      0        1        0/401      1/401      0/401
module_progress upsert                    42501      42501    1        42501/401  1/401      42501/401
module_progress give away                 42501      0        42501    0/401      42501/401  0/401
module_progress give away blindly         42501/-    1/-      42501/-  1/-        42501/-    0/-
module_progress take by upsert            42501      42501    42501    42501/401  42501/401  42501/401

conversations select                      42501      0        1        0/401      1/401      0/401
conversations select all there are        42501      1        1        1/401      1/401      0/401
conversations insert                      42501      42501    1        42501/401  1/401      42501/401
conversations update                      42501      0        1        0/401      1/401      0/401
conversations delete                      42501      42501    42501    42501/401  42501/401  42501/401
conversations upsert                      42501      42501    1        42501/401  1/401      42501/401
conversations give away                   42501      0        42501    0/401      42501/401  0/401
conversations give away blindly           42501/-    1/-      42501/-  1/-        42501/-    0/-
conversations take by upsert              42501      42501    42501    42501/401  42501/401  42501/401

messages select                           42501      0        1        0/401      1/401      0/401
messages select all there are             42501      1        1        1/401      1/401      0/401
messages insert                           42501      42501    1        42501/401  1/401      42501/401
messages update                           42501      42501    42501    42501/401  42501/401  42501/401
messages delete                           42501      42501    42501    42501/401  42501/401  42501/401
messages upsert                           42501      42501    42501    42501/401  42501/401  42501/401
messages move to another's talk           42501      42501    42501    42501/401  42501/401  42501/401

a talk with its messages                  42501      0        2        0/401      2/401      0/401
an account with all of its rows           42501      0        5        0/401      5/401      0/401
a message with whose it is                -/42501    -/0      -/3      -/401      -/401      -/401
days, counted                             42501      0        1        0/401      1/401      0/401
messages of talks, counted                42501      0        1        0/401      1/401      0/401
get_wellness_stats                        42501      0        1        0/401      1/401      0/401
get_wellness_streak                       42501      0        1        0/401      1/401      0/401
delete_my_account                         42501/-    1/-      1/-      1/-        1/-        1/-
release_email                             42501/-    42501/-  42501/-  42501/-    42501/-    42501/-
truncate                                  42501/-    42501/-  42501/-  42501/-    42501/-    42501/-
"""

WITH_EXTRAS = """
                                          anonymous  other    owner    tampered   expired    foreign
sync_tombstones select                    42501      0        1        0/401      1/401      0/401
sync_tombstones insert                    42501      42501    42501    42501/401  42501/401  42501/401
sync_tombstones update                    42501      42501    42501    42501/401  42501/401  42501/401
sync_tombstones delete                    42501      42501    42501    42501/401  42501/401  42501/401
bulk_update                               42501      0        1        0/401      1/401      0/401
bulk_update of an email                   42501      0        0        0/401      0/401      0/401
bulk_update that gives away               42501      0        0        0/401      0/401      0/401
bulk_update of a message                  42501      22023    22023    22023/401  22023/401  22023/401
a partition select                        42501/404  42501/404  42501/404  42501/401  42501/401  42501/401
a partition insert                        42501/404  42501/404  42501/404  42501/401  42501/401  42501/401
a partition update                        42501/404  42501/404  42501/404  42501/401  42501/401  42501/401
a partition delete                        42501/404  42501/404  42501/404  42501/401  42501/401  42501/401
the making of partitions                  42501      42501    42501    42501/401  42501/401  42501/401
the audit select                          42501/-    42501/-  42501/-  42501/-    42501/-    42501/-
the audit insert                          42501/-    42501/-  42501/-  42501/-    42501/-    42501/-
the audit delete                          42501/-    42501/-  42501/-  42501/-    42501/-    42501/-
the audit forget                          42501/-    42501/-  42501/-  42501/-    42501/-    42501/-
"""


class Line(NamedTuple):
    """What is asked for, by SQL and by REST: "VERB path body", with UPSERT and COUNT for what a header makes of it."""

    sql: str
    rest: str = ""


VERSION = "2026-01-01T00:00:00+00:00"
EDITS = '[{"id": "$%s", "version": "%s", "changes": {%s}}]'


def _bulk(table: str, row: str, changes: str) -> Line:
    edits = EDITS % (row, VERSION, changes)
    return Line(
        f"SELECT 1 FROM json_array_elements(bulk_update('{table}', ARRAY(SELECT json_array_elements('{edits}'))))"
        " AS answer WHERE (answer ->> 'updated')::BOOLEAN",
        f'POST rpc/bulk_update {{"table_name": "{table}", "edits": {edits}}}',
    )


def _owned(table: str, row: str, values: dict[str, str], change: str) -> dict[str, Line]:
    """The lines of a table whose rows have a user_id: ``values`` of a new row and of the owner's own, quoted."""
    column, (new, same) = next((name, value.split("|")) for name, value in values.items())
    key = f"user_id, {column}" if table != "conversations" else "id"
    insert = f"INSERT INTO {table} (user_id, {column}) VALUES ('$owner', '{new}')"
    upsert = (
        f"INSERT INTO {table} (id, user_id, {column}) VALUES ('${row}', '$%s', '{same}') ON CONFLICT (%s) DO UPDATE"
    )
    body = f'{{"user_id": "$owner", "{column}": "{new}"}}'
    same_body = f'{{"id": "${row}", "user_id": "$%s", "{column}": "{same}"}}'
    return {
        f"{table} select": Line(f"SELECT 1 FROM {table} WHERE id = '${row}'", f"GET {table}?id=eq.${row}"),
        f"{table} select all there are": Line(f"SELECT 1 FROM {table}", f"GET {table}?{_HERE}"),
        f"{table} insert": Line(insert, f"POST {table} {body}"),
        f"{table} update": Line(
            f"UPDATE {table} SET {change} = '1' WHERE id = '${row}'", f'PATCH {table}?id=eq.${row} {{"{change}": "1"}}'
        ),
        f"{table} delete": Line(f"DELETE FROM {table} WHERE id = '${row}'", f"DELETE {table}?id=eq.${row}"),
        f"{table} upsert": Line(
            f"{upsert % ('owner', key)} SET {change} = '1'",
            f"UPSERT {table}?on_conflict={key.replace(' ', '')} {same_body % 'owner'}",
        ),
        f"{table} give away": Line(
            f"UPDATE {table} SET user_id = '$other' WHERE id = '${row}'",
            f'PATCH {table}?id=eq.${row} {{"user_id": "$other"}}',
        ),
        # Without a WHERE nothing is read, so that the policy for reading doesn't stand in for the one for changes.
        f"{table} give away blindly": Line(f"UPDATE {table} SET user_id = '$other'"),
        f"{table} take by upsert": Line(
            f"{upsert % ('other', 'id')} SET user_id = excluded.user_id",
            f"UPSERT {table}?on_conflict=id {same_body % 'other'}",
        ),
    }


def _days() -> dict[str, Line]:
    """The lines of the days, without the one that a partitioned table can't answer: its ids have no UNIQUE."""
    lines = _owned("wellness_entries", "day", {"date": "2026-01-02|1999-12-31"}, "mood_score")
    return {name: line for name, line in lines.items() if "take" not in name}


_HERE = "user_id=in.($owner,$other)"  # a shared server has others' rows, which are nobody's business here
LINES = {
    "users select": Line("SELECT 1 FROM users WHERE id = '$owner'", "GET users?id=eq.$owner"),
    "users select all there are": Line("SELECT 1 FROM users", "GET users?id=in.($owner,$other)"),
    "users insert": Line(
        "INSERT INTO users (id, email) VALUES (gen_random_uuid(), 'new@example.com')",
        'POST users {"email": "new@example.com"}',
    ),
    "users update": Line(
        "UPDATE users SET full_name = 'x' WHERE id = '$owner'", 'PATCH users?id=eq.$owner {"full_name": "x"}'
    ),
    "users update the email": Line(
        "UPDATE users SET email = 'x@example.com' WHERE id = '$owner'",
        'PATCH users?id=eq.$owner {"email": "x@example.com"}',
    ),
    "users update the email of one's own": Line(
        "UPDATE users SET email = 'x@example.com'", 'PATCH users?id=not.is.null {"email": "x@example.com"}'
    ),
    "users update a stamp": Line(
        "UPDATE users SET created_at = 'infinity' WHERE id = '$owner'",
        'PATCH users?id=eq.$owner {"created_at": "infinity"}',
    ),
    "users update the id": Line(
        "UPDATE users SET id = gen_random_uuid() WHERE id = '$owner'", 'PATCH users?id=eq.$owner {"id": "$nobody"}'
    ),
    "users delete": Line("DELETE FROM users WHERE id = '$owner'", "DELETE users?id=eq.$owner"),
    "users upsert": Line(
        "INSERT INTO users (id, email) VALUES ('$owner', 'x@example.com')"
        " ON CONFLICT (id) DO UPDATE SET full_name = 'x'",
        'UPSERT users?on_conflict=id {"id": "$owner", "email": "x@example.com"}',
    ),
    **_days(),
    **_owned("module_progress", "module", {"module_name": "new|sleep"}, "progress_percentage"),
    **_owned("conversations", "talk", {"module_name": "new|sleep"}, "topic"),
    "messages select": Line("SELECT 1 FROM messages WHERE id = '$message'", "GET messages?id=eq.$message"),
    "messages select all there are": Line(
        "SELECT 1 FROM messages", "GET messages?conversation_id=in.($talk,$others_talk)"
    ),
    "messages insert": Line(
        "INSERT INTO messages (conversation_id, role, content) VALUES ('$talk', 'user', 'x')",
        'POST messages {"conversation_id": "$talk", "role": "user", "content": "x"}',
    ),
    "messages update": Line(
        "UPDATE messages SET content = 'x' WHERE id = '$message'", 'PATCH messages?id=eq.$message {"content": "x"}'
    ),
    "messages delete": Line("DELETE FROM messages WHERE id = '$message'", "DELETE messages?id=eq.$message"),
    "messages upsert": Line(
        "INSERT INTO messages (id, conversation_id, role, content) VALUES ('$message', '$talk', 'user', 'x')"
        " ON CONFLICT (id) DO UPDATE SET content = 'x'",
        'UPSERT messages?on_conflict=id {"id": "$message", "conversation_id": "$talk", "role": "user", "content": "x"}',
    ),
    "messages move to another's talk": Line(
        "UPDATE messages SET conversation_id = '$others_talk' WHERE id = '$message'",
        'PATCH messages?id=eq.$message {"conversation_id": "$others_talk"}',
    ),
    "a talk with its messages": Line(
        "SELECT id FROM conversations WHERE id = '$talk' UNION ALL"
        " SELECT id FROM messages WHERE conversation_id = '$talk'",
        "GET conversations?id=eq.$talk&select=id,messages(id)",
    ),
    "an account with all of its rows": Line(
        "SELECT id FROM users WHERE id = '$owner' UNION ALL SELECT id FROM wellness_entries WHERE user_id = '$owner'"
        " UNION ALL SELECT id FROM module_progress WHERE user_id = '$owner'"
        " UNION ALL SELECT id FROM conversations WHERE user_id = '$owner'"
        " UNION ALL SELECT id FROM messages WHERE conversation_id = '$talk'",
        "GET users?id=eq.$owner&select=id,wellness_entries(id),module_progress(id),conversations(id,messages(id))",
    ),
    "a message with whose it is": Line("", "GET messages?id=eq.$message&select=id,conversations(id,users(email))"),
    "days, counted": Line(
        "SELECT 1 FROM wellness_entries WHERE user_id = '$owner'", "COUNT wellness_entries?user_id=eq.$owner"
    ),
    "messages of talks, counted": Line(
        "SELECT 1 FROM messages WHERE conversation_id = '$talk'", "COUNT messages?conversation_id=eq.$talk"
    ),
    "get_wellness_stats": Line(
        "SELECT 1 FROM get_wellness_stats('$owner', 99999) WHERE entries_count > 0",
        'POST rpc/get_wellness_stats {"p_user_id": "$owner", "p_days": 99999}',
    ),
    "get_wellness_streak": Line(
        "SELECT 1 FROM get_wellness_streak('$owner') WHERE total_entries > 0",
        'POST rpc/get_wellness_streak {"p_user_id": "$owner"}',
    ),
    "delete_my_account": Line("SELECT delete_my_account()"),
    "release_email": Line("SELECT release_email('owner@example.com', '$owner')"),
    "truncate": Line("TRUNCATE messages"),
    "sync_tombstones select": Line(
        "SELECT 1 FROM sync_tombstones WHERE id = '$tombstone'", "GET sync_tombstones?id=eq.$tombstone"
    ),
    "sync_tombstones insert": Line(
        "INSERT INTO sync_tombstones (user_id, table_name, row_id) VALUES ('$owner', 'users', '$owner')",
        'POST sync_tombstones {"user_id": "$owner", "table_name": "users", "row_id": "$owner"}',
    ),
    "sync_tombstones update": Line(
        "UPDATE sync_tombstones SET deleted_at = now() WHERE id = '$tombstone'",
        'PATCH sync_tombstones?id=eq.$tombstone {"table_name": "x"}',
    ),
    "sync_tombstones delete": Line(
        "DELETE FROM sync_tombstones WHERE id = '$tombstone'", "DELETE sync_tombstones?id=eq.$tombstone"
    ),
    "bulk_update": _bulk("wellness_entries", "day", '"mood_score": 1'),
    "bulk_update of an email": _bulk("users", "owner", '"email": "x@example.com"'),
    "bulk_update that gives away": _bulk("wellness_entries", "day", '"user_id": "$other"'),
    "bulk_update of a message": _bulk("messages", "message", '"content": "x"'),
    "a partition select": Line("SELECT 1 FROM wellness_entries_other", "GET wellness_entries_other"),
    "a partition insert": Line(
        "INSERT INTO wellness_entries_other (user_id, date) VALUES ('$owner', '1999-01-01')",
        'POST wellness_entries_other {"user_id": "$owner", "date": "1999-01-01"}',
    ),
    "a partition update": Line(
        "UPDATE wellness_entries_other SET mood_score = 1 WHERE id = '$day'",
        'PATCH wellness_entries_other?id=eq.$day {"mood_score": 1}',
    ),
    "a partition delete": Line(
        "DELETE FROM wellness_entries_other WHERE id = '$day'", "DELETE wellness_entries_other?id=eq.$day"
    ),
    "the making of partitions": Line(
        "SELECT ensure_entry_partitions(1)", 'POST rpc/ensure_entry_partitions {"p_months_ahead": 1}'
    ),
    "the audit select": Line("SELECT 1 FROM organic_audit.changes"),
    "the audit insert": Line(
        "INSERT INTO organic_audit.changes (role, table_name, row_id, verb) VALUES ('', '', '$owner', '')"
    ),
    "the audit delete": Line("DELETE FROM organic_audit.changes"),
    "the audit forget": Line("SELECT organic_audit.forget('0')"),
}

# One row of the owner's in every table, in the partition that nobody names, and one of another account's.
LIVED_IN = """
INSERT INTO wellness_entries (id, user_id, date, updated_at) VALUES ('$day', '$owner', '1999-12-31', '$version');
INSERT INTO wellness_entries (user_id, date) VALUES ('$other', '1999-12-31');
INSERT INTO module_progress (id, user_id, module_name) VALUES ('$module', '$owner', 'sleep');
INSERT INTO module_progress (user_id, module_name) VALUES ('$other', 'sleep');
INSERT INTO conversations (id, user_id, module_name)
VALUES ('$talk', '$owner', 'sleep'), ('$others_talk', '$other', 'sleep');
INSERT INTO messages (id, conversation_id, role, content)
VALUES ('$message', '$talk', 'user', 'Hello'), (gen_random_uuid(), '$others_talk', 'user', 'Hello');
"""
BURIED = """
INSERT INTO sync_tombstones (id, user_id, table_name, row_id) VALUES ('$tombstone', '$owner', 'messages', '$nobody');
"""

# What a later migration might break by mistake, and a line that notices. Too many rights, and too few.
BREACHES = {
    'ALTER POLICY "Users can read own data" ON users USING (true)': "users select",
    'ALTER POLICY "Users can update own data" ON users USING (true);'
    'ALTER POLICY "Users can read own data" ON users USING (true)': "users update",
    'ALTER POLICY "Users can read own wellness" ON wellness_entries USING (true)': "wellness_entries select",
    'ALTER POLICY "Users can read own wellness" ON wellness_entries USING (auth.uid() IS NOT NULL)': (
        "get_wellness_stats"
    ),
    'ALTER POLICY "Users can insert own wellness" ON wellness_entries WITH CHECK (true)': "wellness_entries insert",
    'ALTER POLICY "Users can update own wellness" ON wellness_entries WITH CHECK (true)': (
        "wellness_entries give away blindly"
    ),
    'ALTER POLICY "Users can read own wellness" ON wellness_entries USING (true);'
    'ALTER POLICY "Users can delete own wellness" ON wellness_entries USING (true)': "wellness_entries delete",
    'ALTER POLICY "Users can read own progress" ON module_progress USING (user_id = user_id)': "module_progress select",
    'ALTER POLICY "Users can update own progress" ON module_progress WITH CHECK (user_id IS NOT NULL)': (
        "module_progress give away blindly"
    ),
    'DROP POLICY "Users can delete own progress" ON module_progress': "module_progress delete",
    'ALTER POLICY "Users can read own conversations" ON conversations USING (true)': "a talk with its messages",
    'CREATE POLICY "all" ON conversations FOR DELETE USING (true); GRANT DELETE ON conversations TO authenticated': (
        "conversations delete"
    ),
    'ALTER POLICY "Users can insert own messages" ON messages WITH CHECK (true)': "messages insert",
    'ALTER POLICY "Users can read own messages" ON messages USING'
    " (EXISTS (SELECT FROM conversations WHERE user_id = auth.uid()))": "messages select",
    "ALTER TABLE messages DISABLE ROW LEVEL SECURITY": "messages select all there are",
    "ALTER FUNCTION get_wellness_streak(UUID) SECURITY DEFINER": "get_wellness_streak",
    # the claims of a token that its holder may write: user_metadata and the like
    'ALTER POLICY "Users can read own conversations" ON conversations'
    " USING (user_id::TEXT = current_setting('request.jwt.claims')::JSONB ->> 'user_id')": "conversations select",
    'ALTER POLICY "Users can read own data" ON users'
    " USING (auth.uid() = id OR current_setting('request.jwt.claims')::JSONB ->> 'role' = 'service_role')": (
        "users select all there are"
    ),
    "GRANT UPDATE ON users TO authenticated": "users update the email of one's own",
    "GRANT UPDATE (email) ON users TO authenticated": "users update the email",
    "GRANT SELECT ON users TO anon": "users select",
    "GRANT EXECUTE ON FUNCTION release_email(TEXT, UUID) TO PUBLIC": "release_email",
    "REVOKE EXECUTE ON FUNCTION get_wellness_streak(UUID) FROM authenticated": "get_wellness_streak",
    "REVOKE INSERT ON messages FROM authenticated": "messages insert",
}
BREACHES_OF_EXTRAS = {
    "ALTER TABLE sync_tombstones DISABLE ROW LEVEL SECURITY": "sync_tombstones select",
    "GRANT SELECT ON wellness_entries_other TO authenticated": "a partition select",
    "GRANT DELETE, SELECT ON wellness_entries_other TO authenticated;"
    "ALTER TABLE wellness_entries_other DISABLE ROW LEVEL SECURITY": "a partition delete",
    "ALTER FUNCTION bulk_update(TEXT, JSON[]) SECURITY DEFINER": "bulk_update",
    "GRANT EXECUTE ON FUNCTION bulk_update(TEXT, JSON[]) TO anon": "bulk_update of a message",
    "GRANT USAGE ON SCHEMA organic_audit TO anon; GRANT SELECT ON organic_audit.changes TO anon": "the audit select",
}


def cells(table: str) -> dict[str, tuple[str, ...]]:
    """A table's cells by line, in the order of CALLERS."""
    head, *lines = [re.split(r"\s{2,}", line.strip()) for line in table.strip().splitlines() if line.strip()]
    assert tuple(head) == CALLERS
    return {name: tuple(row) for name, *row in lines}


def by_sql(table: str) -> dict[str, tuple[str, ...]]:
    """The cells as SQL fills them, without lines that it has not."""
    return {line: tuple(cell.split("/")[0] for cell in row) for line, row in cells(table).items() if LINES[line].sql}


def by_rest(table: str) -> dict[str, tuple[str, ...]]:
    """The cells as REST fills them, without lines that it has not."""
    return {line: tuple(cell.split("/")[-1] for cell in row) for line, row in cells(table).items() if LINES[line].rest}


def filled(text: str, **names: str) -> str:
    """A statement or request with the names of these rows."""
    return Template(text).substitute(version=VERSION, **names)
