"""The words of the command line that several sub-commands share."""

import argparse
from pathlib import Path

from lsgui.commands import EngineConfig
from lsgui.core.label_promises import LabelPromise, promise_of
from lsgui.core.providers import DEVICES
from lsgui.core.types import MOST_NEIGHBOURS


def add_library(parser: argparse._ActionsContainer) -> None:
    """Add `--library`, which is None where it is not given."""
    parser.add_argument("--library", type=Path, metavar="DIR", help="default: the window's own")


def add_checkpoint(parser: argparse.ArgumentParser) -> None:
    """Add `--checkpoint`, for what needs no engine."""
    parser.add_argument("--checkpoint", type=Path, metavar="DIR", help="default: the shipped one")


def add_engine(parser: argparse.ArgumentParser) -> None:
    """Add the options that `engine_config` reads."""
    add_checkpoint(parser)
    parser.add_argument("--device", choices=DEVICES, default="auto")


def add_json(parser: argparse.ArgumentParser) -> None:
    """Add `--json`."""
    parser.add_argument("--json", action="store_true", help="for machines")


def engine_config(args: argparse.Namespace) -> EngineConfig:
    """Which engine was asked for."""
    return EngineConfig(args.checkpoint, args.device)


def count(text: str) -> int:
    """A number from 0 up. Raises what argparse takes for wrong usage."""
    if not text.isascii() or not text.isdigit():
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 0 up")
    return int(text)


def positive_count(text: str) -> int:
    """A number from 1 up. Raises what argparse takes for wrong usage."""
    if not text.isascii() or not text.isdigit() or not int(text):
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 1 up")
    return int(text)


def neighbour_count(text: str) -> int:
    """A number of neighbours, which has an end. Raises what argparse takes for wrong usage."""
    found = count(text)
    if found > MOST_NEIGHBOURS:
        raise argparse.ArgumentTypeError(f"{text!r} is more than {MOST_NEIGHBOURS:,}")
    return found


def promise(text: str) -> LabelPromise:
    """A promise such as recall:0.9. Raises what argparse takes for wrong usage."""
    try:
        return promise_of(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None
