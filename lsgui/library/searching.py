"""Searching a library: its photographs near a feature, those that pass a filter, and what makes it fast."""

import sys
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from hashlib import sha256
from itertools import repeat
from pathlib import Path
from typing import NamedTuple, Protocol, TypeVar

import numpy as np

from lsgui.core.chart import Chart
from lsgui.core.types import (
    EVERYTHING,
    Filter,
    FloatArray,
    Labeller,
    LibraryError,
    Neighbour,
    Progress,
    Scores,
    no_progress,
)
from lsgui.library import derived, filters, index, label_bits, ranking
from lsgui.library.charting import Charts
from lsgui.library.index import VectorIndex
from lsgui.library.label_bits import LabelBits
from lsgui.library.picking import pick
from lsgui.library.search import Matrix
from lsgui.library.snapshot import Mask, Rows, Snapshot
from lsgui.library.vectors import FeatureFile

_ROWS = 8192  # features read at a time, so that never all of them are in memory
_TAIL = 5  # the index grows when as many features are not in it as this part of the largest exact library
_LEFT_SECONDS = 86_400  # after which nobody can be writing an unfinished file any more

Found = TypeVar("Found")
Row = tuple[bytes, int, int]
"""A photograph's path, the place of its feature, and when its file was last changed, in nanoseconds."""


class Held(NamedTuple):
    """What the database says of one moment: whose features there are, how many, and of which photographs."""

    version: tuple[int, int]
    epoch: int
    file: FeatureFile | None
    features: int
    rows: Sequence[Row]


class Catalogue(Protocol):
    """What searching needs of the library's database. Every method may be called from any thread."""

    @property
    def checkpoint_hash(self) -> str: ...
    def version(self) -> tuple[int, int]: ...
    def held(self, *, rows: bool = True) -> Held: ...
    def digest(self, path: bytes) -> bytes | None: ...


@dataclass(frozen=True)
class Photograph:
    """A photograph of the library, when its file was last changed, and the labels that it alone has."""

    path: Path
    changed: datetime
    labels: tuple[str, ...]


