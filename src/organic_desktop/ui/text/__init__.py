"""How values and messages are written in the user's language."""
