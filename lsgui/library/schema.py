"""The tables of the library's database, and how those of an older lsgui become them."""

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

from lsgui.core.staging import discard
from lsgui.library.failures import not_writable
from lsgui.library.vectors import FeatureFile

VERSION = 3

# Paths are bytes (os.fsencode): a file name need not be text. A `removed` root keeps its images,
# so that taking the removal back costs nothing. `place` is the image's place in the feature
# file of the owner's `epoch`; NULL says that the feature is still to be made. `features` has the
# CRC-32 of every place that was written. A skipped file is passed over as long as it has this `size` and
# time and would be read by the same `reader`; where these are NULL, it is looked at again. `mounts` are the
# places below a root where other media lie. The `former` tables keep what another checkpoint made before:
# the place of each content digest, and checksums, in the feature file of its epoch.
_FEATURES = "CREATE TABLE features (place INTEGER PRIMARY KEY, checksum INTEGER NOT NULL)"
_MOUNTS = """CREATE TABLE mounts (
    path BLOB PRIMARY KEY, root INTEGER NOT NULL REFERENCES roots (id), linked INTEGER NOT NULL
    ) WITHOUT ROWID"""
_OWNER = """(
        only INTEGER PRIMARY KEY CHECK (only = 1),
        name TEXT NOT NULL, sha256 TEXT NOT NULL, dim INTEGER NOT NULL,
        epoch INTEGER NOT NULL, places INTEGER NOT NULL)"""
_FORMER = (
    f"CREATE TABLE former_owner {_OWNER}",
    "CREATE TABLE former (digest BLOB PRIMARY KEY, place INTEGER NOT NULL) WITHOUT ROWID",
    "CREATE TABLE former_features (place INTEGER PRIMARY KEY, checksum INTEGER NOT NULL)",
)
_SCHEMA = (
    f"CREATE TABLE owner {_OWNER}",
    """CREATE TABLE roots (
        id INTEGER PRIMARY KEY, path BLOB NOT NULL UNIQUE,
        offline INTEGER NOT NULL DEFAULT 0, removed INTEGER NOT NULL DEFAULT 0)""",
    """CREATE TABLE images (
        path BLOB PRIMARY KEY, root INTEGER NOT NULL REFERENCES roots (id),
        size INTEGER NOT NULL, mtime_ns INTEGER NOT NULL, digest BLOB NOT NULL, place INTEGER
        ) WITHOUT ROWID""",
    """CREATE TABLE skipped (
        path BLOB PRIMARY KEY, root INTEGER NOT NULL REFERENCES roots (id), reason TEXT NOT NULL,
        size INTEGER, mtime_ns INTEGER, reader TEXT
        ) WITHOUT ROWID""",
    _FEATURES,
    _MOUNTS,
    *_FORMER,
)
IN_ROOTS = ("images", "skipped", "mounts")
"""The tables whose rows belong to a root."""

_BACKUP = "library.sqlite.format-"


def version(connection: sqlite3.Connection) -> int:
    """The format of a database: 0 while it has none."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def create(connection: sqlite3.Connection) -> None:
    """Make the tables of a new library."""
    for statement in _SCHEMA:
        connection.execute(statement)
    connection.execute(f"PRAGMA user_version = {VERSION}")


def migrate(connection: sqlite3.Connection, folder: Path) -> None:
    """Make a database of an older format one of this; inside the caller's transaction."""
    for older in range(version(connection), VERSION):
        _STEPS[older](connection, folder)
    connection.execute(f"PRAGMA user_version = {VERSION}")


def back_up(connection: sqlite3.Connection, folder: Path) -> Path:
    """Copy a database of an older format beside it, whole or not at all. Raises LibraryError."""
    backup = folder / f"{_BACKUP}{version(connection)}"
    staged = backup.with_name(f"{backup.name}.part")
    try:
        staged.unlink(missing_ok=True)
        connection.execute("VACUUM INTO ?", (os.fspath(staged),))
        with staged.open("r+b") as file:
            os.fsync(file.fileno())
        os.replace(staged, backup)
    except OSError as error:
        raise not_writable(folder, error) from error
    finally:
        discard(staged)
    return backup


def backups(folder: Path) -> list[Path]:
    """The copies that `back_up` made."""
    return sorted(folder.glob(f"{_BACKUP}*"))


def _add_checksums(connection: sqlite3.Connection, folder: Path) -> None:
    """From format 1: what the feature file holds now is taken as it is."""
    connection.execute(_FEATURES)
    owner = connection.execute("SELECT dim, epoch, places FROM owner").fetchone()
    if owner is None:
        return
    dim, epoch, places = owner
    sums = FeatureFile(folder, epoch, dim).checksums(places)
    connection.executemany("INSERT INTO features VALUES (?, ?)", enumerate(sums))
    _join_twins(connection)


def _join_twins(connection: sqlite3.Connection) -> None:
    """Equal files that were embedded together had a feature each."""
    rows = connection.execute(
        "SELECT path, digest, place FROM images WHERE place IS NOT NULL ORDER BY place"
    ).fetchall()
    first: dict[bytes, int] = {}
    moved = [
        (first[digest], path) for path, digest, place in rows if first.setdefault(digest, place) != place
    ]
    connection.executemany("UPDATE images SET place = ? WHERE path = ?", moved)


def _know_skipped_files(connection: sqlite3.Connection, folder: Path) -> None:
    """From format 2: what was skipped is read once more, mounts are met by the next walk, and nothing is kept
    of a former checkpoint."""
    for column in ("size INTEGER", "mtime_ns INTEGER", "reader TEXT"):
        connection.execute(f"ALTER TABLE skipped ADD COLUMN {column}")
    for statement in (_MOUNTS, *_FORMER):
        connection.execute(statement)


_STEPS: dict[int, Callable[[sqlite3.Connection, Path], None]] = {
    1: _add_checksums,
    2: _know_skipped_files,
}
"""From each older format to the next."""
