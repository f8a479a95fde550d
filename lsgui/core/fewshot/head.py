"""A few-shot head: its numbers, the examples they come from, and its file."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from lsgui.core.fewshot import head_file
from lsgui.core.fewshot.evidence import Evidence, ExampleRecord
from lsgui.core.fewshot.examples import Example, Examples
from lsgui.core.labels import ABSENT, PRESENT, UNKNOWN
from lsgui.core.linear import Linear
from lsgui.core.reading import border, read_combined
from lsgui.core.types import CheckpointIdentity, FloatArray, HeadError, Method, Operation

CHOSEN = "chosen_threshold"  # in a label's metrics
AGAIN = "fit it again from its examples."
SHOWN_HASH = 8  # characters of a checkpoint's hash in a sentence


class ForeignHeadError(HeadError):
    """A head of another checkpoint, or of an older format: it can be fitted again from its `examples`."""

    def __init__(self, sentence: str, examples: Examples, *, synthesis: bool) -> None:
        super().__init__(sentence)
        self.examples = examples
        self.synthesis = synthesis


@dataclass(frozen=True, eq=False)
class Head:
    """A classifier for new categories on the features of one checkpoint.

    `weight` (L, dim), `bias` (L,), `mean` and `scale` (dim,) are those of `core.linear.Linear`;
    a label is present from its `thresholds` (L,). `evidence` is what it was fitted on, with combinations
    of it if `synthesis`. `metrics` maps a label to what is known of its quality; a number that too few
    examples could give is None.
    """

    name: str
    labels: tuple[str, ...]
    weight: FloatArray
    bias: FloatArray
    mean: FloatArray
    scale: FloatArray
    thresholds: FloatArray
    checkpoint: CheckpointIdentity
    evidence: Evidence
    metrics: dict[str, Any]
    synthesis: bool = False

    @cached_property
    def linear(self) -> Linear:
        """The head as a bare classifier."""
        return Linear(self.weight, self.bias, self.mean, self.scale)

    @cached_property
    def examples(self) -> dict[str, tuple[ExampleRecord, ...]]:
        """The examples that show each label."""
        return {label: self.evidence.of(label) for label in self.labels}

    def scores(self, features: npt.ArrayLike) -> FloatArray:
        """The probability (n, L) of every category for pooled features (n, dim)."""
        self._check_length(features)
        return self.linear.scores(features)

    def _check_length(self, features: npt.ArrayLike) -> None:
        """Raise `HeadError` for features of another length: a head's file may claim any checkpoint."""
        if np.shape(features)[-1] != len(self.mean):
            raise HeadError(f"The head {self.name!r} does not fit its checkpoint: {AGAIN}")

    def thresholds_for(self, operation: Operation | None, alike: float, method: Method) -> FloatArray:
        """The threshold (L,) of each category in a method's answer; see `core.reading.border`."""
        return self.thresholds if operation is None else border(operation, method, self.thresholds, alike)

    def read(
        self, operation: Operation, own: FloatArray, a: FloatArray, b: FloatArray, alike: FloatArray
    ) -> FloatArray:
        """The scores (n, L) of an answer by the networks, which know nothing of these categories."""
        return read_combined(operation, own, a, b, alike)

    def alike(self, a: FloatArray, b: FloatArray) -> FloatArray:
        """How far (n,) features a and b (n, dim) are of the same photograph."""
        self._check_length(a)
        return self.linear.alike(a, b)

    def with_thresholds(self, thresholds: Mapping[str, float]) -> "Head":
        """This head with other, chosen, thresholds for some labels; the labels' scores stay."""
        found = [thresholds.get(label, old) for label, old in zip(self.labels, self.thresholds, strict=True)]
        chosen = {
            label: {**self.metrics.get(label, {}), CHOSEN: value} for label, value in thresholds.items()
        }
        return replace(self, thresholds=np.array(found, np.float32), metrics={**self.metrics, **chosen})

    @property
    def chosen_thresholds(self) -> dict[str, float]:
        """The thresholds that were chosen, rather than fitted; they outlast a fit."""
        chosen = {label: record.get(CHOSEN) for label, record in self.metrics.items()}
        return {
            label: float(of) for label, of in chosen.items() if isinstance(of, int | float) and 0 <= of <= 1
        }

    def select(self, labels: Sequence[str]) -> "Head":
        """A head of some of the labels, whose scores stay as they are."""
        rows = [self.labels.index(label) for label in labels]
        return replace(
            self,
            labels=tuple(labels),
            weight=self.weight[rows],
            bias=self.bias[rows],
            thresholds=self.thresholds[rows],
            evidence=self.evidence.select(labels),
            metrics={label: self.metrics[label] for label in labels if label in self.metrics},
        )

    def save(self, folder: Path) -> None:
        """Write the head as a folder, whole or not at all; an older head there is replaced.

        Raises `HeadError` when the folder holds something else, or cannot be written.
        """
        record = {
            "name": self.name,
            "labels": list(self.labels),
            "checkpoint": asdict(self.checkpoint),
            "examples": [
                {"path": str(record.path), "sha256": record.sha256, **_known(self.labels, truth)}
                for record, truth in zip(self.evidence.records, self.evidence.truth, strict=True)
            ],
            "synthesis": self.synthesis,
            "metrics": self.metrics,
        }
        tensors = {name: getattr(self, name) for name in head_file.SHAPES}
        head_file.write(folder, {**tensors, "features": self.evidence.features}, record)

    @classmethod
    def load(cls, folder: Path, checkpoint: CheckpointIdentity) -> "Head":
        """Read a head that was fitted with this checkpoint.

        Raises `HeadError` for one that is missing, damaged or of a newer format, and `ForeignHeadError`
        for one of another checkpoint or an older format.
        """
        tensors, record = head_file.read(folder)
        own = CheckpointIdentity(record["checkpoint"]["name"], record["checkpoint"]["sha256"])
        _check_own(record, own, checkpoint)
        labels = tuple(record["labels"])
        features = tensors.pop("features")
        evidence = Evidence(labels, _records(record), _truth(labels, record), features)
        return cls(
            record["name"],
            labels,
            **tensors,
            checkpoint=own,
            evidence=evidence,
            metrics=record["metrics"],
            synthesis=record["synthesis"],
        )


