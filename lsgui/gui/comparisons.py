"""Answers to the query shown by the engine's other methods, made after it and dropped when it is stale."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from lsgui.core.types import Answer, Method, Query
from lsgui.gui.problems import describe
from lsgui.gui.tasks import WHEN_IDLE, Task, Tasks

if TYPE_CHECKING:
    from lsgui.core.engine import Engine
    from lsgui.core.fewshot import Head
    from lsgui.gui.answers import Answers
    from lsgui.library.store import Library


@dataclass(frozen=True)
class Served:
    """What answers: the engine, the library if there is one, and the heads."""

    engine: "Engine"
    library: "Library | None"
    heads: "tuple[Head, ...]"


class Comparisons(QObject):
    """While somebody wants them; one method at a time, so that the next query waits for one at most."""

    begun = Signal(object)  # the Answer that the others are compared with
    answered = Signal(object)  # another method's Answer
    failed = Signal(str, str)  # the method, and a sentence
    cleared = Signal()  # there is no answer to compare with

    def __init__(
        self, tasks: Tasks, answers: "Answers", serve: Callable[[], Served | None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._tasks, self._answers, self._serve = tasks, answers, serve
        self._wanted = False
        self._task: Task[Answer] | None = None
        self._left: Iterator[Method] = iter(())
        answers.busy_changed.connect(lambda busy: self._drop() if busy else None)
        answers.ready.connect(lambda _: self._begin())
        answers.cleared.connect(self._clear)

    def want(self, wanted: bool) -> None:
        """Begin to compare, with the answer there is, or stop."""
        self._wanted = wanted
        if wanted:
            self._begin()
        else:
            self._drop()

    def _begin(self) -> None:
        self._drop()
        answer, served = self._answers.answer, self._serve()
        if not self._wanted or answer is None or served is None or self._answers.busy:
            return
        self._left = iter([method for method in served.engine.methods if method != answer.query.method])
        self.begun.emit(answer)
        self._next(answer.query)

    def _next(self, query: Query) -> None:
        method, served = next(self._left, None), self._serve()
        if method is None or served is None:
            return
        asked = replace(query, method=method)

        def work(progress: object) -> Answer:
            return served.engine.answer(
                asked, method=asked.method, count=asked.count, library=served.library, heads=served.heads
            )

        def done(answer: Answer) -> None:
            self._task = None
            self.answered.emit(answer)
            self._next(query)

        def failed(error: BaseException) -> None:
            self._task = None
            self.failed.emit(asked.method, describe(error)[0])
            self._next(query)

        self._task = self._tasks.start(
            "engine", work, owner=self, done=done, failed=failed, priority=WHEN_IDLE
        )

    def _drop(self) -> None:
        if self._task is not None:
            self._task.drop()
        self._task, self._left = None, iter(())

    def _clear(self) -> None:
        self._drop()
        self.cleared.emit()
