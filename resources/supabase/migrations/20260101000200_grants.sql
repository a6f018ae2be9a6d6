-- Who may do what at all. Policies say which rows; a GRANT says whether the verb exists for a role. Since 2026-10-30 hosted
-- Supabase grants nothing on a new table by itself, while older projects granted everything to everybody: after this file
-- both are alike. It may be applied again.
--
-- `anon` is somebody without an account. There is nothing here for them, so they get nothing, and neither does PUBLIC.
-- `authenticated` gets the verbs that have a policy. A conversation can't be deleted, nor a message changed.
-- `service_role` (the secret key, past every policy) keeps reading and writing rows.

REVOKE ALL
  ON users, wellness_entries, module_progress, conversations, messages
  FROM PUBLIC, anon, authenticated;

GRANT USAGE ON SCHEMA public TO authenticated, service_role;

GRANT SELECT ON users TO authenticated;
GRANT SELECT, INSERT, UPDATE, DELETE ON wellness_entries, module_progress TO authenticated;
GRANT SELECT, INSERT, UPDATE ON conversations TO authenticated;
GRANT SELECT, INSERT ON messages TO authenticated;

-- The email is the account's, and Supabase Auth's to change. A row that claims somebody else's would keep them from
-- signing up, and the refusal of a taken one would tell who has an account.
GRANT UPDATE (full_name, avatar_url, timezone) ON users TO authenticated;

GRANT SELECT, INSERT, UPDATE, DELETE
  ON users, wellness_entries, module_progress, conversations, messages
  TO service_role;

REVOKE EXECUTE
  ON FUNCTION get_wellness_stats(UUID, INTEGER), get_wellness_streak(UUID)
  FROM PUBLIC, anon;

GRANT EXECUTE
  ON FUNCTION get_wellness_stats(UUID, INTEGER), get_wellness_streak(UUID)
  TO authenticated, service_role;

-- Triggers run without it, and nobody calls them.
REVOKE EXECUTE ON FUNCTION update_updated_at_column(), create_user_row() FROM PUBLIC, anon, authenticated;
