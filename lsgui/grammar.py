"""The words of the command line: every sub-command with its options, and the record that they make."""

import argparse
from collections.abc import Callable
from pathlib import Path

from lsgui import __version__, commands, paths
from lsgui.core.devices import DEVICES
from lsgui.core.types import EXTRA_METHODS, METHODS, OPERATIONS, UserError
from lsgui.training import options

Run = Callable[[argparse.Namespace], int]
_METHODS_HELP = (
    "learned: the networks combine the images' features (default); "
    "analytic: plain arithmetic combines the features; "
    "label_logic: the probabilities of the labels are combined, without a feature, so without neighbours; "
    "laso_paper, laso_residual: the networks of the LaSO paper, or of its code, where the checkpoint has them"
)


def parser() -> argparse.ArgumentParser:
    """The parser; what it parses has a function `run` that gives the exit code."""
    whole = argparse.ArgumentParser(
        prog="lsgui",
        usage="lsgui [IMAGE [IMAGE]] [FOLDER ...] | lsgui COMMAND ...",
        description="Explore photographs by their label sets. Without a command, the window opens.",
    )
    whole.add_argument("--version", action="version", version=f"lsgui {__version__}")
    adders = {
        "query": _add_query,
        "index": _add_index,
        "fewshot": _add_fewshot,
        "train": _add_train,
        "eval": _add_eval,
        "seeds": _add_seeds,
        "bench": _add_bench,
        "doctor": _add_doctor,
    }
    subparsers = whole.add_subparsers(title="commands", metavar="COMMAND", prog="lsgui", required=True)
    for name, add in adders.items():
        text = (add.__doc__ or "").strip()
        add(subparsers.add_parser(name, help=text, description=text))
    return whole


def _add_query(parser: argparse.ArgumentParser) -> None:
    """combine two images and show labels and neighbours"""
    parser.add_argument("image_a", metavar="A", type=Path, help="an image file")
    parser.add_argument(
        "image_b", metavar="B", type=Path, help="another one; difference takes it away from A"
    )
    parser.add_argument("--op", required=True, choices=OPERATIONS, help="difference is A without B")
    parser.add_argument("-k", "--count", type=_count, default=12, metavar="N", help="neighbours (12)")
    parser.add_argument("--method", choices=(*METHODS, *EXTRA_METHODS), default="learned", help=_METHODS_HELP)
    parser.add_argument(
        "--head", action="append", type=Path, default=[], metavar="HEAD",
        help="also ask this few-shot head: its folder, or its name in the window; may be repeated",
    )  # fmt: skip
    _add_library(parser)
    _add_engine(parser)
    _add_json(parser)
    parser.set_defaults(run=lambda args: commands.run_query(_query_config(args)))


def _query_config(args: argparse.Namespace) -> commands.QueryConfig:
    return commands.QueryConfig(
        image_a=args.image_a,
        image_b=args.image_b,
        operation=args.op,
        method=args.method,
        count=args.count,
        library=args.library,
        heads=tuple(args.head),
        engine=_engine_config(args),
        json=args.json,
    )


def _add_index(parser: argparse.ArgumentParser) -> None:
    """add folders to the library, or bring it up to date"""
    parser.add_argument("folders", metavar="FOLDER", type=Path, nargs="+")
    parser.add_argument(
        "--ray", metavar="ADDRESS",
        help="embed on a Ray cluster: HOST:PORT, ray://HOST:PORT, auto (the one that this machine is in) or "
        "local (two workers, here); every worker must see the folders and have the same lsgui",
    )  # fmt: skip
    _add_library(parser)
    _add_engine(parser)
    _add_json(parser)
    parser.set_defaults(run=lambda args: commands.run_index(_index_config(args)))


def _index_config(args: argparse.Namespace) -> commands.IndexConfig:
    return commands.IndexConfig(
        tuple(args.folders), _library(args), args.ray, _engine_config(args), args.json
    )


def _add_fewshot(parser: argparse.ArgumentParser) -> None:
    """fit a classifier for new categories, or use one"""
    actions = parser.add_subparsers(title="actions", metavar="ACTION", required=True)
    for name, add in (("fit", _add_fit), ("predict", _add_predict)):
        text = (add.__doc__ or "").strip()
        add(actions.add_parser(name, help=text, description=text))


