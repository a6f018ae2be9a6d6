"""The ``.deb`` removed: everything of it goes, whatever the person logged stays, and is found again."""

from __future__ import annotations

from pathlib import Path

from tests.packages.people import Person
from tests.packages.roots import Root
from tests.packages.screens import Eyes

# What apt and dpkg keep of their own work, whatever was installed and removed.
BOOKKEEPING = ("/var/lib/apt/", "/var/lib/dpkg/", "/var/cache/", "/var/log/", "/home/anna/Downloads")
OWN = ("/home/anna/.local", "/home/anna/.cache", "/home/anna/.config")


def test_purged_it_leaves_no_trace_but_the_data_and_installed_again_finds_them(
    root: Root, screen: Eyes, deb: Path
) -> None:
    before = root.files()
    root.install(deb, recommended=False)
    anna = Person(root, screen)
    program = anna.begin()
    anna.log_by_clicks()
    assert program.quit() == 0
    data = root.files(anna.data)
    assert f"{anna.data}/local.db" in data
    root.apt_get("purge", "--autoremove", "organic-desktop")
    assert root.files(anna.data) == data
    after = root.files()
    changed = {path for path in {*before, *after} if before.get(path) != after.get(path)}
    assert sorted(path for path in changed if not path.startswith((*BOOKKEEPING, *OWN))) == []
    named = {path for path in after if "organic" in Path(path).name.lower() and not path.startswith(anna.data)}
    assert named == {"/home/anna/.local/state/organic-desktop", f"/home/anna/Downloads/{deb.name}"}
    root.install(deb, recommended=False)
    anna.click_icon()
    screen.find("Water: 250 ml. Click to enter a value.")
