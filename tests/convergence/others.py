"""What others do to the server: other clients, mass updates, odd rows, restored copies, refusals for a while.

Whatever makes the server refuse or say odd things leaves in ``to_mend`` how it ends.
"""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from organic_desktop.store.schema import WELLNESS_ENTRIES
from tests.convergence.computers import Computers
from tests.convergence.state import STRANGERS_DAY, days
from tests.faults.breaks import JSON
from tests.faults.proxy import Answer, Passage, pass_on
from tests.server.fixtures import sign_up

PAST_TRIGGERS = "SET LOCAL session_replication_role = replica;"
TABLES = ("users", "wellness_entries", "module_progress", "conversations", "messages")
MINE = {
    "users": "id = '{user}'",
    "messages": "conversation_id IN (SELECT id FROM conversations WHERE user_id = '{user}')",
}
# A value that no client can show, and the one that it is mended with: one that nobody types.
ODD_VALUES = [
    ("users", "created_at", "'infinity'", "now()"),
    ("users", "updated_at", "'-infinity'", "now()"),
    ("users", "created_at", "NULL", "now()"),
    ("wellness_entries", "sleep_hours", "'NaN'", "NULL"),
    ("wellness_entries", "created_at", "'infinity'", "now()"),
    ("module_progress", "last_activity", "'-infinity'", "NULL"),
    ("module_progress", "progress_percentage", "'NaN'", "77.77"),
    ("conversations", "created_at", "'infinity'", "now()"),
    ("conversations", "updated_at", "'infinity'", "now()"),
]
# What a server may refuse clients for a while, and how that ends.
REFUSALS = [
    (
        "REVOKE INSERT, UPDATE ON wellness_entries FROM authenticated",
        "GRANT INSERT, UPDATE ON wellness_entries TO authenticated",
    ),
    (
        'ALTER POLICY "Users can insert own messages" ON messages WITH CHECK (false)',
        'ALTER POLICY "Users can insert own messages" ON messages WITH CHECK ('
        "EXISTS (SELECT 1 FROM conversations WHERE id = messages.conversation_id AND user_id = auth.uid()))",
    ),
    (
        'ALTER POLICY "Users can update own progress" ON module_progress USING (true) WITH CHECK (false)',
        'DROP POLICY "Users can update own progress" ON module_progress;'
        'CREATE POLICY "Users can update own progress" ON module_progress FOR UPDATE USING (auth.uid() = user_id)',
    ),
    (
        "REVOKE EXECUTE ON FUNCTION bulk_update FROM authenticated",
        "GRANT EXECUTE ON FUNCTION bulk_update TO authenticated",
    ),
    (
        "ALTER TABLE module_progress ADD CONSTRAINT for_a_day CHECK (current_user <> 'authenticated') NOT VALID",
        "ALTER TABLE module_progress DROP CONSTRAINT for_a_day",
    ),
]
UNKNOWN_ROLE = "system"
BUSY = [(405, "25006"), (500, "57014"), (504, "PGRST003"), (503, "53300")]


