"""Answers to many pairs of photographs whose labels are known, for the trust meter and its promises."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from lsgui.core.engine import Engine
from lsgui.core.labels import PRESENT, UNKNOWN, label_logic, truth
from lsgui.core.trust_file import ANY, SINGLE
from lsgui.core.trusting import Trusting, certainty
from lsgui.core.types import OPERATIONS, FloatArray, Method, Operation, Progress, no_progress
from lsgui.training.data import Dataset, Indices
from lsgui.training.evaluation.combining import draw_pairs, shifted
from lsgui.training.evaluation.encodings import CHUNK, Encodings

BoolArray: TypeAlias = npt.NDArray[np.bool_]
PAIRS = 2000  # of each kind
ARRAYS = ("certainty", "far", "ahead", "shown", "known", "images", "random")


@dataclass(frozen=True, eq=False)
class Answered:
    """n answers of a method to one of `trust_file.PLACES`: the log-odds by which each label's score passes
    its threshold, `ahead` (n, L), and its truth, `shown` where `known` (n, L).

    `certainty` (n,) is that of the scores alone, and `far` (n,) how far the answers are from real
    photographs (by label logic: their photographs), as multiples of the usual.
    `images` (n, k) are the rows of the photographs of each; `random` (n,) says which were drawn at random,
    not because they share a label.
    """

    method: str
    operation: str
    certainty: FloatArray
    far: FloatArray
    ahead: FloatArray
    shown: BoolArray
    known: BoolArray
    images: Indices
    random: BoolArray

    @property
    def kinds(self) -> "list[Answered]":
        """The answers to random photographs, and those to pairs that were drawn to share a label."""
        return [self.of(kind) for kind in (self.random, ~self.random) if kind.any()]

    def of(self, rows: BoolArray) -> "Answered":
        """Some of the answers, by a mask (n,)."""
        values: dict[str, Any] = {name: getattr(self, name)[rows] for name in ARRAYS}
        return replace(self, **values)

    @staticmethod
    def joined(parts: "Sequence[Answered]") -> "Answered":
        """The answers of all parts, which are of one method and operation."""
        values: dict[str, Any] = {
            name: np.concatenate([getattr(part, name) for part in parts]) for name in ARRAYS
        }
        return replace(parts[0], **values)

    @property
    def empty(self) -> BoolArray:
        """Which (n,) label sets are empty."""
        found: BoolArray = np.all(self.ahead < 0, axis=1)
        return found

    @property
    def agreement(self) -> FloatArray:
        """The F1 (n,) of each label set, over the labels that are known; 1 where both sets are empty."""
        present = (self.ahead >= 0) & self.known
        right, all_ = (present & self.shown).sum(1), present.sum(1) + self.shown.sum(1)
        found: FloatArray = np.where(all_ == 0, 1.0, 2 * right / np.maximum(all_, 1))
        return found


def known_truth(engine: Engine, dataset: Dataset) -> FloatArray:
    """Three-valued truth (n, L) of the engine's labels; those that the data set lacks are unknown."""
    found = np.full((len(dataset.files), len(engine.labels)), UNKNOWN, np.float32)
    common = [label for label in engine.labels if label in dataset.labels]
    found[:, [engine.labels.index(label) for label in common]] = dataset.truth[:, dataset.columns(common)]
    return found


def drawn_pairs(
    engine: Engine, dataset: Dataset, split: str, count: int = PAIRS
) -> tuple[Indices, BoolArray]:
    """Pairs (p, 2) of a split, half of them drawn to have a label in common, and whether (p,) they were drawn
    at random; the same ones for the same data."""
    common = [label for label in engine.labels if label in dataset.labels]
    kinds = draw_pairs(dataset, split, dataset.columns(common), count=count)
    least = min(map(len, kinds.values())) or count
    held = {kind: pairs[:least] for kind, pairs in kinds.items()}
    random = [np.full(len(pairs), kind == "natural") for kind, pairs in held.items()]
    return np.concatenate(list(held.values())), np.concatenate(random)


def answer_pairs(
    engine: Engine,
    dataset: Dataset,
    encodings: Encodings,
    split: str,
    *,
    count: int = PAIRS,
    progress: Progress = no_progress,
) -> Iterator[Answered]:
    """The answers to a split's single photographs, and every method's to every operation on pairs of it, at
    most `count` of each kind."""
    pairs, random = drawn_pairs(engine, dataset, split, count)
    asked = _Asked(engine, Trusting(engine.checkpoint), encodings, known_truth(engine, dataset))
    yield asked.single(dataset.split[split])
    for number, method in enumerate(engine.methods):
        for at, operation in enumerate(OPERATIONS):
            step = partial(
                shifted, progress, (number * 3 + at) * len(pairs), 3 * len(engine.methods) * len(pairs)
            )
            yield asked.pairs(operation, pairs, random, method, step)


@dataclass(frozen=True, eq=False)
class _Asked:
    engine: Engine
    trusting: Trusting
    encodings: Encodings
    truth: FloatArray

    def single(self, rows: Indices) -> Answered:
        features, random = self.encodings.features[rows], np.ones(len(rows), np.bool_)
        scores, far = self.engine.scores(features), self.trusting.away(features)
        thresholds = self.engine.thresholds_for(None)[None]
        return answered(ANY, SINGLE, far, scores, thresholds, self.truth[rows], rows[:, None], random)

    def pairs(
        self, operation: Operation, pairs: Indices, random: BoolArray, method: Method, progress: Progress
    ) -> Answered:
        parts = []
        for start in range(0, len(pairs), CHUNK):
            parts.append(self._chunk(operation, pairs[start : start + CHUNK], method))
            progress(min(start + CHUNK, len(pairs)), len(pairs))
        far, scores, thresholds = map(np.concatenate, zip(*parts, strict=True))
        of = truth(operation, self.truth[pairs[:, 0]], self.truth[pairs[:, 1]])
        return answered(method, operation, far, scores, thresholds, of, pairs, random)

    def _chunk(
        self, operation: Operation, pairs: Indices, method: Method
    ) -> tuple[FloatArray, FloatArray, FloatArray]:
        engine, (a, b) = self.engine, (self.encodings.encoded(side) for side in pairs.T)
        alike = engine.alike(a.features, b.features)
        thresholds = np.stack([engine.thresholds_for(operation, float(x), method) for x in alike])
        if method == "label_logic":
            scores = label_logic(operation, engine.scores(a.features), engine.scores(b.features))
            sides = [self.trusting.away(side.features) for side in (a, b)]
            return np.stack(sides).mean(0), scores, thresholds
        features = engine.combine(operation, a, b, method=method).features
        return self.trusting.away(features), engine.scores(features), thresholds


def answered(
    method: str,
    operation: str,
    far: FloatArray,
    scores: FloatArray,
    thresholds: FloatArray,
    of: FloatArray,
    images: Indices,
    random: BoolArray,
) -> Answered:
    """The record of answers with scores, thresholds and truth `of` (n, L)."""
    ahead, sure = _odds(scores) - _odds(thresholds), certainty(scores, thresholds)
    return Answered(method, operation, sure, far, ahead, of == PRESENT, of != UNKNOWN, images, random)


def _odds(probability: FloatArray) -> FloatArray:
    held = np.clip(probability, 1e-6, 1 - 1e-6)
    found: FloatArray = np.log(held / (1 - held))
    return found
