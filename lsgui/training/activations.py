"""Activations of a backbone's frozen first blocks, for the plain photograph and for augmented views."""

import hashlib
import tempfile
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from PIL import Image
from torch import Tensor, nn

from lsgui.core import images
from lsgui.core.backbones import Stages
from lsgui.core.nets import Backbone
from lsgui.core.types import Progress, no_progress
from lsgui.training import cache
from lsgui.training.cache import Array
from lsgui.training.export import export_network

BATCH = 32


class Stem(nn.Module):
    """The first blocks of a backbone: pixels to activations (n, c, h, w)."""

    def __init__(self, backbone: Backbone, stages: Stages, first_block: int) -> None:
        super().__init__()
        self.backbone = backbone
        self.early = nn.Sequential(*stages.stem, *stages.blocks[:first_block])

    def forward(self, pixels: Tensor) -> Tensor:
        early: Tensor = self.early(self.backbone.prepare(pixels))
        return early


class ActivationCache:
    """Activations by view. View 0 is the plain photograph; see `view_of` for the others."""

    def __init__(self, backbone: Backbone, stages: Stages, first_block: int, folder: Path) -> None:
        self._key = f"{cache.backbone_key(backbone)} {first_block}"
        self._stem = Stem(backbone, stages, first_block).eval()
        self._size = (backbone.config.width, backbone.config.height)
        self._folder = folder

    def activations(self, files: Sequence[Path], view: int, progress: Progress = no_progress) -> Array:
        """Activations float16 (n, h, w, c) of one view of all files, as a memory map."""
        name = f"activations-{cache.key_of(f'{self._key} {view}', files)}"
        return cache.kept(self._folder, name, lambda file: self._write(files, view, file, progress))

    @cached_property
    def _session(self) -> Any:
        """The first blocks in ONNX Runtime, exported only where something has to be computed."""
        import onnxruntime

        width, height = self._size
        pixels = torch.zeros(2, height, width, 3, dtype=torch.uint8)
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "stem.onnx"
            inputs = {"pixels": (pixels, {0: "n"})}
            export_network(self._stem, inputs, ["activations"], file, optimize=True)
            return onnxruntime.InferenceSession(file.read_bytes(), providers=["CPUExecutionProvider"])

    def _write(self, files: Sequence[Path], view: int, file: Path, progress: Progress) -> None:
        def run(pixels: npt.NDArray[np.uint8]) -> npt.NDArray[np.float32]:
            made: npt.NDArray[np.float32] = self._session.run(None, {"pixels": pixels})[0]
            return made.transpose(0, 2, 3, 1)

        write_by_batches(file, files, lambda path: view_of(path, view, self._size), run, BATCH, progress)


def write_by_batches(
    file: Path,
    files: Sequence[Path],
    load: Callable[[Path], npt.NDArray[np.uint8]],
    run: Callable[[npt.NDArray[np.uint8]], npt.NDArray[np.float32]],
    batch: int,
    progress: Progress,
) -> None:
    """Write what `run` gives for all files, batch by batch, as one float16 array; memory stays small."""
    stored: Array | None = None
    with ThreadPoolExecutor(2) as pool:
        for start in range(0, len(files), batch):
            made = run(np.stack(list(pool.map(load, files[start : start + batch]))))
            if stored is None:
                shape = (len(files), *made.shape[1:])
                stored = np.lib.format.open_memmap(file, mode="w+", dtype=np.float16, shape=shape)
            stored[start : start + len(made)] = made
            progress(start + len(made), len(files))


def view_of(path: Path, view: int, size: tuple[int, int]) -> npt.NDArray[np.uint8]:
    """View 0 is the plain image; others are crops of half to all of it, odd ones mirrored.

    The crop depends on the file's name and the view alone, so that a cache is the same every time.
    """
    if view == 0:
        return images.pixels(path, size)
    seed = int.from_bytes(hashlib.sha256(f"{view} {path.name}".encode()).digest()[:8], "little")
    rng = np.random.default_rng(seed)
    side, stretch = np.sqrt(rng.uniform(0.5, 1.0)), np.exp(rng.uniform(-0.2, 0.2))
    width, height = min(1.0, side * stretch), min(1.0, side / stretch)
    left, top = rng.uniform(0, 1 - width), rng.uniform(0, 1 - height)
    image = images.load(path)
    across, down = image.size
    box = (left * across, top * down, (left + width) * across, (top + height) * down)
    cropped = np.asarray(image.resize(size, Image.Resampling.BICUBIC, box=box))
    return cropped[:, ::-1].copy() if view % 2 else cropped
