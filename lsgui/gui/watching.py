"""Keeps the window's library up to date: waits for changes in its folders, and has them indexed.

Nobody asked for that, so while somebody else writes to the library it waits, and says nothing.
"""

import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from lsgui.core.types import LibraryInUseError, Progress
from lsgui.gui.library_jobs import LibraryJobs
from lsgui.gui.problems import describe
from lsgui.gui.settings import Settings
from lsgui.gui.tasks import Task, Tasks

if TYPE_CHECKING:
    from lsgui.library.changes import Change
    from lsgui.library.store import Library
    from lsgui.library.watching import Watcher

KEY = "keep_up"
LOOK = 0.5
"""Seconds between two looks at whether somebody else still writes to the library."""


class LibraryWatch(QObject):
    """Watches while the setting says so; one wait after another runs on a lane of its own."""

    failed = Signal(str, str)

    def __init__(self, tasks: Tasks, jobs: LibraryJobs, settings: Settings, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks, self._jobs, self._settings = tasks, jobs, settings
        self._task: Task[frozenset[Change]] | None = None
        self._watcher: Watcher | None = None
        self._said = ""
        settings.changed.connect(self._setting_changed)
        jobs.update_failed.connect(self._try_again)

    @property
    def note(self) -> str:
        """Why changes are noticed late, in a sentence; "" where they are not."""
        return self._watcher.note if self._watcher is not None else ""

    def start(self) -> None:
        """Watch the library's folders, beginning with a look through them, if that is wanted."""
        if self._settings.text(KEY) == "on" and self._task is None and self._jobs.library is not None:
            self._watcher = _watcher(self._jobs.library)
            self._wait(self._watcher, self._jobs.library.folder)

    def stop(self) -> None:
        """Watch no longer."""
        if self._task is not None:
            self._task.cancel()

    def close(self) -> None:
        """Let go of everything; call it when the lanes are idle."""
        if self._watcher is not None:
            self._watcher.close()
            self._watcher = None

    def _setting_changed(self, key: str) -> None:
        if key == KEY:
            (self.start if self._settings.text(KEY) == "on" else self.stop)()

    def _wait(self, watcher: "Watcher", folder: Path) -> None:
        def wait(progress: Progress) -> "frozenset[Change]":
            changes = watcher.wait(progress)
            _wait_for_others(folder, progress)
            return changes

        self._task = self._tasks.start(
            "watch",
            wait,
            owner=self,
            done=lambda changes: self._changed(watcher, folder, changes),
            failed=self._failed,
            stopped=self._stopped,
        )

    def _changed(self, watcher: "Watcher", folder: Path, changes: "frozenset[Change]") -> None:
        self._say_once(watcher.note, "")
        self._jobs.update(changes)
        self._wait(watcher, folder)

    def _try_again(self, error: BaseException, changes: "frozenset[Change]") -> None:
        if not isinstance(error, LibraryInUseError):  # that one ends by itself
            self._say_once(*describe(error))
        if self._watcher is not None:
            self._watcher.again(changes)

    def _failed(self, error: BaseException) -> None:
        self._say_once(*describe(error))
        self._end()

    def _stopped(self) -> None:
        self._end()
        self.start()  # it may be wanted again already

    def _end(self) -> None:
        self._task = None
        self.close()

    def _say_once(self, sentence: str, details: str) -> None:
        if sentence and sentence != self._said:
            self._said = sentence
            self.failed.emit(sentence, details)


def _wait_for_others(folder: Path, progress: Progress) -> None:
    """Wait until nobody writes to the library; `progress` may raise to end the wait."""
    from lsgui.library.database import is_in_use

    while is_in_use(folder):
        progress(0, 0)
        time.sleep(LOOK)


def _watcher(library: "Library") -> "Watcher":
    from lsgui.library.watching import Watcher

    return Watcher(library.folder_paths, mounts=library.mount_paths, besides=library.folder)
