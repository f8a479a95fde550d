"""What part of the learned numbers comes from how answers are read, where the networks do not know a head."""

from collections.abc import Iterable
from typing import Any

import numpy as np

from lsgui.core.reading import read_combined
from lsgui.core.types import FloatArray
from lsgui.training.evaluation.cells import MIN_POSITIVES, why_not_counted
from lsgui.training.evaluation.combining import Combined
from lsgui.training.metrics import average_precisions, mean_over_labels, percent

ALONE = "learned, from its feature alone"
LIKEWISE = "analytic, read like learned"


def control_rows(combined: Combined) -> list[dict[str, Any]]:
    """The learned answers read from the combined feature alone, as any head reads a photograph, and the
    analytic ones mixed with label logic as `core.reading` mixes the learned ones.

    Where the networks know the labels, the first is what learned is, and the second what analytic is.
    """
    return [
        {
            **combined.place,
            "control": name,
            "map": _mean(scores, combined),
            "counted": not why_not_counted(combined),
        }
        for name, scores in _controls(combined).items()
    ]


def control_means(rows: Iterable[dict[str, Any]]) -> dict[str, float | None]:
    """The mean of the counted cells by control."""
    found: dict[str, list[float]] = {}
    for row in rows:
        if row["counted"] and row["map"] is not None:
            found.setdefault(row["control"], []).append(row["map"])
    return {name: round(float(np.mean(values)), 2) for name, values in found.items()}


def _controls(combined: Combined) -> dict[str, FloatArray]:
    if not combined.group.foreign:
        return {ALONE: combined.scores["learned"], LIKEWISE: combined.scores["analytic"]}
    own = combined.scores["analytic"]
    return {
        ALONE: combined.group.scores(combined.features["learned"]),
        LIKEWISE: read_combined(combined.operation, own, *combined.single, combined.alike),
    }


def _mean(scores: FloatArray, combined: Combined) -> float | None:
    found = average_precisions(scores, combined.truth, unknown="masked", min_positives=MIN_POSITIVES)
    return percent(mean_over_labels(found))
