"""Sync & activity: what waits, what happened, and what was decided."""
