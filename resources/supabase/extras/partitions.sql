-- Keep wellness_entries in one partition a month, as the schema document sketches it for large projects.
-- applied: EXISTS (SELECT FROM pg_catalog.pg_partitioned_table WHERE partrelid = to_regclass('public.wellness_entries'))
--
-- An existing table is moved over with its rows, stamps, policies, grants, triggers, indexes and publications, in the one
-- transaction that this file is to be run in; nobody can use the table meanwhile. The primary key is (id, date), since a
-- partitioned table's must hold its date; UNIQUE (user_id, date) stays, and so does every statement of a client.
--
-- A day of a month that has no partition goes to wellness_entries_other, so nothing is ever refused. Have the months to come
-- made ahead, say once a month by pg_cron: SELECT ensure_entry_partitions(12);
--
-- Row level security of the table isn't asked where a partition is read by its own name: each has it on, with no policy, and
-- no role of the API has a grant on any. It may be run again; revert/partitions.sql moves the rows back.

CREATE OR REPLACE FUNCTION add_entry_partition(p_month DATE)
RETURNS VOID
LANGUAGE plpgsql
SET search_path = ''
AS $$
DECLARE
  name TEXT := 'wellness_entries_' || to_char(p_month, 'YYYY_MM');
  crowded BOOLEAN := false;
BEGIN
  -- Or a day that is written meanwhile would stop it.
  LOCK TABLE ONLY public.wellness_entries IN ACCESS EXCLUSIVE MODE;
  IF to_regclass('public.wellness_entries_other') IS NOT NULL THEN
    SELECT EXISTS (SELECT FROM public.wellness_entries_other WHERE date >= p_month AND date < p_month + INTERVAL '1 month')
    INTO crowded;
  END IF;
  -- Attached when it is filled, and the other one detached meanwhile: no trigger may see these rows come or go.
  EXECUTE format('CREATE TABLE public.%I (LIKE public.wellness_entries INCLUDING DEFAULTS INCLUDING CONSTRAINTS)', name);
  EXECUTE format('ALTER TABLE public.%I ENABLE ROW LEVEL SECURITY', name);
  EXECUTE format('REVOKE ALL ON public.%I FROM PUBLIC, anon, authenticated, service_role', name);
  IF crowded THEN
    ALTER TABLE public.wellness_entries DETACH PARTITION public.wellness_entries_other;
    EXECUTE format(
      'INSERT INTO public.%I SELECT * FROM public.wellness_entries_other WHERE date >= $1 AND date < $2', name
    ) USING p_month, p_month + INTERVAL '1 month';
    DELETE FROM public.wellness_entries_other WHERE date >= p_month AND date < p_month + INTERVAL '1 month';
  END IF;
  EXECUTE format(
    'ALTER TABLE public.wellness_entries ATTACH PARTITION public.%I FOR VALUES FROM (%L) TO (%L)',
    name, p_month, (p_month + INTERVAL '1 month')::DATE
  );
  IF crowded THEN
    ALTER TABLE public.wellness_entries ATTACH PARTITION public.wellness_entries_other DEFAULT;
  END IF;
END;
$$;

CREATE OR REPLACE FUNCTION ensure_entry_partitions(p_months_ahead INTEGER DEFAULT 12)
RETURNS INTEGER
LANGUAGE plpgsql
SET search_path = ''
AS $$
DECLARE
  this_month DATE := date_trunc('month', current_date::TIMESTAMP);
  month DATE;
  made INTEGER := 0;
BEGIN
  LOCK TABLE public.wellness_entries IN SHARE UPDATE EXCLUSIVE MODE;
  FOR month IN
    SELECT this_month + n * INTERVAL '1 month' FROM generate_series(0, p_months_ahead) AS n
    UNION
    SELECT date_trunc('month', date::TIMESTAMP) FROM public.wellness_entries_other
    WHERE date >= '2000-01-01' AND date < this_month + (p_months_ahead + 1) * INTERVAL '1 month'
  LOOP
    IF to_regclass('public.wellness_entries_' || to_char(month, 'YYYY_MM')) IS NULL THEN
      PERFORM public.add_entry_partition(month);
      made := made + 1;
    END IF;
  END LOOP;
  RETURN made;
END;
$$;

