"""An HNSW index of a large library: its features by place, in the space that is compared, as 8-bit numbers.

It only proposes photographs; how far they are is worked out from the features themselves.
"""

from collections.abc import Callable
from functools import cached_property, partial
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

_CONNECTIONS, _EFFORT_ADDING, _EFFORT_SEARCHING = 16, 64, 512
_BATCH = 512  # rows added between two chances to stop
_STEPS = 127  # of an 8-bit number, on either side of 0

Compared = Callable[[FloatArray], FloatArray]
"""From features (n, dim) to the vectors (n, d) that are compared."""

Codes = npt.NDArray[np.int8]


class VectorIndex:
    """The first `rows` features of a library, to be searched without looking at each of them.

    Memory: d bytes a row and about 150 for the graph; d more once rows are looked at one by one. Many
    threads may search at the same time.
    """

    def __init__(self, graph: "Index", codes: Path) -> None:
        self._graph, self._codes_file = graph, codes

    def __len__(self) -> int:
        return len(self._graph)

    def near(self, vector: FloatArray, count: int) -> npt.NDArray[np.intp]:
        """The places of about the `count` nearest rows to `vector` (d,), in no promised order."""
        count = min(count, len(self))
        found = self._graph.search(_codes(vector[None])[0], count, threads=1, dtype="i8")
        return np.asarray(found.keys).astype(np.intp)

    def vectors(self, places: npt.NDArray[np.intp]) -> FloatArray:
        """Roughly the normalised vectors (n, d) at places."""
        return normalised(self._codes[places].astype(np.float32))

    @cached_property
    def _codes(self) -> Codes:
        return _read_codes(self._codes_file, self._graph.ndim)


def load(path: Path, file: FeatureFile, sha256: str, rows: int) -> VectorIndex | None:
    """The index saved at `path`; None where it is missing, damaged, or not of these features."""
    held = saved(path, file, sha256, rows)
    graph = _graphs().restore(path, expansion_search=_EFFORT_SEARCHING) if held else None
    return VectorIndex(graph, codes_of(path)) if graph is not None and len(graph) == held else None


def saved(path: Path, file: FeatureFile, sha256: str, rows: int) -> int:
    """How many of the `rows` features of a checkpoint the index saved at `path` has; 0 for none."""
    held = {derived.sound(part, file, sha256, rows) for part in (path, codes_of(path))}
    return (held.pop() or 0) if len(held) == 1 else 0


def codes_of(path: Path) -> Path:
    """Where the vectors of the index at `path` are, as 8-bit numbers, to be looked at one by one."""
    return path.with_suffix(".codes")


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
    begun = saved(path, file, sha256, rows)
    graph = _graphs().restore(path, expansion_add=_EFFORT_ADDING) if begun else None
    codes = [_read_codes(codes_of(path), graph.ndim)] if graph is not None else []
    try:
        for start in range(begun, rows, _BATCH):
            progress(start, rows)
            stop = min(start + _BATCH, rows)
            added = _codes(compared(file.read(start, stop)))
            graph = _new(added.shape[1]) if graph is None else graph
            graph.add(np.arange(start, stop, dtype=np.uint64), added, threads=threads, dtype="i8")
            codes.append(added)
        progress(rows, rows)
    finally:
        if graph is not None and len(graph) > begun:
            made_from = derived.origin(file, sha256, len(graph))
            derived.save(codes_of(path), lambda staged: np.concatenate(codes).tofile(staged), made_from)
            derived.save(path, partial(_write, graph), made_from)


def _graphs() -> "type[Index]":
    """The kind of graph. ONNX Runtime has to be loaded before usearch: after it, it ends the process."""
    import onnxruntime  # noqa: F401
    from usearch.index import Index

    return Index


def _new(dim: int) -> "Index":
    return _graphs()(
        ndim=dim, metric="cos", dtype="i8", connectivity=_CONNECTIONS, expansion_add=_EFFORT_ADDING
    )


def _write(graph: "Index", path: Path) -> None:
    graph.save(path)


def _read_codes(path: Path, dim: int) -> Codes:
    return np.fromfile(path, np.int8).reshape(-1, dim)


def _codes(vectors: FloatArray) -> Codes:
    """Vectors (n, d) as 8-bit numbers, each row using all of them: its length does not count."""
    largest = np.abs(vectors).max(axis=1, keepdims=True)
    return np.round(vectors * (_STEPS / np.where(largest > 0, largest, 1))).astype(np.int8)
