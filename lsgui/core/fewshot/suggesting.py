"""Which photographs of a library to label next: those that a head is least sure of, and the likely ones."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from lsgui.core.fewshot.evidence import NEAR_COPY
from lsgui.core.fewshot.head import Head
from lsgui.core.linear import normalised, unit
from lsgui.core.types import FloatArray

Reason = Literal["uncertain", "likely", "different"]
REASONS: tuple[Reason, ...] = ("likely", "uncertain", "different")
POOL = 8  # candidates looked at for each suggestion


@dataclass(frozen=True)
class Suggestion:
    """A photograph by its `row`, its `score`, and why it is worth a look: its score is near the threshold,
    it is among the highest, or it is likely enough and unlike all examples."""

    row: int
    score: float
    reason: Reason


def suggest(
    head: Head,
    label: str,
    features: FloatArray,
    *,
    count: int = 12,
    reasons: Sequence[Reason] = REASONS,
    leave_out: Collection[int] = (),
) -> tuple[Suggestion, ...]:
    """Up to `count` of the photographs with features (n, dim), for the `reasons` in turn, no two of them and
    none and an example nearly the same. Rows of `leave_out` are never suggested. The same every time."""
    column = head.labels.index(label)
    scores = head.scores(features)[:, column]
    placed = unit(normalised(features, head.mean, head.scale))
    known = unit(normalised(head.evidence.features, head.mean, head.scale))
    free = np.ones(len(features), np.bool_)
    free[list(leave_out)] = False
    order = {
        reason: _order(reason, scores, float(head.thresholds[column]), placed, known) for reason in reasons
    }
    at = dict.fromkeys(reasons, 0)
    chosen: list[Suggestion] = []
    taken = known
    while len(chosen) < count and any(at[reason] < len(order[reason]) for reason in reasons):
        for reason in reasons:
            row = -1
            while row < 0 and at[reason] < len(order[reason]):
                candidate = int(order[reason][at[reason]])
                at[reason] += 1
                if free[candidate] and not _is_near(placed[candidate], taken):
                    row = candidate
            if row >= 0 and len(chosen) < count:
                free[row] = False
                taken = np.concatenate([taken, placed[row : row + 1]])
                chosen.append(Suggestion(row, float(scores[row]), reason))
    return tuple(chosen)


def _order(
    reason: Reason, scores: FloatArray, threshold: float, placed: FloatArray, known: FloatArray
) -> npt.NDArray[np.intp]:
    if reason == "likely":
        return np.argsort(-scores, kind="stable")
    if reason == "uncertain":
        return np.argsort(np.abs(scores - threshold), kind="stable")
    likely = np.argsort(-scores, kind="stable")[: max(POOL * 12, len(scores) // 50)]
    if not len(known):
        return likely
    nearest = (placed[likely] @ known.T).max(1)
    return likely[np.argsort(nearest, kind="stable")]


def _is_near(row: FloatArray, taken: FloatArray) -> bool:
    return bool(len(taken)) and float((taken @ row).max()) >= NEAR_COPY
