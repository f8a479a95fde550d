"""A stand-in at the engine's edge: features are the colours of four quarters, labels red, green and blue."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from lsgui.core import images
from lsgui.core.checkpoint import Background
from lsgui.core.combine import combine_analytic
from lsgui.core.encoded import Encoded
from lsgui.core.fading import parts_of
from lsgui.core.labels import label_logic
from lsgui.core.types import (
    METHODS,
    Answer,
    CheckpointIdentity,
    Combine,
    Decided,
    Expression,
    FloatArray,
    LabelScore,
    NeighbourSource,
    Operation,
    Part,
    Query,
    images_of,
    nodes_of,
)

DIM = 12
IDENTITY = CheckpointIdentity("colours", "0" * 64)
LABELS = ("red", "green", "blue")
THRESHOLD = 0.5
FULL = 200


class ColourEngine:
    """Answers from colours alone, as fast as a file is read."""

    labels = LABELS
    methods = METHODS
    dim = DIM
    device = "cpu"
    device_note = ""
    identity = IDENTITY
    input_size = (8, 8)
    name = ""

    def search_space(self, features: FloatArray) -> FloatArray:
        return features

    def embed_pixels(self, pixels: npt.NDArray[np.uint8]) -> FloatArray:
        """The mean colours of the quarters of each image (n, 12), in [0, 1]."""
        quarters = pixels.reshape(len(pixels), 2, 4, 2, 4, 3).mean(axis=(2, 4)) / 255
        return quarters.reshape(len(pixels), DIM).astype(np.float32)

    @property
    def checkpoint(self) -> "ColourEngine":
        """The engine stands in for its checkpoint, too."""
        return self

    def present(self, features: FloatArray) -> npt.NDArray[np.bool_]:
        """Which colours a picture has."""
        return self.scores(features) >= THRESHOLD

    def background(self) -> Background:
        """Features of two hundred pictures of no kind."""
        random = np.random.default_rng(7)
        return Background(random.random((200, DIM), np.float32), np.full(len(LABELS), 0.5, np.float32))

    def answer(
        self,
        query: Query,
        *,
        method: str = "learned",
        count: int = 12,
        library: NeighbourSource | None = None,
        heads: Sequence[Any] = (),
    ) -> Answer:
        """Label logic on the colours; neighbours of the combined colour."""
        expression = query.expression
        feature = self._feature(expression)
        neighbours = []
        if library is not None:
            neighbours = library.nearest(feature, count, exclude=images_of(expression), where=query.where)
        pair = expression if isinstance(expression, Combine) else None
        sides = [pair.left, pair.right] if pair else [None, None]
        rows = []
        for one in (self, *heads):
            score, (a, b) = _scores(one, feature), (self._side(one, side) for side in sides)
            head = "" if one is self else one.name
            thresholds = [THRESHOLD] * len(LABELS) if one is self else one.thresholds
            for row, label in enumerate(one.labels):
                values = (None if a is None else float(a[row]), None if b is None else float(b[row]))
                number = float(score[row])
                rows.append(_row(label, number, float(thresholds[row]), values, head))
        rows.sort(key=lambda row: -row.score)
        return Answer(query, tuple(rows), tuple(neighbours), IDENTITY, feature, parts=self._parts(query))

    def combine(self, operation: Operation, a: Encoded, b: Encoded, *, method: str = "learned") -> Encoded:
        """The analytic operation on the colours."""
        return combine_analytic(operation, a, b)

    def encode(self, pictures: Sequence[Any]) -> Encoded:
        """As `embed`, but of full colours, which no blur leaves; and a token for each quarter: its colours,
        and nothing of the others."""
        pixels = np.stack([images.pixels(picture, self.input_size) for picture in pictures])
        features = self.embed_pixels(np.where(pixels > FULL, pixels, 0).astype(np.uint8))
        quarters = np.repeat(np.eye(4, dtype=np.float32), 3, axis=1)
        tokens, n = 4 * features[:, None, :] * quarters, len(features)
        return Encoded(features, tokens, np.full((n, 4), 0.25, np.float32), np.zeros(n, np.bool_))

    def encodings(self, files: Sequence[Path]) -> dict[Expression, Encoded]:
        """The encoding of each file."""
        found = self.encode(files)
        return {file: found[row : row + 1] for row, file in enumerate(files)}

    def read(
        self, operation: Operation, own: FloatArray, a: FloatArray, b: FloatArray, alike: FloatArray
    ) -> FloatArray:
        """As they are."""
        return own

    def embed(self, paths: Sequence[Path]) -> FloatArray:
        """The features of picture files (n, 12)."""
        return self.embed_pixels(np.stack([images.pixels(path, self.input_size) for path in paths]))

    def scores(self, features: FloatArray) -> FloatArray:
        """How red, green and blue the features (n, 12) are."""
        return features.reshape(len(features), 4, 3).mean(axis=1)

    def thresholds_for(self, operation: object, alike: float = 0.0, method: str = "learned") -> FloatArray:
        """The score (3,) from which each label is present."""
        return np.full(len(LABELS), THRESHOLD, np.float32)

    def alike(self, a: FloatArray, b: FloatArray) -> FloatArray:
        """No two pictures are the same one."""
        return np.zeros(len(a), np.float32)

    def _parts(self, query: Query) -> tuple[Part, ...]:
        nodes = nodes_of(query.whole or query.expression)
        found = {node: Encoded.from_features(self._feature(node)[None]) for node in nodes}
        return parts_of(self, query, found)  # type: ignore[arg-type]

    def _side(self, one: Any, side: Expression | None) -> FloatArray | None:
        return None if side is None else _scores(one, self._feature(side))

    def _feature(self, expression: Expression) -> FloatArray:
        if isinstance(expression, Combine):
            left, right = self._feature(expression.left), self._feature(expression.right)
            return label_logic(expression.operation, left, right)
        return self.embed_pixels(np.asarray(images.load(Path(expression), size=(8, 8)))[None])[0]


def _row(
    label: str, score: float, least: float, sides: tuple[float | None, float | None], head: str
) -> LabelScore:
    a, b = sides
    decided = None if a is None or b is None else Decided(a >= least, b >= least, least)
    return LabelScore(label, score, least, a, b, score, head, decided)


def _scores(one: Any, feature: FloatArray) -> FloatArray:
    found: FloatArray = one.scores(feature[None])[0]
    return found
