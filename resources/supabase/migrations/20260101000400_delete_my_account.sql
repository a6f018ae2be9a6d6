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