class Others(Computers):
    """They write past policies and triggers, or against ours."""

    @rule(day=days, late=st.sampled_from([0, 5, 20]))
    def change_on_the_server(self, day: date, late: int) -> None:
        """Another client, whose transaction may have begun some seconds before."""
        before = self.remote(WELLNESS_ENTRIES, day)
        if before:
            score = Decimal(100 + self.next()) / 100
            self.server.sql(
                f"{PAST_TRIGGERS} UPDATE wellness_entries SET mood_score = {score},"
                f" updated_at = now() - interval '{late} seconds' WHERE id = '{before['id']}'"
            )
            self.ledger.note("another", WELLNESS_ENTRIES, before, {**before, "mood_score": score})

    @rule()
    def change_everything_on_the_server(self) -> None:
        """A mass update: as many rows as before, each in another version."""
        score = Decimal(100 + self.next()) / 100
        for day in self.glasses:
            if before := self.remote(WELLNESS_ENTRIES, day):
                self.ledger.note("another", WELLNESS_ENTRIES, before, {**before, "energy_level": score})
        self.server.sql(f"UPDATE wellness_entries SET energy_level = {score} WHERE {self.mine('wellness_entries')}")

    @precondition(lambda self: self.may_delete)
    @rule(day=days)
    def delete_on_the_server(self, day: date) -> None:
        before = self.remote(WELLNESS_ENTRIES, day)
        if before:
            self.server.sql(f"DELETE FROM wellness_entries WHERE id = '{before['id']}'")
            self.ledger.note("another", WELLNESS_ENTRIES, before, {})

    @precondition(lambda self: self.may_delete and self.history)
    @rule(share=st.sampled_from([3, 20, 1000]))
    def delete_history_on_the_server(self, share: int) -> None:
        """Few, which go without asking, and many, which don't."""
        self.server.sql(
            f"DELETE FROM wellness_entries WHERE id IN (SELECT id FROM wellness_entries"
            f" WHERE {self.mine('wellness_entries')} AND date < '2026-01-01' ORDER BY date LIMIT {share})"
        )

    @precondition(lambda self: self.copy is None)
    @rule()
    def copy_the_server(self) -> None:
        self.copy = {table: self.server.sql(f"SELECT * FROM {table} WHERE {self.mine(table)}") for table in TABLES}

    @precondition(lambda self: self.may_restore and self.copy)
    @rule()
    def restore_the_copy(self) -> None:
        """The server goes back in time: rows made since are gone, others have their old versions."""
        assert self.copy
        self.ledger.forget("another")  # what only the server knew is gone with it
        statements = [f"DELETE FROM {table} WHERE {self.mine(table)}" for table in reversed(TABLES[1:])]
        for table in TABLES[1:]:
            rows = json.dumps([row for row in self.copy[table] if row.get("role") != UNKNOWN_ROLE]).replace("'", "''")
            statements.append(f"INSERT INTO {table} SELECT * FROM jsonb_populate_recordset(NULL::{table}, '{rows}')")
        self.server.sql(PAST_TRIGGERS + ";".join(statements))
        self.restored, self.copy = True, None
        self.met.add("a restored server")

    @rule(odd=st.sampled_from(ODD_VALUES))
    def make_a_row_odd(self, odd: tuple[str, str, str, str]) -> None:
        """One row of the account's; all others, its children included, must get along with it."""
        table, column, value, _ = odd
        self.met.add(f"odd {table}")
        found = self.server.sql(f"SELECT id FROM {table} WHERE {self.mine(table)} ORDER BY id LIMIT 1")
        for row in found:
            if column == "sleep_hours":
                self.give_up(row["id"], column)
            past = PAST_TRIGGERS if column == "updated_at" else ""
            self.server.sql(f"{past} UPDATE {table} SET {column} = {value} WHERE id = '{row['id']}'")
            self.to_mend.append(self.mend_odd_values)

    @rule()
    def a_role_that_we_do_not_know(self) -> None:
        """The server's CHECK was widened."""
        chats = self.server.sql(f"SELECT id FROM conversations WHERE {self.mine('conversations')} ORDER BY id LIMIT 1")
        if not chats:
            return
        self.server.sql("ALTER TABLE messages DROP CONSTRAINT IF EXISTS messages_role_check")
        self.server.sql(
            f"INSERT INTO messages (conversation_id, role, content) VALUES ('{chats[0]['id']}', 'system', 'Be kind.')"
        )

        def mend() -> None:
            self.server.sql(f"DELETE FROM messages WHERE role = '{UNKNOWN_ROLE}'")
            self.server.sql(
                "ALTER TABLE messages DROP CONSTRAINT IF EXISTS messages_role_check;"
                "ALTER TABLE messages ADD CONSTRAINT messages_role_check CHECK (role IN ('user', 'assistant'))"
            )

        self.to_mend.append(mend)

    @rule()
    def show_everybody_everything(self) -> None:
        """A policy too wide: strangers' days come along with one's own (``docs/sync.md``, invariant I10)."""
        self.stranger = self.stranger or sign_up(self.server)
        policy = '"Everybody sees everything" ON wellness_entries'
        self.server.sql(
            f"DROP POLICY IF EXISTS {policy}; CREATE POLICY {policy} FOR SELECT USING (true);"
            "INSERT INTO wellness_entries (user_id, date, mood_score)"
            f" VALUES ('{self.stranger.user_id}', '{STRANGERS_DAY}', 1) ON CONFLICT DO NOTHING"
        )
        self.to_mend.append(lambda: self.server.sql(f"DROP POLICY IF EXISTS {policy}"))

    @rule(refusal=st.sampled_from(REFUSALS))
    def refuse_for_a_while(self, refusal: tuple[str, str]) -> None:
        begin, end = refusal
        if all(begin != known for known in self.refusing):
            self.server.sql(begin)
            self.refusing.append(begin)
            self.met.add("refusals for a while")
            self.to_mend.append(lambda: self.server.sql(end))

    @rule(answer=st.sampled_from(BUSY))
    def write_nothing_for_a_while(self, answer: tuple[int, str]) -> None:
        """A project that is read-only, or whose database has no time, answers reads as ever."""
        status, code = answer
        body = json.dumps({"code": code, "message": "not now", "details": None, "hint": None}).encode()

        def read_only(passage: Passage) -> None:
            writes = passage.request.method not in ("GET", "HEAD") and "/rest/" in passage.request.path
            passage.give(Answer(status, JSON, body)) if writes else pass_on(passage)

        self.proxy.usual = read_only
        self.to_mend.append(lambda: setattr(self.proxy, "usual", pass_on))

    def mend_odd_values(self) -> None:
        """Wherever they are by now: a restored copy may have brought them back."""
        for table, column, _, sane in ODD_VALUES:
            odd = f"{column}::text IN ('NaN', 'infinity', '-infinity')"
            if table == "users":
                odd += f" OR {column} IS NULL"
            self.server.sql(f"UPDATE {table} SET {column} = {sane} WHERE {self.mine(table)} AND ({odd})")

    @precondition(lambda self: self.to_mend)
    @rule()
    def mend(self) -> None:
        """All that was odd or refused is well again."""
        while self.to_mend:
            self.to_mend.pop()()
        self.refusing.clear()

    def mine(self, table: str) -> str:
        """The rows of the account, as a condition."""
        return MINE.get(table, "user_id = '{user}'").format(user=self.account.user_id)

    def give_up(self, row_id: str, column: str) -> None:
        """Somebody overwrote a value on the server with what can't be shown."""
        for day in self.glasses:
            before = self.remote(WELLNESS_ENTRIES, day)
            if before.get("id") == row_id:
                self.ledger.note("another", WELLNESS_ENTRIES, before, {**before, column: None})
