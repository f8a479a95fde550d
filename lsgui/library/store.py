"""The library as its readers see it: its folders, its images, and the nearest of them to a feature."""

import hashlib
import os
import sqlite3
import threading
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any

from lsgui.core.chart import Chart
from lsgui.core.types import (
    EVERYTHING,
    CheckpointIdentity,
    Filter,
    FloatArray,
    Labeller,
    LibraryError,
    Neighbour,
    Progress,
    Scores,
    Skipped,
    no_progress,
)
from lsgui.library.database import DATABASE, connect_reader, span, transaction, writing
from lsgui.library.failures import guarded
from lsgui.library.index import EXACT_ROWS, Compared
from lsgui.library.owner import Owner, checksums, read_owner
from lsgui.library.roots import Root, let_out, make, take_in
from lsgui.library.searching import Held, Photograph, Searcher
from lsgui.library.summary import FolderState, LibrarySummary, folder_states
from lsgui.library.vectors import FeatureFile
from lsgui.paths import expanded

_VISIBLE = "FROM images JOIN roots ON roots.id = images.root WHERE NOT roots.removed"
_PLACED = f"SELECT images.path, place, mtime_ns {_VISIBLE} AND place IS NOT NULL ORDER BY images.path"


class UnknownFolderError(LibraryError):
    """A folder was named that is none of the library's."""


