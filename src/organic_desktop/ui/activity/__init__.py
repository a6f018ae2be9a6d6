"""The activity page: sync status, pending changes, conflicts, and what sync removed."""
