-- Optional: the document's functions look names up in `public` alone, whoever calls them with whatever search_path (the
-- advisor's `function_search_path_mutable`). It may be run again; revert/search_path.sql takes it back.

ALTER FUNCTION update_updated_at_column() SET search_path = public, pg_temp;
ALTER FUNCTION get_wellness_stats(UUID, INTEGER) SET search_path = public, pg_temp;
ALTER FUNCTION get_wellness_streak(UUID) SET search_path = public, pg_temp;
