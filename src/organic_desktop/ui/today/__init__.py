"""The Today page: a day's cards, notes, streak and week."""
