"""What the desktop environment offers a program: notifications, word of sleep, a start with the session."""
