"""Indexing: bring a library up to date with the folders of the user's photographs."""

import os
import time
from collections import deque
from collections.abc import Callable, Collection, Generator, Iterable, Iterator, Sequence, Set
from concurrent.futures import Future
from concurrent.futures import TimeoutError as StillBusyError
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple, Protocol

import numpy as np
import numpy.typing as npt

from lsgui.core import images
from lsgui.core.types import (
    CheckpointIdentity,
    FloatArray,
    LibraryError,
    Progress,
    Skipped,
    no_progress,
)
from lsgui.library import decoding
from lsgui.library.decoding import Decoded, Decoders
from lsgui.library.roots import Root
from lsgui.library.store import Library
from lsgui.library.walk import Found, is_offline, walk
from lsgui.library.writer import Known, Writer

_BATCH = 8  # images embedded together
_AHEAD = 32  # files being read and decoded before their turn
_ANSWER = 0.2  # seconds between two chances to cancel, however long a file takes


class Embedder(Protocol):
    """What indexing needs of the engine."""

    @property
    def identity(self) -> CheckpointIdentity: ...
    @property
    def dim(self) -> int: ...
    @property
    def input_size(self) -> tuple[int, int]: ...
    def embed_pixels(self, pixels: npt.NDArray[np.uint8], /) -> FloatArray: ...


class Embedded(NamedTuple):
    """What was made elsewhere of file number `row`: no `feature` (dim,) where its content is known already,
    or where there is a `reason` why not."""

    row: int
    digest: bytes
    feature: FloatArray | None
    reason: str


class Elsewhere(Protocol):
    """Where files are read and embedded if not in this process."""

    def embedded(
        self, paths: Sequence[Path], known: Collection[bytes], waiting: Callable[[], None]
    ) -> Generator[Embedded]:
        """Each file once, in any order. `waiting` is called again and again meanwhile, and may raise."""
        ...


@dataclass(frozen=True)
class IndexReport:
    """What an index found and did, in images, and how fast.

    `moved` files kept their features; `offline` ones are kept although they, or their folders, cannot be
    read now;
    `total` is the whole library's count; `images_per_second` counts the added and updated.
    """

    added: int
    updated: int
    unchanged: int
    moved: int
    removed: int
    offline: int
    skipped: tuple[Skipped, ...]
    total: int
    seconds: float
    images_per_second: float

    def to_json(self) -> dict[str, Any]:
        """The report as plain values for `json.dumps`."""
        values = dict(vars(self))
        values["skipped"] = [{"path": item.path, "reason": item.reason} for item in self.skipped]
        values["seconds"] = round(self.seconds, 3)
        values["images_per_second"] = round(self.images_per_second, 2)
        return values


def index(
    library: Library,
    engine: Embedder,
    folders: Sequence[Path] = (),
    *,
    elsewhere: Elsewhere | None = None,
    progress: Progress = no_progress,
) -> IndexReport:
    """Bring `library` up to date with `folders` (added where new); none named: with all of its folders.

    Only new and changed files are embedded, here or `elsewhere`. A folder that is missing, or empty where
    it was not, is offline and keeps its images, and so is a file that cannot be read. `progress` gets
    (files found, 0) and then (done, to do). Raises LibraryError where a folder is unknown or another index
    runs; what is done is kept on Cancelled.
    """
    started = time.perf_counter()
    if (engine.identity.sha256, engine.dim) != (library.checkpoint.sha256, library.dim):
        raise LibraryError(
            f"The library was opened for checkpoint {library.checkpoint.name}, "
            f"but the engine runs {engine.identity.name}."
        )
    with Writer(library.folder, library.checkpoint, library.dim) as writer:
        tally = _Scan(writer, engine, progress, elsewhere).run(_targets(library, writer, folders))
    seconds = time.perf_counter() - started
    return IndexReport(
        tally.added,
        tally.updated,
        tally.unchanged,
        tally.moved,
        tally.removed,
        tally.offline,
        tuple(tally.skipped),
        library.count,
        seconds,
        (tally.added + tally.updated) / seconds,
    )


class _Target(NamedTuple):
    """A folder to look through, and the folder of the library that it belongs to."""

    root: Root
    folder: Path


