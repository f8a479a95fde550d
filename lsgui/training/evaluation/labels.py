"""The labels task: the checkpoint's own head on single photographs."""

from dataclasses import asdict
from typing import Any

import numpy as np

from lsgui.core.engine import Engine
from lsgui.core.types import FloatArray
from lsgui.training.data import Dataset
from lsgui.training.evaluation.bootstrap import Resamples, interval, resampled_means, resampled_precisions
from lsgui.training.evaluation.cells import rounded
from lsgui.training.metrics import Unknown, average_precisions, mean_over_labels, percent, reliability

READINGS: dict[str, Unknown] = {"strict": "absent", "masked": "masked"}


def label_task(
    engine: Engine, dataset: Dataset, features: FloatArray, split: str, resamples: Resamples
) -> dict[str, Any]:
    """Mean average precision of the checkpoint's head on a split, strict and masked, and its calibration.

    Only the labels that data set and checkpoint share are measured.
    """
    rows = dataset.split[split]
    common = [label for label in dataset.labels if label in engine.labels]
    at = [engine.labels.index(label) for label in common]
    scores = engine.scores(features[rows])[:, at]
    known = dataset.truth[np.ix_(rows, dataset.columns(common))]
    weights = resamples.of_images(rows)
    found = {name: average_precisions(scores, known, unknown=rule) for name, rule in READINGS.items()}
    spread = {
        name: resampled_precisions(scores, known, weights, unknown=rule) for name, rule in READINGS.items()
    }
    curve = reliability(scores, known)
    return {
        **{name: percent(mean_over_labels(precisions)) for name, precisions in found.items()},
        **{f"{name}_interval": interval(resampled_means(s), percent) for name, s in spread.items()},
        "labels": int((~np.isnan(found["strict"])).sum()),
        "calibration_error": rounded(curve.error),
        "reliability": asdict(curve),
        "by_label": {
            label: {
                **{name: percent(float(precisions[row])) for name, precisions in found.items()},
                "interval": interval(spread["strict"][row], percent),
                "positives": int((known[:, row] == 1).sum()),
            }
            for row, label in enumerate(common)
        },
    }
