"""The application's icon in the formats of Windows, macOS and Linux, drawn anew from `icon.svg` at each build.

python resources/packaging/icons.py FOLDER
"""

import sys
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

_DRAWING = Path(__file__).parent.parent / "icon.svg"
_WINDOWS = (16, 20, 24, 32, 40, 48, 64, 128, 256)
_MACOS, _LINUX = 1024, 256


def draw(size: int) -> Image.Image:
    """Return the icon, `size` pixels wide."""
    canvas = QImage(QSize(size, size), QImage.Format.Format_RGBA8888)
    canvas.fill(Qt.GlobalColor.transparent)
    painter = QPainter(canvas)
    QSvgRenderer(str(_DRAWING)).render(painter)
    painter.end()
    return Image.frombytes("RGBA", (size, size), bytes(canvas.constBits()))


def write_icons(folder: Path) -> dict[str, Path]:
    """Write the icon to `folder`; return the files by their endings: ico, icns, png."""
    folder.mkdir(parents=True, exist_ok=True)
    files = {ending: folder / f"inspector.{ending}" for ending in ("ico", "icns", "png")}
    small = [draw(size) for size in _WINDOWS]  # each drawn at its size: scaled down, lines blur
    small[-1].save(files["ico"], sizes=[picture.size for picture in small], append_images=small[:-1])
    draw(_MACOS).save(files["icns"])
    draw(_LINUX).save(files["png"])
    return files


if __name__ == "__main__":
    for path in write_icons(Path(sys.argv[1])).values():
        print(path)
