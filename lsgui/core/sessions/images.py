"""The images of a session by their content: hashed when it is kept, and found again when it is opened."""

import hashlib
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO, Literal, Protocol

from lsgui.core.regular import opened, size_of
from lsgui.core.session import Step
from lsgui.core.sessions.record import KeptImage, Session, images_in, with_images
from lsgui.core.types import Progress, no_progress

Trouble = Literal["moved", "changed", "missing"]
MOST_LOOKED_AT = 20_000  # files of a session's folder
PIECE = 2**20  # bytes read at once; between two of them the reading can be stopped


class Finder(Protocol):
    """What finding an image needs of a library."""

    def of_size(self, size: int) -> Sequence[Path]:
        """The photographs whose file has this size, in bytes."""
        ...


@dataclass(frozen=True)
class Note:
    """What is to be said of an image of a session: it was `found` elsewhere, has changed, or is missing."""

    trouble: Trouble
    path: Path
    found: Path | None = None

    def __str__(self) -> str:
        if self.trouble == "moved":
            return f"{self.path} is no longer there; the same photograph was found as {self.found}."
        if self.trouble == "changed":
            return f"{self.path} has changed since the session was kept."
        return f"{self.path} is missing, and no copy of it was found."


class Hashes:
    """The hashes of regular files, each read once until its size or time changes; for any thread."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, int, int], str] = {}

    def of(self, path: Path, *, progress: Progress = no_progress) -> KeptImage:
        """An image by its content; without a hash where it cannot be read, or is no regular file.

        `progress` counts bytes; it can stop the reading.
        """
        path = Path(os.path.abspath(path))
        try:
            with opened(path) as file:
                status = os.fstat(file.fileno())
                key = str(path), status.st_size, status.st_mtime_ns
                if key not in self._known:
                    self._known[key] = _digest(file, status.st_size, progress)
        except (OSError, ValueError):  # a name may be none at all
            return KeptImage(path)
        return KeptImage(path, self._known[key], status.st_size)


def _digest(file: BinaryIO, size: int, progress: Progress) -> str:
    """The SHA-256 of a file's first `size` bytes: one that grows meanwhile has an end, too."""
    found, done = hashlib.sha256(), 0
    while done < size and (piece := file.read(min(PIECE, size - done))):
        found.update(piece)
        done += len(piece)
        progress(done, size)
    return found.hexdigest()


def kept_images(
    steps: Iterable[Step], hashes: Hashes, progress: Progress = no_progress
) -> tuple[KeptImage, ...]:
    """Every image of a history, each once."""
    paths = dict.fromkeys(path for step in steps for path in images_in(step.state))
    return tuple(hashes.of(path, progress=progress) for path in paths)


def located(
    session: Session,
    folder: Path,
    library: Finder | None = None,
    hashes: Hashes | None = None,
    *,
    progress: Progress = no_progress,
) -> tuple[Session, tuple[Note, ...]]:
    """A session with its images where they are now, and what is to be said of them.

    One that is not where it was is looked for by its hash in the `folder` of the session's file and in the
    library. One that has changed, and has no unchanged copy there, stays and is told of. A file is read only
    where its size is the one that was kept.
    """
    search = _Search(folder, library, hashes or Hashes(), progress)
    found = [search.find(image) for image in session.images]
    places = {old.path: new.path for old, (new, _) in zip(session.images, found, strict=True)}
    steps = tuple(Step(step.name, with_images(step.state, places)) for step in session.steps)
    moved = replace(session, steps=steps, images=tuple(image for image, _ in found))
    used = set(images_in(session.state))
    notes = [note for image, note in found if note is not None]
    return moved, tuple(sorted(notes, key=lambda note: note.path not in used))


class _Search:
    """Looks for images by their content."""

    def __init__(self, folder: Path, library: Finder | None, hashes: Hashes, progress: Progress) -> None:
        self._folder, self._library, self._hashes, self._progress = folder, library, hashes, progress
        self._beside: dict[int, list[Path]] | None = None

    def find(self, image: KeptImage) -> tuple[KeptImage, Note | None]:
        """Where an image is now, and what is to be said of that."""
        size = size_of(image.path)
        if not image.sha256:
            return image, None if size is not None else Note("missing", image.path)
        if self._is(image.path, image):
            return image, None
        for candidate in self._candidates(image.size):
            if self._is(candidate, image):
                return replace(image, path=candidate), Note("moved", image.path, candidate)
        return image, Note("missing" if size is None else "changed", image.path)

    def _is(self, path: Path, image: KeptImage) -> bool:
        """Whether a file holds an image."""
        if size_of(path) != image.size:
            return False
        return self._hashes.of(path, progress=self._progress).sha256 == image.sha256

    def _candidates(self, size: int) -> Iterator[Path]:
        if self._beside is None:
            self._beside = _by_size(self._folder)
        yield from self._beside.get(size, [])
        if self._library is not None:
            yield from self._library.of_size(size)


def _by_size(folder: Path) -> dict[int, list[Path]]:
    """The files of a folder by their size; of a very large one only some."""
    found: dict[int, list[Path]] = {}
    try:
        with os.scandir(folder) as entries:
            for _, entry in zip(range(MOST_LOOKED_AT), entries, strict=False):
                if entry.is_file():
                    found.setdefault(entry.stat().st_size, []).append(Path(entry.path))
    except OSError:
        return found
    return found
