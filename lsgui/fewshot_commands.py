"""`lsgui fewshot`: its words, and the record that they make."""

import argparse
from collections.abc import Callable
from pathlib import Path

from lsgui import fewshot_fitting, fewshot_using
from lsgui.common_options import add_checkpoint, add_engine, add_json, add_library, count, engine_config

HEAD_HELP = "its folder, or its name in the window"
SOURCE_HELP = "a folder of pictures (one category), of subfolders (one each), or a table (CSV) of path,labels"


def add_actions(parser: argparse.ArgumentParser) -> None:
    """The actions of `lsgui fewshot`, each with its options."""
    actions = parser.add_subparsers(title="actions", metavar="ACTION", required=True)
    adders: dict[str, Callable[[argparse.ArgumentParser], None]] = {
        "fit": _add_fit,
        "predict": _add_predict,
        "evaluate": _add_evaluate,
        "suggest": _add_suggest,
        "mark": _add_mark,
        "merge": _add_merge,
        "refit": _add_refit,
        "info": _add_info,
    }
    for name, add in adders.items():
        text = (add.__doc__ or "").strip()
        action = actions.add_parser(name, help=text, description=text)
        add(action)
        add_json(action)


def _add_fit(parser: argparse.ArgumentParser) -> None:
    """fit a head on examples, and check how far it can be trusted"""
    parser.add_argument("source", metavar="SOURCE", type=Path, help=SOURCE_HELP)
    _add_out(parser)
    parser.add_argument("--name", help="the head's name (default: the folder's)")
    parser.add_argument(
        "--synthesis", choices=("on", "off"),
        help="on: fit on combinations of the examples, too; the benchmark found no gain in it (off)",
    )  # fmt: skip
    parser.add_argument(
        "--negatives", type=Path, metavar="FOLDER", help="pictures that show none of the categories"
    )
    parser.add_argument(
        "--extend", type=Path, metavar="HEAD",
        help="add the categories to this head, whose others keep their scores, and save it in --out",
    )  # fmt: skip
    _add_check(parser)
    _add_fitting(parser)
    parser.set_defaults(
        run=lambda args: fewshot_fitting.run_fit(
            fewshot_fitting.FitConfig(
                args.source,
                args.out,
                args.name,
                None if args.synthesis is None else args.synthesis == "on",
                args.negatives,
                args.extend,
                not args.no_check,
                _fitting_config(args),
            )
        )
    )


def _add_refit(parser: argparse.ArgumentParser) -> None:
    """fit a head again, for another checkpoint from the files of its examples"""
    _add_head(parser)
    _add_out(parser)
    _add_check(parser)
    _add_fitting(parser)
    parser.set_defaults(
        run=lambda args: fewshot_fitting.run_refit(
            fewshot_fitting.RefitConfig(args.head, args.out, not args.no_check, _fitting_config(args))
        )
    )


def _add_mark(parser: argparse.ArgumentParser) -> None:
    """tell a head of images that show one of its categories, or do not, and save it in its place"""
    _add_head(parser)
    parser.add_argument("label", metavar="LABEL")
    parser.add_argument("images", metavar="IMAGE", type=Path, nargs="+")
    parser.add_argument("--as", dest="says", choices=("shown", "not"), required=True, help="what they show")
    _add_fitting(parser)
    parser.set_defaults(
        run=lambda args: fewshot_fitting.run_mark(
            fewshot_fitting.MarkConfig(
                args.head, args.label, tuple(args.images), args.says == "shown", _fitting_config(args)
            )
        )
    )


def _add_merge(parser: argparse.ArgumentParser) -> None:
    """put the categories of several heads into one"""
    parser.add_argument("heads", metavar="HEAD", type=Path, nargs="+", help=HEAD_HELP)
    _add_out(parser)
    parser.add_argument("--name", help="the head's name (default: the folder's)")
    add_checkpoint(parser)
    parser.set_defaults(
        run=lambda args: fewshot_fitting.run_merge(
            tuple(args.heads), args.out, args.name, args.checkpoint, json=args.json
        )
    )


def _add_info(parser: argparse.ArgumentParser) -> None:
    """say what a head was fitted on and how far it can be trusted"""
    _add_head(parser)
    parser.set_defaults(run=lambda args: fewshot_fitting.run_info(args.head, json=args.json))


def _add_predict(parser: argparse.ArgumentParser) -> None:
    """score images, or the photographs of the library, with a head"""
    _add_head(parser)
    parser.add_argument("images", metavar="IMAGE", type=Path, nargs="*")
    parser.add_argument("--in-library", action="store_true", help="score the library's photographs instead")
    parser.add_argument(
        "--csv", type=Path, metavar="FILE", help="with --in-library: write all scores to this table"
    )
    add_library(parser)
    add_engine(parser)
    parser.set_defaults(run=lambda args: _predict(parser, args))


def _predict(parser: argparse.ArgumentParser, args: argparse.Namespace) -> int:
    if bool(args.images) == args.in_library:
        parser.error("name images, or --in-library instead")
    if args.in_library:
        return fewshot_using.run_predict_library(
            fewshot_using.PredictLibraryConfig(args.head, args.library, args.csv, args.checkpoint, args.json)
        )
    if args.csv or args.library:
        parser.error("--csv and --library go with --in-library")
    return fewshot_using.run_predict(
        fewshot_using.PredictConfig(args.head, tuple(args.images), engine_config(args), args.json)
    )


def _add_evaluate(parser: argparse.ArgumentParser) -> None:
    """measure a head on labelled photographs; its own examples, and near copies of one, are left out"""
    _add_head(parser)
    parser.add_argument("source", metavar="SOURCE", type=Path, help=SOURCE_HELP)
    parser.add_argument(
        "--label", help="what the pictures of a flat folder show (default: the folder's name)"
    )
    add_engine(parser)
    parser.set_defaults(
        run=lambda args: fewshot_using.run_evaluate(
            fewshot_using.EvaluateConfig(args.head, args.source, args.label, engine_config(args), args.json)
        )
    )


def _add_suggest(parser: argparse.ArgumentParser) -> None:
    """name photographs of the library that a head should be told about next"""
    _add_head(parser)
    parser.add_argument("label", metavar="LABEL")
    parser.add_argument("-k", "--count", type=count, default=12, metavar="N", help="at most so many (12)")
    add_library(parser)
    add_checkpoint(parser)
    parser.set_defaults(
        run=lambda args: fewshot_using.run_suggest(
            fewshot_using.SuggestConfig(
                args.head, args.label, args.count, args.library, args.checkpoint, args.json
            )
        )
    )


def _add_head(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("head", metavar="HEAD", type=Path, help=HEAD_HELP)


def _add_out(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--out", metavar="HEAD", type=Path, required=True, help="the folder to save it in")


def _add_check(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--no-check", action="store_true", help="do not measure it on examples held out")


def _add_fitting(parser: argparse.ArgumentParser) -> None:
    libraries = parser.add_mutually_exclusive_group()
    add_library(libraries)
    libraries.add_argument(
        "--no-library", action="store_true",
        help="fit without the library; otherwise its photographs, from 200 up, say what photographs are like",
    )  # fmt: skip
    add_engine(parser)


def _fitting_config(args: argparse.Namespace) -> fewshot_fitting.FittingConfig:
    return fewshot_fitting.FittingConfig(args.library, not args.no_library, engine_config(args), args.json)
