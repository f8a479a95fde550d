"""Asking backwards: the label set that an operation on two photographs is to have."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal, TypeAlias

from lsgui.core.types import Operation

Position: TypeAlias = Literal["a", "b"]
"""Which of the two photographs is given."""


@dataclass(frozen=True)
class Target:
    """The labels that an answer must have, and no others but those of `either`; with `at_least`, whatever
    others."""

    labels: tuple[str, ...]
    at_least: bool = False
    either: tuple[str, ...] = ()


def hindrances(
    operation: Operation, position: Position, target: Target, shown: Collection[str]
) -> tuple[str, ...]:
    """The labels that keep every photograph from giving a target together with one that shows `shown`.

    What A lacks, no intersection has and no difference leaves; what B has, a difference takes away; and a
    union keeps what either shows.
    """
    if operation == "union":
        unwanted = set() if target.at_least else set(shown) - {*target.labels, *target.either}
        return tuple(label for label in shown if label in unwanted)
    if operation == "difference" and position == "b":
        return tuple(label for label in target.labels if label in shown)
    return tuple(label for label in target.labels if label not in shown)
