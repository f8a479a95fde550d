"""`lsgui fewshot predict`, `evaluate` and `suggest`: what a head says of photographs."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from lsgui import fewshot_reports, paths, reports
from lsgui.commands import DONE, EngineConfig, cancellable, existing_library, load_head, say, show
from lsgui.core.types import LibraryError

if TYPE_CHECKING:
    from lsgui.core.checkpoint import Checkpoint
    from lsgui.core.fewshot import Examples
    from lsgui.library.store import Library


@dataclass(frozen=True)
class PredictConfig:
    """`lsgui fewshot predict`: a saved head and the images to score."""

    head: Path
    images: tuple[Path, ...]
    engine: EngineConfig
    json: bool


@dataclass(frozen=True)
class PredictLibraryConfig:
    """`lsgui fewshot predict --in-library`: a saved head and the library whose photographs it scores.

    With `csv` the scores of all of them go into that file.
    """

    head: Path
    library: Path | None
    csv: Path | None
    checkpoint: Path | None
    json: bool


@dataclass(frozen=True)
class EvaluateConfig:
    """`lsgui fewshot evaluate`: a saved head and labelled photographs that it was not fitted on.

    `label` is what the photographs of a flat folder show; None: what the folder is named.
    """

    head: Path
    source: Path
    label: str | None
    engine: EngineConfig
    json: bool


@dataclass(frozen=True)
class SuggestConfig:
    """`lsgui fewshot suggest`: `count` photographs of the library that a head should be told about next."""

    head: Path
    label: str
    count: int
    library: Path | None
    checkpoint: Path | None
    json: bool


def run_predict(config: PredictConfig) -> int:
    """Score images with a few-shot head; one unreadable image among others costs only itself."""
    from lsgui.core import fewshot

    engine = config.engine.load()
    head = load_head(config.head, engine.identity)
    with cancellable("scoring") as progress:
        report = fewshot.predict(head, engine, config.images, progress=progress)
    for line in reports.skipped_lines(report.skipped):
        say(line)
    show(fewshot_reports.predict_json(report) if config.json else fewshot_reports.predict_text(report))
    return DONE


def run_predict_library(config: PredictLibraryConfig) -> int:
    """Score the photographs of a library by the features that it holds."""
    from lsgui.core.checkpoint import Checkpoint
    from lsgui.library import head_scores

    checkpoint = Checkpoint.load(config.checkpoint)
    head = load_head(config.head, checkpoint.identity)
    with _library(config.library, checkpoint) as library, cancellable("scoring") as progress:
        if config.csv is None:
            scored = head_scores.scored(library, head, progress=progress)
            report = fewshot_reports.scored_report(head, scored)
            text = fewshot_reports.present_text
            show(fewshot_reports.predict_json(report) if config.json else text(report))
        else:
            count = head_scores.write_scores(library, head, config.csv, progress=progress)
            show(fewshot_reports.written(config.csv, count, json=config.json))
    return DONE


def _library(named: Path | None, checkpoint: "Checkpoint") -> "Library":
    library = existing_library(named, checkpoint)
    if library is None:
        raise LibraryError(f"There is no library in {paths.library()} yet: `lsgui index FOLDER` makes one.")
    return library


def run_evaluate(config: EvaluateConfig) -> int:
    """Measure a head on labelled photographs that it was not fitted on."""
    from lsgui.core.fewshot import ExamplesError
    from lsgui.core.fewshot.evaluating import evaluate

    examples = _labelled(config)
    engine = config.engine.load()
    head = load_head(config.head, engine.identity)
    if len(examples.labels) == 1 and examples.labels[0] not in head.labels:
        which = f"say with --label which of {', '.join(head.labels)} the pictures show"
        raise ExamplesError(f"The head {head.name!r} has no category {examples.labels[0]!r}: {which}.")
    with cancellable("reading photographs") as progress:
        report = evaluate(engine, head, examples, progress=progress)
    text = fewshot_reports.evaluate_text
    show(fewshot_reports.evaluate_json(report, head) if config.json else text(report, head))
    return DONE


def _labelled(config: EvaluateConfig) -> "Examples":
    from lsgui.core.fewshot import ExamplesError, read_examples
    from lsgui.core.fewshot.examples import as_label

    examples = read_examples(config.source)
    if config.label is None:
        return examples
    if len(examples.labels) > 1:
        raise ExamplesError(f"{config.source} names its categories itself: leave out --label.")
    return as_label(examples, config.label)


def run_suggest(config: SuggestConfig) -> int:
    """Name photographs of the library whose labels would teach a head most."""
    from lsgui.core.checkpoint import Checkpoint
    from lsgui.core.fewshot.marking import check_label
    from lsgui.library.head_scores import suggested

    checkpoint = Checkpoint.load(config.checkpoint)
    head = load_head(config.head, checkpoint.identity)
    check_label(head, config.label)
    known = [record.path for record in head.evidence.records]
    with _library(config.library, checkpoint) as library, cancellable("scoring") as progress:
        found = suggested(library, head, config.label, count=config.count, leave_out=known, progress=progress)
    if not found:
        say("the library has no photographs that the head does not know")
    text = fewshot_reports.suggest_text
    show(fewshot_reports.suggest_json(config.label, found) if config.json else text(found))
    return DONE
