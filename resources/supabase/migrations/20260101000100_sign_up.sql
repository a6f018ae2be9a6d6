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
