"""The words of the command line that say which photographs of a library take part."""

import argparse
import calendar
import os
import re
from datetime import date
from pathlib import Path

from lsgui.core.types import Filter
from lsgui.paths import expanded

_DAY = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", re.ASCII)


def add_filter(parser: argparse.ArgumentParser) -> None:
    """Add the options that `filter_of` reads."""
    group = parser.add_argument_group(
        "filter", "only these photographs; labels are those that a photograph alone has"
    )
    group.add_argument(
        "--must", action="append", type=label_list, default=[], metavar="LABEL,...", help="with all of these"
    )
    group.add_argument(
        "--not", dest="without", action="append", type=label_list, default=[], metavar="LABEL,...",
        help="with none of these",
    )  # fmt: skip
    group.add_argument(
        "--exactly", type=label_list, metavar="LABEL,...", help='with these and no others ("": with no label)'
    )
    group.add_argument("--in", dest="folder", type=Path, metavar="FOLDER", help="in this folder or below")
    group.add_argument(
        "--since", type=_first_day, metavar="DATE",
        help="whose file was last changed on this day or later: YYYY-MM-DD, YYYY-MM or YYYY",
    )  # fmt: skip
    group.add_argument("--until", type=_last_day, metavar="DATE", help="on this day or earlier")
    group.add_argument("--path", default="", metavar="TEXT", help="with this text in the path, in any case")


def filter_of(args: argparse.Namespace) -> Filter:
    """The filter that was asked for."""
    return Filter(
        must=tuple(label for labels in args.must for label in labels),
        without=tuple(label for labels in args.without for label in labels),
        exactly=args.exactly,
        folder=None if args.folder is None else Path(os.path.abspath(expanded(args.folder))),
        since=args.since,
        until=args.until,
        path=args.path,
    )


def label_list(text: str) -> tuple[str, ...]:
    """The labels of a list separated by commas."""
    return tuple(label for part in text.split(",") if (label := part.strip()))


def _first_day(text: str) -> date:
    year, month, day = _parts(text)
    return _date(text, year, month or 1, day or 1)


def _last_day(text: str) -> date:
    year, month, day = _parts(text)
    month = month or 12
    if not day and year and 1 <= month <= 12:
        day = calendar.monthrange(year, month)[1]
    return _date(text, year, month, day or 1)


def _parts(text: str) -> tuple[int, int | None, int | None]:
    found = _DAY.fullmatch(text.strip())
    if found is None:
        raise argparse.ArgumentTypeError(f"{text!r} is no date: write YYYY-MM-DD, YYYY-MM or YYYY")
    year, month, day = (int(part) if part else None for part in found.groups())
    assert year is not None
    return year, month, day


def _date(text: str, year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is no day of the calendar") from error
