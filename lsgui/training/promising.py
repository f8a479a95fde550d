"""Shifts of all thresholds that keep a promised recall or precision of label sets.

Both hold with a stated confidence, for another answer's mean risk is below its bound with as much of it. The
risk of recall, the part of an answer's true labels that is missing, only grows with the shift, so the largest
shift whose upper bound is low enough serves (Risk-Controlling Prediction Sets, Bates et al., 2021). That of
precision need not fall, so thresholds are tested one after the other, from the strictest on (Learn then Test,
Angelopoulos et al., 2022). The bounds are Hoeffding's and Bentkus's. Conformal risk control, which promises
the mean over many calibrations alone, was found broken by a single one about as often as not.

Both are about answers that have something to promise of: a recall those with a true label, a precision those
with any label at all. Pairs of a few photographs are not independent, so they count as only so many as there
are pairs without a photograph in common.
"""

from bisect import bisect_left
from dataclasses import dataclass

import numpy as np
from scipy.stats import binom

from lsgui.core.label_promises import PROMISES, LabelPromise
from lsgui.core.types import FloatArray
from lsgui.training.answered import Answered

STEPS = 400  # shifts that are tried
CONFIDENCE = 0.9  # of a promise
LARGEST_PART = 0.5  # of the labels: a set of more says nothing


@dataclass(frozen=True)
class Made:
    """A promise's `shift`, None where none keeps it, and how many `labels` an answer then has on average."""

    promise: LabelPromise
    shift: float | None
    labels: float


def promises_of(answered: Answered) -> list[Made]:
    """Every promise for one method and operation."""
    steps: FloatArray = np.unique(np.quantile(answered.ahead, np.linspace(0, 1, STEPS)))
    return [_made(promise, answered, steps) for promise in PROMISES]


def _made(promise: LabelPromise, answered: Answered, steps: FloatArray) -> Made:
    find = recall_shift if promise.kind == "recall" else precision_shift
    shift = find(answered, promise.level, steps)
    if shift is None:
        return Made(promise, None, 0.0)
    labels = float((answered.ahead >= shift).sum(1).mean())
    return Made(promise, shift if labels <= LARGEST_PART * answered.ahead.shape[1] else None, labels)


def recalls(answered: Answered, shift: float) -> FloatArray:
    """The recall of each answer that has a true label."""
    present, has = answered.ahead >= shift, answered.shown.any(1)
    found: FloatArray = (present & answered.shown)[has].sum(1) / answered.shown[has].sum(1)
    return found


def precisions(answered: Answered, shift: float) -> FloatArray:
    """The precision, among the labels that are known, of each answer that has one of them."""
    present = (answered.ahead >= shift) & answered.known
    has = present.any(1)
    found: FloatArray = (present[has] & answered.shown[has]).sum(1) / present[has].sum(1)
    return found


def independent(answered: Answered, count: int) -> float:
    """For how many independent answers `count` of them stand."""
    answers, photographs = len(answered.ahead), answered.photographs
    most = photographs if answered.operation == "single" else photographs / 2
    return count * min(1.0, most / answers)


def recall_shift(answered: Answered, level: float, steps: FloatArray) -> float | None:
    """The largest of `steps` (ascending) whose recall is surpassed with confidence."""
    n = independent(answered, int(answered.shown.any(1).sum()))

    def broken(step: float) -> bool:
        loss = 1 - recalls(answered, step)
        return not len(loss) or p_value(float(loss.mean()), 1 - level, n) > 1 - CONFIDENCE

    first = bisect_left(steps, True, key=broken)
    return float(steps[first - 1]) if first else None


def precision_shift(answered: Answered, level: float, steps: FloatArray) -> float | None:
    """The smallest of `steps` (ascending) that is reached by tests which all find the level surpassed."""
    found, least = None, np.log(1 - CONFIDENCE) / np.log(level)
    for step in steps[::-1]:
        right = precisions(answered, step)
        n = independent(answered, len(right))
        if n < least:  # too few, even if every label of them were right
            continue
        if p_value(1 - float(right.mean()), 1 - level, n) > 1 - CONFIDENCE:
            break
        found = float(step)
    return found


def p_value(loss: float, most: float, n: float) -> float:
    """How likely a mean of n losses in [0, 1] is to be this low, if `most` or more is to be expected of each:
    the smaller of the bounds of Hoeffding and of Bentkus."""
    loss = min(loss, most)
    held = min(max(loss, 1e-12), 1 - 1e-12)
    divergence = held * np.log(held / most) + (1 - held) * np.log((1 - held) / (1 - most))
    bentkus = np.e * binom.cdf(np.ceil(n * loss), int(n), most)
    return float(min(np.exp(-n * divergence), bentkus, 1.0))
