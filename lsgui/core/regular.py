"""Opening files that a stranger may have named or made: among them may be a pipe that never ends."""

import errno
import os
import stat
from pathlib import Path
from typing import BinaryIO

_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def opened(path: Path) -> BinaryIO:
    """A regular file, open for reading. Raises OSError, also for what is no regular file."""
    handle = os.open(path, _FLAGS)
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise OSError(errno.EINVAL, "it is no regular file")
    return os.fdopen(handle, "rb")


def size_of(path: Path) -> int | None:
    """The bytes of a regular file; None where there is none."""
    try:
        status = path.stat()
    except (OSError, ValueError):
        return None
    return status.st_size if stat.S_ISREG(status.st_mode) else None


def is_elsewhere(text: str) -> bool:
    """Whether a path names another computer, as two slashes at its beginning do: to open that would tell it
    who is here."""
    return len(text) > 1 and set(text[:2]) <= set("\\/")
