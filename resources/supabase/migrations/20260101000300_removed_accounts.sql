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
