"""On a disk that is full a library says so in a sentence, loses nothing, and goes on when there is room."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest
from written_library import DIM, IDENTITY, nearest, opened, write

from lsgui.core.types import FloatArray, LibraryError
from lsgui.library.check import Checked, check
from lsgui.library.exporting import export
from lsgui.library.importing import import_library
from lsgui.library.vacuum import vacuum
from lsgui.library.walk import Found
from lsgui.library.writer import Writer

BATCH = 100
FULL = r"is full|No space left|cannot be opened or written"

Resize = Callable[[str], None]


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[tuple[Path, Resize]]:
    """A disk of its own size, which can grow; skipped where the system does not let a test have one."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(place)]
    if sys.platform != "linux" or os.geteuid() or subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("no disk can be mounted here")

    def resize(size: str) -> None:
        subprocess.run(["mount", "-o", f"remount,size={size}", str(place)], check=True)

    yield place, resize
    subprocess.run(["umount", str(place)], check=True)


def fill_up(folder: Path, photos: Path) -> dict[Path, FloatArray]:
    """Write images until there is no room; those that the library took."""
    features: dict[Path, FloatArray] = {}

    def write_on() -> None:
        for first in range(0, 100 * BATCH, BATCH):
            features.update(write(folder, photos, BATCH, first=first))

    with pytest.raises(LibraryError, match=FULL) as refused:
        write_on()
    assert "\n" not in str(refused.value)
    assert features
    return features


def fill(file: Path) -> None:
    """Take all the room that is left."""
    with file.open("wb", buffering=0) as stream, suppress(OSError):
        while stream.write(b"x" * 4096):
            pass


def test_indexing_goes_on_when_there_is_room_again(disk: tuple[Path, Resize], tmp_path: Path) -> None:
    place, resize = disk
    folder, photos = place / "library", tmp_path / "photos"
    features = fill_up(folder, photos)
    resize("8m")
    assert check(folder).damage == ()
    assert nearest(folder, features) == {path: path for path in features}
    features |= write(folder, photos, 3 * BATCH, first=len(features))
    assert nearest(folder, features) == {path: path for path in features}
    assert check(folder) == Checked(len(features), len(features))


def test_nothing_is_lost_by_what_needs_room_and_finds_none(disk: tuple[Path, Resize], tmp_path: Path) -> None:
    place, resize = disk
    folder, photos = place / "library", tmp_path / "photos"
    features = fill_up(folder, photos)
    gone = [path for number, path in enumerate(features) if number % 2]
    resize("1m")
    with Writer(folder, IDENTITY, DIM) as writer:
        writer.forget([os.fsencode(path) for path in gone])
    kept = {path: feature for path, feature in features.items() if path not in gone}
    export(folder, tmp_path / "file.lsgui")
    fill(place / "filler")
    for work in (
        lambda: vacuum(folder),
        lambda: export(folder, place / "file.lsgui"),
        lambda: import_library(place / "other", tmp_path / "file.lsgui", IDENTITY),
    ):
        with pytest.raises(LibraryError, match=FULL):
            work()
        assert not (place / "file.lsgui").exists()
    (place / "filler").unlink()
    assert nearest(folder, kept) == {path: path for path in kept}
    vacuum(folder)
    assert check(folder) == Checked(len(kept), len(kept))


def test_a_database_that_cannot_grow_is_a_full_disk(tmp_path: Path) -> None:
    folder, photos = tmp_path / "library", tmp_path / "photos"
    features = write(folder, photos, BATCH)
    with pytest.raises(LibraryError, match=r"The disk with the library in .* is full"):
        write_where_the_database_cannot_grow(folder, photos)
    assert nearest(folder, features) == {path: path for path in features}
    features |= write(folder, photos, BATCH, first=BATCH)
    assert check(folder) == Checked(2 * BATCH, 2 * BATCH)
    with opened(folder) as library:
        assert library.count == len(features)


def write_where_the_database_cannot_grow(folder: Path, photos: Path) -> None:
    with Writer(folder, IDENTITY, DIM) as writer:
        pages = writer._connection.execute("PRAGMA page_count").fetchone()[0]
        writer._connection.execute(f"PRAGMA max_page_count = {pages + 1}")
        root = writer.add_root(photos)
        for number in range(BATCH, 50 * BATCH):
            found = Found(photos / f"{number:05}.jpg", number, number)
            writer.put_new(root, found, number.to_bytes(20, "big"), np.ones(DIM, np.float32))
