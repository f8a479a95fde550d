"""The one record that every adapter makes, and what adapters need to make it."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from lsgui.core.labels import ABSENT, PRESENT, UNKNOWN
from lsgui.core.types import FloatArray, UserError

Indices: TypeAlias = npt.NDArray[np.intp]
Pairs: TypeAlias = dict[str, dict[str, dict[str, Indices]]]

SPLITS = ("train", "val", "test")
CAPTIONS = 5  # captions of one photograph: the most mentions that a label can have
OWN_TERMS = "Photographs of the user's own; their terms are not known to lsgui."


class DataError(UserError):
    """Data that cannot be used: which file, which record, what is wrong with it."""


@dataclass(frozen=True, eq=False)
class Dataset:
    """n photographs and their truth for L labels.

    `files` are absolute paths; `truth` (n, L) is absent 0, unknown 0.5 or present 1. `split` maps
    "train", "val" and "test" to rows. `seen` and `unseen` share out the labels; most data sets have none
    unseen. `terms` says in a sentence under which terms the data may be used.

    Where labels were counted in captions, `mentions` (n, L) says how many of five name a label, `words` which
    words name it, and `captions` holds the captions of each photograph where they are there. Where the data
    set lists them, `pairs[split][group][kind]` has shape (p, 2), with group "seen" or "unseen" and
    kind "shared" or "natural", and `episodes["1-shot"]` is a tuple of rows, one an episode.
    """

    name: str
    labels: tuple[str, ...]
    seen: tuple[str, ...]
    unseen: tuple[str, ...]
    files: tuple[Path, ...]
    truth: FloatArray
    split: dict[str, Indices]
    terms: str
    mentions: npt.NDArray[np.int64] | None = None
    words: Mapping[str, frozenset[str]] = field(default_factory=dict)
    captions: tuple[tuple[str, ...], ...] | None = None
    pairs: Pairs = field(default_factory=dict)
    episodes: dict[str, tuple[Indices, ...]] = field(default_factory=dict)

    def columns(self, labels: Iterable[str]) -> Indices:
        """The columns of the named labels."""
        at = {label: column for column, label in enumerate(self.labels)}
        return np.array([at[label] for label in labels], np.intp)

    @property
    def target(self) -> FloatArray:
        """Soft targets (n, L) in [0, 1] for a head to learn.

        The share of captions that name a label where captions were counted; elsewhere the truth, and for
        an unknown entry the label's share of the known training entries, as for any image.
        """
        if self.mentions is not None:
            return (self.mentions / CAPTIONS).astype(np.float32)
        train = self.truth[self.split["train"]]
        known = train != UNKNOWN
        rate = ((train == PRESENT) & known).sum(0) / np.maximum(known.sum(0), 1)
        return np.where(self.truth == UNKNOWN, rate, self.truth).astype(np.float32)


def protocol_train(dataset: Dataset) -> Indices:
    """The training images in which no unseen label is present."""
    train = dataset.split["train"]
    shown = dataset.truth[np.ix_(train, dataset.columns(dataset.unseen))] == PRESENT
    kept: Indices = train[~shown.any(1)]
    return kept


def truth_table(
    labels: Sequence[str], marks: Sequence[Mapping[str, float]], *, otherwise: float = ABSENT
) -> FloatArray:
    """Truth (n, L) from what is marked of each image; a label not marked is `otherwise`."""
    at = {label: column for column, label in enumerate(labels)}
    truth = np.full((len(marks), len(labels)), otherwise, np.float32)
    for row, marked in enumerate(marks):
        for label, value in marked.items():
            truth[row, at[label]] = value
    return truth


def split_by_digest(digests: Sequence[str]) -> dict[str, Indices]:
    """The split of a data set that has none of its own: a tenth each for "val" and "test".

    `digests` are hexadecimal, of each image's content or name, so that adding photographs moves none of
    the others.
    """
    own = {0: "test", 1: "val"}
    return rows_by_part([own.get(_tenth(digest), "train") for digest in digests])


def split_by_part(parts: Sequence[str], names: Sequence[str]) -> dict[str, Indices]:
    """The split that says of each image its part; without any "val", a tenth of "train", by name, is it."""
    if "val" in parts:
        return rows_by_part(parts)
    own = zip(parts, map(digest_of, names), strict=True)
    return rows_by_part(["val" if part == "train" and _tenth(digest) == 1 else part for part, digest in own])


def rows_by_part(parts: Sequence[str]) -> dict[str, Indices]:
    """The rows of each part of the split, where `parts` says of each image which part it is in."""
    named = np.array(parts, np.str_)
    return {part: np.flatnonzero(named == part) for part in SPLITS}


def digest_of(name: str) -> str:
    """The hexadecimal digest that stands for an image's name."""
    return hashlib.sha256(name.encode("utf-8", "surrogateescape")).hexdigest()


def _tenth(digest: str) -> int:
    return int(digest[:8], 16) % 10
