"""An HNSW index of a large library: its features by place, in the space that is compared, as 8-bit numbers.

It only proposes photographs; how far they are is worked out from the features themselves.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from lsgui.core.types import FloatArray, Progress
from lsgui.library import derived
from lsgui.library.search import normalised
from lsgui.library.vectors import FeatureFile

if TYPE_CHECKING:
    from usearch.index import Index

EXACT_ROWS = 250_000
"""The largest library that is searched exactly: beyond it that would take longer than 30 ms."""

_CONNECTIONS, _EFFORT_ADDING, _EFFORT_SEARCHING = 16, 96, 256
_BATCH = 512  # rows added between two chances to stop
_STEPS = 127  # of an 8-bit number, on either side of 0

Compared = Callable[[FloatArray], FloatArray]
"""From features (n, dim) to the vectors (n, d) that are compared."""


class VectorIndex:
    """The first `rows` features of a library, to be searched without looking at each of them.

    Memory: d bytes a row and about 150 for the graph. Many threads may search at the same time.
    """

    def __init__(self, graph: "Index") -> None:
        self._graph = graph

    def __len__(self) -> int:
        return len(self._graph)

    def near(self, vector: FloatArray, count: int) -> npt.NDArray[np.intp]:
        """The places of about the `count` nearest rows to `vector` (d,), in no promised order."""
        count = min(count, len(self))
        found = self._graph.search(_codes(vector[None])[0], count, threads=1, dtype="i8")
        return np.asarray(found.keys).astype(np.intp)

    def vectors(self, places: npt.NDArray[np.intp]) -> FloatArray:
        """Roughly the normalised vectors (n, d) at places."""
        codes = self._graph.get(places.astype(np.uint64), dtype="i8")
        return normalised(np.asarray(codes, np.float32).reshape(len(places), -1))


def load(path: Path, file: FeatureFile, sha256: str, rows: int) -> VectorIndex | None:
    """The index saved at `path`; None where it is missing, damaged, or not of these features."""
    from usearch.index import Index

    held = derived.sound(path, file, sha256, rows)
    graph = Index.restore(path, expansion_search=_EFFORT_SEARCHING) if held else None
    return VectorIndex(graph) if graph is not None and len(graph) == held else None


def build(
    path: Path,
    file: FeatureFile,
    sha256: str,
    rows: int,
    compared: Compared,
    *,
    threads: int,
    progress: Progress,
) -> None:
    """Make the index of the first `rows` features and save it; one that is there already only grows.

    `progress` counts rows; on Cancelled what is done is saved, too.
    """
    graph = _restored(path, file, sha256, rows)
    begun = len(graph) if graph is not None else 0
    try:
        for start in range(begun, rows, _BATCH):
            progress(start, rows)
            stop = min(start + _BATCH, rows)
            vectors = compared(file.read(start, stop))
            if graph is None:
                graph = _new(vectors.shape[1])
            keys = np.arange(start, stop, dtype=np.uint64)
            graph.add(keys, _codes(vectors), threads=threads, dtype="i8")
        progress(rows, rows)
    finally:
        if graph is not None and len(graph) > begun:
            derived.save(path, partial(_write, graph), derived.origin(file, sha256, len(graph)))


def _restored(path: Path, file: FeatureFile, sha256: str, rows: int) -> "Index | None":
    from usearch.index import Index

    if derived.sound(path, file, sha256, rows) is None:
        return None
    return Index.restore(path, connectivity=_CONNECTIONS, expansion_add=_EFFORT_ADDING)


def _new(dim: int) -> "Index":
    from usearch.index import Index

    return Index(ndim=dim, metric="cos", dtype="i8", connectivity=_CONNECTIONS, expansion_add=_EFFORT_ADDING)


def _write(graph: "Index", path: Path) -> None:
    graph.save(path)


def _codes(vectors: FloatArray) -> npt.NDArray[np.int8]:
    """Vectors (n, d) as 8-bit numbers, each row using all of them: its length does not count."""
    largest = np.abs(vectors).max(axis=1, keepdims=True)
    return np.round(vectors * (_STEPS / np.where(largest > 0, largest, 1))).astype(np.int8)
