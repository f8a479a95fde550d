"""What is shown of a library: its folders, and how much is in them."""

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
