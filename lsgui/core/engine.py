"""The engine: embeds photographs, combines them, scores labels, answers queries.

Inference runs on ONNX Runtime; torch is never imported here.
"""

import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np
import numpy.typing as npt

from lsgui.core import images as image_loader
from lsgui.core.checkpoint import BACKBONE, Checkpoint, extra_file
from lsgui.core.combine import combine_analytic, combine_learned, combine_pooled
from lsgui.core.encoded import Encoded
from lsgui.core.fading import parts_of
from lsgui.core.images import ImageSource
from lsgui.core.judging import Classifier, evaluate, judge, promised
from lsgui.core.labels import expression_logic
from lsgui.core.networks import Networks
from lsgui.core.remembered import FileKey, Remembered, file_key
from lsgui.core.search_space import SearchSpace, sought
from lsgui.core.trusting import Trusting
from lsgui.core.types import (
    OPERATIONS,
    Answer,
    CheckpointIdentity,
    Combine,
    Expression,
    FloatArray,
    Method,
    MethodError,
    Neighbour,
    NeighbourSource,
    Operation,
    Progress,
    Query,
    Scores,
    expression_of,
    images_of,
    no_progress,
    nodes_of,
)

BATCH = 8  # images in one run of the backbone
REMEMBERED = 64  # encoded images, and as many combinations of them, kept for the next query


