"""Whether a library is whole: its database, its features, and what ties them together."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from lsgui.core.types import LibraryError, Progress, no_progress
from lsgui.library.database import DATABASE, connect_reader, transaction
from lsgui.library.failures import DamagedError, guarded
from lsgui.library.owner import Owner, read_owner
from lsgui.library.schema import IN_ROOTS
from lsgui.library.vectors import FeatureFile

_ROWS = 4096  # features compared at a time
_STEPS = 20_000  # of SQLite between two chances to stop


@dataclass(frozen=True)
class Damage:
    """One kind of damage, how often it was found, and a sentence for people."""

    kind: str
    count: int
    sentence: str


@dataclass(frozen=True)
class Checked:
    """What a check found: nothing is wrong where `damage` is empty.

    `unused` features belong to no image any more, and `unused_bytes` of the feature file are theirs or
    what a crash left: no damage, `vacuum` gives them back.
    """

    images: int = 0
    features: int = 0
    unused: int = 0
    unused_bytes: int = 0
    damage: tuple[Damage, ...] = ()


@dataclass
class Examined:
    """What is wrong inside a database that can be read; places are those of the feature file.

    `limit` is the number of places that count and are there. `lost` images are at places without a feature
    or a checksum; `doubled` contents have several features, `shared` places several contents; `astray` rows
    belong to no folder.
    """

    owner: Owner | None
    limit: int = 0
    lost: int = 0
    wrong: list[int] = field(default_factory=list)
    doubled: list[bytes] = field(default_factory=list)
    shared: list[int] = field(default_factory=list)
    astray: int = 0

    @property
    def damage(self) -> tuple[Damage, ...]:
        """Every kind of damage that was found."""
        places = self.owner.places if self.owner else 0
        found = (
            ("truncated", places - self.limit, "features are missing at the end of the feature file"),
            ("lost", self.lost, "images have no feature where the database says"),
            ("wrong", len(self.wrong), "features are not what was written (wrong checksum)"),
            ("doubled", len(self.doubled), "images' features are stored more than once"),
            ("shared", len(self.shared), "features are shared by images that differ"),
            ("astray", self.astray, "records belong to no folder of the library"),
        )
        return tuple(Damage(kind, count, f"{count:,} {text}") for kind, count, text in found if count)


def require(folder: Path) -> None:
    """Raise LibraryError where there is no library."""
    if not (folder / DATABASE).is_file():
        raise LibraryError(f"There is no library in {folder}: `lsgui index FOLDER --library DIR` makes one.")


def check(folder: Path, *, progress: Progress = no_progress) -> Checked:
    """Read the whole library in `folder` and compare it with itself; nothing is changed.

    `progress` counts features. Raises LibraryError where there is no library, or none that can be read.
    """
    require(folder)
    try:
        connection = connect_reader(folder)
    except DamagedError as error:
        return _broken(error)
    try:
        while True:
            before = _epoch(connection, folder)
            checked = _checked(connection, folder, progress)
            if not checked.damage or _epoch(connection, folder) == before:  # else a vacuum came between
                return checked
    except DamagedError as error:
        return _broken(error)
    finally:
        connection.close()


def _epoch(connection: sqlite3.Connection, folder: Path) -> int:
    with guarded(folder):
        owner = read_owner(connection)
    return owner.epoch if owner else 0


def _broken(error: Exception) -> Checked:
    cause = error.__cause__ or error
    return Checked(damage=(Damage("database", 1, f"the database is broken ({cause})"),))


def _checked(connection: sqlite3.Connection, folder: Path, progress: Progress) -> Checked:
    with guarded(folder), transaction(connection, "DEFERRED"):
        with _ends_with(connection, progress):
            found = [row[0] for row in connection.execute("PRAGMA integrity_check(20)")]
        if found != ["ok"]:
            return _broken(sqlite3.DatabaseError(str(found[0]).splitlines()[0]))
        examined = examine(connection, folder, progress=progress)
        images = count(connection, "SELECT count(*) FROM images")
        features = count(connection, "SELECT count(*) FROM features")
        unused = unused_features(connection)
    file = FeatureFile(folder, examined.owner.epoch, examined.owner.dim) if examined.owner else None
    used = (features - unused) * file.dim * 2 if file else 0
    spare = max(0, file.size() - used) if file else 0
    return Checked(images, features, unused, spare, examined.damage)


@contextmanager
def _ends_with(connection: sqlite3.Connection, progress: Progress) -> Iterator[None]:
    """Have `progress` asked while SQLite works, which ends when it raises."""
    raised: list[BaseException] = []

    def ask() -> int:
        try:
            progress(0, 0)
        except BaseException as error:
            raised.append(error)
        return len(raised)

    connection.set_progress_handler(ask, _STEPS)
    try:
        yield
    except sqlite3.OperationalError:
        if raised:
            raise raised[0] from None
        raise
    finally:
        connection.set_progress_handler(None, 0)


def unused_features(connection: sqlite3.Connection) -> int:
    """How many features belong to no image any more."""
    used = "SELECT place FROM images WHERE place IS NOT NULL"
    return count(connection, f"SELECT count(*) FROM features WHERE place NOT IN ({used})")


def examine(connection: sqlite3.Connection, folder: Path, *, progress: Progress = no_progress) -> Examined:
    """Compare the rows with each other and with the feature file, inside the caller's transaction.

    Raises `sqlite3.Error` where the database cannot be read.
    """
    owner = read_owner(connection)
    examined = Examined(owner)
    if owner:
        file = FeatureFile(folder, owner.epoch, owner.dim)
        examined.limit = min(owner.places, file.held())
        examined.wrong = _wrong(connection, file, examined.limit, progress)
    nowhere = "place NOT BETWEEN 0 AND ? - 1 OR place NOT IN (SELECT place FROM features)"
    lost = f"SELECT count(*) FROM images WHERE place IS NOT NULL AND ({nowhere})"
    examined.lost = count(connection, lost, examined.limit)
    several = "FROM images WHERE place IS NOT NULL GROUP BY {} HAVING count(DISTINCT {}) > 1"
    doubled = connection.execute("SELECT digest " + several.format("digest", "place"))
    examined.doubled = [digest for (digest,) in doubled]
    shared = connection.execute("SELECT place " + several.format("place", "digest"))
    examined.shared = [place for (place,) in shared]
    for table in IN_ROOTS:
        astray = f"SELECT count(*) FROM {table} WHERE root NOT IN (SELECT id FROM roots)"
        examined.astray += count(connection, astray)
    return examined


def _wrong(connection: sqlite3.Connection, file: FeatureFile, limit: int, progress: Progress) -> list[int]:
    """The places before `limit` whose bytes do not have their checksums."""
    wrong: list[int] = []
    for start in range(0, limit, _ROWS):
        progress(start, limit)
        stop = min(limit, start + _ROWS)
        sums = file.sums_of(file.stored(start, stop))
        query = "SELECT place, checksum FROM features WHERE place >= ? AND place < ?"
        known = connection.execute(query, (start, stop))
        wrong += [place for place, checksum in known if sums[place - start] != checksum]
    return wrong


def count(connection: sqlite3.Connection, query: str, *values: object) -> int:
    """The one number that a query gives."""
    return int(connection.execute(query, values).fetchone()[0])
