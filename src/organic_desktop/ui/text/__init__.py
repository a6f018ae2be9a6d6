"""How values, dates, messages and sync data are written in the user's language and locale."""
