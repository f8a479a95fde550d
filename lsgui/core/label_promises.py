"""Promises about label sets: that they hold, on average, such a part of the true labels, or of right ones.

For a promise the threshold of every label is moved by the same log-odds, which were found for each operation
and method on pairs of photographs that no network was trained on (see `training.promising`).
"""

from dataclasses import dataclass
from math import exp, log
from typing import Literal, get_args

PromiseKind = Literal["recall", "precision"]
PROMISE_KINDS: tuple[PromiseKind, ...] = get_args(PromiseKind)
LEVELS: dict[PromiseKind, tuple[float, ...]] = {
    "recall": (0.8, 0.9, 0.95),
    "precision": (0.5, 0.7, 0.8, 0.9),
}
"""What is calibrated, and may be asked for."""
SMALLEST = 1e-6  # of a threshold whose log-odds are taken


@dataclass(frozen=True)
class LabelPromise:
    """That label sets have the part `level` of what is true (recall), or are so far right (precision)."""

    kind: PromiseKind
    level: float

    def __str__(self) -> str:
        return f"{self.kind}:{self.level:g}"


PROMISES: tuple[LabelPromise, ...] = tuple(
    LabelPromise(kind, level) for kind in PROMISE_KINDS for level in LEVELS[kind]
)
"""All that may be asked for."""


@dataclass(frozen=True)
class Kept:
    """What became of a promise: `shift` is what it adds to the log-odds of every threshold.

    None where it cannot be made, and then `why` says so in a sentence. Where it was calibrated, a label set
    then had `labels` labels on average.
    """

    promise: LabelPromise
    shift: float | None = None
    labels: float = 0.0
    why: str = ""


def promise_of(text: str) -> LabelPromise:
    """The promise that a text such as "recall:0.9" names. Raises ValueError in words."""
    kind, _, level = text.partition(":")
    for promise in PROMISES:
        if kind == promise.kind and _number(level) == promise.level:
            return promise
    known = ", ".join(map(str, PROMISES))
    raise ValueError(f"{text!r} is no promise; there are {known}")


def moved(threshold: float, shift: float) -> float:
    """A threshold in [0, 1] with `shift` added to its log-odds."""
    held = min(max(threshold, SMALLEST), 1 - SMALLEST)
    return 1 / (1 + exp(-(log(held / (1 - held)) + shift)))


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return float("nan")
