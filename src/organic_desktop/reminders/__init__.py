"""Reminders: stored in a file of this computer, checked when they are due, handed to callbacks. No Qt."""