class Library:
    """A folder with a database of images and a file of their features.

    Every method may be called from any thread, also while another thread or process indexes.
    Features of one checkpoint only take part in a search: what another one made is stale
    until the next index.
    """

    def __init__(
        self,
        folder: Path,
        checkpoint: CheckpointIdentity,
        dim: int,
        space: Compared | None = None,
        labeller: Labeller | None = None,
        exact_rows: int = EXACT_ROWS,
    ) -> None:
        self.folder = folder
        self.checkpoint = checkpoint
        self.dim = dim
        self._lock = threading.RLock()
        self._connection: sqlite3.Connection | None = connect_reader(folder)
        self._file = _file_of(folder)
        self._identity: tuple[tuple[int, int] | None, str] = None, ""  # of which version
        self._readers = 0  # inside each other, of the thread that has the lock
        self.compared = space or _as_they_are
        self._searcher = Searcher(self, folder, dim, self.compared, labeller, exact_rows)

    @classmethod
    def open(
        cls,
        folder: Path,
        checkpoint: CheckpointIdentity,
        dim: int,
        *,
        space: Compared | None = None,
        labeller: Labeller | None = None,
        exact_rows: int = EXACT_ROWS,
    ) -> "Library":
        """Open the library in `folder`, making it where it is missing; `dim` is a feature's length.

        `space` maps features (n, dim) to the vectors that are compared (default: the features themselves);
        `labeller` tells the labels of photographs (default: there are none). Beyond `exact_rows` features
        an index is searched, once `prepare_search` has made it.
        Raises LibraryError if it is damaged, of a newer format, or cannot be written.
        """
        library = cls(expanded(folder).absolute(), checkpoint, dim, space, labeller, exact_rows)
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
            self._connection = None
            self._searcher.forget()

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
        with self._reading() as connection:
            return folder_states(connection)

    def folder_paths(self) -> list[Path]:
        """The folders alone, in path order: quicker than `folders`, which counts their images."""
        rows = self._rows("SELECT path FROM roots WHERE NOT removed ORDER BY path")
        return [Path(os.fsdecode(path)) for (path,) in rows]

    def mount_paths(self) -> list[Path]:
        """Where drives were met below the folders, in path order."""
        rows = self._rows(
            """SELECT mounts.path FROM mounts JOIN roots ON roots.id = mounts.root
            WHERE NOT removed ORDER BY mounts.path"""
        )
        return [Path(os.fsdecode(path)) for (path,) in rows]

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

    def read_again(self, places: Collection[Path] | None = None) -> None:
        """Have the next index read the skipped files at or below these places, or all, though unchanged."""
        forget, where = "UPDATE skipped SET size = NULL", "WHERE path = ? OR (path >= ? AND path < ?)"
        self._check_open()
        with writing(self.folder) as connection:
            if places is None:
                connection.execute(forget)
            for place in places or ():
                connection.execute(f"{forget} {where}", (os.fsencode(place), *span(place)))

    def paths(self, offset: int = 0, limit: int | None = None) -> list[Path]:
        """The images in path order, `limit` of them from `offset` on."""
        rows = self._rows(
            f"SELECT images.path {_VISIBLE} ORDER BY images.path LIMIT ? OFFSET ?",
            (-1 if limit is None else limit, offset),
        )
        return [Path(os.fsdecode(path)) for (path,) in rows]

    def copies(self) -> tuple[tuple[Path, ...], ...]:
        """The groups of images with one content, each in path order, as the groups are."""
        twice = f"SELECT digest {_VISIBLE} GROUP BY digest HAVING count(*) > 1"
        rows = self._rows(
            f"SELECT digest, images.path {_VISIBLE} AND digest IN ({twice}) ORDER BY images.path"
        )
        groups: dict[bytes, list[Path]] = {}
        for digest, path in rows:
            groups.setdefault(digest, []).append(Path(os.fsdecode(path)))
        return tuple(map(tuple, groups.values()))

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
        self._check_open()
        with writing(self.folder) as connection:
            found = connection.execute(
                "UPDATE roots SET removed = ? WHERE path IN (?, ?) AND removed <> ? RETURNING id, path",
                (removed, os.fsencode(path), os.fsencode(os.path.realpath(path)), removed),
            ).fetchall()
            if not found:
                raise UnknownFolderError(f"{path} is not a folder of this library.")
            yield connection, Root(found[0][0], Path(os.fsdecode(found[0][1])))

    def nearest(
        self,
        feature: FloatArray,
        count: int,
        *,
        exclude: Sequence[Path] = (),
        where: Filter = EVERYTHING,
        unlike: FloatArray | None = None,
        by: Scores | None = None,
    ) -> list[Neighbour]:
        """The `count` nearest images to `feature` (dim,) by cosine in the space, ties by path; with `by`,
        to `feature` (L,) in the space of what `by` makes of their features, however many there are.

        `exclude` leaves out those files, by whatever path or link they are named, and files of the same
        content; only images that pass `where` take part; with `unlike` (n, dim), near-duplicates of those
        features and of each other are left out, too (see `picking.NEAR_DUPLICATE`). Raises FilterError.
        """
        return self._searcher.nearest(feature, count, exclude=exclude, where=where, unlike=unlike, by=by)

    def typical_distance(self, feature: FloatArray) -> float | None:
        """The median cosine distance from `feature` (dim,) to the images; None if there are none.

        In a library with an index, it is the median to 4,096 of them.
        """
        return self._searcher.typical_distance(feature)

    def chart(self) -> Chart | None:
        """At most `chart.MOST` of the images as they are compared, spread over all of them; None where they
        are too few to say what is usual. It is kept until the library has changed by a tenth."""
        return self._searcher.chart()

    def checked(self, where: Filter) -> Filter:
        """The filter with every label as the vocabulary writes it. Raises FilterError in one sentence."""
        return self._searcher.checked(where)

    def find(
        self, where: Filter = EVERYTHING, *, offset: int = 0, limit: int | None = None
    ) -> tuple[int, list[Photograph]]:
        """How many images pass a filter, and those of them, in path order, from `offset` on, at most `limit`.

        Stale images never do. Raises FilterError.
        """
        return self._searcher.find(where, offset, limit)

    def label_counts(self, where: Filter = EVERYTHING) -> dict[str, int]:
        """How many images that pass a filter have each label. Raises FilterError."""
        return self._searcher.label_counts(where)

    @property
    def indexed(self) -> int:
        """How many features the last search had in an index; 0 where it looked at all of them."""
        return self._searcher.indexed

    def prepare_search(self, *, threads: int = 1, progress: Progress = no_progress) -> None:
        """Bring up to date what makes searching fast: the images' labels, and a large library's index.

        Call it in the background after an index; queries are answered all the while, and rightly without
        it, too. A second call has little to do. `progress` counts features of one part after the other;
        on Cancelled what is done is kept. `threads` build the index.
        """
        self._searcher.prepare(threads=threads, progress=progress)

    # What searching needs of the database

    @property
    def checkpoint_hash(self) -> str:
        """The checkpoint whose features are searched."""
        return self.checkpoint.sha256

    @property
    def space_hash(self) -> str:
        """Of the checkpoint and of how its features are compared: what was made with others is stale."""
        return self._searcher.space_hash

    def version(self) -> tuple[int, int]:
        """What changes whenever the library does."""
        with self._reading() as connection:
            return int(connection.execute("PRAGMA data_version").fetchone()[0]), self._file

    def held(self, *, rows: bool = True) -> Held:
        """The features of this checkpoint and, with `rows`, the images that have one, in path order."""
        with self._reading() as connection:
            version = self.version()
            with transaction(connection, "DEFERRED"):
                owner = self._owner(connection)
                placed = self._rows(_PLACED) if owner and rows else []
        if owner is None:
            return Held(version, 0, None, 0, [])
        return Held(version, owner.epoch, self._features(owner), owner.places, placed)

    def digest(self, path: bytes) -> bytes | None:
        """The digest of an image's content as it was indexed; None if there is no such image."""
        found = self._rows("SELECT digest FROM images WHERE path = ?", (path,))
        return found[0][0] if found else None

    def of_size(self, size: int) -> list[Path]:
        """The images whose file has this size in bytes, in path order."""
        found = self._rows(f"SELECT images.path {_VISIBLE} AND images.size = ? ORDER BY images.path", (size,))
        return [Path(os.fsdecode(path)) for (path,) in found]

    def identity(self) -> str:
        """A hash over what the images hold, whatever they are called: equal libraries have equal ones."""
        version = self.version()
        if self._identity[0] != version:
            found = self._rows(f"SELECT images.digest {_VISIBLE} AND place IS NOT NULL")
            digests = b"".join(sorted(digest for (digest,) in found))
            self._identity = version, hashlib.sha256(digests).hexdigest()
        return self._identity[1]

    def _check_open(self) -> None:
        with self._reading():
            pass

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        with self._lock, guarded(self.folder):
            if self._connection is None:
                raise LibraryError(f"The library in {self.folder} is closed.")
            if not self._readers and (file := _file_of(self.folder)) not in (self._file, 0):
                self._connection.close()  # a repair put a new database in its place
                self._connection, self._file = connect_reader(self.folder), file
            self._readers += 1
            try:
                yield self._connection
            finally:
                self._readers -= 1

    def _rows(self, query: str, values: tuple[object, ...] = ()) -> list[Any]:
        with self._reading() as connection:
            return connection.execute(query, values).fetchall()

    def _owner(self, connection: sqlite3.Connection) -> Owner | None:
        """The owner's record, or None while the library holds nothing of this checkpoint."""
        owner = read_owner(connection)
        mine = owner and (owner.sha256, owner.dim) == (self.checkpoint.sha256, self.dim)
        return owner if mine else None

    def _features(self, owner: Owner) -> FeatureFile:
        return FeatureFile(self.folder, owner.epoch, owner.dim, checksums(self._rows, owner.epoch))


def _file_of(folder: Path) -> int:
    """Which file the database is; 0 where it is not to be seen."""
    try:
        return os.stat(folder / DATABASE).st_ino
    except OSError:
        return 0


def _as_they_are(features: FloatArray) -> FloatArray:
    return features
