"""What the two sides of the operation shown are called: A and B, or parts of an expression."""

from dataclasses import dataclass

from lsgui.core import formulas
from lsgui.core.formulas import Node
from lsgui.core.session import State

NARROW, ROOMY = 5, 14
"""Longer names, in characters, do not fit a column's header, or a circle of the Venn diagram."""


@dataclass(frozen=True)
class Sides:
    """The names of the left and the right side."""

    a: str = "A"
    b: str = "B"

    @property
    def simple(self) -> bool:
        """Whether they are images A and B."""
        return (self.a, self.b) == ("A", "B")

    def short(self, most: int, left: str, right: str) -> "Sides":
        """These names; or `left` and `right`, where one has more than so many characters."""
        return self if max(len(self.a), len(self.b)) <= most else Sides(left, right)


SIMPLE = Sides()
"""The images A and B themselves."""


def sides_of(state: State) -> Sides:
    """The sides of what a state looks at; A and B where it is no operation."""
    part = formulas.held(formulas.at(state.asked, state.place), state.images)
    return Sides(formulas.text(part.left), formulas.text(part.right)) if isinstance(part, Node) else SIMPLE
