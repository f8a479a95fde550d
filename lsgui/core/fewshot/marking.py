"""Telling a head of further photographs that they show one of its categories, or do not."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from lsgui.core.fewshot.evidence import ExampleRecord
from lsgui.core.fewshot.examples import content_hash
from lsgui.core.fewshot.fitting import teach
from lsgui.core.fewshot.gathering import Embedder, embed_sources
from lsgui.core.fewshot.head import Head
from lsgui.core.fewshot.predicting import none_read
from lsgui.core.labels import ABSENT, PRESENT
from lsgui.core.types import FloatArray, HeadError, Progress, Skipped, no_progress


@dataclass(frozen=True)
class Marked:
    """A head that was taught, and the files that were passed over with their reasons."""

    head: Head
    skipped: tuple[Skipped, ...]


def mark(
    engine: Embedder,
    head: Head,
    label: str,
    files: Sequence[Path],
    *,
    shown: bool,
    library: FloatArray | None = None,
    progress: Progress = no_progress,
) -> Marked:
    """Fit one of a head's categories anew, the files being examples that show it or surely do not.

    The other categories keep their scores, and what was known of the same photographs before counts less. A
    file that cannot be read costs only itself. Raises `UserError` when none can be read, and `HeadError` for
    a category that the head has not, or of which no example would be left.
    """
    check_label(head, label)
    reasons: dict[int, str] = {}
    features = embed_sources(engine, files, reasons.__setitem__, progress)
    skipped = tuple(Skipped(str(files[row]), reason) for row, reason in reasons.items())
    if len(skipped) == len(files):
        raise none_read(skipped)
    read = [file for row, file in enumerate(files) if row not in reasons]
    evidence = head.evidence
    for file, feature in zip(read, features, strict=True):
        record = ExampleRecord(file.absolute(), content_hash(file))
        evidence = evidence.with_example(label, record, feature, PRESENT if shown else ABSENT)
    if not evidence.of(label):
        raise HeadError(f"No example of {label} would be left, so nothing was changed.")
    return Marked(teach(engine, head, evidence, [label], library=library), skipped)


def check_label(head: Head, label: str) -> None:
    """Raise `HeadError`, with the categories that there are, for one that a head has not."""
    if label not in head.labels:
        known = ", ".join(head.labels)
        raise HeadError(f"The head {head.name!r} has no category {label!r}; it has {known}.")
