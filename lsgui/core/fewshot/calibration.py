"""From logits to probabilities and decisions, by what was held out and by what is usual."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from lsgui.core.fewshot.held_out import HeldOut
from lsgui.core.linear import sigmoid
from lsgui.core.types import FloatArray

TRUSTED_AT = 5  # examples at which its own calibration counts as much as the usual one
USUAL_RATE = 0.02  # part of what does not show it that a label may wrongly be found in
RATES = (USUAL_RATE, 0.05, 0.01, 0.005, 0.002)  # the ones tried; among equals the first
FREQUENT_RATES = (0.1, 0.2)  # tried, too, for a label that more photographs show
STEPS = 30  # of Newton's method
SLOPES = (0.05, 4.0)  # the least and the most
LEAST_KEPT = 0.1  # of a slope

Doubles = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Calibration:
    """Probability = sigmoid(slope (z - centre)), z a logit in deviations of the background's."""

    slope: float
    centre: float

    def scores(self, logits: FloatArray) -> FloatArray:
        """Probabilities, in the shape of the logits."""
        return sigmoid(np.float32(self.slope) * (logits - np.float32(self.centre)))


def calibrate(logits: HeldOut, prior: float) -> Calibration:
    """The usual calibration for so many examples, and the label's own (Platt's) as far as it can be trusted.

    The label is expected in the part `prior` of photographs. Where the examples were not held out, only what
    is usual is known.
    """
    count = len(logits.examples)
    usual = _usual(logits, prior)
    if not logits.enough or not count:
        return usual
    own, trust = _platt_slope(logits, prior), count**2 / (count**2 + TRUSTED_AT**2)
    slope = usual.slope + trust * (own - usual.slope)
    return Calibration(slope, _centre(logits, slope, prior))


def _usual(logits: HeldOut, prior: float) -> Calibration:
    """What served labels with so few examples on flickr8k-64, by the scale of what does not show them."""
    count, others, weights = len(logits.examples), logits.others, logits.weights
    mean = float(np.average(others, weights=weights))
    deviation = max(float(np.sqrt(np.average((others - mean) ** 2, weights=weights))), 1e-3)
    slope = (1.1 - 0.4 / max(count, 1)) / deviation
    centre = mean + (3.3 + 0.5 / max(count, 1)) * deviation  # where one photograph in ten is expected
    return Calibration(slope, centre - (_log_odds(prior) - _log_odds(0.1)) / slope)


def _platt_slope(logits: HeldOut, prior: float) -> float:
    """The slope of Platt's logistic regression of one variable, of least log loss on held-out logits.

    It is shrunk by how much better than a constant it is (van Houwelingen and le Cessie, 1990): where
    examples are hardly told from others, all probabilities are near the prior.
    """
    values, truth, mass = _masses(logits, prior)
    slope, offset = _logistic(values, truth, mass)
    constant = -float(prior * np.log(prior) + (1 - prior) * np.log(1 - prior))
    gain = 2 * (constant - _loss(values, truth, mass, slope, offset)) * len(logits.examples) / prior
    shrunk = slope * max(LEAST_KEPT, 1 - 2 / max(gain, 1e-9))
    return min(max(shrunk, SLOPES[0]), SLOPES[1])


def _masses(logits: HeldOut, prior: float) -> tuple[Doubles, Doubles, Doubles]:
    """All logits, which are of examples, and how much each counts, the examples together the prior."""
    count = len(logits.examples)
    values = np.concatenate([logits.examples, logits.others]).astype(np.float64)
    truth = np.concatenate([np.ones(count), np.zeros(len(logits.others))])
    return values, truth, np.concatenate([np.full(count, prior / count), (1 - prior) * logits.weights])


def _logistic(logits: Doubles, truth: Doubles, mass: Doubles) -> tuple[float, float]:
    """The slope and offset of least log loss, by Newton's method with a trace of regularisation."""
    slope, offset = 0.5, float(np.log((mass * truth).sum() / (mass * (1 - truth)).sum()))
    rows = np.stack([logits, np.ones_like(logits)], 1)
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-np.clip(slope * logits + offset, -30, 30)))
        gradient = rows.T @ (mass * (p - truth)) + np.array([1e-4 * slope, 0.0])
        hessian = (rows * (mass * p * (1 - p))[:, None]).T @ rows + np.diag([1e-4, 1e-6])
        step = np.linalg.solve(hessian, gradient)
        step *= min(1.0, 1.0 / max(float(np.abs(step).max()), 1e-12))
        slope, offset = slope - float(step[0]), offset - float(step[1])
        if float(np.abs(step).max()) < 1e-6:
            break
    return slope, offset


def _loss(logits: Doubles, truth: Doubles, mass: Doubles, slope: float, offset: float) -> float:
    signed = np.where(truth == 1, -1.0, 1.0) * (slope * logits + offset)
    return float((mass * np.logaddexp(0, signed)).sum())


def _centre(logits: HeldOut, slope: float, prior: float) -> float:
    """The centre at which probabilities average to the prior, by bisection."""
    values, _, mass = _masses(logits, prior)
    low, high = float(values.min()) - 60 / slope, float(values.max()) + 60 / slope
    for _ in range(60):
        middle = (low + high) / 2
        mean = float((mass / (1 + np.exp(np.clip(slope * (middle - values), -60, 60)))).sum() / mass.sum())
        low, high = (middle, high) if mean > prior else (low, middle)
    return (low + high) / 2


def _log_odds(part: float) -> float:
    return float(np.log(part / (1 - part)))


def cut(logits: HeldOut, prior: float) -> float:
    """The logit from which a label is present: the one that the usual part of what does not show it reaches
    or, where examples were held out, the part with the best F1 at the expected prior."""
    rates = np.array([*RATES, *(rate for rate in FREQUENT_RATES if prior >= rate)])
    cuts = _quantiles(logits.others, logits.weights, rates)
    if not logits.enough or not len(logits.examples):
        return float(cuts[RATES.index(USUAL_RATE)])
    found = prior * (logits.examples >= cuts[:, None]).mean(1)
    f1 = 2 * found / (found + (1 - prior) * rates + prior)
    return float(cuts[int(f1.argmax())])


def _quantiles(values: FloatArray, weights: FloatArray, rates: npt.NDArray[np.float64]) -> FloatArray:
    """The values that these parts of the weight reach or exceed."""
    order = np.argsort(-values, kind="stable")
    reached = np.cumsum(weights[order]) / weights.sum()
    at = np.minimum(np.searchsorted(reached, rates), len(values) - 1)
    return values[order][at]
