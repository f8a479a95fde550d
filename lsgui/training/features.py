"""Features and tokens of a data set, embedded once with ONNX Runtime and kept beside the run."""

import hashlib
import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from lsgui.core import images
from lsgui.core.nets import Backbone, weights_hash
from lsgui.core.types import FloatArray, Progress, no_progress
from lsgui.training.data import Dataset, Indices
from lsgui.training.export import export_backbone

BATCH = 16
CHUNK = 256


@dataclass(frozen=True)
class TokenCache:
    """Tokens of some images of a data set, addressed by the data set's rows.

    `packed` (m, t, dim) is a memory map in the order of the encoded rows; `place` (n,) finds a row in it.
    """

    packed: npt.NDArray[np.float16]
    place: Indices

    def tokens(self, rows: Indices) -> FloatArray:
        """Tokens float32 (len(rows), t, dim)."""
        return self.packed[self.place[rows]].astype(np.float32)

    def reader(self, rows: Indices) -> Callable[[Indices], FloatArray]:
        """A function that gives the tokens of positions in `rows`."""
        return lambda positions: self.tokens(rows[positions])

    def features(self, rows: Indices) -> FloatArray:
        """Pooled features float32 (len(rows), dim)."""
        pooled = [self.tokens(rows[i : i + CHUNK]).mean(1) for i in range(0, len(rows), CHUNK)]
        return np.concatenate(pooled)


def cached_tokens(
    backbone: Backbone, dataset: Dataset, rows: Indices, folder: Path, *, progress: Progress = no_progress
) -> TokenCache:
    """Encode the images in `rows` with a backbone; a second call with the same weights only reads.

    The cache in `folder` is keyed by the backbone's weights and the files' names.
    """
    folder.mkdir(parents=True, exist_ok=True)
    network = folder / "backbone.onnx"
    names = "\n".join(str(dataset.files[row]) for row in rows)
    key = hashlib.sha256(f"{weights_hash(backbone)} {names}".encode()).hexdigest()[:16]
    file = folder / f"tokens-{key}.npy"
    if not file.exists():
        export_backbone(backbone, network)
        size = (backbone.config.width, backbone.config.height)
        _encode(network, [dataset.files[row] for row in rows], size, file, progress)
    place = np.full(len(dataset.files), -1, np.intp)
    place[rows] = np.arange(len(rows))
    return TokenCache(np.load(file, mmap_mode="r"), place)


def _encode(
    network: Path, files: Sequence[Path], size: tuple[int, int], file: Path, progress: Progress
) -> None:
    import onnxruntime

    session = onnxruntime.InferenceSession(network)
    partial = file.with_suffix(".partial.npy")
    stored: npt.NDArray[np.float16] | None = None
    with ThreadPoolExecutor(2) as pool:
        for start in range(0, len(files), BATCH):
            batch = list(pool.map(lambda path: images.pixels(path, size), files[start : start + BATCH]))
            tokens = session.run(["tokens"], {"pixels": np.stack(batch)})[0]
            if stored is None:
                shape = (len(files), *tokens.shape[1:])
                stored = np.lib.format.open_memmap(partial, mode="w+", dtype=np.float16, shape=shape)
            stored[start : start + len(batch)] = tokens
            progress(start + len(batch), len(files))
    del stored
    os.replace(partial, file)
