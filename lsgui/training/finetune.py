"""Fine-tuning the last blocks of an EfficientNet on activations cached from its frozen first blocks.

Full fine-tuning is several times slower on a CPU; the first blocks see edges and textures that
ImageNet has taught well. Augmented views are drawn once and cached, so that an epoch costs only the tail.
"""

import copy
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn
from torch.nn import functional

from lsgui.core.nets import Backbone
from lsgui.core.types import FloatArray, Progress, UserError, no_progress
from lsgui.training.activations import ActivationCache
from lsgui.training.cache import Array
from lsgui.training.config import FineTuning, HeadConfig
from lsgui.training.data import Indices
from lsgui.training.heads import TorchHead, fit_head, masked_loss
from lsgui.training.metrics import average_precisions, mean_over_labels

BATCH = 32
Log = Callable[[dict[str, float]], None]


@dataclass(frozen=True)
class Supervised:
    """Images with soft targets, entry weights and three-valued truth, each (n, L).

    `files` are cached together, so that parts of one data set share the work; `rows` (n,) are used.
    """

    files: Sequence[Path]
    rows: Indices
    target: FloatArray
    weight: FloatArray
    truth: FloatArray


class _Tail(nn.Module):
    def __init__(self, backbone: Backbone, first_block: int) -> None:
        super().__init__()
        self.blocks = backbone.net.blocks[first_block:]
        self.conv_head, self.bn2 = backbone.net.conv_head, backbone.net.bn2

    def forward(self, x: Tensor) -> Tensor:
        pooled: Tensor = self.bn2(self.conv_head(self.blocks(x))).mean((2, 3))
        return pooled


def fine_tune(
    backbone: Backbone,
    train: Supervised,
    val: Supervised,
    config: FineTuning,
    head: HeadConfig,
    folder: Path,
    *,
    seed: int,
    progress: Progress = no_progress,
    log: Log = lambda row: None,
) -> Backbone:
    """The backbone after the epoch that was best on `val` (strict mAP); batch statistics stay frozen.

    Raises `UserError` for a backbone that is no EfficientNet.
    """
    if not all(hasattr(backbone.net, part) for part in ("conv_stem", "blocks", "conv_head")):
        raise UserError(f"{backbone.config.name} cannot be fine-tuned here: only EfficientNets can.")
    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    backbone = copy.deepcopy(backbone).eval()
    cache = ActivationCache(backbone, config.first_block, folder)
    views = [cache.activations(train.files, view) for view in range(config.views)]
    val_inputs = cache.activations(val.files, 0)
    tail = _Tail(backbone, config.first_block)
    start = fit_head(_features(tail, views[0], train.rows), train.target, train.weight, head, seed=seed)
    reader = TorchHead(start, trainable=True)
    batch = min(config.batch, len(train.rows))
    steps = len(train.rows) // batch * config.epochs
    optimiser = _optimiser(tail, reader, config)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: _rate_at(step, steps))
    best_score, best = _val_score(tail, reader, val_inputs, val), copy.deepcopy(tail.state_dict())
    log({"epoch": 0, "val": best_score})
    done = 0
    for epoch in range(1, config.epochs + 1):
        for rows in _batches(len(train.rows), batch, rng):
            picked = rng.integers(config.views, size=len(rows))
            x = np.stack([views[view][row] for view, row in zip(picked, train.rows[rows], strict=True)])
            pooled = functional.dropout(reader.normalised(tail(_channels_first(x))), config.dropout)
            logits = pooled @ reader.weight.T + reader.bias
            target, weight = torch.from_numpy(train.target[rows]), torch.from_numpy(train.weight[rows])
            loss = masked_loss(logits, target, weight)
            optimiser.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimiser.step()
            schedule.step()
            done += 1
            progress(done, steps)
        score = _val_score(tail, reader, val_inputs, val)
        log({"epoch": epoch, "loss": loss.item(), "val": score})
        if score > best_score:
            best_score, best = score, copy.deepcopy(tail.state_dict())
    tail.load_state_dict(best)
    return backbone


def _optimiser(tail: _Tail, reader: TorchHead, config: FineTuning) -> torch.optim.Optimizer:
    return torch.optim.AdamW(
        [
            {"params": list(tail.parameters()), "lr": config.rate, "weight_decay": config.decay},
            {"params": [reader.weight], "lr": config.head_rate, "weight_decay": config.head_decay},
            {"params": [reader.bias], "lr": config.head_rate, "weight_decay": 0.0},
        ]
    )


def _rate_at(step: int, steps: int) -> float:
    """A linear warm-up over 100 steps, then half a cosine down to 0."""
    return min((step + 1) / 100, 1.0) * 0.5 * (1 + math.cos(math.pi * step / max(steps, 1)))


def _batches(count: int, batch: int, rng: np.random.Generator) -> list[Indices]:
    order = rng.permutation(count)
    return [order[i : i + batch] for i in range(0, count - batch + 1, batch)]


def _channels_first(activations: npt.NDArray[np.floating]) -> Tensor:
    """Cached activations (n, h, w, c) as a network's input (n, c, h, w), channels last in memory."""
    return torch.from_numpy(activations.astype(np.float32)).permute(0, 3, 1, 2)


@torch.no_grad()
def _features(tail: _Tail, activations: Array, rows: Indices) -> FloatArray:
    chunks = (activations[rows[i : i + BATCH]] for i in range(0, len(rows), BATCH))
    return np.concatenate([tail(_channels_first(chunk)).numpy() for chunk in chunks])


@torch.no_grad()
def _val_score(tail: _Tail, reader: TorchHead, activations: Array, val: Supervised) -> float:
    """Strict mAP in per cent."""
    logits = reader(torch.from_numpy(_features(tail, activations, val.rows))).numpy()
    return 100 * (mean_over_labels(average_precisions(logits, val.truth, unknown="absent")) or 0.0)
