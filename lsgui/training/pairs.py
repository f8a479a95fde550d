"""Samplers of training pairs. The same Generator state gives the same pairs."""

from typing import Literal

import numpy as np
import numpy.typing as npt

from lsgui.core.labels import PRESENT
from lsgui.core.types import FloatArray

PairKind = Literal["balanced", "natural", "mixed"]
Pairs = npt.NDArray[np.intp]


class PairSampler:
    """Draws pairs of rows of a truth table (n, L) for training the set operations.

    "balanced" is LaSO's rule: an image with the label counted least so far, then a second image with
    that one of its labels that is counted least; the pair always shares a label, and labels come up
    about equally often. "natural" pairs every image with a random other one. "mixed" takes
    `shared_part` of each draw from the first and the rest from the second, in random order.
    """

    def __init__(
        self,
        truth: FloatArray,
        rng: np.random.Generator,
        *,
        kind: PairKind = "mixed",
        shared_part: float = 0.5,
    ) -> None:
        present = truth == PRESENT
        self._rng = rng
        self._images = len(truth)
        self._part = {"balanced": 1.0, "natural": 0.0, "mixed": shared_part}[kind]
        self._labels_of = [np.flatnonzero(row) for row in present]
        self._having = [np.flatnonzero(column) for column in present.T]
        self._usable = np.array([len(rows) > 1 for rows in self._having], np.bool_)
        self.counts = np.zeros(truth.shape[1], np.int64)
        """How often each label occurred in the balanced pairs so far (both images counted)."""
        if len(truth) < 2:
            raise ValueError("a pair needs two images")
        if self._part and not self._usable.any():
            raise ValueError("no label is present in two images, so no pair can share one")

    def draw(self, count: int) -> Pairs:
        """The next `count` pairs, shape (count, 2); the two images of a pair always differ."""
        shared = round(count * self._part)
        pairs = np.concatenate([self._balanced(shared), self._natural(count - shared)])
        return self._rng.permutation(pairs) if 0 < shared < count else pairs

    def _natural(self, count: int) -> Pairs:
        first = self._rng.integers(self._images, size=count)
        step = self._rng.integers(1, self._images, size=count)
        return np.stack([first, (first + step) % self._images], 1).astype(np.intp)

    def _balanced(self, count: int) -> Pairs:
        pairs = np.empty((count, 2), np.intp)
        for row in range(count):
            first = self._rng.choice(self._having[self._least(np.flatnonzero(self._usable))])
            shared = self._having[self._least(self._of(first))]
            second = self._rng.choice(shared[shared != first])
            pairs[row] = first, second
            for image in (first, second):
                self.counts[self._labels_of[image]] += 1
        return pairs

    def _of(self, image: int) -> Pairs:
        labels = self._labels_of[image]
        usable: Pairs = labels[self._usable[labels]]
        return usable

    def _least(self, labels: Pairs) -> int:
        """The label counted least, at random among equals."""
        counts = self.counts[labels]
        return int(self._rng.choice(labels[counts == counts.min()]))
