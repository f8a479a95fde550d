"""Are the operations told apart? For disjoint and nested label sets, which one each answer fits best."""

from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from lsgui.core.labels import ABSENT, UNKNOWN, truth
from lsgui.core.types import OPERATIONS, FloatArray, Method, Operation
from lsgui.training.evaluation.combining import Combined
from lsgui.training.metrics import BoolArray

RELATIONS = ("disjoint", "nested")
SMALLEST = 1e-6  # probability, so that a logarithm is finite
Key = tuple[str, str, Method]


@dataclass
class Confusion:
    """Tables of counts by relation, group and method: rows are what was asked, columns what it looks like."""

    tables: dict[Key, npt.NDArray[np.int64]] = field(default_factory=dict)

    def add(self, combined: Combined) -> None:
        """Count the pairs of one operation whose label sets are disjoint or nested."""
        row = OPERATIONS.index(combined.operation)
        for relation in RELATIONS:
            chosen = np.flatnonzero(related(relation, *combined.sides))
            targets, known = _targets(*(side[chosen] for side in combined.sides))
            for method, scores in combined.scores.items():
                table = self.tables.setdefault(
                    (relation, combined.group.name, method), np.zeros((3, 3), np.int64)
                )
                at = nearest(scores[chosen], targets, known)
                table[row] += np.bincount(at, minlength=len(OPERATIONS))

    def rows(self) -> list[dict[str, Any]]:
        """The tables as the report has them."""
        return [
            {
                "relation": relation,
                "group": group,
                "method": method,
                "table": {
                    asked: dict(zip(OPERATIONS, counts, strict=True))
                    for asked, counts in zip(OPERATIONS, table.tolist(), strict=True)
                },
            }
            for (relation, group, method), table in self.tables.items()
        ]


def related(relation: str, a: FloatArray, b: FloatArray) -> BoolArray:
    """Which pairs of three-valued truths (p, L) are disjoint, or one within the other, for certain.

    Pairs are left out where two of the three operations ask for the same known labels.
    """
    if relation == "disjoint":
        so = _empty("intersection", a, b)
    else:
        so = _empty("difference", a, b) | _empty("difference", b, a)
    targets, known = _targets(a, b)
    differ = [((targets[i] != targets[j]) & known).any(1) for i, j in ((0, 1), (0, 2), (1, 2))]
    apart: BoolArray = so & np.logical_and.reduce(differ)
    return apart


def _empty(operation: Operation, a: FloatArray, b: FloatArray) -> BoolArray:
    empty: BoolArray = (truth(operation, a, b) == ABSENT).all(1)
    return empty


def _targets(a: FloatArray, b: FloatArray) -> tuple[FloatArray, BoolArray]:
    """The truth of the three operations (3, p, L), and which entries (p, L) all three know."""
    targets: FloatArray = np.stack([truth(operation, a, b) for operation in OPERATIONS])
    return targets, (targets != UNKNOWN).all(0)


def nearest(scores: FloatArray, targets: FloatArray, known: BoolArray) -> npt.NDArray[np.intp]:
    """Which target (p,) of (3, p, L) the scores (p, L) fit best: least cross-entropy over known entries.

    Of equals the first; cross-entropy needs no threshold, which heads for unseen labels lack.
    """
    p = np.clip(scores.astype(np.float64), SMALLEST, 1 - SMALLEST)
    loss = -(targets * np.log(p) + (1 - targets) * np.log(1 - p))
    at: npt.NDArray[np.intp] = np.where(known, loss, 0.0).sum(2).argmin(0)
    return at
