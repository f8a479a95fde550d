"""What `lsgui query` is asked: images by their letters, and a formula of them."""

from dataclasses import dataclass
from pathlib import Path

from lsgui.core import formulas
from lsgui.core.formulas import LETTERS, Formula, Node
from lsgui.core.session import State
from lsgui.core.types import Expression, Operation, UserError


@dataclass(frozen=True)
class Asked:
    """A formula and its images, two or more, in the order of their letters; `pair` says that it came as an
    operation."""

    formula: Formula
    images: tuple[Path, ...]
    pair: bool = False

    @property
    def state(self) -> State:
        """The same as the window keeps it."""
        a, b, *more = self.images
        if self.pair and isinstance(self.formula, Node):
            return State(a, b, operation=self.formula.operation)
        return State(a, b, more=tuple(more), formula=self.formula)

    @property
    def expression(self) -> Expression:
        """What is asked. Raises `UserError` for a letter without an image, or an image without use."""
        letters, given = formulas.letters(self.formula), LETTERS[: len(self.images)]
        for letter in sorted(letters):
            if letter not in given:
                raise UserError(f"The expression names image {letter}, but only {len(given)} are given.")
        for letter, path in zip(given, self.images, strict=False):
            if letter not in letters:
                raise UserError(f"The expression does not name image {letter}, {path}.")
        found = formulas.expression(self.formula, self.images)
        assert found is not None
        return found

    @property
    def sides(self) -> tuple[str, str]:
        """What the two sides of the whole are called."""
        if not isinstance(self.formula, Node):
            return "A", "B"
        return formulas.text(self.formula.left), formulas.text(self.formula.right)


def pair_of(operation: Operation, a: Path, b: Path) -> Asked:
    """An operation on two images."""
    return Asked(Node(operation, "A", "B"), (a, b), pair=True)
