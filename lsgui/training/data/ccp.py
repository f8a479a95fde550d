"""`ccp:DIR`: Clothing Co-Parsing, street photographs with exact labels."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from lsgui.core.labels import PRESENT
from lsgui.training.data.dataset import DataError, Dataset, truth_table
from lsgui.training.data.records import (
    Names,
    image_files,
    mapping,
    read_record,
    split_rows,
    strings,
    vocabulary,
)


def ccp(folder: Path) -> Dataset:
    """The `ccp` data set: `labels.json` with every label that an image has, and `images/`."""
    source = folder / "labels.json"
    record = read_record(source, ("labels", "seen", "unseen", "image_labels", "split"))
    labels = vocabulary(source, record)
    found = mapping(source, "image_labels", record["image_labels"])
    names = Names(source, found)
    marks = [_marks(source, labels, name, value) for name, value in found.items()]
    return Dataset(
        name=str(record.get("name", "ccp")),
        labels=labels,
        seen=tuple(record["seen"]),
        unseen=tuple(record["unseen"]),
        files=image_files(folder / "images", names.all, source),
        truth=truth_table(labels, marks),
        split=split_rows(source, record["split"], names),
        terms=f"{record.get('source', 'ccp')}; {record.get('licence', 'licence not stated')}.",
    )


def _marks(source: Path, labels: Sequence[str], name: str, found: Any) -> dict[str, float]:
    marks = dict.fromkeys(strings(source, name, found), PRESENT)
    for label in marks:
        if label not in labels:
            raise DataError(f"{source}: {name} has the label {label!r}, which is not in the vocabulary.")
    return marks
