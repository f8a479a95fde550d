"""The task "backwards": asked for a label set, does the photograph found give it?

Targets are what an operation on two photographs of the split truly gives; one of the two is given, and the
other, or one as good, is to be found among all others of the split; or both are.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np

from lsgui.core.chances import Wish, log_chances, pair_chances, side, wish_of
from lsgui.core.engine import Engine
from lsgui.core.labels import PRESENT, UNKNOWN, label_logic, truth
from lsgui.core.target import Position, Target
from lsgui.core.types import FloatArray, Operation, Progress, no_progress
from lsgui.library.pairing import best_pairs
from lsgui.training.data import Dataset, Indices
from lsgui.training.evaluation.bootstrap import Float64, Resamples, interval, weighted_means
from lsgui.training.evaluation.cells import rounded
from lsgui.training.evaluation.encodings import Encodings

QUESTIONS, SEED = 120, 2203
LOOKED_AGAIN = 100  # as in a library
FIRST = 5
AHEAD = "how far learned is ahead, by chance"
CASES: tuple[tuple[Operation, Position | None], ...] = (
    ("intersection", "a"),
    ("union", "a"),
    ("difference", "a"),
    ("difference", "b"),
    ("intersection", None),
    ("union", None),
    ("difference", None),
)
Order = Callable[[FloatArray, Wish, FloatArray], Indices]


def backwards_task(
    engine: Engine,
    dataset: Dataset,
    encodings: Encodings,
    split: str,
    resamples: Resamples,
    *,
    progress: Progress = no_progress,
) -> dict[str, Any]:
    """For each operation and what is given: the IoU of the target and the true label set that is found
    first, and how often these are the same; unknown labels count nowhere.

    Label logic ranks all, the learned operation the best 100 of label logic's anew. Intervals resample the
    questions' photographs.
    """
    asked = _Asked(engine, dataset, encodings, split)
    rows: list[dict[str, Any]] = []
    for number, (operation, position) in enumerate(CASES):
        progress(number, len(CASES))
        rows += asked.case(operation, position, resamples)
    progress(len(CASES), len(CASES))
    return {"questions": QUESTIONS, "looked_again": LOOKED_AGAIN, "seed": SEED, "rows": rows}


@dataclass(frozen=True, eq=False)
class _Question:
    """The photographs that made a target, by row of the split, and the target's truth (L,)."""

    a: int
    b: int
    target: FloatArray
    wish: Wish


