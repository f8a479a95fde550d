"""What makes searching the library fast, made behind the window: photographs' labels, a large one's index."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from lsgui.core.types import Progress
from lsgui.gui.problems import describe
from lsgui.gui.tasks import Task, Tasks

if TYPE_CHECKING:
    from lsgui.library.store import Library


class SearchJobs(QObject):
    """At most one job runs; what is asked meanwhile makes it run once more."""

    failed = Signal(str, str)

    def __init__(self, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._task: Task[None] | None = None
        self._again: Library | None = None

    def prepare(self, library: "Library") -> None:
        """Bring the library up to date for searching; answers wait for nothing."""
        if self._task is not None:
            self._again = library
            return

        def work(progress: Progress) -> None:
            library.prepare_search(progress=progress)

        self._task = self._tasks.start(
            "search",
            work,
            owner=self,
            done=lambda _: self._ended(),
            failed=self._failed,
            stopped=self._ended,
        )

    def stop(self) -> None:
        """Let a running job end early; what it did is kept."""
        self._again = None
        if self._task is not None:
            self._task.cancel()

    def _failed(self, error: BaseException) -> None:
        self.failed.emit(*describe(error))
        self._again = None
        self._task = None

    def _ended(self) -> None:
        self._task = None
        again, self._again = self._again, None
        if again is not None:
            self.prepare(again)
