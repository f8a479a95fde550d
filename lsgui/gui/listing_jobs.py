"""The whole library for the window: read, judged, filtered and sorted, never on the GUI thread."""

import operator
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from lsgui.core.types import Progress
from lsgui.gui.problems import describe
from lsgui.gui.tasks import FIRST, Task, Tasks

if TYPE_CHECKING:
    from lsgui.core.judging import Classifier
    from lsgui.library.listing import Arrangement, Judged, Listing, Wanted
    from lsgui.library.store import Library

LEAST_SECONDS = 5.0
"""While the library grows, it is read again this often at most."""


class ListingJobs(QObject):
    """Holds the latest listing and its labels. The latest wish counts; without one, nothing is done."""

    arranged = Signal(object)  # Arrangement; once more when its labels were judged
    judging = Signal(int, int)
    failed = Signal(str, str)

    def __init__(self, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._library: Library | None = None
        self._classifiers: tuple[Classifier, ...] = ()
        self._wanted: Wanted | None = None
        self._listing: Listing | None = None
        self._judged: Judged | None = None
        self._version = self._held = 0  # of the library as far as it is told, and of the listing
        self._read = 0.0
        self._arranging: Task[tuple[Listing, Arrangement]] | None = None
        self._judging: Task[Judged] | None = None

    def serve(self, library: "Library | None", classifiers: "tuple[Classifier, ...]") -> None:
        """Read this library from now on, and judge its labels by these classifiers."""
        same = len(classifiers) == len(self._classifiers) and all(
            map(operator.is_, classifiers, self._classifiers)
        )
        if library is self._library and same:
            return
        self._library, self._classifiers = library, classifiers
        self._stop_judging()
        if library is None and self._arranging is not None:
            self._arranging.drop()
            self._arranging = None
        self.renew(at_once=True)

    def arrange(self, wanted: "Wanted") -> None:
        """Give what is wanted of the library, now and whenever it changes."""
        self._wanted = wanted
        self._arrange()

    def rest(self) -> None:
        """Nothing is wanted for now."""
        self._wanted = None
        self._stop_judging()
        if self._arranging is not None:
            self._arranging.drop()
            self._arranging = None

    def renew(self, *, at_once: bool) -> None:
        """The library changed: read it again `at_once`, or when it was not read a moment ago."""
        self._version += 1
        if at_once or (self._arranging is None and time.monotonic() - self._read > LEAST_SECONDS):
            self._arrange()

    def _arrange(self) -> None:
        library, wanted, judged, version = self._library, self._wanted, self._judged, self._version
        if library is None or wanted is None:
            return
        if self._arranging is not None:
            self._arranging.drop()
        known = self._listing if self._held == version else None

        def work(progress: Progress) -> "tuple[Listing, Arrangement]":
            from lsgui.library.listing import arrange, read_listing

            listing = read_listing(library) if known is None else known
            return listing, arrange(listing, judged, wanted)

        def done(found: "tuple[Listing, Arrangement]") -> None:
            self._arranging = None
            if known is None:
                self._held, self._read = version, time.monotonic()
            self._listing, arrangement = found
            self.arranged.emit(arrangement)
            self._judge(self._listing)

        def failed(error: BaseException) -> None:
            self._arranging = None
            self.failed.emit(*describe(error))

        self._arranging = self._tasks.start("io", work, owner=self, done=done, failed=failed, priority=FIRST)

    def _judge(self, listing: "Listing") -> None:
        """Judge what is new in a listing, then arrange it again, with labels."""
        from lsgui.library.listing import is_complete, judge_all

        library, classifiers, before = self._library, self._classifiers, self._judged
        complete = before is not None and is_complete(before, listing, classifiers)
        if library is None or complete or self._judging is not None or self._wanted is None:
            return

        def done(judged: "Judged") -> None:
            self._judging, self._judged = None, judged
            self._arrange()

        def failed(error: BaseException) -> None:
            self._judging = None
            self.failed.emit(*describe(error))

        self._judging = self._tasks.start(
            "io",
            lambda progress: judge_all(library, listing, classifiers, before=before, progress=progress),
            owner=self,
            done=done,
            failed=failed,
            progress=self.judging.emit,
        )

    def _stop_judging(self) -> None:
        if self._judging is not None:
            self._judging.drop()
            self._judging = None
