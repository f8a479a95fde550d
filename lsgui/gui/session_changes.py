"""The session's state, and every change of it that the user can make and take back."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from lsgui.core.session import SLOTS, History, Slot, State
from lsgui.core.types import EVERYTHING, Filter, Method, Operation
from lsgui.gui.pictures import Pictures
from lsgui.gui.problems import describe
from lsgui.gui.settings import Recent, Settings
from lsgui.gui.tasks import WHEN_IDLE, Tasks


class SessionChanges(QObject):
    """Owns the history. Whatever else must follow a change is done by `_follow`."""

    changed = Signal(object)  # frozenset[str]: which fields of State changed, or were set again
    pending_changed = Signal(str)  # the slot for which a pasted picture is, or no longer is, on its way
    failed = Signal(str, str)  # sentence, details: of everything but a query

    def __init__(self, settings: Settings | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.settings = settings or Settings(parent=self)
        self._recent = Recent()
        method = cast(Method, self.settings.text("method"))
        self._history = History(State(method=method, count=self.settings.number("count")))
        self._tasks = Tasks(self)
        self._pictures = Pictures(self._tasks, self)
        self._pictures.kept.connect(self.set_image)
        self._pictures.pending_changed.connect(self.pending_changed)
        self._pictures.failed.connect(self.failed)

    @property
    def state(self) -> State:
        """What the user has chosen."""
        return self._history.state

    @property
    def undo_name(self) -> str | None:
        """The change that undo takes back."""
        return self._history.undo_name

    @property
    def redo_name(self) -> str | None:
        """The change that redo makes again."""
        return self._history.redo_name

    def set_image(self, slot: Slot, path: Path | None) -> None:
        """Put an image file into a slot, or empty it with None. The same file is read again."""
        if path is None:
            self.clear_image(slot)
            return
        self._recent.add(path)
        name = self.tr("Set Image {slot}").format(slot=_letter(slot))
        self._push(name, self.state.with_image(slot, path), anew=frozenset({slot}))

    def set_images(self, a: Path, b: Path) -> None:
        """Put two image files into both slots, as one change."""
        self._recent.add(b)
        self._recent.add(a)
        self._push(
            self.tr("Set Both Images"), replace(self.state, image_a=a, image_b=b), anew=frozenset(SLOTS)
        )

    def set_query(self, a: Path, b: Path, operation: Operation) -> None:
        """Put two image files into both slots and an operation between them, as one change."""
        self._recent.add(b)
        self._recent.add(a)
        state = replace(self.state, image_a=a, image_b=b, operation=operation)
        self._push(self.tr("Ask This"), state, anew=frozenset(SLOTS))

    def set_image_data(self, slot: Slot, image: QImage) -> None:
        """Put a picture that is in no file into a slot: it is saved among the user's data first."""
        self._pictures.keep(slot, image)

    def pending(self, slot: Slot) -> bool:
        """Whether a picture is on its way into a slot."""
        return self._pictures.pending(slot)

    def clear_image(self, slot: Slot) -> None:
        """Empty a slot."""
        self._pictures.forget(slot)
        self._push(
            self.tr("Clear Image {slot}").format(slot=_letter(slot)), self.state.with_image(slot, None)
        )

    def swap_images(self) -> None:
        """Exchange A and B."""
        before = self.state
        self._pictures.swap()
        changed = self._history.push(self.tr("Swap Images"), before.swapped())
        self._after(before, changed, others_come=False)

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

    def narrow(self, where: Filter) -> None:
        """Choose which photographs can be neighbours."""
        name = self.tr("All as Neighbours") if where == EVERYTHING else self.tr("Narrow Neighbours")
        self._push(name, replace(self.state, where=where))

    def undo(self) -> None:
        """Take the last change back; a picture that is still on its way is the last one."""
        waiting = [slot for slot in SLOTS if self._pictures.pending(slot)]
        for slot in waiting:
            self._pictures.forget(slot)
            text = self.tr("The picture on its way to Image {slot} was dropped; paste it again.")
            self.failed.emit(text.format(slot=_letter(slot)), "")
        if waiting:
            return
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

    def _push(self, name: str, state: State, *, anew: frozenset[str] = frozenset()) -> None:
        before = self.state
        self._after(before, self._history.push(name, state) | anew)

    def _after(self, before: State, changed: frozenset[str], *, others_come: bool = True) -> None:
        if not changed:
            return
        for slot in SLOTS:
            if slot in changed and others_come:  # what is still on its way there comes too late
                self._pictures.forget(slot)
        self._remember(changed)
        self._follow(before, changed)

    def _follow(self, before: State, changed: frozenset[str]) -> None:
        self.changed.emit(changed)

    def _remember(self, changed: frozenset[str]) -> None:
        """The next session begins with the method and count in force, also after an undo; but for a method
        that only some checkpoints have."""
        try:
            for key in ("method", "count"):
                if key in changed and self.settings.accepts(key, getattr(self.state, key)):
                    self.settings.set(key, getattr(self.state, key))
        except OSError as error:
            self._report(error)

    def _report(self, error: BaseException) -> None:
        self.failed.emit(*describe(error))

    def request_thumbnail(
        self,
        path: Path,
        edge: int,
        callback: Callable[[QImage | str], None],
        *,
        owner: QObject | None = None,
        priority: int = WHEN_IDLE,
    ) -> Callable[[], bool]:
        """Load a thumbnail within `edge` x `edge` pixels: see `Pictures.load`."""
        return self._pictures.load(path, edge, callback, owner=owner, priority=priority)


def _letter(slot: Slot) -> str:
    return slot[-1].upper()
