"""What the user has chosen, as frozen states, and the named history that undo and redo walk."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Literal

from lsgui.core import formulas
from lsgui.core.formulas import LETTERS, Formula, Node, Place
from lsgui.core.label_promises import LabelPromise
from lsgui.core.types import EVERYTHING, Expression, Filter, Method, Operation

Slot = Literal["image_a", "image_b"]
SLOTS: tuple[Slot, Slot] = ("image_a", "image_b")


@dataclass(frozen=True)
class State:
    """Everything that undo restores.

    `more` are the images C, D, …; None is a letter without one. `formula` is what is asked of the images;
    None is the operation on A and B. `focus` is the part of it that is looked at.
    Only photographs that pass `where` are neighbours; a `promise` moves the thresholds of labels.
    `heads` are the keys (folder names below `paths.heads()`) of the few-shot heads in use.
    `removed_folders` are no folders of the library: taken out since the start, not added yet, or
    gone into a folder round them.
    """

    image_a: Path | None = None
    image_b: Path | None = None
    operation: Operation = "union"
    method: Method = "learned"
    count: int = 12
    where: Filter = EVERYTHING
    promise: LabelPromise | None = None
    heads: tuple[str, ...] = ()
    removed_folders: frozenset[Path] = frozenset()
    more: tuple[Path | None, ...] = ()
    formula: Formula | None = None
    focus: Place = ()

    @property
    def asked(self) -> Formula:
        """The formula, also where it is only the operation on A and B."""
        return self.formula or Node(self.operation, "A", "B")

    @property
    def place(self) -> Place:
        """Where the part that is looked at lies in `asked`."""
        return formulas.reached(self.asked, self.focus)

    @property
    def images(self) -> tuple[Path | None, ...]:
        """The images A, B, C, …; None is a letter without one."""
        return (self.image_a, self.image_b, *self.more)

    @property
    def expression(self) -> Expression | None:
        """What is asked of the part that is looked at; letters without an image are left out, and
        nothing (None) is asked of none."""
        return self.expression_at(self.place)

    @property
    def whole(self) -> Expression | None:
        """What the whole formula asks."""
        return self.expression_at(())

    def expression_at(self, place: Place) -> Expression | None:
        """What is asked by the part of the formula at a place. Raises `LookupError` where there is none."""
        return formulas.expression(formulas.at(self.asked, place), self.images)

    def name_at(self, place: Place) -> str:
        """The part of the formula at a place as text, without the letters that have no image."""
        part = formulas.at(self.asked, place)
        return formulas.text(formulas.held(part, self.images) or part)

    @property
    def a_meets_b(self) -> bool:
        """Whether there is an operation that has A on one side and B on the other."""
        return formulas.meeting(self.asked, "A", "B") is not None

    def image(self, slot: Slot) -> Path | None:
        """The image in one slot."""
        return self.image_a if slot == "image_a" else self.image_b

    def with_image(self, slot: Slot, path: Path | None) -> "State":
        """This state with another image in one slot (None empties it)."""
        return replace(self, image_a=path) if slot == "image_a" else replace(self, image_b=path)

    def image_of(self, letter: str) -> Path | None:
        """The image of a letter, "A" to "Z"."""
        number = LETTERS.index(letter)
        return self.images[number] if number < len(self.images) else None

    def with_letter(self, letter: str, path: Path | None) -> "State":
        """This state with another image for a letter (None: without one)."""
        number = LETTERS.index(letter)
        images = [*self.images, *[None] * (number + 1 - len(self.images))]
        images[number] = path
        while len(images) > len(SLOTS) and images[-1] is None:
            images.pop()
        return replace(self, image_a=images[0], image_b=images[1], more=tuple(images[2:]))

    def with_formula(self, formula: Formula) -> "State":
        """This state with another formula. The operation follows it where A and B meet in it; what was
        looked at stays so, if it is still there in the same place."""
        meeting = formulas.meeting(formula, "A", "B")
        node = None if meeting is None else formulas.at(formula, meeting)
        operation = node.operation if isinstance(node, Node) else self.operation
        plain = formula == Node(operation, "A", "B")
        kept = formulas.reached(formula, self.focus)
        stays = kept == self.focus and formulas.at(formula, kept) == formulas.at(self.asked, self.place)
        return replace(
            self,
            operation=operation,
            formula=None if plain else formula,
            focus=kept if stays else (),
        )

    def with_operation(self, operation: Operation) -> "State":
        """This state with another operation where A and B meet in the formula."""
        meeting = formulas.meeting(self.asked, "A", "B")
        if self.formula is None or meeting is None:
            return replace(self, operation=operation)
        changed = formulas.with_operation(self.formula, meeting, operation)
        return replace(self, operation=operation, formula=changed)

    def without_folders(self, folders: Collection[Path]) -> "State":
        """This state with folders out of the library."""
        return replace(self, removed_folders=self.removed_folders | frozenset(folders))

    def with_folders(self, folders: Collection[Path]) -> "State":
        """This state with folders in the library."""
        return replace(self, removed_folders=self.removed_folders - frozenset(folders))

    def swapped(self) -> "State":
        """This state with the two images exchanged."""
        return replace(self, image_a=self.image_b, image_b=self.image_a)


def changed_fields(before: State, after: State) -> frozenset[str]:
    """The names of the fields in which two states differ."""
    names = (field.name for field in fields(State))
    return frozenset(name for name in names if getattr(before, name) != getattr(after, name))


@dataclass(frozen=True)
class Step:
    """One entry of the history: the state, and the name of the change that led to it."""

    name: str
    state: State


class History:
    """A list of named states with a position; a change after an undo drops what was undone.

    Every change gives back the names of the fields that it changed. The list is bounded by `limit`
    steps; the oldest go first.
    """

    def __init__(self, state: State | None = None, *, limit: int = 200) -> None:
        self._steps = [Step("", state or State())]
        self._at = 0
        self._limit = limit

    @property
    def state(self) -> State:
        """The state in force."""
        return self._steps[self._at].state

    @property
    def undo_name(self) -> str | None:
        """The name of the change that `undo` would take back; None if there is none."""
        return self._steps[self._at].name if self._at else None

    @property
    def redo_name(self) -> str | None:
        """The name of the change that `redo` would make again; None if there is none."""
        return self._steps[self._at + 1].name if self._at + 1 < len(self._steps) else None

    @property
    def steps(self) -> tuple[Step, ...]:
        """Every step, oldest first, those that were undone included."""
        return tuple(self._steps)

    @property
    def at(self) -> int:
        """The place of the step in force."""
        return self._at

    def go(self, at: int) -> frozenset[str]:
        """Go to a step by its place; beyond the ends, to the end."""
        return self._move(at - self._at)

    def load(self, steps: Sequence[Step], at: int) -> frozenset[str]:
        """Put other steps in the place of these, the one at `at` in force."""
        before = self.state
        self._steps, self._at = [*steps], at
        return changed_fields(before, self.state)

    def push(self, name: str, state: State) -> frozenset[str]:
        """Make a change. A state equal to the present one is no change and leaves no step."""
        changed = changed_fields(self.state, state)
        if changed:
            self._steps[self._at + 1 :] = [Step(name, state)]
            del self._steps[: max(0, len(self._steps) - self._limit)]
            self._at = len(self._steps) - 1
        return changed

    def undo(self) -> frozenset[str]:
        """Go back one change; nothing happens at the beginning."""
        return self._move(-1)

    def redo(self) -> frozenset[str]:
        """Make the undone change again; nothing happens at the end."""
        return self._move(+1)

    def amend(self, change: Callable[[State], State]) -> frozenset[str]:
        """Rewrite every state, for what became known rather than what the user did.

        No step is added; one that changes nothing any more is taken out.
        """
        before, at = self.state, 0
        kept: list[Step] = []
        for number, step in enumerate(self._steps):
            rewritten = Step(step.name, change(step.state))
            if not kept or rewritten.state != kept[-1].state:
                kept.append(rewritten)
            if number == self._at:
                at = len(kept) - 1
        self._steps, self._at = kept, at
        return changed_fields(before, self.state)

    def _move(self, by: int) -> frozenset[str]:
        before = self.state
        self._at = min(max(self._at + by, 0), len(self._steps) - 1)
        return changed_fields(before, self.state)
