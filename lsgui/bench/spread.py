"""Repeating a measurement, and how much of it is done."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True)
class Effort:
    """How much is measured: repetitions of everything, and images in one repetition of each kind."""

    repetitions: int
    pixels: int
    small: int
    large: int


CAREFUL = Effort(repetitions=7, pixels=96, small=96, large=24)
QUICK = Effort(repetitions=2, pixels=8, small=8, large=2)


@dataclass(frozen=True)
class Spread:
    """The median of several measurements of one thing, with the least and the largest."""

    median: float
    min: float
    max: float
    repetitions: int


def spread(values: Sequence[float]) -> Spread:
    """The spread of at least one measurement."""
    return Spread(round(median(values), 3), round(min(values), 3), round(max(values), 3), len(values))


def milliseconds(work: Callable[[], object]) -> float:
    """How long one call takes."""
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


def rate(work: Callable[[], object], amount: int, repetitions: int) -> Spread:
    """How much of `amount` one call does in a second, over several calls."""
    return spread([amount / milliseconds(work) * 1000 for _ in range(repetitions)])
