"""Laws of sets that a good operation keeps: A ∩ A = A ∪ A = A, A ∖ A is empty, (A ∖ B) ∪ (A ∩ B) = A."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np

from lsgui.core.encoded import Encoded
from lsgui.core.engine import Engine
from lsgui.core.labels import label_logic
from lsgui.core.types import FloatArray, Method, Operation, Progress, no_progress
from lsgui.training.data import Dataset, Indices
from lsgui.training.evaluation.cells import rounded
from lsgui.training.evaluation.combining import Group, feature_methods, shifted
from lsgui.training.evaluation.encodings import CHUNK, Combiner, Encodings

PARTS = ("A ∖ B", "A ∩ B")
PART_OPERATIONS: tuple[Operation, ...] = ("difference", "intersection")
LAWS = ("A ∩ A", "A ∪ A", "A ∖ A", "(A ∖ B) ∪ (A ∩ B)")
SHOWN_FROM = 0.2  # score of A from which a label counts as one that A shows
MOST = 500  # images, each with another one as B
SEED = 64


def identity_rows(
    engine: Engine,
    dataset: Dataset,
    encodings: Encodings,
    split: str,
    groups: Sequence[Group],
    *,
    progress: Progress = no_progress,
) -> list[dict[str, Any]]:
    """How far each method is from each law, in scores, for every group of labels."""
    pairs = drawn_pairs(dataset.split[split])
    rows = []
    methods = feature_methods(engine)
    for number, method in enumerate(methods):
        step = partial(shifted, progress, number * len(pairs), len(methods) * len(pairs))
        found = _features(partial(engine.combine, method=method), encodings, pairs, step)
        for group in groups:
            sides = [group.scores(encodings.features[side]) for side in pairs.T]
            reader = _Reader(engine, group, method, found)
            read = reader.laws(
                sides[0],
                sides[1],
                engine.alike(encodings.features[pairs[:, 0]], encodings.features[pairs[:, 1]]),
            )
            rows += [deviation(group.name, method, law, sides[0], read[law]) for law in LAWS]
    for group in groups:
        sides = [group.scores(encodings.features[side]) for side in pairs.T]
        logic = by_logic(sides[0], sides[1])
        rows += [deviation(group.name, "label_logic", law, sides[0], logic[law]) for law in LAWS]
    return rows


def drawn_pairs(rows: Indices) -> Indices:
    """At most `MOST` images (p, 2), each with another of them as B; always the same ones."""
    first = np.random.default_rng(SEED).permutation(rows)[:MOST]
    return np.stack([first, np.roll(first, 1)], 1)


def _features(
    combine: Combiner, encodings: Encodings, pairs: Indices, progress: Progress
) -> dict[str, FloatArray]:
    """Features (p, dim) of each law's left side, and of the parts of the last one."""
    parts: dict[str, list[FloatArray]] = {law: [] for law in (*LAWS, *PARTS)}
    for start in range(0, len(pairs), CHUNK):
        a, b = (encodings.encoded(side) for side in pairs[start : start + CHUNK].T)
        for law, encoded in _left_sides(combine, a, b):
            parts[law].append(encoded.features)
        progress(min(start + CHUNK, len(pairs)), len(pairs))
    return {law: np.concatenate(found) for law, found in parts.items()}


def _left_sides(combine: Combiner, a: Encoded, b: Encoded) -> Iterator[tuple[str, Encoded]]:
    yield LAWS[0], combine("intersection", a, a)
    yield LAWS[1], combine("union", a, a)
    yield LAWS[2], combine("difference", a, a)
    without, shared = combine("difference", a, b), combine("intersection", a, b)
    yield from zip(PARTS, (without, shared), strict=True)
    yield LAWS[3], combine("union", without, shared)


@dataclass(frozen=True, eq=False)
class _Reader:
    """Reads the left side of each law as an answer is read, from its features."""

    engine: Engine
    group: Group
    method: Method
    found: dict[str, FloatArray]

    def laws(self, a: FloatArray, b: FloatArray, alike: FloatArray) -> dict[str, FloatArray]:
        """Scores (n, L) by law, from those of A and B and how far the two are `alike` (n,)."""
        same = np.ones(len(a), np.float32)
        parts = [
            self._read(operation, name, (a, b), alike)
            for operation, name in zip(PART_OPERATIONS, PARTS, strict=True)
        ]
        parts_alike = self.engine.alike(*(self.found[name] for name in PARTS))
        return {
            LAWS[0]: self._read("intersection", LAWS[0], (a, a), same),
            LAWS[1]: self._read("union", LAWS[1], (a, a), same),
            LAWS[2]: self._read("difference", LAWS[2], (a, a), same),
            LAWS[3]: self._read("union", LAWS[3], (parts[0], parts[1]), parts_alike),
        }

    def _read(
        self, operation: Operation, name: str, sides: tuple[FloatArray, FloatArray], alike: FloatArray
    ) -> FloatArray:
        features = self.found[name]
        if self.method != "learned":
            return self.group.scores(features)
        return self.group.read(operation, features, sides, alike)


def by_logic(p: FloatArray, q: FloatArray) -> dict[str, FloatArray]:
    """The laws' left sides by label logic, from the scores (n, L) of A and B."""
    logic: Callable[..., FloatArray] = label_logic
    return {
        LAWS[0]: logic("intersection", p, p),
        LAWS[1]: logic("union", p, p),
        LAWS[2]: logic("difference", p, p),
        LAWS[3]: logic("union", logic("difference", p, q), logic("intersection", p, q)),
    }


def deviation(group: str, method: Method, law: str, alone: FloatArray, scores: FloatArray) -> dict[str, Any]:
    """Mean distance of scores (n, L) from A's own, over labels that A shows and over the rest.

    A ∖ A has no labels: there it is the mean over images of the highest score.
    """
    place = {"group": group, "method": method, "law": law, "n_images": len(alone)}
    if law == LAWS[2]:
        return {**place, "highest": rounded(_mean(scores.max(1)))}
    shown, away = alone >= SHOWN_FROM, np.abs(scores - alone)
    return {**place, "shown": rounded(_mean(away[shown])), "rest": rounded(_mean(away[~shown]))}


def _mean(values: FloatArray) -> float | None:
    return float(values.mean()) if values.size else None
