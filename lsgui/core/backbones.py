"""Networks by name, from timm and torchvision, cut before their pooling. Weights are random here."""

import copy
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile
from typing import Any, cast

import torch
from torch import Tensor, nn
from torch.nn.utils.fusion import fuse_conv_bn_weights

from lsgui.core.types import UserError

LIBRARIES = ("timm", "torchvision")
STAGES = tuple(f"layer{number}" for number in range(1, 5))  # of a ResNet, in both libraries
ROUNDING = 1e-2  # of the largest feature; a folding that is wrong is further off


def library_of(name: str) -> tuple[str, str]:
    """The library and the model of a name such as "torchvision:resnet50"; without a library, timm's."""
    library, colon, model = name.partition(":")
    return (library, model) if colon else ("timm", name)


class Maps(nn.Module):
    """A network as what makes its last feature map: input (n, 3, h, w) to (n, dim, rows, columns)."""

    def __init__(self, body: nn.Sequential) -> None:
        super().__init__()
        self.body = body

    def forward_features(self, x: Tensor) -> Tensor:
        """The last feature map."""
        found: Tensor = self.body(x)
        return found


def build(name: str, size: int) -> nn.Module:
    """The network of a name, for squares of `size` pixels; its `forward_features` gives tokens or a map.

    Raises `UserError` for a name that its library does not have, or a network that cannot be cut.
    """
    library, model = library_of(name)
    if library == "torchvision":
        return _of_torchvision(model)
    if library != "timm":
        raise UserError(f"There is no library {library!r} of backbones, only {' and '.join(LIBRARIES)}.")
    import timm

    if not timm.is_model(model):
        raise UserError(f"timm has no model {model!r} for a backbone.")
    given = timm.get_pretrained_cfg(model)
    fixed = {"img_size": size} if given is not None and given.fixed_input_size else {}
    return cast(nn.Module, timm.create_model(model, pretrained=False, num_classes=0, **fixed))


def _of_torchvision(model: str) -> nn.Module:
    from torchvision import models

    if model not in models.list_models(models):
        raise UserError(f"torchvision has no model {model!r} for a backbone.")
    more = {"init_weights": False} if model == "inception_v3" else {}
    return Maps(body_of(models.get_model(model, weights=None, **more), model))


def body_of(network: nn.Module, model: str) -> nn.Sequential:
    """The layers of a torchvision network before its pooling. Raises `UserError` where they are no row."""
    if model != "inception_v3" and not all(hasattr(network, stage) for stage in STAGES):
        raise UserError(f"Of torchvision, backbones are inception_v3 and ResNets, and {model} is neither.")
    layers = takewhile(lambda item: item[0] != "avgpool", network.named_children())
    body = nn.Sequential()
    for name, layer in layers:
        if name != "AuxLogits":  # a branch that only training from scratch needs
            body.add_module(name, layer)
    return body


def tokens_of(network: nn.Module, x: Tensor) -> Tensor:
    """Tokens (n, t, dim) of the last block, from its map or from its own tokens, class tokens left out."""
    found: Tensor = network.forward_features(x)  # type: ignore[operator]
    if found.ndim == 3:
        return found[:, int(getattr(network, "num_prefix_tokens", 0)) :]
    if getattr(network, "output_fmt", "NCHW") == "NHWC":
        return found.flatten(1, 2)
    return found.flatten(2).transpose(1, 2)


@dataclass(frozen=True)
class Stages:
    """A network as a row of parts, for training the last ones alone: a stem, blocks, and what follows."""

    stem: tuple[nn.Module, ...]
    blocks: nn.Sequential
    end: nn.ModuleDict


def stages_of(network: nn.Module) -> Stages | None:
    """The parts of an EfficientNet or a ResNet; None for any other network."""
    inner: Any = network.body if isinstance(network, Maps) else network
    if all(hasattr(inner, part) for part in ("conv_stem", "bn1", "blocks", "conv_head", "bn2")):
        end = nn.ModuleDict({"conv_head": inner.conv_head, "bn2": inner.bn2})
        return Stages((inner.conv_stem, inner.bn1), inner.blocks, end)
    if all(hasattr(inner, part) for part in ("conv1", "bn1", "maxpool", *STAGES)):
        act = inner.act1 if hasattr(inner, "act1") else inner.relu
        blocks = nn.Sequential(*(getattr(inner, stage) for stage in STAGES))
        return Stages((inner.conv1, inner.bn1, act, inner.maxpool), blocks, nn.ModuleDict())
    return None


@torch.no_grad()
def folds(network: nn.Module, size: int) -> bool:
    """Whether `fold` keeps what a network of this form does, whatever its weights are."""
    tried, x = copy.deepcopy(network).eval(), torch.linspace(-1, 1, 3 * size * size).reshape(1, 3, size, size)
    for norm in _norms(tried):
        for values, least in ((norm.running_mean, -0.2), (norm.running_var, 0.8), (norm.weight, 0.8)):
            if values is not None:
                values.copy_(torch.linspace(least, least + 0.4, len(values)))
    before = tokens_of(tried, x)
    try:
        fold(tried)
        after = tokens_of(tried, x)
    except (RuntimeError, AttributeError, TypeError):
        return False
    return bool((before - after).abs().max() <= ROUNDING * before.abs().max())


def _norms(network: nn.Module) -> Iterator[nn.BatchNorm2d]:
    return (module for module in network.modules() if isinstance(module, nn.BatchNorm2d))


def fold(module: nn.Module) -> None:
    """Fold every batch normalisation into the convolution that stands before it."""
    convolution: nn.Conv2d | None = None
    for name, child in list(module.named_children()):
        if isinstance(child, nn.BatchNorm2d) and convolution is not None:
            convolution.weight, convolution.bias = fuse_conv_bn_weights(
                convolution.weight,
                convolution.bias,
                cast(Tensor, child.running_mean),
                cast(Tensor, child.running_var),
                child.eps,
                child.weight,
                child.bias,
            )
            after = [getattr(child, part, nn.Identity()) for part in ("drop", "act")]
            setattr(module, name, nn.Sequential(*after))
            convolution = None
        elif isinstance(child, nn.Conv2d):
            convolution = child
        else:
            fold(child)
