"""The parts of an expression as the command line shows them: certainty, labels and remarks."""

from typing import Any

from lsgui.asked import Asked
from lsgui.core import formulas
from lsgui.core.formulas import LETTERS, Node
from lsgui.core.remarks import remark_lines
from lsgui.core.types import Answer, Part
from lsgui.reports import shown, table
from lsgui.trust_reports import trust_lines

LABELS_SHOWN = 8


def head_lines(answer: Answer, asked: Asked) -> list[str]:
    """What was asked of which images, and what answered; of an expression, its parts, too."""
    method, name = answer.query.method.replace("_", " "), shown(answer.checkpoint.name)
    made_by = f"{method}, checkpoint {name}"
    if asked.pair and isinstance(asked.formula, Node):
        made_by = f"{asked.formula.operation}, {made_by}"
    return [
        f"{formulas.text(asked.formula)}  ({made_by})",
        *(f"{letter}: {shown(path)}" for letter, path in zip(LETTERS, asked.images, strict=False)),
        *map(shown, trust_lines(answer)),
        *([] if asked.pair else ["", *parts_lines(answer, asked)]),
    ]


def asked_json(answer: Answer, asked: Asked) -> dict[str, Any]:
    """What was asked, as `lsgui query --json` gives it."""
    if asked.pair and isinstance(asked.formula, Node):
        return {"operation": asked.formula.operation, "images": [str(image) for image in asked.images]}
    return parts_json(answer, asked)


def parts_lines(answer: Answer, asked: Asked) -> list[str]:
    """A table of the parts, innermost first, then the remarks, one on a line."""
    rows = [[name, f"{part.certainty:.2f}", _labels(part)] for name, part in _named_parts(answer, asked)]
    remarks = dict.fromkeys(f"note: {line.sentence()}" for line in remark_lines(asked.state, answer.parts))
    return [*table(("part", "certainty", "labels"), rows), *remarks]


def parts_json(answer: Answer, asked: Asked) -> dict[str, Any]:
    """The expression and its parts, innermost first, as `lsgui query --expr --json` gives them."""
    lines = remark_lines(asked.state, answer.parts)
    names = {place: formulas.text(part) for place, part in formulas.nodes(asked.formula)}
    said = [(names[line.place], line) for line in lines]
    return {
        "expression": formulas.text(asked.formula),
        "images": [str(image) for image in asked.images],
        "parts": [
            {
                "part": name,
                "certainty": round(part.certainty, 6),
                "labels": sorted(part.present),
                "expected": sorted(part.expected),
                "remarks": list(dict.fromkeys(line.sentence() for at, line in said if at == name)),
            }
            for name, part in _named_parts(answer, asked)
        ],
    }


def _named_parts(answer: Answer, asked: Asked) -> list[tuple[str, Part]]:
    """Each part with its name, once; what is innermost comes first."""
    known = {part.expression: part for part in answer.parts}
    nodes = reversed(list(formulas.nodes(asked.formula)))
    found = {
        formulas.text(part): known[expression]
        for _, part in nodes
        if (expression := formulas.expression(part, asked.images)) is not None
    }
    return sorted(found.items(), key=lambda item: (formulas.depth(formulas.parse(item[0])), item[0]))


def _labels(part: Part) -> str:
    names = sorted(part.present)
    more = [f"and {len(names) - LABELS_SHOWN} more"] if len(names) > LABELS_SHOWN else []
    return ", ".join([*map(shown, names[:LABELS_SHOWN]), *more]) or "none"
