"""What the desktop environment offers a program: D-Bus, notifications, start-up entries, one instance. No Qt."""
