"""What needs an installed PostgreSQL, like the driver of that name, is there where it is."""

from __future__ import annotations

from tests.server.databases import available_drivers

collect_ignore = (
    [] if "postgres" in available_drivers() else ["test_supabase_cli.py", "test_extras.py", "test_one_schema.py"]
)
