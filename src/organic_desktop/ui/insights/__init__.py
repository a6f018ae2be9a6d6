"""The insights page: trends, weekdays, streaks, and a comparison with the server."""
