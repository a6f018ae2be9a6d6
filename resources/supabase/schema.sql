-- The whole schema in one file, for a project that has none of it: psql -f schema.sql
-- Made from migrations/ by `make schema`; edit those. After an error nothing of it is left.

\set ON_ERROR_STOP on
BEGIN;

-- ---------------------------------------------------------------------------------------------------------------------
-- migrations/20260101000000_schema.sql
-- ---------------------------------------------------------------------------------------------------------------------

-- The schema of Organic OS: five tables with their indexes, row level security and policies, the updated_at triggers,
-- and the two functions that answer for statistics and streaks. The statements are the schema document's own.

-- users

CREATE TABLE users (
  id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
  email TEXT UNIQUE NOT NULL,
  full_name TEXT,
  avatar_url TEXT,
  timezone TEXT DEFAULT 'UTC',
  created_at TIMESTAMPTZ DEFAULT NOW(),
  updated_at TIMESTAMPTZ DEFAULT NOW()
);

CREATE INDEX users_email_idx ON users (email);

ALTER TABLE users ENABLE ROW LEVEL SECURITY;

-- Users can read their own data
CREATE POLICY "Users can read own data" ON users
  FOR SELECT USING (auth.uid() = id);

-- Users can update their own data
CREATE POLICY "Users can update own data" ON users
  FOR UPDATE USING (auth.uid() = id);

-- wellness_entries

CREATE TABLE wellness_entries (
  id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
  user_id UUID NOT NULL REFERENCES users(id) ON DELETE CASCADE,
  date DATE NOT NULL,
  sleep_hours DECIMAL(4,2),
  water_intake_ml INTEGER,
  exercise_minutes INTEGER,
  meditation_minutes INTEGER,
  mood_score DECIMAL(3,2),
  energy_level DECIMAL(3,2),
  nutrition_notes TEXT,
  created_at TIMESTAMPTZ DEFAULT NOW(),
  updated_at TIMESTAMPTZ DEFAULT NOW(),
  UNIQUE(user_id, date)
);

CREATE INDEX wellness_user_date_idx ON wellness_entries (user_id, date);
CREATE INDEX wellness_date_idx ON wellness_entries (date);

ALTER TABLE wellness_entries ENABLE ROW LEVEL SECURITY;

-- Users can read their own entries
CREATE POLICY "Users can read own wellness" ON wellness_entries
  FOR SELECT USING (auth.uid() = user_id);

-- Users can insert their own entries
CREATE POLICY "Users can insert own wellness" ON wellness_entries
  FOR INSERT WITH CHECK (auth.uid() = user_id);

-- Users can update their own entries
CREATE POLICY "Users can update own wellness" ON wellness_entries
  FOR UPDATE USING (auth.uid() = user_id);

-- Users can delete their own entries
CREATE POLICY "Users can delete own wellness" ON wellness_entries
  FOR DELETE USING (auth.uid() = user_id);

-- module_progress

CREATE TABLE module_progress (
  id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
  user_id UUID NOT NULL REFERENCES users(id) ON DELETE CASCADE,
  module_name TEXT NOT NULL,
  progress_percentage DECIMAL(5,2) DEFAULT 0,
  completed_topics TEXT[] DEFAULT '{}',
  current_focus TEXT,
  notes TEXT,
  last_activity TIMESTAMPTZ,
  created_at TIMESTAMPTZ DEFAULT NOW(),
  updated_at TIMESTAMPTZ DEFAULT NOW(),
  UNIQUE(user_id, module_name)
);

CREATE INDEX progress_user_module_idx ON module_progress (user_id, module_name);
CREATE INDEX progress_module_idx ON module_progress (module_name);

ALTER TABLE module_progress ENABLE ROW LEVEL SECURITY;

-- Users can read their own progress
CREATE POLICY "Users can read own progress" ON module_progress
  FOR SELECT USING (auth.uid() = user_id);

-- Users can insert their own progress
CREATE POLICY "Users can insert own progress" ON module_progress
  FOR INSERT WITH CHECK (auth.uid() = user_id);

-- Users can update their own progress
CREATE POLICY "Users can update own progress" ON module_progress
  FOR UPDATE USING (auth.uid() = user_id);

-- Users can delete their own progress
CREATE POLICY "Users can delete own progress" ON module_progress
  FOR DELETE USING (auth.uid() = user_id);

-- conversations

