"""LaSO's networks and losses against naive ones, and their training on planted features."""

from pathlib import Path

import numpy as np
import pytest
import torch
from torch import nn

from lsgui.core.labels import UNKNOWN
from lsgui.core.linear import Linear
from lsgui.core.types import EXTRA_METHODS, OPERATIONS, Cancelled, ExtraMethod, FloatArray, UserError
from lsgui.training import laso_losses as losses
from lsgui.training.config import LasoTraining
from lsgui.training.heads import TorchHead
from lsgui.training.laso import ResidualNetwork, laso_networks
from lsgui.training.laso_training import Pooled, train_laso
from lsgui.training.resume import Memory

DIM, LABELS, IMAGES = 16, 5, 120
SMALL = LasoTraining(hidden=32, hidden_difference=48, dropout=0.1, steps=120, check_every=30, pairs="mixed")


def units(network: nn.Module) -> list[tuple[int, int]]:
    """Inputs and outputs of every linear layer."""
    return [
        (layer.in_features, layer.out_features) for layer in network.modules() if isinstance(layer, nn.Linear)
    ]


def test_the_papers_networks_have_its_layers_and_widths() -> None:
    networks = laso_networks("laso_paper", 20, LasoTraining())
    for operation, hidden in (("intersection", 2048), ("union", 2048), ("difference", 8192)):
        assert units(networks[operation]) == [(40, hidden), (hidden, hidden), (hidden, 20)]
    kinds = [type(layer).__name__ for layer in networks["union"].layers]  # type: ignore[union-attr]
    hidden_layer = ["Linear", "BatchNorm1d", "LeakyReLU", "Dropout"]
    assert kinds == [*hidden_layer, *hidden_layer, "Linear", "Tanh"]


@pytest.mark.parametrize("method", EXTRA_METHODS)
def test_two_features_become_one_within_the_range_of_the_last_layer(method: ExtraMethod) -> None:
    a, b = torch.randn(2, 7, DIM) * 9
    for network in laso_networks(method, DIM, SMALL).eval().values():
        made = network(a, b)
        assert made.shape == (7, DIM)
        assert bool((made.abs() <= 1).all() if method == "laso_paper" else (made >= 0).all())


@pytest.mark.parametrize(("union", "expected"), [("sum", 5.0), ("maximum", 3.0)])
def test_the_residual_networks_add_the_analytic_operation(union: str, expected: float) -> None:
    a, b = torch.full((2, 4), 3.0), torch.full((2, 4), 2.0)
    for operation, plain in (("union", expected), ("intersection", 2.0), ("difference", 1.0)):
        network = ResidualNetwork(operation, 4, union).eval()  # type: ignore[arg-type]
        nn.init.zeros_(network.second[0].weight)  # type: ignore[arg-type]
        nn.init.zeros_(network.second[0].bias)  # type: ignore[arg-type]
        nn.init.eye_(network.last.weight)
        nn.init.zeros_(network.last.bias)
        torch.testing.assert_close(network(a, b), torch.full((2, 4), plain))


def test_the_operation_loss_is_cross_entropy_over_known_entries() -> None:
    rng = np.random.default_rng(0)
    x, y = rng.choice(np.array([0, UNKNOWN, 1], np.float32), (2, 6, LABELS))
    logits = {operation: torch.randn(6, LABELS) for operation in OPERATIONS}
    expected = 0.0
    for operation, read in logits.items():
        entries = []
        for row in range(6):
            for label in range(LABELS):
                p, q = float(x[row, label]), float(y[row, label])
                rule = {"intersection": min(p, q), "union": max(p, q), "difference": min(p, 1 - q)}
                chance = 1 / (1 + np.exp(-float(read[row, label])))
                if rule[operation] != UNKNOWN:
                    entries.append(-np.log(chance if rule[operation] else 1 - chance))
        expected += float(np.mean(entries))
    assert losses.operation_loss(logits, x, y).item() == pytest.approx(expected, rel=1e-5)


def squared(a: torch.Tensor, b: torch.Tensor) -> float:
    return float(np.mean((a.numpy() - b.numpy()) ** 2))


def test_the_other_losses_are_mean_squared_distances() -> None:
    x, y, p, q, r, s = torch.randn(6, 3, DIM)
    first, second = losses.Both(p, q), losses.Both(r, s)
    assert losses.symmetry_loss(first, second).item() == pytest.approx(squared(p, q) + squared(r, s))
    assert losses.reconstruction_loss(first, x, y).item() == pytest.approx(squared(p, x) + squared(q, y))
    assert losses.second_order_loss(p, q, r).item() == pytest.approx(squared(q, p) + squared(r, p))


class Analytic(nn.Module):
    """An operation that keeps every law on vectors of zeros and ones."""

    def __init__(self, operation: str) -> None:
        super().__init__()
        self.operation = operation

    def forward(self, a: torch.Tensor, b: torch.Tensor) -> torch.Tensor:
        if self.operation == "intersection":
            return torch.minimum(a, b)
        return torch.maximum(a, b) if self.operation == "union" else torch.relu(a - b)


