"""The library behind the window: indexing folders, one job after another, and taking folders out."""

import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from lsgui.core.types import FloatArray, Progress, Skipped
from lsgui.gui.library_summary import SummaryReader
from lsgui.gui.problems import describe
from lsgui.gui.tasks import Task, Tasks

if TYPE_CHECKING:
    from lsgui.core.engine import Engine
    from lsgui.library.scan import IndexReport
    from lsgui.library.store import Library, LibrarySummary

REFRESH_SECONDS = 2.0


class LibraryJobs(QObject):
    """Owns the library and the index jobs. What is asked before the engine is ready waits for it."""

    changed = Signal()  # the summary, or whether a job runs
    resettled = Signal()  # an answer may have other neighbours: an index ended, folders went or came back
    progress = Signal(int, int)
    finished = Signal(object)
    stopped = Signal(bool)  # whether the user asked for it
    failed = Signal(str, str)

    def __init__(self, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._engine: Engine | None = None
        self._task: Task[IndexReport] | None = None
        self._running: tuple[Path, ...] = ()
        self._waiting: list[tuple[Path, ...]] = []
        self._removed: set[Path] = set()
        self._cut: set[Path] = set()  # of them, those whose index was not finished
        self._cancelled = False
        self._refreshed = 0.0
        self._summaries = SummaryReader(tasks, self)
        self._summaries.failed.connect(self.failed)
        self.library: Library | None = None
        self.lost = False

    @property
    def active(self) -> bool:
        """Whether an index job runs or waits."""
        return self._task is not None or bool(self._waiting)

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
        self._engine, self.library, self._summaries.summary = engine, library, summary
        self.changed.emit()
        self._next()

    def lose(self) -> None:
        """There will never be a library: nothing waits any more."""
        self.lost = True
        waited, self._waiting = self._waiting, []
        self.changed.emit()
        if waited:
            self.stopped.emit(False)

    def unknown(self, folders: Iterable[Path]) -> frozenset[Path]:
        """Those that are new: not, in or round what the library has; none before it is known what that is."""
        if self.summary is None:
            return frozenset()
        known = {*(held.path for held in self.summary.folders), *self._asked()} - self._removed
        return frozenset(folder for folder in folders if not any(_overlap(folder, other) for other in known))

    def index(self, folders: Sequence[Path]) -> None:
        """Index folders, as one job, after what is asked already."""
        self._removed.difference_update(folders)
        self._cut.difference_update(folders)
        asked = self._asked()
        wanted = tuple(folder for folder in dict.fromkeys(folders) if folder not in asked)
        if wanted and not self.lost:
            self._waiting.append(wanted)
            self._next()

    def rescan(self) -> None:
        """Index every folder of the library again; only what changed is embedded."""
        held = self.summary.folders if self.summary else ()
        self.index([folder.path for folder in held if folder.path not in self._removed])

    def cancel(self) -> None:
        """Stop the running job and forget the waiting ones; what is done is kept."""
        waited = bool(self._waiting)
        self._waiting.clear()
        if self._task is not None:
            self._cancelled = True
            self._task.cancel()
        elif waited:
            self.stopped.emit(True)

    def remove(self, folders: Iterable[Path]) -> None:
        """Take folders out of the library; a job that indexes them goes on with its other folders."""
        gone = set(folders)
        self._removed |= gone
        self._waiting = [kept for job in self._waiting if (kept := _without(job, gone))]
        if self._task is not None and gone & set(self._running):
            self._cut |= gone & set(self._running)
            if kept := _without(self._running, gone):
                self._waiting.insert(0, kept)
            self._running = ()
            self._task.cancel()
        self._take_out(gone)

    def restore(self, folders: Iterable[Path]) -> None:
        """Bring back folders that `remove` took out; only what was not indexed then is embedded."""
        library, back = self.library, set(folders)
        mine = back - self._asked()  # the others are being indexed anyway
        unfinished = mine & self._cut
        self._removed -= back
        self._cut -= back
        if library is None or not back:
            return

        def work(progress: Progress) -> set[Path]:
            return {folder for folder in sorted(back) if not _bring_back(library, folder)}

        def done(unknown: set[Path]) -> None:
            self.index(sorted((unknown & mine | unfinished) - self._removed))
            if unknown != back:
                self._resettle()

        self._tasks.start("records", work, owner=self, done=done, failed=self._report)

    def measure(self, feature: FloatArray, callback: Callable[[float], None]) -> None:
        """Call back with the median distance from `feature` (dim,) to the images, if there are any."""
        library = self.library
        if library is None:
            return
        self._tasks.start(
            "io",
            lambda progress: library.typical_distance(feature),
            owner=self,
            done=lambda distance: callback(distance) if distance is not None else None,
            failed=self._report,
        )

    def list_skipped(self, callback: Callable[[list[Skipped]], None]) -> None:
        """Call back with the files that the last index passed over."""
        library = self.library
        if library is not None:
            self._tasks.start(
                "records", lambda _: library.skipped(), owner=self, done=callback, failed=self._report
            )

    def close(self) -> None:
        """Close the library; call it when the lanes are idle."""
        if self.library is not None:
            self.library.close()
            self.library = None

    def _asked(self) -> set[Path]:
        return {*self._running, *(folder for job in self._waiting for folder in job)}

    def _next(self) -> None:
        engine, library = self._engine, self.library
        if self._task is not None or not self._waiting or engine is None or library is None:
            return
        folders = self._running = self._waiting.pop(0)
        self._cancelled = False

        def work(progress: Progress) -> "IndexReport":
            from lsgui.library.scan import index

            return index(library, engine, folders, progress=progress)

        self._task = self._tasks.start(
            "library",
            work,
            owner=self,
            done=lambda report: self._end(lambda: self.finished.emit(report)),
            failed=self._failed,
            progress=self._progress,
            stopped=lambda: self._end(self._say_stopped),
        )
        self.progress.emit(0, 0)

    def _progress(self, done: int, total: int) -> None:
        self.progress.emit(done, total)
        if self.library is not None and time.monotonic() - self._refreshed > REFRESH_SECONDS:
            self._refreshed = time.monotonic()
            self._summaries.refresh(self.library, self._say_changed)

    def _failed(self, error: BaseException) -> None:
        self.failed.emit(*describe(error))
        self._end(lambda: self.stopped.emit(False))

    def _say_stopped(self) -> None:
        if not self._waiting:
            self.stopped.emit(self._cancelled)

    def _end(self, tell: Callable[[], None]) -> None:
        """A job counts as ended once the summary says what it did."""

        def ended() -> None:
            self._task, self._running = None, ()
            self._say_resettled()
            tell()
            self._next()

        # A folder that was new to the library may have been entered after it was taken out.
        self._take_out(self._cut & self._removed)
        if self.library is not None:
            self._summaries.refresh(self.library, ended)

    def _take_out(self, folders: set[Path]) -> None:
        library = self.library
        if library is None or not folders:
            return

        def work(progress: Progress) -> None:
            for folder in sorted(folders):
                _take_out(library, folder)

        self._tasks.start("records", work, owner=self, done=lambda _: self._resettle(), failed=self._report)

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


def _overlap(one: Path, other: Path) -> bool:
    return one.is_relative_to(other) or other.is_relative_to(one)


def _without(folders: tuple[Path, ...], gone: set[Path]) -> tuple[Path, ...]:
    return tuple(folder for folder in folders if folder not in gone)


def _take_out(library: "Library", folder: Path) -> None:
    from lsgui.library.store import UnknownFolderError

    try:
        library.remove_folder(folder)
    except UnknownFolderError:
        return  # it is not in the library: that is what was wanted


def _bring_back(library: "Library", folder: Path) -> bool:
    """False where the library has no such folder to bring back."""
    from lsgui.library.store import UnknownFolderError

    try:
        library.restore_folder(folder)
    except UnknownFolderError:
        return False
    return True
