"""`lsgui ask`: which photograph of a library, or which two, give a label set?"""

import argparse
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lsgui import commands, paths, reports
from lsgui.commands import EngineConfig
from lsgui.common_options import add_engine, add_json, add_library, count, engine_config
from lsgui.core.exports.record import filter_json
from lsgui.core.target import Position, Target
from lsgui.core.types import EVERYTHING, OPERATIONS, SIGNS, Filter, LibraryError, Operation
from lsgui.filter_options import add_filter, filter_of, label_list

if TYPE_CHECKING:
    from lsgui.library.questions import Findings, Found, Question

COUNT = 12


@dataclass(frozen=True)
class AskConfig:
    """What is asked; without an `image`, for pairs. `library` None: the window's own, which must be there."""

    operation: Operation
    target: Target
    image: Path | None
    position: Position
    count: int
    where: Filter
    library: Path | None
    engine: EngineConfig
    json: bool


def add_words(parser: argparse.ArgumentParser) -> None:
    """The options of `lsgui ask`."""
    parser.add_argument("--op", required=True, choices=OPERATIONS, help="difference is A without B")
    given = parser.add_mutually_exclusive_group(required=True)
    given.add_argument("--a", type=Path, metavar="IMAGE", help="this is A: seek B in the library")
    given.add_argument("--b", type=Path, metavar="IMAGE", help="this is B: seek A in the library")
    given.add_argument("--pair", action="store_true", help="seek both in the library")
    parser.add_argument(
        "--target", required=True, type=label_list, metavar="LABEL,...",
        help="what A and B together are to have, and nothing else",
    )  # fmt: skip
    parser.add_argument("--at-least", action="store_true", help="whatever else they have")
    parser.add_argument(
        "--either",
        type=label_list,
        default=(),
        metavar="LABEL,...",
        help="it does not matter whether they have these",
    )
    parser.add_argument(
        "-k", "--count", type=count, default=COUNT, metavar="N", help=f"list so many ({COUNT})"
    )
    add_filter(parser)
    add_library(parser)
    add_engine(parser)
    add_json(parser)
    parser.set_defaults(run=lambda args: run_ask(_config(args)))


def _config(args: argparse.Namespace) -> AskConfig:
    return AskConfig(
        operation=args.op,
        target=Target(args.target, args.at_least, args.either),
        image=args.a or args.b,
        position="a" if args.b is None else "b",
        count=args.count,
        where=filter_of(args),
        library=args.library,
        engine=engine_config(args),
        json=args.json,
    )


def run_ask(config: AskConfig) -> int:
    """Answer one question asked backwards."""
    from lsgui.library.asking import answered
    from lsgui.library.questions import Question

    engine = config.engine.load()
    library = commands.existing_library(config.library, engine.checkpoint)
    if library is None:
        raise LibraryError(f"There is no library in {paths.library()} yet: `lsgui index FOLDER` makes one.")
    question = Question(
        config.operation, config.target, config.image, config.position, config.where, config.count
    )
    with library, commands.cancellable("ask") as progress:
        findings = answered(library, engine, question, progress=progress)
        stale = commands.about_stale(library) if library.stale else ""
    commands.show(_json(findings, library.folder) if config.json else _text(findings))
    for remark in (*_remarks(findings), stale):
        if remark:
            commands.say(remark)
    return commands.DONE


def _json(findings: "Findings", library: Path) -> dict[str, Any]:
    question = findings.question
    target = question.target
    return {
        "operation": question.operation,
        "target": list(target.labels),
        "at_least": target.at_least,
        "either": list(target.either),
        "image": None if question.image is None else str(question.image),
        "position": None if question.image is None else question.position,
        "library": str(library),
        "photographs": findings.asked,
        "fitting": findings.fitting,
        "hindrances": list(findings.hindering),
        "found": [_found_json(rank, each) for rank, each in enumerate(findings.found, 1)],
        "skipped": [{"path": skipped.path, "reason": skipped.reason} for skipped in findings.skipped],
        **({"filter": filter_json(question.where)} if question.where != EVERYTHING else {}),
    }


def _found_json(rank: int, found: "Found") -> dict[str, Any]:
    return {
        "rank": rank,
        "a": str(found.a),
        "b": str(found.b),
        "chance": reports.rounded(found.chance),
        "fits": found.fits,
        **{name: list(getattr(found, name)) for name in ("matching", "missing", "extra", "besides")},
    }


def _text(findings: "Findings") -> str:
    question = findings.question
    asked = "A" if question.position == "b" else "B"
    head = [asked] if question.image is not None else ["A", "B"]
    rows = [
        [str(rank), f"{each.chance:.3f}", _labels(each), *_files(question, each)]
        for rank, each in enumerate(findings.found, 1)
    ]
    lines = reports.table(("rank", "chance", "labels", *head), rows) if rows else []
    return "\n".join([_asked(question), *([""] if lines else []), *lines])


def _asked(question: "Question") -> str:
    """What was asked, as a formula."""
    names = {"a": "A", "b": "B"}
    given = [f"{names[question.position]}: {reports.shown(question.image)}"] if question.image else []
    formula = f"A {SIGNS[question.operation]} B {'⊇' if question.target.at_least else '='} "
    free = f", {', '.join(question.target.either)} or not" if question.target.either else ""
    return "\n".join([f"{formula}{{{', '.join(question.target.labels)}}}{free}", *given])


def _files(question: "Question", found: "Found") -> list[str]:
    if question.image is None:
        return [reports.shown(found.a), reports.shown(found.b)]
    return [reports.shown(found.b if question.position == "a" else found.a)]


def _labels(found: "Found") -> str:
    """Every label with its sign."""
    signs = ((found.matching, "✓"), (found.missing, "○"), (found.extra, "+"), (found.besides, "·"))
    return " ".join(f"{sign}{reports.shown(label)}" for labels, sign in signs for label in labels) or "none"


def _remarks(findings: "Findings") -> list[str]:
    """What keeps photographs from fitting, and what could not be read."""
    question, found = findings.question, findings.found
    remarks = []
    if findings.hindering:
        remarks.append(_why_not(question, ", ".join(findings.hindering)))
    if not findings.asked:
        remarks.append("no photograph of the library takes part")
    elif not found or not findings.fitting:
        remarks.append("nothing was found that fits; these are the nearest" if found else "nothing is found")
    if findings.skipped:
        first = findings.skipped[0]
        remarks.append(
            f"{len(findings.skipped):,} could not be read again and are left out, such as "
            f"{first.path}: {first.reason}"
        )
    return remarks


def _why_not(question: "Question", labels: str) -> str:
    if question.operation == "union":
        return f"whatever is joined to it, {labels} stays: by its own threshold, the photograph shows it"
    if question.operation == "difference" and question.position == "b":
        return f"by its own threshold, B shows {labels}, and takes it away from every photograph"
    whole = f"A {SIGNS[question.operation]} B"
    return f"{whole} cannot have {labels}: by its own threshold, the photograph does not show it"
