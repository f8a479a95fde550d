"""Training the three set-operation networks on cached tokens; backbone and head stay as they are."""

import copy
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from lsgui.core.labels import UNKNOWN, truth
from lsgui.core.linear import Linear
from lsgui.core.nets import OperationConfig, network_of, operation_networks, soft_logic
from lsgui.core.types import OPERATIONS, FloatArray, Operation, Progress, no_progress
from lsgui.training.config import OperationTraining
from lsgui.training.data import Indices
from lsgui.training.heads import TorchHead
from lsgui.training.metrics import average_precisions, mean_over_labels
from lsgui.training.pairs import PairSampler
from lsgui.training.resume import Memory, Stateful

Tokens = Callable[[Indices], FloatArray]


@dataclass(frozen=True)
class Split:
    """What training or checking needs of some images: `tokens(rows)` gives (m, t, dim) for rows of
    `truth` (n, L), which is three-valued."""

    tokens: Tokens
    truth: FloatArray


@dataclass(frozen=True)
class CheckPairs:
    """Pairs (p, 2) of rows of a split, by kind, on which the best step is chosen."""

    split: Split
    pairs: Mapping[str, Indices]


def train_operations(
    train: Split,
    check: CheckPairs,
    head: Linear,
    config: OperationConfig,
    training: OperationTraining,
    *,
    seed: int,
    progress: Progress = no_progress,
    memory: Memory | None = None,
) -> nn.ModuleDict:
    """The three networks at the step that was best on the check pairs.

    With a `memory`, an interrupted call goes on from the last check.
    """
    memory = memory or Memory()
    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    networks = operation_networks(config)
    _start_from_tokens(networks, head, train, config, rng)
    reader = TorchHead(head)
    held_out = rng.permutation(train.truth.shape[1])[: training.held_out]
    shown = np.ones(train.truth.shape[1], np.float32)
    shown[held_out] = 0
    sampler = PairSampler(train.truth, rng, kind="mixed", shared_part=training.shared_part)
    optimiser = torch.optim.AdamW(networks.parameters(), lr=training.rate, weight_decay=training.decay)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimiser, max_lr=training.rate, total_steps=training.steps
    )
    parts: dict[str, Stateful] = {"networks": networks, "optimiser": optimiser, "schedule": schedule}
    kept = memory.restore(parts, rng)
    if kept:
        best_score, best = float(kept["best_score"]), kept["best"]
        sampler.counts[:] = kept["counts"].numpy()
    else:  # the start is a candidate too: training must better it to change anything
        cells = check_cells(networks, reader, check, held_out)
        memory.log({"step": 0, **cells})
        best_score, best = cells["mean"], copy.deepcopy(networks.state_dict())
    for step in range(kept.get("step", 0) + 1, training.steps + 1):
        pairs = sampler.draw(training.batch)
        loss = _loss(networks, reader, train, pairs, torch.from_numpy(shown), training)
        optimiser.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(networks.parameters(), 1.0)
        optimiser.step()
        schedule.step()
        progress(step, training.steps)
        if step % training.check_every == 0 or step == training.steps:
            cells = check_cells(networks, reader, check, held_out)
            memory.log({"step": step, "loss": loss.item(), **cells})
            if cells["mean"] > best_score:
                best_score, best = cells["mean"], copy.deepcopy(networks.state_dict())
            counts = torch.from_numpy(sampler.counts)
            memory.keep(parts, rng, step=step, best_score=best_score, best=best, counts=counts)
    networks.load_state_dict(best)
    return networks.eval()


def _start_from_tokens(
    networks: nn.ModuleDict, head: Linear, train: Split, config: OperationConfig, rng: np.random.Generator
) -> None:
    """Standardise by the head's statistics and project on the main directions of single tokens."""
    rows = rng.choice(len(train.truth), min(300, len(train.truth)), replace=False)
    tokens = train.tokens(rows).reshape(-1, config.dim)
    tokens = tokens[rng.choice(len(tokens), min(8000, len(tokens)), replace=False)]
    mean, scale = tokens.mean(0), np.maximum(tokens.std(0), np.float32(1e-3))
    standard = torch.from_numpy((tokens - mean) / scale)
    _, _, main = torch.pca_lowrank(standard, q=config.projection, center=False, niter=3)
    directions = main.T / torch.from_numpy(scale) / math.sqrt(config.projection)
    for operation in OPERATIONS:
        network = network_of(networks, operation)
        network.set_head(head)
        network.directions.copy_(directions)
        network.offset.copy_(-directions @ torch.from_numpy(mean))


