"""Whose features a library holds."""

import sqlite3
from typing import NamedTuple


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
