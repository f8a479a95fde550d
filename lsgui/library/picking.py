"""Which of the nearest photographs are shown: not the query's own, nor copies of them; at wish no
near-duplicates."""

import os
from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np

from lsgui.core.types import FloatArray
from lsgui.library.ranking import Ranking
from lsgui.library.search import normalised
from lsgui.library.snapshot import Rows, Snapshot
from lsgui.library.worker import digest

NEAR_DUPLICATE = 0.9
"""The cosine between the features of two photographs from which they count as near-duplicates.

Of 150 photographs of Flickr8k, 99 % or more reach it when they are saved anew at quality 50, scaled to
200 pixels, cropped by a tenth, lightened or mirrored; of its 25 million pairs of photographs, 6 do."""

DigestOf = Callable[[bytes], bytes | None]
"""From a photograph's path to its content's digest, as the library has it."""

Found = list[tuple[int, float]]
"""Rows with their distances, nearest first."""


def pick(
    ranking: Ranking,
    snapshot: Snapshot,
    count: int,
    *,
    exclude: Sequence[Path],
    digest_of: DigestOf,
    unlike: FloatArray | None,
) -> Found:
    """The `count` nearest rows, without the files of `exclude` (by whatever path or link they are named) and
    files of the same content; with `unlike` (n, dim), without near-duplicates of those features and of
    each other."""
    left_out = LeftOut(snapshot.paths, exclude, digest_of)
    wanted = count + 2 * len(exclude) + (count if unlike is not None else 0)
    while True:
        rows, distances = ranking.first(wanted)
        near = [(row, float(far)) for row, far in zip(rows.tolist(), distances, strict=True)]
        found = [pair for pair in near if pair[0] not in left_out] if exclude else near
        if unlike is not None:
            found = _unlike(snapshot, found, count, unlike)
        if len(found) >= count or wanted >= ranking.total:
            return found[:count]
        wanted *= 2  # several links or copies


class LeftOut:
    """Whether a row of `paths` is one of the query's own images, or a copy; each row is looked at once."""

    def __init__(self, paths: Sequence[bytes], exclude: Sequence[Path], digest_of: DigestOf) -> None:
        self._paths, self._digest_of = paths, digest_of
        self._names = {os.fspath(path) for path in exclude}
        self._real = {os.path.realpath(path) for path in exclude}
        self._contents = {content for path in exclude if (content := _content(path)) is not None}
        self._known: dict[int, bool] = {}

    def __contains__(self, row: int) -> bool:
        if row not in self._known:
            self._known[row] = self._is_own(row)
        return self._known[row]

    def _is_own(self, row: int) -> bool:
        name = os.fsdecode(self._paths[row])
        if name in self._names or os.path.realpath(name) in self._real:
            return True
        return bool(self._contents) and self._digest_of(self._paths[row]) in self._contents


def _content(path: Path) -> bytes | None:
    """The digest of a file's content; None where it cannot be read."""
    try:
        status = path.stat()
        return _remembered(path, status.st_size, status.st_mtime_ns)
    except OSError:
        return None


@lru_cache(maxsize=256)
def _remembered(path: Path, size: int, mtime_ns: int) -> bytes:
    return digest(path)


def _unlike(snapshot: Snapshot, found: Found, count: int, unlike: FloatArray) -> Found:
    """Of rows in their order, those like none of the features `unlike` and none before them."""
    if not found or snapshot.file is None:
        return found
    rows: Rows = np.array([row for row, _ in found], np.intp)
    places, at = np.unique(snapshot.places[rows], return_inverse=True)
    features = normalised(snapshot.file.take(places))[at]
    taken = list(normalised(np.asarray(unlike, np.float32).reshape(-1, features.shape[1])))
    kept: Found = []
    for pair, feature in zip(found, features, strict=True):
        if len(kept) < count and (not taken or float(np.max(np.stack(taken) @ feature)) < NEAR_DUPLICATE):
            kept.append(pair)
            taken.append(feature)
    return kept
