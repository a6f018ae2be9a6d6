"""What the window offers to its pages: work in a thread, signals of changes, the way to other pages, commands."""
