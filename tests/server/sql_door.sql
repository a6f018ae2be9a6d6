-- Lets tests run SQL as the database's owner over the REST API, on either driver (PGlite has no socket of its own).
-- Part of the test server only; the secret key's role alone may call it.

CREATE FUNCTION run_sql(statement TEXT)
RETURNS JSONB
LANGUAGE plpgsql
SECURITY DEFINER
AS $$
DECLARE
  answer JSONB := '[]';
BEGIN
  IF statement ~* '^\s*(select|values|with)\M' OR statement ~* '^\s*(insert|update|delete)\M.*\mreturning\M' THEN
    EXECUTE format('WITH answer AS (%s) SELECT coalesce(jsonb_agg(to_jsonb(answer)), ''[]'') FROM answer', statement)
    INTO answer;
  ELSE
    EXECUTE statement;
  END IF;
  RETURN answer;
END;
$$;

REVOKE EXECUTE ON FUNCTION run_sql FROM PUBLIC, anon, authenticated;
GRANT EXECUTE ON FUNCTION run_sql TO service_role;
