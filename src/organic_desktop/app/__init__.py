"""The App and its areas: what the window and the command line call. No Qt."""
