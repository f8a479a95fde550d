"""The tasks of the benchmark, measured on a checkpoint: labels, operations, retrieval, few-shot; and, where
it is asked for, questions asked backwards.

Operations, retrieval and few-shot are about labels never trained on, so they are measured on a protocol
checkpoint only. Average precisions and their means are in per cent.
"""

import time
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

import numpy as np

from lsgui.core.engine import Engine
from lsgui.core.labels import PRESENT
from lsgui.core.types import Progress, UserError, no_progress
from lsgui.training.data import Dataset
from lsgui.training.evaluation.backwards import backwards_task
from lsgui.training.evaluation.bootstrap import Resamples
from lsgui.training.evaluation.encodings import Encodings, encode_dataset
from lsgui.training.evaluation.fewshot import fewshot_task
from lsgui.training.evaluation.labels import label_task
from lsgui.training.evaluation.set_tasks import set_tasks

TASKS = ("labels", "operations", "retrieval", "fewshot")
ON_REQUEST = ("backwards",)
PROTOCOL = ("protocol", "faithful")  # parts that no training image with an unseen label was used for
RESAMPLES = 200
SET_TASKS = frozenset({"operations", "retrieval"})
WITH_TOKENS = SET_TASKS | {"backwards"}


class EvaluationError(UserError):
    """A task that cannot be measured with this checkpoint or on this data."""


def evaluate(
    engine: Engine,
    dataset: Dataset,
    *,
    tasks: Sequence[str] | None = None,
    split: str = "test",
    resamples: int = RESAMPLES,
    seed: int = 0,
    encodings: Encodings | None = None,
    progress: Progress = no_progress,
) -> dict[str, Any]:
    """Measure the tasks (default: all that this checkpoint may be measured on) on a split.

    Intervals come from `resamples` resamples of the split's images, drawn from `seed`; 0 resamples give
    none. `encodings`, where given, must hold what the tasks need (see `needed_encodings`). `progress`
    counts images, then combined pairs. The result can be written as JSON; with the task "labels" it names
    the labels of the data set that the checkpoint lacks, with "fewshot" the unseen ones that it knows and
    which take no part. Raises `EvaluationError`.
    """
    started = time.perf_counter()
    chosen = _allowed_tasks(engine, dataset, tasks, split)
    if encodings is None:
        encodings = needed_encodings(engine, dataset, chosen, split, progress=progress)
    rows = dataset.split[split]
    drawn = Resamples.draw(rows, images=len(dataset.files), count=resamples, seed=seed)
    report: dict[str, Any] = {
        "dataset": dataset.name,
        "split": split,
        "images": len(rows),
        "resamples": resamples,
        "seed": seed,
        "checkpoint": {**asdict(engine.identity), "part": engine.checkpoint.config.get("part")},
    }
    if "labels" in chosen:
        report["labels"] = label_task(engine, dataset, encodings.features, split, drawn)
        report["labels_left_out"] = [label for label in dataset.labels if label not in engine.labels]
    if SET_TASKS & set(chosen):
        report |= set_tasks(
            engine, dataset, encodings, split, tasks=chosen, resamples=drawn, progress=progress
        )
    if "backwards" in chosen:
        report["backwards"] = backwards_task(engine, dataset, encodings, split, drawn, progress=progress)
    if "fewshot" in chosen:
        report["fewshot"], report["trust"] = fewshot_task(engine, dataset, encodings.features, split)
        report["fewshot_left_out"] = [label for label in dataset.unseen if label in engine.labels]
    return {**report, "seconds": round(time.perf_counter() - started, 1)}


def _allowed_tasks(
    engine: Engine, dataset: Dataset, tasks: Sequence[str] | None, split: str
) -> tuple[str, ...]:
    """The tasks to measure. Asked for by name, one that cannot be measured is refused."""
    known = (*TASKS, *ON_REQUEST)
    strangers = set(tasks or ()) - set(known)
    if strangers:
        raise EvaluationError(f"There is no task {min(strangers)!r}; the tasks are {', '.join(known)}.")
    if split not in dataset.split or not len(dataset.split[split]):
        raise EvaluationError(f"{dataset.name} has no images in a split {split!r}.")
    hindrances = {task: _hindrance(engine, dataset, task, split) for task in known}
    asked = [hindrances[task] for task in tasks or () if hindrances[task]]
    if asked:
        raise EvaluationError(asked[0])
    wanted = TASKS if tasks is None else tasks
    chosen = tuple(task for task in known if not hindrances[task] and task in wanted)
    if not chosen:
        raise EvaluationError(hindrances["labels"] or "No task was named.")
    return chosen


def _hindrance(engine: Engine, dataset: Dataset, task: str, split: str) -> str:
    """Why a task cannot be measured; "" where it can."""
    name = engine.checkpoint.name
    if task in ("labels", "backwards"):
        return _hindrance_to_labels(engine, dataset, split)
    if engine.checkpoint.config.get("part") not in PROTOCOL:
        return (
            f"The checkpoint {name} may have been trained on the labels that the task {task!r} counts as "
            "unseen: measure it with a protocol checkpoint."
        )
    known = sorted(set(dataset.unseen) & set(engine.labels))
    if known and (task != "fewshot" or set(dataset.unseen) <= set(engine.labels)):
        return (
            f"The checkpoint {name} knows the label {known[0]!r}, which is an unseen one of {dataset.name}."
        )
    if dataset.unseen and not all(len(dataset.split.get(part, ())) for part in ("train", "val")):
        return f"{dataset.name} has no photographs in train and val, on which unseen labels are learned."
    if task == "fewshot":
        return "" if dataset.unseen else f"{dataset.name} has no unseen labels."
    missing = sorted(set(dataset.seen) - set(engine.labels))
    if missing:
        return f"The checkpoint {name} does not know the seen label {missing[0]!r} of {dataset.name}."
    return ""


def _hindrance_to_labels(engine: Engine, dataset: Dataset, split: str) -> str:
    name = engine.checkpoint.name
    common = [label for label in dataset.labels if label in engine.labels]
    if not common:
        return f"The checkpoint {name} and {dataset.name} have no label in common."
    truth = dataset.truth[np.ix_(dataset.split[split], dataset.columns(common))]
    if (truth == PRESENT).any():
        return ""
    return (
        f"No image in the split {split!r} of {dataset.name} shows a label that the checkpoint {name} has, "
        "so there is nothing to measure."
    )


def needed_encodings(
    engine: Engine, dataset: Dataset, tasks: Sequence[str], split: str, *, progress: Progress = no_progress
) -> Encodings:
    """Encode what the tasks need: tokens for combining, features for scoring and for fitting."""
    none = np.empty(0, np.intp)
    rows = {part: dataset.split.get(part, none) for part in ("train", "val", split)}
    whole = rows.pop(split) if WITH_TOKENS & set(tasks) else none
    if not {*SET_TASKS, "fewshot"} & set(tasks):  # which fit a head, or a space, on other images
        rows = {part: found for part, found in rows.items() if part == split}
    features_of = np.concatenate([none, *rows.values()])
    return encode_dataset(engine, dataset, tokens_of=whole, features_of=features_of, progress=progress)
