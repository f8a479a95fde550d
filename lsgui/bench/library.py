"""`lsgui bench --library`: how well indexing uses the machine, and what a large library costs."""

import tempfile
import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import asdict
from functools import partial
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from lsgui.bench import large
from lsgui.bench.pictures import make_photographs
from lsgui.bench.spread import Effort, spread
from lsgui.core.images import PixelArray
from lsgui.core.types import Progress, no_progress
from lsgui.library import decoding, scan
from lsgui.library.store import Library
from lsgui.library.thumbnails import Thumbnailer

if TYPE_CHECKING:
    from lsgui.core.engine import Engine

BATCH = 8
AHEAD = 32
CAREFUL = Effort(repetitions=5, pixels=0, small=768, large=160)
QUICK = Effort(repetitions=1, pixels=0, small=64, large=16)
ROWS = 100_000
QUICK_ROWS = 2_000

Json = dict[str, Any]


def measure_library(
    *,
    checkpoint: Path | None = None,
    device: str = "auto",
    quick: bool = False,
    photograph: Path | None = None,
    progress: Progress = no_progress,
) -> Json:
    """Measure indexing and a library of 100,000 images, part by part; `progress` counts the parts.

    Raises `UserError` for a checkpoint or a photograph that cannot be used.
    """
    from lsgui.bench.measure import machine
    from lsgui.core.engine import Engine

    effort, rows = (QUICK, QUICK_ROWS) if quick else (CAREFUL, ROWS)
    with tempfile.TemporaryDirectory(prefix="lsgui-bench-") as name:
        folder = Path(name)
        engine = Engine.load(checkpoint, device=device)
        sources = make_photographs(folder / "photographs", photograph, effort)
        parts: dict[str, Callable[[], Json]] = {
            "machine": partial(machine, engine, quick=quick),
            "indexing": partial(indexing, engine, folder, sources, effort.repetitions),
            "large": partial(large.measure, engine, folder / "large", sources["jpeg_224"][:2], rows),
        }
        found: Json = {}
        for done, (part, work) in enumerate(parts.items()):
            progress(done, len(parts))
            found[part] = work()
        progress(len(parts), len(parts))
    return found


def indexing(
    engine: "Engine", folder: Path, sources: Mapping[str, Sequence[Path]], repetitions: int
) -> dict[str, Json]:
    """For each folder of files: images a second of decoding alone, of the engine alone, and of an index.

    Decoding includes hashing and thumbnails. "efficiency" is the share of 1 / (1/decoding + 1/engine),
    which is what both together could do on cores that do nothing else; the three are measured in turn.
    """
    fresh = (folder / str(number) for number in count())
    return {name: _efficiency(engine, files, fresh, repetitions) for name, files in sources.items()}


def _efficiency(engine: "Engine", files: Sequence[Path], fresh: Iterator[Path], repetitions: int) -> Json:
    rates: dict[str, list[float]] = {"decoding": [], "engine": [], "index": []}
    shares = []
    _embed(engine, list(_decoded(engine, files[:BATCH], next(fresh))))  # the first run prepares the network
    for _ in range(repetitions):
        began = time.perf_counter()
        pixels = list(_decoded(engine, files, next(fresh)))
        decoding_rate = len(files) / (time.perf_counter() - began)
        began = time.perf_counter()
        _embed(engine, pixels)
        engine_rate = len(files) / (time.perf_counter() - began)
        del pixels
        index_rate = _index(engine, files, next(fresh))
        for name, rate in zip(rates, (decoding_rate, engine_rate, index_rate), strict=True):
            rates[name].append(rate)
        shares.append(index_rate * (1 / decoding_rate + 1 / engine_rate))
    numbers = {name: asdict(spread(values)) for name, values in rates.items()}
    return {**numbers, "efficiency": asdict(spread(shares)), "files": len(files)}


def _decoded(engine: "Engine", files: Sequence[Path], folder: Path) -> Iterator[PixelArray]:
    """The files' pixels, read by the worker processes of an index."""
    with decoding.Decoders(
        engine.input_size, decode=Thumbnailer(folder), workers=decoding.workers_for(len(files))
    ) as decoders:
        waiting: deque[Future[decoding.Decoded]] = deque()
        for file in files:
            waiting.append(decoders.submit(file))
            if len(waiting) > AHEAD:
                yield _pixels(waiting.popleft())
        yield from map(_pixels, waiting)


def _pixels(future: "Future[decoding.Decoded]") -> PixelArray:
    pixels = future.result().pixels
    assert pixels is not None, "the benchmark's own photographs can be read"
    return pixels


def _embed(engine: "Engine", pixels: Sequence[PixelArray]) -> None:
    for start in range(0, len(pixels), BATCH):
        engine.embed_pixels(np.stack(pixels[start : start + BATCH]))


def _index(engine: "Engine", files: Sequence[Path], folder: Path) -> float:
    library = Library.open(folder / "library", engine.identity, engine.dim, space=engine.search_space)
    with library:
        report = scan.index(library, engine, [files[0].parent], thumbnails=folder / "thumbnails")
    assert report.added == len(files), report
    return report.images_per_second
