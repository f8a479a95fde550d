"""The checkpoint's own head: a linear classifier on features, and a threshold for each label."""

import math

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from lsgui.core.labels import PRESENT, UNKNOWN
from lsgui.core.linear import Linear, normalised
from lsgui.core.types import FloatArray
from lsgui.training.config import HeadConfig
from lsgui.training.data import Dataset, Indices

SMALLEST_SCALE = 1e-4


def targets(dataset: Dataset, rows: Indices, columns: Indices) -> FloatArray:
    """Soft targets (n, L) in [0, 1]: the share of captions that name a label, where captions are counted."""
    chosen: FloatArray = dataset.target[np.ix_(rows, columns)]
    return chosen


def known(dataset: Dataset, rows: Indices, columns: Indices, *, mask_unknown: bool) -> FloatArray:
    """Weights (n, L) of the entries in a loss: 0 for unknown ones if they are masked, else 1."""
    truth = dataset.truth[np.ix_(rows, columns)]
    return np.where((truth == UNKNOWN) & mask_unknown, 0, 1).astype(np.float32)


def log_odds(target: FloatArray, weight: FloatArray) -> FloatArray:
    """The bias (L,) of a head that knows nothing but how usual each label is."""
    share = (target * weight).sum(0) / np.maximum(weight.sum(0), 1)
    clipped = np.clip(share, 1e-4, 1 - 1e-4)
    odds: FloatArray = np.log(clipped / (1 - clipped)).astype(np.float32)
    return odds


def fit_head(
    features: FloatArray, target: FloatArray, weight: FloatArray, config: HeadConfig, *, seed: int
) -> Linear:
    """Fit on features (n, dim), soft targets (n, L) and entry weights (n, L); deterministic by seed."""
    mean = features.mean(0)
    scale = np.maximum(features.std(0), np.float32(SMALLEST_SCALE))
    x = torch.from_numpy(normalised(features, mean, scale))
    y, w = torch.from_numpy(target), torch.from_numpy(weight)
    matrix = torch.zeros(y.shape[1], x.shape[1], requires_grad=True)
    bias = torch.from_numpy(log_odds(target, weight)).requires_grad_()
    groups = [{"params": [matrix], "weight_decay": config.decay}, {"params": [bias], "weight_decay": 0.0}]
    optimiser = torch.optim.AdamW(groups, lr=config.rate)
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimiser, config.steps)
    generator = torch.Generator().manual_seed(seed)
    for _ in range(config.steps):
        rows = torch.randint(0, len(x), (config.batch,), generator=generator)
        loss = masked_loss(x[rows] @ matrix.T + bias, y[rows], w[rows])
        optimiser.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimiser.step()
        schedule.step()
    return Linear(matrix.detach().numpy(), bias.detach().numpy(), mean, scale)


class TorchHead(nn.Module):
    """A `Linear` in torch, reading features (n, dim) as log-odds (n, L); fixed unless `trainable`."""

    weight: Tensor
    bias: Tensor
    mean: Tensor
    scale: Tensor

    def __init__(self, head: Linear, *, trainable: bool = False) -> None:
        super().__init__()
        for name, value in vars(head).items():
            tensor = torch.from_numpy(value.copy())
            if trainable and name in ("weight", "bias"):
                self.register_parameter(name, nn.Parameter(tensor))
            else:
                self.register_buffer(name, tensor)

    def normalised(self, features: Tensor) -> Tensor:
        """Features standardised, then of length sqrt(dim): `core.linear.normalised` in torch."""
        standard = (features - self.mean) / self.scale
        length = standard.norm(dim=-1, keepdim=True).clamp(min=1e-6)
        scaled: Tensor = standard * (math.sqrt(standard.shape[-1]) / length)
        return scaled

    def forward(self, features: Tensor) -> Tensor:
        logits: Tensor = self.normalised(features) @ self.weight.T + self.bias
        return logits


def masked_loss(logits: Tensor, target: Tensor, weight: Tensor, *, of: Tensor | None = None) -> Tensor:
    """Binary cross-entropy, averaged over the entries that count; `of` has the weights of a whole batch,
    where the others have only a share of it: the shares' losses then add up to that of the batch."""
    loss = functional.binary_cross_entropy_with_logits(logits, target, weight=weight, reduction="sum")
    return loss / (weight if of is None else of).sum().clamp(min=1.0)


def choose_thresholds(
    scores: FloatArray, truth: FloatArray, *, least: float | FloatArray = 0.02
) -> FloatArray:
    """The threshold (L,) of best F1 for each label on scores and truth (n, L), unknown left out.

    F1 is averaged over a window of neighbouring cuts, since a label has few positives on `val`. A
    label without positives gets 0.5; no threshold is below `least` (one number, or one for each label).
    """
    columns = zip(scores.T, truth.T, np.broadcast_to(least, scores.shape[1:]), strict=True)
    return np.array([_threshold(score, of, floor) for score, of, floor in columns], np.float32)


def _threshold(scores: FloatArray, truth: FloatArray, least: float) -> float:
    judged = truth != UNKNOWN
    positive = truth[judged] == PRESENT
    if not positive.any():
        return 0.5
    cuts = np.quantile(scores[judged], np.linspace(0, 1, 401))
    shown = scores[judged][None, :] >= cuts[:, None]
    hits = (shown & positive).sum(1)
    f1 = 2 * hits / (shown.sum(1) + positive.sum())
    padded = np.pad(f1, 2, mode="edge")
    smooth = np.convolve(padded, np.full(5, 0.2), mode="valid")
    return max(float(cuts[int(smooth.argmax())]), float(least))