CREATE TABLE conversations (
  id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
  user_id UUID NOT NULL REFERENCES users(id) ON DELETE CASCADE,
  module_name TEXT NOT NULL,
  topic TEXT,
  message_count INTEGER DEFAULT 0,
  created_at TIMESTAMPTZ DEFAULT NOW(),
  updated_at TIMESTAMPTZ DEFAULT NOW()
);

CREATE INDEX conversations_user_idx ON conversations (user_id);
CREATE INDEX conversations_module_idx ON conversations (module_name);

ALTER TABLE conversations ENABLE ROW LEVEL SECURITY;

-- Users can read their own conversations
CREATE POLICY "Users can read own conversations" ON conversations
  FOR SELECT USING (auth.uid() = user_id);

-- Users can insert their own conversations
CREATE POLICY "Users can insert own conversations" ON conversations
  FOR INSERT WITH CHECK (auth.uid() = user_id);

-- Users can update their own conversations
CREATE POLICY "Users can update own conversations" ON conversations
  FOR UPDATE USING (auth.uid() = user_id);

-- messages

CREATE TABLE messages (
  id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
  conversation_id UUID NOT NULL REFERENCES conversations(id) ON DELETE CASCADE,
  role TEXT NOT NULL CHECK (role IN ('user', 'assistant')),
  content TEXT NOT NULL,
  tokens_used INTEGER,
  created_at TIMESTAMPTZ DEFAULT NOW()
);

CREATE INDEX messages_conversation_idx ON messages (conversation_id);
CREATE INDEX messages_created_idx ON messages (created_at);

ALTER TABLE messages ENABLE ROW LEVEL SECURITY;

-- Users can read messages from their conversations
CREATE POLICY "Users can read own messages" ON messages
  FOR SELECT USING (
    EXISTS (
      SELECT 1 FROM conversations
      WHERE id = messages.conversation_id
      AND user_id = auth.uid()
    )
  );

-- Users can insert messages to their conversations
CREATE POLICY "Users can insert own messages" ON messages
  FOR INSERT WITH CHECK (
    EXISTS (
      SELECT 1 FROM conversations
      WHERE id = messages.conversation_id
      AND user_id = auth.uid()
    )
  );

-- updated_at

CREATE OR REPLACE FUNCTION update_updated_at_column()
RETURNS TRIGGER AS $$
BEGIN
  NEW.updated_at = NOW();
  RETURN NEW;
END;
$$ LANGUAGE plpgsql;

CREATE TRIGGER update_users_updated_at
  BEFORE UPDATE ON users
  FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();

CREATE TRIGGER update_wellness_updated_at
  BEFORE UPDATE ON wellness_entries
  FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();

CREATE TRIGGER update_progress_updated_at
  BEFORE UPDATE ON module_progress
  FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();

CREATE TRIGGER update_conversations_updated_at
  BEFORE UPDATE ON conversations
  FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();

-- Statistics of the last days, and the streak of consecutive days

CREATE OR REPLACE FUNCTION get_wellness_stats(
  p_user_id UUID,
  p_days INTEGER DEFAULT 30
)
RETURNS TABLE (
  avg_sleep DECIMAL,
  avg_mood DECIMAL,
  avg_energy DECIMAL,
  avg_water INTEGER,
  avg_exercise INTEGER,
  avg_meditation INTEGER,
  entries_count BIGINT
) AS $$
BEGIN
  RETURN QUERY
  SELECT
    AVG(we.sleep_hours)::DECIMAL(4,2),
    AVG(we.mood_score)::DECIMAL(4,2),
    AVG(we.energy_level)::DECIMAL(4,2),
    AVG(we.water_intake_ml)::INTEGER,
    AVG(we.exercise_minutes)::INTEGER,
    AVG(we.meditation_minutes)::INTEGER,
    COUNT(*)::BIGINT
  FROM wellness_entries we
  WHERE we.user_id = p_user_id
    AND we.date >= CURRENT_DATE - p_days;
END;
$$ LANGUAGE plpgsql;

CREATE OR REPLACE FUNCTION get_wellness_streak(p_user_id UUID)
RETURNS TABLE (
  streak INTEGER,
  last_entry DATE,
  total_entries BIGINT
) AS $$
DECLARE
  v_current DATE;
  v_streak INTEGER := 0;
  v_last DATE;
  v_count BIGINT;
