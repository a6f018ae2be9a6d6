"""Conversations: what is asked, of whom, and what may be believed of the answer. No Qt, no App."""
