"""How certain the labels of each part of an expression are: certainty fades, or not, from step to step.

By the scores alone, a label set can expect an F1 score of: with labels S and probabilities p, twice the sum
of p over S, divided by the size of S plus the sum of all p. Of an empty set it is the probability that no
label is there (`core.trusting.certainty`). What is shown as the certainty of a part is that number set
right by the checkpoint's calibration, the same that the trust meter shows of it; without one, it is as it is.

On 1,440 random expressions of 260 photographs of flickr8k-64's split val, 240 of depth 0 and 400 each of
depth 1, 2 and 3, its rank correlation with the true F1 score of the label set is 0.49, 0.51, 0.60 and 0.67
by depth. The mean probability of what is present has 0.47, 0.49, 0.59 and 0.68, the mean distance from the
thresholds 0.50, 0.42, 0.49 and 0.52, agreement with set algebra 0.33, 0.37 and 0.45 from depth 1 on. It
promises a tenth too little. Depth alone does not make it fall: the true F1 score is 0.60, 0.55, 0.60 and
0.60, since an empty intersection is easily right.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from lsgui.core.encoded import Encoded
from lsgui.core.judging import Classifier
from lsgui.core.label_promises import Kept, moved
from lsgui.core.labels import label_logic, truth
from lsgui.core.trusting import certainty
from lsgui.core.types import Combine, Expression, FloatArray, Method, Operation, Part, Query, nodes_of

Expected: TypeAlias = Callable[[Method, Sequence[Expression], FloatArray, npt.NDArray[np.bool_]], FloatArray]
"""What is to be expected of label sets: see `Trusting.expected`."""


def by_scores(
    method: Method, nodes: Sequence[Expression], certainties: FloatArray, empty: npt.NDArray[np.bool_]
) -> FloatArray:
    """The certainties by the scores alone, as they are."""
    return certainties


def parts_of(
    classifier: Classifier,
    query: Query,
    found: Mapping[Expression, Encoded],
    kept: Kept | None = None,
    expected: Expected = by_scores,
) -> tuple[Part, ...]:
    """What is known of every part of the whole expression, each once, operands before what combines them.

    `classifier` is the checkpoint's own head, which reads a combined feature as it is; parts that are not
    in `found` (label logic makes no features) are judged by label logic. A promise that is `kept` moves the
    labels of what is asked, not the certainty, which is `expected` of label sets by the usual thresholds.
    """
    nodes = nodes_of(query.whole or query.expression)
    scores, thresholds = judged(classifier, query, nodes, found)
    algebra = _algebra(classifier, query, nodes, scores)
    present: npt.NDArray[np.bool_] = np.greater_equal(scores, thresholds)
    empty: npt.NDArray[np.bool_] = np.all(scores < thresholds, axis=1)
    sure = expected(query.method, nodes, certainty(scores, thresholds), empty)
    if kept is not None and kept.shift is not None:
        at = nodes.index(query.expression)
        present[at] = scores[at] >= [moved(least, kept.shift) for least in thresholds[at].tolist()]
    names = np.array(classifier.labels)
    return tuple(
        Part(
            node,
            float(sure[row]),
            frozenset(names[present[row]].tolist()),
            frozenset(names[algebra[node] > 0].tolist()),
        )
        for row, node in enumerate(nodes)
    )


def judged(
    classifier: Classifier,
    query: Query,
    nodes: Sequence[Expression],
    found: Mapping[Expression, Encoded],
) -> tuple[FloatArray, FloatArray]:
    """The scores and the usual thresholds (n, L) of nodes, operands before what combines them."""
    scores, thresholds = _scores(classifier, nodes, found), _thresholds(classifier, query, nodes, found)
    return np.stack([scores[node] for node in nodes]), np.stack([thresholds[node] for node in nodes])


def _scores(
    classifier: Classifier, nodes: Sequence[Expression], found: Mapping[Expression, Encoded]
) -> dict[Expression, FloatArray]:
    seen = [node for node in nodes if node in found]
    rows = classifier.scores(np.concatenate([found[node].features for node in seen]))
    scores: dict[Expression, FloatArray] = dict(zip(seen, rows, strict=True))
    for node in nodes:
        if node not in scores and isinstance(node, Combine):
            scores[node] = label_logic(node.operation, scores[node.left], scores[node.right])
    return scores


def _thresholds(
    classifier: Classifier,
    query: Query,
    nodes: Sequence[Expression],
    found: Mapping[Expression, Encoded],
) -> dict[Expression, FloatArray]:
    pairs = [node for node in nodes if isinstance(node, Combine) and node in found]
    alike = dict.fromkeys(nodes, 0.0)
    if pairs:
        left, right = (
            np.concatenate([found[side].features for side in sides])
            for sides in ([node.left for node in pairs], [node.right for node in pairs])
        )
        alike.update(zip(pairs, classifier.alike(left, right).tolist(), strict=True))
    return {node: classifier.thresholds_for(_operation(node), alike[node], query.method) for node in nodes}


def _operation(node: Expression) -> Operation | None:
    return node.operation if isinstance(node, Combine) else None


def _algebra(
    classifier: Classifier,
    query: Query,
    nodes: Sequence[Expression],
    scores: FloatArray,
) -> dict[Expression, FloatArray]:
    """What set algebra makes of the photographs' label sets, each decided alone."""
    single = classifier.thresholds_for(None, 0.0, query.method)
    has: dict[Expression, FloatArray] = {}
    for node, score in zip(nodes, scores, strict=True):
        if isinstance(node, Combine):
            has[node] = truth(node.operation, has[node.left], has[node.right])
        else:
            has[node] = (score >= single).astype(np.float32)
    return has
