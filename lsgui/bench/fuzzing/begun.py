"""What the parsers are tried with: their names, their kinds of damage, and how each begins."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from lsgui.bench.fuzzing.mutating import Kind

CONTAINED = "contained"
"""What an attempt says where a worker process gave way, and nothing else."""
Attempt: TypeAlias = Callable[[bytes], str | None]


@dataclass(frozen=True)
class Begun:
    """Sound inputs, and what reads one; an attempt may raise a `UserError`, and nothing else."""

    seeds: Sequence[bytes]
    attempt: Attempt


Begin: TypeAlias = Callable[[Path], AbstractContextManager[Begun]]


@dataclass(frozen=True)
class Target:
    """One parser: its name, how its seeds are changed, and what makes it ready in a folder of its own."""

    name: str
    kind: Kind
    begin: Begin
    slow: float = 2.0
    """Seconds of work from which it counts as hanging."""


def plainly(make: Callable[[Path], Begun]) -> Begin:
    """The beginning of a parser that has nothing to close."""

    @contextmanager
    def begin(folder: Path) -> Iterator[Begun]:
        yield make(folder)

    return begin
