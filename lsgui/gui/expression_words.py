"""What is said of an expression and its parts: certainty, labels, and remarks, in the window's words."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from lsgui.core import formulas
from lsgui.core.formulas import Node, Place
from lsgui.core.remarks import SENTENCES, Remark, remarks_on
from lsgui.core.session import State
from lsgui.core.types import Answer, Expression, Operation, Part
from lsgui.gui.widgets import plural

_CONTEXT = "Expression"
ENOUGH = 0.05
"""A smaller fall of certainty is not said to be one."""


@dataclass(frozen=True)
class Line:
    """A remark in a sentence, and the place of the part that it is on."""

    place: Place
    sentence: str
    severe: bool


def parts_by_place(state: State, answer: Answer | None) -> dict[Place, Part]:
    """What the answer knows of each part of the formula; parts without an image are left out."""
    known = {part.expression: part for part in answer.parts} if answer is not None else {}
    places = [place for place, _ in formulas.nodes(state.asked)]
    found = {place: known.get(asked) for place in places if (asked := state.expression_at(place)) is not None}
    return {place: part for place, part in found.items() if part is not None}


def remark_lines(state: State, answer: Answer | None) -> list[Line]:
    """Every remark on a part of the formula, in a sentence: those that leave no meaning come first."""
    if answer is None:
        return []
    remarks = remarks_on(answer.parts)
    lines = [
        Line(place, _sentence(state, place, remark), remark.severe)
        for place, part in formulas.nodes(state.asked)
        if (asked := _asked(state, place, part)) is not None
        for remark in remarks.get(asked, ())
    ]
    return sorted(dict.fromkeys(lines), key=lambda line: not line.severe)


def _asked(state: State, place: Place, part: formulas.Formula) -> Expression | None:
    """What a part asks, unless it is an operation of which only one side has an image."""
    sides = [(*place, 0), (*place, 1)] if isinstance(part, Node) else [place]
    return None if any(state.expression_at(side) is None for side in sides) else state.expression_at(place)


def _sentence(state: State, place: Place, remark: Remark) -> str:
    names = {"node": state.name_at(place), "certainty": f"{remark.certainty:.2f}"}
    if isinstance(formulas.at(state.asked, place), Node):
        left, right = (*place, 0), (*place, 1)
        inner, outer = (left, right) if remark.inner == state.expression_at(left) else (right, left)
        sides = {"left": left, "right": right, "inner": inner, "outer": outer}
        names.update((key, state.name_at(side)) for key, side in sides.items())
    return QCoreApplication.translate(_CONTEXT, SENTENCES[remark.kind]).format(**names)


def fading_text(state: State, answer: Answer | None) -> str:
    """How certainty goes from the innermost photograph to the whole; "" without two steps to compare."""
    known = parts_by_place(state, answer)
    path = [place for place in _inside_out(state) if place in known]
    numbers = [known[place].certainty for place in path]
    if len(numbers) < 2:
        return ""
    words = "Certainty: {steps}" if numbers[-1] > numbers[0] - ENOUGH else "Certainty fades: {steps}"
    steps = " → ".join(
        f"{state.name_at(place)} {number:.2f}" for place, number in zip(path, numbers, strict=True)
    )
    return QCoreApplication.translate(_CONTEXT, words).format(steps=steps)


def _inside_out(state: State) -> list[Place]:
    """The places from the deepest letter, the leftmost of several, up to the whole."""
    places = [place for place, part in formulas.nodes(state.asked) if isinstance(part, str)]
    deepest = max(places, key=len)
    return [deepest[:n] for n in range(len(deepest), -1, -1)]


def describe_part(part: Part | None) -> str:
    """Certainty and number of labels, to be read aloud; "" where nothing is known."""
    if part is None:
        return ""
    n = len(part.present)
    words = QCoreApplication.translate(_CONTEXT, "certainty {certainty}, %Ln label(s)", "", n)
    return plural(words, n).format(certainty=f"{part.certainty:.2f}")


def missing_letters(state: State) -> Iterator[str]:
    """The letters of the formula that have no image."""
    return (letter for letter in formulas.letters(state.asked) if state.image_of(letter) is None)


_WITH: dict[Operation, str] = {
    "union": "Union with Another Image…",
    "intersection": "Intersection with Another Image…",
    "difference": "Take Another Image Away…",
}


def combine_words(operation: Operation) -> str:
    """What combining with another image by an operation is called."""
    return QCoreApplication.translate(_CONTEXT, _WITH[operation])
