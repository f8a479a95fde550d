"""A library's photographs on its map, all of one moment: where they lie and what they show."""

import os
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

import numpy as np
import numpy.typing as npt

from lsgui.core.judging import Classifier
from lsgui.core.types import EVERYTHING, Filter, FloatArray, LibraryError, Progress, no_progress
from lsgui.library.index import Compared
from lsgui.library.listing import Facet, Judged, Listing, Truths, Wanted, judge_all, passes, read_listing
from lsgui.library.mapping import LibraryMap, read_map
from lsgui.library.store import Library


@dataclass(frozen=True)
class Mapped:
    """The n images of a listing, their `points` (n, 2), NaN where they have none, what they show by the
    classifiers (n, labels), and which (n,) pass the filter `where`."""

    listing: Listing
    map: LibraryMap | None
    compared: Compared
    points: FloatArray
    judged: Judged
    present: Truths
    where: Filter
    passing: Truths

    @property
    def facets(self) -> tuple[Facet, ...]:
        """The labels that images can have, the columns of `present`."""
        return self.judged.facets

    @cached_property
    def lying(self) -> npt.NDArray[np.intp]:
        """The rows that have a point."""
        return np.flatnonzero(~np.isnan(self.points[:, 0]))

    def row_of(self, path: Path) -> int | None:
        """The row of a file, if it is in the library and has a point."""
        raw = os.fsencode(path)
        row = bisect_left(self.listing.raw, raw)
        there = row < len(self.listing) and self.listing.raw[row] == raw
        return row if there and not np.isnan(self.points[row, 0]) else None

    def place(self, features: FloatArray) -> FloatArray:
        """Where features (n, dim) lie that need not be in the library: (n, 2)."""
        if self.map is None:
            return np.full((len(features), 2), np.nan, np.float32)
        return self.map.projection.place(self.compared(features))

    def narrowed(self, where: Filter) -> "Mapped":
        """The same with another filter."""
        passing = passes(self.listing, self.judged, self.present, Wanted(where=where))
        return replace(self, where=where, passing=passing)


def read_mapped(
    library: Library,
    classifiers: Sequence[Classifier],
    where: Filter = EVERYTHING,
    *,
    before: Judged | None = None,
    progress: Progress = no_progress,
) -> Mapped:
    """The photographs of a library on its map; what was judged `before` is not judged again.

    `progress` counts one thing after the other. Raises LibraryError.
    """
    found, listing = read_map(library, progress=progress), read_listing(library)
    if found is not None and found.epoch != listing.epoch:
        raise LibraryError("The library's features were moved meanwhile: show the map again.")
    points = found.of(listing) if found is not None else np.full((len(listing), 2), np.nan, np.float32)
    judged = judge_all(library, listing, classifiers, before=before, progress=progress)
    everything = np.ones(len(listing), np.bool_)
    made = Mapped(
        listing, found, library.compared, points, judged, judged.of(listing), EVERYTHING, everything
    )
    _ = listing.raw  # made here, not by the window that asks for it
    return made if where == EVERYTHING else made.narrowed(where)
