"""A library written without decoding anything: its files are empty, its features random."""

import hashlib
from pathlib import Path

import numpy as np

from lsgui.core.types import CheckpointIdentity, FloatArray, Skipped
from lsgui.library.drives import Mount
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
        broken = photos / "broken.jpg"
        found = Found(broken, 7, 1_700_000_000_000_000_000)
        writer.skip(root, Skipped(str(broken), "the file is truncated"), found=found, reader="lsgui 1")
        writer.change_mounts(root, [Mount(photos / "usb", linked=False)], [])
    return features


def opened(folder: Path) -> Library:
    """The library, for its checkpoint."""
    return Library.open(folder, IDENTITY, DIM)


def nearest(folder: Path, features: dict[Path, FloatArray]) -> dict[Path, Path]:
    """For each image the one that a search for its feature finds first."""
    with opened(folder) as library:
        return {path: library.nearest(feature, 1)[0].path for path, feature in features.items()}
