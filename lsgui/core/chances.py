"""Asking backwards: how likely an operation on two photographs leaves the labels that somebody wants.

Labels are taken for independent, as label logic does, so the chance of a label set is a product over its
labels, and for two photographs A and B it falls apart into one factor of A, one of B, and one of both for
each label that neither decides alone. That is what makes all pairs of a library quick to rank.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from lsgui.core.target import Position, Target
from lsgui.core.types import FloatArray, Operation

Float64 = npt.NDArray[np.float64]
Truths = npt.NDArray[np.bool_]

LEAST = 1e-6
"""No label is surer than this to be there or not: a chance is never 0, and chances can be compared."""


@dataclass(frozen=True)
class Wish:
    """Which labels (L,) must be there, and which must not; the others do not matter."""

    wanted: Truths
    unwanted: Truths

    def differs(self, present: Truths) -> Truths:
        """Where label sets (n, L) are not as wished: (n, L)."""
        return (self.wanted & ~present) | (self.unwanted & present)


def wish_of(target: Target, vocabulary: tuple[str, ...]) -> Wish:
    """A target by number of the label. Raises ValueError for a label that there is not, and for none."""
    strangers = {*target.labels, *target.either} - set(vocabulary)
    if strangers or not target.labels:
        raise ValueError(f"no label {min(strangers)!r}" if strangers else "a target needs a label")
    wanted = np.array([label in target.labels for label in vocabulary])
    free = np.array([target.at_least or label in target.either for label in vocabulary])
    return Wish(wanted, ~wanted & ~free)


def log_chances(wish: Wish, scores: FloatArray) -> Float64:
    """The logarithm (n,) of the chance that answers with label probabilities (n, L) are as wished."""
    sure = _bounded(scores)
    there, not_there = sure[:, wish.wanted], sure[:, wish.unwanted]
    found: Float64 = np.log(there).sum(axis=1) + np.log1p(-not_there).sum(axis=1)
    return found


@dataclass(frozen=True)
class Side:
    """What n photographs bring to a pair: `own` (n,), the logarithm of what each decides alone, and `shared`
    (n, m) for each label that takes both."""

    own: Float64
    shared: Float64

    def __len__(self) -> int:
        return len(self.own)

    def __getitem__(self, rows: "npt.NDArray[np.intp] | slice") -> "Side":
        """Some of the photographs."""
        return Side(self.own[rows], self.shared[rows])


def side(operation: Operation, position: Position, wish: Wish, scores: FloatArray) -> Side:
    """What photographs of label probabilities (n, L) bring to a pair, as A or as B.

    Of A and B, the logarithm of label logic's chance is `a.own + b.own + log(1 - a.shared * b.shared)`, the
    last summed over m.
    """
    sure = _bounded(scores)
    there, not_there = sure[:, wish.wanted], sure[:, wish.unwanted]
    if operation == "union":
        return Side(np.log1p(-not_there).sum(axis=1), 1 - there)
    if operation == "difference" and position == "b":
        return Side(np.log1p(-there).sum(axis=1), 1 - not_there)
    return Side(np.log(there).sum(axis=1), not_there)


def pair_chances(a: Side, b: Side) -> Float64:
    """The logarithm (n,) of label logic's chance for each A beside its B; one of either goes with all."""
    found: Float64 = a.own + b.own + np.log1p(-a.shared * b.shared).sum(axis=1)
    return found


def _bounded(scores: FloatArray) -> Float64:
    return np.clip(np.asarray(scores, np.float64), LEAST, 1 - LEAST)
