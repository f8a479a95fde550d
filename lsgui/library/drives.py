"""Other media below a folder of the library: a drive that is mounted there, or that a link leads to."""

import os
from pathlib import Path
from typing import NamedTuple

UNPLUGGED = "the drive that belongs here is not there; its photographs stay in the library"


class Mount(NamedTuple):
    """A folder that lies on another medium than the folder around it; `linked` where a link leads there."""

    path: Path
    linked: bool


def device(folder: Path) -> int:
    """What tells the medium of a folder from others. Raises OSError."""
    return os.stat(folder).st_dev


def is_unplugged(mount: Mount) -> bool:
    """Whether nothing is where a medium was: an empty folder of the one around it, or a link to nowhere.

    A place where drives are mounted may be gone altogether: the system made it, and takes it away. A link
    that is gone was its user's, and so was a folder that holds other things now.
    """
    try:
        if device(mount.path) != device(mount.path.parent):
            return False
        with os.scandir(mount.path) as entries:
            return next(entries, None) is None
    except OSError:
        return os.path.lexists(mount.path) or (not mount.linked and os.path.isdir(mount.path.parent))
