"""`lsgui fewshot fit`, `refit`, `merge`, `mark` and `info`: how heads are made, taught and looked at."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from lsgui import fewshot_reports, head_lock, paths, reports
from lsgui.commands import DONE, EngineConfig, cancellable, existing_library, load_head, say, show
from lsgui.core.types import CheckpointIdentity, FloatArray, HeadError

if TYPE_CHECKING:
    from lsgui.core.checkpoint import Checkpoint
    from lsgui.core.engine import Engine
    from lsgui.core.fewshot import Examples, FitReport, ForeignHeadError, Head


@dataclass(frozen=True)
class FittingConfig:
    """What fits, teaches and refits have in common.

    Unlabelled photographs of the library (None: the window's own, if there is one) take part unless
    `use_library` says no.
    """

    library: Path | None
    use_library: bool
    engine: EngineConfig
    json: bool


@dataclass(frozen=True)
class FitConfig:
    """`lsgui fewshot fit`: a folder or table of examples, and the folder that the head is saved in.

    `negatives` is a folder of pictures that show none of the categories; with `extends` the categories are
    added to that head. `synthesis` None: as that head has it, or else off.
    """

    source: Path
    out: Path
    name: str | None
    synthesis: bool | None
    negatives: Path | None
    extends: Path | None
    check: bool
    common: FittingConfig


@dataclass(frozen=True)
class RefitConfig:
    """`lsgui fewshot refit`: a head, of any checkpoint, and where the one fitted from its examples goes."""

    head: Path
    out: Path
    check: bool
    common: FittingConfig


@dataclass(frozen=True)
class MarkConfig:
    """`lsgui fewshot mark`: images that show a head's category, or surely do not."""

    head: Path
    label: str
    images: tuple[Path, ...]
    shown: bool
    common: FittingConfig


def run_fit(config: FitConfig) -> int:
    """Fit a few-shot head on examples, save it, and check it."""
    from lsgui.core.fewshot import fit_examples

    _check_place(config.out)
    examples = _examples(config)
    engine = config.common.engine.load()
    extends = None if config.extends is None else load_head(config.extends, engine.identity)
    if extends is not None and config.synthesis not in (None, extends.synthesis):
        how = "with" if extends.synthesis else "without"
        raise HeadError(f"The head {extends.name!r} was fitted {how} synthesis: leave out --synthesis.")
    library = unlabelled(config.common, engine.checkpoint)
    with cancellable("reading examples") as progress:
        report = fit_examples(
            engine,
            examples,
            name=config.name,
            synthesis=bool(config.synthesis),
            library=library,
            extends=extends,
            progress=progress,
        )
    return _finish(config.common, engine, report, config.out, library, check=config.check)


def _check_place(folder: Path) -> None:
    """Raise HeadError where a head cannot be saved, or would be put aside by a window that has it in use."""
    from lsgui.core.fewshot import head_file

    head_file.check_place(folder)
    own = folder.exists() and folder.resolve().parent == paths.heads().resolve()
    if own and head_lock.window_is_open():
        raise HeadError(
            f"A window is open and has the head in {folder} in use: close it, or change it there."
        )


def _examples(config: FitConfig) -> "Examples":
    from lsgui.core.fewshot import head_file, read_examples
    from lsgui.core.fewshot.examples import with_negatives

    extended = None if config.extends is None else head_file.find(config.extends, paths.heads())
    known = () if extended is None else head_file.read_record(extended)["labels"]
    examples = read_examples(config.source, known=known)
    return examples if config.negatives is None else with_negatives(examples, config.negatives)


def run_refit(config: RefitConfig) -> int:
    """Fit a head again: from the features that it holds or, for another checkpoint, from its examples' files.

    Where a file cannot be read, the head itself is never replaced.
    """
    from lsgui.core.fewshot import ForeignHeadError, Head, head_file
    from lsgui.core.fewshot.refitting import refit

    folder = head_file.find(config.head, paths.heads())
    _check_place(config.out)
    engine = config.common.engine.load()
    library = unlabelled(config.common, engine.checkpoint)
    try:
        report = refit(engine, Head.load(folder, engine.identity), library=library)
    except ForeignHeadError as foreign:
        report = _fitted_from_files(
            engine, foreign, library, in_place=folder.resolve() == config.out.resolve()
        )
    return _finish(config.common, engine, report, config.out, library, check=config.check)


def _fitted_from_files(
    engine: "Engine", foreign: "ForeignHeadError", library: FloatArray | None, *, in_place: bool
) -> "FitReport":
    from lsgui.core.fewshot import fit_examples
    from lsgui.core.fewshot.refitting import lost_of

    examples, synthesis = foreign.examples, foreign.synthesis
    with cancellable("reading examples") as progress:
        report = fit_examples(engine, examples, synthesis=synthesis, library=library, progress=progress)
    lost = lost_of(examples, report.skipped)
    gone = f"{lost:,} of {len(examples.items):,} examples cannot be read"
    if lost and in_place:
        raise HeadError(f"{gone}, so nothing was changed; name another --out to fit on the rest.")
    if lost:
        say(f"{gone} and are not in the new head")
    return report


def _finish(
    config: FittingConfig,
    engine: "Engine",
    report: "FitReport",
    out: Path,
    library: FloatArray | None,
    *,
    check: bool,
) -> int:
    """Save a head before it is checked, so that stopping the check loses nothing, and once more after it."""
    report.head.save(out)
    if library is not None:
        say(f"{len(library):,} photographs of the library took part, unlabelled")
    if check:
        report = replace(report, head=_checked(engine, report.head, library))
        report.head.save(out)
    used = 0 if library is None else len(library)
    show(
        fewshot_reports.fit_json(report, out, used) if config.json else fewshot_reports.fit_text(report, out)
    )
    return DONE


def _checked(engine: "Engine", head: "Head", library: FloatArray | None) -> "Head":
    from lsgui.core.fewshot.checking import check

    with cancellable("checking") as progress:
        return check(engine, head, library=library, progress=progress)


def unlabelled(config: FittingConfig, checkpoint: "Checkpoint") -> FloatArray | None:
    """Features (n, dim) of photographs of the library, where it is wanted and holds enough of them.

    Raises LibraryError where a named one is not there.
    """
    from lsgui.library.head_scores import LEAST_LIBRARY, sample_features

    library = existing_library(config.library, checkpoint) if config.use_library else None
    if library is None:
        return None
    with library:
        features = sample_features(library)
    if len(features) >= LEAST_LIBRARY:
        return features
    if config.library is not None or len(features):
        few = f"it holds {len(features):,} photographs with features, and {LEAST_LIBRARY} are needed"
        say(f"the library {library.folder} takes no part: {few}")
    return None


def run_merge(
    heads: tuple[Path, ...], out: Path, name: str | None, checkpoint: Path | None, *, json: bool
) -> int:
    """Put the categories of several heads into one, whose scores stay as they are."""
    from lsgui.core.checkpoint import Checkpoint
    from lsgui.core.fewshot import merged

    _check_place(out)
    identity = Checkpoint.load(checkpoint).identity
    head = merged([load_head(named, identity) for named in heads], name or out.name)
    head.save(out)
    show(fewshot_reports.head_json(head, out) if json else fewshot_reports.saved_text(head, out))
    return DONE


def run_mark(config: MarkConfig) -> int:
    """Teach a head that images show a category, or do not, and save it in its place.

    Where the category was checked before, it is again.
    """
    from lsgui.core.fewshot import head_file
    from lsgui.core.fewshot.checking import check_of
    from lsgui.core.fewshot.marking import check_label, mark

    folder = head_file.find(config.head, paths.heads())
    _check_place(folder)
    engine = config.common.engine.load()
    head = load_head(folder, engine.identity)
    check_label(head, config.label)
    library = unlabelled(config.common, engine.checkpoint)
    with cancellable("reading examples") as progress:
        marked = mark(
            engine,
            head,
            config.label,
            config.images,
            shown=config.shown,
            library=library,
            progress=progress,
        )
    marked.head.save(folder)
    if check_of(head, config.label) is not None:
        marked = replace(marked, head=_checked(engine, marked.head, library))
        marked.head.save(folder)
    for line in reports.skipped_lines(marked.skipped):
        say(line)
    report = fewshot_reports.head_json(marked.head, folder, marked.skipped)
    show(report if config.common.json else fewshot_reports.saved_text(marked.head, folder))
    return DONE


def run_info(named: Path, *, json: bool) -> int:
    """Say what a head holds and how far it can be trusted, whatever its checkpoint."""
    from lsgui.core.fewshot import head_file

    folder = head_file.find(named, paths.heads())
    record = head_file.read_record(folder)["checkpoint"]
    head = load_head(folder, CheckpointIdentity(record["name"], record["sha256"]))
    show(fewshot_reports.info_json(head, folder) if json else fewshot_reports.info_text(head, folder))
    return DONE
