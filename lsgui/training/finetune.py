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
from lsgui.training.distributed import ALONE, Team
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

    def forward(self, x: Tensor, kept: Tensor, *, halved: bool) -> tuple[Tensor, Tensor]:
        """Log-odds of labels (n, L) and of words (n, W); `kept` (n, dim) is what dropout leaves of ones."""
        with torch.autocast(x.device.type, torch.bfloat16, enabled=halved):
            pooled = self.tail(x)
        left = self.head.normalised(pooled.float()) * kept
        labels, words = (left @ one.weight.T + one.bias for one in (self.head, self.speller))
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
    team: Team = ALONE,
) -> Tuned:
    """The backbone after the epoch that was best on `val` (strict mAP); batch statistics stay frozen.

    Activations are cached in `folder`. With a `memory`, an interrupted call goes on where it was. All
    processes of a `team` call this together, and the first one alone has a memory. Raises `UserError` for
    a backbone that is neither an EfficientNet nor a ResNet, and for a batch that has less than a photograph
    for each process.
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
    inputs = team.in_turn(lambda: _inputs(cache, train, val, config.views))
    tail = _Tail(stages, first)
    start, speller = team.from_first(lambda: _heads(tail, inputs, head, seed))
    torch.manual_seed(seed)
    network = _Network(tail, start, speller).to(device)
    tuning = _Tuning(network, inputs, config, seed, team)
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

    def activations(self, rows: Indices, views: Indices) -> npt.NDArray[np.float16]:
        """Activations of training rows, each of its view."""
        places = self.train.rows[rows]
        return np.stack([self.views[view][row] for view, row in zip(views, places, strict=True)])


def _inputs(cache: ActivationCache, train: Supervised, val: Supervised, views: int) -> _Inputs:
    drawn = [cache.activations(train.files, view) for view in range(views)]
    return _Inputs(train, drawn, val, cache.activations(val.files, 0))


def _heads(tail: _Tail, inputs: _Inputs, config: HeadConfig, seed: int) -> tuple[Linear, Linear]:
    """The heads for labels and for words that fine-tuning starts from."""
    train = inputs.train
    plain = _features(tail, inputs.views[0], train.rows)
    start = fit_head(plain, train.target, train.weight, config, seed=seed)
    return start, fit_head(plain, train.words, np.ones_like(train.words), config, seed=seed)


@dataclass(frozen=True)
class _Batch:
    """Activations of this process's `share` of a batch; targets and weights of the whole batch."""

    share: slice
    x: Tensor
    labels: Tensor
    weight: Tensor
    words: Tensor


class _Tuning:
    """The loop of fine-tuning: steps, epochs, the running mean of the weights, and its best state so far."""

    def __init__(self, network: _Network, inputs: _Inputs, config: FineTuning, seed: int, team: Team) -> None:
        self._network, self._inputs, self._config, self._team = network, inputs, config, team
        self._average = copy.deepcopy(network)
        self._device = next(network.parameters()).device
        self._rng = np.random.default_rng(seed)
        count = len(inputs.train.rows)
        self._batch = min(config.batch, count)
        if self._batch < team.size:
            raise UserError(f"{team.size} processes cannot share a batch of {self._batch}: start fewer.")
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
                self._judge(epoch, memory, loss=self._team.total(loss))
            if not rest or memory.is_due():
                self._keep(memory, step + 1)
            progress(step + 1, self._steps)
        self._network.tail.load_state_dict(self._best["tail"])
        return int(self._best["epoch"])

    def _begin(self, memory: Memory) -> int:
        kept = self._team.from_first(lambda: memory.restore(self._parts, self._rng))
        self._team.level(self._parts, self._rng)
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
        """One step; this process's part of the loss of the labels alone."""
        batch = self._mixed(rows)
        labels, weight, words = (of[batch.share] for of in (batch.labels, batch.weight, batch.words))
        ones = torch.ones(len(rows), len(self._network.head.mean), device=self._device)
        kept = functional.dropout(ones, self._config.dropout)[batch.share]
        found = self._network(batch.x, kept, halved=self._config.precision == "bfloat16")
        loss = total = masked_loss(found[0], labels, weight, of=batch.weight)
        if words.shape[1] and self._config.words:
            even = torch.ones_like(batch.words)
            total = loss + self._config.words * masked_loss(found[1], words, even[batch.share], of=even)
        self._optimiser.zero_grad()
        total.backward()  # type: ignore[no-untyped-call]
        self._team.add_gradients(self._network.parameters())
        self._optimiser.step()
        self._schedule.step()
        return loss.item()

    def _mixed(self, rows: Indices) -> _Batch:
        """The batch of rows, each row of a random view, perhaps mixed in pairs."""
        train, share = self._inputs.train, self._team.share(len(rows))
        views = self._rng.integers(len(self._inputs.views), size=len(rows))
        targets = [
            torch.from_numpy(of[rows]).to(self._device) for of in (train.target, train.weight, train.words)
        ]
        mine = np.arange(len(rows))[share]
        if not self._config.mixup:
            return _Batch(share, self._activations(rows[mine], views[mine]), *targets)
        part = float(self._rng.beta(self._config.mixup, self._config.mixup))
        other = self._rng.permutation(len(rows))
        needed = np.concatenate([mine, np.setdiff1d(other[mine], mine)])
        place = np.argsort(needed)[np.searchsorted(np.sort(needed), other[mine])]
        x = self._activations(rows[needed], views[needed])
        x = part * x[: len(mine)] + (1 - part) * x[torch.from_numpy(place).to(self._device)]
        partners = torch.from_numpy(other).to(self._device)

        def mixed(of: Tensor) -> Tensor:
            return part * of + (1 - part) * of[partners]

        labels, weight, words = targets
        sure = mixed(weight)  # a target that does not count lends nothing to its partner's
        return _Batch(share, x, mixed(weight * labels) / sure.clamp(min=1e-6), sure, mixed(words))

    def _activations(self, rows: Indices, views: Indices) -> Tensor:
        return _channels_first(self._inputs.activations(rows, views)).to(self._device)

    @torch.no_grad()
    def _blend(self, step: int) -> None:
        """Move the running mean; it covers few steps at first, so that it soon forgets the start."""
        left = min(self._config.average, (step + 2) / (step + 11))
        for mean, now in zip(self._average.parameters(), self._network.parameters(), strict=True):
            mean.lerp_(now, 1 - left)

    def _judge(self, epoch: int, memory: Memory, **numbers: float) -> None:
        score = _val_score(self._average, self._inputs.val_inputs, self._inputs.val, self._team)
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
    chunks = (activations[rows[i : i + BATCH]] for i in range(0, max(len(rows), 1), BATCH))
    return np.concatenate([tail(_channels_first(chunk).to(device)).cpu().numpy() for chunk in chunks])


@torch.no_grad()
def _val_score(network: _Network, activations: Array, val: Supervised, team: Team) -> float:
    """Strict mAP in per cent."""
    mine = _features(network.tail, activations, val.rows[team.share(len(val.rows))])
    features = torch.from_numpy(team.joined(mine)).to(network.head.bias.device)
    precisions = average_precisions(network.head(features).cpu().numpy(), val.truth, unknown="absent")
    return 100 * (mean_over_labels(precisions) or 0.0)
