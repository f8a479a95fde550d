"""Answers to expressions of several operations on photographs whose labels are known, drawn at random."""

import random
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import numpy as np

from lsgui.core.encoded import Encoded
from lsgui.core.engine import Engine
from lsgui.core.fading import judged
from lsgui.core.judging import evaluate
from lsgui.core.labels import expression_truth
from lsgui.core.trust_file import SEVERAL
from lsgui.core.trusting import Trusting, beside
from lsgui.core.types import (
    OPERATIONS,
    Combine,
    Expression,
    FloatArray,
    Method,
    Progress,
    Query,
    images_of,
    no_progress,
    nodes_of,
)
from lsgui.training.answered import Answered, answered, known_truth
from lsgui.training.data import Dataset
from lsgui.training.evaluation.combining import DRAW_SEED
from lsgui.training.evaluation.encodings import Encodings

DEPTHS = (2, 3)
EXPRESSIONS = 400  # of each depth


def expressions(files: list[Path], depth: int, count: int) -> Iterator[Expression]:
    """Random expressions of exactly so many operations one within the other; the same for the same files."""
    draw = random.Random(DRAW_SEED + depth)

    def build(depth: int) -> Expression:
        if not depth:
            return draw.choice(files)
        sides = [build(depth - 1), build(draw.randrange(depth))]
        draw.shuffle(sides)
        return Combine(draw.choice(OPERATIONS), *sides)

    return (build(depth) for _ in range(count))


def answer_nested(
    engine: Engine,
    dataset: Dataset,
    encodings: Encodings,
    split: str,
    *,
    count: int = EXPRESSIONS,
    progress: Progress = no_progress,
) -> Iterator[tuple[int, Answered]]:
    """Every method's answers to `count` random expressions of a split, by depth."""
    asked = _Asking(engine, dataset, encodings)
    files = [dataset.files[row] for row in dataset.split[split]]
    done, total = 0, len(engine.methods) * len(DEPTHS) * count
    for method in engine.methods:
        for depth in DEPTHS:
            parts = []
            for expression in expressions(files, depth, count):
                parts.append(asked.one(expression, method))
                done += 1
                progress(done, total)
            yield depth, Answered.joined(parts)


class _Asking:
    def __init__(self, engine: Engine, dataset: Dataset, encodings: Encodings) -> None:
        self._engine, self._encodings = engine, encodings
        self._trusting = Trusting(engine.checkpoint)
        self._truth = known_truth(engine, dataset)
        self._rows = {file: row for row, file in enumerate(dataset.files)}

    def one(self, expression: Expression, method: Method) -> Answered:
        """One method's answer to an expression; its photographs do not count, for nothing is promised."""
        found: dict[Expression, Encoded] = {
            image: self._encodings.encoded(np.array([self._rows[image]])) for image in images_of(expression)
        }
        if method != "label_logic":
            found = evaluate(expression, found, partial(self._engine.combine, method=method))
        nodes = nodes_of(expression)
        scores, thresholds = judged(self._engine, Query(0, expression, method), nodes, found)
        seen = [node for node in nodes if node in found]
        away = self._trusting.away(np.concatenate([found[node].features for node in seen]))
        apart: dict[Expression, float] = dict(zip(seen, away.tolist(), strict=True))
        far = apart[expression] if expression in apart else beside(expression, apart)
        of = expression_truth(expression, self._known)[None]
        none, random_ = np.empty((1, 0), np.intp), np.ones(1, np.bool_)
        distance = np.array([far], np.float32)
        return answered(method, SEVERAL, distance, scores[-1:], thresholds[-1:], of, none, random_)

    def _known(self, image: Expression) -> FloatArray:
        row: FloatArray = self._truth[self._rows[image]]  # type: ignore[index]
        return row
