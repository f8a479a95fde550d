"""Linear classifiers of new categories from a handful of examples: direction, probability, threshold.

A logit of the discriminant becomes a probability for a category that one photograph in ten is expected to
show, so that an unrelated photograph scores low.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np

from lsgui.core.fewshot.calibration import Calibration, calibrate, cut
from lsgui.core.fewshot.discriminant import Space
from lsgui.core.fewshot.held_out import PRIOR, HeldOut, average_precision, cross_validate
from lsgui.core.fewshot.synthesis import Synthesised
from lsgui.core.labels import ABSENT, PRESENT
from lsgui.core.linear import Linear, sigmoid
from lsgui.core.types import FloatArray

THRESHOLDS = (0.02, 0.98)  # the least and the most


@dataclass(frozen=True)
class Fitted:
    """A fitted classifier: `linear` gives probabilities; `thresholds` (L,); one record a label in the others:
    `metrics`, `calibrations`, and what was `held_out`."""

    linear: Linear
    thresholds: FloatArray
    metrics: tuple[dict[str, Any], ...]
    calibrations: tuple[Calibration, ...]
    held_out: tuple[HeldOut | None, ...]


def fit_classifier(
    space: Space, features: FloatArray, truth: FloatArray, more: Synthesised | None = None
) -> Fitted:
    """Fit one label per column of `truth` (n, L), absent 0, unknown 0.5 and present 1, on example features
    (n, dim).

    An example that surely does not show a label is one of the label's negatives, beside the background.
    `more` are examples synthesised of these, which are never what the fit is checked on.
    """
    placed = space.place(features)
    weight, bias = space.fit(placed, truth, more)
    held_out = cross_validate(space, placed, truth, more)
    counts, against = (truth == PRESENT).sum(0), (truth == ABSENT).sum(0)
    fitted = [calibrate(int(count), found) for count, found in zip(counts, held_out, strict=True)]
    slope = np.array([calibration.slope for calibration in fitted], np.float32)
    centre = np.array([calibration.centre for calibration in fitted], np.float32)
    background = space.background @ weight.T + bias
    cuts = np.array([cut(background[:, j], found) for j, found in enumerate(held_out)], np.float32)
    metrics = [
        _metrics(int(counts[j]), int(against[j]), background[:, j], found, cuts[j])
        for j, found in enumerate(held_out)
    ]
    if more is not None:
        for j, record in enumerate(metrics):
            record["synthesised"] = int((more.truth[:, j] == PRESENT).sum())
    return Fitted(
        Linear(weight * slope[:, None], slope * (bias - centre), space.mean, space.scale),
        np.clip(sigmoid(slope * (cuts - centre)), *THRESHOLDS).astype(np.float32),
        tuple(metrics),
        tuple(fitted),
        tuple(held_out),
    )


def _metrics(
    count: int, against: int, background: FloatArray, found: HeldOut | None, cut: np.float32
) -> dict[str, Any]:
    return {
        "examples": count,
        "average_precision": None
        if found is None
        else average_precision(found.examples, found.others, prior=PRIOR),
        "recall": None if found is None else float((found.examples >= cut).mean()),
        "background_rate": float((background >= cut).mean()),
        "negatives": f"{len(background)} background photographs, {against} other examples",
    }
