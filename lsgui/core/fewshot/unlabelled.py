"""What an unlabelled library says: some of its photographs show the category after all."""

from dataclasses import replace

import numpy as np

from lsgui.core.fewshot.held_out import HeldOut
from lsgui.core.types import FloatArray

SHARES = np.linspace(0.3, 1.0, 15)  # of the held-out examples, from whose logits on the library is counted
LARGEST = 0.75  # part of a library that can be told from a category that the fit does not tell from others
ENOUGH = 10  # examples from which the ratios' constancy alone counts
POWER = 3  # of the ratios' constancy: trust in an estimate, of which nothing is left when
DOUBTFUL, SURE = 0.2, 0.6  # it is below the first; from the second on the estimate alone counts


def corrected(found: HeldOut, prior: float) -> tuple[HeldOut, float]:
    """What was held out, with the library's photographs counting as far as they do not show the label, and
    the part of the library that does.

    From a logit on that the share r of the held-out examples reaches, there is the part U of the library. If
    its other photographs are hardly there, U / r is the part that shows the label, whatever the logit; so the
    ratio is trusted as far as it stays the same from the highest logits to the lowest, and known negatives
    are not there either. Else `prior` holds, what is expected without a look. (After Elkan and Noto, 2008,
    and Scott, 2015.) The library's photographs are then worth what is left of U without those that show it.
    """
    if not found.enough or not len(found.background):
        return found, prior
    estimate, trust = _part(found)
    odds = (1 - trust) * _log_odds(prior) + trust * _log_odds(estimate)
    part = float(1 / (1 + np.exp(-odds)))
    return replace(found, background_weights=_left(found.examples, found.background, part)), part


def _part(found: HeldOut) -> tuple[float, float]:
    """The part of the library that shows the label, and how far that can be trusted."""
    logits = np.quantile(found.examples, 1 - SHARES)
    least = 0.5 / len(found.background)
    beyond = (found.background[:, None] >= logits).mean(0)
    ratios = np.maximum(beyond, least) / SHARES
    estimate = float(np.median(ratios))
    trust = float(np.clip(ratios[0] / ratios[-1], 0, 1)) ** POWER
    if len(found.negatives):
        middle = float(np.median(found.examples))
        trust *= max(0.0, 1 - 2 * float((found.negatives >= middle).mean())) ** 2
    sure = float(np.clip((trust - DOUBTFUL) / (SURE - DOUBTFUL), 0, 1))
    sure *= min(1.0, len(found.examples) / ENOUGH)  # of few examples ratios may be constant by chance
    return min(estimate, LARGEST), sure if estimate < LARGEST else 0.0


def _left(examples: FloatArray, library: FloatArray, part: float) -> FloatArray:
    """How much each photograph of the library (u,) counts as one that does not show the label, together 1.

    Beyond the middle of the examples all count alike: there are too few examples to tell more.
    """
    order = np.argsort(-library, kind="stable")
    beyond = np.arange(1, len(library) + 1) / len(library)
    recall = (examples[:, None] >= library[order]).mean(0)
    left = np.maximum((beyond - part * recall) / (1 - part), 0)
    top = int((library >= np.median(examples)).sum())
    if top:
        left[:top] = left[top - 1] * np.arange(1, top + 1) / top
    weights = np.empty(len(library), np.float32)
    weights[order] = np.diff(np.maximum.accumulate(left), prepend=0)
    total: FloatArray = (weights / max(float(weights.sum()), 1e-9)).astype(np.float32)
    return total


def _log_odds(part: float) -> float:
    return float(np.log(part / (1 - part)))
