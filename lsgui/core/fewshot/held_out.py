"""Cross-validation: what a fit says of examples that it has not seen, and which fit is chosen by that."""

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import numpy.typing as npt

from lsgui.core.fewshot.discriminant import SHRINKAGES, BoolArray, Solver, others_share, usual_shrinkage
from lsgui.core.fewshot.evidence import near_copies
from lsgui.core.labels import ABSENT, PRESENT
from lsgui.core.types import FloatArray

FOLDS = 5
CHECKED_FROM = 3  # different examples of a label from which it is cross-validated
PRIOR = 0.1  # part of a library that shows a category, where average precision is said of one
BETTER = 0.3  # average precision that another fit must gain for one example, less for more, to be chosen
NESTED_UP_TO = 400  # examples: with more, the choice hardly hangs on a fold
EVERY = 4  # of the background: enough to choose by

Indices = npt.NDArray[np.intp]


@dataclass(frozen=True)
class HeldOut:
    """What cross-validation found for one label: logits of its examples (k,), of examples that surely do not
    show it (m,), and of the background (b,), all in deviations of the background's.

    Without `enough` different examples these stay in every fit, and only the negatives were held out.
    `background_weights` (b,), together 1, say how much each row of the background counts (None: the same).
    """

    examples: FloatArray
    negatives: FloatArray
    background: FloatArray
    enough: bool = True
    background_weights: FloatArray | None = None

    @cached_property
    def others(self) -> FloatArray:
        """The logits of all that does not show the label, as far as is known."""
        return np.concatenate([self.background, self.negatives])

    @cached_property
    def weights(self) -> FloatArray:
        """How much each of the `others` counts, together 1: the known negatives share as in the fit."""
        share = float(others_share(len(self.negatives))) if len(self.background) else 1.0
        usual = self.background_weights
        if usual is None:
            usual = np.full(len(self.background), 1 / max(len(self.background), 1), np.float32)
        known = np.full(len(self.negatives), share / max(len(self.negatives), 1), np.float32)
        return np.concatenate([np.float32(1 - share) * usual, known])

    def average_precision(self, prior: float = PRIOR) -> float:
        """Average precision in a library of which the part `prior` shows the label."""
        return average_precision(self.examples, self.others, weights=self.weights, prior=prior)

    def among(self, *, library: bool) -> "HeldOut":
        """What average precision is said of: where the background is a `library`, that alone tells what the
        user's photographs are like, and examples of other categories are left out."""
        return replace(self, negatives=self.negatives[:0]) if library else self


@dataclass(frozen=True)
class Chosen:
    """The fit that was chosen, and what was held out of every label."""

    shrinkage: float
    held_out: tuple[HeldOut, ...]


def choose(solver: Solver) -> Chosen:
    """Choose a fit by cross-validation, and tell of it by nested cross-validation: what is held out of a fold
    was scored by the fit that the other folds chose.

    Photographs that nearly repeat each other are held out together, and so is what was synthesised of an
    example.
    """
    folds = _Folds(solver)
    if not folds.enough.any():
        usual = usual_shrinkage(folds.present)
        return Chosen(usual, tuple(folds.split(*folds.outer(usual))))
    outer = {shrinkage: folds.outer(shrinkage) for shrinkage in SHRINKAGES}
    final = folds.pick({shrinkage: folds.split(*found) for shrinkage, found in outer.items()})
    nested = len(solver.placed) <= NESTED_UP_TO
    picked = [folds.pick(folds.inner(number)) if nested else final for number in range(FOLDS)]
    logits, background = (part.copy() for part in outer[final])
    for number, shrinkage in enumerate(picked):
        out, rows = folds.fold == number, folds.rows(background) == number
        logits[out], background[rows] = outer[shrinkage][0][out], outer[shrinkage][1][rows]
    return Chosen(final, tuple(folds.split(logits, background)))


