"""Fine-tuning the last blocks of a backbone on activations cached from its frozen first blocks.

Full fine-tuning is several times slower on a CPU; the first blocks see edges and textures that
ImageNet has taught well. Augmented views are drawn once and cached, so that an epoch costs only the tail.
"""

import copy
import math
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn
from torch.nn import functional

from lsgui.core.backbones import Stages, stages_of
from lsgui.core.linear import Linear
from lsgui.core.nets import Backbone
from lsgui.core.types import FloatArray, Progress, UserError, no_progress
from lsgui.training.activations import ActivationCache
from lsgui.training.cache import Array
from lsgui.training.config import Device, FineTuning, HeadConfig
from lsgui.training.data import Indices
from lsgui.training.heads import TorchHead, fit_head, masked_loss
from lsgui.training.metrics import average_precisions, mean_over_labels
from lsgui.training.resume import Memory, Stateful

BATCH = 32
CPU = torch.device("cpu")


@dataclass(frozen=True)
class Supervised:
    """Images with soft targets, entry weights and three-valued truth, each (n, L), and with soft targets
    for their captions' words (n, W), W perhaps 0.

    `files` are cached together, so that parts of one data set share the work; `rows` (n,) are used.
    """

    files: Sequence[Path]
    rows: Indices
    target: FloatArray
    weight: FloatArray
    truth: FloatArray
    words: FloatArray


class _Tail(nn.Module):
    def __init__(self, stages: Stages, first_block: int) -> None:
        super().__init__()
        self.blocks, self.end = stages.blocks[first_block:], stages.end

    def forward(self, x: Tensor) -> Tensor:
        x = self.blocks(x)
        for layer in self.end.values():
            x = layer(x)
        return x.mean((2, 3))


class _Network(nn.Module):
    """What is trained together: the tail, the head, and a second head for the captions' words."""

    def __init__(self, tail: _Tail, head: Linear, speller: Linear) -> None:
        super().__init__()
        self.tail = tail
        self.head = TorchHead(head, trainable=True)
        self.speller = TorchHead(speller, trainable=True)

    def forward(self, x: Tensor, *, dropout: float, halved: bool) -> tuple[Tensor, Tensor]:
        """Log-odds of labels (n, L) and of words (n, W)."""
        with torch.autocast(x.device.type, torch.bfloat16, enabled=halved):
            pooled = self.tail(x)
        kept = functional.dropout(self.head.normalised(pooled.float()), dropout)
        labels, words = (kept @ one.weight.T + one.bias for one in (self.head, self.speller))
        return labels, words


@dataclass(frozen=True)
class Tuned:
    """A fine-tuned backbone and the epoch after which it was best, 0 for as it came."""

    backbone: Backbone
    epoch: int


def fine_tune(
    backbone: Backbone,
    train: Supervised,
    val: Supervised,
    config: FineTuning,
    head: HeadConfig,
    folder: Path,
    *,
    seed: int,
    device: torch.device = CPU,
    progress: Progress = no_progress,
    memory: Memory | None = None,
) -> Tuned:
    """The backbone after the epoch that was best on `val` (strict mAP); batch statistics stay frozen.

    Activations are cached in `folder`. With a `memory`, an interrupted call goes on where it was. Raises
    `UserError` for a backbone that is neither an EfficientNet nor a ResNet.
    """
    backbone = copy.deepcopy(backbone).eval()
    stages = stages_of(backbone.net)
    if stages is None:
        raise UserError(
            f"{backbone.config.name} cannot be fine-tuned here, only EfficientNets and ResNets can: set "
            "epochs = 0 under [fine_tuning] in a --config file."
        )
    first = min(config.first_block, len(stages.blocks) - 1)
    cache = ActivationCache(backbone, stages, first, folder)
    views = [cache.activations(train.files, view) for view in range(config.views)]
    val_inputs = cache.activations(val.files, 0)
    tail = _Tail(stages, first)
    plain = _features(tail, views[0], train.rows)
    start = fit_head(plain, train.target, train.weight, head, seed=seed)
    speller = fit_head(plain, train.words, np.ones_like(train.words), head, seed=seed)
    torch.manual_seed(seed)
    network = _Network(tail, start, speller).to(device)
    tuning = _Tuning(network, _Inputs(train, views, val, val_inputs), config, seed)
    epoch = tuning.run(memory or Memory(), progress)
    return Tuned(backbone.cpu(), epoch)


def device_of(name: Device) -> torch.device:
    """The device that fine-tuning runs on. Raises `UserError` where it is not there."""
    if name == "cpu" or (name == "auto" and not torch.cuda.is_available()):
        return CPU
    if not torch.cuda.is_available():
        raise UserError("There is no CUDA device here that torch can use; set device to auto or cpu.")
    os.environ.setdefault("CUBLAS_WORKSPACE_CONFIG", ":4096:8")  # without it, nothing is deterministic
    return torch.device("cuda")


@dataclass(frozen=True)
class _Inputs:
    train: Supervised
    views: list[Array]
    val: Supervised
    val_inputs: Array

    def drawn(self, rows: Indices, rng: np.random.Generator) -> npt.NDArray[np.float16]:
        """Activations of training rows, each of a random view."""
        picked = rng.integers(len(self.views), size=len(rows))
        places = self.train.rows[rows]
        return np.stack([self.views[view][row] for view, row in zip(picked, places, strict=True)])


