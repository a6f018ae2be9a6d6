"""Builds every object and wires them; what the window and the command line call. No Qt."""
