"""The direction of a category in feature space: a regularised discriminant held against a background.

Each category's direction is `S^-1 (mean of its examples - mean of what is not it)`. S is the covariance of
background features, with some of the examples' own, shrunk towards a multiple of the identity: a shrinkage
of 1 is the prototype head, whose direction is the difference of means. Which one is chosen by
cross-validation (`held_out`). Logits are on the scale of what background photographs get (mean 0,
deviation 1).

Most of what is not the category is unlabelled: the background, and the user's library. That needs no
estimate of how much of it shows the category after all: such a part pulls the mean of the unlabelled towards
the category's along the same line, so it shortens the difference of means and leaves its direction. Only
the calibration needs to know it.

The constants were chosen on training and validation images of flickr8k-64 and ccp.
"""

import numpy as np
import numpy.typing as npt

from lsgui.core.fewshot.synthesis import Synthesised
from lsgui.core.labels import ABSENT, PRESENT
from lsgui.core.linear import normalised
from lsgui.core.types import FloatArray

SHRINKAGES = (1.0, 0.9, 0.8, 0.6)  # of the covariance towards the identity: those to choose from
USUAL_SHRINKAGES = (0.9, 0.8)  # with few examples, and
MANY = 10  # from so many of a label on
OTHERS_AT = 10  # known negatives that say as much of what a category is not as the background does
OWN_AT = 300  # examples whose covariance within labels counts as much as the background's
LIBRARY_ROWS = 2000  # of a library's photographs that logits are compared with
SMALLEST_DEVIATION = 1e-6

BoolArray = npt.NDArray[np.bool_]


class Space:
    """What a background (n, dim) says of features in general; made once, used for every head."""

    def __init__(self, background: FloatArray) -> None:
        self.mean = background.mean(0)
        self.scale = np.maximum(background.std(0), SMALLEST_DEVIATION).astype(np.float32)
        self.is_library = False
        self._joined: tuple[FloatArray, Space] | None = None
        self._settle(self.place(background), *_moments(self.place(background)))

    def joined(self, library: FloatArray) -> "Space":
        """This space with features (u, dim) of unlabelled photographs like those that a head is for: they say
        half of what is usual, and are the background that logits are measured by. Features are placed as
        before. The last library's is kept."""
        if self._joined is None or self._joined[0] is not library:
            other: Space = object.__new__(Space)
            other.mean, other.scale, other.is_library = self.mean, self.scale, True
            other._joined = None
            placed, half = self.place(library), np.float32(0.5)
            centre, covariance = _moments(placed)
            other._settle(
                placed[:LIBRARY_ROWS], half * (self.centre + centre), half * (self._covariance + covariance)
            )
            self._joined = library, other
        return self._joined[1]

    def _settle(self, background: FloatArray, centre: FloatArray, covariance: FloatArray) -> None:
        self.background, self.centre, self._covariance = background, centre, covariance
        self._factors: dict[float, tuple[FloatArray, bool]] = {}

    @property
    def variance(self) -> float:
        """The mean variance of a placed feature's entry."""
        return max(float(np.trace(self._covariance)) / len(self._covariance), SMALLEST_DEVIATION)

    def place(self, features: npt.ArrayLike) -> FloatArray:
        """Features (n, dim) as the head sees them."""
        return normalised(features, self.mean, self.scale)

    def solve(self, shrinkage: float, rows: FloatArray) -> FloatArray:
        """Rows (k, dim) multiplied by the inverse of the background's covariance, shrunk."""
        from scipy.linalg import cho_factor, cho_solve

        if shrinkage >= 1:
            return rows
        if shrinkage not in self._factors:
            shrunk = self._covariance * np.float32((1 - shrinkage) / self.variance)
            shrunk[np.diag_indices_from(shrunk)] += np.float32(shrinkage)
            self._factors[shrinkage] = cho_factor(shrunk, lower=True, overwrite_a=True)
        solved: FloatArray = cho_solve(self._factors[shrinkage], rows.T).T.astype(np.float32)
        return solved


