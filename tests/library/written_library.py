"""A library written without decoding anything: its files are empty, its features random."""

import hashlib
from pathlib import Path

import numpy as np

from lsgui.core.types import CheckpointIdentity, FloatArray, Skipped
from lsgui.library.store import Library
from lsgui.library.walk import Found
from lsgui.library.writer import Writer

IDENTITY = CheckpointIdentity("random", "a" * 64)
DIM = 16


def write(folder: Path, photos: Path, count: int, *, first: int = 0) -> dict[Path, FloatArray]:
    """Put `count` images of a folder `photos` into a library, and a skipped file; their features."""
    photos.mkdir(exist_ok=True)
    random = np.random.default_rng(first)
    features = {}
    with Writer(folder, IDENTITY, DIM) as writer:
        root = writer.add_root(photos)
        for number in range(first, first + count):
            path = photos / f"{number:05}.jpg"
            feature = random.standard_normal(DIM).astype(np.float16).astype(np.float32)
            digest = hashlib.blake2b(path.name.encode(), digest_size=20).digest()
            writer.put_new(root, Found(path, number, number), digest, feature)
            features[path] = feature
        writer.skip(root, Skipped(str(photos / "broken.jpg"), "the file is truncated"))
    return features


def opened(folder: Path) -> Library:
    """The library, for its checkpoint."""
    return Library.open(folder, IDENTITY, DIM)


def nearest(folder: Path, features: dict[Path, FloatArray]) -> dict[Path, Path]:
    """For each image the one that a search for its feature finds first."""
    with opened(folder) as library:
        return {path: library.nearest(feature, 1)[0].path for path, feature in features.items()}
