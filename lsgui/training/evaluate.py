"""The tasks of the benchmark, measured on a checkpoint: labels, operations, retrieval, few-shot.

Operations, retrieval and few-shot are about labels never trained on, so they are measured on a protocol
checkpoint only. Average precisions and their means are in per cent.
"""

import time
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

import numpy as np

from lsgui.core.discriminant import Space, fit_discriminant
from lsgui.core.engine import Engine
from lsgui.core.labels import PRESENT
from lsgui.core.types import FloatArray, Progress, UserError, no_progress
from lsgui.training.data import Dataset, Indices
from lsgui.training.evaluation.encodings import Encodings, encode_dataset
from lsgui.training.metrics import average_precisions, calibration_error, mean_over_labels, percent
from lsgui.training.evaluation.table import to_table
from lsgui.training.evaluation.set_tasks import set_tasks

__all__ = [
    "TASKS",
    "EvaluationError",
    "evaluate",
    "fewshot_task",
    "label_task",
    "needed_encodings",
    "to_table",
]

TASKS = ("labels", "operations", "retrieval", "fewshot")
PROTOCOL = "protocol"
PLAIN_C = 10.0  # of the logistic regression that the default fit is held against


class EvaluationError(UserError):
    """A task that cannot be measured with this checkpoint or on this data."""


def evaluate(
    engine: Engine,
    dataset: Dataset,
    *,
    tasks: Sequence[str] | None = None,
    split: str = "test",
    encodings: Encodings | None = None,
    progress: Progress = no_progress,
) -> dict[str, Any]:
    """Measure the tasks (default: all that this checkpoint may be measured on) on a split.

    `encodings`, where given, must hold what the tasks need (see `needed_encodings`). `progress` counts
    images, then combined pairs. The result can be written as JSON; `to_table` prints it. Raises
    `EvaluationError`.
    """
    started = time.perf_counter()
    chosen = _allowed_tasks(engine, dataset, tasks, split)
    if encodings is None:
        encodings = needed_encodings(engine, dataset, chosen, split, progress=progress)
    report: dict[str, Any] = {
        "dataset": dataset.name,
        "split": split,
        "images": len(dataset.split[split]),
        "checkpoint": {**asdict(engine.identity), "part": engine.checkpoint.config.get("part")},
    }
    if "labels" in chosen:
        report["labels"] = label_task(engine, dataset, encodings.features, split)
    if "operations" in chosen or "retrieval" in chosen:
        report |= set_tasks(engine, dataset, encodings, split, tasks=chosen, progress=progress)
    if "fewshot" in chosen:
        background = engine.checkpoint.background().features
        report["fewshot"] = fewshot_task(dataset, encodings.features, background, split)
    return {**report, "seconds": round(time.perf_counter() - started, 1)}


def _allowed_tasks(
    engine: Engine, dataset: Dataset, tasks: Sequence[str] | None, split: str
) -> tuple[str, ...]:
    """The tasks to measure. Asked for by name, one that cannot be measured is refused."""
    strangers = set(tasks or ()) - set(TASKS)
    if strangers:
        raise EvaluationError(f"There is no task {min(strangers)!r}; the tasks are {', '.join(TASKS)}.")
    if split not in dataset.split or not len(dataset.split[split]):
        raise EvaluationError(f"{dataset.name} has no images in a split {split!r}.")
    hindrances = {task: _hindrance(engine, dataset, task, split) for task in TASKS}
    asked = [hindrances[task] for task in tasks or () if hindrances[task]]
    if asked:
        raise EvaluationError(asked[0])
    chosen = tuple(task for task in TASKS if not hindrances[task] and (tasks is None or task in tasks))
    if not chosen:
        raise EvaluationError(hindrances["labels"] or "No task was named.")
    return chosen


def _hindrance(engine: Engine, dataset: Dataset, task: str, split: str) -> str:
    """Why a task cannot be measured; "" where it can."""
    name = engine.checkpoint.name
    if task == "labels":
        common = set(dataset.labels) & set(engine.labels)
        return "" if common else f"The checkpoint {name} and {dataset.name} have no label in common."
    if engine.checkpoint.config.get("part") != PROTOCOL:
        return (
            f"The checkpoint {name} may have been trained on the labels that the task {task!r} counts as "
            "unseen: measure it with a protocol checkpoint."
        )
    if task == "fewshot":
        return "" if dataset.episodes else f"{dataset.name} has no few-shot episodes."
    missing = sorted(set(dataset.seen) - set(engine.labels))
    if missing:
        return f"The checkpoint {name} does not know the seen label {missing[0]!r} of {dataset.name}."
    return "" if split in dataset.pairs else f"{dataset.name} has no pairs for the split {split!r}."


def needed_encodings(
    engine: Engine, dataset: Dataset, tasks: Sequence[str], split: str, *, progress: Progress = no_progress
) -> Encodings:
    """Encode what the tasks need: tokens for combining, features for scoring and for fitting."""
    none = np.empty(0, np.intp)
    rows = {part: dataset.split.get(part, none) for part in ("train", "val", split)}
    whole = rows.pop(split) if {"operations", "retrieval"} & set(tasks) else none
    if not {"operations", "fewshot"} & set(tasks):
        rows = {part: found for part, found in rows.items() if part == split}
    features_of = np.concatenate([none, *rows.values()])
    return encode_dataset(engine, dataset, tokens_of=whole, features_of=features_of, progress=progress)


def label_task(engine: Engine, dataset: Dataset, features: FloatArray, split: str) -> dict[str, Any]:
    """Mean average precision of the checkpoint's head on a split, strict and masked.

    Only the labels that data set and checkpoint share are measured.
    """
    rows = dataset.split[split]
    common = [label for label in dataset.labels if label in engine.labels]
    at = [engine.labels.index(label) for label in common]
    scores = engine.scores(features[rows])[:, at]
    known = dataset.truth[np.ix_(rows, dataset.columns(common))]
    strict = average_precisions(scores, known, unknown="absent")
    masked = average_precisions(scores, known, unknown="masked")
    error = calibration_error(scores, known)
    return {
        "strict": percent(mean_over_labels(strict)),
        "masked": percent(mean_over_labels(masked)),
        "labels": int((~np.isnan(strict)).sum()),
        "calibration_error": None if error is None else round(error, 4),
        "by_label": {
            label: {"strict": percent(s), "masked": percent(m)}
            for label, s, m in zip(common, strict.tolist(), masked.tolist(), strict=True)
        },
    }


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
