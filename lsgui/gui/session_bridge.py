"""Where window and engine meet: the session's state, its history, and what runs behind them."""

import os
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from lsgui import paths
from lsgui.core import heap
from lsgui.core.session import State
from lsgui.core.types import Answer, FloatArray, Skipped
from lsgui.gui.answers import Answers
from lsgui.gui.autosave import Autosave
from lsgui.gui.backwards import Backwards
from lsgui.gui.comparisons import Comparisons, Served
from lsgui.gui.explanations import Explanations
from lsgui.gui.exports import Writer
from lsgui.gui.folder_steps import FolderSteps
from lsgui.gui.head_fits import HeadFits
from lsgui.gui.library_care import LibraryCare
from lsgui.gui.library_jobs import LibraryJobs
from lsgui.gui.library_looks import LibraryLooks
from lsgui.gui.listing_jobs import ListingJobs
from lsgui.gui.loading import Loaded, load
from lsgui.gui.map_jobs import MapJobs
from lsgui.gui.problems import describe
from lsgui.gui.sessions import Behind, Sessions
from lsgui.gui.settings import Settings
from lsgui.gui.tasks import WHEN_IDLE
from lsgui.gui.watching import LibraryWatch

if TYPE_CHECKING:
    from lsgui.core.engine import Engine
    from lsgui.library.listing import Wanted
    from lsgui.library.store import Library
    from lsgui.library.summary import LibrarySummary


