"""Searching, measured: how long an answer's neighbours take, and how many of the true ones an index finds.

The libraries are as large as asked, from far fewer photographs: each feature is a mixture of those of two
photographs, at random, with noise of a tenth of its length.
"""

import os
import tempfile
import time
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from lsgui.bench.measure import machine
from lsgui.bench.memory import own_peak
from lsgui.bench.spread import milliseconds, spread
from lsgui.core.types import Filter, FloatArray, ImageError, Progress, UserError, no_progress
from lsgui.library.search import normalised
from lsgui.library.store import Library
from lsgui.library.vectors import FeatureFile
from lsgui.library.walk import Found, walk
from lsgui.library.writer import Writer

if TYPE_CHECKING:
    from lsgui.core.engine import Engine

SEED, NOISE, NEIGHBOURS = 0, 0.1, 10
EXACT, INDEXED, QUERIES = 100_000, 1_000_000, 200
QUICK_EXACT, QUICK_INDEXED, QUICK_QUERIES = 5_000, 20_000, 20
PHOTOGRAPHS = 10_000  # of the folder, at most
_ROWS = 4096
_BATCH = 64

Json = dict[str, Any]


def measure(
    engine: "Engine", photographs: Path, *, quick: bool = False, progress: Progress = no_progress
) -> Json:
    """Measure an exact search and an indexed one; times are ms or seconds, memory is MB.

    Takes about 3 GB of the disk for a while. Raises `UserError` where a folder has no two photographs.
    """
    exact, indexed = (QUICK_EXACT, QUICK_INDEXED) if quick else (EXACT, INDEXED)
    queries = QUICK_QUERIES if quick else QUERIES
    features = features_of(engine, photographs, progress)
    mixed = Mixed(features)
    asked = np.concatenate(list(mixed.rows(queries, np.random.default_rng(SEED + 1))))
    report: Json = {
        "machine": machine(engine, quick=quick),
        "photographs": len(features),
        "seed": SEED,
        "noise": NOISE,
        "neighbours": NEIGHBOURS,
        "compared_dim": engine.search_space.dim,
    }
    with tempfile.TemporaryDirectory(prefix="lsgui-bench-") as name:
        for part, size, largest in (("exact", exact, exact), ("indexed", indexed, exact)):
            with mixed_library(Path(name, part), engine, mixed, size, largest) as library:
                report[part] = _measured(library, asked, size, progress)
    return report


class Mixed:
    """Features (n, dim) mixed from those of photographs."""

    def __init__(self, features: FloatArray) -> None:
        self._features = features

    def rows(self, count: int, random: np.random.Generator) -> Iterator[FloatArray]:
        """`count` mixtures, some at a time."""
        for start in range(0, count, _ROWS):
            n = min(_ROWS, count - start)
            a, b = random.integers(0, len(self._features), (2, n))
            share = random.random((n, 1), dtype=np.float32)
            mixture = share * self._features[a] + (1 - share) * self._features[b]
            noise = normalised(random.standard_normal(mixture.shape, dtype=np.float32))
            yield mixture + np.float32(NOISE) * noise * np.linalg.norm(mixture, axis=1, keepdims=True)


def features_of(engine: "Engine", folder: Path, progress: Progress) -> FloatArray:
    """The features (n, dim) of a folder's photographs. Raises `UserError` where there are no two."""
    files = [found.path for found in walk(folder).files][:PHOTOGRAPHS] if folder.is_dir() else []
    parts = []
    for start in range(0, len(files), _BATCH):
        progress(start, len(files))
        parts.append(_embedded(engine, files[start : start + _BATCH]))
    features = np.concatenate(parts) if parts else np.empty((0, engine.dim), np.float32)
    if len(features) < 2:
        raise UserError(f"{folder} is no folder with two photographs or more to mix features of.")
    return features


def _embedded(engine: "Engine", files: list[Path]) -> FloatArray:
    try:
        return engine.embed(files)
    except ImageError:  # one of them: the others count
        kept = []
        for file in files:
            try:
                kept.append(engine.embed([file]))
            except ImageError:
                continue
        return np.concatenate(kept) if kept else np.empty((0, engine.dim), np.float32)


