"""The command line that asks a query again."""

import os
import shlex
from collections.abc import Iterator
from pathlib import Path

from lsgui.core.sessions.making import state_of, written_out
from lsgui.core.types import EVERYTHING, Combine, Filter, Query


def command(query: Query) -> str:
    """What to type, quoted for a shell. Few-shot heads and the library are those of the computer."""
    if isinstance(query.expression, Path):  # which the window alone shows
        return shlex.join(["lsgui", os.path.abspath(query.expression)])
    words = ["lsgui", "query", *_asked(query)]
    words += ["--method", query.method, "-k", str(query.count)]
    words += ["--no-duplicates"] if query.distinct else []
    words += ["--promise", str(query.promise)] if query.promise is not None else []
    return shlex.join([*words, *(_filter(query.where) if query.where != EVERYTHING else ())])


def _asked(query: Query) -> Iterator[str]:
    expression = query.expression
    if isinstance(expression, Combine):
        sides = [side for side in (expression.left, expression.right) if isinstance(side, Path)]
        if len(sides) == 2:
            yield from (*map(os.path.abspath, sides), "--op", expression.operation)
            return
    state = state_of(query)
    yield from (str(path) for path in state.images if path is not None)
    yield from ("--expr", written_out(state))


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
