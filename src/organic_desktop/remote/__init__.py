"""Supabase over httpx: GoTrue for who somebody is, PostgREST for their rows, which are plain dicts."""
