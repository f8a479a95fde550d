"""Thresholds that keep a promise: a recall, or a precision, that holds with a stated confidence.

By Learn then Test (Angelopoulos et al., 2022; the library MAPIE): thresholds are tested one after the other
on what was held out, from the safest on, and the last that passes is taken. A promise of recall needs only
photographs that show the category to be like its examples; one of precision needs the others to be like the
known negatives or the library, too, and the category to be in the part of them that is expected.
"""

import warnings
from dataclasses import dataclass
from typing import Literal

import numpy as np

from lsgui.core.fewshot.calibration import Calibration
from lsgui.core.fewshot.held_out import HeldOut
from lsgui.core.types import FloatArray

Kind = Literal["recall", "precision"]
KINDS: tuple[Kind, ...] = ("recall", "precision")
LEVELS = (0.95, 0.9, 0.8, 0.7, 0.5)
CONFIDENCE = 0.9
TESTED_AT = 0.95  # as what is held out of several fits is not held out of the last one, there is a margin
STEPS = 100  # thresholds tested


@dataclass(frozen=True)
class Promise:
    """That with `confidence` the recall or precision is at least `level` from a `threshold` on; None where
    there are not enough examples to promise it. Precision is that of a library of which the part `prior`
    shows the label."""

    kind: Kind
    level: float
    confidence: float
    threshold: float | None
    prior: float


def promises(
    held_out: HeldOut, calibration: Calibration, *, prior: float, of_library: bool
) -> tuple[Promise, ...]:
    """What can be promised of one label at each of the `LEVELS`, recall first.

    For precision the label is taken to be in the part `prior` of photographs. The others are the known
    negatives; the background counts only where it is `of_library`, and then, as some of it shows the label
    after all, makes the promise a careful one.
    """
    others = held_out.others if of_library else held_out.negatives
    positive, negative = _balanced(calibration.scores(held_out.examples), calibration.scores(others), prior)
    of_recall = (calibration.scores(held_out.examples), negative)
    return tuple(
        Promise(kind, level, CONFIDENCE, _threshold(kind, level, *scores), prior)
        for kind, scores in zip(KINDS, (of_recall, (positive, negative)), strict=True)
        for level in LEVELS
    )


def _balanced(positive: FloatArray, negative: FloatArray, prior: float) -> tuple[FloatArray, FloatArray]:
    """As many of both, spread over their order, as go together at a prior."""
    wanted = len(positive) * (1 - prior) / prior
    if len(negative) >= wanted:
        return positive, _spread(negative, round(wanted))
    return _spread(positive, int(len(negative) * prior / (1 - prior))), negative


def _spread(scores: FloatArray, count: int) -> FloatArray:
    at = (np.arange(count) + 0.5) * len(scores) / max(count, 1)
    return np.sort(scores)[at.astype(np.intp)]


def _threshold(kind: Kind, level: float, positive: FloatArray, negative: FloatArray) -> float | None:
    from mapie.risk_control import BinaryClassificationController

    if not len(positive):
        return None
    scores = np.concatenate([positive, negative])
    steps = _steps(kind, level, scores)
    if not len(steps):
        return None
    control = BinaryClassificationController(
        predict_function=lambda rows: np.hstack([1 - rows, rows]),
        risk=kind,
        target_level=level,
        confidence_level=TESTED_AT,
        list_predict_params=steps,
        fwer_method="fixed_sequence",
    )
    truth = np.concatenate([np.ones(len(positive), np.intp), np.zeros(len(negative), np.intp)])
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # that there is no such threshold is an answer here
        control.calibrate(scores[:, None].astype(np.float64), truth)
    valid = np.ravel(control.valid_predict_params)
    if not len(valid):
        return None
    return float(valid.max() if kind == "recall" else valid.min())


def _steps(kind: Kind, level: float, scores: FloatArray) -> FloatArray:
    """The thresholds to test, the safest first: recall falls as they rise, and precision is tested from where
    so many photographs are found that all of them being right would show it."""
    steps = np.unique(np.quantile(scores, np.linspace(0, 1, STEPS)))
    if kind == "recall":
        return steps
    least = int(np.ceil(np.log(1 - TESTED_AT) / np.log(level)))
    found: FloatArray = np.array([step for step in steps[::-1] if (scores >= step).sum() >= least])
    return found
