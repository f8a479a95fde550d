"""Changes of the few-shot heads that the user has: each one is one step that undo takes back."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from lsgui.core.session import State
from lsgui.core.types import FloatArray, HeadError, UserError
from lsgui.gui import head_todo, head_work
from lsgui.gui.head_jobs import HeadJobs
from lsgui.gui.head_looks import HeadLooks
from lsgui.gui.head_store import HeadStore, Unusable
from lsgui.gui.head_tending import HeadTending
from lsgui.gui.session_changes import SessionChanges
from lsgui.gui.settings import Settings
from lsgui.gui.widgets import plural

if TYPE_CHECKING:
    from lsgui.core.engine import Engine
    from lsgui.core.fewshot import Evidence, ExampleRecord, Head
    from lsgui.library.store import Library

Change = Callable[["Head"], "Head"]


@dataclass(frozen=True, eq=False)
class Mark:
    """That a photograph, with its feature (dim,), shows a category or surely does not."""

    record: "ExampleRecord"
    feature: FloatArray
    shown: bool


class HeadChanges(SessionChanges):
    """Owns the heads. A changed head gets a key of its own in the state, in place of the old one."""

    heads_changed = Signal()
    category_lost = Signal(str, str)  # a head's name, and its category of which no example was left
    heads_checked = Signal()  # more is known of their quality, nothing else changed
    shown_in_library = Signal(str, str)  # a head's name and its category: to be looked for

    def __init__(self, settings: Settings | None = None, parent: QObject | None = None) -> None:
        super().__init__(settings, parent)
        self._store = HeadStore(self)
        self._jobs = HeadJobs(self._tasks, self)
        self._sample = head_work.LibrarySample(lambda: self.library)
        self._tending = HeadTending(self._tasks, self._store, self._sample, self)
        self.head_looks = HeadLooks(self._tasks, self._sample, self)
        for part in (self._store, self._jobs, self._tending, self.head_looks):
            part.failed.connect(self.failed)
        self._tending.fitted.connect(self.heads_changed)
        self._tending.checked.connect(self.heads_checked)

    @property
    def engine(self) -> "Engine | None":
        """The engine, once it is ready."""
        raise NotImplementedError

    @property
    def library(self) -> "Library | None":
        """The library; None until the engine is ready, or if it cannot be opened."""
        raise NotImplementedError

    @property
    def heads(self) -> "tuple[Head, ...]":
        """The few-shot heads in use."""
        return self._store.get(self.state.heads)

    @property
    def unusable_heads(self) -> tuple[Unusable, ...]:
        """The heads on the disk that cannot be used: of another checkpoint, or damaged."""
        return self._store.unusable(self.state.heads)

    def head_named(self, name: str) -> "Head | None":
        """The head in use with a name."""
        return next((head for head in self.heads if head.name == name), None)

    def to_do(self, head: "Head", label: str) -> "head_todo.ToDo | None":
        """What is still being done for a category; None where all is done, or could not be."""
        return None if self._tending.gave_up(head) else head_todo.to_do(head, label)

    def gave_up(self, head: "Head") -> bool:
        """Whether a head could not be fitted or checked."""
        return self._tending.gave_up(head)

    # Heads as a whole

    def delete_head(self, name: str) -> None:
        """Delete a head; undo brings it back until the program ends."""
        key = self._store.key_of(name, self.state.heads)
        if key is not None:
            self._delete_key(key, name)

    def delete_unusable_head(self, key: str) -> None:
        """Delete a head that cannot be used; undo brings it back until the program ends."""
        if key in self.state.heads:
            self._delete_key(key, key)

    def _delete_key(self, key: str, name: str) -> None:
        self._push(self.tr("Delete “{name}”").format(name=name), self._with_keys([key], []))

    def rename_head(self, name: str, new: str) -> None:
        """Give a head another name; its only category, where that has the same one, is renamed with it."""

        def change(head: "Head") -> "Head":
            alone = head.labels == (name,)
            return replace(head_todo.renamed(head, name, new) if alone else head, name=new)

        if not new or new == name:
            return
        if self._store.key_of(new, self.state.heads) is not None:
            self.failed.emit(
                self.tr("There is a head named “{name}” already; choose another name.").format(name=new), ""
            )
            return
        self._change(self.tr("Rename “{name}”").format(name=name), name, change)

    def merge_heads(self, name: str, others: Sequence[str]) -> None:
        """Make one head, with this name, of several: they go, and their scores stay as they are."""
        named = [name, *others]
        keys = [key for each in named if (key := self._store.key_of(each, self.state.heads)) is not None]
        try:
            merged = head_work.merge(self._store.get(keys), name)
        except HeadError as error:
            self._report(error)
            return
        step = self.tr("Merge {names}").format(names=", ".join(f"“{each}”" for each in named))
        self._push(step, self._with_keys(keys, [self._store.add(merged)]))

    def fit_head_again(self, name: str, *, synthesis: bool) -> None:
        """Fit all categories of a head anew from what is known, with or without combinations of examples."""

        def change(head: "Head") -> "Head":
            return head_todo.ask(replace(head, synthesis=synthesis), head.labels, "fit")

        self._change(self.tr("Fit “{name}” Again").format(name=name), name, change)

    # Categories

    def rename_category(self, name: str, label: str, new: str) -> None:
        """Give one category of a head another name; a head that is only that one is renamed with it."""
        head = self.head_named(name)
        if head is None or not new or new == label:
            return
        if new in head.labels:
            text = self.tr("The head “{name}” has a category named “{new}” already; choose another name.")
            self.failed.emit(text.format(name=name, new=new), "")
        elif head.labels == (name,):
            self.rename_head(name, new)
        else:
            step = self.tr("Rename “{name}”").format(name=label)
            self._change(step, name, lambda head: head_todo.renamed(head, label, new))

    def delete_category(self, name: str, label: str) -> None:
        """Take one category of several out of a head."""
        step = self.tr("Delete “{name}”").format(name=label)
        self._change(step, name, lambda head: head.select([one for one in head.labels if one != label]))

    def set_threshold(self, name: str, label: str, threshold: float) -> None:
        """Have a category present from another score on."""

        def change(head: "Head") -> "Head":
            return head_todo.ask(head.with_thresholds({label: threshold}), [label], "check")

        self._change(self.tr("Threshold of “{name}”").format(name=label), name, change)

    # Examples

    def mark_photographs(self, name: str, label: str, marks: Sequence[Mark]) -> None:
        """Add photographs, whose features are known, as examples that show a category or do not."""

        def change(head: "Head") -> "Head":
            return head_todo.with_evidence(head, head.evidence.joined(_told(label, marks)), [label])

        shown = all(mark.shown for mark in marks)
        text = self.tr("Mark {photos} as “{label}”") if shown else self.tr("Mark {photos} as Not “{label}”")
        photos = self._named_photos([mark.record for mark in marks])
        self._judge(text.format(photos=photos, label=label), name, label, change)

    def mark_examples(
        self, name: str, label: str, records: "Sequence[ExampleRecord]", *, shown: bool | None
    ) -> None:
        """Have examples show a category, surely not show it, or (None) be no examples of it any more."""
        truth = 0.5 if shown is None else float(shown)

        def change(head: "Head") -> "Head":
            evidence = head.evidence.marked_all(label, {record.sha256 for record in records}, truth)
            return head_todo.with_evidence(head, evidence, [label])

        text = {
            None: self.tr("Remove {photos} from “{label}”"),
            True: self.tr("Mark {photos} as “{label}”"),
            False: self.tr("Mark {photos} as Not “{label}”"),
        }[shown]
        step = text.format(photos=self._named_photos(records), label=label)
        self._judge(step, name, label, change)

    def _judge(self, step: str, name: str, label: str, change: Change) -> None:
        """Change what is known of a category's examples, and tell if it has none any more."""
        before = self.head_named(name)
        self._change(step, name, change)
        after = self.head_named(name)
        if before is not None and after is not None and label in set(before.labels) - set(after.labels):
            self.category_lost.emit(name, label)

    def keep_examples(self, name: str, label: str, digests: Collection[str]) -> None:
        """Doubt these examples no more."""
        step = self.tr("Keep as It Is")
        self._change(step, name, lambda head: head_todo.with_kept(head, label, digests))

    def _named_photos(self, records: "Sequence[ExampleRecord]") -> str:
        if len(records) == 1:
            return records[0].path.name
        return plural(self.tr("%Ln Photograph(s)", "", len(records)), len(records))

    # How

    def show_in_library(self, name: str, label: str) -> None:
        """Have the library's photographs shown that a category is found in."""
        self.shown_in_library.emit(name, label)

    def _change(self, step: str, name: str, change: Change) -> None:
        """Put a changed head in the place of the one with a name; a sentence says why if that cannot be."""
        key = self._store.key_of(name, self.state.heads)
        head = None if key is None else self._store.head(key)
        if key is None or head is None:
            return
        try:
            changed = change(head)
        except UserError as error:
            self._report(error)
            return
        self._push(step, self._with_keys([key], [self._store.add(changed)]))

    def _with_keys(self, old: Sequence[str], new: Sequence[str]) -> State:
        """The state with the `new` keys in the place of the first of the `old` ones."""
        keys = self.state.heads
        at = keys.index(old[0]) if old and old[0] in keys else len(keys)
        before, after = keys[:at], keys[at:]
        kept = (*(k for k in before if k not in old), *new, *(k for k in after if k not in old))
        return replace(self.state, heads=kept)


def _told(label: str, marks: Sequence[Mark]) -> "Evidence":
    """What marks say of a category; of several of one photograph the last counts."""
    import numpy as np  # not before the window is there

    from lsgui.core.fewshot import Evidence

    latest = list({mark.record.sha256: mark for mark in marks}.values())
    truth = np.array([[mark.shown] for mark in latest], np.float32)
    features = np.stack([mark.feature for mark in latest])
    return Evidence((label,), tuple(mark.record for mark in latest), truth, features)
