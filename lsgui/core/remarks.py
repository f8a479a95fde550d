"""What is weak or without meaning in an expression, part by part, by the label sets of its parts."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from lsgui.core import formulas
from lsgui.core.formulas import Formula, Node, Place
from lsgui.core.marks import translatable
from lsgui.core.session import State
from lsgui.core.types import Combine, Expression, Part

Kind = Literal[
    "nothing_left",
    "same_twice",
    "disjoint",
    "takes_all",
    "takes_none",
    "adds_none",
    "contained",
    "all_in_common",
    "image_again",
    "no_labels",
    "uncertain",
]
SENTENCES: dict[Kind, str] = {
    "nothing_left": translatable("Expression", "Both sides are the same: nothing is left of {left}."),
    "same_twice": translatable("Expression", "Both sides are the same: the answer is {left} again."),
    "disjoint": translatable(
        "Expression", "{left} and {right} have no label in common, so nothing speaks for an answer."
    ),
    "takes_all": translatable("Expression", "{right} has every label of {left}: nothing is left."),
    "takes_none": translatable("Expression", "{right} has no label of {left}: nothing is taken away."),
    "adds_none": translatable("Expression", "{inner} has no label: it adds nothing."),
    "contained": translatable(
        "Expression", "Every label of {inner} is in {outer}, too: {inner} adds nothing."
    ),
    "all_in_common": translatable(
        "Expression", "Every label of {inner} is in {outer}, too: {outer} takes nothing away."
    ),
    "image_again": translatable(
        "Expression", "The photograph {node} stands in the expression more than once."
    ),
    "no_labels": translatable("Expression", "No label is found in {node}."),
    "uncertain": translatable("Expression", "The labels of {node} are a guess: certainty {certainty}."),
}
"""One sentence for each kind of remark; what stands in braces are parts, written with letters."""
EMPTY: frozenset[Kind] = frozenset({"nothing_left", "disjoint", "takes_all", "no_labels"})
"""What leaves no meaning; the others only weaken it."""
LOW = 0.3
"""Below this certainty, the true F1 score of a label set is about 0.3 in the mean (see `core.fading`)."""


@dataclass(frozen=True)
class Remark:
    """One thing to be said of a part. `inner` and `outer` are the sides of which one holds the other."""

    kind: Kind
    node: Expression
    certainty: float
    inner: Expression | None = None
    outer: Expression | None = None

    @property
    def severe(self) -> bool:
        """Whether the part has no meaning, rather than little."""
        return self.kind in EMPTY


@dataclass(frozen=True)
class Line:
    """A remark on the part of a formula at a place; `names` are what its sentence has in braces."""

    place: Place
    kind: Kind
    severe: bool
    names: Mapping[str, str] = field(compare=False)

    def sentence(self, text: str = "") -> str:
        """The remark in a sentence: of `SENTENCES`, or another text with the same braces."""
        return (text or SENTENCES[self.kind]).format(**self.names)


def remark_lines(state: State, parts: Iterable[Part]) -> list[Line]:
    """Every remark on a part of a state's formula; those that leave no meaning come first."""
    remarks = remarks_on(parts)
    lines = [
        Line(place, remark.kind, remark.severe, _names(state, place, remark))
        for place, part in formulas.nodes(state.asked)
        if (asked := _asked(state, place, part)) is not None
        for remark in remarks.get(asked, ())
    ]
    return sorted(lines, key=lambda line: not line.severe)


def _asked(state: State, place: Place, part: Formula) -> Expression | None:
    """What a part asks, unless it is an operation of which only one side has an image."""
    sides = [(*place, 0), (*place, 1)] if isinstance(part, Node) else [place]
    return None if any(state.expression_at(side) is None for side in sides) else state.expression_at(place)


def _names(state: State, place: Place, remark: Remark) -> dict[str, str]:
    names = {"node": state.name_at(place), "certainty": f"{remark.certainty:.2f}"}
    if isinstance(formulas.at(state.asked, place), Node):
        left, right = (*place, 0), (*place, 1)
        inner, outer = (left, right) if remark.inner == state.expression_at(left) else (right, left)
        sides = {"left": left, "right": right, "inner": inner, "outer": outer}
        names.update((key, state.name_at(side)) for key, side in sides.items())
    return names


def remarks_on(parts: Iterable[Part]) -> dict[Expression, tuple[Remark, ...]]:
    """The remarks on each part of an expression, the most telling first; parts without any are left out."""
    known = {part.expression: part for part in parts}
    again = _again(known)
    found = {node: tuple(_remarks(part, known, again)) for node, part in known.items()}
    return {node: remarks for node, remarks in found.items() if remarks}


def _again(known: Mapping[Expression, Part]) -> frozenset[Expression]:
    """The photographs that stand in the whole expression, the last of the parts, more than once."""
    if not known:
        return frozenset()
    counted = Counter(_leaves(tuple(known)[-1]))
    return frozenset(image for image, times in counted.items() if times > 1)


def _leaves(node: Expression) -> Iterator[Path]:
    if isinstance(node, Combine):
        yield from _leaves(node.left)
        yield from _leaves(node.right)
    else:
        yield node


def _remarks(part: Part, known: Mapping[Expression, Part], again: frozenset[Expression]) -> Iterator[Remark]:
    node, sure = part.expression, part.certainty
    if isinstance(node, Combine):
        remark = _on_step(node, sure, known[node.left].expected, known[node.right].expected)
        if remark is not None:
            yield remark
            if remark.severe:
                return
    elif not part.present:
        yield Remark("no_labels", node, sure)
    elif node in again:
        yield Remark("image_again", node, sure)
    if sure < LOW and part.present:
        yield Remark("uncertain", node, sure)


def _on_step(node: Combine, sure: float, left: frozenset[str], right: frozenset[str]) -> Remark | None:
    """What is to be said of a step whose sides have these label sets, by set algebra."""
    if node.left == node.right:
        return Remark("nothing_left" if node.operation == "difference" else "same_twice", node, sure)
    if node.operation == "union":
        return _of_union(node, sure, left, right)
    if node.operation == "difference":
        return _of_difference(node, sure, left, right)
    if not left & right:
        return Remark("disjoint", node, sure)
    return _of_containing("all_in_common", node, sure, left, right)


def _of_union(node: Combine, sure: float, left: frozenset[str], right: frozenset[str]) -> Remark | None:
    if not left and not right:
        return None
    return _of_containing("contained" if left and right else "adds_none", node, sure, left, right)


def _of_difference(node: Combine, sure: float, left: frozenset[str], right: frozenset[str]) -> Remark | None:
    if left and not left & right:
        return Remark("takes_none", node, sure)
    return Remark("takes_all", node, sure) if left and left <= right else None


def _of_containing(
    kind: Kind, node: Combine, sure: float, left: frozenset[str], right: frozenset[str]
) -> Remark | None:
    if right <= left:
        return Remark(kind, node, sure, node.right, node.left)
    return Remark(kind, node, sure, node.left, node.right) if left <= right else None
