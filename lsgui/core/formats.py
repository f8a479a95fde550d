"""Which files are pictures: by their suffix, by their first bytes, and with which optional package."""

import importlib
import io
import sys
import threading
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from types import ModuleType
from typing import BinaryIO, TypeAlias

from PIL import Image, UnidentifiedImageError

from lsgui import __version__

# fmt: off
RAW_EXTENSIONS: frozenset[str] = frozenset((
    ".3fr", ".arw", ".cr2", ".cr3", ".crw", ".dng", ".erf", ".iiq", ".kdc", ".mef", ".mos", ".mrw",
    ".nef", ".nrw", ".orf", ".pef", ".raf", ".raw", ".rw2", ".rwl", ".sr2", ".srf", ".srw", ".x3f",
))
EXTENSIONS: frozenset[str] = RAW_EXTENSIONS | frozenset((
    ".jpg", ".jpeg", ".jpe", ".jfif", ".mpo",
    ".png", ".apng", ".gif", ".bmp", ".dib",
    ".webp", ".avif", ".avifs", ".tif", ".tiff",
    ".jp2", ".j2k", ".j2c", ".jpc", ".jpf", ".jpx",
    ".pbm", ".pgm", ".ppm", ".pnm", ".pfm",
    ".qoi", ".psd", ".heic", ".heif", ".hif",
))
# fmt: on
"""Lower-case suffixes of files that are worth opening; the content decides what a file is."""

# Formats that can hold a photograph. Left out: what starts another program (EPS), what has no
# signature of its own (TGA, PCX), and stubs that can never decode (HDF5, GRIB).
_FORMATS: tuple[str, ...] = (
    "JPEG",
    "PNG",
    "GIF",
    "BMP",
    "DIB",
    "WEBP",
    "AVIF",
    "TIFF",
    "JPEG2000",
    "PPM",
    "QOI",
    "PSD",
)
_PACKAGES = ("pillow", "pillow-heif", "rawpy")
_HEAD = 32  # bytes that tell a format
_MOST_BOXES = 1000  # at the top of an ISO media file; a photograph has about five
_HEIF_BRANDS = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1")
_SIGNATURES = (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"BM", b"RIFF", b"II*\0", b"MM\0*", b"8BPS", b"qoif")
_TIFF = (
    b"II*\0",
    b"MM\0*",
)  # so are most raw files, of which Pillow would see a tiny preview

MAX_PIXELS = 300_000_000
"""Pictures with more pixels are refused: a small file can claim to be endless."""
MOST_DEEP = 100_000_000
"""The same for those that take more memory: with transparency, inks, or more than 16 bits a channel."""
_PLAIN = ("1", "L", "P", "RGB", "YCbCr")
_apart = threading.Event()

Wanted: TypeAlias = Callable[[tuple[int, int]], tuple[int, int]]

TRUNCATED, DAMAGED = "the file is truncated", "the file is damaged"
NO_PICTURE = "it is not a picture in a format that lsgui reads"


def reader() -> str:
    """What reads pictures here: the program and its packages, with versions. Another may read other files."""
    return ", ".join([f"lsgui {__version__}", *(f"{name} {_version(name)}" for name in _PACKAGES)])


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "-"


class RefusedError(Exception):
    """The reason in words, on its way to the ImageError that also names the picture."""


def check_packages(path: Path) -> None:
    """Raise RefusedError for a file that only an optional package reads which is not here; OSError."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if _is_heif(head):
        _heif()
    elif is_raw(path, head):
        _rawpy()


def is_raw(path: Path, head: bytes) -> bool:
    """Whether a file is what a camera's sensor saw: by suffix, unless it begins as another format does."""
    if path.suffix.lower() not in RAW_EXTENSIONS:
        return False
    return bool(head) and (head.startswith(_TIFF) or not head.startswith(_SIGNATURES))


def opened(file: BinaryIO, path: Path, wanted: Wanted | None) -> Image.Image:
    """The picture in an open file, by its content; where its format allows that, not decoded yet.

    `wanted` tells for the picture's size (width, height) which one will do. Raises RefusedError.
    """
    head = file.read(_HEAD)
    file.seek(0)
    developed = _developed(file, wanted) if is_raw(path, head) else None
    return developed or _identified(file, head)


