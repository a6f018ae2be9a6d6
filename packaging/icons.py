"""The program's drawings as the icons that systems look for: PNGs in a theme's folders, an .ico, an .icns.

Drawn by the same Qt that draws them in the program. The containers are written here: each is a list of pictures behind
a table of their places, and holds neither a time nor a name, so that the same drawing is always the same bytes.

Usage: icons.py theme DRAWING.svg FOLDER CONTEXT NAME      makes FOLDER/SIZExSIZE/CONTEXT/NAME.png (hicolor)
       icons.py ico DRAWING.svg FILE.ico                   for Windows
       icons.py icns DRAWING.svg FILE.icns [--margin]      for macOS; its icons of programs have room around them
"""

from __future__ import annotations

import argparse
import struct
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgRenderer

THEME_SIZES = (16, 22, 24, 32, 48, 64, 96, 128, 256, 512)
ICO_SIZES = (16, 20, 24, 32, 40, 48, 64, 256)
ICNS_TYPES = {
    # Not icp4 and icp5 (16 and 32 pixels), of which some versions of macOS show nothing when they are PNGs.
    b"ic07": 128,
    b"ic08": 256,
    b"ic09": 512,
    b"ic10": 1024,
    b"ic11": 32,  # from here on for screens with two pixels in the place of one, but also made smaller for others
    b"ic12": 64,
    b"ic13": 256,
    b"ic14": 512,
}
SMALLEST_PNG = 256  # older programs on Windows read smaller ones as bitmaps only
DOTS_PER_METRE = 3780  # 96 to the inch
MARGIN = 100 / 1024  # of Apple's template for icons of programs


def drawn(drawing: Path, size: int, margin: float = 0.0) -> QImage:
    """Draw it as a square of ``size`` pixels, of which ``margin`` is left free at each side."""
    renderer = QSvgRenderer(str(drawing))
    if not renderer.isValid():
        raise ValueError(f"{drawing} is no drawing that Qt can read")
    image = QImage(QSize(size, size), QImage.Format.Format_ARGB32)
    for settle in (image.setDotsPerMeterX, image.setDotsPerMeterY):  # else a screen's, which a PNG tells of
        settle(DOTS_PER_METRE)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    free = size * margin
    renderer.render(painter, QRectF(free, free, size - 2 * free, size - 2 * free))
    painter.end()
    return image


def png(image: QImage) -> bytes:
    """Return a picture as PNG."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not QImageWriter(buffer, QByteArray(b"PNG")).write(image):
        raise ValueError("Qt can't write PNG")
    return bytes(buffer.data().data())


def write_theme(drawing: Path, folder: Path, context: str, name: str) -> None:
    """Write the PNGs of an icon theme (freedesktop.org) below its folder."""
    for size in THEME_SIZES:
        path = folder / f"{size}x{size}" / context / f"{name}.png"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(png(drawn(drawing, size)))


# -- Windows ----------------------------------------------------------------------------------------------------------


def ico(drawing: Path) -> bytes:
    """Return an .ico: a head, 16 bytes on each picture, the pictures."""
    pictures = [_picture(drawn(drawing, size)) for size in ICO_SIZES]
    table, at = b"", 6 + 16 * len(pictures)
    for size, picture in zip(ICO_SIZES, pictures, strict=True):
        side = size % 256  # 0 means 256
        table += struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(picture), at)
        at += len(picture)
    return struct.pack("<HHH", 0, 1, len(pictures)) + table + b"".join(pictures)


def _picture(image: QImage) -> bytes:
    """Return a picture as an .ico holds it: a PNG, or a bitmap from its last line up, with an empty mask."""
    size = image.width()
    if size >= SMALLEST_PNG:
        return png(image)
    head = struct.pack("<IiiHHIIiiII", 40, size, 2 * size, 1, 32, 0, 0, 0, 0, 0, 0)
    pixels, line = bytes(image.constBits()), 4 * size  # blue, green, red, opacity
    lines = [pixels[at : at + line] for at in reversed(range(0, size * line, line))]
    mask = bytes((size + 31) // 32 * 4 * size)
    return head + b"".join(lines) + mask


# -- macOS ------------------------------------------------------------------------------------------------------------


def icns(drawing: Path, margin: float = 0.0) -> bytes:
    """Return an .icns: PNGs, each behind its type and its length."""
    parts = b"".join(_part(kind, png(drawn(drawing, size, margin))) for kind, size in ICNS_TYPES.items())
    return _part(b"icns", parts)


def _part(kind: bytes, content: bytes) -> bytes:
    return kind + struct.pack(">I", 8 + len(content)) + content


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    kinds = parser.add_subparsers(required=True)
    theme = kinds.add_parser("theme")
    theme.add_argument("drawing", type=Path)
    theme.add_argument("folder", type=Path)
    theme.add_argument("context")
    theme.add_argument("name")
    theme.set_defaults(write=lambda said: write_theme(said.drawing, said.folder, said.context, said.name))
    for name, make in {"ico": lambda said: ico(said.drawing), "icns": _asked_icns}.items():
        kind = kinds.add_parser(name)
        kind.add_argument("drawing", type=Path)
        kind.add_argument("file", type=Path)
        kind.add_argument("--margin", action="store_true")
        kind.set_defaults(write=_writing(make))
    said = parser.parse_args()
    said.write(said)


def _asked_icns(said: argparse.Namespace) -> bytes:
    return icns(said.drawing, MARGIN if said.margin else 0.0)


def _writing(make: Callable[[argparse.Namespace], bytes]) -> Callable[[argparse.Namespace], None]:
    def write(said: argparse.Namespace) -> None:
        said.file.parent.mkdir(parents=True, exist_ok=True)
        said.file.write_bytes(make(said))

    return write


if __name__ == "__main__":
    main()
