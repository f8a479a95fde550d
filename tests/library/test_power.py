"""Power supplies as Linux lists them: on battery only where one is being used up."""

import os
import subprocess
import sys
from pathlib import Path, PureWindowsPath
from types import SimpleNamespace

import pytest

from lsgui.library.mounts import is_remote, is_silent
from lsgui.library.power import on_battery

linux = pytest.mark.skipif(sys.platform != "linux", reason="other systems are asked otherwise")


def supply(folder: Path, name: str, **values: str) -> None:
    (folder / name).mkdir(parents=True)
    for key, value in values.items():
        (folder / name / key).write_text(value + "\n")


@linux
@pytest.mark.parametrize(("online", "status", "expected"), [
    ("1", "Charging", False),
    ("1", "Discharging", False),  # it is too weak a charger, but there is one
    ("0", "Discharging", True),
    ("0", "Full", False),
])  # fmt: skip
def test_a_laptop(tmp_path: Path, online: str, status: str, expected: bool) -> None:
    supply(tmp_path, "AC", type="Mains", online=online)
    supply(tmp_path, "BAT0", type="Battery", status=status)
    assert on_battery(tmp_path) is expected


@linux
def test_a_desktop_with_a_mouse_is_not_on_battery(tmp_path: Path) -> None:
    supply(tmp_path, "hidpp_battery_0", type="Battery", status="Discharging", scope="Device")
    assert not on_battery(tmp_path)


@linux
def test_where_nothing_is_listed_nothing_is_spared(tmp_path: Path) -> None:
    assert not on_battery(tmp_path / "nowhere")


@pytest.mark.skipif(sys.platform == "win32", reason="priorities are classes there")
def test_a_process_lets_others_go_first() -> None:
    code = "import os; from lsgui.library.power import let_others_go_first as f; f(); print(os.nice(0))"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert int(found.stdout) > os.nice(0)


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