def _targets(library: Library, writer: Writer, folders: Sequence[Path]) -> list[_Target]:
    roots = writer.roots()
    named = [_real(folder, roots) for folder in folders]
    for folder in named:
        if not os.path.isdir(folder) and not _is_known(folder, roots, writer):
            raise LibraryError(f"{folder} is not a folder.")
    writer.fold()
    added = {folder: writer.add_root(folder) for folder in sorted(named)}
    if not named or library.stale:  # after a change of checkpoint, every folder is due
        added = {root.path: root for root in writer.roots()}
    outer: list[_Target] = []
    for folder in sorted(added):
        target = _Target(added[folder], folder)
        if not any(folder.is_relative_to(other.folder) and target.root == other.root for other in outer):
            outer.append(target)
    return outer


def _real(folder: Path, roots: Sequence[Root]) -> Path:
    """The folder itself, links followed; one of the library's that is gone keeps the path it had."""
    named = folder.expanduser().absolute()
    real = Path(os.path.realpath(named))
    return named if not real.is_dir() and any(root.path == named for root in roots) else real


def _is_known(folder: Path, roots: Sequence[Root], writer: Writer) -> bool:
    """Whether what is no folder now is one of the library's, or has held images of it."""
    outer = (root for root in roots if folder.is_relative_to(root.path))
    return any(folder == root.path or writer.known(root, folder) for root in outer)


@dataclass
class _Tally:
    added: int = 0
    updated: int = 0
    unchanged: int = 0
    moved: int = 0
    removed: int = 0
    offline: int = 0
    skipped: list[Skipped] = field(default_factory=list)


class _Task(NamedTuple):
    """A new or changed file, and what the library had under its path."""

    root: Root
    found: Found
    known: Known | None


class _Read(NamedTuple):
    """What reading a task's file gave: pixels unless its content is known, or a reason."""

    task: _Task
    digest: bytes
    pixels: images.PixelArray | None
    reason: str


