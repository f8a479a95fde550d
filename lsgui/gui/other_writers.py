"""What the user asked for while another program wrote to the library: when that has ended."""

from PySide6.QtCore import QObject, QTimer, Signal

from lsgui import paths
from lsgui.core.types import Progress
from lsgui.gui.library_jobs import LibraryJobs
from lsgui.gui.tasks import Tasks

LOOK_MS = 1000


class OtherWriters(QObject):
    """Looks, after a refusal, whether the library is still in use, until it is not."""

    gone = Signal(str)  # the sentence that said so, which is true no longer

    def __init__(self, tasks: Tasks, jobs: LibraryJobs, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._sentence = ""
        self._timer = QTimer(self, singleShot=True, interval=LOOK_MS)
        self._timer.timeout.connect(self._look)
        jobs.failed.connect(self._refused)
        jobs.progress.connect(self._end)

    def _refused(self, sentence: str) -> None:
        from lsgui.library.database import IN_USE

        if IN_USE in sentence:
            self._sentence = sentence
            self._timer.start()

    def _look(self) -> None:
        def look(_: Progress) -> bool:
            from lsgui.library.database import is_in_use

            return is_in_use(paths.library())

        self._tasks.start("io", look, owner=self, done=self._looked, failed=lambda _: self._looked(False))

    def _looked(self, in_use: bool) -> None:
        if in_use and self._sentence:
            self._timer.start()
        else:
            self._end()

    def _end(self) -> None:
        self._timer.stop()
        if self._sentence:
            sentence, self._sentence = self._sentence, ""
            self.gone.emit(sentence)
