"""The program in the background: the tray and its popup, reminders, what to ask before it quits."""
