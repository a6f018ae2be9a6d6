"""Modules: all ten in sight, and one of them with its topics."""
