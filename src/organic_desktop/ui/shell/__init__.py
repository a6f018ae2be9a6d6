"""The main window and what surrounds its pages: start-up, navigation, menus, actions, undo."""
