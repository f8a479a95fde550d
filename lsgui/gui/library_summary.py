"""Reads what the window shows of the library, never on the GUI thread."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from lsgui.gui.problems import describe
from lsgui.gui.tasks import Tasks

if TYPE_CHECKING:
    from lsgui.library.store import Library
    from lsgui.library.summary import LibrarySummary


class SummaryReader(QObject):
    """Holds the latest summary; one reading waits at most, however many ask for one."""

    failed = Signal(str, str)

    def __init__(self, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._reading = False
        self._waiting: list[Callable[[], None]] = []
        self.summary: LibrarySummary | None = None

    def refresh(self, library: "Library", then: Callable[[], None]) -> None:
        """Read what is so from now on, then call `then`, also if the library could not be read."""
        self._waiting.append(then)
        if not self._reading:
            self._read(library)

    def _read(self, library: "Library") -> None:
        self._reading, asked, self._waiting = True, self._waiting, []

        def ended() -> None:
            self._reading = False
            for then in dict.fromkeys(asked):
                then()
            if self._waiting and not self._reading:
                self._read(library)

        def done(summary: "LibrarySummary") -> None:
            self.summary = summary
            ended()

        def failed(error: BaseException) -> None:
            self.failed.emit(*describe(error))
            ended()

        self._tasks.start("records", lambda _: library.summary(), owner=self, done=done, failed=failed)
