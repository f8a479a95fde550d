"""All images of a library as columns, for a window that sorts, filters and counts them."""

import heapq
import operator
import os
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Literal

import numpy as np
import numpy.typing as npt

from lsgui.core.judging import Classifier
from lsgui.core.types import EVERYTHING, Filter, LibraryError, Progress, no_progress
from lsgui.library.database import connect_reader, transaction
from lsgui.library.failures import guarded
from lsgui.library.filters import rows_passing, without_case
from lsgui.library.label_bits import LabelBits
from lsgui.library.owner import read_owner
from lsgui.library.store import Library

Order = Literal["name", "date", "folder", "size"]
Integers = npt.NDArray[np.int64]
Truths = npt.NDArray[np.bool_]

_ROWS = 2048  # features judged at a time
_BLOCK = 4096  # texts sorted at a time: one sort holds Python's lock, and the window would wait for it


@dataclass(frozen=True)
class Listing:
    """The n images of a library at one moment, in the order of their paths.

    `folder` (n,) says in which of `folders` an image is, `size` (n,) is in bytes, `mtime_ns` (n,) is when
    the file was changed, `place` (n,) its place among the features of `epoch`, -1 where it has none yet.
    """

    folders: tuple[Path, ...]
    paths: tuple[str, ...]
    folder: Integers
    size: Integers
    mtime_ns: Integers
    place: Integers
    epoch: int

    def __len__(self) -> int:
        return len(self.paths)

    @cached_property
    def raw(self) -> list[bytes]:
        """The paths as the system has them."""
        return [os.fsencode(path) for path in self.paths]

    @cached_property
    def folded(self) -> list[str]:
        """The paths without difference of case, to look for text in."""
        return [without_case(path) for path in self.paths]

    @cached_property
    def by_name(self) -> Integers:
        """The place (n,) of each image in the order of file names."""
        return _ranks(self.folded, os.path.basename)

    @cached_property
    def by_folder(self) -> Integers:
        """The place (n,) of each image in the order of its folder, and in it of file names."""
        return _ranks(self.folded, os.path.split)


@dataclass(frozen=True)
class Facet:
    """A label that images can be filtered by; `head` is "" for the checkpoint's own."""

    label: str
    head: str = ""


@dataclass(frozen=True)
class Judged:
    """Which labels the features of an `epoch` reach the thresholds of: `present` (places, labels)."""

    epoch: int
    classifiers: tuple[Classifier, ...]
    facets: tuple[Facet, ...]
    present: Truths

    def of(self, listing: Listing) -> Truths:
        """The labels (n, labels) of a listing's images; one whose feature was not judged has none."""
        known = self.knows(listing)
        found = np.zeros((len(listing), len(self.facets)), np.bool_)
        found[known] = self.present[listing.place[known]]
        return found

    def knows(self, listing: Listing) -> Truths:
        """Which of a listing's images (n,) have a feature that was judged."""
        judged: Truths = (listing.place >= 0) & (listing.place < len(self.present))
        return judged & (listing.epoch == self.epoch)


@dataclass(frozen=True)
class Wanted:
    """What to show, in which order: images that pass `where`, with all words of the `text` in their path,
    with all `labels` of few-shot heads and none of `without` (`where` knows the checkpoint's own alone), and
    of those `only` that are named by their paths, unless it is None."""

    order: Order = "folder"
    descending: bool = False
    where: Filter = EVERYTHING
    text: str = ""
    labels: frozenset[Facet] = frozenset()
    without: frozenset[Facet] = frozenset()
    only: frozenset[str] | None = None


@dataclass(frozen=True)
class Arrangement:
    """What is wanted of a listing: `rows` (m,) of it, in order.

    `facets` is None while labels are not judged; `counts` and `totals` say how many of the images shown,
    and of all, have each; `present` (n, labels) is what they are counted from.
    """

    listing: Listing
    wanted: Wanted
    rows: Integers
    facets: tuple[Facet, ...] | None = None
    counts: tuple[int, ...] = ()
    totals: tuple[int, ...] = ()
    present: Truths | None = None


def read_listing(library: Library) -> Listing:
    """Every image of a library, all of one moment. Raises LibraryError."""
    connection = connect_reader(library.folder)
    try:
        with guarded(library.folder), transaction(connection, "DEFERRED"):
            owner = read_owner(connection)
            mine = owner is not None and owner[:2] == (library.checkpoint.sha256, library.dim)
            roots = connection.execute(
                "SELECT id, path FROM roots WHERE NOT removed ORDER BY path"
            ).fetchall()
            number = {root: n for n, (root, _) in enumerate(roots)}
            rows = connection.execute(
                """SELECT images.path, root, size, mtime_ns, coalesce(place, -1)
                FROM images JOIN roots ON roots.id = root WHERE NOT removed ORDER BY images.path"""
            )
            paths: list[str] = []
            numbers: list[tuple[int, int, int, int]] = []
            for path, root, *rest in rows:
                paths.append(os.fsdecode(path))
                numbers.append((number[root], *rest))
    finally:
        connection.close()
    folder, size, mtime_ns, place = np.array(numbers, np.int64).reshape(-1, 4).T
    return Listing(
        folders=tuple(Path(os.fsdecode(path)) for _, path in roots),
        paths=tuple(paths),
        folder=folder,
        size=size,
        mtime_ns=mtime_ns,
        place=place if mine else np.full(len(paths), -1),
        epoch=owner.epoch if owner is not None and mine else 0,
    )


