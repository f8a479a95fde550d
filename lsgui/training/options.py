"""The flags of `lsgui train` and `lsgui eval`. Nothing heavy is imported before one of them runs."""

import argparse
import json
import sys
import time
from collections.abc import Sequence
from contextlib import nullcontext
from pathlib import Path

from lsgui.core.types import UserError

MOST_NAMED = 8  # labels in a remark


def add_train_arguments(parser: argparse.ArgumentParser) -> None:
    """The flags of `lsgui train`."""
    explain_specs(parser)
    parser.add_argument("--data", required=True, metavar="SPEC", help="training data: see below")
    parser.add_argument("--out", required=True, type=Path, metavar="DIR", help="folder for the checkpoint")
    parser.add_argument(
        "--part", choices=("shipped", "protocol", "faithful"),
        help="shipped: all labels; protocol: none of the unseen ones, for the benchmark; "
        "faithful: protocol with the LaSO paper's networks beside its own (default: shipped)",
    )  # fmt: skip
    parser.add_argument(
        "--from", dest="start", metavar="DIR",
        help="faithful: add the networks to a copy of this protocol checkpoint, without training it again",
    )  # fmt: skip
    parser.add_argument("--name", help="the checkpoint's name (default: data set and part)")
    parser.add_argument(
        "--backbone", metavar="NAME",
        help="a timm model, or torchvision:inception_v3 or a ResNet of it (default: tf_efficientnet_lite1)",
    )  # fmt: skip
    parser.add_argument("--size", type=int, metavar="PIXELS", help="side of what it sees (default: 240)")
    parser.add_argument("--seed", type=int, help="default: 0")
    parser.add_argument("--device", choices=("auto", "cpu", "cuda"), help="for fine-tuning (default: auto)")
    parser.add_argument(
        "--config", type=Path, metavar="FILE",
        help="TOML file that overrides the recipe; flags given here win over it",
    )  # fmt: skip
    parser.add_argument(
        "--print-config", action="store_true",
        help="only print the whole recipe, with what these flags and this file change, as TOML for --config",
    )  # fmt: skip
    parser.add_argument(
        "--tensorboard", type=Path, metavar="DIR",
        help="write the numbers of log.csv there for TensorBoard, too (needs the package tensorboard)",
    )  # fmt: skip
    parser.add_argument("--json", action="store_true", help="print the result as JSON")


def add_eval_arguments(parser: argparse.ArgumentParser) -> None:
    """The flags of `lsgui eval`."""
    explain_specs(parser)
    parser.add_argument("--checkpoint", type=Path, metavar="DIR", help="default: the shipped one")
    parser.add_argument("--data", required=True, metavar="SPEC", help="labelled data: see below")
    parser.add_argument("--split", choices=("val", "test"), default="test", help="default: test")
    parser.add_argument(
        "--task", action="append", choices=("labels", "operations", "retrieval", "fewshot", "backwards"),
        help="what to measure; may be repeated (default: all that the checkpoint may report, but for "
        "backwards)",
    )  # fmt: skip
    parser.add_argument(
        "--resamples", type=int, default=200, metavar="N",
        help="resamples of the images for 95 %% intervals; 0: none (default: 200)",
    )  # fmt: skip
    parser.add_argument("--seed", type=int, default=0, help="of the resamples (default: 0)")
    parser.add_argument(
        "--out", type=Path, metavar="FILE",
        help="file or folder for the JSON (default: eval-SPLIT.json in the --checkpoint named, or here)",
    )  # fmt: skip
    parser.add_argument("--html", type=Path, metavar="FILE", help="write a report with plots, too")
    parser.add_argument(
        "--card", type=Path, metavar="FILE",
        help="write the checkpoint's model card with these figures for every label, too",
    )  # fmt: skip
    parser.add_argument("--json", action="store_true", help="print the report as JSON")


def add_seeds_arguments(parser: argparse.ArgumentParser) -> None:
    """The words of `lsgui seeds`."""
    parser.add_argument(
        "reports", nargs="+", type=Path, metavar="REPORT", help="JSON of lsgui eval, one for each seed"
    )
    parser.add_argument("--json", action="store_true", help="print the result as JSON")


def explain_specs(parser: argparse.ArgumentParser) -> None:
    from lsgui.training.specs import specs_text

    parser.epilog = specs_text()
    parser.formatter_class = argparse.RawDescriptionHelpFormatter


