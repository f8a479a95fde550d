"""Libraries whose photographs are names alone, with features that a test chooses, and the plainest search."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from lsgui.core.types import CheckpointIdentity, FloatArray, Labeller, Neighbour
from lsgui.library.store import Library
from lsgui.library.walk import Found
from lsgui.library.writer import Writer

IDENTITY = CheckpointIdentity("vectors", "a" * 64)
DAY = 86_400 * 10**9


class SignLabels:
    """A label is present where its own number of the feature is above 0."""

    labels = ("dog", "cat", "snow", "skateboard", "Beach")

    def present(self, features: FloatArray) -> np.ndarray:
        return features[:, : len(self.labels)] > 0


def vectors(count: int, dim: int = 16, seed: int = 0) -> FloatArray:
    """Features that a file of 16-bit numbers keeps as they are."""
    random = np.random.default_rng(seed)
    found: FloatArray = random.standard_normal((count, dim)).astype(np.float16).astype(np.float32)
    return found


def fill(
    folder: Path, features: FloatArray, names: Sequence[str], *, identity: CheckpointIdentity = IDENTITY
) -> None:
    """Add photographs below `folder`/pictures; the last change of the n-th file is n days after 1970."""
    with Writer(folder, identity, features.shape[1]) as writer:
        root = writer.add_root(folder / "pictures")
        begun = writer._owner.places
        for number, (name, feature) in enumerate(zip(names, features, strict=True), begun):
            found = Found(folder / "pictures" / name, 1, number * DAY + DAY // 2)
            writer.put_new(root, found, number.to_bytes(20, "big"), feature)


def numbered(count: int, first: int = 0) -> list[str]:
    return [f"{number:06}.jpg" for number in range(first, first + count)]


def open_vectors(
    folder: Path,
    *,
    dim: int = 16,
    exact_rows: int = 10**9,
    identity: CheckpointIdentity = IDENTITY,
    labeller: Labeller | None = None,
) -> Library:
    return Library.open(folder, identity, dim, labeller=labeller, exact_rows=exact_rows)


def naive(features: FloatArray, names: Sequence[str], query: FloatArray, count: int) -> list[str]:
    """The names of the nearest features, one cosine after the other in double precision."""
    wanted = query.astype(np.float64)

    def distance(feature: FloatArray) -> float:
        row = feature.astype(np.float64)
        return round(1 - float(row @ wanted) / float(np.linalg.norm(row) * np.linalg.norm(wanted)), 6)

    ranked = sorted((distance(row), name) for row, name in zip(features, names, strict=True))
    return [name for _, name in ranked[:count]]


def found(neighbours: Sequence[Neighbour]) -> list[str]:
    return [neighbour.path.name for neighbour in neighbours]
