"""ONNX Runtime against the torch reference, on the shipped checkpoint and real photographs.

Tolerances: float32 sums in another order. Features are 0 to 6 in size, scores are probabilities.
"""

from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("timm", reason="the torch reference needs the train extra")

import torch

from lsgui import paths
from lsgui.core import images
from lsgui.core.engine import Engine
from lsgui.core.labels import label_logic
from lsgui.core.linear import Linear
from lsgui.core.nets import (
    Backbone,
    BackboneConfig,
    OperationConfig,
    alike_logic,
    fused,
    load_reference,
    network_of,
    operation_networks,
    weights_hash,
)
from lsgui.core.types import OPERATIONS, Operation

FEATURES, SCORES = 2e-4, 1e-5


@pytest.fixture(scope="module")
def reference() -> tuple[Backbone, torch.nn.ModuleDict]:
    return load_reference(paths.default_checkpoint())


@torch.no_grad()
def test_onnx_runtime_and_torch_give_the_same_features_and_scores(
    engine: Engine, reference: tuple[Backbone, torch.nn.ModuleDict], photos: Path
) -> None:
    backbone, _ = reference
    files = sorted(photos.iterdir())
    pixels = np.stack([images.pixels(file, engine.input_size) for file in files])
    features, tokens = backbone(torch.from_numpy(pixels))
    encoded = engine.encode(files)
    np.testing.assert_allclose(encoded.features, features.numpy(), atol=FEATURES)
    np.testing.assert_allclose(encoded.tokens, tokens.numpy(), atol=20 * FEATURES)
    np.testing.assert_allclose(
        engine.scores(encoded.features), engine.scores(features.numpy()), atol=SCORES, rtol=0
    )


@torch.no_grad()
@pytest.mark.parametrize("operation", OPERATIONS)
def test_onnx_runtime_and_torch_combine_alike(
    engine: Engine, reference: tuple[Backbone, torch.nn.ModuleDict], photos: Path, operation: str
) -> None:
    encoded = engine.encode([photos / "astronaut.jpg", photos / "coffee.jpg"])
    a, b = encoded[:1], encoded[1:]
    network = network_of(reference[1], operation)  # type: ignore[arg-type]
    inputs = [torch.from_numpy(part) for part in (a.tokens, a.weights, b.tokens, b.weights)]
    expected = network(*inputs)[0].numpy()
    made = engine.combine(operation, a, b)  # type: ignore[arg-type]
    np.testing.assert_allclose(made.features, expected, atol=FEATURES)
    np.testing.assert_allclose(engine.scores(made.features), engine.scores(expected), atol=SCORES, rtol=0)


@torch.no_grad()
def test_folding_batch_normalisation_changes_no_feature() -> None:
    torch.manual_seed(0)
    backbone = Backbone(BackboneConfig(width=64, height=64)).eval()
    for module in backbone.modules():
        if isinstance(module, torch.nn.BatchNorm2d):
            assert module.running_mean is not None
            assert module.running_var is not None
            module.running_mean.normal_(0, 0.1)
            module.running_var.uniform_(0.5, 2)
    pixels = torch.randint(0, 256, (2, 64, 64, 3), dtype=torch.uint8)
    plain, folded = backbone(pixels)[0], fused(backbone)(pixels)[0]
    assert plain.abs().max() > 0.01
    torch.testing.assert_close(plain, folded, atol=1e-4, rtol=1e-4)


@torch.no_grad()
@pytest.mark.parametrize("operation", OPERATIONS)
def test_padding_tokens_change_nothing(operation: str) -> None:
    torch.manual_seed(0)
    networks = operation_networks(OperationConfig(dim=16, projection=8, hidden=8, labels=3)).eval()
    network = network_of(networks, operation)  # type: ignore[arg-type]
    network.directions.normal_()
    network.first.weight.normal_()
    a, b = torch.rand(2, 5, 16), torch.rand(2, 4, 16)
    weights_a, weights_b = torch.full((2, 5), 0.2), torch.full((2, 4), 0.25)
    padding, none = torch.rand(2, 3, 16), torch.zeros(2, 3)
    plain = network(a, weights_a, b, weights_b)[0]
    padded = network(
        torch.cat([a, padding], 1), torch.cat([weights_a, none], 1),
        torch.cat([b, padding], 1), torch.cat([weights_b, none], 1),
    )[0]  # fmt: skip
    torch.testing.assert_close(plain, padded, atol=1e-5, rtol=1e-5)


def test_the_hash_of_weights_follows_the_weights_alone() -> None:
    torch.manual_seed(0)
    network = torch.nn.Linear(3, 2)
    before = weights_hash(network)
    assert before == weights_hash(network)
    torch.nn.init.ones_(network.bias)
    assert before != weights_hash(network)


@torch.no_grad()
@pytest.mark.parametrize("operation", OPERATIONS)
def test_a_matched_feature_reads_as_label_logic_expects(operation: str) -> None:
    rng = np.random.default_rng(0)
    weight, mean = rng.normal(size=(3, 16)), rng.random(16)
    head = Linear(*(part.astype(np.float32) for part in (weight, np.full(3, -1), mean, np.ones(16))))
    config = OperationConfig(dim=16, projection=8, hidden=8, labels=3)
    network = network_of(operation_networks(config), operation)  # type: ignore[arg-type]
    network.set_head(head)
    a, b, start = torch.from_numpy(rng.random((3, 50, 16)).astype(np.float32))
    read = head.scores(network.match(start, a, b).numpy())
    expected = label_logic(operation, head.scores(a), head.scores(b))  # type: ignore[arg-type]
    unusual = expected > head.scores(mean[None])  # below it, only a part of the way is gone
    before = np.abs(head.scores(start) - expected)[unusual].mean()
    assert np.abs(read - expected)[unusual].mean() < 0.2 * before
    assert (read[~unusual] < head.scores(mean[None]).repeat(50, 0)[~unusual] + 0.05).all()


@torch.no_grad()
@pytest.mark.parametrize("operation", OPERATIONS)
def test_strangers_are_combined_by_label_logic_and_one_photograph_twice_by_set_algebra(
    operation: Operation,
) -> None:
    odds = torch.linspace(-12, 12, 25)
    a, b = torch.meshgrid(odds, odds, indexing="ij")
    strangers = torch.sigmoid(alike_logic(operation, a, b, torch.zeros(25, 1)))
    p, q = torch.sigmoid(a).numpy(), torch.sigmoid(b).numpy()
    np.testing.assert_allclose(strangers, label_logic(operation, p, q), atol=2e-6)
    twice = torch.sigmoid(alike_logic(operation, odds[None], odds[None], torch.ones(1, 1)))
    wanted = torch.zeros(25) if operation == "difference" else torch.sigmoid(odds)
    np.testing.assert_allclose(twice[0], wanted, atol=2e-6)
