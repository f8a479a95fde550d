"""The command line that asks a query again."""

import os
import shlex
from collections.abc import Iterator, Sequence
from pathlib import Path

from lsgui.core import formulas
from lsgui.core.exports.asked import lettered, without_gaps
from lsgui.core.formulas import Formula, Node
from lsgui.core.session import State
from lsgui.core.types import EVERYTHING, Filter, Query


def command(
    query: Query, asked: State | None = None, *, heads: Sequence[Path] = (), library: Path | None = None
) -> str:
    """What to type, quoted for a shell; `asked` says which image has which letter, `heads` are folders."""
    if isinstance(query.expression, Path):  # which the window alone shows
        return shlex.join(["lsgui", os.path.abspath(query.expression)])
    words = ["lsgui", "query", *_asked(without_gaps(lettered(query, asked)))]
    words += ["--method", query.method, "-k", str(query.count)]
    words += ["--no-duplicates"] if query.distinct else []
    words += ["--promise", str(query.promise)] if query.promise is not None else []
    words += _filter(query.where) if query.where != EVERYTHING else ()
    words += [word for head in heads for word in ("--head", os.path.abspath(head))]
    words += [] if library is None else ["--library", os.path.abspath(library)]
    return shlex.join(words)


def _asked(state: State) -> Iterator[str]:
    images = [os.path.abspath(path) for path in state.images if path is not None]
    formula = state.asked
    if len(images) == 1:  # the command line takes two or more
        images, formula = images * 2, _with_second(formula)
    yield from images
    if isinstance(formula, Node) and (formula.left, formula.right) == ("A", "B"):
        yield from ("--op", formula.operation)
    else:
        yield from ("--expr", formulas.text(formula))


def _with_second(formula: Formula) -> Formula:
    """A formula of A alone with B, the same photograph, in its last place."""
    places = [place for place, part in formulas.nodes(formula) if isinstance(part, str)]
    return formulas.replaced(formula, places[-1], "B")


def _filter(where: Filter) -> Iterator[str]:
    for option, labels in (("--must", where.must), ("--not", where.without)):
        for label in labels:
            yield from (option, label)
    if where.exactly is not None:
        yield from ("--exactly", ",".join(where.exactly))
    given = {"--in": where.folder, "--since": where.since, "--until": where.until, "--path": where.path}
    for option, value in given.items():
        if value:
            yield from (option, str(value))
