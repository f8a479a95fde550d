"""Few-shot heads: classifiers for new categories, from a folder of examples to a file and to scores.

numpy, SciPy and safetensors only; torch is never imported here.
"""

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from lsgui.core import head_file, images
from lsgui.core.checkpoint import Background, Checkpoint
from lsgui.core.discriminant import Discriminant, Space, fit_discriminant
from lsgui.core.examples import ExampleRecord, Examples, ExamplesError, content_hash, read_examples
from lsgui.core.images import ImageSource
from lsgui.core.linear import Linear
from lsgui.core.reading import border, read_combined
from lsgui.core.synthesis import Combining, Synthesised, synthesise
from lsgui.core.types import (
    CheckpointIdentity,
    Encoded,
    FloatArray,
    HeadError,
    ImageError,
    Method,
    Operation,
    Progress,
    Skipped,
    UserError,
    no_progress,
)

__all__ = [
    "ExampleRecord",
    "Examples",
    "ExamplesError",
    "FitReport",
    "Head",
    "PredictReport",
    "Prediction",
    "fit",
    "predict",
    "read_examples",
]

BATCH = 8  # pictures embedded at once
SHOWN_HASH = 8  # characters of a checkpoint's hash in a sentence


class Embedder(Combining, Protocol):
    """What fitting needs of an engine; it combines only where examples are synthesised."""

    @property
    def identity(self) -> CheckpointIdentity: ...
    @property
    def input_size(self) -> tuple[int, int]: ...
    @property
    def checkpoint(self) -> Checkpoint: ...
    def embed_pixels(self, pixels: npt.NDArray[np.uint8]) -> FloatArray: ...


@dataclass(frozen=True, eq=False)
class Head:
    """A classifier for new categories on the features of one checkpoint.

    `weight` (L, dim), `bias` (L,), `mean` and `scale` (dim,) are those of `core.linear.Linear`;
    a label is present from its `thresholds` (L,). `metrics` maps a label to what is known of its quality;
    a number that too few examples could give is None.
    """

    name: str
    labels: tuple[str, ...]
    weight: FloatArray
    bias: FloatArray
    mean: FloatArray
    scale: FloatArray
    thresholds: FloatArray
    checkpoint: CheckpointIdentity
    examples: dict[str, tuple[ExampleRecord, ...]]
    metrics: dict[str, Any]

    @cached_property
    def linear(self) -> Linear:
        """The head as a bare classifier."""
        return Linear(self.weight, self.bias, self.mean, self.scale)

    def scores(self, features: npt.ArrayLike) -> FloatArray:
        """The probability (n, L) of every category for pooled features (n, dim)."""
        return self.linear.scores(features)

    def thresholds_for(self, operation: Operation | None, alike: float, method: Method) -> FloatArray:
        """The threshold (L,) of each category in a method's answer; see `core.reading.border`."""
        return self.thresholds if operation is None else border(operation, method, self.thresholds, alike)

    def read(
        self, operation: Operation, own: FloatArray, a: FloatArray, b: FloatArray, alike: FloatArray
    ) -> FloatArray:
        """The scores (n, L) of an answer by the networks, which know nothing of these categories."""
        return read_combined(operation, own, a, b, alike)

    def alike(self, a: FloatArray, b: FloatArray) -> FloatArray:
        """How far (n,) features a and b (n, dim) are of the same photograph."""
        return self.linear.alike(a, b)

    def save(self, folder: Path) -> None:
        """Write the head as a folder, whole or not at all; an older head there is replaced.

        Raises `HeadError` when the folder holds something else, or cannot be written.
        """
        record = {
            "name": self.name,
            "labels": list(self.labels),
            "checkpoint": asdict(self.checkpoint),
            "examples": {
                label: [{"path": str(record.path), "sha256": record.sha256} for record in records]
                for label, records in self.examples.items()
            },
            "metrics": self.metrics,
        }
        head_file.write(folder, {name: getattr(self, name) for name in head_file.SHAPES}, record)

    @classmethod
    def load(cls, folder: Path, checkpoint: CheckpointIdentity) -> "Head":
        """Read a head that was fitted with this checkpoint.

        Raises `HeadError` for one that is missing, damaged, of a newer format, or of another checkpoint.
        """
        tensors, record = head_file.read(folder)
        own = CheckpointIdentity(record["checkpoint"]["name"], record["checkpoint"]["sha256"])
        if own.sha256 != checkpoint.sha256:
            raise HeadError(
                f"The head {record['name']!r} belongs to the checkpoint {_described(own)}, not to "
                f"{_described(checkpoint)}: fit it again from its examples."
            )
        examples = {
            label: tuple(ExampleRecord(Path(item["path"]), item["sha256"]) for item in items)
            for label, items in record["examples"].items()
        }
        labels = tuple(record["labels"])
        return cls(
            record["name"], labels, **tensors, checkpoint=own, examples=examples, metrics=record["metrics"]
        )


