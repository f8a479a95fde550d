"""What the tests of adapters share: making small files, and reading what came out."""

from pathlib import Path

import numpy as np
from PIL import Image

from lsgui.training.data import Dataset


def pictures(folder: Path, *names: str) -> None:
    """Small pictures that can be decoded."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        Image.new("RGB", (8, 8), "red").save(folder / name)


def write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def by_name(dataset: Dataset) -> dict[str, list[float]]:
    return {file.name: row.tolist() for file, row in zip(dataset.files, dataset.truth, strict=True)}


def parts(dataset: Dataset) -> dict[str, list[str]]:
    return {part: [dataset.files[row].name for row in rows] for part, rows in dataset.split.items()}


def sound(dataset: Dataset) -> None:
    """What holds of every data set."""
    n, width = len(dataset.files), len(dataset.labels)
    assert dataset.truth.shape == dataset.target.shape == (n, width)
    assert dataset.truth.dtype == dataset.target.dtype == np.float32
    assert set(np.unique(dataset.truth).tolist()) <= {0, 0.5, 1}
    assert sorted(dataset.seen + dataset.unseen) == sorted(dataset.labels)
    rows = np.concatenate([dataset.split[part] for part in ("train", "val", "test")])
    assert sorted(rows.tolist()) == list(range(n))
    assert all(file.is_absolute() and file.is_file() for file in dataset.files)
    assert dataset.mentions is None
    assert (dataset.pairs, dataset.episodes) == ({}, {})
