"""Every part of the benchmark, and all of them together."""

import os
import platform
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import asdict
from functools import partial
from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from lsgui import __version__
from lsgui.bench.explaining import explaining
from lsgui.bench.interaction import filling, interaction
from lsgui.bench.memory import own_peak
from lsgui.bench.overtaking import overtaking
from lsgui.bench.pictures import Pictures, make_pictures, make_small
from lsgui.bench.spread import CAREFUL, QUICK, Effort, milliseconds, rate, spread
from lsgui.bench.startup import startup, window_memory
from lsgui.bench.teaching import teaching
from lsgui.core import images
from lsgui.core.types import OPERATIONS, Combine, Progress, no_progress

if TYPE_CHECKING:
    from lsgui.core.engine import Engine
    from lsgui.core.types import Answer

BATCH = 8
ROWS = 4096  # random features made at a time
NEIGHBOURS = 12

Json = dict[str, Any]
EmbedPixels = Callable[[Any], Any]


def measure(
    *,
    checkpoint: Path | None = None,
    device: str = "auto",
    quick: bool = False,
    photograph: Path | None = None,
    library_sizes: Sequence[int] = (10_000, 100_000),
    window_photographs: int = 500,
    progress: Progress = no_progress,
) -> Json:
    """Measure everything, part by part; `progress` counts the parts. Times are ms, memory is MB.

    Files are read from memory that the system has just written, not from a cold disk. Raises
    `UserError` for a checkpoint or a photograph that cannot be used.
    """
    from lsgui.core.engine import Engine

    effort = QUICK if quick else CAREFUL
    with tempfile.TemporaryDirectory(prefix="lsgui-bench-") as name:
        folder = Path(name)
        engine = Engine.load(checkpoint, device=device)
        pictures = make_pictures(folder, photograph, effort, engine.input_size)
        parts: dict[str, Callable[[], Json]] = {
            "machine": partial(machine, engine, quick=quick),
            "startup_ms": partial(startup, pictures.jpeg_224[:2], folder / "home", effort.repetitions),
            "window_memory": partial(window_memory, pictures.jpeg_224[:2], folder / "memory-home"),
            "window_query_ms": partial(interaction, folder, photograph),
            "window_indexing_ms": lambda: filling(
                folder / "filled-home",
                make_small(folder / "filling", photograph, window_photographs),
                window_photographs,
            ),
            "images_per_second": partial(
                throughput, engine.embed_pixels, engine.input_size, pictures, effort
            ),
            "indexed_per_second": partial(indexing, engine, folder, pictures, effort),
            "engine_memory": lambda: {"peak_mb": own_peak()},  # before further engines are loaded
            "query_ms": partial(queries, partial(Engine.load, checkpoint, device=device), pictures, effort),
            "query_while_indexing_ms": partial(overtaking, engine, folder, photograph, effort.repetitions),
            "search_ms": partial(searches, engine.search_space.dim, library_sizes, effort),
            "teaching_ms": partial(teaching, engine, folder, photograph, effort.repetitions),
            "why_ms": partial(explaining, engine, pictures.jpeg_224, effort.repetitions),
            "torch_eager_per_second": partial(torch_eager, engine, pictures, effort, folded=False),
            "torch_folded_per_second": partial(torch_eager, engine, pictures, effort, folded=True),
        }
        found: Json = {}
        for done, (part, work) in enumerate(parts.items()):
            progress(done, len(parts))
            found[part] = work()
        progress(len(parts), len(parts))
    return found | {
        f"engine_to_{name}": ratios(found["images_per_second"], found[f"{name}_per_second"])
        for name in ("torch_eager", "torch_folded")
    }


def machine(engine: "Engine", *, quick: bool) -> Json:
    """What was measured, and on what."""
    import onnxruntime

    return {
        "cpu": _cpu(),
        "cores": os.cpu_count(),
        "system": platform.platform(),
        "python": platform.python_version(),
        "lsgui": __version__,
        "onnxruntime": onnxruntime.__version__,
        "device": engine.device,
        "checkpoint": asdict(engine.identity),
        "quick": quick,
    }


def _cpu() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()


