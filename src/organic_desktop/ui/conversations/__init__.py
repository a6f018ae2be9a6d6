"""Conversations: which there are, and one of them to be read."""