-- The statements that make all that hangs on wellness_entries again, in the order they must be run.
CREATE OR REPLACE FUNCTION describe_wellness_entries(p_primary_key TEXT)
RETURNS SETOF TEXT
LANGUAGE sql
STABLE
SET search_path = ''
AS $$
  SELECT statement FROM (
    SELECT 1 AS step, conname AS name, format(
      'ALTER TABLE public.wellness_entries ADD CONSTRAINT %I %s',
      conname, CASE contype WHEN 'p' THEN p_primary_key ELSE pg_get_constraintdef(oid) END
    ) AS statement
    FROM pg_catalog.pg_constraint
    WHERE conrelid = 'public.wellness_entries'::regclass AND contype IN ('p', 'u', 'f', 'x')
    UNION ALL
    SELECT 2, indexrelid::regclass::TEXT, pg_get_indexdef(indexrelid)
    FROM pg_catalog.pg_index
    WHERE indrelid = 'public.wellness_entries'::regclass
      AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conindid = indexrelid)
    UNION ALL
    SELECT 3, '', 'ALTER TABLE public.wellness_entries ENABLE ROW LEVEL SECURITY'
    FROM pg_catalog.pg_class WHERE oid = 'public.wellness_entries'::regclass AND relrowsecurity
    UNION ALL
    SELECT 3, 'forced', 'ALTER TABLE public.wellness_entries FORCE ROW LEVEL SECURITY'
    FROM pg_catalog.pg_class WHERE oid = 'public.wellness_entries'::regclass AND relforcerowsecurity
    UNION ALL
    SELECT 3, 'replicated', format('ALTER TABLE public.wellness_entries REPLICA IDENTITY %s', CASE relreplident
      WHEN 'f' THEN 'FULL' WHEN 'n' THEN 'NOTHING' ELSE (
        SELECT format('USING INDEX %I', relname) FROM pg_catalog.pg_index AS chosen
        JOIN pg_catalog.pg_class AS named ON named.oid = indexrelid WHERE indrelid = entries.oid AND indisreplident
      ) END)
    FROM pg_catalog.pg_class AS entries WHERE oid = 'public.wellness_entries'::regclass AND relreplident <> 'd'
    UNION ALL
    SELECT 3, 'said', format('COMMENT ON TABLE public.wellness_entries IS %L', obj_description(oid, 'pg_class'))
    FROM pg_catalog.pg_class
    WHERE oid = 'public.wellness_entries'::regclass AND obj_description(oid, 'pg_class') IS NOT NULL
    UNION ALL
    SELECT 3, stxname, pg_get_statisticsobjdef(oid)
    FROM pg_catalog.pg_statistic_ext WHERE stxrelid = 'public.wellness_entries'::regclass
    UNION ALL
    SELECT 3, rulename, pg_get_ruledef(oid)
    FROM pg_catalog.pg_rewrite WHERE ev_class = 'public.wellness_entries'::regclass
    UNION ALL
    SELECT 4, policyname, format(
      'CREATE POLICY %I ON public.wellness_entries AS %s FOR %s TO %s', policyname, permissive, cmd,
      (SELECT string_agg(CASE role WHEN 'public' THEN 'PUBLIC' ELSE quote_ident(role) END, ', ') FROM unnest(roles) AS role)
    ) || coalesce(' USING (' || qual || ')', '') || coalesce(' WITH CHECK (' || with_check || ')', '')
    FROM pg_catalog.pg_policies WHERE schemaname = 'public' AND tablename = 'wellness_entries'
    UNION ALL
    SELECT 5, tgname, pg_get_triggerdef(oid)
    FROM pg_catalog.pg_trigger WHERE tgrelid = 'public.wellness_entries'::regclass AND NOT tgisinternal
    UNION ALL
    SELECT 5, tgname || ' set', format('ALTER TABLE public.wellness_entries %s TRIGGER %I', CASE tgenabled
      WHEN 'D' THEN 'DISABLE' WHEN 'R' THEN 'ENABLE REPLICA' ELSE 'ENABLE ALWAYS' END, tgname)
    FROM pg_catalog.pg_trigger
    WHERE NOT tgisinternal AND tgrelid = 'public.wellness_entries'::regclass AND tgenabled <> 'O'
    UNION ALL
    SELECT 6, '', 'REVOKE ALL ON public.wellness_entries FROM PUBLIC, anon, authenticated, service_role'
    UNION ALL
    SELECT 7, privilege, format(
      'GRANT %s ON public.wellness_entries TO %s%s', privilege,
      CASE grantee WHEN 0 THEN 'PUBLIC' ELSE grantee::regrole::TEXT END,
      CASE WHEN grantable THEN ' WITH GRANT OPTION' ELSE '' END
    )
    FROM (
      SELECT relation.relowner AS owner, whole.grantee, whole.privilege_type, whole.is_grantable
      FROM pg_catalog.pg_class AS relation, aclexplode(relation.relacl) AS whole
      WHERE relation.oid = 'public.wellness_entries'::regclass
      UNION ALL
      SELECT 0, part.grantee, part.privilege_type || format(' (%I)', attname), part.is_grantable
      FROM pg_catalog.pg_attribute, aclexplode(attacl) AS part
      WHERE attrelid = 'public.wellness_entries'::regclass AND NOT attisdropped
    ) AS granted (owner, grantee, privilege, grantable)
    WHERE grantee <> owner OR grantee = 0
    UNION ALL
    SELECT 8, pubname, format('ALTER PUBLICATION %I ADD TABLE public.wellness_entries', pubname) || coalesce(
      ' (' || (SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) FROM pg_catalog.pg_attribute
        WHERE attrelid = prrelid AND attnum = ANY (prattrs::INT2[])) || ')', ''
    ) || coalesce(' WHERE (' || pg_get_expr(prqual, prrelid) || ')', '')
    FROM pg_catalog.pg_publication_rel
    JOIN pg_catalog.pg_publication ON pg_publication.oid = prpubid
    WHERE prrelid = 'public.wellness_entries'::regclass
  ) AS parts
  ORDER BY step, name;
