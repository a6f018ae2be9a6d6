"""The engine that reconciles the mirror with the server: pull, merge, push (see ``docs/sync.md``)."""
