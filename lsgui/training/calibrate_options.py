"""The flags of `lsgui calibrate`. Nothing heavy is imported before it runs."""

import argparse
import json
from pathlib import Path

from lsgui.core.types import UserError
from lsgui.training.options import Stage, explain_specs, say


def add_calibrate_arguments(parser: argparse.ArgumentParser) -> None:
    """The flags of `lsgui calibrate`."""
    explain_specs(parser)
    parser.add_argument("--checkpoint", type=Path, metavar="DIR", help="default: the shipped one")
    parser.add_argument("--data", required=True, metavar="SPEC", help="labelled data: see below")
    parser.add_argument(
        "--split", choices=("val", "test"), default="val", help="what to calibrate on (default: val)"
    )
    parser.add_argument(
        "--pairs", type=int, default=2000, metavar="N", help="of each kind, at most (default: 2000)"
    )
    parser.add_argument(
        "--out", type=Path, metavar="FILE", help="default: trust.json in the checkpoint's folder"
    )
    parser.add_argument(
        "--measure", choices=("val", "test"),
        help="also measure on this split what the calibration is worth",
    )  # fmt: skip
    parser.add_argument("--report", type=Path, metavar="FILE", help="write what was measured there, too")
    parser.add_argument("--json", action="store_true", help="print what was measured as JSON")


def run_calibrate(args: argparse.Namespace) -> int:
    """Calibrate a checkpoint's trust meter and promises; exit code 0."""
    from lsgui.core.engine import Engine
    from lsgui.core.trust_file import TRUST
    from lsgui.training.calibrating import calibrate, encodings_for, measure
    from lsgui.training.data import parse_spec
    from lsgui.training.evaluation.record import check_place, write_whole
    from lsgui.training.trust_table import to_table

    if args.pairs < 1:
        raise UserError("--pairs must be 1 or more.")
    if args.measure == args.split:
        raise UserError("--measure takes another split than --split: a calibration fits what it was made on.")
    engine, dataset = Engine.load(args.checkpoint), parse_spec(args.data)
    out = args.out or engine.checkpoint.path / TRUST
    for place in filter(None, (out, args.report)):
        check_place(place)
    splits = list(dict.fromkeys(filter(None, (args.split, args.measure))))
    encodings = encodings_for(engine, dataset, splits, progress=Stage("encode"))
    record = calibrate(engine, dataset, encodings, args.split, count=args.pairs, progress=Stage("calibrate"))
    write_whole(out, json.dumps(record, indent=1) + "\n")
    say(f"calibration written to {out}")
    if args.measure:
        found = measure(
            engine,
            dataset,
            encodings,
            record,
            args.measure,
            count=args.pairs,
            progress=Stage("measure"),
        )
        print(json.dumps(found) if args.json else to_table(found), flush=True)
        if args.report:
            write_whole(args.report, json.dumps(found) + "\n")
    return 0
