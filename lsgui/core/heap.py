"""Gives memory that was freed back to the system, where the C library would keep it: glibc, usual on Linux.

It has a heap for every few threads, and raises by itself the size from which a block is mapped for itself;
after some thousand photographs, decoded by one thread after another, it holds several times what is in use.
"""

import ctypes
import sys
from contextlib import suppress

ARENAS = 2
LARGE = 1 << 20
"""Bytes from which a block is mapped for itself, and leaves with what it held."""
_ARENA_MAX, _MMAP_THRESHOLD = -8, -3  # of malloc.h


def settle() -> None:
    """Have threads share heaps and large blocks leave at once; call it before there are threads."""
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):  # another C library
            library = ctypes.CDLL(None)
            library.mallopt(_ARENA_MAX, ARENAS)
            library.mallopt(_MMAP_THRESHOLD, LARGE)


def require(room: int) -> None:
    """Raise MemoryError where so many bytes cannot be had now; they are given back at once, untouched."""
    bytes(room)


def trim() -> None:
    """Give back what lies free now; it takes some milliseconds, during which other threads go on."""
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).malloc_trim(0)
