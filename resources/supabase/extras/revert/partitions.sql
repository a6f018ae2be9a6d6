-- Takes extras/partitions.sql back: one table again, with every row and stamp, and (id) as its primary key.

DO $$
BEGIN
  IF to_regclass('wellness_entries_other') IS NOT NULL THEN
    PERFORM rebuild_wellness_entries(false);
  END IF;
END;
$$;

DROP FUNCTION IF EXISTS ensure_entry_partitions(INTEGER);
DROP FUNCTION IF EXISTS add_entry_partition(DATE);
DROP FUNCTION IF EXISTS rebuild_wellness_entries(BOOLEAN);
DROP FUNCTION IF EXISTS describe_wellness_entries(TEXT);
