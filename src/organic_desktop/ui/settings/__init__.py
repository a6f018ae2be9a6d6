"""Settings: the account, goals and units, sync, appearance."""
