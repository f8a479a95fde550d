"""An answer as a table (CSV): what was asked, then one row a label and one row a neighbour, told apart by
the first column."""

import csv
import io
from collections.abc import Iterator

from lsgui.core.cells import guarded
from lsgui.core.formulas import LETTERS
from lsgui.core.sessions.making import state_of, written_out
from lsgui.core.types import Answer, LabelScore, Neighbour, Query

COLUMNS = (
    *("kind", "name", "head", "present", "score", "threshold", "in_a", "in_b", "expected"),
    *("rank", "distance"),
)


def to_csv(answer: Answer) -> str:
    """The whole table under a header line; what a spreadsheet would calculate in a name begins with '."""
    text = io.StringIO()
    csv.writer(text).writerow(COLUMNS)
    writer = csv.writer(text, quoting=csv.QUOTE_ALL)  # ends lines as RFC 4180 says, or a lone \r would, too
    writer.writerows(_rows(answer))
    return text.getvalue()


def _rows(answer: Answer) -> Iterator[list[str]]:
    yield from _asked(answer.query)
    for label in answer.labels:
        yield _label(label)
    for neighbour in answer.neighbours:
        yield _neighbour(neighbour)


def _asked(query: Query) -> Iterator[list[str]]:
    """The expression, its method, and the images by their letters."""
    state = state_of(query)
    rest = [""] * (len(COLUMNS) - 2)
    yield ["expression", guarded(written_out(state)), *rest]
    yield ["method", guarded(query.method), *rest]
    for letter, path in zip(LETTERS, state.images, strict=False):
        if path is not None:
            yield [f"image {letter}", guarded(str(path)), *rest]


def _label(label: LabelScore) -> list[str]:
    numbers = (label.score, label.threshold, label.in_a, label.in_b, label.expected)
    return [
        "label",
        guarded(label.label),
        guarded(label.head),
        "yes" if label.present else "no",
        *("" if number is None else f"{number:.6f}" for number in numbers),
        *("", ""),
    ]


def _neighbour(neighbour: Neighbour) -> list[str]:
    empty = [""] * (len(COLUMNS) - 4)
    return [
        "neighbour",
        guarded(str(neighbour.path)),
        *empty,
        str(neighbour.rank),
        f"{neighbour.distance:.6f}",
    ]