class _Asked:
    """All questions to one split."""

    def __init__(self, engine: Engine, dataset: Dataset, encodings: Encodings, split: str) -> None:
        self._engine, self._encodings = engine, encodings
        self._labels = tuple(label for label in dataset.labels if label in engine.labels)
        self._columns = [engine.labels.index(label) for label in self._labels]
        self._rows = dataset.split[split]
        self._truth = dataset.truth[np.ix_(self._rows, dataset.columns(self._labels))]
        self._scores = self._scored(encodings.features[self._rows])

    def case(
        self, operation: Operation, position: Position | None, resamples: Resamples
    ) -> list[dict[str, Any]]:
        """One row for each way of ranking."""
        questions = list(self._questions(operation))
        found = [self._ranked(operation, position, question) for question in questions]
        given = np.array([question.b if position == "b" else question.a for question in questions], np.intp)
        weights = resamples.of_images(self._rows[given])
        place = {"operation": operation, "given": position}
        of = {method: np.array([each[method] for each in found]) for method in (found[0] if found else ())}
        if of:
            of[AHEAD] = of["learned, by chance"] - of["label logic, by chance"]
        return [{**place, "method": method, **_summary(values, weights)} for method, values in of.items()]

    def _questions(self, operation: Operation) -> Iterator[_Question]:
        random, left = np.random.default_rng(SEED), QUESTIONS
        for _ in range(50 * QUESTIONS):
            a, b = random.choice(len(self._rows), 2, replace=False).tolist()
            target = truth(operation, self._truth[a], self._truth[b])
            if (target == PRESENT).any():
                yield _Question(a, b, target, self._wish(target))
                left -= 1
            if not left:
                return

    def _wish(self, target: FloatArray) -> Wish:
        named = [
            tuple(self._labels[at] for at in np.flatnonzero(target == value)) for value in (PRESENT, UNKNOWN)
        ]
        return wish_of(Target(named[0], either=named[1]), self._labels)

    def _ranked(
        self, operation: Operation, position: Position | None, question: _Question
    ) -> dict[str, tuple[float, float, float]]:
        """By way of ranking: the first one's IoU, whether it is exact, the mean IoU of the first five."""
        pairs = self._candidates(operation, position, question)
        logic = label_logic(operation, self._scores[pairs[:, 0]], self._scores[pairs[:, 1]])
        learned = self._learned(operation, pairs)
        everyone = self._everyone(position, question)
        found = {"at random": self._quality(operation, question, everyone, everyone)}
        for name, method, scores in (("label logic", "label_logic", logic), ("learned", "learned", learned)):
            least = self._engine.thresholds_for(operation, 0.0, method)[self._columns]  # type: ignore[arg-type]
            chances = log_chances(question.wish, scores)
            differing = question.wish.differs(scores >= least).sum(axis=1)
            for kind, order in (
                ("by chance", np.argsort(-chances, kind="stable")),
                ("by decisions", np.lexsort((-chances, differing))),
            ):
                best = pairs[order[:FIRST]]
                found[f"{name}, {kind}"] = self._quality(operation, question, best[:1], best)
        return found

    def _candidates(self, operation: Operation, position: Position | None, question: _Question) -> Indices:
        """Label logic's best pairs (n, 2) of rows of the split, best first."""
        a, b = (side(operation, each, question.wish, self._scores) for each in ("a", "b"))
        if position is None:
            best = best_pairs(a, b, LOOKED_AGAIN, either_way=operation != "difference")
            both: Indices = np.stack([best.a, best.b], axis=1)
            return both
        own = question.a if position == "a" else question.b
        one = np.array([own])
        chances = pair_chances(a[one], b) if position == "a" else pair_chances(a, b[one])
        order: Indices = np.argsort(-chances, kind="stable")
        return self._beside(position, own, order[order != own][:LOOKED_AGAIN])

    def _everyone(self, position: Position | None, question: _Question) -> Indices:
        """All pairs that could be found; where both photographs are asked for, a thousand of them."""
        random, count = np.random.default_rng(SEED), len(self._rows)
        if position is None:
            pairs: Indices = random.integers(0, count, (1000, 2))
            differ: Indices = pairs[pairs[:, 0] != pairs[:, 1]]
            return differ
        own = question.a if position == "a" else question.b
        return self._beside(position, own, np.delete(np.arange(count), own))

    def _beside(self, position: Position, own: int, others: Indices) -> Indices:
        sides = [np.full(len(others), own), others]
        pairs: Indices = np.stack(sides if position == "a" else sides[::-1], axis=1)
        return pairs

    def _learned(self, operation: Operation, pairs: Indices) -> FloatArray:
        made = self._encodings.combined(
            partial(self._engine.combine, method="learned"), operation, self._rows[pairs]
        )
        return self._scored(made)

    def _scored(self, features: FloatArray) -> FloatArray:
        scores: FloatArray = self._engine.scores(features)[:, self._columns]
        return scores

    def _quality(
        self, operation: Operation, question: _Question, first: Indices, more: Indices
    ) -> tuple[float, float, float]:
        made = truth(operation, self._truth[more[:, 0]], self._truth[more[:, 1]])
        overlaps, exact = _overlaps(made, question.target)
        count = len(first)
        return float(overlaps[:count].mean()), float(exact[:count].mean()), float(overlaps.mean())


def _overlaps(made: FloatArray, target: FloatArray) -> tuple[Float64, Float64]:
    """The IoU (n,) of label sets (n, L) with a target (L,), and whether they are the same."""
    known = (made != UNKNOWN) & (target != UNKNOWN)
    has, wanted = (made == PRESENT) & known, (target == PRESENT) & known
    either = (has | wanted).sum(axis=1)
    overlaps = (has & wanted).sum(axis=1) / np.maximum(either, 1)
    return overlaps, (either > 0) & (overlaps == 1)


def _summary(found: Float64, weights: FloatArray) -> dict[str, Any]:
    """Means over questions of (n, 3) with their intervals."""
    names = ("iou@1", "exact@1", f"iou of the first {FIRST}")
    resampled = weighted_means(found, weights)
    return {
        "questions": len(found),
        **{name: rounded(float(value)) for name, value in zip(names, found.mean(axis=0), strict=True)},
        "spread": rounded(float(found[:, 0].std())),
        "intervals": {name: interval(values, rounded) for name, values in zip(names, resampled, strict=True)},
    }
