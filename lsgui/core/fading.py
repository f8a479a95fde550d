"""How certain the labels of each part of an expression are: certainty fades, or not, from step to step.

The certainty of a label set is the F1 score that it can expect by its own probabilities: with labels S and
probabilities p, twice the sum of p over S, divided by the size of S plus the sum of all p. Of an empty set
it is the probability that no label is there (`core.trusting.certainty`). The trust meter goes further: it
weighs this with other evidence, for one answer.

On 1,440 random expressions of 260 photographs of flickr8k-64's split val, 240 of depth 0 and 400 each of
depth 1, 2 and 3, its rank correlation with the true F1 score of the label set is 0.49, 0.51, 0.60 and 0.67
by depth. The mean probability of what is present has 0.47, 0.49, 0.59 and 0.68, the mean distance from the
thresholds 0.50, 0.42, 0.49 and 0.52, agreement with set algebra 0.33, 0.37 and 0.45 from depth 1 on. It
promises a tenth too little. Depth alone does not make it fall: the true F1 score is 0.60, 0.55, 0.60 and
0.60, since an empty intersection is easily right.
"""

from collections.abc import Mapping

import numpy as np

from lsgui.core.encoded import Encoded
from lsgui.core.judging import Classifier
from lsgui.core.labels import label_logic, truth
from lsgui.core.trusting import certainty
from lsgui.core.types import Combine, Expression, FloatArray, Operation, Part, Query, nodes_of


def parts_of(classifier: Classifier, query: Query, found: Mapping[Expression, Encoded]) -> tuple[Part, ...]:
    """What is known of every part of the whole expression, each once, operands before what combines them.

    `classifier` is the checkpoint's own head, which reads a combined feature as it is; parts that are not
    in `found` (label logic makes no features) are judged by label logic.
    """
    nodes = nodes_of(query.whole or query.expression)
    scores = _scores(classifier, nodes, found)
    thresholds = _thresholds(classifier, query, nodes, found)
    algebra = _algebra(classifier, query, nodes, scores)
    sure = certainty(*(np.stack([of[node] for node in nodes]) for of in (scores, thresholds)))
    names = np.array(classifier.labels)
    return tuple(
        Part(
            node,
            float(sure[row]),
            frozenset(names[scores[node] >= thresholds[node]].tolist()),
            frozenset(names[algebra[node] > 0].tolist()),
        )
        for row, node in enumerate(nodes)
    )


def _scores(
    classifier: Classifier, nodes: tuple[Expression, ...], found: Mapping[Expression, Encoded]
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
    nodes: tuple[Expression, ...],
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
    nodes: tuple[Expression, ...],
    scores: Mapping[Expression, FloatArray],
) -> dict[Expression, FloatArray]:
    """What set algebra makes of the photographs' label sets, each decided alone."""
    single = classifier.thresholds_for(None, 0.0, query.method)
    has: dict[Expression, FloatArray] = {}
    for node in nodes:
        if isinstance(node, Combine):
            has[node] = truth(node.operation, has[node.left], has[node.right])
        else:
            has[node] = (scores[node] >= single).astype(np.float32)
    return has
