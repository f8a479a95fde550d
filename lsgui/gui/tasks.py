"""The only file with threads: plain functions run on lanes, and report back on the GUI thread.

A lane is a pool of threads: "engine" has one worker (so the engine needs no locks), "library" and
"fit" have one each (so a query overtakes indexing and fitting), "records" has one for short looks into
the library and changes of it, in their order; "search" has one for what makes searching fast; "io" has a
few for files and thumbnails; "watch" has one that waits for changes in the library's folders; "check" has
one for checks and repairs of the library, "session" one for session files, and "autosave" one for the copy
that is kept for emergencies. All of them let the GUI thread go first: what the user does is seen at
once, what he waits for comes when it comes.
"""

import sys
import time
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from typing import Any, Generic, Literal, TypeVar

import shiboken6
from PySide6.QtCore import QCoreApplication, QEventLoop, QObject, Qt, QThread, QThreadPool, Signal, Slot

from lsgui.core.types import Cancelled, Progress
from lsgui.library.power import let_first_thread_go_first

Lane = Literal["engine", "library", "fit", "records", "search", "io", "watch", "check", "session", "autosave"]
WORKERS: dict[Lane, int] = {
    "engine": 1,
    "library": 1,
    "fit": 1,
    "records": 1,
    "search": 1,
    "io": 3,
    "watch": 1,
    "check": 1,
    "session": 1,
    "autosave": 1,
}
UNHURRIED: frozenset[Lane] = frozenset({"library", "fit", "search", "watch", "check"})
"""Lanes whose work nobody waits for with his hands in his lap."""
NICER, NICEST = 5, 10
"""Than the GUI thread, on Linux: a third and a tenth of its time, where there is not enough for all."""
LOOK = 0.1
"""Seconds after which a worker that waits for the GUI thread looks whether there still is one."""
FIRST, WHEN_IDLE = 1, -1
"""Priorities: of what the user looks at, and of what can wait until a lane has nothing else to do."""

T = TypeVar("T")


class Task(Generic[T]):
    """One piece of work. Use it on the GUI thread; only `run` and `_progress` run on a worker.

    It is no QRunnable: one that a pool was given and that Qt does not delete is kept by PySide for ever, with
    all that it holds.
    """

    def __init__(
        self,
        tasks: "Tasks",
        nicer: int,
        work: Callable[[Progress], T],
        owner: QObject,
        done: Callable[[T], None],
        failed: Callable[[BaseException], None],
        progress: Callable[[int, int], None] | None,
        stopped: Callable[[], None] | None,
    ) -> None:
        self._tasks, self._nicer, self._work, self._owner = tasks, nicer, work, owner
        self._on_done, self._on_failed, self._on_progress, self._on_stopped = done, failed, progress, stopped
        self._stop_wanted = False
        self._dropped = False
        self._begun = False
        self._latest = (0, 0)
        self._progress_posted = False

    def cancel(self) -> None:
        """Ask the work to stop; `stopped` is called when it has (or `done`, if it was faster)."""
        self._stop_wanted = True

    def drop(self) -> None:
        """Cancel, and call nothing any more: the answer is no longer wanted."""
        self._stop_wanted = self._dropped = True

    def withdraw(self) -> bool:
        """Drop work that has not begun; whether it was dropped."""
        if not self._begun:
            self.drop()
        return self._dropped

    def run(self) -> None:
        """Do the work, on a worker thread."""
        self._begun = True
        let_first_thread_go_first(self._nicer)
        try:
            if self._stop_wanted:
                raise Cancelled
            value = self._work(self._progress)
        except Cancelled:
            self._tasks.post(lambda: self._end(self._on_stopped))
        except BaseException as error:  # a panic in a Rust extension is no Exception, and nothing may be lost
            failure = error
            self._tasks.post(lambda: self._end(self._on_failed, failure))
        else:
            self._tasks.post(lambda: self._end(self._on_done, value))

    def _progress(self, done: int, total: int) -> None:
        if self._stop_wanted:
            raise Cancelled
        self._latest = (done, total)
        if not self._progress_posted:  # at most one report waits, so a fast worker cannot flood the window
            self._progress_posted = True
            self._tasks.post(self._report)

    def _report(self) -> None:
        self._progress_posted = False
        if self._on_progress is not None and self._wanted():
            self._on_progress(*self._latest)

    def _end(self, callback: Callable[..., None] | None, *values: object) -> None:
        self._tasks.forget(self)
        wanted = self._wanted()
        # The worker may be the last to hold this task, and no widget may go with it there.
        del self._work, self._owner, self._on_done, self._on_failed, self._on_progress, self._on_stopped
        if callback is not None and wanted:
            callback(*values)

    def _wanted(self) -> bool:
        return not self._dropped and shiboken6.isValid(self._owner)


class Tasks(QObject):
    """The lanes, and the post that brings what they report to the GUI thread."""

    _posted = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._active: set[Task[Any]] = set()
        self._ends = False
        self._pools: dict[Lane, QThreadPool] = {}
        for lane, workers in WORKERS.items():
            pool = QThreadPool(self)
            pool.setMaxThreadCount(workers)
            if sys.platform != "linux":  # there it would only undo how the program was started
                pool.setThreadPriority(QThread.Priority.LowPriority)
            self._pools[lane] = pool
        self._posted.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def start(
        self,
        lane: Lane,
        work: Callable[[Progress], T],
        *,
        owner: QObject,
        done: Callable[[T], None],
        failed: Callable[[BaseException], None],
        progress: Callable[[int, int], None] | None = None,
        stopped: Callable[[], None] | None = None,
        priority: int = 0,
    ) -> Task[T]:
        """Run `work(progress)` on a lane; exactly one of `done`, `failed`, `stopped` is called afterwards.

        They are called on the GUI thread, and not at all once `owner` was destroyed or the task dropped.
        """
        nicer = NICEST if lane in UNHURRIED else NICER
        task = Task(self, nicer, work, owner, done, failed, progress, stopped)
        self._active.add(task)
        self._pools[lane].start(task.run, priority)
        return task

    @property
    def idle(self) -> bool:
        """Whether nothing runs, waits or is still to be delivered."""
        return not self._active

    def stop(self, seconds: float) -> bool:
        """Drop everything and wait, with the event loop going on, until all threads are idle.

        False if something still ran after `seconds`.
        """
        self._ends = True
        for task in self._active:
            task.drop()
        end = time.monotonic() + seconds
        while self._active and time.monotonic() < end:
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents, 20)
            self._pools["engine"].waitForDone(5)
        return all(pool.waitForDone(200) for pool in self._pools.values()) and not self._active

    def post(self, call: Callable[[], None]) -> None:
        """Have `call` called on the GUI thread; safe from every thread."""
        self._posted.emit(call)

    def ask(self, call: Callable[[], T]) -> T:
        """What `call` returns, or raises, on the GUI thread; for workers, which wait. May be `Cancelled`."""
        if self._ends:
            raise Cancelled
        answer = Future[T]()

        def there() -> None:
            try:
                answer.set_result(call())
            except BaseException as error:
                answer.set_exception(error)

        self.post(there)
        while not self._ends:
            with suppress(TimeoutError):
                return answer.result(LOOK)
        raise Cancelled

    def forget(self, task: Task[Any]) -> None:
        """Let go of a task that ended."""
        self._active.discard(task)

    @Slot(object)
    def _deliver(self, call: Callable[[], None]) -> None:
        call()
