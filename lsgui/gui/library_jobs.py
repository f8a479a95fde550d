"""The library behind the window: indexing folders, one job after another, and taking folders out."""

import time
from collections.abc import Callable, Collection, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from lsgui.core.types import LibraryError, Progress
from lsgui.gui.folder_moves import bring_back, inside, take_out
from lsgui.gui.folder_queue import FolderQueue
from lsgui.gui.library_summary import SummaryReader
from lsgui.gui.problems import describe
from lsgui.gui.search_jobs import SearchJobs
from lsgui.gui.tasks import Task, Tasks

if TYPE_CHECKING:
    from lsgui.core.engine import Engine
    from lsgui.library.changes import Change
    from lsgui.library.index_report import IndexReport
    from lsgui.library.pacing import Pace
    from lsgui.library.store import Library
    from lsgui.library.summary import LibrarySummary

Result = TypeVar("Result")

REFRESH_SECONDS = 2.0
QUIET_FILES = 16
"""Fewer changed files than these are read without a word before it is done."""


class LibraryJobs(QObject):
    """Owns the library and the index jobs. What is asked before the engine is ready waits for it."""

    changed = Signal()  # the summary, or whether a job runs
    resettled = Signal()  # an answer may have other neighbours: an index ended, folders went or came back
    progress = Signal(int, int)
    finished = Signal(object)
    updated = Signal(object)  # IndexReport of changes that were noticed, where there were any
    update_failed = Signal(object, object)  # the error, and frozenset[Change]
    pace_changed = Signal()
    stopped = Signal(bool)  # whether the user asked for it
    refused = Signal(object)  # frozenset[Path]: asked for, but not in the library after all
    failed = Signal(str, str)

    def __init__(
        self, tasks: Tasks, parent: QObject, *, thumbnails: Callable[[], Path | None] = lambda: None
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._thumbnails = thumbnails  # the folder to keep them in
        self._engine: Engine | None = None
        self._task: Task[IndexReport] | None = None
        self._queue = FolderQueue()
        self._cancelled = False
        self._changes: frozenset[Change] = frozenset()  # noticed, to be looked through
        self._looking: frozenset[Change] = frozenset()  # those that the running job looks through
        self._moves = 0  # of folders, that are under way
        self._quiet = False  # the running job was not asked for, and has found little to do so far
        self._pace: Pace | None = None
        self._refreshed = 0.0
        self._summaries = SummaryReader(tasks, self)
        self._summaries.failed.connect(self.failed)
        self._then: Callable[[Library], None] | None = None  # who waits to have the library alone
        self._search = SearchJobs(tasks, self)
        self._search.failed.connect(self.failed)
        self.library: Library | None = None
        self.lost = False

    @property
    def active(self) -> bool:
        """Whether an index job runs or waits."""
        return self._task is not None or bool(self._queue)

    @property
    def pace(self) -> "Pace":
        """How fast indexing may go."""
        if self._pace is None:
            from lsgui.library.pacing import Pace

            self._pace = Pace()
        return self._pace

    def set_paused(self, paused: bool) -> None:
        """Have indexing wait, or go on."""
        if paused != self.pace.paused:
            (self.pace.pause if paused else self.pace.resume)()
            self.pace_changed.emit()

    @property
    def at_work(self) -> frozenset[Path]:
        """The folders that the running job indexes."""
        return frozenset(self._queue.running) if self._task is not None else frozenset()

    @property
    def summary(self) -> "LibrarySummary | None":
        """What the library held when last looked at; None while there is none."""
        return self._summaries.summary

    def ready(
        self, engine: "Engine", library: "Library | None", summary: "LibrarySummary | None" = None
    ) -> None:
        """Begin with what waited."""
        if library is None:
            self.lose()
            return
        self.lost = False
        self._engine, self.library, self._summaries.summary = engine, library, summary
        self.changed.emit()
        self._search.prepare(library)
        self._next()

    def suspend(self, then: "Callable[[Library], None]") -> None:
        """Stop what runs, then give the library to `then`; it is nobody else's until `ready` is called."""
        self._then = then
        self._search.stop()
        self.cancel()
        self._next()

    def lose(self) -> None:
        """There will never be a library: nothing waits any more."""
        self.lost = True
        waited = self._queue.clear()
        self.changed.emit()
        if waited:
            self.stopped.emit(False)

    def known(self) -> frozenset[Path]:
        """The folders that the library has or is to have, as far as is known."""
        held = self.summary.folders if self.summary else ()
        return frozenset({*(folder.path for folder in held), *self._queue.asked()} - self._queue.removed)

    def unknown(self, folders: Collection[Path]) -> frozenset[Path]:
        """Those that are new: not in what the library has, or in another of them."""
        new = frozenset(folders) - inside(folders, self.known())
        return frozenset(folder for folder in new if not inside([folder], new - {folder}))

    def keep(self, folders: Iterable[Path]) -> None:
        """Folders were taken out before it was known that the library has them: they are not."""
        self._queue.removed.difference_update(folders)

    def index(self, folders: Sequence[Path]) -> None:
        """Index folders, as one job, after what is asked already."""
        if self._queue.add(folders, lost=self.lost):
            self._next()

    def rescan(self) -> None:
        """Index every folder of the library again; only what changed is embedded."""
        held = self.summary.folders if self.summary else ()
        self.index([folder.path for folder in held if folder.path not in self._queue.removed])

    def update(self, changes: "frozenset[Change]") -> None:
        """Look through what changed, after what is asked already; nothing is said if nothing came of it."""
        self._changes |= changes
        self._next()

    def cancel(self) -> None:
        """Stop the running job and forget the waiting ones; what is done is kept."""
        self._changes = frozenset()
        given_up = self._queue.give_up()
        if self._task is not None:
            self._cancelled = True
            self._task.cancel()
        elif given_up:
            self._say_refused(())
            self.stopped.emit(True)
        self.set_paused(False)

    def change(self, out: frozenset[Path], back: frozenset[Path]) -> None:
        """Take folders out of the library, and bring others back that were taken out.

        Those inside one that comes back go into it, and those inside one that goes stay.
        """
        gone_in, left = inside(out, back), inside(back, out)
        if gone_in or left:  # what the running job writes may belong to a folder that is no more
            self._look_again()
        self._queue.removed -= back
        if self._queue.remove(out - gone_in, left):
            self._cut_short()
        self._take_out(out - gone_in)
        self._restore(back - left, gone_in)

    def _cut_short(self) -> None:
        """The running job stops; what is left of it is asked anew."""
        if self._task is not None:
            self._task.cancel()

    def _look_again(self) -> None:
        """A job that looks through changes stops, and is done again when the folders are in their places."""
        if self._looking:
            self._changes |= self._looking
            self._cut_short()

    def _restore(self, back: frozenset[Path], gone_in: frozenset[Path]) -> None:
        """Only what was not indexed when it was removed is embedded."""
        library, queue = self.library, self._queue
        mine, unfinished, cut = queue.restore(back, gone_in)
        if cut:
            self._cut_short()
        if library is None or not back:
            return

        def done(unknown: set[Path]) -> None:
            self.index(sorted((unknown & mine | unfinished) - queue.removed))
            if unknown != back:
                self._resettle()

        self._move(lambda: bring_back(library, back), done)

    def _move(self, work: Callable[[], Result], done: Callable[[Result], None]) -> None:
        """Move folders; no changes are looked through meanwhile."""

        def moved(tell: Callable[[], None]) -> None:
            self._moves -= 1
            tell()
            self._next()

        self._moves += 1
        self._tasks.start(
            "records",
            lambda _: work(),
            owner=self,
            done=lambda found: moved(lambda: done(found)),
            failed=lambda error: moved(lambda: self._report(error)),
        )

    def close(self) -> None:
        """Close the library; call it when the lanes are idle."""
        if self.library is not None:
            self.library.close()
            self.library = None

    def _next(self) -> None:
        engine, library = self._engine, self.library
        if self._task is not None or engine is None or library is None:
            return
        if self._then is not None:
            then, self._then = self._then, None
            self.library = None
            self.changed.emit()
            then(library)
        elif self._queue:
            self._start(engine, library, self._queue.pop())
        elif self._changes and not self._moves:
            self._start(engine, library, (), self._changes)

    def _start(
        self,
        engine: "Engine",
        library: "Library",
        folders: tuple[Path, ...],
        changes: "frozenset[Change] | None" = None,
    ) -> None:
        self._queue.running, self._cancelled, self._quiet = folders, False, changes is not None
        if changes is not None:
            self._changes, self._looking = frozenset(), changes
        pace, thumbnails = self.pace, self._thumbnails()

        def work(progress: Progress) -> "IndexReport":
            from lsgui.library.scan import index

            return index(
                library, engine, folders, changes=changes, thumbnails=thumbnails, pace=pace, progress=progress
            )

        self._task = self._tasks.start(
            "library",
            work,
            owner=self,
            done=self._finished if changes is None else self._updated,
            failed=lambda error: self._failed(error, changes),
            progress=self._progress,
            stopped=lambda: self._end(self._say_stopped, refused=self._queue.running),
        )
        if changes is None:
            self.progress.emit(0, 0)
            self.changed.emit()

    def _finished(self, report: "IndexReport") -> None:
        self._end(lambda: self.finished.emit(report))

    def _updated(self, report: "IndexReport") -> None:
        """Nothing is asked anew where nothing changed."""
        before = self.summary

        def ended() -> None:
            self._let_go()
            if report.changed or self.summary != before:
                self._say_resettled()
            if report.changed or not self._quiet:
                self.updated.emit(report)
            if report.changed and self.library is not None and self._then is None:
                self._search.prepare(self.library)
            self._next()

        if self.library is not None:
            self._summaries.refresh(self.library, ended)

    def _let_go(self) -> None:
        """What is paused ends with the last job: nobody would see that the next one waits."""
        self._task, self._queue.running, self._looking = None, (), frozenset()
        if self.pace.paused and not self._queue:
            self.set_paused(False)

    def _progress(self, done: int, total: int) -> None:
        if self._quiet and total < QUIET_FILES:
            return
        self._quiet = False
        self.progress.emit(done, total)
        if self.library is not None and time.monotonic() - self._refreshed > REFRESH_SECONDS:
            self._refreshed = time.monotonic()
            self._summaries.refresh(self.library, self._say_changed)

    def _failed(self, error: BaseException, changes: "frozenset[Change] | None") -> None:
        if changes is not None and isinstance(error, LibraryError):
            self.update_failed.emit(error, changes)
        else:
            self.failed.emit(*describe(error))
        self._end(lambda: self.stopped.emit(False), refused=self._queue.running)

    def _say_stopped(self) -> None:
        if not self._queue:
            self.stopped.emit(self._cancelled)

    def _say_refused(self, folders: tuple[Path, ...]) -> None:
        """Of these, and of what was given up, those that the library does not hold now."""
        held = {folder.path for folder in self.summary.folders} if self.summary else set()
        if missing := self._queue.refused(folders, held):
            self.refused.emit(missing)

    def _end(self, tell: Callable[[], None], *, refused: tuple[Path, ...] = ()) -> None:
        """A job counts as ended once the summary says what it did; of `refused`, some may be in after all."""

        def ended() -> None:
            self._let_go()
            self._say_refused(refused)
            self._say_resettled()
            tell()
            if self.library is not None and self._then is None:
                self._search.prepare(self.library)
            self._next()

        # A folder that was new to the library may have been entered after it was taken out.
        self._take_out(self._queue.cut_for_good())
        if self.library is not None:
            self._summaries.refresh(self.library, ended)

    def _take_out(self, folders: frozenset[Path]) -> None:
        library = self.library
        if library is None or not folders:
            return

        kept = self._queue.kept_in(folders)
        self._move(lambda: take_out(library, kept), lambda _: self._resettle())

    def _resettle(self) -> None:
        if self.library is not None:
            self._summaries.refresh(self.library, self._say_resettled)

    def _say_changed(self) -> None:
        self.changed.emit()

    def _say_resettled(self) -> None:
        self.changed.emit()
        self.resettled.emit()

    def _report(self, error: BaseException) -> None:
        self.failed.emit(*describe(error))
