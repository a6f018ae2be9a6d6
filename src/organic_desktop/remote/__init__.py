"""Supabase over httpx: GoTrue for accounts and sessions, PostgREST for rows, which are plain dicts."""
