"""Making a damaged library whole: what is damaged is dropped, and read again by the next index."""

import sqlite3
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from lsgui.core.types import Progress, no_progress
from lsgui.library.check import Checked, Damage, Examined, check, examine, require
from lsgui.library.database import WriterLock, close_writer, connect, connect_reader, transaction
from lsgui.library.failures import DamagedError, guarded
from lsgui.library.former import next_epoch
from lsgui.library.salvage import Salvaged, salvage
from lsgui.library.schema import IN_ROOTS
from lsgui.library.vectors import FeatureFile


@dataclass(frozen=True)
class Repaired:
    """What was wrong, what is left to say after the repair, and how many images are to be read again.

    `salvaged` tells of a broken database that was set aside; None where the database was whole.
    """

    damage: tuple[Damage, ...]
    checked: Checked
    to_read: int
    salvaged: Salvaged | None


def repair(folder: Path, *, progress: Progress = no_progress) -> Repaired:
    """Drop what is damaged in the library in `folder`, and keep the rest, folders and skipped files too.

    Its writer meanwhile. Raises LibraryError where there is no library, or it cannot be written.
    """
    require(folder)
    with suppress(DamagedError):
        connect_reader(folder).close()  # an older format is brought up to date first
    lock = WriterLock(folder)
    try:
        before = check(folder, progress=progress)
        broken = any(damage.kind == "database" for damage in before.damage)
        salvaged = salvage(folder) if broken else None
        damage = before.damage + (_mend(folder) if broken else ())
        if before.damage and not broken:
            _mend(folder)
        return Repaired(damage, check(folder, progress=progress), _to_read(folder), salvaged)
    finally:
        lock.release()


def _mend(folder: Path) -> tuple[Damage, ...]:
    """Repair what a database that can be read says; what it was."""
    connection = connect(folder)
    try:
        with guarded(folder), transaction(connection):
            examined = examine(connection, folder)
            _drop(connection, examined)
            _fit_file(connection, folder, examined)
        return examined.damage
    finally:
        close_writer(connection)


def _drop(connection: sqlite3.Connection, examined: Examined) -> None:
    many, once = connection.executemany, connection.execute
    many("DELETE FROM features WHERE place = ?", [(place,) for place in examined.wrong])
    once("DELETE FROM features WHERE place NOT BETWEEN 0 AND ? - 1", (examined.limit,))
    once("UPDATE images SET place = NULL WHERE place NOT IN (SELECT place FROM features)")
    many("UPDATE images SET place = NULL WHERE place = ?", [(place,) for place in examined.shared])
    for digest in examined.doubled:
        first = once("SELECT min(place) FROM images WHERE digest = ?", (digest,)).fetchone()[0]
        once("UPDATE images SET place = ? WHERE digest = ?", (first, digest))
    for table in IN_ROOTS:
        once(f"DELETE FROM {table} WHERE root NOT IN (SELECT id FROM roots)")


def _fit_file(connection: sqlite3.Connection, folder: Path, examined: Examined) -> None:
    """Give a feature file that is too short its length again: a place once given has its number for good."""
    owner = examined.owner
    if owner is None or examined.limit == owner.places:
        return
    if connection.execute("SELECT 1 FROM features LIMIT 1").fetchone():
        FeatureFile(folder, owner.epoch, owner.dim).resize(owner.places)
    else:  # nothing is left of it: a new file begins
        connection.execute("UPDATE owner SET epoch = ?, places = 0", (next_epoch(connection),))


def _to_read(folder: Path) -> int:
    connection = connect_reader(folder)
    try:
        with guarded(folder):
            return int(connection.execute("SELECT count(*) FROM images WHERE place IS NULL").fetchone()[0])
    finally:
        connection.close()
