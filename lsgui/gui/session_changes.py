"""The session's state, and every change of it that the user can make and take back."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from pathlib import Path
from typing import cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from lsgui.core import formulas
from lsgui.core.formulas import LETTERS, Formula, Node, Place
from lsgui.core.label_promises import LabelPromise
from lsgui.core.session import SLOTS, History, Slot, State, Step
from lsgui.core.sessions.making import joined
from lsgui.core.sessions.record import with_computer
from lsgui.core.types import EVERYTHING, Filter, Method, Operation
from lsgui.gui.operation_names import operation_name
from lsgui.gui.pictures import UNION, Join, Pictures
from lsgui.gui.problems import describe
from lsgui.gui.recent import Recent
from lsgui.gui.settings import Settings
from lsgui.gui.tasks import WHEN_IDLE, Tasks

FIRST: dict[str, Slot] = {"A": "image_a", "B": "image_b"}
"""The letters of the two wells."""
ANOTHER = "session"
"""Among what changed: another session was taken over."""


class SessionChanges(QObject):
    """Owns the history. Whatever else must follow a change is done by `_follow`."""

    changed = Signal(object)  # frozenset[str]: which fields of State changed, or were set again
    pending_changed = Signal(str)  # the slot for which a picture is, or no longer is, on its way
    redirected = Signal(str, object, object)  # see Pictures.redirected
    failed = Signal(str, str)  # sentence, details: of everything but a query

    def __init__(self, settings: Settings | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.settings = settings or Settings(parent=self)
        self._recent = Recent()
        self._history = History(self.beginning)
        self._tasks = Tasks(self)
        self._pictures = Pictures(self._tasks, self)
        self._pictures.kept.connect(self._kept)
        self._pictures.pending_changed.connect(self.pending_changed)
        self._pictures.failed.connect(self.failed)
        self._pictures.redirected.connect(self.redirected)

    @property
    def beginning(self) -> State:
        """What a session begins with: nothing but the method and count of the settings."""
        method = cast(Method, self.settings.text("method"))
        return State(method=method, count=self.settings.number("count"))

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

    @property
    def steps(self) -> tuple[Step, ...]:
        """Every change by its name and the state that it led to; those that were undone, too."""
        return self._history.steps

    @property
    def step_at(self) -> int:
        """The place of the step in force."""
        return self._history.at

    def go_to(self, at: int) -> None:
        """Undo or make again all changes up to a step; what is on its way belongs to none of them."""
        before = self.state
        self._pictures.forget_all()
        self._after(before, self._history.go(at))

    def take_over(self, steps: Sequence[Step], at: int) -> None:
        """Work on with the history of another session; heads and folders stay as they are here, so that
        steps which changed only them go."""
        before = self.state
        self._pictures.forget_all()
        own, at = joined([Step(step.name, with_computer(step.state, before)) for step in steps], at)
        changed = self._history.load(own, at)
        self._after(before, changed | frozenset((*SLOTS, "more", ANOTHER)))

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

    def set_query(self, a: Path, b: Path, operation: Operation, method: Method) -> None:
        """Put two image files into both slots and an operation between them, asked by a method without a
        promise, as one change."""
        self._pictures.forget_all()
        self._recent.add(b)
        self._recent.add(a)
        pair = State(image_a=a, image_b=b, operation=operation, method=method)
        names = ("image_a", "image_b", "operation", "method", "promise", "formula", "focus", "more")
        state = replace(self.state, **{name: getattr(pair, name) for name in names})
        self._push(self.tr("Ask This"), state, anew=frozenset(SLOTS))

    def set_image_data(self, slot: str, image: QImage, join: Join | None = None) -> None:
        """Put a picture that is in no file into a slot, or one of the letters "C" to "Z": it is saved
        among the user's data first. `join` says how a new letter is combined with what is there."""
        self._pictures.keep(slot, image, join)

    def _kept(self, slot: str, path: Path, join: Join | None) -> None:
        self.set_letter(_letter(slot), path, join or UNION)

    def fetch_image(self, slot: str, link: str, join: Join | None = None) -> None:
        """Put a picture of the network into a slot or a letter: the user was asked, and it is saved first."""
        self._pictures.fetch(slot, link, join)

    def pending(self, slot: str) -> bool:
        """Whether a picture is on its way into a slot, or to one of the letters "C" to "Z"."""
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
        """Choose the set operation; in a formula, the one where A and B meet."""
        name = self.tr("Choose {operation}").format(operation=operation_name(operation))
        self._push(name, self.state.with_operation(operation))

    def set_letter(self, letter: str, path: Path, join: Join = UNION) -> None:
        """Put an image file where a letter, "A" to "Z", stands in the formula; if it does not, combine it
        with the part that `join` names, or with as much of the way to that as there is."""
        if letter in FIRST:
            self.set_image(FIRST[letter], path)
            return
        self._pictures.forget(letter)
        self._recent.add(path)
        before = self.state
        known = before.image_of(letter) is not None
        name = self.tr("Set Image {slot}") if known else self.tr("Add Image {slot}")
        state = before.with_letter(letter, path)
        if letter not in formulas.letters(before.asked) and formulas.size(before.asked) < formulas.MOST:
            place = formulas.reached(before.asked, join.place)
            state = state.with_formula(formulas.combined(before.asked, place, join.operation, letter))
        self._push(name.format(slot=letter), state, anew=frozenset({"more"}))

    def add_images(self, files: Sequence[Path], operation: Operation = "union", place: Place = ()) -> int:
        """Combine a part of the formula with more image files, as one change, as far as there is room.

        Gives back how many were taken.
        """
        state, added = self.state, []
        for path in files:
            letter = _free_letter(state, self._pictures.awaited)
            if letter is None or formulas.size(state.asked) == formulas.MOST:
                break
            self._recent.add(path)
            formula = formulas.combined(state.asked, place, operation, letter)
            state = state.with_letter(letter, path).with_formula(formula)
            added.append(letter)
        name = self.tr("Add Image {slot}") if len(added) == 1 else self.tr("Add Images {slot}")
        self._push(name.format(slot=", ".join(added)), state)
        return len(added)

    def free_letter(self) -> str | None:
        """The letter that the next image gets; None if there is no room for one."""
        if formulas.size(self.state.asked) >= formulas.MOST:
            return None
        return _free_letter(self.state, self._pictures.awaited)

    def clear_letter(self, letter: str) -> None:
        """Take an image away: A and B leave an empty well, others leave the formula, too; where nothing
        is left of it, it is the operation on A and B again."""
        if letter in FIRST:
            self.clear_image(FIRST[letter])
            return
        self._pictures.forget(letter)
        rest = formulas.without(self.state.asked, letter) or Node(self.state.operation, "A", "B")
        state = self.state.with_letter(letter, None).with_formula(rest)
        self._push(self.tr("Remove Image {slot}").format(slot=letter), state)

    def set_formula(self, formula: Formula, name: str = "") -> None:
        """Choose what is asked of the images; `name` is the change's own, if it has one."""
        self._push(name or self.tr("Set Expression"), self.state.with_formula(formula))

    def look_at(self, place: Place) -> None:
        """Have the labels and neighbours of a part of the formula shown; () is the whole."""
        part = formulas.at(self.state.asked, place)
        self._push(
            self.tr("Look at {part}").format(part=formulas.text(part)), replace(self.state, focus=place)
        )

    def set_method(self, method: Method) -> None:
        """Choose how answers are made: the networks or a baseline."""
        self._push(self.tr("Choose Method"), replace(self.state, method=method))

    def set_promise(self, promise: LabelPromise | None) -> None:
        """Choose what label sets must keep; None lets every label keep its own threshold."""
        self._push(self.tr("Choose Promise"), replace(self.state, promise=promise))

    def set_count(self, count: int) -> None:
        """Choose how many neighbours an answer lists."""
        self._push(self.tr("Choose Number of Neighbours"), replace(self.state, count=count))

    def narrow(self, where: Filter) -> None:
        """Choose which photographs can be neighbours."""
        name = self.tr("All as Neighbours") if where == EVERYTHING else self.tr("Narrow Neighbours")
        self._push(name, replace(self.state, where=where))

    def undo(self) -> None:
        """Take the last change back; a picture that is still on its way is the last one."""
        waiting = sorted(self._pictures.awaited, key=_letter)
        for slot in waiting:
            self._pictures.forget(slot)
            text = self.tr("The picture on its way to Image {slot} was dropped; paste or drop it again.")
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
        for letter in self._pictures.awaited:
            if letter in LETTERS and before.image_of(letter) != self.state.image_of(letter):
                self._pictures.forget(letter)
        if ANOTHER not in changed:  # its method and count are its own
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


def _free_letter(state: State, awaited: Collection[str]) -> str | None:
    """The first letter after B that has no image, is in no formula and awaits none; None if there is none."""
    used = {*formulas.letters(state.asked), *awaited}
    free = (letter for letter in LETTERS[2:] if letter not in used and state.image_of(letter) is None)
    return next(free, None)


def _letter(slot: str) -> str:
    return slot[-1].upper()
