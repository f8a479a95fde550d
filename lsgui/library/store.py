"""The library as its readers see it: its folders, its images, and the nearest of them to a feature."""

import os
import sqlite3
import threading
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from lsgui.core.types import CheckpointIdentity, FloatArray, LibraryError, Neighbour, Skipped
from lsgui.library.database import connect_reader, guarded, transaction, writing
from lsgui.library.roots import Root, let_out, make, take_in
from lsgui.library.search import Matrix, smallest
from lsgui.library.vectors import FeatureFile

Space = Callable[[FloatArray], FloatArray]

_ROWS = 8192  # features read at a time
_VISIBLE = "FROM images JOIN roots ON roots.id = images.root WHERE NOT roots.removed"


@dataclass(frozen=True)
class FolderState:
    """A folder of the library, how many images it holds, and whether it was missing when last looked at.

    `size` is what its images take on the disk, in bytes; `skipped` files in it could not be used.
    """

    path: Path
    count: int
    offline: bool
    size: int = field(default=0, compare=False)
    skipped: int = field(default=0, compare=False)


@dataclass(frozen=True)
class LibrarySummary:
    """What a window shows of a library, all of one moment: its folders, its images, what was passed over.

    `stale` of the `count` images have no feature of this checkpoint yet: see `Library.stale`. `size` is
    what the library itself takes on the disk, in bytes.
    """

    folders: tuple[FolderState, ...]
    count: int
    skipped: int
    stale: int = 0
    size: int = field(default=0, compare=False)


class UnknownFolderError(LibraryError):
    """A folder was named that is none of the library's."""


class Owner(NamedTuple):
    """Whose features the library holds: the checkpoint, its `epoch` here, and how many rows count."""

    sha256: str
    dim: int
    epoch: int
    places: int


@dataclass(frozen=True)
class _Snapshot:
    """What one search needs, all of one moment: images in path order, and their rows in `matrix`."""

    version: tuple[int, int]
    epoch: int
    matrix: Matrix
    paths: list[bytes]
    places: npt.NDArray[np.intp]


