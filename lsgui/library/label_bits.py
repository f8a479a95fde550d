"""The labels of every photograph of a library, one bit each, worked out once from its feature."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from lsgui.core.types import Filter, Labeller, Progress, no_progress
from lsgui.library import derived
from lsgui.library.snapshot import Mask
from lsgui.library.vectors import FeatureFile

_BATCH = 2048  # features judged at a time

Bits = npt.NDArray[np.uint8]


@dataclass(frozen=True)
class LabelBits:
    """By place of the feature: whether each of `labels` is present, packed into `bits` (rows, bytes)."""

    labels: tuple[str, ...]
    bits: Bits

    @classmethod
    def none(cls, labels: tuple[str, ...]) -> "LabelBits":
        """Of no feature yet."""
        return cls(labels, np.empty((0, _width(labels)), np.uint8))

    def __len__(self) -> int:
        return len(self.bits)

    def passing(self, where: Filter) -> Mask:
        """Which places (rows,) have the label sets that a filter asks for. Every label must be known."""
        must, without = self._pattern(where.must), self._pattern(where.without)
        found: Mask = ((self.bits & must) == must).all(axis=1) & ((self.bits & without) == 0).all(axis=1)
        if where.exactly is not None:
            found &= (self.bits == self._pattern(where.exactly)).all(axis=1)
        return found

    def table(self, places: npt.NDArray[np.intp]) -> Mask:
        """Whether the photographs at `places` (n,) have each label: (n, L)."""
        return np.unpackbits(self.bits[places], axis=1, count=len(self.labels)).astype(np.bool_)

    def _pattern(self, labels: Iterable[str]) -> Bits:
        wanted = set(labels)
        return np.packbits(np.array([label in wanted for label in self.labels], np.bool_))

    def grown(
        self, file: FeatureFile, rows: int, labeller: Labeller, progress: Progress = no_progress
    ) -> "LabelBits":
        """These bits, and those of the features up to `rows`. LibraryError where a feature is missing."""
        parts = [self.bits]
        for start in range(len(self), rows, _BATCH):
            progress(start, rows)
            features = file.read(start, min(start + _BATCH, rows))
            parts.append(np.packbits(labeller.present(features), axis=1))
        return LabelBits(self.labels, np.concatenate(parts)) if len(parts) > 1 else self


def load(path: Path, file: FeatureFile, sha256: str, rows: int, labels: tuple[str, ...]) -> LabelBits:
    """The bits saved at `path`; none where they are missing, damaged, or not of these features."""
    held = derived.sound(path, file, sha256, rows)
    if held is None or path.stat().st_size != held * _width(labels):
        return LabelBits.none(labels)
    return LabelBits(labels, np.fromfile(path, np.uint8).reshape(held, -1))


def save(path: Path, bits: LabelBits, file: FeatureFile, sha256: str) -> None:
    """Keep the bits beside the features, where that folder can be written."""
    if len(bits):
        derived.save(path, bits.bits.tofile, derived.origin(file, sha256, len(bits)))


def _width(labels: tuple[str, ...]) -> int:
    return (len(labels) + 7) // 8
