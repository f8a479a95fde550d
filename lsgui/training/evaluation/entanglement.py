"""Does taking away one label take another with it? Differences A ∖ B that should keep a label of A."""

from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from lsgui.core.labels import ABSENT, PRESENT
from lsgui.core.types import Method
from lsgui.training.evaluation.cells import rounded
from lsgui.training.evaluation.combining import Combined, Group

LEAST_SUPPORT = 10
WORST = 15
Table = npt.NDArray[np.float64]


@dataclass
class Entanglement:
    """For every two labels (kept, removed): how many pairs have A with both and B with `removed` only.

    `scores` sums the score of the label to be kept, in A and in A ∖ B.
    """

    groups: dict[str, Group] = field(default_factory=dict)
    counts: dict[str, Table] = field(default_factory=dict)
    scores: dict[tuple[str, Method], tuple[Table, Table]] = field(default_factory=dict)

    def add(self, combined: Combined) -> None:
        """Take the pairs of a difference in; other operations say nothing here."""
        if combined.operation != "difference":
            return
        name, (a, b) = combined.group.name, combined.sides
        self.groups[name] = combined.group
        kept = ((a == PRESENT) & (b == ABSENT)).astype(np.float64)
        removed = ((a == PRESENT) & (b == PRESENT)).astype(np.float64)
        self.counts[name] = self.counts.get(name, 0) + kept.T @ removed
        for method, scores in combined.scores.items():
            in_a, left = self.scores.get((name, method), (np.float64(0), np.float64(0)))
            in_a = in_a + (kept * combined.single[0]).T @ removed
            left = left + (kept * scores).T @ removed
            self.scores[name, method] = in_a, left

    def rows(self) -> list[dict[str, Any]]:
        """By group and method, the label pairs that lose most, with at least `LEAST_SUPPORT` pairs."""
        return [
            {"group": name, "method": method, "worst": self._worst(name, in_a, left)}
            for (name, method), (in_a, left) in self.scores.items()
        ]

    def _worst(self, name: str, in_a: Table, left: Table) -> list[dict[str, Any]]:
        count, labels = self.counts[name], self.groups[name].labels
        support = np.maximum(count, 1)
        loss = np.where(count >= LEAST_SUPPORT, (in_a - left) / support, -np.inf)
        order = np.argsort(-loss, axis=None, kind="stable")[:WORST]
        return [
            {
                "kept": labels[i],
                "removed": labels[j],
                "in_a": rounded(float(in_a[i, j] / support[i, j])),
                "in_difference": rounded(float(left[i, j] / support[i, j])),
                "lost": rounded(float(loss[i, j])),
                "n_pairs": int(count[i, j]),
            }
            for i, j in zip(*np.unravel_index(order, loss.shape), strict=True)
            if count[i, j] >= LEAST_SUPPORT
        ]
