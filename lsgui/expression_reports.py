"""The parts of an expression as the command line shows them: certainty, labels and remarks."""

from lsgui.asked import Asked
from lsgui.core import formulas
from lsgui.core.exports.asked import named_parts
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


def parts_lines(answer: Answer, asked: Asked) -> list[str]:
    """A table of the parts, innermost first, then the remarks, one on a line."""
    rows = [[name, f"{part.certainty:.2f}", _labels(part)] for name, part in named_parts(answer, asked.state)]
    remarks = dict.fromkeys(f"note: {line.sentence()}" for line in remark_lines(asked.state, answer.parts))
    return [*table(("part", "certainty", "labels"), rows), *remarks]


def _labels(part: Part) -> str:
    names = sorted(part.present)
    more = [f"and {len(names) - LABELS_SHOWN} more"] if len(names) > LABELS_SHOWN else []
    return ", ".join([*map(shown, names[:LABELS_SHOWN]), *more]) or "none"
