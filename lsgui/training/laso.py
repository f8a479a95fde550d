"""The set-operation networks of the LaSO paper and of its released code, on pooled features.

Alfassy et al., *LaSO: Label-Set Operations networks for multi-label few-shot learning*, CVPR 2019. Shapes:
two features (n, dim) go in, one comes out.
"""

from collections.abc import Mapping
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

from lsgui.core.nets import analytic
from lsgui.core.types import OPERATIONS, ExtraMethod, Operation
from lsgui.training.config import LasoTraining

LEAK = 0.2


class PaperNetwork(nn.Module):
    """The paper's: [Linear, BatchNorm, LeakyReLU, Dropout] twice, Linear, Tanh; `hidden` units wide."""

    def __init__(self, dim: int, hidden: int, dropout: float) -> None:
        super().__init__()
        self.layers = nn.Sequential(
            *_hidden_layer(2 * dim, hidden),
            nn.Dropout(dropout),
            *_hidden_layer(hidden, hidden),
            nn.Dropout(dropout),
            nn.Linear(hidden, dim),
            nn.Tanh(),
        )

    def forward(self, a: Tensor, b: Tensor) -> Tensor:
        made: Tensor = self.layers(torch.cat([a, b], -1))
        return made


class ResidualNetwork(nn.Module):
    """The released code's: a hidden layer, one to which the analytic operation is added, Linear, ReLU.

    The analytic union is the sum in the code and the maximum in the paper: `union` says which.
    """

    def __init__(self, operation: Operation, dim: int, union: str) -> None:
        super().__init__()
        self.operation, self.union = operation, union
        self.first = nn.Sequential(*_hidden_layer(2 * dim, dim))
        self.second = nn.Sequential(nn.Linear(dim, dim), nn.BatchNorm1d(dim))
        self.last = nn.Linear(dim, dim)

    def forward(self, a: Tensor, b: Tensor) -> Tensor:
        hidden = self.second(self.first(torch.cat([a, b], -1)))
        added = functional.leaky_relu(hidden + self.plain(a, b), LEAK)
        return functional.relu(self.last(added))

    def plain(self, a: Tensor, b: Tensor) -> Tensor:
        """The analytic operation of the inputs."""
        if self.operation == "union" and self.union == "sum":
            return a + b
        return analytic(self.operation, a, b)


def _hidden_layer(width: int, hidden: int) -> tuple[nn.Module, ...]:
    return nn.Linear(width, hidden), nn.BatchNorm1d(hidden), nn.LeakyReLU(LEAK)


def laso_networks(method: ExtraMethod, dim: int, training: LasoTraining) -> nn.ModuleDict:
    """One fresh network for each operation; the paper's difference is wider than the other two."""

    def made(operation: Operation) -> nn.Module:
        if method == "laso_residual":
            return ResidualNetwork(operation, dim, training.union)
        wide = training.hidden_difference if operation == "difference" else training.hidden
        return PaperNetwork(dim, wide, training.dropout)

    return nn.ModuleDict({operation: made(operation) for operation in OPERATIONS})


def described(method: ExtraMethod, training: LasoTraining) -> Mapping[str, Any]:
    """What a checkpoint says of the networks' form."""
    if method == "laso_residual":
        return {"layers": 1, "union": training.union}
    return {"hidden": training.hidden, "hidden_difference": training.hidden_difference}
