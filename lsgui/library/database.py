"""The library's SQLite file: its tables, its version, and its failures in words."""

import os
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from urllib.parse import quote

from lsgui.core.types import LibraryError

DATABASE = "library.sqlite"
VERSION = 1

# Paths are bytes (os.fsencode): a file name need not be text. A `removed` root keeps its images,
# so that taking the removal back costs nothing. `place` is the image's place in the feature
# file of the owner's `epoch`; NULL says that the feature is still to be made.
_SCHEMA = (
    """CREATE TABLE owner (
        only INTEGER PRIMARY KEY CHECK (only = 1),
        name TEXT NOT NULL, sha256 TEXT NOT NULL, dim INTEGER NOT NULL,
        epoch INTEGER NOT NULL, places INTEGER NOT NULL)""",
    """CREATE TABLE roots (
        id INTEGER PRIMARY KEY, path BLOB NOT NULL UNIQUE,
        offline INTEGER NOT NULL DEFAULT 0, removed INTEGER NOT NULL DEFAULT 0)""",
    """CREATE TABLE images (
        path BLOB PRIMARY KEY, root INTEGER NOT NULL REFERENCES roots (id),
        size INTEGER NOT NULL, mtime_ns INTEGER NOT NULL, digest BLOB NOT NULL, place INTEGER
        ) WITHOUT ROWID""",
    """CREATE TABLE skipped (
        path BLOB PRIMARY KEY, root INTEGER NOT NULL REFERENCES roots (id), reason TEXT NOT NULL
        ) WITHOUT ROWID""",
    f"PRAGMA user_version = {VERSION}",
)

_BUSY = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
_OUTSIDE = (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_PERM)


def damaged(folder: Path, what: str) -> LibraryError:
    """The error for a library that cannot be trusted, with its cure."""
    return LibraryError(
        f"The library in {folder} is damaged ({what}). Delete that folder and index your folders again; "
        "the photographs themselves are not touched."
    )


def not_writable(folder: Path, error: OSError) -> LibraryError:
    """The error for a library whose files cannot be made or written, a full disk included."""
    return LibraryError(f"The library in {folder} cannot be written: {error.strerror}.")


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


def connect(folder: Path) -> sqlite3.Connection:
    """Open the database in `folder` for writing, making it where it is missing. Raises LibraryError."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise not_writable(folder, error) from error
    with guarded(folder):
        return _opened(folder / DATABASE, partial(_prepare, folder=folder))


def connect_reader(folder: Path) -> sqlite3.Connection:
    """Open the database in `folder` for reading, making it where it is missing. Raises LibraryError.

    A library on a medium or in a folder that cannot be written is read all the same.
    """
    with guarded(folder):
        connection = _reader(folder) if os.path.isfile(folder / DATABASE) else None
        if connection and _version(connection):
            return connection
    if connection:
        connection.close()
    connect(folder).close()
    with guarded(folder):
        return _reader(folder)


def _reader(folder: Path) -> sqlite3.Connection:
    check = partial(_check_version, folder=folder)
    name = _uri(folder / DATABASE)
    try:
        return _opened(f"{name}?mode=ro", check)
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF not in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY):
            raise
        # Even a reader writes beside a WAL database, in its shared index; where it may not, nobody
        # is likely to write either.
        return _opened(f"{name}?immutable=1", check)


def _uri(file: Path) -> str:
    name = quote(os.fsencode(file.absolute().as_posix()))  # the bytes themselves: a name need not be text
    return f"file://{name}" if name.startswith("/") else f"file:///{name}"


def _opened(name: Path | str, ready: Callable[[sqlite3.Connection], None]) -> sqlite3.Connection:
    """A connection once it is `ready`; text is a URI."""
    connection = sqlite3.connect(
        name, uri=isinstance(name, str), timeout=10, isolation_level=None, check_same_thread=False
    )
    try:
        ready(connection)
    except BaseException:
        connection.close()
        raise
    return connection


@contextmanager
def writing(folder: Path) -> Iterator[sqlite3.Connection]:
    """A writer's transaction of its own, all or nothing. Raises LibraryError."""
    connection = connect(folder)
    try:
        with guarded(folder), transaction(connection):
            yield connection
    finally:
        close_writer(connection)


def close_writer(connection: sqlite3.Connection) -> None:
    """Close a connection of `connect`; what it wrote goes into the database's own file first.

    A reader that is the last to close cannot do that, and a read-only copy is read without the rest.
    """
    with suppress(sqlite3.Error):  # a reader is in the middle of it: the next writer does it
        connection.execute("PRAGMA busy_timeout = 100")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


def _prepare(connection: sqlite3.Connection, folder: Path) -> None:
    _check_version(connection, folder)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    if _version(connection) == 0:
        with transaction(connection):
            if _version(connection) == 0:  # another process may have been faster
                for statement in _SCHEMA:
                    connection.execute(statement)


def _check_version(connection: sqlite3.Connection, folder: Path) -> None:
    version = _version(connection)
    if version > VERSION:
        raise LibraryError(
            f"The library in {folder} was made by a newer lsgui (format {version}, this one reads {VERSION})."
            " Update lsgui, or choose another library folder."
        )
    if version == 0 and connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        raise damaged(folder, "its database is not one that lsgui made")


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


@contextmanager
def transaction(connection: sqlite3.Connection, kind: str = "IMMEDIATE") -> Iterator[None]:
    """Commit what is done inside, all or nothing."""
    connection.execute(f"BEGIN {kind}")
    try:
        yield
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def span(folder: Path) -> tuple[bytes, bytes]:
    """The range [low, high) of stored paths that lie in `folder`."""
    separator = os.fsencode(os.sep)
    low = os.fsencode(folder)
    if not low.endswith(separator):
        low += separator
    return low, low[:-1] + bytes([low[-1] + 1])


class WriterLock:
    """At most one writer per library: an OS lock on a file, gone with the process that held it."""

    def __init__(self, folder: Path) -> None:
        try:
            self._file = (folder / "lock").open("a+b")
        except OSError as error:
            raise not_writable(folder, error) from error
        try:
            _lock(self._file.fileno())
        except OSError as error:
            self._file.close()
            raise LibraryError(
                f"The library in {folder} is being indexed already; wait until that has ended, or stop it."
            ) from error

    def release(self) -> None:
        """Let the next writer in."""
        self._file.close()


def _lock(descriptor: int) -> None:
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
