"""Insights: trends, the pattern of the week, and the check against the server."""
