"""`celeba:DIR`: CelebA's faces and their forty attributes."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from lsgui.core.labels import ABSENT, PRESENT
from lsgui.core.types import FloatArray
from lsgui.training.data.dataset import (
    SPLITS,
    DataError,
    Dataset,
    Indices,
    digest_of,
    rows_by_part,
    split_by_digest,
)
from lsgui.training.data.records import image_files, read_text

ATTRIBUTES = "list_attr_celeba.txt"
PARTITION = "list_eval_partition.txt"
FOLDERS = ("img_align_celeba", "images")
TRUTH = {"-1": ABSENT, "1": PRESENT}
PARTS = {str(number): part for number, part in enumerate(SPLITS)}
TERMS = "CelebA (Liu, Luo, Wang and Tang, ICCV 2015): for non-commercial research only."


def celeba(folder: Path) -> Dataset:
    """The `celeba` data set: `list_attr_celeba.txt`, and the pictures in `img_align_celeba/` or `images/`.

    All attributes are seen. The split is that of `list_eval_partition.txt`; without this file a tenth each
    is kept for "val" and "test", by name.
    """
    source = folder / ATTRIBUTES
    labels, truth_of = _attributes(source)
    images = next((folder / name for name in FOLDERS if (folder / name).is_dir()), folder / FOLDERS[0])
    return Dataset(
        name="celeba",
        labels=labels,
        seen=labels,
        unseen=(),
        files=image_files(images, list(truth_of), source),
        truth=np.stack(list(truth_of.values())),
        split=_split(folder / PARTITION, list(truth_of)),
        terms=TERMS,
    )


def _attributes(source: Path) -> tuple[tuple[str, ...], dict[str, FloatArray]]:
    """The labels and, by image, their truth (L,)."""
    rows = _rows(source)
    count, head = (next(rows, ("", []))[1] for _ in range(2))
    if not head or len(set(head)) < len(head):
        raise DataError(f"{source}, line 2: the attributes must be there and differ from each other.")
    truth_of: dict[str, FloatArray] = {}
    for where, (name, *values) in rows:
        if name in truth_of:
            raise DataError(f"{where}: {name} is there a second time.")
        truth_of[name] = _truth(where, head, values)
    if count != [str(len(truth_of))] or not truth_of:
        promised = " ".join(count)
        raise DataError(f"{source}, line 1: {promised!r} is not the number of images, {len(truth_of)}.")
    return tuple(head), truth_of


def _rows(source: Path) -> Iterator[tuple[str, list[str]]]:
    """The words of every line that has any, and where they stand, for the user."""
    for number, line in enumerate(read_text(source).splitlines(), 1):
        if line.strip():
            yield f"{source}, line {number}", line.split()


def _truth(where: str, labels: Sequence[str], values: Sequence[str]) -> FloatArray:
    if len(values) != len(labels):
        raise DataError(f"{where}: {len(values)} values for {len(labels)} attributes.")
    for label, value in zip(labels, values, strict=True):
        if value not in TRUTH:
            raise DataError(f"{where}: {label} is {value}, not -1 or 1.")
    return np.array([TRUTH[value] for value in values], np.float32)


def _split(source: Path, names: Sequence[str]) -> dict[str, Indices]:
    if not source.exists():
        return split_by_digest([digest_of(name) for name in names])
    part_of: dict[str, str] = {}
    for where, words in _rows(source):
        if len(words) != 2 or words[1] not in PARTS:
            raise DataError(f"{where}: an image and 0, 1 or 2 are wanted, not {' '.join(words)!r}.")
        part_of[words[0]] = PARTS[words[1]]
    for name in names:
        if name not in part_of:
            raise DataError(f"{source} lacks {name}, which {ATTRIBUTES} names.")
    return rows_by_part([part_of[name] for name in names])
