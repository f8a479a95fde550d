"""The options of `lsgui bench`, and which measurement they choose."""

import argparse
from pathlib import Path

from lsgui import bench_command
from lsgui.common_options import add_engine, add_json, count, engine_config, positive_count


def add_to(parser: argparse.ArgumentParser) -> None:
    """Add all of them, and what they run."""
    parser.add_argument("--quick", action="store_true", help="a few repetitions only")
    parser.add_argument(
        "--library", action="store_true",
        help="measure the library instead: indexing against what decoding and engine could do, a rescan of "
        "100,000 files, memory",
    )  # fmt: skip
    parser.add_argument("--photograph", type=Path, metavar="FILE", help="decode this one instead")
    parser.add_argument("--library-sizes", type=_sizes, default=(10_000, 100_000), metavar="N,N,...")
    parser.add_argument(
        "--hostile", type=positive_count, metavar="N",
        help="index N files that are out to do harm instead, and say which did",
    )  # fmt: skip
    _add_endurance(parser)
    parser.add_argument(
        "--window-photographs", type=count, default=500, metavar="N",
        help="how many are indexed in a window whose longest stall is measured (500)",
    )  # fmt: skip
    parser.add_argument(
        "--window-library", type=count, default=0, metavar="N",
        help="only a window with N images in its library, from a change to the answer painted",
    )  # fmt: skip
    parser.add_argument(
        "--search", type=Path, metavar="FOLDER",
        help="only searching, among 100,000 and 1,000,000 vectors mixed from FOLDER's photographs",
    )  # fmt: skip
    parser.add_argument(
        "--why", type=Path, metavar="FOLDER",
        help="only whether hiding what is said to carry a label takes it away, in FOLDER's photographs",
    )  # fmt: skip
    parser.add_argument(
        "--ask", type=Path, metavar="FOLDER",
        help="only asking backwards, of 8,000 and 100,000 vectors mixed from FOLDER's photographs",
    )  # fmt: skip
    parser.add_argument(
        "--library-kills", type=positive_count, metavar="N",
        help="instead, kill N indexing runs at random moments, and say whether anything was lost by it",
    )  # fmt: skip
    parser.add_argument("folder", metavar="FOLDER", type=Path, nargs="?", help="what those runs index")
    add_engine(parser)
    add_json(parser)
    parser.set_defaults(run=_run)


def _add_endurance(parser: argparse.ArgumentParser) -> None:
    """Those of hostile input and of windows used without a rest."""
    parser.add_argument(
        "--fuzz", type=positive_count, metavar="SECONDS",
        help="instead, have every parser read hostile input, made by chance, for so long; say what gave way",
    )  # fmt: skip
    parser.add_argument(
        "--parser",
        action="append",
        default=[],
        metavar="NAME",
        help="with --fuzz, only this; may be repeated",
    )
    parser.add_argument(
        "--soak", type=positive_count, metavar="SECONDS",
        help="instead, use windows for so long without a rest, and say what became of memory and the like",
    )  # fmt: skip
    parser.add_argument(
        "--seed", type=int, default=0, metavar="N",
        help="with --fuzz, other files; with --soak, another course of things (0)",
    )  # fmt: skip


def _run(args: argparse.Namespace) -> int:
    if args.soak:
        return bench_command.run_soak(args.soak, args.seed)
    if args.hostile:
        return bench_command.run_hostile(args.hostile)
    if args.fuzz:
        return bench_command.run_fuzz(args.fuzz, args.parser, args.seed)
    if args.why:
        return bench_command.run_why(args.why, engine_config(args))
    if args.library_kills:
        return bench_command.run_kills(args.library_kills, args.folder, engine_config(args))
    return bench_command.run_bench(
        bench_command.BenchConfig(
            engine_config(args),
            args.quick,
            args.library,
            args.photograph,
            args.library_sizes,
            args.search,
            args.ask,
            args.window_photographs,
            args.window_library,
        )
    )


def _sizes(text: str) -> tuple[int, ...]:
    return tuple(count(part) for part in text.split(","))
