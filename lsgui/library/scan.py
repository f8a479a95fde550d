"""Indexing: bring a library up to date with the folders of the user's photographs."""

import os
import time
from collections import deque
from collections.abc import Collection, Iterable, Iterator, Sequence, Set
from concurrent.futures import Future
from concurrent.futures import TimeoutError as StillBusyError
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
from lsgui.library.changes import Change, lies_directly_in, outermost
from lsgui.library.decoding import Decoded, Decoders
from lsgui.library.pacing import Pace
from lsgui.library.roots import Root
from lsgui.library.store import Library
from lsgui.library.thumbnails import Thumbnailer
from lsgui.library.walk import Found, is_offline, reaches, walk
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


@dataclass(frozen=True)
class IndexReport:
    """What an index found and did, in images, and how fast.

    `moved` files kept their features; `offline` ones are kept although they, or their folders, cannot be
    read now; `copies` are the whole library's groups of files with one content, which is embedded once;
    `total` is the whole library's count; `images_per_second` counts the added and updated.
    """

    added: int
    updated: int
    unchanged: int
    moved: int
    removed: int
    offline: int
    skipped: tuple[Skipped, ...]
    copies: tuple[tuple[Path, ...], ...]
    total: int
    seconds: float
    images_per_second: float

    @property
    def changed(self) -> bool:
        """Whether the library holds other images, or others of them, than before."""
        return any((self.added, self.updated, self.moved, self.removed))

    def to_json(self) -> dict[str, Any]:
        """The report as plain values for `json.dumps`."""
        values = dict(vars(self))
        values["skipped"] = [{"path": item.path, "reason": item.reason} for item in self.skipped]
        values["copies"] = [[str(path) for path in group] for group in self.copies]
        values["seconds"] = round(self.seconds, 3)
        values["images_per_second"] = round(self.images_per_second, 2)
        return values


def index(
    library: Library,
    engine: Embedder,
    folders: Sequence[Path] = (),
    *,
    changes: Collection[Change] | None = None,
    thumbnails: Path | None = None,
    pace: Pace | None = None,
    progress: Progress = no_progress,
) -> IndexReport:
    """Bring `library` up to date with `folders` (added where new); none named: with all of its folders.

    With `changes`, only those places are looked through, as far as they lie in folders of the library, and
    no folder is added. `pace` says when to wait; by default the index never does.

    Only new and changed files are embedded; thumbnails of them are kept below `thumbnails`, if that is named.
    A folder that is missing, or empty where it was not, is offline and keeps its images, and so is a file
    that cannot be read. `progress` gets (files found, 0) and then (done, to do). Raises LibraryError where
    a folder is unknown or another index runs; what is done is kept on Cancelled.
    """
    started = time.perf_counter()
    if (engine.identity.sha256, engine.dim) != (library.checkpoint.sha256, library.dim):
        raise LibraryError(
            f"The library was opened for checkpoint {library.checkpoint.name}, "
            f"but the engine runs {engine.identity.name}."
        )
    with Writer(library.folder, library.checkpoint, library.dim) as writer:
        targets = (
            _targets(library, writer, folders) if changes is None else _changed(library, writer, changes)
        )
        tally = _Scan(writer, engine, thumbnails, pace, progress).run(targets)
    seconds = time.perf_counter() - started
    return IndexReport(
        tally.added,
        tally.updated,
        tally.unchanged,
        tally.moved,
        tally.removed,
        tally.offline,
        tuple(tally.skipped),
        library.copies(),
        library.count,
        seconds,
        (tally.added + tally.updated) / seconds,
    )


class _Target(NamedTuple):
    """A folder to look through, and the folder of the library that it belongs to."""

    root: Root
    folder: Path
    deep: bool = True


