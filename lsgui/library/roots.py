"""The folders of a library inside its database: how one folds into another, and comes out again."""

import os
import sqlite3
from pathlib import Path
from typing import NamedTuple

from lsgui.library.database import span
from lsgui.library.schema import IN_ROOTS
from lsgui.library.walk import is_offline, reaches


class Root(NamedTuple):
    """A folder of the library."""

    id: int
    path: Path


def make(connection: sqlite3.Connection, folder: Path) -> Root:
    """The folder of the library at a path: new, or back where it was removed."""
    path = os.fsencode(folder)
    connection.execute("INSERT INTO roots (path) VALUES (?) ON CONFLICT DO UPDATE SET removed = 0", (path,))
    row = connection.execute("SELECT id FROM roots WHERE path = ?", (path,)).fetchone()
    return Root(int(row[0]), folder)


def take_in(connection: sqlite3.Connection, outer: Root) -> None:
    """Fold the folders inside a folder of the library into it."""
    inner = connection.execute("SELECT id, path FROM roots WHERE path >= ? AND path < ?", span(outer.path))
    for number, path in inner.fetchall():
        fold(connection, Root(number, Path(os.fsdecode(path))), outer)


def fold(connection: sqlite3.Connection, child: Root, outer: Root) -> None:
    """Give a folder's images to the one around it, if that one's walk gets there; where the folder is
    missing, say so and keep it."""
    if not reaches(outer.path, child.path):
        return
    had_images = connection.execute("SELECT 1 FROM images WHERE root = ? LIMIT 1", (child.id,)).fetchone()
    if is_offline(child.path, bool(had_images)):
        connection.execute("UPDATE roots SET offline = 1 WHERE id = ?", (child.id,))
    else:
        for table in IN_ROOTS:
            connection.execute(f"UPDATE {table} SET root = ? WHERE root = ?", (outer.id, child.id))
        connection.execute("DELETE FROM roots WHERE id = ?", (child.id,))


def let_out(connection: sqlite3.Connection, outer: Root, inner: Root) -> None:
    """Give what the library has in `inner`, which lies in `outer`, to it."""
    for table in IN_ROOTS:
        connection.execute(
            f"UPDATE {table} SET root = ? WHERE root = ? AND path >= ? AND path < ?",
            (inner.id, outer.id, *span(inner.path)),
        )
