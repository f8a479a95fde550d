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

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from lsgui.core import heap
from lsgui.core.fewshot.copies import near_any
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
ROOM = 192 << 20  # bytes: SciPy's own algebra tries again for ever where it gets no memory

BoolArray = npt.NDArray[np.bool_]


class Space:
    """What a background (n, dim) says of features in general; made once, used for every head."""

    def __init__(self, background: FloatArray) -> None:
        self.mean = background.mean(0)
        self.scale = np.maximum(background.std(0), SMALLEST_DEVIATION).astype(np.float32)
        self.is_library = False
        self._joined: tuple[FloatArray, Space] | None = None
        self.unrelated = self.place(background)  # photographs of nothing in particular
        self._settle(self.unrelated, *_moments(self.unrelated))

    def joined(self, library: FloatArray) -> "Space":
        """This space with features (u, dim) of unlabelled photographs like those that a head is for: they say
        half of what is usual, and are the background that logits are measured by. Features are placed as
        before. The last library's is kept."""
        if self._joined is None or self._joined[0] is not library:
            other: Space = object.__new__(Space)
            other.mean, other.scale, other.is_library = self.mean, self.scale, True
            other.unrelated = self.unrelated
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
        if shrinkage >= 1:
            return rows
        if not self._factors:
            heap.require(ROOM)
        from scipy.linalg import cho_factor, cho_solve

        if shrinkage not in self._factors:
            shrunk = self._covariance * np.float32((1 - shrinkage) / self.variance)
            shrunk[np.diag_indices_from(shrunk)] += np.float32(shrinkage)
            self._factors[shrinkage] = cho_factor(shrunk, lower=True, overwrite_a=True)
        solved: FloatArray = cho_solve(self._factors[shrinkage], rows.T).T.astype(np.float32)
        return solved


class Solver:
    """Directions from parts of the same examples; what takes long is done once for all parts.

    `placed` (n, dim) are the examples, `truth` (n, L) what is known of them; `more` are further, weighted
    ones. What is unknown counts neither way. A direction is kept as a sum of solved rows (`_Basis`), so that
    a fit on some of the examples costs next to nothing.
    """

    def __init__(
        self, space: Space, placed: FloatArray, truth: FloatArray, more: Synthesised | None = None
    ) -> None:
        self.space, self.placed, self.truth = space, placed, truth
        self.background = space.background
        if space.is_library:  # the examples themselves may lie in it, or copies of them
            self.background = self.background[~near_any(self.background, placed)]
        self._more = more if more is not None and len(more) else None
        self._further = None if self._more is None else space.place(self._more.features)
        self._bases: dict[float, _Basis] = {}

    def fit(self, shrinkage: float) -> tuple[FloatArray, FloatArray]:
        """Weights (L, dim) and biases (L,) from all examples, whose logits have mean 0 and deviation 1 on the
        background. A label without an example has zero weights."""
        basis, sums = self._summed(shrinkage, np.ones(self.truth.shape, np.bool_))
        mean, deviation = _scale(basis.of_background(sums))
        weight = basis.directions(sums) / deviation[:, None]
        return weight.astype(np.float32), (-mean / deviation).astype(np.float32)

    def logits(self, shrinkage: float, known: BoolArray, *, every: int = 1) -> tuple[FloatArray, FloatArray]:
        """What a fit on what may be `known` (n, L) of the examples says of all of them (n, L), and of `every`
        so-manieth row of the background (b, L)."""
        basis, sums = self._summed(shrinkage, known)
        background = basis.of_background(sums, every)
        mean, deviation = _scale(background)
        return (basis.of_examples(sums) - mean) / deviation, (background - mean) / deviation

    def _summed(self, shrinkage: float, known: BoolArray) -> "tuple[_Basis, _Sums]":
        if shrinkage not in self._bases:
            self._bases[shrinkage] = _Basis(self.space, shrinkage, self.placed, self.background)
        basis = self._bases[shrinkage]
        kept: BoolArray = np.asarray(known.all(1))
        sums = self._apart(kept, known)
        if sums.further is not None:
            sums = _Sums(sums.examples, sums.centre, self.space.solve(shrinkage, sums.further))
        if shrinkage >= 1 or int(kept.sum()) < 2:
            return basis, sums
        spread = _within((self.truth[kept] == PRESENT).astype(np.float32))
        share = (1 - shrinkage) / self.space.variance / OWN_AT
        return basis, basis.widened(sums, kept, spread, share)

    def _apart(self, kept: BoolArray, known: BoolArray) -> "_Sums":
        """How far what shows a label is from what does not, by what may be `known` (n, L); of some examples
        all may, and what is synthesised of these is."""
        shown, lacking = (((self.truth == truth) & known).astype(np.float32) for truth in (PRESENT, ABSENT))
        totals, negatives = shown.sum(0), lacking.sum(0)
        made = self._made(kept)
        if made is not None:
            totals, negatives = totals + made[0].sum(0), negatives + made[1].sum(0)
        part = others_share(negatives)
        there = 1 / np.where(totals > 0, totals, np.inf)
        elsewhere = np.where(totals > 0, part, 0) / np.where(negatives > 0, negatives, 1)
        examples = (shown * there - lacking * elsewhere).astype(np.float32)
        further: FloatArray | None = None
        if made is not None and self._further is not None:
            further = (made[0] * there - made[1] * elsewhere).T.astype(np.float32) @ self._further
        return _Sums(examples, np.where(totals > 0, part - 1, 0).astype(np.float32), further)

    def _made(self, kept: BoolArray) -> tuple[FloatArray, FloatArray] | None:
        """How much each synthesised example (m, L) says for and against labels; none that is made of others
        than the kept ones."""
        if self._more is None:
            return None
        weight = np.where(self._more.are_made_of(kept), self._more.weight, 0)[:, None]
        truth = self._more.truth
        return weight * (truth == PRESENT), weight * (truth == ABSENT)