class Engine:
    """Answers queries with one checkpoint on one device.

    Use it from one thread at a time; only `embed_pixels` and `combine`, which keep nothing, may run beside
    other calls.
    """

    def __init__(self, checkpoint: Checkpoint, device: str = "auto", threads: int = 0) -> None:
        self.checkpoint = checkpoint
        self._networks = Networks(checkpoint, device, threads)
        self._images, self._combined = Remembered[Encoded](REMEMBERED), Remembered[Encoded](REMEMBERED)
        self._trusting = Trusting(checkpoint)

    @classmethod
    def load(cls, path: Path | str | None = None, device: str = "auto", threads: int = 0) -> "Engine":
        """The engine of the checkpoint in folder `path` (default: the shipped one).

        `device` is "auto", "cpu", "cuda", "directml" or "coreml"; when it is not to be had, the CPU is
        used and `device_note` says why. `threads` (0: one for each core) is for those who run several
        engines on one machine. Raises `CheckpointError`, `UserError` for an unknown device.
        """
        return cls(Checkpoint.load(path), device, threads)

    @property
    def device(self) -> str:
        """The device in use: the CPU, too, once the memory of another was not enough."""
        return self._networks.device

    @property
    def device_note(self) -> str:
        """Why it is not the wanted one; "" where it is."""
        return self._networks.note

    @property
    def name(self) -> str:
        """The head's name in an answer: "" is the checkpoint's own."""
        return ""

    @property
    def labels(self) -> tuple[str, ...]:
        """The vocabulary."""
        return self.checkpoint.labels

    @property
    def methods(self) -> tuple[Method, ...]:
        """The methods that the checkpoint has; "learned" comes first."""
        return self.checkpoint.methods

    @property
    def thresholds(self) -> FloatArray:
        """The score (L,) from which each label is present."""
        return self.checkpoint.thresholds

    def thresholds_for(
        self, operation: Operation | None, alike: float = 0.0, method: Method = "learned"
    ) -> FloatArray:
        """The score (L,) from which each label is present in a method's answer (None: one image).

        `alike` in [0, 1] tells how far the two images are the same one: for strangers the thresholds are
        those chosen on pairs, for one image twice those of a single one.
        """
        return self.checkpoint.thresholds_for(operation, alike, method)

    def alike(self, a: FloatArray, b: FloatArray) -> FloatArray:
        """How far (n,) features a and b (n, dim) are of the same photograph."""
        return self.checkpoint.head.alike(a, b)

    def read(
        self, operation: Operation, own: FloatArray, a: FloatArray, b: FloatArray, alike: FloatArray
    ) -> FloatArray:
        """The scores (n, L) of a combined feature, `own`, as they are: the networks know these labels."""
        return own

    @property
    def dim(self) -> int:
        """The length of a pooled feature."""
        return self.checkpoint.dim

    @property
    def search_space(self) -> SearchSpace:
        """The space in which the library's photographs are compared with what an answer looks for."""
        return self.checkpoint.search_space

    @property
    def identity(self) -> CheckpointIdentity:
        """Which checkpoint makes the numbers."""
        return self.checkpoint.identity

    @property
    def input_size(self) -> tuple[int, int]:
        """Width and height in pixels of what `embed_pixels` takes."""
        return self.checkpoint.input_size

    def encode(self, images: Sequence[ImageSource], *, progress: Progress = no_progress) -> Encoded:
        """What the operations need of each image. Raises `ImageError` for one that cannot be read."""
        parts = []
        for start in range(0, len(images), BATCH):
            features, tokens = self._run_backbone(self._pixels(images[start : start + BATCH]), tokens=True)
            n, t = tokens.shape[:2]
            weights = np.full((n, t), 1.0 / t, np.float32)
            parts.append(Encoded(features, tokens, weights, np.zeros(n, np.bool_)))
            progress(min(start + BATCH, len(images)), len(images))
        return Encoded.concatenate(parts) if parts else Encoded.from_features(np.empty((0, self.dim)))

    def encodings(self, files: Sequence[Path]) -> dict[Expression, Encoded]:
        """The encoding (one row) of each image file, from memory where it has not changed since a query.

        Raises `ImageError` for one that cannot be read.
        """
        return self._encode_sources({file: file_key(file) for file in files}, _Clock())

    def embed(self, images: Sequence[ImageSource], *, progress: Progress = no_progress) -> FloatArray:
        """Pooled features (n, dim): `encode(images).features`, without the rest."""
        features = np.empty((len(images), self.dim), np.float32)
        for start in range(0, len(images), BATCH):
            features[start : start + BATCH] = self.embed_pixels(self._pixels(images[start : start + BATCH]))
            progress(min(start + BATCH, len(images)), len(images))
        return features

    def embed_pixels(self, pixels: npt.NDArray[np.uint8]) -> FloatArray:
        """Pooled features (n, dim) of pixels (n, height, width, 3) already of `input_size`.

        It may run in another thread beside the rest.
        """
        return self._run_backbone(pixels, tokens=False)[0]

    def combine(self, operation: Operation, a: Encoded, b: Encoded, *, method: Method = "learned") -> Encoded:
        """The operation row by row; difference is `a` without `b`. The result may be combined again.

        Raises ValueError for unequal lengths, an unknown operation, or label logic (it makes no feature);
        `MethodError` for a method that the checkpoint has not.
        """
        if operation not in OPERATIONS:
            raise ValueError(f"unknown operation {operation!r}; there are {', '.join(OPERATIONS)}")
        if len(a) != len(b):
            raise ValueError(f"cannot combine {len(a)} rows with {len(b)}")
        self._check_method(method)
        if method == "analytic":
            return combine_analytic(operation, a, b)
        if method == "label_logic":
            raise ValueError(f"{method!r} makes no feature; combine takes another method")
        if method == "learned":
            return combine_learned(self._networks.named(f"{operation}.onnx"), a, b)
        return combine_pooled(self._networks.named(extra_file(method, operation)), a, b)

    def scores(self, features: npt.ArrayLike) -> FloatArray:
        """The probability (n, L) of every label for features (n, dim)."""
        return self.checkpoint.head.scores(features)

    def answer(
        self,
        expression: Expression | Query | str,
        *,
        method: Method = "learned",
        count: int = 12,
        library: NeighbourSource | None = None,
        heads: Sequence[Classifier] = (),
    ) -> Answer:
        """Labels and neighbours of an expression (or of a `Query`, which carries method, count and filter).

        The query's own images and their copies are never among its neighbours. Label logic makes no
        feature; its neighbours are those whose label probabilities are nearest, by cosine. Raises
        `ImageError` for an image that cannot be read, `MethodError` for a method that the checkpoint has not.
        """
        query = _query(expression, method, count)
        self._check_method(query.method)
        clock = _Clock()
        with clock("total"):
            whole = query.whole or query.expression
            keys = {path: file_key(path) for path in images_of(whole)}
            found = self._encode_sources(keys, clock)
            with clock("combine"):
                if query.method != "label_logic":
                    found = self._combine_parts(whole, found, query.method, keys)
                kept = self._trusting.kept(query.promise, query.expression, query.method)
                parts = parts_of(self, query, found, kept, self._trusting.expected)
                rows = promised(judge(self, query, found), kept)
                rows += [row for head in heads for row in judge(head, query, found)]
            feature = _sought(query, found)
            with clock("search"):
                by = self.scores if feature is None else None
                aim = feature if by is None else self._logical(query.expression, found)
                near = _neighbours(query, aim, found, library, by)
            with clock("trust"):
                chart = library.chart() if library is not None else None
                trust = self._trusting.read(query.expression, parts, found, query.method, chart)
        low = any(bool(node.pooled_only.any()) for node in found.values())
        labels = tuple(sorted(rows, key=lambda row: -row.score))
        told = self._trusting.note_for(trust, query.method), kept, self._trusting.sha256
        times = clock.milliseconds
        return Answer(query, labels, near, self.identity, feature, low, times, parts, trust, *told)

    def _logical(self, expression: Expression, found: Mapping[Expression, Encoded]) -> FloatArray:
        """What label logic says (L,) of the vocabulary's labels."""
        return expression_logic(expression, lambda image: self.scores(found[image].features)[0])

    def _check_method(self, method: str) -> None:
        if method not in self.methods:
            known = ", ".join(self.methods)
            raise MethodError(
                f"The checkpoint {self.checkpoint.name} has no method {method!r}; it has {known}."
            )

    def _run_backbone(self, pixels: npt.NDArray[np.uint8], *, tokens: bool) -> tuple[FloatArray, ...]:
        names = ["features", "tokens"] if tokens else ["features"]
        return tuple(self._networks.run(BACKBONE, names, {"pixels": pixels}))

    def _pixels(self, images: Sequence[ImageSource]) -> npt.NDArray[np.uint8]:
        return np.stack([image_loader.pixels(image, self.input_size) for image in images])

    def _encode_sources(self, keys: Mapping[Path, FileKey], clock: "_Clock") -> dict[Expression, Encoded]:
        """The encoding of each image file, from memory where the file has not changed."""
        known = {path: self._images.get(key) for path, key in keys.items()}
        missing = [path for path, encoded in known.items() if encoded is None]
        with clock("load"):
            pixels = [image_loader.pixels(path, self.input_size) for path in missing]
        with clock("encode"):
            fresh = self.encode(pixels)
        found: dict[Expression, Encoded] = {path: fresh[row : row + 1] for row, path in enumerate(missing)}
        for path in missing:
            self._images.put(keys[path], found[path])
        found.update((path, encoded) for path, encoded in known.items() if encoded is not None)
        return found

    def _combine_parts(
        self,
        whole: Expression,
        images: Mapping[Expression, Encoded],
        method: Method,
        files: Mapping[Path, FileKey],
    ) -> dict[Expression, Encoded]:
        """The encoding of each part, from memory where no image file in it has changed."""
        steps = [node for node in nodes_of(whole) if isinstance(node, Combine)]
        keys = {node: (method, node, *(files[path] for path in images_of(node))) for node in steps}
        known = {node: self._combined.get(key) for node, key in keys.items()}
        found = evaluate(
            whole,
            {**images, **{node: encoded for node, encoded in known.items() if encoded is not None}},
            partial(self.combine, method=method),
        )
        for node in steps:
            self._combined.put(keys[node], found[node])
        return found


