"""The networks, in torch: what trains, exports and checks a checkpoint. Answering needs none of this.

Shapes: n images, t tokens, dim channels. A token's weight is non-negative; the weights of an image
sum to 1, so that its pooled feature is the weighted sum of its tokens.
"""

import copy
import hashlib
import json
import math
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import torch
from torch import Tensor, nn
from torch.nn import functional

from lsgui.core.backbones import build, fold, folds, tokens_of
from lsgui.core.linear import ALIKE_POWER, Linear
from lsgui.core.types import OPERATIONS, Operation

MATCHING_STEPS = 4
LEAK = 0.3  # what is left of a wish below what the head reads from an average photograph


@dataclass(frozen=True)
class BackboneConfig:
    """A backbone by its name (see `core.backbones`), and how pixels are prepared for it.

    `mean` and `std` are one number, or three for red, green and blue.
    """

    name: str = "tf_efficientnet_lite0"
    width: int = 224
    height: int = 224
    mean: float | tuple[float, ...] = 0.5
    std: float | tuple[float, ...] = 0.5


@dataclass(frozen=True)
class OperationConfig:
    """A selective pooling network: the width of its projection and of its hidden layer.

    `trust` is how far, from 0 to 1, the result is brought to label logic for the head's `labels`.
    """

    dim: int = 1280
    projection: int = 128
    hidden: int = 128
    dropout: float = 0.2
    labels: int = 64
    trust: float = 1.0


class Backbone(nn.Module):
    """Pixels to pooled features and the tokens they were pooled from.

    Takes uint8 (n, height, width, 3), RGB; gives features (n, dim) and tokens (n, t, dim), float32.
    Raises `UserError` for a name that is no backbone's.
    """

    usual: Tensor
    spread: Tensor

    def __init__(self, config: BackboneConfig) -> None:
        super().__init__()
        self.config = config
        self.net = build(config.name, config.height)
        for name, value in (("usual", config.mean), ("spread", config.std)):
            self.register_buffer(name, torch.tensor(value).reshape(-1, 1, 1), persistent=False)

    def prepare(self, pixels: Tensor) -> Tensor:
        """Pixels as the network's input (n, 3, height, width)."""
        scaled = pixels.permute(0, 3, 1, 2).float() / 255.0
        return (scaled - self.usual) / self.spread

    def forward(self, pixels: Tensor) -> tuple[Tensor, Tensor]:
        tokens = tokens_of(self.net, self.prepare(pixels))
        return tokens.mean(1), tokens


