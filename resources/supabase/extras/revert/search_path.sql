-- Takes extras/search_path.sql back.

ALTER FUNCTION update_updated_at_column() RESET search_path;
ALTER FUNCTION get_wellness_stats(UUID, INTEGER) RESET search_path;
ALTER FUNCTION get_wellness_streak(UUID) RESET search_path;