def _described(checkpoint: CheckpointIdentity) -> str:
    return f"{checkpoint.name} ({checkpoint.sha256[:SHOWN_HASH]})"


@dataclass(frozen=True)
class FitReport:
    """A fitted head, the files that were passed over with their reasons, and the seconds it took."""

    head: Head
    skipped: tuple[Skipped, ...]
    seconds: float


def fit(
    engine: Embedder,
    folder: Path,
    *,
    name: str | None = None,
    synthesis: bool = False,
    progress: Progress = no_progress,
) -> FitReport:
    """Fit a head on a folder of examples (see `read_examples`), named after the folder unless told.

    With `synthesis`, combinations of the examples take part, too (see `core.synthesis`). A file that
    cannot be read costs only itself. Raises `ExamplesError` when none can be used.
    """
    started = time.perf_counter()
    folder = Path(folder).expanduser().absolute()
    examples = read_examples(folder)
    gathered = _gather(examples, progress)
    features = _embed(engine, gathered, progress)
    labels = tuple(label for label in examples.items if gathered.of(label))
    if not labels:
        first = gathered.skipped[0]
        raise ExamplesError(f"None of the pictures in {folder} can be used; {first.path}: {first.reason}.")
    emptied = [
        Skipped(str(folder / label), "none of its pictures can be used")
        for label in examples.items
        if label not in labels
    ]
    present = np.array([[label in gathered.labels[digest] for label in labels] for digest in gathered.files])
    more = _synthesised(engine, features, present) if synthesis else None
    fitted = fit_discriminant(_space(engine), features, present, more)
    head = _head(engine, name or folder.name or "head", labels, gathered, fitted)
    skipped = (*examples.skipped, *gathered.skipped, *emptied)
    return FitReport(head, skipped, time.perf_counter() - started)


class _Gathered:
    """Files by content: one that lies in several categories is one example of all of them."""

    def __init__(self) -> None:
        self.files: dict[str, Path] = {}
        self.labels: dict[str, dict[str, Path]] = {}
        self.skipped: list[Skipped] = []

    def add(self, label: str, path: Path, digest: str) -> None:
        """Count a file in a category, unless the same picture is there already."""
        known = self.labels.setdefault(digest, {})
        if label in known:
            self.skipped.append(Skipped(str(path), f"the same picture as {known[label].name} in {label}"))
            return
        self.files.setdefault(digest, path)
        known[label] = path

    def drop(self, digest: str, reason: str) -> None:
        """Take out a picture that cannot be read."""
        del self.files[digest]
        self.skipped += [Skipped(str(path), reason) for path in self.labels.pop(digest).values()]

    def of(self, label: str) -> tuple[ExampleRecord, ...]:
        """The examples of a category."""
        return tuple(
            ExampleRecord(labels[label], digest) for digest, labels in self.labels.items() if label in labels
        )


def _gather(examples: Examples, progress: Progress) -> _Gathered:
    """The examples by content: all files are read once, which may take long and so reports, too."""
    gathered, found = _Gathered(), 0
    for label, paths in examples.items.items():
        for path in paths:
            progress(found := found + 1, 0)
            try:
                gathered.add(label, path, content_hash(path))
            except OSError as error:
                gathered.skipped.append(Skipped(str(path), error.strerror or "it cannot be read"))
    return gathered