class Solver:
    """Directions from parts of the same examples; what takes long is done once for all parts.

    `placed` (n, dim) are the examples, `truth` (n, L) what is known of them; `more` are further, weighted
    ones. What is unknown counts neither way.
    """

    def __init__(
        self, space: Space, placed: FloatArray, truth: FloatArray, more: Synthesised | None = None
    ) -> None:
        self.space, self.placed, self.truth, self.more = space, placed, truth, more
        self._solved: dict[float, FloatArray] = {}

    def fit(
        self,
        shrinkage: float,
        kept: BoolArray | None = None,
        *,
        always: BoolArray | None = None,
        every: int = 1,
    ) -> tuple[FloatArray, FloatArray]:
        """Weights (L, dim) and biases (L,) from the examples that are `kept` (n,).

        What is known of a label from the other examples stays in where it is `always` (n, L) to. Logits have
        mean 0 and deviation 1 on the background, of which `every` so-manieth row is looked at. A label
        without an example has zero weights.
        """
        kept = np.ones(len(self.placed), np.bool_) if kept is None else kept
        known = kept[:, None] if always is None else kept[:, None] | always
        weight = self._directions(shrinkage, kept, self._apart(kept, known))
        logits = self.space.background[::every] @ weight.T
        deviation = np.maximum(logits.std(0), SMALLEST_DEVIATION)
        return weight / deviation[:, None], -logits.mean(0) / deviation

    def _apart(self, kept: BoolArray, known: BoolArray) -> FloatArray:
        """How far (L, dim) what shows a label is from what does not, by what may be `known` (n, L or 1)."""
        rows = self.placed
        shown, lacking = (((self.truth == truth) & known).astype(np.float32) for truth in (PRESENT, ABSENT))
        more = self.more and self.more.made_of(kept)
        if more is not None and len(more):
            rows = np.concatenate([rows, self.space.place(more.features)])
            shown = np.concatenate([shown, more.weight[:, None] * (more.truth == PRESENT)])
            lacking = np.concatenate([lacking, more.weight[:, None] * (more.truth == ABSENT)])
        there, elsewhere = _means(rows, shown), _means(rows, lacking)
        part = others_share(lacking.sum(0))[:, None]
        against = (1 - part) * self.space.centre + part * elsewhere
        difference: FloatArray = (there - against) * (shown.sum(0) > 0)[:, None]
        return difference.astype(np.float32)

    def _directions(self, shrinkage: float, kept: BoolArray, apart: FloatArray) -> FloatArray:
        """`apart` (L, dim) by the inverse covariance, the examples' own mixed in (Woodbury's identity)."""
        weight = self.space.solve(shrinkage, apart)
        if shrinkage >= 1 or int(kept.sum()) < 2:
            return weight
        if shrinkage not in self._solved:
            self._solved[shrinkage] = self.space.solve(shrinkage, self.placed)
        shown = (self.truth[kept] == PRESENT).astype(np.float32)
        own, solved = (_within(rows[kept], shown) for rows in (self.placed, self._solved[shrinkage]))
        share = (1 - shrinkage) / self.space.variance / OWN_AT
        inner = own @ solved.T
        inner[np.diag_indices_from(inner)] += np.float32(1 / share)
        mixed: FloatArray = (weight - np.linalg.solve(inner, own @ weight.T).T @ solved).astype(np.float32)
        return mixed


def usual_shrinkage(present: BoolArray) -> float:
    """The shrinkage that is best as a rule for examples that show labels as they do (n, L)."""
    counts = present.sum(0)
    many = float(counts[counts > 0].mean()) >= MANY if counts.any() else False
    return USUAL_SHRINKAGES[int(many)]


def others_share(negatives: npt.ArrayLike) -> FloatArray:
    """How much known negatives, so many of them, count in what a category is not; the background has the
    rest."""
    count = np.asarray(negatives, np.float32)
    share: FloatArray = count / (count + np.float32(OTHERS_AT))
    return share


def _moments(placed: FloatArray) -> tuple[FloatArray, FloatArray]:
    """The mean (dim,) and the covariance (dim, dim) of rows (n, dim)."""
    centre = placed.mean(0)
    away = placed - centre
    covariance: FloatArray = (away.T @ away) / np.float32(len(away))
    return centre, covariance


def _within(rows: FloatArray, shown: FloatArray) -> FloatArray:
    """Rows (n, dim) less the means of the labels that they show (n, L), or of the rows that show none."""
    shown = np.hstack([shown, (shown.sum(1, keepdims=True) == 0).astype(np.float32)])
    share: FloatArray = shown / shown.sum(1, keepdims=True)
    away: FloatArray = rows - share @ _means(rows, shown)
    return away


def _means(placed: FloatArray, weights: FloatArray) -> FloatArray:
    """The mean (L, dim) of rows (n, dim) under each column of weights (n, L); 0 where there is no weight."""
    total = weights.sum(0)
    means: FloatArray = (weights / np.where(total > 0, total, 1)).astype(np.float32).T @ placed
    return means
