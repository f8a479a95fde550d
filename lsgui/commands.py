"""What each sub-command does: a config record in, one call, a report on stdout, an exit code out.

Heavy imports live inside the functions, so that `--help` and the window start at once.
"""

import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lsgui import paths, reports
from lsgui.asked import Asked
from lsgui.core.label_promises import LabelPromise
from lsgui.core.types import (
    EVERYTHING,
    Answer,
    Cancelled,
    CheckpointIdentity,
    Filter,
    HeadError,
    Labeller,
    LibraryError,
    Method,
    Progress,
    Query,
)
from lsgui.output_options import NO_OUTPUTS, Outputs, write_outputs

if TYPE_CHECKING:
    from lsgui.core.attribution import Attribution
    from lsgui.core.checkpoint import Checkpoint
    from lsgui.core.engine import Engine
    from lsgui.core.fewshot import Head
    from lsgui.library.store import Library

DONE, AT_FAULT = 0, 1
NONE_PASS = "no photograph of the library passes the filter"


@dataclass(frozen=True)
class EngineConfig:
    """Which checkpoint answers (None: the shipped one), and on which device."""

    checkpoint: Path | None
    device: str

    def load(self) -> "Engine":
        """The engine; says on stderr where it had to fall back to another device."""
        from lsgui.core.engine import Engine

        engine = Engine.load(self.checkpoint, device=self.device)
        if engine.device_note:
            say(engine.device_note)
        return engine


@dataclass(frozen=True)
class QueryConfig:
    """`lsgui query`: images, what is asked of them, where to look for neighbours, and which take part.

    `library` None: the window's own, which may be missing; one that is named must be there.
    """

    asked: Asked
    method: Method
    count: int
    library: Path | None
    heads: tuple[Path, ...]
    where: Filter
    distinct: bool
    engine: EngineConfig
    json: bool
    ledger: bool = False
    tsv: bool = False
    outputs: Outputs = NO_OUTPUTS
    why: str = ""
    why_png: Path | None = None
    promise: LabelPromise | None = None


def run_query(config: QueryConfig) -> int:
    """Answer one query."""
    from lsgui.library import filters

    expression = config.asked.expression
    engine = config.engine.load()
    heads = [load_head(folder, engine.identity) for folder in config.heads]
    where = filters.checked(config.where, label_names(engine.checkpoint, heads))
    query = Query(
        1,
        expression,
        config.method,
        config.count,
        where,
        config.distinct,
        promise=config.promise,
    )
    library = existing_library(config.library, engine.checkpoint, heads)
    try:
        answer = engine.answer(query, library=library, heads=heads)
        remark = _about_neighbours(config, library, found=bool(answer.neighbours))
        folders, asked = [head_folder(named) for named in config.heads], config.asked.state
        write_outputs(config.outputs, answer, engine, heads, library, folders=folders, asked=asked)
    finally:
        if library is not None:
            library.close()
    folder = library.folder if library is not None else None
    _show_answer(config, answer, folder, explained(config, engine, answer, heads))
    if remark:
        say(remark)
    return DONE


def _show_answer(
    config: QueryConfig, answer: Answer, library: Path | None, why: Sequence["Attribution"]
) -> None:
    from lsgui import ledger_reports, why_reports
    from lsgui.core.ledger import as_tsv, ledger_of
    from lsgui.expression_reports import head_lines

    ledger = ledger_of(answer) if config.ledger or config.tsv else None
    if config.json:
        parts = {"ledger": ledger_reports.ledger_json(ledger)} if ledger is not None else {}
        about = {"why": why_reports.why_json(why, config.asked.images)} if why else {}
        show({**reports.answer_json(answer, library, config.asked.state), **parts, **about})
    elif ledger is not None and config.tsv:
        show(as_tsv(ledger.entries).removesuffix("\n"))
    else:
        head, sides = head_lines(answer, config.asked), config.asked.sides
        if ledger is None:
            text = reports.answer_text(answer, head, sides)
        else:
            text = ledger_reports.ledger_text(answer, ledger, head, sides)
        show("\n".join([text, *why_reports.why_lines(why, config.asked.images)]))


def explained(
    config: QueryConfig, engine: "Engine", answer: Answer, heads: Sequence["Head"]
) -> Sequence["Attribution"]:
    """What carried the label that is asked about, image by image; nothing where none is.

    Saves the picture, too. Raises `UserError` for a label that the answer has not.
    """
    if not config.why:
        return ()
    from lsgui import why_reports

    with cancellable("hiding") as progress:
        found = why_reports.explain(engine, answer, config.why, config.asked.images, heads, progress=progress)
    if config.why_png is not None:
        why_reports.save(found, config.why_png)
    return found


