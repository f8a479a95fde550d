"""What a library is, whichever checkpoint it belongs to, and how much room it takes."""

import sqlite3
from dataclasses import dataclass
from pathlib import Path

from lsgui.library.check import count, require, unused_features
from lsgui.library.database import DATABASE, connect_reader, transaction
from lsgui.library.failures import guarded
from lsgui.library.summary import FolderState, folder_states


@dataclass(frozen=True)
class Facts:
    """What a library is and how much room it takes, in bytes; `stale` images have no feature yet."""

    folder: Path
    format: int
    checkpoint: str
    sha256: str
    dim: int
    folders: tuple[FolderState, ...]
    images: int
    stale: int
    skipped: int
    features: int
    unused: int
    database_bytes: int
    feature_bytes: int
    set_aside: tuple[Path, ...]


def facts(folder: Path) -> Facts:
    """What the library in `folder` holds, whichever checkpoint it belongs to. Raises LibraryError."""
    require(folder)
    connection = connect_reader(folder)
    try:
        with guarded(folder), transaction(connection, "DEFERRED"):
            return _facts(connection, folder)
    finally:
        connection.close()


def _facts(connection: sqlite3.Connection, folder: Path) -> Facts:
    owner = connection.execute("SELECT name, sha256, dim FROM owner").fetchone()
    name, sha256, dim = owner or ("", "", 0)
    inside = "JOIN roots ON roots.id = root WHERE NOT removed"
    aside = folder.glob(f"{DATABASE}.broken-*")  # and what SQLite had beside it
    return Facts(
        folder,
        count(connection, "PRAGMA user_version"),
        str(name),
        str(sha256),
        int(dim),
        tuple(folder_states(connection)),
        count(connection, f"SELECT count(*) FROM images {inside}"),
        count(connection, f"SELECT count(*) FROM images {inside} AND place IS NULL"),
        count(connection, f"SELECT count(*) FROM skipped {inside}"),
        count(connection, "SELECT count(*) FROM features"),
        unused_features(connection),
        sum(path.stat().st_size for path in folder.glob(f"{DATABASE}*") if path.is_file()),
        sum(path.stat().st_size for path in folder.glob("features-*.f16")),
        tuple(sorted(path for path in aside if path.name.rpartition("-")[2].isdigit())),
    )
