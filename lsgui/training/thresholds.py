"""The score from which a label is present in an operation's answer, chosen on pairs of photographs.

Those of single photographs do not serve: a product of two probabilities is smaller than either.
"""

import numpy as np
import torch
from torch import nn

from lsgui.core.labels import PRESENT, truth
from lsgui.core.linear import Linear
from lsgui.core.nets import network_of
from lsgui.core.types import OPERATIONS, FloatArray, Operation
from lsgui.training.data import Indices
from lsgui.training.heads import choose_thresholds
from lsgui.training.operations import Split
from lsgui.training.pairs import PairSampler

PAIRS = 3000  # half of them share a label, as far as labels are shared
BATCH = 64
LEAST = 0.002


def operation_thresholds(
    networks: nn.ModuleDict, head: Linear, split: Split, *, seed: int
) -> dict[Operation, FloatArray]:
    """The threshold (L,) of each label for each operation, on random pairs of a split.

    Empty for a split of one photograph, which makes no pair.
    """
    if len(split.truth) < 2:
        return {}
    shared = bool(((split.truth == PRESENT).sum(0) > 1).any())
    rng = np.random.default_rng(seed)
    pairs = PairSampler(split.truth, rng, shared_part=0.5 if shared else 0.0).draw(PAIRS)
    scores = _scores(networks, head, split, pairs)
    first, second = split.truth[pairs[:, 0]], split.truth[pairs[:, 1]]
    return {
        operation: choose_thresholds(scores[operation], truth(operation, first, second), least=LEAST)
        for operation in OPERATIONS
    }


@torch.no_grad()
def _scores(
    networks: nn.ModuleDict, head: Linear, split: Split, pairs: Indices
) -> dict[Operation, FloatArray]:
    found: dict[Operation, list[FloatArray]] = {operation: [] for operation in OPERATIONS}
    for start in range(0, len(pairs), BATCH):
        inputs: list[torch.Tensor] = []
        for rows in pairs[start : start + BATCH].T:
            tokens = torch.from_numpy(split.tokens(rows))
            inputs += [tokens, torch.full(tokens.shape[:2], 1 / tokens.shape[1])]
        for operation in OPERATIONS:
            features = network_of(networks, operation)(*inputs)[0]
            found[operation].append(head.scores(features.numpy()))
    return {operation: np.concatenate(parts) for operation, parts in found.items()}
