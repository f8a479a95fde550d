"""`check` finds what is damaged in a library, and `repair` drops that and nothing else."""

import os
import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from thumbnail_engine import ThumbnailEngine
from written_library import DIM, IDENTITY, nearest, opened, write

from lsgui.core.types import Cancelled, FloatArray, LibraryError
from lsgui.library import check as checking
from lsgui.library.check import Checked, check
from lsgui.library.repair import repair
from lsgui.library.scan import index
from lsgui.library.store import Library
from lsgui.library.writer import Writer

COUNT = 600  # so that the database has many pages


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "library"


@pytest.fixture
def features(folder: Path, tmp_path: Path) -> dict[Path, FloatArray]:
    return write(folder, tmp_path / "photos", COUNT)


def kinds(checked: Checked) -> dict[str, int]:
    return {damage.kind: damage.count for damage in checked.damage}


def flip(file: Path, place: int) -> None:
    with file.open("r+b") as stream:
        stream.seek(place)
        byte = stream.read(1)[0]
        stream.seek(place)
        stream.write(bytes([byte ^ 0x40]))


def change(folder: Path, statement: str, *values: object) -> None:
    with closing(sqlite3.connect(folder / "library.sqlite")) as database, database:
        database.execute(statement, values)


def test_nothing_is_wrong_with_a_whole_library(folder: Path, features: dict[Path, FloatArray]) -> None:
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert check(folder) == Checked(COUNT, COUNT)
    assert {name: (folder / name).read_bytes() for name in before} == before
    repaired = repair(folder)
    assert (repaired.damage, repaired.to_read, repaired.salvaged) == ((), 0, None)
    assert nearest(folder, features) == {path: path for path in features}


def test_progress_counts_features(folder: Path, features: dict[Path, FloatArray]) -> None:
    steps: list[tuple[int, int]] = []
    check(folder, progress=lambda done, total: steps.append((done, total)))
    assert steps == [(0, COUNT)]


def test_flipped_bytes_cost_their_features_only(folder: Path, features: dict[Path, FloatArray]) -> None:
    for place in (3, 77):
        flip(folder / "features-1.f16", place * 2 * DIM + 5)
    assert kinds(check(folder)) == {"wrong": 2}
    with opened(folder) as library, pytest.raises(LibraryError, match=r"damaged \(2 features .* --repair"):
        library.nearest(np.ones(DIM, np.float32), 1)

    assert repair(folder).to_read == 2

    assert kinds(check(folder)) == {}
    lost = {path for number, path in enumerate(features) if number in (3, 77)}
    kept = {path: feature for path, feature in features.items() if path not in lost}
    assert nearest(folder, kept) == {path: path for path in kept}
    with opened(folder) as library:
        assert (library.count, library.stale, library.summary().skipped) == (COUNT, 2, 1)
        assert len(library.nearest(np.ones(DIM, np.float32), 2 * COUNT)) == COUNT - 2


@pytest.mark.parametrize("rows", [0, 1, 100.5, COUNT - 1])
def test_a_truncated_feature_file_costs_its_end_only(
    folder: Path, features: dict[Path, FloatArray], tmp_path: Path, rows: float
) -> None:
    os.truncate(folder / "features-1.f16", int(rows * 2 * DIM))
    whole = int(rows)
    assert kinds(check(folder)) == {"truncated": COUNT - whole, "lost": COUNT - whole}
    for use in (lambda: opened(folder), lambda: write(folder, tmp_path / "photos", 1)):
        with pytest.raises(LibraryError, match=rf"holds {whole} of {COUNT} features.* --repair"):
            use()
    assert repair(folder).to_read == COUNT - whole
    assert kinds(check(folder)) == {}
    kept = dict(list(features.items())[:whole])
    assert nearest(folder, kept) == {path: path for path in kept}

    new = write(folder, tmp_path / "photos", COUNT - whole, first=whole)  # as the next index does
    assert nearest(folder, kept | new) == {path: path for path in features}
    assert kinds(check(folder)) == {}


def test_a_lost_feature_file_is_begun_again(
    folder: Path, features: dict[Path, FloatArray], tmp_path: Path
) -> None:
    (folder / "features-1.f16").unlink()
    assert repair(folder).to_read == COUNT
    new = write(folder, tmp_path / "photos", COUNT)
    assert nearest(folder, new) == {path: path for path in features}
    assert check(folder) == Checked(COUNT, COUNT)


