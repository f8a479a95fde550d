"""Thresholds that keep a promise: a recall, or a precision, that holds with a stated confidence.

By Learn then Test (Angelopoulos et al., 2022; the library MAPIE): thresholds are tested one after the other
on what was held out, from the safest on, and the last that passes is taken. A promise of recall needs only
photographs that show the category to be like its examples; one of precision needs the others to be like the
known negatives and the background, too, and the category to be in the part of them that is stated.
"""

import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import numpy as np

from lsgui.core.fewshot.calibration import Calibration
from lsgui.core.fewshot.held_out import HeldOut
from lsgui.core.types import FloatArray

Kind = Literal["recall", "precision"]
LEVELS = (0.95, 0.9, 0.8, 0.7, 0.5)
CONFIDENCE = 0.9
STEPS = 100  # thresholds tested


@dataclass(frozen=True)
class Promise:
    """That with `confidence` the recall or precision is at least `level` from a `threshold` on; None where
    there are not enough examples to promise it."""

    kind: Kind
    level: float
    confidence: float
    threshold: float | None


def promises(held_out: HeldOut, calibration: Calibration, *, prior: float) -> tuple[Promise, ...]:
    """What can be promised of one label at each of the `LEVELS`, recall first."""
    return tuple(_promises(held_out, calibration, prior))


def _promises(held_out: HeldOut, calibration: Calibration, prior: float) -> Iterator[Promise]:
    positive = calibration.scores(held_out.examples)
    negative = _balanced(calibration.scores(held_out.others), len(positive), prior)
    for kind in ("recall", "precision"):
        for level in LEVELS:
            yield Promise(kind, level, CONFIDENCE, _threshold(kind, level, positive, negative))


def _balanced(negative: FloatArray, positives: int, prior: float) -> FloatArray:
    """As many of the negatives, spread over their order, as go with so many positives at a prior."""
    count = min(len(negative), round(positives * (1 - prior) / prior))
    at = (np.arange(count) + 0.5) * len(negative) / max(count, 1)
    return np.sort(negative)[at.astype(np.intp)]


def _threshold(kind: Kind, level: float, positive: FloatArray, negative: FloatArray) -> float | None:
    from mapie.risk_control import BinaryClassificationController

    scores = np.concatenate([positive, negative])
    steps = np.unique(np.quantile(scores, np.linspace(0, 1, STEPS)))  # from low to high: recall falls
    control = BinaryClassificationController(
        predict_function=lambda rows: np.hstack([1 - rows, rows]),
        risk=kind,
        target_level=level,
        confidence_level=CONFIDENCE,
        list_predict_params=steps if kind == "recall" else steps[::-1],
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