BEGIN
  SELECT MAX(date), COUNT(*) INTO v_last, v_count
  FROM wellness_entries
  WHERE user_id = p_user_id;

  IF v_count = 0 THEN
    RETURN QUERY SELECT 0, NULL::DATE, 0::BIGINT;
    RETURN;
  END IF;

  v_current := CURRENT_DATE;

  -- Check if there's an entry for today or yesterday
  IF NOT EXISTS (
    SELECT 1 FROM wellness_entries
    WHERE user_id = p_user_id AND date = v_current
  ) THEN
    v_current := v_current - 1;
  END IF;

  -- Count consecutive days
  WHILE EXISTS (
    SELECT 1 FROM wellness_entries
    WHERE user_id = p_user_id AND date = v_current
  ) LOOP
    v_streak := v_streak + 1;
    v_current := v_current - 1;
  END LOOP;

  RETURN QUERY SELECT v_streak, v_last, v_count;
END;
$$ LANGUAGE plpgsql;

-- What hosted Supabase grants its API roles by default, spelled out because a project may have that default turned off.
-- The policies above decide what each of them sees.

GRANT SELECT, INSERT, UPDATE, DELETE
  ON users, wellness_entries, module_progress, conversations, messages
  TO anon, authenticated, service_role;

-- ---------------------------------------------------------------------------------------------------------------------
-- migrations/20260101000100_sign_up.sql
-- ---------------------------------------------------------------------------------------------------------------------

-- Every account of Supabase Auth owns one row of public.users. The schema has no INSERT policy on users, so no client can
-- make that row: the database makes it at sign-up, and keeps its email in step when the account's changes.
--
-- SECURITY DEFINER because the auth service's role may not write to public; the empty search_path keeps that privilege
-- from being lent to anything but the names spelled out here. Accounts with no email (phone only) get no row: it must have one.

CREATE OR REPLACE FUNCTION create_user_row()
RETURNS TRIGGER
LANGUAGE plpgsql
SECURITY DEFINER
SET search_path = ''
AS $$
BEGIN
  INSERT INTO public.users (id, email, full_name, avatar_url)
  VALUES (
    NEW.id,
    NEW.email,
    NEW.raw_user_meta_data ->> 'full_name',
    NEW.raw_user_meta_data ->> 'avatar_url'
  )
  ON CONFLICT (id) DO UPDATE SET email = EXCLUDED.email;
  RETURN NEW;
END;
$$;

CREATE TRIGGER create_user_row_on_sign_up
  AFTER INSERT ON auth.users
  FOR EACH ROW
  WHEN (NEW.email IS NOT NULL)
  EXECUTE FUNCTION create_user_row();

CREATE TRIGGER update_user_row_on_email_change
  AFTER UPDATE OF email ON auth.users
  FOR EACH ROW
  WHEN (NEW.email IS NOT NULL AND NEW.email IS DISTINCT FROM OLD.email)
  EXECUTE FUNCTION create_user_row();

-- Accounts that signed up before this migration.
INSERT INTO users (id, email)
SELECT id, email FROM auth.users WHERE email IS NOT NULL
ON CONFLICT (id) DO NOTHING;

-- ---------------------------------------------------------------------------------------------------------------------
-- migrations/20260101000200_grants.sql
-- ---------------------------------------------------------------------------------------------------------------------

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

-- ---------------------------------------------------------------------------------------------------------------------
-- migrations/20260101000300_removed_accounts.sql
-- ---------------------------------------------------------------------------------------------------------------------

-- An account deleted in Supabase Auth takes its rows along, and its address can sign up again.
--
-- A trigger and no foreign key to auth.users: rows whose account is gone already would make the key invalid, and must not
-- be deleted by a migration. They may be all there is, on a project whose accounts have yet to be restored.

CREATE OR REPLACE FUNCTION remove_user_row()
RETURNS TRIGGER
LANGUAGE plpgsql
SECURITY DEFINER
SET search_path = ''
AS $$
BEGIN
  DELETE FROM public.users WHERE id = OLD.id;
  RETURN NULL;
END;
$$;

REVOKE EXECUTE ON FUNCTION remove_user_row() FROM PUBLIC, anon, authenticated;

DROP TRIGGER IF EXISTS remove_user_row_with_the_account ON auth.users;
CREATE TRIGGER remove_user_row_with_the_account
  AFTER DELETE ON auth.users
  FOR EACH ROW
  EXECUTE FUNCTION remove_user_row();

