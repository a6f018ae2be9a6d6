-- Let the document's functions look names up in `public` alone, whoever calls them with whatever search_path.
-- applied: EXISTS (SELECT FROM pg_catalog.pg_proc WHERE oid = to_regprocedure('public.get_wellness_streak(uuid)') AND proconfig IS NOT NULL)
--
-- It is what the advisor calls `function_search_path_mutable`. It may be run again; revert/search_path.sql takes it back.

ALTER FUNCTION update_updated_at_column() SET search_path = public, pg_temp;
ALTER FUNCTION get_wellness_stats(UUID, INTEGER) SET search_path = public, pg_temp;
ALTER FUNCTION get_wellness_streak(UUID) SET search_path = public, pg_temp;
