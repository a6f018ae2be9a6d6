"""Help, the list of shortcuts, and licences."""
