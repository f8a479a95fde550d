"""Bringing the heads in use up to date behind the window: fitted on all that is known, saved, checked."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, Signal

from lsgui.core.types import Progress
from lsgui.gui import head_todo, head_work
from lsgui.gui.head_store import HeadStore
from lsgui.gui.problems import describe
from lsgui.gui.tasks import Task, Tasks

if TYPE_CHECKING:
    from lsgui.core.engine import Engine
    from lsgui.core.fewshot import Head

Kind = Literal["fit", "save", "check"]


@dataclass(frozen=True)
class _Job:
    key: str
    head: "Head"
    kind: Kind


class HeadTending(QObject):
    """One job at a time, fits before checks; what a newer change makes stale is dropped."""

    fitted = Signal()
    """A head has other scores."""
    checked = Signal()
    """More is known of a head's quality."""
    failed = Signal(str, str)

    def __init__(
        self, tasks: Tasks, store: HeadStore, sample: head_work.LibrarySample, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._tasks, self._store, self._sample = tasks, store, sample
        self._given_up: set[tuple[str, Kind]] = set()
        self._job: _Job | None = None
        self._task: Task[tuple[Head, Path]] | None = None
        self._keys: Callable[[], Sequence[str]] = tuple
        self._engine: Engine | None = None

    def serve(self, engine: "Engine", keys: Callable[[], Sequence[str]]) -> None:
        """Tend the heads with these keys from now on."""
        self._engine, self._keys = engine, keys
        self.tend()

    def tend(self) -> None:
        """Look what there is to do: heads changed."""
        job = self._job
        if job is not None and self._is_wanted(job):
            return
        if self._task is not None:
            self._task.drop()
        self._job = self._task = None
        engine, job = self._engine, self._next()
        if engine is not None and job is not None:
            self._start(engine, job)

    def _is_wanted(self, job: _Job) -> bool:
        """Whether its head is as it was and in use; undo may want even one that is not, if it is saved."""
        return self._store.head(job.key) is job.head and (job.kind == "save" or job.key in self._keys())

    def gave_up(self, head: "Head") -> bool:
        """Whether a head could not be brought up to date."""
        return any(self._store.head(key) is head for key, _ in self._given_up)

    def _next(self) -> _Job | None:
        heads = [(key, head) for key in self._keys() if (head := self._store.head(key)) is not None]
        jobs = [_Job(key, head, "fit") for key, head in heads if head_todo.labels_to_fit(head)]
        unsaved = [
            (key, head) for key in self._store.unsaved() if (head := self._store.head(key)) is not None
        ]
        jobs += [_Job(key, head, "save") for key, head in unsaved]
        jobs += [_Job(key, head, "check") for key, head in heads if head_todo.needs_check(head)]
        return next((job for job in jobs if (job.key, job.kind) not in self._given_up), None)

    def _start(self, engine: "Engine", job: _Job) -> None:
        def work(progress: Progress) -> "tuple[Head, Path]":
            head = job.head
            if job.kind == "fit":
                head = head_work.taught(engine, head, self._sample)
            elif job.kind == "check":
                head = head_work.checked(engine, head, self._sample, progress=progress)
            return head, self._store.stage(head)

        if not self._store.claim():
            self._give_all_up()
            return
        self._job = job
        self._task = self._tasks.start(
            "fit",
            work,
            owner=self,
            done=lambda found: self._done(job, *found),
            failed=lambda error: self._fail(job, error),
            stopped=lambda: None,
        )

    def _give_all_up(self) -> None:
        """Nothing can be written now; a head that is changed once more is tried once more."""
        while (job := self._next()) is not None:
            self._given_up.add((job.key, job.kind))
        self.checked.emit()

    def _done(self, job: _Job, head: "Head", staged: Path) -> None:
        self._job = self._task = None
        self._store.put(job.key, head, staged)
        if not self._store.is_saved(job.key):
            self._given_up.add((job.key, "save"))
        if job.kind != "save":
            (self.fitted if job.kind == "fit" else self.checked).emit()
        self.tend()

    def _fail(self, job: _Job, error: BaseException) -> None:
        self._job = self._task = None
        self._given_up.add((job.key, job.kind))
        self.failed.emit(*describe(error))
        self.checked.emit()
        self.tend()
