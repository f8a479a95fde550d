"""The library's reader: many threads, exclusions, and libraries that cannot be used."""

import os
import shutil
import sqlite3
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from thumbnail_engine import ThumbnailEngine

from lsgui.core.types import FloatArray, LibraryError, Neighbour
from lsgui.library.scan import index
from lsgui.library.store import Library, LibrarySummary
from lsgui.library.vectors import FeatureFile

OpenLibrary = Callable[[ThumbnailEngine], Library]


def files(neighbours: list[Neighbour]) -> list[str]:
    return [neighbour.path.name for neighbour in neighbours]


def test_a_new_library_is_empty(library: Library, thumbnails: ThumbnailEngine, tmp_path: Path) -> None:
    assert (tmp_path / "library").is_dir()
    assert (library.count, library.stale, library.folders(), library.skipped(), library.paths()) == (
        (0, 0, [], [], [])
    )
    assert library.nearest(np.ones(thumbnails.dim, np.float32), 12) == []


def test_paths_come_in_pages(library: Library, thumbnails: ThumbnailEngine, photos: Path) -> None:
    index(library, thumbnails, [photos])
    everything = sorted(photos.iterdir())
    assert library.paths(offset=3, limit=4) == everything[3:7]
    assert library.paths(offset=10) == everything[10:]
    assert library.paths(limit=0) == []


