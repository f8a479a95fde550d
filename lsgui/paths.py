"""Where everything is: the only module that knows a folder of the program or of the user.

`LSGUI_HOME`, when set, replaces every folder of the user at once (tests, portable use).
"""

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

APP = "lsgui"
SMALL = 64 * 1024
"""Bytes that settings, a session or a page of the log may take."""
NOWHERE = Path("/nonexistent")
"""The home of a user who has none, as Debian names it; nothing can be kept there."""


def _home() -> Path | None:
    override = os.environ.get("LSGUI_HOME")
    return expanded(override).absolute() if override else None


def _of_user(own: str, usual: Callable[[ModuleType], Path]) -> Path:
    """A folder of the user, or a place that is not there: HOME may be unset, and the user a mere number."""
    home = _home()
    if home is not None:
        return home / own
    import platformdirs  # here, for `lsgui doctor` says where it is missing

    try:
        return usual(platformdirs)
    except RuntimeError:  # platformdirs knows no home
        return NOWHERE / own


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
    return _of_user("config", lambda dirs: dirs.user_config_path(APP, appauthor=False))


def data() -> Path:
    """The folder of the user's data."""
    return _of_user("data", lambda dirs: dirs.user_data_path(APP, appauthor=False))


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
    return _of_user("cache", lambda dirs: dirs.user_cache_path(APP, appauthor=False))


def thumbnails() -> Path:
    """The folder of thumbnails: on Linux the one that all programs share."""
    if _home() or sys.platform != "linux":
        return cache() / "thumbnails"
    return _of_user("cache", lambda dirs: dirs.user_cache_path()) / "thumbnails"


def state() -> Path:
    """The folder of logs and window geometry."""
    return _of_user("state", lambda dirs: dirs.user_state_path(APP, appauthor=False))


def sessions() -> Path:
    """The folder of what open windows work on, each in a folder of its own, and of the last one closed."""
    return state() / "sessions"


def handed() -> Path:
    """The folder of what other programs hand to the window that is open."""
    return state() / "handed"


def logs() -> Path:
    """The folder of log files."""
    return state() / "logs"


def make(folder: Path) -> None:
    """Make a folder, and those above it: where settings, data and state are, for nobody but the user.

    A folder that is there keeps its mode. Raises OSError.
    """
    folder = folder.absolute()
    own = any(folder.is_relative_to(root) for root in (config(), data(), state()))
    try:
        folder.mkdir(0o700 if own else 0o777, exist_ok=True)
    except FileNotFoundError:
        if folder.parent == folder:  # a drive that is not there
            raise
        make(folder.parent)
        folder.mkdir(0o700 if own else 0o777, exist_ok=True)


def pictures() -> Path:
    """The user's own pictures folder, offered on first start."""
    return _of_user("Pictures", lambda dirs: dirs.user_pictures_path())


def nearest(folder: Path) -> Path:
    """A folder, or what is there of those above it."""
    there = (parent for parent in (folder, *folder.parents) if os.path.lexists(parent))
    return next(there, folder)


def among(folder: Path, pattern: str) -> list[Path]:
    """What in a folder has such a name; nothing where it is not there, or may not be looked into."""
    try:
        return list(folder.glob(pattern))
    except OSError:
        return []


def writable(folder: Path) -> bool:
    """Whether a folder can be written, or made."""
    existing = nearest(folder)
    return os.path.isdir(existing) and os.access(existing, os.W_OK | os.X_OK)


def room(folder: Path) -> int | None:
    """The bytes that are free for a folder that is there, or can be made; None where the system tells not."""
    try:
        return shutil.disk_usage(nearest(folder)).free
    except OSError:
        return None
