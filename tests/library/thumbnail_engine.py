"""A small engine at the edge: its features are coarse colour thumbnails, so nearness can be seen."""

from pathlib import Path

import numpy as np
import numpy.typing as npt

from lsgui.core import images
from lsgui.core.types import CheckpointIdentity, FloatArray

GRID = 4


class ThumbnailEngine:
    """Means of a 4 x 4 grid of the picture, per colour, less grey."""

    def __init__(self, name: str = "thumbnails", sign: float = 1.0) -> None:
        self.identity = CheckpointIdentity(name, f"{name:x<64}")
        self.dim = GRID * GRID * 3
        self.input_size = (32, 24)
        self.sign = sign
        self.batches: list[int] = []

    @property
    def embedded(self) -> int:
        return sum(self.batches)

    def embed_pixels(self, pixels: npt.NDArray[np.uint8]) -> FloatArray:
        self.batches.append(len(pixels))
        width, height = self.input_size
        assert pixels.dtype == np.uint8
        assert pixels.shape[1:] == (height, width, 3)
        cells = pixels.reshape(-1, GRID, height // GRID, GRID, width // GRID, 3).astype(np.float32)
        return self.sign * (cells.mean(axis=(2, 4)).reshape(len(pixels), self.dim) / 255 - 0.5)

    def embed(self, path: Path) -> FloatArray:
        """The feature of one picture, not counted as a batch."""
        feature = self.embed_pixels(images.pixels(path, self.input_size)[None])[0]
        self.batches.pop()
        return feature