class Library:
    """A folder with a database of images and a file of their features.

    Every method may be called from any thread, also while another thread or process indexes.
    Features of one checkpoint only take part in a search: what another one made is stale
    until the next index.
    """

    def __init__(
        self, folder: Path, checkpoint: CheckpointIdentity, dim: int, space: Space | None = None
    ) -> None:
        self.folder = folder
        self.checkpoint = checkpoint
        self.dim = dim
        self._space = space or _as_they_are
        self._lock = threading.RLock()
        self._search_lock = threading.Lock()  # taken first; reading all features may take seconds
        self._changes = 0
        self._connection: sqlite3.Connection | None = connect_reader(folder)
        self._snapshot: _Snapshot | None = None

    @classmethod
    def open(
        cls, folder: Path, checkpoint: CheckpointIdentity, dim: int, *, space: Space | None = None
    ) -> "Library":
        """Open the library in `folder`, making it where it is missing; `dim` is a feature's length.

        `space` maps features (n, dim) to the vectors that are compared (default: the features themselves).
        Raises LibraryError if it is damaged, of a newer format, or cannot be written.
        """
        library = cls(folder.expanduser().absolute(), checkpoint, dim, space)
        try:
            with library._reading() as connection:
                owner = library._owner(connection)
                if owner:
                    library._features(owner).check(owner.places)
        except BaseException:
            library.close()
            raise
        return library

    def close(self) -> None:
        """Let go of the database; every later call raises LibraryError."""
        with self._lock:
            if self._connection:
                self._connection.close()
            self._connection = self._snapshot = None

    def __enter__(self) -> "Library":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def count(self) -> int:
        """How many images the library holds, stale and offline ones included."""
        return int(self._rows(f"SELECT count(*) {_VISIBLE}")[0][0])

    @property
    def stale(self) -> int:
        """How many of its images have no feature of this checkpoint yet, and so are never neighbours."""
        with self._reading() as connection:
            if self._owner(connection) is None:
                return self.count
            return int(self._rows(f"SELECT count(*) {_VISIBLE} AND place IS NULL")[0][0])

    def folders(self) -> list[FolderState]:
        """The folders that the user added, in path order."""
        rows = self._rows(
            """SELECT roots.path, count(images.path), offline, coalesce(sum(images.size), 0),
            (SELECT count(*) FROM skipped WHERE skipped.root = roots.id)
            FROM roots LEFT JOIN images ON images.root = roots.id
            WHERE NOT removed GROUP BY roots.id ORDER BY roots.path"""
        )
        return [
            FolderState(Path(os.fsdecode(path)), count, bool(offline), size, skipped)
            for path, count, offline, size, skipped in rows
        ]

    def summary(self) -> LibrarySummary:
        """The folders, how many images they hold, and how many files the last index passed over."""
        with self._reading() as connection, transaction(connection, "DEFERRED"):
            folders, stale = tuple(self.folders()), self.stale
        count, skipped = (sum(getattr(each, name) for each in folders) for name in ("count", "skipped"))
        return LibrarySummary(folders, count, skipped, stale, self._size())

    def _size(self) -> int:
        """What the library's files take on the disk, in bytes."""
        try:
            with os.scandir(self.folder) as entries:
                return sum(entry.stat().st_size for entry in entries if entry.is_file())
        except OSError:  # it goes on without the number
            return 0

    def skipped(self) -> list[Skipped]:
        """The files and folders that the last index passed over, with reasons, in path order."""
        rows = self._rows(
            """SELECT skipped.path, reason FROM skipped JOIN roots ON roots.id = skipped.root
            WHERE NOT removed ORDER BY skipped.path"""
        )
        return [Skipped(os.fsdecode(path), reason) for path, reason in rows]

    def paths(self, offset: int = 0, limit: int | None = None) -> list[Path]:
        """The images in path order, `limit` of them from `offset` on."""
        rows = self._rows(
            f"SELECT images.path {_VISIBLE} ORDER BY images.path LIMIT ? OFFSET ?",
            (-1 if limit is None else limit, offset),
        )
        return [Path(os.fsdecode(path)) for (path,) in rows]

    def remove_folder(self, path: Path, *, keep: Collection[Path] = ()) -> None:
        """Take a folder out of the library; its photographs stay, and so do their features.

        Folders inside it that are to `keep` become folders of the library of their own. `restore_folder`
        undoes it at once. Raises UnknownFolderError if `path` is not one of `folders()`.
        """
        with self._changing(path, removed=True) as (connection, root):
            for inner in keep:
                let_out(connection, root, make(connection, inner))

    def restore_folder(self, path: Path) -> None:
        """Bring back a folder taken out by `remove_folder`, without indexing anything again.

        Folders inside it fold into it, as when it was added.
        """
        with self._changing(path, removed=False) as (connection, root):
            take_in(connection, root)

    @contextmanager
    def _changing(self, path: Path, *, removed: bool) -> Iterator[tuple[sqlite3.Connection, Root]]:
        """Set whether a folder is `removed`, and do what is done with it inside; all or nothing."""
        with self._reading(), writing(self.folder) as connection:
            found = connection.execute(
                "UPDATE roots SET removed = ? WHERE path IN (?, ?) AND removed <> ? RETURNING id, path",
                (removed, os.fsencode(path), os.fsencode(os.path.realpath(path)), removed),
            ).fetchall()
            if not found:
                raise UnknownFolderError(f"{path} is not a folder of this library.")
            yield connection, Root(found[0][0], Path(os.fsdecode(found[0][1])))
            self._changes += 1  # data_version tells of other connections' changes only

    def nearest(self, feature: FloatArray, count: int, *, exclude: Sequence[Path] = ()) -> list[Neighbour]:
        """The `count` nearest images to `feature` (dim,) by cosine in the space, exact, ties by path.

        `exclude` leaves out those files, by whatever path or link they are named.
        """
        snapshot = self._current()
        distances = self._distances(snapshot, feature)
        names = {os.fspath(path) for path in exclude}
        real = {os.path.realpath(path) for path in exclude}
        wanted = count + len(names)
        while True:
            order = smallest(distances, wanted)
            found = [(os.fsdecode(snapshot.paths[place]), float(distances[place])) for place in order]
            if names:
                found = [(p, d) for p, d in found if p not in names and os.path.realpath(p) not in real]
            if len(found) >= count or len(order) == len(distances):
                break
            wanted *= 2  # several links to one excluded file
        return [Neighbour(rank, Path(p), d) for rank, (p, d) in enumerate(found[:count], 1)]

    def typical_distance(self, feature: FloatArray) -> float | None:
        """The median cosine distance from `feature` (dim,) to the images; None if there are none."""
        snapshot = self._current()
        distances = self._distances(snapshot, feature)
        return float(np.median(distances)) if len(distances) else None

    def _distances(self, snapshot: _Snapshot, feature: FloatArray) -> FloatArray:
        if not len(snapshot.matrix):
            return np.empty(0, np.float32)
        vector = self._space(np.asarray(feature, np.float32).reshape(1, self.dim))[0]
        distances: FloatArray = snapshot.matrix.distances(vector)[snapshot.places]
        return distances

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        with self._lock, guarded(self.folder):
            if self._connection is None:
                raise LibraryError(f"The library in {self.folder} is closed.")
            yield self._connection

    def _rows(self, query: str, values: tuple[object, ...] = ()) -> list[Any]:
        with self._reading() as connection:
            return connection.execute(query, values).fetchall()

    def _owner(self, connection: sqlite3.Connection) -> Owner | None:
        """The owner's record, or None while the library holds nothing of this checkpoint."""
        owner = read_owner(connection)
        mine = owner and (owner.sha256, owner.dim) == (self.checkpoint.sha256, self.dim)
        return owner if mine else None

    def _features(self, owner: Owner) -> FeatureFile:
        return FeatureFile(self.folder, owner.epoch, owner.dim)

    def _current(self) -> _Snapshot:
        with self._search_lock:
            with self._reading() as connection:
                kept, version = self._snapshot, self._version(connection)
                if kept is not None and kept.version == version:
                    return kept
                with transaction(connection, "DEFERRED"):
                    owner, rows = self._owner(connection), self._placed(connection)
            self._snapshot = self._read_snapshot(version, owner, rows)  # others may look up what is small
            return self._snapshot

    def _version(self, connection: sqlite3.Connection) -> tuple[int, int]:
        return int(connection.execute("PRAGMA data_version").fetchone()[0]), self._changes

    def _placed(self, connection: sqlite3.Connection) -> list[tuple[bytes, int]]:
        return connection.execute(
            f"SELECT images.path, place {_VISIBLE} AND place IS NOT NULL ORDER BY images.path"
        ).fetchall()

    def _read_snapshot(
        self, version: tuple[int, int], owner: Owner | None, rows: list[tuple[bytes, int]]
    ) -> _Snapshot:
        if owner is None:
            return _Snapshot(version, 0, Matrix(), [], np.empty(0, np.intp))
        kept = self._snapshot if self._snapshot and self._snapshot.epoch == owner.epoch else None
        matrix = kept.matrix if kept else Matrix()
        file = self._features(owner)
        for first in range(len(matrix), owner.places, _ROWS):  # so that never all features are in memory
            matrix = matrix.grown(self._space(file.read(first, min(first + _ROWS, owner.places))))
        places = np.fromiter((place for _, place in rows), np.intp, len(rows))
        return _Snapshot(version, owner.epoch, matrix, [path for path, _ in rows], places)


def _as_they_are(features: FloatArray) -> FloatArray:
    return features


def read_owner(connection: sqlite3.Connection) -> Owner | None:
    """Whose features the library holds, or None while it is new."""
    row = connection.execute("SELECT sha256, dim, epoch, places FROM owner").fetchone()
    return Owner(*row) if row else None
