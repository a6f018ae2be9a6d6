"""What only the owner of a Supabase project does: its database's copies, extras and checks, by PostgreSQL's programs.

Nothing here is needed to use the desktop, and no password reaches an argument, a file or a log (docs/decisions/0071).
"""
