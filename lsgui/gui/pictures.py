"""Pictures to and from files: thumbnails, and what was pasted without a file or lies on the network."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from lsgui import paths
from lsgui.core.session import SLOTS
from lsgui.core.types import Progress
from lsgui.gui.problems import describe
from lsgui.gui.tasks import WHEN_IDLE, Task, Tasks
from lsgui.gui.thumbnails import pixels_to_file, thumbnail


class Pictures(QObject):
    """Owns what is on its way on the io lane; for each slot or letter, at most one new picture."""

    kept = Signal(str, object)  # the slot, the Path of the picture
    pending_changed = Signal(str)  # the slot
    failed = Signal(str, str)

    def __init__(self, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._pending: dict[str, Task[Path]] = {}

    def pending(self, slot: str) -> bool:
        """Whether a picture is on its way to a slot."""
        return slot in self._pending

    def keep(self, slot: str, image: QImage) -> None:
        """Save a picture that is in no file; it is the user's, and may be the only copy."""
        self._await(slot, lambda progress: pixels_to_file(image, paths.pasted()))

    def fetch(self, slot: str, link: str) -> None:
        """Fetch a picture from the network, as the user said."""

        def work(progress: Progress) -> Path:
            from lsgui.core.fetching import fetch_image

            return fetch_image(link, paths.pasted(), progress=progress)

        self._await(slot, work)

    def _await(self, slot: str, work: Callable[[Progress], Path]) -> None:
        self.forget(slot)

        def arrived() -> str:
            """Where it goes by now."""
            place = next(slot for slot, waiting in self._pending.items() if waiting is task)
            self.forget(place)
            return place

        def done(path: Path) -> None:
            self.kept.emit(arrived(), path)

        def failed(error: BaseException) -> None:
            arrived()
            self.failed.emit(*describe(error))

        task = self._tasks.start("io", work, owner=self, done=done, failed=failed)
        self._pending[slot] = task
        self.pending_changed.emit(slot)

    def swap(self) -> None:
        """What is on its way to A goes to B, and the other way round."""
        a, b = SLOTS
        other: dict[str, str] = {a: b, b: a}
        moved = {other.get(slot, slot): task for slot, task in self._pending.items()}
        if moved:
            self._pending = moved
            for slot in SLOTS:
                self.pending_changed.emit(slot)

    def forget(self, slot: str) -> None:
        """Something else came into a slot: what is still on its way there comes too late."""
        task = self._pending.pop(slot, None)
        if task is not None:
            task.drop()
            self.pending_changed.emit(slot)

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
