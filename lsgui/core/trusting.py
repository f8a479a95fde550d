"""Reads the trust meter: what the labels of an answer are worth, and where it is among real photographs."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from lsgui.core.chart import Chart
from lsgui.core.checkpoint import Checkpoint
from lsgui.core.encoded import Encoded
from lsgui.core.label_promises import Kept, LabelPromise
from lsgui.core.trust import Reading, Trust
from lsgui.core.trust_file import SEVERAL, Calibration, Rule, place_of, read_calibration
from lsgui.core.types import CheckpointError, Combine, Expression, FloatArray, Method, Part, images_of

if TYPE_CHECKING:
    import numpy.typing as npt


class Trusting:
    """The meter of one checkpoint."""

    def __init__(self, checkpoint: Checkpoint) -> None:
        self._checkpoint = checkpoint

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
        if place_of(expression) == SEVERAL:
            return Kept(promise, why="Promises were calibrated for one operation on two photographs only.")
        operation = expression.operation if isinstance(expression, Combine) else None
        return self.calibration.kept(promise, method, operation)

    def expected(
        self,
        method: Method,
        nodes: Sequence[Expression],
        certainties: FloatArray,
        empty: "npt.NDArray[np.bool_]",
    ) -> FloatArray:
        """The F1 (n,) to be expected of label sets whose certainties by the scores alone are known (n,), and
        whether they are empty (n,); the certainty itself where there is no calibration."""

        def one(node: Expression, certainty: float, empty: bool) -> float:
            rule = self._rule(method, node)
            return certainty if rule is None else rule.agreement(certainty, empty)

        found = map(one, nodes, certainties.tolist(), empty.tolist())
        return np.fromiter(found, np.float32, len(nodes))

    def read(
        self,
        expression: Expression,
        parts: Sequence[Part],
        found: Mapping[Expression, Encoded],
        method: Method,
        library: Chart | None = None,
    ) -> Trust | None:
        """How far an answer can be trusted, by what is `expected` of its parts; None where there is no
        calibration for it.

        `found` has the encoding of every photograph and, but for label logic, of every operation.
        """
        space, images = self._checkpoint.search_space, images_of(expression)
        nodes, own = (
            list(_nodes(expression)),
            space(np.concatenate([found[image].features for image in images])),
        )
        rules = [self._rule(method, node) for node in nodes]
        if None in rules:
            return None
        away = self._away([node for node in dict.fromkeys((*images, *nodes)) if node in found], found, own)
        sure = {part.expression: part.certainty for part in parts}
        readings = [
            self._reading(node, rule, sure[node], away)
            for node, rule in zip(nodes, rules, strict=True)
            if rule is not None
        ]
        among = None
        if library is not None and expression in found:
            distance = float(library.away(space(found[expression].features), own)[0])
            among = library.place(distance) if np.isfinite(distance) else None
        return Trust(tuple(readings), among)

    def _rule(self, method: Method, node: Expression) -> Rule | None:
        return None if self.calibration is None else self.calibration.rule(method, node)

    def _reading(
        self, node: Expression, rule: Rule, agreement: float, away: Mapping[Expression, float]
    ) -> Reading:
        chart, distance = self._checkpoint.chart, away.get(node)
        sides = beside(node, away)
        return Reading(
            node.operation if isinstance(node, Combine) else None,
            rule.verdict(agreement, sides if distance is None else distance),
            agreement,
            None if distance is None else chart.place(distance * chart.usual),
            sides if isinstance(node, Combine) else None,
        )

    def _away(
        self, nodes: Sequence[Expression], found: Mapping[Expression, Encoded], own: FloatArray
    ) -> dict[Expression, float]:
        features = np.concatenate([found[node].features for node in nodes])
        return dict(zip(nodes, self.away(features, own).tolist(), strict=True))

    def away(self, features: FloatArray, own: FloatArray | None = None) -> FloatArray:
        """How far features (n, dim) are from the checkpoint's nearest photographs (n,), as a multiple of the
        usual; `own` (k, d) are the query's photographs as they are compared."""
        chart = self._checkpoint.chart
        found: FloatArray = chart.away(self._checkpoint.search_space(features), own) / np.float32(chart.usual)
        return found


def beside(node: Expression, away: Mapping[Expression, float]) -> float:
    """How far, in the mean, what is combined is from real photographs: the sides of an operation or, where
    they have no feature, their photographs."""
    sides = (node.left, node.right) if isinstance(node, Combine) and node in away else images_of(node)
    return float(np.mean([away[side] for side in sides]))


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
