"""Data in and out as files: export, and import of our own and other programs' files; a module a format. No Qt."""
