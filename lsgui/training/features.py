"""Features and tokens of a data set, embedded once with ONNX Runtime and kept for later runs."""

import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from lsgui.core import images
from lsgui.core.nets import Backbone
from lsgui.core.types import FloatArray, Progress, no_progress
from lsgui.training import cache
from lsgui.training.activations import write_by_batches
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
    """Encode the images in `rows` with a backbone; a second call with the same weights only reads."""
    files = [dataset.files[row] for row in rows]
    name = f"tokens-{cache.key_of(cache.backbone_key(backbone), files)}"
    packed = cache.kept(folder, name, lambda file: _encode(backbone, files, file, progress))
    place = np.full(len(dataset.files), -1, np.intp)
    place[rows] = np.arange(len(rows))
    return TokenCache(packed, place)


def _encode(backbone: Backbone, files: Sequence[Path], file: Path, progress: Progress) -> None:
    import onnxruntime

    size = (backbone.config.width, backbone.config.height)
    with tempfile.TemporaryDirectory() as folder:
        network = Path(folder) / "backbone.onnx"
        export_backbone(backbone, network)
        session = onnxruntime.InferenceSession(network.read_bytes(), providers=["CPUExecutionProvider"])

    def run(pixels: npt.NDArray[np.uint8]) -> npt.NDArray[np.float32]:
        tokens: npt.NDArray[np.float32] = session.run(["tokens"], {"pixels": pixels})[0]
        return tokens

    write_by_batches(file, files, lambda path: images.pixels(path, size), run, BATCH, progress)
