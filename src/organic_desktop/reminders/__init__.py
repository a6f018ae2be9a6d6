"""Reminders: kept in a file of this computer, looked at when the time has come, told by one callback. No Qt."""
