"""From combined features to the labels of an answer."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Protocol

import numpy as np

from lsgui.core.encoded import Encoded
from lsgui.core.label_promises import Kept, moved
from lsgui.core.labels import expression_logic, expression_truth
from lsgui.core.types import (
    Combine,
    Decided,
    Expression,
    FloatArray,
    LabelScore,
    Method,
    Operation,
    Query,
    nodes_of,
)

Operate = Callable[[Operation, Encoded, Encoded], Encoded]


class Classifier(Protocol):
    """What judging needs of a head: the checkpoint's own or a few-shot one."""

    @property
    def name(self) -> str: ...
    @property
    def labels(self) -> tuple[str, ...]: ...
    def thresholds_for(self, operation: Operation | None, alike: float, method: Method) -> FloatArray: ...
    def alike(self, a: FloatArray, b: FloatArray) -> FloatArray: ...
    def scores(self, features: FloatArray) -> FloatArray: ...
    def read(
        self, operation: Operation, own: FloatArray, a: FloatArray, b: FloatArray, alike: FloatArray
    ) -> FloatArray: ...


def evaluate(
    expression: Expression, leaves: Mapping[Expression, Encoded], operate: Operate
) -> dict[Expression, Encoded]:
    """The encoding of every node of an expression, each worked out once; of some it may be known before."""
    found = dict(leaves)
    for node in nodes_of(expression):
        if node not in found and isinstance(node, Combine):
            found[node] = operate(node.operation, found[node.left], found[node.right])
    return found


def scores_of(
    classifier: Classifier, expression: Expression, method: Method, found: Mapping[Expression, Encoded]
) -> FloatArray:
    """A classifier's scores (n, L) of an expression whose nodes have n rows each, row by row.

    A node that is not in `found` (label logic makes no features) is judged by label logic.
    """

    def judged(node: Expression) -> FloatArray:
        if node not in found:
            return expression_logic(node, seen)
        own = seen(node)
        if not isinstance(node, Combine) or method != "learned":
            return own
        a, b = judged(node.left), judged(node.right)
        alike = classifier.alike(found[node.left].features, found[node.right].features)
        return classifier.read(node.operation, own, a, b, alike)

    def seen(node: Expression) -> FloatArray:
        return classifier.scores(found[node].features)

    return judged(expression)


def judge(classifier: Classifier, query: Query, found: Mapping[Expression, Encoded]) -> list[LabelScore]:
    """One `LabelScore` per label of a classifier, in its order, for the answer to a query.

    `found` has one row for each node; those that are not in it are judged by label logic.
    """

    expression = query.expression

    def seen(node: Expression) -> FloatArray:
        scores: FloatArray = classifier.scores(found[node].features)[0]
        return scores

    def judged(node: Expression) -> FloatArray:
        first: FloatArray = scores_of(classifier, node, query.method, found)[0]
        return first

    score, expected = judged(expression), expression_logic(expression, seen)
    sides = [judged(expression.left), judged(expression.right)] if isinstance(expression, Combine) else []
    thresholds = _thresholds(classifier, query, found)
    decided = _decided(classifier, query, found, seen)
    return [
        LabelScore(
            label=label,
            score=float(np.clip(score[i], 0.0, 1.0)),
            threshold=float(thresholds[i]),
            in_a=float(sides[0][i]) if sides else None,
            in_b=float(sides[1][i]) if sides else None,
            expected=float(expected[i]),
            head=classifier.name,
            decided=decided[i] if decided else None,
        )
        for i, label in enumerate(classifier.labels)
    ]


def promised(rows: list[LabelScore], kept: Kept | None) -> list[LabelScore]:
    """The labels with the thresholds that keep a promise; as they are where none is made."""
    shift = None if kept is None else kept.shift
    if shift is None:
        return rows
    return [replace(row, threshold=moved(row.threshold, shift), usual=row.threshold) for row in rows]


def _decided(
    classifier: Classifier,
    query: Query,
    found: Mapping[Expression, Encoded],
    seen: Callable[[Expression], FloatArray],
) -> Sequence[Decided]:
    """What set algebra goes by for each label (L,); nothing for a single image."""
    expression = query.expression
    if not isinstance(expression, Combine):
        return ()
    single = classifier.thresholds_for(None, 0.0, query.method)

    def has(node: Expression) -> FloatArray:
        return (seen(node) >= single).astype(np.float32)

    a, b = (expression_truth(side, has) > 0 for side in (expression.left, expression.right))
    photographs: dict[Expression, Encoded] = {
        node: of for node, of in found.items() if not isinstance(node, Combine)
    }
    logic = _thresholds(classifier, replace(query, method="label_logic"), photographs)
    return [Decided(bool(x), bool(y), float(least)) for x, y, least in zip(a, b, logic, strict=True)]


def _thresholds(classifier: Classifier, query: Query, found: Mapping[Expression, Encoded]) -> FloatArray:
    expression = query.expression
    if not isinstance(expression, Combine):
        return classifier.thresholds_for(None, 0.0, query.method)
    sides = [found[node].features for node in (expression.left, expression.right) if node in found]
    alike = float(classifier.alike(*sides)[0]) if len(sides) == 2 else 0.0
    return classifier.thresholds_for(expression.operation, alike, query.method)
