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
from lsgui.core.types import Answer, Progress, no_progress
from lsgui.gui import set_aside
from lsgui.gui.saving import Save, Saves
from lsgui.gui.tasks import Task, Tasks

if TYPE_CHECKING:
    from lsgui.core.fewshot import Head

Failed = Callable[[BaseException], None]


@dataclass(frozen=True)
class Behind:
    """What a session is made of: a history and the place in it, the answer shown, and what made that.

    `awaited` tells whether another answer is on its way.
    """

    steps: tuple[Step, ...]
    at: int
    answer: Answer | None
    library: Shelf | None
    heads: "tuple[tuple[str, Head], ...]"
    awaited: bool = False

    @property
    def state(self) -> State:
        """The state in force, without what belongs to the computer."""
        return of_session(self.steps[self.at].state)

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
        self._saves = Saves(tasks, self.hashes, self)
        self._turn = 0  # counts the sessions worked on

    @property
    def state(self) -> State:
        """The state in force, without what belongs to the computer."""
        return self.behind().state

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
        self._saves.release()  # it may be the very file that is to be read
        library = self.behind().library
        if self._reading is not None:  # the user has chosen another one meanwhile
            self._reading.drop()

        def work(progress: Progress) -> Opened:
            return open_file(file, library, self.hashes, progress=progress)

        self._reading = self._tasks.start("session", work, owner=self, done=done, failed=failed)

    def save(self, file: Path, done: Callable[[], None], failed: Failed) -> None:
        """Write the session, as it is now, into a file, which is its file from then on.

        The answer to it is waited for, unless it will not come any more: another change, another session.
        """
        behind, turn = self.behind(), self._turn

        def saved(session: Session) -> None:
            if turn == self._turn:  # no other session has taken its place
                self._is_in(file, behind.state, session)
            done()

        self._saves.add(Save(behind, file, saved, failed, waits=behind.awaited))

    def settle(self) -> None:
        """The state, or what is known of the answer to it, has changed: saves that wait may go on."""
        self._saves.settle(self.behind())

    def set_aside(self, failed: Failed) -> None:
        """Keep the session, as it is now, among those that were left without being saved."""
        behind = self.behind()
        file = set_aside.place(behind.steps)
        try:
            paths.make(file.parent)
        except OSError as error:
            failed(error)
            return
        self._saves.add(Save(behind, file, lambda _: set_aside.trim(), failed, saved_as=self.file))

    def finish(self, *, at_rest: bool) -> None:
        """The program ends: what is on its way into a file is written now; see `Saves.finish`."""
        self._saves.finish(at_rest=at_rest)

    def adopt(self, session: Session, file: Path | None) -> None:
        """Work on with another session, from a file if it has one."""
        self._turn_to(session)
        self._is_in(file, of_session(session.state), session)

    def resume(self, session: Session) -> None:
        """Work on with a session that was kept for emergencies: not all of it may be in its file."""
        self._turn_to(session)
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

    def _turn_to(self, session: Session) -> None:
        self._saves.release()
        self._turn += 1
        self._take_over(session.steps, session.at)

    def _is_in(self, file: Path | None, state: State, session: Session) -> None:
        self.file, self._saved, self._opened = file, state, session
        self.changed.emit()
