"""The library's SQLite file: its tables, its version, and its failures in words."""

import errno
import os
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from urllib.parse import quote

from lsgui import paths
from lsgui.core.types import LibraryError, LibraryInUseError
from lsgui.library.failures import damaged, guarded, not_writable
from lsgui.library.schema import VERSION, back_up, create, migrate, version

DATABASE = "library.sqlite"
IN_USE = "is being indexed already, or repaired"
MOMENT = 0.05
"""Seconds after which a lock is tried once more."""


def connect(folder: Path) -> sqlite3.Connection:
    """Open the database in `folder` for writing, making it where it is missing. Raises LibraryError."""
    try:
        paths.make(folder)
    except OSError as error:
        raise not_writable(folder, error) from error
    with guarded(folder):
        return _opened(folder / DATABASE, partial(_prepare, folder=folder))


def connect_reader(folder: Path) -> sqlite3.Connection:
    """Open the database in `folder` for reading, making it where it is missing. Raises LibraryError.

    A library on a medium or in a folder that cannot be written is read all the same, unless its format
    is an older one.
    """
    with guarded(folder):
        connection = _reader(folder) if os.path.isfile(folder / DATABASE) else None
        if connection and version(connection) == VERSION:
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


def format_of(folder: Path) -> int:
    """The format of the library in `folder`, which is left as it is; 0 where none can be told."""
    try:
        connection = sqlite3.connect(f"{_uri(folder / DATABASE)}?mode=ro", uri=True, timeout=1)
    except sqlite3.Error:
        return 0
    try:
        return version(connection)
    except sqlite3.Error:
        return 0
    finally:
        connection.close()


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
    connection.execute("PRAGMA synchronous = FULL")  # what is committed outlives a power cut
    if version(connection) == 0:
        with transaction(connection):
            if version(connection) == 0:  # another process may have been faster
                create(connection)
    if version(connection) < VERSION:
        _bring_up_to_date(connection, folder)


def _bring_up_to_date(connection: sqlite3.Connection, folder: Path) -> None:
    lock = WriterLock(folder)  # an older lsgui may be writing
    try:
        if version(connection) < VERSION:
            back_up(connection, folder)
            with transaction(connection):
                migrate(connection, folder)
    finally:
        lock.release()


def _check_version(connection: sqlite3.Connection, folder: Path) -> None:
    found = version(connection)
    if found > VERSION:
        raise LibraryError(
            f"The library in {folder} was made by a newer lsgui (format {found}, this one reads {VERSION})."
            " Update lsgui, or choose another library folder."
        )
    tables = int(connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0])
    if not found and not tables and next(folder.glob("features-*.f16"), None):
        raise damaged(folder, "its database is empty")
    if not found and tables:
        raise LibraryError(
            f"The database in {folder} is not one that lsgui made; choose another folder for the library."
        )


@contextmanager
def transaction(connection: sqlite3.Connection, kind: str = "IMMEDIATE") -> Iterator[None]:
    """Commit what is done inside, all or nothing."""
    connection.execute(f"BEGIN {kind}")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # on a full disk SQLite has taken it back itself
            connection.execute("ROLLBACK")
        raise


def span(folder: Path) -> tuple[bytes, bytes]:
    """The range [low, high) of stored paths that lie in `folder`."""
    separator = os.fsencode(os.sep)
    low = os.fsencode(folder)
    if not low.endswith(separator):
        low += separator
    return low, low[:-1] + bytes([low[-1] + 1])


_HELD = (errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES, errno.EDEADLK)  # by another process


class WriterLock:
    """At most one writer per library: an OS lock on a file, gone with the process that held it."""

    def __init__(self, folder: Path) -> None:
        try:
            self._file = (folder / "lock").open("a+b")
        except OSError as error:
            raise not_writable(folder, error) from error
        try:
            _lock_patiently(self._file.fileno())
        except OSError as error:
            self._file.close()
            if error.errno not in _HELD:
                raise LibraryError(
                    f"The library in {folder} cannot be locked ({error.strerror}); choose a folder for it on"
                    " a drive that can lock files."
                ) from error
            raise LibraryInUseError(
                f"The library in {folder} {IN_USE}; wait until that has ended, or stop it."
            ) from error

    def release(self) -> None:
        """Let the next writer in."""
        self._file.close()


def is_in_use(folder: Path) -> bool:
    """Whether somebody writes to the library in `folder`, this program included."""
    try:
        file = (folder / "lock").open("r+b")
    except OSError:  # nobody ever wrote, or it cannot be known
        return False
    with file:
        try:
            _lock(file.fileno())
        except OSError as error:
            return error.errno in _HELD
    return False


def _lock_patiently(descriptor: int) -> None:
    """Who only looks whether the library is in use has the lock for a moment."""
    try:
        _lock(descriptor)
    except OSError:
        time.sleep(MOMENT)
        _lock(descriptor)


def _lock(descriptor: int) -> None:
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
