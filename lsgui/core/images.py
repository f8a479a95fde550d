"""The one image loader: engine, library, thumbnails and viewer all see a photograph through it."""

import os
import re
import stat
import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, TypeAlias

import numpy as np
import numpy.typing as npt
from PIL import Image

from lsgui.core import formats
from lsgui.core.colours import to_srgb
from lsgui.core.flattening import as_rgb
from lsgui.core.formats import EXTENSIONS as EXTENSIONS
from lsgui.core.formats import MAX_PIXELS, TRUNCATED, RefusedError, Wanted, check_size, is_cut, opened
from lsgui.core.types import ImageError

PixelArray: TypeAlias = npt.NDArray[np.uint8]
ImageSource: TypeAlias = Path | str | Image.Image | PixelArray
"""A file, a picture in memory, or its pixels, uint8 of shape (height, width, 3)."""

UNREADABLE = "the file cannot be read"
NO_MEMORY = "there is not enough memory to decode it"
TOO_LONG, CRASHED = "it took longer than", "it crashed the"
_MISSING, _FORBIDDEN = "the file does not exist", "there is no permission to read the file"

LARGE = 50_000_000
"""Pictures of so many pixels are decoded one at a time."""
_one_large = threading.Lock()

_DRAFT_MARGIN = 2  # a JPEG is decoded at no less than this many times the wanted size

_ORIENTATION_TAG = 0x0112
_UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}

_QUIET = ("ignore", None, Warning, re.compile(r"PIL\."), 0)

# Pillow warns from half of its own limit and raises at twice it; below that `check_size` decides.
Image.MAX_IMAGE_PIXELS = MAX_PIXELS


def load(source: ImageSource, *, size: tuple[int, int] | None = None) -> Image.Image:
    """Return the picture as sRGB: upright, on white where transparent, first frame, 8 bits a channel.

    `size` (width, height) squashes it to exactly that, antialiased; a large JPEG is then decoded
    at a reduced scale, at least twice `size`. Raises ImageError with the reason in words.
    """
    longest = max(size) if size else 0
    wanted = _fixed(longest * _DRAFT_MARGIN) if size else None
    image = _open(source, wanted)
    return _resized(image, size) if size else image


def thumbnail(source: ImageSource, edge: int) -> Image.Image:
    """Return the picture as `load` does, shrunk to fit `edge` x `edge` in its own aspect; never enlarged."""
    image = _open(source, lambda size: _fitted(size, edge * _DRAFT_MARGIN))
    return _resized(image, _fitted(image.size, edge))


def pixels(source: ImageSource, size: tuple[int, int]) -> PixelArray:
    """Return `load(source, size=size)` as uint8 of shape (height, width, 3)."""
    return np.array(load(source, size=size), dtype=np.uint8)


def pixels_and_thumbnail(
    path: Path, size: tuple[int, int], edge: int, *, beyond: int
) -> tuple[PixelArray, Image.Image | None]:
    """Return `pixels` and a thumbnail within `edge` x `edge`, made of a file that is decoded once.

    No thumbnail is made of a picture of up to `beyond` pixels.
    """
    full: list[tuple[int, int]] = []

    def wanted(whole: tuple[int, int]) -> tuple[int, int]:
        full.append(whole)
        least = max(max(size) * _DRAFT_MARGIN, edge)
        return least, least

    image = _open(path, wanted)
    large = max((width * height for width, height in full), default=0) > beyond
    small = _resized(image, _fitted(image.size, edge)) if large else None
    return np.array(_resized(image, size), dtype=np.uint8), small


def check_packages(path: Path) -> None:
    """Raise ImageError for a file that needs an optional package which is not here, before it is read.

    Raises OSError where its first bytes cannot be.
    """
    try:
        formats.check_packages(path)
    except RefusedError as error:
        raise ImageError(str(path), str(error)) from None


def may_pass(reason: str, *, known: bool = False) -> bool:
    """Whether the system, not the file's content, was at fault: the file may be read another time.

    Of a file that is `known` to be a photograph, that is held for possible also where it took too long,
    or too much memory, or ended the process that decodes it.
    """
    passing = (UNREADABLE, _MISSING, _FORBIDDEN)
    return reason.startswith((*passing, NO_MEMORY, TOO_LONG, CRASHED) if known else passing)


def _fixed(edge: int) -> Wanted:
    return lambda _: (edge, edge)


