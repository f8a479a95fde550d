"""The part of a data set that a run may use, looked at before any work is done."""

import hashlib
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from lsgui import __version__
from lsgui.core.labels import PRESENT
from lsgui.core.types import FloatArray
from lsgui.training import cache
from lsgui.training.config import TrainConfig
from lsgui.training.data import DataError, Dataset, Indices, parse_spec, protocol_train


@dataclass(frozen=True)
class Task:
    """The training rows and the label columns of a data set that one part of the recipe may use."""

    dataset: Dataset
    train: Indices
    columns: Indices

    @property
    def val(self) -> Indices:
        """The rows on which everything is chosen."""
        return self.dataset.split["val"]

    @property
    def labels(self) -> tuple[str, ...]:
        """The vocabulary of the checkpoint to be."""
        return tuple(self.dataset.labels[column] for column in self.columns)

    def truth(self, rows: Indices) -> FloatArray:
        """Three-valued truth (len(rows), L)."""
        return self.dataset.truth[np.ix_(rows, self.columns)]


def read_task(config: TrainConfig) -> Task:
    """What `config` trains on. Raises `DataError` where that cannot be trained on."""
    dataset = parse_spec(config.data)
    if config.part == "shipped":
        task = Task(dataset, dataset.split["train"], np.arange(len(dataset.labels)))
    else:
        task = Task(dataset, protocol_train(dataset), dataset.columns(dataset.seen))
    _check(task, config)
    return task


def _check(task: Task, config: TrainConfig) -> None:
    name = task.dataset.name
    if len(task.train) < 2:
        raise DataError(f"{name} has {len(task.train)} photographs to train on; 2 are the least.")
    if not len(task.val):
        raise DataError(f"{name} has no photograph in its split val, which thresholds are chosen on.")
    if not (task.truth(task.val) == PRESENT).any():
        raise DataError(f"{name} has no label that is present in a photograph of its split val.")
    shared = (task.truth(task.train) == PRESENT).sum(0) > 1
    if config.operations.shared_part and not shared.any():
        raise DataError(f"{name} has no label that is present in two of the photographs to train on.")


def fitted(config: TrainConfig, task: Task) -> TrainConfig:
    """The configuration with no more labels held out of the operations' loss than leave half to it."""
    held_out = min(config.operations.held_out, len(task.labels) // 2)
    return replace(config, operations=replace(config.operations, held_out=held_out))


def digest(task: Task) -> str:
    """A short name for the labels, the files' names, the truth and the rows, wherever the files lie and
    whatever their dates."""
    data = task.dataset
    names = [file.name for file in data.files]
    seen = hashlib.sha256(repr((data.labels, data.seen, names)).encode())
    for values in (data.truth, data.target, task.train, task.val):
        seen.update(np.ascontiguousarray(values).tobytes())
    return seen.hexdigest()


def record_of(config: TrainConfig, task: Task) -> dict[str, Any]:
    """All that a result depends on: an interrupted run goes on only where this is the same."""
    rows = np.concatenate([task.train, task.val])
    key = cache.key_of(digest(task), [task.dataset.files[row] for row in rows])
    return {"lsgui": __version__, "configuration": config.to_json(), "data": key}


def check_pairs(task: Task, count: int, *, seed: int) -> dict[str, Indices]:
    """At most `count` validation pairs of each kind as rows of the validation split; random ones where the
    data set lists none."""
    listed = task.dataset.pairs.get("val", {}).get("seen", {})
    place = {row: i for i, row in enumerate(task.val)}
    pairs = {
        kind: np.array([[place[a], place[b]] for a, b in rows[:count]])
        for kind, rows in listed.items()
        if len(rows)
    }
    if not pairs:
        rng = np.random.default_rng(seed)
        pairs = {"natural": rng.integers(len(task.val), size=(count, 2))}
    return pairs
