"""A small engine for tests of few-shot heads, and pictures for it."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import numpy.typing as npt

from lsgui.core.checkpoint import Background
from lsgui.core.combine import combine_analytic
from lsgui.core.encoded import Encoded
from lsgui.core.types import CheckpointIdentity, FloatArray, Method, Operation

GRID = 6  # cells of a picture's side; a feature is their colours
RED, BLUE, GREEN = (200, 40, 40), (40, 40, 200), (40, 160, 40)
Paint = Callable[..., Path]


class GridEngine:
    """A stand-in at the engine's edge: features are the mean colours of a grid of cells."""

    input_size = (24, 24)
    identity = CheckpointIdentity("grid", "ab" * 32)

    def embed_pixels(self, pixels: npt.NDArray[np.uint8]) -> FloatArray:
        cells = pixels.reshape(len(pixels), GRID, 4, GRID, 4, 3).mean((2, 4)) / 255
        return cells.reshape(len(pixels), -1).astype(np.float32)

    def combine(self, operation: Operation, a: Encoded, b: Encoded, *, method: Method = "learned") -> Encoded:
        return combine_analytic(operation, a, b)

    @property
    def checkpoint(self) -> "GridEngine":
        return self

    def background(self) -> Background:
        rng = np.random.default_rng(1)
        return Background(rng.random((400, GRID * GRID * 3), np.float32), np.zeros(1, np.float32))
