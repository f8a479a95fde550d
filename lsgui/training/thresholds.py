"""The score from which a label is present in an operation's answer, chosen on pairs of photographs.

Those of single photographs do not serve: a product of two probabilities is smaller than either. Nor do
those of one method serve another, whose scores are on another scale.
"""

from collections.abc import Callable

import numpy as np
import torch
from torch import nn

from lsgui.core.labels import PRESENT, label_logic, truth
from lsgui.core.linear import Linear
from lsgui.core.nets import analytic, network_of, pool
from lsgui.core.types import METHODS, OPERATIONS, FloatArray, Method, Operation
from lsgui.training.data import Indices
from lsgui.training.heads import choose_thresholds
from lsgui.training.operations import Split
from lsgui.training.pairs import PairSampler

PAIRS = 3000  # half of them share a label, as far as labels are shared
BATCH = 64
LEAST = 0.002

Thresholds = dict[Method, dict[Operation, FloatArray]]


def operation_thresholds(
    networks: nn.ModuleDict, head: Linear, split: Split, single: FloatArray, *, seed: int
) -> Thresholds:
    """The threshold (L,) of each label for each method and operation, on random pairs of a split.

    Scores that say what label logic expects are present from what it makes of two photographs at their
    own thresholds, `single` (L,), or from more: an answer must not claim what neither photograph shows.
    Empty for a split of one photograph, which makes no pair.
    """
    pairs = _drawn(split.truth, seed)
    if not len(pairs):
        return {}
    scores = _scores(networks, head, split, pairs)
    first, second = split.truth[pairs[:, 0]], split.truth[pairs[:, 1]]
    return {
        method: {
            operation: choose_thresholds(
                scores[method, operation],
                truth(operation, first, second),
                least=LEAST if method == "analytic" else _border(operation, single),
            )
            for operation in OPERATIONS
        }
        for method in METHODS
    }


def pooled_thresholds(
    combine: Callable[[Operation, Indices], FloatArray], head: Linear, known: FloatArray, *, seed: int
) -> dict[Operation, FloatArray]:
    """As `operation_thresholds` for a method whose features are read as they are: `combine` gives those of
    pairs (p, 2) of rows of the three-valued truth `known` (n, L)."""
    pairs = _drawn(known, seed)
    if not len(pairs):
        return {}
    first, second = known[pairs[:, 0]], known[pairs[:, 1]]
    return {
        operation: choose_thresholds(
            head.scores(combine(operation, pairs)), truth(operation, first, second), least=LEAST
        )
        for operation in OPERATIONS
    }


def _drawn(known: FloatArray, seed: int) -> Indices:
    """Random pairs of rows (p, 2), half of them with a label in common where there are such."""
    if len(known) < 2:
        return np.empty((0, 2), np.intp)
    shared = bool(((known == PRESENT).sum(0) > 1).any())
    rng = np.random.default_rng(seed)
    return PairSampler(known, rng, shared_part=0.5 if shared else 0.0).draw(PAIRS)


def _border(operation: Operation, single: FloatArray) -> FloatArray:
    """The score (L,) of the poorest pair that should have a label: both, or one, at the threshold."""
    other = single if operation == "intersection" else np.zeros_like(single)
    return np.maximum(label_logic(operation, single, other), LEAST)


@torch.no_grad()
def _scores(
    networks: nn.ModuleDict, head: Linear, split: Split, pairs: Indices
) -> dict[tuple[Method, Operation], FloatArray]:
    found: dict[tuple[Method, Operation], list[FloatArray]] = {
        (method, operation): [] for method in METHODS for operation in OPERATIONS
    }
    for start in range(0, len(pairs), BATCH):
        inputs: list[torch.Tensor] = []
        for rows in pairs[start : start + BATCH].T:
            tokens = torch.from_numpy(split.tokens(rows))
            inputs += [tokens, torch.full(tokens.shape[:2], 1 / tokens.shape[1])]
        pooled = [pool(tokens, weights) for tokens, weights in (inputs[:2], inputs[2:])]
        alone = [head.scores(features.numpy()) for features in pooled]
        for operation in OPERATIONS:
            features = network_of(networks, operation)(*inputs)[0]
            found["learned", operation].append(head.scores(features.numpy()))
            found["analytic", operation].append(head.scores(analytic(operation, *pooled).numpy()))
            found["label_logic", operation].append(label_logic(operation, *alone))
    return {place: np.concatenate(parts) for place, parts in found.items()}