def merged(heads: Sequence[Head], name: str) -> Head:
    """One head of all the categories of several, whose scores stay as they are.

    It counts as fitted with synthesis only if all of them were; otherwise a category that is fitted again
    later is fitted without, also one that was fitted with it before. Raises `HeadError` where two have a
    category of the same name, or are of different checkpoints.
    """
    first = heads[0]
    labels = [label for head in heads for label in head.labels]
    twice = sorted({label for label in labels if labels.count(label) > 1})
    if twice:
        raise HeadError(f"Several of the heads have a category {twice[0]!r}: rename or delete one of them.")
    placed = all(
        head.checkpoint.sha256 == first.checkpoint.sha256
        and np.array_equal(head.mean, first.mean)
        and np.array_equal(head.scale, first.scale)
        for head in heads
    )
    if not placed:
        raise HeadError(
            "Heads of different checkpoints cannot be merged: fit them again from their examples."
        )
    evidence = first.evidence
    for head in heads[1:]:
        evidence = evidence.joined(head.evidence)
    return replace(
        first,
        name=name,
        labels=tuple(labels),
        weight=np.concatenate([head.weight for head in heads]),
        bias=np.concatenate([head.bias for head in heads]),
        thresholds=np.concatenate([head.thresholds for head in heads]),
        evidence=evidence,
        metrics={label: record for head in heads for label, record in head.metrics.items()},
        synthesis=all(head.synthesis for head in heads),
    )


def _check_own(record: Mapping[str, Any], own: CheckpointIdentity, checkpoint: CheckpointIdentity) -> None:
    name = record["name"]
    if own.sha256 != checkpoint.sha256:
        other = f"belongs to the checkpoint {_described(own)}, not to {_described(checkpoint)}"
    elif record["format"] < head_file.FORMAT:
        other = "was made by an older lsgui"
    else:
        return
    sentence = f"The head {name!r} {other}: {AGAIN}"
    raise ForeignHeadError(sentence, _examples(record), synthesis=record["synthesis"])


def _known(labels: Sequence[str], truth: FloatArray) -> dict[str, list[str]]:
    says = {"present": PRESENT, "absent": ABSENT}
    return {
        key: [label for label, known in zip(labels, truth, strict=True) if known == value]
        for key, value in says.items()
    }


def _records(record: Mapping[str, Any]) -> tuple[ExampleRecord, ...]:
    return tuple(ExampleRecord(Path(item["path"]), item["sha256"]) for item in record["examples"])


def _truth(labels: Sequence[str], record: Mapping[str, Any]) -> FloatArray:
    column = {label: number for number, label in enumerate(labels)}
    truth = np.full((len(record["examples"]), len(labels)), UNKNOWN, np.float32)
    for row, item in enumerate(record["examples"]):
        for key, value in (("absent", ABSENT), ("present", PRESENT)):
            truth[row, [column[label] for label in item[key]]] = value
    return truth


def _examples(record: Mapping[str, Any]) -> Examples:
    items = tuple(
        Example(Path(item["path"]), tuple(item["present"]), tuple(item["absent"]))
        for item in record["examples"]
    )
    return Examples(record["name"], tuple(record["labels"]), items)


def _described(checkpoint: CheckpointIdentity) -> str:
    return f"{checkpoint.name} ({checkpoint.sha256[:SHOWN_HASH]})"
