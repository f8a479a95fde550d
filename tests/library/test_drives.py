"""A drive that is mounted below a folder of the library may be unplugged, and loses nothing by it."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

import pytest
from thumbnail_engine import ThumbnailEngine

from lsgui.core.types import Skipped
from lsgui.library import drives
from lsgui.library.changes import Change
from lsgui.library.check import check
from lsgui.library.drives import UNPLUGGED
from lsgui.library.exporting import export
from lsgui.library.importing import import_library
from lsgui.library.index_report import IndexReport
from lsgui.library.scan import index
from lsgui.library.store import Library

ON_DRIVE = ("moon.jpg", "coffee.jpg", "rocket.jpg")


class Drive(Protocol):
    """A drive that is plugged in at `place`."""

    place: Path

    def unplug(self) -> None: ...
    def plug_in(self) -> None: ...


class Told:
    """Only told to be another device: a folder whose content comes and goes."""

    def __init__(self, place: Path, store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.place, self._store, self.plugged = place, store, True
        real = drives.device

        def device(folder: Path) -> int:
            inside = self.plugged and os.path.realpath(folder).startswith(os.path.realpath(place))
            return -1 if inside else real(folder)

        monkeypatch.setattr(drives, "device", device)

    def unplug(self) -> None:
        self.place.rename(self._store)
        self.place.mkdir()
        self.plugged = False

    def plug_in(self) -> None:
        shutil.rmtree(self.place, ignore_errors=True)
        self._store.rename(self.place)
        self.plugged = True


class Mounted:
    """A real one, in memory; its content is in `store` besides, for the next time."""

    def __init__(self, place: Path, store: Path) -> None:
        self.place, self._store = place, store
        shutil.copytree(place, store)
        shutil.rmtree(place)
        place.mkdir()
        self.plug_in()

    def unplug(self) -> None:
        subprocess.run(["umount", str(self.place)], check=True)

    def plug_in(self) -> None:
        if mount(self._store, self.place):
            pytest.skip("no drive can be mounted here")


def mount(store: Path, place: Path) -> int:
    """0 where a file system in memory with what is in `store` could be mounted."""
    if sys.platform != "linux" or os.geteuid():
        return 1
    failed = subprocess.run(["mount", "-t", "tmpfs", "tmpfs", str(place)], capture_output=True).returncode
    if not failed:
        shutil.copytree(store, place, dirs_exist_ok=True)  # times and all
    return failed


@pytest.fixture(params=["told", "mounted"])
def drive(
    request: pytest.FixtureRequest, photos: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Drive]:
    """Three of the twelve photographs are on a drive at photos/trips/usb."""
    place = photos / "trips" / "usb"
    place.mkdir(parents=True)
    for name in ON_DRIVE:
        (photos / name).rename(place / name)
    store = tmp_path / "store"
    yield Told(place, store, monkeypatch) if request.param == "told" else Mounted(place, store)
    if request.param == "mounted" and os.path.ismount(place):
        subprocess.run(["umount", str(place)], check=True)


def counts(report: IndexReport) -> dict[str, int]:
    names = ("added", "updated", "unchanged", "moved", "removed", "offline")
    return {name: getattr(report, name) for name in names if getattr(report, name)}


def test_unplugged_it_is_offline_and_keeps_its_photographs(
    library: Library, thumbnails: ThumbnailEngine, photos: Path, drive: Drive
) -> None:
    index(library, thumbnails, [photos])
    assert library.mount_paths() == [drive.place]
    thumbnails.batches.clear()
    drive.unplug()
    for _ in range(2):
        report = index(library, thumbnails)
        assert counts(report) == {"unchanged": 9, "offline": 3}
        assert list(report.skipped) == library.skipped() == [Skipped(str(drive.place), UNPLUGGED)]
        assert (library.count, library.stale) == (12, 0)
    assert check(library.folder).damage == ()
    drive.plug_in()
    report = index(library, thumbnails)
    assert counts(report) == {"unchanged": 12}
    assert library.skipped() == []
    assert thumbnails.embedded == 0


@pytest.mark.parametrize("place", ["usb", "trips", "usb itself, though deep", "photos"])
def test_a_look_at_what_changed_sees_it_too(
    library: Library, thumbnails: ThumbnailEngine, photos: Path, drive: Drive, place: str
) -> None:
    index(library, thumbnails, [photos])
    drive.unplug()
    change = {
        "usb": Change(drive.place, deep=False),
        "trips": Change(drive.place.parent, deep=False),
        "usb itself, though deep": Change(drive.place, deep=True),
        "photos": Change(photos, deep=True),
    }[place]
    report = index(library, thumbnails, changes=[change])
    assert (report.removed, library.count) == (0, 12)


def test_a_place_that_the_system_takes_away_with_the_drive_is_offline(
    library: Library, thumbnails: ThumbnailEngine, photos: Path, drive: Drive
) -> None:
    index(library, thumbnails, [photos])
    drive.unplug()
    drive.place.rmdir()
    assert counts(index(library, thumbnails)) == {"unchanged": 9, "offline": 3}
    assert counts(index(library, thumbnails)) == {"unchanged": 9, "offline": 3}


def test_other_things_at_its_place_say_that_it_is_gone_for_good(
    library: Library, thumbnails: ThumbnailEngine, photos: Path, drive: Drive
) -> None:
    index(library, thumbnails, [photos])
    drive.unplug()
    (drive.place / "notes.txt").write_text("no drive any more")
    assert counts(index(library, thumbnails)) == {"unchanged": 9, "removed": 3}
    (drive.place / "notes.txt").unlink()
    report = index(library, thumbnails)
    assert (counts(report), report.skipped) == ({"unchanged": 9}, ())


def test_photographs_deleted_on_the_drive_are_removed(
    library: Library, thumbnails: ThumbnailEngine, photos: Path, drive: Drive
) -> None:
    index(library, thumbnails, [photos])
    for name in ON_DRIVE:
        (drive.place / name).unlink()
    assert counts(index(library, thumbnails)) == {"unchanged": 9, "removed": 3}


def test_a_link_to_it_is_a_place_of_it(
    library: Library, thumbnails: ThumbnailEngine, photos: Path, drive: Drive, tmp_path: Path
) -> None:
    if sys.platform == "win32":
        pytest.skip("links need a right here that most users lack")
    linking = tmp_path / "linking"
    linking.mkdir()
    (photos / "chelsea.png").rename(linking / "chelsea.png")
    (linking / "drive").symlink_to(drive.place)
    assert counts(index(library, thumbnails, [linking])) == {"added": 4}
    drive.unplug()
    assert counts(index(library, thumbnails)) == {"unchanged": 1, "offline": 3}
    drive.place.rmdir()  # the link leads nowhere
    assert counts(index(library, thumbnails)) == {"unchanged": 1, "offline": 3}
    (linking / "drive").unlink()  # which only its user does
    assert counts(index(library, thumbnails)) == {"unchanged": 1, "removed": 3}


def test_an_imported_library_knows_of_it(
    library: Library, thumbnails: ThumbnailEngine, photos: Path, drive: Drive, tmp_path: Path
) -> None:
    index(library, thumbnails, [photos])
    export(library.folder, tmp_path / "file.lsgui")
    drive.unplug()
    import_library(tmp_path / "other", tmp_path / "file.lsgui", thumbnails.identity)
    with Library.open(tmp_path / "other", thumbnails.identity, thumbnails.dim) as other:
        assert counts(index(other, thumbnails)) == {"unchanged": 9, "offline": 3}