class SelectivePooling(nn.Module):
    """A set operation that weighs the tokens of A and B and pools the original tokens.

    Every token is described by where it stands in its own image and by what it meets in the other
    one (cosine of a projection, attention across); a small network turns that into a weight. The
    result is mixed with the analytic operation on the pooled features. It stays near the
    backbone's own features, so it also holds for labels that were never trained. At last it takes
    the smallest step after which the head reads what `alike_logic` expects of the two images.
    """

    directions: Tensor
    offset: Tensor
    weight: Tensor
    bias: Tensor
    mean: Tensor
    scale: Tensor
    inverse: Tensor

    def __init__(self, operation: Operation, config: OperationConfig) -> None:
        super().__init__()
        self.operation = operation
        self.register_buffer("directions", torch.zeros(config.projection, config.dim))
        self.register_buffer("offset", torch.zeros(config.projection))
        self.trust = config.trust
        for name, shape in (
            ("weight", (config.labels, config.dim)),
            ("bias", (config.labels,)),
            ("mean", (config.dim,)),
            ("scale", (config.dim,)),
            ("inverse", (config.labels, config.dim)),
        ):
            self.register_buffer(name, torch.ones(shape) if name == "scale" else torch.zeros(shape))
        self.adapt = nn.Linear(config.projection, config.projection)
        self.temperature = nn.Parameter(torch.tensor(2.0))
        self.hidden = nn.Linear(4 * config.projection + 4, config.hidden)
        self.dropout = nn.Dropout(config.dropout)
        self.first = nn.Linear(config.hidden, 1)
        self.second = nn.Linear(config.hidden, 1) if operation == "difference" else self.first
        self.mix = nn.Parameter(torch.tensor(0.0))
        nn.init.eye_(self.adapt.weight)
        nn.init.zeros_(self.adapt.bias)
        for layer, bias in ((self.second, -4.0), (self.first, 0.0)):
            nn.init.zeros_(layer.weight)
            nn.init.constant_(layer.bias, bias)

    def forward(
        self, tokens_a: Tensor, weights_a: Tensor, tokens_b: Tensor, weights_b: Tensor
    ) -> tuple[Tensor, Tensor, Tensor]:
        """Tokens (n, t, dim) and weights (n, t) of A and B to the combined feature (n, dim) and
        the new weights of A's and of B's tokens, which together sum to 1."""
        described = self.describe(tokens_a), self.describe(tokens_b)
        feature, new_a, new_b = self.combine(tokens_a, weights_a, tokens_b, weights_b, *described)
        matched = self.match(feature, pool(tokens_a, weights_a), pool(tokens_b, weights_b))
        return matched, new_a, new_b

    def set_head(self, head: Linear) -> None:
        """Take over the head (labels, dim) whose reading the result is matched to."""
        for name, value in vars(head).items():
            getattr(self, name).copy_(torch.from_numpy(value))
        self.inverse.copy_(torch.linalg.pinv(self.weight).T)

    def match(self, feature: Tensor, a: Tensor, b: Tensor) -> Tensor:
        """Move a feature (n, dim) so that the head reads from it the log-odds that A and B lead to expect.

        Below the head's bias, which is what it reads from an average photograph, only a part of the way is
        gone: no real photograph is as empty of labels as a product of small probabilities, and features
        that far out have no neighbours. A label's order over pairs stays that of `alike_logic`.
        """
        root = math.sqrt(feature.shape[-1])
        standard, length = self._standard(feature)
        (a, _), (b, _) = self._standard(a), self._standard(b)
        # A node named after "mean" would clash with the buffer of that name in the exported file.
        cosine = (a * b).sum(-1, keepdim=True) / feature.shape[-1]
        alike = cosine.clamp(0, 1) ** ALIKE_POWER
        read_a, read_b = a @ self.weight.T + self.bias, b @ self.weight.T + self.bias
        wanted = alike_logic(self.operation, read_a, read_b, alike)
        wanted = torch.where(wanted < self.bias, self.bias + LEAK * (wanted - self.bias), wanted)
        start = standard @ self.weight.T + self.bias
        wanted = start + self.trust * (wanted - start)
        for _ in range(MATCHING_STEPS):
            step = (wanted - (standard @ self.weight.T + self.bias)) @ self.inverse
            standard = functional.normalize(standard + step, dim=-1) * root
        return standard * (length / root) * self.scale + self.mean

    def _standard(self, feature: Tensor) -> tuple[Tensor, Tensor]:
        standard = (feature - self.mean) / self.scale
        length = standard.norm(dim=-1, keepdim=True).clamp(min=1e-6)
        return standard * (math.sqrt(feature.shape[-1]) / length), length

    def describe(self, tokens: Tensor) -> Tensor:
        """Tokens (n, t, dim) on fixed directions (n, t, projection), the same for every operation."""
        return tokens @ self.directions.T + self.offset

    def combine(
        self,
        tokens_a: Tensor,
        weights_a: Tensor,
        tokens_b: Tensor,
        weights_b: Tensor,
        described_a: Tensor,
        described_b: Tensor,
    ) -> tuple[Tensor, Tensor, Tensor]:
        """`forward` for tokens that were described already, before the result is matched."""
        a, b = self.adapt(described_a), self.adapt(described_b)
        logit_a = self._logit(a, weights_a, b, weights_b, self.first)
        logit_b = self._logit(b, weights_b, a, weights_a, self.second)
        joint = torch.cat([logit_a + log_weight(weights_a), logit_b + log_weight(weights_b)], 1).softmax(1)
        new_a, new_b = joint[:, : tokens_a.shape[1]], joint[:, tokens_a.shape[1] :]
        selected = pool(tokens_a, new_a) + pool(tokens_b, new_b)
        plain = analytic(self.operation, pool(tokens_a, weights_a), pool(tokens_b, weights_b))
        share = torch.sigmoid(self.mix)
        return share * selected + (1 - share) * plain, new_a, new_b

    def _logit(self, own: Tensor, own_w: Tensor, other: Tensor, other_w: Tensor, last: nn.Linear) -> Tensor:
        unit, other_unit = functional.normalize(own, dim=-1), functional.normalize(other, dim=-1)
        cosine = unit @ other_unit.transpose(1, 2)
        blocked = cosine + log_weight(other_w)[:, None, :].clamp(max=0.0) * (other_w <= 0)[:, None, :]
        attention = (blocked * torch.exp(self.temperature) + log_weight(other_w)[:, None, :]).softmax(-1)
        met = attention @ other_unit
        best = blocked.max(-1, keepdim=True).values
        usual = (cosine * other_w[:, None, :]).sum(-1, keepdim=True)
        own_context = pool(unit, own_w)[:, None, :]
        other_context = pool(other_unit, other_w)[:, None, :]
        typical = (unit * own_context).sum(-1, keepdim=True)
        agreement = (unit * met).sum(-1, keepdim=True)
        scalars = torch.cat([best, usual, typical, agreement], -1)
        both = (own_context * other_context).expand_as(unit)
        described = torch.cat([unit, met, unit * met, both, scalars], -1)
        hidden = self.dropout(functional.gelu(self.hidden(described)))
        logit: Tensor = last(hidden).squeeze(-1)
        return logit


