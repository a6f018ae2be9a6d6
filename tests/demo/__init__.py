"""A year of a person who never lived, written through the program's own doors: for `make demo` and the screenshots.

Here and not in the program, for nobody who installs it needs it; and beside the tests' server, for a year on one
computer alone would have nothing to show of sync.
"""
