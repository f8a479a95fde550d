"""Which photographs of the map are drawn alike: by a label, by the answer's label set, or all of them.

Importing this loads numpy: never do it before the window is on the screen.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from lsgui.library.listing import Facet
from lsgui.library.mapped import Mapped

Rows = npt.NDArray[np.intp]
Shape = Literal["disc", "ring", "square", "dot"]
Kind = Literal["all", "with", "without", "every", "some", "none", "outside"]


@dataclass(frozen=True)
class Colouring:
    """What photographs are told apart by: nothing, a label, or (`answer`) the labels of the answer."""

    facet: Facet | None = None
    answer: bool = False


@dataclass(frozen=True)
class Group:
    """Rows of a map that are drawn alike."""

    kind: Kind
    rows: Rows


SHAPES: dict[Kind, Shape] = {
    "all": "disc",
    "with": "disc",
    "without": "ring",
    "every": "disc",
    "some": "square",
    "none": "ring",
    "outside": "dot",
}


def groups_of(mapped: Mapped, colouring: Colouring, labels: Collection[str]) -> tuple[Group, ...]:
    """The groups of a map, the most important first; together every row that has a point.

    `labels` are those of the answer. Rows that do not pass the map's filter are a group of their own.
    """
    lying = mapped.lying
    passing = mapped.passing[lying]
    inside, outside = lying[passing], lying[~passing]
    found = _inside(mapped, inside, colouring, labels)
    return (*found, *([Group("outside", outside)] if len(outside) else []))


def _inside(mapped: Mapped, rows: Rows, colouring: Colouring, labels: Collection[str]) -> tuple[Group, ...]:
    if colouring.facet in mapped.facets:
        has = mapped.present[rows, mapped.facets.index(colouring.facet)]
        return Group("with", rows[has]), Group("without", rows[~has])
    columns = [c for c, facet in enumerate(mapped.facets) if not facet.head and facet.label in labels]
    if colouring.answer and columns:
        counts = mapped.present[rows][:, columns].sum(axis=1)
        every, none = counts == len(columns), counts == 0
        return (
            Group("every", rows[every]),
            Group("some", rows[~every & ~none]),
            Group("none", rows[none]),
        )
    return (Group("all", rows),)
