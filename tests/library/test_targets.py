"""Which folders an index looks through: those named, those they lie in, and all where all are due."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from index_counts import counts
from thumbnail_engine import ThumbnailEngine

from lsgui.core.types import LibraryError
from lsgui.library.scan import index
from lsgui.library.store import Library
from lsgui.library.summary import FolderState

OpenLibrary = Callable[[ThumbnailEngine], Library]


def test_folders_inside_each_other_fold_together(
    library: Library, thumbnails: ThumbnailEngine, photos: Path
) -> None:
    inner = photos / "2024"
    inner.mkdir()
    (photos / "moon.jpg").rename(inner / "moon.jpg")
    assert counts(index(library, thumbnails, [inner])) == {"added": 1}
    assert counts(index(library, thumbnails, [photos, inner, photos])) == {"added": 11, "unchanged": 1}
    assert library.folders() == [FolderState(photos, 12, False)]

    (inner / "moon.jpg").unlink()
    (photos / "coins.png").unlink()
    assert counts(index(library, thumbnails, [inner])) == {"removed": 1}, "only there was looked"
    assert counts(index(library, thumbnails, [photos])) == {"unchanged": 10, "removed": 1}


@pytest.mark.parametrize("name", [".private", "node_modules", "@eaDir", "Previews.lrdata/2024"])
def test_a_folder_that_its_outer_one_leaves_out_is_one_of_its_own(
    library: Library, thumbnails: ThumbnailEngine, photos: Path, name: str
) -> None:
    inner = photos / name
    inner.mkdir(parents=True)
    (photos / "moon.jpg").rename(inner / "moon.jpg")
    folders = [FolderState(photos, 11, False), FolderState(inner, 1, False)]
    index(library, thumbnails, [photos])
    assert counts(index(library, thumbnails, [inner])) == {"added": 1}
    assert sorted(library.folders(), key=lambda folder: folder.path) == folders
    for named in ([photos], [photos, inner], []):
        report = index(library, thumbnails, named)
        assert (report.removed, library.count) == (0, 12)
    assert sorted(library.folders(), key=lambda folder: folder.path) == folders
    assert counts(index(library, thumbnails, [photos.parent])) == {"unchanged": 11}
    assert [folder.count for folder in library.folders() if folder.path == inner] == [1]


def test_a_folder_that_was_offline_folds_into_the_one_around_it_when_it_is_back(
    library: Library, thumbnails: ThumbnailEngine, photos: Path
) -> None:
    inner, away = photos / "2024", photos.with_name("away")
    inner.mkdir()
    (photos / "moon.jpg").rename(inner / "moon.jpg")
    index(library, thumbnails, [inner])
    inner.rename(away)
    index(library, thumbnails, [photos])
    inner.mkdir()  # the mount point of a drive that is not mounted
    index(library, thumbnails, [photos])
    assert library.folders() == [FolderState(photos, 11, False), FolderState(inner, 1, True)]
    inner.rmdir()
    away.rename(inner)
    assert counts(index(library, thumbnails, [photos])) == {"unchanged": 12}
    assert library.folders() == [FolderState(photos, 12, False)]


@pytest.mark.parametrize("what", ["file", "lost link"])
def test_a_folder_that_became_something_else_is_offline_and_holds_up_no_other(
    library: Library, thumbnails: ThumbnailEngine, photos: Path, tmp_path: Path, what: str
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (photos / "moon.jpg").rename(other / "moon.jpg")
    index(library, thumbnails, [photos, other])
    shutil.rmtree(other)
    other.touch() if what == "file" else other.symlink_to(tmp_path / "nowhere")
    for named in ([photos, other], []):
        assert counts(index(library, thumbnails, named)) == {"unchanged": 11, "offline": 1}
    assert library.folders() == [FolderState(other, 1, True), FolderState(photos, 11, False)]


def test_a_missing_folder_is_looked_through_only_if_it_held_images(
    library: Library, thumbnails: ThumbnailEngine, photos: Path
) -> None:
    for folder in ("2023", "2024"):
        (photos / folder).mkdir()
        shutil.copy(photos / "moon.jpg", photos / folder)
    index(library, thumbnails, [photos])
    shutil.rmtree(photos / "2024")
    assert counts(index(library, thumbnails, [photos / "2024"])) == {"removed": 1}
    for bad in (photos / "2024", photos / "typo", photos / "coffee.jpg", photos / "2023" / "moon.jpg"):
        with pytest.raises(LibraryError, match="is not a folder"):
            index(library, thumbnails, [bad])
    assert library.count == 13


def test_a_linked_folder_is_the_folder(
    library: Library, thumbnails: ThumbnailEngine, photos: Path, tmp_path: Path
) -> None:
    (tmp_path / "link").symlink_to(photos, target_is_directory=True)
    index(library, thumbnails, [photos])
    assert counts(index(library, thumbnails, [tmp_path / "link"])) == {"unchanged": 12}
    assert library.folders() == [FolderState(photos, 12, False)]


def test_an_unknown_folder_is_refused_before_anything_is_done(
    library: Library, thumbnails: ThumbnailEngine, photos: Path
) -> None:
    for bad in (photos / "nowhere", photos / "moon.jpg"):
        with pytest.raises(LibraryError, match="is not a folder"):
            index(library, thumbnails, [photos, bad])
    assert library.count == 0
    assert library.folders() == []


def test_no_folder_and_an_empty_folder(library: Library, thumbnails: ThumbnailEngine, tmp_path: Path) -> None:
    assert counts(index(library, thumbnails)) == {}
    (tmp_path / "empty").mkdir()
    report = index(library, thumbnails, [tmp_path / "empty"])
    assert counts(report) == {}
    assert report.images_per_second == 0
    assert library.folders() == [FolderState(tmp_path / "empty", 0, False)]


def test_what_cannot_be_read_now_does_not_make_everything_due(
    open_library: OpenLibrary, thumbnails: ThumbnailEngine, photos: Path, tmp_path: Path
) -> None:
    away = tmp_path / "away"
    away.mkdir()
    (photos / "moon.jpg").rename(away / "moon.jpg")
    index(open_library(thumbnails), thumbnails, [photos, away])
    away.rename(tmp_path / "unplugged")
    newer = ThumbnailEngine("newer", sign=-1)
    new = open_library(newer)
    index(new, newer)
    assert new.stale == 1
    (photos / "inner").mkdir()
    (photos / "coffee.jpg").rename(photos / "inner" / "coffee.jpg")
    report = index(new, newer, [photos / "inner"])
    assert report.unchanged + report.added + report.updated == 1, "only the named folder is looked at"
