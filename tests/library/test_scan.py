"""What an index does with a user's folders, over and over again."""

import errno
import json
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import hostile_decoders
import numpy as np
import pytest
from index_counts import counts, names, nearest_name
from PIL import Image
from thumbnail_engine import ThumbnailEngine

from lsgui.core import images
from lsgui.core.types import Cancelled, LibraryError
from lsgui.library import walk as walking
from lsgui.library.changes import Change
from lsgui.library.scan import index
from lsgui.library.store import Library
from lsgui.library.summary import FolderState
from lsgui.library.worker import Decode

OpenLibrary = Callable[[ThumbnailEngine], Library]


def test_the_first_index_embeds_everything_once(
    library: Library, thumbnails: ThumbnailEngine, photos: Path
) -> None:
    report = index(library, thumbnails, [photos])
    assert counts(report) == {"added": 12}
    assert report.total == library.count == 12
    assert report.seconds > 0
    assert report.images_per_second == pytest.approx(12 / report.seconds)
    assert sum(thumbnails.batches) == 12
    assert max(thumbnails.batches) <= 8
    assert library.paths() == sorted(photos.iterdir())
    assert library.folders() == [FolderState(photos, 12, False)]
    for path in library.paths():
        best = library.nearest(thumbnails.embed(path), 12)
        assert best[0].path == path
        assert best[0].distance < 1e-5
        assert [neighbour.rank for neighbour in best] == list(range(1, 13))


def test_neighbours_are_those_of_a_naive_search(
    library: Library, thumbnails: ThumbnailEngine, photos: Path
) -> None:
    index(library, thumbnails, [photos])
    query = thumbnails.embed(photos / "coffee.jpg") + thumbnails.embed(photos / "rocket.jpg")
    distances = {}
    for path in photos.iterdir():
        stored = thumbnails.embed(path).astype(np.float16).astype(np.float64)
        distances[path] = 1 - stored @ query / np.linalg.norm(stored) / np.linalg.norm(query)
    found = library.nearest(query, 5)
    assert [neighbour.path for neighbour in found] == sorted(distances, key=distances.__getitem__)[:5]
    assert [n.distance for n in found] == pytest.approx([distances[n.path] for n in found], abs=2e-6)


def test_a_rerun_embeds_nothing(open_library: OpenLibrary, thumbnails: ThumbnailEngine, photos: Path) -> None:
    index(open_library(thumbnails), thumbnails, [photos])
    thumbnails.batches.clear()
    report = index(open_library(thumbnails), thumbnails, [photos])
    assert counts(report) == {"unchanged": 12}
    assert thumbnails.embedded == 0
    assert counts(index(open_library(thumbnails), thumbnails)) == {"unchanged": 12}, "no folder named: all"


def test_a_rerun_embeds_only_what_changed(
    library: Library, thumbnails: ThumbnailEngine, photos: Path
) -> None:
    index(library, thumbnails, [photos])
    assert nearest_name(library, thumbnails, photos / "coffee.jpg") == "coffee.jpg"
    thumbnails.batches.clear()
    with Image.open(photos / "rocket.jpg") as image:
        image.rotate(90, expand=True).save(photos / "coffee.jpg")  # another content under the same name
    shutil.copy(photos / "china.jpg", photos / "china copy.jpg")
    (photos / "moon.jpg").rename(photos / "the moon.jpg")
    (photos / "coins.png").unlink()
    os.utime(photos / "flower.jpg", (1, 1))

    report = index(library, thumbnails, [photos])

    assert counts(report) == {"added": 1, "updated": 1, "unchanged": 9, "moved": 1, "removed": 1}
    assert thumbnails.embedded == 1, "only the changed file is new to the engine"
    assert report.total == 12
    assert "coins.png" not in names(library)
    assert nearest_name(library, thumbnails, photos / "the moon.jpg") == "the moon.jpg"
    assert nearest_name(library, thumbnails, photos / "coffee.jpg") == "coffee.jpg"
    assert counts(index(library, thumbnails, [photos])) == {"unchanged": 12}


def test_twins_tie_in_path_order(library: Library, thumbnails: ThumbnailEngine, photos: Path) -> None:
    for copy in ("b.jpg", "z.jpg", "a.jpg"):
        shutil.copy(photos / "rocket.jpg", photos / copy)
    index(library, thumbnails, [photos])
    found = library.nearest(thumbnails.embed(photos / "rocket.jpg"), 4)
    assert [neighbour.path.name for neighbour in found] == ["a.jpg", "b.jpg", "rocket.jpg", "z.jpg"]


