"""The sync engine: reconciles the mirror with the server by pull, merge and push (see ``docs/sync.md``)."""
