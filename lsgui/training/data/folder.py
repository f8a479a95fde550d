"""`folder:DIR`: one subfolder of photographs a label."""

import hashlib
from pathlib import Path

from lsgui.core.labels import PRESENT
from lsgui.training.data.dataset import OWN_TERMS, DataError, Dataset, split_by_digest, truth_table
from lsgui.training.data.records import is_image


def own_folder(folder: Path) -> Dataset:
    """A folder with one subfolder of photographs a label; a photograph in several has all of their labels.

    Every label counts as seen. A tenth each is kept for "val" and "test", by content, so that a copy never
    stands in another part of the split than its original.
    """
    found: dict[str, tuple[Path, dict[str, float]]] = {}
    for subfolder in sorted(path for path in folder.iterdir() if path.is_dir() and path.name[0] != "."):
        for file in sorted(subfolder.iterdir()):
            if file.is_file() and is_image(file):
                found.setdefault(_content(file), (file, {}))[1][subfolder.name] = PRESENT
    if not found:
        raise DataError(f"{folder} has no subfolders with photographs; each subfolder is one label.")
    marks = [marked for _, marked in found.values()]
    labels = tuple(sorted(set().union(*marks)))
    return Dataset(
        name=folder.name,
        labels=labels,
        seen=labels,
        unseen=(),
        files=tuple(file for file, _ in found.values()),
        truth=truth_table(labels, marks),
        split=split_by_digest(list(found)),
        terms=OWN_TERMS,
    )


def _content(file: Path) -> str:
    try:
        return hashlib.sha256(file.read_bytes()).hexdigest()
    except OSError as error:
        raise DataError(f"{file} cannot be read: {error.strerror}.") from error