def test_moved_between_two_folders(
    library: Library, thumbnails: ThumbnailEngine, photos: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    shutil.copy(photos / "china.jpg", other)
    index(library, thumbnails, [photos, other])
    thumbnails.batches.clear()
    (photos / "moon.jpg").rename(other / "moon.jpg")
    assert counts(index(library, thumbnails, [photos, other])) == {"unchanged": 12, "moved": 1}
    assert thumbnails.embedded == 0


def test_a_bad_file_costs_only_itself(library: Library, thumbnails: ThumbnailEngine, photos: Path) -> None:
    whole = (photos / "coffee.jpg").read_bytes()
    (photos / "coffee.jpg").write_bytes(whole[: len(whole) // 2])
    (photos / "empty.png").touch()
    (photos / "letter.jpg").write_text("Dear user,\n" * 40)
    report = index(library, thumbnails, [photos])
    assert counts(report) == {"added": 11, "skipped": 3}
    reasons = {Path(item.path).name: item.reason for item in library.skipped()}
    assert reasons == {
        "coffee.jpg": "the file is truncated",
        "empty.png": "the file is empty",
        "letter.jpg": "it is not a picture in a format that lsgui reads",
    }
    assert sorted(report.skipped, key=lambda item: item.path) == library.skipped()

    (photos / "coffee.jpg").write_bytes(whole)
    (photos / "letter.jpg").unlink()
    (photos / "moon.jpg").write_bytes(b"")
    assert counts(index(library, thumbnails, [photos])) == {"added": 1, "unchanged": 10, "skipped": 2}
    assert [Path(item.path).name for item in library.skipped()] == ["empty.png", "moon.jpg"]
    assert "moon.jpg" not in names(library)
    assert library.count == 11


def test_a_missing_folder_is_offline_and_kept(
    library: Library, thumbnails: ThumbnailEngine, photos: Path
) -> None:
    index(library, thumbnails, [photos])
    away = photos.rename(photos.with_name("away"))
    assert counts(index(library, thumbnails, [photos])) == {"offline": 12}
    assert library.folders() == [FolderState(photos, 12, True)]
    photos.mkdir()  # the mount point of a drive that is not mounted
    assert counts(index(library, thumbnails)) == {"offline": 12}
    assert len(library.nearest(thumbnails.embed(away / "moon.jpg"), 3)) == 3
    photos.rmdir()
    away.rename(photos)
    assert counts(index(library, thumbnails)) == {"unchanged": 12}
    assert library.folders() == [FolderState(photos, 12, False)]


def test_what_lies_in_an_unreadable_folder_is_kept(
    library: Library, thumbnails: ThumbnailEngine, photos: Path, deny: Callable[[Path], None]
) -> None:
    inner = photos / "inner"
    inner.mkdir()
    (photos / "moon.jpg").rename(inner / "moon.jpg")
    index(library, thumbnails, [photos])
    deny(inner)
    report = index(library, thumbnails, [photos])
    assert counts(report) == {"unchanged": 11, "offline": 1, "skipped": 1}
    assert library.skipped()[0].path == str(inner)
    assert "moon.jpg" in names(library)


def test_a_file_that_cannot_be_looked_at_now_is_kept(
    library: Library, thumbnails: ThumbnailEngine, photos: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index(library, thumbnails, [photos])
    real = walking._add

    def stale(entry: "os.DirEntry[str]", path: Path, walked: walking.Walked) -> None:
        real(SimpleNamespace(stat=fail) if path.name == "moon.jpg" else entry, path, walked)  # type: ignore[arg-type]

    def fail() -> None:
        raise OSError(errno.ESTALE, "Stale file handle")

    with monkeypatch.context() as patch:
        patch.setattr(walking, "_add", stale)
        assert counts(index(library, thumbnails, [photos])) == {"unchanged": 11, "offline": 1, "skipped": 1}
    assert [item.reason for item in library.skipped()] == ["the file cannot be read (Stale file handle)"]
    assert "moon.jpg" in names(library)
    assert counts(index(library, thumbnails, [photos])) == {"unchanged": 12}
    assert library.skipped() == []


@pytest.mark.parametrize("decode", [hostile_decoders.unreadable, hostile_decoders.unplugged])
def test_a_file_that_cannot_be_read_now_is_kept_and_read_again_later(
    library: Library,
    thumbnails: ThumbnailEngine,
    photos: Path,
    monkeypatch: pytest.MonkeyPatch,
    decode: Decode,
) -> None:
    index(library, thumbnails, [photos])
    with Image.open(photos / "rocket.jpg") as picture:
        picture.rotate(90).save(photos / "moon.jpg")
    with monkeypatch.context() as patch:
        patch.setattr(images, "pixels", decode)
        assert counts(index(library, thumbnails, [photos])) == {"unchanged": 11, "offline": 1, "skipped": 1}
    assert "moon.jpg" in names(library)
    assert counts(index(library, thumbnails, [photos])) == {"unchanged": 11, "updated": 1}
    assert library.skipped() == []


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right here that most users lack")
def test_what_links_lead_to_is_kept_while_they_lead_nowhere(
    library: Library, thumbnails: ThumbnailEngine, photos: Path, tmp_path: Path
) -> None:
    drive, away = tmp_path / "drive", tmp_path / "away"
    drive.mkdir()
    for name in ("moon.jpg", "coffee.jpg"):
        (photos / name).rename(drive / name)
    (photos / "trip").symlink_to(drive)
    (photos / "one.jpg").symlink_to(drive / "moon.jpg")
    (photos / "notes").symlink_to(tmp_path / "nowhere")  # never led to a photograph
    assert counts(index(library, thumbnails, [photos])) == {"added": 13}
    drive.rename(away)
    for _ in range(2):
        assert counts(index(library, thumbnails)) == {"unchanged": 10, "offline": 3, "skipped": 2}
        assert {(Path(item.path).name, item.reason) for item in library.skipped()} == {
            ("one.jpg", "the link leads nowhere"),
            ("trip", "the link leads nowhere"),
        }
    change = Change(photos, deep=False)
    assert counts(index(library, thumbnails, changes=[change]))["offline"] == 3
    away.rename(drive)
    assert counts(index(library, thumbnails)) == {"unchanged": 13}
    assert library.skipped() == []
    drive.rename(away)
    (photos / "trip").unlink()
    (photos / "one.jpg").unlink()
    assert counts(index(library, thumbnails)) == {"unchanged": 10, "removed": 3}


def test_a_removed_folder_comes_back_without_work(
    library: Library, thumbnails: ThumbnailEngine, photos: Path
) -> None:
    index(library, thumbnails, [photos])
    thumbnails.batches.clear()
    library.remove_folder(photos)
    assert (library.count, library.folders(), library.paths()) == (0, [], [])
    assert library.nearest(thumbnails.embed(photos / "moon.jpg"), 3) == []
    assert counts(index(library, thumbnails)) == {}
    library.restore_folder(photos)
    assert library.count == 12
    assert nearest_name(library, thumbnails, photos / "moon.jpg") == "moon.jpg"
    library.remove_folder(photos)
    assert counts(index(library, thumbnails, [photos])) == {"unchanged": 12}
    assert thumbnails.embedded == 0


def test_cancelling_keeps_what_is_done(
    open_library: OpenLibrary, thumbnails: ThumbnailEngine, photos: Path
) -> None:
    steps: list[tuple[int, int]] = []

    def stop_after_eight(done: int, total: int) -> None:
        steps.append((done, total))
        if done == 8:
            raise Cancelled

    library = open_library(thumbnails)
    with pytest.raises(Cancelled):
        index(library, thumbnails, [photos], progress=stop_after_eight)
    assert library.count == 8
    assert steps[-1] == (8, 12)
    again = open_library(thumbnails)
    assert counts(index(again, thumbnails, [photos])) == {"added": 4, "unchanged": 8}
    assert thumbnails.embedded == 12


def test_cancelling_between_move_and_removal_loses_no_feature(
    library: Library, thumbnails: ThumbnailEngine, photos: Path
) -> None:
    index(library, thumbnails, [photos])
    thumbnails.batches.clear()
    (photos / "coffee.jpg").rename(photos / "tea.jpg")

    def stop(done: int, total: int) -> None:
        if total:
            raise Cancelled

    with pytest.raises(Cancelled):
        index(library, thumbnails, [photos], progress=stop)
    assert counts(index(library, thumbnails, [photos])) == {"unchanged": 11, "moved": 1}
    assert thumbnails.embedded == 0


def test_the_engine_must_be_the_librarys(library: Library, photos: Path) -> None:
    with pytest.raises(LibraryError, match="opened for checkpoint thumbnails"):
        index(library, ThumbnailEngine("stranger"), [photos])


@pytest.mark.parametrize("name", ["naïve 写真 🐕.jpg", "100%_'quoted'.jpg"])
def test_any_name_is_indexed(library: Library, thumbnails: ThumbnailEngine, photos: Path, name: str) -> None:
    (photos / "moon.jpg").rename(photos / name)
    index(library, thumbnails, [photos])
    assert name in names(library)


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="there a file name is always text")
def test_a_name_that_is_no_text_is_indexed(
    library: Library, thumbnails: ThumbnailEngine, photos: Path
) -> None:
    odd = Path(os.fsdecode(os.fsencode(photos) + b"/caf\xe9.jpg"))
    (photos / "moon.jpg").rename(odd)
    report = index(library, thumbnails, [photos])
    assert counts(report) == {"added": 12}
    assert odd in library.paths()
    assert library.nearest(thumbnails.embed(odd), 1)[0].path == odd


def test_the_report_as_json(library: Library, thumbnails: ThumbnailEngine, photos: Path) -> None:
    (photos / "empty.jpg").touch()
    values = json.loads(json.dumps(index(library, thumbnails, [photos]).to_json()))
    assert list(values) == [
        "added",
        "updated",
        "unchanged",
        "moved",
        "removed",
        "offline",
        "skipped",
        "copies",
        "total",
        "seconds",
        "images_per_second",
    ]
    assert values["skipped"] == [{"path": str(photos / "empty.jpg"), "reason": "the file is empty"}]
    assert (values["added"], values["total"]) == (12, 12)


def test_progress_counts_what_is_to_do(library: Library, thumbnails: ThumbnailEngine, photos: Path) -> None:
    steps: list[tuple[int, int]] = []
    index(library, thumbnails, [photos], progress=lambda done, total: steps.append((done, total)))
    assert steps[0] == (12, 0)
    working = [step for step in steps if step[1]]
    assert {total for _, total in working} == {12}
    assert working == sorted(working)
    assert working[-1] == (12, 12)


def test_a_name_that_changes_in_case_alone_is_moved(
    library: Library, thumbnails: ThumbnailEngine, photos: Path
) -> None:
    index(library, thumbnails, [photos])
    thumbnails.batches.clear()
    (photos / "moon.jpg").rename(photos / "Moon.JPG")
    assert counts(index(library, thumbnails, [photos])) == {"unchanged": 11, "moved": 1}
    assert thumbnails.embedded == 0
    assert "Moon.JPG" in names(library)
    assert "moon.jpg" not in names(library)
    assert nearest_name(library, thumbnails, photos / "Moon.JPG") == "Moon.JPG"


def test_a_folder_whose_name_changes_is_moved_with_all_in_it(
    library: Library, thumbnails: ThumbnailEngine, photos: Path
) -> None:
    (photos / "trip").mkdir()
    for name in ("moon.jpg", "china.jpg"):
        (photos / name).rename(photos / "trip" / name)
    index(library, thumbnails, [photos])
    thumbnails.batches.clear()
    (photos / "trip").rename(photos / "Trip")
    assert counts(index(library, thumbnails, [photos])) == {"unchanged": 10, "moved": 2}
    assert thumbnails.embedded == 0


@pytest.mark.parametrize("when", ["between two folders", "between list and look"])
def test_a_drive_that_is_unplugged_while_it_is_looked_through_loses_nothing(
    library: Library,
    thumbnails: ThumbnailEngine,
    photos: Path,
    monkeypatch: pytest.MonkeyPatch,
    when: str,
) -> None:
    for folder in ("1", "2"):
        (photos / folder).mkdir()
        for path in [path for path in sorted(photos.iterdir()) if path.is_file()][:6]:
            path.rename(photos / folder / path.name)
    index(library, thumbnails, [photos])
    away = photos.with_name("away")
    real = walking._list if when == "between two folders" else walking._add

    def unplug(place: object, path: Path | walking.Walked, *rest: object) -> None:
        current = path if isinstance(path, Path) else place
        if photos.exists() and (photos / "2") in (current, getattr(current, "parent", None)):
            photos.rename(away)
        real(place, path, *rest)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(walking, real.__name__, unplug)
        report = index(library, thumbnails, [photos])
    assert (report.removed, library.count) == (0, 12)
    assert library.folders() == [FolderState(photos, 12, True)]
    away.rename(photos)
    thumbnails.batches.clear()
    assert counts(index(library, thumbnails, [photos])) == {"unchanged": 12}
    assert thumbnails.embedded == 0


def test_a_folder_that_is_emptied_by_its_user_is_empty(
    library: Library, thumbnails: ThumbnailEngine, photos: Path
) -> None:
    (photos / "old").mkdir()
    (photos / "moon.jpg").rename(photos / "old" / "moon.jpg")
    index(library, thumbnails, [photos])
    (photos / "old" / "moon.jpg").unlink()
    assert counts(index(library, thumbnails, [photos])) == {"unchanged": 11, "removed": 1}
