"""What is done with heads on worker threads: plain functions, without Qt's objects."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from lsgui.core.types import CheckpointIdentity, FloatArray, LibraryError, Progress, Skipped
from lsgui.gui import head_todo

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from lsgui.core.engine import Engine
    from lsgui.core.fewshot import Evidence, FitReport, ForeignHeadError, Head
    from lsgui.gui.drops import Dropped
    from lsgui.library.store import Library

Fit = Callable[[Progress], "FitReport"]


class LibrarySample:
    """A sample of the library's features, for the one thread that fits; kept until the library changes."""

    def __init__(self, library: "Callable[[], Library | None]") -> None:
        self._library = library
        self._read: tuple[Library, object] | None = None
        self._features: FloatArray | None = None

    def __call__(self) -> FloatArray | None:
        """Features (n, dim); None where there are too few, or they cannot be read."""
        from lsgui.library.head_scores import LEAST_LIBRARY, sample_features

        library = self._library()
        if library is None:
            return None
        try:
            state = (library, library.version())
            if state != self._read:
                self._features, self._read = sample_features(library), state
        except LibraryError:  # a fit does without; whoever looks into the library says what is wrong
            return None
        found = self._features
        return found if found is not None and len(found) >= LEAST_LIBRARY else None


@dataclass(frozen=True)
class Gathered:
    """What was found of some pictures, and those that were passed over with their reasons."""

    evidence: "Evidence"
    skipped: tuple[Skipped, ...]


def files_of(dropped: "Dropped") -> list[Path]:
    """The picture files of a drop: those of its folders, too, and a picture that was in no file."""
    from lsgui.core.fewshot import read_examples

    inside = [item.path for folder in dropped.folders for item in read_examples(folder).items]
    pasted = [] if dropped.image is None else [_kept(dropped.image)]
    return [*dropped.files, *inside, *pasted]


def _kept(image: "QImage") -> Path:
    from lsgui import paths
    from lsgui.gui.thumbnails import pixels_to_file

    return pixels_to_file(image, paths.pasted())


def fit_folder(
    engine: "Engine", folder: Path, sample: LibrarySample, *, synthesis: bool, progress: Progress
) -> "FitReport":
    """Fit a head on a folder of examples. Raises as `fewshot.fit`."""
    from lsgui.core.fewshot import fit

    return fit(engine, folder, synthesis=synthesis, library=sample(), progress=progress)


def fit_files(
    engine: "Engine",
    label: str,
    dropped: "Dropped",
    sample: LibrarySample,
    *,
    synthesis: bool,
    progress: Progress,
) -> "FitReport":
    """Fit a head with one category on picture files. Raises as `fewshot.fit_examples`."""
    from lsgui.core.fewshot import examples_of, fit_examples

    examples = examples_of(label, files_of(dropped))
    return fit_examples(engine, examples, synthesis=synthesis, library=sample(), progress=progress)


def gather(engine: "Engine", label: str, dropped: "Dropped", *, progress: Progress) -> Gathered:
    """Read and embed picture files as examples of a category. Raises `ExamplesError` if none can be used."""
    from lsgui.core.fewshot import examples_of
    from lsgui.core.fewshot.gathering import gather

    found = gather(engine, examples_of(label, files_of(dropped)), progress)
    return Gathered(found.evidence, found.skipped)


def taught(engine: "Engine", head: "Head", sample: LibrarySample) -> "Head":
    """The head with those categories fitted that are to be; what was to be kept of examples is still."""
    from lsgui.core.fewshot import teach

    labels = head_todo.labels_to_fit(head)
    found = teach(engine, head, head.evidence, labels, library=sample())
    for label in found.labels:
        if keep := head_todo.kept(head, label):
            found = head_todo.with_kept(found, label, keep)
    return found


def checked(engine: "Engine", head: "Head", sample: LibrarySample, *, progress: Progress) -> "Head":
    """The head with its categories checked."""
    from lsgui.core.fewshot.checking import check

    return head_todo.checked(check(engine, head, library=sample(), progress=progress))


def merge(heads: "Sequence[Head]", name: str) -> "Head":
    """One head of several. Raises `HeadError` as `fewshot.merged`."""
    from lsgui.core.fewshot import merged

    return replace(merged(heads, name), name=name)


def load(folder: Path, identity: CheckpointIdentity) -> "Head | ForeignHeadError":
    """The head in a folder, or why it must be fitted again. Raises `HeadError` as `Head.load`."""
    from lsgui.core.fewshot import ForeignHeadError, Head

    try:
        return Head.load(folder, identity)
    except ForeignHeadError as error:
        return error


def staged(stage: "Callable[[Head], Path]", fit: Fit, progress: Progress) -> "tuple[FitReport, Path]":
    """A fitted head, and where it was written."""
    report = fit(progress)
    return report, stage(report.head)