def throughput(embed: EmbedPixels, size: tuple[int, int], pictures: Pictures, effort: Effort) -> Json:
    """Images a second in batches of 8: pixels that are ready, and files decoded in the same thread."""

    def embed_files(files: Sequence[Path]) -> None:
        for start in range(0, len(files), BATCH):
            embed(np.stack([images.pixels(file, size) for file in files[start : start + BATCH]]))

    def embed_ready() -> None:
        for start in range(0, len(pictures.pixels), BATCH):
            embed(pictures.pixels[start : start + BATCH])

    embed(pictures.pixels[:BATCH])  # the first run also prepares the network
    small, large = pictures.jpeg_224, pictures.jpeg_12_megapixels
    times = effort.repetitions
    return {
        "pixels": asdict(rate(embed_ready, len(pictures.pixels), times)),
        "jpeg_224": asdict(rate(partial(embed_files, small), len(small), times)),
        "jpeg_12_megapixels": asdict(rate(partial(embed_files, large), len(large), times)),
    }


def indexing(engine: "Engine", folder: Path, pictures: Pictures, effort: Effort) -> Json:
    """Images a second of `lsgui index` into a fresh library, decoding beside the engine."""
    from lsgui.library import scan
    from lsgui.library.store import Library

    def index(source: Path, number: int) -> float:
        library = Library.open(
            folder / f"{source.name}-library-{number}", engine.identity, engine.dim, space=engine.search_space
        )
        try:
            report = scan.index(library, engine, [source])
        finally:
            library.close()
        return report.added / report.seconds

    sources = {name: getattr(pictures, name)[0].parent for name in ("jpeg_224", "jpeg_12_megapixels")}
    return {
        name: asdict(spread([index(source, number) for number in range(effort.repetitions)]))
        for name, source in sources.items()
    }


def queries(load: Callable[[], "Engine"], pictures: Pictures, effort: Effort) -> Json:
    """Milliseconds of a query: cold (loading the engine too), on two new images, and on known images."""
    pairs = list(zip(pictures.jpeg_224[0::2], pictures.jpeg_224[1::2], strict=False))
    operations = cycle(OPERATIONS)

    def ask(engine: "Engine", pair: tuple[Path, Path]) -> "Answer":
        return engine.answer(Combine(next(operations), *pair))

    cold = [milliseconds(lambda: ask(load(), pairs[0])) for _ in range(effort.repetitions)]
    engine = load()
    ask(engine, pairs[0])
    new = [ask(engine, pair) for pair in pairs[1 : effort.repetitions + 1]]
    warm = [ask(engine, pairs[0]) for _ in range(effort.repetitions * len(OPERATIONS))]
    return {"cold": asdict(spread(cold)), "new_pair": _timings(new), "warm": _timings(warm)}


def _timings(answers: "Sequence[Answer]") -> Json:
    parts = answers[0].timings_ms
    return {part: asdict(spread([answer.timings_ms[part] for answer in answers])) for part in parts}


def searches(dim: int, sizes: Sequence[int], effort: Effort) -> Json:
    """Milliseconds of an exact search for 12 neighbours among random vectors, by library size."""
    from lsgui.library.search import Matrix, smallest

    random = np.random.default_rng(0)
    found = {}
    for size in sizes:
        matrix = Matrix()
        for start in range(0, size, ROWS):
            matrix = matrix.grown(random.random((min(ROWS, size - start), dim), dtype=np.float32))
        feature = random.random(dim, dtype=np.float32)
        search = partial(lambda held, wanted: smallest(held.distances(wanted), NEIGHBOURS), matrix, feature)
        search()
        found[str(size)] = asdict(spread([milliseconds(search) for _ in range(effort.repetitions)]))
    return found


def torch_eager(engine: "Engine", pictures: Pictures, effort: Effort, *, folded: bool) -> Json:
    """The same throughput through torch: the backbone as its library builds it, or `folded`, with batch
    normalisation in the convolutions, as exported. Without torch every number is None, with a "reason"."""
    try:
        import torch

        from lsgui.core.nets import Backbone, BackboneConfig, fused

        # Weights do not matter to the time, so any will do.
        built = Backbone(BackboneConfig(**engine.checkpoint.config["backbone"])).eval()
        backbone = fused(built) if folded else built
    except ImportError as error:
        return {**dict.fromkeys(("pixels", "jpeg_224", "jpeg_12_megapixels")), "reason": str(error)}

    def embed(pixels: Any) -> object:
        with torch.inference_mode():
            return backbone(torch.from_numpy(pixels))

    return {**throughput(embed, engine.input_size, pictures, effort), "reason": None}


def ratios(engine: Json, torch_reference: Json) -> Json:
    """How many times the engine is faster, by medians."""
    return {
        part: round(numbers["median"] / torch_reference[part]["median"], 2) if torch_reference[part] else None
        for part, numbers in engine.items()
    }
