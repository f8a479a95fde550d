"""What a head says of images."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lsgui.core.fewshot.gathering import Embedder, embed_sources
from lsgui.core.fewshot.head import Head
from lsgui.core.images import ImageSource
from lsgui.core.types import FloatArray, ImageError, Progress, Skipped, UserError, no_progress


@dataclass(frozen=True)
class Prediction:
    """A head's `scores` for one image, and by its thresholds the `decisions`."""

    path: str
    scores: dict[str, float]
    decisions: dict[str, bool]


@dataclass(frozen=True)
class PredictReport:
    """What a head says of each image that could be read, in their order, and the others with reasons."""

    predictions: tuple[Prediction, ...]
    skipped: tuple[Skipped, ...]


def predict(
    head: Head, engine: Embedder, sources: Sequence[ImageSource], *, progress: Progress = no_progress
) -> PredictReport:
    """Score images with a head; one that cannot be read costs only itself.

    Raises `UserError`, which names the first, when none of them can be read.
    """
    reasons: dict[int, str] = {}
    features = embed_sources(engine, sources, reasons.__setitem__, progress)
    skipped = tuple(Skipped(_name(sources[row]), reason) for row, reason in reasons.items())
    if skipped and len(skipped) == len(sources):
        raise none_read(skipped)
    read = [source for row, source in enumerate(sources) if row not in reasons]
    scores = head.scores(features) if read else ()
    found = (prediction(head, source, row) for source, row in zip(read, scores, strict=True))
    return PredictReport(tuple(found), skipped)


def none_read(skipped: Sequence[Skipped]) -> UserError:
    """The error where none of the images could be read: it names the first."""
    first = skipped[0]
    if len(skipped) == 1:
        return ImageError(first.path, first.reason)
    return UserError(
        f"none of the {len(skipped)} images can be read, the first, {first.path}: {first.reason}"
    )


def _name(source: ImageSource) -> str:
    return str(source) if isinstance(source, str | Path) else ""


def prediction(head: Head, source: ImageSource, scores: FloatArray) -> Prediction:
    """What the scores (L,) of one image mean by a head's thresholds."""
    reached: Iterable[Any] = zip(head.labels, scores, head.thresholds, strict=True)
    return Prediction(
        path=_name(source),
        scores={label: float(score) for label, score in zip(head.labels, scores, strict=True)},
        decisions={label: bool(score >= threshold) for label, score, threshold in reached},
    )
