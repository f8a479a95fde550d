"""Shifts of all thresholds that keep a promised recall or precision of label sets.

Both hold with a stated confidence, for another answer's mean risk is below its bound with as much of it. The
risk of recall, the part of an answer's true labels that is missing, only grows with the shift, so the largest
shift whose upper bound is low enough serves (Risk-Controlling Prediction Sets, Bates et al., 2021). That of
precision need not fall, so thresholds are tested one after the other, from the strictest on (Learn then Test,
Angelopoulos et al., 2022). The bounds are Hoeffding's and Bentkus's. Conformal risk control, which promises
the mean over many calibrations alone, was found broken by a single one about as often as not.

Both are about answers that have something to promise of: a recall those with a true label, a precision those
with any label at all. Both have to hold on random pairs and on pairs that share a label, each for itself: in
a mixture, one kind would pay for the other. Pairs of a few photographs are not independent, so they count as
only so many as there could be without a photograph in common, if each stood in equally many.
"""

from bisect import bisect_left
from dataclasses import dataclass
from itertools import repeat

import numpy as np
from scipy.stats import binom

from lsgui.core.label_promises import PROMISES, LabelPromise
from lsgui.core.types import FloatArray
from lsgui.training.answered import Answered, BoolArray
from lsgui.training.data import Indices

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
    present = _said(answered, shift)
    has = present.any(1)
    found: FloatArray = (present[has] & answered.shown[has]).sum(1) / present[has].sum(1)
    return found


def independent(images: Indices) -> float:
    """For how many independent answers those to n photographs, or pairs of them (n, k), stand."""
    times = np.unique(images, return_counts=True)[1].astype(np.float64)
    if not len(times):
        return 0.0
    return float(times.sum() ** 2 / (times**2).sum() / images.shape[1])


def recall_shift(answered: Answered, level: float, steps: FloatArray) -> float | None:
    """The largest of `steps` (ascending) whose recall is surpassed with confidence by every kind of pair."""
    kinds = answered.kinds
    counts = [independent(kind.images[kind.shown.any(1)]) for kind in kinds]

    def broken(step: float) -> bool:
        return any(
            p_value(_loss(recalls(kind, step)), 1 - level, n) > 1 - CONFIDENCE
            for kind, n in zip(kinds, counts, strict=True)
        )

    first = bisect_left(steps, True, key=broken)
    return float(steps[first - 1]) if first else None


def precision_shift(answered: Answered, level: float, steps: FloatArray) -> float | None:
    """The smallest of `steps` (ascending) that is reached by tests which all find the level surpassed by
    every kind of pair."""
    found, least = None, np.log(1 - CONFIDENCE) / np.log(level)
    for step in steps[::-1]:
        counts = [independent(kind.images[_said(kind, step).any(1)]) for kind in answered.kinds]
        if min(counts) < least:  # too few, even if every label of them were right
            continue
        losses = [_loss(precisions(kind, step)) for kind in answered.kinds]
        if max(map(p_value, losses, repeat(1 - level), counts)) > 1 - CONFIDENCE:
            break
        found = float(step)
    return found


def _said(answered: Answered, shift: float) -> BoolArray:
    """What is present (n, L) of the labels that are known."""
    found: BoolArray = (answered.ahead >= shift) & answered.known
    return found


def _loss(kept: FloatArray) -> float:
    return 1 - float(kept.mean()) if len(kept) else 1.0


def p_value(loss: float, most: float, n: float) -> float:
    """How likely a mean of n losses in [0, 1] is to be this low, if `most` or more is to be expected of each:
    the smaller of the bounds of Hoeffding and of Bentkus."""
    if n < 1:
        return 1.0
    loss = min(loss, most)
    held = min(max(loss, 1e-12), 1 - 1e-12)
    divergence = held * np.log(held / most) + (1 - held) * np.log((1 - held) / (1 - most))
    bentkus = np.e * binom.cdf(np.ceil(n * loss), int(n), most)
    return float(min(np.exp(-n * divergence), bentkus, 1.0))
