"""What both installers say of the program, in words; setup.nsi has the German ones."""

from __future__ import annotations

NAME = "Organic"
MAKER = "Organic Desktop contributors"
ABOUT = "Sleep, water, movement, rest and mood: a minute a day"
STAYS = r"Removing Organic keeps what you logged: it is in the folder organic-desktop of %LOCALAPPDATA%."
OTHER_INSTALLER = (
    "Organic was installed here by its {other}. Update it by the newer {other}, or remove it first, "
    "in Settings, Apps; your data stay."
)
TOO_OLD = "Organic needs a 64-bit Windows 10 of version 1903 or later."
