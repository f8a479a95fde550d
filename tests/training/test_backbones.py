"""Training on backbones by name: from the flags to a checkpoint that answers."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
import pytest
import torch
from PIL import Image
from torch import nn

from lsgui import cli
from lsgui.core.engine import Engine
from lsgui.core.nets import Backbone, weights_hash
from lsgui.core.types import OPERATIONS, UserError
from lsgui.training import weights
from lsgui.training.config import FineTuning, HeadConfig
from lsgui.training.export import export_backbone
from lsgui.training.finetune import Supervised, fine_tune
from lsgui.training.weights import backbone_config, pretrained, untrained

SIZE = 64
RECIPE = """
pretrained = false
[head]
steps = 10
[fine_tuning]
epochs = 0
[operations]
projection = 8
hidden = 8
steps = 2
held_out = 1
batch = 8
check_every = 2
check_pairs = 20
"""
TOLERANCE = 2e-3


@pytest.fixture
def recipe(tmp_path: Path) -> Path:
    file = tmp_path / "recipe.toml"
    file.write_text(RECIPE)
    return file


@pytest.fixture
def labelled(tmp_path: Path) -> Path:
    """Forty pictures of noise under two labels."""
    rng = np.random.default_rng(0)
    for number in range(40):
        folder = tmp_path / "labelled" / ("warm", "cold")[number % 2]
        folder.mkdir(parents=True, exist_ok=True)
        noise = rng.integers(0, 256, (SIZE, SIZE, 3)) * np.array([1, 0.6, 0.3][:: 1 - 2 * (number % 2)])
        Image.fromarray(noise.astype(np.uint8)).save(folder / f"{number}.png")
    return tmp_path / "labelled"


def train(labelled: Path, out: Path, recipe: Path, backbone: str) -> int:
    words = ["train", "--data", f"folder:{labelled}", "--out", str(out), "--config", str(recipe)]
    return cli.main([*words, "--backbone", backbone, "--size", str(SIZE)])


@pytest.mark.timeout(900)  # five networks are exported
@pytest.mark.parametrize("name", ["timm:resnet18", "torchvision:resnet18"])
def test_a_named_backbone_makes_a_checkpoint_that_answers_and_names_it(
    name: str, labelled: Path, recipe: Path, tmp_path: Path
) -> None:
    out = tmp_path / "made"
    assert train(labelled, out, recipe, name) == 0
    config: dict[str, Any] = json.loads((out / "config.json").read_text())
    assert (config["backbone"]["name"], config["backbone"]["width"], config["dim"]) == (name, SIZE, 512)
    assert f"Backbone: random weights of {name}, not fine-tuned" in (out / "MODEL_CARD.md").read_text()
    engine = Engine.load(out, device="cpu")
    files = sorted(labelled.rglob("*.png"))[:2]
    encoded = engine.encode(files)
    assert encoded.tokens.shape == (2, 4, 512)
    pixels = torch.from_numpy(np.stack([np.asarray(Image.open(file)) for file in files]))
    with torch.no_grad():
        expected = untrained(backbone_config(name, SIZE), seed=0)(pixels)[0].numpy()
    np.testing.assert_allclose(encoded.features, expected, atol=TOLERANCE)
    for operation in OPERATIONS:
        made = engine.combine(operation, encoded[:1], encoded[1:])
        assert np.isfinite(engine.scores(made.features)).all()


@torch.no_grad()
@pytest.mark.timeout(900)
@pytest.mark.parametrize(
    ("name", "size", "shape"),
    [("torchvision:inception_v3", 299, (2, 64, 2048)), ("vit_tiny_patch16_224", SIZE, (2, 16, 192))],
)
def test_an_exported_backbone_equals_torch(
    name: str, size: int, shape: tuple[int, ...], tmp_path: Path
) -> None:
    backbone = untrained(backbone_config(name, size), seed=0)
    export_backbone(backbone, tmp_path / "backbone.onnx")
    pixels = np.random.default_rng(1).integers(0, 256, (2, size, size, 3), np.uint8)
    session = onnxruntime.InferenceSession(tmp_path / "backbone.onnx", providers=["CPUExecutionProvider"])
    features, tokens = session.run(["features", "tokens"], {"pixels": pixels})
    assert tokens.shape == shape
    np.testing.assert_allclose(features, backbone(torch.from_numpy(pixels))[0].numpy(), atol=TOLERANCE)


def tune(backbone: Backbone, files: list[Path], folder: Path) -> Backbone:
    truth = (np.arange(len(files)) % 2).astype(np.float32)[:, None].repeat(2, 1)
    truth[:, 1] = 1 - truth[:, 1]
    rows, words = np.arange(len(files)), np.empty((len(files), 0), np.float32)
    shown = Supervised(files, rows, truth, np.ones_like(truth), truth, words)
    config, head = (
        FineTuning(epochs=1, views=1, batch=4, rate=1e-3, average=0.0),
        HeadConfig(steps=5, batch=8),
    )
    return fine_tune(backbone, shown, shown, config, head, folder, seed=0).backbone


@pytest.mark.timeout(900)
@pytest.mark.parametrize("name", ["resnet18", "torchvision:resnet18"])
def test_of_a_resnet_the_last_stage_is_tuned_and_the_others_stay(
    name: str, photos: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scores = iter([1.0, 2.0])  # the epoch counts as better than the start
    monkeypatch.setattr("lsgui.training.finetune._val_score", lambda *_: next(scores))
    start = untrained(backbone_config(name, SIZE), seed=0)
    tuned = tune(start, sorted(photos.iterdir()), tmp_path)
    before, after = ({k: weights_hash(v) for k, v in _stages(b).items()} for b in (start, tuned))
    assert [stage for stage in before if before[stage] != after[stage]] == ["layer4"]


def _stages(backbone: Backbone) -> dict[str, nn.Module]:
    inner = getattr(backbone.net, "body", backbone.net)
    return {key: value for key, value in inner.named_children() if key.startswith(("conv", "layer"))}


def test_a_backbone_that_cannot_be_tuned_says_what_to_set(photos: Path, tmp_path: Path) -> None:
    backbone = untrained(backbone_config("vit_tiny_patch16_224", SIZE), seed=0)
    with pytest.raises(UserError, match=r"vit_tiny_patch16_224 cannot be fine-tuned.*epochs = 0"):
        tune(backbone, sorted(photos.iterdir()), tmp_path)


def test_pixels_are_prepared_as_the_weights_expect() -> None:
    imagenet = (0.485, 0.456, 0.406), (0.229, 0.224, 0.225)
    for name in ("resnet18", "timm:resnet18", "torchvision:resnet50"):
        config = backbone_config(name, SIZE)
        assert (config.mean, config.std) == imagenet
    for name in ("tf_efficientnet_lite1", "torchvision:inception_v3"):
        assert (backbone_config(name, 299).mean, backbone_config(name, 299).std) == (0.5, 0.5)


def test_a_size_that_a_backbone_does_not_take_is_one_sentence() -> None:
    with pytest.raises(UserError, match=r"inception_v3 does not take photographs of 40 pixels: [^\n]*$"):
        untrained(backbone_config("torchvision:inception_v3", 40), seed=0)


@pytest.mark.parametrize(
    ("name", "loader"),
    [("resnet18", "timm.create_model"), ("torchvision:resnet18", "torchvision.models.get_model")],
)
def test_weights_come_from_the_library_and_without_a_network_it_is_one_sentence(
    name: str, loader: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    package, _, function = loader.rpartition(".")
    module = pytest.importorskip(package)
    make, config = getattr(module, function), backbone_config(name, SIZE)
    wanted = {"pretrained": True} if package == "timm" else {"weights": "DEFAULT"}
    offered: list[nn.Module] = []

    def online(*args: Any, **more: Any) -> nn.Module:
        asked = wanted.items() <= more.items()
        network: nn.Module = make(*args, **{**more, **{key: None for key in wanted if key in more}})
        offered.extend([network] * asked)
        return network

    monkeypatch.setattr(module, function, online)
    found = pretrained(config).net
    (source,) = offered
    first = next(source.parameters())
    assert any(torch.equal(first, own) for own in found.parameters())

    def offline(*args: Any, **more: Any) -> nn.Module:
        if wanted.items() <= more.items():
            raise OSError("no\nnetwork")
        network: nn.Module = make(*args, **more)
        return network

    monkeypatch.setattr(module, function, offline)
    with pytest.raises(UserError, match=f"The weights of {name} cannot be loaded: no network"):
        weights.pretrained(config)
