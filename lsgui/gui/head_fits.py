"""Fits and additions that read photographs: the user waits for them, and can stop them."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from lsgui.core.types import HeadError
from lsgui.gui import head_todo, head_work
from lsgui.gui.drops import Dropped
from lsgui.gui.head_changes import HeadChanges
from lsgui.gui.settings import Settings
from lsgui.gui.widgets import plural

if TYPE_CHECKING:
    from lsgui.core.engine import Engine
    from lsgui.core.fewshot import FitReport, Head


class HeadFits(HeadChanges):
    """Each ends with one step, or with `fit_stopped`."""

    fit_progress = Signal(int, int)
    fit_finished = Signal(object, bool)  # FitReport, and whether it replaced a head of the same name
    fit_stopped = Signal()
    examples_added = Signal(str, str, object)  # a head's name, its category, head_work.Gathered
    head_opened = Signal(str)  # the name that it has here
    head_refused = Signal(object, object)  # ForeignHeadError, and the folder of the head

    def __init__(self, settings: Settings | None = None, parent: QObject | None = None) -> None:
        super().__init__(settings, parent)
        self._jobs.progress.connect(self.fit_progress)
        self._jobs.stopped.connect(self.fit_stopped)

    @property
    def engine_lost(self) -> bool:
        """Whether there will be no engine: it could not be loaded."""
        raise NotImplementedError

    @property
    def combining(self) -> bool:
        """Whether combinations of examples take part in the next fits."""
        return self.settings.text("combinations") == "on"

    def fit_head(self, folder: Path) -> None:
        """Fit a head from a folder of images. A head of the same name is replaced."""
        engine, sample, synthesis = self._ready(), self._sample, self.combining
        if engine is None:
            return
        self._fit(
            lambda progress: head_work.fit_folder(
                engine, folder, sample, synthesis=synthesis, progress=progress
            )
        )

    def fit_pictures(self, name: str, dropped: Dropped) -> None:
        """Fit a head with one category from picture files; another name is found where this one is taken."""
        engine, sample, synthesis = self._ready(), self._sample, self.combining
        if engine is None:
            return
        label = self._store.free_name(name, self.state.heads)
        self._fit(
            lambda progress: head_work.fit_files(
                engine, label, dropped, sample, synthesis=synthesis, progress=progress
            )
        )

    def fit_unusable_head(self, key: str) -> None:
        """Fit a head of another checkpoint again from its examples; the old one goes by the same step."""
        found = next((lost.error for lost in self.unusable_heads if lost.key == key), None)
        if found is not None:
            self.fit_foreign(found, replacing=(key,))

    def fit_foreign(self, error: HeadError, *, replacing: Sequence[str] = ()) -> None:
        """Fit a head again from the examples that its refusal names."""
        from lsgui.core.fewshot import ForeignHeadError, fit_examples

        engine, sample = self._ready(), self._sample
        if engine is None or not isinstance(error, ForeignHeadError):
            return
        examples, synthesis = error.examples, error.synthesis
        name = self._store.free_name(examples.name, self.state.heads)
        self._fit(
            lambda progress: fit_examples(
                engine, examples, name=name, synthesis=synthesis, library=sample(), progress=progress
            ),
            replacing,
        )

    def add_examples(self, name: str, label: str, dropped: Dropped) -> None:
        """Add picture files as examples that show a category."""
        engine = self._ready()
        if engine is None:
            return
        self._jobs.start(
            lambda progress: head_work.gather(engine, label, dropped, progress=progress),
            lambda gathered: self._added(name, label, gathered),
        )

    def cancel_fit(self) -> None:
        """Stop fitting."""
        self._jobs.cancel()

    def open_head(self, folder: Path) -> None:
        """Take a head from a folder among the user's own; one of another checkpoint is refused."""
        engine = self._ready()
        if engine is None:
            return

        def opened(head: "Head | HeadError") -> None:
            if isinstance(head, HeadError):
                self.fit_stopped.emit()
                self.head_refused.emit(head, folder)
                return
            name = self._store.free_name(head.name, self.state.heads)
            key = self._store.add(replace(head, name=name))
            self._push(self.tr("Open “{name}”").format(name=name), self._with_keys([], [key]))
            self.head_opened.emit(name)

        self._jobs.start(lambda _: head_work.load(folder, engine.identity), opened)

    def _ready(self) -> "Engine | None":
        if self.engine is None:
            lost = self.tr("No head can be fitted: the networks could not be loaded.")
            loading = self.tr("The networks are still loading; fit the head in a moment.")
            self.failed.emit(lost if self.engine_lost else loading, "")
            self.fit_stopped.emit()
            return None
        return self.engine

    def _fit(self, fit: "head_work.Fit", replacing: Sequence[str] = ()) -> None:
        store = self._store
        if not store.claim():
            self.fit_stopped.emit()
            return
        self._jobs.start(
            lambda progress: head_work.staged(store.stage, fit, progress),
            lambda found: self._head_fitted(*found, replacing),
        )

    def _head_fitted(self, report: "FitReport", staged: Path, replacing: Sequence[str]) -> None:
        same = self._store.key_of(report.head.name, self.state.heads)
        old = [*replacing, *([same] if same is not None else [])]
        name = self.tr("Fit “{name}”").format(name=report.head.name)
        self._push(name, self._with_keys(old, [self._store.add(report.head, staged)]))
        self.fit_finished.emit(report, same is not None)

    def _added(self, name: str, label: str, gathered: head_work.Gathered) -> None:
        head = self.head_named(name)
        if head is None or label not in head.labels:  # it was deleted meanwhile
            self.fit_stopped.emit()
            return
        known = {record.sha256 for record in head.examples[label]}
        gathered = replace(gathered, evidence=gathered.evidence.without(known))
        n = len(gathered.evidence)
        step = plural(self.tr("Add %Ln Example(s) to “{label}”", "", n), n).format(label=label)
        if n:
            evidence = head.evidence.joined(gathered.evidence)
            self._change(step, name, lambda head: head_todo.with_evidence(head, evidence, [label]))
        self.examples_added.emit(name, label, gathered)
