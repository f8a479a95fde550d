"""Cross-validation: what a fit says of examples that it has not seen."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from lsgui.core.fewshot.discriminant import Space
from lsgui.core.fewshot.evidence import near_copies
from lsgui.core.fewshot.synthesis import Synthesised
from lsgui.core.labels import ABSENT, PRESENT
from lsgui.core.types import FloatArray

FOLDS = 5
CHECKED_FROM = 3  # examples of a label from which it is cross-validated
PRIOR = 0.1  # part of the photographs that a category is expected to be in

BoolArray = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class HeldOut:
    """What cross-validation found for one label: logits of its examples when held out (k,), of examples
    that surely do not show it (m,), and of the background (b,), all in deviations of the background's."""

    examples: FloatArray
    negatives: FloatArray
    background: FloatArray

    @property
    def others(self) -> FloatArray:
        """The logits of all that does not show the label, as far as is known."""
        return np.concatenate([self.background, self.negatives])


def cross_validate(
    space: Space, placed: FloatArray, truth: FloatArray, more: Synthesised | None = None
) -> list[HeldOut | None]:
    """What is held out for every label (L) of the truth (n, L) of placed features (n, dim); None for one
    that has not `CHECKED_FROM` different examples.

    Photographs that nearly repeat each other are held out together, and so is what was synthesised of an
    example. The covariance is the whole background's.
    """
    present, absent = truth == PRESENT, truth == ABSENT
    group = near_copies(placed)
    enough = np.array([len(np.unique(group[column])) >= CHECKED_FROM for column in present.T])
    if not enough.any():
        return [None] * truth.shape[1]
    fold = _folds(present, group)
    held_out = np.empty(truth.shape, np.float32)
    background = np.empty((len(space.background), truth.shape[1]), np.float32)
    for number in range(FOLDS):
        kept, rows = fold != number, np.arange(len(background)) % FOLDS == number
        weight, bias = space.fit(placed[kept], truth[kept], more and more.made_of(kept))
        held_out[~kept] = placed[~kept] @ weight.T + bias
        background[rows] = space.background[rows] @ weight.T + bias
    return [
        HeldOut(held_out[present[:, j], j], held_out[absent[:, j], j], background[:, j])
        if enough[j]
        else None
        for j in range(truth.shape[1])
    ]


def _folds(present: BoolArray, group: npt.NDArray[np.intp]) -> npt.NDArray[np.intp]:
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
    return np.where(fold < 0, 0, fold)


def average_precision(positive: FloatArray, negative: FloatArray, *, prior: float | None = None) -> float:
    """Average precision of scores of what shows a label (k,) against what does not (m,).

    With a `prior` it is that of a library in which so large a part shows the label, not of these k and m.
    Equal scores count as one step, as in scikit-learn, whose import alone would take a second.
    """
    scores = np.concatenate([positive, negative])
    hit = np.concatenate([np.ones(len(positive)), np.zeros(len(negative))])
    order = np.argsort(-scores, kind="stable")
    last = np.append(np.flatnonzero(np.diff(scores[order])), len(scores) - 1)  # of each run of equals
    hits = np.cumsum(hit[order])[last]
    wrong = (last + 1 - hits).astype(np.float64)
    if prior is not None and len(negative):
        wrong *= len(positive) * (1 - prior) / (prior * len(negative))
    return float((np.diff(hits, prepend=0) * hits / np.maximum(hits + wrong, 1e-12)).sum() / len(positive))
