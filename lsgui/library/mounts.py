"""Which folders lie on a medium whose changes the system does not tell of."""

import os
import re
import sys
from pathlib import Path

MOUNTS = Path("/proc/self/mountinfo")
_SILENT = re.compile(
    r"nfs\d?|cifs|smb\w*|9p|afs|ceph|davfs|ncpfs|glusterfs|vboxsf|virtiofs|prl_fs|drvfs"
    r"|fuse\.(sshfs|rclone|gvfsd-fuse|davfs2?|glusterfs|vmhgfs-fuse|s3fs|ceph-fuse)"
)


def is_silent(folder: Path, mounts: Path = MOUNTS) -> bool:
    """Whether others may change files there unnoticed: on another computer's drive, as far as is known."""
    if sys.platform != "linux":
        return False
    try:
        lines = mounts.read_bytes().splitlines()
    except OSError:
        return False
    places = [_place(line) for line in lines]
    around = [(place, kind) for place, kind in places if folder.is_relative_to(place)]
    return bool(_SILENT.fullmatch(max(around, key=_depth)[1])) if around else False


def _depth(mounted: tuple[Path, str]) -> int:
    return len(mounted[0].parts)


def _place(line: bytes) -> tuple[Path, str]:
    """Where something is mounted, and its kind: "36 35 98:0 / /mnt rw - ext3 /dev/root rw", say."""
    before, _, after = line.partition(b" - ")
    raw = re.sub(rb"\\([0-7]{3})", lambda match: bytes([int(match[1], 8)]), before.split(b" ")[4])
    return Path(os.fsdecode(raw)), after.split(b" ")[0].decode("ascii", "replace")