def _fitted(size: tuple[int, int], edge: int) -> tuple[int, int]:
    factor = min(1.0, edge / max(size))
    return max(1, round(size[0] * factor)), max(1, round(size[1] * factor))


def _resized(image: Image.Image, size: tuple[int, int]) -> Image.Image:
    return image if image.size == size else image.resize(size, Image.Resampling.BICUBIC)


def _open(source: ImageSource, wanted: Wanted | None) -> Image.Image:
    if isinstance(source, np.ndarray):
        return _from_array(source)
    if isinstance(source, Image.Image):
        with _reasons("the picture"):
            check_size(source.size, source.mode)
            return _normalised(source)
    with _reasons(str(source)), _opened(Path(source)) as file:
        return _decoded(file, Path(source), wanted)


def _from_array(array: PixelArray) -> Image.Image:
    if array.dtype != np.uint8 or array.ndim != 3 or array.shape[2] != 3 or not array.size:
        raise ImageError("the picture", f"an array of {array.dtype} {array.shape} is not RGB pixels")
    return Image.fromarray(np.ascontiguousarray(array), "RGB")


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    status = path.stat()
    if stat.S_ISDIR(status.st_mode):
        raise RefusedError("it is a folder, not a picture")
    if not stat.S_ISREG(status.st_mode):
        raise RefusedError("it is not a regular file")
    if status.st_size == 0:
        raise RefusedError("the file is empty")
    with path.open("rb") as file:  # our own handle: any name works, and it is always closed
        yield file


def _decoded(file: BinaryIO, path: Path, wanted: Wanted | None) -> Image.Image:
    try:
        image = opened(file, path, wanted)
        if wanted:
            image.draft(None, wanted(image.size))
        with _turn(image.size):
            return _normalised(image)
    except RefusedError:
        raise
    except Exception:
        if is_cut(file):  # not every decoder says that it ran out of data
            raise RefusedError(TRUNCATED) from None
        raise


@contextmanager
def _turn(size: tuple[int, int]) -> Iterator[None]:
    """Large pictures one after another: several threads decode here, and each would need its gigabytes."""
    if size[0] * size[1] < LARGE:
        yield
    else:
        with _one_large:
            yield


def _normalised(image: Image.Image) -> Image.Image:
    image.load()
    turn = _UPRIGHT.get(_orientation(image))  # after load: TIFF turns itself, and then says so
    upright = image.transpose(turn) if turn is not None else image
    rgb = as_rgb(upright)
    profile = image.info.get("icc_profile")
    if profile and isinstance(profile, bytes):
        rgb = to_srgb(upright, rgb, profile)
    if rgb is image:
        rgb = image.copy()
    rgb.info = {}  # else an EXIF orientation stays behind and a second load turns the picture again
    return rgb


def _orientation(image: Image.Image) -> int:
    try:
        return int(image.getexif().get(_ORIENTATION_TAG, 1))
    except Exception:  # damaged EXIF raises nearly anything, and costs no more than the orientation
        return 1


@contextmanager
def _reasons(name: str) -> Iterator[None]:
    """Turn whatever goes wrong inside into an ImageError, and keep Pillow's warnings quiet."""
    # By module and not with catch_warnings, which is not safe in several threads. A filter that
    # came later would win, so ours goes back to the front.
    if not warnings.filters or warnings.filters[0] != _QUIET:
        warnings.filterwarnings("ignore", module=_QUIET[3].pattern)
    try:
        yield
    except Exception as error:  # decoders raise nearly anything on damaged data
        raise ImageError(name, _reason(error)) from error


def _reason(error: Exception) -> str:
    text = str(error)
    lower = text.lower()
    match error:
        case RefusedError():
            return text
        case FileNotFoundError() | NotADirectoryError():
            return _MISSING
        case PermissionError():
            return _FORBIDDEN
        case Image.DecompressionBombError() | Image.DecompressionBombWarning():
            return f"it claims more than the limit of {MAX_PIXELS // 10**6} megapixels"
        case MemoryError():
            return NO_MEMORY
        case OSError(errno=int(number)):
            return f"{UNREADABLE}: {os.strerror(number)}"
        case EOFError():
            return TRUNCATED
    if any(word in lower for word in ("truncat", "unexpected end", "unexpected eof", "not enough")):
        return TRUNCATED
    return f"the file is damaged ({text})" if text else "the file is damaged"
