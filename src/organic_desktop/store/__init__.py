"""The mirror: the local SQLite copy of the server's tables, and the bookkeeping that lets it be reconciled."""
