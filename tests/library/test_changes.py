"""Looking through changed places only: the library becomes what a whole rescan would make of it."""

import errno
import os
import shutil
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from thumbnail_engine import ThumbnailEngine

from lsgui.library import scan
from lsgui.library.changes import Change, change_of, outermost, widened
from lsgui.library.index_report import IndexReport
from lsgui.library.store import Library


def paint(file: Path, shade: int) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", (40, 30), (shade, 255 - shade, 7)).save(file)
    return file


@pytest.fixture
def root(tmp_path: Path, library: Library, thumbnails: ThumbnailEngine) -> Path:
    """Two photographs, and one in each of two subfolders, in the library."""
    root = tmp_path / "root"
    for number, name in enumerate(("a.png", "b.png", "one/c.png", "two/d.png")):
        paint(root / name, 10 * number)
    scan.index(library, thumbnails, [root])
    return root


def names(library: Library, root: Path) -> list[str]:
    return [path.relative_to(root).as_posix() for path in library.paths()]


def update(library: Library, engine: ThumbnailEngine, *changes: Change) -> IndexReport:
    return scan.index(library, engine, changes=changes)


def test_a_new_file_is_found_by_a_look_at_its_folder_alone(
    library: Library, thumbnails: ThumbnailEngine, root: Path
) -> None:
    paint(root / "new.png", 99)
    paint(root / "one" / "unseen.png", 98)
    report = update(library, thumbnails, Change(root, deep=False))
    assert (report.added, report.removed) == (1, 0)
    assert names(library, root) == ["a.png", "b.png", "new.png", "one/c.png", "two/d.png"]


def test_a_missing_file_and_a_missing_subfolder_go_others_stay(
    library: Library, thumbnails: ThumbnailEngine, root: Path
) -> None:
    (root / "a.png").unlink()
    shutil.rmtree(root / "one")
    report = update(library, thumbnails, Change(root, deep=False))
    assert report.removed == 2
    assert names(library, root) == ["b.png", "two/d.png"]


def test_what_moved_between_two_changed_folders_is_not_read_again(
    library: Library, thumbnails: ThumbnailEngine, root: Path
) -> None:
    embedded = thumbnails.embedded
    (root / "one" / "c.png").rename(root / "two" / "c.png")
    changes = Change(root / "one", deep=False), Change(root / "two", deep=False)
    assert update(library, thumbnails, *changes).moved == 1
    assert thumbnails.embedded == embedded
    assert names(library, root) == ["a.png", "b.png", "two/c.png", "two/d.png"]


def test_a_new_subfolder_is_looked_through_whole(
    library: Library, thumbnails: ThumbnailEngine, root: Path
) -> None:
    paint(root / "three" / "deeper" / "e.png", 77)
    assert update(library, thumbnails, Change(root / "three", deep=True)).added == 1


def test_skipped_files_of_other_places_stay_listed(
    library: Library, thumbnails: ThumbnailEngine, root: Path
) -> None:
    for name in ("broken.jpg", "one/broken.jpg"):
        (root / name).write_bytes(b"no picture")
    scan.index(library, thumbnails, [root])
    (root / "broken.jpg").unlink()
    update(library, thumbnails, Change(root, deep=False))
    assert [Path(skipped.path) for skipped in library.skipped()] == [root / "one" / "broken.jpg"]


def test_a_folder_that_was_taken_out_stays_out(
    library: Library, thumbnails: ThumbnailEngine, root: Path
) -> None:
    library.remove_folder(root)
    paint(root / "new.png", 99)
    report = update(library, thumbnails, Change(root, deep=True), Change(root / "one", deep=False))
    assert not report.changed
    assert library.folder_paths() == []


def test_a_folder_outside_the_library_is_not_added(
    library: Library, thumbnails: ThumbnailEngine, root: Path, tmp_path: Path
) -> None:
    paint(tmp_path / "elsewhere" / "x.png", 5)
    assert not update(library, thumbnails, Change(tmp_path / "elsewhere", deep=True)).changed
    assert library.folder_paths() == [root]


def test_an_offline_folder_keeps_its_photographs(
    library: Library, thumbnails: ThumbnailEngine, root: Path
) -> None:
    gone = root.rename(root.with_name("unplugged"))
    assert update(library, thumbnails, Change(root, deep=True)).offline == 4
    assert library.folders()[0].offline
    gone.rename(root)
    report = update(library, thumbnails, Change(root, deep=True))
    assert (report.unchanged, report.changed) == (4, False)
    assert not library.folders()[0].offline


def test_what_happened_names_the_place_to_look_at(tmp_path: Path) -> None:
    root = tmp_path / "root"
    (root / "2024.05 Rome").mkdir(parents=True)

    def place(name: str, *, gone: bool = False) -> Change | None:
        return change_of(root / name, [root], gone=gone)

    shallow, deep = Change(root, deep=False), Change(root / "2024.05 Rome", deep=True)
    assert place("a.JPG") == shallow
    assert place("a.JPG", gone=True) == shallow
    assert place("2024.05 Rome") == deep
    assert place("2024.05 Paris", gone=True) == shallow
    assert place("notes.txt") is None
    assert place(".cache/a.jpg") is None
    assert place("node_modules/a.jpg") is None
    assert change_of(tmp_path / "a.jpg", [root], gone=False) is None
    assert change_of(root, [root], gone=True) == Change(root, deep=True)


