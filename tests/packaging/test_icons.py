"""The icons of every system, read back by Qt's own readers of their formats."""

from __future__ import annotations

import struct
import subprocess
import sys
from pathlib import Path

import pytest
from icons import DOTS_PER_METRE, ICNS_TYPES, ICO_SIZES, MARGIN, THEME_SIZES, drawn, icns, ico
from PySide6.QtGui import QImage, QImageReader

from tests.test_locks import ROOT

DRAWINGS = {name: ROOT / "resources" / "icons" / f"{name}.svg" for name in ("app", "document")}


def pictures(file: Path) -> list[QImage]:
    """All pictures in a file, as Qt reads them."""
    reader = QImageReader(str(file))
    found = []
    for number in range(reader.imageCount()):
        reader.jumpToImage(number)
        found.append(reader.read())
    return found


def is_drawn(image: QImage, name: str) -> bool:
    """True if it shows the drawing: round corners, and the ground of the one or the other."""
    size = image.width()
    ground = image.pixelColor(size // 2, size // 8)
    corner = image.pixelColor(0, 0).alpha() < 128
    return corner and ground.alpha() > 250 and (ground.red() < 100) == (name == "app")


@pytest.mark.parametrize("name", DRAWINGS)
def test_a_theme_has_each_size(tmp_path: Path, name: str) -> None:
    words = ["theme", str(DRAWINGS[name]), str(tmp_path), "apps", "organic"]
    subprocess.run([sys.executable, ROOT / "packaging" / "icons.py", *words], check=True)
    for size in THEME_SIZES:
        image = QImage(str(tmp_path / f"{size}x{size}/apps/organic.png"))
        assert (image.width(), image.height()) == (size, size)
        assert is_drawn(image, name)


@pytest.mark.parametrize("name", DRAWINGS)
def test_an_ico_is_read_in_each_size_and_always_the_same(tmp_path: Path, name: str) -> None:
    file = tmp_path / "icon.ico"
    words = ["ico", str(DRAWINGS[name]), str(file)]
    subprocess.run([sys.executable, ROOT / "packaging" / "icons.py", *words], check=True)
    assert file.read_bytes() == ico(DRAWINGS[name])
    found = pictures(file)
    assert [each.width() for each in found] == [*ICO_SIZES]
    for each in found:
        wanted = drawn(DRAWINGS[name], each.width())
        assert each.convertToFormat(wanted.format()) == wanted, "to the pixel"


@pytest.mark.parametrize(("name", "margin"), [("app", MARGIN), ("document", 0.0)])
def test_an_icns_is_read_in_each_size_and_always_the_same(tmp_path: Path, name: str, margin: float) -> None:
    file = tmp_path / "icon.icns"
    words = ["icns", str(DRAWINGS[name]), str(file), *(["--margin"] if margin else [])]
    subprocess.run([sys.executable, ROOT / "packaging" / "icons.py", *words], check=True)
    content = file.read_bytes()
    assert content == icns(DRAWINGS[name], margin)
    kind, length = struct.unpack(">4sI", content[:8])
    assert (kind, length) == (b"icns", len(content))
    at, seen = 8, {}
    while at < length:
        kind, part = struct.unpack(">4sI", content[at : at + 8])
        image = QImage.fromData(content[at + 8 : at + part])
        seen[kind] = image.width()
        assert image == drawn(DRAWINGS[name], image.width(), margin)
        at += part
    assert seen == ICNS_TYPES
    assert {each.width() for each in pictures(file)} <= {*ICNS_TYPES.values()}
    largest = max(pictures(file), key=QImage.width)
    assert largest.width() >= 512, "Qt's reader knows them, too"


def test_no_screen_is_told_of() -> None:
    image = drawn(DRAWINGS["app"], 16)
    assert (image.dotsPerMeterX(), image.dotsPerMeterY()) == (DOTS_PER_METRE, DOTS_PER_METRE)


@pytest.mark.qt_log_ignore("Cannot read file")
def test_what_is_no_drawing_is_said(tmp_path: Path) -> None:
    (tmp_path / "text.svg").write_text("no drawing")
    with pytest.raises(ValueError, match="no drawing that Qt can read"):
        drawn(tmp_path / "text.svg", 16)
