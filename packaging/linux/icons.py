"""Renders the program's icon in the sizes that desktops look for, with the same Qt that draws it in the program.

Usage: icons.py DRAWING.svg FOLDER NAME SIZE...      makes FOLDER/SIZExSIZE/apps/NAME.png
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer


def main(drawing: str, folder: str, name: str, *sizes: str) -> None:
    renderer = QSvgRenderer(drawing)
    if not renderer.isValid():
        sys.exit(f"{drawing} is no drawing that Qt can read")
    for size in map(int, sizes):
        image = QImage(QSize(size, size), QImage.Format.Format_ARGB32)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        renderer.render(painter)
        painter.end()
        path = Path(folder, f"{size}x{size}", "apps", f"{name}.png")
        path.parent.mkdir(parents=True, exist_ok=True)
        if not image.save(str(path)):
            sys.exit(f"{path} can't be written")


if __name__ == "__main__":
    main(*sys.argv[1:])
