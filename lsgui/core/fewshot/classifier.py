"""Linear classifiers of new categories from a handful of examples: direction, probability, threshold."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from lsgui.core.fewshot.calibration import Calibration, calibrate, cut
from lsgui.core.fewshot.discriminant import Solver, Space
from lsgui.core.fewshot.held_out import HeldOut, choose
from lsgui.core.fewshot.prevalence import prevalences
from lsgui.core.fewshot.synthesis import Synthesised
from lsgui.core.fewshot.unlabelled import corrected
from lsgui.core.labels import PRESENT
from lsgui.core.linear import Linear, sigmoid
from lsgui.core.types import FloatArray

THRESHOLDS = (0.01, 0.98)  # the least and the most


@dataclass(frozen=True)
class Fitted:
    """A fitted classifier: `linear` gives probabilities; `thresholds` (L,); one record a label in the others:
    `metrics`, `calibrations`, `priors`, and what was `held_out`; the `shrinkage` is the one chosen."""

    linear: Linear
    thresholds: FloatArray
    metrics: tuple[dict[str, Any], ...]
    calibrations: tuple[Calibration, ...]
    priors: tuple[float, ...]
    held_out: tuple[HeldOut, ...]
    shrinkage: float


def fit_classifier(
    space: Space, features: FloatArray, truth: FloatArray, more: Synthesised | None = None
) -> Fitted:
    """Fit one label per column of `truth` (n, L), absent 0, unknown 0.5 and present 1, on example features
    (n, dim).

    An example that surely does not show a label is one of the label's negatives, beside the background.
    `more` are examples synthesised of these, which are never what the fit is checked on.
    """
    solver = Solver(space, space.place(features), np.asarray(truth, np.float32), more)
    chosen = choose(solver)
    weight, bias = solver.fit(chosen.shrinkage)
    priors = prevalences(solver.truth).tolist()
    unrelated, parts = space.unrelated @ weight.T + bias, []
    for j, (found, prior) in enumerate(zip(chosen.held_out, priors, strict=True)):
        found, prior = corrected(found, prior) if space.is_library else (found, prior)
        parts.append(_Label(found, prior, unrelated[:, j], library=space.is_library))
    slope = np.array([part.calibration.slope for part in parts], np.float32)
    centre = np.array([part.calibration.centre for part in parts], np.float32)
    cuts = np.array([part.cut for part in parts], np.float32)
    return Fitted(
        Linear(weight * slope[:, None], slope * (bias - centre), space.mean, space.scale),
        np.clip(sigmoid(slope * (cuts - centre)), *THRESHOLDS).astype(np.float32),
        tuple({**part.metrics(), **_of_fit(chosen.shrinkage, more, j)} for j, part in enumerate(parts)),
        tuple(part.calibration for part in parts),
        tuple(part.prior for part in parts),
        tuple(part.found for part in parts),
        chosen.shrinkage,
    )


class _Label:
    """One label by what was `found` held out of it, the part of photographs that it is expected in, and
    logits of unrelated photographs (m,)."""

    def __init__(self, found: HeldOut, prior: float, unrelated: FloatArray, *, library: bool) -> None:
        self.prior, self.found, self._unrelated, self._library = prior, found, unrelated, library
        self.calibration, self.cut = calibrate(found, prior), cut(found, prior)

    def metrics(self) -> dict[str, Any]:
        """What is known of the label's quality at once."""
        found = self.found
        return {
            "examples": len(found.examples),
            "negatives": len(found.negatives),
            "average_precision": found.among(library=self._library).average_precision()
            if found.enough
            else None,
            "recall": float((found.examples >= self.cut).mean()) if found.enough else None,
            "unrelated": float((self._unrelated >= self.cut).mean()),
            "expected_in": self.prior,
        }


def _of_fit(shrinkage: float, more: Synthesised | None, column: int) -> dict[str, Any]:
    made = {} if more is None else {"synthesised": int((more.truth[:, column] == PRESENT).sum())}
    return {"shrinkage": shrinkage, **made}
