"""Finding the image files below a folder."""

import os
import stat
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from lsgui.core.images import EXTENSIONS, UNREADABLE
from lsgui.core.types import Progress, Skipped, no_progress
from lsgui.library import drives
from lsgui.library.drives import Mount

_NOT_THE_USERS = frozenset(
    {
        "@eadir",  # Synology's thumbnails
        "@recycle",
        "#recycle",
        "#snapshot",
        "$recycle.bin",
        "__macosx",
        "lost+found",
        "node_modules",
        "system volume information",
    }
)
_CACHES = (".lrdata",)  # Lightroom's previews

_PHOTOS = ".photoslibrary"  # Apple's, with pictures of its own beside the user's
_NOT_ITS_USERS = frozenset({"database", "derivatives", "resources"})
_IN_THE_CLOUD = 0x1000 | 0x400000  # Windows: FILE_ATTRIBUTE_OFFLINE, FILE_ATTRIBUTE_RECALL_ON_DATA_ACCESS

CLOUD = "it is only in the cloud"
LOST_LINK = "the link leads nowhere"


@dataclass(frozen=True)
class Found:
    """An image file, with what tells whether it changed."""

    path: Path
    size: int
    mtime_ns: int


@dataclass
class Walked:
    """What lies below a folder; what is `unreadable`, or lies below such a folder, is unknown, not gone."""

    files: list[Found] = field(default_factory=list)
    unreadable: list[Path] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    mounts: list[Mount] = field(default_factory=list)

    def add_unreadable(self, folder: Path, error: OSError) -> None:
        """Note a folder that cannot be looked into."""
        self.unreadable.append(folder)
        self.skipped.append(Skipped(str(folder), f"the folder cannot be read ({error.strerror})"))


def walk(
    folder: Path,
    *,
    deep: bool = True,
    others: Callable[[Path], bool] | None = None,
    progress: Progress = no_progress,
) -> Walked:
    """Find the files below `folder` (or, not `deep`, in it) that may be images, in a fixed order.

    Hidden files and folders, other programs' caches and bins are left out. Links are followed,
    but no folder is visited twice; a folder's own place wins over links to it. What links lead to is
    left to `others` where they say so of its real path.
    """
    walked = Walked()
    visited: set[tuple[int, int]] = set()
    folders, links = [folder], list[Path]()
    devices: dict[Path, int] = {}
    through_links = False
    while folders or links:
        linked = not folders
        current = links.pop() if linked else folders.pop()
        through_links |= linked
        if through_links and others and others(Path(os.path.realpath(current))):
            continue
        try:
            status = os.stat(current)
            if (status.st_dev, status.st_ino) in visited:
                continue
            visited.add((status.st_dev, status.st_ino))
            devices[current] = drives.device(current)
            if devices[current] != devices.get(current.parent, devices[current]):
                walked.mounts.append(Mount(current, linked))
            _list(current, walked, folders, links)
        except OSError as error:
            walked.add_unreadable(current, error)
        progress(len(walked.files), 0)
        if not deep:
            break
    return walked


def reaches(folder: Path, inner: Path) -> bool:
    """Whether a walk of `folder` visits the folder `inner`: it lies there, and its name is not left out."""
    if not inner.is_relative_to(folder):
        return False
    steps = [inner, *inner.parents][: len(inner.parts) - len(folder.parts)]
    return not any(_is_left_out(step) or _has_hidden_attribute(step) for step in steps)


def is_folder(path: bytes | Path) -> bool:
    """Whether there is a folder. Raises OSError where that cannot be told: in one that denies it, say."""
    try:
        return stat.S_ISDIR(os.stat(path).st_mode)
    except (FileNotFoundError, NotADirectoryError):
        return False


def is_offline(root: Path, had_images: bool) -> bool:
    """Whether a folder is missing, or empty where it was not: a drive that is not mounted."""
    try:
        with os.scandir(root) as entries:
            return had_images and next(entries, None) is None
    except OSError:
        return True


def _list(current: Path, walked: Walked, folders: list[Path], links: list[Path]) -> None:
    with os.scandir(current) as entries:
        ordered = sorted(entries, key=lambda entry: entry.name)
    inner: list[Path] = []
    for entry in ordered:
        path = current / entry.name
        try:
            _sort(entry, path, walked, inner, links)
        except OSError as error:  # a link in a circle, say: it may be a folder, so what lies below is unknown
            walked.unreadable.append(path)
            walked.skipped.append(Skipped(str(path), f"it cannot be read ({error.strerror})"))
    folders.extend(reversed(inner))


def _sort(
    entry: "os.DirEntry[str]", path: Path, walked: Walked, folders: list[Path], links: list[Path]
) -> None:
    """Put an entry where it belongs: among the folders, the linked folders, or the files found."""
    if _is_hidden(entry):
        return
    if entry.is_dir():
        if not _is_left_out(path):
            (links if entry.is_symlink() else folders).append(path)
    elif entry.is_symlink() and not os.path.exists(path):  # it may have led to a folder, on a drive say
        walked.unreadable.append(path)
        if path.suffix.lower() in EXTENSIONS:
            walked.skipped.append(Skipped(str(path), LOST_LINK))
    elif path.suffix.lower() in EXTENSIONS:
        _add(entry, path, walked)


def _add(entry: "os.DirEntry[str]", path: Path, walked: Walked) -> None:
    try:
        status = entry.stat()
    except FileNotFoundError:
        return
    except OSError as error:
        walked.unreadable.append(path)
        walked.skipped.append(Skipped(str(path), f"{UNREADABLE} ({error.strerror})"))
        return
    if getattr(status, "st_file_attributes", 0) & _IN_THE_CLOUD:  # reading it would fetch it
        walked.unreadable.append(path)
        walked.skipped.append(Skipped(str(path), CLOUD))
    elif stat.S_ISREG(status.st_mode):
        walked.files.append(Found(path, status.st_size, status.st_mtime_ns))


def _is_left_out(folder: Path) -> bool:
    """Whether a folder of this name, at this place, is hidden, or not the user's."""
    name = folder.name.casefold()
    if name.startswith(".") or name in _NOT_THE_USERS or os.path.splitext(name)[1] in _CACHES:
        return True
    return name in _NOT_ITS_USERS and any(part.suffix.casefold() == _PHOTOS for part in folder.parents)


def _has_hidden_attribute(path: Path) -> bool:
    if sys.platform == "win32":
        with suppress(OSError):  # it is missing: then its name alone counts
            return bool(path.lstat().st_file_attributes & stat.FILE_ATTRIBUTE_HIDDEN)
    return False


def _is_hidden(entry: "os.DirEntry[str]") -> bool:
    if entry.name.startswith("."):
        return True
    if sys.platform == "win32":
        attributes = entry.stat(follow_symlinks=False).st_file_attributes
        return bool(attributes & stat.FILE_ATTRIBUTE_HIDDEN)
    return False
