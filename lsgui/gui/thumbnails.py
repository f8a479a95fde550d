"""Pictures between files and Qt, for worker threads."""

import hashlib
import os
import secrets
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage

from lsgui import paths
from lsgui.core.staging import discard
from lsgui.core.types import ImageError


def thumbnail(path: Path, edge: int) -> QImage:
    """The picture of a file within `edge` x `edge` pixels; ImageError if there is none."""
    from lsgui import paths
    from lsgui.core import images
    from lsgui.library import thumbnails

    kept = thumbnails.find(paths.thumbnails(), path, edge) if edge <= thumbnails.EDGE else None
    picture = images.thumbnail(path if kept is None else kept, edge)
    data = picture.convert("RGB").tobytes()
    width, height = picture.size
    return QImage(data, width, height, 3 * width, QImage.Format.Format_RGB888).copy()


def pixels_to_file(image: QImage, folder: Path) -> Path:
    """Save a picture as PNG, named by its content, so that the same one is stored once.

    Raises ImageError where there is no picture, and OSError.
    """
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if image.isNull() or not image.save(buffer, "PNG"):  # type: ignore[call-overload]
        raise ImageError("The pasted picture", "it is empty or in a form that cannot be read")
    data = bytes(buffer.data().data())
    target = folder / f"{hashlib.sha256(data).hexdigest()[:16]}.png"
    if not target.exists():
        paths.make(folder)
        _write(data, target)
    return target


def _write(data: bytes, target: Path) -> None:
    """Write a file, whole or not at all, whoever else writes it. Raises OSError."""
    staged = target.with_name(f".{target.name}.{secrets.token_hex(4)}.new")
    try:
        staged.write_bytes(data)
        os.replace(staged, target)
    finally:
        discard(staged)