def _embed(engine: Embedder, gathered: _Gathered, progress: Progress) -> FloatArray:
    """Features (n, dim) of the gathered files in their order; what cannot be read is taken out."""
    digests, files = list(gathered.files), list(gathered.files.values())
    return _features(engine, files, lambda row, reason: gathered.drop(digests[row], reason), progress)


def _features(
    engine: Embedder, sources: Sequence[ImageSource], refuse: Callable[[int, str], None], progress: Progress
) -> FloatArray:
    """Features (n, dim) of those that can be read, in order; `refuse` hears of the others: row and reason."""
    found: list[FloatArray] = []
    waiting: list[npt.NDArray[np.uint8]] = []
    progress(0, len(sources))
    for row, source in enumerate(sources):
        try:
            waiting.append(images.pixels(source, engine.input_size))
        except ImageError as error:
            refuse(row, error.reason)
        if waiting and (len(waiting) == BATCH or row + 1 == len(sources)):
            found.append(engine.embed_pixels(np.stack(waiting)))
            waiting.clear()
        progress(row + 1, len(sources))
    return np.concatenate(found) if found else np.empty((0, 0), np.float32)


def _synthesised(engine: Embedder, features: FloatArray, present: npt.NDArray[np.bool_]) -> Synthesised:
    """Combinations of the examples. As everywhere in a fit, one outside a category does not show it."""
    return synthesise(engine, Encoded.from_features(features), present.astype(np.float32))


def _head(
    engine: Embedder, name: str, labels: tuple[str, ...], gathered: _Gathered, fitted: Discriminant
) -> Head:
    return Head(
        name=name,
        labels=labels,
        **vars(fitted.linear),
        thresholds=fitted.thresholds,
        checkpoint=engine.identity,
        examples={label: gathered.of(label) for label in labels},
        metrics=dict(zip(labels, fitted.metrics, strict=True)),
    )


_spaces: dict[str, Space] = {}


def _space(engine: Embedder) -> Space:
    """What the checkpoint's background says of features; the last checkpoint's is kept."""
    key = engine.identity.sha256
    if key not in _spaces:
        background: Background = engine.checkpoint.background()
        _spaces.clear()
        _spaces[key] = Space(background.features)
    return _spaces[key]


@dataclass(frozen=True)
class Prediction:
    """A head's `scores` for one image, and by its thresholds the `decisions`."""

    path: str
    scores: dict[str, float]
    decisions: dict[str, bool]


@dataclass(frozen=True)
class PredictReport:
    """What a head says of each image that could be read, in their order, and the others with reasons."""

    predictions: tuple[Prediction, ...]
    skipped: tuple[Skipped, ...]


def predict(
    head: Head, engine: Embedder, sources: Sequence[ImageSource], *, progress: Progress = no_progress
) -> PredictReport:
    """Score images with a head; one that cannot be read costs only itself.

    Raises `UserError`, which names the first, when none of them can be read.
    """
    reasons: dict[int, str] = {}
    features = _features(engine, sources, reasons.__setitem__, progress)
    skipped = tuple(Skipped(_name(sources[row]), reason) for row, reason in reasons.items())
    if skipped and len(skipped) == len(sources):
        raise _none_read(skipped)
    read = [source for row, source in enumerate(sources) if row not in reasons]
    scores = head.scores(features) if read else ()
    found = (_prediction(head, source, row) for source, row in zip(read, scores, strict=True))
    return PredictReport(tuple(found), skipped)


def _none_read(skipped: Sequence[Skipped]) -> UserError:
    first = skipped[0]
    if len(skipped) == 1:
        return ImageError(first.path, first.reason)
    return UserError(
        f"none of the {len(skipped)} images can be read, the first, {first.path}: {first.reason}"
    )


def _name(source: ImageSource) -> str:
    return str(source) if isinstance(source, str | Path) else ""


def _prediction(head: Head, source: ImageSource, scores: FloatArray) -> Prediction:
    reached: Iterable[Any] = zip(head.labels, scores, head.thresholds, strict=True)
    return Prediction(
        path=_name(source),
        scores={label: float(score) for label, score in zip(head.labels, scores, strict=True)},
        decisions={label: bool(score >= threshold) for label, score, threshold in reached},
    )