def mixed_library(folder: Path, engine: "Engine", mixed: Mixed, size: int, largest_exact: int) -> Library:
    """A library of mixtures, whose photographs are names alone."""
    pictures = folder / "pictures"
    number = 0
    with Writer(folder, engine.identity, engine.dim) as writer:
        root = writer.add_root(pictures)
        for rows in mixed.rows(size, np.random.default_rng(SEED)):
            for row in rows:
                found = Found(pictures / f"{number:07}.jpg", 1, number * 10**12)
                writer.put_new(root, found, number.to_bytes(20, "big"), row)
                number += 1
    return Library.open(
        folder,
        engine.identity,
        engine.dim,
        space=engine.search_space,
        labeller=engine.checkpoint,
        exact_rows=largest_exact,
    )


def _measured(library: Library, asked: FloatArray, size: int, progress: Progress) -> Json:
    counts: dict[str, int] = {}
    labels_ms = milliseconds(lambda: counts.update(library.label_counts()))
    prepare_ms = milliseconds(lambda: library.prepare_search(threads=os.cpu_count() or 1, progress=progress))
    first_ms = milliseconds(lambda: library.nearest(asked[0], NEIGHBOURS))
    found, times, processor = _answers(library, asked, Filter())
    truth = nearest_of_all(library, asked)
    recalls = [len(set(a) & set(b)) / NEIGHBOURS for a, b in zip(found, truth, strict=True)]
    common, rare = max(counts, key=lambda label: counts[label]), _rare(counts, size)
    return {
        "vectors": size,
        "labels_seconds": round(labels_ms / 1000, 1),
        "prepare_seconds": round(prepare_ms / 1000, 1),
        "index_mb": round(sum(file.stat().st_size for file in library.folder.glob("index-*")) / 1e6, 1),
        "first_query_ms": round(first_ms, 1),
        "query_ms": asdict(spread(times)),
        "query_processor_ms": asdict(spread(processor)),  # without waiting for others on a busy machine
        "recall_at_10": round(float(np.mean(recalls)), 4),
        "filtered_query_ms": {
            f"{label} ({counts[label]})": asdict(
                spread(_answers(library, asked, Filter(must=(label,)))[1][1:])
            )
            for label in dict.fromkeys((common, rare))
        },
        "peak_mb": own_peak(),
    }


def _rare(counts: dict[str, int], size: int) -> str:
    """The label that is nearest to being had by one photograph of a thousand."""
    return min(counts, key=lambda label: abs(np.log((counts[label] + 1) / (size / 1000 + 1))))


def _answers(
    library: Library, asked: FloatArray, where: Filter
) -> tuple[list[list[int]], list[float], list[float]]:
    """The places of the neighbours, and what each query took, by the clock and of the processor."""
    found, times, processor = [], [], []
    for feature in asked:
        began, spent = time.perf_counter(), time.thread_time()
        near = library.nearest(feature, NEIGHBOURS, where=where)
        processor.append((time.thread_time() - spent) * 1000)
        times.append((time.perf_counter() - began) * 1000)
        found.append([int(neighbour.path.stem) for neighbour in near])
    return found, times, processor


def nearest_of_all(library: Library, asked: FloatArray) -> list[list[int]]:
    """The places of the nearest features to each of those asked (n, dim), by looking at every one."""
    held = library.held(rows=False)
    assert isinstance(held.file, FeatureFile)
    wanted = normalised(library.compared(asked))
    best = np.full((len(asked), NEIGHBOURS), -2, np.float32)
    places = np.zeros((len(asked), NEIGHBOURS), np.intp)
    for start in range(0, held.features, _ROWS):
        stop = min(start + _ROWS, held.features)
        cosines = wanted @ normalised(library.compared(held.file.read(start, stop))).T
        both = np.concatenate([best, cosines], axis=1)
        at = np.concatenate([places, np.broadcast_to(np.arange(start, stop), cosines.shape)], axis=1)
        order = np.argpartition(-both, NEIGHBOURS - 1, axis=1)[:, :NEIGHBOURS]
        best, places = np.take_along_axis(both, order, axis=1), np.take_along_axis(at, order, axis=1)
    found: list[list[int]] = places.tolist()
    return found