class _Scan:
    """One run of an index."""

    def __init__(
        self, writer: Writer, engine: Embedder, progress: Progress, elsewhere: Elsewhere | None
    ) -> None:
        self._writer = writer
        self._engine = engine
        self._elsewhere = elsewhere
        self._progress = progress
        self._tally = _Tally()
        self._places = writer.places()
        self._tasks: list[_Task] = []
        self._missing: dict[bytes, Known] = {}  # by path: in the library, no longer on the disk
        self._missing_by_digest: dict[bytes, list[bytes]] = {}

    def run(self, targets: Iterable[_Target]) -> _Tally:
        looked_at = [(target, self._look(target)) for target in targets]
        for path, known in self._missing.items():
            self._missing_by_digest.setdefault(known.digest, []).append(path)
        if self._elsewhere:
            self._work_elsewhere(self._elsewhere)
        else:
            self._work()
        self._writer.flush()
        self._writer.forget(self._missing)
        self._tally.removed = len(self._missing) - self._tally.moved
        for target, present in looked_at:
            if present:
                self._writer.forget_skips(target.root, target.folder, self._tally.skipped)
        self._progress(len(self._tasks), len(self._tasks))
        return self._tally

    def _look(self, target: _Target) -> bool:
        """Find what is new, changed or missing in a folder; False where the folder is offline."""
        known = self._writer.known(target.root, target.folder)
        offline = is_offline(target.root.path, bool(known))
        self._writer.set_offline(target.root, offline)
        if offline:
            self._tally.offline += len(known)
            return False
        walked = walk(target.folder, progress=self._progress) if target.folder.is_dir() else None
        for found in walked.files if walked else ():
            self._compare(target.root, found, known.pop(os.fsencode(found.path), None))
        unreadable = set(walked.unreadable if walked else ())
        for skipped in walked.skipped if walked else ():
            self._skip(target.root, skipped, keep=Path(skipped.path) in unreadable)
        for path, image in known.items():
            if _lies_in(path, unreadable):
                self._tally.offline += 1
            else:
                self._missing[path] = image
        return True

    def _compare(self, root: Root, found: Found, known: Known | None) -> None:
        same = known and (known.size, known.mtime_ns) == (found.size, found.mtime_ns)
        if known and same and known.place is not None:
            self._tally.unchanged += 1
        else:
            self._tasks.append(_Task(root, found, known))

    def _skip(self, root: Root, skipped: Skipped, *, keep: bool) -> None:
        self._tally.skipped.append(skipped)
        self._writer.skip(root, skipped, keep=keep)

    def _work(self) -> None:
        batch: list[_Read] = []
        with Decoders(
            self._engine.input_size,
            decode=images.pixels,
            known=self._places,
            workers=decoding.workers_for(len(self._tasks)),
            seconds=decoding.SECONDS,
        ) as decoders:
            for done, (task, decoded) in enumerate(zip(self._tasks, self._decoded(decoders), strict=True)):
                self._progress(done, len(self._tasks))
                self._take(_Read(task, *decoded), batch)
        self._embed(batch)

    def _work_elsewhere(self, elsewhere: Elsewhere) -> None:
        done = 0

        def waiting() -> None:
            self._writer.keep_up()
            self._progress(done, len(self._tasks))

        paths = [task.found.path for task in self._tasks]
        with closing(elsewhere.embedded(paths, self._places.keys(), waiting)) as embedded:
            for done, made in enumerate(embedded, 1):  # noqa: B007 - `waiting` tells it
                read = _Read(self._tasks[made.row], made.digest, None, made.reason)
                if made.feature is None:
                    self._take(read, [])
                else:
                    self._store(read, made.feature)
                waiting()

    def _decoded(self, decoders: Decoders) -> Iterator[Decoded]:
        """What reading each task's file gives, in the tasks' order; files are read ahead."""
        waiting: deque[Future[Decoded]] = deque()
        done = 0
        for task in self._tasks:
            waiting.append(decoders.submit(task.found.path))
            if len(waiting) > _AHEAD:
                yield self._result(waiting.popleft(), done)
                done += 1
        while waiting:
            yield self._result(waiting.popleft(), done)
            done += 1

    def _result(self, future: Future[Decoded], done: int) -> Decoded:
        while True:
            try:
                return future.result(_ANSWER)
            except StillBusyError:
                self._writer.keep_up()
                self._progress(done, len(self._tasks))

    def _take(self, read: _Read, batch: list[_Read]) -> None:
        if read.reason:
            keep = read.reason.startswith(images.UNREADABLE)
            self._tally.offline += bool(keep and read.task.known)
            self._skip(read.task.root, Skipped(str(read.task.found.path), read.reason), keep=keep)
        elif read.digest in self._places:
            self._keep(read, self._places[read.digest])
        else:
            batch.append(read)
            if len(batch) == _BATCH:
                self._embed(batch)

    def _embed(self, batch: list[_Read]) -> None:
        if not batch:
            return
        stacked = np.stack([read.pixels for read in batch if read.pixels is not None])
        for read, feature in zip(batch, self._engine.embed_pixels(stacked), strict=True):
            self._store(read, feature)
        batch.clear()

    def _store(self, read: _Read, feature: FloatArray) -> None:
        if read.digest in self._places:  # its twin came first
            self._keep(read, self._places[read.digest])
            return
        self._count(read)
        place = self._writer.put_new(read.task.root, read.task.found, read.digest, feature)
        self._places[read.digest] = place

    def _keep(self, read: _Read, place: int) -> None:
        self._count(read)
        self._writer.put(read.task.root, read.task.found, read.digest, place)

    def _count(self, read: _Read) -> None:
        known = read.task.known
        elsewhere = self._missing_by_digest.get(read.digest)
        if known and known.digest == read.digest and known.place is not None:
            self._tally.unchanged += 1  # touched, not changed
        elif known:
            self._tally.updated += 1
        elif elsewhere:
            elsewhere.pop()
            self._tally.moved += 1
        else:
            self._tally.added += 1


def _lies_in(path: bytes, places: Set[Path]) -> bool:
    """Whether a path is one of `places`, or lies below one."""
    itself = Path(os.fsdecode(path))
    return bool(places) and not places.isdisjoint((itself, *itself.parents))
