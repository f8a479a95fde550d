"""What goes wrong with a library's files, in one sentence each."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from lsgui.core.types import LibraryError

_BUSY = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
_OUTSIDE = (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_PERM)


class DamagedError(LibraryError):
    """A library that cannot be trusted before it is repaired; `found` is the sentence without the cure."""

    def __init__(self, found: str, cure: str) -> None:
        super().__init__(f"{found}; {cure}")
        self.found = found


def damaged(folder: Path, what: str) -> DamagedError:
    """The error for a library that cannot be trusted, with its cure."""
    return DamagedError(
        f"The library in {folder} is damaged ({what}). The photographs themselves are not touched",
        f'what is whole is kept by: lsgui library check --repair --library "{folder}"',
    )


def not_writable(folder: Path, error: OSError) -> LibraryError:
    """The error for a library whose files cannot be made or written, a full disk included."""
    return LibraryError(f"The library in {folder} cannot be written: {error.strerror}.")


def not_readable(folder: Path, error: OSError) -> LibraryError:
    """The error for a library whose files cannot be read."""
    return LibraryError(f"The library in {folder} cannot be read: {error.strerror}.")


@contextmanager
def guarded(folder: Path) -> Iterator[None]:
    """Turn SQLite's failures into LibraryError with one sentence; a bug stays a bug."""
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", None)
        if code is None:  # Python's own complaint about how it was used
            raise
        if code & 0xFF in _BUSY:
            raise LibraryError(f"The library in {folder} is busy; try again in a moment.") from error
        if code & 0xFF == sqlite3.SQLITE_FULL:
            raise LibraryError(f"The disk with the library in {folder} is full.") from error
        if code & 0xFF in _OUTSIDE:
            raise LibraryError(f"The library in {folder} cannot be opened or written ({error}).") from error
        raise damaged(folder, str(error)) from error
