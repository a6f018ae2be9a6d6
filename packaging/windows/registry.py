"""What an installation writes into the user's part of the registry; the MSI and setup.exe take it from here.

The types of files are those of resources/desktop/org.organicos.desktop.xml, the links those of organic-desktop.desktop.
"""

from __future__ import annotations

from typing import NamedTuple

OWN = r"Software\Organic Desktop"
"""Ours alone: which installer brought the program, and which version."""
DOCUMENT = "org.organicos.desktop.document"
CLASSES = r"Software\Classes"
FOLDER = "{folder}"
"""Stands for the folder of the program, without a separator at its end."""
OPENS = rf'"{FOLDER}\organic-desktop-window.exe" "%1"'


class Value(NamedTuple):
    """A text of the registry, below HKEY_CURRENT_USER; without a name it is the key's own."""

    key: str
    name: str
    text: str


VALUES = (
    Value(rf"{CLASSES}\.organic", "", DOCUMENT),
    Value(rf"{CLASSES}\.organic", "Content Type", "application/vnd.organic-desktop+zip"),
    Value(rf"{CLASSES}\.organic\OpenWithProgids", DOCUMENT, ""),
    Value(rf"{CLASSES}\.daylio\OpenWithProgids", DOCUMENT, ""),  # offered, without taking them from another program
    Value(rf"{CLASSES}\{DOCUMENT}", "", "Organic data"),
    Value(rf"{CLASSES}\{DOCUMENT}\DefaultIcon", "", rf"{FOLDER}\document.ico"),
    Value(rf"{CLASSES}\{DOCUMENT}\shell\open\command", "", OPENS),
    Value(rf"{CLASSES}\organic-desktop", "", "URL:Organic"),
    Value(rf"{CLASSES}\organic-desktop", "URL Protocol", ""),
    Value(rf"{CLASSES}\organic-desktop\DefaultIcon", "", rf"{FOLDER}\organic-desktop.ico"),
    Value(rf"{CLASSES}\organic-desktop\shell\open\command", "", OPENS),
    # Windows' box "Run" finds the command by its name.
    Value(
        r"Software\Microsoft\Windows\CurrentVersion\App Paths\organic-desktop.exe",
        "",
        rf"{FOLDER}\organic-desktop.exe",
    ),
)
KEYS_OF_OURS = (
    # What is removed with all that is in it.
    rf"{CLASSES}\{DOCUMENT}",
    rf"{CLASSES}\organic-desktop",
    r"Software\Microsoft\Windows\CurrentVersion\App Paths\organic-desktop.exe",
    OWN,
)
