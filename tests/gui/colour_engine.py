"""A stand-in at the engine's edge: features are mean colours, labels are "red", "green" and "blue"."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from lsgui.core import images
from lsgui.core.labels import label_logic
from lsgui.core.types import (
    Answer,
    CheckpointIdentity,
    Combine,
    Expression,
    FloatArray,
    LabelScore,
    NeighbourSource,
    Query,
    images_of,
)

DIM = 3
IDENTITY = CheckpointIdentity("colours", "0" * 64)
LABELS = ("red", "green", "blue")
THRESHOLD = 0.5


class ColourEngine:
    """Answers from colours alone, as fast as a file is read."""

    labels = LABELS
    dim = DIM
    device = "cpu"
    device_note = ""
    identity = IDENTITY
    input_size = (8, 8)
    name = IDENTITY.name

    def embed_pixels(self, pixels: npt.NDArray[np.uint8]) -> FloatArray:
        """The mean colour of each image (n, 3), in [0, 1]."""
        return (pixels.mean(axis=(1, 2)) / 255).astype(np.float32)

    def answer(
        self,
        query: Query,
        *,
        method: str = "learned",
        count: int = 12,
        library: NeighbourSource | None = None,
        heads: Sequence[object] = (),
    ) -> Answer:
        """Label logic on the colours; neighbours of the combined colour."""
        expression = query.expression
        feature = self._feature(expression)
        exclude = images_of(expression)
        neighbours = library.nearest(feature, count, exclude=exclude) if library is not None else []
        pair = expression if isinstance(expression, Combine) else None
        a, b = (self._feature(pair.left), self._feature(pair.right)) if pair else (None, None)
        rows = [
            LabelScore(
                label,
                float(feature[row]),
                THRESHOLD,
                None if a is None else float(a[row]),
                None if b is None else float(b[row]),
                float(feature[row]),
            )
            for row, label in enumerate(LABELS)
        ]
        rows.sort(key=lambda row: -row.score)
        return Answer(query, tuple(rows), tuple(neighbours), IDENTITY, feature)

    def _feature(self, expression: Expression) -> FloatArray:
        if isinstance(expression, Combine):
            left, right = self._feature(expression.left), self._feature(expression.right)
            return label_logic(expression.operation, left, right)
        return self.embed_pixels(np.asarray(images.load(Path(expression), size=(8, 8)))[None])[0]
