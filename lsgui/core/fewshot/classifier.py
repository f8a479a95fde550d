"""Linear classifiers of new categories from a handful of examples: direction, probability, threshold."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from lsgui.core.fewshot.calibration import Calibration, calibrate, cut
from lsgui.core.fewshot.discriminant import Solver, Space
from lsgui.core.fewshot.held_out import HeldOut, choose
from lsgui.core.fewshot.prevalence import prevalences
from lsgui.core.fewshot.synthesis import Synthesised
from lsgui.core.labels import ABSENT, PRESENT
from lsgui.core.linear import Linear, sigmoid
from lsgui.core.types import FloatArray

THRESHOLDS = (0.01, 0.98)  # the least and the most


@dataclass(frozen=True)
class Fitted:
    """A fitted classifier: `linear` gives probabilities; `thresholds` (L,); one record a label in the others:
    `metrics`, `calibrations`, `priors`, and what was `held_out`."""

    linear: Linear
    thresholds: FloatArray
    metrics: tuple[dict[str, Any], ...]
    calibrations: tuple[Calibration, ...]
    priors: tuple[float, ...]
    held_out: tuple[HeldOut | None, ...]


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
    own, background = (rows @ weight.T + bias for rows in (solver.placed, space.background))
    priors = prevalences(solver.truth)
    parts = [
        _Label(own[:, j], solver.truth[:, j], background[:, j], found, float(priors[j]))
        for j, found in enumerate(chosen.held_out)
    ]
    slope = np.array([part.calibration.slope for part in parts], np.float32)
    centre = np.array([part.calibration.centre for part in parts], np.float32)
    cuts = np.array([part.cut for part in parts], np.float32)
    return Fitted(
        Linear(weight * slope[:, None], slope * (bias - centre), space.mean, space.scale),
        np.clip(sigmoid(slope * (cuts - centre)), *THRESHOLDS).astype(np.float32),
        tuple({**part.metrics(), **_of_fit(chosen.shrinkage, more, j)} for j, part in enumerate(parts)),
        tuple(part.calibration for part in parts),
        tuple(part.prior for part in parts),
        chosen.held_out,
    )


class _Label:
    """One label: logits of the examples (n,) with their truth (n,), of the background (b,), and held out."""

    def __init__(
        self, own: FloatArray, truth: FloatArray, background: FloatArray, found: HeldOut | None, prior: float
    ) -> None:
        seen = HeldOut(own[truth == PRESENT], own[truth == ABSENT], background)
        self.prior, self._seen, self._found = prior, seen, found
        self.calibration = calibrate(found or seen, prior, held_out=found is not None)
        self.cut = cut(found or seen, prior, held_out=found is not None)

    def metrics(self) -> dict[str, Any]:
        """What is known of the label's quality at once."""
        found = self._found
        return {
            "examples": len(self._seen.examples),
            "average_precision": None if found is None else found.average_precision(),
            "recall": None if found is None else float((found.examples >= self.cut).mean()),
            "background_rate": float((self._seen.background >= self.cut).mean()),
            "expected_in": self.prior,
            "negatives": f"{len(self._seen.background)} background photographs, "
            f"{len(self._seen.negatives)} other examples",
        }


def _of_fit(shrinkage: float, more: Synthesised | None, column: int) -> dict[str, Any]:
    made = {} if more is None else {"synthesised": int((more.truth[:, column] == PRESENT).sum())}
    return {"shrinkage": shrinkage, **made}
