"""The retrieval task: do the nearest photographs of a combination show the labels asked for?"""

from typing import Any

import numpy as np

from lsgui.core.labels import PRESENT, truth
from lsgui.core.types import FloatArray, Method
from lsgui.training.data import Dataset
from lsgui.training.evaluation.bootstrap import Resamples, interval, weighted_means
from lsgui.training.evaluation.cells import rounded, why_not_counted
from lsgui.training.evaluation.combining import Combined, shown_only
from lsgui.training.metrics import Retrieval, retrieval

KS = (1, 3, 5)


def retrieval_rows(
    dataset: Dataset, combined: Combined, features: FloatArray, split: str, resamples: Resamples
) -> list[dict[str, Any]]:
    """LaSO's IoU@k of each method, with the split as the library; unknown counts as absent.

    Features are compared by cosine. Label logic makes no feature: its row compares the combination's
    label probabilities with those of the library's images, by cosine too. Intervals resample the
    queries' images.
    """
    library = dataset.split[split]
    place = np.full(len(dataset.files), -1, np.intp)
    place[library] = np.arange(len(library))
    target = truth(combined.operation, *(shown_only(side) for side in combined.sides)) == PRESENT
    shown = dataset.truth[np.ix_(library, combined.group.columns)] == PRESENT
    weights, note = resamples.of_pairs(combined.pairs), why_not_counted(combined)
    rows = []
    for method, (queries, among) in _spaces(combined, features[library]).items():
        found = retrieval(queries, target, among, shown, place[combined.pairs], ks=KS)
        rows.append(
            {
                **combined.place,
                "method": method,
                **{f"iou@{k}": rounded(value) for k, value in found.iou.items()},
                "intervals": _intervals(found, weights),
                "kept": found.kept,
                "n_pairs": found.queries,
                "counted": not note,
                "note": note,
            }
        )
    return rows


def _spaces(combined: Combined, library: FloatArray) -> dict[Method, tuple[FloatArray, FloatArray]]:
    """What each method compares: its queries (q, d) and the library (n, d)."""
    spaces = {method: (queries, library) for method, queries in combined.features.items()}
    return {**spaces, "label_logic": (combined.scores["label_logic"], combined.group.scores(library))}


def _intervals(found: Retrieval, weights: FloatArray) -> dict[str, list[float] | None]:
    resampled = weighted_means(found.best, weights[found.rows])
    return {f"iou@{k}": interval(values, rounded) for k, values in zip(KS, resampled, strict=True)}