def _loss(
    networks: nn.ModuleDict,
    reader: TorchHead,
    train: Split,
    pairs: Indices,
    shown: Tensor,
    training: OperationTraining,
) -> Tensor:
    tokens_a, tokens_b = (torch.from_numpy(train.tokens(pairs[:, side])) for side in (0, 1))
    weights_a, weights_b = (
        _dropped(len(pairs), t.shape[1], training.token_dropout) for t in (tokens_a, tokens_b)
    )
    with torch.no_grad():
        p, q = (torch.sigmoid(reader(t.mean(1))) for t in (tokens_a, tokens_b))
        described_a, described_b = described(networks, tokens_a), described(networks, tokens_b)
    a, b = (tokens_a, weights_a), (tokens_b, weights_b)
    total = torch.zeros(())
    for operation in OPERATIONS:
        features = network_of(networks, operation).combine(*a, *b, described_a, described_b)[0]
        logits = reader(features)
        target = truth(operation, train.truth[pairs[:, 0]], train.truth[pairs[:, 1]])
        known = torch.from_numpy((target != UNKNOWN).astype(np.float32)) * shown
        loss = functional.binary_cross_entropy_with_logits(
            logits, torch.from_numpy(target), weight=known, reduction="sum"
        ) / known.sum().clamp(min=1)
        logic = torch.logit(soft_logic(operation, p, q).clamp(1e-4, 1 - 1e-4))
        distance = (functional.smooth_l1_loss(logits, logic, reduction="none") * shown).mean()
        total = total + loss + training.distil * 0.1 * distance
        if training.identity and operation != "difference":
            some = slice(0, len(pairs) // 4)
            x, w, seen = tokens_a[some], weights_a[some], described_a[some]
            same = network_of(networks, operation).combine(x, w, x, w, seen, seen)[0]
            own = reader(tokens_a[some].mean(1))
            wrong = functional.smooth_l1_loss(reader(same), own, reduction="none")
            total = total + training.identity * 0.1 * (wrong * shown).mean()
    return total


def described(networks: nn.ModuleDict, tokens: Tensor) -> Tensor:
    """Tokens on the fixed directions that all three networks share."""
    return network_of(networks, OPERATIONS[0]).describe(tokens)


def _dropped(count: int, tokens: int, share: float) -> Tensor:
    """Equal weights over a random subset of the tokens of each image."""
    kept = (torch.rand(count, tokens) >= share).float()
    kept[:, 0] = 1.0
    return kept / kept.sum(1, keepdim=True)


@torch.no_grad()
def check_cells(
    networks: nn.ModuleDict, reader: TorchHead, check: CheckPairs, held_out: Indices
) -> dict[str, float]:
    """Average precision in per cent of every operation and pair kind; "mean" counts labels held out of
    the loss as much as all the others together."""
    networks.eval()
    rest = np.setdiff1d(np.arange(check.split.truth.shape[1]), held_out)
    cells: dict[str, float] = {}
    for kind, pairs in check.pairs.items():
        logits = _check_logits(networks, reader, check.split.tokens, pairs)
        for operation in OPERATIONS:
            target = truth(operation, check.split.truth[pairs[:, 0]], check.split.truth[pairs[:, 1]])
            precisions = 100 * average_precisions(
                logits[operation], target, unknown="masked", min_positives=3
            )
            for group, columns in (("seen", rest), ("held_out", held_out)):
                value = mean_over_labels(precisions[columns]) if len(columns) else None
                if value is not None:
                    cells[f"{group} {kind} {operation}"] = value
    networks.train()
    groups = [
        [value for name, value in cells.items() if name.startswith(group)] for group in ("seen", "held_out")
    ]
    cells["mean"] = float(np.mean([np.mean(values) for values in groups if values]))
    return cells


def _check_logits(
    networks: nn.ModuleDict, reader: TorchHead, tokens: Tokens, pairs: Indices
) -> dict[Operation, FloatArray]:
    found: dict[Operation, list[FloatArray]] = {operation: [] for operation in OPERATIONS}
    for start in range(0, len(pairs), 64):
        a, b = (torch.from_numpy(tokens(pairs[start : start + 64, side])) for side in (0, 1))
        weights = torch.full(a.shape[:2], 1.0 / a.shape[1])
        seen_a, seen_b = described(networks, a), described(networks, b)
        for operation in OPERATIONS:
            combined = network_of(networks, operation).combine(a, weights, b, weights, seen_a, seen_b)[0]
            found[operation].append(reader(combined).numpy())
    return {operation: np.concatenate(parts) for operation, parts in found.items()}
