"""Decoders that fail, or tell what their process is like; worker processes import them by name."""

import errno
import os
import signal
import sys
import time
from pathlib import Path

import numpy as np

from lsgui.core import images
from lsgui.core.types import ImageError


def crash(path: Path, size: tuple[int, int]) -> images.PixelArray:
    """Takes its process along."""
    os.abort()


def hang(path: Path, size: tuple[int, int]) -> images.PixelArray:
    """Never comes to an end, and leaves a file beside the picture when it begins."""
    path.with_suffix(".began").touch()
    while True:
        time.sleep(1)


def hog(path: Path, size: tuple[int, int]) -> images.PixelArray:
    """Wants a gigabyte, which a test does not allow."""
    return np.zeros((size[1], size[0], 1 << 30), np.uint8)[..., :3]


def greedy(path: Path, size: tuple[int, int]) -> images.PixelArray:
    """Is refused the memory that it wants."""
    raise MemoryError


_pixels = images.pixels


def unplugged(path: Path, size: tuple[int, int]) -> images.PixelArray:
    """Finds the moon gone."""
    return _pixels(path.with_name("nowhere.jpg") if path.stem == "moon" else path, size)


def unreadable(path: Path, size: tuple[int, int]) -> images.PixelArray:
    """Finds the disk failing at the moon."""
    if path.stem == "moon":
        raise OSError(errno.EIO, "Input/output error")
    return _pixels(path, size)


def by_name(path: Path, size: tuple[int, int]) -> images.PixelArray:
    """Decodes as the program does, but for the files named after one of the others."""
    return {"crash": crash, "hang": hang, "hog": hog}.get(path.stem, _pixels)(path, size)


def process_number(path: Path, size: tuple[int, int]) -> images.PixelArray:
    """Gives the number of its process as the reason why it does not decode."""
    raise ImageError(str(path), str(os.getpid()))


def modules(path: Path, size: tuple[int, int]) -> images.PixelArray:
    """Gives the names of all loaded modules as the reason why it does not decode."""
    raise ImageError(str(path), " ".join(sys.modules))


def rude(path: Path, size: tuple[int, int]) -> images.PixelArray:
    """Writes to standard output and error, is interrupted, and decodes."""
    os.write(1, b"I am a decoder")
    os.write(2, b"I warn of this picture")
    signal.raise_signal(signal.SIGINT)
    return _pixels(path, size)
