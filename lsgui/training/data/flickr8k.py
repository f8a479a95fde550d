"""`flickr8k:DIR`: labels counted in five captions a photograph; listed pairs and episodes."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from lsgui.core.labels import ABSENT, PRESENT, UNKNOWN
from lsgui.training.data.dataset import CAPTIONS, DataError, Dataset, Indices, Pairs
from lsgui.training.data.records import (
    Names,
    image_files,
    listed,
    mapping,
    read_record,
    split_rows,
    strings,
    vocabulary,
)

GROUPS, KINDS = ("seen", "unseen"), ("shared", "natural")
PRESENT_FROM = 2  # mentions from which a label is present
TERMS = (
    "Flickr8k (Hodosh, Young and Hockenmaier, JAIR 47, 2013): for research use; the pictures remain "
    "their photographers'."
)


def flickr8k(folder: Path) -> Dataset:
    """The `flickr8k` data set: `labels.json` and `images/`; pairs and episodes where `bench.json` is there,
    captions where `captions.json` is.

    A label is present from two mentions, unknown at one and absent at none.
    """
    source = folder / "labels.json"
    record = read_record(source, ("labels", "seen", "unseen", "mentions", "split"))
    labels = vocabulary(source, record)
    counts = mapping(source, "mentions", record["mentions"])
    mentions = _mentions(source, labels, counts)
    truth = np.where(mentions >= PRESENT_FROM, PRESENT, np.where(mentions > 0, UNKNOWN, ABSENT))
    names = Names(source, counts)
    split = split_rows(source, record["split"], names)
    return Dataset(
        name=str(record.get("name", "flickr8k")),
        labels=labels,
        seen=tuple(record["seen"]),
        unseen=tuple(record["unseen"]),
        files=image_files(folder / "images", names.all, source),
        truth=truth.astype(np.float32),
        mentions=mentions,
        words=_words(source, labels, record.get("synonyms", {})),
        captions=_captions(folder / "captions.json", names),
        split=split,
        terms=TERMS,
        **_bench(folder / "bench.json", names, split),
    )


def _mentions(source: Path, labels: Sequence[str], counts: Mapping[str, Any]) -> npt.NDArray[np.int64]:
    at = {label: column for column, label in enumerate(labels)}
    mentions = np.zeros((len(counts), len(labels)), np.int64)
    for row, (name, found) in enumerate(counts.items()):
        for label, count in mapping(source, name, found).items():
            if label not in at:
                raise DataError(f"{source}: {name} has the label {label!r}, which is not in the vocabulary.")
            if type(count) is not int or not 0 <= count <= CAPTIONS:
                raise DataError(f"{source}: {name} mentions {label!r} {count!r} times, not 0 to {CAPTIONS}.")
            mentions[row, at[label]] = count
    return mentions


def _words(source: Path, labels: Sequence[str], record: Any) -> dict[str, frozenset[str]]:
    """The words that name each label, the label itself among them."""
    told = mapping(source, "synonyms", record)
    return {label: frozenset([*label.lower().split(), *str(told.get(label, "")).split()]) for label in labels}


def _captions(source: Path, names: Names) -> tuple[tuple[str, ...], ...] | None:
    """The captions of each photograph, where the file is there."""
    if not source.exists():
        return None
    record = read_record(source, ())
    return tuple(tuple(strings(source, f"captions of {name}", record.get(name))) for name in names.all)


def _bench(source: Path, names: Names, part: Mapping[str, Indices]) -> dict[str, Any]:
    """Pairs and episodes, where the file is there: pairs within their part of the split, of two images
    each, and episodes of training images."""
    if not source.exists():
        return {}
    record = read_record(source, ("pairs", "episodes"))
    pairs: Pairs = {}
    for split, groups in mapping(source, "pairs", record["pairs"]).items():
        for group, kinds in mapping(source, f"pairs {split}", groups).items():
            where = f"pairs {split} {group}"
            found = {
                kind: _pair_rows(source, f"{where} {kind}", rows, names)
                for kind, rows in mapping(source, where, kinds).items()
            }
            for kind in KINDS:
                _check_pairs(source, f"{where} {kind}", found.get(kind), part.get(split))
            pairs.setdefault(split, {})[group] = found
        for group in GROUPS:
            if group not in pairs.get(split, {}):
                raise DataError(f"{source}: pairs {split} has no {group!r}.")
    episodes = {
        shots: tuple(
            names.rows(source, f"episode {i} of {shots}", rows)
            for i, rows in enumerate(listed(source, shots, found))
        )
        for shots, found in mapping(source, "episodes", record["episodes"]).items()
    }
    for shots, drawn in episodes.items():
        _check_episodes(source, shots, drawn, part.get("train"))
    return {"pairs": pairs, "episodes": episodes}


def _check_pairs(source: Path, where: str, pairs: Indices | None, part: Indices | None) -> None:
    if pairs is None:
        raise DataError(f"{source}: there is no {where}.")
    if part is None or not np.isin(pairs, part).all():
        raise DataError(f"{source}: {where} has an image that is in another part of the split.")
    if (pairs[:, 0] == pairs[:, 1]).any():
        raise DataError(f"{source}: {where} has a pair of one image with itself.")


def _check_episodes(source: Path, shots: str, episodes: Sequence[Indices], train: Indices | None) -> None:
    if not episodes or not all(len(rows) for rows in episodes):
        raise DataError(f"{source}: {shots} has no episodes, or an empty one.")
    if train is None or not np.isin(np.concatenate(episodes), train).all():
        raise DataError(f"{source}: {shots} has an image that is not in train.")


def _pair_rows(source: Path, where: str, record: Any, names: Names) -> Indices:
    for number, pair in enumerate(listed(source, where, record)):
        if not isinstance(pair, list) or len(pair) != 2:
            raise DataError(f"{source}: {where}: entry {number} is not a pair.")
    return names.rows(source, where, [name for pair in record for name in pair]).reshape(-1, 2)