def _changed(library: Library, writer: Writer, changes: Collection[Change]) -> list[_Target]:
    """What changed in the folders of the library; one that was taken out meanwhile stays out."""
    roots = writer.roots()
    if library.stale:
        return [_Target(root, root.path) for root in roots]
    found: list[_Target] = []
    for folder, deep in outermost(changes):
        around = [r for r in roots if folder == r.path or reaches(r.path, folder)]
        inner = [r for r in roots if deep and r.path != folder and r.path.is_relative_to(folder)]
        if around:
            found.append(_Target(max(around, key=lambda root: len(root.path.parts)), folder, deep))
        found += [_Target(root, root.path) for root in inner]
    return found


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
        self,
        writer: Writer,
        engine: Embedder,
        thumbnails: Path | None,
        pace: Pace | None,
        progress: Progress,
    ) -> None:
        self._writer = writer
        self._engine = engine
        self._decode = Thumbnailer(thumbnails) if thumbnails else images.pixels
        self._pace = pace
        self._progress = progress
        self._tally = _Tally()
        self._places = writer.places()
        self._tasks: list[_Task] = []
        self._missing: dict[bytes, Known] = {}  # by path: in the library, no longer on the disk
        self._missing_by_digest: dict[bytes, list[bytes]] = {}
        self._copies: list[_Read] = []  # of what is in the batch

    def run(self, targets: Iterable[_Target]) -> _Tally:
        looked_at = [(target, self._look(target)) for target in targets]
        for path, known in self._missing.items():
            self._missing_by_digest.setdefault(known.digest, []).append(path)
        self._work()
        self._writer.flush()
        self._keep_unplugged(target.root for target, present in looked_at if present)
        self._writer.forget(self._missing)
        self._tally.removed = max(0, len(self._missing) - self._tally.moved)
        for target, present in looked_at:
            if present:
                own = None if target.deep else lies_directly_in(target.folder)
                self._writer.forget_skips(target.root, target.folder, self._tally.skipped, own)
        self._progress(len(self._tasks), len(self._tasks))
        return self._tally

    def _look(self, target: _Target) -> bool:
        """Find what is new, changed or missing in a folder; False where the folder is offline."""
        known = self._writer.known(target.root, target.folder)
        offline = is_offline(target.root.path, bool(known))
        there = not offline and target.folder.is_dir()
        walked = walk(target.folder, deep=target.deep, progress=self._progress) if there else None
        offline = offline or is_offline(target.root.path, bool(known))  # a drive may go in the middle
        self._writer.set_offline(target.root, offline)
        if offline:
            self._tally.offline += len(known)
            return False
        if not target.deep:
            own = lies_directly_in(target.folder)
            known = {path: image for path, image in known.items() if own(path)}
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

    def _keep_unplugged(self, roots: Iterable[Root]) -> None:
        """What is missing in a folder that went away while it was looked through is not gone."""
        lost = {
            root
            for root in roots
            if is_offline(root.path, any(_lies_in(path, {root.path}) for path in self._missing))
        }
        places = {root.path for root in lost}
        for path in [path for path in self._missing if _lies_in(path, places)]:
            del self._missing[path]
            self._tally.offline += 1
        for root in lost:
            self._writer.set_offline(root, True)

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
            decode=self._decode,
            known=self._places,
            workers=decoding.workers_for(len(self._tasks)),
            seconds=decoding.SECONDS,
        ) as decoders:
            for done, (task, decoded) in enumerate(zip(self._tasks, self._decoded(decoders), strict=True)):
                self._progress(done, len(self._tasks))
                self._give_way(done)
                self._take(_Read(task, *decoded), batch)
        self._embed(batch)

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

    def _give_way(self, done: int) -> None:
        def tick() -> None:
            self._writer.keep_up()
            self._progress(done, len(self._tasks))

        if self._pace is not None:
            self._pace.give_way(tick)

    def _result(self, future: Future[Decoded], done: int) -> Decoded:
        while True:
            try:
                return future.result(_ANSWER)
            except StillBusyError:
                self._writer.keep_up()
                self._progress(done, len(self._tasks))

    def _take(self, read: _Read, batch: list[_Read]) -> None:
        if read.reason:
            keep = images.may_pass(read.reason)
            self._tally.offline += bool(keep and read.task.known)
            self._skip(read.task.root, Skipped(str(read.task.found.path), read.reason), keep=keep)
        elif read.digest in self._places:
            self._keep(read, self._places[read.digest])
        elif any(read.digest == other.digest for other in batch):
            self._copies.append(read)
        else:
            batch.append(read)
            if len(batch) == _BATCH:
                self._embed(batch)

    def _embed(self, batch: list[_Read]) -> None:
        if not batch:
            return
        stacked = np.stack([read.pixels for read in batch if read.pixels is not None])
        for read, feature in zip(batch, self._engine.embed_pixels(stacked), strict=True):
            self._count(read)
            place = self._writer.put_new(read.task.root, read.task.found, read.digest, feature)
            self._places[read.digest] = place
        for copy in self._copies:
            self._keep(copy, self._places[copy.digest])
        self._copies.clear()
        batch.clear()

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