def label_names(checkpoint: "Checkpoint", heads: Sequence["Head"] = ()) -> tuple[str, ...]:
    """The labels that filters know. Raises `HeadError` where heads cannot be told apart."""
    return _labeller(checkpoint, heads).labels


def _labeller(checkpoint: "Checkpoint", heads: Sequence["Head"]) -> Labeller:
    from lsgui.library.head_labels import HeadLabels

    if not heads:
        return checkpoint
    try:
        return HeadLabels(checkpoint, heads)
    except ValueError as error:
        raise HeadError(f"Name each head once: {error}.") from error


def existing_library(
    named: Path | None, checkpoint: "Checkpoint", heads: Sequence["Head"] = ()
) -> "Library | None":
    """The library in a folder; asking never makes one. Raises `LibraryError` where a named one is not.

    Its filters know the categories of the heads, too.
    """
    from lsgui.library.database import DATABASE

    folder = paths.library() if named is None else paths.expanded(named)
    if (folder / DATABASE).is_file():
        return open_library(folder, checkpoint, heads)
    if named is None:
        return None
    raise LibraryError(f"There is no library in {named}: `lsgui index FOLDER --library DIR` makes one.")


def open_library(folder: Path, checkpoint: "Checkpoint", heads: Sequence["Head"] = ()) -> "Library":
    from lsgui.library.store import Library

    return Library.open(
        folder,
        checkpoint.identity,
        checkpoint.dim,
        space=checkpoint.search_space,
        labeller=_labeller(checkpoint, heads),
    )


def _about_neighbours(config: QueryConfig, library: "Library | None", *, found: bool) -> str:
    """Why there are no neighbours, or not all of them; "" where nothing is to be said."""
    if not config.count:
        return ""
    if library is None or not library.count:
        folder = library.folder if library else paths.library()
        return f"the library {folder} is empty, so there are no neighbours: run `lsgui index FOLDER`"
    if library.stale:
        return about_stale(library)
    if found:
        return ""
    none_other = "the library holds no other image than these"
    return none_other if config.where == EVERYTHING else f"{none_other} that passes the filter"


def about_stale(library: "Library") -> str:
    """What is to be said of images that cannot be found."""
    return (
        f"{library.stale:,} of {library.count:,} images in the library {library.folder} have no features of "
        "this checkpoint yet and cannot be neighbours: run `lsgui index` on one of its folders"
    )


def load_head(named: Path, checkpoint: CheckpointIdentity) -> "Head":
    """A head by its folder, or by the name that it has in the window. Raises HeadError."""
    from lsgui.core.fewshot import ForeignHeadError, Head

    try:
        return Head.load(head_folder(named), checkpoint)
    except ForeignHeadError as error:
        how = "with `lsgui fewshot refit HEAD --out HEAD`."
        raise HeadError(f"{str(error).removesuffix('.')} {how}") from error


def head_folder(named: Path) -> Path:
    """The absolute folder of a head, by its folder or by the name that it has in the window.

    Raises HeadError.
    """
    from lsgui.core.fewshot import head_file

    return head_file.find(named, paths.heads()).absolute()


def run_doctor(*, json: bool) -> int:
    """Examine the installation; 1 where something keeps the main job from working."""
    from lsgui import doctor

    report = doctor.examine()
    show(doctor.as_dict(report) if json else doctor.as_text(report))
    return AT_FAULT if report.problems else DONE


@contextmanager
def cancellable(doing: str) -> Iterator[Progress]:
    """Progress on stderr. The first Ctrl+C stops where what is done can be kept, the next one at once."""
    pressed = False

    def press(signum: int, frame: object) -> None:
        nonlocal pressed
        if pressed:
            raise KeyboardInterrupt
        pressed = True

    def progress(done: int, total: int) -> None:
        if pressed:
            raise Cancelled
        line(done, total)

    before = signal.signal(signal.SIGINT, press)
    try:
        with reports.ProgressLine(doing) as line:
            yield progress
    finally:
        signal.signal(signal.SIGINT, before)


def show(report: str | dict[str, Any]) -> None:
    """Print a finished report: text as it is, a record as JSON."""
    print(report if isinstance(report, str) else reports.as_json(report))


def say(sentence: str) -> None:
    """A remark for people, never part of the report."""
    print(f"lsgui: {reports.shown(sentence)}", file=sys.stderr)