class _Folds:
    """The folds of a solver's examples, and fits on all but some of them."""

    def __init__(self, solver: Solver) -> None:
        self._solver = solver
        self.present = solver.truth == PRESENT
        group = near_copies(solver.placed)
        self.enough = np.array([len(np.unique(group[column])) >= CHECKED_FROM for column in self.present.T])
        self.fold = _folds(self.present, group)

    def outer(self, shrinkage: float) -> tuple[FloatArray, FloatArray]:
        """Logits of the examples (n, L) and of the background (b, L), each fold's by a fit on the others."""
        return self._scored(shrinkage, left_out=-1, every=1)

    def inner(self, outer: int) -> dict[float, list[HeldOut]]:
        """What every fit says of the folds but `outer`, each scored by a fit on the rest of them."""
        found = {}
        for shrinkage in SHRINKAGES:
            logits, background = self._scored(shrinkage, left_out=outer, every=EVERY)
            found[shrinkage] = self.split(
                logits, background[self.rows(background) != outer], self.fold != outer
            )
        return found

    def _scored(self, shrinkage: float, *, left_out: int, every: int) -> tuple[FloatArray, FloatArray]:
        logits = np.zeros(self.present.shape, np.float32)
        usual = self._solver.background[::every]
        background = np.zeros((len(usual), logits.shape[1]), np.float32)
        stay = self.present & ~self.enough
        for number in set(range(FOLDS)) - {left_out}:
            out, rows = self.fold == number, self.rows(background) == number
            kept = ~out & (self.fold != left_out)
            found, others = self._solver.logits(shrinkage, kept[:, None] | stay, every=every)
            logits[out], background[rows] = found[out], others[rows]
        return logits, background

    def rows(self, background: FloatArray) -> Indices:
        """The fold of every row of the background (b, ...)."""
        return np.arange(len(background)) % FOLDS

    def split(
        self, logits: FloatArray, background: FloatArray, rows: BoolArray | slice = slice(None)
    ) -> list[HeldOut]:
        """Logits (n, L) of some rows of the examples by what is known of them, beside the background's."""
        truth, logits = self._solver.truth[rows], logits[rows]
        return [
            HeldOut(
                logits[truth[:, j] == PRESENT, j],
                logits[truth[:, j] == ABSENT, j],
                background[:, j],
                bool(self.enough[j]),
            )
            for j in range(truth.shape[1])
        ]

    def pick(self, found: dict[float, list[HeldOut]]) -> float:
        """The fit of the best mean average precision; the usual one unless another is better by a margin that
        falls with the number of examples."""
        margin = BETTER / np.sqrt(max(int(self.present[:, self.enough].sum()), 1))
        usual = usual_shrinkage(self.present)

        def quality(shrinkage: float) -> float:
            each = [one.average_precision() for one in found[shrinkage] if one.enough]
            known = [value for value in each if np.isfinite(value)]
            return float(np.mean(known or [0.0])) + (margin if shrinkage == usual else 0.0)

        return max(SHRINKAGES, key=quality)


def _folds(present: BoolArray, group: Indices) -> Indices:
    """A fold (n,) for every example, so that the examples of each label are spread over the folds and those
    of one group (n,) are in the same."""
    fold = np.full(len(present), -1, np.intp)
    for column in present.T[np.argsort(present.sum(0), kind="stable")]:
        taken = np.bincount(fold[column & (fold >= 0)], minlength=FOLDS)
        for row in np.flatnonzero(column):
            if fold[row] < 0:
                together = group == group[row]
                fold[together] = int(taken.argmin())
                taken[fold[row]] += int((together & column).sum())
    left = np.flatnonzero(fold < 0)
    fold[left] = np.arange(len(left)) % FOLDS
    return fold


def average_precision(
    positive: FloatArray,
    negative: FloatArray,
    *,
    weights: FloatArray | None = None,
    prior: float | None = None,
) -> float:
    """Average precision of scores of what shows a label (k,) against what does not (m,).

    With a `prior` it is that of a library in which so large a part shows the label, not of these k and m, and
    the negatives count by their `weights` (m,), if given; NaN without a positive. Equal scores count as one
    step, as in scikit-learn, whose import alone would take a second.
    """
    if not len(positive):
        return float("nan")
    scores = np.concatenate([positive, negative])
    hit = np.concatenate([np.ones(len(positive)), np.zeros(len(negative))])
    miss = np.concatenate([np.zeros(len(positive)), _masses(len(positive), len(negative), weights, prior)])
    order = np.argsort(-scores, kind="stable")
    last = np.append(np.flatnonzero(np.diff(scores[order])), len(scores) - 1)  # of each run of equals
    hits, misses = np.cumsum(hit[order])[last], np.cumsum(miss[order])[last]
    return float((np.diff(hits, prepend=0) * hits / np.maximum(hits + misses, 1e-12)).sum() / len(positive))


def _masses(
    positives: int, negatives: int, weights: FloatArray | None, prior: float | None
) -> npt.NDArray[np.float64]:
    """How much each negative counts beside a positive's 1."""
    if prior is None:
        return np.ones(negatives)
    given = np.ones(negatives) if weights is None else weights.astype(np.float64)
    return given * (positives * (1 - prior) / prior / max(float(given.sum()), 1e-12))
