"""Asking a library backwards: which photograph, or which two, give a label set?

Whole libraries are ranked by label logic, on the features that they store; the best are then encoded again
from their files and combined by the networks.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from lsgui.core.encoded import Encoded
from lsgui.core.target import Position, Target
from lsgui.core.types import EVERYTHING, Filter, ImageError, Operation, Progress, Skipped, no_progress
from lsgui.library.deciding import Judge
from lsgui.library.proposing import Proposals, proposed
from lsgui.library.questions import COUNT, Findings, Found, Question

if TYPE_CHECKING:
    from lsgui.core.engine import Engine
    from lsgui.library.store import Library

BATCH = 8  # files encoded at once


def leaving(
    library: "Library",
    engine: "Engine",
    image: Path,
    operation: Operation,
    target: Target,
    *,
    position: Position = "a",
    count: int = COUNT,
    where: Filter = EVERYTHING,
    progress: Progress = no_progress,
) -> list[Found]:
    """The photographs of the library that most likely give a target together with `image`, given as A or B.

    Raises FilterError for a label that there is not, ImageError where `image` cannot be read, LibraryError.
    """
    question = Question(operation, target, image, position, where, count)
    return list(answered(library, engine, question, progress=progress).found)


def pairs(
    library: "Library",
    engine: "Engine",
    operation: Operation,
    target: Target,
    *,
    count: int = COUNT,
    where: Filter = EVERYTHING,
    progress: Progress = no_progress,
) -> list[Found]:
    """The pairs of photographs that most likely give a target; once, where A and B may be exchanged.

    Raises FilterError for a label that there is not, LibraryError.
    """
    question = Question(operation, target, where=where, count=count)
    return list(answered(library, engine, question, progress=progress).found)


def answered(
    library: "Library", engine: "Engine", question: Question, *, progress: Progress = no_progress
) -> Findings:
    """All that is found for a question: from stored features, then from files. Raises as `leaving`.

    `progress` counts features, then photographs, then files.
    """
    given = engine.encode([question.image]) if question.image is not None else None
    proposals = proposed(library, engine, question, given, progress=progress)
    encoded: dict[Path, Encoded] = {}
    skipped: list[Skipped] = []
    files = proposals.files
    for start in range(0, len(files), BATCH):
        progress(start, len(files))
        some, failed = encoded_files(engine, files[start : start + BATCH])
        encoded |= some
        skipped += failed
    progress(len(files), len(files))
    return looked_again(engine, proposals, given, encoded, skipped)


def encoded_files(engine: "Engine", files: Sequence[Path]) -> tuple[dict[Path, Encoded], list[Skipped]]:
    """The files encoded, and those that are gone or cannot be read, with reasons."""
    try:
        whole = engine.encode(files)
    except ImageError as error:
        if len(files) == 1:
            return {}, [Skipped(str(files[0]), error.reason)]
        encoded: dict[Path, Encoded] = {}
        skipped: list[Skipped] = []
        for file in files:
            some, failed = encoded_files(engine, [file])
            encoded |= some
            skipped += failed
        return encoded, skipped
    return {file: whole[row : row + 1] for row, file in enumerate(files)}, []


def looked_again(
    engine: "Engine",
    proposals: Proposals,
    given: Encoded | None,
    encoded: Mapping[Path, Encoded],
    skipped: Sequence[Skipped],
) -> Findings:
    """What the networks say of the proposed pairs whose files were encoded; `given` is the image's."""
    findings = proposals.findings
    question = findings.question
    known = dict(encoded)
    if question.image is not None and given is not None:
        known[question.image] = given
    pairs = [pair for pair in proposals.pairs if all(path in known for path in pair)]
    if not pairs:
        return replace(findings, found=(), fitting=0, learned=True, skipped=tuple(skipped))
    a, b = (Encoded.concatenate([known[path] for path in side]) for side in zip(*pairs, strict=True))
    scores = engine.scores(engine.combine(question.operation, a, b).features)
    alike = engine.alike(a.features, b.features)
    found, fitting = Judge(engine, question).found(pairs, scores, alike, "learned")
    return replace(findings, found=found, fitting=fitting, learned=True, skipped=tuple(skipped))
