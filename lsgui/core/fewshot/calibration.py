"""From logits to probabilities and decisions, by what was held out and by what is usual."""

from dataclasses import dataclass

import numpy as np

from lsgui.core.fewshot.held_out import PRIOR, HeldOut
from lsgui.core.linear import sigmoid
from lsgui.core.types import FloatArray

TRUSTED_AT = 10  # examples at which its own calibration counts as much as the usual one
USUAL_RATE = 0.02  # part of the background that a label may wrongly be found in
RATES = (USUAL_RATE, 0.05, 0.01, 0.005, 0.002)  # the ones tried; among equals the first
QUANTILES = 200


@dataclass(frozen=True)
class Calibration:
    """Probability = sigmoid(slope (z - centre)), z a logit in deviations of the background's."""

    slope: float
    centre: float

    def scores(self, logits: FloatArray) -> FloatArray:
        """Probabilities, in the shape of the logits."""
        return sigmoid(np.float32(self.slope) * (logits - np.float32(self.centre)))


def calibrate(count: int, held_out: HeldOut | None) -> Calibration:
    """The usual calibration for so many examples, and the label's own as far as it can be trusted."""
    usual = Calibration(1.1 - 0.4 / max(count, 1), 3.3 + 0.5 / max(count, 1))
    if held_out is None:
        return usual
    own = _own_calibration(held_out)
    trust = count / (count + TRUSTED_AT)
    return Calibration(
        usual.slope + trust * (own.slope - usual.slope), usual.centre + trust * (own.centre - usual.centre)
    )


def _own_calibration(held_out: HeldOut) -> Calibration:
    """The slope and centre of least log loss on held-out logits, at the expected prior."""
    others = np.quantile(held_out.others, (np.arange(QUANTILES) + 0.5) / QUANTILES)
    slopes, centres = np.linspace(0.4, 2.0, 17)[:, None, None], np.linspace(0.5, 6.5, 25)[:, None]
    loss = PRIOR * np.logaddexp(0, -slopes * (held_out.examples - centres)).mean(2)
    loss += (1 - PRIOR) * np.logaddexp(0, slopes * (others - centres)).mean(2)
    best = np.unravel_index(int(loss.argmin()), loss.shape)
    return Calibration(float(slopes[best[0], 0, 0]), float(centres[best[1], 0]))


def cut(background: FloatArray, held_out: HeldOut | None) -> float:
    """The logit from which a label is present: the one that the usual part of background photographs
    reaches or, where examples were held out, the part with the best F1 at the expected prior."""
    if held_out is None:
        return float(np.quantile(background, 1 - USUAL_RATE))
    cuts = np.quantile(held_out.others, 1 - np.array(RATES))
    found = PRIOR * (held_out.examples >= cuts[:, None]).mean(1)
    wrong = (1 - PRIOR) * np.array(RATES)
    f1 = 2 * found / (found + wrong + PRIOR)
    return float(cuts[int(f1.argmax())])
