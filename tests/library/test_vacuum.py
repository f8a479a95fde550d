"""`vacuum` gives back room, and nothing else changes by it."""

import errno
import os
import threading
from pathlib import Path

import numpy as np
import pytest
from written_library import DIM, IDENTITY, nearest, opened, write

from lsgui.core.types import FloatArray, LibraryError
from lsgui.library.check import Checked, check
from lsgui.library.store import Library
from lsgui.library.vacuum import vacuum
from lsgui.library.writer import Writer

COUNT = 500


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "library"


@pytest.fixture
def kept(folder: Path, tmp_path: Path) -> dict[Path, FloatArray]:
    """What stays in a library of which four fifths are gone, among them a folder that was taken out."""
    features = write(folder, tmp_path / "photos", COUNT)
    write(folder, tmp_path / "taken out", COUNT, first=COUNT)
    with opened(folder) as library:
        library.remove_folder(tmp_path / "taken out")
    gone = [path for number, path in enumerate(features) if number % 5]
    with Writer(folder, IDENTITY, DIM) as writer:
        writer.forget([os.fsencode(path) for path in gone])
    return {path: feature for path, feature in features.items() if path not in gone}


def test_unused_features_go_and_the_rest_stays(
    folder: Path, kept: dict[Path, FloatArray], tmp_path: Path
) -> None:
    assert check(folder).unused == COUNT * 4 // 5
    done = vacuum(folder)
    assert (done.features, done.folders) == (2 * COUNT - len(kept), 1)
    assert done.after < done.before
    assert check(folder) == Checked(len(kept), len(kept))
    assert [path.stat().st_size for path in folder.glob("features-*")] == [len(kept) * 2 * DIM]
    assert nearest(folder, kept) == {path: path for path in kept}
    new = write(folder, tmp_path / "photos", 10, first=3 * COUNT)
    assert nearest(folder, kept | new) == {path: path for path in kept | new}
    again = vacuum(folder)
    assert (again.features, again.folders) == (0, 0)
    assert check(folder) == Checked(len(kept) + 10, len(kept) + 10)


def test_readers_go_on_while_room_is_given_back(
    folder: Path, kept: dict[Path, FloatArray], tmp_path: Path
) -> None:
    path, feature = next(iter(kept.items()))
    stop, found = threading.Event(), []

    def read() -> None:
        with opened(folder) as library:
            while not stop.is_set():
                found.append(library.nearest(feature, 1)[0].path)

    readers = [threading.Thread(target=read) for _ in range(2)]
    for reader in readers:
        reader.start()
    try:
        for number in range(5):
            write(folder, tmp_path / "photos", 5, first=5 * COUNT + 5 * number)
            with Writer(folder, IDENTITY, DIM) as writer:
                writer.forget([os.fsencode(tmp_path / "photos" / f"{5 * COUNT + 5 * number:05}.jpg")])
            vacuum(folder)
    finally:
        stop.set()
        for reader in readers:
            reader.join()
    assert len(found) > 1
    assert set(found) == {path}


def test_a_damaged_library_is_left_as_it_is(folder: Path, kept: dict[Path, FloatArray]) -> None:
    file = folder / "features-1.f16"
    content = bytearray(file.read_bytes())
    content[5 * 2 * DIM] ^= 1  # of the second image that stays
    file.write_bytes(content)
    with pytest.raises(LibraryError, match="--repair"):
        vacuum(folder)
    assert [path.name for path in folder.glob("features-*")] == ["features-1.f16"]
    assert file.read_bytes() == content
    with opened(folder) as library:
        assert library.count == len(kept)


def test_a_full_disk_changes_nothing(
    folder: Path, kept: dict[Path, FloatArray], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(LibraryError, match="cannot be written: No space left on device"):
            vacuum(folder)
    assert nearest(folder, kept) == {path: path for path in kept}
    assert [path.name for path in folder.glob("features-*")] == ["features-1.f16"]


def test_no_vacuum_while_the_library_is_written(folder: Path, kept: dict[Path, FloatArray]) -> None:
    with Writer(folder, IDENTITY, DIM), pytest.raises(LibraryError, match="being indexed already"):
        vacuum(folder)


def test_a_library_without_features_can_be_vacuumed(folder: Path) -> None:
    opened(folder).close()
    assert vacuum(folder).features == 0
    with opened(folder) as library:
        assert library.nearest(np.ones(DIM, np.float32), 1) == []


def test_a_question_during_which_the_features_move_is_answered(
    folder: Path, kept: dict[Path, FloatArray]
) -> None:
    moves: list[Path] = []

    def space(features: FloatArray) -> FloatArray:
        if moves:
            vacuum(moves.pop())
        return features

    path, feature = next(iter(kept.items()))
    with Library.open(folder, IDENTITY, DIM, space=space) as library:
        assert library.nearest(feature, 1)[0].path == path
        moves.append(folder)
        assert library.nearest(feature, 1, unlike=-feature[None])[0].path == path
        assert not moves