@pytest.mark.parametrize(
    "harm",
    [
        lambda database: database.write_bytes(b"not a database at all" * 5000),
        lambda database: database.write_bytes(b""),
        lambda database: os.truncate(database, 6000),
        lambda database: os.truncate(database, database.stat().st_size // 2),
    ],
    ids=["garbage", "empty", "first page", "half"],
)
def test_a_broken_database_is_set_aside(
    folder: Path, features: dict[Path, FloatArray], tmp_path: Path, harm: Callable[[Path], object]
) -> None:
    harm(folder / "library.sqlite")
    broken = (folder / "library.sqlite").read_bytes()
    assert kinds(check(folder)) == {"database": 1}
    with pytest.raises(LibraryError, match=r"damaged.*--repair"), opened(folder) as library:
        library.paths()
    repaired = repair(folder)
    assert repaired.salvaged is not None
    assert repaired.salvaged.aside.read_bytes() == broken
    assert kinds(check(folder)) == {}
    new = write(folder, tmp_path / "photos", COUNT)
    assert nearest(folder, new) == {path: path for path in features}
    assert check(folder).images == COUNT


def test_one_broken_page_costs_what_stands_on_it(
    folder: Path, features: dict[Path, FloatArray], tmp_path: Path
) -> None:
    with closing(sqlite3.connect(folder / "library.sqlite")) as database:
        leaves = "SELECT pageno FROM dbstat WHERE name = 'images' AND pagetype = 'leaf' ORDER BY pageno"
        try:
            pages = [page for (page,) in database.execute(leaves)]
        except sqlite3.OperationalError:
            pytest.skip("this SQLite does not tell where a table's pages are")
    with (folder / "library.sqlite").open("r+b") as stream:
        stream.seek((pages[len(pages) // 2] - 1) * 4096)
        stream.write(os.urandom(4096))
    assert kinds(check(folder)) == {"database": 1}
    repaired = repair(folder)
    assert repaired.salvaged is not None
    assert repaired.salvaged.folders == 1
    assert COUNT // 2 < repaired.salvaged.images < COUNT
    assert kinds(check(folder)) == {}
    with opened(folder) as library:
        assert (library.stale, library.summary().skipped) == (0, 1)
        kept = {path: features[path] for path in library.paths()}
    assert nearest(folder, kept) == {path: path for path in kept}


@pytest.mark.parametrize(
    ("statement", "found", "again"),
    [
        ("UPDATE images SET place = place + 100000 WHERE place = 9", {"lost": 1}, 1),
        ("DELETE FROM features WHERE place = 9", {"lost": 1}, 1),
        ("UPDATE features SET checksum = 1 WHERE place = 9", {"wrong": 1}, 1),
        ("UPDATE images SET place = 8 WHERE place = 9", {"shared": 1}, 2),
        ("UPDATE images SET digest = x'00' WHERE place IN (8, 9)", {"doubled": 1}, 0),
        ("INSERT INTO skipped VALUES (x'2f61', 99, 'lost', NULL, NULL, NULL)", {"astray": 1}, 0),
    ],
)  # fmt: skip
def test_rows_that_contradict_each_other_are_found_and_dropped(
    folder: Path, features: dict[Path, FloatArray], statement: str, found: dict[str, int], again: int
) -> None:
    change(folder, statement)
    assert kinds(check(folder)) == found
    repaired = repair(folder)
    assert {damage.kind for damage in repaired.damage} == set(found)
    assert repaired.to_read == again
    assert kinds(check(folder)) == {}
    with opened(folder) as library:
        assert (library.count, library.summary().skipped) == (COUNT, 1)


def test_what_repair_dropped_is_read_again_by_the_next_index(
    library: Library, thumbnails: ThumbnailEngine, photos: Path
) -> None:
    index(library, thumbnails, [photos])
    thumbnails.batches.clear()
    flip(library.folder / "features-1.f16", 2 * thumbnails.dim * 4)
    repair(library.folder)
    assert library.stale == 1
    report = index(library, thumbnails)
    assert (report.updated, report.unchanged, thumbnails.embedded) == (1, 11, 1)
    for path in library.paths():
        assert library.nearest(thumbnails.embed(path), 1)[0].path == path
    assert kinds(check(library.folder)) == {}


def test_what_a_killed_writer_left_in_the_feature_file_counts_for_nothing(
    folder: Path, features: dict[Path, FloatArray], tmp_path: Path
) -> None:
    file = folder / "features-1.f16"
    with file.open("ab") as stream:
        stream.write(b"half a feature")
    assert check(folder) == Checked(COUNT, COUNT, 0, len(b"half a feature"))
    write(folder, tmp_path / "photos", 1)
    assert file.stat().st_size == (COUNT + 1) * 2 * DIM


def test_a_library_is_not_repaired_while_it_is_written(
    folder: Path, features: dict[Path, FloatArray]
) -> None:
    with Writer(folder, IDENTITY, DIM), pytest.raises(LibraryError, match="being indexed already"):
        repair(folder)


def test_a_library_is_checked_while_it_is_written(
    folder: Path, features: dict[Path, FloatArray], tmp_path: Path
) -> None:
    stop = threading.Event()

    def keep_writing() -> None:
        first = COUNT
        while not stop.is_set():
            write(folder, tmp_path / "photos", 50, first=first)
            first += 50

    writer = threading.Thread(target=keep_writing)
    writer.start()
    try:
        found = [kinds(check(folder)) for _ in range(10)]
    finally:
        stop.set()
        writer.join()
    assert found == [{}] * 10


def test_where_there_is_no_library_there_is_nothing_to_check(tmp_path: Path) -> None:
    for ask in (check, repair):
        with pytest.raises(LibraryError, match="There is no library in"):
            ask(tmp_path / "nowhere")
    assert not (tmp_path / "nowhere").exists()


def test_a_foreign_database_is_not_repaired(folder: Path) -> None:
    folder.mkdir()
    change(folder, "CREATE TABLE diary (day TEXT)")
    before = (folder / "library.sqlite").read_bytes()
    with pytest.raises(LibraryError, match="not one that lsgui made"):
        repair(folder)
    assert (folder / "library.sqlite").read_bytes() == before


@pytest.mark.parametrize("stop_at", [0, COUNT])
def test_a_check_can_be_stopped_wherever_it_is(
    folder: Path, features: dict[Path, FloatArray], monkeypatch: pytest.MonkeyPatch, stop_at: int
) -> None:
    monkeypatch.setattr(checking, "_STEPS", 10)

    def stop(done: int, total: int) -> None:
        if total == stop_at:
            raise Cancelled

    with pytest.raises(Cancelled):
        check(folder, progress=stop)
    assert check(folder) == Checked(COUNT, COUNT)
