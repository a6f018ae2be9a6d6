-- Takes extras/bulk_update back: devices send each edited row by a request of its own again.

DROP FUNCTION IF EXISTS public.bulk_update(TEXT, JSON[]);
