"""From examples to evidence: files are read once, known by their content, and embedded."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np
import numpy.typing as npt

from lsgui.core import images
from lsgui.core.checkpoint import Checkpoint
from lsgui.core.fewshot.evidence import Evidence, ExampleRecord
from lsgui.core.fewshot.examples import Example, Examples, ExamplesError, content_hash
from lsgui.core.fewshot.synthesis import Combining
from lsgui.core.images import ImageSource
from lsgui.core.labels import ABSENT, PRESENT, UNKNOWN
from lsgui.core.types import CheckpointIdentity, FloatArray, ImageError, Progress, Skipped

BATCH = 8  # pictures embedded at once


class Embedder(Combining, Protocol):
    """What fitting needs of an engine; it combines only where examples are synthesised."""

    @property
    def identity(self) -> CheckpointIdentity: ...
    @property
    def input_size(self) -> tuple[int, int]: ...
    @property
    def checkpoint(self) -> Checkpoint: ...
    def embed_pixels(self, pixels: npt.NDArray[np.uint8]) -> FloatArray: ...


@dataclass(frozen=True)
class Gathered:
    """Evidence from examples, and the files that were passed over with their reasons."""

    evidence: Evidence
    skipped: tuple[Skipped, ...]


def gather(engine: Embedder, examples: Examples, progress: Progress) -> Gathered:
    """Read and embed examples; a picture in several categories is one example of all of them.

    A file that cannot be read costs only itself. A category of which no picture can be used is left out,
    unless the head to be extended has it already. A picture that is said both to show a category and not to
    show it counts as showing it, and that is noted. Raises `ExamplesError` when no category is left.
    """
    files = _Files(examples)
    files.read(progress)
    features = files.embed(engine, progress)
    truth = np.array(list(files.truth.values()), np.float32).reshape(-1, len(examples.labels))
    held = np.array([label in examples.known for label in examples.labels])
    shown = (truth == PRESENT).any(0) | ((truth == ABSENT).any(0) & held)
    if not shown.any():
        first = files.skipped[0]
        raise ExamplesError(
            f"None of the pictures in {examples.name} can be used; {first.path}: {first.reason}."
        )
    records = tuple(ExampleRecord(path, digest) for digest, path in files.paths.items())
    whole = Evidence(examples.labels, records, truth, features)
    emptied = [
        Skipped(label, "none of its pictures can be used")
        for label, some in zip(examples.labels, shown, strict=True)
        if not some
    ]
    labels = tuple(label for label, some in zip(examples.labels, shown, strict=True) if some)
    skipped = (*examples.skipped, *files.skipped, *emptied)
    return Gathered(whole.select(labels) if emptied else whole, skipped)


class _Files:
    """Files by content, in order, and what is known of each."""

    def __init__(self, examples: Examples) -> None:
        self._examples = examples
        self._column = {label: column for column, label in enumerate(examples.labels)}
        self.paths: dict[str, Path] = {}
        self.truth: dict[str, FloatArray] = {}
        self.skipped: list[Skipped] = []
        self._shown_in: dict[tuple[str, str], Path] = {}
        self._denied_in: dict[tuple[str, str], Example] = {}

    def read(self, progress: Progress) -> None:
        """Read all files once, which may take long and so reports."""
        for number, item in enumerate(self._examples.items):
            progress(number + 1, 0)
            try:
                self._add(item, content_hash(item.path))
            except OSError as error:
                self.skipped.append(Skipped(str(item.path), error.strerror or "it cannot be read"))

    def _add(self, item: Example, digest: str) -> None:
        known = self.truth.get(digest, np.full(len(self._column), UNKNOWN, np.float32))
        denied = [label for label in item.absent if known[self._column[label]] == PRESENT]
        for label in () if item.assumed else denied[: None if item.present else 1]:
            self._contradicted(item, label, self._shown_in[digest, label])
        if denied and not item.present:
            return
        for label in item.present:
            self._show(item, label, digest, known)
        for label in set(item.absent).difference(denied):
            known[self._column[label]] = ABSENT
            if not item.assumed:
                self._denied_in.setdefault((digest, label), item)
        self.truth[digest] = known
        self.paths.setdefault(digest, item.path)

    def _show(self, item: Example, label: str, digest: str, known: FloatArray) -> None:
        if known[self._column[label]] == PRESENT:
            self._pass_over(item, f"the same picture as {self._shown_in[digest, label].name} in {label}")
        elif (digest, label) in self._denied_in:
            self._contradicted(self._denied_in.pop((digest, label)), label, item.path)
        known[self._column[label]] = PRESENT
        self._shown_in.setdefault((digest, label), item.path)

    def _contradicted(self, item: Example, label: str, shown: Path) -> None:
        lacking = f"taken to show {label} after all, as " if item.present else ""
        self._pass_over(item, f"{lacking}the same picture as {shown.name}, which is in {label}")

    def _pass_over(self, item: Example, reason: str) -> None:
        self.skipped.append(Skipped(str(item.path), reason))

    def embed(self, engine: Embedder, progress: Progress) -> FloatArray:
        """Features (n, dim) of the files in their order; what cannot be read is taken out."""
        digests, files = list(self.paths), list(self.paths.values())

        def refuse(row: int, reason: str) -> None:
            del self.truth[digests[row]]
            self.skipped.append(Skipped(str(self.paths.pop(digests[row])), reason))

        return embed_sources(engine, files, refuse, progress)


def embed_sources(
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
