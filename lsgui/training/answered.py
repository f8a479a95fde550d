"""Answers to many pairs of photographs whose labels are known, for the trust meter and its promises."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from lsgui.core.encoded import Encoded
from lsgui.core.engine import Engine
from lsgui.core.labels import PRESENT, UNKNOWN, label_logic, truth
from lsgui.core.trust_file import SINGLE
from lsgui.core.trusting import Evidence, Trusting
from lsgui.core.types import OPERATIONS, FloatArray, Method, Operation, Progress, no_progress
from lsgui.training.data import Dataset, Indices
from lsgui.training.evaluation.combining import draw_pairs, shifted
from lsgui.training.evaluation.encodings import CHUNK, Encodings

BoolArray: TypeAlias = npt.NDArray[np.bool_]
PAIRS = 2000  # of each kind


@dataclass(frozen=True, eq=False)
class Answered:
    """n answers of a method to an operation ("single": one photograph): the log-odds by which each label's
    score passes its threshold, `ahead` (n, L), and its truth, `shown` where `known` (n, L)."""

    method: Method
    operation: str
    evidence: Evidence
    scores: FloatArray
    ahead: FloatArray
    shown: BoolArray
    known: BoolArray
    photographs: int

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


def drawn_pairs(engine: Engine, dataset: Dataset, split: str, count: int = PAIRS) -> Indices:
    """Pairs (p, 2) of a split, half of them with a label in common; the same ones for the same data."""
    common = [label for label in engine.labels if label in dataset.labels]
    kinds = draw_pairs(dataset, split, dataset.columns(common), count=count)
    least = min(map(len, kinds.values()))
    return np.concatenate([pairs[:least] for pairs in kinds.values()] if least else list(kinds.values()))


def answer_pairs(
    engine: Engine,
    dataset: Dataset,
    encodings: Encodings,
    split: str,
    *,
    count: int = PAIRS,
    progress: Progress = no_progress,
) -> Iterator[Answered]:
    """Every method's answers to every operation on pairs of a split, at most `count` of each kind, and to its
    single photographs."""
    rows, pairs = dataset.split[split], drawn_pairs(engine, dataset, split, count)
    asked = _Asked(engine, Trusting(engine), encodings, known_truth(engine, dataset), len(rows))
    for number, method in enumerate(engine.methods):
        yield asked.single(rows, method)
        for at, operation in enumerate(OPERATIONS):
            step = partial(
                shifted, progress, (number * 3 + at) * len(pairs), 3 * len(engine.methods) * len(pairs)
            )
            yield asked.pairs(operation, pairs, method, step)


@dataclass(frozen=True, eq=False)
class _Asked:
    engine: Engine
    trusting: Trusting
    encodings: Encodings
    truth: FloatArray
    photographs: int

    def single(self, rows: Indices, method: Method) -> Answered:
        images = Encoded.from_features(self.encodings.features[rows])
        scores = self.engine.scores(images.features)
        thresholds = self.engine.thresholds_for(None, 0.0, method)
        evidence = self.trusting.evidence_of_one(images, scores, method)
        return self._answered(method, SINGLE, evidence, scores, thresholds[None], self.truth[rows])

    def pairs(self, operation: Operation, pairs: Indices, method: Method, progress: Progress) -> Answered:
        parts = []
        for start in range(0, len(pairs), CHUNK):
            parts.append(self._chunk(operation, pairs[start : start + CHUNK], method))
            progress(min(start + CHUNK, len(pairs)), len(pairs))
        evidence = np.concatenate([found.table for found, _, _ in parts])
        scores, thresholds = (np.concatenate([part[at] for part in parts]) for at in (1, 2))
        of = truth(operation, self.truth[pairs[:, 0]], self.truth[pairs[:, 1]])
        return self._answered(method, operation, Evidence(*evidence.T), scores, thresholds, of)

    def _chunk(
        self, operation: Operation, pairs: Indices, method: Method
    ) -> tuple[Evidence, FloatArray, FloatArray]:
        engine, (a, b) = self.engine, (self.encodings.encoded(side) for side in pairs.T)
        thresholds = np.stack(
            [engine.thresholds_for(operation, float(x), method) for x in engine.alike(a.features, b.features)]
        )
        if method == "label_logic":
            scores = label_logic(operation, engine.scores(a.features), engine.scores(b.features))
            return self.trusting.evidence_of_logic([a, b], scores, thresholds), scores, thresholds
        combined = engine.combine(operation, a, b, method=method)
        evidence = self.trusting.evidence_of_pairs(operation, a, b, combined, method)
        return evidence, engine.scores(combined.features), thresholds

    def _answered(
        self,
        method: Method,
        operation: str,
        evidence: Evidence,
        scores: FloatArray,
        thresholds: FloatArray,
        of: FloatArray,
    ) -> Answered:
        ahead = _odds(scores) - _odds(thresholds)
        return Answered(
            method, operation, evidence, scores, ahead, of == PRESENT, of != UNKNOWN, self.photographs
        )


def _odds(probability: FloatArray) -> FloatArray:
    held = np.clip(probability, 1e-6, 1 - 1e-6)
    found: FloatArray = np.log(held / (1 - held))
    return found
