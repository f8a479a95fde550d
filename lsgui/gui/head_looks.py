"""What is looked up for the few-shot panel and changes no head: suggestions, doubts, scores, copies."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Signal

from lsgui.core.types import FloatArray, Progress
from lsgui.gui import plot_loading
from lsgui.gui.drops import Dropped
from lsgui.gui.head_work import LibrarySample, files_of
from lsgui.gui.problems import describe
from lsgui.gui.tasks import FIRST, Lane, Task, Tasks
from lsgui.gui.texts import translate

if TYPE_CHECKING:
    from lsgui.core.engine import Engine
    from lsgui.core.fewshot import ExampleRecord, Head
    from lsgui.core.fewshot.doubts import Doubt
    from lsgui.core.fewshot.suggesting import Reason
    from lsgui.library.store import Library

T = TypeVar("T")


@dataclass(frozen=True, eq=False)
class Candidate:
    """A photograph of the library that is worth labelling, why, and its feature (dim,)."""

    record: "ExampleRecord"
    reason: "Reason"
    feature: FloatArray


@dataclass(frozen=True, eq=False)
class Tried:
    """A photograph and its feature (dim,)."""

    path: Path
    feature: FloatArray


class HeadLooks(QObject):
    """Each look calls back on the GUI thread, or `failed` says why it could not; drop a stale one."""

    failed = Signal(str, str)
    writing = Signal(int, int)  # photographs in a table of scores
    written = Signal(object, int)  # the Path of a table of scores, and how many photographs are in it
    writing_stopped = Signal()
    copied = Signal(str, object)  # a head's name, and the Path of its copy

    def __init__(self, tasks: Tasks, sample: LibrarySample, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks, self._sample = tasks, sample
        self._writing: Task[int] | None = None

    def suggest(
        self,
        library: "Library",
        head: "Head",
        label: str,
        skipped: Mapping[str, Path],
        callback: Callable[[list[Candidate]], None],
        failed: Callable[[], None],
    ) -> Task[Any]:
        """Find photographs of the library to label next: no `skipped` one (hash -> path), no copy."""
        return self._look(
            "io", lambda progress: _suggested(library, head, label, skipped, progress), callback, failed
        )

    def doubt(
        self,
        engine: "Engine",
        head: "Head",
        callback: "Callable[[tuple[Doubt, ...]], None]",
        failed: Callable[[], None],
    ) -> Task[Any]:
        """Find examples of a head whose labels may be wrong."""

        def work(progress: Progress) -> "tuple[Doubt, ...]":
            from lsgui.core.fewshot.doubts import doubts

            return doubts(engine, head, library=self._sample())

        return self._look("fit", work, callback, failed)

    def embed(
        self,
        engine: "Engine",
        dropped: Dropped,
        callback: Callable[[Tried], None],
        failed: Callable[[str], None],
    ) -> Task[Any]:
        """Read the first picture of a drop as the networks see it; `failed` hears a sentence."""
        return self._tasks.start(
            "io",
            lambda _: _tried(engine, dropped),
            owner=self,
            done=callback,
            failed=lambda error: failed(describe(error)[0]),
            priority=FIRST,
        )

    def write(self, library: "Library", head: "Head", file: Path) -> None:
        """Write a table of a head's scores of the whole library."""
        if self._writing is not None:
            return

        def work(progress: Progress) -> int:
            from lsgui.library.head_scores import write_scores

            return write_scores(library, head, file, progress=progress)

        self._writing = self._tasks.start(
            "io",
            work,
            owner=self,
            done=lambda count: self._end_writing(lambda: self.written.emit(file, count)),
            failed=self._fail_writing,
            progress=self.writing.emit,
            stopped=lambda: self._end_writing(self.writing_stopped.emit),
        )

    def stop_writing(self) -> None:
        """Write no table after all."""
        if self._writing is not None:
            self._writing.cancel()

    def save_copy(self, head: "Head", folder: Path) -> None:
        """Write a head into a folder of its own below `folder`; nothing that is there is replaced."""

        def done(found: Path) -> None:
            self.copied.emit(head.name, found)

        self._look("io", lambda _: _saved_copy(head, folder), done, lambda: None)

    def prepare_plots(self, callback: Callable[[], None]) -> None:
        """Load what draws plots: it takes a second."""

        def work(progress: Progress) -> None:
            plot_loading.load("lsgui.gui.head_plots", self._tasks)

        self._look("io", work, lambda _: callback(), lambda: None)

    def _look(
        self, lane: Lane, work: Callable[[Progress], T], done: Callable[[T], None], failed: Callable[[], None]
    ) -> Task[Any]:
        def fail(error: BaseException) -> None:
            self.failed.emit(*describe(error))
            failed()

        return self._tasks.start(lane, work, owner=self, done=done, failed=fail, priority=FIRST)

    def _end_writing(self, tell: Callable[[], None]) -> None:
        self._writing = None
        tell()

    def _fail_writing(self, error: BaseException) -> None:
        self._end_writing(self.writing_stopped.emit)
        self.failed.emit(*describe(error))


def _suggested(
    library: "Library", head: "Head", label: str, skipped: Mapping[str, Path], progress: Progress
) -> list[Candidate]:
    from lsgui.core.fewshot import ExampleRecord
    from lsgui.core.fewshot.examples import content_hash
    from lsgui.library.head_scores import suggested

    records = head.evidence.records
    known = {*skipped, *(record.sha256 for record in records)}
    leave_out = {*skipped.values(), *(record.path for record in records)}
    found: list[Candidate] = []
    for each in suggested(library, head, label, leave_out=leave_out, progress=progress):
        try:
            digest = content_hash(each.path)
        except OSError:  # offline or gone: it cannot be looked at either
            continue
        if digest not in known:
            known.add(digest)
            found.append(Candidate(ExampleRecord(each.path, digest), each.reason, each.feature))
    return found


def _tried(engine: "Engine", dropped: Dropped) -> Tried:
    path = files_of(dropped)[0]
    return Tried(path, engine.embed([path])[0])


def _saved_copy(head: "Head", folder: Path) -> Path:
    from lsgui.core.types import HeadError

    name = head.name.replace("/", "-").replace("\\", "-").strip(". ") or "head"
    target = folder / name
    if target.exists():
        raise HeadError(
            translate("Problems", "{folder} is there already; choose another folder.").format(folder=target)
        )
    head.save(target)
    return target