class Searcher:
    """Answers from a snapshot that it renews when the library has changed.

    Libraries of up to `exact_rows` features are searched exactly, larger ones by an index as soon as
    `prepare` has made one.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        folder: Path,
        dim: int,
        compared: index.Compared,
        labeller: Labeller | None,
        exact_rows: int,
    ) -> None:
        self._catalogue, self._folder, self._dim = catalogue, folder, dim
        self._compared, self._labeller, self._exact_rows = compared, labeller, exact_rows
        self._lock = threading.Lock()  # reading all features may take seconds
        self._bits_lock = threading.Lock()
        self._snapshot: Snapshot | None = None
        self._bits: tuple[int, LabelBits] | None = None
        self._index: VectorIndex | None = None
        self._stamp = (-1, 0, 0)  # of the index: its epoch and its version
        self._other: tuple[Scores, Searcher] | None = None  # of another space
        self._charts = Charts()

    def forget(self) -> None:
        """Let go of what is in memory."""
        self._snapshot = self._bits = self._index = self._other = None

    @property
    def indexed(self) -> int:
        """How many features the index in use has; 0 where none is."""
        return self._snapshot.indexed if self._snapshot is not None else 0

    def nearest(
        self, feature: FloatArray, count: int, *, exclude: Sequence[Path], where: Filter,
        unlike: FloatArray | None, by: Scores | None = None,
    ) -> list[Neighbour]:  # fmt: skip
        """See `Library.nearest`."""
        searcher = self if by is None else self._within(by)
        vector = self._vector(feature) if by is None else np.asarray(feature, np.float32)
        return searcher.near(vector, count, exclude=exclude, where=where, unlike=unlike)

    def _within(self, by: Scores) -> "Searcher":
        """A searcher in the space of what `by` makes of features, by every distance: no index is of it."""
        if self._other is None or self._other[0] != by:
            made = Searcher(self._catalogue, self._folder, self._dim, by, self._labeller, sys.maxsize)
            self._other = by, made
        return self._other[1]

    def near(
        self, vector: FloatArray, count: int, *, exclude: Sequence[Path], where: Filter,
        unlike: FloatArray | None,
    ) -> list[Neighbour]:  # fmt: skip
        """As `nearest`, to a vector (d,) of the space itself."""
        where = self.checked(where)

        def look(snapshot: Snapshot) -> list[Neighbour]:
            if count <= 0 or not len(snapshot):
                return []
            mask = self._mask(snapshot, where)
            ranked = ranking.ranking(snapshot, vector, self._compared, mask)
            found = pick(
                ranked, snapshot, count, exclude=exclude, digest_of=self._catalogue.digest, unlike=unlike
            )
            return [Neighbour(rank, snapshot.path(row), far) for rank, (row, far) in enumerate(found, 1)]

        return self._of_now(look)

    def typical_distance(self, feature: FloatArray) -> float | None:
        """See `Library.typical_distance`."""
        return self._of_now(
            lambda snapshot: ranking.typical_distance(snapshot, self._vector(feature), self._compared)
        )

    def chart(self) -> Chart | None:
        """See `Library.chart`."""
        return self._of_now(lambda snapshot: self._charts.of(snapshot, self._compared))

    def _of_now(self, look: Callable[[Snapshot], Found]) -> Found:
        """What is found in the library as it is now, even if its features go to another file meanwhile."""
        while True:
            snapshot = self._current()
            try:
                return look(snapshot)
            except LibraryError:
                if self._catalogue.held(rows=False).epoch == snapshot.epoch:
                    raise

    def checked(self, where: Filter) -> Filter:
        """The filter as the library's labels have it. Raises FilterError."""
        if where == EVERYTHING:
            return where
        return filters.checked(where, self._labeller.labels if self._labeller else ())

    def find(self, where: Filter, offset: int, limit: int | None) -> tuple[int, list[Photograph]]:
        """See `Library.find`."""
        where = self.checked(where)

        def look(snapshot: Snapshot) -> tuple[int, list[Photograph]]:
            mask = self._mask(snapshot, where)
            rows = np.arange(len(snapshot)) if mask is None else np.flatnonzero(mask)
            page = rows[offset : None if limit is None else offset + limit]
            labels = self._labels(snapshot, page)
            found = [
                Photograph(snapshot.path(row), _day_of(int(snapshot.times[row])), of)
                for row, of in zip(page.tolist(), labels, strict=True)
            ]
            return len(rows), found

        return self._of_now(look)

    def label_counts(self, where: Filter) -> dict[str, int]:
        """See `Library.label_counts`."""
        where = self.checked(where)

        def look(snapshot: Snapshot) -> dict[str, int]:
            mask = self._mask(snapshot, where)
            places = snapshot.places if mask is None else snapshot.places[mask]
            if self._labeller is None or not len(places):
                return dict.fromkeys(self._labeller.labels if self._labeller else (), 0)
            counts = self._label_bits(snapshot).table(places).sum(axis=0)
            return dict(zip(self._labeller.labels, map(int, counts), strict=True))

        return self._of_now(look)

    def prepare(self, *, threads: int = 1, progress: Progress = no_progress) -> None:
        """See `Library.prepare_search`."""
        held = self._catalogue.held(rows=False)
        if held.file is None:
            return
        self._sweep(held.epoch)
        if self._labeller is not None:
            with self._bits_lock:
                kept = self._saved_bits(held.epoch, held.file, held.features)
            grown = kept.grown(held.file, held.features, self._labeller, progress)
            if grown is not kept:
                label_bits.save(self._bits_path(held.epoch), grown, held.file, self._bits_sha256)
            with self._bits_lock:
                self._bits = (held.epoch, grown)
        if held.features > self._exact_rows:
            self._prepare_index(held.epoch, held.file, held.features, threads, progress)

    def _prepare_index(
        self, epoch: int, file: FeatureFile, features: int, threads: int, progress: Progress
    ) -> None:
        path = self._index_path(epoch)
        indexed = index.saved(path, file, self.space_hash, features)
        if features - indexed > self._exact_rows // _TAIL:
            index.build(
                path, file, self.space_hash, features, self._compared, threads=threads, progress=progress
            )

    def _sweep(self, epoch: int) -> None:
        """Remove what was made from another checkpoint's features, and what a crash left unfinished."""
        mine = (f"index-{epoch}.", self._bits_path(epoch).name, f"map-{epoch}.")
        for pattern in ("index-*", "labels-*.bits*", "map-*"):
            for path in self._folder.glob(pattern):
                with suppress(OSError):
                    left = ".part" in path.name and path.stat().st_mtime < time.time() - _LEFT_SECONDS
                    if left or not path.name.startswith(mine):
                        path.unlink(missing_ok=True)

    @cached_property
    def space_hash(self) -> str:
        """Of the checkpoint and of how features are compared: what is saved of another space is stale."""
        probe = np.linspace(0, 1, self._dim, dtype=np.float32)[None]
        space = self._compared(probe).round(2).tolist()
        return sha256(f"{self._catalogue.checkpoint_hash} {space}".encode()).hexdigest()

    @cached_property
    def _bits_sha256(self) -> str:
        """Of the checkpoint and the labels: what is saved of others is stale."""
        labels = self._labeller.labels if self._labeller else ()
        return sha256(f"{self.space_hash} {labels}".encode()).hexdigest()

    def _index_path(self, epoch: int) -> Path:
        return self._folder / f"index-{epoch}.usearch"

    def _bits_path(self, epoch: int) -> Path:
        return self._folder / f"labels-{epoch}.bits"

    def _vector(self, feature: FloatArray) -> FloatArray:
        vector: FloatArray = self._compared(np.asarray(feature, np.float32).reshape(1, self._dim))[0]
        return vector

    def _mask(self, snapshot: Snapshot, where: Filter) -> Mask | None:
        return filters.passing(snapshot, where, lambda: self._label_bits(snapshot))

    def _label_bits(self, snapshot: Snapshot) -> LabelBits:
        """The labels of every feature of a snapshot; what was never judged is judged now."""
        assert self._labeller is not None
        if snapshot.file is None:
            return LabelBits.none(self._labeller.labels)
        with self._bits_lock:
            bits = self._saved_bits(snapshot.epoch, snapshot.file, snapshot.features)
            bits = bits.grown(snapshot.file, snapshot.features, self._labeller)
            self._bits = (snapshot.epoch, bits)
        return bits

    def _saved_bits(self, epoch: int, file: FeatureFile, features: int) -> LabelBits:
        """Those in memory, else those on the disk."""
        assert self._labeller is not None
        if self._bits is not None and self._bits[0] == epoch:
            return self._bits[1]
        labels = self._labeller.labels
        return label_bits.load(self._bits_path(epoch), file, self._bits_sha256, features, labels)

    def _labels(self, snapshot: Snapshot, rows: Rows) -> Iterable[tuple[str, ...]]:
        if self._labeller is None or not len(rows):
            return repeat((), len(rows))
        table = self._label_bits(snapshot).table(snapshot.places[rows])
        names = self._labeller.labels
        return (tuple(names[number] for number in np.flatnonzero(row)) for row in table)

    def _current(self) -> Snapshot:
        with self._lock:
            kept, version = self._snapshot, self._catalogue.version()
            while kept is None or kept.version != version or self._stamp != self._index_stamp(kept.epoch):
                held = self._catalogue.held()
                try:
                    kept = self._snapshot = self._renewed(held)
                except LibraryError:
                    if self._catalogue.held(rows=False).epoch == held.epoch:
                        raise
                    kept = None  # meanwhile the features went to another file
                else:
                    break
            return kept

    def _renewed(self, held: Held) -> Snapshot:
        if held.file is None:
            self._stamp = self._index_stamp(held.epoch)
            return Snapshot(held.version, held.epoch)
        graph = self._usable_index(held.epoch, held.file, held.features)
        first = len(graph) if graph is not None else 0
        old = self._snapshot
        same = old is not None and (old.epoch, old.indexed) == (held.epoch, first)
        matrix = old.matrix if old is not None and same else Matrix()
        for start in range(first + len(matrix), held.features, _ROWS):
            stop = min(start + _ROWS, held.features)
            matrix = matrix.grown(self._compared(held.file.read(start, stop)))
        count = len(held.rows)
        return Snapshot(
            held.version,
            held.epoch,
            held.file,
            held.features,
            graph,
            matrix,
            [path for path, _, _ in held.rows],
            np.fromiter((place for _, place, _ in held.rows), np.intp, count),
            np.fromiter((time for _, _, time in held.rows), np.int64, count),
        )

    def _usable_index(self, epoch: int, file: FeatureFile, features: int) -> VectorIndex | None:
        """The saved index, read when it is a new one; None for a library that is searched exactly."""
        stamp = self._index_stamp(epoch)
        if stamp != self._stamp:
            kept = self._index if self._stamp[0] == epoch else None
            large = features > self._exact_rows
            loaded = index.load(self._index_path(epoch), file, self.space_hash, features) if large else None
            self._index = loaded or kept
            self._stamp = stamp
        return self._index

    def _index_stamp(self, epoch: int) -> tuple[int, int, int]:
        return epoch, *derived.stamp(self._index_path(epoch))


def _day_of(nanoseconds: int) -> datetime:
    try:
        return datetime.fromtimestamp(nanoseconds / 1e9)
    except (OverflowError, OSError, ValueError):  # a file system's nonsense
        return datetime.fromtimestamp(0)