def log_weight(weights: Tensor) -> Tensor:
    """Logarithm of token weights, with padding (weight 0) far below every token."""
    return torch.log(weights.clamp(min=1e-9)) + torch.where(weights > 0, 0.0, -1e4)


def pool(tokens: Tensor, weights: Tensor) -> Tensor:
    """The weighted sum of tokens: (n, t, dim) and (n, t) to (n, dim)."""
    return (weights.unsqueeze(1) @ tokens).squeeze(1)


def analytic(operation: Operation, a: Tensor, b: Tensor) -> Tensor:
    """The analytic operation on features: minimum, maximum, or ReLU(a - b)."""
    if operation == "intersection":
        return torch.minimum(a, b)
    return torch.maximum(a, b) if operation == "union" else functional.relu(a - b)


def soft_logic(operation: Operation, p: Tensor, q: Tensor) -> Tensor:
    """Label logic on probabilities in torch; the reference is `core.labels.label_logic`."""
    if operation == "intersection":
        return p * q
    return 1 - (1 - p) * (1 - q) if operation == "union" else p * (1 - q)


def alike_logic(operation: Operation, a: Tensor, b: Tensor, alike: Tensor) -> Tensor:
    """Label logic on log-odds (n, L), giving log-odds, for photographs of which `alike` (n, 1) is known.

    Label logic takes the two for independent: of one photograph twice it makes p*p, where the set A and A
    is A. So the exponent of the product falls from 1 for strangers (`alike` 0) to 1/2 for one and the same
    (1), and the difference of what is the same is empty.
    """
    once = 1 / (1 + alike)
    if operation == "intersection":
        return _log_odds(once * (functional.logsigmoid(a) + functional.logsigmoid(b)))
    if operation == "union":
        return -_log_odds(once * (functional.logsigmoid(-a) + functional.logsigmoid(-b)))
    return _log_odds(functional.logsigmoid(a) + functional.logsigmoid(-b) + torch.log(1 - alike + 1e-6))


def _log_odds(log_probability: Tensor) -> Tensor:
    """Log-odds of a probability known by its logarithm, without ties among the smallest."""
    below = log_probability.clamp(max=-1e-6)
    return below - torch.log(-torch.expm1(below))


def operation_networks(config: OperationConfig) -> nn.ModuleDict:
    """One fresh selective pooling network for each operation."""
    return nn.ModuleDict({operation: SelectivePooling(operation, config) for operation in OPERATIONS})


def network_of(networks: nn.ModuleDict, operation: Operation) -> SelectivePooling:
    """The network of one operation."""
    return cast(SelectivePooling, networks[operation])


def fused(backbone: Backbone) -> Backbone:
    """A copy for inference with every batch normalisation folded into its convolution, where that changes
    nothing but rounding.

    This is the form that is exported, so that ONNX Runtime and torch hold the same weights under the
    same names.
    """
    copied = copy.deepcopy(backbone).eval()
    if folds(copied.net, copied.config.height):
        fold(copied.net)
    return copied


def weights_hash(network: nn.Module) -> str:
    """SHA-256 of a network's weights by name: the same for the same weights, unlike an exported file."""
    digest = hashlib.sha256()
    for name, value in sorted(network.state_dict().items()):
        digest.update(name.encode())
        digest.update(value.detach().cpu().contiguous().numpy().tobytes())
    return digest.hexdigest()


def load_reference(folder: Path) -> tuple[Backbone, nn.ModuleDict]:
    """A checkpoint's backbone and operation networks in torch, for checking ONNX Runtime against.

    Their weights come from the ONNX files themselves, which hold them under torch's names.
    """
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    backbone = fused(Backbone(BackboneConfig(**config["backbone"])))
    _load_weights(backbone, folder / "backbone.onnx")
    networks = operation_networks(OperationConfig(**config["operations"]))
    for operation, network in networks.items():
        _load_weights(network, folder / f"{operation}.onnx")
    return backbone.eval(), networks.eval()


def _load_weights(network: nn.Module, onnx_file: Path) -> None:
    import onnx
    from onnx import numpy_helper

    stored = {tensor.name: tensor for tensor in onnx.load(str(onnx_file)).graph.initializer}
    own = network.state_dict()
    # A tensor that two names share is stored under one of them.
    spelling = {value.data_ptr(): name for name, value in own.items() if name in stored}
    state = {
        name: torch.from_numpy(numpy_helper.to_array(stored[spelling[value.data_ptr()]]).copy()).reshape(
            value.shape
        )
        for name, value in own.items()
    }
    network.load_state_dict(state)
