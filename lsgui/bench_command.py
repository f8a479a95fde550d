"""`lsgui bench`: measure this machine, or do the library harm and see what it costs. Always JSON."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lsgui import reports
from lsgui.commands import AT_FAULT, DONE, EngineConfig, cancellable, say, show
from lsgui.core.types import UserError


@dataclass(frozen=True)
class BenchConfig:
    """`lsgui bench`: a long, careful run or a `quick` one; `photograph` None: one that a package ships.

    With `window_library`, only a window is measured whose library has so many images. With `search` or
    `ask`, a folder of photographs, only searching or asking backwards is, in libraries mixed from them.
    """

    engine: EngineConfig
    quick: bool
    library: bool
    photograph: Path | None
    library_sizes: tuple[int, ...]
    search: Path | None = None
    ask: Path | None = None
    window_photographs: int = 500
    window_library: int = 0


def run_bench(config: BenchConfig) -> int:
    """Measure this machine; always JSON."""
    from lsgui import bench

    if config.search is not None or config.ask is not None or config.window_library:
        return _run_mixed_bench(config)
    common: Any = {
        "checkpoint": config.engine.checkpoint,
        "device": config.engine.device,
        "quick": config.quick,
        "photograph": config.photograph,
    }
    with reports.ProgressLine("measuring") as progress:
        if config.library:
            result = bench.measure_library(**common, progress=progress)
        else:
            result = bench.measure(
                **common,
                library_sizes=config.library_sizes,
                window_photographs=config.window_photographs,
                progress=progress,
            )
    show(result)
    return DONE


def _run_mixed_bench(config: BenchConfig) -> int:
    from lsgui.bench import asking, searching, window_library

    engine = config.engine.load()
    with reports.ProgressLine("measuring") as progress:
        if config.window_library:
            rows, photograph = config.window_library, config.photograph
            result = window_library.measure(engine, photograph, rows, progress=progress)
        elif config.search is not None:
            result = searching.measure(engine, config.search, quick=config.quick, progress=progress)
        else:
            assert config.ask is not None
            result = asking.measure(engine, config.ask, quick=config.quick, progress=progress)
    show(result)
    return DONE


def run_why(photographs: Path, engine: EngineConfig) -> int:
    """Measure whether hiding what is said to carry a label takes it away; always JSON."""
    from lsgui.bench import explaining

    with cancellable("hiding") as progress:
        result = explaining.measure(engine.load(), photographs, progress=progress)
    show(result)
    return DONE


def run_kills(count: int, folder: Path | None, engine: EngineConfig) -> int:
    """Kill indexing runs and say what that harmed; always JSON. 1 where anything was lost."""
    from lsgui import bench

    if folder is not None and not folder.is_dir():
        raise UserError(f"{folder} is not a folder.")
    with reports.ProgressLine("killing") as progress:
        result = bench.kill_runs(
            count, folder, checkpoint=engine.checkpoint, device=engine.device, progress=progress
        )
    show(result)
    if not result["holds"]:
        say("a killed run lost or doubled something: see the report")
    return DONE if result["holds"] else AT_FAULT


def run_hostile(count: int) -> int:
    """Index hostile files; 1 where one ended in a way that it should not have. Always JSON."""
    from lsgui.bench.hostile_run import measure_hostile

    with cancellable("indexing") as progress:
        result = measure_hostile(count, progress=progress)
    show(result)
    return DONE if result["held"] else AT_FAULT


def run_fuzz(seconds: int, names: Sequence[str], seed: int) -> int:
    """Try parsers with hostile input; 1 where one crashed, hung or wrote elsewhere. Always JSON."""
    from lsgui.bench.fuzzing.children import measure_fuzz
    from lsgui.bench.fuzzing.running import NAMES

    if unknown := [name for name in names if name not in NAMES]:
        raise UserError(f"There is no parser {unknown[0]!r}; choose among {', '.join(NAMES)}.")
    with cancellable("fuzzing") as progress:
        result = measure_fuzz(seconds, names or NAMES, seed=seed, progress=progress)
    show(result)
    return DONE if result["held"] else AT_FAULT


def run_soak(seconds: int, seed: int) -> int:
    """Use windows for so long without a rest; always JSON. 1 where they did not hold out, and why not."""
    from lsgui.bench.soak import soak
    from lsgui.bench.soak_verdict import why_failed

    with reports.ProgressLine("soaking"):
        result = soak(seconds, seed=seed)
    failed = why_failed(result)
    show({**result, "held": not failed, "why_failed": failed})
    for reason in failed:
        say(reason)
    return AT_FAULT if failed else DONE
