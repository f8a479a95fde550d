"""Why the answer shown has a label, or has it not: worked out for one label, and dropped when it is stale."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from lsgui.core.types import Answer, Progress, images_of
from lsgui.gui.problems import describe
from lsgui.gui.tasks import WHEN_IDLE, Task, Tasks

if TYPE_CHECKING:
    from lsgui.core.attribution import Attribution
    from lsgui.core.ledger import Key
    from lsgui.gui.answers import Answers
    from lsgui.gui.comparisons import Served

FIELDS = frozenset({"image_a", "image_b", "operation", "method"})
"""Changes of these make an explanation stale."""


class Explanations(QObject):
    """First a rough picture of every image, then a closer one; one at a time, so that a query waits for none.

    A query stops them, and its answer has them go on if it still is the answer to the same question.
    """

    changed = Signal()  # another label is asked about, or none, or more is known of it
    failed = Signal(str, str)

    def __init__(
        self, tasks: Tasks, answers: "Answers", serve: "Callable[[], Served | None]", parent: QObject
    ) -> None:
        super().__init__(parent)
        self._tasks, self._answers, self._serve = tasks, answers, serve
        self._answer: Answer | None = None
        self._task: Task[Attribution] | None = None
        self._left: Iterator[tuple[Path, bool]] = iter(())
        self._found: dict[Path, Attribution] = {}
        self.key: Key | None = None
        """The label that is explained, and its head; None: nothing is."""
        answers.busy_changed.connect(lambda busy: self._drop() if busy else None)
        answers.ready.connect(self._go_on)
        answers.cleared.connect(self.hide)

    def covers(self, image: Path) -> bool:
        """Whether an image is part of what is explained."""
        return self._answer is not None and image in images_of(self._answer.query.expression)

    def of(self, image: Path) -> "Attribution | None":
        """What is known so far of one image."""
        return self._found.get(image)

    def toggle(self, key: "Key") -> None:
        """Explain a label of the answer, or no longer if it is explained already."""
        if key == self.key:
            self.hide()
        else:
            self.show(key)

    def show(self, key: "Key") -> None:
        """Explain a label of the answer shown, in place of any other; nothing happens without an answer."""
        answer = self._answers.answer
        if answer is None or self._answers.busy or self._serve() is None:
            return
        self._drop()
        self._answer, self.key, self._found = answer, key, {}
        self._begin(answer)
        self.changed.emit()

    def hide(self) -> None:
        """Explain nothing any more."""
        self._drop()
        if self.key is not None:
            self._answer, self.key, self._found = None, None, {}
            self.changed.emit()

    def follow(self, changed: frozenset[str]) -> None:
        """The session changed: hide what is stale by it."""
        if changed & FIELDS:
            self.hide()

    def _go_on(self, answer: Answer) -> None:
        before, key = self._answer, self.key
        if before is None:
            return
        same = (before.query.expression, before.query.method) == (
            answer.query.expression,
            answer.query.method,
        )
        if not same or key not in {(row.label, row.head) for row in answer.labels}:
            self.hide()
        else:
            self._begin(answer)

    def _begin(self, answer: Answer) -> None:
        images = images_of(answer.query.expression)
        steps = [(image, refined) for refined in (False, True) for image in images]
        known = {image: found.refined for image, found in self._found.items()}
        self._left = iter([step for step in steps if known.get(step[0], -1) < step[1]])
        self._next(answer)

    def _next(self, answer: Answer) -> None:
        step, served, key = next(self._left, None), self._serve(), self.key
        if step is None or served is None or key is None:
            return
        (image, refined), (label, name) = step, key
        head = next((head for head in served.heads if head.name == name), None)

        def work(progress: Progress) -> "Attribution":
            from lsgui.core.attribution import attribute

            query = answer.query
            return attribute(
                served.engine,
                query.expression,
                label,
                image,
                method=query.method,
                head=head,
                refined=refined,
                progress=progress,
            )

        def done(found: "Attribution") -> None:
            self._task = None
            self._found[image] = found
            self.changed.emit()
            self._next(answer)

        self._task = self._tasks.start(
            "engine",
            work,
            owner=self,
            done=done,
            failed=self._fail,
            priority=WHEN_IDLE if refined else 0,
        )

    def _fail(self, error: BaseException) -> None:
        self._task = None
        self.hide()
        self.failed.emit(*describe(error))

    def _drop(self) -> None:
        if self._task is not None:
            self._task.drop()
        self._task, self._left = None, iter(())
