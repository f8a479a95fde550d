"""Adapters from data on disk to one `Dataset`, named by a SPEC such as `flickr8k:DIR`.

An adapter is one module; it checks what it reads and says what is wrong with the first bad record.
"""

import os
from collections.abc import Callable
from pathlib import Path

from lsgui.training.data.ccp import ccp
from lsgui.training.data.celeba import celeba
from lsgui.training.data.coco import coco
from lsgui.training.data.csv_file import csv_file
from lsgui.training.data.dataset import (
    CAPTIONS,
    SPLITS,
    DataError,
    Dataset,
    Indices,
    Pairs,
    protocol_train,
)
from lsgui.training.data.flickr8k import flickr8k
from lsgui.training.data.folder import own_folder
from lsgui.training.data.voc import voc
from lsgui.training.specs import SPECS

__all__ = [
    "ADAPTERS",
    "CAPTIONS",
    "SPLITS",
    "DataError",
    "Dataset",
    "Indices",
    "Pairs",
    "parse_spec",
    "protocol_train",
]

ADAPTERS: dict[str, Callable[[Path], Dataset]] = {
    "flickr8k": flickr8k,
    "ccp": ccp,
    "coco": coco,
    "voc": voc,
    "celeba": celeba,
    "folder": own_folder,
    "csv": csv_file,
}
MOST_NAMED = 8  # of what lies beside a path that is not there


def parse_spec(spec: str) -> Dataset:
    """The data set that a SPEC, such as `flickr8k:DIR` or `csv:FILE`, names. Raises `DataError`."""
    kind, colon, where = spec.partition(":")
    if not colon or kind not in ADAPTERS or not where:
        raise DataError(f"{spec!r} names no data set; write one of {', '.join(SPECS)}.")
    place = Path(os.path.expanduser(where)).absolute()  # which, unlike Path's own, leaves an unknown ~name be
    wanted = "file" if kind == "csv" else "folder"
    if not (place.is_file() if wanted == "file" else place.is_dir()):
        raise DataError(f"{place} is not a {wanted}; {_beside(place)}.")
    return ADAPTERS[kind](place)


def _beside(place: Path) -> str:
    """What there is in a folder, or in the nearest one above a path that is none."""
    above = next(folder for folder in (place, *place.parents) if folder.is_dir())
    try:
        names = sorted(path.name for path in above.iterdir() if path.name[0] != ".")
    except OSError:
        names = []
    more = [f"{len(names) - MOST_NAMED} more"] if len(names) > MOST_NAMED else []
    return f"{above} has {', '.join([*names[:MOST_NAMED], *more]) or 'nothing'}"
