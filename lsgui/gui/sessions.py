"""The session in a file: made of what the bridge has, written and read on the session lane, taken over."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from lsgui import paths
from lsgui.core.session import State, Step
from lsgui.core.sessions.images import Hashes, Note, located
from lsgui.core.sessions.making import Shelf, kept_head, made
from lsgui.core.sessions.reading import read
from lsgui.core.sessions.record import Session, of_session, query_of
from lsgui.core.sessions.replaying import Comparison, compare
from lsgui.core.sessions.writing import write
from lsgui.core.types import Answer, Progress, no_progress
from lsgui.gui.tasks import Task, Tasks

if TYPE_CHECKING:
    from lsgui.core.fewshot import Head

Failed = Callable[[BaseException], None]


@dataclass(frozen=True)
class Behind:
    """What a session is made of: a history and the place in it, the answer shown, and what made that."""

    steps: tuple[Step, ...]
    at: int
    answer: Answer | None
    library: Shelf | None
    heads: "tuple[tuple[str, Head], ...]"

    def session(
        self, hashes: Hashes, saved_as: Path | None = None, *, progress: Progress = no_progress
    ) -> Session:
        """The session; it reads the images' files, which `progress` can stop, and the library."""
        heads = [kept_head(paths.heads() / key, head) for key, head in self.heads]
        return made(
            self.steps,
            self.at,
            self.answer,
            library=self.library,
            heads=heads,
            hashes=hashes,
            saved_as=saved_as,
            progress=progress,
        )


@dataclass(frozen=True)
class Opened:
    """A session that was read, and what is to be said of its images."""

    session: Session
    notes: tuple[Note, ...] = ()


def open_file(
    file: Path, library: Shelf | None, hashes: Hashes, *, progress: Progress = no_progress
) -> Opened:
    """Read a session and find its images, which `progress` can stop. Raises `SessionError`."""
    return Opened(*located(read(file), file.parent, library, hashes, progress=progress))


class Sessions(QObject):
    """Reads, writes and compares sessions behind the window. `file` is where this one was last saved."""

    changed = Signal()  # the file, or what is in it

    def __init__(
        self,
        tasks: Tasks,
        behind: Callable[[], Behind],
        take_over: Callable[[Sequence[Step], int], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._tasks, self._take_over = tasks, take_over
        self.behind: Callable[[], Behind] = behind
        self.hashes = Hashes()
        self.file: Path | None = None
        self._saved: State | None = None
        self._reading: Task[Opened] | None = None
        self._opened: Session | None = None

    @property
    def state(self) -> State:
        """The state in force, without what belongs to the computer."""
        behind = self.behind()
        return of_session(behind.steps[behind.at].state)

    @property
    def modified(self) -> bool:
        """Whether the present state is not the one in the session's file."""
        return self.file is not None and self.state != self._saved

    @property
    def comparable(self) -> bool:
        """Whether numbers were recorded of the present state in the session that was opened, and there is an
        answer to hold against them."""
        opened, answer = self._opened, self.behind().answer
        if opened is None or opened.recorded is None or answer is None:
            return False
        return query_of(opened.state) == query_of(self.state)

    def read(self, file: Path, done: Callable[[Opened], None], failed: Failed) -> None:
        """Read a session file, and find its images beside it or in the library."""
        library = self.behind().library
        if self._reading is not None:  # the user has chosen another one meanwhile
            self._reading.drop()

        def work(progress: Progress) -> Opened:
            return open_file(file, library, self.hashes, progress=progress)

        self._reading = self._tasks.start("session", work, owner=self, done=done, failed=failed)

    def save(self, file: Path, done: Callable[[], None], failed: Failed) -> None:
        """Write the session into a file, which is its file from then on."""
        behind, state = self.behind(), self.state

        def saved(session: Session) -> None:
            self._is_in(file, state, session)
            done()

        def work(progress: Progress) -> Session:
            session = behind.session(self.hashes, progress=progress)
            write(session, file)
            return session

        self._tasks.start("session", work, owner=self, done=saved, failed=failed)

    def adopt(self, session: Session, file: Path | None) -> None:
        """Work on with another session, from a file if it has one."""
        self._take_over(session.steps, session.at)
        self._is_in(file, of_session(session.state), session)

    def resume(self, session: Session) -> None:
        """Work on with a session that was kept for emergencies: not all of it may be in its file."""
        self._take_over(session.steps, session.at)
        self._is_in(session.saved_as, State(), session)

    def compare(self, done: Callable[[Comparison], None], failed: Failed) -> None:
        """Hold the answer shown against the numbers of the session that was opened."""
        behind, opened = self.behind(), self._opened
        if not self.comparable or opened is None:
            return
        recorded, answer = opened.recorded, behind.answer
        assert recorded is not None
        assert answer is not None
        self._tasks.start(
            "session",
            lambda _: compare(recorded, answer, behind.library),
            owner=self,
            done=done,
            failed=failed,
        )

    def _is_in(self, file: Path | None, state: State, session: Session) -> None:
        self.file, self._saved, self._opened = file, state, session
        self.changed.emit()