def test_a_link_to_a_folder_of_the_library_is_looked_at_where_it_leads(tmp_path: Path) -> None:
    root = tmp_path / "root"
    (root / "real").mkdir(parents=True)
    try:
        (root / "link").symlink_to(root / "real", target_is_directory=True)
    except OSError:
        pytest.skip("this system makes no links")
    assert change_of(root / "link" / "a.jpg", [root], gone=False) == Change(root / "real", deep=False)


def test_places_inside_a_deep_one_are_left_out() -> None:
    a, ab, abc = Path("/a"), Path("/a/b"), Path("/a/b/c")
    changes = [Change(abc, deep=False), Change(ab, deep=True), Change(ab, deep=False), Change(a, deep=False)]
    assert outermost(changes) == [Change(a, deep=False), Change(ab, deep=True)]


def test_very_many_places_become_their_whole_folders() -> None:
    roots = [Path("/a"), Path("/b")]
    changes = [Change(Path("/a") / str(number), deep=True) for number in range(1000)]
    assert widened(changes, roots) == {Change(Path("/a"), deep=True)}


@pytest.mark.parametrize("when", ["before the walk", "after the walk"])
def test_a_drive_that_goes_in_the_middle_of_a_look_keeps_its_photographs(
    library: Library, thumbnails: ThumbnailEngine, root: Path, monkeypatch: pytest.MonkeyPatch, when: str
) -> None:
    real_is_folder, real_walk = scan.is_folder, scan.walk

    def unplug_first(path: Path) -> bool:
        if path == root and when == "before the walk":
            root.rename(root.with_name("unplugged"))
        return real_is_folder(path)

    def unplug_then(folder: Path, **options: object) -> object:
        walked = real_walk(folder, **options)  # type: ignore[arg-type]
        root.rename(root.with_name("unplugged"))
        return walked

    monkeypatch.setattr(scan, "is_folder", unplug_first)
    if when == "after the walk":
        monkeypatch.setattr(scan, "walk", unplug_then)
    assert update(library, thumbnails, Change(root, deep=True)).offline == 4
    assert library.count == 4
    assert library.folders()[0].offline


@pytest.mark.parametrize("inside", [".", "deeper"])
def test_a_look_at_a_folder_with_a_link_into_the_library_doubles_nothing(
    library: Library, thumbnails: ThumbnailEngine, root: Path, inside: str
) -> None:
    place = root / "one" / inside
    place.mkdir(exist_ok=True)
    try:
        (place / "link").symlink_to(root / "two", target_is_directory=True)
        (place / "around").symlink_to(root.parent, target_is_directory=True)
    except OSError:
        pytest.skip("this system makes no links")
    there = ["a.png", "b.png", "one/c.png", "two/d.png"]
    assert update(library, thumbnails, Change(root / "one", deep=True)).added == 0
    assert names(library, root) == there
    assert scan.index(library, thumbnails, [root / "one"]).added == 0
    assert names(library, root) == there
    assert scan.index(library, thumbnails).unchanged == 4


def test_a_link_from_one_folder_of_the_library_into_another_doubles_nothing(
    library: Library, thumbnails: ThumbnailEngine, root: Path, tmp_path: Path
) -> None:
    albums = tmp_path / "albums"
    paint(albums / "e.png", 77)
    paint(tmp_path / "outside" / "f.png", 88)
    try:
        (albums / "favourites").symlink_to(root, target_is_directory=True)
        (albums / "others").symlink_to(tmp_path / "outside", target_is_directory=True)
    except OSError:
        pytest.skip("this system makes no links")
    assert scan.index(library, thumbnails, [albums]).added == 2
    assert scan.index(library, thumbnails).unchanged == library.count == 6
    library.remove_folder(root)
    assert scan.index(library, thumbnails).added == 4, "now they are seen through the link alone"


@pytest.mark.parametrize("deep", [True, False])
@pytest.mark.parametrize("place", ["one/inner", "one"])
def test_what_lies_below_a_folder_that_denies_it_is_kept(
    library: Library,
    thumbnails: ThumbnailEngine,
    root: Path,
    monkeypatch: pytest.MonkeyPatch,
    place: str,
    deep: bool,
) -> None:
    paint(root / "one" / "inner" / "e.png", 66)
    scan.index(library, thumbnails)
    real = os.stat

    def stat(path: Any, **options: Any) -> os.stat_result:
        if Path(os.fsdecode(path)).parent == root / "one":
            raise PermissionError(errno.EACCES, "Permission denied", path)
        return real(path, **options)

    with monkeypatch.context() as patch:  # a test that runs as root cannot take the right away
        patch.setattr(os, "stat", stat)
        report = update(library, thumbnails, Change(root / place, deep=deep))
    assert (report.removed, library.count) == (0, 5)
    if deep or place == "one/inner":
        assert report.offline == 1
        assert [item.reason for item in report.skipped] == ["the folder cannot be read (Permission denied)"]