-- An address belongs to the account that has it in Supabase Auth. Until now a row could hold one that wasn't its own: that
-- of an account deleted since, or one its owner had claimed (both stopped the rightful one's sign-up). Such a row gives the
-- address up: it goes back to its account's own, and if that has none, or it is taken, to one that nobody can have.

CREATE OR REPLACE FUNCTION release_email(p_email TEXT, p_owner UUID)
RETURNS VOID
LANGUAGE sql
SECURITY DEFINER
SET search_path = ''
AS $$
  UPDATE public.users AS held
  SET email = coalesce(
    (
      SELECT account.email
      FROM auth.users AS account
      WHERE account.id = held.id
        AND NOT EXISTS (SELECT 1 FROM public.users AS other WHERE other.email = account.email)
    ),
    held.id || '@released.invalid'
  )
  WHERE held.email = p_email
    AND held.id <> p_owner
    AND NOT EXISTS (
      SELECT 1 FROM auth.users AS account WHERE account.id = held.id AND account.email = held.email
    );
$$;

REVOKE EXECUTE ON FUNCTION release_email(TEXT, UUID) FROM PUBLIC, anon, authenticated;

CREATE OR REPLACE FUNCTION create_user_row()
RETURNS TRIGGER
LANGUAGE plpgsql
SECURITY DEFINER
SET search_path = ''
AS $$
BEGIN
  PERFORM public.release_email(NEW.email, NEW.id);
  INSERT INTO public.users (id, email, full_name, avatar_url)
  VALUES (
    NEW.id,
    NEW.email,
    NEW.raw_user_meta_data ->> 'full_name',
    NEW.raw_user_meta_data ->> 'avatar_url'
  )
  ON CONFLICT (id) DO UPDATE SET email = EXCLUDED.email;
  RETURN NEW;
END;
$$;

-- Accounts whose row says another address than theirs, once.
DO $$
DECLARE
  account RECORD;
BEGIN
  FOR account IN
    SELECT named.id, named.email
    FROM auth.users AS named
    JOIN public.users AS held ON held.id = named.id
    WHERE named.email <> held.email
  LOOP
    PERFORM public.release_email(account.email, account.id);
    UPDATE public.users
    SET email = account.email
    WHERE id = account.id
      AND NOT EXISTS (SELECT 1 FROM public.users AS other WHERE other.email = account.email);
  END LOOP;
END;
$$;

-- ---------------------------------------------------------------------------------------------------------------------
-- migrations/20260101000400_delete_my_account.sql
-- ---------------------------------------------------------------------------------------------------------------------

-- The owner of an account removes it, and with it all of its rows (20260101000300_removed_accounts.sql), with nothing but
-- their own token: no client holds a key that Supabase Auth's admin interface would take.
--
-- SECURITY DEFINER because `authenticated` may not write to auth.users. It takes no argument, so that there is nobody else to
-- name, and the empty search_path keeps its privilege from being lent to anything but the names spelled out here.

CREATE OR REPLACE FUNCTION delete_my_account()
RETURNS VOID
LANGUAGE plpgsql
SECURITY DEFINER
SET search_path = ''
AS $$
DECLARE
  me UUID := auth.uid();
BEGIN
  IF me IS NULL THEN
    RAISE EXCEPTION 'delete_my_account() is for somebody signed in' USING ERRCODE = '42501';
  END IF;
  DELETE FROM auth.users WHERE id = me;
END;
$$;

REVOKE EXECUTE ON FUNCTION delete_my_account() FROM PUBLIC, anon, service_role;
GRANT EXECUTE ON FUNCTION delete_my_account() TO authenticated;

-- ---------------------------------------------------------------------------------------------------------------------
-- What Supabase's command line keeps of applied migrations
-- ---------------------------------------------------------------------------------------------------------------------

CREATE SCHEMA IF NOT EXISTS supabase_migrations;
CREATE TABLE IF NOT EXISTS supabase_migrations.schema_migrations (version TEXT NOT NULL PRIMARY KEY);
ALTER TABLE supabase_migrations.schema_migrations ADD COLUMN IF NOT EXISTS statements TEXT[];
ALTER TABLE supabase_migrations.schema_migrations ADD COLUMN IF NOT EXISTS name TEXT;
INSERT INTO supabase_migrations.schema_migrations (version, name) VALUES
  ('20260101000000', 'schema'),
  ('20260101000100', 'sign_up'),
  ('20260101000200', 'grants'),
  ('20260101000300', 'removed_accounts'),
  ('20260101000400', 'delete_my_account');

COMMIT;
