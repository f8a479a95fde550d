"""The losses of the LaSO paper and of its code. Features are (n, dim), truths (n, L) three-valued."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from lsgui.core.labels import UNKNOWN, truth
from lsgui.core.types import OPERATIONS, FloatArray, Operation
from lsgui.training.config import LasoTraining
from lsgui.training.heads import masked_loss

Reader = Callable[[Tensor], Tensor]


@dataclass(frozen=True, eq=False)
class Both:
    """An operation's features of (x, y), and of (y, x)."""

    forth: Tensor
    back: Tensor


def laso_losses(
    networks: nn.ModuleDict,
    reader: Reader,
    x: Tensor,
    y: Tensor,
    truths: tuple[FloatArray, FloatArray],
    training: LasoTraining,
) -> dict[str, Tensor]:
    """Every loss that has a weight, by name and weighted; their sum is what is trained on."""
    made = {operation: both_ways(networks[operation], x, y) for operation in OPERATIONS}
    found = {}
    if training.operation:
        logits = {operation: reader(features.forth) for operation, features in made.items()}
        found["operation"] = training.operation * operation_loss(logits, *truths)
    if training.symmetry:
        found["symmetry"] = training.symmetry * symmetry_loss(made["intersection"], made["union"])
    if training.reconstruction:
        rejoined = joined(networks["union"], made["difference"], made["intersection"])
        found["reconstruction"] = training.reconstruction * reconstruction_loss(rejoined, x, y)
    if training.second_order:
        again = repeated(networks["difference"], x, y, made["difference"], made["intersection"])
        found["second_order"] = training.second_order * second_order_loss(made["difference"].forth, *again)
    return found


def both_ways(network: nn.Module, x: Tensor, y: Tensor) -> Both:
    """A network on (x, y) and (y, x) in one batch, which BatchNorm then sees whole."""
    forth, back = network(torch.cat([x, y]), torch.cat([y, x])).chunk(2)
    return Both(forth, back)


def joined(union: nn.Module, difference: Both, intersection: Both) -> Both:
    """(x without y) or (x and y), which should be x; and the same with x and y exchanged."""
    parts = [torch.cat([both.forth, both.back]) for both in (difference, intersection)]
    forth, back = union(*parts).chunk(2)
    return Both(forth, back)


def repeated(
    network: nn.Module, x: Tensor, y: Tensor, difference: Both, intersection: Both
) -> tuple[Tensor, Tensor]:
    """(x without y) without y, and x without (x and y)."""
    twice, shared = network(torch.cat([difference.forth, x]), torch.cat([y, intersection.forth])).chunk(2)
    return twice, shared


def operation_loss(logits: dict[Operation, Tensor], x: FloatArray, y: FloatArray) -> Tensor:
    """Binary cross-entropy of each operation against the set operation of the truths, unknown left out."""
    losses = []
    for operation, read in logits.items():
        target = truth(operation, x, y)
        known = (target != UNKNOWN).astype(np.float32)
        tensors = (torch.from_numpy(values).to(read.device) for values in (target, known))
        losses.append(masked_loss(read, *tensors))
    return torch.stack(losses).sum()


def symmetry_loss(intersection: Both, union: Both) -> Tensor:
    """Mean squared difference that exchanging x and y makes to intersection and union."""
    return torch.stack([functional.mse_loss(both.forth, both.back) for both in (intersection, union)]).sum()


def reconstruction_loss(rejoined: Both, x: Tensor, y: Tensor) -> Tensor:
    """Mean squared distance of what difference and intersection make together from x, and from y: against
    mode collapse."""
    return functional.mse_loss(rejoined.forth, x) + functional.mse_loss(rejoined.back, y)


def second_order_loss(difference: Tensor, twice: Tensor, shared: Tensor) -> Tensor:
    """Mean squared distance of (A - B) - B and of A - (A and B) from A - B."""
    return functional.mse_loss(twice, difference) + functional.mse_loss(shared, difference)
