"""The direction of a category in feature space: a regularised discriminant held against a background.

Each category's direction is `S^-1 (mean of its examples - mean of what is not it)`, with S the
covariance of background features shrunk towards a multiple of the identity. Logits are on the scale of what
background photographs get (mean 0, deviation 1).

Most of what is not the category is unlabelled: the background, and the user's library. That needs no
estimate of how much of it shows the category after all: such a part pulls the mean of the unlabelled towards
the category's along the same line, so it shortens the difference of means and leaves its direction. Only
the calibration needs to know it.

The constants were chosen on training and validation images of flickr8k-64: there a discriminant from
1, 5 and 20 examples ranked as well as whitened logistic regression, and better than plain one.
"""

import numpy as np
import numpy.typing as npt

from lsgui.core.fewshot.synthesis import Synthesised
from lsgui.core.labels import ABSENT, PRESENT
from lsgui.core.linear import normalised
from lsgui.core.types import FloatArray

SHRINKAGE = 0.9  # of the background's covariance towards the identity
OTHERS = 0.3  # weight of other categories' examples in what a category is told from
SMALLEST_DEVIATION = 1e-6


class Space:
    """What a background (n, dim) says of features in general; made once, used for every head."""

    def __init__(self, background: FloatArray) -> None:
        self.mean = background.mean(0)
        self.scale = np.maximum(background.std(0), SMALLEST_DEVIATION).astype(np.float32)
        self.background = self.place(background)
        self._settle(*_moments(self.background))
        self._joined: tuple[FloatArray, Space] | None = None

    def joined(self, library: FloatArray) -> "Space":
        """This space with features (u, dim) of unlabelled photographs like those that a head is for: they say
        half of what is usual. Features are placed as before. The last library's is kept."""
        if self._joined is None or self._joined[0] is not library:
            other: Space = object.__new__(Space)
            other.mean, other.scale = self.mean, self.scale
            placed = self.place(library)
            other.background = placed
            own, new = _moments(self.background), _moments(placed)
            half = np.float32(0.5)
            other._settle(half * (own[0] + new[0]), half * (own[1] + new[1]))
            other._joined = None
            self._joined = library, other
        return self._joined[1]

    def _settle(self, centre: FloatArray, covariance: FloatArray) -> None:
        from scipy.linalg import cho_factor

        self._centre = centre
        usual = max(float(np.trace(covariance)) / len(covariance), SMALLEST_DEVIATION)
        shrunk = covariance * np.float32((1 - SHRINKAGE) / usual)
        shrunk[np.diag_indices_from(shrunk)] += np.float32(SHRINKAGE)
        self._factor = cho_factor(shrunk, lower=True, overwrite_a=True)

    def place(self, features: npt.ArrayLike) -> FloatArray:
        """Features (n, dim) as the head sees them."""
        return normalised(features, self.mean, self.scale)

    def fit(
        self, placed: FloatArray, truth: FloatArray, more: Synthesised | None = None
    ) -> tuple[FloatArray, FloatArray]:
        """Weights (L, dim) and biases (L,) whose logits have mean 0 and deviation 1 on the background.

        `placed` (n, dim) are the examples, `truth` (n, L) what is known of them; `more` are further, weighted
        ones. What is unknown counts neither way. A label without an example has zero weights.
        """
        from scipy.linalg import cho_solve

        shown, lacking = ((truth == known).astype(np.float32) for known in (PRESENT, ABSENT))
        if more is not None and len(more):
            placed = np.concatenate([placed, self.place(more.features)])
            shown = np.concatenate([shown, more.weight[:, None] * (more.truth == PRESENT)])
            lacking = np.concatenate([lacking, more.weight[:, None] * (more.truth == ABSENT)])
        apart = self._apart(placed, shown, lacking)
        weight = cho_solve(self._factor, apart.T).T.astype(np.float32)
        logits = self.background @ weight.T
        deviation = np.maximum(logits.std(0), SMALLEST_DEVIATION)
        return weight / deviation[:, None], -logits.mean(0) / deviation

    def _apart(self, placed: FloatArray, shown: FloatArray, lacking: FloatArray) -> FloatArray:
        """How far (L, dim) what shows a label is from what does not, by weights (n, L) of both."""
        there, elsewhere = _means(placed, shown), _means(placed, lacking)
        part = np.float32(OTHERS) * (lacking.sum(0) > 0)[:, None]
        against = (1 - part) * self._centre + part * elsewhere
        difference: FloatArray = (there - against) * (shown.sum(0) > 0)[:, None]
        return difference.astype(np.float32)


def _moments(placed: FloatArray) -> tuple[FloatArray, FloatArray]:
    """The mean (dim,) and the covariance (dim, dim) of rows (n, dim)."""
    centre = placed.mean(0)
    away = placed - centre
    covariance: FloatArray = (away.T @ away) / np.float32(len(away))
    return centre, covariance


def _means(placed: FloatArray, weights: FloatArray) -> FloatArray:
    """The mean (L, dim) of rows (n, dim) under each column of weights (n, L); 0 where there is no weight."""
    total = weights.sum(0)
    means: FloatArray = (weights / np.where(total > 0, total, 1)).astype(np.float32).T @ placed
    return means
