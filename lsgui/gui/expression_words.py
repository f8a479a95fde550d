"""What is said of an expression and its parts: certainty, labels, and remarks, in the window's words."""

from collections.abc import Iterator
from dataclasses import replace

from lsgui.core import formulas
from lsgui.core.formulas import Place
from lsgui.core.remarks import SENTENCES, Line, remark_lines
from lsgui.core.session import State
from lsgui.core.types import Answer, Operation, Part
from lsgui.gui.decimals import decimal
from lsgui.gui.texts import QT_TRANSLATE_NOOP, translate
from lsgui.gui.widgets import plural

STEADY = QT_TRANSLATE_NOOP("Expression", "Certainty: {steps}")
FADING = QT_TRANSLATE_NOOP("Expression", "Certainty fades: {steps}")
ENOUGH = 0.05
"""A smaller fall of certainty is not said to be one."""
LONG_NAME = 16
STEPS = 5
"""Of more steps than these, those in the middle are not written out."""


def parts_by_place(state: State, answer: Answer | None) -> dict[Place, Part]:
    """What the answer knows of each part of the formula; parts without an image are left out."""
    known = {part.expression: part for part in answer.parts} if answer is not None else {}
    places = [place for place, _ in formulas.nodes(state.asked)]
    found = {place: known.get(asked) for place in places if (asked := state.expression_at(place)) is not None}
    return {place: part for place, part in found.items() if part is not None}


def lines_of(state: State, answer: Answer | None) -> list[Line]:
    """Every remark on a part of the formula; those that leave no meaning come first."""
    return remark_lines(state, answer.parts) if answer is not None else []


def sentence(line: Line) -> str:
    """A remark in the user's language."""
    names = dict(line.names, certainty=decimal(float(line.names["certainty"])))
    return replace(line, names=names).sentence(translate("Expression", SENTENCES[line.kind]))


def fading_text(state: State, answer: Answer | None) -> str:
    """How certainty goes from the innermost photograph to the whole; "" without two steps to compare."""
    known = parts_by_place(state, answer)
    path = [place for place in _inside_out(state) if place in known]
    numbers = [known[place].certainty for place in path]
    if len(numbers) < 2:
        return ""
    words = STEADY if numbers[-1] > numbers[0] - ENOUGH else FADING
    whole = translate("Expression", "the whole")
    names = [state.name_at(place) if place else whole for place in path]
    written = [_step(name, number) for name, number in zip(names, numbers, strict=True)]
    if len(written) > STEPS:
        written[2:-2] = ["…"]
    return translate("Expression", words).format(steps=" → ".join(written))


def _step(name: str, number: float) -> str:
    """A part with its certainty; the long name of a deep part would hide the numbers, and its chip has it."""
    return f"{name} {decimal(number)}" if len(name) <= LONG_NAME else decimal(number)


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
    words = translate("Expression", "certainty {certainty}, %Ln label(s)", "", n)
    return plural(words, n).format(certainty=decimal(part.certainty))


def missing_letters(state: State) -> Iterator[str]:
    """The letters of the formula that have no image."""
    return (letter for letter in formulas.letters(state.asked) if state.image_of(letter) is None)


_WITH: dict[Operation, str] = {
    "union": QT_TRANSLATE_NOOP("Expression", "Union with Another Image…"),
    "intersection": QT_TRANSLATE_NOOP("Expression", "Intersection with Another Image…"),
    "difference": QT_TRANSLATE_NOOP("Expression", "Take Another Image Away…"),
}


def combine_words(operation: Operation) -> str:
    """What combining with another image by an operation is called."""
    return translate("Expression", _WITH[operation])
