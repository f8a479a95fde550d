"""Adapters from data on disk to one `Dataset`, named by a SPEC such as `flickr8k:DIR`.

An adapter checks what it reads and says what is wrong with the first bad record.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from lsgui.core.images import EXTENSIONS
from lsgui.core.labels import ABSENT, PRESENT, UNKNOWN
from lsgui.core.types import FloatArray, UserError

Indices: TypeAlias = npt.NDArray[np.intp]
Pairs: TypeAlias = dict[str, dict[str, dict[str, Indices]]]

SPLITS = ("train", "val", "test")
CAPTIONS = 5  # captions of one photograph: the most mentions that a label can have
PRESENT_FROM = 2  # mentions from which a label is present
FLICKR_TERMS = (
    "Flickr8k (Hodosh, Young and Hockenmaier, JAIR 47, 2013): for research use; the pictures remain "
    "their photographers'."
)
OWN_TERMS = "Photographs of the user's own; their terms are not known to lsgui."


class DataError(UserError):
    """Data that cannot be used: which file, which record, what is wrong with it."""


@dataclass(frozen=True, eq=False)
class Dataset:
    """n photographs and their truth for L labels.

    `files` are absolute paths; `truth` (n, L) is absent 0, unknown 0.5 or present 1; `mentions` (n, L)
    counts the captions, of five, that name a label (0 or 5 where the truth is exact). `split` maps
    "train", "val" and "test" to rows. `pairs[split][group][kind]` has shape (p, 2), with group "seen" or
    "unseen" and kind "shared" or "natural"; `episodes["1-shot"]` is a tuple of rows, one an episode.
    `terms` says in a sentence under which terms the data may be used.
    """

    name: str
    labels: tuple[str, ...]
    seen: tuple[str, ...]
    unseen: tuple[str, ...]
    files: tuple[Path, ...]
    truth: FloatArray
    mentions: npt.NDArray[np.int64]
    split: dict[str, Indices]
    terms: str
    pairs: Pairs = field(default_factory=dict)
    episodes: dict[str, tuple[Indices, ...]] = field(default_factory=dict)

    def columns(self, labels: Iterable[str]) -> Indices:
        """The columns of the named labels."""
        at = {label: column for column, label in enumerate(self.labels)}
        return np.array([at[label] for label in labels], np.intp)


def parse_spec(spec: str) -> Dataset:
    """The data set that a SPEC, `KIND:DIR`, names. Raises `DataError`."""
    kind, colon, where = spec.partition(":")
    if not colon or kind not in ADAPTERS or not where:
        known = ", ".join(f"{name}:DIR" for name in ADAPTERS)
        raise DataError(f"{spec!r} names no data set; write one of {known}.")
    folder = Path(where).expanduser().absolute()
    if not folder.is_dir():
        raise DataError(f"{folder} is not a folder.")
    return ADAPTERS[kind](folder)


def protocol_train(dataset: Dataset) -> Indices:
    """The training images in which no unseen label is present."""
    train = dataset.split["train"]
    shown = dataset.truth[np.ix_(train, dataset.columns(dataset.unseen))] == PRESENT
    kept: Indices = train[~shown.any(1)]
    return kept


def flickr8k(folder: Path) -> Dataset:
    """The `flickr8k` data set: labels counted in captions; pairs and episodes where `bench.json` is there."""
    source = folder / "labels.json"
    record = _record(source, ("labels", "seen", "unseen", "mentions", "split"))
    labels = _vocabulary(source, record)
    counts = _mapping(source, "mentions", record["mentions"])
    mentions = _mentions(source, labels, counts)
    truth = np.where(mentions >= PRESENT_FROM, PRESENT, np.where(mentions > 0, UNKNOWN, ABSENT))
    names = _Names(source, counts)
    return Dataset(
        name=str(record.get("name", "flickr8k")),
        labels=labels,
        seen=tuple(record["seen"]),
        unseen=tuple(record["unseen"]),
        files=_image_files(folder, names.all),
        truth=truth.astype(np.float32),
        mentions=mentions,
        split=_split(source, record["split"], names),
        terms=FLICKR_TERMS,
        **_bench(folder / "bench.json", names),
    )


def ccp(folder: Path) -> Dataset:
    """The `ccp` data set: exact labels of street-fashion photographs."""
    source = folder / "labels.json"
    record = _record(source, ("labels", "seen", "unseen", "image_labels", "split"))
    labels = _vocabulary(source, record)
    present = _mapping(source, "image_labels", record["image_labels"])
    counts = {name: dict.fromkeys(_strings(source, name, found), CAPTIONS) for name, found in present.items()}
    names = _Names(source, counts)
    mentions = _mentions(source, labels, counts)
    return Dataset(
        name=str(record.get("name", "ccp")),
        labels=labels,
        seen=tuple(record["seen"]),
        unseen=tuple(record["unseen"]),
        files=_image_files(folder, names.all),
        truth=(mentions > 0).astype(np.float32),
        mentions=mentions,
        split=_split(source, record["split"], names),
        terms=f"{record.get('source', 'ccp')}; {record.get('licence', 'licence not stated')}.",
    )


def own_folder(folder: Path) -> Dataset:
    """A folder with one subfolder of photographs a label; a photograph in several has all of their labels.

    Every label counts as seen. A tenth each is kept for "val" and "test", by content, so that adding
    photographs moves none of the others.
    """
    found: dict[str, tuple[Path, set[str]]] = {}
    for subfolder in sorted(path for path in folder.iterdir() if path.is_dir() and path.name[0] != "."):
        for file in sorted(subfolder.iterdir()):
            if file.is_file() and file.suffix.lower() in EXTENSIONS:
                digest = hashlib.sha256(file.read_bytes()).hexdigest()
                found.setdefault(digest, (file, set()))[1].add(subfolder.name)
    if not found:
        raise DataError(f"{folder} has no subfolders with photographs; each subfolder is one label.")
    labels = tuple(sorted(set().union(*(names for _, names in found.values()))))
    truth = np.array([[label in names for label in labels] for _, names in found.values()], np.float32)
    tenth = np.array([int(digest[:8], 16) % 10 for digest in found])
    return Dataset(
        name=folder.name,
        labels=labels,
        seen=labels,
        unseen=(),
        files=tuple(file for file, _ in found.values()),
        truth=truth,
        mentions=(truth * CAPTIONS).astype(np.int64),
        split={
            "train": np.flatnonzero(tenth > 1),
            "val": np.flatnonzero(tenth == 1),
            "test": np.flatnonzero(tenth == 0),
        },
        terms=OWN_TERMS,
    )


ADAPTERS: dict[str, Callable[[Path], Dataset]] = {"flickr8k": flickr8k, "ccp": ccp, "folder": own_folder}


class _Names:
    """The image names of a data set, in order, and their rows."""

    def __init__(self, source: Path, names: Iterable[str]) -> None:
        self.all = tuple(names)
        self._row = {name: row for row, name in enumerate(self.all)}
        if not self.all:
            raise DataError(f"{source} names no images.")

    def rows(self, source: Path, where: str, names: Any) -> Indices:
        """The rows of the named images; `where` tells the user which list has a stranger in it."""
        found = _strings(source, where, names)
        for name in found:
            if name not in self._row:
                raise DataError(f"{source}: {where} names {name!r}, an image without labels.")
        return np.array([self._row[name] for name in found], np.intp)


def _record(source: Path, needed: Sequence[str]) -> dict[str, Any]:
    try:
        record = json.loads(source.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise DataError(f"{source} is missing.") from None
    except (OSError, ValueError, RecursionError) as error:
        raise DataError(f"{source} cannot be read: {error}.") from error
    record = _mapping(source, "the file", record)
    for key in needed:
        if key not in record:
            raise DataError(f"{source} lacks {key!r}.")
    return record


def _mapping(source: Path, where: str, value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise DataError(f"{source}: {where} must be an object, not {type(value).__name__}.")
    return value


def _list(source: Path, where: str, value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise DataError(f"{source}: {where} must be a list, not {type(value).__name__}.")
    return value


def _strings(source: Path, where: str, value: Any) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise DataError(f"{source}: {where} must be a list of names.")
    return value


def _vocabulary(source: Path, record: Mapping[str, Any]) -> tuple[str, ...]:
    labels, seen, unseen = (_strings(source, key, record[key]) for key in ("labels", "seen", "unseen"))
    if len(set(labels)) != len(labels) or not labels:
        raise DataError(f"{source}: labels must be there and differ from each other.")
    if sorted(seen + unseen) != sorted(labels):
        stranger = min(set(seen + unseen) ^ set(labels), default="a label twice")
        raise DataError(f"{source}: seen and unseen must share out the labels, and do not: {stranger}.")
    return tuple(labels)


def _mentions(source: Path, labels: Sequence[str], counts: Mapping[str, Any]) -> npt.NDArray[np.int64]:
    at = {label: column for column, label in enumerate(labels)}
    mentions = np.zeros((len(counts), len(labels)), np.int64)
    for row, (name, found) in enumerate(counts.items()):
        for label, count in _mapping(source, name, found).items():
            if label not in at:
                raise DataError(f"{source}: {name} has the label {label!r}, which is not in the vocabulary.")
            if type(count) is not int or not 0 <= count <= CAPTIONS:
                raise DataError(f"{source}: {name} mentions {label!r} {count!r} times, not 0 to {CAPTIONS}.")
            mentions[row, at[label]] = count
    return mentions


def _image_files(folder: Path, names: Sequence[str]) -> tuple[Path, ...]:
    images = folder / "images"
    there = {path.name for path in images.iterdir()} if images.is_dir() else set()
    for name in names:
        if name not in there:  # so no name with a slash gets through either
            raise DataError(f"{images / name} is missing, and {folder / 'labels.json'} names it.")
    return tuple(images / name for name in names)


def _split(source: Path, record: Any, names: _Names) -> dict[str, Indices]:
    parts = _mapping(source, "split", record)
    split = {part: names.rows(source, f"split {part}", parts.get(part)) for part in SPLITS}
    owner: dict[int, str] = {}
    for part, rows in split.items():
        for row in rows.tolist():
            if row in owner:
                raise DataError(f"{source}: {names.all[row]} is in split {owner[row]} and in split {part}.")
            owner[row] = part
    return split


def _bench(source: Path, names: _Names) -> dict[str, Any]:
    """Pairs and episodes, where the file is there."""
    if not source.exists():
        return {}
    record = _record(source, ("pairs", "episodes"))
    pairs: Pairs = {}
    for split, groups in _mapping(source, "pairs", record["pairs"]).items():
        for group, kinds in _mapping(source, f"pairs {split}", groups).items():
            where = f"pairs {split} {group}"
            pairs.setdefault(split, {})[group] = {
                kind: _pair_rows(source, f"{where} {kind}", rows, names)
                for kind, rows in _mapping(source, where, kinds).items()
            }
    episodes = {
        shots: tuple(
            names.rows(source, f"episode {i} of {shots}", rows)
            for i, rows in enumerate(_list(source, shots, found))
        )
        for shots, found in _mapping(source, "episodes", record["episodes"]).items()
    }
    return {"pairs": pairs, "episodes": episodes}


def _pair_rows(source: Path, where: str, record: Any, names: _Names) -> Indices:
    for number, pair in enumerate(_list(source, where, record)):
        if not isinstance(pair, list) or len(pair) != 2:
            raise DataError(f"{source}: {where}: entry {number} is not a pair.")
    return names.rows(source, where, [name for pair in record for name in pair]).reshape(-1, 2)
