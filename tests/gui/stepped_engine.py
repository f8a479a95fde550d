"""A stand-in engine that embeds batches of pictures when told to, and single ones (queries) at once."""

import threading

import numpy as np
import numpy.typing as npt
from colour_engine import ColourEngine

from lsgui.core.types import FloatArray


class SteppedEngine(ColourEngine):
    """Embeds one more batch for each `steps.release()`."""

    def __init__(self) -> None:
        self.steps = threading.Semaphore(0)
        self.batches = 0

    def embed_pixels(self, pixels: npt.NDArray[np.uint8]) -> FloatArray:
        """As a colour engine, one step at a time."""
        if len(pixels) > 1:
            self.batches += 1
            assert self.steps.acquire(timeout=20)
        return super().embed_pixels(pixels)

    def hold(self) -> None:
        """Hold the next batch, whatever was let go before."""
        while self.steps.acquire(blocking=False):
            pass

    def let_go(self) -> None:
        """Hold nothing any more."""
        self.steps.release(1_000_000)
