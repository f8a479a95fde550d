"""The few-shot task: new labels from a handful of photographs."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from lsgui.core.discriminant import Space, fit_discriminant
from lsgui.core.labels import PRESENT
from lsgui.core.types import FloatArray
from lsgui.training.data import Dataset, Indices
from lsgui.training.metrics import average_precisions, mean_over_labels, percent

PLAIN_C = 10.0  # of the logistic regression that the default fit is held against


def fewshot_task(
    dataset: Dataset, features: FloatArray, background: FloatArray, split: str
) -> dict[str, Any]:
    """The episodes: the default fit of `core.fewshot` against logistic regression on the episode alone.

    Mean average precision of the unseen labels, strict, on the whole split: mean and standard deviation
    over the episodes. A label without an example in an episode is scored 0 throughout.
    """
    columns = dataset.columns(dataset.unseen)
    space, rows = Space(background), dataset.split[split]
    judged = dataset.truth[np.ix_(rows, columns)]
    report = {}
    for shots, episodes in dataset.episodes.items():
        found: dict[str, list[float]] = {"default": [], "logistic": []}
        for episode in episodes:
            present = dataset.truth[np.ix_(episode, columns)] == PRESENT
            fitted = fit_discriminant(space, features[episode], present).linear
            plain = _plain_scores(space, features, episode, present, rows)
            for method, scores in (("default", fitted.scores(features[rows])), ("logistic", plain)):
                mean = mean_over_labels(average_precisions(scores, judged, unknown="absent"))
                found[method].append(mean or 0.0)
        report[shots] = {method: _spread(values) for method, values in found.items()}
        gain = np.subtract(found["default"], found["logistic"])
        report[shots]["gain"] = _spread(gain.tolist())
    return report


def _plain_scores(
    space: Space,
    features: FloatArray,
    episode: Indices,
    present: np.ndarray[Any, np.dtype[np.bool_]],
    rows: Indices,
) -> FloatArray:
    """Logits (n, L) of balanced logistic regression on standardised features of length 1."""
    from sklearn.linear_model import LogisticRegression

    root = np.float32(np.sqrt(features.shape[1]))
    shown, asked = space.place(features[episode]) / root, space.place(features[rows]) / root
    scores = np.zeros((len(rows), present.shape[1]), np.float32)
    for label, here in enumerate(present.T):
        if here.any() and not here.all():
            model = LogisticRegression(C=PLAIN_C, class_weight="balanced").fit(shown, here)
            scores[:, label] = model.decision_function(asked)
    return scores


def _spread(values: Sequence[float]) -> dict[str, float | int | None]:
    sd = float(np.std(values, ddof=1)) if len(values) > 1 else None
    return {"mean": percent(float(np.mean(values))), "sd": percent(sd), "episodes": len(values)}
