"""What was worked out last, kept for the next query, and how a file is told from its next version."""

from collections import OrderedDict
from collections.abc import Hashable
from pathlib import Path
from typing import Generic, TypeAlias, TypeVar

T = TypeVar("T")
FileKey: TypeAlias = tuple[str, int, int]


class Remembered(Generic[T]):
    """At most so many things; the one used longest ago goes first. An encoding takes about 250 kB."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: OrderedDict[Hashable, T] = OrderedDict()

    def get(self, key: Hashable) -> T | None:
        """What was put there, if it is still kept."""
        if key in self._kept:
            self._kept.move_to_end(key)
        return self._kept.get(key)

    def put(self, key: Hashable, value: T) -> None:
        """Keep something."""
        self._kept[key] = value
        self._kept.move_to_end(key)
        while len(self._kept) > self._most:
            self._kept.popitem(last=False)


def file_key(path: Path) -> FileKey:
    """What tells an image file from its next version. A missing one fails when it is loaded."""
    try:
        status = path.stat()
    except OSError:
        return str(path), -1, -1
    return str(path), status.st_size, status.st_mtime_ns
