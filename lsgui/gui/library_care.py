"""Checking the library behind the window, and repairing it: nobody else uses it meanwhile."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from lsgui import paths
from lsgui.core.types import Cancelled, Progress
from lsgui.gui.library_jobs import LibraryJobs
from lsgui.gui.loading import open_library
from lsgui.gui.other_writers import OtherWriters
from lsgui.gui.problems import describe
from lsgui.gui.tasks import Lane, Task, Tasks
from lsgui.gui.watching import LibraryWatch

if TYPE_CHECKING:
    from lsgui.core.engine import Engine
    from lsgui.library.check import Checked
    from lsgui.library.repair import Repaired
    from lsgui.library.store import Library
    from lsgui.library.summary import LibrarySummary

_USERS: tuple[Lane, ...] = (
    "watch",
    "records",
    "search",
    "engine",
    "session",
    "autosave",
)  # lanes that may be in the library


@dataclass(frozen=True)
class _Outcome:
    """What came of a repair (None: it was cancelled), and the library as it is now, if it can be opened."""

    repaired: "Repaired | BaseException | None"
    library: "Library | None"
    summary: "LibrarySummary | None"
    problem: BaseException | None = None


class LibraryCare(QObject):
    """One check or repair at a time; each ends with exactly one of the last four signals."""

    started = Signal()
    progress = Signal(int, int)
    checked = Signal(object)  # Checked
    repaired = Signal(object)  # Repaired
    stopped = Signal()
    failed = Signal(str, str)

    def __init__(self, tasks: Tasks, jobs: LibraryJobs, watch: LibraryWatch, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks, self._jobs, self._watch = tasks, jobs, watch
        self.others: OtherWriters = OtherWriters(tasks, jobs, self)
        self._task: Task[Checked] | Task[_Outcome] | None = None
        self._cancelled = False
        self.busy = False

    def check(self) -> None:
        """Read the whole library and compare it with its checksums; it is used as ever meanwhile."""
        if self.busy:
            return
        self._begin()

        def work(progress: Progress) -> "Checked":
            from lsgui.library.check import check

            return check(paths.library(), progress=progress)

        self._task = self._tasks.start(
            "check",
            work,
            owner=self,
            done=lambda checked: self._end(lambda: self.checked.emit(checked)),
            failed=self._fail,
            progress=self.progress.emit,
            stopped=lambda: self._end(self.stopped.emit),
        )

    def repair(self, engine: "Engine") -> None:
        """Drop what is damaged, then open the library again and look through its folders."""
        if self.busy:
            return
        self._begin()
        self._watch.stop()
        if self._jobs.library is None:  # it could not be opened
            self._repair(engine, None)
        else:
            self._jobs.suspend(lambda library: self._wait_for(_USERS, lambda: self._repair(engine, library)))

    def cancel(self) -> None:
        """Stop; the library is left as it is."""
        self._cancelled = True
        if self._task is not None:
            self._task.cancel()

    def _begin(self) -> None:
        self.busy, self._cancelled = True, False
        self.started.emit()

    def _wait_for(self, lanes: Sequence[Lane], then: Callable[[], None]) -> None:
        """Call `then` once what the lanes have to do now is done."""
        if not lanes:
            then()
            return
        after = lambda *_: self._wait_for(lanes[1:], then)  # noqa: E731
        self._tasks.start(lanes[0], lambda _: None, owner=self, done=after, failed=after)

    def _repair(self, engine: "Engine", library: "Library | None") -> None:
        def work(progress: Progress) -> _Outcome:
            if library is not None:
                library.close()
            return _reopened(engine, _tried(progress))

        self._task = self._tasks.start(
            "check", work, owner=self, done=lambda outcome: self._settle(engine, outcome),
            failed=self._fail, progress=self.progress.emit,
        )  # fmt: skip
        if self._cancelled:
            self.cancel()

    def _settle(self, engine: "Engine", outcome: _Outcome) -> None:
        """Everybody may use the library again."""
        self._jobs.ready(engine, outcome.library, outcome.summary)
        self._watch.start()
        found = outcome.repaired
        problem = outcome.problem or (found if isinstance(found, BaseException) else None)
        if problem is not None:
            self._fail(problem)
        elif found is None:
            self._end(self.stopped.emit)
        else:
            self._end(lambda: self.repaired.emit(found))
            self._jobs.rescan()

    def _fail(self, error: BaseException) -> None:
        self._end(lambda: self.failed.emit(*describe(error)))

    def _end(self, tell: Callable[[], None]) -> None:
        self._task, self.busy = None, False
        tell()


def _tried(progress: Progress) -> "Repaired | BaseException | None":
    from lsgui.library.repair import repair

    try:
        return repair(paths.library(), progress=progress)
    except Cancelled:
        return None
    except Exception as error:
        return error


def _reopened(engine: "Engine", repaired: "Repaired | BaseException | None") -> _Outcome:
    try:
        library, summary = open_library(engine)
    except Exception as error:
        return _Outcome(repaired, None, None, error)
    return _Outcome(repaired, library, summary)
