"""The library's reader: many threads, exclusions, and libraries that cannot be used."""

import os
import shutil
import sqlite3
import tempfile
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

import numpy as np
import pytest
from thumbnail_engine import ThumbnailEngine

from lsgui.core.types import CheckpointIdentity, FloatArray, LibraryError, Neighbour
from lsgui.library.check import Checked, check
from lsgui.library.database import writing
from lsgui.library.facts import facts
from lsgui.library.repair import repair
from lsgui.library.salvage import salvage
from lsgui.library.scan import index
from lsgui.library.store import Library
from lsgui.library.summary import LibrarySummary
from lsgui.library.vacuum import vacuum
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
    summary = library.summary()
    assert summary == LibrarySummary(tuple(library.folders()), 12, 1)
    assert summary.folders[0].size == sum(path.stat().st_size for path in library.paths())
    assert summary.folders[0].skipped == 1
    assert summary.size >= FeatureFile(library.folder, 1, library.dim).path.stat().st_size
    with Library.open(library.folder, CheckpointIdentity("other", "f" * 64), library.dim) as other:
        assert other.summary() == LibrarySummary(tuple(library.folders()), 12, 1, stale=12)
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
    with pytest.raises(LibraryError, match=r"is damaged.* lsgui library check --repair --library"):
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


@pytest.fixture
def untouchable() -> Iterator[Callable[[Path], Path]]:
    """Moves a library to where the test's user may read it and not write; root becomes nobody for that."""
    with tempfile.TemporaryDirectory() as shelf, ExitStack() as undo:

        def move(folder: Path) -> Path:
            moved = Path(shutil.copytree(folder, Path(shelf, "library")))
            for path in (*moved.iterdir(), moved, moved.parent):
                path.chmod(0o555 if path.is_dir() else 0o444)
            undo.callback(os.chmod, shelf, 0o755)
            undo.callback(os.chmod, moved, 0o755)
            if os.geteuid() == 0:
                os.seteuid(65534)
                undo.callback(os.seteuid, 0)
            return moved

        yield move


@pytest.mark.skipif(os.name == "nt", reason="there a folder that may not be written is another matter")
@pytest.mark.parametrize("left", [(), ("library.sqlite-wal", "library.sqlite-shm")])
def test_a_library_that_cannot_be_written_can_be_read(
    open_library: OpenLibrary,
    thumbnails: ThumbnailEngine,
    photos: Path,
    untouchable: Callable[[Path], Path],
    left: tuple[str, ...],
) -> None:
    query = thumbnails.embed(photos / "coffee.jpg")
    source = open_library(thumbnails)  # still open: what SQLite keeps beside the database is there too
    index(source, thumbnails, [photos])
    for name in {"library.sqlite-wal", "library.sqlite-shm"} - set(left):
        (source.folder / name).unlink()
    folder = untouchable(source.folder)
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    with pytest.raises(OSError, match="denied"):
        (folder / "new").touch()
    with Library.open(folder, thumbnails.identity, thumbnails.dim) as library:
        assert (library.count, library.stale) == (12, 0)
        assert files(library.nearest(query, 1)) == ["coffee.jpg"]
        with pytest.raises(LibraryError, match="cannot be"):
            library.remove_folder(photos)
        with pytest.raises(LibraryError, match="cannot be"):
            index(library, thumbnails, [photos])
    assert check(folder) == Checked(12, 12)
    assert facts(folder).images == 12
    for change in (repair, vacuum):
        with pytest.raises(LibraryError, match="cannot be"):
            change(folder)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_reading_changes_no_file_of_a_library(
    open_library: OpenLibrary, thumbnails: ThumbnailEngine, photos: Path
) -> None:
    folder = filled(open_library, thumbnails, photos)
    database = sqlite3.connect(folder / "library.sqlite")
    database.execute("PRAGMA journal_mode = DELETE")
    database.close()
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    library = open_library(thumbnails)
    assert len(library.nearest(np.ones(thumbnails.dim, np.float32), 99)) == 12
    library.close()
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_what_an_index_wrote_is_in_the_database_itself_even_while_a_reader_is_there(
    library: Library, thumbnails: ThumbnailEngine, photos: Path, tmp_path: Path
) -> None:
    index(library, thumbnails, [photos])
    alone = tmp_path / "alone"
    alone.mkdir()
    for name in ("library.sqlite", "features-1.f16"):
        shutil.copy(library.folder / name, alone)
    with Library.open(alone, thumbnails.identity, thumbnails.dim) as copy:
        assert copy.count == 12


@pytest.mark.parametrize("name", ["a ? b # c % d", "ü 北京 🐶"])
def test_a_library_may_have_any_name(
    thumbnails: ThumbnailEngine, photos: Path, tmp_path: Path, name: str
) -> None:
    for _ in range(2):
        with Library.open(tmp_path / name, thumbnails.identity, thumbnails.dim) as library:
            index(library, thumbnails, [photos])
            assert library.count == 12


def test_a_folder_inside_a_removed_one_can_stay_and_goes_back_into_it(
    library: Library, thumbnails: ThumbnailEngine, photos: Path
) -> None:
    inner = photos / "inner"
    inner.mkdir()
    (photos / "coffee.jpg").rename(inner / "coffee.jpg")
    (inner / "broken.jpg").write_bytes(b"not a photograph")
    index(library, thumbnails, [photos])
    library.remove_folder(photos, keep=[inner])
    assert [(folder.path, folder.count) for folder in library.folders()] == [(inner, 1)]
    assert (library.paths(), library.summary().skipped) == ([inner / "coffee.jpg"], 1)
    library.restore_folder(photos)
    assert [(folder.path, folder.count) for folder in library.folders()] == [(photos, 12)]
    assert (library.stale, library.summary().skipped) == (0, 1)


def test_an_open_library_reads_the_database_that_a_repair_made(
    library: Library, thumbnails: ThumbnailEngine, photos: Path
) -> None:
    index(library, thumbnails, [photos])
    salvage(library.folder)
    (photos / "moon.jpg").unlink()
    with Library.open(library.folder, thumbnails.identity, thumbnails.dim) as other:
        index(other, thumbnails)
    assert (library.count, len(library.nearest(thumbnails.embed(photos / "coffee.jpg"), 99))) == (11, 11)


def test_questions_are_answered_while_a_change_waits_for_another_process(
    library: Library, thumbnails: ThumbnailEngine, photos: Path
) -> None:
    index(library, thumbnails, [photos])
    query = thumbnails.embed(photos / "coffee.jpg")
    with ThreadPoolExecutor() as threads:
        with writing(library.folder):
            removing = threads.submit(library.remove_folder, photos)
            while not removing.running():
                pass
            assert len(library.nearest(query, 99)) == 12
            assert not removing.done()
        removing.result()
    assert library.nearest(query, 99) == []
