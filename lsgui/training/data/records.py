"""Checked reading: each function says in a sentence what is wrong with the first bad record."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from lsgui.core.images import EXTENSIONS
from lsgui.training.data.dataset import SPLITS, DataError, Indices

Hook = Callable[[dict[str, Any]], dict[str, Any]]


def read_text(source: Path, encoding: str = "utf-8") -> str:
    """The text of a file."""
    try:
        return source.read_text(encoding=encoding)
    except FileNotFoundError:
        raise DataError(f"{source} is missing.") from None
    except (OSError, ValueError) as error:
        raise DataError(f"{source} cannot be read: {error}.") from error


def read_record(source: Path, needed: Sequence[str], *, hook: Hook | None = None) -> dict[str, Any]:
    """The JSON object of a file, with the `needed` keys; `hook` may slim every object as it is read."""
    text = read_text(source)
    try:
        record = json.loads(text, object_hook=hook)
    except (ValueError, RecursionError) as error:
        raise DataError(f"{source} cannot be read: {error}.") from error
    record = mapping(source, "the file", record)
    for key in needed:
        if key not in record:
            raise DataError(f"{source} lacks {key!r}.")
    return record


def mapping(source: Path, where: str, value: Any) -> dict[str, Any]:
    """`value`, a JSON object; `where` tells the user which."""
    if not isinstance(value, dict):
        raise DataError(f"{source}: {where} must be an object, not {type(value).__name__}.")
    return value


def listed(source: Path, where: str, value: Any) -> list[Any]:
    """`value`, a JSON list."""
    if not isinstance(value, list):
        raise DataError(f"{source}: {where} must be a list, not {type(value).__name__}.")
    return value


def strings(source: Path, where: str, value: Any) -> list[str]:
    """`value`, a JSON list of strings."""
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise DataError(f"{source}: {where} must be a list of names.")
    return value


def vocabulary(source: Path, record: Mapping[str, Any]) -> tuple[str, ...]:
    """The labels of a record, which its "seen" and "unseen" must share out."""
    labels, seen, unseen = (strings(source, key, record[key]) for key in ("labels", "seen", "unseen"))
    if len(set(labels)) != len(labels) or not labels:
        raise DataError(f"{source}: labels must be there and differ from each other.")
    if sorted(seen + unseen) != sorted(labels):
        stranger = min(set(seen + unseen) ^ set(labels), default="a label twice")
        raise DataError(f"{source}: seen and unseen must share out the labels, and do not: {stranger}.")
    return tuple(labels)


class Names:
    """The image names of a data set, in order, and their rows."""

    def __init__(self, source: Path, names: Iterable[str]) -> None:
        self.all = tuple(names)
        self._row = {name: row for row, name in enumerate(self.all)}
        if not self.all:
            raise DataError(f"{source} names no images.")

    def rows(self, source: Path, where: str, names: Any) -> Indices:
        """The rows of the named images; `where` tells the user which list has a stranger in it."""
        found = strings(source, where, names)
        for name in found:
            if name not in self._row:
                raise DataError(f"{source}: {where} names {name!r}, an image without labels.")
        return np.array([self._row[name] for name in found], np.intp)


def split_rows(source: Path, record: Any, names: Names) -> dict[str, Indices]:
    """The rows of "train", "val" and "test" from lists of names; no image may be in two of them."""
    parts = mapping(source, "split", record)
    split = {part: names.rows(source, f"split {part}", parts.get(part)) for part in SPLITS}
    owner: dict[int, str] = {}
    for part, rows in split.items():
        for row in rows.tolist():
            if row in owner:
                raise DataError(f"{source}: {names.all[row]} is in split {owner[row]} and in split {part}.")
            owner[row] = part
    return split


def image_files(images: Path, names: Sequence[str], source: Path) -> tuple[Path, ...]:
    """The files in the folder `images` that `source` names."""
    there = {path.name for path in images.iterdir()} if images.is_dir() else set()
    for name in names:
        if name not in there:  # so no name with a slash gets through either
            raise DataError(f"{images / name} is missing, and {source} names it.")
    return tuple(images / name for name in names)


def is_image(file: Path) -> bool:
    """Whether a file's name is that of an image."""
    return file.suffix.lower() in EXTENSIONS
