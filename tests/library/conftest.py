"""A small engine at the edge: its features are coarse colour thumbnails, so nearness can be seen."""

import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from lsgui.core import images
from lsgui.core.types import CheckpointIdentity, FloatArray
from lsgui.library.store import Library

GRID = 4


class ThumbnailEngine:
    """Means of a 4 x 4 grid of the picture, per colour, less grey."""

    def __init__(self, name: str = "thumbnails", sign: float = 1.0) -> None:
        self.identity = CheckpointIdentity(name, f"{name:x<64}")
        self.dim = GRID * GRID * 3
        self.input_size = (32, 24)
        self.sign = sign
        self.batches: list[int] = []
        self.entered = threading.Event()

    @property
    def embedded(self) -> int:
        return sum(self.batches)

    def embed_pixels(self, pixels: npt.NDArray[np.uint8]) -> FloatArray:
        self.batches.append(len(pixels))
        self.entered.set()
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


@pytest.fixture
def thumbnails() -> ThumbnailEngine:
    return ThumbnailEngine()


OpenLibrary = Callable[[ThumbnailEngine], Library]


@pytest.fixture
def open_library(tmp_path: Path) -> Iterator[OpenLibrary]:
    """Opens the test's library for an engine, as often as wanted, and closes every one at the end."""
    opened: list[Library] = []

    def open_for(engine: ThumbnailEngine) -> Library:
        opened.append(Library.open(tmp_path / "library", engine.identity, engine.dim))
        return opened[-1]

    yield open_for
    for library in opened:
        library.close()


@pytest.fixture
def library(open_library: OpenLibrary, thumbnails: ThumbnailEngine) -> Iterator[Library]:
    with closing(open_library(thumbnails)) as opened:
        yield opened
