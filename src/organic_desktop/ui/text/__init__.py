"""Values, dates, messages and sync data as text in the user's language and locale."""
