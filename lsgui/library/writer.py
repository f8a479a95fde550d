"""The one writer of a library: what an index changes, in small transactions."""

import os
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple

import numpy as np

from lsgui.core.types import CheckpointIdentity, FloatArray, Skipped
from lsgui.library.database import (
    WriterLock,
    close_writer,
    connect,
    span,
    transaction,
)
from lsgui.library.drives import Mount
from lsgui.library.failures import guarded
from lsgui.library.former import change_owner, files_in_use
from lsgui.library.owner import Owner, read_owner
from lsgui.library.roots import Root, fold, let_out, make, take_in
from lsgui.library.vectors import FeatureFile
from lsgui.library.walk import Found, is_offline, reaches

_SECONDS = 1.0  # between transactions


class Known(NamedTuple):
    """What the library has of an image file; `place` is None while its feature is to be made."""

    size: int
    mtime_ns: int
    digest: bytes
    place: int | None


class PassedOver(NamedTuple):
    """Why a file is skipped, and what it was when `reader` read it."""

    reason: str
    size: int
    mtime_ns: int
    reader: str


class Writer:
    """Changes a library, whose only writer it is until `close`.

    New images gather in memory and are written about every second: their features first, then, in
    one transaction, their rows. What a crash leaves between the two counts for nothing.
    """

    def __init__(self, folder: Path, checkpoint: CheckpointIdentity, dim: int) -> None:
        self._folder = folder
        self._connection = connect(folder)
        try:
            self._lock = WriterLock(folder)
        except BaseException:
            self._connection.close()
            raise
        try:
            with guarded(folder):
                self._owner = self._adopt(checkpoint, dim)
            self._file = FeatureFile(folder, self._owner.epoch, dim)
            self._file.check(self._owner.places)
            self._file.resize(self._owner.places)  # a crash may have left more
        except BaseException:
            self._shut()
            raise
        self._features: list[FloatArray] = []
        self._rows: list[tuple[bytes, int, int, int, bytes, int]] = []
        self._skipped: list[tuple[Any, ...]] = []
        self._no_images: list[tuple[bytes]] = []
        self._written = time.monotonic()

    def __enter__(self) -> "Writer":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            self.flush()
        finally:
            self._shut()

    def _shut(self) -> None:
        close_writer(self._connection)
        self._lock.release()

    def _adopt(self, checkpoint: CheckpointIdentity, dim: int) -> Owner:
        """Make the library this checkpoint's own; features of another one become stale."""
        owner = read_owner(self._connection)
        self._remove_other_feature_files()
        if owner and (owner.sha256, owner.dim) == (checkpoint.sha256, dim):
            return owner
        with transaction(self._connection):
            return change_owner(self._connection, self._folder, checkpoint, dim)

    def _remove_other_feature_files(self) -> None:
        # Not at once when another checkpoint takes over: a reader may still be in the old file.
        used = files_in_use(self._connection)
        for path in self._folder.glob(FeatureFile.name_of("*")):
            if path.name not in used:
                path.unlink(missing_ok=True)

    def roots(self) -> list[Root]:
        """The folders of the library, in path order; removed ones are left out."""
        rows = self._all("SELECT id, path FROM roots WHERE NOT removed ORDER BY path")
        return [Root(number, Path(os.fsdecode(path))) for number, path in rows]

    @property
    def due(self) -> bool:
        """Whether images have no feature of this checkpoint though nothing keeps them from being read."""
        found = self._all(
            """SELECT EXISTS (SELECT 1 FROM images JOIN roots ON roots.id = root
            WHERE place IS NULL AND NOT removed AND NOT offline
            AND NOT EXISTS (SELECT 1 FROM skipped WHERE skipped.path = images.path))"""
        )
        return bool(found[0][0])

    def add_root(self, folder: Path) -> Root:
        """The folder of the library that holds `folder`: one there already, or `folder` itself.

        Folders inside it fold into it, but for those that are not there to be looked at and those that
        a walk of it leaves out. What is left out of every folder of the library becomes one itself.
        """
        roots = self.roots()
        same = (root.path for root in roots if root.path == folder)
        outer = (root.path for root in roots if reaches(root.path, folder))
        place = next(same, None) or next(outer, folder)
        with guarded(self._folder), transaction(self._connection):
            root = make(self._connection, place)
            take_in(self._connection, root)
            for other in roots:
                if place != other.path and place.is_relative_to(other.path):
                    let_out(self._connection, other, root)
        return root

    def fold(self) -> None:
        """Fold folders inside others that are there to be looked at again."""
        roots = self.roots()
        for child in roots:
            around = (root for root in roots if root != child and reaches(root.path, child.path))
            outer = next(around, None)
            if outer and not is_offline(outer.path, False):
                with guarded(self._folder), transaction(self._connection):
                    fold(self._connection, child, outer)

    def set_offline(self, root: Root, offline: bool) -> None:
        """Record whether a folder of the library is missing."""
        with guarded(self._folder):
            self._connection.execute(  # where nothing changes, nobody has to look again
                "UPDATE roots SET offline = ? WHERE id = ? AND offline <> ?", (offline, root.id, offline)
            )

    def known(self, root: Root, folder: Path) -> dict[bytes, Known]:
        """What the library has of `root` in `folder`, by path."""
        rows = self._all(
            """SELECT path, size, mtime_ns, digest, place FROM images
            WHERE root = ? AND path >= ? AND path < ?""",
            (root.id, *span(folder)),
        )
        return {path: Known(*rest) for path, *rest in rows}

    def passed_over(self, root: Root, folder: Path) -> dict[bytes, PassedOver]:
        """The skipped files of `root` in `folder` that need not be read again as they are, by path."""
        rows = self._all(
            """SELECT path, reason, size, mtime_ns, reader FROM skipped
            WHERE root = ? AND path >= ? AND path < ? AND size IS NOT NULL""",
            (root.id, *span(folder)),
        )
        return {path: PassedOver(*rest) for path, *rest in rows}

    def mounts(self, root: Root) -> list[Mount]:
        """Where other media were met below `root`."""
        rows = self._all("SELECT path, linked FROM mounts WHERE root = ?", (root.id,))
        return [Mount(Path(os.fsdecode(path)), bool(linked)) for path, linked in rows]

    def change_mounts(self, root: Root, new: Iterable[Mount], gone: Iterable[Mount]) -> None:
        """Record where media are met now, and where no longer."""
        added = [(os.fsencode(mount.path), root.id, mount.linked) for mount in new]
        dropped = [(os.fsencode(mount.path),) for mount in gone]
        if not added and not dropped:
            return
        with guarded(self._folder), transaction(self._connection):
            self._connection.executemany("DELETE FROM mounts WHERE path = ?", dropped)
            self._connection.executemany("INSERT OR REPLACE INTO mounts VALUES (?, ?, ?)", added)

    def places(self) -> dict[bytes, int]:
        """Where the feature of each content digest is, images of removed folders included."""
        return dict(self._all("SELECT digest, place FROM images WHERE place IS NOT NULL"))

    def put(self, root: Root, found: Found, digest: bytes, place: int) -> None:
        """Record an image whose feature is at `place` already."""
        row = (os.fsencode(found.path), root.id, found.size, found.mtime_ns, digest, place)
        self._rows.append(row)
        self.keep_up()

    def put_new(self, root: Root, found: Found, digest: bytes, feature: FloatArray) -> int:
        """Record an image and its feature (dim,); return the feature's place."""
        place = self._owner.places + len(self._features)
        self._features.append(feature)
        self.put(root, found, digest, place)
        return place

    def skip(
        self,
        root: Root,
        skipped: Skipped,
        *,
        found: Found | None = None,
        reader: str = "",
        keep: bool = False,
    ) -> None:
        """Record what was passed over; a file that was an image before no longer is, unless to `keep`.

        A file that was `found` and read, by `reader`, need not be read again while it is the same.
        """
        path = os.fsencode(skipped.path)
        seen = (found.size, found.mtime_ns, reader) if found else (None, None, None)
        self._skipped.append((path, root.id, skipped.reason, *seen))
        self._no_images += [] if keep else [(path,)]
        self.keep_up()

    def forget(self, paths: Iterable[bytes]) -> None:
        """Take out images by path."""
        with guarded(self._folder), transaction(self._connection):
            self._connection.executemany("DELETE FROM images WHERE path = ?", [(path,) for path in paths])

    def forget_skips(
        self,
        root: Root,
        folder: Path,
        still: Iterable[Skipped],
        looked_at: Callable[[bytes], bool],
    ) -> None:
        """Take out what was passed over before, `folder` or in it, was `looked_at`, and is not `still`."""
        kept = {os.fsencode(skipped.path) for skipped in still}
        where = "root = ? AND (path = ? OR path >= ? AND path < ?)"
        values = (root.id, os.fsencode(folder), *span(folder))
        old = self._all(f"SELECT path FROM skipped WHERE {where}", values)
        with guarded(self._folder), transaction(self._connection):
            gone = [(path,) for (path,) in old if path not in kept and looked_at(path)]
            self._connection.executemany("DELETE FROM skipped WHERE path = ?", gone)

    def keep_up(self) -> None:
        """Write what has gathered if it has waited for long enough."""
        if time.monotonic() - self._written >= _SECONDS:
            self.flush()

    def flush(self) -> None:
        """Write what has gathered."""
        self._written = time.monotonic()
        if not self._rows and not self._skipped:
            return
        first = self._owner.places
        sums = self._file.write(first, np.stack(self._features)) if self._features else []
        owner = self._owner._replace(places=first + len(sums))
        with guarded(self._folder), transaction(self._connection):
            self._write_rows(owner, list(enumerate(sums, first)))
        self._owner = owner
        self._features, self._rows, self._skipped, self._no_images = [], [], [], []

    def _write_rows(self, owner: Owner, checksums: list[tuple[int, int]]) -> None:
        many = self._connection.executemany
        many("INSERT OR REPLACE INTO features VALUES (?, ?)", checksums)
        many("INSERT OR REPLACE INTO images VALUES (?, ?, ?, ?, ?, ?)", self._rows)
        many("DELETE FROM skipped WHERE path = ?", [(row[0],) for row in self._rows])
        many("INSERT OR REPLACE INTO skipped VALUES (?, ?, ?, ?, ?, ?)", self._skipped)
        many("DELETE FROM images WHERE path = ?", self._no_images)
        self._connection.execute("UPDATE owner SET places = ?", (owner.places,))

    def _all(self, query: str, values: tuple[object, ...] = ()) -> list[Any]:
        with guarded(self._folder):
            return self._connection.execute(query, values).fetchall()
