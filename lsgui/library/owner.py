"""Whose features a library holds, and their checksums."""

import sqlite3
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from lsgui.library.vectors import Checksums

_ASKED = 512  # places in one query


class Owner(NamedTuple):
    """Whose features the library holds: the checkpoint, its `epoch` here, and how many rows count."""

    sha256: str
    dim: int
    epoch: int
    places: int


def read_owner(connection: sqlite3.Connection) -> Owner | None:
    """Whose features the library holds, or None while it is new."""
    row = connection.execute("SELECT sha256, dim, epoch, places FROM owner").fetchone()
    return Owner(*row) if row else None


def checksums(ask: Callable[[str, tuple[object, ...]], list[Any]], epoch: int) -> Checksums:
    """What the database says of the features of an epoch; `ask` gives the rows of a query."""
    query = "SELECT place, checksum FROM features, owner WHERE epoch = ? AND"

    def known(places: Sequence[int]) -> dict[int, int]:
        if len(places) and places[-1] - places[0] < 2 * len(places):
            return dict(ask(f"{query} place BETWEEN ? AND ?", (epoch, places[0], places[-1])))
        found: dict[int, int] = {}
        for first in range(0, len(places), _ASKED):
            some = places[first : first + _ASKED]
            marks = ", ".join("?" * len(some))
            found.update(ask(f"{query} place IN ({marks})", (epoch, *some)))
        return found

    return known
