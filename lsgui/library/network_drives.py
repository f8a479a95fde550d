"""Which folders lie on a medium whose changes the system does not tell of."""

import os
import re
import sys
from collections.abc import Callable, Iterable
from pathlib import Path, PurePath

MOUNTS = Path("/proc/self/mountinfo")
_SILENT = re.compile(
    r"nfs\d?|cifs|smb\w*|9p|afs|ceph|davfs|ncpfs|glusterfs|vboxsf|virtiofs|prl_fs|drvfs"
    r"|afpfs|webdav|macfuse\w*|osxfuse\w*"
    r"|fuse\.(sshfs|rclone|gvfsd-fuse|davfs2?|glusterfs|vmhgfs-fuse|s3fs|ceph-fuse)"
)


_DRIVE_REMOTE = 4


def is_silent(folder: Path, mounts: Path = MOUNTS) -> bool:
    """Whether others may change files there unnoticed: on another computer's drive, as far as is known."""
    if sys.platform == "win32":
        return is_remote(folder)
    if sys.platform != "linux":
        return lies_silent(folder, _partitions())
    try:
        lines = mounts.read_bytes().splitlines()
    except OSError:
        return False
    return lies_silent(folder, [_place(line) for line in lines])


def lies_silent(folder: Path, places: Iterable[tuple[Path, str]]) -> bool:
    """Whether a folder lies on another computer's drive, of all that is mounted: where, and its kind."""
    around = [(place, kind) for place, kind in places if folder.is_relative_to(place)]
    return bool(_SILENT.fullmatch(max(around, key=_depth)[1])) if around else False


def is_remote(folder: PurePath, drive_type: Callable[[str], int] | None = None) -> bool:
    """Whether a folder of Windows lies on another computer's drive, by what `drive_type` says of its root."""
    return (drive_type or _drive_type)(folder.anchor) == _DRIVE_REMOTE


def _drive_type(root: str) -> int:
    if sys.platform == "win32":
        import ctypes

        return int(ctypes.windll.kernel32.GetDriveTypeW(root))
    return 0  # unknown


def _partitions() -> list[tuple[Path, str]]:
    """What is mounted, where no file says it."""
    import psutil

    try:
        return [(Path(one.mountpoint), one.fstype) for one in psutil.disk_partitions(all=True)]
    except (psutil.Error, OSError):
        return []


def _depth(mounted: tuple[Path, str]) -> int:
    return len(mounted[0].parts)


def _place(line: bytes) -> tuple[Path, str]:
    """Where something is mounted, and its kind: "36 35 98:0 / /mnt rw - ext3 /dev/root rw", say."""
    before, _, after = line.partition(b" - ")
    raw = re.sub(rb"\\([0-7]{3})", lambda match: bytes([int(match[1], 8)]), before.split(b" ")[4])
    return Path(os.fsdecode(raw)), after.split(b" ")[0].decode("ascii", "replace")
