-- Many edited rows in one request, each updated only if it still has the version that its edit was made on.
-- applied: to_regprocedure('public.bulk_update(text, json[])') IS NOT NULL
--
-- The program works as well without; where this is, its sync uses it: 3,650 edited days take 37 requests instead of 3,650.
--
-- `edits` is a list of {"id", "version", "changes"}: `version` is the `updated_at` that the edit was made on (null where the
-- row has none), `changes` holds the columns to change. The answer is a list in the same order of {"updated", "row", "code",
-- "message"}: `row` is what is there now (null: nothing that the caller may see), `code` why this one row was refused.
--
-- SECURITY INVOKER: policies and grants decide as they do about a PATCH of the caller's. Each row has a savepoint of its own,
-- so that a bad one costs no other. A caller that sends the edits sorted by id never meets another in a deadlock, and one
-- row that somebody else holds locked is answered 55P03 after two seconds. It may be run again; revert/bulk_update.sql takes
-- it back.

CREATE OR REPLACE FUNCTION public.bulk_update(table_name TEXT, edits JSON[])
RETURNS JSON
LANGUAGE plpgsql
SECURITY INVOKER
SET search_path = ''
SET lock_timeout = '2s'
AS $$
DECLARE
  most_edits CONSTANT INTEGER := 100;
  most_bytes CONSTANT INTEGER := 1048576;
  bytes BIGINT;
  edit JSON;
  columns TEXT;
  matched INTEGER;
  there JSON;
  answers JSON[] := '{}';
  refused_code TEXT;
  refused_message TEXT;
BEGIN
  IF table_name NOT IN ('users', 'wellness_entries', 'module_progress', 'conversations') THEN
    RAISE EXCEPTION 'no table with versions: %', table_name USING ERRCODE = 'invalid_parameter_value';
  END IF;
  SELECT sum(octet_length(each::TEXT)) INTO bytes FROM unnest(edits) AS each;
  IF cardinality(edits) > most_edits OR bytes > most_bytes THEN
    RAISE EXCEPTION 'more than % edits or % bytes', most_edits, most_bytes USING ERRCODE = 'invalid_parameter_value';
  END IF;
  FOREACH edit IN ARRAY edits LOOP
    BEGIN
      SELECT string_agg(format('%I', name), ', ') INTO columns FROM json_object_keys(edit -> 'changes') AS name;
      IF columns IS NULL THEN
        RAISE EXCEPTION 'an edit without changes' USING ERRCODE = 'invalid_parameter_value';
      END IF;
      EXECUTE format(
        'UPDATE public.%1$I AS stored SET (%2$s) = (SELECT %2$s FROM json_populate_record(NULL::public.%1$I, $1))'
        ' WHERE stored.id = $2 AND stored.updated_at IS NOT DISTINCT FROM $3 RETURNING to_json(stored)',
        table_name, columns
      ) INTO there USING edit -> 'changes', (edit ->> 'id')::UUID, (edit ->> 'version')::TIMESTAMPTZ;
      GET DIAGNOSTICS matched = ROW_COUNT;
      IF matched = 0 THEN
        EXECUTE format('SELECT to_json(stored) FROM public.%I AS stored WHERE stored.id = $1', table_name)
          INTO there USING (edit ->> 'id')::UUID;
      END IF;
      answers := answers || json_build_object('updated', matched > 0, 'row', there);
    EXCEPTION WHEN OTHERS THEN
      GET STACKED DIAGNOSTICS refused_code = RETURNED_SQLSTATE, refused_message = MESSAGE_TEXT;
      answers := answers || json_build_object('updated', false, 'code', refused_code, 'message', refused_message);
    END;
  END LOOP;
  RETURN array_to_json(answers);
END;
$$;

REVOKE EXECUTE ON FUNCTION public.bulk_update(TEXT, JSON[]) FROM PUBLIC, anon, authenticated, service_role;
GRANT EXECUTE ON FUNCTION public.bulk_update(TEXT, JSON[]) TO authenticated;
