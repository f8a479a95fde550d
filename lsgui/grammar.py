"""The words of the command line: every sub-command with its options, and the record that they make."""

import argparse
from collections.abc import Callable
from pathlib import Path

from lsgui import (
    __version__,
    ask_command,
    bench_options,
    commands,
    fewshot_commands,
    index_command,
    library_commands,
    map_command,
    paths,
    replay_command,
    search_command,
)
from lsgui.asked import Asked, pair_of
from lsgui.common_options import (
    add_checkpoint,
    add_engine,
    add_json,
    add_library,
    count,
    engine_config,
    neighbour_count,
    promise,
)
from lsgui.core import formulas
from lsgui.core.label_promises import PROMISES
from lsgui.core.types import EXTRA_METHODS, METHODS, MOST_NEIGHBOURS, OPERATIONS, UserError
from lsgui.filter_options import add_filter, filter_of
from lsgui.output_options import add_outputs, outputs_of
from lsgui.training import calibrate_options, options

Run = Callable[[argparse.Namespace], int]
_METHODS_HELP = (
    "learned: the networks combine the images' features (default); "
    "analytic: plain arithmetic combines the features; "
    "label_logic: the probabilities of the labels are combined and compared, without a feature; "
    "laso_paper, laso_residual: the networks of the LaSO paper, or of its code, where the checkpoint has them"
)


