"""Giving back the room of what a library no longer uses."""

import sqlite3
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from lsgui.core.types import Progress, no_progress
from lsgui.library.check import count, require, unused_features
from lsgui.library.compact import kept, used_places
from lsgui.library.database import DATABASE, WriterLock, close_writer, connect, transaction
from lsgui.library.failures import guarded
from lsgui.library.former import forget, next_epoch
from lsgui.library.owner import read_owner
from lsgui.library.schema import IN_ROOTS, backups
from lsgui.library.vectors import FeatureFile


@dataclass(frozen=True)
class Vacuumed:
    """Bytes before and after, and what was dropped: features, folders taken out before, old backups."""

    before: int
    after: int
    features: int
    folders: int
    backups: int


def vacuum(folder: Path, *, progress: Progress = no_progress) -> Vacuumed:
    """Drop what the library in `folder` no longer uses: features of images that are gone, those of a former
    checkpoint, folders that were taken out (undo then indexes them again), and backups of older formats.

    Its writer meanwhile; readers go on. All or nothing. `progress` counts features. Raises LibraryError
    where there is no library, where it is damaged, or cannot be written.
    """
    require(folder)
    connection = connect(folder)
    try:
        lock = WriterLock(folder)
        try:
            return _vacuumed(connection, folder, progress)
        finally:
            lock.release()
    finally:
        close_writer(connection)


def _vacuumed(connection: sqlite3.Connection, folder: Path, progress: Progress) -> Vacuumed:
    before = _size(folder)
    with guarded(folder):
        with transaction(connection):
            removed = count(connection, "SELECT count(*) FROM roots WHERE removed")
            for table in IN_ROOTS:
                connection.execute(f"DELETE FROM {table} WHERE root IN (SELECT id FROM roots WHERE removed)")
            connection.execute("DELETE FROM roots WHERE removed")
            epoch = next_epoch(connection)  # the former's file stays until all is done
            dropped = unused_features(connection) + forget(connection)
            current = _compacted(connection, folder, epoch, progress)
        # The new file counts from here on, also after a power cut: the old one may go.
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.execute("VACUUM")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    old = backups(folder)
    for path in (*old, *(path for path in folder.glob("features-*.f16") if path.name != current)):
        with suppress(OSError):  # somebody reads it, on Windows: the next writer takes it away
            path.unlink()
    return Vacuumed(before, _size(folder), dropped, removed, len(old))


def _compacted(connection: sqlite3.Connection, folder: Path, epoch: int, progress: Progress) -> str:
    """Copy the used features to a file of their own; give the current file's name."""
    owner = read_owner(connection)
    if owner is None:
        return ""
    old = FeatureFile(folder, owner.epoch, owner.dim)
    places = used_places(connection, "images")
    if len(places) == owner.places and old.size() == owner.places * owner.dim * 2:
        return old.path.name
    new = FeatureFile(folder, epoch, owner.dim)
    new.path.unlink(missing_ok=True)
    sums: list[int] = []
    try:
        for part in kept(connection, old, places):
            sums += new.write_stored(len(sums), part.rows)
            progress(len(sums), len(places))
        _renumber(connection, [int(place) for place in places], sums, epoch)
    except BaseException:
        new.path.unlink(missing_ok=True)
        raise
    return new.path.name


def _renumber(connection: sqlite3.Connection, places: list[int], sums: list[int], epoch: int) -> None:
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute("CREATE TEMP TABLE moved (old INTEGER PRIMARY KEY, new INTEGER NOT NULL)")
    connection.executemany("INSERT INTO moved VALUES (?, ?)", zip(places, range(len(places)), strict=True))
    connection.execute(
        "UPDATE images SET place = (SELECT new FROM moved WHERE old = place) WHERE place IS NOT NULL"
    )
    connection.execute("DROP TABLE moved")
    connection.execute("DELETE FROM features")
    connection.executemany("INSERT INTO features VALUES (?, ?)", enumerate(sums))
    connection.execute("UPDATE owner SET epoch = ?, places = ?", (epoch, len(sums)))


def _size(folder: Path) -> int:
    files = (*folder.glob(f"{DATABASE}*"), *folder.glob("features-*.f16"))
    return sum(path.stat().st_size for path in files)
