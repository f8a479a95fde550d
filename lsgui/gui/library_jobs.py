"""The library behind the window: adding, rescanning and removing folders, one job after another."""

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from lsgui.core.types import FloatArray, Progress
from lsgui.gui.problems import describe
from lsgui.gui.tasks import Task, Tasks

if TYPE_CHECKING:
    from lsgui.core.engine import Engine
    from lsgui.library.scan import IndexReport
    from lsgui.library.store import Library

REFRESH_SECONDS = 2.0


class LibraryJobs(QObject):
    """Owns the library and the index jobs. What is asked before the engine is ready waits for it."""

    changed = Signal()
    progress = Signal(int, int)
    finished = Signal(object)
    stopped = Signal()
    failed = Signal(str, str)

    def __init__(self, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._engine: Engine | None = None
        self._task: Task[IndexReport] | None = None
        self._running: tuple[Path, ...] = ()
        self._waiting: list[tuple[Path, ...]] = []
        self._refreshed = 0.0
        self.library: Library | None = None

    @property
    def active(self) -> bool:
        """Whether an index job runs or waits."""
        return self._task is not None or bool(self._waiting)

    def ready(self, engine: "Engine", library: "Library | None") -> None:
        """Begin with what waited."""
        self._engine, self.library = engine, library
        self.changed.emit()
        if library is None and self._waiting:
            self._waiting.clear()
            self.stopped.emit()
        self._next()

    def index(self, folders: Sequence[Path]) -> None:
        """Index folders after what is asked already."""
        wanted = tuple(folder for folder in folders if folder not in self._asked())
        if wanted:
            self._waiting.append(wanted)
            self._next()

    def rescan(self) -> None:
        """Index every folder of the library again; only what changed is embedded."""
        if self.library is not None:
            self.index([Path(folder.path) for folder in self.library.folders()])

    def cancel(self) -> None:
        """Stop the running job and forget the waiting ones; what is done is kept."""
        waited = bool(self._waiting)
        self._waiting.clear()
        if self._task is not None:
            self._task.cancel()
        elif waited:
            self.stopped.emit()

    def remove(self, folder: Path) -> None:
        """Take a folder out of the library; a job that indexes it goes on with its other folders."""
        library = self.library
        if library is None:
            return
        self._waiting = [kept for job in self._waiting if (kept := _without(job, folder))]
        if self._task is not None and folder in self._running:
            if kept := _without(self._running, folder):
                self._waiting.insert(0, kept)
            self._task.cancel()

        def work(progress: Progress) -> None:
            library.remove_folder(folder)

        self._tasks.start(
            "library", work, owner=self, done=lambda _: self.changed.emit(), failed=self._report
        )

    def restore(self, folder: Path) -> None:
        """Bring back a folder that `remove` took out; nothing is embedded again."""
        library = self.library
        if library is None:
            return

        def work(progress: Progress) -> None:
            library.restore_folder(folder)

        self._tasks.start(
            "library", work, owner=self, done=lambda _: self.changed.emit(), failed=self._report
        )

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

        def work(progress: Progress) -> "IndexReport":
            from lsgui.library.scan import index

            return index(library, engine, folders, progress=progress)

        self._task = self._tasks.start(
            "library",
            work,
            owner=self,
            done=self._done,
            failed=self._failed,
            progress=self._progress,
            stopped=self._stopped,
        )
        self.progress.emit(0, 0)

    def _progress(self, done: int, total: int) -> None:
        self.progress.emit(done, total)
        if time.monotonic() - self._refreshed > REFRESH_SECONDS:
            self._refreshed = time.monotonic()
            self.changed.emit()

    def _done(self, report: "IndexReport") -> None:
        self._end()
        self.finished.emit(report)
        self._next()

    def _stopped(self) -> None:
        self._end()
        if not self._waiting:
            self.stopped.emit()
        self._next()

    def _failed(self, error: BaseException) -> None:
        self._end()
        self.failed.emit(*describe(error))
        self.stopped.emit()
        self._next()

    def _report(self, error: BaseException) -> None:
        self.failed.emit(*describe(error))

    def _end(self) -> None:
        self._task, self._running = None, ()
        self.changed.emit()


def _without(folders: tuple[Path, ...], folder: Path) -> tuple[Path, ...]:
    return tuple(other for other in folders if other != folder)