def run_train(args: argparse.Namespace) -> int:
    """Train a checkpoint, together with the processes that torchrun started; exit code 0."""
    from lsgui.core.checkpoint import CONFIG
    from lsgui.training.config import chosen
    from lsgui.training.distributed import together
    from lsgui.training.events import events_in
    from lsgui.training.facts import recipe, to_toml
    from lsgui.training.loop import train
    from lsgui.training.resume import no_watch

    names = ("part", "name", "backbone", "size", "seed", "device", "start")
    flags = {name: getattr(args, name) for name in names}
    with together() as team:
        config = chosen(args.data, args.out, args.config, flags)
        if args.print_config:
            if team.is_first:
                print(to_toml(recipe(config)), end="")
            return 0
        if team.is_first and (args.out / CONFIG).is_file():
            say(f"the checkpoint that is in {args.out} will be replaced, and its reports with it")
        watched = args.tensorboard is not None and team.is_first
        with events_in(args.tensorboard) if watched else nullcontext(no_watch) as watch:
            facts = train(config, stage=Stage, team=team, watch=watch)
    if team.is_first and args.json:
        print(json.dumps(facts))
    elif team.is_first:
        strict = facts["metrics"]["val"]["map_strict"]
        print(f"{facts['name']} is in {args.out}; labels on val: {100 * strict:.1f} mAP strict.")
    team.leave()
    return 0


def run_eval(args: argparse.Namespace) -> int:
    """Measure a checkpoint on labelled data; exit code 0."""
    from lsgui.core.engine import Engine
    from lsgui.training.card import model_card
    from lsgui.training.data import parse_spec
    from lsgui.training.evaluate import evaluate
    from lsgui.training.evaluation.html import to_html
    from lsgui.training.evaluation.record import check_place, configuration, json_file, write_whole
    from lsgui.training.evaluation.table import to_table

    if args.resamples < 0 or args.seed < 0:
        raise UserError("--resamples and --seed must not be negative.")
    out = args.out or args.checkpoint or Path()
    check_place(out, folders=True)
    for place in filter(None, (args.html, args.card)):
        check_place(place)
    if args.card and args.task and "labels" not in args.task:
        raise UserError("A model card (--card) needs the task labels.")
    dataset, engine = parse_spec(args.data), Engine.load(args.checkpoint)
    found = evaluate(
        engine,
        dataset,
        tasks=args.task,
        split=args.split,
        resamples=args.resamples,
        seed=args.seed,
        progress=Stage("evaluate"),
    )
    if left_out := found.get("labels_left_out"):
        say(f"not in the checkpoint: {_listed(left_out)}")
    report = {"configuration": configuration(args), **found}
    text = json.dumps(report, ensure_ascii=False)
    print(text if args.json else to_table(report), flush=True)
    places = {json_file(out, args.split, args.task): text + "\n"}
    if args.html:
        places[args.html] = to_html(report)
    if args.card:
        places[args.card] = model_card(engine.checkpoint.config, report)
    for file, content in places.items():
        write_whole(file, content)
        say(f"report written to {file}")
    return 0


def run_seeds(args: argparse.Namespace) -> int:
    """Print the mean and the spread of several reports; exit code 0."""
    from lsgui.training.evaluation.seeds import over_seeds, read_reports, to_text

    merged = over_seeds(read_reports(args.reports))
    print(json.dumps(merged, ensure_ascii=False) if args.json else to_text(merged))
    return 0


def _listed(labels: Sequence[str]) -> str:
    """The first few labels, then how many more."""
    named = [label if label.isprintable() else repr(label) for label in labels[:MOST_NAMED]]
    more = [f"and {len(labels) - MOST_NAMED:,} more"] if len(labels) > MOST_NAMED else []
    return ", ".join([*named, *more])


def say(remark: str) -> None:
    print(f"lsgui: {remark}", file=sys.stderr)


class Stage:
    """Progress of one part of the work on stderr, at most once a second, with the time left."""

    def __init__(self, name: str) -> None:
        self._name, self._began, self._last = name, 0.0, 0.0
        self._first, self._total = 0, -1

    def __call__(self, done: int, total: int) -> None:
        now = time.monotonic()
        if total != self._total:  # another kind of thing is counted from now on
            self._began, self._first, self._total = now, done, total
        if now - self._last < 1 and done != total:
            return
        self._last = now
        left = (now - self._began) / max(done - self._first, 1) * (total - done)
        end = "\n" if done == total else ""
        line = f"\r{self._name}: {done} of {total}, {left:.0f} s left   "
        print(line, end=end, file=sys.stderr, flush=True)
