"""Questions to the engine: the latest is answered, whatever happened to the ones before."""

from contextlib import nullcontext
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from lsgui.core.session import State
from lsgui.core.types import Answer, Progress, Query
from lsgui.gui.problems import describe
from lsgui.gui.tasks import Task, Tasks

if TYPE_CHECKING:
    from lsgui.core.engine import Engine
    from lsgui.core.fewshot import Head
    from lsgui.library.pacing import Pace
    from lsgui.library.store import Library


class Answers(QObject):
    """Owns the answer shown and the query under way; a newer one drops it."""

    ready = Signal(object)  # Answer
    cleared = Signal()
    failed = Signal(str, str)
    busy_changed = Signal(bool)

    def __init__(self, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._task: Task[Answer] | None = None
        self._id = 0
        self._lost = False
        self.answer: Answer | None = None
        self.busy = False

    def ask(
        self,
        state: State,
        engine: "Engine | None",
        library: "Library | None" = None,
        heads: "tuple[Head, ...]" = (),
        pace: "Pace | None" = None,
    ) -> None:
        """Ask what a state asks. Without an engine it counts as busy: ask again once there is one.

        What `pace` holds back waits until the answer is there.
        """
        if self._task is not None:
            self._task.drop()
            self._task = None
        self._id += 1
        expression = state.expression
        if expression is None or self._lost:
            self._clear()
            self._set_busy(False)
            return
        self._set_busy(True)
        if engine is not None:
            self._start(
                Query(
                    self._id,
                    expression,
                    state.method,
                    state.count,
                    state.where,
                    whole=state.whole,
                    promise=state.promise,
                ),
                engine,
                library,
                heads,
                pace,
            )

    def lose(self) -> None:
        """There will never be an engine: nothing is on its way any more."""
        self._lost = True
        self._set_busy(False)

    def _start(
        self,
        query: Query,
        engine: "Engine",
        library: "Library | None",
        heads: "tuple[Head, ...]",
        pace: "Pace | None",
    ) -> None:
        def work(progress: Progress) -> Answer:
            with pace.overtaking() if pace is not None else nullcontext():
                return answer()

        def answer() -> Answer:
            return engine.answer(query, method=query.method, count=query.count, library=library, heads=heads)

        self._task = self._tasks.start("engine", work, owner=self, done=self._answered, failed=self._failed)

    def _answered(self, answer: Answer) -> None:
        self._task = None
        self.answer = answer
        self._set_busy(False)
        self.ready.emit(answer)

    def _failed(self, error: BaseException) -> None:
        self._task = None
        self._clear()
        self._set_busy(False)
        self.failed.emit(*describe(error))

    def _clear(self) -> None:
        self.answer = None
        self.cleared.emit()

    def _set_busy(self, busy: bool) -> None:
        if busy != self.busy:
            self.busy = busy
            self.busy_changed.emit(busy)
