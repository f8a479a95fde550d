"""Which folders lie on another computer, whose changes the system does not tell of."""

import sys
from pathlib import Path, PureWindowsPath
from types import SimpleNamespace

import pytest

from lsgui.library.network_drives import is_remote, is_silent

linux = pytest.mark.skipif(sys.platform != "linux", reason="other systems are asked otherwise")


@linux
def test_a_network_drive_is_silent_also_where_its_name_has_a_blank(tmp_path: Path) -> None:
    mounts = tmp_path / "mountinfo"
    mounts.write_text(
        "22 1 0:21 / / rw,relatime shared:1 - ext4 /dev/sda1 rw\n"
        "40 22 0:44 / /mnt/my\\040photos rw,relatime shared:2 - nfs4 server:/photos rw\n"
        "41 40 0:45 / /mnt/my\\040photos/local rw,relatime shared:2 - btrfs /dev/sdb rw\n"
    )
    assert is_silent(Path("/mnt/my photos/2024"), mounts)
    assert not is_silent(Path("/mnt/my photos/local/2024"), mounts)
    assert not is_silent(Path("/home/me"), mounts)


def test_a_network_drive_is_silent_on_a_mac_too(monkeypatch: pytest.MonkeyPatch) -> None:
    psutil = pytest.importorskip("psutil", reason="Linux does without it")
    mounted = [("/", "apfs"), ("/Volumes/nas", "smbfs"), ("/Volumes/old", "afpfs"), ("/Volumes/usb", "exfat")]
    told = [SimpleNamespace(mountpoint=place, fstype=kind) for place, kind in mounted]
    monkeypatch.setattr(psutil, "disk_partitions", lambda all: told)
    monkeypatch.setattr(sys, "platform", "darwin")
    assert is_silent(Path("/Volumes/nas/2024"))
    assert is_silent(Path("/Volumes/old"))
    assert not is_silent(Path("/Volumes/usb/2024"))
    assert not is_silent(Path("/Users/me"))


def test_a_network_drive_is_silent_on_windows_too() -> None:
    asked: list[str] = []

    def drive_type(root: str) -> int:
        asked.append(root)
        return 3 if root.startswith("C") else 4

    folders = [PureWindowsPath(name) for name in (r"Z:\a\b", r"C:\a", r"\\nas\photos\2024")]
    assert [is_remote(folder, drive_type) for folder in folders] == [True, False, True]
    assert asked == ["Z:\\", "C:\\", "\\\\nas\\photos\\"]
