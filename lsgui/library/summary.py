"""What is shown of a library: its folders, and how much is in them."""

import os
import sqlite3
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class FolderState:
    """A folder of the library, how many images it holds, and whether it was missing when last looked at.

    `size` is what its images take on the disk, in bytes; `skipped` files in it could not be used.
    """

    path: Path
    count: int
    offline: bool
    size: int = field(default=0, compare=False)
    skipped: int = field(default=0, compare=False)


@dataclass(frozen=True)
class LibrarySummary:
    """What a window shows of a library, all of one moment: its folders, its images, what was passed over.

    `stale` of the `count` images have no feature of this checkpoint yet: see `Library.stale`. `size` is
    what the library itself takes on the disk, in bytes.
    """

    folders: tuple[FolderState, ...]
    count: int
    skipped: int
    stale: int = 0
    size: int = field(default=0, compare=False)


def folder_states(connection: sqlite3.Connection) -> list[FolderState]:
    """The folders of the library that were not taken out, in path order."""
    rows = connection.execute(
        """SELECT roots.path, count(images.path), offline, coalesce(sum(images.size), 0),
        (SELECT count(*) FROM skipped WHERE skipped.root = roots.id)
        FROM roots LEFT JOIN images ON images.root = roots.id
        WHERE NOT removed GROUP BY roots.id ORDER BY roots.path"""
    )
    return [
        FolderState(Path(os.fsdecode(path)), count, bool(offline), size, skipped)
        for path, count, offline, size, skipped in rows
    ]