def parser() -> argparse.ArgumentParser:
    """The parser; what it parses has a function `run` that gives the exit code."""
    whole = argparse.ArgumentParser(
        prog="lsgui",
        usage="lsgui [IMAGE ...] [FOLDER ...] | lsgui COMMAND ...",
        description="Explore photographs by their label sets. Without a command, the window opens.",
    )
    whole.add_argument("--version", action="version", version=f"lsgui {__version__}")
    adders = {
        "query": _add_query,
        "replay": _add_replay,
        "search": _add_search,
        "ask": _add_ask,
        "index": _add_index,
        "library": _add_library_actions,
        "map": _add_map,
        "fewshot": _add_fewshot,
        "train": _add_train,
        "eval": _add_eval,
        "calibrate": _add_calibrate,
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
    """combine images and show labels and neighbours"""
    parser.add_argument(
        "image_a", metavar="A", type=Path, help="an image file; as ./-x.jpg where its name begins with a dash"
    )
    parser.add_argument(
        "image_b", metavar="B", type=Path, help="another one; difference takes it away from A"
    )
    parser.add_argument(
        "more", nargs="*", default=[], metavar="C", type=Path, help="with --expr, the images C, D, ..."
    )  # a default, or a missing B would be said of C, too
    how = parser.add_mutually_exclusive_group(required=True)
    how.add_argument("--op", choices=OPERATIONS, help="of A and B; difference is A without B")
    how.add_argument(
        "--expr",
        metavar="TEXT",
        help='of any number of images, such as "(a | b) - c"; & is intersection; ∪ ∩ ∖ and words do, too',
    )
    parser.add_argument(
        "-k", "--count", type=neighbour_count, default=12, metavar="N",
        help=f"neighbours (12; at most {MOST_NEIGHBOURS:,})",
    )  # fmt: skip
    parser.add_argument("--method", choices=(*METHODS, *EXTRA_METHODS), default="learned", help=_METHODS_HELP)
    parser.add_argument(
        "--head", action="append", type=Path, default=[], metavar="HEAD",
        help="also ask this few-shot head: its folder, or its name in the window; the filter knows its "
        "categories, too; may be repeated",
    )  # fmt: skip
    parser.add_argument(
        "--no-duplicates", action="store_true", help="no near-duplicates of A, of B or of a nearer neighbour"
    )
    parser.add_argument(
        "--ledger", action="store_true",
        help="every label: in A, in B, expected by set algebra, by label logic, predicted, and a verdict",
    )  # fmt: skip
    parser.add_argument("--tsv", action="store_true", help="the ledger alone, as tab-separated values")
    parser.add_argument(
        "--why", default="", metavar="LABEL",
        help="also say which places of each image carried this label, or kept it out, by hiding them",
    )  # fmt: skip
    parser.add_argument(
        "--why-png",
        type=Path,
        metavar="FILE",
        help="with --why: save the photographs, in the order of their letters, with these places",
    )
    parser.add_argument(
        "--promise", type=promise, metavar="KIND:LEVEL",
        help=f"thresholds by which label sets keep a recall or precision: {', '.join(map(str, PROMISES))}",
    )  # fmt: skip
    add_filter(parser)
    add_outputs(parser)
    add_library(parser)
    add_engine(parser)
    add_json(parser)

    def run(args: argparse.Namespace) -> int:
        if args.op and args.more:
            parser.error("--op takes two images; --expr takes any number")
        if args.why_png and not args.why:
            parser.error("--why-png needs --why LABEL")
        return commands.run_query(_query_config(args))

    parser.set_defaults(run=run)


def _asked(args: argparse.Namespace) -> Asked:
    images = (args.image_a, args.image_b, *args.more)
    return pair_of(args.op, *images) if args.op else Asked(formulas.parse(args.expr), images)


def _query_config(args: argparse.Namespace) -> commands.QueryConfig:
    return commands.QueryConfig(
        asked=_asked(args),
        method=args.method,
        count=args.count,
        library=args.library,
        heads=tuple(args.head),
        where=filter_of(args),
        distinct=args.no_duplicates,
        engine=engine_config(args),
        json=args.json,
        ledger=args.ledger,
        tsv=args.tsv,
        outputs=outputs_of(args),
        why=args.why,
        why_png=args.why_png,
        promise=args.promise,
    )


def _add_replay(parser: argparse.ArgumentParser) -> None:
    """work a session out again and compare every number with what was recorded"""
    parser.add_argument("session", metavar="SESSION", type=Path, help="a file that lsgui saved (.lsgui)")
    add_library(parser)
    add_engine(parser)
    add_json(parser)
    parser.set_defaults(
        run=lambda args: replay_command.run_replay(
            replay_command.ReplayConfig(args.session, args.library, engine_config(args), args.json)
        )
    )


def _add_search(parser: argparse.ArgumentParser) -> None:
    """list the library's photographs that pass a filter"""
    add_filter(parser)
    parser.add_argument("-k", "--count", type=count, metavar="N", help="list at most so many (all)")
    parser.add_argument("--offset", type=count, default=0, metavar="N", help="pass over so many first (0)")
    parser.add_argument("--labels", action="store_true", help="count their labels instead")
    parser.add_argument(
        "--head", action="append", type=Path, default=[], metavar="HEAD",
        help="the filter knows the categories of this few-shot head, too; may be repeated",
    )  # fmt: skip
    add_library(parser)
    add_checkpoint(parser)
    add_json(parser)
    parser.set_defaults(
        run=lambda args: search_command.run_search(
            search_command.SearchConfig(
                filter_of(args),
                args.library,
                args.checkpoint,
                args.offset,
                args.count,
                args.labels,
                tuple(args.head),
                args.json,
            )
        )
    )


def _add_ask(parser: argparse.ArgumentParser) -> None:
    """ask backwards: which photograph of the library, or which two, give a label set"""
    ask_command.add_words(parser)


def _add_index(parser: argparse.ArgumentParser) -> None:
    """add folders to the library, or bring it up to date"""
    parser.add_argument(
        "folders", metavar="FOLDER", type=Path, nargs="*",
        help="without one, all folders of the library are brought up to date",
    )  # fmt: skip
    parser.add_argument(
        "--no-thumbnails", action="store_true",
        help="keep no small copies of large photographs in the desktop's thumbnail folder",
    )  # fmt: skip
    parser.add_argument(
        "--watch", action="store_true",
        help="then keep all folders of the library up to date until Ctrl+C; FOLDER may be left out",
    )  # fmt: skip
    parser.add_argument(
        "--retry", action="store_true",
        help="read files again that were skipped before, although they are the same; FOLDER may be left out",
    )  # fmt: skip
    parser.add_argument(
        "--ray", metavar="ADDRESS",
        help="embed on a Ray cluster: HOST:PORT, ray://HOST:PORT, auto (the one that this machine is in) or "
        "local (two workers, here); every worker must see the folders and have the same lsgui",
    )  # fmt: skip
    add_library(parser)
    add_engine(parser)
    add_json(parser)

    def run(args: argparse.Namespace) -> int:
        return index_command.run_index(
            index_command.IndexConfig(
                tuple(args.folders),
                _library(args),
                not args.no_thumbnails,
                args.watch,
                args.retry,
                args.ray,
                engine_config(args),
                args.json,
            )
        )

    parser.set_defaults(run=run)


def _add_library_actions(parser: argparse.ArgumentParser) -> None:
    """check, repair, shrink, export or import the library"""
    library_commands.add_actions(parser)


def _add_map(parser: argparse.ArgumentParser) -> None:
    """lay the library's photographs out in the plane, those that are alike near each other"""
    parser.add_argument(
        "--out", type=Path, metavar="FILE", help="write path, x, y and labels there, tab-separated (stdout)"
    )
    add_library(parser)
    add_checkpoint(parser)
    add_json(parser)
    parser.set_defaults(
        run=lambda args: map_command.run_map(
            map_command.MapConfig(args.out, args.library, args.checkpoint, args.json)
        )
    )


def _add_fewshot(parser: argparse.ArgumentParser) -> None:
    """fit a classifier for new categories, use it, measure it, teach it more"""
    fewshot_commands.add_actions(parser)


def _add_train(parser: argparse.ArgumentParser) -> None:
    """train a checkpoint on labelled images"""
    options.add_train_arguments(parser)
    parser.set_defaults(run=lambda args: _trained(options.run_train, args))


def _add_eval(parser: argparse.ArgumentParser) -> None:
    """measure a checkpoint on labelled images"""
    options.add_eval_arguments(parser)
    parser.set_defaults(run=lambda args: _trained(options.run_eval, args))


def _add_calibrate(parser: argparse.ArgumentParser) -> None:
    """calibrate a checkpoint's trust meter and the promises of its label sets"""
    calibrate_options.add_calibrate_arguments(parser)
    parser.set_defaults(run=lambda args: _trained(calibrate_options.run_calibrate, args))


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
    bench_options.add_to(parser)


def _add_doctor(parser: argparse.ArgumentParser) -> None:
    """say what is installed, what works and what to mend, for bug reports"""
    add_json(parser)
    parser.set_defaults(run=lambda args: commands.run_doctor(json=args.json))


def _library(args: argparse.Namespace) -> Path:
    return paths.library() if args.library is None else Path(args.library)
