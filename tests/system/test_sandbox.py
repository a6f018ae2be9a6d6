"""What the program does otherwise in Flatpak's sandbox, told by the file that Flatpak puts there."""

from __future__ import annotations

from pathlib import Path

import pytest

from organic_desktop.core.errors import DatabaseUnwritable, InvalidInput
from organic_desktop.system.autostart import State, XdgEntry, autostart
from organic_desktop.system.desktop_entries import menu_entry
from organic_desktop.system.installation import desktop_name, flatpak_id, icon_for_others

# As Flatpak 1.14 wrote it for the Flatpak of packaging/flatpak, shortened.
WRITTEN = """\
[Application]
name=org.organicos.desktop
runtime=runtime/org.freedesktop.Platform/x86_64/25.08

[Instance]
instance-id=2053361935
instance-path=/home/sam/100%/.var/app/org.organicos.desktop
session-bus-proxy=true

[Session Bus Policy]
org.freedesktop.secrets=talk
"""


@pytest.fixture
def inside(tmp_path: Path) -> Path:
    info = tmp_path / "flatpak-info"
    info.write_text(WRITTEN, encoding="utf-8")
    return info


def test_inside_the_desktop_knows_us_by_flatpaks_name(inside: Path) -> None:
    drawing = Path("/app/lib/app.svg")
    assert flatpak_id(inside) == desktop_name(inside) == icon_for_others(drawing, inside) == "org.organicos.desktop"


def test_outside_it_does_by_our_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FLATPAK_ID", "org.example.Terminal")  # as a program has it that a sandbox started outside
    absent = tmp_path / "absent"
    assert (flatpak_id(absent), desktop_name(absent)) == ("", "organic-desktop")
    assert (
        icon_for_others(Path("/usr/lib/organic desktop/app.svg"), absent) == "file:///usr/lib/organic%20desktop/app.svg"
    )


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"name=x", b"[Application]\nruntime=x", b"[Instance]\nname=x"])
def test_a_file_of_another_form_is_no_flatpak(inside: Path, content: bytes) -> None:
    inside.write_bytes(content)
    assert flatpak_id(inside) == ""


def test_inside_nothing_is_written_that_no_desktop_would_read(
    inside: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for variable in ("XDG_CONFIG_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(variable, str(tmp_path / variable))
    entry = autostart(inside)
    assert entry.state() is State.UNAVAILABLE
    with pytest.raises(DatabaseUnwritable, match="Start-up can't be changed"):
        entry.turn_on(["organic-desktop", "--minimized"])
    entry.turn_off()
    with pytest.raises(InvalidInput, match="Flatpak manages Organic's menu entry"):
        menu_entry(inside)
    assert list(tmp_path.iterdir()) == [inside]


def test_outside_the_entry_is_the_usual_one(tmp_path: Path) -> None:
    assert isinstance(autostart(tmp_path / "absent"), XdgEntry)