def test_excluded_files_are_no_neighbours_however_they_are_named(
    library: Library,
    thumbnails: ThumbnailEngine,
    photos: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (photos / "linked.jpg").symlink_to(photos / "coffee.jpg")
    index(library, thumbnails, [photos])
    query = thumbnails.embed(photos / "coffee.jpg")
    assert files(library.nearest(query, 2)) == ["coffee.jpg", "linked.jpg"]
    third = files(library.nearest(query, 3))[2]
    (tmp_path / "door").symlink_to(photos, target_is_directory=True)
    monkeypatch.chdir(photos)
    for name in (
        photos / "coffee.jpg",
        photos / "linked.jpg",
        photos / ".." / "photos" / "coffee.jpg",
        tmp_path / "door" / "coffee.jpg",
        Path("coffee.jpg"),
    ):
        found = library.nearest(query, 4, exclude=[name])
        assert files(found)[0] == third
        assert len(found) == 4
        assert [neighbour.rank for neighbour in found] == [1, 2, 3, 4]
    assert len(library.nearest(query, 99, exclude=[photos / "coffee.jpg"])) == 11
    assert library.nearest(query, 99, exclude=list(photos.iterdir())) == []
    assert library.nearest(query, 0) == []


def test_a_file_that_is_gone_is_still_a_neighbour(
    library: Library, thumbnails: ThumbnailEngine, photos: Path
) -> None:
    index(library, thumbnails, [photos])
    query = thumbnails.embed(photos / "coffee.jpg")
    shutil.rmtree(photos)
    assert files(library.nearest(query, 1)) == ["coffee.jpg"]


def test_any_thread_may_read_while_another_indexes(
    library: Library, thumbnails: ThumbnailEngine, photos: Path
) -> None:
    for number in range(40):
        shutil.copy(photos / "moon.jpg", photos / f"copy {number:02}.jpg")
    query = thumbnails.embed(photos / "coffee.jpg")
    stop = threading.Event()

    def read() -> int:
        highest = 0
        while not stop.is_set():
            found = library.nearest(query, 99)
            assert len(found) >= highest
            highest = len(found)
            assert len(library.paths()) >= highest
        return highest

    with ThreadPoolExecutor(3) as pool:
        readers = [pool.submit(read) for _ in range(3)]
        try:
            index(library, thumbnails, [photos])
        finally:
            stop.set()
        assert all(reader.result() <= 52 for reader in readers)
    assert len(library.nearest(query, 99)) == 52


def test_two_open_libraries_see_each_others_changes(
    open_library: OpenLibrary, thumbnails: ThumbnailEngine, photos: Path
) -> None:
    first, second = open_library(thumbnails), open_library(thumbnails)
    query = thumbnails.embed(photos / "coffee.jpg")
    index(first, thumbnails, [photos])
    assert len(second.nearest(query, 99)) == 12
    second.remove_folder(photos)
    assert first.nearest(query, 99) == []
    assert second.nearest(query, 99) == []


def test_a_folder_may_go_while_it_is_indexed(
    library: Library, thumbnails: ThumbnailEngine, photos: Path
) -> None:
    def remove(done: int, total: int) -> None:
        if library.folders():
            library.remove_folder(photos)

    index(library, thumbnails, [photos], progress=remove)
    assert library.folders() == []
    assert library.count == 0


def test_a_summary_counts_folders_images_and_skipped_files(
    library: Library, thumbnails: ThumbnailEngine, photos: Path
) -> None:
    assert library.summary() == LibrarySummary((), 0, 0)
    (photos / "broken.jpg").write_bytes(b"not a photograph")
    index(library, thumbnails, [photos])
    assert library.summary() == LibrarySummary(tuple(library.folders()), 12, 1)
    library.remove_folder(photos)
    assert library.summary() == LibrarySummary((), 0, 0)


def test_small_questions_do_not_wait_while_features_are_read(
    library: Library, thumbnails: ThumbnailEngine, photos: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index(library, thumbnails, [photos])
    reading, gate, read = threading.Event(), threading.Event(), FeatureFile.read

    def slow(self: FeatureFile, start: int, stop: int) -> FloatArray:
        reading.set()
        assert gate.wait(20)
        return read(self, start, stop)

    monkeypatch.setattr(FeatureFile, "read", slow)
    with ThreadPoolExecutor(2) as pool:
        try:
            near = pool.submit(library.nearest, np.ones(thumbnails.dim, np.float32), 12)
            assert reading.wait(20)
            assert pool.submit(library.summary).result(timeout=5).count == 12
            pool.submit(library.remove_folder, photos).result(timeout=5)
        finally:
            gate.set()
        assert len(near.result(timeout=20)) == 12
    assert library.nearest(np.ones(thumbnails.dim, np.float32), 12) == []


def test_only_the_librarys_own_folders_can_go(library: Library, photos: Path) -> None:
    for change in (library.remove_folder, library.restore_folder):
        with pytest.raises(LibraryError, match="not a folder of this library"):
            change(photos)


def test_a_closed_library_says_so(library: Library) -> None:
    library.close()
    library.close()
    with pytest.raises(LibraryError, match="is closed"):
        _ = library.count


def filled(open_library: OpenLibrary, engine: ThumbnailEngine, photos: Path) -> Path:
    library = open_library(engine)
    index(library, engine, [photos])
    library.close()
    return library.folder


def test_a_newer_format_is_refused(
    open_library: OpenLibrary, thumbnails: ThumbnailEngine, photos: Path
) -> None:
    folder = filled(open_library, thumbnails, photos)
    database = sqlite3.connect(folder / "library.sqlite")
    database.execute("PRAGMA user_version = 99")
    database.close()
    before = (folder / "library.sqlite").read_bytes()
    with pytest.raises(LibraryError, match=r"newer lsgui .*Update lsgui"):
        open_library(thumbnails)
    assert (folder / "library.sqlite").read_bytes() == before


@pytest.mark.parametrize(
    "harm",
    [
        lambda folder: (folder / "library.sqlite").write_bytes(b"not a database at all" * 500),
        lambda folder: os.truncate(folder / "library.sqlite", 6000),
        lambda folder: os.truncate(folder / "features-1.f16", 100),
        lambda folder: (folder / "features-1.f16").unlink(),
    ],
)
def test_a_damaged_library_names_the_cure(
    open_library: OpenLibrary,
    thumbnails: ThumbnailEngine,
    photos: Path,
    harm: Callable[[Path], object],
) -> None:
    folder = filled(open_library, thumbnails, photos)
    harm(folder)
    with pytest.raises(LibraryError, match=r"is damaged.* Delete that folder and index your folders again"):
        open_library(thumbnails).nearest(np.ones(thumbnails.dim, np.float32), 1)
    shutil.rmtree(folder)
    assert index(open_library(thumbnails), thumbnails, [photos]).added == 12


def test_a_foreign_database_is_not_touched(
    open_library: OpenLibrary, thumbnails: ThumbnailEngine, tmp_path: Path
) -> None:
    (tmp_path / "library").mkdir()
    database = sqlite3.connect(tmp_path / "library" / "library.sqlite")
    database.execute("CREATE TABLE diary (day TEXT)")
    database.close()
    with pytest.raises(LibraryError, match="not one that lsgui made"):
        open_library(thumbnails)


def test_a_library_cannot_be_a_file(thumbnails: ThumbnailEngine, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(LibraryError, match="cannot be written"):
        Library.open(tmp_path / "file", thumbnails.identity, thumbnails.dim)


def test_a_full_disk_is_a_sentence(
    library: Library, thumbnails: ThumbnailEngine, photos: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(LibraryError, match="cannot be written: No space left on device"):
            index(library, thumbnails, [photos])
    assert index(library, thumbnails, [photos]).added == 12