def _add_fit(parser: argparse.ArgumentParser) -> None:
    """fit a head on a folder of examples: flat (one category) or one subfolder per category"""
    parser.add_argument("folder", metavar="FOLDER", type=Path)
    parser.add_argument("--out", metavar="HEAD", type=Path, required=True, help="the folder to save it in")
    parser.add_argument("--name", help="the head's name (default: the folder's)")
    parser.add_argument(
        "--synthesis", action="store_true",
        help="fit on combinations of the examples, too; the benchmark found no gain in it",
    )  # fmt: skip
    _add_engine(parser)
    _add_json(parser)
    parser.set_defaults(
        run=lambda args: commands.run_fit(
            commands.FitConfig(
                args.folder, args.out, args.name, args.synthesis, _engine_config(args), args.json
            )
        )
    )


def _add_predict(parser: argparse.ArgumentParser) -> None:
    """score images with a saved head"""
    parser.add_argument("head", metavar="HEAD", type=Path, help="its folder, or its name in the window")
    parser.add_argument("images", metavar="IMAGE", type=Path, nargs="+")
    _add_engine(parser)
    _add_json(parser)
    parser.set_defaults(
        run=lambda args: commands.run_predict(
            commands.PredictConfig(args.head, tuple(args.images), _engine_config(args), args.json)
        )
    )


def _add_train(parser: argparse.ArgumentParser) -> None:
    """train a checkpoint on labelled images"""
    options.add_train_arguments(parser)
    parser.set_defaults(run=lambda args: _trained(options.run_train, args))


def _add_eval(parser: argparse.ArgumentParser) -> None:
    """measure a checkpoint on labelled images"""
    options.add_eval_arguments(parser)
    parser.set_defaults(run=lambda args: _trained(options.run_eval, args))


def _add_seeds(parser: argparse.ArgumentParser) -> None:
    """mean and spread of what lsgui eval found for several seeds"""
    options.add_seeds_arguments(parser)
    parser.set_defaults(run=lambda args: _trained(options.run_seeds, args))


def _trained(run: Run, args: argparse.Namespace) -> int:
    """Run what may need the packages of the train extra, which a user need not have."""
    try:
        return run(args)
    except ModuleNotFoundError as error:
        if error.name is None or error.name.startswith("lsgui"):
            raise
        extra = "install them with pip install 'lsgui[train]'"
        raise UserError(f"training needs packages that are not here ({error.name}): {extra}") from error


def _add_bench(parser: argparse.ArgumentParser) -> None:
    """measure speed and memory on this machine (JSON)"""
    parser.add_argument("--quick", action="store_true", help="a few repetitions only")
    parser.add_argument("--photograph", type=Path, metavar="FILE", help="decode this one instead")
    parser.add_argument("--library-sizes", type=_sizes, default=(10_000, 100_000), metavar="N,N,...")
    _add_engine(parser)
    _add_json(parser)
    parser.set_defaults(
        run=lambda args: commands.run_bench(
            commands.BenchConfig(_engine_config(args), args.quick, args.photograph, args.library_sizes)
        )
    )


def _add_doctor(parser: argparse.ArgumentParser) -> None:
    """say what is installed, what works and what to mend, for bug reports"""
    _add_json(parser)
    parser.set_defaults(run=lambda args: commands.run_doctor(json=args.json))


def _add_library(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--library", type=Path, metavar="DIR", help="default: the window's own")


def _add_engine(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--checkpoint", type=Path, metavar="DIR", help="default: the shipped one")
    parser.add_argument("--device", choices=DEVICES, default="auto")


def _add_json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="for machines")


def _library(args: argparse.Namespace) -> Path:
    return paths.library() if args.library is None else Path(args.library)


def _engine_config(args: argparse.Namespace) -> commands.EngineConfig:
    return commands.EngineConfig(args.checkpoint, args.device)


def _count(text: str) -> int:
    if not text.isascii() or not text.isdigit():
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 0 up")
    return int(text)


def _sizes(text: str) -> tuple[int, ...]:
    return tuple(_count(part) for part in text.split(","))
