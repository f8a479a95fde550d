"""Fine-tuning on a handful of small photographs."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from lsgui.core.nets import Backbone, BackboneConfig, weights_hash
from lsgui.core.types import Cancelled, Progress, UserError
from lsgui.training.config import FineTuning, HeadConfig
from lsgui.training.finetune import Supervised, Tuned, device_of, fine_tune
from lsgui.training.resume import Memory

HEAD = HeadConfig(steps=5, batch=8)
SHORT = FineTuning(epochs=2, views=2, batch=2, rate=1e-2)
STEPS = 6  # 3 in an epoch
PartOf = Callable[[int, int], Supervised]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Activations are computed once for all tests here."""
    return tmp_path_factory.mktemp("activations")


@pytest.fixture
def backbone() -> Backbone:
    torch.use_deterministic_algorithms(True)
    torch.manual_seed(0)
    return Backbone(BackboneConfig(width=32, height=32)).eval()


@pytest.fixture
def part(_photographs: Path) -> PartOf:
    """Rows `first` to `last` of the photographs, with two labels that come and go."""
    files = sorted(_photographs.iterdir())

    def made(first: int, last: int) -> Supervised:
        rows = np.arange(first, last)
        truth = np.stack([rows % 2, rows % 3 == 0], 1).astype(np.float32)
        words = np.stack([rows % 2, rows % 4 == 0, rows % 5 == 0], 1).astype(np.float32)
        return Supervised(files, rows, truth, np.ones_like(truth), truth, words)

    return made


def stopping_at(step: int) -> Progress:
    def progress(done: int, total: int) -> None:
        if done == step:
            raise Cancelled

    return progress


@pytest.fixture
def tune(backbone: Backbone, part: PartOf, folder: Path) -> Callable[..., Tuned]:
    def tuned(config: FineTuning = SHORT, **more: Any) -> Tuned:
        return fine_tune(backbone, part(0, 6), part(6, 12), config, HEAD, folder, seed=0, **more)

    return tuned


@pytest.mark.timeout(900)  # exporting the first blocks takes minutes on a busy machine
def test_fewer_photographs_than_a_batch_are_one_batch(tune: Callable[..., Tuned]) -> None:
    memory = Memory()
    tune(replace(SHORT, batch=64), memory=memory)
    assert [row["epoch"] for row in memory.rows] == [0, 1, 2]
    assert all(np.isfinite(row["loss"]) for row in memory.rows[1:])


def last_weights(file: Path) -> dict[str, torch.Tensor]:
    state: dict[str, torch.Tensor] = torch.load(file, weights_only=True)["parts"]["network"]
    return state


@pytest.mark.parametrize(("seconds", "stop"), [(0.0, 2), (0.0, 3), (1000.0, 2), (1000.0, 5), (0.0, STEPS)])
def test_an_interrupted_run_goes_on_to_the_very_same_weights(
    tune: Callable[..., Tuned], tmp_path: Path, seconds: float, stop: int
) -> None:
    whole = Memory(tmp_path / "whole.pt")
    expected = tune(memory=whole)
    with pytest.raises(Cancelled):
        tune(memory=Memory(tmp_path / "cut.pt", seconds=seconds), progress=stopping_at(stop))
    rest = Memory(tmp_path / "cut.pt")
    found = tune(memory=rest)
    assert (found.epoch, rest.rows) == (expected.epoch, whole.rows)
    assert weights_hash(found.backbone) == weights_hash(expected.backbone)
    ended = last_weights(tmp_path / "whole.pt")
    assert all(torch.equal(ended[name], value) for name, value in last_weights(tmp_path / "cut.pt").items())


def test_mixed_precision_trains_too_and_not_to_the_same_weights(
    tune: Callable[..., Tuned], tmp_path: Path
) -> None:
    one = replace(SHORT, epochs=1, batch=6)
    for precision in ("float32", "bfloat16"):
        tune(replace(one, precision=precision), memory=Memory(tmp_path / f"{precision}.pt"))
    full, mixed = (last_weights(tmp_path / f"{name}.pt") for name in ("float32", "bfloat16"))
    assert all(value.isfinite().all() for value in mixed.values())
    assert any(not torch.equal(full[name], value) for name, value in mixed.items())
    assert all(full[name].dtype == value.dtype for name, value in mixed.items())


def test_the_epoch_that_was_best_is_told(tune: Callable[..., Tuned]) -> None:
    memory = Memory()
    best = tune(memory=memory).epoch
    scores = [row["val"] for row in memory.rows]
    assert best == scores.index(max(scores))


def test_a_device_that_is_not_there_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
    assert device_of("auto") == device_of("cpu") == torch.device("cpu")
    with pytest.raises(UserError, match="no CUDA device"):
        device_of("cuda")
