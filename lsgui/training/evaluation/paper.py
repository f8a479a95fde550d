"""The LaSO paper's own number, for comparison with what others print: it hides the empty set."""

from typing import Any

from lsgui.core.types import FloatArray
from lsgui.training.evaluation.combining import Combined, shown_only
from lsgui.training.metrics import average_precisions, mean_over_labels, percent


def paper_rows(combined: Combined) -> list[dict[str, Any]]:
    """On balanced pairs, which always share a label: the plain mean over every label with a positive.

    Unknown counts as absent. A data set must have the paper's labels (COCO, 64 seen and 16 unseen) for
    the numbers to be comparable with the published ones.
    """
    if combined.kind != "shared":
        return []
    target = shown_only(combined.truth)
    place = {"group": combined.group.name, "pairs": combined.kind, "operation": combined.operation}
    return [
        {**place, "method": method, "map": _mean(scores, target), "counted": True}
        for method, scores in combined.scores.items()
    ]


def _mean(scores: FloatArray, target: FloatArray) -> float | None:
    return percent(mean_over_labels(average_precisions(scores, target, unknown="absent")))
