"""Backbones by name: how each is cut, folded and turned into tokens. Weights are random."""

import pytest

pytest.importorskip("timm", reason="the backbones need the train extra")

import torch
from torch import nn

from lsgui.core.backbones import fold, folds, library_of, stages_of
from lsgui.core.nets import Backbone, BackboneConfig, fused
from lsgui.core.types import UserError


def backbone(name: str, size: int = 64) -> Backbone:
    torch.manual_seed(0)
    return Backbone(BackboneConfig(name, size, size)).eval()


def pixels(size: int = 64) -> torch.Tensor:
    generator = torch.Generator().manual_seed(1)
    return torch.randint(0, 256, (2, size, size, 3), dtype=torch.uint8, generator=generator)


@torch.no_grad()
@pytest.mark.parametrize(
    ("name", "size", "tokens", "dim"),
    [
        ("resnet18", 64, 4, 512),
        ("timm:resnet18", 96, 9, 512),
        ("torchvision:resnet18", 64, 4, 512),
        ("torchvision:inception_v3", 299, 64, 2048),
        ("vit_tiny_patch16_224", 64, 16, 192),  # one class token, left out
        ("swin_tiny_patch4_window7_224", 64, 4, 768),  # channels last
        ("mobilenetv3_small_050", 64, 4, 288),
    ],
)
def test_features_are_the_mean_of_the_last_blocks_tokens(name: str, size: int, tokens: int, dim: int) -> None:
    features, found = backbone(name, size)(pixels(size))
    assert found.shape == (2, tokens, dim)
    torch.testing.assert_close(features, found.mean(1))
    assert (found[0] != found[1]).any()


@torch.no_grad()
def test_torchvisions_features_are_those_before_its_own_last_layer() -> None:
    from torchvision import models

    for name, size in (("resnet18", 64), ("inception_v3", 299)):
        cut = backbone(f"torchvision:{name}", size)
        more = {"init_weights": False} if name == "inception_v3" else {}
        whole = models.get_model(name, weights=None, **more).eval()
        whole.load_state_dict(cut.net.body.state_dict(), strict=False)  # type: ignore[union-attr]
        whole.fc = nn.Identity()
        expected = whole(cut.prepare(pixels(size)))
        torch.testing.assert_close(cut(pixels(size))[0], expected, atol=1e-4, rtol=1e-4)


@torch.no_grad()
def test_pixels_are_prepared_colour_by_colour() -> None:
    made = Backbone(BackboneConfig("resnet18", 64, 64, (0.1, 0.2, 0.3), (0.5, 1.0, 2.0)))
    grey = made.prepare(torch.full((1, 64, 64, 3), 255, dtype=torch.uint8))
    torch.testing.assert_close(grey[0, :, 0, 0], torch.tensor([1.8, 0.8, 0.35]))


@torch.no_grad()
@pytest.mark.parametrize("name", ["resnet18", "torchvision:resnet18", "tf_efficientnet_lite0"])
def test_normalisation_is_folded_where_nothing_changes(name: str) -> None:
    plain = backbone(name)
    made = fused(plain)
    assert not any(isinstance(module, nn.BatchNorm2d) for module in made.modules())
    torch.testing.assert_close(made(pixels())[0], plain(pixels())[0], atol=1e-4, rtol=1e-3)


class Elsewhere(nn.Module):
    """The normalisation is listed after the convolution, and used before it."""

    def __init__(self) -> None:
        super().__init__()
        self.convolution, self.norm = nn.Conv2d(3, 3, 3), nn.BatchNorm2d(3)

    def forward_features(self, x: torch.Tensor) -> torch.Tensor:
        return self.convolution(self.norm(x).relu())  # type: ignore[no-any-return]


def test_a_normalisation_that_is_no_part_of_a_convolution_is_left_alone() -> None:
    network = Elsewhere().eval()
    assert not folds(network, 16)
    assert isinstance(network.norm, nn.BatchNorm2d)
    fold(network)
    assert not isinstance(network.norm, nn.BatchNorm2d)


@torch.no_grad()
@pytest.mark.parametrize("name", ["tf_efficientnet_lite0", "resnet18", "torchvision:resnet18"])
def test_stages_in_a_row_are_the_network(name: str) -> None:
    whole = backbone(name)
    stages = stages_of(whole.net)
    assert stages is not None
    x = whole.prepare(pixels())
    for layer in (*stages.stem, *stages.blocks, *stages.end.values()):
        x = layer(x)
    torch.testing.assert_close(x.mean((2, 3)), whole(pixels())[0], atol=1e-5, rtol=1e-4)


def test_other_networks_have_no_stages() -> None:
    assert stages_of(backbone("vit_tiny_patch16_224").net) is None
    assert stages_of(backbone("torchvision:inception_v3", 96).net) is None


def test_a_name_may_state_its_library() -> None:
    assert library_of("resnet18") == library_of("timm:resnet18") == ("timm", "resnet18")
    assert library_of("torchvision:resnet50") == ("torchvision", "resnet50")


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("keras:resnet50", "no library 'keras' of backbones, only timm and torchvision"),
        ("timm:nothing", "timm has no model 'nothing'"),
        ("torchvision:nothing", "torchvision has no model 'nothing'"),
        ("torchvision:vgg11", "vgg11 is neither"),
    ],
)
def test_a_name_that_is_no_backbones_is_one_sentence(name: str, sentence: str) -> None:
    with pytest.raises(UserError, match=sentence):
        backbone(name)
