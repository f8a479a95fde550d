"""Sessions on their way into files: each is what was at work when the user asked, whatever came after."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from lsgui.core.sessions.images import Hashes
from lsgui.core.sessions.record import Session, SessionError
from lsgui.core.sessions.writing import write
from lsgui.core.types import Progress, no_progress
from lsgui.gui.tasks import Tasks

if TYPE_CHECKING:
    from lsgui.gui.sessions import Behind

log = logging.getLogger(__name__)


@dataclass(eq=False)
class Save:
    """One session on its way into a file. It `waits` for its answer; its `session` is there once written."""

    behind: "Behind"
    file: Path
    done: Callable[[Session], None]
    failed: Callable[[BaseException], None]
    saved_as: Path | None = None
    waits: bool = False
    begun: bool = False
    session: Session | None = None

    def write(self, hashes: Hashes, progress: Progress = no_progress) -> None:
        """Write it; it reads the images' files, which `progress` can stop, and the library. Raises
        `SessionError`, `Cancelled`."""
        self.begun = True
        session = self.behind.session(hashes, self.saved_as, progress=progress)
        write(session, self.file, progress=progress)
        self.session = session


class Saves(QObject):
    """Writes sessions on the session lane, in the order in which they were asked for."""

    def __init__(self, tasks: Tasks, hashes: Hashes, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks, self._hashes = tasks, hashes
        self._open: list[Save] = []

    def add(self, save: Save) -> None:
        """Write a session soon: if it waits for its answer, when `settle` or `release` says so."""
        self._open.append(save)
        if not save.waits:
            self._start(save)

    def settle(self, now: "Behind") -> None:
        """Let go what waited for an answer that is there, or that will not come any more."""
        for save in self._waiting():
            if now.state != save.behind.state:
                self._start(save)
            elif not now.awaited:
                save.behind = replace(save.behind, answer=now.answer)
                self._start(save)

    def release(self) -> None:
        """Let everything go that waits for an answer, without its numbers."""
        for save in self._waiting():
            self._start(save)

    def finish(self, *, at_rest: bool) -> None:
        """The program ends: write here and now what is not in its file yet. Unless the threads are
        `at_rest`, what one of them has begun is left to it."""
        left, self._open = self._open, []
        for save in left:
            try:
                if save.session is None and (at_rest or not save.begun):
                    save.write(self._hashes)
            except (OSError, SessionError) as error:
                log.warning("a session was not saved", exc_info=error)
            if save.session is not None:
                save.done(save.session)

    def _waiting(self) -> list[Save]:
        return [save for save in self._open if save.waits]

    def _start(self, save: Save) -> None:
        save.waits = False  # cancelled, when the program ends, it stays open: `finish` writes it

        def done(_: None) -> None:
            self._open.remove(save)
            assert save.session is not None
            save.done(save.session)

        def failed(error: BaseException) -> None:
            self._open.remove(save)
            save.failed(error)

        self._tasks.start(
            "session",
            lambda progress: save.write(self._hashes, progress),
            owner=self,
            done=done,
            failed=failed,
        )
