"""Indexing: bring a library up to date with the folders of the user's photographs."""

import os
import time
from collections.abc import Collection, Iterable, Sequence, Set
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from lsgui.core import images
from lsgui.core.formats import reader
from lsgui.core.types import LibraryError, Progress, Skipped, no_progress
from lsgui.library import targets
from lsgui.library.changes import Change, lies_directly_in
from lsgui.library.drives import UNPLUGGED, is_unplugged
from lsgui.library.embedding import Embedded, Embedder, Embedding, Here
from lsgui.library.index_report import IndexReport
from lsgui.library.pacing import Pace
from lsgui.library.roots import Root
from lsgui.library.store import Library
from lsgui.library.targets import Target
from lsgui.library.thumbnails import Thumbnailer
from lsgui.library.walk import LOST_LINK, Found, Walked, is_folder, is_offline, reaches, walk
from lsgui.library.writer import Known, PassedOver, Writer


def index(
    library: Library,
    engine: Embedder,
    folders: Sequence[Path] = (),
    *,
    changes: Collection[Change] | None = None,
    thumbnails: Path | None = None,
    pace: Pace | None = None,
    elsewhere: Embedding | None = None,
    progress: Progress = no_progress,
) -> IndexReport:
    """Bring `library` up to date with `folders` (added where new); none named: with all of its folders.

    With `changes`, only those places are looked through, as far as they lie in folders of the library, and
    no folder is added. `pace` says when to wait; by default the index never does.

    Only new and changed files are embedded, here or `elsewhere`; thumbnails of those embedded here are kept
    below `thumbnails`, if that is named.
    A folder that is missing, or empty where it was not, is offline and keeps its images, and so do a drive
    below it that was unplugged and a file that cannot be read, or no longer be decoded. A file that was
    skipped is read again where it, or what reads it, has changed. `progress` gets (files found, 0) and then
    (done, to do). Raises LibraryError where a folder is unknown or another index runs; what is done is kept
    on Cancelled.
    """
    started = time.perf_counter()
    if (engine.identity.sha256, engine.dim) != (library.checkpoint.sha256, library.dim):
        raise LibraryError(
            f"The library was opened for checkpoint {library.checkpoint.name}, "
            f"but the engine runs {engine.identity.name}."
        )
    with Writer(library.folder, library.checkpoint, library.dim) as writer:
        where = targets.named(writer, folders) if changes is None else targets.changed(writer, changes)
        decode = Thumbnailer(thumbnails) if thumbnails else images.pixels
        tally = _Scan(writer, elsewhere or Here(engine, decode, pace), progress).run(where)
    seconds = time.perf_counter() - started
    return IndexReport(
        tally.added,
        tally.updated,
        tally.unchanged,
        tally.moved,
        tally.removed,
        tally.offline,
        tuple(sorted(tally.skipped, key=lambda skipped: skipped.path)),
        library.copies(),
        library.count,
        seconds,
        (tally.added + tally.updated) / seconds,
    )


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


