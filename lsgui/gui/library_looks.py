"""Short looks into the library on behalf of panels, never on the GUI thread."""

from collections.abc import Callable, Collection
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from lsgui.core.types import FloatArray, Skipped
from lsgui.gui.problems import describe
from lsgui.gui.tasks import Tasks

if TYPE_CHECKING:
    from lsgui.library.store import Library


class LibraryLooks(QObject):
    """Each look calls back, or `failed` says why it could not."""

    failed = Signal(str, str)

    def __init__(self, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks

    def measure(self, library: "Library", feature: FloatArray, callback: Callable[[float], None]) -> None:
        """Call back with the median distance from `feature` (dim,) to the images, if there are any."""
        self._tasks.start(
            "io",
            lambda progress: library.typical_distance(feature),
            owner=self,
            done=lambda distance: callback(distance) if distance is not None else None,
            failed=self._fail,
        )

    def list_skipped(self, library: "Library", callback: Callable[[list[Skipped]], None]) -> None:
        """Call back with the files that the last index passed over."""
        self._tasks.start(
            "records", lambda _: library.skipped(), owner=self, done=callback, failed=self._fail
        )

    def read_again(self, library: "Library", files: Collection[Path], then: Callable[[], None]) -> None:
        """Have the next index read these skipped files although they did not change, and call `then`."""

        def failed(error: BaseException) -> None:
            self._fail(error)
            then()

        self._tasks.start(
            "records", lambda _: library.read_again(files), owner=self, done=lambda _: then(), failed=failed
        )

    def _fail(self, error: BaseException) -> None:
        self.failed.emit(*describe(error))
