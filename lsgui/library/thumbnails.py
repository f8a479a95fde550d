"""Thumbnails in the freedesktop layout: on Linux those that all programs share, elsewhere lsgui's own.

https://specifications.freedesktop.org/thumbnail-spec/: PNG files of a fixed size, named by the MD5 of the
picture's URI, that say of which file, and of which version of it, they are.
"""

import hashlib
import os
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from PIL import Image, PngImagePlugin

from lsgui.core import images

EDGE = 256
"""Pixels along the longer side of the thumbnails that are made; the layout calls these "large"."""

BEYOND = 1 << 20
"""Pictures of up to so many pixels get none: reading it would take as long as the picture itself."""

_SIZES = {"normal": 128, "large": EDGE, "x-large": 512, "xx-large": 1024}
_UNESCAPED = "/!~*'()&=:@+$,-_."  # as GLib writes a URI, whose thumbnails these are, too
_QUICK = 1  # zlib's level: a third of the time, 3 % more bytes


@dataclass(frozen=True)
class Thumbnailer:
    """Decodes files as `images.pixels` does, and keeps a thumbnail of what is large below `folder`."""

    folder: Path

    def __call__(self, path: Path, size: tuple[int, int]) -> images.PixelArray:
        """The pixels (height, width, 3) of a file; ImageError as ever. A failing cache costs nothing."""
        version = path.stat()  # before it is read: what changes meanwhile makes the thumbnail stale
        if find(self.folder, path, EDGE) is not None:
            return images.pixels(path, size)
        pixels, picture = images.pixels_and_thumbnail(path, size, EDGE, beyond=BEYOND)
        if picture is not None:
            with suppress(OSError):
                keep(self.folder, path, picture, version)
        return pixels


def find(folder: Path, path: Path, edge: int) -> Image.Image | None:
    """The picture of a file within at least `edge` pixels, from a thumbnail that is not stale, or None."""
    with suppress(OSError):
        version = path.stat()
        uri = _uri(path)
        for name in (name for name, side in _SIZES.items() if side >= edge):
            picture = _read(folder / name / _file_name(uri), uri, version)
            if picture is not None:
                return picture
    return None


def keep(folder: Path, path: Path, picture: Image.Image, version: os.stat_result) -> None:
    """Store `picture`, within `EDGE` pixels, as the thumbnail of a `version` of a file. Raises OSError.

    It replaces an older one at once and as a whole; only the user may read it.
    """
    uri = _uri(path)
    place = folder / "large"
    place.mkdir(mode=0o700, parents=True, exist_ok=True)
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Thumb::URI", uri)
    notes.add_text("Thumb::MTime", str(int(version.st_mtime)))
    notes.add_text("Thumb::Size", str(version.st_size))
    notes.add_text("Software", "lsgui")
    descriptor, beside = tempfile.mkstemp(".png", ".lsgui-", place)  # which is 0600
    try:
        with open(descriptor, "wb") as file:
            picture.save(file, "PNG", compress_level=_QUICK, pnginfo=notes)
        os.replace(beside, place / _file_name(uri))
    except BaseException:
        with suppress(OSError):
            os.unlink(beside)
        raise


def _uri(path: Path) -> str:
    name = quote(os.fsencode(path.as_posix()), safe=_UNESCAPED)
    return f"file://{name}" if name.startswith("/") else f"file:///{name}"


def _file_name(uri: str) -> str:
    return hashlib.md5(uri.encode("ascii"), usedforsecurity=False).hexdigest() + ".png"


def _read(file: Path, uri: str, version: os.stat_result) -> Image.Image | None:
    """A thumbnail, unless there is none, it is damaged, or it is of another file or version."""
    try:
        with Image.open(file, formats=["PNG"]) as picture:
            if max(picture.size) > max(_SIZES.values()):
                return None
            notes = picture.text  # type: ignore[attr-defined]
            mine = notes.get("Thumb::URI"), notes.get("Thumb::MTime"), notes.get("Thumb::Size")
            sizes = (None, str(version.st_size))
            if mine[:2] == (uri, str(int(version.st_mtime))) and mine[2] in sizes:
                return images.load(picture)
    except Exception:  # a decoder raises nearly anything on damaged data, and the picture itself is there
        return None
    return None