class _Scan:
    """One run of an index."""

    def __init__(self, writer: Writer, embedding: Embedding, progress: Progress) -> None:
        self._writer = writer
        self._embedding = embedding
        self._progress = progress
        self._tally = _Tally()
        self._places = writer.places()
        self._tasks: list[_Task] = []
        self._passed_over: dict[bytes, PassedOver] = {}  # by path: skipped before, not looked at yet
        self._reader = reader()
        self._unknown: set[Path] = set()  # places that could not be looked into
        self._missing: dict[bytes, Known] = {}  # by path: in the library, no longer on the disk
        self._missing_by_digest: dict[bytes, list[bytes]] = {}

    def run(self, targets: Iterable[Target]) -> _Tally:
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
                self._forget_skips(target)
        self._progress(len(self._tasks), len(self._tasks))
        return self._tally

    def _look(self, target: Target) -> bool:
        """Find what is new, changed or missing in a folder; False where the folder is offline."""
        known = self._writer.known(target.root, target.folder)
        offline = is_offline(target.root.path, bool(known))
        walked = None if offline else self._walk(target)
        offline = offline or is_offline(target.root.path, bool(known))  # a drive may go in the middle
        self._writer.set_offline(target.root, offline)
        if offline:
            self._tally.offline += len(known)
            return False
        if not target.deep:
            own = lies_directly_in(target.folder)
            known = {path: image for path, image in known.items() if own(path)}
        self._passed_over = self._writer.passed_over(target.root, target.folder)
        for found in walked.files if walked else ():
            self._compare(target.root, found, known.pop(os.fsencode(found.path), None))
        unreadable = set(walked.unreadable if walked else ())
        named = {Path(skipped.path) for skipped in walked.skipped} if walked else set()
        unplugged = self._unplugged(target, walked, named)
        named |= unplugged
        unreadable |= unplugged
        self._unknown |= unreadable
        for skipped in walked.skipped if walked else ():
            self._skip(target.root, skipped, keep=Path(skipped.path) in unreadable)
        lost: set[Path] = set()
        for path, image in known.items():
            places = _places_of(path, unreadable)
            if places:
                self._tally.offline += 1
                lost |= places
            else:
                self._missing[path] = image
        for place in sorted(lost - named):
            self._skip(target.root, Skipped(str(place), LOST_LINK), keep=True)
        return True

    def _walk(self, target: Target) -> Walked | None:
        """What lies in a folder; None where there is none."""
        try:
            if not is_folder(target.folder):
                return None
        except OSError as error:
            walked = Walked()
            walked.add_unreadable(target.folder, error)
            return walked
        roots = [root.path for root in self._writer.roots()]

        def others(real: Path) -> bool:
            """A folder of the library has its images where it is, not below links to it."""
            return not reaches(target.folder, real) and any(reaches(root, real) for root in roots)

        return walk(target.folder, deep=target.deep, others=others, progress=self._progress)

    def _forget_skips(self, target: Target) -> None:
        own, itself = lies_directly_in(target.folder), os.fsencode(target.folder)

        def looked_at(path: bytes) -> bool:
            return not _lies_in(path, self._unknown) and (target.deep or (path != itself and own(path)))

        self._writer.forget_skips(target.root, target.folder, self._tally.skipped, looked_at)

    def _unplugged(self, target: Target, walked: Walked | None, named: Set[Path]) -> set[Path]:
        """Where a drive was met round the target and is no longer; what was met now is remembered."""
        met = walked.mounts if walked else []
        before = [mount for mount in self._writer.mounts(target.root) if _is_near(mount.path, target.folder)]
        unplugged = {mount.path for mount in before if mount not in met and is_unplugged(mount)}
        for path in sorted(unplugged - named):
            self._skip(target.root, Skipped(str(path), UNPLUGGED), keep=True)
        if target.deep:
            unknown = unplugged.union(walked.unreadable if walked else ())
            below = (mount for mount in before if target.folder in mount.path.parents)
            gone = (mount for mount in below if not _lies_in(os.fsencode(mount.path), unknown))
            self._writer.change_mounts(target.root, met, gone)
        return unplugged

    def _keep_unplugged(self, roots: Iterable[Root]) -> None:
        """What is missing where a folder or a drive went away while it was looked through is not gone."""
        roots = set(roots)
        mounts = [mount for root in roots for mount in self._writer.mounts(root)]
        lost = {
            root
            for root in roots
            if is_offline(root.path, any(_lies_in(path, {root.path}) for path in self._missing))
        }
        places = {root.path for root in lost}
        places |= {mount.path for mount in mounts if is_unplugged(mount)}
        for path in [path for path in self._missing if _lies_in(path, places)]:
            del self._missing[path]
            self._tally.offline += 1
        for root in lost:
            self._writer.set_offline(root, True)

    def _compare(self, root: Root, found: Found, known: Known | None) -> None:
        if known and known.place is not None and (known.size, known.mtime_ns) == (found.size, found.mtime_ns):
            self._tally.unchanged += 1
            return
        before = self._passed_over.get(os.fsencode(found.path))
        if before and before[1:] == (found.size, found.mtime_ns, self._reader):
            self._tally.skipped.append(Skipped(str(found.path), before.reason))
        else:
            self._tasks.append(_Task(root, found, known))

    def _skip(self, root: Root, skipped: Skipped, *, keep: bool, found: Found | None = None) -> None:
        self._tally.skipped.append(skipped)
        self._writer.skip(root, skipped, found=found, reader=self._reader, keep=keep)

    def _work(self) -> None:
        done = 0

        def waiting() -> None:
            self._writer.keep_up()
            self._progress(done, len(self._tasks))

        paths = [task.found.path for task in self._tasks]
        with closing(self._embedding.embedded(paths, self._places.keys(), waiting)) as embedded:
            for made in embedded:
                self._take(self._tasks[made.row], made)
                done += 1
                waiting()

    def _take(self, task: _Task, made: Embedded) -> None:
        if made.reason:
            keep = images.may_pass(made.reason, known=task.known is not None)
            self._tally.offline += bool(keep and task.known)
            skipped = Skipped(str(task.found.path), made.reason)
            self._skip(task.root, skipped, keep=keep, found=None if keep else task.found)
            return
        self._count(task, made.digest)
        place = self._places.get(made.digest)  # known before, or a copy that came first
        if place is not None:
            self._writer.put(task.root, task.found, made.digest, place)
        elif made.feature is not None:
            self._places[made.digest] = self._writer.put_new(task.root, task.found, made.digest, made.feature)

    def _count(self, task: _Task, digest: bytes) -> None:
        known = task.known
        elsewhere = self._missing_by_digest.get(digest)
        if known and known.digest == digest and known.place is not None:
            self._tally.unchanged += 1  # touched, not changed
        elif known:
            self._tally.updated += 1
        elif elsewhere:
            elsewhere.pop()
            self._tally.moved += 1
        else:
            self._tally.added += 1


def _is_near(place: Path, folder: Path) -> bool:
    """Whether one lies in the other, or is it."""
    return place.is_relative_to(folder) or folder.is_relative_to(place)


def _lies_in(path: bytes, places: Set[Path]) -> bool:
    """Whether a path is one of `places`, or lies below one."""
    return bool(_places_of(path, places))


def _places_of(path: bytes, places: Set[Path]) -> set[Path]:
    """Those of `places` that are a path, or that it lies below."""
    if not places:
        return set()
    itself = Path(os.fsdecode(path))
    return {place for place in (itself, *itself.parents) if place in places}