$$;

-- Make the table anew, partitioned or whole, with the same rows and all that hangs on it.
CREATE OR REPLACE FUNCTION rebuild_wellness_entries(p_partitioned BOOLEAN)
RETURNS VOID
LANGUAGE plpgsql
SET search_path = ''
AS $$
DECLARE
  primary_key TEXT := CASE WHEN p_partitioned THEN 'PRIMARY KEY (id, date)' ELSE 'PRIMARY KEY (id)' END;
  statements TEXT[];
  statement TEXT;
  month DATE;
BEGIN
  IF current_setting('transaction_isolation') <> 'read committed' THEN
    RAISE EXCEPTION 'in another isolation level than READ COMMITTED, rows written meanwhile would be lost';
  END IF;
  LOCK TABLE public.wellness_entries IN ACCESS EXCLUSIVE MODE;
  statements := ARRAY (SELECT public.describe_wellness_entries(primary_key));
  ALTER TABLE public.wellness_entries RENAME TO wellness_entries_before;
  EXECUTE 'CREATE TABLE public.wellness_entries (LIKE public.wellness_entries_before INCLUDING DEFAULTS'
    || ' INCLUDING CONSTRAINTS INCLUDING GENERATED INCLUDING IDENTITY INCLUDING STORAGE INCLUDING COMMENTS)'
    || CASE WHEN p_partitioned THEN ' PARTITION BY RANGE (date)' ELSE '' END;
  IF p_partitioned THEN
    CREATE TABLE public.wellness_entries_other PARTITION OF public.wellness_entries DEFAULT;
    ALTER TABLE public.wellness_entries_other ENABLE ROW LEVEL SECURITY;
    REVOKE ALL ON public.wellness_entries_other FROM PUBLIC, anon, authenticated, service_role;
    FOR month IN
      SELECT DISTINCT date_trunc('month', date::TIMESTAMP) FROM public.wellness_entries_before
      WHERE date >= '2000-01-01' AND date < '2100-01-01'
    LOOP
      PERFORM public.add_entry_partition(month);
    END LOOP;
  END IF;
  INSERT INTO public.wellness_entries SELECT * FROM public.wellness_entries_before;
  DROP TABLE public.wellness_entries_before;
  FOREACH statement IN ARRAY statements LOOP
    EXECUTE statement;
  END LOOP;
END;
$$;

REVOKE EXECUTE
  ON FUNCTION
    add_entry_partition(DATE), ensure_entry_partitions(INTEGER),
    describe_wellness_entries(TEXT), rebuild_wellness_entries(BOOLEAN)
  FROM PUBLIC, anon, authenticated, service_role;

DO $$
BEGIN
  IF to_regclass('wellness_entries_other') IS NULL THEN
    PERFORM rebuild_wellness_entries(true);
  END IF;
  PERFORM ensure_entry_partitions();
END;
$$;
