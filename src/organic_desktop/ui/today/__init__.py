"""Today: the day in sight, its cards, notes, streak and week."""
