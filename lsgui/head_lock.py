"""Whether a window is open on the user's heads: an OS lock on a file, gone with the program that held it."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from lsgui import paths


@contextmanager
def held_by_window() -> Iterator[None]:
    """Tell other programs that a window has the user's heads in use, where the folder can be locked."""
    try:
        paths.make(_file().parent)
        stream = _file().open("a+b")
    except OSError:
        yield
        return
    with stream:
        lock(stream.fileno(), shared=True)
        yield


def window_is_open() -> bool:
    """Whether a window has the user's heads in use; its next change puts aside what others write there."""
    try:
        with _file().open("r+b") as stream:
            return not lock(stream.fileno(), shared=False)
    except OSError:  # no window was ever open, or nobody may write here
        return False


def _file() -> Path:
    return paths.data() / "heads.lock"


def lock(descriptor: int, *, shared: bool) -> bool:
    """Lock a file until it is closed, windows beside each other; False where another program has it."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(descriptor, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
