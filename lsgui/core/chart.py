"""Real photographs as a chart: how far a feature is from the nearest of them, and whether that is usual."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from lsgui.core.linear import unit
from lsgui.core.trust import Place
from lsgui.core.types import FloatArray

MOST = 2048  # photographs on a chart
FEWEST = 30  # photographs that say what is usual
OWN = np.float32(1e-3)  # the distance within which a photograph is taken to be the query's own, or a copy


@dataclass(frozen=True, eq=False)
class Chart:
    """`vectors` (n, d) of length 1 in the space in which photographs are compared, no two of them copies, and
    how far (n,) each is from the nearest other, the least first."""

    vectors: FloatArray
    distances: FloatArray

    @classmethod
    def of(cls, vectors: FloatArray) -> "Chart | None":
        """The chart of vectors (n, d) of any length, of which copies count as one; None where those that
        differ are too few to say what is usual."""
        held = unit(vectors)
        near = held @ held.T
        first = ~np.tril(near > 1 - OWN, -1).any(1)
        if first.sum() < FEWEST:
            return None
        others = near[np.ix_(first, first)]
        np.fill_diagonal(others, -np.inf)
        return cls(held[first], np.sort(1 - others.max(1)))

    @cached_property
    def usual(self) -> float:
        """The median of `distances`."""
        return max(float(np.median(self.distances)), 1e-6)

    def away(self, vectors: FloatArray, own: FloatArray | None = None) -> FloatArray:
        """How far (m,) vectors (m, d) are from the nearest photograph that is not one of `own` (k, d);
        infinite where there is no other."""
        near = unit(vectors) @ self.vectors.T
        if own is not None and len(own):
            near[:, (unit(own) @ self.vectors.T).max(0) > 1 - OWN] = -np.inf
        found: FloatArray = 1 - near.max(1)
        return found

    def place(self, distance: float) -> Place:
        """Where something at a distance from the nearest photograph is."""
        nearer = float(np.searchsorted(self.distances, distance)) / len(self.distances)
        return Place(distance, self.usual, nearer, len(self.distances))
