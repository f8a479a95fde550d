"""A colour engine that encodes pictures, too, and pictures of chosen colours for it."""

import threading
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from colour_engine import ColourEngine
from PIL import Image

from lsgui.core.encoded import Encoded
from lsgui.core.types import FloatArray, Progress, no_progress

SHADES: dict[str, tuple[int, int, int]] = {
    "red": (230, 20, 25),
    "green": (15, 225, 30),
    "blue": (25, 10, 235),
    "yellow": (220, 215, 20),
    "pink": (235, 30, 210),
    "cyan": (20, 210, 215),
    "white": (240, 235, 230),
    "black": (10, 15, 20),
}


class AskingEngine(ColourEngine):
    """`gate` lets it encode; it begins open."""

    def __init__(self) -> None:
        self.gate = threading.Event()
        self.gate.set()
        self.read: list[Path] = []

    def encode(self, paths: Sequence[Path], *, progress: Progress = no_progress) -> Encoded:
        """One token a picture."""
        assert self.gate.wait(20)
        self.read += paths
        return Encoded.from_features(self.embed(paths))

    def alike(self, a: FloatArray, b: FloatArray) -> FloatArray:
        """Whether features (n, dim) are the same."""
        same: FloatArray = (np.abs(a - b).max(axis=1) < 1e-6).astype(np.float32)
        return same


def shades(folder: Path, names: Sequence[str] = tuple(SHADES)) -> Path:
    """A folder of pictures, each of one of `SHADES`."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        Image.new("RGB", (40, 30), SHADES[name]).save(folder / f"{name}.png")
    return folder
