"""A small engine, and a folder of two categories painted for it."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from grid_engine import BLUE, GRID, RED, GridEngine, Paint
from PIL import Image

from lsgui.core.fewshot import fitting


@pytest.fixture
def grid() -> Iterator[GridEngine]:
    fitting._spaces.clear()
    yield GridEngine()
    fitting._spaces.clear()


@pytest.fixture
def paint(tmp_path: Path) -> Paint:
    """Paints a noisy picture of one colour at a place below the test's folder."""

    def picture(place: str, colour: tuple[int, int, int], seed: int = 0) -> Path:
        path = tmp_path / place
        path.parent.mkdir(parents=True, exist_ok=True)
        noise = np.random.default_rng(seed).normal(0, 60, (GRID, GRID, 3)).repeat(4, 0).repeat(4, 1)
        Image.fromarray(np.clip(np.array(colour) + noise, 0, 255).astype(np.uint8)).save(path)
        return path

    return picture


@pytest.fixture
def colours(paint: Paint, tmp_path: Path) -> Path:
    """Two categories of four pictures each."""
    for seed in range(4):
        paint(f"colours/red/{seed}.png", RED, seed)
        paint(f"colours/blue/{seed}.png", BLUE, 10 + seed)
    return tmp_path / "colours"