class _Tuning:
    """The loop of fine-tuning: steps, epochs, the running mean of the weights, and its best state so far."""

    def __init__(self, network: _Network, inputs: _Inputs, config: FineTuning, seed: int) -> None:
        self._network, self._inputs, self._config = network, inputs, config
        self._average = copy.deepcopy(network)
        self._device = next(network.parameters()).device
        self._rng = np.random.default_rng(seed)
        count = len(inputs.train.rows)
        self._batch = min(config.batch, count)
        self._per_epoch = count // self._batch
        self._steps = self._per_epoch * config.epochs
        self._optimiser = _optimiser(network, config)
        self._schedule = torch.optim.lr_scheduler.LambdaLR(
            self._optimiser, lambda step: _rate_at(step, self._steps)
        )
        self._order = torch.arange(count)
        self._best: dict[str, Any] = {"epoch": 0, "score": -1.0, "tail": {}}

    def run(self, memory: Memory, progress: Progress) -> int:
        """Train, leave the tail at its best, and give the epoch of that."""
        for step in range(self._begin(memory), self._steps):
            if step % self._per_epoch == 0:
                self._order = torch.from_numpy(self._rng.permutation(len(self._order)))
            first = step % self._per_epoch * self._batch
            loss = self._step(self._order[first : first + self._batch].numpy())
            self._blend(step)
            epoch, rest = divmod(step + 1, self._per_epoch)
            if not rest:
                self._judge(epoch, memory, loss=loss)
            if not rest or memory.is_due():
                self._keep(memory, step + 1)
            progress(step + 1, self._steps)
        self._network.tail.load_state_dict(self._best["tail"])
        return int(self._best["epoch"])

    def _begin(self, memory: Memory) -> int:
        kept = memory.restore(self._parts, self._rng)
        if kept:
            self._order, self._best = kept["order"], kept["best"]
        else:
            self._judge(0, memory)
        return int(kept.get("step", 0))

    def _keep(self, memory: Memory, step: int) -> None:
        memory.keep(self._parts, self._rng, step=step, order=self._order, best=self._best)

    @property
    def _parts(self) -> dict[str, Stateful]:
        return {
            "network": self._network,
            "average": self._average,
            "optimiser": self._optimiser,
            "schedule": self._schedule,
        }

    def _step(self, rows: Indices) -> float:
        """One step; the loss of the labels alone."""
        x, labels, weight, words = self._mixed(rows)
        halved = self._config.precision == "bfloat16"
        found = self._network(x, dropout=self._config.dropout, halved=halved)
        loss = total = masked_loss(found[0], labels, weight)
        if words.shape[1] and self._config.words:
            total = loss + self._config.words * masked_loss(found[1], words, torch.ones_like(words))
        self._optimiser.zero_grad()
        total.backward()  # type: ignore[no-untyped-call]
        self._optimiser.step()
        self._schedule.step()
        return loss.item()

    def _mixed(self, rows: Indices) -> list[Tensor]:
        """Activations, label targets and weights, and word targets of rows, perhaps mixed in pairs."""
        train = self._inputs.train
        plain = [_channels_first(self._inputs.drawn(rows, self._rng))]
        plain += [torch.from_numpy(of[rows]) for of in (train.target, train.weight, train.words)]
        batch = [of.to(self._device) for of in plain]
        if not self._config.mixup:
            return batch
        share = float(self._rng.beta(self._config.mixup, self._config.mixup))
        other = torch.from_numpy(self._rng.permutation(len(rows))).to(self._device)
        return [share * of + (1 - share) * of[other] for of in batch]

    @torch.no_grad()
    def _blend(self, step: int) -> None:
        """Move the running mean; it covers few steps at first, so that it soon forgets the start."""
        left = min(self._config.average, (step + 2) / (step + 11))
        for mean, now in zip(self._average.parameters(), self._network.parameters(), strict=True):
            mean.lerp_(now, 1 - left)

    def _judge(self, epoch: int, memory: Memory, **numbers: float) -> None:
        score = _val_score(self._average, self._inputs.val_inputs, self._inputs.val)
        memory.log({"epoch": epoch, **numbers, "val": score})
        if score > self._best["score"]:
            tail = self._average.tail.state_dict()
            weights = {name: value.cpu().clone() for name, value in tail.items()}
            self._best = {"epoch": epoch, "score": score, "tail": weights}


def _optimiser(network: _Network, config: FineTuning) -> torch.optim.Optimizer:
    heads = (network.head, network.speller)
    return torch.optim.AdamW(
        [
            {"params": list(network.tail.parameters()), "lr": config.rate, "weight_decay": config.decay},
            {
                "params": [one.weight for one in heads],
                "lr": config.head_rate,
                "weight_decay": config.head_decay,
            },
            {"params": [one.bias for one in heads], "lr": config.head_rate, "weight_decay": 0.0},
        ]
    )


def _rate_at(step: int, steps: int) -> float:
    """A linear warm-up over 100 steps, then half a cosine down to 0."""
    return min((step + 1) / 100, 1.0) * 0.5 * (1 + math.cos(math.pi * step / max(steps, 1)))


def _channels_first(activations: npt.NDArray[np.floating]) -> Tensor:
    """Cached activations (n, h, w, c) as a network's input (n, c, h, w), channels last in memory."""
    return torch.from_numpy(activations.astype(np.float32)).permute(0, 3, 1, 2)


@torch.no_grad()
def _features(tail: _Tail, activations: Array, rows: Indices) -> FloatArray:
    device = next(tail.parameters()).device
    chunks = (activations[rows[i : i + BATCH]] for i in range(0, len(rows), BATCH))
    return np.concatenate([tail(_channels_first(chunk).to(device)).cpu().numpy() for chunk in chunks])


@torch.no_grad()
def _val_score(network: _Network, activations: Array, val: Supervised) -> float:
    """Strict mAP in per cent."""
    features = torch.from_numpy(_features(network.tail, activations, val.rows)).to(network.head.bias.device)
    precisions = average_precisions(network.head(features).cpu().numpy(), val.truth, unknown="absent")
    return 100 * (mean_over_labels(precisions) or 0.0)
