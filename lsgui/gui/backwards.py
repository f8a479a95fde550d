"""Questions asked backwards, behind the window: stored features first, then the best photographs' files."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Signal

from lsgui.core.encoded import Encoded
from lsgui.core.types import Progress, Skipped
from lsgui.gui.comparisons import Served
from lsgui.gui.problems import describe
from lsgui.gui.tasks import FIRST, WHEN_IDLE, Lane, Task, Tasks

if TYPE_CHECKING:
    from lsgui.library.label_scores import LabelScores
    from lsgui.library.proposing import Proposals
    from lsgui.library.questions import Findings, Question
    from lsgui.library.store import Library

T = TypeVar("T")


@dataclass
class _Course:
    """How far one question has come."""

    question: "Question"
    served: Served
    given: Encoded | None = None
    proposals: "Proposals | None" = None
    encoded: dict[Path, Encoded] = field(default_factory=dict)
    skipped: list[Skipped] = field(default_factory=list)


class Backwards(QObject):
    """The latest question counts; a new one drops what is under way.

    Files are encoded a few at a time, whenever the engine has nothing else to do, so that queries go first.
    """

    begun = Signal(object)  # Question
    found = Signal(object)  # Findings: twice, if all goes well
    progressed = Signal(int, int)
    failed = Signal(str, str)
    outdated = Signal()
    """What was found may be no longer so: photographs came into the library, or went."""
    ended = Signal(bool)  # whether it came to its end; False: the user stopped it

    def __init__(self, tasks: Tasks, serve: Callable[[], Served | None], parent: QObject) -> None:
        super().__init__(parent)
        self._tasks, self._serve = tasks, serve
        self._task: Task[Any] | None = None
        self._stop_wanted = False
        self.version = 0
        """Another one after every change of the library."""
        self._known: tuple[Library, LabelScores] | None = None

    def ask(self, question: "Question") -> None:
        """Answer a question about the library, if there is one."""
        self.drop()
        served = self._serve()
        if served is None or served.library is None:
            return
        course = _Course(question, served)
        self.begun.emit(question)
        image, engine = question.image, served.engine
        if image is None:
            self._propose(course)
            return

        def encoded(given: Encoded) -> None:
            course.given = given
            self._propose(course)

        self._run("engine", lambda _: engine.encode([image]), encoded, FIRST)

    def outdate(self) -> None:
        """The library changed."""
        self.version += 1
        self.outdated.emit()

    def drop(self) -> None:
        """Forget the question: nothing is said of it any more."""
        if self._task is not None:
            self._task.drop()
        self._task, self._stop_wanted = None, False

    def cancel(self) -> None:
        """Stop; what is found stays."""
        if self._task is not None:
            self._stop_wanted = True
            self._task.cancel()

    def request_labels(self, image: Path, callback: Callable[[tuple[str, ...]], None]) -> None:
        """Tell which labels a photograph shows."""
        served = self._serve()
        if served is None:
            return
        engine = served.engine

        def work(_: Progress) -> tuple[str, ...]:
            present = engine.scores(engine.encode([image]).features)[0] >= engine.thresholds_for(None)
            return tuple(label for label, has in zip(engine.labels, present, strict=True) if has)

        self._tasks.start(
            "engine",
            work,
            owner=self,
            done=callback,
            failed=lambda error: self.failed.emit(*describe(error)),
            priority=FIRST,
        )

    def _propose(self, course: _Course) -> None:
        library, engine = course.served.library, course.served.engine
        assert library is not None
        known = self._known[1] if self._known is not None and self._known[0] is library else None

        def work(progress: Progress) -> "Proposals":
            from lsgui.library.proposing import proposed

            return proposed(library, engine, course.question, course.given, known=known, progress=progress)

        def done(proposals: "Proposals") -> None:
            self._known = library, proposals.known
            course.proposals = proposals
            self.found.emit(proposals.findings)
            self._look_again(course, proposals, 0)

        self._run("search", work, done, FIRST)

    def _look_again(self, course: _Course, proposals: "Proposals", start: int) -> None:
        """Encode the next few files, and go on until all are."""
        from lsgui.library.asking import BATCH, encoded_files

        files, engine = proposals.files, course.served.engine
        if start >= len(files):
            self._decide(course, proposals)
            return
        self.progressed.emit(start, len(files))

        def done(read: tuple[dict[Path, Encoded], list[Skipped]]) -> None:
            course.encoded |= read[0]
            course.skipped += read[1]
            self._look_again(course, proposals, start + BATCH)

        some = files[start : start + BATCH]
        self._run("engine", lambda _: encoded_files(engine, some), done, WHEN_IDLE)

    def _decide(self, course: _Course, proposals: "Proposals") -> None:
        engine = course.served.engine

        def work(_: Progress) -> "Findings":
            from lsgui.library.asking import looked_again

            return looked_again(engine, proposals, course.given, course.encoded, course.skipped)

        def done(findings: "Findings") -> None:
            self._task = None
            self.found.emit(findings)
            self.ended.emit(True)

        self._run("engine", work, done, WHEN_IDLE)

    def _run(
        self, lane: Lane, work: Callable[[Progress], T], done: Callable[[T], None], priority: int
    ) -> None:
        def finished(value: T) -> None:
            if self._stop_wanted:  # between one step and the next
                stopped()
            else:
                done(value)

        def failed(error: BaseException) -> None:
            self._task, self._stop_wanted = None, False
            self.failed.emit(*describe(error))

        def stopped() -> None:
            self._task, self._stop_wanted = None, False
            self.ended.emit(False)

        self._task = self._tasks.start(
            lane,
            work,
            owner=self,
            done=finished,
            failed=failed,
            progress=self.progressed.emit,
            stopped=stopped,
            priority=priority,
        )
