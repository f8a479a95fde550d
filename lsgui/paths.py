"""Where everything is: the only module that knows a folder of the program or of the user.

`LSGUI_HOME`, when set, replaces every folder of the user at once (tests, portable use).
"""

import os
import shutil
import sys
from pathlib import Path

import platformdirs

APP = "lsgui"
SMALL = 64 * 1024
"""Bytes that settings, a session or a page of the log may take."""


def _home() -> Path | None:
    override = os.environ.get("LSGUI_HOME")
    return expanded(override).absolute() if override else None


def expanded(path: Path | str) -> Path:
    """A path with the home of whom its ~ names; as it is where there is no such user."""
    return Path(os.path.expanduser(path))


def resources() -> Path:
    """The folder of shipped resources, in a wheel (inside the package) or a checkout (beside it)."""
    package = Path(__file__).resolve().parent
    inside = package / "resources"
    return inside if inside.is_dir() else package.parent / "resources"


def checkpoints() -> Path:
    """The folder of shipped checkpoints; each is one subfolder."""
    return resources() / "checkpoints"


def default_checkpoint() -> Path:
    """The checkpoint used when none is named."""
    return checkpoints() / "flickr8k-64"


def icons() -> Path:
    """The folder of shipped SVG icons."""
    return resources() / "icons"


def translations() -> Path:
    """The folder of the window's texts in other languages."""
    return resources() / "translations"


def samples() -> Path:
    """The folder of shipped pictures, and of sessions that were kept of them."""
    return resources() / "samples"


def config() -> Path:
    """The folder of the user's settings file."""
    home = _home()
    return home / "config" if home else platformdirs.user_config_path(APP, appauthor=False)


def data() -> Path:
    """The folder of the user's data."""
    home = _home()
    return home / "data" if home else platformdirs.user_data_path(APP, appauthor=False)


def library() -> Path:
    """The library used when none is named (`--library`)."""
    return data() / "library"


def heads() -> Path:
    """The folder of the user's few-shot heads."""
    return data() / "heads"


def pasted() -> Path:
    """The folder of pictures that were pasted or dropped without a file."""
    return data() / "pasted"


def deleted_heads() -> Path:
    """The folder of heads that undo can still bring back."""
    return data() / "deleted-heads"


def cache() -> Path:
    """The folder of what can be made again: what training computed from photographs."""
    home = _home()
    return home / "cache" if home else platformdirs.user_cache_path(APP, appauthor=False)


def thumbnails() -> Path:
    """The folder of thumbnails: on Linux the one that all programs share."""
    if _home() or sys.platform != "linux":
        return cache() / "thumbnails"
    return platformdirs.user_cache_path() / "thumbnails"


def state() -> Path:
    """The folder of logs and window geometry."""
    home = _home()
    return home / "state" if home else platformdirs.user_state_path(APP, appauthor=False)


def sessions() -> Path:
    """The folder of what open windows work on, each in a folder of its own, and of the last one closed."""
    return state() / "sessions"


def handed() -> Path:
    """The folder of what other programs hand to the window that is open."""
    return state() / "handed"


def logs() -> Path:
    """The folder of log files."""
    return state() / "logs"


def pictures() -> Path:
    """The user's own pictures folder, offered on first start."""
    home = _home()
    return home / "Pictures" if home else platformdirs.user_pictures_path()


def nearest(folder: Path) -> Path:
    """A folder, or what is there of those above it."""
    return next((parent for parent in (folder, *folder.parents) if os.path.lexists(parent)), folder)


def has_room(folder: Path) -> bool:
    """Whether the disk of a folder has room for files of ours that are small; True where nobody can say."""
    try:
        return shutil.disk_usage(nearest(folder)).free >= SMALL
    except OSError:
        return True


def writable(folder: Path) -> bool:
    """Whether a folder can be written, or made."""
    there = (parent for parent in (folder, *folder.parents) if os.path.lexists(parent))
    existing = next(there, folder)
    return os.path.isdir(existing) and os.access(existing, os.W_OK | os.X_OK)
