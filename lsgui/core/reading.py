"""How a head that the operation networks do not know reads what they made, a few-shot head for one.

The combined feature says what the checkpoint's own labels should be, and of other categories only what
comes along. So such a head also reads A and B themselves, and label logic over these two readings is
mixed in, operation by operation as it served unseen labels best on the validation images of flickr8k-64.
"""

from collections.abc import Mapping

import numpy as np

from lsgui.core.labels import alike_logic, label_logic
from lsgui.core.types import FloatArray, Method, Operation

FEATURE_SHARE: Mapping[Operation, float] = {"intersection": 0.75, "union": 0.1, "difference": 0.25}
"""How much of the log-odds is the combined feature's own reading; the rest is label logic's."""
SMALLEST = 1e-7


def read_combined(
    operation: Operation, own: FloatArray, a: FloatArray, b: FloatArray, alike: FloatArray
) -> FloatArray:
    """Probabilities (n, L) of an answer from those that the head reads from the combined feature, `own`,
    and from A and B, and from how far these two are `alike` (n,)."""
    logic = alike_logic(operation, a, b, alike[:, None])
    share = FEATURE_SHARE[operation]
    odds = share * _log_odds(own) + (1 - share) * _log_odds(logic)
    mixed: FloatArray = (1 / (1 + np.exp(-odds))).astype(np.float32)
    return mixed


def border(operation: Operation, method: Method, single: FloatArray, alike: float) -> FloatArray:
    """The threshold (L,) of an answer: what the poorest pair gets that should have a label, of which both
    photographs, or the one that must, are at their threshold, `single` (L,)."""
    if method not in ("learned", "label_logic") or alike >= 1:  # the others' features are read as they are
        return single
    other = single if operation == "intersection" else np.zeros_like(single)
    if method == "label_logic":
        return label_logic(operation, single, other)
    poorest = read_combined(operation, single[None], single[None], other[None], np.array([alike]))
    least: FloatArray = poorest[0]
    return least


def _log_odds(probability: FloatArray) -> FloatArray:
    clipped = np.clip(probability.astype(np.float64), SMALLEST, 1 - SMALLEST)
    odds: FloatArray = np.log(clipped / (1 - clipped))
    return odds
