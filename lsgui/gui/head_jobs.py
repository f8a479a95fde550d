"""The job on heads that the user waits for: a fit, or pictures that become examples; one at a time."""

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal

from lsgui.core.types import Progress
from lsgui.gui.problems import describe
from lsgui.gui.tasks import Task, Tasks

T = TypeVar("T")


class HeadJobs(QObject):
    """Ends with what the job was to do, or with `stopped`."""

    progress = Signal(int, int)
    stopped = Signal()
    failed = Signal(str, str)

    def __init__(self, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._task: Task[Any] | None = None

    @property
    def busy(self) -> bool:
        """Whether a job runs or waits."""
        return self._task is not None

    def start(self, work: Callable[[Progress], T], done: Callable[[T], None]) -> None:
        """Do some work, then `done` with what came of it; nothing while another job runs."""
        if self._task is not None:
            return

        def ended(value: T) -> None:
            self._task = None
            done(value)

        self._task = self._tasks.start(
            "fit",
            work,
            owner=self,
            done=ended,
            failed=self._failed,
            progress=self.progress.emit,
            stopped=self._stopped,
        )
        self.progress.emit(0, 0)

    def cancel(self) -> None:
        """Stop the job."""
        if self._task is not None:
            self._task.cancel()

    def _failed(self, error: BaseException) -> None:
        self._task = None
        self.failed.emit(*describe(error))
        self.stopped.emit()

    def _stopped(self) -> None:
        self._task = None
        self.stopped.emit()
