"""Training LaSO's networks on pooled features; backbone and head stay as they are."""

import copy
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn

from lsgui.core.labels import truth
from lsgui.core.linear import Linear
from lsgui.core.types import OPERATIONS, ExtraMethod, FloatArray, Progress, no_progress
from lsgui.training.config import LasoTraining
from lsgui.training.data import Indices
from lsgui.training.heads import TorchHead
from lsgui.training.laso import laso_networks
from lsgui.training.laso_losses import laso_losses
from lsgui.training.metrics import average_precisions, mean_over_labels
from lsgui.training.pairs import PairSampler
from lsgui.training.resume import Memory, Stateful

CPU = torch.device("cpu")
CHUNK = 256  # pairs combined at once
MIN_POSITIVES = 3  # of a label, for it to count on validation pairs


@dataclass(frozen=True, eq=False)
class Pooled:
    """Pooled features (n, dim) of some images and their three-valued truth (n, L)."""

    features: FloatArray
    truth: FloatArray


def train_laso(
    method: ExtraMethod,
    train: Pooled,
    val: Pooled,
    check_pairs: Mapping[str, Indices],
    head: Linear,
    training: LasoTraining,
    *,
    seed: int,
    device: torch.device = CPU,
    progress: Progress = no_progress,
    memory: Memory | None = None,
) -> tuple[nn.ModuleDict, float]:
    """The three networks of a method as they were best on the mean of the validation cells, and that mean.

    `check_pairs` are rows (p, 2) of `val` by kind. It stops when nothing got better for
    `training.stop_after` checks. With a `memory`, an interrupted call goes on from its last state.
    """
    memory = memory or Memory()
    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    networks = laso_networks(method, train.features.shape[1], training).to(device)
    reader = TorchHead(head).to(device)
    sampler = PairSampler(train.truth, rng, kind=training.pairs, shared_part=training.shared_part)
    optimiser = torch.optim.Adam(networks.parameters(), lr=training.rate, fused=True)
    schedule = torch.optim.lr_scheduler.ReduceLROnPlateau(
        optimiser, mode="max", factor=training.plateau_factor, patience=training.plateau_patience
    )
    parts: dict[str, Stateful] = {"networks": networks, "optimiser": optimiser, "schedule": schedule}
    kept = memory.restore(parts, rng)
    best_score, best_step = float(kept.get("best_score", -1.0)), int(kept.get("best_step", 0))
    best, step = kept.get("best", {}), int(kept.get("step", 0))
    if kept:
        sampler.counts[:] = kept["counts"].numpy()
    while step < training.steps and step - best_step < training.stop_after * training.check_every:
        step += 1
        pairs = sampler.draw(training.batch)
        x, y = (torch.from_numpy(train.features[side]).to(device) for side in pairs.T)
        truths = train.truth[pairs[:, 0]], train.truth[pairs[:, 1]]
        losses = laso_losses(networks, reader, x, y, truths, training)
        optimiser.zero_grad()
        torch.stack(list(losses.values())).sum().backward()  # type: ignore[no-untyped-call]
        optimiser.step()
        progress(step, training.steps)
        if step % training.check_every and step != training.steps:
            continue
        cells = laso_cells(networks, reader, val, check_pairs)
        memory.log({"step": step, **{name: loss.item() for name, loss in losses.items()}, **cells})
        schedule.step(cells["mean"])
        if cells["mean"] > best_score:
            best_score, best_step, best = cells["mean"], step, copy.deepcopy(networks.state_dict())
        if memory.is_due():
            counts = torch.from_numpy(sampler.counts)
            numbers = {"step": step, "best_score": best_score, "best_step": best_step}
            memory.keep(parts, rng, **numbers, best=best, counts=counts)
    progress(training.steps, training.steps)
    networks.load_state_dict(best)
    return networks.cpu().eval(), best_score


def laso_cells(
    networks: nn.ModuleDict, reader: TorchHead, val: Pooled, pairs: Mapping[str, Indices]
) -> dict[str, float]:
    """Average precision in per cent of every operation and kind of pairs, and the mean of all."""
    networks.eval()
    cells: dict[str, float] = {}
    for kind, rows in pairs.items():
        for operation in OPERATIONS:
            features = combined(networks[operation], val.features, rows)
            with torch.no_grad():
                logits = reader(features).cpu().numpy()
            target = truth(operation, val.truth[rows[:, 0]], val.truth[rows[:, 1]])
            precisions = average_precisions(logits, target, unknown="masked", min_positives=MIN_POSITIVES)
            value = mean_over_labels(100 * precisions)
            if value is not None:
                cells[f"{kind} {operation}"] = value
    networks.train()
    return cells | {"mean": float(np.mean(list(cells.values()))) if cells else 0.0}


@torch.no_grad()
def combined(network: nn.Module, features: FloatArray, pairs: Indices) -> Tensor:
    """A network's features (p, dim) of pairs (p, 2) of rows of `features` (n, dim), on its own device."""
    device = next(network.parameters()).device
    found = []
    for start in range(0, len(pairs), CHUNK):
        sides = (torch.from_numpy(features[side]).to(device) for side in pairs[start : start + CHUNK].T)
        found.append(network(*sides))
    return torch.cat(found)
