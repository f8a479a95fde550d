"""Where window and engine meet: the session's state, its history, and what runs behind them."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from lsgui import paths
from lsgui.core.session import History, Slot, State
from lsgui.core.types import Answer, FloatArray, Method, Operation, Progress
from lsgui.gui.answers import Answers
from lsgui.gui.head_jobs import Fitted, HeadJobs
from lsgui.gui.library_jobs import LibraryJobs
from lsgui.gui.loading import Loaded, load
from lsgui.gui.problems import describe
from lsgui.gui.settings import Recent, Settings
from lsgui.gui.tasks import Tasks
from lsgui.gui.thumbnails import pixels_to_file, thumbnail

if TYPE_CHECKING:
    from lsgui.core.engine import Engine
    from lsgui.core.fewshot import FitReport, Head
    from lsgui.library.scan import IndexReport
    from lsgui.library.store import Library


class SessionBridge(QObject):
    """The one object that panels talk to. Everything here is for the GUI thread."""

    changed = Signal(object)  # frozenset[str]: which fields of State changed
    busy_changed = Signal(bool)
    answer_ready = Signal(object)  # Answer
    answer_cleared = Signal()
    failed = Signal(str, str)  # sentence, details: of everything but a query
    query_failed = Signal(str, str)  # of the latest query; the next change makes it stale
    engine_ready = Signal(object)  # Engine
    engine_failed = Signal(str, str)
    library_changed = Signal()
    heads_changed = Signal()
    index_progress = Signal(int, int)
    index_finished = Signal(object)  # IndexReport
    index_stopped = Signal()
    fit_progress = Signal(int, int)
    fit_finished = Signal(object)  # FitReport
    fit_stopped = Signal()

    def __init__(
        self,
        settings: Settings | None = None,
        parent: QObject | None = None,
        *,
        load_engine: "Callable[[], Engine] | None" = None,
    ) -> None:
        super().__init__(parent)
        self.settings = settings or Settings(parent=self)
        self._load_engine = load_engine or self._load_configured_engine
        self._recent = Recent()
        method = cast(Method, self.settings.text("method"))
        self._history = History(State(method=method, count=self.settings.number("count")))
        self._tasks = Tasks(self)
        self._library = LibraryJobs(self._tasks, self)
        self._heads = HeadJobs(self._tasks, self)
        self._answers = Answers(self._tasks, self)
        self._engine: Engine | None = None
        self._connect()

    def _connect(self) -> None:
        library, heads, answers = self._library, self._heads, self._answers
        answers.busy_changed.connect(self.busy_changed)
        answers.ready.connect(self.answer_ready)
        answers.cleared.connect(self.answer_cleared)
        answers.failed.connect(self.query_failed)
        library.changed.connect(self.library_changed)
        library.progress.connect(self.index_progress)
        library.finished.connect(self._index_finished)
        library.stopped.connect(self.index_stopped)
        library.failed.connect(self.failed)
        heads.progress.connect(self.fit_progress)
        heads.fitted.connect(self._head_fitted)
        heads.stopped.connect(self.fit_stopped)
        heads.failed.connect(self.failed)

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
        if stopped:
            self._library.close()
        self._heads.empty_trash()
        return stopped

    def _load_configured_engine(self) -> "Engine":
        from lsgui.core.engine import Engine

        checkpoint = self.settings.text("checkpoint")
        return Engine.load(Path(checkpoint) if checkpoint else None, device=self.settings.text("device"))

    def _loaded(self, loaded: Loaded) -> None:
        self._engine = loaded.engine
        self._heads.know(loaded.heads)
        self._history.amend(lambda state: replace(state, heads=(*loaded.heads, *state.heads)))
        self.engine_ready.emit(loaded.engine)
        self._library.ready(loaded.engine, loaded.library)
        self.heads_changed.emit()
        for problem in loaded.problems:
            self.failed.emit(*describe(problem))
        self._ask()

    def _load_failed(self, error: BaseException) -> None:
        self._answers.lose()
        self.engine_failed.emit(*describe(error))

    # State

    @property
    def state(self) -> State:
        """What the user has chosen."""
        return self._history.state

    @property
    def engine(self) -> "Engine | None":
        """The engine, once it is ready."""
        return self._engine

    @property
    def answer(self) -> Answer | None:
        """The answer shown; None while there is none."""
        return self._answers.answer

    @property
    def busy(self) -> bool:
        """Whether an answer is on its way."""
        return self._answers.busy

    @property
    def undo_name(self) -> str | None:
        """The change that undo takes back."""
        return self._history.undo_name

    @property
    def redo_name(self) -> str | None:
        """The change that redo makes again."""
        return self._history.redo_name

    def set_image(self, slot: Slot, path: Path | None) -> None:
        """Put an image file into a slot, or empty it with None."""
        if path is None:
            self.clear_image(slot)
            return
        self._recent.add(path)
        self._push(self.tr("Set Image {slot}").format(slot=_letter(slot)), self.state.with_image(slot, path))

    def set_images(self, a: Path, b: Path) -> None:
        """Put two image files into both slots, as one change."""
        self._recent.add(b)
        self._recent.add(a)
        self._push(self.tr("Set Both Images"), replace(self.state, image_a=a, image_b=b))

    def set_image_data(self, slot: Slot, image: QImage) -> None:
        """Put a picture that is in no file into a slot: it is saved below the cache folder first."""

        def work(progress: Progress) -> Path:
            return pixels_to_file(image, paths.cache() / "pasted")

        self._tasks.start(
            "io", work, owner=self, done=lambda path: self.set_image(slot, path), failed=self._report
        )

    def clear_image(self, slot: Slot) -> None:
        """Empty a slot."""
        self._push(
            self.tr("Clear Image {slot}").format(slot=_letter(slot)), self.state.with_image(slot, None)
        )

    def swap_images(self) -> None:
        """Exchange A and B."""
        self._push(self.tr("Swap Images"), self.state.swapped())

    def set_operation(self, operation: Operation) -> None:
        """Choose the set operation."""
        name = self.tr("Choose {operation}").format(operation=operation.capitalize())
        self._push(name, replace(self.state, operation=operation))

    def set_method(self, method: Method) -> None:
        """Choose how answers are made: the networks or a baseline."""
        self._push(self.tr("Choose Method"), replace(self.state, method=method))

    def set_count(self, count: int) -> None:
        """Choose how many neighbours an answer lists."""
        self._push(self.tr("Choose Number of Neighbours"), replace(self.state, count=count))

    def undo(self) -> None:
        """Take the last change back."""
        before = self.state
        self._after(before, self._history.undo())

    def redo(self) -> None:
        """Make the undone change again."""
        before = self.state
        self._after(before, self._history.redo())

    def recent_images(self) -> list[Path]:
        """The images used last, newest first."""
        return self._recent.images()

    def clear_recent_images(self) -> None:
        """Forget which images were used."""
        self._recent.clear()
        self.changed.emit(frozenset({"recent"}))

    def _push(self, name: str, state: State) -> None:
        before = self.state
        self._after(before, self._history.push(name, state))

    def _after(self, before: State, changed: frozenset[str]) -> None:
        if not changed:
            return
        if "heads" in changed:
            self._heads.move(before.heads, self.state.heads)
            self.heads_changed.emit()
        self.changed.emit(changed)
        self._ask()

    # Answers

    def _ask(self) -> None:
        self._answers.ask(self.state, self._engine, self._library.library, self.heads)

    def _report(self, error: BaseException) -> None:
        self.failed.emit(*describe(error))

    # Library

    @property
    def library(self) -> "Library | None":
        """The library; None until the engine is ready, or if it cannot be opened."""
        return self._library.library

    @property
    def indexing(self) -> bool:
        """Whether an index job runs or waits."""
        return self._library.active

    def add_folder(self, folder: Path) -> None:
        """Add a folder to the library and index it."""
        self._library.index([folder])

    def rescan(self) -> None:
        """Look for new and changed images in every folder of the library."""
        self._library.rescan()

    def cancel_index(self) -> None:
        """Stop indexing; what is done is kept."""
        self._library.cancel()

    def remove_folder(self, folder: Path) -> None:
        """Take a folder out of the library; its files stay where they are."""
        self._library.remove(folder)

    def restore_folder(self, folder: Path) -> None:
        """Bring back a folder just removed."""
        self._library.restore(folder)

    def request_typical_distance(self, feature: FloatArray, callback: Callable[[float], None]) -> None:
        """Measure how far the library's images usually are from a feature (dim,): the median distance."""
        self._library.measure(feature, callback)

    def _index_finished(self, report: "IndexReport") -> None:
        self.index_finished.emit(report)
        self._ask()

    # Heads

    @property
    def heads(self) -> "tuple[Head, ...]":
        """The few-shot heads in use."""
        return self._heads.get(self.state.heads)

    def fit_head(self, folder: Path) -> None:
        """Fit a head from a folder of images. A head of the same name is replaced."""
        if self._engine is None:
            self.failed.emit(self.tr("The networks are still loading; fit the head in a moment."), "")
            self.fit_stopped.emit()
            return
        self._heads.fit(self._engine, folder)

    def cancel_fit(self) -> None:
        """Stop fitting."""
        self._heads.cancel()

    def delete_head(self, name: str) -> None:
        """Delete a head; undo brings it back until the program ends."""
        key = self._heads.key_of(name, self.state.heads)
        if key is not None:
            kept = tuple(other for other in self.state.heads if other != key)
            self._push(self.tr("Delete “{name}”").format(name=name), replace(self.state, heads=kept))

    def rename_head(self, name: str, new: str) -> None:
        """Give a head another name; undo takes it back."""
        heads = self._heads.rename(name, new, self.state.heads)
        self._push(self.tr("Rename “{name}”").format(name=name), replace(self.state, heads=heads))

    def _head_fitted(self, fitted: Fitted) -> None:
        report: FitReport = fitted.report
        replaced = self._heads.key_of(report.head.name, self.state.heads)
        kept = tuple(key for key in self.state.heads if key != replaced)
        name = self.tr("Fit “{name}”").format(name=report.head.name)
        self._push(name, replace(self.state, heads=(*kept, fitted.key)))
        self.fit_finished.emit(report)

    # Pictures

    def request_thumbnail(
        self,
        path: Path,
        edge: int,
        callback: Callable[[QImage | str], None],
        *,
        owner: QObject | None = None,
    ) -> None:
        """Load a thumbnail within `edge` x `edge` pixels on the io lane.

        `callback` gets the picture or the reason why there is none, on the GUI thread, and nothing
        once `owner` (the callback's own object, if that is a QObject) was destroyed.
        """
        receiver = owner or getattr(callback, "__self__", None)
        self._tasks.start(
            "io",
            lambda progress: thumbnail(path, edge),
            owner=receiver if isinstance(receiver, QObject) else self,
            done=callback,
            failed=lambda error: callback(describe(error)[0]),
        )


def _letter(slot: Slot) -> str:
    return slot[-1].upper()
