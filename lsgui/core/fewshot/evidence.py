"""What a head is fitted on: examples, what is known of their labels, and their features."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt

from lsgui.core.labels import ABSENT, PRESENT, UNKNOWN
from lsgui.core.linear import unit
from lsgui.core.types import FloatArray

NEAR_COPY = 0.85
"""Cosine of two placed features from which photographs count as nearly the same. Copies that were compressed
again, cropped by a twentieth, flipped or made brighter have 0.81 to 0.97 on ccp and flickr8k; of 1,000
different photographs of each no two had more than 0.80, but for six that are indeed nearly the same."""


@dataclass(frozen=True)
class ExampleRecord:
    """An example as a head remembers it: where it was, and the SHA-256 of the file's bytes."""

    path: Path
    sha256: str


@dataclass(frozen=True, eq=False)
class Evidence:
    """n different examples and what is known of them.

    `truth` (n, L) says of each of the `labels` whether an example shows it: absent 0, unknown 0.5,
    present 1. `features` (n, dim) are pooled, as `Engine.embed` gives them. Raises ValueError where these
    do not fit together.
    """

    labels: tuple[str, ...]
    records: tuple[ExampleRecord, ...]
    truth: FloatArray
    features: FloatArray

    def __post_init__(self) -> None:
        count = len(self.records)
        if self.truth.shape != (count, len(self.labels)) or len(self.features) != count:
            raise ValueError("records n, truth (n, L) and features (n, dim) do not fit together")

    def __len__(self) -> int:
        return len(self.records)

    def of(self, label: str, truth: float = PRESENT) -> tuple[ExampleRecord, ...]:
        """The examples of which this is known of a label: that they show it, unless told."""
        column = self.truth[:, self.labels.index(label)]
        return tuple(record for record, known in zip(self.records, column, strict=True) if known == truth)

    def rows(self, digests: Collection[str]) -> npt.NDArray[np.intp]:
        """The rows of the examples with these hashes."""
        wanted = set(digests)
        return np.flatnonzero([record.sha256 in wanted for record in self.records])

    def select(self, labels: Sequence[str]) -> "Evidence":
        """What is known of some of the labels; examples of which nothing is known are left out."""
        columns = [self.labels.index(label) for label in labels]
        truth = self.truth[:, columns]
        kept = (truth != UNKNOWN).any(1)
        records = tuple(record for record, keep in zip(self.records, kept, strict=True) if keep)
        return Evidence(tuple(labels), records, truth[kept], self.features[kept])

    def without(self, digests: Collection[str]) -> "Evidence":
        """The evidence without the examples with these hashes."""
        kept = np.setdiff1d(np.arange(len(self)), self.rows(digests))
        records = tuple(self.records[row] for row in kept)
        return replace(self, records=records, truth=self.truth[kept], features=self.features[kept])

    def marked(self, label: str, sha256: str, truth: float) -> "Evidence":
        """The evidence with something else known of one example; one of which nothing is left goes."""
        return self.marked_all(label, (sha256,), truth)

    def marked_all(self, label: str, digests: Collection[str], truth: float) -> "Evidence":
        """As `marked`, of all examples with these hashes at once."""
        rows, marked = self.rows(digests), self.truth.copy()
        marked[rows, self.labels.index(label)] = truth
        empty = rows[(marked[rows] == UNKNOWN).all(1)]
        changed = replace(self, truth=marked)
        return changed.without({self.records[row].sha256 for row in empty}) if len(empty) else changed

    def with_example(
        self, label: str, record: ExampleRecord, feature: FloatArray, truth: float = PRESENT
    ) -> "Evidence":
        """The evidence with one more thing known: that an example with a feature (dim,) shows a label, or
        surely does not (`truth`). Of the other labels nothing new is known; a new label comes last."""
        says = np.full((1, 1), truth, np.float32)
        return self.joined(Evidence((label,), (record,), says, np.asarray(feature, np.float32)[None]))

    def joined(self, other: "Evidence") -> "Evidence":
        """Both together, this one's labels first. What `other` knows of a label of an example counts more;
        what neither knows is unknown."""
        labels = (*self.labels, *(label for label in other.labels if label not in self.labels))
        known = {record.sha256: row for row, record in enumerate(self.records)}
        fresh = [row for row, record in enumerate(other.records) if record.sha256 not in known]
        place = {other.records[row].sha256: len(self) + number for number, row in enumerate(fresh)}
        truth = np.full((len(self) + len(fresh), len(labels)), UNKNOWN, np.float32)
        truth[: len(self), : len(self.labels)] = self.truth
        columns = [labels.index(label) for label in other.labels]
        for record, says in zip(other.records, other.truth, strict=True):
            row = known.get(record.sha256, place.get(record.sha256, -1))
            truth[row, columns] = np.where(says == UNKNOWN, truth[row, columns], says)
        records = (*self.records, *(other.records[row] for row in fresh))
        features = np.concatenate([self.features, other.features[fresh]]) if fresh else self.features
        return Evidence(labels, records, truth, features)


def near_copies(placed: FloatArray) -> npt.NDArray[np.intp]:
    """A group (n,) for each of n placed features (n, dim): what nearly repeats each other has the same one,
    the row of its first."""
    directions = unit(placed)
    near = directions @ directions.T >= NEAR_COPY
    group = np.arange(len(placed))
    for row in range(len(placed)):  # rows before it have their groups already
        first = np.flatnonzero(near[row, :row])
        if len(first):
            group[np.isin(group, group[first])] = group[first].min()
            group[row] = group[first].min()
    return group


__all__ = ["ABSENT", "NEAR_COPY", "PRESENT", "UNKNOWN", "Evidence", "ExampleRecord", "near_copies"]
