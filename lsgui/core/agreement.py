"""How far the answers of two methods to one query agree."""

from dataclasses import dataclass

from lsgui.core.types import Answer


@dataclass(frozen=True)
class Agreement:
    """Of the labels present in either answer, how many are in both; and likewise of as many neighbours as
    the longer list has."""

    labels_common: int
    labels: int
    neighbours_common: int
    neighbours: int


def agreement(one: Answer, other: Answer) -> Agreement:
    """Count what two answers to the same query have in common; it does not depend on their order."""
    a, b = ({(row.label, row.head) for row in each.labels if row.present} for each in (one, other))
    near = [{neighbour.path for neighbour in each.neighbours} for each in (one, other)]
    return Agreement(len(a & b), len(a | b), len(near[0] & near[1]), max(map(len, near)))
