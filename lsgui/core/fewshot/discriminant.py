"""Linear heads from a handful of examples: a regularised discriminant held against a background.

Each category's direction is `S^-1 (mean of its examples - mean of what is not it)`, with S the
covariance of background features shrunk towards a multiple of the identity. A logit is then put on the
scale of what background photographs get (mean 0, deviation 1) and turned into a probability for
a category that one photograph in ten is expected to show, so that an unrelated photograph scores low.

The constants were chosen on training and validation images of flickr8k-64: there a discriminant from
1, 5 and 20 examples ranked as well as whitened logistic regression, and better than plain one.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from lsgui.core.fewshot.synthesis import Synthesised
from lsgui.core.labels import ABSENT, PRESENT
from lsgui.core.linear import Linear, normalised, sigmoid
from lsgui.core.types import FloatArray

BoolArray = npt.NDArray[np.bool_]

SHRINKAGE = 0.9  # of the background's covariance towards the identity
OTHERS = 0.3  # weight of other categories' examples in what a category is told from
PRIOR = 0.1  # part of the photographs that a category is expected to be in
FOLDS = 5
CHECKED_FROM = 3  # examples of a label from which it is cross-validated
TRUSTED_AT = 10  # examples at which its own calibration counts as much as the usual one
SMALLEST_DEVIATION = 1e-6
USUAL_RATE = 0.02  # part of the background that a label may wrongly be found in
RATES = (USUAL_RATE, 0.05, 0.01, 0.005, 0.002)  # the ones tried; among equals the first
THRESHOLDS = (0.02, 0.98)  # the least and the most
QUANTILES = 200


@dataclass(frozen=True)
class Calibration:
    """Probability = sigmoid(slope (z - centre)), z a logit in deviations of the background's."""

    slope: float
    centre: float


@dataclass(frozen=True)
class Discriminant:
    """A fitted head: `linear` gives probabilities; `thresholds` (L,); `metrics`, one record a label."""

    linear: Linear
    thresholds: FloatArray
    metrics: tuple[dict[str, Any], ...]


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


@dataclass(frozen=True)
class Check:
    """What cross-validation found for one label: logits of its examples when held out (k,), and of
    what does not show it (m,), both in deviations of the background's."""

    examples: FloatArray
    others: FloatArray


def fit_discriminant(
    space: Space, features: FloatArray, truth: FloatArray, more: Synthesised | None = None
) -> Discriminant:
    """Fit one label per column of `truth` (n, L), absent 0, unknown 0.5 and present 1, on example features
    (n, dim).

    An example that surely does not show a label is one of the label's negatives, beside the background.
    `more` are examples synthesised of these, which are never what the fit is checked on.
    """
    placed = space.place(features)
    weight, bias = space.fit(placed, truth, more)
    checks = _cross_validate(space, placed, truth, more)
    counts, against = (truth == PRESENT).sum(0), (truth == ABSENT).sum(0)
    fitted = [_calibrate(int(count), check) for count, check in zip(counts, checks, strict=True)]
    slope = np.array([calibration.slope for calibration in fitted], np.float32)
    centre = np.array([calibration.centre for calibration in fitted], np.float32)
    background = space.background @ weight.T + bias
    cuts = np.array([_cut(background[:, j], check) for j, check in enumerate(checks)], np.float32)
    metrics = [
        _metrics(int(counts[j]), int(against[j]), background[:, j], check, cuts[j])
        for j, check in enumerate(checks)
    ]
    if more is not None:
        for j, record in enumerate(metrics):
            record["synthesised"] = int((more.truth[:, j] == PRESENT).sum())
    return Discriminant(
        Linear(weight * slope[:, None], slope * (bias - centre), space.mean, space.scale),
        np.clip(sigmoid(slope * (cuts - centre)), *THRESHOLDS).astype(np.float32),
        tuple(metrics),
    )


