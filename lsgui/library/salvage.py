"""Taking over what can still be read of a broken database, which is set aside and never deleted."""

import os
import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing, suppress
from pathlib import Path
from typing import Any, NamedTuple

from lsgui.library.database import DATABASE, transaction
from lsgui.library.failures import guarded, not_writable
from lsgui.library.schema import create
from lsgui.library.vectors import sync_folder

Row = tuple[Any, ...]


class _Table(NamedTuple):
    """A table's name, its columns with the key first, and what a row of it must be."""

    name: str
    columns: str
    fits: Callable[[Row], bool]


def _is(*kinds: type | tuple[type, ...]) -> Callable[[Row], bool]:
    return lambda row: all(isinstance(value, kind) for value, kind in zip(row, kinds, strict=True))


_NOTHING = type(None)
_NUMBER, _TEXT = (int, _NOTHING), (str, _NOTHING)
_TABLES = (
    _Table("owner", "only, name, sha256, dim, epoch, places", _is(int, str, str, int, int, int)),
    _Table("roots", "id, path, offline, removed", _is(int, bytes, int, int)),
    _Table("images", "path, root, size, mtime_ns, digest, place", _is(bytes, int, int, int, bytes, _NUMBER)),
    _Table(
        "skipped",
        "path, root, reason, size, mtime_ns, reader",
        _is(bytes, int, str, _NUMBER, _NUMBER, _TEXT),
    ),
    _Table("mounts", "path, root, linked", _is(bytes, int, int)),
    _Table("features", "place, checksum", _is(int, int)),
)


class Salvaged(NamedTuple):
    """Where the broken database went, and how many folders and images were taken over from it."""

    aside: Path
    folders: int
    images: int


def salvage(folder: Path) -> Salvaged:
    """Put a new database in place of a broken one, with every row that can be read of it.

    The caller holds the writer's lock, and checks what was taken over. Raises LibraryError where the
    folder cannot be written.
    """
    staged = folder / f"{DATABASE}.new"
    rows = {table.name: _read(folder / DATABASE, table) for table in _TABLES}
    try:
        staged.unlink(missing_ok=True)
        with guarded(folder), closing(sqlite3.connect(staged, isolation_level=None)) as connection:
            _fill(connection, rows)
        aside = _set_aside(folder)
        os.replace(staged, folder / DATABASE)
        sync_folder(folder)
    except OSError as error:
        raise not_writable(folder, error) from error
    return Salvaged(aside, len(rows["roots"]), len(rows["images"]))


def _read(database: Path, table: _Table) -> list[Row]:
    """Every row that can be read: from the first on, and from the last back to where it is broken."""
    key = table.columns.partition(",")[0]
    found: dict[Any, Row] = {}
    for order in ("ASC", "DESC"):
        with suppress(sqlite3.Error), closing(sqlite3.connect(database)) as connection:
            connection.text_factory = lambda text: text.decode("utf-8", "replace")
            columns = _present(connection, table)
            query = f"SELECT {columns} FROM {table.name} NOT INDEXED ORDER BY {key} {order}"
            for row in connection.execute(query):
                if table.fits(row):
                    found.setdefault(row[0], row)
            break
    return list(found.values())


def _present(connection: sqlite3.Connection, table: _Table) -> str:
    """A table's columns, with NULL for those that an older format lacks."""
    there = {row[1] for row in connection.execute(f"PRAGMA table_info({table.name})")}
    return ", ".join(name if name in there else "NULL" for name in table.columns.split(", "))


def _fill(connection: sqlite3.Connection, rows: dict[str, list[Row]]) -> None:
    with transaction(connection):
        create(connection)
        for table in _TABLES:
            marks = ", ".join("?" * len(table.columns.split(",")))
            _insert(connection, f"INSERT OR IGNORE INTO {table.name} VALUES ({marks})", rows[table.name])


def _insert(connection: sqlite3.Connection, statement: str, rows: Iterable[Row]) -> None:
    connection.executemany(statement, rows)


def _set_aside(folder: Path) -> Path:
    """Rename the database, and what SQLite keeps beside it, to a name that is free."""
    number = 1
    while (aside := folder / f"{DATABASE}.broken-{number}").exists():
        number += 1
    for suffix in ("-wal", "-shm", ""):  # the database last: without it, the others mean nothing
        part = folder / f"{DATABASE}{suffix}"
        if part.exists():
            os.replace(part, folder / f"{aside.name}{suffix}")
    return aside
