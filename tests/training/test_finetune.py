"""Fine-tuning on a handful of small photographs."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from lsgui.core.nets import Backbone, BackboneConfig, weights_hash
from lsgui.training.config import FineTuning, HeadConfig
from lsgui.training.finetune import Supervised, fine_tune

HEAD = HeadConfig(steps=5, batch=8)
SHORT = FineTuning(epochs=2, views=2, batch=4)


@pytest.fixture
def backbone() -> Backbone:
    torch.manual_seed(0)
    return Backbone(BackboneConfig(width=32, height=32)).eval()


@pytest.fixture
def part(photos: Path) -> Callable[[int, int], Supervised]:
    """Rows `first` to `last` of the photographs, with two labels that come and go."""
    files = sorted(photos.iterdir())

    def made(first: int, last: int) -> Supervised:
        rows = np.arange(first, last)
        truth = np.stack([rows % 2, rows % 3 == 0], 1).astype(np.float32)
        return Supervised(files, rows, truth, np.ones_like(truth), truth)

    return made


def test_fewer_photographs_than_a_batch_are_one_batch(
    backbone: Backbone, part: Callable[[int, int], Supervised], tmp_path: Path
) -> None:
    rows: list[dict[str, float]] = []
    fine_tune(
        backbone, part(0, 6), part(6, 12), replace(SHORT, batch=64), HEAD, tmp_path, seed=0, log=rows.append
    )
    assert [row["epoch"] for row in rows] == [0, 1, 2]
    assert all(np.isfinite(row["loss"]) for row in rows[1:])
    assert weights_hash(backbone)