def _cross_validate(
    space: Space, placed: FloatArray, truth: FloatArray, more: Synthesised | None
) -> list[Check | None]:
    """A check of every label that has examples enough. The covariance is the whole background's; what was
    synthesised of an example is held out with it."""
    present, absent = truth == PRESENT, truth == ABSENT
    enough = present.sum(0) >= CHECKED_FROM
    if not enough.any():
        return [None] * truth.shape[1]
    fold = _folds(present)
    held_out = np.empty(truth.shape, np.float32)
    background = np.empty((len(space.background), truth.shape[1]), np.float32)
    for number in range(FOLDS):
        kept, rows = fold != number, np.arange(len(background)) % FOLDS == number
        weight, bias = space.fit(placed[kept], truth[kept], more and more.made_of(kept))
        held_out[~kept] = placed[~kept] @ weight.T + bias
        background[rows] = space.background[rows] @ weight.T + bias
    return [
        Check(held_out[present[:, j], j], np.concatenate([background[:, j], held_out[absent[:, j], j]]))
        if enough[j]
        else None
        for j in range(truth.shape[1])
    ]


def _folds(present: BoolArray) -> npt.NDArray[np.intp]:
    """A fold (n,) for every example, so that the examples of each label are spread over the folds."""
    fold = np.full(len(present), -1, np.intp)
    for column in present.T[np.argsort(present.sum(0), kind="stable")]:
        taken = np.bincount(fold[column & (fold >= 0)], minlength=FOLDS)
        for row in np.flatnonzero(column & (fold < 0)):
            fold[row] = int(taken.argmin())
            taken[fold[row]] += 1
    return np.where(fold < 0, 0, fold)


def _calibrate(count: int, check: Check | None) -> Calibration:
    """The usual calibration for so many examples, and the label's own as far as it can be trusted."""
    usual = Calibration(1.1 - 0.4 / max(count, 1), 3.3 + 0.5 / max(count, 1))
    if check is None:
        return usual
    own = _own_calibration(check)
    trust = count / (count + TRUSTED_AT)
    return Calibration(
        usual.slope + trust * (own.slope - usual.slope), usual.centre + trust * (own.centre - usual.centre)
    )


def _own_calibration(check: Check) -> Calibration:
    """The slope and centre of least log loss on held-out logits, at the expected prior."""
    others = np.quantile(check.others, (np.arange(QUANTILES) + 0.5) / QUANTILES)
    slopes, centres = np.linspace(0.4, 2.0, 17)[:, None, None], np.linspace(0.5, 6.5, 25)[:, None]
    loss = PRIOR * np.logaddexp(0, -slopes * (check.examples - centres)).mean(2)
    loss += (1 - PRIOR) * np.logaddexp(0, slopes * (others - centres)).mean(2)
    best = np.unravel_index(int(loss.argmin()), loss.shape)
    return Calibration(float(slopes[best[0], 0, 0]), float(centres[best[1], 0]))


def _cut(background: FloatArray, check: Check | None) -> float:
    """The logit from which a label is present: the one that the usual part of background photographs
    reaches or, where examples were held out, the part with the best F1 at the expected prior."""
    if check is None:
        return float(np.quantile(background, 1 - USUAL_RATE))
    cuts = np.quantile(check.others, 1 - np.array(RATES))
    found = PRIOR * (check.examples >= cuts[:, None]).mean(1)
    wrong = (1 - PRIOR) * np.array(RATES)
    f1 = 2 * found / (found + wrong + PRIOR)
    return float(cuts[int(f1.argmax())])


def _metrics(
    count: int, against: int, background: FloatArray, check: Check | None, cut: np.float32
) -> dict[str, Any]:
    return {
        "examples": count,
        "average_precision": None if check is None else average_precision(check.examples, check.others),
        "recall": None if check is None else float((check.examples >= cut).mean()),
        "background_rate": float((background >= cut).mean()),
        "negatives": f"{len(background)} background photographs, {against} other examples",
    }


def average_precision(positive: FloatArray, negative: FloatArray) -> float:
    """Average precision of scores of what shows a label (k,) against what does not (m,).

    Equal scores count as one step, as in scikit-learn, whose import alone would take a second.
    """
    scores = np.concatenate([positive, negative])
    hit = np.concatenate([np.ones(len(positive)), np.zeros(len(negative))])
    order = np.argsort(-scores, kind="stable")
    last = np.append(np.flatnonzero(np.diff(scores[order])), len(scores) - 1)  # of each run of equals
    hits = np.cumsum(hit[order])[last]
    return float((np.diff(hits, prepend=0) * hits / (last + 1)).sum() / len(positive))
