"""Training set operations on images made of planted tokens: one direction of the feature space a label."""

from pathlib import Path

import numpy as np
import pytest
import torch

from lsgui.core.labels import label_logic
from lsgui.core.linear import Linear
from lsgui.core.nets import OperationConfig, soft_logic
from lsgui.core.types import OPERATIONS, Cancelled, FloatArray
from lsgui.training.config import OperationTraining
from lsgui.training.heads import TorchHead
from lsgui.training.operations import CheckPairs, Split, check_cells, train_operations
from lsgui.training.resume import Memory

LABELS, DIM, TOKENS, IMAGES = 6, 24, 16, 120
SMALL = OperationTraining(steps=60, batch=16, held_out=2, check_every=20, identity=0.2)
SHAPE = OperationConfig(dim=DIM, projection=16, hidden=16, labels=LABELS)


@pytest.fixture
def planted() -> tuple[Split, CheckPairs, Linear]:
    rng = np.random.default_rng(0)
    truth = (rng.random((IMAGES, LABELS)) < 0.4).astype(np.float32)
    directions = np.eye(DIM, dtype=np.float32)[:LABELS]
    tokens = rng.random((IMAGES, TOKENS, DIM)).astype(np.float32) * 2
    for image in range(IMAGES):
        for label in np.flatnonzero(truth[image]):
            tokens[image, rng.integers(TOKENS)] += 3 * directions[label]
    split = Split(lambda rows: tokens[rows], truth)
    pooled = tokens.mean(1)
    head = Linear(4 * directions, np.full(LABELS, -1, np.float32), pooled.mean(0), pooled.std(0) + 0.05)
    pairs = {"natural": rng.integers(IMAGES, size=(80, 2)).astype(np.intp)}
    return split, CheckPairs(split, pairs), head


def weights_of(networks: torch.nn.Module) -> FloatArray:
    return torch.cat([value.flatten() for value in networks.state_dict().values()]).numpy()


def test_training_improves_on_what_it_starts_from(planted: tuple[Split, CheckPairs, Linear]) -> None:
    split, check, head = planted
    memory = Memory()
    untrained = train_operations(split, check, head, SHAPE, OperationTraining(steps=1, rate=0.0), seed=0)
    before = check_cells(untrained, TorchHead(head), check, np.arange(2))["mean"]
    networks = train_operations(split, check, head, SHAPE, SMALL, seed=0, memory=memory)
    after = check_cells(networks, TorchHead(head), check, np.arange(2))["mean"]
    assert after > before
    assert [row["step"] for row in memory.rows] == [0, 20, 40, 60]
    assert not any(parameter.isnan().any() for parameter in networks.parameters())


def test_the_same_seed_gives_the_same_networks(planted: tuple[Split, CheckPairs, Linear]) -> None:
    split, check, head = planted
    short = OperationTraining(steps=5, batch=8, held_out=1, check_every=5)
    made = [weights_of(train_operations(split, check, head, SHAPE, short, seed=s)) for s in (1, 1, 2)]
    np.testing.assert_array_equal(made[0], made[1])
    assert np.abs(made[0] - made[2]).max() > 0


def test_an_interrupted_run_goes_on_to_the_very_same_networks(
    planted: tuple[Split, CheckPairs, Linear], tmp_path: Path
) -> None:
    split, check, head = planted
    short = OperationTraining(steps=6, batch=8, held_out=1, check_every=2)

    def progress(done: int, total: int) -> None:
        if done == 5:  # the last check was after step 4
            raise Cancelled

    whole = train_operations(split, check, head, SHAPE, short, seed=1)
    cut = Memory(tmp_path / "cut.pt")
    with pytest.raises(Cancelled):
        train_operations(split, check, head, SHAPE, short, seed=1, memory=cut, progress=progress)
    rest = Memory(tmp_path / "cut.pt")
    found = train_operations(split, check, head, SHAPE, short, seed=1, memory=rest)
    np.testing.assert_array_equal(weights_of(found), weights_of(whole))
    assert [row["step"] for row in rest.rows] == [0, 2, 4, 6]


@pytest.mark.parametrize("operation", OPERATIONS)
def test_label_logic_in_torch_equals_the_reference(operation: str) -> None:
    p, q = np.random.default_rng(0).random((2, 5, 3)).astype(np.float32)
    made = soft_logic(operation, torch.from_numpy(p), torch.from_numpy(q)).numpy()  # type: ignore[arg-type]
    np.testing.assert_allclose(made, label_logic(operation, p, q), atol=1e-6)  # type: ignore[arg-type]
