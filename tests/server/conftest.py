"""What needs an installed PostgreSQL, like the driver of that name, is there where it is."""

from __future__ import annotations

from tests.server.databases import available_drivers

ON_POSTGRESQL = [
    "test_backup.py",
    "test_database_checks.py",
    "test_extras.py",
    "test_extras_broken.py",
    "test_extras_cli.py",
    "test_one_schema.py",
    "test_pooling.py",
    "test_project_file.py",
    "test_supabase_cli.py",
]
collect_ignore = [] if "postgres" in available_drivers() else ON_POSTGRESQL