class SessionBridge(HeadFits):
    """The one object that panels talk to. Everything here is for the GUI thread."""

    busy_changed = Signal(bool)
    answer_ready = Signal(object)  # Answer
    answer_cleared = Signal()
    query_failed = Signal(str, str)  # of the latest query; the next change makes it stale
    engine_ready = Signal(object)  # Engine
    engine_failed = Signal(str, str)
    library_changed = Signal()
    listed = Signal(object)  # Arrangement of the library's images, as `list_library` asked
    judging = Signal(int, int)  # how many of them have their labels judged
    listing_failed = Signal(str, str)
    index_progress = Signal(int, int)
    index_finished = Signal(object)  # IndexReport
    index_stopped = Signal(bool)  # whether the user asked for it
    index_updated = Signal(object)  # IndexReport of changes that were noticed
    files_reread = Signal()  # an index ended, in whichever way: pictures made before may be old
    index_pace_changed = Signal()

    def __init__(
        self,
        settings: Settings | None = None,
        parent: QObject | None = None,
        *,
        load_engine: "Callable[[], Engine] | None" = None,
    ) -> None:
        super().__init__(settings, parent)
        self._load_engine = load_engine or self._load_configured_engine
        self._library = LibraryJobs(self._tasks, self, thumbnails=self._thumbnail_folder)
        self._looks = LibraryLooks(self._tasks, self)
        self._watch = LibraryWatch(self._tasks, self._library, self.settings, self)
        self.care = LibraryCare(self._tasks, self._library, self._watch, self)
        self._folders = FolderSteps(self._history, self._library)
        self._listing = ListingJobs(self._tasks, self)
        self._answers = Answers(self._tasks, self)
        self.comparisons = Comparisons(self._tasks, self._answers, self._served, self)
        self.explanations = Explanations(self._tasks, self._answers, self._served, self)
        self.map = MapJobs(self._tasks, self._answers, self._served, lambda: self.state, self)
        self.backwards = Backwards(self._tasks, self._served, self)
        self._engine: Engine | None = None
        self._engine_lost = False
        self.sessions = Sessions(self._tasks, self._behind, self.take_over, self)
        self.autosave = Autosave(self._tasks, self.sessions, self)
        self.writer = Writer(self._tasks, self)
        self._connect()

    def _thumbnail_folder(self) -> Path | None:
        return paths.thumbnails() if self.settings.text("thumbnails") == "keep" else None

    def _connect(self) -> None:
        library, answers = self._library, self._answers
        answers.busy_changed.connect(self.busy_changed)
        answers.ready.connect(self.answer_ready)
        answers.cleared.connect(self.answer_cleared)
        answers.failed.connect(self.query_failed)
        self.explanations.failed.connect(self.failed)
        self.changed.connect(self.explanations.follow)
        library.changed.connect(self._library_changed)
        library.resettled.connect(self._ask)
        library.resettled.connect(self.backwards.outdate)
        library.resettled.connect(lambda: self._listing.renew(at_once=True))
        library.resettled.connect(lambda: self.map.renew(at_once=True))
        library.progress.connect(self.index_progress)
        library.finished.connect(self.index_finished)
        library.stopped.connect(self.index_stopped)
        library.updated.connect(self.index_updated)
        for ended in (library.finished, library.stopped, library.updated):
            ended.connect(lambda _: self.files_reread.emit())
        for heavy in (self.files_reread, self.fit_finished, self.fit_stopped):
            heavy.connect(self._give_memory_back)
        library.pace_changed.connect(self.index_pace_changed)
        library.refused.connect(self._folders_refused)
        self._watch.failed.connect(self.failed)
        library.failed.connect(self.failed)
        self._looks.failed.connect(self.failed)
        self._listing.arranged.connect(self.listed)
        self._listing.judging.connect(self.judging)
        self._listing.failed.connect(self.listing_failed)
        self.map.failed_aside.connect(self.failed)
        self.heads_changed.connect(self._serve_listing)
        self._tending.fitted.connect(self._ask)
        for signal in (self.changed, answers.ready):
            signal.connect(lambda _: self.autosave.touch())
        for settling in (self.changed, answers.busy_changed):
            settling.connect(lambda _: self.sessions.settle())

    def start(self) -> None:
        """Load the engine, then the library and the heads, behind the window."""
        load_engine = self._load_engine
        self._tasks.start(
            "engine",
            lambda progress: load(load_engine),
            owner=self,
            done=self._loaded,
            failed=self._load_failed,
        )

    def stop(self, seconds: float = 5.0) -> bool:
        """Cancel everything and wait for the threads; False if one still ran after `seconds`."""
        stopped = self._tasks.stop(seconds)
        self.sessions.finish(at_rest=stopped)
        if stopped:
            self._watch.close()
            self.autosave.finish()
            self._library.close()
        self._store.save_rest()
        self._store.empty_trash()
        return stopped

    def _load_configured_engine(self) -> "Engine":
        from lsgui.core.engine import Engine

        checkpoint = self.settings.text("checkpoint")
        return Engine.load(Path(checkpoint) if checkpoint else None, device=self.settings.text("device"))

    def _loaded(self, loaded: Loaded) -> None:
        self._engine = loaded.engine
        self._store.know(loaded.heads, loaded.unusable, loaded.engine.identity)
        found = (*loaded.heads, *(each.key for each in loaded.unusable))
        self._history.amend(lambda state: replace(state, heads=(*found, *state.heads)))
        self._store.use(self.state.heads)
        self.engine_ready.emit(loaded.engine)
        self._library.ready(loaded.engine, loaded.library, loaded.summary)
        self._watch.start()
        self._settle_folders()
        self.heads_changed.emit()
        self._tending.serve(loaded.engine, lambda: self.state.heads)
        if loaded.problems:  # one message, or only the last would be seen
            sentences, details = zip(*map(describe, loaded.problems), strict=True)
            self.failed.emit(" ".join(sentences), "\n\n".join(details))
        self._ask()

    def _load_failed(self, error: BaseException) -> None:
        self._engine_lost = True
        self._answers.lose()
        self._library.lose()
        self._settle_folders()
        self.engine_failed.emit(*describe(error))

    def _give_memory_back(self) -> None:
        self._tasks.start(
            "io",
            lambda _: heap.trim(),
            owner=self,
            done=lambda _: None,
            failed=lambda _: None,
            priority=WHEN_IDLE,
        )

    # Engine

    @property
    def engine(self) -> "Engine | None":
        """The engine, once it is ready."""
        return self._engine

    @property
    def engine_lost(self) -> bool:
        """Whether there will be no engine: it could not be loaded."""
        return self._engine_lost

    @property
    def answer(self) -> Answer | None:
        """The answer shown; None while there is none."""
        return self._answers.answer

    @property
    def busy(self) -> bool:
        """Whether an answer is on its way."""
        return self._answers.busy

    # What follows a change

    def _follow(self, before: State, changed: frozenset[str]) -> None:
        if "heads" in changed:
            self._store.use(self.state.heads)
            self._tending.tend()
            self.heads_changed.emit()
        if "removed_folders" in changed:
            old, new = before.removed_folders, self.state.removed_folders
            self._library.change(new - old, old - new)
        self.changed.emit(changed)
        if changed != {"removed_folders"}:  # the library says itself when it has other neighbours
            self._ask()

    def _ask(self) -> None:
        pace = self._library.pace if self._engine is not None else None
        self._answers.ask(self.state, self._engine, self._library.library, self.heads, pace)

    def _served(self) -> Served | None:
        return Served(self._engine, self._library.library, self.heads) if self._engine is not None else None

    def _behind(self) -> Behind:
        known = ((key, self._store.head(key)) for key in self.state.heads)
        heads = tuple((key, head) for key, head in known if head is not None)
        library = self._library.library
        return Behind(self.steps, self.step_at, self.answer, library, heads, awaited=self.busy)

    # Library

    @property
    def library(self) -> "Library | None":
        """The library; None until the engine is ready, or if it cannot be opened."""
        return self._library.library

    @property
    def summary(self) -> "LibrarySummary | None":
        """What the library held when last looked at; None until it is open, or if it cannot be."""
        return self._library.summary

    @property
    def library_lost(self) -> bool:
        """Whether there will be no library: it, or the engine, could not be opened."""
        return self._library.lost

    @property
    def indexing(self) -> bool:
        """Whether an index job runs or waits."""
        return self._library.active

    @property
    def folders_at_work(self) -> frozenset[Path]:
        """The folders that are being indexed."""
        return self._library.at_work

    def add_folder(self, folder: Path) -> bool:
        """Add one folder, as `add_folders` does."""
        return self.add_folders((folder,))

    def add_folders(self, folders: Sequence[Path]) -> bool:
        """Add folders to the library and index them, as one job; False, and a sentence, if that cannot be."""
        if self.library_lost:
            self.failed.emit(self.tr("No folder can be added: the library could not be opened."), "")
            return False
        real = [Path(os.path.realpath(folder)) for folder in folders]  # as the library knows them
        new, state = self._folders.add(real)
        self._library.index(real)
        self._push(_named(self.tr("Add {name}"), new), state)
        return True

    def _settle_folders(self) -> None:
        if changed := self._folders.settle():
            self.changed.emit(changed)

    def _folders_refused(self, folders: frozenset[Path]) -> None:
        self._folders.refuse(folders)
        self.changed.emit(frozenset({"removed_folders"}))

    def rescan(self) -> None:
        """Look for new and changed images in every folder of the library."""
        self._library.rescan()

    def retry(self, files: Collection[str]) -> bool:
        """Read files again that were passed over, and index the library's folders that they are in.

        False if none of them is in the library any more, or there is no library now: nothing begins.
        """
        tried = [Path(file) for file in files]

        def around() -> list[Path]:
            return sorted(
                each for each in self._library.known() if any(f.is_relative_to(each) for f in tried)
            )

        if self.library is None or not around():
            return False
        self._looks.read_again(self.library, tried, lambda: self._library.index(around()))
        return True

    def cancel_index(self) -> None:
        """Stop indexing; what is done is kept."""
        self._library.cancel()

    @property
    def index_paused(self) -> bool:
        """Whether indexing waits to be resumed."""
        return self._engine is not None and self._library.pace.paused

    @property
    def index_resting(self) -> bool:
        """Whether indexing goes at half speed, to spare the battery."""
        return self._engine is not None and self._library.pace.resting

    def pause_index(self, paused: bool) -> None:
        """Have indexing wait, or go on."""
        self._library.set_paused(paused and self.indexing)

    def remove_folder(self, folder: Path) -> None:
        """Take a folder out of the library; its files stay where they are, and undo brings it back."""
        if self.summary is not None:
            self._push(_named(self.tr("Remove {name}"), [folder]), self.state.without_folders([folder]))

    def request_typical_distance(self, feature: FloatArray, callback: Callable[[float], None]) -> None:
        """Measure how far the library's images usually are from a feature (dim,): the median distance."""
        if self.library is not None:
            self._looks.measure(self.library, feature, callback)

    def request_skipped(self, callback: Callable[[list[Skipped]], None]) -> None:
        """List the files that the last index passed over."""
        if self.library is not None:
            self._looks.list_skipped(self.library, callback)

    def list_library(self, wanted: "Wanted") -> None:
        """Give `listed` what is wanted of the library's images, now and at every change."""
        self._listing.arrange(wanted)

    def stop_listing(self) -> None:
        """Nobody looks at the library's images any more."""
        self._listing.rest()

    def _serve_listing(self) -> None:
        if self._engine is not None:
            self._listing.serve(self._library.library, (self._engine, *self.heads))
            self.map.serve(self._library.library, (self._engine, *self.heads))

    def _library_changed(self) -> None:
        self._serve_listing()
        self._listing.renew(at_once=False)
        self.map.renew(at_once=False)
        self.library_changed.emit()
        answer = self.answer
        if not self.indexing or self.busy or answer is None:
            return
        if len(answer.neighbours) < self.state.count:
            self._ask()


def _named(text: str, folders: Collection[Path]) -> str:
    return text.format(name=", ".join(f"“{folder.name or folder}”" for folder in sorted(folders)))
