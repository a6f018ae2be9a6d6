"""Fixtures that every test may use; the server's are in ``tests/server/fixtures.py``."""

pytest_plugins = ["tests.server.fixtures"]
