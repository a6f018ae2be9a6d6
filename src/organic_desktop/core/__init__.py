"""Foundations of every room: clock, errors, messages, files, settings, keyring, log."""
