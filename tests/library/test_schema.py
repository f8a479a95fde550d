"""A library of an older format is brought up to date, and kept as it was beside it."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from written_library import DIM, IDENTITY, nearest, opened, write

from lsgui.core.types import FloatArray, LibraryError
from lsgui.library.check import Checked, check
from lsgui.library.database import WriterLock
from lsgui.library.drives import Mount
from lsgui.library.repair import repair
from lsgui.library.salvage import salvage
from lsgui.library.store import Library
from lsgui.library.vacuum import vacuum
from lsgui.library.writer import Writer

COUNT = 50


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "library"


@pytest.fixture
def features(folder: Path, tmp_path: Path) -> dict[Path, FloatArray]:
    """What is in a library of format 1, which had no checksums."""
    found = write(folder, tmp_path / "photos", COUNT)
    with closing(sqlite3.connect(folder / "library.sqlite")) as database:
        database.execute("DROP TABLE features")
        _take_back_format_3(database)
        database.execute("PRAGMA user_version = 1")
    return found


def _take_back_format_3(database: sqlite3.Connection) -> None:
    for table in ("mounts", "former_owner", "former", "former_features"):
        database.execute(f"DROP TABLE {table}")
    for column in ("size", "mtime_ns", "reader"):
        database.execute(f"ALTER TABLE skipped DROP COLUMN {column}")


def test_an_older_library_is_backed_up_and_goes_on(folder: Path, features: dict[Path, FloatArray]) -> None:
    assert nearest(folder, features) == {path: path for path in features}
    assert check(folder) == Checked(COUNT, COUNT)
    with closing(sqlite3.connect(folder / "library.sqlite.format-1")) as backup:
        assert backup.execute("PRAGMA user_version").fetchone() == (1,)
        assert backup.execute("SELECT count(*) FROM images").fetchone() == (COUNT,)
        tables = {name for (name,) in backup.execute("SELECT name FROM sqlite_master")}
    assert "features" not in tables
    assert vacuum(folder).backups == 1
    assert not list(folder.glob("*.format-*"))


def test_a_library_of_format_2_reads_its_skipped_files_once_more(folder: Path, tmp_path: Path) -> None:
    photos = tmp_path / "photos"
    features = write(folder, photos, COUNT)
    with closing(sqlite3.connect(folder / "library.sqlite")) as database:
        _take_back_format_3(database)
        database.execute("PRAGMA user_version = 2")
    assert nearest(folder, features) == {path: path for path in features}
    assert check(folder) == Checked(COUNT, COUNT)
    with opened(folder) as library:
        assert [skipped.reason for skipped in library.skipped()] == ["the file is truncated"]
    with Writer(folder, IDENTITY, DIM) as writer:
        (root,) = writer.roots()
        assert writer.passed_over(root, photos) == {}
        assert writer.mounts(root) == []
    assert (folder / "library.sqlite.format-2").is_file()


def test_a_broken_library_of_format_2_is_repaired_with_its_skipped_files(
    folder: Path, tmp_path: Path
) -> None:
    write(folder, tmp_path / "photos", COUNT)
    with closing(sqlite3.connect(folder / "library.sqlite")) as database:
        _take_back_format_3(database)
        database.execute("PRAGMA user_version = 2")
    salvage(folder)
    assert repair(folder).checked == Checked(COUNT, COUNT)
    with opened(folder) as library:
        assert (library.count, len(library.skipped())) == (COUNT, 1)


def test_what_is_taken_over_of_a_broken_library_is_all_that_was_known(folder: Path, tmp_path: Path) -> None:
    photos = tmp_path / "photos"
    write(folder, photos, COUNT)
    salvage(folder)
    with Writer(folder, IDENTITY, DIM) as writer:
        (root,) = writer.roots()
        assert [passed.size for passed in writer.passed_over(root, photos).values()] == [7]
        assert writer.mounts(root) == [Mount(photos / "usb", linked=False)]


def test_equal_files_with_a_feature_each_share_one_from_then_on(
    folder: Path, features: dict[Path, FloatArray]
) -> None:
    with closing(sqlite3.connect(folder / "library.sqlite")) as database, database:
        database.execute("UPDATE images SET digest = x'00' WHERE place IN (1, 5, 7)")
    assert check(folder) == Checked(COUNT, COUNT, unused=2, unused_bytes=2 * 2 * DIM)


def test_an_older_library_with_a_short_feature_file_is_damaged_as_before(
    folder: Path, features: dict[Path, FloatArray]
) -> None:
    os.truncate(folder / "features-1.f16", 10 * 2 * DIM)
    with pytest.raises(LibraryError, match="holds 10 of 50 features"):
        opened(folder)
    assert repair(folder).to_read == COUNT - 10


def test_a_failed_update_leaves_the_older_library_as_it_was(
    folder: Path, features: dict[Path, FloatArray], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(LibraryError, match="cannot be written: No space left on device"):
            opened(folder)
    assert not list(folder.glob("*.format-*"))
    with closing(sqlite3.connect(folder / "library.sqlite")) as database:
        assert database.execute("PRAGMA user_version").fetchone() == (1,)
    assert nearest(folder, features) == {path: path for path in features}


def test_a_library_is_not_brought_up_to_date_while_it_is_written(
    folder: Path, features: dict[Path, FloatArray]
) -> None:
    lock = WriterLock(folder)  # as an older lsgui that indexes
    with pytest.raises(LibraryError, match="being indexed already"):
        Library.open(folder, IDENTITY, DIM)
    lock.release()
    with opened(folder) as library:
        assert library.count == COUNT
