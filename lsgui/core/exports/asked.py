"""What an answer was asked: a formula of letters, as whoever asked wrote it, and as plain values for JSON."""

from dataclasses import replace
from typing import Any

from lsgui.core import formulas
from lsgui.core.formulas import LETTERS, Formula, Node
from lsgui.core.remarks import remark_lines
from lsgui.core.session import State
from lsgui.core.sessions.making import left_to_right
from lsgui.core.types import Answer, Part, Query


def lettered(query: Query, asked: State | None = None) -> State:
    """The state that asks a query, with no other letters than it needs, as `asked` has them.

    Where that asks something else, or is not known, they are A, B and so on, left to right.
    """
    same = asked is not None and asked.expression == query.expression
    given = asked if asked is not None and same else left_to_right(query)
    formula = formulas.held(formulas.at(given.asked, given.place), given.images)
    assert formula is not None
    state = State(operation=given.operation)
    for letter in sorted(formulas.letters(formula)):
        state = state.with_letter(letter, given.image_of(letter))
    plain = given.formula is None and formula == given.asked
    return replace(state, formula=None if plain else formula)


def without_gaps(state: State) -> State:
    """A state of `lettered` whose letters are A, B and so on: those after a gap move up."""
    found = sorted(formulas.letters(state.asked))
    names = dict(zip(found, LETTERS, strict=False))
    moved = State(operation=state.operation)
    for letter, name in names.items():
        moved = moved.with_letter(name, state.image_of(letter))
    return replace(moved, formula=state.formula and _renamed(state.formula, names))


def _renamed(formula: Formula, names: dict[str, str]) -> Formula:
    if isinstance(formula, str):
        return names[formula]
    return Node(formula.operation, _renamed(formula.left, names), _renamed(formula.right, names))


def asked_json(answer: Answer, asked: State | None = None) -> dict[str, Any]:
    """What was asked, as `lsgui query --json` gives it: an operation on A and B, or an expression and its
    parts, innermost first."""
    state = without_gaps(lettered(answer.query, asked))
    images = [str(path) for path in state.images if path is not None]
    if state.formula is None and len(images) > 1:
        return {"operation": state.operation, "images": images}
    return {
        "expression": formulas.text(formulas.held(state.asked, state.images) or state.asked),
        "images": images,
        "parts": _parts(answer, state),
    }


def _parts(answer: Answer, state: State) -> list[dict[str, Any]]:
    lines = remark_lines(state, answer.parts)
    names = {place: formulas.text(part) for place, part in formulas.nodes(state.asked)}
    said = [(names[line.place], line) for line in lines]
    return [
        {
            "part": name,
            "certainty": round(part.certainty, 6),
            "labels": sorted(part.present),
            "expected": sorted(part.expected),
            "remarks": list(dict.fromkeys(line.sentence() for at, line in said if at == name)),
        }
        for name, part in named_parts(answer, state)
    ]


def named_parts(answer: Answer, state: State) -> list[tuple[str, Part]]:
    """Each part of an answer with its name, once; what is innermost comes first."""
    known = {part.expression: part for part in answer.parts}
    nodes = reversed(list(formulas.nodes(state.asked)))
    found = {
        formulas.text(part): known[expression]
        for _, part in nodes
        if (expression := formulas.expression(part, state.images)) is not None and expression in known
    }
    return sorted(found.items(), key=lambda item: (formulas.depth(formulas.parse(item[0])), item[0]))