def test_true_set_operations_have_no_loss_but_the_operations_own() -> None:
    x, y = (torch.rand(2, 8, DIM) < 0.5).float()
    networks = nn.ModuleDict({operation: Analytic(operation) for operation in OPERATIONS})
    truths = x[:, :LABELS].numpy(), y[:, :LABELS].numpy()
    found = losses.laso_losses(networks, lambda f: 40 * (f[:, :LABELS] - 0.5), x, y, truths, LasoTraining())
    assert set(found) == {"operation", "symmetry", "reconstruction", "second_order"}
    assert all(loss.item() == pytest.approx(0, abs=1e-6) for loss in found.values())


def test_a_loss_without_weight_is_left_out_and_one_must_have_some() -> None:
    x, y = torch.rand(2, 8, DIM)
    networks = nn.ModuleDict({operation: Analytic(operation) for operation in OPERATIONS})
    truths = np.zeros((8, LABELS), np.float32), np.zeros((8, LABELS), np.float32)
    chosen = LasoTraining(symmetry=0, reconstruction=0, operation=3)
    found = losses.laso_losses(networks, lambda f: f[:, :LABELS], x, y, truths, chosen)
    plain = losses.laso_losses(networks, lambda f: f[:, :LABELS], x, y, truths, LasoTraining())
    assert set(found) == {"operation", "second_order"}
    assert found["operation"].item() == pytest.approx(3 * plain["operation"].item())
    with pytest.raises(UserError, match="must be above 0"):
        LasoTraining(operation=0, symmetry=0, reconstruction=0, second_order=0)


@pytest.fixture
def planted() -> tuple[Pooled, Pooled, dict[str, np.ndarray], Linear]:
    """Features with one direction a label, and a head that reads them."""
    rng = np.random.default_rng(0)
    truth = (rng.random((2, IMAGES, LABELS)) < 0.4).astype(np.float32)
    directions = np.eye(DIM, dtype=np.float32)[:LABELS]
    features = (rng.random((2, IMAGES, DIM)) * 0.3).astype(np.float32) + 0.6 * truth @ directions
    mean, scale = features[0].mean(0), features[0].std(0)
    head = Linear(3 * directions, np.full(LABELS, -1, np.float32), mean, scale)
    pairs = {"natural": rng.integers(IMAGES, size=(150, 2)).astype(np.intp)}
    return Pooled(features[0], truth[0]), Pooled(features[1], truth[1]), pairs, head


Planted = tuple[Pooled, Pooled, dict[str, np.ndarray], Linear]


def weights_of(networks: nn.Module) -> FloatArray:
    return torch.cat([value.flatten().float() for value in networks.state_dict().values()]).numpy()


@pytest.mark.parametrize("method", EXTRA_METHODS)
def test_training_beats_chance_by_far(planted: Planted, method: ExtraMethod) -> None:
    memory = Memory()
    networks, best = train_laso(method, *planted, SMALL, seed=0, memory=memory)
    positives = np.mean([0.16, 0.64, 0.24])  # a scorer at random reaches the share of positives
    assert best > 100 * positives + 30
    assert best == max(row["mean"] for row in memory.rows)
    assert {"step", "operation", "symmetry", "reconstruction", "second_order"} <= set(memory.rows[0])
    assert not networks.training


@pytest.mark.parametrize("pairs", ["balanced", "natural", "mixed"])
def test_the_same_seed_gives_the_same_networks(planted: Planted, pairs: str) -> None:
    short = LasoTraining(hidden=8, hidden_difference=8, steps=6, check_every=3, pairs=pairs)  # type: ignore[arg-type]
    made = [weights_of(train_laso("laso_paper", *planted, short, seed=seed)[0]) for seed in (1, 1, 2)]
    np.testing.assert_array_equal(made[0], made[1])
    assert np.abs(made[0] - made[2]).max() > 0


def test_training_ends_when_nothing_gets_better(planted: Planted) -> None:
    still = LasoTraining(
        hidden=8, hidden_difference=8, dropout=0, rate=0, steps=500, check_every=2, stop_after=3
    )
    memory = Memory()
    train_laso("laso_residual", *planted, still, seed=0, memory=memory)
    assert memory.rows[-1]["step"] < 500


@pytest.mark.parametrize("method", EXTRA_METHODS)
def test_an_interrupted_run_goes_on_to_the_very_same_networks(
    planted: Planted, tmp_path: Path, method: ExtraMethod
) -> None:
    short = LasoTraining(hidden=8, hidden_difference=8, steps=8, check_every=2)

    def progress(done: int, total: int) -> None:
        if done == 5:  # the last check was after step 4
            raise Cancelled

    whole, score = train_laso(method, *planted, short, seed=1)
    cut = Memory(tmp_path / "cut.pt", seconds=0)
    with pytest.raises(Cancelled):
        train_laso(method, *planted, short, seed=1, memory=cut, progress=progress)
    rest = Memory(tmp_path / "cut.pt", seconds=0)
    found, again = train_laso(method, *planted, short, seed=1, memory=rest)
    np.testing.assert_array_equal(weights_of(found), weights_of(whole))
    assert again == score
    assert [row["step"] for row in rest.rows] == [2, 4, 6, 8]


def test_the_head_is_not_trained(planted: Planted) -> None:
    head = planted[3]
    before = head.weight.copy()
    train_laso("laso_paper", *planted, LasoTraining(hidden=8, hidden_difference=8, steps=3), seed=0)
    np.testing.assert_array_equal(head.weight, before)
    assert not [*TorchHead(head).parameters()]
