"""Help, the list of keyboard shortcuts, and licences."""