@dataclass(frozen=True)
class _Sums:
    """Sums of vectors for every label: of examples by weights (n, L), of the centre by (L,), and `further`
    ones (L, dim)."""

    examples: FloatArray
    centre: FloatArray
    further: FloatArray | None


class _Basis:
    """The examples and the background's centre, solved for one shrinkage, and their products."""

    def __init__(self, space: Space, shrinkage: float, placed: FloatArray, background: FloatArray) -> None:
        self._rows, self._placed = background, placed
        solved = space.solve(shrinkage, np.concatenate([placed, space.centre[None]]))
        self._solved, self._centre = solved[:-1], solved[-1]
        self._gram = placed @ solved.T  # (n, n + 1): the last column is the centre's
        self._background = background @ solved.T

    def widened(self, sums: _Sums, kept: BoolArray, spread: FloatArray, share: float) -> _Sums:
        """`sums` by a covariance in which the kept examples' own has a share (Woodbury's identity): their
        spread is `spread` (k, k) times the kept rows."""
        own = spread @ self.of_examples(sums)[kept]
        inner = spread @ self._gram[:, :-1][np.ix_(kept, kept)] @ spread.T
        inner[np.diag_indices_from(inner)] += np.float32(1 / share)
        examples = sums.examples.copy()
        examples[kept] -= spread.T @ np.linalg.solve(inner, own)
        return _Sums(examples, sums.centre, sums.further)

    def of_examples(self, sums: _Sums) -> FloatArray:
        """Products (n, L) of the examples with solved sums."""
        return self._products(self._gram, self._placed, sums)

    def of_background(self, sums: _Sums, every: int = 1) -> FloatArray:
        """Products (b, L) of the background with solved sums."""
        return self._products(self._background[::every], self._rows[::every], sums)

    def directions(self, sums: _Sums) -> FloatArray:
        """The solved sums themselves (L, dim)."""
        found: FloatArray = sums.examples.T @ self._solved + sums.centre[:, None] * self._centre
        return found if sums.further is None else found + sums.further

    def _products(self, with_solved: FloatArray, rows: FloatArray, sums: _Sums) -> FloatArray:
        found: FloatArray = with_solved[:, :-1] @ sums.examples + with_solved[:, -1:] * sums.centre
        return found if sums.further is None else found + rows @ sums.further.T


def _scale(logits: FloatArray) -> tuple[FloatArray, FloatArray]:
    return logits.mean(0), np.maximum(logits.std(0), SMALLEST_DEVIATION)


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


def _within(shown: FloatArray) -> FloatArray:
    """What makes of rows (k) their distances (k, k) from the means of the labels that they show (k, L), or of
    the rows that show none."""
    shown = np.hstack([shown, (shown.sum(1, keepdims=True) == 0).astype(np.float32)])
    means = shown / np.maximum(shown.sum(0), 1)
    share = shown / shown.sum(1, keepdims=True)
    away: FloatArray = np.eye(len(shown), dtype=np.float32) - share @ means.T
    return away
