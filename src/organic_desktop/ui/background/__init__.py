"""What lives without the window: the tray, its popup, and how reminders are told."""
