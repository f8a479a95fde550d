"""Reads the trust meter: gathers for every operation of an answer what speaks for and against it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

import numpy as np

from lsgui.core.chart import Chart
from lsgui.core.checkpoint import Checkpoint
from lsgui.core.encoded import Encoded
from lsgui.core.label_promises import Kept, LabelPromise
from lsgui.core.labels import expression_logic
from lsgui.core.remembered import Remembered
from lsgui.core.trust import Reading, Trust
from lsgui.core.trust_file import Calibration, read_calibration
from lsgui.core.types import CheckpointError, Combine, Expression, FloatArray, Method, Operation, images_of

REMEMBERED = 64  # operations whose defect is kept for the next query


class Operating(Protocol):
    """What reading a meter needs of the engine."""

    @property
    def checkpoint(self) -> Checkpoint: ...
    def combine(
        self, operation: Operation, a: Encoded, b: Encoded, *, method: Method = "learned"
    ) -> Encoded: ...
    def scores(self, features: FloatArray) -> FloatArray: ...
    def alike(self, a: FloatArray, b: FloatArray) -> FloatArray: ...
    def thresholds_for(
        self, operation: Operation | None, alike: float = 0.0, method: Method = "learned"
    ) -> FloatArray: ...


@dataclass(frozen=True, eq=False)
class Evidence:
    """What is known of n answers: `distance` and `sides` (n,) as multiples of the usual, `defect` (n,), and
    `certainty` (n,), the F1 that the scores alone let expect. What there is none of is 0."""

    distance: FloatArray
    sides: FloatArray
    defect: FloatArray
    certainty: FloatArray

    @property
    def table(self) -> FloatArray:
        """One row (n, 4) an answer, in the order of `trust_file.EVIDENCE`."""
        found: FloatArray = np.stack([self.distance, self.sides, self.defect, self.certainty], 1)
        return found


class Trusting:
    """The meter of one engine."""

    def __init__(self, engine: Operating) -> None:
        self._engine = engine
        self._checkpoint = engine.checkpoint
        self._defects = Remembered[FloatArray](REMEMBERED)

    @property
    def calibration(self) -> Calibration | None:
        """What the meter was calibrated to; None where `note` says why not."""
        return self._read[0]

    @property
    def note(self) -> str:
        """Why there is no meter; "" where there is one."""
        return self._read[1]

    def note_for(self, trust: Trust | None, method: Method) -> str:
        """Why an answer has no reading; "" where it has one."""
        if trust is not None or self.note:
            return "" if trust is not None else self.note
        return f"The trust meter was not calibrated for the method {method.replace('_', ' ')}."

    @property
    def sha256(self) -> str:
        """The hash of the file of the calibration; "" where there is none."""
        return self.calibration.sha256 if self.calibration is not None else ""

    @cached_property
    def _read(self) -> tuple[Calibration | None, str]:
        try:
            found = read_calibration(self._checkpoint.path, self._checkpoint.identity)
            self._checkpoint.chart  # noqa: B018 - which may be damaged, too
            return found, ""
        except CheckpointError as error:
            return None, str(error)

    def kept(self, promise: LabelPromise | None, expression: Expression, method: Method) -> Kept | None:
        """What becomes of a promise that a query asks for, if it asks for one."""
        if promise is None:
            return None
        if self.calibration is None:
            return Kept(promise, why=self.note)
        if isinstance(expression, Combine) and any(
            isinstance(side, Combine) for side in (expression.left, expression.right)
        ):
            return Kept(promise, why="Promises were calibrated for one operation on two photographs only.")
        operation = expression.operation if isinstance(expression, Combine) else None
        return self.calibration.kept(promise, method, operation)

    def read(
        self,
        expression: Expression,
        found: Mapping[Expression, Encoded],
        method: Method,
        library: Chart | None = None,
    ) -> Trust | None:
        """How far an answer can be trusted; None where there is no calibration for it.

        `found` has the encoding of every photograph and, but for label logic, of every operation.
        """
        space = self._checkpoint.search_space
        own = space(np.concatenate([found[image].features for image in images_of(expression)]))
        nodes = list(_nodes(expression))
        readings = [self._reading(node, found, method, own) for node in nodes]
        if any(reading is None for reading in readings):
            return None
        among = None
        if library is not None and expression in found:
            away = library.away(space(found[expression].features), own)[0]
            among = library.place(float(away))
        return Trust(tuple(each for each in readings if each is not None), among)

    def _reading(
        self, node: Expression, found: Mapping[Expression, Encoded], method: Method, own: FloatArray
    ) -> Reading | None:
        operation = node.operation if isinstance(node, Combine) else None
        rule = self.calibration.rule(method, operation) if self.calibration is not None else None
        if rule is None:
            return None
        evidence = self._evidence(node, found, method, own)
        agreement = rule.agreement(tuple(map(float, evidence.table[0])))
        distance, sides = float(evidence.distance[0]), float(evidence.sides[0])
        chart, featured = self._checkpoint.chart, node in found
        return Reading(
            operation,
            rule.verdict(agreement, distance if featured else sides),
            agreement,
            chart.place(distance * chart.usual) if featured else None,
            sides if isinstance(node, Combine) else None,
            float(evidence.defect[0]) if isinstance(node, Combine) and featured else None,
        )

    def _evidence(
        self, node: Expression, found: Mapping[Expression, Encoded], method: Method, own: FloatArray
    ) -> Evidence:
        if not isinstance(node, Combine):
            scores = self._engine.scores(found[node].features)
            return self.evidence_of_one(found[node], scores, method, own)
        if node in found:
            a, b = found[node.left], found[node.right]
            return self.evidence_of_pairs(node.operation, a, b, found[node], method, own)
        logic = expression_logic(node, lambda image: self._engine.scores(found[image].features)[0])
        sides = [found[image] for image in images_of(node)]
        thresholds = self._engine.thresholds_for(node.operation, 0.0, method)
        return self.evidence_of_logic(sides, logic[None], thresholds[None], own)

    def evidence_of_one(
        self, images: Encoded, scores: FloatArray, method: Method, own: FloatArray | None = None
    ) -> Evidence:
        """What is known of n single photographs with scores (n, L)."""
        none = np.zeros(len(images), np.float32)
        thresholds = self._engine.thresholds_for(None, 0.0, method)
        (away,) = self._away([images], own)
        return Evidence(away, none, none, certainty(scores, thresholds[None]))

    def evidence_of_pairs(
        self,
        operation: Operation,
        a: Encoded,
        b: Encoded,
        combined: Encoded,
        method: Method,
        own: FloatArray | None = None,
    ) -> Evidence:
        """What is known of n answers, features `combined`, to an operation on `a` and `b`, row by row."""
        scores = self._engine.scores(combined.features)
        alike = self._engine.alike(a.features, b.features)
        thresholds = np.stack([self._engine.thresholds_for(operation, float(x), method) for x in alike])
        away, of_a, of_b = self._away([combined, a, b], own)
        return Evidence(
            away,
            np.float32(0.5) * (of_a + of_b),
            self._defect(operation, a, b, combined, scores, method),
            certainty(scores, thresholds),
        )

    def evidence_of_logic(
        self,
        sides: Sequence[Encoded],
        scores: FloatArray,
        thresholds: FloatArray,
        own: FloatArray | None = None,
    ) -> Evidence:
        """What is known of n answers by label logic, scores (n, L), to operations on `sides`, row by row."""
        none = np.zeros(len(scores), np.float32)
        away: FloatArray = np.stack(self._away(sides, own)).mean(0)
        return Evidence(none, away, none, certainty(scores, thresholds))

    def _away(self, parts: Sequence[Encoded], own: FloatArray | None) -> list[FloatArray]:
        """How far (n,) the features of each part are from the checkpoint's nearest photographs, as a multiple
        of the usual; `own` (k, d) are the query's photographs as they are compared."""
        chart = self._checkpoint.chart
        features = np.concatenate([part.features for part in parts])
        found = chart.away(self._checkpoint.search_space(features), own) / np.float32(chart.usual)
        return np.split(found, np.cumsum([len(part) for part in parts])[:-1])

    def _defect(
        self,
        operation: Operation,
        a: Encoded,
        b: Encoded,
        combined: Encoded,
        scores: FloatArray,
        method: Method,
    ) -> FloatArray:
        """The largest change (n,) of a score when the operation is done once more, which should change none:
        (A ∪ B) ∪ A, and ∪ B, is A ∪ B, with ∩ likewise, and (A ∖ B) ∖ B is A ∖ B."""
        key = operation, method, *(side.features.tobytes() for side in (a, b, combined))
        known = self._defects.get(key)
        if known is None:
            known = self._measured_defect(operation, a, b, combined, scores, method)
            self._defects.put(key, known)
        return known

    def _measured_defect(
        self,
        operation: Operation,
        a: Encoded,
        b: Encoded,
        combined: Encoded,
        scores: FloatArray,
        method: Method,
    ) -> FloatArray:
        others = [b] if operation == "difference" else [a, b]
        asked = Encoded.concatenate([combined] * len(others)), Encoded.concatenate(others)
        again = self._engine.combine(operation, *asked, method=method)
        moved = np.abs(self._engine.scores(again.features) - np.tile(scores, (len(others), 1))).max(1)
        found: FloatArray = moved.reshape(len(others), -1).max(0)
        return found


def certainty(scores: FloatArray, thresholds: FloatArray) -> FloatArray:
    """The F1 (n,) to be expected of the label sets of scores (n, L), taken for independent probabilities.

    Of an empty set it is the probability that there is no label.
    """
    shown = scores >= thresholds
    full = 2 * (scores * shown).sum(1) / np.maximum(shown.sum(1) + scores.sum(1), 1e-6)
    empty = np.exp(np.log(np.clip(1 - scores, 1e-6, 1)).sum(1))
    found: FloatArray = np.where(shown.any(1), full, empty).astype(np.float32)
    return found


def _nodes(expression: Expression) -> Iterator[Expression]:
    """The operations of an expression, each once, the inner ones first; a single photograph is its own."""
    if not isinstance(expression, Combine):
        yield expression
        return
    seen: dict[Expression, None] = {}

    def visit(node: Expression) -> None:
        if isinstance(node, Combine) and node not in seen:
            visit(node.left)
            visit(node.right)
            seen[node] = None

    visit(expression)
    yield from seen
