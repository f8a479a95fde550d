"""The photographs behind an answer, the query's own and its neighbours, each looked at alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np

from lsgui.core import images
from lsgui.core.images import PixelArray
from lsgui.core.judging import Classifier
from lsgui.core.types import (
    Answer,
    FloatArray,
    ImageError,
    Progress,
    Skipped,
    images_of,
    no_progress,
)


class Looker(Classifier, Protocol):
    """What looking at photographs needs of an engine."""

    @property
    def input_size(self) -> tuple[int, int]: ...
    def embed_pixels(self, pixels: PixelArray) -> FloatArray: ...


@dataclass(frozen=True)
class Found:
    """A label that a photograph alone has, its head ("": the checkpoint's own), and its score."""

    label: str
    head: str
    score: float


@dataclass(frozen=True)
class Photograph:
    """A photograph, upright, in pixels, and its labels; the query's own has neither `rank` nor `distance`."""

    path: Path
    width: int
    height: int
    labels: tuple[Found, ...]
    rank: int | None = None
    distance: float | None = None


def look(
    answer: Answer, engine: Looker, heads: Sequence[Classifier] = (), *, progress: Progress = no_progress
) -> tuple[tuple[Photograph, ...], tuple[Skipped, ...]]:
    """The photographs of an answer, those of the query first, and those that cannot be read any more."""
    own = [(path, None, None) for path in images_of(answer.query.expression)]
    near = [(each.path, each.rank, each.distance) for each in answer.neighbours]
    found: list[Photograph] = []
    skipped: list[Skipped] = []
    for number, (path, rank, distance) in enumerate((*own, *near), 1):
        try:
            width, height = images.load(path).size
            labels = _labels(path, engine, heads)
            found.append(Photograph(path, width, height, labels, rank, distance))
        except ImageError as error:
            skipped.append(Skipped(str(path), error.reason))
        progress(number, len(own) + len(near))
    return tuple(found), tuple(skipped)


def _labels(path: Path, engine: Looker, heads: Sequence[Classifier]) -> tuple[Found, ...]:
    features = engine.embed_pixels(images.pixels(path, engine.input_size)[None])
    found: list[Found] = []
    for one in (engine, *heads):
        scores, least = one.scores(features)[0], one.thresholds_for(None, 0.0, "learned")
        rows = np.flatnonzero(scores >= least).tolist()
        found += [Found(one.labels[row], one.name, float(scores[row])) for row in rows]
    return tuple(sorted(found, key=lambda each: -each.score))
