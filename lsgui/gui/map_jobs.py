"""The map of the library for the window, and the answer's place on it: never made on the GUI thread."""

import operator
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from lsgui.core.formulas import LETTERS
from lsgui.core.session import State
from lsgui.core.types import EVERYTHING, Answer, Filter, Progress, images_of
from lsgui.gui import plot_loading
from lsgui.gui.problems import describe
from lsgui.gui.tasks import FIRST, WHEN_IDLE, Task, Tasks

if TYPE_CHECKING:
    from lsgui.core.judging import Classifier
    from lsgui.gui.answers import Answers
    from lsgui.gui.comparisons import Served
    from lsgui.library.mapped import Mapped
    from lsgui.library.snapshot import Rows
    from lsgui.library.store import Library

LEAST_SECONDS = 5.0
"""While the library grows, its map is read again this often at most."""

Point = tuple[float, float]


@dataclass(frozen=True)
class Marks:
    """What an answer draws into the map: its images by their letters, its own place (None: it has no feature
    of its own), and its neighbours that lie on the map, nearest first."""

    images: tuple[tuple[str, Path, Point], ...]
    answer: Point | None
    neighbours: tuple[tuple[int, Path, Point], ...]
    featureless: bool
    labels: frozenset[str]


class MapJobs(QObject):
    """Works only while somebody looks. The latest wish counts."""

    begun = Signal()
    progress = Signal(int, int)
    ready = Signal(object)  # Mapped
    marked = Signal(object)  # Marks of the answer shown; None while there is no answer
    failed = Signal(str, str)
    failed_aside = Signal(str, str)  # the map itself is there
    stopped = Signal()

    def __init__(
        self,
        tasks: Tasks,
        answers: "Answers",
        serve: "Callable[[], Served | None]",
        state: Callable[[], State],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._tasks, self._answers, self._serve, self._state = tasks, answers, serve, state
        self._library: Library | None = None
        self._classifiers: tuple[Classifier, ...] = ()
        self._wanted = False
        self._where = EVERYTHING
        self._mapped: Mapped | None = None
        self._version = self._held = 0  # of the library as far as it is told, and of the map
        self._read = 0.0
        self._reading: Task[Mapped] | None = None
        self._marking: Task[Marks] | None = None
        answers.ready.connect(lambda _: self._mark())
        answers.cleared.connect(self._unmark)

    @property
    def busy(self) -> bool:
        """Whether the map is being read."""
        return self._reading is not None

    def serve(self, library: "Library | None", classifiers: "tuple[Classifier, ...]") -> None:
        """Map this library from now on, its labels judged by these classifiers."""
        same = len(classifiers) == len(self._classifiers) and all(
            map(operator.is_, classifiers, self._classifiers)
        )
        if library is self._library and same:
            return
        self._library, self._classifiers = library, classifiers
        self._drop()
        self.renew(at_once=True)

    def want(self, where: Filter | None) -> None:
        """Give the map, and which photographs pass a filter, now and at every change; None: no more."""
        self._wanted = where is not None
        if where is None:
            self._drop()
        else:
            self._where = where
            self._work()

    def renew(self, *, at_once: bool) -> None:
        """The library changed: read it again `at_once`, or when it was not read a moment ago."""
        self._version += 1
        if at_once or (self._reading is None and time.monotonic() - self._read > LEAST_SECONDS):
            self._work()

    def cancel(self) -> None:
        """Stop reading."""
        if self._reading is not None:
            self._reading.cancel()

    def write_table(self, mapped: "Mapped", rows: "Rows", callback: Callable[[str], None]) -> None:
        """Call back with rows of a map as tab-separated values: paths, places and labels."""

        def work(progress: Progress) -> str:
            from lsgui.library.map_table import as_tsv, entries_at

            return as_tsv(entries_at(mapped, rows, progress=progress))

        self._tasks.start("io", work, owner=self, done=callback, failed=self._fail_aside, priority=FIRST)

    def _work(self) -> None:
        library, version, where, mapped = self._library, self._version, self._where, self._mapped
        if library is None or not self._wanted:
            return
        self._drop()
        known = mapped if self._held == version else None
        if known is not None and known.where == where:
            self._show(known)
            return
        judges = self._classifiers
        before = mapped.judged if mapped is not None else None

        def work(progress: Progress) -> "Mapped":
            from lsgui.library.mapped import read_mapped

            plot_loading.load("lsgui.gui.map_body", self._tasks)
            if known is not None:
                return known.narrowed(where)
            return read_mapped(library, judges, where, before=before, progress=progress)

        def done(found: "Mapped") -> None:
            self._reading = None
            if known is None:
                self._held, self._read = version, time.monotonic()
            self._show(found)

        self._reading = self._tasks.start(
            "io", work, owner=self, done=done, failed=self._fail, progress=self.progress.emit,
            stopped=self._stop, priority=FIRST,
        )  # fmt: skip
        self.begun.emit()

    def _show(self, mapped: "Mapped") -> None:
        self._mapped = mapped
        self.ready.emit(mapped)
        self._mark()

    def _fail(self, error: BaseException) -> None:
        self._reading = None
        self.failed.emit(*describe(error))

    def _fail_aside(self, error: BaseException) -> None:
        self.failed_aside.emit(*describe(error))

    def _stop(self) -> None:
        self._reading = None
        self.stopped.emit()

    def _drop(self) -> None:
        if self._reading is not None:
            self._reading.drop()
            self._reading = None

    # The answer

    def _unmark(self) -> None:
        if self._marking is not None:
            self._marking.drop()
            self._marking = None
        self.marked.emit(None)

    def _mark(self) -> None:
        """Find the place of the answer shown, and of its images that are not in the library."""
        answer, mapped, served = self._answers.answer, self._mapped, self._serve()
        if not self._wanted or answer is None or mapped is None or served is None:
            self._unmark()
            return
        if self._marking is not None:
            self._marking.drop()
        letters = letters_of(self._state(), images_of(answer.query.expression))

        def done(marks: Marks) -> None:
            self._marking = None
            self.marked.emit(marks)

        def failed(error: BaseException) -> None:
            self._unmark()
            self._fail_aside(error)

        self._marking = self._tasks.start(
            "engine", lambda _: _marks(answer, mapped, served, letters), owner=self, done=done,
            failed=failed, priority=WHEN_IDLE,
        )  # fmt: skip


def letters_of(state: State, images: tuple[Path, ...]) -> dict[Path, str]:
    """The letter of each image of a query: that of its well, the first if it is in several."""
    wells = {path: letter for letter, path in reversed(list(zip(LETTERS, state.images, strict=False)))}
    return {path: wells.get(path, "·") for path in images}


def _marks(answer: Answer, mapped: "Mapped", served: "Served", letters: dict[Path, str]) -> Marks:
    rows = {path: mapped.row_of(path) for path in (*letters, *(near.path for near in answer.neighbours))}
    at = {path: _point(mapped.points[row]) for path, row in rows.items() if row is not None}
    strangers = [path for path in letters if path not in at]
    if strangers:
        places = mapped.place(served.engine.embed(strangers))
        at |= {path: _point(place) for path, place in zip(strangers, places, strict=True)}
    own = answer.feature is not None and len(letters) > 1
    return Marks(
        images=tuple((letter, path, at[path]) for path, letter in letters.items()),
        answer=_point(mapped.place(answer.feature[None])[0]) if own else None,  # type: ignore[index]
        neighbours=tuple(
            (near.rank, near.path, at[near.path]) for near in answer.neighbours if near.path in at
        ),
        featureless=answer.feature is None,
        labels=frozenset(row.label for row in answer.labels if row.present and not row.head),
    )


def _point(place: object) -> Point:
    x, y = place.tolist()  # type: ignore[attr-defined]
    return x, y
