"""A few-shot head on the photographs of a library: their scores, a sample of features, what to label next."""

import csv
import os
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from lsgui.core.cells import guarded
from lsgui.core.fewshot import Head
from lsgui.core.fewshot.suggesting import REASONS, Reason, suggest
from lsgui.core.staging import discard
from lsgui.core.types import FloatArray, LibraryError, Progress, no_progress
from lsgui.library.searching import Held
from lsgui.library.store import Library

LEAST_LIBRARY = 200  # photographs from which a library says what photographs are like
SAMPLE = 4000  # photographs that say what a library is like
_ROWS = 2048  # features scored at a time
_CANDIDATES = 2000  # photographs looked at for suggestions, half of them the likeliest, half the least sure

Places = npt.NDArray[np.intp]


@dataclass(frozen=True)
class Suggested:
    """A photograph worth labelling, its score, why (see `core.fewshot.suggesting`), its feature (dim,)."""

    path: Path
    score: float
    reason: Reason
    feature: FloatArray


def sample_features(library: Library, count: int = SAMPLE) -> FloatArray:
    """Features (n, dim) of up to `count` photographs, spread over the library; always the same ones.

    Raises LibraryError where they are damaged.
    """
    held = library.held()
    places = _places(held)
    if held.file is None or not len(places):
        return np.empty((0, library.dim), np.float32)
    if len(places) > count:
        places = np.sort(np.random.default_rng(0).choice(places, count, replace=False))
    return held.file.take(places)


def scored(
    library: Library, head: Head, *, progress: Progress = no_progress
) -> Iterator[tuple[list[Path], FloatArray]]:
    """The photographs that have a feature and their scores (n, L), some at a time, in the order of paths.

    `progress` counts photographs. Raises LibraryError where features are damaged.
    """
    held = library.held()
    for first in range(0, len(held.rows), _ROWS):
        progress(first, len(held.rows))
        rows = held.rows[first : first + _ROWS]
        wanted = np.array([place for _, place, *_ in rows], np.intp)
        places, at = np.unique(wanted, return_inverse=True)
        if held.file is not None:
            yield [Path(os.fsdecode(path)) for path, *_ in rows], head.scores(held.file.take(places))[at]
    progress(len(held.rows), len(held.rows))


def write_scores(library: Library, head: Head, file: Path, *, progress: Progress = no_progress) -> int:
    """Write a table (CSV, UTF-8) of every photograph's scores and decisions; how many there are.

    It is put in its place when it is whole. Raises LibraryError where it cannot be written.
    """
    staged = file.with_name(f".{file.name}.{os.getpid()}.partial")
    count = 0
    try:
        with staged.open("w", encoding="utf-8", errors="backslashreplace", newline="") as stream:
            table = csv.writer(stream, quoting=csv.QUOTE_ALL)
            labels = map(guarded, head.labels)
            table.writerow(["path", *labels, *(f"has {label}" for label in head.labels)])
            for paths, scores in scored(library, head, progress=progress):
                for path, row in zip(paths, scores, strict=True):
                    has = (int(each) for each in row >= head.thresholds)
                    table.writerow([guarded(str(path)), *(f"{score:.6f}" for score in row), *has])
                count += len(paths)
        os.replace(staged, file)
    except OSError as error:
        raise LibraryError(f"{file} cannot be written: {error.strerror or error}.") from error
    finally:
        discard(staged)
    return count


def suggested(
    library: Library,
    head: Head,
    label: str,
    *,
    count: int = 12,
    reasons: Sequence[Reason] = REASONS,
    leave_out: Collection[Path] = (),
    progress: Progress = no_progress,
) -> list[Suggested]:
    """Up to `count` photographs of the library to label next; none nearly the same as an example, none of
    `leave_out`'s files or a copy of one. Raises LibraryError where features are damaged."""
    column = head.labels.index(label)
    paths: list[Path] = []
    scores: list[FloatArray] = []
    for some, found in scored(library, head, progress=progress):
        paths += some
        scores.append(found[:, column])
    if not paths:
        return []
    held = library.held()
    at = {path: place for path, place, *_ in held.rows}  # copies have the same place
    place = np.array([at.get(os.fsencode(path), -1) for path in paths], np.intp)
    known = [at.get(os.fsencode(path), -1) for path in leave_out]
    free = np.flatnonzero((place >= 0) & ~np.isin(place, known))
    kept = _candidates(np.concatenate(scores), free, float(head.thresholds[column]))
    if held.file is None or not kept:
        return []
    places, inverse = np.unique(place[kept], return_inverse=True)
    features = held.file.take(places)[inverse]
    return [
        Suggested(paths[kept[each.row]], each.score, each.reason, features[each.row])
        for each in suggest(head, label, features, count=count, reasons=reasons)
    ]


def _candidates(scores: FloatArray, free: Places, threshold: float) -> list[int]:
    if len(free) <= _CANDIDATES:
        return [int(row) for row in free]
    likely = free[np.argsort(-scores[free], kind="stable")[: _CANDIDATES // 2]]
    unsure = free[np.argsort(np.abs(scores[free] - threshold), kind="stable")[: _CANDIDATES // 2]]
    return [int(row) for row in np.union1d(likely, unsure)]


def _places(held: Held) -> Places:
    return np.unique(np.array([place for _, place, *_ in held.rows], np.intp))


__all__ = ["LEAST_LIBRARY", "Suggested", "sample_features", "scored", "suggested", "write_scores"]
