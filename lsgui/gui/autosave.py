"""What the user has at work, kept behind the window: a crash loses nothing but the last second.

Each program has a folder of its own below `paths.sessions()`, locked while it runs. A folder whose program is
gone was left by a crash. A program that ends as it should leaves its session as `last.lsgui`.
"""

import logging
import os
import secrets
import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from lsgui import paths
from lsgui.core.sessions.images import Hashes
from lsgui.core.sessions.record import SUFFIX, Session, SessionError
from lsgui.core.sessions.writing import write
from lsgui.core.types import Progress, no_progress
from lsgui.gui.folder_lock import FolderLock
from lsgui.gui.problems import describe
from lsgui.gui.sessions import Opened, Sessions, open_file
from lsgui.gui.tasks import Task, Tasks

DELAY_MS = 500
RETRY_MS = 10_000
"""So long after a copy that could not be written (the disk is full, say) it is tried again."""
NAME = f"session{SUFFIX}"
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Left:
    """What a crash left in a folder, which is locked for us, and when it was written (seconds since 1970)."""

    folder: Path
    opened: Opened
    written: float
    lock: FolderLock


def last_session() -> Path:
    """Where the session of the window that was closed last is kept."""
    return paths.sessions() / f"last{SUFFIX}"


class Autosave(QObject):
    """Writes the session a moment after each change; finds what a crash left, and keeps or drops it."""

    found = Signal(object)  # Left
    failed = Signal(str, str)  # no copy can be written; it is said once, and tried again
    recovered = Signal()  # and now one was

    def __init__(self, tasks: Tasks, sessions: Sessions, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks, self._sessions = tasks, sessions
        self._folder = paths.sessions() / secrets.token_hex(8)
        self._lock: FolderLock | None = None
        self._task: Task[None] | None = None
        self._unsaved = False
        self._failing = False
        self._left: Left | None = None
        self._resumed: Left | None = None  # to go as soon as our own copy is on the disk
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._save)

    def touch(self) -> None:
        """The session has changed: keep it soon."""
        self._unsaved = True
        if not self._timer.isActive():
            self._timer.start(DELAY_MS)

    @property
    def left(self) -> Left | None:
        """What a crash left, while nobody has decided what becomes of it."""
        return self._left

    def look(self) -> None:
        """Look for what a crash left; the newest of it goes to `found`."""
        self._tasks.start(
            "autosave",
            lambda progress: newest_left(self._sessions.hashes, progress),
            owner=self,
            done=self._looked,
            failed=lambda error: log.warning("no looking for former sessions", exc_info=error),
        )

    def take(self, left: Left) -> Session:
        """Work on with what a crash left: its copy stays until ours is written."""
        self._left, self._resumed = None, left
        self.touch()
        return left.opened.session

    def refuse(self, left: Left) -> None:
        """Do not work on with what a crash left: it becomes the last session."""
        self._left = None
        self._tasks.start(
            "autosave",
            lambda _: _retire(left.folder, left.lock),
            owner=self,
            done=lambda _: None,
            failed=lambda error: log.warning("a former session stays where it is", exc_info=error),
        )

    def finish(self) -> None:
        """The program ends as it should and nothing runs any more: what there is becomes the last session."""
        self._timer.stop()
        try:
            if self._unsaved or self._task is not None:
                self._work(self._sessions.behind().session(self._sessions.hashes, self._sessions.file))
            if self._lock is not None:
                _retire(self._folder, self._lock)
                self._drop_resumed()
                self._lock = None
        except (OSError, SessionError) as error:
            log.warning("the session was not kept", exc_info=error)
        if self._left is not None:
            self._left.lock.release()  # nobody decided: the next program offers it again

    def _looked(self, left: Left | None) -> None:
        self._left = left
        if left is not None:
            self.found.emit(left)

    def _save(self) -> None:
        if self._task is not None:  # once it is done
            return
        self._unsaved = False
        behind, file = self._sessions.behind(), self._sessions.file

        def work(progress: Progress) -> None:
            self._work(behind.session(self._sessions.hashes, file, progress=progress), progress)

        self._task = self._tasks.start("autosave", work, owner=self, done=self._saved, failed=self._failed)

    def _saved(self, _: object = None) -> None:
        self._task = None
        self._drop_resumed()
        if self._failing:
            self._failing = False
            self.recovered.emit()
        if self._unsaved:
            self.touch()

    def _failed(self, error: BaseException) -> None:
        self._task, self._unsaved = None, True
        self._timer.start(RETRY_MS)
        if not self._failing:
            self._failing = True
            log.warning("the session could not be kept for emergencies", exc_info=error)
            self.failed.emit(*describe(error))

    def _work(self, session: Session, progress: Progress = no_progress) -> None:
        """Keep a session in our folder, which is made and locked for the first one that is not empty."""
        if session.empty and self._lock is None:
            return
        if self._lock is None:
            paths.sessions().mkdir(parents=True, exist_ok=True)
            lock = FolderLock(self._folder)  # before there is a folder that others could take for left
            lock.take()
            self._lock = lock
        self._folder.mkdir(exist_ok=True)
        if session.empty:
            (self._folder / NAME).unlink(missing_ok=True)
        else:
            write(session, self._folder / NAME, progress=progress)

    def _drop_resumed(self) -> None:
        if self._resumed is not None and self._lock is not None:
            _drop(self._resumed.folder, self._resumed.lock)
            self._resumed = None


def newest_left(hashes: Hashes, progress: Progress = no_progress) -> Left | None:
    """The newest session that a crashed program left; older ones wait for the next start."""
    found: list[tuple[float, Path, FolderLock]] = []
    for folder in _folders():
        lock = FolderLock(folder)
        if not lock.take():  # its program still runs
            continue
        try:
            found.append(((folder / NAME).stat().st_mtime, folder, lock))
        except OSError:  # there is nothing in it
            _drop(folder, lock)
    found.sort(key=lambda each: each[0])
    newest: Left | None = None
    while found and newest is None:
        newest = _read(*found.pop(), hashes, progress)
    for _, _, lock in found:
        lock.release()
    return newest


def _folders() -> list[Path]:
    try:
        return [entry for entry in paths.sessions().iterdir() if entry.is_dir()]
    except OSError:  # no session was ever kept
        return []


def _read(written: float, folder: Path, lock: FolderLock, hashes: Hashes, progress: Progress) -> Left | None:
    try:
        return Left(folder, open_file(folder / NAME, None, hashes, progress=progress), written, lock)
    except SessionError as error:
        log.warning("a former session is damaged", exc_info=error)
        with suppress(OSError):
            os.replace(folder / NAME, paths.sessions() / f"damaged{SUFFIX}")
        _drop(folder, lock)
        return None


def _retire(folder: Path, lock: FolderLock) -> None:
    """Make a folder's session, if it has one, the last session. Raises OSError."""
    if (folder / NAME).exists():
        os.replace(folder / NAME, last_session())
    _drop(folder, lock)


def _drop(folder: Path, lock: FolderLock) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    lock.release()