def _identified(file: BinaryIO, head: bytes) -> Image.Image:
    formats = (*_FORMATS, _heif()) if _is_heif(head) else _FORMATS
    try:
        image = Image.open(file, formats=formats)
    except UnidentifiedImageError:
        if head.startswith(_SIGNATURES) or head[4:8] == b"ftyp":
            raise RefusedError(TRUNCATED if is_cut(file) else DAMAGED) from None
        raise RefusedError(NO_PICTURE) from None
    check_size(image.size, image.mode)
    return image


def decode_apart() -> None:
    """This process does nothing but decode, and may die of a picture: `MOST_DEEP` is not for it."""
    _apart.set()


def check_size(size: tuple[int, int], mode: str = "RGB") -> None:
    """Raise RefusedError for a size with too many pixels of a mode."""
    plain = mode in _PLAIN or mode.startswith("I;16")
    most = MAX_PIXELS if plain or _apart.is_set() else MOST_DEEP
    if size[0] * size[1] > most:
        raise RefusedError(
            f"it claims {size[0]} x {size[1]} pixels, more than the limit of {most // 10**6} megapixels"
            + (" for pictures with transparency, inks or more than 16 bits" if most == MOST_DEEP else "")
        )


def is_cut(file: BinaryIO) -> bool:
    """Whether the file ends before its own header says that it does."""
    size = file.seek(0, io.SEEK_END)
    file.seek(0)
    head = file.read(12)
    if head[:4] == b"RIFF":
        return int.from_bytes(head[4:8], "little") + 8 > size
    if head[:2] in (b"II", b"MM"):
        return int.from_bytes(head[4:8], "little" if head[:2] == b"II" else "big") >= size
    if head[4:8] in (b"ftyp", b"jP  "):
        return _boxes_end(file) > size
    return size < 64  # no picture fits


def _boxes_end(file: BinaryIO) -> int:
    """Where the last top-level box of an ISO media file (AVIF, HEIF, JPEG 2000) claims to end; of one with
    boxes without end, where one of them does."""
    end = 0
    for _ in range(_MOST_BOXES):
        file.seek(end)
        head = file.read(16)
        length = int.from_bytes(head[:4], "big")
        if length == 1:
            length = int.from_bytes(head[8:16], "big")
        if len(head) < 8 or length < 8:  # at the end, or a box that means "all the rest"
            return end
        end += length
    return end


def _is_heif(head: bytes) -> bool:
    return head[4:8] == b"ftyp" and head[8:12] in _HEIF_BRANDS and b"avif" not in head


def _install(package: str) -> str:
    """How to come by an optional package, which a bundle cannot take in.

    An extra of lsgui would bring torch along, too, where it was installed without.
    """
    if getattr(sys, "frozen", False):
        return f"an lsgui that pip installed, with {package}"
    return f"pip install {package}"


def _heif() -> str:
    try:
        importlib.import_module("pillow_heif").register_heif_opener()
    except ImportError:
        raise RefusedError(f"HEIC needs {_install('pillow-heif')}") from None
    return "HEIF"


def _rawpy() -> ModuleType:
    try:
        return importlib.import_module("rawpy")
    except ImportError:
        raise RefusedError(f"a camera's raw file needs {_install('rawpy')}") from None


def _developed(file: BinaryIO, wanted: Wanted | None) -> Image.Image | None:
    """A raw file upright, with the camera's white balance; None where it is none. Raises RefusedError."""
    rawpy = _rawpy()
    try:
        with rawpy.imread(file) as raw:
            size = raw.sizes.width, raw.sizes.height
            check_size(size)
            half = wanted is not None and all(
                2 * want <= side for want, side in zip(wanted(size), size, strict=True)
            )
            return Image.fromarray(raw.postprocess(use_camera_wb=True, half_size=half))
    except rawpy.LibRawFileUnsupportedError:
        file.seek(0)
        return None
    except rawpy.LibRawUnsufficientMemoryError:
        raise MemoryError from None
    except rawpy.LibRawIOError:
        raise RefusedError(TRUNCATED) from None
    except rawpy.LibRawError:
        raise RefusedError(DAMAGED) from None
