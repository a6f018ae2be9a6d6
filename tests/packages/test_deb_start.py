"""The ``.deb``'s way out and in: links from a browser, and the programs of the desktop that it starts itself."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

from tests.packages import bases
from tests.packages.desktop_entry import DesktopEntry
from tests.packages.people import ENTRY, Person

GLOB = "{http://www.freedesktop.org/standards/shared-mime-info}glob"
OURS = "application/vnd.organic-desktop+zip"
LINK = "organic-desktop://connect?url=https%3A%2F%2Fabc.supabase.co&key=sb_publishable_abc"


def test_a_link_is_shown_and_changes_nothing(anna: Person) -> None:
    anna.begin()
    settings = anna.root.path(f"{anna.data}/settings.json")
    before = settings.read_bytes()
    for link, code in ((LINK.replace("https", "http"), 1), ("organic-desktop://nonsense", 2), (LINK, 0)):
        clicked = DesktopEntry(anna.root.path(ENTRY)).command(links=[link])
        assert anna.root.start(*clicked, user=anna.name).ended() == code
    anna.screen.find("Project address")
    assert settings.read_bytes() == before


def test_a_double_clicked_file_is_shown_and_changes_nothing(anna: Person, tmp_path: Path) -> None:
    """By the type that the package brings, and the entry that takes it; a file manager hands over a link or a path."""
    types = ElementTree.parse(anna.root.path("/usr/share/mime/packages/org.organicos.desktop.xml")).getroot()
    names = {each.get("type"): [glob.get("pattern") for glob in each.iter(GLOB)] for each in types}
    entry = DesktopEntry(anna.root.path(ENTRY))
    assert names[OURS] == ["*.organic"]
    assert set(names) <= set(entry.value("MimeType").split(";"))
    anna.begin()
    file = tmp_path / "a day.csv"
    file.write_text("full_date,date,weekday,time,mood,activities,note\n2026-01-02,2,Friday,18:40,good,,\n")
    inside = anna.root.put(file, anna.name)
    clicked = entry.command(links=[f"file://{inside.replace(' ', '%20')}"])
    assert anna.root.start(*clicked, user=anna.name).ended() == 0
    anna.screen.find("Import from Daylio")


def test_a_desktop_knows_our_files_by_their_beginning_and_opens_them(anna: Person) -> None:
    """One without an ending, by what file managers have: GLib, the MIME database, and who opens what."""
    parts = "libglib2.0-bin", "shared-mime-info", "desktop-file-utils", "xdg-utils"
    anna.root.apt_get("install", "--no-install-recommends", *parts)
    anna.begin()
    file = f"{bases.HOMES[anna.name]}/my days"
    anna.root.run("organic-desktop", "log", "--water-ml", "250", user=anna.name)
    anna.root.run("organic-desktop", "export", file, user=anna.name)
    said = anna.root.run("gio", "info", file, user=anna.name).stdout
    assert f"standard::content-type: {OURS}" in said
    assert "org.organicos.desktop.document" in next(line for line in said.splitlines() if "standard::icon:" in line)
    assert anna.root.path("/usr/share/icons/hicolor/48x48/mimetypes/org.organicos.desktop.document.png").is_file()
    opener = anna.root.run("xdg-mime", "query", "default", OURS, user=anna.name).stdout
    assert opener.strip() == "organic-desktop.desktop"
    anna.root.run("gio", "open", file, user=anna.name)
    anna.screen.find("Import from Organic")


def test_tools_of_the_desktop_get_the_users_own_environment(anna: Person, tmp_path: Path) -> None:
    """As a real one reports it, which stands before the system's in the PATH."""
    tool = tmp_path / "update-desktop-database"
    tool.write_text('#!/bin/sh\nenv >"$HOME/said"\n')
    tool.chmod(0o755)
    folder = Path(anna.root.put(tool, anna.name)).parent
    own = {"LD_LIBRARY_PATH": "/opt/mine", "QT_PLUGIN_PATH": "/opt/kde", "XDG_DATA_DIRS": "/nowhere"}
    path = {"PATH": f"{folder}:/usr/bin:/bin"}
    anna.root.run("organic-desktop", "menu-entry", "add", user=anna.name, environment=own | path)
    said = dict(line.split("=", 1) for line in (anna.root.home(anna.name) / "said").read_text().splitlines())
    assert own.items() <= said.items()
    assert not [value for value in said.values() if "/usr/lib/organic-desktop" in value]
    assert not [name for name in said if name.startswith("_PYI")]
    entry = f"{bases.HOMES[anna.name]}/.local/share/applications/organic-desktop.desktop"
    assert DesktopEntry(anna.root.path(entry)).command() == ["/usr/bin/organic-desktop"], "the path that stays"
