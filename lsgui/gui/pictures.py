"""Pictures to and from files: thumbnails, and what was pasted without a file or lies on the network."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from lsgui import paths
from lsgui.core.formulas import Place
from lsgui.core.session import SLOTS
from lsgui.core.types import Operation, Progress
from lsgui.gui.problems import describe
from lsgui.gui.tasks import WHEN_IDLE, Task, Tasks
from lsgui.gui.thumbnails import pixels_to_file, thumbnail


@dataclass(frozen=True)
class Join:
    """How a new image is to be combined with the part of the formula at a place, once it is there."""

    operation: Operation = "union"
    place: Place = ()


UNION = Join()
"""With the whole."""


@dataclass(frozen=True)
class _Coming:
    """What is on its way, and how it is to be combined; None: it replaces what is there."""

    task: Task[Path]
    join: Join | None


class Pictures(QObject):
    """Owns what is on its way on the io lane; for each slot or letter, at most one new picture."""

    kept = Signal(str, object, object)  # the slot, the Path of the picture, Join | None
    pending_changed = Signal(str)  # the slot
    failed = Signal(str, str)
    redirected = Signal(str, object, object)
    """The slot, the `ElsewhereError` that names another host, Join | None: the user is to be asked again."""

    def __init__(self, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._pending: dict[str, _Coming] = {}

    def pending(self, slot: str) -> bool:
        """Whether a picture is on its way to a slot."""
        return slot in self._pending

    @property
    def awaited(self) -> tuple[str, ...]:
        """Every slot and letter to which a picture is on its way."""
        return tuple(self._pending)

    def keep(self, slot: str, image: QImage, join: Join | None = None) -> None:
        """Save a picture that is in no file; it is the user's, and may be the only copy."""
        self._await(slot, lambda progress: pixels_to_file(image, paths.pasted()), join)

    def fetch(self, slot: str, link: str, join: Join | None = None) -> None:
        """Fetch a picture from the network, as the user said."""

        def work(progress: Progress) -> Path:
            from lsgui.core.fetching import fetch_image

            return fetch_image(link, paths.pasted(), progress=progress)

        self._await(slot, work, join)

    def _await(self, slot: str, work: Callable[[Progress], Path], join: Join | None) -> None:
        self.forget(slot)

        def arrived() -> str:
            """Where it goes by now."""
            place = next(slot for slot, waiting in self._pending.items() if waiting.task is task)
            self.forget(place)
            return place

        def done(path: Path) -> None:
            self.kept.emit(arrived(), path, join)

        def failed(error: BaseException) -> None:
            self._failed(arrived(), error, join)

        task = self._tasks.start("io", work, owner=self, done=done, failed=failed)
        self._pending[slot] = _Coming(task, join)
        self.pending_changed.emit(slot)

    def _failed(self, slot: str, error: BaseException, join: Join | None) -> None:
        from lsgui.core.fetching import ElsewhereError

        if isinstance(error, ElsewhereError):
            self.redirected.emit(slot, error, join)
        else:
            self.failed.emit(*describe(error))

    def swap(self) -> None:
        """What is on its way to A goes to B, and the other way round."""
        a, b = SLOTS
        other: dict[str, str] = {a: b, b: a}
        moved = {other.get(slot, slot): coming for slot, coming in self._pending.items()}
        if moved:
            self._pending = moved
            for slot in SLOTS:
                self.pending_changed.emit(slot)

    def forget(self, slot: str) -> None:
        """Something else came into a slot: what is still on its way there comes too late."""
        coming = self._pending.pop(slot, None)
        if coming is not None:
            coming.task.drop()
            self.pending_changed.emit(slot)

    def forget_all(self) -> None:
        """Nothing that is on its way is wanted any more."""
        for slot in self.awaited:
            self.forget(slot)

    def load(
        self,
        path: Path,
        edge: int,
        callback: Callable[[QImage | str], None],
        *,
        owner: QObject | None = None,
        priority: int = WHEN_IDLE,
    ) -> Callable[[], bool]:
        """Load a thumbnail within `edge` x `edge` pixels.

        `callback` gets the picture or the reason why there is none, on the GUI thread, and nothing
        once `owner` (the callback's own object, if that is a QObject) was destroyed. What comes back
        withdraws the request if it has not begun, and says whether it did.
        """
        receiver = owner or getattr(callback, "__self__", None)
        return self._tasks.start(
            "io",
            lambda progress: thumbnail(path, edge),
            owner=receiver if isinstance(receiver, QObject) else self,
            done=callback,
            failed=lambda error: callback(describe(error)[0]),
            priority=priority,
        ).withdraw
