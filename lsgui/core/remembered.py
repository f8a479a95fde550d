"""The encodings used last, kept for the next query, and how a file is told from its next version."""

from collections import OrderedDict
from collections.abc import Hashable
from pathlib import Path
from typing import TypeAlias

from lsgui.core.types import Encoded

FileKey: TypeAlias = tuple[str, int, int]


class Remembered:
    """At most so many encodings, each about 250 kB; the one used longest ago goes first."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: OrderedDict[Hashable, Encoded] = OrderedDict()

    def get(self, key: Hashable) -> Encoded | None:
        """What was put there, if it is still kept."""
        if key in self._kept:
            self._kept.move_to_end(key)
        return self._kept.get(key)

    def put(self, key: Hashable, encoded: Encoded) -> None:
        """Keep an encoding."""
        self._kept[key] = encoded
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