def _query(given: Expression | Query | str, method: Method, count: int) -> Query:
    """The query as it was given, but with every image as a Path. Raises ValueError where the expression
    is no part of the whole."""
    if not isinstance(given, Query):
        return Query(0, expression_of(given), method, count)
    expression = expression_of(given.expression)
    whole = None if given.whole is None else expression_of(given.whole)
    if whole is not None and expression not in nodes_of(whole):
        raise ValueError("the expression of a query is a part of its whole")
    found = replace(given, expression=expression, whole=whole)
    return given if found == given else found


def _sought(query: Query, found: Mapping[Expression, Encoded]) -> FloatArray | None:
    """The feature (dim,) whose neighbours answer a query; None for label logic, which makes none."""
    asked = query.expression
    if asked not in found:
        return None
    features = found[asked].features
    if isinstance(asked, Combine) and query.method == "learned":
        a, b = (found[side].features for side in (asked.left, asked.right))
        features = sought(asked.operation, features, a, b)
    first: FloatArray = features[0]
    return first


def _neighbours(
    query: Query,
    feature: FloatArray | None,
    found: Mapping[Expression, Encoded],
    library: NeighbourSource | None,
    by: Scores | None,
) -> tuple[Neighbour, ...]:
    if library is None or feature is None:
        return ()
    own = images_of(query.expression)
    unlike = np.concatenate([found[path].features for path in own]) if query.distinct else None
    near = library.nearest(feature, query.count, exclude=own, where=query.where, unlike=unlike, by=by)
    return tuple(near)


class _Clock:
    """Milliseconds spent in named parts of one answer."""

    def __init__(self) -> None:
        self.milliseconds: dict[str, float] = {}

    @contextmanager
    def __call__(self, part: str) -> Iterator[None]:
        start = time.perf_counter()
        try:
            yield
        finally:
            self.milliseconds[part] = (time.perf_counter() - start) * 1000
