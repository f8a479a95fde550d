"""Draws the program's icon in every size that a system asks for: `python packaging/icons.py FOLDER`."""

import io
import os
import shutil
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

SOURCE = Path(__file__).resolve().parents[1] / "resources" / "icons" / "lsgui.svg"
SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
WINDOWS = (16, 24, 32, 48, 64, 128, 256)
SESSION = "application-x-lsgui-session"


def drawn(side: int, source: Path = SOURCE) -> Image.Image:
    """The icon as a picture of side x side pixels, drawn afresh for this size."""
    picture = QImage(side, side, QImage.Format.Format_ARGB32)
    picture.fill(0)
    painter = QPainter(picture)
    QSvgRenderer(str(source)).render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")  # type: ignore[call-overload]  # as the program runs, it wants text
    return Image.open(io.BytesIO(bytes(buffer.data().data())))


def write(folder: Path) -> None:
    """Make `hicolor` for Linux, `lsgui.ico` for Windows and `lsgui.icns` for macOS in a folder."""
    pictures = {side: drawn(side) for side in (*SIZES, 1024)}
    for side in SIZES:
        _place(folder / "hicolor" / f"{side}x{side}", "png", pictures[side])
    _place(folder / "hicolor" / "scalable", "svg", None)
    largest = pictures[256]
    largest.save(
        folder / "lsgui.ico",
        sizes=[(side, side) for side in WINDOWS],
        append_images=[pictures[side] for side in WINDOWS if side in pictures],
    )
    pictures[1024].save(
        folder / "lsgui.icns", append_images=[pictures[side] for side in (32, 64, 128, 256, 512)]
    )


def _place(folder: Path, suffix: str, picture: Image.Image | None) -> None:
    """One size as the program's icon and as that of its session files."""
    for kind, name in (("apps", "lsgui"), ("mimetypes", SESSION)):
        (folder / kind).mkdir(parents=True, exist_ok=True)
        target = folder / kind / f"{name}.{suffix}"
        if picture is None:
            shutil.copyfile(SOURCE, target)
        else:
            picture.save(target)


def main(words: list[str]) -> int:
    """Write the icons to the folder that is named."""
    if len(words) != 1:
        print("usage: icons.py FOLDER", file=sys.stderr)
        return 2
    app = QGuiApplication.instance() or QGuiApplication([])
    write(Path(words[0]))
    del app
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