def judge_all(
    library: Library,
    listing: Listing,
    classifiers: Sequence[Classifier],
    *,
    before: Judged | None = None,
    progress: Progress = no_progress,
) -> Judged:
    """The labels of every feature of a listing's images; what was judged `before` is not read again.

    Raises LibraryError where features are damaged, or were moved since the listing.
    """
    kept = before if before and same_judges(before, listing, classifiers) else None
    facets = tuple(Facet(label, one.name) for one in classifiers for label in one.labels)
    parts = [kept.present if kept else np.zeros((0, len(facets)), np.bool_)]
    start, places = len(parts[0]), int(listing.place.max(initial=-1)) + 1
    held = library.held(rows=False)
    for first in range(start, places, _ROWS):
        if held.file is None or held.epoch != listing.epoch:
            raise LibraryError("The library's features were moved meanwhile: show the photographs again.")
        progress(first, places)
        features = held.file.read(first, min(first + _ROWS, places))
        parts.append(
            np.hstack(
                [one.scores(features) >= one.thresholds_for(None, 0.0, "learned") for one in classifiers]
            )
        )
    return Judged(listing.epoch, tuple(classifiers), facets, np.concatenate(parts))


def same_judges(judged: Judged, listing: Listing, classifiers: Sequence[Classifier]) -> bool:
    """Whether what was judged holds for a listing and these classifiers."""
    return (
        judged.epoch == listing.epoch
        and len(judged.classifiers) == len(classifiers)
        and all(map(operator.is_, judged.classifiers, classifiers))
    )


def is_complete(judged: Judged, listing: Listing, classifiers: Sequence[Classifier]) -> bool:
    """Whether every feature of a listing's images was judged by these classifiers."""
    return same_judges(judged, listing, classifiers) and len(judged.present) > int(
        listing.place.max(initial=-1)
    )


def arrange(listing: Listing, judged: Judged | None, wanted: Wanted) -> Arrangement:
    """Filter, sort and count. Without labels judged, a wish for labels lets nothing through."""
    present = judged.of(listing) if judged is not None else None
    facets = judged.facets if judged is not None else ()
    rows = np.flatnonzero(passes(listing, judged, present, wanted))
    rows = rows[np.argsort(_key(listing, wanted.order)[rows], kind="stable")]
    if wanted.descending:
        rows = rows[::-1]
    if present is None:
        return Arrangement(listing, wanted, rows)
    counts, totals = (tuple(map(int, some.sum(axis=0))) for some in (present[rows], present))
    return Arrangement(listing, wanted, rows, facets, counts, totals, present)


def passes(listing: Listing, judged: Judged | None, present: Truths | None, wanted: Wanted) -> Truths:
    """Which images (n,) are wanted; `present` (n, labels) is what was judged of them."""
    facets = judged.facets if judged is not None else ()
    passing = rows_passing(
        listing.raw, listing.mtime_ns, wanted.where, lambda: _labelled(listing, judged, present, wanted.where)
    )
    if words := without_case(wanted.text).split():
        passing &= np.fromiter((_has_all(path, words) for path in listing.folded), np.bool_, len(listing))
    if wanted.only is not None:
        passing &= np.fromiter((path in wanted.only for path in listing.paths), np.bool_, len(listing))
    for facet in wanted.labels | wanted.without:
        if judged is None or present is None or facet not in facets:
            return np.zeros(len(listing), np.bool_)
        has = present[:, facets.index(facet)]
        passing &= has if facet in wanted.labels else ~has & judged.knows(listing)
    return passing


def _labelled(listing: Listing, judged: Judged | None, present: Truths | None, where: Filter) -> Truths:
    """Which images (n,) have the checkpoint's labels that a filter asks for; unjudged ones do not."""
    own = [] if judged is None else [column for column, facet in enumerate(judged.facets) if not facet.head]
    if judged is None or present is None or not own:
        return np.zeros(len(listing), np.bool_)
    labels = tuple(judged.facets[column].label for column in own)
    if not set(where.labels) <= set(labels):
        return np.zeros(len(listing), np.bool_)
    return LabelBits(labels, np.packbits(present[:, own], axis=1)).passing(where) & judged.knows(listing)


def _has_all(path: str, words: Collection[str]) -> bool:
    return all(word in path for word in words)


def _key(listing: Listing, order: Order) -> Integers:
    keys: dict[Order, Callable[[], Integers]] = {
        "name": lambda: listing.by_name,
        "folder": lambda: listing.by_folder,
        "date": lambda: listing.mtime_ns,
        "size": lambda: listing.size,
    }
    return keys[order]()


def _ranks(texts: Sequence[str], key: Callable[[str], object]) -> Integers:
    """The place (n,) of each text in the order of a key, ties by their place."""
    ranks = np.empty(len(texts), np.int64)
    ranks[np.fromiter(_in_order(texts, key), np.int64, len(texts))] = np.arange(len(texts))
    return ranks


def _in_order(texts: Sequence[str], key: Callable[[str], object]) -> Iterator[int]:
    keyed = [(key(text), row) for row, text in enumerate(texts)]
    blocks = [sorted(keyed[start : start + _BLOCK]) for start in range(0, len(keyed), _BLOCK)]
    return (row for _, row in heapq.merge(*blocks))
